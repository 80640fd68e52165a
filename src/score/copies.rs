//! How many blocks of a page have the same text.

use rustc_hash::FxHashMap;

use super::survey::Survey;
use crate::page::narrow;

/// By place, how many seen blocks have the text of the one there.
pub(super) fn by_place(survey: &Survey<'_>) -> Vec<u16> {
    // By text its number; by number how many blocks have it.
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    numbers.reserve(survey.seen.len());
    let mut counts: Vec<u16> = Vec::with_capacity(survey.seen.len());
    let mut number_of = |place: usize| {
        let text = survey.block(place).map_or("", |block| block.text());
        let number = *numbers.entry(text).or_insert(narrow(counts.len()));
        match counts.get_mut(number as usize) {
            Some(count) => *count = count.saturating_add(1),
            None => counts.push(1),
        }
        number
    };
    let places = 0..survey.seen.len();
    let by_place: Vec<u32> = places.map(&mut number_of).collect();
    let count_of = |number| counts.get(number as usize).copied().unwrap_or_default();
    by_place.into_iter().map(count_of).collect()
}
