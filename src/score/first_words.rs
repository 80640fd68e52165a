//! The first words of a text, by their hashes: what blocks are compared with titles by.

use super::tokens;
use crate::features::is_cjk;
use crate::lanes::{self, Lanes, STEP};
use crate::letters::is_letter_or_digit;
use crate::plain::PLAIN;

/// Words of a block that are compared, at most: what repeats a title does so at once.
const COMPARED: usize = 24;

/// The hashes of the first words of a text; each Han and kana character with the one behind it is one.
pub(super) struct FirstWords {
    hashes: [u32; COMPARED],
    count: usize,
}

/// Bytes of a Han character from U+4E00 to U+9FFF.
const HAN: usize = 3;

impl FirstWords {
    pub(super) fn of(text: &str) -> FirstWords {
        let mut words = FirstWords {
            hashes: [0; COMPARED],
            count: 0,
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|_| words.count < COMPARED) {
            at += match rest {
                [] => break,
                [first, ..] if first.is_ascii() => words.read_plain(text, at, rest),
                _ => match pair_of_han(rest) {
                    Some(pair) => {
                        words.push(pair);
                        HAN
                    }
                    None => words.read_other(text, at),
                },
            };
        }
        words
    }

    pub(super) fn hashes(&self) -> &[u32] {
        self.hashes.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, hash: u32) {
        if let Some(slot) = self.hashes.get_mut(self.count) {
            *slot = hash;
            self.count += 1;
        }
    }

    /// Reads words of ASCII up to the first other character, as far as one step of [`lanes`] reaches;
    /// how far it came.
    fn read_plain(&mut self, text: &str, at: usize, rest: &[u8]) -> usize {
        let mut room = lanes::NOTHING;
        let lanes = lanes::first(rest, &mut room);
        let others = lanes::bits(lanes, |byte| !byte.is_ascii());
        let limit = others.trailing_zeros();
        // Nothing of the first other character on.
        let mut left =
            lanes::bits(lanes, lanes::is_word) & !u64::MAX.checked_shl(limit).unwrap_or(0);
        while left != 0 && self.count < COMPARED {
            let start = left.trailing_zeros();
            let end = start + (!(left >> start)).trailing_zeros();
            if end == limit && rest.len() > end as usize {
                // A word that goes on.
                return match (limit as usize, start as usize) {
                    (STEP, 0) => self.read_long(text, at, rest),
                    (STEP, start) => start,
                    (_, start) => start + self.read_other(text, at + start),
                };
            }
            self.push(hash_in(lanes, start as usize, (end - start) as usize));
            // The lowest ones are those of the word.
            left &= left.wrapping_add(left & left.wrapping_neg());
        }
        limit as usize
    }

    /// Reads a word that is longer than a step.
    #[cold]
    fn read_long(&mut self, text: &str, at: usize, rest: &[u8]) -> usize {
        let word = rest
            .iter()
            .take_while(|&&byte| lanes::is_word(byte))
            .count();
        match rest.get(word) {
            Some(next) if !next.is_ascii() => self.read_other(text, at),
            _ => {
                self.push(hash_plain(rest.get(..word).unwrap_or_default()));
                word
            }
        }
    }

    /// Reads a word that has other characters than those of ASCII, or has them behind it, or a sign in
    /// place of a word; how far it is to the next.
    fn read_other(&mut self, text: &str, at: usize) -> usize {
        // A text ends where it has no more characters.
        let Some((length, word)) = other_word(text, at) else {
            return text.len();
        };
        if let Some(word) = word {
            self.push(word);
        }
        length
    }
}

/// The bit of ASCII letters in lower case, which digits have too.
const LOWER: u8 = 0x20;

/// Bytes of a word that are mixed at once.
const PART: usize = 8;

/// The hash of the ASCII letters and digits that stand at a place of a step.
fn hash_in(lanes: &Lanes, start: usize, length: usize) -> u32 {
    let part_at = |at: usize| {
        let rest = lanes.get(at..).and_then(|rest| rest.first_chunk());
        rest.copied().unwrap_or_default()
    };
    let mut hash = mixed(0, part_at(start), length);
    let mut at = PART;
    while at < length {
        hash = mixed(hash, part_at(start + at), length - at);
        at += PART;
    }
    upper(hash)
}

/// The same of a word alone.
fn hash_plain(word: &[u8]) -> u32 {
    let mix = |hash, rest: &[u8]| mixed(hash, lanes::first_part(rest), rest.len());
    upper(word.chunks(PART).fold(0, mix))
}

/// A hash with so many of the bytes mixed into it, in any case.
#[inline]
fn mixed(hash: u64, part: [u8; PART], length: usize) -> u64 {
    let lower = u64::from_le_bytes(part) | u64::from_le_bytes([LOWER; PART]);
    // No word is without letters.
    let unused = (PART - length.clamp(1, PART)) as u32 * u8::BITS;
    let word = lower & (u64::MAX >> unused);
    (hash.rotate_left(5) ^ word).wrapping_mul(MIX)
}

/// What mixes bits best into the upper ones.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The bits of a hash that are mixed best. Zero stands for no word.
fn upper(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// The hash of two Han characters with which the bytes begin.
#[inline]
fn pair_of_han(bytes: &[u8]) -> Option<u32> {
    let is_han =
        |first: u8, second: u8| matches!((first, second), (0xe5..=0xe9, _) | (0xe4, 0xb8..=0xbf));
    let pair: &[u8; 2 * HAN] = bytes.first_chunk()?;
    let [first, second, third, fourth, fifth, sixth] = *pair;
    let word = u64::from_le_bytes([first, second, third, fourth, fifth, sixth, 0, 0]);
    (is_han(first, second) && is_han(fourth, fifth)).then(|| upper(word.wrapping_mul(MIX)))
}

/// The first word behind a place of a text: how far it is to the next word, and its hash; no hash
/// where there is a sign in place of a word.
#[inline(never)] // Most texts have few of them, and what is told apart here is much.
fn other_word(text: &str, at: usize) -> Option<(usize, Option<u32>)> {
    let text = text.get(at..)?;
    let first = text.chars().next()?;
    let behind = text.get(first.len_utf8()..).unwrap_or_default();
    let (length, end) = if is_cjk(first) {
        let next = behind.chars().next().filter(|next| is_cjk(*next));
        let length = first.len_utf8();
        (length, length + next.map_or(0, char::len_utf8))
    } else if is_letter_or_digit(first) {
        let end = length_of_word(text);
        (end, end)
    } else {
        return Some((first.len_utf8(), None));
    };
    let word = text.as_bytes().get(..end).unwrap_or_default();
    let hash = match word.is_ascii() {
        true => hash_plain(word),
        false => tokens::hash_bytes(word.iter().map(u8::to_ascii_lowercase)),
    };
    Some((length, Some(hash)))
}

/// How long the word is with which a text begins.
fn length_of_word(text: &str) -> usize {
    let plain = |byte: &u8| PLAIN[usize::from(*byte)] != 0;
    let start = text.bytes().take_while(|byte| plain(byte)).count();
    let rest = text.get(start..).unwrap_or_default();
    let ends = |ch: char| match ch {
        '\0'..='\u{7f}' => !ch.is_ascii_alphanumeric(),
        _ => is_cjk(ch) || !is_letter_or_digit(ch),
    };
    start + rest.find(ends).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text, told apart character by character.
    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let mut end = first.len_utf8();
            if is_cjk(first) {
                let next = rest[end..].chars().next().filter(|next| is_cjk(*next));
                let pair = end + next.map_or(0, char::len_utf8);
                words.push(rest[..pair].to_owned());
            } else if first.is_alphanumeric() {
                let ends = |ch: char| !ch.is_alphanumeric() || is_cjk(ch);
                end = rest.find(ends).unwrap_or(rest.len());
                words.push(rest[..end].to_ascii_lowercase());
            }
            rest = &rest[end..];
        }
        words.truncate(COMPARED);
        words
    }

    #[test]
    fn words_are_told_apart_wherever_they_stand() {
        let long = "x".repeat(70);
        let parts = [
            "a",
            "B7",
            " ",
            ", ",
            "\u{2019}",
            "é",
            "café ",
            "会议",
            "会",
            "、",
            "カ",
            "longerword",
            "averylongwordindeed ",
            &long,
            "🔗",
            "iPhone",
            "ß",
            " \t",
        ];
        let mut seed = 7_u32;
        for _ in 0..4000 {
            let mut text = String::new();
            for _ in 0..(seed >> 8) % 24 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(0x3c6e_f35f);
                text.push_str(parts[(seed >> 16) as usize % parts.len()]);
            }
            seed = seed.wrapping_mul(1_664_525).wrapping_add(0x3c6e_f35f);
            let (hashes, words) = (FirstWords::of(&text), words(&text));
            assert_eq!(hashes.hashes().len(), words.len(), "{text}");
            for (one, hash) in words.iter().zip(hashes.hashes()) {
                for (other, known) in words.iter().zip(hashes.hashes()) {
                    assert_eq!(one == other, hash == known, "{text}");
                }
            }
            for (word, hash) in words.iter().zip(hashes.hashes()) {
                let alone = FirstWords::of(word);
                assert_eq!(alone.hashes().first(), Some(hash), "{word} in {text}");
            }
        }
    }
}
