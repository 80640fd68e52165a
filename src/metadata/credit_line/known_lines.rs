//! Lines of credits that were read before.

use std::rc::Rc;

use super::credit_value::Text;
use super::{CreditLine, read};
use crate::block::Block;
use crate::metadata::bylines::text_below::TextBelow;
use crate::metadata::known_dates::KnownDates;

/// Lines that were read whole, by their blocks: more than one rule asks about those around the
/// title.
#[derive(Clone, Debug, Default)]
pub(crate) struct CreditLines {
    known: Vec<(usize, Rc<CreditLine>)>,
    pub(crate) dates: KnownDates,
    pub(crate) text_below: TextBelow,
}

impl CreditLines {
    /// Reads a block's text.
    pub(crate) fn read(&mut self, block: Block<'_>) -> Rc<CreditLine> {
        let mut known = self.known.iter();
        if let Some((_, known)) = known.find(|(known, _)| *known == block.index()) {
            return Rc::clone(known);
        }
        let text = Text {
            text: block.text(),
            date: Some(self.dates.first_in(block)),
            order: self.dates.order(block),
            is_heading: block.is_heading(),
        };
        let line = Rc::new(read(block, 0..block.text().len(), &text));
        if self.known.len() < MOST_KNOWN {
            self.known.push((block.index(), Rc::clone(&line)));
        }
        line
    }
}

/// Lines that are remembered.
const MOST_KNOWN: usize = 16;
