//! Cleans many documents: stdin to stdout, one JSON object a line, in the order of the input, on
//! all cores, in constant memory.
//!
//! ```sh
//! cargo run --release --example clean_jsonl < documents.jsonl > articles.jsonl
//! cargo run --release --example clean_jsonl -- --field html --markdown --explain < pages.jsonl
//! ```
//!
//! In: `{"id": ..., "document": "...", "url": "..."}`; `id` may be any JSON value and is passed
//! through as it is written, `url` may be missing, and `--field` gives `document` another name.
//! Out: `id`, `title`, `authors`, `editor`, `published`, `modified`, `source`, `site`, `url`,
//! `language`, `categories`, `tags`, `image`, `description`, `license`, `original_title`,
//! `page_type`, `confidence`, `text` (without the title) and `warnings`; with `--markdown` also
//! `markdown`; with `--explain` also `removed`, a list of `text`, `rule`, `label`, `reason`,
//! `weight` and `span` (the bytes of the document, or null).
//!
//! A line that cannot be read gives an object with `line`, its number, and `error` in its place,
//! and a non-zero exit status at the end. Blank lines are passed over.

mod batch;
mod convert;
mod in_order;
#[path = "../common/progress.rs"]
mod progress;
#[path = "../common/record.rs"]
mod record;
#[path = "../common/rules.rs"]
mod rules;

use std::io::{self, BufReader, IsTerminal};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, value_parser};
use rayon::ThreadPool;
use rayon::prelude::*;

use batch::{Batch, Batches};
use convert::Converter;
use in_order::InOrder;
use progress::progress;
use record::Extras;
use rules::RuleOptions;

/// How many batches for each thread may wait for one that takes longer.
const BATCHES_AHEAD: usize = 4;

/// Cleans documents, one JSON object a line, from stdin to stdout.
#[derive(Parser)]
struct Options {
    /// The field that holds the document.
    #[arg(long, value_name = "NAME", default_value = "document")]
    field: String,
    #[command(flatten)]
    rules: RuleOptions,
    /// Adds the article as Markdown.
    #[arg(long)]
    markdown: bool,
    /// Adds what was removed, and why.
    #[arg(long)]
    explain: bool,
    /// How many threads clean, up to 256; 0 for one a core.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = value_parser!(u16).range(..=256))]
    threads: u16,
}

fn main() -> ExitCode {
    match run(Options::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(bad) => {
            eprintln!("clean_jsonl: lines that could not be read: {bad}; each tells its \"error\"");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("clean_jsonl: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Cleans all there is; the number of bad lines.
fn run(options: Options) -> anyhow::Result<u64> {
    let converter = Converter {
        cleaner: options.rules.cleaner()?,
        field: options.field,
        extras: Extras {
            markdown: options.markdown,
            removed: options.explain,
        },
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.into())
        .build()?;
    let output = InOrder::new(io::stdout(), pool.current_num_threads() * BATCHES_AHEAD);
    let converted = convert_all(&converter, &pool, &output);
    // What was cleaned before an error is not lost.
    match output.finish() {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(0),
        result => result.context("stdout cannot be written")?,
    }
    converted.context("stdin cannot be read")
}

/// Cleans stdin until it ends; the number of bad lines. Each thread reads a batch, cleans it and
/// hands it over, so that none waits until others have read or cleaned theirs.
fn convert_all(
    converter: &Converter,
    pool: &ThreadPool,
    output: &InOrder<io::Stdout>,
) -> io::Result<u64> {
    // Where stdout is a terminal, the articles themselves show how far it is.
    let progress = progress(!io::stdout().is_terminal());
    let batches = Batches::new(BufReader::with_capacity(1 << 18, io::stdin()));
    let numbered = batches.enumerate().take_while(|_| !output.has_failed());
    let bad = pool.install(|| {
        let bad = numbered.par_bridge().map(|(number, batch)| {
            // Nothing comes behind an error that would wait for its turn.
            let batch = batch?;
            let (json, bad) = convert_batch(converter, &batch);
            progress.inc(batch.lines.len() as u64);
            output.put(number, json);
            Ok(bad)
        });
        bad.sum()
    });
    progress.finish_and_clear();
    bad
}

/// The lines of the output and how many are of bad lines.
fn convert_batch(converter: &Converter, batch: &Batch) -> (Vec<u8>, u64) {
    let (mut json, mut bad) = (Vec::new(), 0);
    for line in &batch.lines {
        let converted = converter.convert(line);
        json.extend(converted.json);
        bad += u64::from(converted.is_error);
    }
    (json, bad)
}
