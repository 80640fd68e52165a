//! Lines, many at a time, so that neither their number nor their size decides how much memory is
//! used.

use std::io::{self, BufRead, Read};

/// Where a batch ends, for each thread: enough that none waits long for the last line of a batch,
/// little enough to hold three of them.
const LINES_A_THREAD: usize = 512;
const BYTES_A_THREAD: usize = 4 << 20;

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

/// The batches of a reader.
pub struct Batches<R> {
    reader: R,
    /// The number of the last line.
    number: u64,
    most_lines: usize,
    most_bytes: usize,
    /// What ended the last batch before its time; it is told after what came before it.
    error: Option<io::Error>,
}

impl<R: BufRead> Batches<R> {
    /// Batches of a size for so many threads.
    pub fn new(reader: R, threads: usize) -> Batches<R> {
        Batches {
            reader,
            number: 0,
            most_lines: threads.saturating_mul(LINES_A_THREAD),
            most_bytes: threads.saturating_mul(BYTES_A_THREAD),
            error: None,
        }
    }

    fn batch(&mut self) -> Option<Batch> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while self.error.is_none() && lines.len() < self.most_lines && bytes < self.most_bytes {
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
        let batch = self.batch().map(Ok);
        batch.or_else(|| self.error.take().map(Err))
    }
}
