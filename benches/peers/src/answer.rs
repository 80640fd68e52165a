//! Times pages for a program that measures other things in between.

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use dechaff::Cleaner;
use serde_json::json;

use crate::common::Set;

/// Writes the sets, a line of JSON each, and a blank line; then answers each line with the numbers
/// of a set and of one of its pages by the nanoseconds that `clean` takes for it.
pub fn answer(sets: &[Set]) {
    let cleaner = Cleaner::default();
    let mut out = io::stdout().lock();
    for set in sets {
        let line = json!({"name": set.name, "pages": set.distinct()});
        writeln!(out, "{line}").expect("somebody listens");
    }
    writeln!(out).expect("somebody listens");
    out.flush().expect("somebody listens");
    let sets: Vec<Vec<&str>> = sets.iter().map(Set::distinct).collect();
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line");
        let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
        let mut next = || numbers.next().unwrap_or(usize::MAX);
        let (set, page) = (next(), next());
        let page = sets.get(set).and_then(|pages| pages.get(page));
        let page = page.expect("a set and a page of it");
        let start = Instant::now();
        drop(black_box(cleaner.clean(*page)));
        writeln!(out, "{}", start.elapsed().as_nanos()).expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}
