//! Where a statement of authors comes apart into names: signs, strokes, brackets, wide spaces, words for “and”.

use std::borrow::Cow;

use super::name_parts::{clean, without_opener};
use super::roles::is_role;
use super::{LONGEST_PART, ends_list, is_person};
use crate::features::is_cjk;

/// The text with a comma for the bracket around those who helped: `Ann Bell (with Tom Oak and Mia Holt)`.
pub(super) fn with_plain_lists(authors: &str) -> Cow<'_, str> {
    let Some(range) = memchr::memchr(b'(', authors.as_bytes())
        .and_then(|at| Some(at..at + companions(authors.get(at..)?)))
        .filter(|range| !range.is_empty())
    else {
        return Cow::Borrowed(authors);
    };
    let (head, behind) = (authors.get(..range.start), authors.get(range.end..));
    let inside = authors.get(range.start..range.end).unwrap_or_default();
    let (_, names) = inside.split_once(' ').unwrap_or_default();
    let names = names.trim_end_matches(')');
    let (head, behind) = (head.unwrap_or_default(), behind.unwrap_or_default());
    Cow::Owned(format!("{head}, {names}, {behind}"))
}

/// The length of the bracket around those who helped with which a text begins.
pub(crate) fn companions(text: &str) -> usize {
    const WITH: [&str; 7] = ["avec", "com", "con", "med", "met", "mit", "with"];
    let inside = text.strip_prefix('(').unwrap_or_default();
    let Some((word, names)) = inside.split_once(' ') else {
        return 0;
    };
    let end = names.find(')').unwrap_or(names.len());
    let is_list = || names.get(..end).and_then(ends_list).is_some();
    match WITH.contains(&word) && end <= LONGEST_PART && is_list() {
        true => (text.len() - names.len() + end + 1).min(text.len()),
        false => 0,
    }
}

/// Whether a sign separates names.
pub(super) fn is_separator(ch: char) -> bool {
    match ch {
        '\0'..='\u{7f}' => matches!(ch, ',' | ';' | '|' | '\n' | '\t'),
        '、' | '，' | '；' | '丨' | '︱' | '｜' | '•' | '·' | '⋅' | '∙' | '▪' | '／' | '»' => {
            true
        }
        _ => false,
    }
}

/// The text with spaces of other kinds made plain, and with a line break for several in a row behind
/// the name of a person, which set apart what does not belong to it.
pub(super) fn with_plain_spaces(authors: &str) -> Cow<'_, str> {
    let is_other = |ch: char| ch.is_whitespace() && !matches!(ch, ' ' | '\n' | '\t' | '\u{3000}');
    let mut spaced = Cow::Borrowed(authors);
    if !authors.is_ascii() && authors.contains(is_other) {
        spaced = Cow::Owned(authors.replace(is_other, " "));
    }
    if !spaced.as_bytes().windows(2).any(|pair| pair == b"  ") {
        return spaced;
    }
    let mut joined = String::with_capacity(spaced.len());
    // Where the last part of what is joined begins.
    let mut last = 0;
    for piece in spaced.split("  ").map(str::trim) {
        let before = joined.get(last..).unwrap_or_default();
        let may_be_name = before.len() <= LONGEST_PART && before.contains(' ');
        if may_be_name && is_person(without_opener(before).trim()) {
            joined.push('\n');
            last = joined.len();
        } else {
            joined.push(' ');
        }
        if let Some(sign) = piece.rfind(is_separator) {
            let length = piece.get(sign..).and_then(|rest| rest.chars().next());
            last = joined.len() + sign + length.map_or(1, char::len_utf8);
        }
        joined.push_str(piece);
    }
    Cow::Owned(joined)
}

/// A stroke joins agencies (`dpa/lno`) and separates names (`Ann Bell/Tom Oak`, `李明/王芳`).
pub(super) fn at_strokes(part: &str) -> Vec<&str> {
    if !part.contains('/') {
        return vec![part];
    }
    if part.contains(" / ") {
        return part.split(" / ").flat_map(at_strokes).collect();
    }
    let pieces: Vec<&str> = part.split('/').collect();
    let separate = |piece: &&str| is_person(piece.trim()) || piece.chars().all(is_cjk);
    if pieces.len() > 1 && pieces.iter().all(separate) {
        return pieces;
    }
    // `文/李明` is an opener.
    if part.starts_with("文/") {
        return vec![part.get("文/".len()..).unwrap_or_default()];
    }
    vec![part]
}

/// Splits at words for “and”, unless they are a part of the name of an organization.
pub(super) fn at_words(part: &str) -> Vec<&str> {
    const WORDS: [&str; 10] = [
        " and ", " und ", " et ", " y ", " e ", " och ", " en ", " и ", " & ", " AND ",
    ];
    let is_joint = |at| {
        let rest: &str = part.get(at..).unwrap_or_default();
        // Most words behind a space are told by their first byte.
        let first = rest.as_bytes().get(1);
        WORDS
            .iter()
            .any(|word| word.as_bytes().get(1) == first && rest.starts_with(word))
    };
    if !memchr::memchr_iter(b' ', part.as_bytes()).any(is_joint) {
        return vec![part];
    }
    for word in WORDS {
        let Some((head, tail)) = part.split_once(word) else {
            continue;
        };
        let (left, right) = (clean(head), clean(tail));
        let single = |name: &str| !name.contains(' ');
        let both = is_person(left) && is_person(right);
        // "Ann und Tom Oak"
        let shared = single(left) && is_person(right) && !is_role(left);
        if both || shared || (single(left) && single(right) && word != " & ") {
            let mut names = vec![head];
            names.extend(at_words(tail));
            return names;
        }
        // "By Ann Bell and the harbour team": the first is a person, the rest no name.
        if left.is_empty() {
            return at_words(tail);
        }
    }
    vec![part]
}
