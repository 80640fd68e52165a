//! How many words stand in a range of blocks.

use std::ops::Range;

use super::Page;
use crate::block::Block;

/// For each block the words before it, and behind them all words of the page.
pub(crate) struct WordSums(Vec<f32>);

impl WordSums {
    /// Sums up the words of the blocks that count.
    pub(crate) fn of(page: &Page, counts: impl Fn(Block<'_>) -> bool) -> WordSums {
        let mut sums = Vec::with_capacity(page.blocks.len() + 1);
        let mut sum = 0.0;
        for block in page.blocks() {
            sums.push(sum);
            if counts(block) {
                sum += block.features().words();
            }
        }
        sums.push(sum);
        WordSums(sums)
    }

    /// The words of the page.
    pub(crate) fn all(&self) -> f32 {
        self.0.last().copied().unwrap_or_default()
    }

    /// The words of some blocks.
    pub(crate) fn within(&self, blocks: &Range<usize>) -> f32 {
        self.before(blocks.end) - self.before(blocks.start)
    }

    fn before(&self, block: usize) -> f32 {
        self.0.get(block).copied().unwrap_or(self.all())
    }
}
