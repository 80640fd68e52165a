//! Texts without what may differ where they say the same: case, width, signs.

use std::char::ToLowercase;
use std::str::Chars;

use crate::cases::lower;
use crate::features::is_frequent_sign;
use crate::letters::is_letter_or_digit;
use crate::plain::PLAIN;

/// Letters and digits in lower case, full-width forms made plain: what two texts share that are
/// the same title set in different type.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Han characters stay as they are.
        let (han, behind) = rest
            .split_at_checked(length_of_han(rest))
            .unwrap_or_default();
        folded.push_str(han);
        let Some(next) = behind.chars().next() else {
            break;
        };
        fold_one(next, |ch| {
            folded.push(ch);
            true
        });
        rest = behind.get(next.len_utf8()..).unwrap_or_default();
    }
    folded
}

/// The same of nothing but ASCII, without a branch for each byte.
fn fold_ascii(text: &str) -> String {
    let mut folded = vec![0; text.len()];
    let mut length = 0;
    for byte in text.bytes() {
        let lower = PLAIN[usize::from(byte)];
        if let Some(slot) = folded.get_mut(length) {
            *slot = lower;
        }
        length += usize::from(lower != 0);
    }
    folded.truncate(length);
    String::from_utf8(folded).unwrap_or_default()
}

/// Whether a text begins and ends with an ASCII letter or digit or a Han character, so that nothing
/// is around it that could be taken away.
pub(super) fn has_plain_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_first = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xe4..=0xe9);
    let is_last = match bytes {
        [.., 0xe4..=0xe9, _, _] => true,
        _ => bytes.last().is_some_and(u8::is_ascii_alphanumeric),
    };
    is_last && bytes.first().is_some_and(is_first)
}

/// The length of the characters from U+4E00 to U+9FFF with which a text begins, in bytes.
fn length_of_han(text: &str) -> usize {
    let (characters, _) = text.as_bytes().as_chunks::<3>();
    let is_han = |bytes: &&[u8; 3]| matches!(bytes, [0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xbf, _]);
    characters.iter().take_while(is_han).count() * 3
}

/// Whether a text folds to `folded`. Most are told by their first letter.
pub(crate) fn folds_to(text: &str, folded: &str) -> bool {
    let (mut letters, mut folded) = (Plain::of(text), folded);
    for letter in letters.by_ref() {
        let Some(rest) = folded.strip_prefix(char::from(letter)) else {
            return false;
        };
        folded = rest;
    }
    Folded::of(letters.rest()).eq(folded.chars())
}

/// Whether two texts fold to the same. Most are told by their first letters.
pub(super) fn fold_alike<'a>(one: &'a str, other: &'a str) -> bool {
    // What both begin with folds to the same, whatever it is.
    let bytes = one.bytes().zip(other.bytes());
    let common = bytes.take_while(|(one, other)| one == other).count();
    let behind = |text: &'a str| {
        text.get(text.floor_char_boundary(common)..)
            .unwrap_or_default()
    };
    let (mut one, mut other) = (Plain::of(behind(one)), Plain::of(behind(other)));
    loop {
        let (before_one, before_other) = (one.rest(), other.rest());
        match (one.next(), other.next()) {
            (Some(first), Some(second)) if first == second => {}
            (Some(_), Some(_)) => return false,
            // One of them ends there, or goes on with other characters.
            _ => return Folded::of(before_one).eq(Folded::of(before_other)),
        }
    }
}

/// The letters and digits of ASCII with which a text begins, in lower case.
struct Plain<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Plain<'a> {
    fn of(text: &'a str) -> Plain<'a> {
        Plain { text, at: 0 }
    }

    /// What was not read, from the first other character on at least.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl Iterator for Plain<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = self
                .text
                .as_bytes()
                .get(self.at)
                .filter(|byte| byte.is_ascii())?;
            self.at += 1;
            match PLAIN[usize::from(*byte)] {
                0 => {}
                lower => return Some(lower),
            }
        }
    }
}

/// The first character of the folded text.
pub(super) fn first_folded(text: &str) -> Option<char> {
    Folded::of(text).next()
}

/// The characters of a folded text.
struct Folded<'a> {
    rest: Chars<'a>,
    /// What is left of a character that folds to several.
    open: Option<ToLowercase>,
}

impl Folded<'_> {
    fn of(text: &str) -> Folded<'_> {
        Folded {
            rest: text.chars(),
            open: None,
        }
    }
}

impl Iterator for Folded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(ch) = self.open.as_mut().and_then(Iterator::next) {
            return Some(ch);
        }
        loop {
            let ch = self.rest.next()?;
            let mut first = None;
            let is_one = fold_one(ch, |ch| first.replace(ch).is_none());
            match first {
                Some(ch) if is_one => return Some(ch),
                None => {}
                Some(_) => {
                    let mut all = ch.to_lowercase();
                    let first = all.next();
                    self.open = Some(all);
                    return first;
                }
            }
        }
    }
}

/// Hands the characters that one folds to on, as long as they are taken; whether all were.
fn fold_one(ch: char, mut take: impl FnMut(char) -> bool) -> bool {
    match ch {
        'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => take(ch),
        'A'..='Z' => take(ch.to_ascii_lowercase()),
        '\0'..='\u{7f}' => true,
        _ if is_frequent_sign(ch) => true,
        '\u{ff01}'..='\u{ff5e}' => {
            // Full-width forms stand in the order of ASCII.
            let plain = char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch);
            !plain.is_ascii_alphanumeric() || take(plain.to_ascii_lowercase())
        }
        _ if is_letter_or_digit(ch) => match lower(ch) {
            Some(small) => take(small),
            None => ch.to_lowercase().all(&mut take),
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_and_signs() {
        assert_eq!(fold("“Ａ＋B” 会议！"), "ab会议");
        assert_eq!(fold("A-1, b."), "a1b");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn ends_are_plain_where_nothing_is_to_be_taken_away() {
        for text in ["a", "7b", "会议", "a b.c", "会b"] {
            assert!(has_plain_ends(text), "{text}");
            assert_eq!(text.trim_matches(|ch: char| !ch.is_alphanumeric()), text);
            assert!(!has_plain_ends(&format!("{text} ")));
            assert!(!has_plain_ends(&format!("“{text}")));
        }
        assert!(!has_plain_ends("") && !has_plain_ends("é") && !has_plain_ends("a¶"));
    }

    #[test]
    fn what_folds_to_a_text_is_folded_so() {
        let texts = [
            "“Ａ＋B” 会议！",
            "A-1, b.",
            "",
            "Ünïcode İ",
            "ünïcode i̇!",
            "会议",
            "a会",
        ];
        for one in texts {
            for two in texts {
                assert_eq!(folds_to(one, &fold(two)), fold(one) == fold(two));
                assert_eq!(fold_alike(one, two), fold(one) == fold(two));
            }
        }
    }
}
