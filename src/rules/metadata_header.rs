//! Lines of front matter and of crawlers' headers.

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct MetadataHeader;

impl Rule for MetadataHeader {
    fn name(&self) -> &str {
        "metadata_header"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks().filter(|block| block.is_envelope()) {
            pen.boilerplate(
                block,
                Label::MetadataHeader,
                Weight::CERTAIN,
                "a line of the document's header",
            );
        }
    }
}
