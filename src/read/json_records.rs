//! Several documents in one of JSON: lists of posts, messages of a chat as it was exported, lines that are a record
//! each.

use serde_json::{Map, Value};

use super::feed::{Feed, escaped, push_heading, push_lines};
use super::front_matter;
use super::json_record::{self, is_escaped};
use crate::field::Place;

/// How deep lists of records stand in others.
const DEEPEST: usize = 6;

/// The shortest of all texts of a list, in bytes, so that it is one of documents.
const LEAST: usize = 80;

type Object = Map<String, Value>;

/// A list of objects with texts, what it stands in, and how long the texts are.
struct List<'v> {
    items: Vec<(&'v Object, &'v str)>,
    holder: Option<&'v Object>,
    length: usize,
}

/// Reads a document that holds records.
pub(super) fn read(document: &str) -> Option<Feed> {
    let document = document.trim();
    let is_object = document.starts_with('{') && document.ends_with('}');
    if !(is_object || document.starts_with('[') && document.ends_with(']')) {
        return None;
    }
    let value = serde_json::from_str(document).ok();
    let value = value.or_else(|| is_object.then(|| lines(document)).flatten())?;
    let mut best = None;
    find(&value, None, 0, &mut best);
    best.filter(|list: &List<'_>| list.length >= LEAST)
        .map(feed)
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

/// Finds the list with most text.
fn find<'v>(
    value: &'v Value,
    holder: Option<&'v Object>,
    depth: usize,
    best: &mut Option<List<'v>>,
) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => {
            let items = values.iter().filter_map(item);
            let items: Vec<_> = items.collect();
            let texts = items.iter().filter_map(|(object, key)| object.get(*key));
            let lengths = texts
                .filter_map(json_record::any_text_of)
                .map(|text| text.len());
            let length = lengths.sum();
            if best.as_ref().is_none_or(|best| length > best.length) {
                *best = Some(List {
                    items,
                    holder,
                    length,
                });
            }
            for value in values.iter().filter(|value| item(value).is_none()) {
                find(value, holder, depth + 1, best);
            }
        }
        Value::Object(object) => {
            for value in object.values() {
                find(value, Some(object), depth + 1, best);
            }
        }
        _ => {}
    }
}

/// The object with the text of an item, which may stand in another (`{"data": {…}}`), and its key.
fn item(value: &Value) -> Option<(&Object, &str)> {
    let object = value.as_object()?;
    if let Some(key) = json_record::key_of_any_text(object) {
        return Some((object, key));
    }
    let mut inner = object.values().filter_map(Value::as_object);
    inner.find_map(|inner| Some((inner, json_record::key_of_any_text(inner)?)))
}

/// The records one after another. One alone is the document, of several what holds them is.
fn feed(list: List<'_>) -> Feed {
    let mut feed = Feed::default();
    let is_only = list.items.len() == 1;
    for (object, key) in &list.items {
        if is_only {
            feed.fields = json_record::fields(object, key);
        } else if let Some(title) = object.get("title").and_then(json_record::any_text_of) {
            push_heading(&mut feed.html, &escaped(&title));
        }
        let text = object.get(*key).and_then(json_record::any_text_of);
        push_text(&mut feed.html, &text.unwrap_or_default());
    }
    let about = list.holder.filter(|_| !is_only).into_iter().flatten();
    for (key, value) in about.filter(|(_, value)| value.is_string()) {
        front_matter::json_fields(&mut feed.fields, key, value, Place::FrontMatter, 0);
    }
    feed
}

/// Appends a text, which may be HTML.
fn push_text(html: &mut String, text: &str) {
    if ["<p>", "<br", "</"].iter().any(|tag| text.contains(tag)) {
        html.push_str("<div>");
        html.push_str(text);
        html.push_str("</div>\n");
    } else if is_escaped(text) {
        push_lines(html, text);
    } else {
        push_lines(html, &escaped(text));
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const FIRST: &str =
        "The mill at the bend of the river grinds flour again, for the first time in years.";
    const SECOND: &str =
        "The new wheel is made of oak, and turns the other way, as the miller told us.";

    #[test]
    fn lists_of_records_are_read_whole() {
        for (document, expected) in [
            (
                format!(
                    r#"{{"name": "Mill", "messages": [{{"id": 1, "type": "service", "text": ""}}, {{"from": "Mill", "text": "Hello."}}, {{"from": "Mill", "text": ["See ", {{"type": "link", "text": "https://a.example"}}, ". {FIRST}"]}}]}}"#
                ),
                format!("Hello.\n\nSee https://a.example. {FIRST}"),
            ),
            (
                format!(
                    r#"[{{"title": {{"rendered": "The wheel"}}, "content": {{"rendered": "<p>{FIRST}</p>"}}}}, {{"title": "Flour", "content": "<p>{SECOND}</p>"}}]"#
                ),
                format!("The wheel\n\n{FIRST}\n\nFlour\n\n{SECOND}"),
            ),
            (
                format!("{{\"text\": \"{FIRST}\"}}\n\n{{\"text\": \"{SECOND}\"}}\n"),
                format!("{FIRST}\n\n{SECOND}"),
            ),
            (
                format!(
                    r#"{{"kind": "Listing", "data": {{"children": [{{"kind": "t3", "data": {{"title": "Wheel", "selftext": "{FIRST}"}}}}, {{"kind": "t3", "data": {{"title": "Flour", "selftext": "&gt; {SECOND}"}}}}]}}}}"#
                ),
                format!("Wheel\n\n{FIRST}\n\nFlour\n\n> {SECOND}"),
            ),
        ] {
            assert_eq!(clean(document.as_str()).text(), expected, "{document}");
        }
    }

    #[test]
    fn a_record_may_stand_deep_in_an_export() {
        let document = format!(
            r#"{{"db": [{{"meta": {{"version": "3"}}, "data": {{"posts": [{{"title": "The mill", "html": "<p>{FIRST}</p><p>{SECOND}</p>", "plaintext": "{FIRST}", "published_at": "2019-03-04T11:00:00.000Z"}}], "users": [{{"name": "Ann Bell", "bio": "x"}}]}}}}]}}"#
        );
        let article = clean(document.as_str());
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn other_json_is_none() {
        for document in [
            r#"{"a": [1, 2], "b": [{"text": "short"}]}"#,
            "{\"a\": 1}\n{\"b\": 2}",
            "[[[[[[[[[[]]]]]]]]]]",
            "{x}\n{y}",
        ] {
            assert!(super::read(document).is_none(), "{document}");
        }
    }
}
