//! Compares the tokenizer with html5ever's own, token by token and tree by tree.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde_json::Value;

use super::mutations::Mutations;
use super::recorder::difference;
use crate::html::builder::tests::difference as builder_difference;

const MUTATIONS: usize = 20_000;

/// The sets of HTML documents.
const SETS: [&str; 6] = [
    "chinese_news",
    "magic_article",
    "magic_forum",
    "scrapinghub",
    "snippets",
    "wcxb",
];

/// Pages of each set. All of them take minutes without optimisation.
const PAGES: usize = if cfg!(debug_assertions) {
    25
} else {
    usize::MAX
};

#[test]
fn mutated_inputs_agree() {
    let mut mutations = Mutations::new(1);
    for index in 0..MUTATIONS {
        let input = mutations.next_input();
        // With scripting the text inside of `<noscript>` is raw.
        if let Some(difference) = difference(&input, index % 2 == 0) {
            panic!("input {index}: {input:?}\n{difference}");
        }
    }
}

#[test]
fn corpora_agree() {
    let Some(folder) = std::env::var_os("DECHAFF_CORPORA") else {
        println!("skipped: DECHAFF_CORPORA is not set");
        return;
    };
    for set in SETS {
        let (mut count, mut failed) = (0, Vec::new());
        for (id, document) in corpus(Path::new(&folder), set).take(PAGES) {
            count += 1;
            if let Some(difference) = difference(&document, false) {
                let start: String = difference.chars().take(500).collect();
                failed.push(format!("{id}: {start}"));
            }
        }
        println!("{set}: {count} documents, {} differ", failed.len());
        assert!(count > 0, "{set} has no documents");
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }
}

#[test]
fn a_byte_order_mark_is_dropped_at_the_start_only() {
    for input in ["\u{feff}", "\u{feff}\u{feff}a", "\u{feff}<p>\u{feff}", ""] {
        assert_eq!(difference(input, false), None, "{input:?}");
    }
}

/// The id and the text of each document of a set.
fn corpus(folder: &Path, set: &str) -> impl Iterator<Item = (String, String)> {
    let path = folder.join(format!("{set}.jsonl.gz"));
    let file = File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = BufReader::new(MultiGzDecoder::new(file)).lines();
    lines.map(|line| {
        let line = line.expect("the set is readable");
        let row: Value = serde_json::from_str(&line).expect("a line is JSON");
        let text = |key: &str| row[key].as_str().expect("an id and a document").to_owned();
        (text("id"), text("document"))
    })
}

#[test]
fn builders_agree_on_corpora() {
    let Some(folder) = std::env::var_os("DECHAFF_CORPORA") else {
        println!("skipped: DECHAFF_CORPORA is not set");
        return;
    };
    for set in SETS {
        let (mut count, mut bytes) = (0, 0);
        let (mut taken, mut taken_bytes, mut failed) = (0, 0, Vec::new());
        for (id, document) in corpus(Path::new(&folder), set).take(PAGES) {
            count += 1;
            bytes += document.len();
            match builder_difference(&document) {
                None => continue,
                Some(Ok(())) => {}
                Some(Err(difference)) => failed.push(format!("{id}: {difference}")),
            }
            taken += 1;
            taken_bytes += document.len();
        }
        let differ = failed.len();
        println!(
            "{set}: {taken} of {count} pages, {taken_bytes} of {bytes} bytes, {differ} differ"
        );
        failed.truncate(5);
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }
}

#[test]
fn builders_agree_on_mutated_inputs() {
    // The environment may ask for more.
    let asked = std::env::var("DECHAFF_MUTATIONS").ok();
    let count = asked.map_or(MUTATIONS, |count| count.parse().expect("a number"));
    let mut mutations = Mutations::new(2);
    let mut taken = 0;
    for index in 0..count {
        let input = match index % 2 {
            0 => mutations.next_input(),
            _ => mutations.next_soup(),
        };
        match builder_difference(&input) {
            None => {}
            Some(Ok(())) => taken += 1,
            Some(Err(difference)) => panic!("input {index}: {input:?}\n{difference}"),
        }
    }
    println!("{taken} of {count} inputs");
    assert!(taken > count / 4, "{taken} of {count} inputs");
}
