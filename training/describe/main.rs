//! Writes what a model is trained on: the features of each block of a folder of sets, and how
//! much of the block is main content.
//!
//! ```sh
//! cargo run --release --features training --example describe -- corpora features
//! ```
//!
//! For each set it writes `SET.blocks` and `SET.pages` (features, 32-bit little-endian floats, row
//! by row; plain text has those of the whole text in the rows of its lines), `SET.jsonl` (a line for each document: what the rows belong to, tokens and matched
//! tokens of each block, which blocks are alike, hashes of class words), `SET.tokens` (numbers of the tokens of each gold
//! and its blocks, 32 bits each, for an exact F1), `SET.titles` (the features of the lines of plain text that
//! may be the title, of documents whose title is known) and once `columns.json` (the names). None of the text
//! of the sets is written.

mod label;
#[path = "../../examples/evaluate/metric.rs"]
#[allow(dead_code)]
mod metric;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Parser;
use dechaff::{Cleaner, Description};
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use serde_json::json;

use label::{Entry, Labels};

/// Writes the features of a folder of sets.
#[derive(Parser)]
struct Options {
    /// The folder with the sets, `SET.jsonl.gz`.
    corpora: PathBuf,
    /// The folder to write to.
    to: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    fs::create_dir_all(&options.to)?;
    let unreadable = || format!("{} cannot be read", options.corpora.display());
    let mut sets = Vec::new();
    for entry in fs::read_dir(&options.corpora).with_context(unreadable)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(name) = name.and_then(|name| name.strip_suffix(".jsonl.gz")) {
            sets.push((name.to_owned(), path.clone()));
        }
    }
    if sets.is_empty() {
        bail!("there is no .jsonl.gz in {}", options.corpora.display());
    }
    sets.sort();
    for (name, path) in &sets {
        describe_set(name, path, &options.to)?;
    }
    let columns = Cleaner::default().describe("<p>A block.</p>").1;
    let lines = Cleaner::default()
        .describe("A title\nA line of running text, which is long enough to be told from others by its words.")
        .1;
    let columns = json!({
        "page": columns.page_names,
        "block": columns.block_names,
        "line": lines.block_names,
        "title": lines.title_names,
    });
    fs::write(options.to.join("columns.json"), format!("{columns:#}\n"))?;
    Ok(())
}

fn describe_set(name: &str, path: &Path, to: &Path) -> anyhow::Result<()> {
    let cleaner = Cleaner::default();
    let reader = BufReader::new(MultiGzDecoder::new(File::open(path)?));
    let create = |ending: &str| -> anyhow::Result<BufWriter<File>> {
        Ok(BufWriter::new(File::create(
            to.join(format!("{name}.{ending}")),
        )?))
    };
    let (mut blocks, mut pages) = (create("blocks")?, create("pages")?);
    let (mut documents, mut tokens) = (create("jsonl")?, create("tokens")?);
    let mut titles = create("titles")?;
    let mut lines = reader.lines();
    loop {
        let batch = lines
            .by_ref()
            .take(64)
            .collect::<Result<Vec<String>, _>>()?;
        if batch.is_empty() {
            break;
        }
        let described = batch
            .par_iter()
            .map(|line| {
                let entry: Entry = serde_json::from_str(line)?;
                let (page, description) = cleaner.describe(entry.document());
                let labels = Labels::of(&entry, &page, &description);
                Ok((entry, description, labels))
            })
            .collect::<anyhow::Result<Vec<(Entry, Description, Labels)>>>()?;
        for (entry, description, labels) in described {
            write_floats(&mut pages, &description.page)?;
            for (_, _, row) in &description.blocks {
                write_floats(&mut blocks, row)?;
            }
            for (_, row) in description.titles.iter().take(labels.titles.len()) {
                write_floats(&mut titles, row)?;
            }
            for token in &labels.tokens {
                tokens.write_all(&token.to_le_bytes())?;
            }
            writeln!(documents, "{}", labels.json(&entry, &description))?;
        }
    }
    Ok(())
}

fn write_floats(to: &mut impl Write, row: &[f32]) -> std::io::Result<()> {
    row.iter()
        .try_for_each(|value| to.write_all(&value.to_le_bytes()))
}
