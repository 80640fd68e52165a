//! Hidden elements.

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Hidden;

impl Rule for Hidden {
    fn name(&self) -> &str {
        "hidden"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks().filter(|block| block.is_hidden()) {
            pen.boilerplate(block, Label::Hidden, Weight::CERTAIN, "the element is hidden");
        }
    }
}
