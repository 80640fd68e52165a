//! Cookie and consent notices.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::phrases::Hit;
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
/// Longer texts count where they say two phrases of more than a word: notices of consent are long, and
/// what mentions cookies says one.
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
/// Notices of more than 40 words that say one known phrase or none. Wrongly: the heading “Cookies”
/// above a recipe, elements of recipes with the class `cookie`, and short sentences about privacy
/// policies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cookies;

/// How sure it is, in log-odds, that a long text with two phrases asks for consent: of 88 such texts of
/// the development sets one is main content.
const LONG: f32 = 4.0;

impl Rule for Cookies {
    fn name(&self) -> &str {
        "cookies"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Cookies);
        evidence::by_hints(page, pen, Hints::COOKIES, Label::Cookies, (3.0, 2.4));
        for block in evidence::saying(page, Label::Cookies) {
            let counts = !block.is_envelope() && !block.is_hidden();
            if counts && block.features().words() > evidence::MIDDLING && asks_twice(block) {
                let reason = "asks for consent at length";
                pen.boilerplate(block, Label::Cookies, Weight::new(LONG), reason);
            }
        }
    }
}

/// Whether two phrases of the label stand in the block that are longer than a word.
fn asks_twice(block: Block<'_>) -> bool {
    let phrases = block.hits().iter().filter_map(Hit::phrase);
    let mut asking = phrases.filter(|phrase| {
        phrase.label() == Label::Cookies && phrase.text().contains(' ')
    });
    let first = asking.next();
    first.is_some_and(|first| asking.any(|other| other.text() != first.text()))
}
