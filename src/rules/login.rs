//! Log-in, registration, captcha.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Login;

impl Rule for Login {
    fn name(&self) -> &str {
        "login"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Login);
        evidence::by_hints(page, pen, Hints::LOGIN, Label::Login, (2.4, 1.6));
    }
}
