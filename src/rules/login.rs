//! Log-in, registration, captcha.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks what is left of forms to log in, register or prove to be human.
///
/// # Why
///
/// It is for using the page, and it says nothing of the story.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Login, testing::marked};
///
/// assert_eq!(marked(Login, "Already have an account? Sign in"), [
///     "Already have an account? Sign in"
/// ]);
/// assert!(marked(Login, "The password was the name of the dog.").is_empty());
/// ```
///
/// # Known misses
///
/// Prompts in words of their own. Wrongly: short instructions in a technical text (“Sign up to
/// the server and stop the service.”).
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
