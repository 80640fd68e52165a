//! Character references.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The length of the longest name, with its semicolon.
const LONGEST_NAME: usize = 32;
/// The length of the longest name that needs no semicolon.
const LONGEST_LEGACY_NAME: usize = 6;

/// Where a reference stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Text,
    Attribute,
}

/// What a reference stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CharRef {
    pub(super) first: char,
    pub(super) second: Option<char>,
    /// The bytes it takes, with the `&` and the semicolon if it has one.
    pub(super) len: usize,
}

impl CharRef {
    /// What the reference stands for, written to `room`.
    pub(super) fn text<'r>(&self, room: &'r mut [u8; 8]) -> &'r str {
        let (first, rest) = room.split_at_mut(self.first.len_utf8());
        self.first.encode_utf8(first);
        let second = self.second.map_or(0, |ch| ch.encode_utf8(rest).len());
        let len = self.first.len_utf8() + second;
        str::from_utf8(room.get(..len).unwrap_or_default()).unwrap_or_default()
    }
}

/// Reads the reference that `text` starts with; nothing if its `&` is just that.
pub(super) fn read(text: &str, context: Context) -> Option<CharRef> {
    let body = text.strip_prefix('&')?;
    match body.as_bytes().first()? {
        b'#' => numeric(body.as_bytes()),
        byte if byte.is_ascii_alphanumeric() => named(body, context),
        _ => None,
    }
}

fn named(body: &str, context: Context) -> Option<CharRef> {
    let bytes = body.as_bytes();
    let letters = bytes
        .iter()
        .take(LONGEST_NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    // Names are letters and digits with a semicolon at most at the end, so no match is longer.
    if bytes.get(letters) == Some(&b';')
        && let Some(found) = lookup(body, letters + 1)
    {
        return Some(found);
    }
    let longest = letters.min(LONGEST_LEGACY_NAME);
    if context == Context::Text {
        return (1..=longest).rev().find_map(|len| lookup(body, len));
    }
    // In an attribute a match that a letter, a digit or a `=` follows is more likely part of a
    // URL's query, and is left alone.
    if letters > longest || bytes.get(letters) == Some(&b'=') {
        return None;
    }
    lookup(body, letters)
}

/// The reference whose name is the first `len` bytes of `body`.
fn lookup(body: &str, len: usize) -> Option<CharRef> {
    let &(first, second) = NAMED_ENTITIES.get(body.get(..len)?)?;
    // The table has the prefixes of names too, with a zero.
    if first == 0 {
        return None;
    }
    Some(CharRef {
        first: char::from_u32(first)?,
        second: char::from_u32(second).filter(|&second| second != '\0'),
        len: len + 1,
    })
}

/// Reads a reference whose `#` is the first byte of `body`.
fn numeric(body: &[u8]) -> Option<CharRef> {
    let (radix, prefix) = match body.get(1)? {
        b'x' | b'X' => (16, 2),
        _ => (10, 1),
    };
    let mut code = 0u32;
    let mut digits = 0;
    for &byte in body.get(prefix..)? {
        let Some(digit) = char::from(byte).to_digit(radix) else {
            break;
        };
        code = code.saturating_mul(radix).saturating_add(digit);
        digits += 1;
    }
    if digits == 0 {
        return None;
    }
    let end = prefix + digits;
    let semicolon = usize::from(body.get(end) == Some(&b';'));
    Some(CharRef {
        first: character(code),
        second: None,
        len: 1 + end + semicolon,
    })
}

/// The character that a number stands for.
fn character(code: u32) -> char {
    let control = code.checked_sub(0x80).map(|index| index as usize);
    let replaced = control.and_then(|index| C1_REPLACEMENTS.get(index).copied().flatten());
    match code {
        0 => '\u{fffd}',
        _ => replaced
            .or_else(|| char::from_u32(code))
            .unwrap_or('\u{fffd}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_lengths_cover_the_table() {
        let names = || {
            let full = NAMED_ENTITIES.entries().filter(|(_, value)| value.0 != 0);
            full.map(|(name, _)| *name)
        };
        let longest = names().map(str::len).max();
        let legacy = names().filter(|name| !name.ends_with(';'));
        assert_eq!(longest, Some(LONGEST_NAME));
        assert_eq!(legacy.map(str::len).max(), Some(LONGEST_LEGACY_NAME));
    }

    #[test]
    fn legacy_names_in_attributes_stop_before_letters_and_equals() {
        for text in ["&ampx", "&amp=", "&amp1"] {
            assert_eq!(read(text, Context::Attribute), None, "{text}");
            assert!(read(text, Context::Text).is_some(), "{text}");
        }
        assert!(read("&amp;x", Context::Attribute).is_some());
        assert!(read("&amp", Context::Attribute).is_some());
    }

    #[test]
    fn numbers_out_of_range_are_replaced() {
        for text in ["&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;"] {
            let found = read(text, Context::Text);
            assert_eq!(found.map(|found| found.first), Some('\u{fffd}'), "{text}");
        }
        let euro = read("&#x80", Context::Text);
        assert_eq!(euro.map(|euro| (euro.first, euro.len)), Some(('€', 5)));
    }
}
