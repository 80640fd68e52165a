//! Names of accounts beside a date, which no table of names knows: `nora69, 2 May 2024`.

use std::ops::Range;

use super::date::weekdays;
use crate::block::Block;
use crate::ledger::Pen;

/// Words between something and its date that is not that of a text, in lower case, sorted.
static OF: &[&str] = &[
    "ab", "au", "before", "bis", "by", "dal", "del", "depuis", "desde", "du", "for", "from",
    "hasta", "of", "seit", "since", "till", "until", "vom", "до", "от",
];

/// Whether what stands beside the date of a line, and is no person, may be an account: it is neither a
/// day nor words on both sides of the date, and nothing in the line tells that the date is that of a
/// price, a version or a meeting. A link of its own tells an account.
pub(crate) fn may_be_one(block: Block<'_>, name: &str, pen: &mut Pen<'_>) -> bool {
    if weekdays::is_day(name) {
        return false;
    }
    let Some((date, _)) = pen.known_dates().first_in(block) else {
        return true;
    };
    let text = block.text();
    let before = text.get(..date.start).unwrap_or_default();
    let behind = text.get(date.end..).unwrap_or_default();
    if surrounds_date(before, behind, name) {
        return false;
    }
    let is_linked = || block.links().any(|(_, text)| text.trim() == name);
    !(is_of(before) || has_label(text, name, &date) || has_numbers(before, behind, name))
        || is_linked()
}

/// What is left beside a date without the word between the two: `Meeting of`.
pub(crate) fn without_of(rest: &str) -> &str {
    let parts = rest.rsplit_once(' ');
    let parts = parts.filter(|(_, last)| OF.binary_search(&&*last.to_lowercase()).is_ok());
    parts.map_or(rest, |(name, _)| name)
}

/// Whether the first word of a name stands before the date, and the last one behind it.
fn surrounds_date(before: &str, behind: &str, name: &str) -> bool {
    let words = name.split_once(' ').zip(name.rsplit_once(' '));
    words.is_some_and(|((first, _), (_, last))| before.contains(first) && behind.contains(last))
}

/// Whether a word before the date says that something is of then.
fn is_of(before: &str) -> bool {
    let mut words = before.split(|ch: char| !ch.is_alphabetic()).rev();
    let mut last = words
        .by_ref()
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .to_lowercase();
    if weekdays::is_day(&last) {
        last = words
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_lowercase();
    }
    OF.binary_search(&last.as_str()).is_ok()
}

/// Whether the name ends or begins with a label: a colon with something else than the date behind it.
fn has_label(text: &str, name: &str, date: &Range<usize>) -> bool {
    let colons = memchr::memchr_iter(b':', text.as_bytes());
    colons.filter(|at| !date.contains(at)).any(|at| {
        let behind = text.get(at + 1..).unwrap_or_default();
        let value = text.len() - behind.trim_start().len();
        let label = text.get(..at).unwrap_or_default().trim_end();
        let word = label.rsplit(' ').next().unwrap_or_default();
        let is_word = !word.is_empty() && !word.ends_with(|ch: char| ch.is_ascii_digit());
        is_word && value != date.start && name.split(' ').any(|part| part == word)
    })
}

/// Whether the line has other numbers than its date, times and those of posts: a price, a version.
fn has_numbers(before: &str, behind: &str, name: &str) -> bool {
    let words = before.split_whitespace().chain(behind.split_whitespace());
    let mut words = words.filter(|word| word.contains(|ch: char| ch.is_ascii_digit()));
    words.any(|word| {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        let is_time = word.contains(':');
        !(is_time || word.starts_with('#') || name.contains(bare))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(OF.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn words_beside_dates_are_not_always_accounts() {
        let authors = |line: &str| -> Vec<String> {
            let page = format!(
                "<h1>Lamps of the harbour</h1><div>{line}</div>\
                 <p>The keeper shows how the wick is cut, and the glass may be taken out and cleaned.</p>"
            );
            let article = crate::clean(page.as_str());
            let authors = article.metadata().authors.iter();
            authors.map(|found| found.value.clone()).collect()
        };
        for line in [
            "EUR 12.50 | 2014-12-07",
            "20% OFF 12/16/2015",
            "SKU 12345 | In stock | 2 May 2024",
            "Version 2.3.1 | 2 May 2024 | 3.4 MB",
            "10.2 Lac* | 7 December 2014",
            "Meeting of 2 May 2024",
            "Bewertung vom 2. Mai 2024",
            "Delivery by Monday 2 May 2024",
            "Posted: 2 May 2024 Salary: £25,000",
        ] {
            assert_eq!(authors(line), [""; 0], "{line}");
        }
        for (line, name) in [
            ("nora69, 2 May 2024 #1", "nora69"),
            ("mossman, Oct 29, 2014", "mossman"),
            ("mossman | 2 May 2024 | 10:15", "mossman"),
            ("<a href=/u/7>mossman</a> 2 May 2024 (14)", "mossman"),
            ("Иван 12.03.2014", "Иван"),
            ("2024-05-03 小明", "小明"),
        ] {
            assert_eq!(authors(line), [name], "{line}");
        }
    }
}
