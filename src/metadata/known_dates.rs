//! Dates that were looked for before.

use std::ops::Range;

use super::date::{self, Order, PartialDateTime};
use crate::block::Block;
use crate::page::Page;

/// A date and where it stands.
pub(crate) type Found = (Range<usize>, PartialDateTime);

/// The first dates of some blocks: what stands around the title is asked for one by several rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDates {
    found: Vec<(usize, Option<Found>)>,
    order: Option<Order>,
}

/// Blocks that are remembered.
const MOST: usize = 16;

impl KnownDates {
    /// The order of day and month where nothing but the language of the page tells it.
    pub(crate) fn order(&mut self, page: &Page) -> Order {
        *self.order.get_or_insert_with(|| Order::of_page(page))
    }

    /// The first date in a block's text.
    pub(crate) fn first_in(&mut self, block: Block<'_>) -> Option<Found> {
        let mut known = self.found.iter();
        if let Some((_, known)) = known.find(|(known, _)| *known == block.index()) {
            return known.clone();
        }
        let found = date::find_ordered(block.text(), self.order(block.page()));
        if self.found.len() < MOST {
            self.found.push((block.index(), found.clone()));
        }
        found
    }
}
