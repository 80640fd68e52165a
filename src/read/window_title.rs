//! Titles of the window among what a header states: `title: The mill grinds again | Harbour Post`, where
//! the body has the title alone, or the address is that of the Harbour Post.

use memchr::memmem;

use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys, title};

/// How much of a body is looked at.
const WINDOW: usize = 16 << 10;

/// The longest title, in bytes: each of its separators is looked at.
const LONGEST: usize = 512;

/// The places of a text that are looked at.
const MOST_PLACES: usize = 16;

/// Words of a title that may stand in a menu too, at most, and characters of one of Han.
const MOST_OF_MENU: usize = 1;
const MOST_OF_MENU_IN_CJK: usize = 5;

/// The shortest name of a site that is compared with its host, in bytes.
const LEAST_OF_NAME: usize = 4;

/// Tells the titles of windows from those of stories.
pub(super) fn tell(fields: &mut [Field], body: &str) {
    let Some(window) = body.get(..body.floor_char_boundary(WINDOW)) else {
        return;
    };
    let field_of = |field: &Field| keys::envelope(field.key()).map(|(name, _)| name);
    let url = fields
        .iter()
        .find(|field| field_of(field) == Some(FieldName::Url));
    let host = url.map_or(String::new(), |url| host_of(url.value()));
    for field in fields {
        if matches!(field.place(), Place::Header | Place::FrontMatter)
            && field_of(field) == Some(FieldName::Title)
            && field.value().len() <= LONGEST
            && title::heads(field.value()).any(|head| {
                let tail = field.value().get(head.len()..).unwrap_or_default();
                is_long(head) && (is_line(window, head) || is_called(&host, tail))
            })
        {
            field.place = Place::HtmlTitle;
        }
    }
}

/// The host of an address.
fn host_of(url: &str) -> String {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.to_ascii_lowercase()
}

/// Whether a host has the name that stands behind a title and its separator, with or without hyphens.
fn is_called(host: &str, tail: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|ch| ch.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = letters(tail);
    name.len() >= LEAST_OF_NAME && host.split('.').any(|label| letters(label) == name)
}

fn is_long(title: &str) -> bool {
    match title.contains(is_cjk) {
        true => title.chars().count() > MOST_OF_MENU_IN_CJK,
        false => title.split_whitespace().count() > MOST_OF_MENU,
    }
}

/// Whether a line of the text is the title and nothing else but signs of Markdown.
fn is_line(text: &str, title: &str) -> bool {
    let mut places = memmem::find_iter(text.as_bytes(), title).take(MOST_PLACES);
    places.any(|at| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let behind = rest.get(title.len()..).unwrap_or_default();
        let is_sign = |ch: char| matches!(ch, '#' | '*' | '_' | ' ' | '\t' | '[' | '\r' | '¶');
        let before = before.trim_end_matches(is_sign);
        let behind = behind.trim_start_matches(is_sign);
        (before.is_empty() || before.ends_with('\n'))
            && (behind.is_empty() || behind.starts_with('\n') || behind.starts_with("]("))
    })
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const BODY: &str =
        "The mill at the bend of the river grinds flour again, for the first time in forty years.";

    #[test]
    fn the_title_of_a_window_has_the_name_of_its_site() {
        let title = "The mill grinds again";
        for document in [
            format!(
                "Title: {title} - Harbour Post\nURL Source: https://h.example/1\n\n{title}\n\n{BODY}"
            ),
            format!(
                "---\ntitle: \"{title} | News | Harbour Post\"\nsourceURL: https://h.example/1\n---\n\n# {title}\n\n{BODY}"
            ),
            format!(
                "Source: https://h.example/1\nTitle: {title} — Harbour Post\n\nMenu\n[{title}](/1)\n{BODY}"
            ),
        ] {
            assert_eq!(clean(document.as_str()).title(), Some(title), "{document}");
        }
    }

    #[test]
    fn other_titles_stay_as_they_are() {
        for (title, line) in [
            ("The mill - a story of flour", "The miller"),
            ("Home - a story of flour", "Home"),
            ("The mill - Harbour Post", "By Ann Bell"),
            ("The mill - a story of flour", "The mill - a story of flour"),
        ] {
            let document = format!("title: {title}\nurl: https://h.example/1\n\n{line}\n\n{BODY}");
            assert_eq!(clean(document).title(), Some(title), "{line}");
        }
    }

    #[test]
    fn titles_without_an_end_are_read_in_time() {
        let title = "The mill - ".repeat(1 << 15);
        let document = format!("title: {title}\nurl: https://h.example/1\n\nThe mill\n\n{BODY}");
        let begun = std::time::Instant::now();
        assert_eq!(clean(document).text().lines().next_back(), Some(BODY));
        assert!(begun.elapsed().as_secs() < 5);
    }
}
