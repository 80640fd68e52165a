//! How the time grows: `cargo bench --bench scaling`.
//!
//! The cost of a byte in pages and texts of 10 KB to 10 MB, made of the same pages and texts (of a
//! set, or of the samples over and over), in processes that keep their memory and in such that give it back to the system, as glibc's
//! `malloc` does after each large document unless it is told otherwise; the first call in a fresh
//! process, tables built; and the example `clean_jsonl` on one thread and on two, on copies of the
//! largest set that there is. `--quick` and `--test` do one run of each.

mod common;

use std::fs::{self, File};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{Set, html_sets, text_sets};
use dechaff::Cleaner;

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// How much more a byte may cost in one size than in another.
const FLAT: f64 = 1.15;

/// Bytes cleaned in a run, in as many documents as it takes.
const BYTES: usize = 10_000_000;

/// Runs of which the best counts.
const RUNS: usize = 5;

/// Has glibc's `malloc` keep what it is given back, up to a gigabyte. Others do by themselves.
const KEEPS_MEMORY: (&str, &str) = (
    "GLIBC_TUNABLES",
    "glibc.malloc.trim_threshold=1000000000:glibc.malloc.mmap_threshold=1000000000",
);

/// What the first call of a process may take.
const FIRST_CALL: Duration = Duration::from_millis(15);

/// How many times faster two threads have to be than one.
const SPEED_UP: f64 = 1.8;

/// Bytes that `clean_jsonl` is given.
const JSONL: usize = 100_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|it| it == "--first-call") {
        let page = arguments.get(at + 1).map(fs::read_to_string);
        first_call(&page.expect("a page").expect("the page can be read"));
        return;
    }
    let short = common::is_short();
    if let Some(at) = arguments.iter().position(|it| it == "--costs") {
        let kind = arguments.get(at + 1).map(String::as_str);
        let make = match kind {
            Some("page") => pages_of,
            _ => texts_of,
        };
        return costs(make, short);
    }
    sizes("page", short);
    sizes("text", short);
    first_calls(if short { 1 } else { 25 });
    threads(short);
}

/// The bodies of pages one behind the other, cut into pages of about a size where an element of text
/// begins.
fn pages_of(size: usize) -> Vec<String> {
    let sets = html_sets();
    let bodies = largest(&sets, "dense_english")
        .into_iter()
        .filter_map(|page| {
            let (_, body) = page.split_once("<body")?;
            let (_, body) = body.split_once('>')?;
            Some(body.split_once("</body>")?.0)
        });
    let begun = "<!DOCTYPE html><title>A page of any size</title><body>";
    cut(size, begun, bodies.collect(), &["<div", "<p"])
}

/// The same of texts, cut where a line ends; what stands at their beginning may be a header, which only
/// the beginning of a document is.
fn texts_of(size: usize) -> Vec<String> {
    let sets = text_sets();
    let texts = largest(&sets, "dump_full_other").into_iter();
    let texts = texts.filter_map(|text| text.get(text.ceil_char_boundary(text.len() / 4)..));
    cut(size, "", texts.collect(), &["\n"])
}

/// The documents of a set of this name or, where there is none, of the samples, each once.
fn largest<'s>(sets: &'s [Set], name: &str) -> Vec<&'s str> {
    let set = sets.iter().find(|set| set.name == name);
    set.or(sets.first()).map(Set::distinct).unwrap_or_default()
}

/// [`BYTES`] of the parts, over and over where they are fewer, in documents of about a size that begin
/// so and end before one of the signs. All sizes have the same bytes in the same order, and differ in
/// how many make a document: what a page costs depends far more on what it says than on its size.
fn cut(size: usize, begun: &str, parts: Vec<&str>, signs: &[&str]) -> Vec<String> {
    let mut all = String::new();
    for part in parts.iter().cycle() {
        all.push_str(part);
        all.push('\n');
        if all.len() >= BYTES {
            break;
        }
    }
    all.truncate(all.floor_char_boundary(BYTES));
    let mut documents = Vec::new();
    let mut rest = all.as_str();
    while !rest.is_empty() {
        let behind = rest
            .get(rest.ceil_char_boundary(size)..)
            .unwrap_or_default();
        let end = signs.iter().filter_map(|sign| behind.find(sign)).min();
        let end = end.map_or(rest.len(), |end| rest.len() - behind.len() + end);
        let (document, others) = rest.split_at(end);
        documents.push(format!("{begun}{document}"));
        rest = others;
    }
    documents
}

/// Prints the mean size of the documents of each size and the nanoseconds that a byte takes.
fn costs(make: fn(usize) -> Vec<String>, short: bool) {
    let cleaner = Cleaner::default();
    for size in SIZES {
        let documents = make(size);
        let bytes: usize = documents.iter().map(String::len).sum();
        let warm = documents.iter().take(100);
        warm.for_each(|document| drop(cleaner.clean(document)));
        let best = (0..if short { 1 } else { RUNS }).map(|_| {
            // Who has read a document hands it over.
            let own = documents.clone();
            let start = Instant::now();
            own.into_iter()
                .for_each(|own| drop(black_box(cleaner.clean(own))));
            start.elapsed()
        });
        let best = best.min().unwrap_or_default();
        let cost = best.as_secs_f64() * 1e9 / bytes as f64;
        println!("{} {cost}", bytes / documents.len());
    }
}

/// The same, printed by a process of its own.
fn costs_in(kind: &str, short: bool, keeps_memory: bool) -> Vec<(usize, f64)> {
    let own = std::env::current_exe().expect("a program knows where it is");
    let mut command = Command::new(own);
    // As `cargo bench` calls it, or each size would be measured once.
    command.args(["--bench", "--costs", kind]);
    if short {
        command.arg("--quick");
    }
    if keeps_memory {
        command.env(KEEPS_MEMORY.0, KEEPS_MEMORY.1);
    }
    let output = command.output().expect("it can run itself");
    let printed = String::from_utf8_lossy(&output.stdout);
    let costs = printed.lines().filter_map(|line| {
        let (bytes, cost) = line.split_once(' ')?;
        Some((bytes.parse().ok()?, cost.parse().ok()?))
    });
    let costs: Vec<(usize, f64)> = costs.collect();
    assert_eq!(costs.len(), SIZES.len(), "a cost for each size");
    costs
}

fn sizes(kind: &str, short: bool) {
    let (kept, given_back) = (costs_in(kind, short, true), costs_in(kind, short, false));
    println!("| {kind}, bytes | ns/byte | and memory given back |\n|---|---|---|");
    for ((bytes, cost), (_, with_system)) in kept.iter().zip(&given_back) {
        println!("| {bytes} | {cost:.1} | {with_system:.1} |");
    }
    let (flat, with_system) = (flatness(&kept), flatness(&given_back));
    println!(
        "the dearest against the cheapest: {flat:.2}, at most {FLAT}{}; and memory given back: {with_system:.2}\n",
        verdict(flat <= FLAT)
    );
}

/// How many times as much a byte costs in the dearest size as in the cheapest.
fn flatness(costs: &[(usize, f64)]) -> f64 {
    let costs = || costs.iter().map(|(_, cost)| *cost);
    costs().fold(0.0, f64::max) / costs().fold(f64::MAX, f64::min)
}

fn verdict(met: bool) -> &'static str {
    if met { "" } else { "  missed" }
}

/// What a fresh process is asked: how long the first call takes.
fn first_call(page: &str) {
    let start = Instant::now();
    black_box(dechaff::clean(page));
    println!("{}", start.elapsed().as_nanos());
}

fn first_calls(runs: usize) {
    let own = std::env::current_exe().expect("a program knows where it is");
    let page = own.with_extension("page.html");
    let samples = html_sets().swap_remove(0);
    fs::write(&page, &samples.documents[0]).expect("the page can be written");
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let output = Command::new(&own).arg("--first-call").arg(&page).output();
            let output = output.expect("it can run itself");
            let nanoseconds = String::from_utf8_lossy(&output.stdout);
            Duration::from_nanos(nanoseconds.trim().parse().expect("a time"))
        })
        .collect();
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!(
        "first call in a fresh process, a page of {} bytes: best {:.1?}, median {median:.1?}, at most {FIRST_CALL:?}{}\n",
        samples.documents[0].len(),
        times[0],
        verdict(median <= FIRST_CALL)
    );
}

/// Runs `clean_jsonl` on one thread and on two.
fn threads(short: bool) {
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--example", "clean_jsonl"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(cargo.is_ok_and(|status| status.success()), "no clean_jsonl");
    let own = std::env::current_exe().expect("a program knows where it is");
    // From `release/deps` to `release/examples`.
    let release = own.ancestors().nth(2).expect("a folder above");
    let program = release.join("examples/clean_jsonl");
    let sets = html_sets();
    let set = sets.iter().max_by_key(|set| set.bytes()).expect("a set");
    let bytes = if short { set.bytes() } else { JSONL };
    let (input, bytes) = write_jsonl(set, bytes, &own.with_extension("jsonl"));
    let mut best = [Duration::MAX; 2];
    for _ in 0..if short { 1 } else { 3 } {
        for (threads, best) in (1..).zip(&mut best) {
            *best = (*best).min(run(&program, threads, &input));
        }
    }
    let [one, two] = best.map(|time| time.as_secs_f64());
    let speed = |time: f64| bytes as f64 / 1e6 / time;
    println!(
        "clean_jsonl, {:.0} MB of {}: one thread {:.0} MB/s, two {:.0} MB/s, {:.2} times as fast, at least {SPEED_UP}{}",
        bytes as f64 / 1e6,
        set.name,
        speed(one),
        speed(two),
        one / two,
        verdict(one / two >= SPEED_UP)
    );
    let _ = fs::remove_file(input);
}

/// Writes a set over and over; the path and the bytes of the documents.
fn write_jsonl(set: &Set, least: usize, path: &Path) -> (PathBuf, usize) {
    let (mut lines, mut bytes) = (String::new(), 0);
    for document in set.documents.iter().cycle() {
        let line = serde_json::json!({"document": document});
        lines.push_str(&format!("{line}\n"));
        bytes += document.len();
        if bytes >= least {
            break;
        }
    }
    fs::write(path, lines).expect("the set can be written");
    (path.to_owned(), bytes)
}

fn run(program: &Path, threads: usize, input: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(program)
        .args(["--threads", &threads.to_string()])
        .stdin(File::open(input).expect("the set was written"))
        .stdout(Stdio::null())
        .status();
    assert!(status.is_ok_and(|status| status.success()), "it fails");
    start.elapsed()
}
