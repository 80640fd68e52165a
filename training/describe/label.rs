//! How much of each block is main content, as the gold of its document tells.

use std::collections::{HashMap, HashSet};

use dechaff::{Description, Document, Page};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::metric;

/// Tokens in a row that must stand in the gold for a token to count as matched.
const IN_A_ROW: usize = 4;

/// Tokens up to which a block must be a line of the gold of its own.
const LEAST_IN_A_ROW: usize = 2;

/// A document of a set.
#[derive(Deserialize)]
pub struct Entry {
    id: Value,
    url: Option<String>,
    #[serde(default)]
    pub document: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    lang: Option<String>,
    gold: Option<String>,
    gold_by: Option<String>,
    labels: Option<Vec<u8>>,
    title: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

impl Entry {
    /// The document as the score will see it: with the address where one is known.
    pub fn document(&self) -> Document<'_> {
        let document = Document::from(self.document.as_str());
        match &self.url {
            Some(url) => document.with_url(url.as_str()),
            None => document,
        }
    }
}

/// Tokens and matched tokens of each described block; of unknown blocks `None`.
pub struct Labels {
    /// Numbers of the tokens of the gold and of the blocks, the same for the same token.
    pub tokens: Vec<u32>,
    gold_tokens: usize,
    blocks: Vec<(usize, Option<usize>)>,
    /// Of the lines that may be the title of a text, whether they are.
    pub titles: Vec<bool>,
}

impl Labels {
    pub fn of(entry: &Entry, page: &Page, description: &Description) -> Labels {
        let texts: Vec<String> = description
            .blocks
            .iter()
            .map(|(index, ..)| {
                page.block(*index)
                    .map_or("", |block| block.text())
                    .to_lowercase()
            })
            .collect();
        let tokens: Vec<Vec<&str>> = texts
            .iter()
            .map(|text| metric::tokens(text).collect())
            .collect();
        let gold = entry.gold.as_deref().unwrap_or_default().to_lowercase();
        let gold_tokens = metric::tokens(&gold).count();
        let matched = if let Some(labels) = &entry.labels {
            by_lines(entry, page, description, &tokens, labels)
        } else if !gold.is_empty() {
            by_gold(&tokens, &gold).into_iter().map(Some).collect()
        } else {
            by_snippets(entry, page, description, &tokens)
        };
        let blocks = tokens.iter().map(Vec::len).zip(matched).collect();
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let all = metric::tokens(&gold).chain(tokens.iter().flatten().copied());
        let tokens = all.map(|token| {
            let next = numbers.len() as u32;
            *numbers.entry(token).or_insert(next)
        });
        Labels {
            tokens: tokens.collect(),
            gold_tokens,
            blocks,
            titles: titles(entry, page, description),
        }
    }

    pub fn json(&self, entry: &Entry, description: &Description) -> Value {
        json!({
            "id": entry.id,
            "url": entry.url,
            "type": entry.kind,
            "lang": entry.lang,
            "gold_by": entry.gold_by,
            "columns": description.block_names.len(),
            "gold_tokens": self.gold_tokens,
            "tokens": self.blocks.iter().map(|(tokens, _)| tokens).collect::<Vec<_>>(),
            "matched": self.blocks.iter().map(|(_, matched)| matched).collect::<Vec<_>>(),
            "element_of_block": description.blocks.iter().map(|block| block.1).collect::<Vec<_>>(),
            "alike": description.alike,
            "scored": description.scored,
            "elements": description.elements,
            "titles": self.titles,
        })
    }
}

/// Which of the lines that may be the title of a text are it, signs and case aside; none where the title is
/// not known.
fn titles(entry: &Entry, page: &Page, description: &Description) -> Vec<bool> {
    let fold = |text: &str| -> String {
        let letters = text.chars().filter(|ch| ch.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let Some(title) = entry.title.as_deref().map(fold).filter(|it| !it.is_empty()) else {
        return Vec::new();
    };
    let lines = description.titles.iter();
    let texts = lines.map(|(at, _)| page.block(*at).map_or("", |line| line.text()));
    texts.map(|text| fold(text) == title).collect()
}

/// Dumps have a label for each line.
fn by_lines(
    entry: &Entry,
    page: &Page,
    description: &Description,
    tokens: &[Vec<&str>],
    labels: &[u8],
) -> Vec<Option<usize>> {
    let mut line = 0;
    let mut at = 0;
    let mut matched = Vec::new();
    for ((index, ..), tokens) in description.blocks.iter().zip(tokens) {
        let source = page.block(*index).and_then(|block| block.source());
        let start = source.map_or(at, |source| source.start.max(at));
        line += entry.document[at..start].matches('\n').count();
        at = start;
        matched.push(
            labels
                .get(line)
                .map(|label| tokens.len() * usize::from(*label)),
        );
    }
    matched
}

/// Tokens of runs that stand in the gold, each as often as the gold has it; long blocks first.
fn by_gold(tokens: &[Vec<&str>], gold: &str) -> Vec<usize> {
    let lines: Vec<Vec<&str>> = gold
        .lines()
        .map(|line| metric::tokens(line).collect())
        .collect();
    let all: Vec<&str> = metric::tokens(gold).collect();
    let mut runs: HashSet<&[&str]> = HashSet::new();
    for length in LEAST_IN_A_ROW + 1..=IN_A_ROW {
        runs.extend(all.windows(length));
    }
    runs.extend(
        lines
            .iter()
            .map(Vec::as_slice)
            .filter(|line| line.len() <= LEAST_IN_A_ROW),
    );
    let mut left: HashMap<&str, usize> = HashMap::new();
    for token in &all {
        *left.entry(token).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..tokens.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(tokens[at].len()));
    let mut matched = vec![0; tokens.len()];
    for at in order {
        let block = &tokens[at];
        if block.is_empty() {
            continue;
        }
        let length = block.len().min(IN_A_ROW);
        let mut covered = vec![false; block.len()];
        for (start, run) in block.windows(length).enumerate() {
            if runs.contains(run) {
                covered[start..start + length].fill(true);
            }
        }
        for (token, _) in block.iter().zip(covered).filter(|(_, covered)| *covered) {
            if let Some(count) = left.get_mut(token).filter(|count| **count > 0) {
                *count -= 1;
                matched[at] += 1;
            }
        }
    }
    matched
}

/// Blocks that hold a snippet, or are held by one; of all others nothing is known.
fn by_snippets(
    entry: &Entry,
    page: &Page,
    description: &Description,
    tokens: &[Vec<&str>],
) -> Vec<Option<usize>> {
    let fold = |texts: &[String]| {
        texts
            .iter()
            .map(|text| metric::fold(text))
            .collect::<Vec<_>>()
    };
    let (with, without) = (fold(&entry.with), fold(&entry.without));
    let described = description.blocks.iter().zip(tokens);
    described
        .map(|((index, ..), tokens)| {
            let text = metric::fold(page.block(*index).map_or("", |block| block.text()));
            let holds = |snippets: &[String]| {
                snippets.iter().any(|snippet| {
                    text.contains(snippet.as_str())
                        || (text.len() * 2 > snippet.len() && snippet.contains(&text))
                })
            };
            match (holds(&with), holds(&without)) {
                (true, false) => Some(tokens.len()),
                (false, true) => Some(0),
                _ => None,
            }
        })
        .collect()
}
