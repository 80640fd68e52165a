//! Marks in the text of a block.

use super::{Builder, OpenInline};
use crate::page::{BlockData, Inline, InlineKind, Span};
use crate::read::html::white_space::trimmed;

/// Bylines that are set apart from one heading.
const MOST_SET_APART: usize = 2;

impl Builder<'_> {
    /// Opens a mark; false when one of its kind is open, which says all of it already. So there are
    /// never more of them than there are kinds, however many elements were left open.
    #[must_use]
    pub(in crate::read::html) fn open_inline(&mut self, kind: InlineKind) -> bool {
        let same = std::mem::discriminant(&kind);
        let opens = self
            .open
            .iter()
            .all(|open| std::mem::discriminant(&open.kind) != same);
        if opens {
            self.open.push(OpenInline {
                kind,
                start: self.page.text.len(),
            });
        }
        opens
    }

    pub(in crate::read::html) fn close_inline(&mut self) {
        if let Some(inline) = self.open.pop() {
            self.push_inline(inline.kind, inline.start);
        }
    }

    /// Whether a link begins with what follows.
    pub(in crate::read::html) fn is_at_start_of_link(&self) -> bool {
        let begins = |open: &OpenInline| {
            matches!(open.kind, InlineKind::Link(_)) && open.start == self.page.text.len()
        };
        self.open.iter().any(begins)
    }

    /// Whether what follows stands directly behind a number, or behind a sign at its end.
    pub(in crate::read::html) fn is_behind_number(&self) -> bool {
        let text = self.page.text.get(self.block_start..).unwrap_or_default();
        let number = text.strip_suffix(['.', ',', ';', ':']).unwrap_or(text);
        !self.pending_space && number.ends_with(|ch: char| ch.is_ascii_digit())
    }

    /// What of the open heading stands before what follows; where a byline inside of it was set apart,
    /// what stands before that.
    pub(in crate::read::html) fn heading(&self) -> &str {
        let of_heading = |block: &&BlockData| {
            block.kind == self.state.kind && block.container == self.state.container
        };
        let range = match self.is_at_start() {
            true => {
                let mut last = self.page.blocks.iter().rev().take(MOST_SET_APART + 1);
                let title = last.find(of_heading);
                title.map_or(0..0, |title| title.text.range())
            }
            false => self.block_start..self.page.text.len(),
        };
        self.page.text.get(range).unwrap_or_default()
    }

    /// Whether what follows stands directly behind numbers with two signs of dates between them.
    pub(in crate::read::html) fn is_behind_date(&self) -> bool {
        let text = self.page.text.get(self.block_start..).unwrap_or_default();
        let is_digit = |byte: u8| byte.is_ascii_digit();
        let mut bytes = text.bytes().rev().skip_while(|byte| is_digit(*byte));
        let Some(sign) = bytes.next().filter(|byte| b"-/.".contains(byte)) else {
            return false;
        };
        let mut bytes = bytes.skip_while(|byte| is_digit(*byte));
        bytes.next() == Some(sign) && bytes.next().is_some_and(is_digit)
    }

    pub(in crate::read::html) fn image(&mut self, address: &str, alt: &str) {
        let kind = InlineKind::Image {
            address: self.string(address),
            alt: self.string(alt.trim()),
        };
        let at = self.page.text.len();
        let text = Span::new(at, at);
        self.room
            .push(&mut self.page.inlines, Inline { kind, text });
        self.has_image = true;
    }

    pub(super) fn push_inline(&mut self, kind: InlineKind, start: usize) {
        let start = start.max(self.block_start);
        let text = self.page.text.get(start..).unwrap_or_default();
        let (lead, end) = trimmed(text);
        let span = Span::new(start + lead, start + end);
        if !span.is_empty() {
            self.room
                .push(&mut self.page.inlines, Inline { kind, text: span });
        }
    }
}
