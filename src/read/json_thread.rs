//! A post with what was said of it, as services of forums answer in JSON: lists of comments, of which each may
//! have its answers.

use serde_json::{Map, Value};

use super::escaped::push_text;
use super::feed_export::push_section;
use super::json_record::{self, Record, any_text_of, key_of_any_text};

/// The keys of lists of comments, sorted.
#[rustfmt::skip] // One entry a line.
const LISTS: [&str; 6] = [
    "answers",
    "children",
    "comments",
    "hot_comments",
    "replies",
    "评论",
];

/// How deep comments stand in others.
const DEEPEST: usize = 32;

/// How deep the post stands in what a service answers.
const DEEPEST_POST: usize = 3;

type Object = Map<String, Value>;

/// Reads a post with a title and comments. None where there is no such post, or more than one, or where what looks
/// like comments has titles too: chapters of a book do.
pub(super) fn read(value: &Value) -> Option<Record> {
    let mut found = Vec::new();
    posts(value, 0, &mut found);
    let [post] = found.as_slice() else {
        return None;
    };
    let mut comments = Vec::new();
    match value.as_array().map(Vec::as_slice) {
        // A listing of the post and one of its comments; a record and another are none.
        Some([first, _]) if first.as_object().is_some_and(|it| std::ptr::eq(it, *post)) => {
            return None;
        }
        Some([_, behind]) => push_comments(&mut comments, behind, 0)?,
        _ => {
            for (_, list) in lists(post) {
                push_comments(&mut comments, list, 0)?;
            }
        }
    }
    if comments.is_empty() {
        return None;
    }
    let text_key = key_of_any_text(post).unwrap_or_default();
    let text = post.get(text_key).and_then(any_text_of).unwrap_or_default();
    let mut html = String::new();
    push_text(&mut html, &text);
    if html.trim().is_empty() {
        // Of a link what was said is all there is.
        for comment in comments {
            html.push_str("<div>\n");
            html.push_str(&comment);
            html.push_str("</div>\n");
        }
    } else {
        push_section(&mut html, 0, &comments);
    }
    let mut about = Object::clone(post);
    about.retain(|key, _| !LISTS.contains(&&**key));
    let fields = json_record::fields(&about, text_key);
    Some(Record {
        text: html,
        fields,
        is_html: true,
    })
}

/// The lists of comments of an object.
fn lists(object: &Object) -> impl Iterator<Item = (&String, &Value)> {
    let all = object.iter();
    all.filter(|(key, value)| LISTS.contains(&&***key) && (value.is_array() || value.is_object()))
}

/// Finds objects that have a title, and comments or a text; two are enough.
fn posts<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v Object>) {
    if depth > DEEPEST_POST * 2 || found.len() > 1 {
        return;
    }
    match value {
        Value::Object(object) => {
            let title = object.get("title").and_then(Value::as_str);
            let is_titled = title.is_some_and(|title| !title.is_empty());
            let is_post = key_of_any_text(object).is_some() || lists(object).next().is_some();
            if is_titled && is_post {
                found.push(object);
                return;
            }
            for value in object.values() {
                posts(value, depth + 1, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                posts(value, depth + 1, found);
            }
        }
        _ => {}
    }
}

/// Appends the comments of a list, each before its answers.
fn push_comments(comments: &mut Vec<String>, value: &Value, depth: usize) -> Option<()> {
    if depth > DEEPEST {
        return Some(());
    }
    match value {
        Value::Array(values) => {
            for value in values {
                push_comments(comments, value, depth + 1)?;
            }
        }
        Value::Object(object) => {
            let title = object.get("title").and_then(Value::as_str);
            if title.is_some_and(|title| !title.is_empty()) {
                return None;
            }
            let text = key_of_any_text(object).and_then(|key| object.get(key));
            if let Some(text) = text.and_then(any_text_of).filter(|text| !is_gone(text)) {
                let mut html = String::new();
                push_text(&mut html, &text);
                comments.push(html);
                for (_, list) in lists(object) {
                    push_comments(comments, list, depth + 1)?;
                }
            } else {
                for key in ["data", "children", "items", "list", "nodes"] {
                    if let Some(value) = object.get(key) {
                        push_comments(comments, value, depth + 1)?;
                    }
                }
            }
        }
        _ => {}
    }
    Some(())
}

/// Whether a text stands for one that was taken away.
pub(super) fn is_gone(text: &str) -> bool {
    matches!(text.trim(), "[deleted]" | "[removed]")
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::tests::{SAID, TOLD, stated};

    #[test]
    fn comments_stand_apart_from_the_post() {
        let post = format!(
            r#""title": "The mill grinds again", "author": "Ann Bell", "created_utc": 1556871120.0, "selftext": "{TOLD}""#
        );
        for document in [
            format!(
                r#"[{{"kind": "Listing", "data": {{"children": [{{"kind": "t3", "data": {{{post}}}}}]}}}},
                   {{"kind": "Listing", "data": {{"children": [{{"kind": "t1", "data": {{"author": "Tom", "body": "{SAID}",
                     "body_html": "&lt;p&gt;{SAID}&lt;/p&gt;", "replies": {{"data": {{"children": [{{"data": {{"body": "[deleted]", "replies": ""}}}}]}}}}}}}}]}}}}]"#
            ),
            format!(
                r#"{{{post}, "comments": [{{"author": "Tom", "content": "{SAID}", "replies": []}}]}}"#
            ),
        ] {
            let article = clean(document.as_str());
            let date = Some("2019-05-03T08:12:00Z".to_owned());
            assert_eq!(
                stated(&article),
                (Some("The mill grinds again"), vec!["Ann Bell"], date),
                "{document}"
            );
            assert_eq!(article.text(), TOLD, "{document}");
            let comments: Vec<_> = article.comments().collect();
            let comments: Vec<_> = comments.iter().map(|it| it.block().text()).collect();
            assert_eq!(comments, [SAID], "{document}");
        }
    }

    #[test]
    fn of_a_link_the_comments_are_the_text() {
        let document = format!(
            r#"{{"type": "story", "author": "ann", "title": "The mill", "url": "https://a.example/1", "text": null, "children":
               [{{"author": "tom", "title": null, "text": "<p>{TOLD}", "children": [{{"author": "x", "text": "{SAID}"}}]}}]}}"#
        );
        let article = clean(document.as_str());
        assert_eq!(article.title(), Some("The mill"));
        assert!(article.text().contains(TOLD), "{}", article.text());
        assert!(article.text().contains(SAID), "{}", article.text());
    }

    #[test]
    fn what_has_no_comments_is_none() {
        for document in [
            r#"{"title": "The mill", "text": "It grinds.", "comments": 3}"#,
            r#"{"title": "The mill", "text": "It grinds.", "comments": []}"#,
            r#"{"title": "The mill", "children": [{"title": "The wheel", "text": "It turns."}]}"#,
            r#"[{"title": "a", "text": "b"}, {"title": "c", "text": "d"}]"#,
            r#"[{"title": "a", "text": "b"}, {"title": "", "text": "d"}]"#,
        ] {
            let value = serde_json::from_str(document).unwrap();
            assert!(super::read(&value).is_none(), "{document}");
        }
    }
}
