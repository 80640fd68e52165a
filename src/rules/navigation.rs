//! Menus, page headers and footers, sidebars.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Navigation;

impl Rule for Navigation {
    fn name(&self) -> &str {
        "navigation"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Navigation);
        let label = Label::Navigation;
        evidence::by_hints(page, pen, Hints::NAVIGATION, label, (2.6, 1.0));
        evidence::by_hints(page, pen, Hints::FOOTER, label, (2.0, 1.6));
        evidence::by_hints(page, pen, Hints::SIDEBAR, label, (1.8, 1.2));
        evidence::by_hints(page, pen, Hints::POPUP, label, (1.8, 1.6));
        evidence::by_hints(page, pen, Hints::TAGS, label, (1.8, 0.6));
    }
}
