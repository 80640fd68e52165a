//! Buttons to share, print, save.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Share;

impl Rule for Share {
    fn name(&self) -> &str {
        "share"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Share);
        evidence::by_hints(page, pen, Hints::SHARE, Label::Share, (2.6, 1.0));
    }
}
