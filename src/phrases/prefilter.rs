//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 96 KiB turns away nearly all places, and the lexicon is only asked
//! about the others.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};

use super::first_bytes::{
    self, KEYS, LOWER, Masks, WIDE, WINDOW, first, masks_at, masks_of, mix, windows,
};
use crate::lanes::{self, Flags, Lanes, Loaded, is_wide};

/// Words of the first filter, which is asked about each place: few enough for the fastest cache, or most of it.
const FIRST_WORDS: usize = 1 << 12;

/// Words of the second one, which is asked about what the first lets through.
const SECOND_WORDS: usize = 1 << 13;

/// How many bits the last two masks leave out of a window that begins with as many letters.
static LEFT_OUT: [[u8; 2]; LETTERS] = {
    let mut table = [[0; 2]; LETTERS];
    let mut letters = 0;
    while letters < LETTERS {
        let of_window = if letters < WINDOW { letters } else { WINDOW };
        let [_, middling, short] = *first_bytes::masks_at(of_window);
        table[letters] = [middling.leading_zeros() as u8, short.leading_zeros() as u8];
        letters += 1;
    }
    table
};

/// More than the letters of a word that are seen, which are those of two steps.
const LETTERS: usize = 1 << 7;

/// Which bytes phrases begin with.
pub(super) struct Prefilter {
    first: Box<[u64; FIRST_WORDS]>,
    second: Box<[u64; SECOND_WORDS]>,
}

impl Prefilter {
    /// The filter for phrases, of each of which is given what it begins with and which key tells it.
    pub(super) fn new(beginnings: impl Iterator<Item = ([u64; 2], usize)>) -> Prefilter {
        let mut filter = Prefilter {
            first: Box::new([0; FIRST_WORDS]),
            second: Box::new([0; SECOND_WORDS]),
        };
        for (parts, told_by) in beginnings {
            filter.add(parts, told_by);
        }
        filter
    }

    fn add(&mut self, parts: [u64; 2], told_by: usize) {
        let masks = masks_of(parts[0]);
        let [_, middling, short] = *masks;
        let is_short = told_by == KEYS - 1;
        let window = parts[0] | LOWER;
        if is_wide(parts[0].to_le_bytes()[0]) {
            self.first[word(hash_of(window, short.leading_zeros()))] |= match is_short {
                false => of_second(window),
                // Whatever stands behind it.
                true => u64::MAX,
            };
        } else {
            let mask = if is_short { short } else { middling };
            let hash = hash_of(window, mask.leading_zeros());
            self.first[word(hash)] |= bits(hash);
        }
        let (word, bits) = place(first_bytes::keys(parts, masks)[told_by]);
        for bit in bits {
            self.second[word] |= 1 << bit;
        }
    }

    /// Calls `tell` with the places at which phrases may begin, in order, some at a time.
    pub(super) fn places(&self, text: &str, tell: impl FnMut(&[Place])) {
        dispatch!(Level::new(), simd => self.places_by(simd, text, tell));
    }

    #[inline(always)]
    fn places_by(&self, simd: impl Simd, text: &str, mut tell: impl FnMut(&[Place])) {
        let (mut narrow, mut wide) = (Places::default(), Places::default());
        let mut passed = Vec::with_capacity(PLACES);
        let mut inside = 0;
        let mut inside_pairs = 0;
        lanes::each(
            text.as_bytes(),
            #[inline(always)]
            |from, lanes| {
                if narrow.are_many() || wide.are_many() {
                    self.pass_on(text, [&mut narrow, &mut wide], &mut passed);
                    tell(&passed);
                }
                let all = Loaded::of(simd, lanes);
                let letters = all.is_word().to_bitmask();
                // A phrase of letters begins where a word does.
                let mut starts = letters & !(letters << 1 | inside);
                inside = letters >> 63;
                starts |= is_sign(all).to_bitmask();
                let mut wides = 0;
                let mut pairs = 0;
                if all.is_from(0x80).to_bitmask() != 0 {
                    wides = all.is_among(0xe0, 0x10).to_bitmask();
                    let rare = all.is_from(0xc0).to_bitmask() & !wides;
                    if rare != 0 {
                        pairs = is_first_of_two(all).to_bitmask();
                        // So does one of letters of two bytes.
                        starts |= rare & !(pairs & (pairs << 2 | inside_pairs));
                    }
                }
                inside_pairs = pairs >> 62;
                let ahead = lanes::bits_ahead(lanes, lanes::is_word);
                self.add_words((from, lanes), starts, [letters, ahead], &mut narrow);
                each_bit(wides, |lane| {
                    let passes = self.may_begin_wide(window_at(lanes, lane));
                    wide.add(from + lane as usize, 0, passes);
                });
            },
        );
        self.pass_on(text, [&mut narrow, &mut wide], &mut passed);
        tell(&passed);
    }

    /// Adds the starts of a step that the first filter lets through, given which bytes of it and behind it
    /// are letters.
    #[inline(always)]
    fn add_words(
        &self,
        (from, lanes): (usize, &Lanes),
        starts: u64,
        [letters, ahead]: [u64; 2],
        places: &mut Places,
    ) {
        let mut count = places.count;
        // Without a branch for each, since which ones pass cannot be foreseen.
        each_bit(starts, |lane| {
            let others = !(letters >> lane | ahead << 1 << (63 - lane));
            let letters = others.trailing_zeros() as usize;
            let passes = self.may_begin(window_at(lanes, lane), letters);
            places.put(count, from + lane as usize, letters);
            count += passes as usize;
        });
        places.count = count;
    }

    /// Takes all places out, and tells those of them that the second filter lets through, in order.
    fn pass_on(&self, text: &str, [narrow, wide]: [&mut Places; 2], passed: &mut Vec<Place>) {
        for (places, are_wide) in [(&mut *narrow, false), (&mut *wide, true)] {
            for at in 0..std::mem::take(&mut places.count) {
                let (place, letters) = places.get(at);
                let rest = text.as_bytes().get(place..).unwrap_or_default();
                let masks = if are_wide { WIDE } else { letters.min(WINDOW) };
                let told_by = self.told_by(rest, masks_at(masks));
                places.keep(place, masks, told_by);
            }
        }
        passed.clear();
        let mut narrow = narrow.drain().peekable();
        for wide in wide.drain() {
            passed.extend(std::iter::from_fn(|| {
                narrow.next_if(|narrow| narrow.at < wide.at)
            }));
            passed.push(wide);
        }
        passed.extend(narrow);
    }

    /// Whether a phrase may begin a window that begins with as many letters: 1 if so.
    #[inline(always)]
    fn may_begin(&self, window: u64, letters: usize) -> u64 {
        let window = window | LOWER;
        let [one, other] = LEFT_OUT[letters % LETTERS].map(|left_out| {
            let hash = hash_of(window, left_out.into());
            !self.first[word(hash)] & bits(hash) == 0
        });
        (one | other) as u64
    }

    /// The same of a window that begins with a character of three bytes. In Chinese each character is
    /// asked about.
    #[inline]
    fn may_begin_wide(&self, window: u64) -> u64 {
        let window = window | LOWER;
        let word = self.first[word(hash_of(window, first(3).leading_zeros()))];
        (!word & of_second(window) == 0) as u64
    }

    /// Which of its keys may tell one that a text begins with, a bit each: more exactly and with more effort.
    #[inline]
    fn told_by(&self, text: &[u8], masks: &Masks) -> u8 {
        let mut told_by = 0;
        for (number, key) in first_bytes::keys(windows(text), masks)
            .into_iter()
            .enumerate()
        {
            told_by |= (self.has_key(key) & 1) << number;
        }
        told_by as u8
    }

    /// Whether the second filter has a key, in the lowest bit.
    #[inline(always)] // A call costs as much as it does.
    fn has_key(&self, key: u64) -> u64 {
        let (word, [one, other]) = place(key);
        let word = self.second[word];
        word >> one & word >> other
    }
}

/// Where a phrase may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its byte.
    pub(super) at: usize,
    /// The number of the text's masks.
    pub(super) masks: usize,
    /// Which of its keys may tell a phrase, a bit each.
    pub(super) told_by: u8,
}

/// Bits for what is told of a place: letters, or the number of masks and a bit for each key.
const DETAIL_BITS: u32 = 8;
const TOLD_BITS: u32 = KEYS as u32;

/// Places that are asked about together: a few hundred, so that one after the other the same is done
/// with all of them.
struct Places {
    /// Each with a detail in the lowest bits: how many letters the word has that begins there.
    places: [u64; PLACES],
    count: usize,
}

const PLACES: usize = 256;

impl Default for Places {
    fn default() -> Places {
        Places {
            places: [0; PLACES],
            count: 0,
        }
    }
}

impl Places {
    /// Whether there may be no room for those of another step.
    fn are_many(&self) -> bool {
        self.count > PLACES - lanes::STEP
    }

    /// Adds a place where `passes` is 1, and not where it is 0.
    #[inline]
    fn add(&mut self, place: usize, letters: usize, passes: u64) {
        self.put(self.count, place, letters);
        self.count += passes as usize;
    }

    /// Puts one at a place of theirs, with a detail of it.
    #[inline]
    fn put(&mut self, at: usize, place: usize, detail: usize) {
        self.places[at % PLACES] = (place << DETAIL_BITS | detail) as u64;
    }

    fn get(&self, at: usize) -> (usize, usize) {
        let place = self.places[at % PLACES] as usize;
        (place >> DETAIL_BITS, place % (1 << DETAIL_BITS))
    }

    /// Adds a place if some key may tell a phrase there; those that have been looked at make room for it.
    #[inline]
    fn keep(&mut self, place: usize, masks: usize, told_by: u8) {
        let told = masks << TOLD_BITS | usize::from(told_by);
        self.put(self.count, place, told);
        self.count += usize::from(told_by != 0);
    }

    /// Takes all places out that were kept.
    fn drain(&mut self) -> impl Iterator<Item = Place> {
        (0..std::mem::take(&mut self.count)).map(|at| {
            let (at, told) = self.get(at);
            Place {
                at,
                masks: told >> TOLD_BITS,
                told_by: (told % (1 << TOLD_BITS)) as u8,
            }
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
fn window_at(lanes: &Lanes, lane: u32) -> u64 {
    let rest = lanes.get(lane as usize..).unwrap_or_default();
    rest.first_chunk()
        .map_or(0, |window| u64::from_le_bytes(*window))
}

/// Which bytes are the first of two, signs of Latin-1 aside.
#[inline(always)]
fn is_first_of_two<S: Simd>(all: Loaded<S>) -> Flags<S> {
    all.is_among(0xc3, 0x1d)
}

/// Which bytes are signs with which phrases begin.
#[inline(always)]
fn is_sign<S: Simd>(all: Loaded<S>) -> Flags<S> {
    let brackets = all.is(b'(') | all.is(b'[') | all.is(b'<');
    brackets | all.is(b'#') | all.is(b'+') | all.is(b'-')
}

/// What a window without so many of its last bits is told by in the first filter.
#[inline]
fn hash_of(window: u64, left_out: u32) -> u64 {
    // A shift takes no register for a mask.
    mix(window << (left_out % 64))
}

/// A word of the first filter.
#[inline]
fn word(hash: u64) -> usize {
    (hash >> 52) as usize % FIRST_WORDS
}

/// Two bits of that word: one alone would be there for each tenth text.
#[inline]
fn bits(hash: u64) -> u64 {
    1 << (hash >> 46 & 63) | 1 << (hash >> 40 & 63)
}

/// Two bits of that word by the second of two characters of three bytes.
#[inline]
fn of_second(window: u64) -> u64 {
    bits(mix(window << 16 >> 40) >> 12)
}

/// A word of the second filter and two bits of it.
fn place(key: u64) -> (usize, [u64; 2]) {
    let hash = mix(key);
    let bits = [hash >> 58, hash >> 52 & 63];
    ((hash >> 36) as usize % SECOND_WORDS, bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(phrases: &[&str]) -> Prefilter {
        let beginnings = phrases.iter().map(|phrase| {
            let parts = windows(phrase.as_bytes());
            (
                parts,
                first_bytes::told_by(phrase.len(), masks_of(parts[0])),
            )
        });
        Prefilter::new(beginnings)
    }

    fn places(text: &str) -> Vec<usize> {
        let filter = filter(&["share", "ad", "责任编辑", "©", "文/"]);
        let mut found = Vec::new();
        filter.places(text, |more| found.extend(more.iter().map(|place| place.at)));
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
        let filter = filter(&["теги", "über"]);
        let places = |text: &str| {
            let mut found = Vec::new();
            filter.places(text, |more| found.extend(more.iter().map(|place| place.at)));
            found
        };
        assert_eq!(places("Наши теги: стратегии"), [9]);
        assert_eq!(places(&format!("{}теги, теги", "п".repeat(31))), [72]);
        assert_eq!(self::places("timeshare, shares"), Vec::<usize>::new());
    }
}
