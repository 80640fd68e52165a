//! Dates that were looked for before.

use std::ops::Range;

use super::date::{self, Order, PartialDateTime};
use crate::block::Block;

/// A date and where it stands.
pub(crate) type Found = (Range<usize>, PartialDateTime);

/// The first dates of some blocks: what stands around the title is asked for one by several rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDates(Vec<(usize, Order, Option<Found>)>);

/// Blocks that are remembered.
const MOST: usize = 16;

impl KnownDates {
    /// The first date in a block's text.
    pub(crate) fn first_in(&mut self, block: Block<'_>) -> Option<Found> {
        self.first_ordered_in(block, Order::Unknown)
    }

    /// The same, where day and month could be told apart by nothing but the language.
    pub(crate) fn first_ordered_in(&mut self, block: Block<'_>, order: Order) -> Option<Found> {
        let is = |known: &&(usize, Order, _)| (known.0, known.1) == (block.index(), order);
        if let Some((_, _, known)) = self.0.iter().find(is) {
            return known.clone();
        }
        let found = date::find_ordered(block.text(), order);
        if self.0.len() < MOST {
            self.0.push((block.index(), order, found.clone()));
        }
        found
    }
}
