//! How many instructions each stage takes for a byte of a page or text, which no load of the machine
//! changes:
//!
//! ```sh
//! cargo bench --features stages --bench instructions
//! ```
//!
//! It runs itself under valgrind's callgrind and compares with `benches/instructions.txt`: a stage
//! that takes 5 % more than recorded fails. `-- --record` records what it finds instead. The sets
//! are the samples of the repository and, where `DECHAFF_CORPORA` names a folder with them, each tenth
//! of the English pages and of the texts, and each fifth of the Chinese, which are fewer; `-- --whole` counts all of
//! them, `clean` and the parse of pages into a `scraper::Html` only, and compares with nothing. Another version of the compiler or of a dependency may ask for a new record.

mod common;
#[path = "common/stages.rs"]
mod stages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use common::{Set, all_sets};
use stages::{Cleaners, PARTS, STAGES, of_parts};

/// How much more than recorded a stage may take, and what a stage may take more in any case, in
/// instructions for each byte: the smallest are too small for a share.
const TOLERANCE: f64 = 1.05;
const TRIFLE: f64 = 0.3;

/// Of a set each document of so many: of less, a few odd ones would tell for all.
fn each(set: &str) -> usize {
    match set {
        "samples" | "text_samples" => 1,
        "live_chinese" | "dump_full_zh" => 5,
        _ => 10,
    }
}

/// What a run found: for each set the instructions for each byte, by stage.
type Counts = BTreeMap<String, [f64; STAGES.len()]>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let whole = has("--whole");
    if let Some(name) = arguments.iter().find_map(|it| it.strip_prefix("--set=")) {
        work(name, whole);
        return ExitCode::SUCCESS;
    }
    if !has("--bench") {
        return ExitCode::SUCCESS; // Cargo tests all targets.
    }
    let sets = all_sets();
    let found: Counts = sets
        .iter()
        .map(|set| (set.name.to_owned(), count(set, whole)))
        .collect();
    if whole {
        for (set, [.., clean, scraper]) in &found {
            println!("{set:<15} clean {clean:.1}, scraper {scraper:.1} instructions a byte");
        }
        ExitCode::SUCCESS
    } else if has("--record") {
        record(&found)
    } else {
        compare(&found)
    }
}

fn documents(set: &Set, whole: bool) -> Vec<&str> {
    let documents = set.distinct();
    let each = if whole { 1 } else { each(set.name) };
    documents.into_iter().step_by(each).collect()
}

/// What valgrind watches: the parts for each document of a set.
fn work(name: &str, whole: bool) {
    let cleaners = Cleaners::default();
    let sets = all_sets();
    for set in sets.iter().filter(|set| set.name == name) {
        // What is made once in a process is not counted.
        set.documents
            .iter()
            .take(1)
            .for_each(|it| cleaners.warm(it));
        for document in documents(set, whole) {
            if whole {
                cleaners.whole(document, set.is_text);
            } else {
                cleaners.warm(document);
                cleaners.run(document, set.is_text, |_, work| work());
            }
        }
    }
}

/// Runs itself under valgrind; the instructions for each byte.
fn count(set: &Set, whole: bool) -> [f64; STAGES.len()] {
    let own = std::env::current_exe().expect("a program knows where it is");
    let out = own.with_extension("callgrind");
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=callgrind", "--compress-strings=no"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(own)
        .arg(format!("--set={}", set.name));
    if whole {
        command.arg("--whole");
    }
    let status = command.stderr(Stdio::null()).status();
    let status = status.expect("valgrind is installed");
    assert!(status.success(), "valgrind: {status}");
    let costs = inclusive_costs(&fs::read_to_string(&out).expect("callgrind wrote its counts"));
    let bytes: usize = documents(set, whole).iter().map(|it| it.len()).sum();
    of_parts(costs.map(|cost| cost as f64 / bytes as f64))
}

/// The instructions of each part with all that it calls, from what callgrind wrote: a line `fn=`
/// begins a function, lines of numbers are costs at an address, and a line `calls=` says that the
/// next one is the cost of a call.
fn inclusive_costs(out: &str) -> [u64; PARTS.len()] {
    let mut costs = [0; PARTS.len()];
    let mut part = None;
    for line in out.lines() {
        if let Some(name) = line.strip_prefix("fn=") {
            part = PARTS.iter().position(|part| name.contains(part));
        } else if line.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first))
            && let Some(cost) = part.and_then(|part: usize| costs.get_mut(part))
        {
            let count = line.split(' ').nth(1).and_then(|count| count.parse().ok());
            *cost += count.unwrap_or(0);
        }
    }
    costs
}

fn recorded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt")
}

/// Writes what was found; sets that are not there stay as they are.
fn record(found: &Counts) -> ExitCode {
    let mut all = read();
    all.extend(found.iter().map(|(set, counts)| (set.clone(), *counts)));
    let mut text = format!("{:<15}", "set");
    text.extend(STAGES.iter().map(|stage| format!("{stage:>9}")));
    text.push('\n');
    for (set, counts) in &all {
        text.push_str(&format!("{set:<15}"));
        text.extend(counts.iter().map(|count| format!("{count:>9.1}")));
        text.push('\n');
    }
    fs::write(recorded(), &text).expect("the record can be written");
    print!("{text}");
    ExitCode::SUCCESS
}

fn read() -> Counts {
    let text = fs::read_to_string(recorded()).unwrap_or_default();
    let lines = text.lines().skip(1).filter_map(|line| {
        let (set, counts) = line.split_once(' ')?;
        let counts: Vec<f64> = counts
            .split_whitespace()
            .filter_map(|count| count.parse().ok())
            .collect();
        Some((set.to_owned(), counts.try_into().ok()?))
    });
    lines.collect()
}

fn compare(found: &Counts) -> ExitCode {
    let recorded = read();
    let mut slower = 0;
    println!(
        "{:<15} {:<9} {:>9} {:>9}",
        "set", "stage", "recorded", "found"
    );
    for (set, counts) in found {
        let Some(before) = recorded.get(set) else {
            println!("{set}: nothing is recorded");
            continue;
        };
        for ((stage, count), before) in STAGES.iter().zip(counts).zip(before) {
            let is_slower = *count > before * TOLERANCE && *count > before + TRIFLE;
            slower += usize::from(is_slower);
            let verdict = if is_slower { "  slower" } else { "" };
            println!("{set:<15} {stage:<9} {before:>9.1} {count:>9.1}{verdict}");
        }
    }
    if slower == 0 {
        return ExitCode::SUCCESS;
    }
    println!("{slower} stages take over 5 % more than recorded; `-- --record` takes that as given");
    ExitCode::FAILURE
}
