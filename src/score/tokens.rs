//! What the words of classes, ids and roles say, as it was learned.
//!
//! The table has for each word that enough sites use, under its hash, a weight in log-odds for main
//! content and one for each page type, so that no word of a page is stored. A word is what
//! [`Hints`](crate::Hints) takes for one.

use crate::page_type::PageType;

/// What one log-odd is in the table.
pub(super) const UNIT: f32 = 32.0;

/// A word of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) hash: u32,
    /// What it says for main content, in parts of a log-odd.
    pub(super) weight: i8,
    /// What it says for each page type in the order of [`PageType::ALL`].
    pub(super) votes: [i8; TYPES],
}

/// The words of the table and how they are looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenWeights {
    words: Vec<Word>,
    /// The numbers of the words, counted from 1, each in the slot of its hash or the next one that
    /// is free; 0 in those without a word, which are half of them at least.
    slots: Vec<u16>,
}

/// How many page types there are.
pub(super) const TYPES: usize = PageType::ALL.len();

/// What the words of a page say of its type: each word counts once.
#[derive(Clone, Debug)]
pub(super) struct Votes {
    /// A bit for each word.
    seen: Vec<u64>,
    count: f32,
    /// By page type, in parts of a log-odd as in the table.
    sums: [i32; TYPES],
}

impl Votes {
    pub(super) fn new(weights: &TokenWeights) -> Votes {
        Votes {
            seen: vec![0; weights.words.len().div_ceil(64)],
            count: 0.0,
            sums: [0; TYPES],
        }
    }

    /// Adds what the word of a number says, if it is the first time.
    fn add(&mut self, number: usize, word: &Word) {
        let bit = 1 << (number % 64);
        let Some(seen) = self.seen.get_mut(number / 64).filter(|it| **it & bit == 0) else {
            return;
        };
        *seen |= bit;
        self.count += 1.0;
        for (sum, vote) in self.sums.iter_mut().zip(word.votes) {
            *sum += i32::from(vote);
        }
    }

    /// For each page type the sum, divided by the root of the number of words: words are not
    /// independent of each other.
    pub(super) fn means(&self) -> [f32; TYPES] {
        let least = UNIT * (self.count + 1.0).sqrt();
        self.sums.map(|sum| sum as f32 / least)
    }
}

/// The most that the words of one element say together, in log-odds.
const MOST: f32 = 4.0;

impl TokenWeights {
    /// A table of words; `None` where there are too many for it.
    pub(super) fn new(words: Vec<Word>) -> Option<TokenWeights> {
        let mut slots = vec![0; (2 * words.len()).next_power_of_two()];
        for (word, number) in words.iter().zip(1..) {
            let number = u16::try_from(number).ok()?;
            let mut at = word.hash as usize % slots.len();
            while slots.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) % slots.len();
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = number;
            }
        }
        Some(TokenWeights { words, slots })
    }

    /// The word with this hash and its number.
    #[inline]
    fn find(&self, hash: u32) -> Option<(usize, &Word)> {
        // There are as many slots as a power of two.
        let last = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize;
        loop {
            let number = usize::from(*self.slots.get(at & last)?).checked_sub(1)?;
            let word = self.words.get(number)?;
            if word.hash == hash {
                return Some((number, word));
            }
            at += 1;
        }
    }

    /// The words of an element, by their hashes. What they say of the page is added to the votes.
    pub(super) fn of(&self, hashes: &[u32], votes: &mut Votes) -> Words {
        let mut words = Words::default();
        let (mut sum, mut known) = (0, false);
        for &hash in hashes {
            words.hash = hash_on(words.hash, hash);
            if let Some((number, word)) = self.find(hash) {
                votes.add(number, word);
                sum += i32::from(word.weight);
                known = true;
            }
        }
        words.weight = known.then_some((sum as f32 / UNIT).clamp(-MOST, MOST));
        words
    }
}

/// The words of the classes, id and role of an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// What they say together, in log-odds; `None` where none of them is known.
    pub(super) weight: Option<f32>,
    /// A hash of all of them in their order; 0 of none.
    pub(super) hash: u32,
}

/// FNV-1a of bytes.
#[inline]
pub(super) fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| hash_on(hash, byte.into()))
}

fn hash_on(hash: u32, next: u32) -> u32 {
    (hash ^ next).wrapping_mul(0x0100_0193)
}

/// What the words of an element and of those around it say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TokenSums {
    /// Of the innermost element whose words are known.
    pub(super) nearest: f32,
    pub(super) least: f32,
    pub(super) most: f32,
    pub(super) sum: f32,
}

impl TokenSums {
    /// The sums of an element inside of one with these.
    pub(super) fn inside(self, own: Option<f32>) -> TokenSums {
        let Some(own) = own else { return self };
        TokenSums {
            nearest: own,
            least: self.least.min(own),
            most: self.most.max(own),
            sum: self.sum + own,
        }
    }
}
