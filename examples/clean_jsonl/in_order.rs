//! What many threads make at once, written in the order in which it was read.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A writer for numbered pieces, from 0 on without a gap, that come in any order.
pub struct InOrder<W> {
    state: Mutex<State<W>>,
    written: Condvar,
    /// How many pieces may wait for their turn.
    most_waiting: usize,
}

struct State<W> {
    writer: W,
    /// The number of the piece that comes next.
    next: usize,
    waiting: BTreeMap<usize, Vec<u8>>,
    /// What ended the writing; nothing is written after it.
    error: Option<io::Error>,
}

impl<W: Write> InOrder<W> {
    pub fn new(writer: W, most_waiting: usize) -> InOrder<W> {
        InOrder {
            state: Mutex::new(State {
                writer,
                next: 0,
                waiting: BTreeMap::new(),
                error: None,
            }),
            written: Condvar::new(),
            most_waiting,
        }
    }

    /// Writes a piece as soon as all before it are written. Waits only where too many pieces are
    /// ahead of their turn: then another thread is at work on one that comes before.
    pub fn put(&self, number: usize, piece: Vec<u8>) {
        let is_ahead = |state: &mut State<W>| {
            state.error.is_none() && number > state.next.saturating_add(self.most_waiting)
        };
        let state = self.written.wait_while(self.state(), is_ahead);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.waiting.insert(number, piece);
        state.write();
        drop(state);
        self.written.notify_all();
    }

    /// Whether writing failed, so that there is no use in more pieces.
    pub fn has_failed(&self) -> bool {
        self.state().error.is_some()
    }

    /// What ended the writing, if something did.
    pub fn finish(self) -> io::Result<()> {
        let state = self.state.into_inner();
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        match state.error.take() {
            Some(error) => Err(error),
            None => state.writer.flush(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Write> State<W> {
    /// Writes the pieces whose turn it is.
    fn write(&mut self) {
        while self.error.is_none()
            && let Some(piece) = self.waiting.remove(&self.next)
        {
            self.next += 1;
            self.error = self.writer.write_all(&piece).err();
        }
    }
}
