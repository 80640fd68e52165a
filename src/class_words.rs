//! The words of class, id and role attributes, and how they are looked up.

use std::ops::Range;

use crate::class_tokens::CLASS_TOKENS;
use crate::hints::Hints;
use crate::lanes::{self, Lanes, STEP};

/// The first letters of a word in lower case, zeros behind its end: all of each word of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    first: u64,
    next: u64,
}

/// Letters that each half of a key has.
const PART: usize = 8;

/// The bit of letters in lower case.
const LOWER: u8 = 0x20;

/// Calls `see` with the words of an attribute and their keys. Words end at white space, `-`, `_`,
/// other signs, digits, and where lower case turns to upper. With each it tells where it begins, and
/// whether it is a short one that is part of a hash: that says nothing, but tells elements apart.
pub(crate) fn each(attribute: &str, mut see: impl FnMut(&[u8], Key, usize, bool)) {
    let bytes = attribute.as_bytes();
    let mut room = lanes::NOTHING;
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let lanes = lanes::first(rest, &mut room);
        at += each_of_step(lanes, bytes, at, &mut see);
    }
}

/// The same for the words that end in the step that begins at `from`, or at the end of all where that
/// is in the step, and for a first word that goes on behind it; how far they reach.
#[inline]
fn each_of_step(
    lanes: &Lanes,
    bytes: &[u8],
    from: usize,
    see: &mut impl FnMut(&[u8], Key, usize, bool),
) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let lower = lanes::bits(lanes, |byte| byte.wrapping_sub(b'a') < 26);
    let upper = lanes::bits(lanes, |byte| byte.wrapping_sub(b'A') < 26);
    let letters = lower | upper;
    let mut starts = letters & !(letters << 1) | upper & (lower << 1);
    let ends = starts | !letters;
    let mut read = STEP;
    while starts != 0 {
        let start = starts.trailing_zeros() as usize;
        starts &= starts - 1;
        let length = (ends >> start >> 1).trailing_zeros() as usize + 1;
        let end = STEP.min(start + length);
        let mut word = lanes.get(start..end).unwrap_or_default();
        let half = |at: usize| {
            let half = lanes.get(at..).and_then(|rest| rest.first_chunk());
            half.copied().unwrap_or_default()
        };
        let mut key = Key {
            first: lower_half(half(start), word.len()),
            next: match word.len() > PART {
                true => lower_half(half(start + PART), word.len() - PART),
                false => 0,
            },
        };
        if end == STEP && rest.len() > STEP {
            if start > 0 {
                return start;
            }
            word = long_word(rest);
            key = Key::of(word);
            read = word.len();
        }
        let is_of_hash = word.len() <= SHORT && is_of_hash(bytes, from + start..from + end);
        // In one place, since what it does is much.
        see(word, key, from + start, is_of_hash);
    }
    read
}

/// Letters of the longest word that hashes have by chance.
const SHORT: usize = 3;

/// Whether a short word is a part of a hash, of which generators of styles make names: `css-1d8ad8q`,
/// `item__adF2E`. A digit stands before it, or beside one of two letters a single letter of the other
/// case; `gNav` is a name.
fn is_of_hash(bytes: &[u8], word: Range<usize>) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or_default();
    let before = [1, 2].map(|back| byte(word.start.checked_sub(back)));
    let behind = [0, 1].map(|on| byte(word.end.checked_add(on)));
    let is_letter =
        |[next, further]: [u8; 2]| next.is_ascii_alphabetic() && !further.is_ascii_alphabetic();
    before[0].is_ascii_digit() || word.len() < SHORT && (is_letter(before) || is_letter(behind))
}

/// The word longer than a step, with which the bytes begin.
#[cold]
fn long_word(bytes: &[u8]) -> &[u8] {
    let upper = bytes.iter().take_while(|byte| byte.is_ascii_uppercase());
    let upper = upper.count();
    let behind = bytes.get(upper..).unwrap_or_default().iter();
    let lower = behind.take_while(|byte| byte.is_ascii_lowercase());
    // There is one letter, or nothing would be read.
    let length = (upper + lower.count()).max(1);
    bytes.get(..length).unwrap_or_default()
}

/// So many letters in lower case, zeros behind them.
const fn lower_half(half: [u8; PART], length: usize) -> u64 {
    let unused = PART.saturating_sub(length) as u32 * u8::BITS;
    let lower = u64::from_le_bytes(half) | u64::from_le_bytes([LOWER; PART]);
    match u64::MAX.checked_shr(unused) {
        Some(used) => lower & used,
        None => 0,
    }
}

impl Key {
    /// The key of a word of letters.
    pub(crate) const fn of(word: &[u8]) -> Key {
        let mut halves = [[0; PART]; 2];
        let mut at = 0;
        while at < word.len() && at < 2 * PART {
            halves[at / PART][at % PART] = word[at];
            at += 1;
        }
        let [first, next] = halves;
        Key {
            first: lower_half(first, word.len()),
            next: lower_half(next, word.len().saturating_sub(PART)),
        }
    }

    /// The key of the word of this key behind another one, of as many letters: both as one word.
    pub(crate) fn behind(self, before: Key, length: usize) -> Key {
        let [one, two] =
            [before, self].map(|key| u128::from(key.next) << 64 | u128::from(key.first));
        let bits = length as u32 * u8::BITS;
        let both = one | two.checked_shl(bits).unwrap_or_default();
        Key {
            first: both as u64,
            next: (both >> 64) as u64,
        }
    }

    /// The letters in lower case, the first in the lowest bits, zeros behind the last: the first
    /// eight and the next.
    pub(crate) const fn letters(self) -> [u64; 2] {
        [self.first, self.next]
    }

    /// Where the search for the word begins.
    const fn slot(self) -> usize {
        let mixed = (self.first ^ self.next.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (u64::BITS - SLOT_BITS)) as usize
    }
}

/// A set of words, to be asked for each word of a class: some others are taken for one of it.
pub(crate) struct MayBe([bool; 1 << MayBe::SLOT_BITS]);

impl MayBe {
    const SLOT_BITS: u32 = 10;

    /// The words of these tables.
    pub(crate) const fn of(tables: &[&[&[u8]]]) -> MayBe {
        let mut slots = [false; 1 << MayBe::SLOT_BITS];
        let mut table = 0;
        while table < tables.len() {
            let mut at = 0;
            while at < tables[table].len() {
                slots[MayBe::slot(Key::of(tables[table][at]))] = true;
                at += 1;
            }
            table += 1;
        }
        MayBe(slots)
    }

    /// Whether a word may be in the set: nearly all others are not.
    pub(crate) fn has(&self, word: Key) -> bool {
        self.0[MayBe::slot(word)]
    }

    /// A slot for a word by its first letters.
    const fn slot(word: Key) -> usize {
        let mixed = word.first.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (u64::BITS - MayBe::SLOT_BITS)) as usize
    }
}

/// The hash of a word of a table, 0 where there is none.
pub(crate) const fn hash_of(word: &str) -> u32 {
    match word.len() {
        0 => 0,
        length => hash(length, Key::of(word.as_bytes())),
    }
}

/// A hash of a word: of its first letters in lower case and its length.
pub(crate) const fn hash(length: usize, key: Key) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let [first, next] = key.letters();
    let mixed = (first ^ next.rotate_left(29) ^ length as u64).wrapping_mul(ODD);
    ((mixed ^ (mixed >> 32)).wrapping_mul(ODD) >> 32) as u32
}

/// There are about three slots for each word of the table.
const SLOT_BITS: u32 = 10;
const SLOTS: usize = 1 << SLOT_BITS;

const _: () = assert!(CLASS_TOKENS.len() * 2 < SLOTS);

/// The keys of the words of the table.
static KEYS: [Key; CLASS_TOKENS.len()] = {
    let mut keys = [Key { first: 0, next: 0 }; CLASS_TOKENS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = Key::of(CLASS_TOKENS[at].0.as_bytes());
        at += 1;
    }
    keys
};

/// The words by their keys, each by its number counted from 1, 0 where there is none; a word whose
/// slot is taken has the next one that is free.
static BY_KEY: [u16; SLOTS] = {
    let mut slots = [0; SLOTS];
    let mut at = 0;
    while at < CLASS_TOKENS.len() {
        let mut slot = Key::of(CLASS_TOKENS[at].0.as_bytes()).slot();
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = at as u16 + 1;
        at += 1;
    }
    slots
};

/// What a word of as many letters says.
pub(crate) fn hints(length: usize, key: Key) -> Hints {
    let mut slot = key.slot();
    while let Some(at) = usize::from(BY_KEY[slot % SLOTS]).checked_sub(1) {
        if KEYS.get(at) == Some(&key) {
            let known = CLASS_TOKENS.get(at);
            let known = known.filter(|(known, _)| known.len() == length);
            return known.map_or(Hints::default(), |(_, hints)| *hints);
        }
        slot += 1;
    }
    Hints::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of an attribute, told apart letter by letter.
    fn words(attribute: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let mut before = ' ';
        for ch in attribute.chars() {
            let begins = !before.is_ascii_alphabetic()
                || (before.is_ascii_lowercase() && ch.is_ascii_uppercase());
            if ch.is_ascii_alphabetic() {
                if begins {
                    words.push(String::new());
                }
                words.last_mut().unwrap().push(ch);
            }
            before = ch;
        }
        words
    }

    #[test]
    fn short_words_in_hashes_are_told() {
        let in_hashes = |attribute: &str| {
            let mut found = Vec::new();
            each(attribute, |word, _, _, is_of_hash| {
                if is_of_hash {
                    found.push(String::from_utf8_lossy(word).into_owned());
                }
            });
            found
        };
        let behind_a_step = format!("{}9ad", "-".repeat(63));
        for (name, words) in [
            ("css-1d8ad8q", vec!["d", "ad", "q"]),
            ("e1e566ad", vec!["e", "ad"]),
            ("item__adF2", vec!["ad"]),
            ("_xAd", vec!["Ad"]),
            (&behind_a_step, vec!["ad"]),
            ("ad300x250", vec!["x"]),
            ("gNav", vec![]),
            ("topAdSlot", vec![]),
            ("nav-2 tab1", vec![]),
            ("24sidebar", vec![]),
        ] {
            assert_eq!(in_hashes(name), words, "{name}");
        }
    }

    #[test]
    fn words_are_told_apart_wherever_they_stand() {
        let (long, shouted) = ("x".repeat(90), "X".repeat(64));
        let parts = [
            "a",
            "ad",
            "-",
            " ",
            "_",
            "Ad",
            "topAdSlot",
            "HTMLDoc",
            "é",
            "9",
            "sidebar",
            "B",
            "advertisement",
            &long,
            &shouted,
            "__",
            "verylongwordofletters",
        ];
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize
        };
        for _ in 0..4000 {
            let text: String = (0..next() % 20)
                .map(|_| parts[next() % parts.len()])
                .collect();
            let mut found = Vec::new();
            each(&text, |word, key, at, _| {
                assert!(key == Key::of(word), "{text}");
                assert!(text.as_bytes()[at..].starts_with(word), "{text}");
                found.push(String::from_utf8(word.to_vec()).unwrap());
            });
            assert_eq!(found, words(&text), "{text}");
        }
    }

    #[test]
    fn each_word_of_the_table_is_found_in_any_case() {
        for (token, expected) in CLASS_TOKENS {
            for word in [token.to_string(), token.to_ascii_uppercase()] {
                let found = hints(word.len(), Key::of(word.as_bytes()));
                assert_eq!(found, *expected, "{word}");
            }
            let longer = format!("{token}xxxxxxxxxxxxxxxx");
            let found = hints(longer.len(), Key::of(longer.as_bytes()));
            assert_eq!(found, Hints::default(), "{longer}");
        }
    }
}
