//! Dates that were looked for before.

use std::ops::Range;

use crate::block::Block;
use crate::metadata::date::{self, Order, PartialDateTime, other_dates};
use crate::page::Page;
use crate::phrases::{CreditKey, Hit};

/// A date and where it stands.
pub(crate) type Found = (Range<usize>, PartialDateTime);

/// The first dates of some blocks: what stands around the title is asked for one by several rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDates {
    found: Vec<(usize, Order, Option<Found>)>,
    order: Option<Order>,
    /// What the words of the text tell, where the page states no language.
    of_text: Option<Order>,
    /// What other dates of the page tell.
    of_others: Option<Order>,
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
        let of_page = *self.order.get_or_insert_with(stated);
        if of_page != Order::Unknown {
            return of_page;
        }
        let of_words = match self.of_words {
            Some((known, order)) if known == block.index() => order,
            _ => {
                let order = of_words(block);
                self.of_words = Some((block.index(), order));
                order
            }
        };
        if of_words != Order::Unknown || !may_be_ambiguous(block) {
            return of_words;
        }
        let of_text = || Order::of_text(block.page());
        match *self.of_text.get_or_insert_with(of_text) {
            Order::Unknown => self.order_of_others(block.page()),
            order => order,
        }
    }

    /// The order in other dates of the page.
    pub(crate) fn order_of_others(&mut self, page: &Page) -> Order {
        let of_others = || other_dates::order_of(page);
        *self.of_others.get_or_insert_with(of_others)
    }

    /// The first date in a block's text.
    pub(crate) fn first_in(&mut self, block: Block<'_>) -> Option<Found> {
        let mut known = self.found.iter();
        if let Some((_, _, known)) = known.find(|(known, _, _)| *known == block.index()) {
            return known.clone();
        }
        let order = self.order(block);
        let found = date::find_ordered(block.text(), order);
        if self.found.len() < MOST {
            self.found.push((block.index(), order, found.clone()));
        }
        found
    }

    /// Whether a date is in a block's text whose parts tell themselves which they are.
    pub(crate) fn is_in(&self, block: Block<'_>) -> bool {
        let mut known = self.found.iter();
        let of_block = |(known, order, _): &&(usize, Order, _)| {
            *known == block.index() && *order == Order::Unknown
        };
        date::may_be_in(block)
            && match known.find(of_block) {
                Some((_, _, found)) => found.is_some(),
                None => date::find(block.text()).is_some(),
            }
    }
}

/// Whether a block may have a date of which nothing but a language tells the order of its numbers: one that
/// does not begin with the year.
fn may_be_ambiguous(block: Block<'_>) -> bool {
    let bytes = block.text().as_bytes();
    bytes.len() <= LONGEST
        && memchr::memchr3_iter(b'.', b'/', b'-', bytes).any(|at| stands_behind_day(bytes, at))
}

/// Whether a sign is the first of two between numbers, with one or two digits before it.
fn stands_behind_day(bytes: &[u8], at: usize) -> bool {
    let is_joint = |byte: &u8| matches!(byte, b'.' | b'/' | b'-');
    let (before, behind) = bytes.split_at_checked(at).unwrap_or_default();
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let day = digits.take(3).count();
    let is_inner = || before.iter().nth_back(day).is_some_and(is_joint);
    if !(1..=2).contains(&day) || is_inner() {
        return false;
    }
    let is_part = |byte: &&u8| byte.is_ascii_digit() || is_joint(byte);
    let parts = behind.iter().take_while(is_part).count();
    let number = behind.get(..parts).unwrap_or_default();
    // A sentence may end behind it.
    let number = number.strip_suffix(b".").unwrap_or(number);
    number.iter().filter(|byte| is_joint(byte)).count() == 2
}

/// The longest block in which one is read, in bytes.
const LONGEST: usize = 400;

/// The order in the language of the first word for a date.
fn of_words(block: Block<'_>) -> Order {
    let is_of_date = |hit: &&Hit| hit.credit().is_some_and(CreditKey::is_of_date);
    let mut dates = block.hits().iter().filter(is_of_date);
    let word = dates.next().and_then(|hit| block.text().get(hit.range()));
    word.map_or(Order::Unknown, Order::of_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_begin_with_a_day_may_be_ambiguous() {
        let may_be = |text: &str| {
            let page = crate::Cleaner::default().read(text);
            page.blocks().all(may_be_ambiguous)
        };
        for text in ["03/05/2024", "on 3.5.2024.", "a 3-5-24 b", "v1 5/6/7"] {
            assert!(may_be(text), "{text}");
        }
        for text in ["2024-05-03", "3/5", "1.2.3.4", "3.5.", "a/b/c", "123-45-67"] {
            assert!(!may_be(text), "{text}");
        }
    }
}
