//! Documents that are a value and no text: JSON, what programs print, lines of objects, rows of tables.

use serde_json::Value;

use super::{literals, rows, value_bounds};

/// Reads the value that a document is.
pub(super) fn read(document: &str) -> Option<Value> {
    let document = literals::assigned(document.trim());
    let is_whole = |open, close| document.starts_with(open) && document.ends_with(close);
    let is_object = is_whole('{', '}');
    if !is_object && !is_whole('[', ']') {
        return rows::read(document);
    }
    if value_bounds::has_too_many(document) {
        return None;
    }
    let value = serde_json::from_str(document).ok();
    value
        .or_else(|| is_object.then(|| lines(document))?)
        .or_else(|| literals::read(document))
}

/// The objects of a document each line of which is one.
fn lines(document: &str) -> Option<Value> {
    let lines = document.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    let objects: Option<Vec<Value>> = lines
        .map(|line| {
            let is_object = line.starts_with('{') && line.ends_with('}');
            is_object.then(|| serde_json::from_str(line).ok())?
        })
        .collect();
    objects.map(Value::Array)
}
