//! Readers' comments and the form for them.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Comments;

impl Rule for Comments {
    fn name(&self) -> &str {
        "comments"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Comments);
        evidence::by_hints(page, pen, Hints::COMMENTS, Label::Comments, (2.4, 1.8));
    }
}
