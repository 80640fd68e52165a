//! Main content that people marked, cleaned again: nearly all of it has to stay.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use dechaff::Label;
use flate2::read::MultiGzDecoder;
use serde_json::Value;

use super::{cleaner, text};

/// The share of the golds of articles that must come out as they are but for titles and credits, and the
/// share of their characters that must be kept. Many golds still have labels.
const LEAST_UNCHANGED: f64 = 0.88;
const LEAST_KEPT: f64 = 0.99;

#[test]
fn golds_of_articles_stay() {
    let Ok(folder) = std::env::var("DECHAFF_CORPORA") else {
        println!("skipped: DECHAFF_CORPORA is not set");
        return;
    };
    let cleaner = cleaner();
    let (mut all, mut unchanged, mut chars, mut kept) = (0, 0, 0, 0);
    for set in ["chinese_news", "dump_full", "scrapinghub"] {
        let path = Path::new(&folder).join(format!("{set}.jsonl.gz"));
        let file = File::open(&path).expect("the set can be opened");
        for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
            let line = line.expect("the set can be read");
            let entry: Value = serde_json::from_str(&line).expect("lines of JSON");
            let gold = entry["gold"].as_str().unwrap_or_default();
            if gold.is_empty() || entry["type"] != "article" {
                continue;
            }
            let article = cleaner.clean(text(gold));
            // Soft hyphens are no part of words.
            let is_sign = |ch: &char| !ch.is_whitespace() && *ch != '\u{ad}';
            let signs = |text: &str| text.chars().filter(is_sign).count();
            // Titles and credits are metadata, and many golds still have some.
            let is_metadata =
                |label: Label| matches!(label, Label::Title | Label::Byline | Label::Credit);
            let metadata = article.removed().filter(|it| is_metadata(it.label));
            let metadata: usize = metadata.map(|removal| signs(removal.text)).sum();
            let (due, left) = (signs(gold), signs(article.text()) + metadata);
            all += 1;
            unchanged += usize::from(left >= due);
            chars += due;
            kept += left.min(due);
        }
    }
    let share = |part: usize, all: usize| part as f64 / all as f64;
    println!(
        "{unchanged} of {all} golds unchanged, {:.4} of their characters kept",
        share(kept, chars)
    );
    assert!(share(unchanged, all) >= LEAST_UNCHANGED);
    assert!(share(kept, chars) >= LEAST_KEPT);
}
