//! Titles of the window among what a header states: `title: The mill grinds again | Harbour Post`, where
//! the body has the title alone.

use memchr::memmem;

use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys, title};

/// How much of a body is looked at.
const WINDOW: usize = 16 << 10;

/// The places of a text that are looked at.
const MOST_PLACES: usize = 16;

/// Words of a title that may stand in a menu too, at most, and characters of one of Han.
const MOST_OF_MENU: usize = 1;
const MOST_OF_MENU_IN_CJK: usize = 5;

/// Tells the titles of windows from those of stories.
pub(super) fn tell(fields: &mut [Field], body: &str) {
    let Some(window) = body.get(..body.floor_char_boundary(WINDOW)) else {
        return;
    };
    for field in fields {
        let is_title = || keys::envelope(field.key()).is_some_and(|(it, _)| it == FieldName::Title);
        if matches!(field.place(), Place::Header | Place::FrontMatter)
            && is_title()
            && title::heads(field.value()).any(|head| is_long(head) && is_line(window, head))
        {
            field.place = Place::HtmlTitle;
        }
    }
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
            ("The mill - a story of flour", "The mill - a story of flour"),
        ] {
            let document = format!("title: {title}\nurl: https://h.example/1\n\n{line}\n\n{BODY}");
            assert_eq!(clean(document).title(), Some(title), "{line}");
        }
    }
}
