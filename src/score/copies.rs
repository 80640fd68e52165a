//! How many blocks of a page have the same text.

use std::collections::HashMap;

use crate::page::narrow;

/// Counts texts.
#[derive(Debug, Default)]
pub(super) struct Copies<'p> {
    /// By text its number. The document chooses the texts, so their hashes must not be foreseen.
    numbers: HashMap<&'p str, u32>,
    /// By number how many have it.
    counts: Vec<u16>,
    /// By place the number of the text there.
    by_place: Vec<u32>,
}

impl<'p> Copies<'p> {
    pub(super) fn with_capacity(texts: usize) -> Copies<'p> {
        Copies {
            numbers: HashMap::with_capacity(texts),
            counts: Vec::with_capacity(texts),
            by_place: Vec::with_capacity(texts),
        }
    }

    pub(super) fn add(&mut self, text: &'p str) {
        let next = narrow(self.counts.len());
        let number = *self.numbers.entry(text).or_insert(next);
        match self.counts.get_mut(number as usize) {
            Some(count) => *count = count.saturating_add(1),
            None => self.counts.push(1),
        }
        self.by_place.push(number);
    }

    /// By place, how many have the text of the one there.
    pub(super) fn by_place(self) -> Vec<u16> {
        let count_of = |number| {
            self.counts
                .get(number as usize)
                .copied()
                .unwrap_or_default()
        };
        self.by_place.into_iter().map(count_of).collect()
    }
}
