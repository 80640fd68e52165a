//! Cookie and consent notices.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks cookie and consent notices.
///
/// # Why
///
/// They stand on every page of a site and say nothing of the story.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Cookies, testing::marked};
///
/// assert_eq!(marked(Cookies, "We use cookies to improve your visit."), [
///     "We use cookies to improve your visit."
/// ]);
/// assert!(marked(Cookies, "Let the cookies cool on the tray for ten minutes.").is_empty());
/// ```
///
/// # Known misses
///
/// Notices of more than 40 words in plain text. Wrongly: the heading “Cookies” above a recipe,
/// elements of recipes with the class `cookie`, and short sentences about privacy policies.
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
