//! The kept text of a block with its marks, as a sequence of pieces.

use crate::decision::Decision;
use crate::page::{InlineKind, Span};

/// A piece of a block.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open(InlineKind),
    Close(InlineKind),
    Image { address: &'a str, alt: &'a str },
}

/// Calls `write` with each piece of what was kept of the block. Marks are properly nested: where
/// two cross, the inner one ends with the outer.
pub(super) fn pieces(decision: Decision<'_>, mut write: impl FnMut(Piece<'_>)) {
    let block = decision.block();
    let page = block.page();
    let base = block.data().text.start;
    let mut open: Vec<(InlineKind, u32)> = Vec::new();
    if block.bytes() == 0 {
        images(decision, write);
        return;
    }
    let mut inlines = block.marks().peekable();
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
            // A mark that ends where another begins ends first.
            let (until, closes) = match (next_open, next_close) {
                (Some(start), Some(end)) => (start.min(end), end <= start),
                (Some(start), None) => (start, false),
                (None, Some(end)) => (end, true),
                (None, None) => (part_end, false),
            };
            let until = until.max(at);
            if until > at {
                let end = until;
                write(Piece::Text(page.str(Span { start: at, end })));
                at = until;
            }
            if closes {
                if let Some((kind, _)) = open.pop() {
                    write(Piece::Close(kind));
                }
            } else if next_open.is_some() {
                let Some(inline) = inlines.next() else { break };
                if let InlineKind::Image { address, alt } = inline.kind {
                    write(Piece::Image {
                        address: page.string(address),
                        alt: page.string(alt),
                    });
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

/// The pieces of a block of nothing but images.
fn images(decision: Decision<'_>, mut write: impl FnMut(Piece<'_>)) {
    for (address, alt) in decision.block().images() {
        write(Piece::Image { address, alt });
    }
}
