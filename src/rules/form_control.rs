//! Buttons, selections, input fields and their labels.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{ElementName, Page};
use crate::rule::Rule;

/// Marks buttons, selections and input fields, and their labels.
///
/// # Why
///
/// What stands in them is for using the page. That is certain from the elements; the weight is
/// strong, and a score does not give them back.
///
/// Headings of panels are buttons too: a button in or around a heading, and one with a question, open
/// what stands below (the pattern “Accordion” of the ARIA Authoring Practices). On the development
/// sets half of their words are main content, of all others 2 in 100, of labels 3. So is a button right
/// above a closed panel, unless it only says to show more.
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
/// let panel = "<h3><button>Fares</button></h3><p>The ferry takes two coins, a cart four.</p>";
/// assert!(marked(FormControl, panel).is_empty());
/// ```
///
/// # Known misses
///
/// Words beside fields that are no labels, links in the shape of buttons, and buttons that ask
/// something. Wrongly: text that a page hands to be copied in a `<textarea>`, and headings of panels
/// that are no more than buttons and open nothing that was closed.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormControl;

impl Rule for FormControl {
    fn name(&self) -> &str {
        "form_control"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in evidence::hinted(page, Hints::FORM_CONTROL) {
            if !heads_panel(block) {
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

/// Whether a block in a form control is the heading of what it opens.
fn heads_panel(block: Block<'_>) -> bool {
    if block.text().ends_with(['?', '？', '؟']) || block.is_heading() {
        return true;
    }
    let is_control = |name: &ElementName| *name == ElementName::FormControl;
    let mut names = block.ancestors().map(|element| element.name());
    // Up to the control, and the element around it.
    let mut inside = names.by_ref().take_while(|name| !is_control(name));
    inside.any(|name| name == ElementName::Heading)
        || names.next() == Some(ElementName::Heading)
        || opens_next(block)
}

/// Whether a closed panel begins behind a button that says nothing of its own.
fn opens_next(block: Block<'_>) -> bool {
    let is_closed = |block: Block<'_>| block.hints().contains(Hints::FOLDED);
    let opens = |next: Block<'_>| is_closed(next) && !next.hints().contains(Hints::FORM_CONTROL);
    block.hits().is_empty() && !is_closed(block) && block.next().is_some_and(opens)
}
