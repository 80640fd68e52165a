//! Finds what introduces a name by its first letter: nearly all texts begin with another.

use crate::metadata::name_words::OPENERS;

/// Where the openers begin that begin with each byte or a later one.
static STARTS: [u8; 257] = {
    assert!(OPENERS.len() < 256);
    let mut starts = [0; 257];
    let mut byte = 0;
    while byte < 256 {
        let mut at = starts[byte] as usize;
        while at < OPENERS.len() && OPENERS[at].as_bytes()[0] as usize <= byte {
            at += 1;
        }
        byte += 1;
        starts[byte] = at as u8;
    }
    starts
};

/// The openers that begin with the first letter of a text, in either case, and with its second one, where
/// both are of ASCII.
pub(crate) fn alike(text: &str) -> impl Iterator<Item = &'static str> {
    let first = text.chars().next().and_then(|ch| ch.to_lowercase().next());
    let mut letter = [0; 4];
    let letter = first.map(|first| &*first.encode_utf8(&mut letter));
    let byte = letter.and_then(|letter| letter.bytes().next());
    let range = byte.map_or(0..0, |byte| {
        let start = |at: usize| STARTS.get(at).copied().map_or(0, usize::from);
        start(byte.into())..start(usize::from(byte) + 1)
    });
    let openers = OPENERS.get(range).unwrap_or_default().iter().copied();
    // Other letters than those of ASCII have their first byte in common.
    let second = text.as_bytes().get(1).map(u8::to_ascii_lowercase);
    openers.filter(move |opener| {
        let own = opener.as_bytes().get(1).copied().filter(u8::is_ascii);
        let differs = own
            .zip(second)
            .is_some_and(|(own, second)| second.is_ascii() && own != second);
        !differs && first.is_some_and(|first| opener.starts_with(first))
    })
}

/// Whether a text is an opener and nothing else, in either case.
pub(crate) fn is_one(text: &str) -> bool {
    match text.is_ascii() {
        true => alike(text).any(|opener| opener.eq_ignore_ascii_case(text)),
        false => {
            alike(text).next().is_some()
                && OPENERS.binary_search(&text.to_lowercase().as_str()).is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_opener_is_found_by_its_first_letter() {
        for opener in OPENERS {
            for text in [opener.to_string(), opener.to_uppercase()] {
                if text.to_lowercase() == *opener {
                    assert!(alike(&text).any(|other| other == *opener), "{text}");
                    assert!(is_one(&text), "{text}");
                }
            }
            assert!(!is_one(&format!("{opener} x")));
        }
        for text in ["", "#", "\u{10ffff}"] {
            assert_eq!(alike(text).count(), 0, "{text}");
        }
    }
}
