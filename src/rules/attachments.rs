//! Headings for attachments.

use crate::block::Block;
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::phrases::Phrase;
use crate::rule::{Phase, Rule};

/// Marks a heading for attachments under which no file is named.
///
/// # Why
///
/// An extraction keeps the heading of a list of files and loses the list. The heading stays
/// where the next block that stays names a file by its ending or links to one.
///
/// Only phrases that are the whole line count; their weight is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let body = "The council will repaint the bridge in spring, when the water is low.";
/// let bare = format!("{body}\nAttachments:");
/// assert_eq!(marked_among_all("attachments", bare.as_str()), ["Attachments:"]);
///
/// let full = format!("{body}\nAttachments:\n1. plan.pdf");
/// assert!(marked_among_all("attachments", full.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A heading in words of its own, and one whose files are named without their endings: it goes,
/// and the names stay. Wrongly: the heading “Files” or “Downloads” of a section of prose.
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
        for block in evidence::saying(page, Label::Attachments) {
            let Some((weight, hit)) = evidence::phrase_weight(block, Label::Attachments) else {
                continue;
            };
            let has_file = block
                .next()
                .is_some_and(|next| pen.stays(next) && names_file(next));
            if !has_file {
                let text = hit.phrase().map_or("", Phrase::text);
                let reason = format!("a heading with nothing under it: “{text}”");
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
