//! What the words of classes, ids and roles say, as it was learned.
//!
//! The table has for each word that enough sites use, under its hash, a weight in log-odds for main
//! content and one for each page type, so that no word of a page is stored. A word is what
//! [`Hints`](crate::Hints) takes for one.

use crate::class_words::{self, Key, PART};
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
    sums: [f32; TYPES],
}

impl Votes {
    pub(super) fn new(weights: &TokenWeights) -> Votes {
        Votes {
            seen: vec![0; weights.hashes.len().div_ceil(64)],
            count: 0.0,
            sums: [0.0; TYPES],
        }
    }

    fn add(&mut self, weights: &TokenWeights, word: usize) {
        let bit = 1 << (word % 64);
        let Some(seen) = self.seen.get_mut(word / 64).filter(|it| **it & bit == 0) else {
            return;
        };
        *seen |= bit;
        self.count += 1.0;
        for (sum, vote) in self
            .sums
            .iter_mut()
            .zip(weights.votes.get(word).into_iter().flatten())
        {
            *sum += f32::from(*vote) / UNIT;
        }
    }

    /// For each page type the sum, divided by the root of the number of words: words are not
    /// independent of each other.
    pub(super) fn means(&self) -> [f32; TYPES] {
        self.sums.map(|sum| sum / (self.count + 1.0).sqrt())
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

    /// What the words of an element say together; `None` where none of them is known. What they
    /// say of the page is added to the votes.
    pub(super) fn of(&self, tokens: &str, votes: &mut Votes) -> Option<f32> {
        if tokens.is_empty() {
            return None;
        }
        let (mut sum, mut known) = (0.0, false);
        class_words::each(tokens, |word, key| {
            let Some(at) = self.find(hash_letters(word, key)) else {
                return;
            };
            votes.add(self, at);
            if let Some(weight) = self.weights.get(at) {
                sum += f32::from(*weight) / UNIT;
                known = true;
            }
        });
        known.then_some(sum.clamp(-MOST, MOST))
    }
}

fn upper_bits(hash: u32) -> u32 {
    hash >> (u32::BITS - UPPER_BITS)
}

/// FNV-1a of the word in lower case.
pub(crate) fn hash(word: &[u8]) -> u32 {
    hash_bytes(word.iter().map(u8::to_ascii_lowercase))
}

/// The same of ASCII letters alone, with their key. Most words are told by its first half; where in
/// it they end is not branched on, since it could not be foretold.
fn hash_letters(word: &[u8], key: Key) -> u32 {
    const LOWER: u8 = 0x20;
    let [mut rest, _] = key.letters();
    let mut hash = EMPTY;
    for _ in 0..PART {
        let next = hash_on(hash, rest as u8);
        hash = if rest == 0 { hash } else { next };
        rest >>= u8::BITS;
    }
    let behind = word.get(PART..).unwrap_or_default().iter();
    behind.fold(hash, |hash, byte| hash_on(hash, byte | LOWER))
}

/// The same of any bytes as they are.
#[inline]
pub(super) fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(EMPTY, hash_on)
}

const EMPTY: u32 = 0x811c_9dc5;

fn hash_on(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
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
