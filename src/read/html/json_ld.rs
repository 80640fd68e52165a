//! JSON-LD: the properties of the page's article.

use serde_json::Value;

use super::head::push;
use crate::field::Place;
use crate::page::Page;

/// What an article's type ends with, in lower case; `NewsArticle`, `BlogPosting` and so on.
const ARTICLE_TYPES: [&str; 4] = ["article", "posting", "report", "review"];

/// Collections that hold the things a page describes.
const COLLECTIONS: [&str; 3] = ["@graph", "mainentity", "mainentityofpage"];

/// Reads the first article of a JSON-LD script. What cannot be parsed is passed over: the page
/// says the same elsewhere.
pub(super) fn read(page: &mut Page, text: &str) {
    let Ok(value) = serde_json::from_str::<Value>(text.trim()) else {
        return;
    };
    if let Some(article) = find_article(&value, 0) {
        for (property, value) in article {
            let property = property.to_lowercase();
            for text in texts(&property, value) {
                push(page, &property, text, Place::JsonLd);
            }
        }
    }
}

type Object = serde_json::Map<String, Value>;

fn find_article(value: &Value, depth: usize) -> Option<&Object> {
    if depth > 6 {
        return None;
    }
    match value {
        Value::Array(values) => values
            .iter()
            .find_map(|value| find_article(value, depth + 1)),
        Value::Object(object) => {
            if is_article(object) {
                return Some(object);
            }
            object
                .iter()
                .filter(|(key, _)| COLLECTIONS.contains(&key.to_lowercase().as_str()))
                .find_map(|(_, value)| find_article(value, depth + 1))
        }
        _ => None,
    }
}

fn is_article(object: &Object) -> bool {
    let matches = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.to_lowercase();
            ARTICLE_TYPES.iter().any(|ending| kind.ends_with(ending))
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(matches),
        Some(kind) => matches(kind),
        None => false,
    }
}

/// The texts of a property: of things their name, of images their address.
fn texts<'a>(property: &str, value: &'a Value) -> Vec<&'a str> {
    let key = if property == "image" { "url" } else { "name" };
    let text = |value: &'a Value| match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => object.get(key).and_then(Value::as_str),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().take(16).filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    }
}
