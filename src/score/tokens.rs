//! What the words of classes, ids and roles say, as it was learned.
//!
//! The table has for each word that enough sites use, under its hash, a weight in log-odds for main
//! content and one for each page type, so that no word of a page is stored. A word is what
//! [`Hints`](crate::Hints) takes for one.

use crate::class_words::{self, Key};
use crate::page_type::PageType;

/// What one log-odd is in the table.
pub(super) const UNIT: f32 = 32.0;

/// The weights of words, sorted by hash.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenWeights {
    hashes: Vec<u32>,
    /// By the upper bits of a hash, how many words have less in theirs.
    starts: Vec<u32>,
    weights: Vec<i8>,
    /// By word, what it says for each page type in the order of [`PageType::ALL`].
    votes: Vec<[i8; TYPES]>,
}

/// How many upper bits of a hash lead to its place.
const UPPER_BITS: u32 = 13;

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
            seen: vec![0; weights.hashes.len().div_ceil(64)],
            count: 0.0,
            sums: [0; TYPES],
        }
    }

    fn add(&mut self, weights: &TokenWeights, word: usize) {
        let bit = 1 << (word % 64);
        let Some(seen) = self.seen.get_mut(word / 64).filter(|it| **it & bit == 0) else {
            return;
        };
        *seen |= bit;
        self.count += 1.0;
        let votes = weights.votes.get(word).copied().unwrap_or_default();
        for (sum, vote) in self.sums.iter_mut().zip(votes) {
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
    pub(super) fn new(hashes: Vec<u32>, weights: Vec<i8>, votes: Vec<[i8; TYPES]>) -> TokenWeights {
        let mut starts = Vec::with_capacity((1 << UPPER_BITS) + 1);
        let mut less = 0;
        for upper in 0..=1 << UPPER_BITS {
            let rest = hashes.iter().skip(less);
            less += rest.take_while(|hash| upper_bits(**hash) < upper).count();
            starts.push(less as u32);
        }
        TokenWeights {
            starts,
            hashes,
            weights,
            votes,
        }
    }

    /// The number of the word with this hash.
    fn find(&self, hash: u32) -> Option<usize> {
        let upper = upper_bits(hash) as usize;
        let (from, to) = (*self.starts.get(upper)?, *self.starts.get(upper + 1)?);
        let alike = self.hashes.get(from as usize..to as usize)?.iter();
        let found = alike
            .zip(from as usize..)
            .find(|(known, _)| **known == hash);
        found.map(|(_, at)| at)
    }

    /// The words of an element. What they say of the page is added to the votes.
    pub(super) fn of(&self, tokens: &str, votes: &mut Votes) -> Words {
        let mut words = Words::default();
        if tokens.is_empty() {
            return words;
        }
        let (mut sum, mut known) = (0, false);
        class_words::each(tokens, |word, key| {
            let hash = hash(word.len(), key);
            words.hash = hash_on(words.hash, hash);
            let Some(at) = self.find(hash) else {
                return;
            };
            votes.add(self, at);
            if let Some(weight) = self.weights.get(at) {
                sum += i32::from(*weight);
                known = true;
            }
        });
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

fn upper_bits(hash: u32) -> u32 {
    hash >> (u32::BITS - UPPER_BITS)
}

/// A hash of a word of class attributes: of its first letters and its length.
pub(crate) fn hash(length: usize, key: Key) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let [first, next] = key.letters();
    let mixed = (first ^ next.rotate_left(29) ^ length as u64).wrapping_mul(ODD);
    ((mixed ^ (mixed >> 32)).wrapping_mul(ODD) >> 32) as u32
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
