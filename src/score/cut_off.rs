//! From which score on the blocks of a page should be kept.
//!
//! With the probabilities of its blocks known, the F1 that can be expected of any choice of them
//! is known too: twice the words that are expected to be right, over the words chosen plus those
//! that are expected to be main content. The choice with the highest expected F1 keeps all blocks
//! whose probability is above half of that F1 (Lipton, Elkan and Naryanaswamy, 2014): half where
//! the page is clear, less where it is not. So no page comes out empty because nothing on it is
//! likely.

use std::cmp::Reverse;

use super::model::TypeShares;
use super::tokens::TYPES;

/// How far log-odds are to be trusted on pages of each type, in the order of `PageType::ALL`; found
/// by cross-validation. Where a page is made of many small parts, parts of a kind are right or
/// wrong together, so that the choice is less certain than its single blocks are, and more is kept.
const TRUST: [f32; TYPES] = [1.1, 0.6, 0.55, 1.0, 0.65, 1.0, 0.6];

/// Puts the likeliest of some blocks first, of which log-odds and words are given.
pub(super) fn sort(blocks: &mut [(f32, f32)]) {
    // In the place of the log-odds numbers in their order, which are faster to compare.
    let swap = |blocks: &mut [(f32, f32)]| {
        for (log_odds, _) in blocks {
            let bits = log_odds.to_bits();
            let sign = bits.cast_signed() >> 31;
            *log_odds = f32::from_bits(bits ^ (sign.cast_unsigned() >> 1));
        }
    };
    swap(blocks);
    let number = |block: &(f32, f32)| block.0.to_bits().cast_signed();
    blocks.sort_unstable_by_key(|block| Reverse(number(block)));
    swap(blocks);
}

/// The log-odds to keep from on a page that may be of these types. Takes log-odds and words of
/// each block, the likeliest first.
pub(super) fn on_page(blocks: &[(f32, f32)], types: &TypeShares) -> f32 {
    let trust: f32 = types
        .0
        .iter()
        .zip(TRUST)
        .map(|(share, of)| share * of)
        .sum();
    let trust = if trust > 0.0 { trust } else { 1.0 };
    let trusted = blocks
        .iter()
        .map(|(log_odds, words)| (log_odds * trust, *words));
    best(&mut trusted.collect::<Vec<_>>()).0 / trust
}

/// The log-odds to keep from, and the expected F1. Takes log-odds and words of each block, the
/// likeliest first, and leaves the words of each that are expected to be main content and its
/// words.
pub(super) fn best(blocks: &mut [(f32, f32)]) -> (f32, f32) {
    // The words of each that are expected to be main content, in place of its log-odds.
    let mut main = 0.0;
    for (value, words) in blocks.iter_mut() {
        *value = probability(*value) * *words;
        main += *value;
    }
    let (mut right, mut chosen, mut best) = (0.0, 0.0, 0.0f32);
    for (expected, words) in blocks.iter() {
        right += expected;
        chosen += words;
        if chosen + main > 0.0 {
            best = best.max(2.0 * right / (chosen + main));
        }
    }
    (log_odds(best / 2.0), best)
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The log-odds of a probability; of what is no probability between 0 and 1, those of a block
/// that may be anything.
fn log_odds(probability: f32) -> f32 {
    if probability > 0.0 && probability < 1.0 {
        (probability / (1.0 - probability)).ln()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_page_is_cut_at_even_odds_and_an_unclear_one_below() {
        let (clear, confidence) = best(&mut [(6.0, 100.0), (-6.0, 80.0)]);
        assert!((-0.1..0.0).contains(&clear), "{clear}");
        assert!(confidence > 0.98);
        let (unclear, confidence) = best(&mut [(-1.0, 100.0), (-1.5, 80.0)]);
        assert!(unclear < -1.0, "{unclear}");
        assert!(confidence < 0.5);
    }

    #[test]
    fn more_is_kept_of_pages_of_many_parts() {
        let cut_off = |page_type: usize| {
            let mut shares = [0.0; TYPES];
            shares[page_type] = 1.0;
            on_page(&[(2.0, 100.0), (-1.0, 80.0)], &TypeShares(shares))
        };
        let (article, listing) = (cut_off(0), cut_off(4));
        assert!(listing < article - 0.1, "{article} {listing}");
    }

    #[test]
    fn nothing_is_cut_of_nothing() {
        assert_eq!(best(&mut []), (0.0, 0.0));
    }
}
