//! Buttons, selections and input fields.

use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks buttons, selections and input fields.
///
/// # Why
///
/// What stands in them is for using the page. That is certain from the elements; the weight is
/// strong, so that only certainty outweighs it.
///
/// # Example
///
/// ```
/// use dechaff::{rules::FormControl, testing::marked};
///
/// let document = "<p>The ferry leaves at six.</p><button>Hear this page</button>";
/// assert_eq!(marked(FormControl, document), ["Hear this page"]);
///
/// let form = "<form><p>The ferry leaves at six.</p></form>";
/// assert!(marked(FormControl, form).is_empty());
/// ```
///
/// # Known misses
///
/// Labels beside fields, and links in the shape of buttons. Wrongly: text that a page hands to
/// be copied in a `<textarea>`.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormControl;

impl Rule for FormControl {
    fn name(&self) -> &str {
        "form_control"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if !page.all_hints.intersects(Hints::FORM_CONTROL) {
            return;
        }
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
