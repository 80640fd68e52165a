//! Times sets of pages for a program that measures other things in between.

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use dechaff::Cleaner;
use serde_json::json;

use crate::common::Set;

/// Writes the sets, a line of JSON each, and a blank line; then answers each line with the number of a
/// set by the nanoseconds that `clean` takes for each of its pages, one after the other.
pub fn answer(sets: &[Set]) {
    let cleaner = Cleaner::default();
    let mut out = io::stdout().lock();
    for set in sets {
        let line = json!({"name": set.name, "pages": set.documents});
        writeln!(out, "{line}").expect("somebody listens");
    }
    writeln!(out).expect("somebody listens");
    out.flush().expect("somebody listens");
    for line in io::stdin().lock().lines() {
        let number: usize = line.expect("a line").parse().expect("a number");
        let set = sets.get(number).expect("a set");
        let times = set.documents.iter().map(|page| {
            let start = Instant::now();
            drop(black_box(cleaner.clean(page)));
            start.elapsed().as_nanos() as u64
        });
        let times: Vec<u64> = times.collect();
        writeln!(out, "{}", json!(times)).expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}
