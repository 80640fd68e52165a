//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 24 KiB turns away nearly all places, and the lexicon is only asked
//! about the others.

use crate::lanes::{self, Lanes};

/// Words of the first filter, which is asked about each place: few enough for the fastest cache.
const FIRST_WORDS: usize = 1 << 11;

/// Words of the second one, which is asked about what the first lets through.
const SECOND_WORDS: usize = 1 << 10;

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
const LOWER: u64 = 0x2020_2020_2020_2020;

const WINDOW: usize = 8;

/// The bytes by which phrases are told.
#[derive(Clone, Copy)]
struct Masks {
    /// Choose a word of the first filter.
    word: u64,
    /// From the longest to the shortest, those that choose bits: of the first filter only the last
    /// two, of the second all.
    told_by: [u64; 3],
}

/// By how many ASCII letters and digits a phrase begins with. One that is shorter than six bytes is
/// told by its letters: the word that it begins with is as long in the text.
static LETTERS: [Masks; WINDOW + 1] = letter_masks();

const fn letter_masks() -> [Masks; WINDOW + 1] {
    let mut table = [OTHER; WINDOW + 1];
    let mut letters = 1;
    while letters <= WINDOW {
        let word = if letters < 3 { letters } else { 3 };
        let short = if letters < 6 { letters } else { 6 };
        table[letters] = masks(word, [8, 6, short]);
        letters += 1;
    }
    table
}

/// What begins with a character of three bytes.
const WIDE: Masks = masks(3, [8, 6, 3]);

/// What begins with a sign or with a character of two bytes or four.
const OTHER: Masks = masks(2, [8, 4, 2]);

const fn masks(word: usize, [long, middling, short]: [usize; 3]) -> Masks {
    Masks {
        word: first(word),
        told_by: [first(long), first(middling), first(short)],
    }
}

const fn first(bytes: usize) -> u64 {
    u64::MAX >> (64 - 8 * bytes)
}

/// Which bytes phrases begin with.
pub(super) struct Prefilter {
    first: Box<[u64; FIRST_WORDS]>,
    second: Box<[u64; SECOND_WORDS]>,
}

impl Prefilter {
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Prefilter {
        let mut filter = Prefilter {
            first: Box::new([0; FIRST_WORDS]),
            second: Box::new([0; SECOND_WORDS]),
        };
        for phrase in phrases {
            filter.add(phrase.as_bytes());
        }
        filter
    }

    fn add(&mut self, phrase: &[u8]) {
        let Some(&first) = phrase.first() else {
            return;
        };
        let mut window = [0; WINDOW];
        for (to, from) in window.iter_mut().zip(phrase) {
            *to = *from;
        }
        let window = u64::from_le_bytes(window) | LOWER;
        let letters = phrase.iter().take_while(|byte| is_letter(**byte)).count();
        let masks = if is_wide(first) {
            &WIDE
        } else {
            masks_of(letters)
        };
        let [long, middling, short] = masks.told_by;
        let fits = |mask: u64| phrase.len() >= length_of(mask);
        let told_by = if fits(middling) { middling } else { short };
        self.first[word(mix(window & masks.word))] |= match is_wide(first) {
            true if told_by == middling => 1 << of_second(window),
            // Whatever stands behind it.
            true => u64::MAX,
            false => bit(mix(window & told_by)),
        };
        let told_by = if fits(long) { long } else { told_by };
        let (word, bits) = place(window & told_by);
        self.second[word] |= bits;
    }

    /// Calls `ask` with each byte at which a phrase may begin; what it returns is where to go on
    /// from if one did.
    pub(super) fn places(&self, text: &str, mut ask: impl FnMut(usize) -> Option<usize>) {
        let mut free = 0;
        let mut inside = 0;
        let mut inside_pairs = 0;
        lanes::each(text.as_bytes(), |from, lanes| {
            let letters = lanes::bits(lanes, is_letter);
            let ahead = match letters >> 63 {
                0 => 0,
                _ => lanes::bits_ahead(lanes, is_letter),
            };
            let mut others = lanes::bits(lanes, is_sign);
            let mut wide = 0;
            let mut pairs = 0;
            if lanes::bits(lanes, |byte| byte >= 0x80) != 0 {
                wide = lanes::bits(lanes, is_wide);
                let rare = lanes::bits(lanes, is_first_of_two_or_four);
                if rare != 0 {
                    pairs = lanes::bits(lanes, is_first_of_two);
                    others |= rare;
                }
            }
            // A phrase of letters begins where a word does.
            let words = letters & !(letters << 1 | inside);
            inside = letters >> 63;
            // So does one of letters of two bytes.
            let others = others & !(pairs & (pairs << 2 | inside_pairs));
            inside_pairs = pairs >> 62;
            let masks_of_word = |lane: u32| {
                let rest = letters >> lane | ahead << 1 << (63 - lane);
                masks_of(rest.trailing_ones() as usize)
            };
            // Without a branch for each, since which ones pass cannot be foreseen.
            let mut starts = 0;
            each_bit(words, |lane| {
                let passes = self.may_begin(window(lanes, lane), masks_of_word(lane));
                starts |= u64::from(passes) << lane;
            });
            each_bit(wide, |lane| {
                starts |= self.may_begin_wide(window(lanes, lane)) << lane;
            });
            each_bit(others, |lane| {
                starts |= u64::from(self.may_begin(window(lanes, lane), &OTHER)) << lane;
            });
            each_bit(starts, |lane| {
                let masks = match lane {
                    _ if words >> lane & 1 != 0 => masks_of_word(lane),
                    _ if wide >> lane & 1 != 0 => &WIDE,
                    _ => &OTHER,
                };
                let at = from + lane as usize;
                if at >= free && self.does_begin(window(lanes, lane), masks) {
                    free = ask(at).unwrap_or(free);
                }
            });
        });
    }

    /// Whether a phrase told by the masks may begin a window.
    #[inline]
    fn may_begin(&self, window: u64, masks: &Masks) -> bool {
        let window = window | LOWER;
        let [_, middling, short] = masks.told_by;
        let bits = self.first[word(mix(window & masks.word))];
        let told_by = bit(mix(window & middling)) | bit(mix(window & short));
        bits & told_by != 0
    }

    /// The same of a window that begins with a character of three bytes: 1 if so. In Chinese each
    /// character is asked about.
    #[inline]
    fn may_begin_wide(&self, window: u64) -> u64 {
        let window = window | LOWER;
        self.first[word(mix(window & WIDE.word))] >> of_second(window) & 1
    }

    /// The same, more exactly and with more effort.
    fn does_begin(&self, window: u64, masks: &Masks) -> bool {
        let window = window | LOWER;
        masks.told_by.iter().any(|mask| {
            let (word, bits) = place(window & mask);
            self.second[word] & bits == bits
        })
    }
}

#[inline]
fn each_bit(mut bits: u64, mut see: impl FnMut(u32)) {
    while bits != 0 {
        see(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

/// The bytes from a lane on.
#[inline]
fn window(lanes: &Lanes, lane: u32) -> u64 {
    let rest = lanes.get(lane as usize..).unwrap_or_default();
    rest.first_chunk()
        .map_or(0, |window| u64::from_le_bytes(*window))
}

#[inline]
fn masks_of(letters: usize) -> &'static Masks {
    &LETTERS[letters.min(WINDOW)]
}

fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether the byte is the first of three.
fn is_wide(byte: u8) -> bool {
    byte & 0xf0 == 0xe0
}

/// Whether the byte is the first of two, signs of Latin-1 aside.
fn is_first_of_two(byte: u8) -> bool {
    byte.wrapping_sub(0xc3) < 0x1d
}

fn is_first_of_two_or_four(byte: u8) -> bool {
    (byte.wrapping_sub(0xc0) < 0x20) | (byte >= 0xf0)
}

/// Whether the byte is a sign with which phrases begin.
fn is_sign(byte: u8) -> bool {
    (byte == b'#')
        | (byte == b'(')
        | (byte == b'+')
        | (byte == b'-')
        | (byte == b'<')
        | (byte == b'[')
}

/// How many bytes a mask lets through.
fn length_of(mask: u64) -> usize {
    (64 - mask.leading_zeros() as usize) / 8
}

/// Multiplicative hashing: the upper bits are the mixed ones.
#[inline]
fn mix(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A word of the first filter.
#[inline]
fn word(hash: u64) -> usize {
    (hash >> 53) as usize % FIRST_WORDS
}

/// A bit of that word.
#[inline]
fn bit(hash: u64) -> u64 {
    1 << (hash >> 47 & 63)
}

/// A bit of that word, by the second of two characters of three bytes: by those bits that differ most
/// and are the same in upper and lower case.
#[inline]
fn of_second(window: u64) -> u64 {
    (window >> 31 ^ window >> 40) & 63
}

/// A word of the second filter and two bits of it.
fn place(key: u64) -> (usize, u64) {
    let hash = mix(key);
    let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63);
    ((hash >> 36) as usize % SECOND_WORDS, bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<usize> {
        let filter = Prefilter::new(["share", "ad", "责任编辑", "©", "文/"].into_iter());
        let mut found = Vec::new();
        filter.places(text, |at| {
            found.push(at);
            None
        });
        found
    }

    #[test]
    fn finds_where_phrases_begin() {
        assert_eq!(places("Share it, or share"), [0, 13]);
        assert_eq!(places("他是责任编辑"), [6]);
        assert_eq!(places("© 2024"), [0]);
        assert_eq!(places("2024 ©"), [5]);
        assert_eq!(places("an AD"), [3]);
        assert_eq!(places("文/李明"), [0]);
    }

    #[test]
    fn passes_over_what_is_inside_of_words() {
        let filter = Prefilter::new(["теги", "über"].into_iter());
        let places = |text: &str| {
            let mut found = Vec::new();
            filter.places(text, |at| {
                found.push(at);
                None
            });
            found
        };
        assert_eq!(places("Наши теги: стратегии"), [9]);
        assert_eq!(places(&format!("{}теги, теги", "п".repeat(31))), [72]);
        assert_eq!(self::places("timeshare, shares"), Vec::<usize>::new());
    }
}
