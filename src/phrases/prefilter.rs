//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 24 KiB turns away nearly all places, and the automaton is only asked
//! about the others.

use crate::lanes::{self, Lanes};

/// So many that most places that are let through are phrases, and few enough for the fastest
/// cache.
const WORDS: usize = 1 << 10;

type Bits = Box<[u64; WORDS]>;

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// From the longest to the shortest, the bytes by which phrases are told.
type Masks = [u64; 3];

const WINDOW: usize = 8;

/// A phrase that begins with ASCII letters or digits is told by all eight bytes or six, a shorter
/// one by those letters; this is by how many of them there are, the others first. Behind them is
/// what begins with a character of three bytes: two of them and most of a third, two, or one.
static MASKS: [Masks; WINDOW + 2] = all_masks();

const fn all_masks() -> [Masks; WINDOW + 2] {
    let mut table = [[first(8), first(4), first(2)]; WINDOW + 2];
    let mut letters = 1;
    while letters <= WINDOW {
        let middling = if letters < 6 { 6 } else { letters };
        table[letters] = [first(8), first(middling), first(letters)];
        letters += 1;
    }
    table[WINDOW + 1] = [first(8), first(6), first(3)];
    table
}

const fn first(bytes: usize) -> u64 {
    u64::MAX >> (64 - 8 * bytes)
}

/// The masks for what begins with `byte`, with so many ASCII letters and digits.
#[inline]
fn masks(byte: u8, letters: usize) -> &'static Masks {
    let wide = usize::from(byte & 0xf0 == 0xe0);
    &MASKS[letters.min(WINDOW) + wide * (WINDOW + 1)]
}

/// Which bytes phrases begin with.
pub(super) struct Prefilter {
    /// For each of the masks.
    bits: [Bits; 3],
}

impl Prefilter {
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Prefilter {
        let mut bits: [Bits; 3] = std::array::from_fn(|_| Box::new([0; WORDS]));
        for phrase in phrases {
            let bytes = phrase.as_bytes();
            let Some(&first) = bytes.first() else {
                continue;
            };
            let letters = bytes.iter().take_while(|byte| is_letter(**byte)).count();
            let mut window = [0; WINDOW];
            for (to, from) in window.iter_mut().zip(bytes) {
                *to = *from;
            }
            let masks = masks(first, letters);
            let fits = |mask: &u64| bytes.len() >= length_of(*mask);
            let at = masks.iter().position(fits).unwrap_or(masks.len() - 1);
            if let (Some(mask), Some(bits)) = (masks.get(at), bits.get_mut(at)) {
                set(bits, place((u64::from_le_bytes(window) | LOWER) & mask));
            }
        }
        Prefilter { bits }
    }

    /// Calls `ask` with each byte at which a phrase may begin; what it returns is where to go on
    /// from if one did.
    pub(super) fn places(&self, text: &str, mut ask: impl FnMut(usize) -> Option<usize>) {
        let mut free = 0;
        let mut inside = 0;
        lanes::each(text.as_bytes(), |from, lanes| {
            let letters = lanes::bits(lanes, is_letter);
            let ahead = lanes::bits_ahead(lanes, is_letter);
            let others = lanes::bits(lanes, begins_other);
            // A phrase of letters begins where a word does.
            let mut starts = letters & !(letters << 1 | inside) | others;
            inside = letters >> 63;
            while starts != 0 {
                let lane = starts.trailing_zeros();
                starts &= starts - 1;
                let rest = letters >> lane | ahead << 1 << (63 - lane);
                let at = from + lane as usize;
                if self.may_begin(lanes, lane as usize, rest.trailing_ones() as usize) && at >= free
                {
                    free = ask(at).unwrap_or(free);
                }
            }
        });
    }

    /// Whether a phrase may begin at a lane with so many letters and digits.
    #[inline]
    fn may_begin(&self, lanes: &Lanes, lane: usize, letters: usize) -> bool {
        let rest = lanes.get(lane..).unwrap_or_default();
        let Some(window) = rest.first_chunk() else {
            return false;
        };
        let [long, middling, short] = masks(window[0], letters);
        let window = u64::from_le_bytes(*window) | LOWER;
        let [longs, middlings, shorts] = &self.bits;
        get(longs, place(window & long))
            | get(middlings, place(window & middling))
            | get(shorts, place(window & short))
    }
}

fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether the byte is a sign with which phrases begin, or the first of a character that is not
/// ASCII.
fn begins_other(byte: u8) -> bool {
    let among = |first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    (byte >= 0xc0)
        | among(b'#', b'&')
        | among(b'*', b'+')
        | among(b'<', b'>')
        | among(b'[', b'`') & (byte != b']')
        | among(b'{', b'~')
        | (byte == b'(')
        | (byte == b'-')
        | (byte == b'@')
}

/// How many bytes a mask lets through.
fn length_of(mask: u64) -> usize {
    (64 - mask.leading_zeros() as usize) / 8
}

/// A word of a filter and two bits of it, by multiplicative hashing; the upper bits are the mixed
/// ones.
#[inline]
fn place(key: u64) -> (usize, u64) {
    let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63);
    ((hash >> 36) as usize % WORDS, bits)
}

fn set(filter: &mut [u64; WORDS], (word, bits): (usize, u64)) {
    filter[word] |= bits;
}

#[inline]
fn get(filter: &[u64; WORDS], (word, bits): (usize, u64)) -> bool {
    filter[word] & bits == bits
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
        assert_eq!(places("timeshare, shares"), Vec::<usize>::new());
    }
}
