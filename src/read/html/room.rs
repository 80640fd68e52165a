//! Room for what is read, by how much of the markup is still to be read: what a vector grows by
//! itself is twice as much, and pages have many of them.

use crate::growth;
use crate::page::Span;

/// Places that there is room for beyond what is expected.
const SPARE: usize = 8;

/// How much of the markup was read.
pub(super) struct Room {
    reached: usize,
    length: usize,
}

impl Room {
    /// For markup of so many bytes; 0 where that is not known.
    pub(super) fn new(length: usize) -> Room {
        Room { reached: 0, length }
    }

    /// Notes that a text was read.
    #[inline]
    pub(super) fn reached(&mut self, text: Option<Span>) {
        if let Some(text) = text {
            self.reached = text.end as usize;
        }
    }

    /// Adds to a vector.
    #[inline]
    pub(super) fn push<T>(&self, all: &mut Vec<T>, one: T) {
        growth::push_expecting(all, one, |read| self.expected(read));
    }

    /// Makes room for so many bytes.
    #[inline]
    pub(super) fn for_text(&self, text: &mut String, bytes: usize) {
        if text.capacity() - text.len() < bytes {
            text.reserve_exact(self.expected(text.len()).max(bytes));
        }
    }

    /// How many more there will be where so many were read.
    #[cold]
    fn expected(&self, read: usize) -> usize {
        let left = self.length.saturating_sub(self.reached);
        let expected = read.saturating_mul(left) / self.reached.max(1);
        SPARE + expected.clamp(read / 4, read)
    }
}
