//! Byte ranges.

use std::ops::Range;

/// A byte range, half as wide as `Range<usize>`; documents over 1 GiB are never lowered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A position or a number as it is kept, half as wide.
pub(crate) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Span {
        Span {
            start: narrow(start),
            end: narrow(end.max(start)),
        }
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Nowhere; an `Option` would be half as large again.
    pub(crate) const NOWHERE: Span = Span {
        start: u32::MAX,
        end: u32::MAX,
    };

    /// The span, unless it is nowhere.
    pub(crate) fn known(self) -> Option<Span> {
        (self != Span::NOWHERE).then_some(self)
    }

    /// The smallest span that holds both.
    pub(crate) fn hull(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
