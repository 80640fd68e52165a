//! Headings for attachments.

use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::block::Block;
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Attachments;

impl Rule for Attachments {
    fn name(&self) -> &str {
        "attachments"
    }

    fn phase(&self) -> Phase {
        Phase::Context
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            if block.hits().is_empty() {
                continue;
            }
            let Some((weight, phrase)) = evidence::phrase_weight(block, Label::Attachments) else {
                continue;
            };
            let has_file = block
                .next()
                .is_some_and(|next| pen.stays(next) && names_file(next));
            if !has_file {
                let reason = format!("a heading with nothing under it: “{}”", phrase.text());
                pen.boilerplate(block, Label::Attachments, Weight::new(weight), reason);
            }
        }
    }
}

/// Endings of files that pages attach.
const FILES: [&str; 12] = [
    ".csv", ".doc", ".docx", ".ofd", ".pdf", ".ppt", ".pptx", ".rar", ".wps", ".xls", ".xlsx",
    ".zip",
];

fn names_file(block: Block<'_>) -> bool {
    let names = |text: &str| {
        let lower = text.to_lowercase();
        FILES.iter().any(|ending| lower.contains(ending))
    };
    names(block.text()) || block.links().any(|(address, _)| names(address))
}
