//! dechaff beside other extractors on the same pages, in one process, on one thread. Their time:
//!
//! ```sh
//! DECHAFF_CORPORA=CORPORA cargo run --release --manifest-path benches/peers/Cargo.toml
//! ```
//!
//! All take turns on each set, through which each goes page by page, as a crawl is read; of each page
//! the best time counts. The columns are the time against that of dechaff, megabytes of markup a
//! second, the time of the page in the middle, of the one that 99 of 100 are faster than, and of the
//! slowest, and on how many pages nothing was found or the extractor gave up. `--quick` does one
//! round. With `--answer` it times sets for `peers.py`.
//!
//! Their texts, which the example `evaluate` compares with the gold:
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --predict TEXTS CORPORA/wcxb.jsonl.gz
//! cargo run --release --example evaluate -- CORPORA/wcxb.jsonl.gz --from TEXTS/dom_smoothie/wcxb.jsonl
//! ```

mod answer;
#[path = "../../common/mod.rs"]
mod common;
mod extractors;
mod predict;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use common::Set;
use extractors::Extractor;

const ROUNDS: usize = 5;

/// Some of the others walk trees by calling themselves.
const STACK: usize = 1 << 28;

/// What was measured of an extractor on the pages of a set.
struct Times {
    pages: Vec<Duration>,
    failures: usize,
}

impl Times {
    fn of(pages: usize) -> Times {
        Times {
            pages: vec![Duration::MAX; pages],
            failures: 0,
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let work = move || match arguments.first().map(String::as_str) {
        Some("--answer") => answer::answer(&common::html_sets()),
        Some("--predict") => predict::predict(arguments.get(1..).unwrap_or_default()),
        Some("--quick") => compare(1),
        _ => compare(ROUNDS),
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    let ended = thread.expect("a thread can be started").join();
    ended.expect("the comparison ends");
}

fn compare(rounds: usize) {
    silence_panics();
    let mut extractors = extractors::all();
    extractors.insert(1, extractors::parse());
    for set in common::html_sets() {
        let times = measure(&set.documents, &extractors, rounds);
        print(&set, &extractors, &times);
    }
}

/// The best time of each extractor for each page.
fn measure(pages: &[String], extractors: &[Extractor], rounds: usize) -> Vec<Times> {
    let mut all: Vec<Times> = extractors.iter().map(|_| Times::of(pages.len())).collect();
    // What is made once in a process is made before the first round.
    for extractor in extractors {
        for page in pages.iter().take(3) {
            time(extractor, page);
        }
    }
    for round in 0..rounds {
        for (extractor, times) in extractors.iter().zip(&mut all) {
            for (page, best) in pages.iter().zip(&mut times.pages) {
                let (time, succeeds) = time(extractor, page);
                *best = (*best).min(time);
                times.failures += usize::from(round == 0 && !succeeds);
            }
        }
    }
    all
}

/// What a peer has to say when it panics helps nobody here; it is counted.
fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// How long a page takes, and whether anything came of it.
fn time(extractor: &Extractor, page: &str) -> (Duration, bool) {
    let start = Instant::now();
    let text = text(extractor, page);
    (start.elapsed(), text.is_some())
}

/// The text that an extractor finds in a page.
fn text(extractor: &Extractor, page: &str) -> Option<String> {
    let text = catch_unwind(AssertUnwindSafe(|| (extractor.run)(page)));
    text.unwrap_or_default()
}

fn print(set: &Set, extractors: &[Extractor], all: &[Times]) {
    let megabytes = set.bytes() as f64 / 1e6;
    println!(
        "\n{}: {} pages, {megabytes:.1} MB",
        set.name,
        set.documents.len(),
    );
    println!("| extractor | time | MB/s | p50 ms | p99 ms | max ms | nothing found |");
    println!("|---|---|---|---|---|---|---|");
    let total = |times: &Times| times.pages.iter().sum::<Duration>().as_secs_f64();
    let ours = all.first().map_or(1.0, total);
    for (extractor, times) in extractors.iter().zip(all) {
        let mut sorted = times.pages.clone();
        sorted.sort_unstable();
        let at = |share: f64| {
            let place = (sorted.len() as f64 * share).ceil() as usize;
            let time = sorted.get(place.clamp(1, sorted.len()) - 1);
            time.map_or(0.0, |time| time.as_secs_f64() * 1e3)
        };
        println!(
            "| {} | {:.2} | {:.1} | {:.2} | {:.2} | {:.2} | {} |",
            extractor.name,
            total(times) / ours,
            megabytes / total(times),
            at(0.5),
            at(0.99),
            at(1.0),
            times.failures,
        );
    }
}
