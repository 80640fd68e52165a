//! The kept text of a block with its marks, as a sequence of pieces.

use crate::block::BlockKind;
use crate::decision::Decision;
use crate::page::{Inline, InlineKind, Page, Span};

/// A piece of a block.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open(InlineKind),
    Close(InlineKind),
    /// The next cell of a row.
    Cell,
    Image {
        address: &'a str,
        alt: &'a str,
    },
}

/// Calls `write` with each piece of what was kept of the block. Marks are properly nested: where
/// two cross, the inner one ends with the outer, and all end with their cell.
pub(super) fn pieces<'a>(decision: Decision<'a>, mut write: impl FnMut(Piece<'a>)) {
    let block = decision.block();
    let page = block.page();
    let base = block.data().text.start;
    if block.bytes() == 0 {
        return images(decision, write);
    }
    let mut open: Vec<(InlineKind, u32)> = Vec::new();
    let mut inlines = block
        .marks()
        .filter(|mark| says_something(page, mark))
        .peekable();
    for part in decision.kept() {
        let (mut at, part_end) = (base + part.start, base + part.end);
        loop {
            let next_open = inlines
                .peek()
                .map(|inline| inline.text.start)
                .filter(|&start| start <= part_end);
            let next_close = open
                .last()
                .map(|&(_, end)| end)
                .filter(|&end| end <= part_end);
            let (until, closes) = next_stop(next_open, next_close, part_end);
            let end = until.max(at);
            if end > at {
                let text = page.str(Span { start: at, end });
                push_text(block.kind(), text, &open, &mut write);
                at = end;
            }
            if closes {
                if let Some((kind, _)) = open.pop() {
                    write(Piece::Close(kind));
                }
            } else if next_open.is_some() {
                let Some(inline) = inlines.next() else { break };
                if let InlineKind::Image { address, alt } = inline.kind {
                    let rest = page.str(Span {
                        start: at,
                        end: part_end,
                    });
                    push_image(page, (address, alt), rest, &mut write);
                } else if inline.text.end > at {
                    let enclosing = open.last().map_or(u32::MAX, |&(_, end)| end);
                    open.push((inline.kind, inline.text.end.min(enclosing)));
                    write(Piece::Open(inline.kind));
                }
            } else {
                break;
            }
        }
    }
    while let Some((kind, _)) = open.pop() {
        write(Piece::Close(kind));
    }
}

/// Where the text is next broken, and whether a mark ends there. One that ends where another begins
/// ends first.
fn next_stop(open: Option<u32>, close: Option<u32>, end: u32) -> (u32, bool) {
    match (open, close) {
        (Some(start), Some(end)) => (start.min(end), end <= start),
        (Some(start), None) => (start, false),
        (None, Some(end)) => (end, true),
        (None, None) => (end, false),
    }
}

/// An image in the line. The space before it and that behind it are one in the text.
fn push_image<'a>(
    page: &'a Page,
    (address, alt): (Span, Span),
    behind: &str,
    write: &mut impl FnMut(Piece<'a>),
) {
    if behind.starts_with(' ') {
        write(Piece::Text(" "));
    }
    write(Piece::Image {
        address: page.string(address),
        alt: page.string(alt),
    });
}

/// A link to nowhere is none.
fn says_something(page: &Page, inline: &Inline) -> bool {
    match inline.kind {
        InlineKind::Link(address) => !page.string(address).trim().is_empty(),
        _ => true,
    }
}

/// Text inside of the marks that are open. The cells of a row are separated by tabs.
fn push_text<'a>(
    kind: BlockKind,
    text: &'a str,
    open: &[(InlineKind, u32)],
    write: &mut impl FnMut(Piece<'a>),
) {
    if !matches!(kind, BlockKind::TableRow { .. }) {
        write(Piece::Text(text));
        return;
    }
    for (at, cell) in text.split('\t').enumerate() {
        let begins = at > 0;
        if begins {
            let kinds = open.iter().map(|&(kind, _)| kind);
            kinds
                .clone()
                .rev()
                .for_each(|kind| write(Piece::Close(kind)));
            write(Piece::Cell);
            kinds.for_each(|kind| write(Piece::Open(kind)));
        }
        let cell = if begins { cell.trim_start() } else { cell };
        if !cell.is_empty() {
            write(Piece::Text(cell));
        }
    }
}

/// The pieces of a block of nothing but images.
fn images<'a>(decision: Decision<'a>, mut write: impl FnMut(Piece<'a>)) {
    for (address, alt) in decision.block().images() {
        write(Piece::Image { address, alt });
    }
}
