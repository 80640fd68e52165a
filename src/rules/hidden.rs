//! Hidden elements.

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks what an attribute or a style attribute hides.
///
/// # Why
///
/// A reader of the page does not see it. That is certain from the markup. Closed panels, of tabs, of
/// accordions, of questions and answers, are not meant: a click opens them, and their text is read
/// like all other, with [`Hints::FOLDED`](crate::Hints::FOLDED) around it.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let document = r#"<p>The ferry leaves at six.</p><p style="display: none">Tracking.</p>"#;
/// assert_eq!(marked_among_all("hidden", document), ["Tracking."]);
///
/// let answer = r#"<h3>When?</h3><p class="answer" hidden>The ferry leaves at six.</p>"#;
/// assert!(marked_among_all("hidden", answer).is_empty());
///
/// let clipped = r#"<p style="overflow: hidden">The ferry leaves at six.</p>"#;
/// assert!(marked_among_all("hidden", clipped).is_empty());
/// ```
///
/// # Known misses
///
/// What style sheets or scripts hide. Wrongly: a text that a script would show later, where
/// nothing about its element tells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hidden;

impl Rule for Hidden {
    fn name(&self) -> &str {
        "hidden"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if !page.any.is_hidden {
            return;
        }
        for block in page.blocks().filter(|block| block.is_hidden()) {
            pen.boilerplate(block, Label::Hidden, Weight::CERTAIN, "the element is hidden");
        }
    }
}
