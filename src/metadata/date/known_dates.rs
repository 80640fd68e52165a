//! Dates that were looked for before.

use std::ops::Range;

use crate::block::Block;
use crate::metadata::date::{self, Order, PartialDateTime};
use crate::phrases::{CreditKey, Hit};

/// A date and where it stands.
pub(crate) type Found = (Range<usize>, PartialDateTime);

/// The first dates of some blocks: what stands around the title is asked for one by several rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDates {
    found: Vec<(usize, Option<Found>)>,
    order: Option<Order>,
    /// What the words of the block tell that was asked last.
    of_words: Option<(usize, Order)>,
}

/// Blocks that are remembered.
const MOST: usize = 16;

impl KnownDates {
    /// The order of day and month where nothing but a language tells it: that which the page states,
    /// else that of the block's words for a date.
    pub(crate) fn order(&mut self, block: Block<'_>) -> Order {
        let stated = || Order::of_page(block.page());
        match *self.order.get_or_insert_with(stated) {
            Order::Unknown => match self.of_words {
                Some((known, order)) if known == block.index() => order,
                _ => {
                    let order = of_words(block);
                    self.of_words = Some((block.index(), order));
                    order
                }
            },
            order => order,
        }
    }

    /// The first date in a block's text.
    pub(crate) fn first_in(&mut self, block: Block<'_>) -> Option<Found> {
        let mut known = self.found.iter();
        if let Some((_, known)) = known.find(|(known, _)| *known == block.index()) {
            return known.clone();
        }
        let found = date::find_ordered(block.text(), self.order(block));
        if self.found.len() < MOST {
            self.found.push((block.index(), found.clone()));
        }
        found
    }
}

/// The order in the language of the first word for a date.
fn of_words(block: Block<'_>) -> Order {
    let is_of_date = |hit: &&Hit| hit.credit().is_some_and(CreditKey::is_of_date);
    let mut dates = block.hits().iter().filter(is_of_date);
    let word = dates.next().and_then(|hit| block.text().get(hit.range()));
    word.map_or(Order::Unknown, Order::of_word)
}
