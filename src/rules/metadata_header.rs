//! Lines of front matter and of crawlers' headers.

use crate::block::Block;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;

/// Marks the lines of front matter and of crawlers' headers.
///
/// # Why
///
/// They are metadata, read into fields before any rule runs. What counts as a header is decided
/// by the reader, by its form and by known keys, so the weight is certain.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let document = "title: The last ferry\ndate: 2022-03-14\n\nThe last ferry came in on Monday.";
/// assert_eq!(marked_among_all("metadata_header", document), [
///     "title: The last ferry",
///     "date: 2022-03-14",
/// ]);
/// let prose = "Note: the ferry does not sail in fog.\nTake the road round the lake.";
/// assert!(marked_among_all("metadata_header", prose).is_empty());
/// ```
///
/// # Known misses
///
/// A header with fewer than two known keys, or behind the first line of text. Wrongly: a text
/// that begins with two lines of a known word and a colon, as an invitation may (`时间：…`,
/// `地址：…`).
#[derive(Clone, Copy, Debug, Default)]
pub struct MetadataHeader;

impl Rule for MetadataHeader {
    fn name(&self) -> &str {
        "metadata_header"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        // Around a text it stands, and nowhere else but in files of letters.
        let mut blocks = page.blocks();
        let is_file = blocks
            .next()
            .is_some_and(|block| block.text().starts_with("From "));
        let is_within = is_file || page.body_kind() == BodyKind::Html;
        let may_go_on = |block: &Block<'_>| is_within || block.is_envelope();
        let begin = page.first_of_body();
        let above = page.blocks().take(begin);
        let behind = page.blocks().skip(begin).rev().take_while(may_go_on);
        for block in above.chain(behind).filter(|block| block.is_envelope()) {
            pen.boilerplate(
                block,
                Label::MetadataHeader,
                Weight::CERTAIN,
                "a line of the document's header",
            );
        }
    }
}
