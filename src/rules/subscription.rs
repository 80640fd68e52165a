//! Prompts to subscribe or follow.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Subscription;

impl Rule for Subscription {
    fn name(&self) -> &str {
        "subscription"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Subscription);
        evidence::by_hints(page, pen, Hints::SUBSCRIPTION, Label::Subscription, (2.4, 1.8));
    }
}
