//! What the words of classes, ids and roles say, as it was learned.
//!
//! The table has for each word that enough sites use, under its hash, a weight in log-odds for main
//! content and one for each page type, so that no word of a page is stored. A word is what
//! [`Hints`](crate::Hints) takes for one.

use crate::page_type::PageType;

/// What one log-odd is in the table.
pub(super) const UNIT: f32 = 32.0;

/// A word of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) hash: u32,
    /// What it says for main content, in parts of a log-odd.
    pub(super) weight: i8,
    /// What it says for each page type in the order of [`PageType::ALL`].
    pub(super) votes: [i8; TYPES],
}

/// The words of the table, each in the slot of its hash or the next one that is free: so one line of
/// the cache tells whether a word is known and what it says. Half of the slots at least have none.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenWeights {
    slots: Vec<Slot>,
}

/// A place for a word; none lies in two lines of the cache.
#[repr(align(16))]
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    word: Word,
    is_taken: bool,
}

/// How many page types there are.
pub(super) const TYPES: usize = PageType::ALL.len();

/// What the words of a page say of its type: each word counts once.
#[derive(Clone, Debug)]
pub(super) struct Votes {
    /// A bit for each slot.
    seen: Vec<u64>,
    count: f32,
    /// By page type, in parts of a log-odd as in the table.
    sums: [i32; TYPES],
}

impl Votes {
    pub(super) fn new(weights: &TokenWeights) -> Votes {
        Votes {
            seen: vec![0; weights.slots.len().div_ceil(64)],
            count: 0.0,
            sums: [0; TYPES],
        }
    }

    /// Adds what the word in a slot says, if it is the first time.
    fn add(&mut self, slot: usize, word: &Word) {
        let bit = 1 << (slot % 64);
        let Some(seen) = self.seen.get_mut(slot / 64).filter(|it| **it & bit == 0) else {
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
    /// A table of words.
    pub(super) fn new(words: impl ExactSizeIterator<Item = Word>) -> TokenWeights {
        let mut slots = vec![Slot::default(); (2 * words.len()).next_power_of_two()];
        for word in words {
            let mut at = word.hash as usize % slots.len();
            while slots.get(at).is_some_and(|slot| slot.is_taken) {
                at = (at + 1) % slots.len();
            }
            if let Some(slot) = slots.get_mut(at) {
                let is_taken = true;
                *slot = Slot { word, is_taken };
            }
        }
        TokenWeights { slots }
    }

    /// The word with this hash and its slot.
    #[inline]
    fn find(&self, hash: u32) -> Option<(usize, &Word)> {
        // There are as many slots as a power of two.
        let last = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & last;
        loop {
            let slot = self.slots.get(at).filter(|slot| slot.is_taken)?;
            if slot.word.hash == hash {
                return Some((at, &slot.word));
            }
            at = (at + 1) & last;
        }
    }

    /// The words of an element, by their hashes. What they say of the page is added to the votes.
    pub(super) fn of(&self, hashes: &[u32], votes: &mut Votes) -> Words {
        let mut words = Words::default();
        let (mut sum, mut known) = (0, false);
        for &hash in hashes {
            words.hash = hash_on(words.hash, hash);
            if let Some((slot, word)) = self.find(hash) {
                votes.add(slot, word);
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
