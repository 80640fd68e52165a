//! Dates that were looked for before.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::date::{self, Order, PartialDateTime};
use crate::block::Block;

/// A date and where it stands.
pub(crate) type Found = (Range<usize>, PartialDateTime);

/// The first date of each block that was asked for one: some rules ask about the same lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDates(FxHashMap<(usize, Order), Option<Found>>);

impl KnownDates {
    /// The first date in a block's text.
    pub(crate) fn first_in(&mut self, block: Block<'_>) -> Option<Found> {
        self.first_ordered_in(block, Order::Unknown)
    }

    /// The same, where day and month could be told apart by nothing but the language.
    pub(crate) fn first_ordered_in(&mut self, block: Block<'_>, order: Order) -> Option<Found> {
        let first = self.0.entry((block.index(), order));
        let first = first.or_insert_with(|| date::find_ordered(block.text(), order));
        first.clone()
    }
}
