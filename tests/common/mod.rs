//! Comparing an article with what is expected of a document.
//!
//! The expectation is a JSON file: `metadata` (a null says that the document does not tell),
//! `body` (the lines of the article in order, trimmed, without markup) and `removed` (the
//! beginnings of all other lines, each with the family of boilerplate that it belongs to).

use std::fs;
use std::path::Path;

use dechaff::{Article, Document, Found, PartialDateTime};
use serde_json::Value;

/// What is wrong with the article of a document; empty when nothing is.
pub fn differences(document: &Path, expected: &Path) -> Vec<String> {
    let bytes = fs::read(document).expect("the document can be read");
    let expected = fs::read_to_string(expected).expect("the expectation can be read");
    let expected: Value = serde_json::from_str(&expected).expect("the expectation is JSON");
    let article = dechaff::clean(Document::from_bytes(&bytes).expect("the document is text"));
    let mut wrong = Vec::new();
    compare_body(&article, &expected, &mut wrong);
    compare_metadata(&article, &expected["metadata"], &mut wrong);
    compare_removed(&article, &expected, &mut wrong);
    wrong
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strings(value: &Value) -> Vec<String> {
    let strings = value.as_array().into_iter().flatten();
    strings
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn compare_body(article: &Article, expected: &Value, wrong: &mut Vec<String>) {
    let body: Vec<String> = strings(&expected["body"])
        .iter()
        .map(|line| folded(line))
        .collect();
    let text: Vec<String> = article
        .text()
        .lines()
        .map(folded)
        .filter(|line| !line.is_empty())
        .collect();
    for line in body.iter().filter(|line| !text.contains(line)) {
        wrong.push(format!("lost: {line}"));
    }
    for line in text.iter().filter(|line| !body.contains(line)) {
        wrong.push(format!("left: {line}"));
    }
    if wrong.is_empty() && text != body {
        wrong.push("the lines stand in another order or another number of times".to_owned());
    }
}

fn compare_metadata(article: &Article, expected: &Value, wrong: &mut Vec<String>) {
    let found = article.metadata();
    let text = |field: &Option<Found<String>>| field.as_ref().map(|found| found.value.clone());
    let date = |field: &Option<Found<PartialDateTime>>| {
        field.as_ref().map(|found| found.value.to_string())
    };
    let first = found.authors.first().map(|found| found.value.clone());
    for (key, value) in [
        ("title", text(&found.title)),
        ("author", first),
        ("editor", text(&found.editor)),
        ("published", date(&found.published)),
        ("source", text(&found.source)),
        ("site", text(&found.site)),
        ("url", text(&found.url)),
        ("language", text(&found.language)),
        ("image", text(&found.image)),
    ] {
        let Some(want) = expected.get(key) else {
            continue;
        };
        if want.as_str() != value.as_deref() {
            wrong.push(format!("{key}: {value:?} instead of {want}"));
        }
    }
    for (key, values) in [
        ("categories", &found.categories),
        ("authors", &found.authors),
    ] {
        let values: Vec<&str> = values.iter().map(|found| found.value.as_str()).collect();
        if expected.get(key).is_some() && strings(&expected[key]) != values {
            wrong.push(format!("{key}: {values:?} instead of {}", expected[key]));
        }
    }
}

fn compare_removed(article: &Article, expected: &Value, wrong: &mut Vec<String>) {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut removed = String::new();
    for removal in article.removed() {
        if removal.rule.is_empty() || removal.reason.is_empty() {
            wrong.push(format!("removed without a reason: {}", removal.text));
        }
        removed.push_str(&squeezed(removal.text));
        removed.push('\0');
    }
    for line in expected["removed"].as_array().into_iter().flatten() {
        let start = squeezed(line["starts_with"].as_str().unwrap_or_default());
        let start: String = start.chars().take(30).collect();
        let symbolic = line["family"] == "markup" || start.starts_with('<');
        if !symbolic && start.chars().count() > 1 && !removed.contains(&start) {
            wrong.push(format!("not among what was removed: {start}"));
        }
    }
}
