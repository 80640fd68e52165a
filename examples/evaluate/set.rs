//! A set of documents whose main content is known.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::metric::{F1, day, fold, fold_case, is_blank, lost, token_f1};
use crate::predictions::{Prediction, Predictions};
use crate::progress::progress;
use crate::report::Report;

pub struct Set {
    /// The name of the file without its endings.
    pub name: String,
    path: PathBuf,
}

/// A document of a set.
#[derive(Deserialize)]
pub struct Entry {
    pub id: Value,
    pub url: Option<String>,
    #[serde(default)]
    pub document: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    lang: Option<String>,
    gold: Option<String>,
    gold_by: Option<String>,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

/// How well one document was cleaned.
#[derive(Debug, Default)]
pub struct Score {
    pub is_empty: bool,
    /// `None` where the main content is not known.
    pub text: Option<F1>,
    /// Characters of the main content, and how many of them were lost.
    pub chars: (u64, u64),
    pub groups: Vec<String>,
    pub snippets: Snippets,
    /// The fields that are known.
    pub fields: Vec<Match>,
    /// The type of the page, where it is known, and the one that was found.
    pub page_type: Option<(String, String)>,
    pub confidence: Option<f32>,
}

/// How a field compares with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub name: &'static str,
    /// Whether anything was found.
    pub given: bool,
    pub exact: bool,
    /// Whether one has the other in it, case and signs aside; of dates whether they are the same.
    pub loose: bool,
}

/// Snippets that the text holds or lacks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Snippets {
    pub found: usize,
    pub missed: usize,
    /// Found though they should not be there.
    pub leaked: usize,
}

impl Set {
    /// The set in a file, or all sets in a directory.
    pub fn find(path: &Path) -> anyhow::Result<Vec<Set>> {
        if !path.is_dir() {
            let name = set_name(path).unwrap_or_else(|| path.display().to_string());
            let path = path.to_owned();
            return Ok(vec![Set { name, path }]);
        }
        let mut sets = Vec::new();
        let unreadable = || format!("{} cannot be read", path.display());
        for entry in fs::read_dir(path).with_context(unreadable)? {
            let path = entry.with_context(unreadable)?.path();
            if let Some(name) = set_name(&path) {
                sets.push(Set { name, path });
            }
        }
        if sets.is_empty() {
            bail!("there is no .jsonl or .jsonl.gz in {}", path.display());
        }
        sets.sort_by(|one, two| one.name.cmp(&two.name));
        Ok(sets)
    }

    /// Scores all documents of the set; with `keep` also the predictions as JSON lines.
    pub fn evaluate(
        &self,
        predictions: &Predictions<'_>,
        keep: bool,
    ) -> anyhow::Result<(Report, Vec<String>)> {
        let unreadable = || format!("{} cannot be read", self.path.display());
        let file = File::open(&self.path).with_context(unreadable)?;
        let reader: Box<dyn Read + Send> = if self.path.extension().is_some_and(|end| end == "gz") {
            Box::new(MultiGzDecoder::new(file))
        } else {
            Box::new(file)
        };
        let progress = progress(true);
        let lines = BufReader::with_capacity(1 << 16, reader).split(b'\n');
        let mut scored = lines
            .enumerate()
            .par_bridge()
            .map(|(at, line)| {
                let place = || format!("{}, line {}", self.path.display(), at + 1);
                let line = line.with_context(place)?;
                let entry: Entry = serde_json::from_slice(&line).with_context(place)?;
                let prediction = predictions.of(&entry);
                let score = entry.score(&prediction);
                let line = match keep {
                    true => serde_json::to_string(&prediction)?,
                    false => String::new(),
                };
                progress.inc(1);
                Ok((at, score, line))
            })
            .collect::<anyhow::Result<Vec<(usize, Score, String)>>>()?;
        progress.finish_and_clear();
        // Sums of fractions are the same to the last digit only in the same order.
        scored.sort_by_key(|(at, ..)| *at);
        let mut report = Report::default();
        let mut lines = Vec::new();
        for (_, score, line) in scored {
            report.add(score);
            lines.push(line);
        }
        Ok((report, lines))
    }
}

/// The name of a file without `.jsonl` or `.jsonl.gz`.
fn set_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.strip_suffix(".jsonl").map(str::to_owned)
}

impl Entry {
    fn score(&self, prediction: &Prediction) -> Score {
        let text = prediction.text();
        let gold = self.gold.as_deref().filter(|gold| !gold.is_empty());
        Score {
            is_empty: is_blank(text),
            text: gold.map(|gold| token_f1(text, gold)),
            chars: gold.map_or((0, 0), |gold| lost(&self.document, text, gold)),
            groups: self.groups(),
            snippets: self.snippets(text),
            fields: self.fields(prediction),
            page_type: self.kind.clone().zip(prediction.page_type.clone()),
            confidence: prediction.confidence,
        }
    }

    fn groups(&self) -> Vec<String> {
        let named = |name: &Option<String>| name.clone().unwrap_or_else(|| "None".to_owned());
        let lang = named(&self.lang);
        let mut groups = vec![
            format!("type {}", named(&self.kind)),
            format!("lang {lang}"),
        ];
        if let Some(by) = self.gold_by.as_ref().filter(|by| !by.is_empty()) {
            groups.push(format!("gold by {by}, {lang}"));
        }
        groups
    }

    fn snippets(&self, text: &str) -> Snippets {
        let text = fold(text);
        let count = |snippets: &[String]| {
            let found = snippets.iter().filter(|one| text.contains(&fold(one)));
            found.count()
        };
        let found = count(&self.with);
        Snippets {
            found,
            missed: self.with.len() - found,
            leaked: count(&self.without),
        }
    }

    fn fields(&self, prediction: &Prediction) -> Vec<Match> {
        let folded = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
        let mut fields = Vec::new();
        let mut add = |name, gold: String, found: String, loose: bool| {
            if !gold.is_empty() {
                fields.push(Match {
                    name,
                    given: !found.is_empty(),
                    exact: gold == found,
                    loose: loose || gold == found,
                });
            }
        };
        let (gold, found) = (folded(&self.title), folded(&prediction.title));
        let loose = holds(&gold, &found);
        add("title", gold, found, loose);
        let gold = fold_case(&folded(&self.author));
        let found = fold_case(&fold(&prediction.authors()));
        // Several names are joined by `; `, in the gold by commas and words.
        let loose = holds(&gold, &found) || found.split("; ").all(|name| is_in(name, &gold));
        add("author", gold, found, loose);
        let date = |text: Option<&str>| text.and_then(day).unwrap_or_default();
        let found = date(prediction.published.as_deref());
        add("date", date(self.date.as_deref()), found, false);
        fields
    }
}

/// Whether one text has the other in it, case and signs aside.
fn holds(one: &str, two: &str) -> bool {
    is_in(one, two) || is_in(two, one)
}

/// Whether a text stands in another, case and signs aside.
fn is_in(part: &str, whole: &str) -> bool {
    let bare = |text: &str| -> String {
        let lower = text.chars().flat_map(char::to_lowercase);
        lower.filter(|letter| letter.is_alphanumeric()).collect()
    };
    let (part, whole) = (bare(part), bare(whole));
    !part.is_empty() && whole.contains(&part)
}
