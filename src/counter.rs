//! Counts what a text is made of, 64 bytes at a time.

mod chars;

use std::ops::RangeInclusive;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};

use crate::features::is_cjk;
use crate::lanes::{self, Lanes, Loaded};
use crate::letters::is_letter;
use chars::{KINDS, Kind};

/// What a text of at most 1 GiB is made of.
#[derive(Default)]
pub(crate) struct Counter {
    /// By what is counted; an even number of them, so that two are added to at once.
    counts: [u64; 6],
    /// Apart from them, as most texts have none.
    unspaced: u64,
    pub(crate) has_address: bool,
    /// Whether the text so far ends inside of a word.
    in_word: bool,
}

const CHARS: usize = 0;
const RUNS: usize = 1;
const PUNCTUATION: usize = 2;
const SENTENCE_ENDS: usize = 3;
const CJK: usize = 4;
const DIGITS: usize = 5;

impl Counter {
    /// Adds a whole text.
    pub(crate) fn add_all(&mut self, text: &str) {
        dispatch!(Level::new(), simd => self.add_all_by(simd, text));
        self.in_word = false;
    }

    #[inline(always)]
    fn add_all_by(&mut self, simd: impl Simd, text: &str) {
        lanes::each(
            text.as_bytes(),
            #[inline(always)]
            |from, lanes| {
                let step = Step::of(text, from, lanes, Loaded::of(simd, lanes));
                self.add(&step, u64::MAX);
            },
        );
    }

    /// Adds the bytes of a step that `within` tells. They have to go on where the last ones ended,
    /// or to be the first.
    #[inline(always)]
    pub(crate) fn add(&mut self, step: &Step, within: u64) {
        // What has no characters has nothing that is counted, and no word goes on behind it.
        if step.chars & within == 0 {
            self.in_word = false;
            return;
        }
        // A word goes on as a carry does in an addition: begun by what is a part of one, handed on
        // by what keeps it.
        let words = step.words & within;
        let hands_on = (step.words | step.keeps) & within;
        let (sum, over) = words.overflowing_add(hands_on);
        let (sum, over_too) = sum.overflowing_add(u64::from(self.in_word));
        let going_on = sum ^ words ^ hands_on;
        self.in_word = over | over_too;
        let mut found = [0; 6];
        found[CHARS] = step.chars;
        found[RUNS] = words & !going_on;
        found[CJK] = step.cjk;
        found[DIGITS] = step.digits;
        found[PUNCTUATION] = step.punctuation;
        found[SENTENCE_ENDS] = step.ends;
        for (count, found) in self.counts.iter_mut().zip(found) {
            *count += u64::from((found & within).count_ones());
        }
        if step.unspaced != 0 {
            self.unspaced += u64::from((step.unspaced & within).count_ones());
        }
    }

    /// Adds an address, the words and points of which are none of the text.
    pub(crate) fn add_address(&mut self, address: &str) {
        self.has_address = true;
        self.counts[CHARS] += address.len() as u64;
    }

    /// Characters that are not white space.
    pub(crate) fn chars(&self) -> u32 {
        self.count(CHARS)
    }

    /// Words of scripts with spaces.
    pub(crate) fn runs(&self) -> u32 {
        self.count(RUNS)
    }

    /// Han and kana characters.
    pub(crate) fn cjk(&self) -> u32 {
        self.count(CJK)
    }

    /// Characters of other scripts without spaces.
    pub(crate) fn unspaced(&self) -> u32 {
        self.unspaced as u32
    }

    pub(crate) fn digits(&self) -> u32 {
        self.count(DIGITS)
    }

    /// Pauses and ends of sentences.
    pub(crate) fn punctuation(&self) -> u32 {
        self.count(PUNCTUATION)
    }

    pub(crate) fn sentence_ends(&self) -> u32 {
        self.count(SENTENCE_ENDS)
    }

    fn count(&self, of: usize) -> u32 {
        self.counts[of] as u32
    }
}

/// Pictures, faces and other signs that are frequent and no letters, which are slow to tell.
const PICTURES: RangeInclusive<char> = '\u{1f300}'..='\u{1faff}';

/// What 64 bytes are, a bit each; of a character of several bytes the bit of its first.
#[derive(Default)]
pub(crate) struct Step {
    /// Not white space.
    chars: u64,
    /// Parts of words.
    words: u64,
    /// What keeps together the word that it stands in.
    keeps: u64,
    cjk: u64,
    unspaced: u64,
    digits: u64,
    punctuation: u64,
    /// Ends of sentences, which are punctuation too.
    ends: u64,
    /// Not ASCII.
    high: u64,
}

impl Step {
    /// Looks at the step of `text` that begins at `from`.
    #[inline(always)] // A call costs as much as a tenth of it.
    pub(crate) fn of(text: &str, from: usize, lanes: &Lanes, all: Loaded<impl Simd>) -> Step {
        let digits = all.is_digit().to_bitmask();
        let letters = all.is_letter().to_bitmask();
        let ends = (all.is(b'.') | all.is(b'!') | all.is(b'?')).to_bitmask();
        let pauses = (all.is(b',') | all.is(b';') | all.is(b':')).to_bitmask();
        let mut step = Step {
            chars: all.is_among(0x21, 0x5e).to_bitmask(),
            words: digits | letters,
            keeps: (all.is(b'\'') | all.is(b'-') | all.is(b'_')).to_bitmask(),
            digits,
            punctuation: ends | pauses,
            ends,
            high: all.is_from(0x80).to_bitmask(),
            ..Step::default()
        };
        if step.high != 0 {
            step.add_high(text, from, lanes, all);
        }
        step
    }

    /// Whether all bytes are ASCII.
    #[inline(always)]
    pub(crate) fn is_ascii(&self) -> bool {
        self.high == 0
    }

    #[inline(always)] // So that what it finds is not written to be read at once.
    fn add_high(&mut self, text: &str, from: usize, lanes: &Lanes, all: Loaded<impl Simd>) {
        // U+4000 to U+9FFF: all Han but 64 signs that no text has.
        let han = all.is_among(0xe4, 6).to_bitmask();
        let first = all.is_from(0xc0).to_bitmask();
        self.chars |= han;
        self.cjk |= han;
        self.keeps |= self.high & !first;
        let others = first & !han;
        if others != 0 {
            self.add_others(text, from, lanes, others);
        }
    }

    /// Adds the characters that begin at some lanes: without a branch for each, since what comes next
    /// cannot be foreseen.
    #[inline(always)]
    fn add_others(&mut self, text: &str, from: usize, lanes: &Lanes, mut others: u64) {
        let mut kinds = [0_u64; KINDS];
        while others != 0 {
            let lane = others.trailing_zeros();
            let kind = chars::kind_at(lanes, lane);
            kinds[kind as usize % KINDS] |= others & others.wrapping_neg();
            others &= others - 1;
        }
        let of = |kind: Kind| kinds[kind as usize % KINDS];
        let marks = of(Kind::Pause) | of(Kind::End);
        let words = of(Kind::Word) | of(Kind::Digit);
        self.words |= words;
        self.digits |= of(Kind::Digit);
        self.keeps |= of(Kind::Keeps);
        self.cjk |= of(Kind::Cjk);
        self.unspaced |= of(Kind::Unspaced);
        self.punctuation |= marks;
        self.ends |= of(Kind::End);
        self.chars |= marks | words | of(Kind::Sign) | of(Kind::Keeps) | of(Kind::Cjk);
        self.chars |= of(Kind::Unspaced);
        let mut unknown = of(Kind::Unknown);
        while unknown != 0 {
            let at = from + unknown.trailing_zeros() as usize;
            let ch = text.get(at..).and_then(|rest| rest.chars().next());
            self.add_unknown(ch.unwrap_or_default(), unknown & unknown.wrapping_neg());
            unknown &= unknown - 1;
        }
    }

    /// Adds a character that is not in the table.
    fn add_unknown(&mut self, ch: char, bit: u64) {
        if ch.is_whitespace() {
            return;
        }
        self.chars |= bit;
        if is_cjk(ch) {
            self.cjk |= bit;
        } else if !PICTURES.contains(&ch) && is_letter(ch) {
            self.words |= bit;
        }
    }
}
