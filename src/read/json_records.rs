//! Several documents in one of JSON: lists of posts, messages of a chat as it was exported, lines that are a record
//! each.

use serde_json::{Map, Value};

use super::escaped::push_text;
use super::feed::{Feed, escaped, push_heading};
use super::json_record;
use super::json_thread::is_gone;
use super::{front_matter, literals, rows};
use crate::field::Place;
use crate::metadata::keys;

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
    let document = literals::assigned(document.trim());
    let is_object = document.starts_with('{') && document.ends_with('}');
    let value: Value = if is_object || document.starts_with('[') && document.ends_with(']') {
        let value = serde_json::from_str(document).ok();
        value.or_else(|| is_object.then(|| lines(document)).flatten())?
    } else {
        rows::read(document, usize::MAX)?
    };
    // Where no key says that a text stands under it, what reads as one does.
    let finders = [json_record::key_of_any_text, key_of_sentences];
    finders.into_iter().find_map(|key_of| {
        let mut best = None;
        find(&value, None, 0, key_of, &mut best);
        best.filter(|list: &List<'_>| list.length >= LEAST)
            .map(feed)
    })
}

/// Tells the key of an object's text.
type KeyOf = fn(&Object) -> Option<&str>;

/// The key of the longest text that no field of metadata has and that ends as sentences do.
fn key_of_sentences(object: &Object) -> Option<&str> {
    const ENDS: [char; 6] = ['.', '!', '?', '。', '！', '？'];
    let texts = object.iter().filter_map(|(key, value)| {
        let text = value.as_str()?.trim_end();
        let is_said = text.ends_with(ENDS) && (text.contains(' ') || !text.is_ascii());
        (is_said && keys::envelope(key).is_none()).then_some((text.len(), &**key))
    });
    texts.max().map(|(_, key)| key)
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
    key_of: KeyOf,
    best: &mut Option<List<'v>>,
) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => {
            let items = values.iter().filter_map(|value| item(value, key_of));
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
            for value in values.iter().filter(|value| item(value, key_of).is_none()) {
                find(value, holder, depth + 1, key_of, best);
            }
        }
        Value::Object(object) => {
            // The title may stand further out than the list.
            let is_titled = |it: &&Object| it.get("title").is_some_and(Value::is_string);
            let outer = holder.filter(|_| !is_titled(&object)).filter(is_titled);
            for value in object.values() {
                find(value, outer.or(Some(object)), depth + 1, key_of, best);
            }
        }
        _ => {}
    }
}

/// The object with the text of an item, which may stand in another (`{"data": {…}}`), and its key.
fn item(value: &Value, key_of: KeyOf) -> Option<(&Object, &str)> {
    let object = value.as_object()?;
    if let Some(key) = key_of(object) {
        return Some((object, key));
    }
    let with_text = |value| {
        let inner = Value::as_object(value)?;
        Some((inner, key_of(inner)?))
    };
    object.values().find_map(|value| match value.as_array() {
        // Exports have pieces of a post in a list.
        Some(pieces) => {
            let mut with_text = pieces.iter().filter_map(with_text);
            with_text.next().filter(|_| with_text.next().is_none())
        }
        None => with_text(value),
    })
}

/// The records one after another. One alone is the document, of several what holds them is.
fn feed(list: List<'_>) -> Feed {
    let mut feed = Feed::default();
    let is_only = list.items.len() == 1;
    for (object, key) in &list.items {
        let text = object.get(*key).and_then(json_record::any_text_of);
        let text = text.unwrap_or_default();
        if is_gone(&text) {
            continue;
        }
        if is_only {
            feed.fields = json_record::fields(object, key);
        } else if let Some(title) = object.get("title").and_then(json_record::any_text_of) {
            push_heading(&mut feed.html, &escaped(&title));
        }
        push_text(&mut feed.html, &text);
    }
    let about = list.holder.filter(|_| !is_only).into_iter().flatten();
    for (key, value) in about.filter(|(_, value)| value.is_string()) {
        front_matter::json_fields(&mut feed.fields, key, value, Place::FrontMatter, 0);
    }
    feed
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
    fn no_key_needs_to_name_the_texts() {
        for document in [
            format!(
                r#"[{{"timestamp": 1556871120, "data": [{{"post": "{FIRST}"}}, {{"update_timestamp": 1}}]}}, {{"timestamp": 1, "data": [{{"post": "{SECOND}"}}]}}]"#
            ),
            format!(
                "window.YTD.tweets.part0 = [{{\"tweet\": {{\"full_text\": \"{FIRST}\"}}}}, {{\"tweet\": {{\"full_text\": \"{SECOND}\"}}}}]"
            ),
        ] {
            let article = clean(document.as_str());
            assert_eq!(article.text(), format!("{FIRST}\n\n{SECOND}"), "{document}");
        }
    }

    #[test]
    fn titles_may_stand_around_what_holds_the_list() {
        let document = format!(
            r#"{{"post_stream": {{"posts": [{{"cooked": "<p>{FIRST}</p>"}}, {{"cooked": "<p>{SECOND}</p>"}}, {{"cooked": "[deleted]"}}], "stream": [1, 2]}}, "title": "The mill"}}"#
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
