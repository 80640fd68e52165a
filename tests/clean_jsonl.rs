//! What the example `clean_jsonl` is made of: lines in batches, and output in order from many
//! threads.

use std::io::{self, BufReader, Read, Write};

#[path = "../examples/clean_jsonl/batch.rs"]
mod batch;
#[path = "../examples/clean_jsonl/in_order.rs"]
mod in_order;

use batch::Batches;
use in_order::InOrder;

/// A writer that takes only so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[test]
fn output_keeps_the_order_whoever_ends_first() {
    const PIECES: usize = 200;
    const THREADS: usize = 4;
    let mut written = Vec::new();
    let output = InOrder::new(&mut written, 3);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let output = &output;
            scope.spawn(move || {
                for number in (thread..PIECES).step_by(THREADS) {
                    // One of them is always late.
                    if thread == 1 {
                        std::thread::yield_now();
                    }
                    output.put(number, format!("{number}\n").into_bytes());
                }
            });
        }
    });
    output.finish().unwrap();
    let expected: String = (0..PIECES).map(|number| format!("{number}\n")).collect();
    assert_eq!(String::from_utf8(written).unwrap(), expected);
}

#[test]
fn an_output_that_failed_says_so_and_holds_up_nobody() {
    let output = InOrder::new(Full(5), 0);
    output.put(0, b"abc".to_vec());
    assert!(!output.has_failed());
    output.put(1, b"abc".to_vec());
    assert!(output.has_failed());
    // Far ahead: it would wait for ever.
    output.put(100, b"abc".to_vec());
    let error = output.finish().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn batches_hold_all_lines_with_their_numbers() {
    let input: String = (1..=300).map(|number| format!("{number}\n\n")).collect();
    let batches = Batches::new(input.as_bytes());
    let lines: Vec<_> = batches.flat_map(|batch| batch.unwrap().lines).collect();
    assert_eq!(lines.len(), 300);
    for (index, line) in lines.iter().enumerate() {
        assert_eq!(line.number, 2 * index as u64 + 1);
        assert_eq!(line.bytes.trim_ascii(), (index + 1).to_string().as_bytes());
        assert!(!line.is_too_long);
    }
}

#[test]
fn an_error_comes_once_and_after_what_was_read() {
    let reader = BufReader::new(b"one\ntwo\n".chain(Broken));
    let mut batches = Batches::new(reader);
    assert_eq!(batches.next().unwrap().unwrap().lines.len(), 2);
    assert!(batches.next().unwrap().is_err());
    assert!(batches.next().is_none());
}
