//! Copyright lines, registration numbers.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Copyright;

impl Rule for Copyright {
    fn name(&self) -> &str {
        "copyright"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Copyright);
        evidence::by_hints(page, pen, Hints::COPYRIGHT, Label::Copyright, (2.4, 1.0));
    }
}
