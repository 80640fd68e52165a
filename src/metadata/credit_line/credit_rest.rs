//! What is left of a line when credits, dates and phrases are taken away.

use std::ops::Range;

use crate::letters::{is_letter, is_letter_or_digit};
use crate::metadata::han_names::{is_chinese, is_korean};
use crate::metadata::{japanese_names, names};
use crate::phrases;

/// The text without addresses of mail, which name nobody that the line does not name too, and without those of
/// the site, which portals set before the date.
pub(crate) fn without_addresses(rest: String) -> String {
    // Most have none of the signs of either.
    let may_have_one = memchr::memchr3(b'@', b'.', b'/', rest.as_bytes()).is_some();
    let has_site = || SITES.iter().any(|start| rest.contains(start));
    if !may_have_one || (memchr::memchr(b'@', rest.as_bytes()).is_none() && !has_site()) {
        return rest;
    }
    let is_address = |word: &str| {
        let parts = word.split_once('@');
        (word.is_ascii() && SITES.iter().any(|start| word.starts_with(start)))
            || parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
    };
    let words = rest.split(' ').filter(|word| !is_address(word));
    words.collect::<Vec<_>>().join(" ")
}

/// With what addresses of sites begin.
const SITES: [&str; 3] = ["WWW.", "http://", "www."];

/// What no range covers, in pieces separated by spaces.
pub(crate) fn uncovered(text: &str, start: usize, covered: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len().saturating_sub(start));
    let mut at = start;
    for range in covered {
        rest.push_str(text.get(at..range.start).unwrap_or_default());
        rest.push(' ');
        at = at.max(range.end);
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

/// What stands between pieces of what is left, where more than a space set them apart, and between
/// names of a list.
const APART: &str = " | ";
const LISTED: &str = ", ";

/// The text without the words that name nothing, and without bare numbers.
pub(crate) fn without_fillers(rest: &str) -> String {
    let mut kept = String::with_capacity(rest.len());
    let separates = |ch: char| match ch {
        '\'' | '’' | '.' | '-' | '_' => false,
        // Of what is frequent the general question is slow to answer.
        '\u{4e00}'..='\u{9fff}' => ch == '丨',
        '，' | '：' | '（' | '）' | '／' => true,
        _ => !is_letter_or_digit(ch),
    };
    let mut sign = None;
    let mut behind = rest;
    while !behind.is_empty() {
        let last = behind.char_indices().find(|(_, ch)| separates(*ch));
        let (end, next) = last.map_or((behind.len(), behind.len()), |(at, ch)| {
            (at, at + ch.len_utf8())
        });
        let bare = behind.get(..end).unwrap_or_default();
        behind = behind.get(next..).unwrap_or_default();
        let word = bare.trim_matches(|ch| matches!(ch, '.' | '-' | '_' | '\'' | '’'));
        let names_nothing = word.is_empty()
            || AND.contains(&word)
            || BADGES.contains(&word)
            || phrases::is_filler(word);
        if !names_nothing && word.contains(is_letter) {
            let left = phrases::without_unspaced_fillers(word);
            if left.contains(is_letter) {
                if !kept.is_empty() {
                    kept.push_str(sign.unwrap_or(" "));
                }
                sign = None;
                kept.push_str(left);
            }
        }
        if sign != Some(APART) {
            sign = last.and_then(|(_, last)| joins(bare, last)).or(sign);
        }
    }
    kept
}

/// What is left without words that name nothing, and beside a date without where the persons work.
pub(crate) fn left(rest: &str, is_dated: bool) -> String {
    let mut left = without_fillers(rest);
    let persons = is_dated.then(|| before_outlet(&left)).flatten();
    if let Some(length) = persons.map(str::len) {
        left.truncate(length);
    }
    left
}

/// The persons of a list that goes on with where they work: `Ann Bell, Tom Oak, Special for Harbour Post`.
fn before_outlet(rest: &str) -> Option<&str> {
    let mut end = 0;
    for piece in rest.split(LISTED) {
        let is_special = ["Special for ", "Special to "]
            .iter()
            .any(|it| piece.starts_with(it));
        if end > 0 && (is_special || names::is_affiliation(piece)) {
            return rest.get(..end);
        }
        if !names::is_person(piece) || names::is_affiliation(piece) {
            return None;
        }
        end += if end > 0 { LISTED.len() } else { 0 } + piece.len();
    }
    None
}

/// Words that join two names.
pub(crate) const AND: [&str; 4] = ["and", "et", "und", "y"];

/// What stands before the names of accounts; in names themselves the same characters stay: `原创力`.
const BADGES: [&str; 8] = [
    "原创", "原創", "精华", "精華", "置顶", "置頂", "转载", "轉載",
];

/// How a word and the sign behind it set apart what precedes from what follows.
fn joins(word: &str, sign: char) -> Option<&'static str> {
    match sign {
        _ if word == "-" => Some(APART),
        _ if AND.contains(&word) => Some(LISTED),
        '|' | '｜' | '丨' | '︱' | '•' | '(' | '（' => Some(APART),
        // Without spaces they join parts of names.
        '·' | '⋅' | '∙' | '–' | '—' | '/' if word.is_empty() => Some(APART),
        ',' | '，' | '、' | ';' | '&' => Some(LISTED),
        _ => None,
    }
}

/// A name without the words behind it that name nothing, where a date was taken from among them:
/// `Ann Bell am Uhr`.
pub(crate) fn without_last_fillers(name: &str) -> &str {
    let mut left = name;
    while let Some((before, last)) = left.rsplit_once(' ') {
        // Two words with capitals may be a name whatever they mean: `Ann Date`.
        let may_be_name = !before.contains(' ') && last.starts_with(char::is_uppercase);
        if before.is_empty() || may_be_name || !phrases::is_filler(last) {
            break;
        }
        left = before.trim_end();
    }
    // What has numbers or signs before them is taken apart elsewhere.
    if has_letters_of_names_alone(left) {
        left
    } else {
        name
    }
}

/// Whether nothing but letters and what names have among them stands in a text.
pub(super) fn has_letters_of_names_alone(text: &str) -> bool {
    let mut chars = text.chars();
    chars.all(|ch| is_letter(ch) || matches!(ch, ' ' | '.' | '-' | '\'' | '’'))
}

/// Whether what is left is the name of a person; all but Chinese ones are told from other words.
pub(crate) fn is_person(rest: &str) -> bool {
    names::is_person(rest) || is_east_asian(rest)
}

fn is_east_asian(rest: &str) -> bool {
    is_korean(rest) || japanese_names::is_one(rest)
}

/// The names in what is left: of pieces that signs set apart the first that names persons, else the
/// first.
pub(crate) fn name(rest: &str) -> &str {
    let mut pieces = rest.split(APART);
    let first = pieces.clone().next().unwrap_or_default();
    let names_one = |piece: &&str| names::ends_list(piece).is_some() || is_chinese(piece);
    let of_person = pieces.find(|piece| names_one(piece) || is_east_asian(piece));
    of_person.unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_before_words_that_name_nothing() {
        for (text, name) in [
            ("Ann Bell am Uhr", "Ann Bell"),
            ("Ann.Bell am  Uhr", "Ann.Bell"),
            ("Ann Bell", "Ann Bell"),
            ("Ann Bell ● 6 min", "Ann Bell ● 6 min"),
            ("am", "am"),
        ] {
            assert_eq!(without_last_fillers(text), name);
        }
    }

    #[test]
    fn pieces_stay_apart() {
        for (rest, left, told) in [
            (
                "Nora Blanco | Madrid |  ",
                "Nora Blanco | Madrid",
                "Nora Blanco",
            ),
            (
                "Madrid · 3 min · Nora Blanco",
                "Madrid | Nora Blanco",
                "Nora Blanco",
            ),
            (
                "Nora Blanco - Madrid",
                "Nora Blanco | Madrid",
                "Nora Blanco",
            ),
            (
                "Nora Blanco (Madrid)",
                "Nora Blanco | Madrid",
                "Nora Blanco",
            ),
            (
                "Harbour News | Nora Blanco",
                "Harbour News | Nora Blanco",
                "Nora Blanco",
            ),
            (
                "Nora Blanchet, Tom Chêne",
                "Nora Blanchet, Tom Chêne",
                "Nora Blanchet, Tom Chêne",
            ),
            (
                "Nora Blanchet and Tom Oak",
                "Nora Blanchet, Tom Oak",
                "Nora Blanchet, Tom Oak",
            ),
            (
                "Nora Blanco y Tom Oak",
                "Nora Blanco, Tom Oak",
                "Nora Blanco, Tom Oak",
            ),
            ("Tom O’Neil at 21:40", "Tom O’Neil", "Tom O’Neil"),
            ("内港日报 | 李晓明", "内港日报 | 李晓明", "李晓明"),
            ("马克·吐温", "马克 吐温", "马克 吐温"),
            ("", "", ""),
        ] {
            let found = without_fillers(rest);
            assert_eq!((found.as_str(), name(&found)), (left, told), "{rest}");
        }
    }
}
