//! Advertisements.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks advertisements: their labels, the elements made for them, and a lone line of a few
/// words and an address.
///
/// # Why
///
/// A page shows advertisements beside the story or in the middle of it, and an extraction keeps
/// the label (“Advertisement”, “推广”) or the line itself. A line of up to ten words and an
/// address, above the first paragraph, is what sellers of links leave in archived threads;
/// further down it may be a reference, so there it is only a hint.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// Classes are compared as whole words, so that `padding` is no `ad`. The other weights are set
/// by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Ad, testing::marked};
///
/// let document = "Tyres cheap https://shop.example.com/\n\
///                 The ferry leaves at six, and on market days it is full long before that.\n\
///                 Advertisement\n\
///                 The advertisement for a new skipper has hung in the window for a year.";
/// assert_eq!(marked(Ad, document), ["Tyres cheap https://shop.example.com/", "Advertisement"]);
///
/// let article = "The format is described here: https://example.org/format";
/// assert!(marked(Ad, article).is_empty());
/// ```
///
/// # Known misses
///
/// An advertisement that reads like the story and stands in no element made for it. Wrongly: a
/// short sentence of the body that begins like one (“Sponsored by the town, the fair drew four
/// thousand visitors.”), and a reference with its address above the first paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ad;

/// Words besides its address up to which a line is a promotional link.
const LONGEST_OFFER: f32 = 10.0;

impl Rule for Ad {
    fn name(&self) -> &str {
        "ad"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Ad);
        evidence::by_hints(page, pen, Hints::AD, Label::Ad, (3.0, 1.4));
        let with_address = if page.any.has_address {
            page.blocks().len()
        } else {
            0
        };
        for block in page.blocks().take(with_address) {
            if is_lone_offer(block) {
                // Behind the beginning such a line may be a reference.
                let weight = if block.is_in_head() { 2.4 } else { 0.8 };
                pen.boilerplate(
                    block,
                    Label::Ad,
                    Weight::new(weight),
                    "a lone line of a few words and an address",
                );
            }
        }
    }
}

/// Whether the block is some words and the address they promote, and nothing else.
fn is_lone_offer(block: Block<'_>) -> bool {
    let features = block.features();
    if !features.has_address() || block.is_envelope() || features.words() > 60.0 {
        return false;
    }
    // A post that a story quotes ends with the address of what it is about.
    if block.quote_depth() > 0 {
        return false;
    }
    let text = block.text();
    if text.len() > 400 {
        return false;
    }
    let Some((before, from)) = text.split_once("://") else {
        return false;
    };
    let scheme = before.len()
        - before
            .trim_end_matches(|ch: char| ch.is_ascii_alphabetic())
            .len();
    let before = before.get(..before.len() - scheme).unwrap_or_default();
    let address = from
        .find(|ch: char| ch.is_whitespace() || !ch.is_ascii())
        .unwrap_or(from.len());
    let behind = from.get(address..).unwrap_or_default();
    let offer = crate::features::Features::of(before, 0).words()
        + crate::features::Features::of(behind, 0).words();
    // "Source: https://…" is no offer.
    let is_reference = before.trim_end().ends_with([':', '：'])
        || block.hits().iter().any(|hit| hit.credit().is_some());
    offer > 0.0
        && offer <= LONGEST_OFFER
        && !is_reference
        && !before.trim_end().ends_with(['。', '.'])
}
