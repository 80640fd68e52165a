//! Prompts to subscribe or follow.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks prompts to subscribe, follow or become a member.
///
/// # Why
///
/// They speak of the site, not of the story.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Subscription, testing::marked};
///
/// assert_eq!(marked(Subscription, "Sign up for our newsletter"), ["Sign up for our newsletter"]);
/// assert!(marked(Subscription, "The newsletter of the parish is typed by hand.").is_empty());
/// ```
///
/// # Known misses
///
/// Appeals in words of their own. Wrongly: short sentences that begin like a prompt (“Never
/// miss a tide, his father used to say.”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Subscription;

impl Rule for Subscription {
    fn name(&self) -> &str {
        "subscription"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Subscription);
        evidence::by_hints(
            page,
            pen,
            Hints::SUBSCRIPTION,
            Label::Subscription,
            (2.4, 1.8),
        );
    }
}
