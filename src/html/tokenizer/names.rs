//! Tag and attribute names: where they end, and interning them.

use std::ops::Range;

use html5ever::LocalName;
use wide::u8x16;

/// Tab, line feed, form feed, carriage return (a line feed once normalised) and space.
pub(super) const WHITESPACE: u8 = 1;
/// `/` and `>`, which end a tag name or an attribute name.
pub(super) const TAG_END: u8 = 2;
/// `>`, which ends an unquoted value too.
pub(super) const GREATER_THAN: u8 = 4;
/// `=`.
pub(super) const EQUALS: u8 = 8;
/// `&`.
pub(super) const AMPERSAND: u8 = 16;
/// Upper-case letters and U+0000, which a name does not keep as they are.
pub(super) const REWRITTEN: u8 = 32;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' => WHITESPACE,
            b'/' => TAG_END,
            b'>' => TAG_END | GREATER_THAN,
            b'=' => EQUALS,
            b'&' => AMPERSAND,
            0 | b'A'..=b'Z' => REWRITTEN,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

/// The class bits of a byte.
pub(super) const fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// The first eight bytes of a name in lower case: all of most names.
pub const fn key(name: &[u8]) -> u64 {
    let mut key = 0;
    let mut at = 0;
    while at < name.len() && at < size_of::<u64>() {
        key |= key_byte(at, name[at], class(name[at]));
        at += 1;
    }
    key
}

/// What a byte of a name adds to its key.
const fn key_byte(at: usize, byte: u8, class: u8) -> u64 {
    // The bit that tells upper case from lower.
    const { assert!(REWRITTEN == b'a' ^ b'A') };
    ((byte | class & REWRITTEN) as u64) << (8 * at)
}

/// Whether a byte is whitespace in a tag.
pub(super) fn is_whitespace(byte: u8) -> bool {
    class(byte) & WHITESPACE != 0
}

/// The length of the prefix that has no byte of a class in `stop`, and all classes seen in it.
pub(super) fn scan(bytes: &[u8], stop: u8) -> (usize, u8) {
    let mut seen = 0;
    for (offset, &byte) in bytes.iter().enumerate() {
        let class = class(byte);
        if class & stop != 0 {
            return (offset, seen);
        }
        seen |= class;
    }
    (bytes.len(), seen)
}

/// Bytes that are compared at once; a name that has more is long.
const SHORT: usize = 16;

/// A name of a tag or an attribute.
#[derive(Debug, Clone)]
pub struct Name {
    /// Where it stands.
    pub span: Range<usize>,
    /// Its [`key`].
    pub key: u64,
    /// Whether it has upper-case letters or U+0000.
    pub rewritten: bool,
}

impl Name {
    /// Reads the name at `start`, which ends before a byte of a class in `stop`; its first byte is
    /// part of it in any case.
    #[inline]
    pub(super) fn read(text: &[u8], start: usize, stop: u8) -> Name {
        let rest = text.get(start..).unwrap_or_default();
        Name::read_short(rest, start, stop).unwrap_or_else(|| Name::read_any(rest, start, stop))
    }

    /// Reads a name of less than [`SHORT`] bytes without upper-case letters, as nearly all are.
    #[inline]
    fn read_short(rest: &[u8], start: usize, stop: u8) -> Option<Name> {
        let bytes: &[u8; SHORT] = rest.first_chunk()?;
        let bytes = u8x16::new(*bytes);
        let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
        let is_at_most = |bytes: u8x16, most: u8| bytes.min(u8x16::splat(most)).simd_eq(bytes);
        // What may end a name.
        let ends = is_at_most(bytes, b' ') | is(b'/') | is(b'>') | is(b'=');
        let len = ends.to_bitmask().trailing_zeros();
        let upper = is_at_most(bytes - u8x16::splat(b'A'), b'Z' - b'A').to_bitmask();
        let is_lower = upper.trailing_zeros() >= len;
        let len = len as usize;
        let is_end = class(*rest.get(len)?) & stop != 0;
        let first = u64::from_le_bytes(*rest.first_chunk()?);
        let unused = size_of::<u64>().saturating_sub(len) as u32 * u8::BITS;
        let is_short = (1..SHORT).contains(&len);
        (is_short && is_lower && is_end).then(|| Name {
            span: start..start + len,
            key: first & (u64::MAX >> (unused % u64::BITS)),
            rewritten: false,
        })
    }

    fn read_any(rest: &[u8], start: usize, stop: u8) -> Name {
        let (mut key, mut seen, mut len) = (0, 0, 0);
        for &byte in rest {
            let class = class(byte);
            if class & stop != 0 && len > 0 {
                break;
            }
            if len < size_of::<u64>() {
                key |= key_byte(len, byte, class);
            }
            seen |= class;
            len += 1;
        }
        Name {
            span: start..start + len,
            key,
            rewritten: seen & REWRITTEN != 0,
        }
    }
}

const SLOTS: usize = 256;

/// The names met last, because interning one hashes all of it and may lock a global table.
pub(super) struct NameCache {
    slots: Vec<LocalName>,
}

impl NameCache {
    pub(super) fn new() -> Self {
        NameCache {
            slots: vec![LocalName::default(); SLOTS],
        }
    }

    /// The interned form of a name that is in lower case already.
    pub(super) fn intern(&mut self, name: &str) -> LocalName {
        let Some(slot) = self.slots.get_mut(slot(name.as_bytes())) else {
            return LocalName::from(name);
        };
        if **slot != *name {
            *slot = LocalName::from(name);
        }
        slot.clone()
    }
}

/// The slot a name belongs in: a cheap mix of its length and both ends.
fn slot(name: &[u8]) -> usize {
    let ends = match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) ^ u32::from_le_bytes(*last).rotate_left(11)
        }
        _ => name
            .iter()
            .fold(0, |sum, &byte| (sum << 8) | u32::from(byte)),
    };
    let mixed = (ends ^ name.len() as u32).wrapping_mul(0x9E37_79B1);
    (mixed >> 24) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_read_like_others() {
        let stop = WHITESPACE | TAG_END;
        let mut read = 0;
        for name in [
            "p",
            "div",
            "h1",
            "section",
            "a-b",
            "x=y",
            "=x",
            "A",
            "a_b",
            "a\0b",
            "\u{4e2d}",
            "itemprop",
            "aria-label",
            "data-original",
            "fifteen_letters",
            "sixteen_letters_",
            "aria-Label",
        ] {
            for end in [" ", ">", "/", "\n", "=", "\x01", ""] {
                for stop in [stop, stop | EQUALS] {
                    let text = format!("<{name}{end}1234567 8901234567");
                    let rest = &text.as_bytes()[1..];
                    let short = Name::read_short(rest, 1, stop);
                    let any = Name::read_any(rest, 1, stop);
                    if let Some(short) = short {
                        read += 1;
                        assert_eq!(format!("{short:?}"), format!("{any:?}"), "{text:?}");
                    }
                    assert_eq!(any.key, key(&text.as_bytes()[any.span]), "{text:?}");
                }
            }
        }
        assert!(read > 40, "{read}");
    }
}
