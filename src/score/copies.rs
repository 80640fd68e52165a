//! How many blocks of a page have the same text.

use std::collections::HashMap;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::lanes;
use crate::page::narrow;

/// Counts texts. Most have not even their length and ends in common with another, and those are at
/// hand: only the others are looked up.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// A bit for each look of a text, and whether it was seen once and twice.
    seen: Vec<[u64; 2]>,
    /// How often a look was seen again.
    again: usize,
    /// By place the look of the text there, and whether it only leads to it.
    by_place: Vec<(u32, bool)>,
}

/// Looks that are told apart for each text.
const LOOKS: usize = 16;

/// A text that no other is like has this number.
const ALONE: u32 = u32::MAX;

impl Copies {
    pub(super) fn with_capacity(texts: usize) -> Copies {
        let words = (LOOKS * texts).div_ceil(u64::BITS as usize);
        Copies {
            seen: vec![[0; 2]; words.next_power_of_two()],
            again: 0,
            by_place: Vec::with_capacity(texts),
        }
    }

    /// Adds a text. An entry of a table of contents leads to a heading of the page, and is no second one;
    /// the heading is one to the entry.
    pub(super) fn add(&mut self, text: &str, is_entry: bool) {
        let look = look(text);
        let (at, bit) = self.place_of(look);
        if let Some([once, twice]) = self.seen.get_mut(at) {
            self.again += usize::from(*once & bit != 0);
            *twice |= *once & bit;
            *once |= bit;
        }
        self.by_place.push((look, is_entry));
    }

    /// Where it is kept whether a look was seen.
    fn place_of(&self, look: u32) -> (usize, u64) {
        let (at, bit) = (look / u64::BITS, look % u64::BITS);
        // There are as many as a power of two.
        (at as usize & (self.seen.len().wrapping_sub(1)), 1 << bit)
    }

    fn may_have_twin(&self, look: u32) -> bool {
        let (at, bit) = self.place_of(look);
        self.seen.get(at).is_some_and(|[_, twice]| twice & bit != 0)
    }

    /// By place, how many have the text of the one there.
    pub(super) fn by_place<'p>(mut self, text_at: impl Fn(usize) -> &'p str) -> Vec<u16> {
        // The document chooses the texts, so their hashes must not be foreseen.
        let mut numbers: HashMap<&str, u32> = HashMap::with_capacity(self.again);
        let mut counts: Vec<u16> = Vec::new();
        let mut places = std::mem::take(&mut self.by_place);
        for (place, (number, is_entry)) in places.iter_mut().enumerate() {
            if !self.may_have_twin(*number) {
                *number = ALONE;
                continue;
            }
            let next = narrow(counts.len());
            *number = *numbers.entry(text_at(place)).or_insert(next);
            match counts.get_mut(*number as usize) {
                Some(count) => *count = count.saturating_add(u16::from(!*is_entry)),
                None => counts.push(u16::from(!*is_entry)),
            }
        }
        let count_of = |(number, is_entry): (u32, bool)| match counts.get(number as usize) {
            Some(count) => count.saturating_add(u16::from(is_entry)),
            None => 1,
        };
        places.into_iter().map(count_of).collect()
    }
}

/// A number that texts alike have in common with few others, made of their length and their ends.
fn look(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let start = lanes::first_part(bytes);
    let end = bytes.last_chunk().copied().unwrap_or(start);
    let ends = (u64::from_le_bytes(start), u64::from_le_bytes(end));
    FxBuildHasher.hash_one((ends, bytes.len())) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_table_of_contents_are_no_second_headings() {
        let texts = [
            ("Tides", true),
            ("Tides", false),
            ("Boats", false),
            ("Boats", false),
            ("Ropes", true),
            ("Lamps", false),
        ];
        let mut copies = Copies::with_capacity(texts.len());
        for (text, is_entry) in texts {
            copies.add(text, is_entry);
        }
        let counts = copies.by_place(|place| texts[place].0);
        assert_eq!(counts, [2, 1, 2, 2, 1, 1]);
    }

    #[test]
    fn texts_that_look_alike_are_told_apart() {
        let text = |middle: &str| format!("The ferry leaves {middle} from the pier.");
        let texts = ["at six", "at ten", "at six", "at one"].map(text);
        let mut copies = Copies::with_capacity(texts.len());
        texts.iter().for_each(|text| copies.add(text, false));
        let counts = copies.by_place(|place| &texts[place]);
        assert_eq!(counts, [2, 1, 2, 1]);
    }
}
