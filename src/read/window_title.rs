//! Titles of the window among what a header states: `title: The mill grinds again | Harbour Post`, where
//! the body has the title alone, or the address is that of the Harbour Post.

use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, address, keys, title};
use crate::page::Page;
use crate::phrases;

/// How much of a page is looked at, in bytes.
const WINDOW: usize = 16 << 10;

/// The longest title, in bytes: each of its separators is looked at.
const LONGEST: usize = 512;

/// Words of a title that may stand in a menu too, at most, and characters of one of Han.
const MOST_OF_MENU: usize = 1;
const MOST_OF_MENU_IN_CJK: usize = 5;

/// The shortest name of a site that is compared with its host, in bytes.
const LEAST_OF_NAME: usize = 4;

/// The longest name of a Chinese outlet, in characters.
const LONGEST_OUTLET: usize = 32;

/// Tells the titles of windows from those of stories.
pub(super) fn tell(page: &mut Page) {
    for at in 0..page.fields.len() {
        // What most values tell is cheaper than what their keys do.
        let title = page.fields.get(at).filter(|field| {
            field.value().len() <= LONGEST
                && field.place().is_own_header()
                && title::heads(field.value()).next().is_some()
                && is_of(field, FieldName::Title)
        });
        let Some(field) = title else {
            continue;
        };
        let told = if is_window(field.value(), page) {
            let mut told = field.clone();
            told.place = Place::HtmlTitle;
            told
        } else if let Some(title) = before_outlet(field.value(), page) {
            // Nothing else says what the title is.
            field.saying(title)
        } else {
            continue;
        };
        if let Some(field) = page.fields.get_mut(at) {
            *field = told;
        }
    }
}

fn is_of(field: &Field, name: FieldName) -> bool {
    keys::envelope(field.key()).is_some_and(|(it, _)| it == name)
}

/// Whether what stands behind a separator of a title is the name of its site: the text has the rest, or the
/// address is called so.
fn is_window(title: &str, page: &Page) -> bool {
    let mut fields = page.fields.iter();
    let may_be = |field: &&Field| field.value().contains("://") && field.place().is_own_header();
    let stated = fields.find(|field| may_be(field) && is_of(field, FieldName::Url));
    let host = |url: &str| address::host(url).map(str::to_ascii_lowercase);
    let host = stated.and_then(|field| host(field.value()));
    let host = host.unwrap_or_default();
    title::heads(title).any(|head| {
        let tail = title.get(head.len()..).unwrap_or_default();
        is_long(head) && (is_called(&host, tail) || has_line(page, head))
    })
}

/// What stands before a low line and a Chinese outlet: `磨坊重开_河口新闻网`.
fn before_outlet<'a>(title: &'a str, page: &Page) -> Option<&'a str> {
    let (head, outlet) = title.rsplit_once('_')?;
    let ends = ["新闻", "新聞", "资讯", "資訊"];
    let is_one = || phrases::is_outlet(outlet) || ends.iter().any(|end| outlet.ends_with(end));
    let is_short = outlet.chars().nth(LONGEST_OUTLET).is_none();
    (head.contains(is_cjk) && is_short && is_one() && !has_line(page, title))
        .then(|| head.split('_').next().unwrap_or(head).trim())
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

/// Whether a line at the begin of a page is the title and nothing else but signs of Markdown.
fn has_line(page: &Page, title: &str) -> bool {
    let is_sign = |ch: char| matches!(ch, '#' | '*' | '_' | ' ' | '\t' | '[' | '¶');
    let lines = page.blocks().filter(|block| !block.is_envelope());
    let mut lines = lines.take_while(|line| line.data().text.range().start <= WINDOW);
    lines.any(|line| {
        let behind = line.text().trim_start_matches(is_sign).strip_prefix(title);
        let behind = behind.map(|it| it.trim_start_matches(is_sign));
        behind.is_some_and(|it| it.is_empty() || it.starts_with("]("))
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
    fn titles_of_headers_may_have_the_site() {
        let story = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们，村里的人都去看了。";
        for (title, line, found) in [
            ("河湾的磨坊重开_河口新闻网", "", "河湾的磨坊重开"),
            ("河湾的磨坊重开_乡村_河口新闻", "", "河湾的磨坊重开"),
            (
                "河湾的磨坊重开 - 河口论坛",
                "河湾的磨坊重开\n",
                "河湾的磨坊重开",
            ),
            ("河湾的磨坊 - 重开", "", "河湾的磨坊 - 重开"),
            ("磨坊_2024", "", "磨坊_2024"),
        ] {
            let document = format!("title: {title}\ndate: 2024-05-03\n\n{line}{story}");
            assert_eq!(clean(document.as_str()).title(), Some(found), "{title}");
        }
    }

    #[test]
    fn bodies_may_be_pages() {
        for (title, heading) in [
            (
                "The mill grinds again | Harbour Post",
                "The mill grinds again",
            ),
            ("河湾的磨坊重开了_河口", "河湾的磨坊重开了"),
        ] {
            let document = format!(
                "title: {title}\ndate: 2024-05-03\n\n<html><body><h1>{heading}</h1><p>{BODY}</p></body></html>"
            );
            assert_eq!(clean(document.as_str()).title(), Some(heading));
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
