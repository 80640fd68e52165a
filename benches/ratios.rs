//! Whether cleaning is as fast as it is meant to be: `cargo bench --bench ratios`.
//!
//! Pages: the time of `clean()` over that of the parse into a `scraper::Html` of the same bytes.
//! Text: megabytes per second of `read` (from text to page) and of `clean()`, a row for each kind
//! of text (`common::text_sets`) and one for all. Runs of both take turns and of each document the
//! best counts, so that what else the machine does weighs little. `--quick` and `--test` do one run.
//!
//! Each way goes through the whole set before the next one does, as a crawl is read. With `--in-turn`
//! each document is done with before the next: then all ways find it in the caches, and its branches
//! foreseen, from the second run on.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{Set, html_sets, text_sets};
use dechaff::Cleaner;
use scraper::Html;

/// `clean()` may cost this many times a parse.
const MOST_PARSES: f64 = 1.0;

/// What text has to reach, in millions of bytes per second.
const LEAST_SPEED: f64 = 200.0;

const RUNS: usize = 7;

fn time<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(what());
    start.elapsed()
}

/// The best times of each of the ways, added up over the documents.
fn best<const WAYS: usize>(
    set: &Set,
    runs: usize,
    ways: [&dyn Fn(&str); WAYS],
) -> [Duration; WAYS] {
    if std::env::args().any(|argument| argument == "--in-turn") {
        let of_each = set.documents.chunks(1);
        let of_each = of_each.map(|document| best_of_all(document, runs, ways));
        let none = [Duration::ZERO; WAYS];
        return of_each.fold(none, |sums, best| {
            std::array::from_fn(|way| sums[way] + best[way])
        });
    }
    best_of_all(&set.documents, runs, ways)
}

/// The same where each way goes through all documents before the next one does.
fn best_of_all<const WAYS: usize>(
    documents: &[String],
    runs: usize,
    ways: [&dyn Fn(&str); WAYS],
) -> [Duration; WAYS] {
    let mut best = [(); WAYS].map(|()| vec![Duration::MAX; documents.len()]);
    for _ in 0..runs {
        for (way, best) in ways.iter().zip(&mut best) {
            for (document, best) in documents.iter().zip(best) {
                *best = (*best).min(time(|| way(document)));
            }
        }
    }
    best.map(|best| best.into_iter().sum())
}

/// Millions of bytes per second.
fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn verdict(met: bool) -> &'static str {
    if met { "" } else { "  missed" }
}

fn main() {
    let runs = if common::is_short() { 1 } else { RUNS };
    let cleaner = Cleaner::default();
    let parse = |page: &str| drop(black_box(Html::parse_document(page)));
    let read = |page: &str| drop(black_box(cleaner.read(page)));
    let clean = |text: &str| drop(black_box(cleaner.clean(text)));
    let (pages, texts) = (html_sets(), text_sets());
    // What is made once in a process is made before the first run.
    for set in pages.iter().chain(&texts) {
        set.documents.iter().take(50).for_each(|text| clean(text));
    }
    println!("pages (MB/s)          MB    parse    read   clean   read/parse  clean/parse");
    for set in &pages {
        let [parse, read, clean] = best(set, runs, [&parse, &read, &clean]);
        let ratio = |time: Duration| time.as_secs_f64() / parse.as_secs_f64();
        println!(
            "{:<18} {:>5.1} {:>8.1} {:>7.1} {:>7.1} {:>12.2} {:>12.2}{}",
            set.name,
            set.bytes() as f64 / 1e6,
            speed(set.bytes(), parse),
            speed(set.bytes(), read),
            speed(set.bytes(), clean),
            ratio(read),
            ratio(clean),
            verdict(ratio(clean) <= MOST_PARSES),
        );
    }
    println!("text (MB/s)           MB  bytes/line    read   clean");
    let (mut bytes, mut of_all) = (0, [Duration::ZERO; 2]);
    for set in &texts {
        let times = best(set, runs, [&read, &clean]);
        let [read, clean] = times.map(|time| speed(set.bytes(), time));
        println!(
            "{:<18} {:>5.1} {:>11} {read:>7.1} {clean:>7.1}{}",
            set.name,
            set.bytes() as f64 / 1e6,
            set.bytes_per_line(),
            verdict(clean >= LEAST_SPEED),
        );
        bytes += set.bytes();
        of_all = [of_all[0] + times[0], of_all[1] + times[1]];
    }
    let [read, clean] = of_all.map(|time| speed(bytes, time));
    println!(
        "all of them        {:>5.1} {:>11} {read:>7.1} {clean:>7.1}{}",
        bytes as f64 / 1e6,
        "",
        verdict(clean >= LEAST_SPEED),
    );
    println!("targets: clean/parse at most {MOST_PARSES}, text at least {LEAST_SPEED} MB/s");
}
