//! Measures how well documents are cleaned, against sets whose main content is known.
//!
//! ```sh
//! cargo run --release --example evaluate -- corpora/wcxb.jsonl.gz --types
//! cargo run --release --example evaluate -- corpora
//! cargo run --release --example evaluate -- corpora/wcxb.jsonl.gz --from predictions.jsonl
//! ```
//!
//! A set is a file of JSON lines, gzipped or not: `id`, `document`, `url`, `type`, `lang`, and as
//! far as they are known `gold` (the main content), `title`, `author`, `date`, `gold_by`, and
//! `with` and `without` (snippets that must and must not be in the text). Printed are the number
//! of documents and of empty texts; precision, recall and F1 over tokens, as means over the
//! documents; F1 over all snippets; the share of the main content's characters that was lost; how
//! much of the metadata is exact, for which share of the documents a value is given, and how many
//! of those given are right, exactly and loosely (one has the other in it, case and signs aside; of
//! several authors each stands in what is known). `--types` adds the F1 of each page type and
//! language, `--confidence` how right the page types are and how far the confidence can be relied
//! on.
//! Several sets, or a directory of them, give a table.
//!
//! `--models` (with `--features training`) cleans each document with a model that has not seen its
//! site or set; `training/README.md` tells how such models are made.
//!
//! `--from` scores predictions instead of cleaning, `--write` keeps those that were made: JSON
//! lines with `id`, `title`, `authors`, `published` and `text`. With several sets both name a
//! directory with a file `SET.jsonl` for each.

mod metric;
mod predictions;
#[path = "../common/progress.rs"]
mod progress;
mod report;
#[path = "../common/rules.rs"]
mod rules;
mod set;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Parser;

#[cfg(feature = "training")]
use predictions::Models;
use predictions::Predictions;
use report::Report;
use rules::RuleOptions;
use set::Set;

/// Measures dechaff against sets of documents whose main content is known.
#[derive(Parser)]
struct Options {
    /// Sets, or directories of them.
    #[arg(required = true)]
    sets: Vec<PathBuf>,
    /// F1 by page type and by language.
    #[arg(long)]
    types: bool,
    /// How right page types and confidence are.
    #[arg(long)]
    confidence: bool,
    /// Scores these predictions instead of cleaning.
    #[arg(
        long,
        value_name = "FILE",
        alias = "predictions",
        conflicts_with = "write"
    )]
    from: Option<PathBuf>,
    /// Writes the predictions.
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// Cleans with models that have not seen the documents, from this folder.
    #[cfg(feature = "training")]
    #[arg(long, value_name = "FOLDER", conflicts_with = "from")]
    models: Option<PathBuf>,
    /// Prints JSON instead of text.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    rules: RuleOptions,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<()> {
    let mut sets = Vec::new();
    for path in &options.sets {
        sets.extend(Set::find(path)?);
    }
    let several = sets.len() > 1;
    let cleaner = options.rules.cleaner()?;
    #[cfg(feature = "training")]
    let models = match &options.models {
        None => None,
        Some(folder) => Some(Models::read(folder, || options.rules.builder())?),
    };
    let mut reports = Vec::new();
    for set in &sets {
        let predictions = match &options.from {
            None => Predictions::Made(&cleaner),
            Some(from) => Predictions::read(&path_for(set, from, several))?,
        };
        #[cfg(feature = "training")]
        let predictions = match &models {
            None => predictions,
            Some(models) => Predictions::MadeUnseen(models, &set.name),
        };
        let keep = options.write.is_some();
        let (report, lines) = set.evaluate(&predictions, keep)?;
        if let Some(write) = &options.write {
            write_lines(&path_for(set, write, several), &lines)?;
        }
        reports.push((set.name.clone(), report));
    }
    print(options, &reports)
}

/// The file of predictions that belongs to a set.
fn path_for(set: &Set, path: &Path, several: bool) -> PathBuf {
    if several || path.is_dir() {
        return path.join(format!("{}.jsonl", set.name));
    }
    path.to_owned()
}

fn write_lines(path: &Path, lines: &[String]) -> anyhow::Result<()> {
    let write = || {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let mut file = io::BufWriter::new(std::fs::File::create(path)?);
        for line in lines {
            writeln!(file, "{line}")?;
        }
        file.flush()
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

fn print(options: &Options, reports: &[(String, Report)]) -> anyhow::Result<()> {
    let mut out = String::new();
    match reports {
        [] => bail!("there are no sets"),
        [(_, report)] if options.json => out = report.json().to_string() + "\n",
        _ if options.json => {
            let named = reports
                .iter()
                .map(|(name, report)| (name.clone(), report.json()));
            let json: serde_json::Map<_, _> = named.collect();
            out = serde_json::Value::Object(json).to_string() + "\n";
        }
        [(_, report)] => {
            out = report.text(options.types);
            if options.confidence {
                out += &report.judgements();
            }
        }
        _ => {
            for (name, report) in reports.iter().filter(|_| options.types) {
                out += &format!("{name}\n{}\n", report.text(true));
            }
            out += &report::table(reports);
            for (name, report) in reports.iter().filter(|_| options.confidence) {
                out += &format!("\n{name}\n{}", report.judgements());
            }
        }
    }
    match io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("stdout cannot be written"),
    }
}
