//! Dates in the digits of other scripts: `２０２４年５月３日`, `٣ مايو ٢٠٢٤`.

use std::borrow::Cow;
use std::ops::Range;

use super::{Order, PartialDateTime, find_ordered};

/// The zeros of digits in use: Arabic, Persian, Devanagari, Bengali, Thai, full width.
const ZEROS: [char; 6] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}',
];

/// The digit of ASCII for one of another script.
fn plain(ch: char) -> Option<char> {
    let digit = |zero: char| u32::from(ch).wrapping_sub(u32::from(zero));
    let mut digits = ZEROS.into_iter().map(digit);
    char::from_digit(digits.find(|digit| *digit < 10)?, 10)
}

/// Whether a character is such a digit.
pub(super) fn is_digit(ch: char) -> bool {
    // Most characters are told by the gaps between the scripts.
    !matches!(ch, '\0'..='\u{65f}' | '\u{e5a}'..='\u{ff0f}') && plain(ch).is_some()
}

/// Whether a text has one of the bytes with which such digits begin.
fn may_have_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(0xd9, 0xdb, 0xe0, bytes).is_some() || memchr::memchr(0xef, bytes).is_some()
}

/// The text with the digits of ASCII for those of other scripts.
pub(super) fn plain_digits(text: &str) -> Cow<'_, str> {
    match may_have_digits(text) && text.contains(is_digit) {
        true => text.chars().map(|ch| plain(ch).unwrap_or(ch)).collect(),
        false => Cow::Borrowed(text),
    }
}

/// The first date of a text with such digits, and where it stands.
pub(super) fn find(text: &str, order: Order) -> Option<(Range<usize>, PartialDateTime)> {
    if !may_have_digits(text) || !text.contains(is_digit) {
        return None;
    }
    let other = plain_digits(text);
    let (range, date) = find_ordered(&other, order)?;
    let at = |byte: usize| {
        let chars = other.get(..byte).unwrap_or_default().chars().count();
        let mut places = text.char_indices().skip(chars);
        places.next().map_or(text.len(), |(at, _)| at)
    };
    Some((at(range.start)..at(range.end), date))
}
