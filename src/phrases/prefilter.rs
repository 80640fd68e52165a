//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 96 KiB turns away nearly all places, and the lexicon is only asked
//! about the others.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};

use crate::lanes::{self, Flags, Lanes, Loaded, is_wide};

/// Words of the first filter, which is asked about each place: few enough for the fastest cache, or most of it.
const FIRST_WORDS: usize = 1 << 12;

/// Words of the second one, which is asked about what the first lets through.
const SECOND_WORDS: usize = 1 << 13;

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
const LOWER: u64 = 0x2020_2020_2020_2020;

const WINDOW: usize = 8;

/// Phrases of so many bytes are told by as many in the second filter.
const LONG: usize = 12;

/// By how many of the first bytes phrases are told that are not long, from the longest to the
/// shortest: by the last two in the first filter, by all in the second.
type Masks = [u64; 3];

/// By how many ASCII letters and digits a phrase begins with; the first is for those that begin with
/// a sign or with a character of two bytes or four, the last for those that begin with one of three.
/// A phrase of letters that is shorter than six bytes is told by its letters: the word that it begins
/// with is as long in the text.
static MASKS: [Masks; 16] = {
    let mut table = [masks(8, 4, 2); 16];
    let mut letters = 1;
    while letters <= WINDOW {
        let short = if letters < MIDDLING {
            letters
        } else {
            MIDDLING
        };
        table[letters] = masks(8, MIDDLING, short);
        letters += 1;
    }
    table[WIDE] = masks(8, MIDDLING, 3);
    table
};

/// How many bits the last two of them leave out of a window that begins with as many letters.
static LEFT_OUT: [[u8; 2]; LETTERS] = {
    let mut table = [[0; 2]; LETTERS];
    let mut letters = 0;
    while letters < LETTERS {
        let of_window = if letters < WINDOW { letters } else { WINDOW };
        let [_, middling, short] = MASKS[of_window];
        table[letters] = [middling.leading_zeros() as u8, short.leading_zeros() as u8];
        letters += 1;
    }
    table
};

/// More than the letters of a word that are seen, which are those of a step.
const LETTERS: usize = 1 << LETTERS_BITS;
const LETTERS_BITS: u32 = 7;

/// By how many bytes phrases are told that are neither long nor short.
const MIDDLING: usize = 6;

const WIDE: usize = WINDOW + 1;

const fn masks(long: usize, middling: usize, short: usize) -> Masks {
    [first(long), first(middling), first(short)]
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
        let letters = phrase
            .iter()
            .take_while(|byte| lanes::is_word(**byte))
            .count();
        let window = window(phrase) | LOWER;
        let [long, middling, short] = MASKS[if is_wide(first) {
            WIDE
        } else {
            letters.min(WINDOW)
        }];
        let fits = |mask: u64| phrase.len() >= length_of(mask);
        let told_by = if fits(middling) { middling } else { short };
        if is_wide(first) {
            self.first[word(hash_of(window, short.leading_zeros()))] |= match told_by == middling {
                true => 1 << of_second(window),
                // Whatever stands behind it.
                false => u64::MAX,
            };
        } else {
            let hash = hash_of(window, told_by.leading_zeros());
            self.first[word(hash)] |= 1 << bit(hash);
        }
        let told_by = if fits(long) { long } else { told_by };
        let (word, bits) = place(match phrase.len() >= LONG {
            true => long_key(window, windows(phrase)[1]),
            false => window & told_by,
        });
        for bit in bits {
            self.second[word] |= 1 << bit;
        }
    }

    /// Calls `tell` with the bytes at which phrases may begin, in order, some at a time.
    pub(super) fn places(&self, text: &str, tell: impl FnMut(&[usize])) {
        dispatch!(Level::new(), simd => self.places_by(simd, text, tell));
    }

    #[inline(always)]
    fn places_by(&self, simd: impl Simd, text: &str, mut tell: impl FnMut(&[usize])) {
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
    fn pass_on(&self, text: &str, [narrow, wide]: [&mut Places; 2], passed: &mut Vec<usize>) {
        for (places, are_wide) in [(&mut *narrow, false), (&mut *wide, true)] {
            for at in 0..std::mem::take(&mut places.count) {
                let (place, letters) = places.get(at);
                let rest = text.as_bytes().get(place..).unwrap_or_default();
                let masks = if are_wide { WIDE } else { letters.min(WINDOW) };
                places.keep(at, self.does_begin(rest, &MASKS[masks]));
            }
        }
        passed.clear();
        let mut narrow = narrow.drain().peekable();
        for wide in wide.drain() {
            passed.extend(std::iter::from_fn(|| {
                narrow.next_if(|narrow| *narrow < wide)
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
            self.first[word(hash)] >> bit(hash)
        });
        (one | other) & 1
    }

    /// The same of a window that begins with a character of three bytes. In Chinese each character is
    /// asked about.
    #[inline]
    fn may_begin_wide(&self, window: u64) -> u64 {
        let window = window | LOWER;
        self.first[word(hash_of(window, first(3).leading_zeros()))] >> of_second(window) & 1
    }

    /// Whether one may begin a text, more exactly and with more effort.
    #[inline]
    fn does_begin(&self, text: &[u8], masks: &Masks) -> usize {
        let [window, behind] = windows(text);
        let window = window | LOWER;
        let [long, middling, short] = *masks;
        let longest = self.has_key(long_key(window, behind));
        let others = self.has_key(window & long) | self.has_key(window & middling);
        ((longest | others | self.has_key(window & short)) & 1) as usize
    }

    /// Whether the second filter has a key, in the lowest bit.
    #[inline(always)] // A call costs as much as it does.
    fn has_key(&self, key: u64) -> u64 {
        let (word, [one, other]) = place(key);
        let word = self.second[word];
        word >> one & word >> other
    }
}

/// Places that are asked about together: a few hundred, so that one after the other the same is done
/// with all of them.
struct Places {
    /// Each with the letters of the word that begins there in the lowest bits.
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

    /// Puts one at a place of theirs.
    #[inline]
    fn put(&mut self, at: usize, place: usize, letters: usize) {
        self.places[at % PLACES] = (place << LETTERS_BITS | letters) as u64;
    }

    fn get(&self, at: usize) -> (usize, usize) {
        let place = self.places[at % PLACES] as usize;
        (place >> LETTERS_BITS, place % LETTERS)
    }

    /// Takes all places out.
    fn drain(&mut self) -> impl Iterator<Item = usize> {
        (0..std::mem::take(&mut self.count)).map(|at| self.get(at).0)
    }

    /// Adds a place that was there before, of which all that follow are still there.
    #[inline]
    fn keep(&mut self, at: usize, passes: usize) {
        self.places[self.count % PLACES] = self.places[at % PLACES];
        self.count += passes;
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

/// The first bytes of a text, zeros behind its end.
#[inline]
fn window(text: &[u8]) -> u64 {
    u64::from_le_bytes(lanes::first_part(text))
}

/// The first bytes of a text and those behind them, zeros behind its end.
#[inline]
fn windows(text: &[u8]) -> [u64; 2] {
    match text.first_chunk::<{ 2 * WINDOW }>() {
        Some(both) => {
            let both = u128::from_le_bytes(*both);
            [both as u64, (both >> 64) as u64]
        }
        None => [window(text), window(text.get(WINDOW..).unwrap_or_default())],
    }
}

/// What long phrases are told by: many texts begin as they do.
#[inline]
fn long_key(window: u64, behind: u64) -> u64 {
    window ^ mix(behind << (8 * (2 * WINDOW - LONG)) | LOWER)
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

/// How many bytes a mask lets through.
fn length_of(mask: u64) -> usize {
    (64 - mask.leading_zeros() as usize) / 8
}

/// Multiplicative hashing: the upper bits are the mixed ones.
#[inline]
fn mix(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
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

/// A bit of that word.
#[inline]
fn bit(hash: u64) -> u64 {
    hash >> 46 & 63
}

/// A bit of that word, by the second of two characters of three bytes: by those bits that differ most
/// and are the same in upper and lower case.
#[inline]
fn of_second(window: u64) -> u64 {
    (window >> 31 ^ window >> 40) & 63
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

    fn places(text: &str) -> Vec<usize> {
        let filter = Prefilter::new(["share", "ad", "责任编辑", "©", "文/"].into_iter());
        let mut found = Vec::new();
        filter.places(text, |more| found.extend_from_slice(more));
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
            filter.places(text, |more| found.extend_from_slice(more));
            found
        };
        assert_eq!(places("Наши теги: стратегии"), [9]);
        assert_eq!(places(&format!("{}теги, теги", "п".repeat(31))), [72]);
        assert_eq!(self::places("timeshare, shares"), Vec::<usize>::new());
    }
}
