//! Cookie and consent notices.

use std::cell::LazyCell;
use std::ops::Range;

use memchr::memmem;

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
/// what mentions cookies says one. A policy that stands behind running text, under a heading that a phrase tells
/// of, counts from there to the last of the blocks that name cookies one soon after the other.
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

/// Words of such a text. A page that was written into one line has more, and its notice too.
const AT_LENGTH: Range<f32> = evidence::MIDDLING + 0.5..400.0;

impl Rule for Cookies {
    fn name(&self) -> &str {
        "cookies"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Cookies);
        evidence::by_hints(page, pen, Hints::COOKIES, Label::Cookies, (3.0, 2.4));
        for block in evidence::saying(page, Label::Cookies) {
            let counts = !block.is_envelope() && !block.is_hidden();
            if counts && AT_LENGTH.contains(&block.features().words()) && asks_twice(block) {
                let reason = "asks for consent at length";
                pen.boilerplate(block, Label::Cookies, Weight::new(LONG), reason);
            }
        }
        mark_policies(page, pen);
    }
}

/// Words of a heading of a policy: the word alone may head a section of a manual.
const HEADING: Range<f32> = 1.5..10.0;

/// Blocks of a policy that name cookies, at least, and how many may stand between two of them.
const LEAST_NAMING: usize = 4;
const MOST_BETWEEN: usize = 10;

/// Marks policies on cookies that stand in full behind running text: under a heading that a phrase tells of,
/// block after block names cookies. On a page about them the title does too.
fn mark_policies(page: &Page, pen: &mut Pen<'_>) {
    let mut end = page.first_prose() + 1;
    let is_about_cookies = LazyCell::new(|| is_about_cookies(page));
    for heading in evidence::saying(page, Label::Cookies) {
        let features = heading.features();
        let ends = features.ends_sentence() && !heading.text().ends_with('?');
        let may_head = HEADING.contains(&features.words()) && !ends;
        if heading.index() < end || !may_head || heading.is_hidden() {
            continue;
        }
        let (mut naming, mut last) = (0, heading.index());
        for block in page.blocks_from(heading.index() + 1) {
            if block.index() > last + MOST_BETWEEN + 1 {
                break;
            }
            if names_cookies(block.text()) {
                (naming, last) = (naming + 1, block.index());
            }
        }
        end = last + 1;
        if naming < LEAST_NAMING || *is_about_cookies {
            continue;
        }
        for block in (heading.index()..end).filter_map(|at| page.block(at)) {
            let reason = "stands in a policy on cookies";
            pen.boilerplate(block, Label::Cookies, Weight::new(LONG), reason);
        }
    }
}

/// Whether the word is in a text, which nearly all languages have taken over.
fn names_cookies(text: &str) -> bool {
    ["ookie", "COOKIE", "クッキー"]
        .iter()
        .any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

/// Whether what stands before the running text names cookies.
fn is_about_cookies(page: &Page) -> bool {
    let head = page.blocks().take(page.first_prose() + 1);
    let states = page.fields().iter().map(|field| field.value());
    head.map(|block| block.text())
        .chain(states)
        .any(names_cookies)
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
