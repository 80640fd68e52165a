//! Disclaimers and notes on rights.

use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::block::Block;
use crate::page::Page;
use crate::phrases::Scope;
use crate::rule::Rule;

/// Marks disclaimers and notes on rights, short ones by a phrase and long ones by density.
///
/// # Why
///
/// They protect the site and say nothing of the story. A long one is told from an article about
/// the law by how close its phrases stand: three legal or contact phrases, at most 40 words for
/// each, or two of which one opens the line. In the middle of the text it takes one that opens the
/// line. Where four lines are like that, they are what the page is about: terms of use, a law.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand. The density is set
/// by hand too.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Disclaimer, testing::marked};
///
/// assert_eq!(marked(Disclaimer, "The views expressed are solely those of the author."), [
///     "The views expressed are solely those of the author."
/// ]);
/// let article = "Disclaimers of this kind bind a driver only if she could read them, \
///                the judge wrote, and even then she may not be to blame.";
/// assert!(marked(Disclaimer, article).is_empty());
/// ```
///
/// # Known misses
///
/// A disclaimer in several lines of which most have no known phrase, and one in words of its
/// own. Wrongly: short sentences of an article about the law (“法律责任由船主承担。”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Disclaimer;

/// Legal and contact phrases from which a long line is a disclaimer.
const MANY: usize = 3;

/// Words for each such phrase, at most: a text about the law uses the same phrases more thinly.
const WORDS_PER_PHRASE: f32 = 40.0;

/// Such lines from which the rights and duties that they tell are what the page is about: a site
/// says them once or twice.
const SUBJECT: usize = 4;

impl Rule for Disclaimer {
    fn name(&self) -> &str {
        "disclaimer"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Disclaimer);
        let dense: Vec<_> = page
            .blocks_with_hits()
            .filter(|block| block.hits().len() >= 2 && block.features().words() > evidence::SHORT)
            .filter_map(|block| Some((block, by_density(block)?)))
            .collect();
        if dense.len() >= SUBJECT {
            return;
        }
        for (block, (weight, opens)) in dense {
            if !opens && block.is_between_prose() {
                continue;
            }
            pen.boilerplate(
                block,
                Label::Disclaimer,
                Weight::new(weight),
                "legal and contact phrases stand close together",
            );
        }
    }
}

/// Long disclaimers show by how close their phrases stand, and by one that opens the line.
fn by_density(block: Block<'_>) -> Option<(f32, bool)> {
    let mut phrases = 0;
    let mut opens = false;
    for hit in block.hits() {
        let Some(phrase) = hit.phrase() else {
            continue;
        };
        if !matches!(phrase.label(), Label::Disclaimer | Label::Copyright) {
            continue;
        }
        let before = block.text().get(..hit.range().start).unwrap_or_default();
        if phrase.scope() == Scope::Start {
            opens |= !before.chars().any(char::is_alphanumeric);
        }
        phrases += 1;
    }
    // Contacts alone are not enough.
    if phrases == 0 {
        return None;
    }
    let text = block.text();
    let contacts = ["@", "电话", "電話", "QQ", "邮箱", "微信", "e-mail", "phone"];
    phrases += contacts.iter().filter(|contact| text.contains(**contact)).count().min(2);
    let dense = block.features().words() / phrases as f32 <= WORDS_PER_PHRASE;
    if phrases >= MANY && dense {
        let weight = 1.0 + phrases as f32 * 0.6 + if opens { 1.5 } else { 0.0 };
        Some((weight, opens))
    } else if opens && phrases >= 2 && dense {
        Some((2.4, opens))
    } else {
        None
    }
}
