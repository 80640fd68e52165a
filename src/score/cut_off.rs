//! From which score on the blocks of a page should be kept.
//!
//! With the probabilities of its blocks known, the F1 that can be expected of any choice of them
//! is known too: twice the words that are expected to be right, over the words chosen plus those
//! that are expected to be main content. The choice with the highest expected F1 keeps all blocks
//! whose probability is above half of that F1 (Lipton, Elkan and Naryanaswamy, 2014): half where
//! the page is clear, less where it is not. So no page comes out empty because nothing on it is
//! likely.

use super::model::TypeShares;
use super::tokens::TYPES;

/// How far log-odds are to be trusted on pages of each type, in the order of `PageType::ALL`; found
/// by cross-validation. Where a page is made of many small parts, parts of a kind are right or
/// wrong together, so that the choice is less certain than its single blocks are, and more is kept.
const TRUST: [f32; TYPES] = [1.1, 0.6, 0.55, 1.0, 0.65, 1.0, 0.6];

/// The log-odds to keep from on a page that may be of these types. Takes log-odds and words of
/// each block.
pub(super) fn on_page(blocks: impl Iterator<Item = (f32, f32)>, types: &TypeShares) -> f32 {
    let trust: f32 = types
        .0
        .iter()
        .zip(TRUST)
        .map(|(share, of)| share * of)
        .sum();
    let trust = if trust > 0.0 { trust } else { 1.0 };
    let trusted = blocks.map(|(log_odds, words)| (log_odds * trust, words));
    Choice::best(trusted).cut_off / trust
}

/// The choice of blocks with the highest expected F1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    /// The log-odds to keep from.
    pub(super) cut_off: f32,
    /// The F1 that is expected of it.
    pub(super) f1: f32,
    /// Which share of the words of all blocks is expected to be main content; 1 where there are none.
    pub(super) main_share: f32,
}

impl Choice {
    /// Takes log-odds and words of each block, in any order.
    pub(super) fn best(blocks: impl Iterator<Item = (f32, f32)>) -> Choice {
        // Blocks of about the same log-odds count as one, so that nothing has to be sorted. What
        // that changes is nothing beside what the probabilities are off by.
        let mut alike = [(0.0, 0.0); STEPS];
        let (mut least, mut most) = (STEPS, 0);
        for (log_odds, words) in blocks {
            let step = (log_odds + FARTHEST) * (STEPS as f32 / (2.0 * FARTHEST));
            let step = (step as usize).min(STEPS - 1);
            (least, most) = (least.min(step), most.max(step));
            let (expected, all) = &mut alike[step];
            *expected += probability(log_odds) * words;
            *all += words;
        }
        let alike = alike.get(least..=most).unwrap_or_default();
        let sum = |one: (f32, f32), two: &(f32, f32)| (one.0 + two.0, one.1 + two.1);
        let (main, all) = alike.iter().fold((0.0, 0.0), sum);
        let (mut right, mut chosen, mut best) = (0.0, 0.0, 0.0f32);
        for (expected, words) in alike.iter().rev().filter(|(_, words)| *words > 0.0) {
            right += expected;
            chosen += words;
            best = best.max(2.0 * right / (chosen + main));
        }
        Choice {
            cut_off: log_odds(best / 2.0),
            f1: best,
            main_share: if all > 0.0 { main / all } else { 1.0 },
        }
    }
}

/// Steps that log-odds up to [`FARTHEST`] from 0 are told apart by; further ones are sure enough.
const STEPS: usize = 256;

const FARTHEST: f32 = 8.0;

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
        let best = |blocks: [(f32, f32); 2]| Choice::best(blocks.into_iter());
        let clear = best([(6.0, 100.0), (-6.0, 80.0)]);
        assert!((-0.1..0.0).contains(&clear.cut_off), "{clear:?}");
        assert!(clear.f1 > 0.98);
        let unclear = best([(-1.0, 100.0), (-1.5, 80.0)]);
        assert!(unclear.cut_off < -1.0, "{unclear:?}");
        assert!(unclear.f1 < 0.5);
    }

    #[test]
    fn more_is_kept_of_pages_of_many_parts() {
        let cut_off = |page_type: usize| {
            let mut shares = [0.0; TYPES];
            shares[page_type] = 1.0;
            let blocks = [(2.0, 100.0), (-1.0, 80.0)];
            on_page(blocks.into_iter(), &TypeShares(shares))
        };
        let (article, listing) = (cut_off(0), cut_off(4));
        assert!(listing < article - 0.1, "{article} {listing}");
    }

    #[test]
    fn nothing_is_cut_of_nothing() {
        let nothing = Choice::best([].into_iter());
        assert_eq!(
            (nothing.cut_off, nothing.f1, nothing.main_share),
            (0.0, 0.0, 1.0)
        );
    }
}
