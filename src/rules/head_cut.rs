//! What stands above the title.

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// Marks short lines above the title, byline or breadcrumb trail.
///
/// # Why
///
/// Above them stand menus, other headlines and the name of the site. The line that ends this
/// head is the last one before the first paragraph that other rules took for a title, byline or
/// trail; running text above it stays, as it may be a lead.
///
/// The weight is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let document = "Weather\nTides\nSnow closes the pass\nBy Ann Bell | 3 March 2024\n\
///                 The pass was closed on Sunday, after the plough had turned back twice.";
/// assert_eq!(marked_among_all("head_cut", document), ["Weather", "Tides"]);
///
/// let poem = "The river runs\npast the old pier\nand does not ask";
/// assert!(marked_among_all("head_cut", poem).is_empty());
/// ```
///
/// # Known misses
///
/// Whole sentences above the title. Wrongly: the title itself where it is not known to be one
/// and a trail or byline stands under it.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeadCut;

impl Rule for HeadCut {
    fn name(&self) -> &str {
        "head_cut"
    }

    fn phase(&self) -> Phase {
        Phase::Cut
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let anchor = page
            .blocks()
            .take_while(|block| block.is_in_head())
            .filter(|block| {
                matches!(
                    pen.label(*block),
                    Some(Label::Title | Label::Byline | Label::Breadcrumb)
                )
            })
            .last();
        let Some(anchor) = anchor else {
            return;
        };
        for block in page.blocks().take(anchor.index()) {
            if pen.stays(block) && !block.features().is_prose() {
                pen.boilerplate(
                    block,
                    Label::Navigation,
                    Weight::new(2.4),
                    "stands above the title or byline",
                );
            }
        }
    }
}
