//! Cookie and consent notices.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Cookies;

impl Rule for Cookies {
    fn name(&self) -> &str {
        "cookies"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Cookies);
        evidence::by_hints(page, pen, Hints::COOKIES, Label::Cookies, (3.0, 2.4));
    }
}
