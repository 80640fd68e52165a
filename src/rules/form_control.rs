//! Buttons, selections and input fields.

use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct FormControl;

impl Rule for FormControl {
    fn name(&self) -> &str {
        "form_control"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            if block.hints().intersects(Hints::FORM_CONTROL) {
                pen.boilerplate(
                    block,
                    Label::FormControl,
                    Weight::STRONG,
                    "is a part of a form",
                );
            }
        }
    }
}
