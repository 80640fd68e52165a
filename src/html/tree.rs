//! What lowering needs of a tree, so that it is written once for our arena and for `scraper`.

use super::names::{AttributeName, Name};
use crate::page::Span;

/// What a node holds.
pub(crate) enum Content<'a> {
    /// An element, and whether it is an HTML element (and not SVG or MathML).
    Element { name: Name, html: bool },
    /// Text, and the bytes of the document that it was read from, where known.
    Text { text: &'a str, source: Option<Span> },
    /// A comment of so many bytes.
    Comment(usize),
    /// A document, a fragment, a doctype.
    Other,
}

/// A tree of HTML nodes.
pub(crate) trait Tree {
    type Node: Copy;

    /// Whether the text inside of `<noscript>` may be markup that nobody parsed, as it is where the
    /// parser was told that scripts run.
    const RAW_NOSCRIPT: bool;

    /// About how many nodes there are.
    fn size(&self) -> usize;
    fn root(&self) -> Self::Node;
    fn first_child(&self, node: Self::Node) -> Option<Self::Node>;
    fn next_sibling(&self, node: Self::Node) -> Option<Self::Node>;
    fn content(&self, node: Self::Node) -> Content<'_>;

    /// Calls `read` with the name and value of each attribute that has a name of those.
    fn attributes<'a>(&'a self, node: Self::Node, read: impl FnMut(AttributeName, &'a str));
}
