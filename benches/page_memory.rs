//! How much memory cleaning pages takes at its peak: `cargo bench --bench page_memory`.
//!
//! A row for each set: the peak above the document itself, in times its size, of the page in the
//! middle, of the one that 99 of 100 stay below, and of the worst; and
//! the peak of that one when it is only read. The peak is that of all bytes asked for, counted by an
//! allocator that counts.

mod common;

use common::html_sets;
use dechaff::Cleaner;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Smaller documents are mostly what is there once for each page.
const LEAST_SIZE: usize = 4_000;

/// How many times the size of its document a peak may be.
const MOST: f64 = 6.0;

fn main() {
    let cleaner = Cleaner::default();
    println!("| set | p50 | p99 | max | of them read |\n|---|---|---|---|---|");
    for set in html_sets() {
        let documents = set.distinct();
        // What is made once in a process is not counted.
        for document in &documents {
            drop(cleaner.clean(*document));
        }
        let documents = documents.iter().filter(|it| it.len() >= LEAST_SIZE);
        let mut peaks: Vec<(f64, f64)> = documents
            .map(|document| {
                let clean = peak(document, |document| drop(cleaner.clean(document)));
                let read = peak(document, |document| drop(cleaner.read(document)));
                (clean, read)
            })
            .collect();
        if peaks.is_empty() {
            continue;
        }
        peaks.sort_unstable_by(|one, two| one.0.total_cmp(&two.0));
        let at = |share: f64| peaks[((peaks.len() - 1) as f64 * share).round() as usize];
        let (median, (most, read)) = (at(0.5).0, at(1.0));
        let verdict = if most <= MOST { "" } else { "  missed" };
        println!(
            "| {} | {median:.1} | {:.1} | {most:.1} | {read:.1} |{verdict}",
            set.name,
            at(0.99).0,
        );
    }
}

/// The peak of what is done with a document, in times its size.
fn peak(document: &str, work: impl Fn(&str)) -> f64 {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    work(document);
    let peak = ALLOCATOR.peak_usage().saturating_sub(before);
    peak as f64 / document.len() as f64
}
