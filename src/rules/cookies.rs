//! Cookie and consent notices.

use crate::block::Block;
use crate::evidence;
use crate::features::is_cjk;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::phrases::{Hit, Phrase, Scope};
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
    let mut asking = phrases.filter(|phrase| phrase.label() == Label::Cookies && is_long(phrase));
    let first = asking.next();
    first.is_some_and(|first| asking.any(|other| other.text() != first.text()))
}

/// Whether a phrase has more than a word. Where no spaces tell, it is one that stands in sentences.
fn is_long(phrase: &Phrase) -> bool {
    let text = phrase.text();
    text.contains(' ') || (phrase.scope() != Scope::Whole && text.contains(is_cjk))
}

#[cfg(test)]
mod tests {
    use super::Cookies;
    use crate::testing::marked;

    #[test]
    fn long_notices_are_told_in_scripts_without_spaces() {
        let notice = "本网站使用cookie来改善您的浏览体验，并用于统计分析和向您展示个性化的内容。\
                      继续浏览本网站，即表示您接受cookie以及合作伙伴的类似技术。有关详细信息，请参阅\
                      相关说明，您可以随时在设置中更改您的选择，也可以撤回您已经给予的许可，不影响此前的处理。";
        assert_eq!(marked(Cookies, notice), [notice]);
    }
}
