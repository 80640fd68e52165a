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
#[path = "../common/progress.rs"]
mod progress;
#[path = "../common/record.rs"]
mod record;
#[path = "../common/rules.rs"]
mod rules;

use std::io::{self, BufReader, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context, bail};
use clap::Parser;
use rayon::ThreadPool;
use rayon::prelude::*;

use batch::{Batch, Batches};
use convert::{Converted, Converter};
use progress::progress;
use record::Extras;
use rules::RuleOptions;

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
    /// How many threads clean; 0 for one a core.
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
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
        .num_threads(options.threads)
        .build()?;
    let threads = pool.current_num_threads();

    // Three batches are alive at most: one is being read, one cleaned, one written. A channel
    // without room makes each stage wait for the next.
    let (read, batches) = sync_channel(0);
    let (write, outputs) = sync_channel(0);
    thread::spawn(move || read_all(threads, &read));
    let writer = thread::spawn(move || write_all(&outputs));
    let converted = convert_all(&batches, &converter, &pool, &write);
    // The writer ends when nothing more can come; what was cleaned before an error is not lost.
    drop(write);
    match writer.join() {
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(0),
        Ok(result) => result.context("stdout cannot be written")?,
        Err(_) => bail!("the writing thread panicked"),
    }
    converted.context("stdin cannot be read")
}

/// Reads stdin batch by batch until it ends or nobody waits for more.
fn read_all(threads: usize, to: &SyncSender<io::Result<Batch>>) {
    let stdin = BufReader::with_capacity(1 << 18, io::stdin());
    for batch in Batches::new(stdin, threads) {
        let failed = batch.is_err();
        if to.send(batch).is_err() || failed {
            return;
        }
    }
}

/// Cleans batch by batch; the number of bad lines.
fn convert_all(
    batches: &Receiver<io::Result<Batch>>,
    converter: &Converter,
    pool: &ThreadPool,
    to: &SyncSender<Vec<Converted>>,
) -> io::Result<u64> {
    // Where stdout is a terminal, the articles themselves show how far it is.
    let progress = progress(!io::stdout().is_terminal());
    let mut bad = 0;
    for batch in batches {
        let lines = batch?.lines;
        let converted: Vec<Converted> = pool.install(|| {
            lines
                .par_iter()
                .map(|line| converter.convert(line))
                .collect()
        });
        bad += converted
            .iter()
            .map(|one| u64::from(one.is_error))
            .sum::<u64>();
        progress.inc(lines.len() as u64);
        if to.send(converted).is_err() {
            break; // The writer ended: it says why.
        }
    }
    progress.finish_and_clear();
    Ok(bad)
}

/// Writes to stdout what comes, in the order in which it comes.
fn write_all(from: &Receiver<Vec<Converted>>) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    for batch in from {
        for converted in batch {
            stdout.write_all(&converted.json)?;
        }
        stdout.flush()?;
    }
    Ok(())
}
