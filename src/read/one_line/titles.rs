//! A title with which a line begins and that comes again.

use std::ops::Range;

use crate::features::is_cjk;

/// Bytes of a title that comes again, at least and at most.
const LEAST_TITLE: usize = 15;
const MOST_TITLE: usize = 300;

/// Places at which a title is looked for.
const MOST_TITLES: usize = 16;

/// Where the title stands, if the line begins with one that comes again.
pub(super) fn titles(line: &str) -> Vec<Range<usize>> {
    let mut ends = LEAST_TITLE..line.len();
    let least = ends.find(|at| line.is_char_boundary(*at));
    let Some(begin) = least.and_then(|least| line.get(..least)) else {
        return Vec::new();
    };
    let others = line.match_indices(begin).skip(1).take(MOST_TITLES);
    let titles = others.map(|(other, _)| common(line, other));
    let title = titles.max_by_key(|title| title.len()).unwrap_or_default();
    let title = title.trim_end_matches([' ', '-', '|', '–', '—', '_']);
    // What is longer or has sentences is a text that stands there twice.
    if !(LEAST_TITLE..MOST_TITLE).contains(&title.len()) || has_sentence(title) {
        return Vec::new();
    }
    let all = line.match_indices(title);
    all.map(|(at, title)| at..at + title.len()).collect()
}

/// Whether a point ends a sentence in the text.
fn has_sentence(text: &str) -> bool {
    let mut points = text.match_indices(['.', '。', '۔', '।']);
    points.any(|(at, point)| {
        let behind = text.get(at + point.len()..).unwrap_or_default();
        point != "." || behind.is_empty() || behind.starts_with(char::is_whitespace)
    })
}

/// What a line begins with and has at another place too, in whole words.
fn common(line: &str, other: usize) -> &str {
    let again = line.get(other..).unwrap_or_default();
    let alike = line.char_indices().zip(again.chars());
    let alike = alike.take_while(|((at, one), next)| one == next && *at <= MOST_TITLE.min(other));
    let end = alike.last().map_or(0, |((at, ch), _)| at + ch.len_utf8());
    let common = line.get(..end).unwrap_or_default();
    let next = line.get(end..).and_then(|rest| rest.chars().next());
    let goes_on = next.is_some_and(char::is_alphanumeric);
    // Tools that join texts with nothing between them glue the next word to one of them.
    match common.ends_with(is_cjk) || !goes_on {
        true => common,
        false => common.rsplit_once(' ').map_or("", |(whole, _)| whole),
    }
}
