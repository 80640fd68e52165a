//! Lower and upper case without a look at Unicode's tables, which is slow.

use std::borrow::Cow;

/// The text in lower case: the same as [`str::to_lowercase`].
pub(crate) fn lower_case(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|ch: char| lower(ch) != Some(ch)) else {
        return Cow::Borrowed(text);
    };
    let (before, rest) = text.split_at_checked(first).unwrap_or_default();
    let mut all = String::with_capacity(text.len());
    all.push_str(before);
    for ch in rest.chars() {
        match lower(ch) {
            // What becomes of a sigma is told by what stands around it.
            Some(small) if ch != 'Σ' => all.push(small),
            _ => return Cow::Owned(text.to_lowercase()),
        }
    }
    Cow::Owned(all)
}

/// Bytes of the longest text that is put in lower case where it is.
const SHORT: usize = 32;

/// Gives a function the text in lower case, which takes no memory of a short one.
pub(crate) fn with_lower_case<T>(text: &str, see: impl FnOnce(&str) -> T) -> T {
    let mut small = [0; SHORT];
    match small.get_mut(..text.len()) {
        Some(small) if text.is_ascii() => {
            small.copy_from_slice(text.as_bytes());
            small.make_ascii_lowercase();
            see(std::str::from_utf8(small).unwrap_or_default())
        }
        _ => see(&lower_case(text)),
    }
}

/// The text in upper case: the same as [`str::to_uppercase`].
pub(crate) fn upper_case(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for ch in text.chars() {
        match LARGE
            .get(ch as usize)
            .and_then(|large| char::from_u32(u32::from(*large)))
        {
            Some(large) if large != '\0' => all.push(large),
            _ => all.extend(ch.to_uppercase()),
        }
    }
    all
}

/// Whether a character is a small letter: the same as [`char::is_lowercase`].
#[inline]
pub(crate) fn is_small(ch: char) -> bool {
    match LARGE.get(ch as usize) {
        Some(&large) if large != 0 => u32::from(large) != u32::from(ch),
        _ => ch.is_lowercase(),
    }
}

/// Whether a text begins with another one, ASCII letters in upper or lower case.
#[inline]
pub(crate) fn begins_with(text: &[u8], start: &str) -> bool {
    let head = text.get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

/// The lower case of a character of the most frequent scripts; `None` for others, and for those of which
/// it is more than one character.
#[inline]
pub(crate) fn lower(ch: char) -> Option<char> {
    let code = u32::from(ch);
    match SMALL.get(code as usize) {
        Some(&UNKNOWN) => None,
        Some(&small) => char::from_u32(small.into()),
        // From Hebrew to Burmese, marks, kana and Han, Hangul, full-width signs.
        None if matches!(code, 0x3000..=0x9fff | 0x590..=0x109f | 0x2000..=0x206f) => Some(ch),
        None if matches!(code, 0xac00..=0xd7a3 | 0xff01..=0xff20) => Some(ch),
        // Letters of Vietnamese.
        None if matches!(code, 0x1ea0..=0x1eff) => char::from_u32(code | 1),
        None => None,
    }
}

/// The small letters of the first characters, to the end of Cyrillic.
static SMALL: [u16; 0x530] = {
    let mut table = [UNKNOWN; 0x530];
    let mut code = 0;
    while code < table.len() {
        table[code] = small(code as u16);
        code += 1;
    }
    table
};

/// The capitals of the first characters whose lower case is known: of small letters, of capitals, and ASCII;
/// zeros for others.
static LARGE: [u16; SMALL.len()] = {
    let mut table = [0; SMALL.len()];
    let mut code = 0;
    while code < table.len() {
        let small = SMALL[code];
        if small != UNKNOWN && small as usize != code {
            table[small as usize] = code as u16;
            table[code] = code as u16;
        } else if code < 0x80 && table[code] == 0 {
            table[code] = code as u16;
        }
        code += 1;
    }
    table
};

/// Stands for what is not known.
const UNKNOWN: u16 = u16::MAX;

const fn small(code: u16) -> u16 {
    match code {
        // Where the small letters follow on the capitals.
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 0x20
        }
        0x400..=0x40f => code + 0x50,
        // Where each follows on its own: on an even number, and on an odd one.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x460..=0x481 | 0x48a..=0x4bf => code | 1,
        0x4d0..=0x52f => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + (code & 1),
        // What is small or has no case.
        0..=0x40 | 0x5b..=0xbf | 0xd7 | 0xdf..=0xff | 0x3ac..=0x3ce | 0x430..=0x45f => code,
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_the_standard_library() {
        let mut known = 0;
        for ch in '\0'..=char::MAX {
            if let Some(small) = lower(ch) {
                assert!(ch.to_lowercase().eq([small]), "{ch:?}");
                known += 1;
            }
            let word = format!("a{ch}B");
            assert_eq!(lower_case(&word), word.to_lowercase(), "{ch:?}");
        }
        assert!(known > 40_000, "{known}");
    }

    #[test]
    fn upper_case_is_that_of_the_standard_library() {
        for ch in '\0'..=char::MAX {
            let word = format!("a{ch}B");
            assert_eq!(upper_case(&word), word.to_uppercase(), "{ch:?}");
            assert_eq!(is_small(ch), ch.is_lowercase(), "{ch:?}");
        }
    }

    #[test]
    fn short_texts_are_put_in_lower_case_as_long_ones_are() {
        for text in ["", "May", "ÉTÉ", &"Aa".repeat(SHORT)] {
            assert_eq!(with_lower_case(text, str::to_owned), text.to_lowercase());
        }
    }

    #[test]
    fn a_text_is_copied_only_where_it_changes() {
        assert!(matches!(lower_case("תאריך: 3, ещё"), Cow::Borrowed(_)));
        for text in ["ΟΔΟΣ", "Σ", "ΣΑΣ ΑΣ.", "İstanbul", "ΆΈ Ё", "ꙀꙁǄ", ""] {
            assert_eq!(lower_case(text), text.to_lowercase());
        }
    }
}
