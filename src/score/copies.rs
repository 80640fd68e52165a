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
    /// By place the number of the text there, and whether it only leads to it.
    by_place: Vec<(u32, bool)>,
}

impl<'p> Copies<'p> {
    pub(super) fn with_capacity(texts: usize) -> Copies<'p> {
        Copies {
            numbers: HashMap::with_capacity(texts),
            counts: Vec::with_capacity(texts),
            by_place: Vec::with_capacity(texts),
        }
    }

    /// Adds a text. An entry of a table of contents leads to a heading of the page, and is no second one;
    /// the heading is one to the entry.
    pub(super) fn add(&mut self, text: &'p str, is_entry: bool) {
        let next = narrow(self.counts.len());
        let number = *self.numbers.entry(text).or_insert(next);
        match self.counts.get_mut(number as usize) {
            Some(count) => *count = count.saturating_add(u16::from(!is_entry)),
            None => self.counts.push(u16::from(!is_entry)),
        }
        self.by_place.push((number, is_entry));
    }

    /// By place, how many have the text of the one there.
    pub(super) fn by_place(self) -> Vec<u16> {
        let count_of = |(number, is_entry): (u32, bool)| {
            let count = self.counts.get(number as usize).copied();
            count
                .unwrap_or_default()
                .saturating_add(u16::from(is_entry))
        };
        self.by_place.into_iter().map(count_of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_table_of_contents_are_no_second_headings() {
        let mut copies = Copies::with_capacity(4);
        for (text, is_entry) in [
            ("Tides", true),
            ("Tides", false),
            ("Boats", false),
            ("Boats", false),
        ] {
            copies.add(text, is_entry);
        }
        assert_eq!(copies.by_place(), [2, 1, 2, 2]);
    }
}
