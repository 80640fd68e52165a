//! Disclaimers and notes on rights.

use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::block::Block;
use crate::page::Page;
use crate::phrases::Scope;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Disclaimer;

/// Legal and contact phrases from which a long line is a disclaimer.
const MANY: usize = 3;

/// Words for each such phrase, at most: a text about the law uses the same phrases more thinly.
const WORDS_PER_PHRASE: f32 = 40.0;

impl Rule for Disclaimer {
    fn name(&self) -> &str {
        "disclaimer"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Disclaimer);
        for block in page.blocks() {
            if block.hits().len() < 2 || block.features().words() <= evidence::SHORT {
                continue;
            }
            if let Some(weight) = by_density(block) {
                pen.boilerplate(
                    block,
                    Label::Disclaimer,
                    Weight::new(weight),
                    "legal and contact phrases stand close together",
                );
            }
        }
    }
}

/// Long disclaimers show by how close their phrases stand, and by one that opens the line.
fn by_density(block: Block<'_>) -> Option<f32> {
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
    let text = block.text();
    let contacts = ["@", "电话", "電話", "QQ", "邮箱", "微信", "e-mail", "phone"];
    phrases += contacts.iter().filter(|contact| text.contains(**contact)).count().min(2);
    let dense = block.features().words() / phrases as f32 <= WORDS_PER_PHRASE;
    if phrases >= MANY && dense {
        Some(1.0 + phrases as f32 * 0.6 + if opens { 1.5 } else { 0.0 })
    } else if opens && phrases >= 2 && dense {
        Some(2.4)
    } else {
        None
    }
}
