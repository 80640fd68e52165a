//! Lines, many at a time, so that neither their number nor their size decides how much memory is
//! used.

use std::io::{self, BufRead, Read};

/// Where a batch ends: enough that threads seldom wait for each other to read, little enough that
/// all end at about the same time and some batches can wait for their turn.
const MOST_LINES: usize = 64;
const MOST_BYTES: usize = 1 << 19;

/// Longer lines are not kept in memory.
const LONGEST_LINE: u64 = 512 << 20;

/// A line of the input without its line break.
pub struct Line {
    /// Its number, counted from 1.
    pub number: u64,
    pub bytes: Vec<u8>,
    /// Whether it was longer than what is kept of it.
    pub is_too_long: bool,
}

pub struct Batch {
    pub lines: Vec<Line>,
}

/// The batches of a reader; the last one may be an error.
pub struct Batches<R> {
    reader: R,
    /// The number of the last line.
    number: u64,
    /// What ended the last batch before its time; it is told after what came before it.
    error: Option<io::Error>,
    has_ended: bool,
}

impl<R: BufRead> Batches<R> {
    pub fn new(reader: R) -> Batches<R> {
        Batches {
            reader,
            number: 0,
            error: None,
            has_ended: false,
        }
    }

    fn batch(&mut self) -> Option<Batch> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while self.error.is_none() && lines.len() < MOST_LINES && bytes < MOST_BYTES {
            match self.line() {
                Ok(None) => break,
                Ok(Some(line)) if line.bytes.trim_ascii().is_empty() => {}
                Ok(Some(line)) => {
                    bytes += line.bytes.len();
                    lines.push(line);
                }
                Err(error) => self.error = Some(error),
            }
        }
        (!lines.is_empty()).then_some(Batch { lines })
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let mut limited = self.reader.by_ref().take(LONGEST_LINE);
        if limited.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let is_too_long = bytes.len() as u64 == LONGEST_LINE && !bytes.ends_with(b"\n");
        if is_too_long {
            bytes = b"...".to_vec();
            self.reader.skip_until(b'\n')?;
        }
        if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some(Line {
            number: self.number,
            bytes,
            is_too_long,
        }))
    }
}

impl<R: BufRead> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<io::Result<Batch>> {
        if self.has_ended {
            return None;
        }
        let batch = self.batch().map(Ok);
        // Nothing can be read after an error.
        self.has_ended = batch.is_none();
        batch.or_else(|| self.error.take().map(Err))
    }
}
