//! Looks into an element before its children are walked.

use super::elements::{Role, role};
use super::white_space::trimmed;
use crate::html::{Content, Tree};
use crate::page::Span;

/// Text a row of cells without blocks in them may have to count as a row of data, in bytes. What
/// is longer is a layout.
const LONGEST_ROW: usize = 1000;

/// The same for a row whose cells have paragraphs in them.
const LONGEST_ROW_OF_BLOCKS: usize = 300;

/// How deep the elements stand in each other in most of those that are looked into.
const USUAL_DEPTH: usize = 16;

/// All text inside an element but for that of scripts and the like, and where it stands.
pub(super) fn text_inside<T: Tree>(tree: &T, node: T::Node) -> (String, Option<Span>) {
    let mut text = String::new();
    let mut span: Option<Span> = None;
    each_text(tree, node, &mut |piece, source| {
        text.push_str(piece);
        if let Some(source) = source {
            span = Some(span.map_or(source, |span| span.hull(source)));
        }
    });
    (text, span)
}

/// How many bytes that text has.
pub(super) fn length_inside<T: Tree>(tree: &T, node: T::Node) -> usize {
    let mut length = 0;
    each_text(tree, node, &mut |piece, _| length += piece.len());
    length
}

/// Calls `see` with each piece of text inside an element but for that of scripts and the like.
fn each_text<T: Tree>(tree: &T, node: T::Node, see: &mut dyn FnMut(&str, Option<Span>)) {
    let mut next = Vec::with_capacity(USUAL_DEPTH);
    next.push(tree.first_child(node));
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        match tree.content(node) {
            Content::Text { text, source } => see(text, source),
            Content::Element { name, html } => match role(name, html).0 {
                Role::Markup(_) | Role::Metadata => continue,
                Role::Block | Role::Paragraph | Role::ListItem | Role::LineBreak => see(" ", None),
                _ => {}
            },
            _ => {}
        }
        next.push(tree.first_child(node));
    }
}

/// Whether a row holds data and not a layout, and if so whether all cells are headers.
pub(super) fn data_row<T: Tree>(tree: &T, row: T::Node) -> Option<bool> {
    let (mut cells, mut headers, mut bytes, mut has_blocks) = (0, 0, 0, false);
    let mut next = Vec::with_capacity(USUAL_DEPTH);
    next.push(tree.first_child(row));
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        match tree.content(node) {
            Content::Text { text, .. } => {
                let (lead, end) = trimmed(text);
                bytes += end.saturating_sub(lead);
            }
            Content::Element { name, html } => match role(name, html).0 {
                Role::TableCell { header } => {
                    cells += 1;
                    headers += u32::from(header);
                }
                Role::Heading(_) | Role::List { .. } | Role::TableRow | Role::Preformatted => {
                    return None;
                }
                Role::Block | Role::Paragraph | Role::Quote => has_blocks = true,
                Role::Markup(_) | Role::Metadata => continue,
                _ => {}
            },
            _ => {}
        }
        let most = if has_blocks {
            LONGEST_ROW_OF_BLOCKS
        } else {
            LONGEST_ROW
        };
        if bytes > most {
            return None;
        }
        next.push(tree.first_child(node));
    }
    (cells > 1).then_some(headers == cells)
}
