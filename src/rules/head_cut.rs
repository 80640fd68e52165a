//! What stands above the title.

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// TODO
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
