//! Several documents in one value: lists of posts, messages of a chat as it was exported, lines or rows that are a
//! record each.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::escaped::push_text;
use super::feed::{Feed, escaped, push_heading};
use super::front_matter;
use super::json_record;
use super::json_thread::is_gone;
use crate::field;
use crate::metadata::{FieldName, keys};

/// How deep lists of records stand in others.
const DEEPEST: usize = 6;

/// The shortest of all texts of a list, in bytes, so that it is one of documents.
const LEAST: usize = 80;

type Object = Map<String, Value>;

/// A list of objects with texts, where it stands, and how long the texts are.
struct List<'v> {
    items: Vec<(&'v Object, &'v str)>,
    place: Place<'v>,
    length: usize,
}

/// Where a value stands: in what object, under what key, and how deep. Lists that stand alike are read as one, as
/// the chats of an export.
#[derive(Clone, Copy, Default)]
struct Place<'v> {
    holder: Option<&'v Object>,
    key: &'v str,
    depth: usize,
}

impl<'v> Place<'v> {
    /// What places have in common that are alike.
    fn kind(&self) -> (usize, &'v str) {
        (self.depth, self.key)
    }
}

/// Reads a value that holds records.
pub(super) fn read(value: &Value) -> Option<Feed> {
    // Where no key says that a text stands under it, what reads as one does.
    let finders = [json_record::key_of_any_text, key_of_sentences];
    finders.into_iter().find_map(|key_of| {
        let mut lists = Vec::new();
        find(value, Place::default(), key_of, &mut lists);
        let mut lengths = FxHashMap::default();
        for list in &lists {
            *lengths.entry(list.place.kind()).or_insert(0) += list.length;
        }
        let length = |list: &&List<'_>| lengths.get(&list.place.kind()).copied();
        // Of some that are as long the first counts.
        let longest = lists.iter().rev().max_by_key(length)?;
        let kind = longest.place.kind();
        (length(&longest)? >= LEAST).then(|| {
            lists.retain(|list| list.place.kind() == kind);
            feed(&lists)
        })
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

/// Finds the lists of objects with texts.
fn find<'v>(value: &'v Value, place: Place<'v>, key_of: KeyOf, lists: &mut Vec<List<'v>>) {
    if place.depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => {
            let (mut items, mut others, mut length) = (Vec::new(), Vec::new(), 0);
            for value in values {
                match item(value, key_of) {
                    Some((object, key)) => {
                        let text = object.get(key).and_then(json_record::any_text_of);
                        length += text.map_or(0, |text| text.len());
                        items.push((object, key));
                    }
                    None => others.push(value),
                }
            }
            if length > 0 {
                lists.push(List {
                    items,
                    place,
                    length,
                });
            }
            let depth = place.depth + 1;
            for value in others {
                find(value, Place { depth, ..place }, key_of, lists);
            }
        }
        Value::Object(object) => {
            // The title may stand further out than the list.
            let is_titled = |it: &&Object| it.get("title").is_some_and(Value::is_string);
            let outer = place
                .holder
                .filter(|_| !is_titled(&object))
                .filter(is_titled);
            for (key, value) in object {
                let inner = Place {
                    holder: outer.or(Some(object)),
                    key,
                    depth: place.depth + 1,
                };
                find(value, inner, key_of, lists);
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
    object.values().find_map(|value| {
        let inner = value.as_object()?;
        Some((inner, key_of(inner)?))
    })
}

/// The title of a record, whatever its key is called.
fn title(object: &Object) -> Option<Cow<'_, str>> {
    let is_title = |key: &str| {
        let field = keys::envelope(key).map(|(field, _)| field);
        field == Some(FieldName::Title)
    };
    let value = object.get("title").or_else(|| {
        let mut named = object.iter().filter(|(key, _)| is_title(key));
        named.next().map(|(_, value)| value)
    });
    value.and_then(json_record::any_text_of)
}

/// The records one after another. One alone is the document, of several what holds their list is.
fn feed(lists: &[List<'_>]) -> Feed {
    let mut feed = Feed::default();
    let is_only = lists.iter().map(|list| list.items.len()).sum::<usize>() == 1;
    for (object, key) in lists.iter().flat_map(|list| &list.items) {
        let text = object.get(*key).and_then(json_record::any_text_of);
        let text = text.unwrap_or_default();
        if is_gone(&text) {
            continue;
        }
        if is_only {
            feed.fields = json_record::fields(object, key);
        } else if let Some(title) = title(object) {
            push_heading(&mut feed.html, &escaped(&title));
        }
        push_text(&mut feed.html, &text);
    }
    let holder = match lists {
        [only] if !is_only => only.place.holder,
        _ => None,
    };
    for (key, value) in holder
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.is_string())
    {
        front_matter::json_fields(&mut feed.fields, key, value, field::Place::FrontMatter, 0);
    }
    feed
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::values;

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
                format!(
                    "[{{'title': 'The wheel', 'text': '{FIRST}'}}, {{'title': 'Flour', 'text': '{SECOND}'}}]"
                ),
                format!("The wheel\n\n{FIRST}\n\nFlour\n\n{SECOND}"),
            ),
            (
                format!(
                    r#"[{{"标题": "磨坊", "正文": "{FIRST}"}}, {{"标题": "水轮", "正文": "{SECOND}"}}]"#
                ),
                format!("磨坊\n\n{FIRST}\n\n水轮\n\n{SECOND}"),
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
    fn lists_that_stand_alike_are_all_read() {
        let document = format!(
            r#"{{"chats": {{"list": [{{"name": "Mill", "messages": [{{"text": "{FIRST}"}}]}}, {{"name": "Wheel", "messages": [{{"text": "{SECOND}"}}, {{"text": "Hello."}}]}}]}}, "users": [{{"text": "Ann."}}]}}"#
        );
        let expected = format!("{FIRST}\n\n{SECOND}\n\nHello.");
        assert_eq!(clean(document.as_str()).text(), expected);
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
            let value = values::read(document);
            assert!(value.as_ref().and_then(super::read).is_none(), "{document}");
        }
    }
}
