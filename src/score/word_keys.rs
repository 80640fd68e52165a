//! Words by the bytes that they begin with, so that another form of a word counts as the same one.

use crate::lanes::{self, is_wide};

/// Bytes of a word that tell it: six letters, or two of Han.
const BYTES: usize = 6;

/// Bytes of the shortest word that says anything.
const SHORTEST: usize = 4;

/// Bits of a set, and how many of a hash tell one: many times as many as there are words.
const BITS: u32 = 14;
const SLOTS: usize = 1 << (BITS - 6);

/// What a word is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    bytes: u64,
    is_long: bool,
}

impl Key {
    /// Whether the word is long enough to say something; of Han, whether it is two characters.
    pub(super) fn is_long(self) -> bool {
        self.is_long
    }

    /// Of a text that begins with a word of so many bytes, with ASCII letters in lower case.
    #[inline]
    fn of(text: &[u8], length: usize, is_long: bool) -> Key {
        let mask = u64::MAX >> (64 - 8 * length.clamp(1, BYTES));
        let bytes = u64::from_le_bytes(lanes::first_part(text)) | 0x2020_2020_2020_2020;
        Key {
            bytes: bytes & mask,
            is_long,
        }
    }

    /// The word of a set and the bit in it.
    fn place(self) -> (usize, u64) {
        let hash = self.bytes.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
        (hash as usize >> 6, 1 << (hash & 63))
    }
}

/// Calls `see` with each word of a text: of Han, kana and Hangul with each character and the next one.
#[inline]
pub(super) fn each(text: &[u8], mut see: impl FnMut(Key)) {
    // Whether a word goes on from the step before, and which bytes are the rest of a character there.
    let (mut inside, mut rest) = (0, 0);
    lanes::each(text, |from, lanes| {
        let mut letters = lanes::bits(lanes, lanes::is_word);
        let mut wide = 0;
        let high = lanes::bits(lanes, |byte| byte >= 0x80);
        if high != 0 {
            wide = lanes::bits(lanes, is_wide);
            letters |= high & !(wide | wide << 1 | wide << 2 | rest);
        }
        rest = (wide >> 62 & 1) | ((wide >> 63) * 0b11);
        let mut starts = letters & !(letters << 1 | inside) | wide;
        inside = letters >> 63;
        while starts != 0 {
            let at = starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let word = text.get(from + at..).unwrap_or_default();
            if wide >> at & 1 == 1 {
                see(Key::of(
                    word,
                    BYTES,
                    word.get(3).copied().is_some_and(is_wide),
                ));
                continue;
            }
            let mut length = (!(letters >> at)).trailing_zeros() as usize;
            if at + length >= lanes::STEP {
                let is_letter =
                    |byte: &&u8| lanes::is_word(**byte) | (**byte >= 0x80 && !is_wide(**byte));
                length = word.iter().take(BYTES).take_while(is_letter).count();
            }
            see(Key::of(word, length, length >= SHORTEST));
        }
    });
}

/// A set of words. It may have others that look alike, but seldom.
pub(super) struct WordKeys {
    /// None of a text without bytes.
    bits: Option<Box<[u64; SLOTS]>>,
    /// How many words that say something were added.
    pub(super) count: usize,
}

impl WordKeys {
    pub(super) fn of(text: &[u8]) -> WordKeys {
        let mut bits = (!text.is_empty()).then(|| Box::new([0; SLOTS]));
        let mut count = 0;
        if let Some(bits) = &mut bits {
            each(text, |key| {
                if key.is_long() {
                    let (slot, bit) = key.place();
                    bits[slot % SLOTS] |= bit;
                    count += 1;
                }
            });
        }
        WordKeys { bits, count }
    }

    pub(super) fn has(&self, key: Key) -> bool {
        let (slot, bit) = key.place();
        let bits = self.bits.as_ref();
        bits.is_some_and(|bits| bits[slot % SLOTS] & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_other_forms_and_cases() {
        let keys = WordKeys::of(
            "The miller was closing his mills. 渡船昨天复航了。Река обмелела".as_bytes(),
        );
        let has = |text: &str| {
            let mut found = Vec::new();
            each(text.as_bytes(), |key| {
                found.push(key.is_long() && keys.has(key))
            });
            found
        };
        assert_eq!(has("Millers CLOSING the mill"), [true, true, false, false]);
        assert_eq!(has("渡船停航"), [true, false, false, false]);
        assert_eq!(has("обмелеет"), [true]);
        // Chinese signs count with characters.
        assert_eq!(keys.count, 3 + 7 + 2);
    }
}
