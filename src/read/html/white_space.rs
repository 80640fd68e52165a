//! White space of markup, which browsers fold.

use wide::u8x16;

/// Spaces that indent a line are counted by so many.
const INDENT: &[u8; 8] = b"        ";

/// How many of the bytes are white space before the first that is none.
pub(super) fn blank_length(bytes: &[u8]) -> usize {
    // Mostly a line ends, and the next one is indented.
    let line_end = usize::from(bytes.first() == Some(&b'\n'));
    let (parts, _) = bytes.get(line_end..).unwrap_or_default().as_chunks();
    let indents = parts.iter().take_while(|part| *part == INDENT).count();
    let indents = line_end + indents * INDENT.len();
    let rest = bytes.iter().skip(indents);
    indents + rest.take_while(|byte| is_space(**byte)).count()
}

/// How far the bytes are words with nothing but a space between each two.
pub(super) fn folded_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(part) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let (spaces, plain) = spaces_of(part);
        let next = bytes.get(length + PART).is_none_or(|next| is_space(*next));
        let before_space = spaces >> 1 | u32::from(next) << (PART - 1);
        let ends = spaces & !(plain & !before_space);
        if ends != 0 {
            return length + ends.trailing_zeros() as usize;
        }
        length += PART;
    }
    // Behind the end is white space.
    let rest = bytes.get(length..).unwrap_or_default();
    let mut part = [b'\n'; PART];
    if let Some(part) = part.get_mut(..rest.len()) {
        part.copy_from_slice(rest);
    }
    let (spaces, plain) = spaces_of(&part);
    let ends = spaces & !(plain & !(spaces >> 1));
    length + rest.len().min(ends.trailing_zeros() as usize)
}

/// Bytes that are compared at once.
const PART: usize = 16;

/// A bit for each byte that is white space, and for each that is a plain space.
fn spaces_of(part: &[u8; PART]) -> (u32, u32) {
    let bytes = u8x16::new(*part);
    let is_pair = |first: u8| {
        let from = bytes - u8x16::splat(first);
        from.min(u8x16::splat(1)).simd_eq(from)
    };
    let plain = bytes.simd_eq(u8x16::splat(b' '));
    let spaces = plain | is_pair(b'\t') | is_pair(0x0c);
    (spaces.to_bitmask(), plain.to_bitmask())
}

/// Where a text begins and ends without the white space around it; nothing but white space ends
/// before it begins.
pub(super) fn trimmed(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    // Most have none.
    if let [first, .., last] = bytes
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return (0, text.len());
    }
    let start = bytes.iter().take_while(|byte| is_blank(**byte)).count();
    let (_, rest) = bytes.split_at_checked(start).unwrap_or_default();
    let Some(&first) = rest.first() else {
        return (text.len(), 0);
    };
    let end = text.len()
        - rest
            .iter()
            .rev()
            .take_while(|byte| is_blank(**byte))
            .count();
    // White space of more than a byte begins with other bytes.
    let may_be = |first: u8| matches!(first, 0xc2 | 0xe1..=0xe3);
    let is_wide = match bytes.get(..end).unwrap_or_default() {
        [.., last] if last.is_ascii() => false,
        [.., 0xe4..=0xe9, _, _] => false,
        _ => true,
    };
    match may_be(first) || is_wide {
        true => (text.len() - text.trim_start().len(), text.trim_end().len()),
        false => (start, end),
    }
}

/// Whether the byte is white space of ASCII, as texts have it.
fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// How many characters of a text are no white space.
pub(super) fn chars_of_words(text: &str) -> usize {
    let (mut count, mut may_be_wide) = (0, false);
    for &byte in text.as_bytes() {
        let begins = byte.cast_signed() >= -0x40;
        count += usize::from(begins & !is_blank(byte));
        // White space of more than a byte begins with one of these.
        may_be_wide |= (byte == 0xc2) | (byte.wrapping_sub(0xe1) < 3);
    }
    if may_be_wide {
        count = text.chars().filter(|ch| !ch.is_whitespace()).count();
    }
    count
}

/// Whether the byte is a space, tab, line feed, form feed or carriage return.
fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 2) | (byte.wrapping_sub(0x0c) < 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cleaner;

    #[test]
    fn words_end_at_white_space_that_is_more_than_a_space() {
        for length in 0..200 {
            let words = "a bc ".repeat(60);
            let words = words[..length].trim_end();
            for behind in ["", " ", "  x", "\tx", "\n", " \nx", "\u{c}x", "\r\nx"] {
                let text = format!("{words}{behind}");
                assert_eq!(folded_length(text.as_bytes()), words.len(), "{text:?}");
            }
        }
    }

    #[test]
    fn characters_of_words_are_counted_and_ends_are_trimmed() {
        let spaces = ('\0'..=char::MAX).filter(|ch| ch.is_whitespace());
        for space in spaces.chain(['a', '会', 'é', '\u{1c}', '🔗']) {
            for text in ["", "a", "ab", "会议a", "éa b"] {
                let text = format!("{text}{space}{text}{space}");
                let words = text.chars().filter(|ch| !ch.is_whitespace());
                assert_eq!(chars_of_words(&text), words.count(), "{text:?}");
                let (lead, end) = trimmed(&text);
                let found = text.get(lead..end).unwrap_or_default();
                assert_eq!(found, text.trim(), "{text:?}");
            }
        }
    }

    #[test]
    fn a_paragraph_of_signs_that_nobody_sees_is_none() {
        let shown = "<p>The tide comes in at four.</p>";
        for sign in [
            "&zwj;",
            "\u{200b}",
            "&nbsp;\u{feff}",
            "\u{2060}",
            "\u{2800}",
            "\u{3164} \u{3164}",
        ] {
            let html = format!("{shown}<p><strong>{sign}</strong></p>{shown}");
            let page = Cleaner::default().read(html.as_str());
            let texts: Vec<&str> = page.blocks().map(|block| block.text()).collect();
            assert_eq!(texts, ["The tide comes in at four."; 2], "{sign:?}");
        }
        let page = Cleaner::default().read("<p>क्\u{200d}ष</p>");
        assert_eq!(page.blocks().next().unwrap().text(), "क्\u{200d}ष");
    }

    #[test]
    fn white_space_ends_at_what_is_none() {
        for length in 0..40 {
            for blank in [" ", "\n", "\t"] {
                let text = format!("{}{blank}x  ", " ".repeat(length));
                assert_eq!(blank_length(text.as_bytes()), length + 1);
            }
            let vertical_tab = format!("{}\u{b}", " ".repeat(length));
            assert_eq!(blank_length(vertical_tab.as_bytes()), length);
        }
    }
}
