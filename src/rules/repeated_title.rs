//! The title, standing again in the text.

use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{FieldName, names};
use crate::block::{Block, BlockKind};
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct RepeatedTitle;

/// The share of the title that a title cut short still has.
const CUT_SHORT: f32 = 0.5;

/// How much longer than the title a line may be that repeats it: a site's name stands behind it.
const LENGTHENED: f32 = 1.6;

/// Blocks of running text behind which no title is looked for.
const PROSE_BEFORE: usize = 2;

impl Rule for RepeatedTitle {
    fn name(&self) -> &str {
        "repeated_title"
    }

    fn phase(&self) -> Phase {
        Phase::Context
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(title) = pen.best(FieldName::Title).and_then(|title| title.as_text()) else {
            return;
        };
        let title = names::fold(title);
        if title.is_empty() {
            return;
        }
        let mut prose = 0;
        for block in page.blocks() {
            if block.is_envelope() || block.is_hidden() {
                continue;
            }
            // What the title is only a part of is prose; what it equals is the title.
            if repeats(block, &title) {
                pen.boilerplate(block, Label::Title, Weight::STRONG, "repeats the title");
            } else if block.features().is_prose() {
                prose += 1;
                if prose > PROSE_BEFORE {
                    break;
                }
            }
        }
    }
}

/// Whether the block is the title: whole, cut short, or with a site's name behind it.
fn repeats(block: Block<'_>, title: &str) -> bool {
    let text = block.text();
    if matches!(block.kind(), BlockKind::Image | BlockKind::Code) || text.len() > title.len() * 4 + 64
    {
        return false;
    }
    let line = names::fold(text);
    if line.is_empty() {
        return false;
    }
    if line == title {
        return true;
    }
    let cut = title.starts_with(&line)
        && line.len() as f32 >= title.len() as f32 * CUT_SHORT
        && (text.ends_with(['…', '.']) || matches!(block.kind(), BlockKind::Heading(_)) || block.is_in_head());
    let lengthened = line.starts_with(title)
        && line.len() as f32 <= title.len() as f32 * LENGTHENED
        && text.contains(['|', '-', '–', '—', '_', '·'])
        && !block.features().ends_sentence();
    cut || lengthened
}
