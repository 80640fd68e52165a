//! Where the time goes: `cargo bench --features stages --bench throughput`.
//!
//! A row for each stage and a column for each set of pages or texts, which are not parsed: nanoseconds
//! for each kilobyte of markup. `build` is without the tokenizer, `lower` without parsing and counting, `score` is what
//! the rules cost with the score less what they cost without. `clean` is the whole; it drops what
//! it made too, and has no `render` (Markdown and HTML), since it writes plain text only;
//! `scraper` is the parse into a `scraper::Html`. Of each document the best of several runs counts.
//! `--quick` and `--test` do one run.

mod common;
#[path = "common/stages.rs"]
mod stages;

use std::time::Instant;

use common::{Set, all_sets};
use stages::{Cleaners, PARTS, STAGES, of_parts};

const RUNS: usize = 7;

fn main() {
    let runs = if common::is_short() { 1 } else { RUNS };
    let cleaners = Cleaners::default();
    let sets = all_sets();
    let columns: Vec<[f64; PARTS.len()]> = sets
        .iter()
        .map(|set| of_parts(measure(set, &cleaners, runs)))
        .collect();
    let names: String = sets.iter().map(|set| format!(" {} |", set.name)).collect();
    println!("| ns/KB |{names}\n|---|{}", "---|".repeat(sets.len()));
    for (at, stage) in STAGES.iter().enumerate() {
        let row: String = columns
            .iter()
            .filter_map(|column| Some(format!(" {:.0} |", column.get(at)?)))
            .collect();
        println!("| {stage} |{row}");
    }
}

/// Nanoseconds for each kilobyte that the parts take.
fn measure(set: &Set, cleaners: &Cleaners, runs: usize) -> [f64; PARTS.len()] {
    let documents = set.distinct();
    let mut sums = [0.0; PARTS.len()];
    for document in &documents {
        cleaners.warm(document);
        let mut best = [f64::MAX; PARTS.len()];
        for _ in 0..runs {
            cleaners.run(document, set.is_text, |part, work| {
                let start = Instant::now();
                work();
                let time = start.elapsed().as_nanos() as f64;
                if let Some(best) = best.get_mut(part) {
                    *best = best.min(time);
                }
            });
        }
        // What was not run took no time.
        for (sum, best) in sums
            .iter_mut()
            .zip(best)
            .filter(|(_, best)| *best < f64::MAX)
        {
            *sum += best;
        }
    }
    let bytes: usize = documents.iter().map(|document| document.len()).sum();
    sums.map(|sum| sum / bytes as f64 * 1e3)
}
