//! From a tree of HTML to blocks: one walk, written once for our arena and for `scraper`.

mod attributes;
mod author_paths;
mod builder;
mod class_statements;
mod classes;
mod containers;
mod elements;
mod folded;
mod gutter;
mod head;
mod heading_bylines;
mod json_ld;
mod kickers;
mod line_ends;
mod look_ahead;
mod page_data;
mod properties;
mod room;
mod slugs;
mod sources;
mod stated_text;
mod statements;
mod table;
mod walk;
mod white_space;

use std::borrow::Cow;

use self::line_ends::LineEnds;
use super::escaped;
use crate::html::{Tokenizer, Tree, parse};
use crate::page::{BodyKind, Page};

/// Lowers the HTML that begins `offset` bytes into the document. True when the guard against
/// hostile markup had to act.
pub(super) fn lower_text(
    page: &mut Page,
    document: &str,
    offset: usize,
    tokenizer: Tokenizer,
) -> bool {
    let restored = escaped::restore(document.get(offset..).unwrap_or_default());
    // Restored markup stands at other offsets than what it was restored from.
    let offset = matches!(restored, Cow::Borrowed(_)).then_some(offset);
    lower_at(page, &restored, offset, document.len(), tokenizer)
}

/// Lowers HTML that was made of a document with so many bytes and does not stand in it.
pub(super) fn lower_made(page: &mut Page, html: &str, bytes: usize, tokenizer: Tokenizer) -> bool {
    lower_at(page, html, None, bytes, tokenizer)
}

fn lower_at(
    page: &mut Page,
    html: &str,
    offset: Option<usize>,
    bytes: usize,
    tokenizer: Tokenizer,
) -> bool {
    let parsed = parse(html, tokenizer);
    let line_ends = LineEnds::of(html);
    walk::lower(page, &parsed.tree, offset, bytes, line_ends);
    let hostile = parsed.hostile;
    drop(parsed);
    page.shrink();
    sources::keep_apart(&mut page.sources);
    hostile
}

/// Lowers a tree that the caller already has.
pub(crate) fn lower_scraper(html: &scraper::Html) -> Page {
    let mut page = Page::new(BodyKind::Html);
    lower_tree(&mut page, html);
    page
}

fn lower_tree<T: Tree>(page: &mut Page, tree: &T) {
    walk::lower(page, tree, None, 0, LineEnds::Folded);
}
