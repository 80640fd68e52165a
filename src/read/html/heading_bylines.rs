//! Bylines that stand in headings: `<h1>The tide <small>by Ann Bell</small></h1>`.

use crate::metadata::{date, names};
use crate::phrases::{self, CreditKey};

/// The longest byline, in bytes, and the fewest bytes of a title before one: `《潮汐》`.
pub(super) const LONGEST: usize = 160;
const SHORTEST_TITLE: usize = 6;

/// Words of a title before a name that nothing but a class tells to be that of its author.
const LEAST_BEFORE_NAME: usize = 3;

/// Whether a text that an element sets apart at the end of a heading is a byline: behind `title`, which
/// is what of the heading stands before it. `is_hinted` where classes or the element say so.
pub(super) fn is_one(title: &str, text: &str, is_hinted: bool) -> bool {
    let (title, text) = (title.trim_end(), without_signs(text));
    if text.is_empty() || title.len() < SHORTEST_TITLE || leads_on(title) {
        return false;
    }
    match is_hinted {
        true => is_opened(text) || is_credited(text) || has_date(text) || is_name(title, text),
        false => is_opened(text) || is_credited(text),
    }
}

/// Whether the title goes on with what stands behind it: `All posts by`, `Author:`.
fn leads_on(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default();
    title.ends_with([':', '：']) || names::is_opener(last) || phrases::is_filler(last)
}

/// Whether persons stand behind a word that begins bylines.
fn is_opened(text: &str) -> bool {
    let Some(names) = phrases::after_opener(text) else {
        return false;
    };
    let names = names.trim_start_matches([':', ' ']);
    let end = names.find(['|', '·', '•', '—', '–', ',', '(']);
    let names = names.get(..end.unwrap_or(names.len())).unwrap_or_default();
    names::ends_list(names).is_some()
}

/// Whether the text, or what stands behind the date that it begins with, begins with a key: an author's,
/// or one of dates and a date.
fn is_credited(text: &str) -> bool {
    let dated = date::find(text);
    let behind = match &dated {
        Some((range, _)) if range.start == 0 => text.get(range.end..),
        _ => Some(text),
    };
    let behind = without_signs(behind.unwrap_or_default());
    match phrases::credit_at_start(behind) {
        Some((CreditKey::Author | CreditKey::Editor | CreditKey::Source, value)) => {
            value.starts_with([':', '：'])
        }
        Some((CreditKey::Published | CreditKey::Modified, _)) => dated.is_some(),
        _ => false,
    }
}

fn has_date(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && date::find(text).is_some()
}

fn is_name(title: &str, text: &str) -> bool {
    title
        .split_whitespace()
        .nth(LEAST_BEFORE_NAME - 1)
        .is_some()
        && names::ends_list(text).is_some()
}

fn without_signs(text: &str) -> &str {
    text.trim_matches([
        ' ', '\u{a0}', '\u{3000}', '|', '-', '–', '—', '·', '•', '/', '(', ')', '（', '）', '\n',
        '\t',
    ])
}

#[cfg(test)]
mod tests {
    use crate::clean;

    /// The title, the author and the day of a page with such a heading.
    fn read(heading: &str) -> (String, Option<String>, Option<String>) {
        let story = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let article = clean(format!("<div>{heading}{story}{story}</div>").as_str());
        let metadata = article.metadata();
        let author = metadata.authors.first().map(|author| author.value.clone());
        let date = metadata
            .published
            .as_ref()
            .map(|date| date.value.to_string());
        (article.title().unwrap_or_default().to_owned(), author, date)
    }

    #[test]
    fn bylines_in_headings_are_no_part_of_them() {
        let (ann, day) = (Some("Ann Bell"), Some("2022-03-12"));
        for (byline, author, date) in [
            (" <span class=author>By Ann Bell</span>", ann, None),
            ("<small>by Ann Bell</small>", ann, None),
            ("<br><span>By: Ann Bell</span>", ann, None),
            (" <small>by <a href=/ann>Ann Bell</a></small>", ann, None),
            (
                " <span class=byline>Ann Bell, 12 March 2022</span>",
                ann,
                day,
            ),
            (
                " <small>Posted on 12 March 2022 by Ann Bell</small>",
                ann,
                day,
            ),
            (
                " <small>2022-03-12 作者：王小明</small>",
                Some("王小明"),
                day,
            ),
            (
                "<br><span>2022-03-12 &nbsp;&nbsp;&nbsp;来源：内港日报&nbsp;&nbsp;&nbsp;评论：<a>0</a> 点击：\
                 <span id=hits></span></span>",
                None,
                day,
            ),
            ("<time>12 March 2022</time>", None, day),
            (" <span class=date>12 March 2022</span>", None, day),
            (
                "<span class=author>By Ann Bell</span> <span class=date>12 March 2022</span>",
                ann,
                day,
            ),
        ] {
            let (title, found, published) = read(&format!("<h1>Snow closes the pass{byline}</h1>"));
            assert_eq!(title, "Snow closes the pass", "{byline}");
            assert_eq!(found.as_deref(), author, "{byline}");
            assert_eq!(published.as_deref(), date, "{byline}");
        }
    }

    #[test]
    fn what_is_no_byline_stays_a_part_of_the_heading() {
        for (heading, title) in [
            (
                "All posts by <span class=author>Ann Bell</span>",
                "All posts by Ann Bell",
            ),
            (
                "Author: <span class=vcard>Ann Bell</span>",
                "Author: Ann Bell",
            ),
            (
                "Snow closes the pass <small>by the lake</small>",
                "Snow closes the pass by the lake",
            ),
            (
                "Snow closes <span>by Ann Bell</span> the pass",
                "Snow closes by Ann Bell the pass",
            ),
            (
                "Snow on the pass <small>12 March 2022</small>",
                "Snow on the pass 12 March 2022",
            ),
            (
                "<span class=author>Ann Bell</span> on snow",
                "Ann Bell on snow",
            ),
        ] {
            assert_eq!(read(&format!("<h1>{heading}</h1>")).0, title);
        }
    }
}
