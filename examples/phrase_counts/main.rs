//! Counts in how many documents a phrase of the tables stands in lines that are boilerplate and in
//! lines that are not.
//!
//! ```sh
//! cargo run --release --example phrase_counts -- corpora/dump_*.jsonl.gz
//! ```
//!
//! Sets are those of the example `evaluate` with `labels`: for each line of the document 1 for main
//! content and 0 for the rest. A page that stands in several sets counts once. Printed is, for each
//! phrase that decides about a line, the label, the documents that drop and that keep such a short
//! line (up to 20 words), the same for longer ones, and the phrase; separated by tabs.
//! `training/phrase_weights.py` puts the weights that follow from the counts into the tables.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};

use anyhow::Context;
use clap::Parser;
use dechaff::{BodyKind, Cleaner, Document};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

/// Words up to which a line is short.
const SHORT: f32 = 20.0;

/// Counts phrases in lines of main content and in others.
#[derive(Parser)]
struct Options {
    /// Sets with labels.
    #[arg(required = true)]
    sets: Vec<String>,
}

#[derive(Deserialize)]
struct Entry {
    id: serde_json::Value,
    document: String,
    labels: Vec<u8>,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let cleaner = Cleaner::builder().without("content_score").build()?;
    // By label and phrase: short and dropped, short and kept, long and dropped, long and kept.
    let mut counts: BTreeMap<(String, String), [HashSet<String>; 4]> = BTreeMap::new();
    for set in &options.sets {
        let file = File::open(set).with_context(|| format!("{set} cannot be read"))?;
        for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
            let entry: Entry = serde_json::from_str(&line?).context(set.clone())?;
            count(&cleaner, &entry, &mut counts);
        }
    }
    for ((label, phrase), documents) in counts {
        let numbers = documents.map(|documents| documents.len().to_string());
        println!("{label}\t{}\t{phrase}", numbers.join("\t"));
    }
    Ok(())
}

fn count(
    cleaner: &Cleaner,
    entry: &Entry,
    counts: &mut BTreeMap<(String, String), [HashSet<String>; 4]>,
) {
    let document = Document::from_text(entry.document.as_str()).with_body_kind(BodyKind::Text);
    let article = cleaner.clean(document);
    // Where each line of the document begins.
    let mut starts = vec![0];
    starts.extend(entry.document.match_indices('\n').map(|(at, _)| at + 1));
    for decision in article.decisions() {
        let Some(source) = decision.block().source() else {
            continue;
        };
        let line = starts.partition_point(|start| *start <= source.start) - 1;
        let kept = entry.labels.get(line) == Some(&1);
        let long = decision.block().features().words() > SHORT;
        for evidence in decision.evidence() {
            let said = evidence.reason.strip_prefix("says “");
            let Some(phrase) = said.and_then(|said| said.strip_suffix('”')) else {
                continue;
            };
            let key = (evidence.label.name().to_owned(), phrase.to_owned());
            let documents = &mut counts.entry(key).or_default();
            documents[usize::from(long) * 2 + usize::from(kept)].insert(entry.id.to_string());
        }
    }
}
