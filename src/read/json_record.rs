//! A document as crawlers, data sets and services give it: an object of JSON that has the text beside what
//! it tells of it.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{front_matter, literals};
use crate::cases::lower_case;
use crate::field::{Field, Place};
use crate::metadata::keys;
use crate::page::{Page, Span};

/// The keys of the text, those that are surest to have no more than that first.
#[rustfmt::skip] // One entry a line.
const TEXTS: [&str; 19] = [
    "markdown",
    "articleBody",
    "article_body",
    "maintext",
    "main_text",
    "cleaned_text",
    "content",
    "text",
    "body",
    "article",
    "page_content",
    "raw_content",
    "document",
    "html",
    "raw_html",
    "rawHtml",
    "正文",
    "内容",
    "文章内容",
];

/// The shortest text, in bytes: what is shorter is a value as others are.
const LEAST: usize = 80;

pub(super) struct Record {
    pub(super) text: String,
    pub(super) fields: Vec<Field>,
}

/// Keys of what a text holds that is an object itself.
const INNER: [&str; 2] = ["rendered", "content"];

/// How deep the object with the text stands in what a service answers.
const DEEPEST: usize = 3;

/// Reads a document that is one object with a text, or what holds nothing but one.
pub(super) fn read(document: &str) -> Option<Record> {
    let document = document.trim_start_matches('\u{feff}').trim();
    let is_whole = |open, close| document.starts_with(open) && document.ends_with(close);
    if !(is_whole('{', '}') || is_whole('[', ']')) {
        return None;
    }
    let value = serde_json::from_str(document).ok();
    let value = value.or_else(|| literals::read(document))?;
    // Only where no key says so the longest text is taken for that.
    let find: Finder = match holds(&value, 0) {
        true => key_of_text,
        false => key_of_longest,
    };
    let mut object = with_text(value, 0, find)?;
    let key = find(&object)?;
    let text = text_of(&object, &key)?.into_owned();
    object.remove(&key);
    TEXTS.iter().for_each(|key| drop(object.remove(*key)));
    let mut fields = Vec::new();
    let head = object.remove("metadata");
    for (key, value) in &object {
        // Services give authors and categories by their numbers.
        let is_number = value.is_number()
            || value
                .as_array()
                .is_some_and(|all| all.iter().all(Value::is_number));
        if !(is_number && ["author", "categories", "tags"].contains(&&**key)) {
            let value = value.get("rendered").unwrap_or(value);
            front_matter::json_fields(&mut fields, key, value, Place::FrontMatter, 0);
        }
    }
    read_head(&mut fields, head.as_ref());
    Some(Record { text, fields })
}

/// What crawlers give of the head of the page that they read: its title is that of the window.
fn read_head(fields: &mut Vec<Field>, head: Option<&Value>) {
    for (key, value) in head.and_then(Value::as_object).into_iter().flatten() {
        match (&**key, value.as_str()) {
            ("title", Some(title)) => fields.push(Field::new(key, title, Place::HtmlTitle)),
            _ => front_matter::json_fields(fields, key, value, Place::FrontMatter, 0),
        }
    }
}

/// Finds the key of the text in an object.
type Finder = fn(&Map<String, Value>) -> Option<String>;

/// Whether a value has an object with a key that says that it has the text, where one is looked for.
fn holds(value: &Value, depth: usize) -> bool {
    match value {
        Value::Object(object) if key_of_text(object).is_some() => true,
        _ if depth == DEEPEST => false,
        Value::Array(values) => values.iter().any(|value| holds(value, depth + 1)),
        Value::Object(object) => object.values().any(|value| holds(value, depth + 1)),
        _ => false,
    }
}

/// The shortest text that nothing but its length tells, in bytes.
const LEAST_LONGEST: usize = 160;

/// The key of the longest text that no field of metadata has and that has sentences.
fn key_of_longest(object: &Map<String, Value>) -> Option<String> {
    let has_sentences = |text: &str| {
        text.len() >= LEAST_LONGEST
            && (text.contains(['。', '！', '？']) || text.contains(". ") || text.contains(".\n"))
    };
    let texts = object.keys().filter_map(|key| {
        let text = text_of(object, key).filter(|text| has_sentences(text))?;
        keys::envelope(key).is_none().then_some((text.len(), key))
    });
    texts.max().map(|(_, key)| key.clone())
}

/// The object with the text: the value, the only one of a list, or the only one of its objects that
/// has one.
fn with_text(value: Value, depth: usize, find: Finder) -> Option<Map<String, Value>> {
    match value {
        Value::Array(values) if depth < DEEPEST => {
            let [only] = <[Value; 1]>::try_from(values).ok()?;
            with_text(only, depth + 1, find)
        }
        Value::Object(object) if find(&object).is_some() => Some(object),
        Value::Object(object) if depth < DEEPEST => {
            let inner = object.into_iter().map(|(_, value)| value);
            let mut inner = inner.filter_map(|value| with_text(value, depth + 1, find));
            let only = inner.next()?;
            inner.next().is_none().then_some(only)
        }
        _ => None,
    }
}

/// The key of the text: the surest one of those known, or another that says what it is.
fn key_of_text(object: &Map<String, Value>) -> Option<String> {
    let known = TEXTS.into_iter().find(|key| text_of(object, key).is_some());
    let mut others = object.keys().map(String::as_str);
    let other = |key: &&str| says_text(key) && text_of(object, key).is_some();
    known.or_else(|| others.find(other)).map(str::to_owned)
}

/// Whether a key says that a text stands under it: `news_content`, `contentHtml`, `新闻正文`.
fn says_text(key: &str) -> bool {
    let key = lower_case(key);
    let ends = ["content", "fulltext", "full_text", "正文"];
    let is_html = |key: &str| key.ends_with("content") || key.ends_with("body");
    ends.iter().any(|end| key.ends_with(end))
        || key
            .strip_suffix("html")
            .is_some_and(|key| is_html(key.trim_end_matches('_')))
        || keys::names_body(&key)
}

/// The text under a key: a string, the one inside of an object, or the lines of a list.
fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<Cow<'a, str>> {
    let value = object.get(key)?;
    let inner = INNER.iter().find_map(|key| value.get(*key));
    let text = match inner.unwrap_or(value) {
        Value::String(text) => Cow::Borrowed(text.as_str()),
        Value::Array(lines) => {
            let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
            Cow::Owned(lines?.join("\n"))
        }
        _ => return None,
    };
    (text.len() >= LEAST).then_some(text)
}

/// Makes a page that was read from the text of a record one of the record: its places are none of the
/// document.
pub(super) fn adopt(page: &mut Page, mut fields: Vec<Field>) {
    page.text_is_source = false;
    page.sources.fill(Span::NOWHERE);
    for field in &mut page.fields {
        field.source = Span::NOWHERE;
    }
    fields.append(&mut page.fields);
    page.fields = fields;
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn an_object_may_have_the_text() {
        let lines = "Home\\nThe mill grinds again\\nThe mill at the bend of the river grinds flour again, \
                     for the first time in years, as the miller told us.\\nThe new wheel is made of oak, and \
                     turns the other way.";
        let html = "<p>The mill at the bend of the river grinds flour again, for the first time in years, as \
                    the miller told us.</p><p>The new wheel is made of oak, and turns the other way.</p>";
        for document in [
            format!(
                r#"{{"title": "The mill grinds again", "byline": "By Ann Bell", "date": "2024-05-03", "text": "{lines}"}}"#
            ),
            format!(
                r#"{{"id": 7, "date": "2024-05-03T10:00:00", "title": {{"rendered": "The mill grinds again"}}, "author_name": "Ann Bell", "author": 5, "content": {{"rendered": "{html}"}}}}"#
            ),
            format!(
                r#"{{"标题": "The mill grinds again", "作者": "Ann Bell", "发布时间": "2024-05-03", "正文": "{lines}"}}"#
            ),
            format!(
                r#"{{"_id": {{"$oid": "65f"}}, "news_title": "The mill grinds again", "author": "Ann Bell", "publish_time": "2024-05-03", "news_content": "{lines}"}}"#
            ),
            format!(
                r#"{{"Title": "The mill grinds again", "Author": "Ann Bell", "PubDate": "2024-05-03", "ContentHtml": "{html}"}}"#
            ),
            format!(
                r#"{{"title": "The mill grinds again", "authorName": "Ann Bell", "publishTime": "2024-05-03", "文章": "{lines}"}}"#
            ),
            r#"{"data": {"article": {"headline": "The mill grinds again", "author": "Ann Bell", "publishedAt": "2024-05-03", "paragraphs": ["The mill at the bend of the river grinds flour again, for the first time in years, as the miller told us, who has it from his father. ", "The new wheel is made of oak, and it is wider than the old one, which had been in the water for forty years, and turns the other way."]}}}"#.to_owned(),
            format!(
                r#"{{"新闻标题": "The mill grinds again", "作者": "Ann Bell", "发布时间": "2024-05-03", "新闻内容": "{lines}"}}"#
            ),
        ] {
            let article = clean(document.as_str());
            assert_eq!(article.title(), Some("The mill grinds again"), "{document}");
            let metadata = article.metadata();
            let authors: Vec<&str> = metadata.authors.iter().map(|it| &*it.value).collect();
            assert_eq!(authors, ["Ann Bell"], "{document}");
            let date = metadata
                .published
                .as_ref()
                .map(|date| date.value.to_string());
            assert!(
                date.is_some_and(|date| date.starts_with("2024-05-03")),
                "{document}"
            );
            let text = article.text();
            assert!(
                text.starts_with("The mill at") && text.ends_with("other way."),
                "{text}"
            );
        }
    }

    #[test]
    fn services_put_the_record_into_others() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let second =
            "The new wheel is made of oak, and turns the other way, as the miller told us.";
        let html = format!("<p>{first}</p><p>{second}</p>");
        for document in [
            format!(
                r##"{{"success": true, "data": {{"markdown": "# The mill grinds again\n\n{first}\n\n{second}", "metadata": {{"title": "The mill grinds again - Harbour Post", "og:site_name": "Harbour Post", "author": "Ann Bell", "publishedTime": "2024-05-03", "sourceURL": "https://a.example/mill", "statusCode": 200}}}}}}"##
            ),
            format!(
                r#"[{{"id": 3, "title": "The mill grinds again", "author": "Ann Bell", "published_at": "2024-05-03", "url": "https://a.example/mill", "content": "{html}"}}]"#
            ),
            format!(
                r#"{{"title": "The mill grinds again", "author": "Ann Bell", "published": 1714723200000, "url": "https://a.example/mill", "content": {{"content": "{html}", "direction": "ltr"}}}}"#
            ),
            format!(
                r#"{{"title": "The mill grinds again", "author": "Ann Bell", "date": "2024-05-03", "url": "https://a.example/mill", "body": ["{first}", "{second}"]}}"#
            ),
        ] {
            let article = clean(document.as_str());
            assert_eq!(article.title(), Some("The mill grinds again"), "{document}");
            let metadata = article.metadata();
            let authors: Vec<&str> = metadata.authors.iter().map(|it| &*it.value).collect();
            assert_eq!(authors, ["Ann Bell"], "{document}");
            let date = metadata.published.as_ref();
            let date = date.map(|date| date.value.to_string());
            assert!(date.is_some_and(|date| date.starts_with("2024-05-03")));
            let url = metadata.url.as_ref().map(|url| &*url.value);
            assert_eq!(url, Some("https://a.example/mill"), "{document}");
            let text = article.text();
            assert!(
                text.starts_with(first) && text.ends_with(second),
                "{document}: {text}"
            );
        }
    }

    #[test]
    fn objects_without_a_text_are_none() {
        for document in [
            r#"{"code": 0, "msg": "ok", "text": "short"}"#,
            "{",
            "{}",
            r#"["text"]"#,
        ] {
            assert!(super::read(document).is_none(), "{document}");
        }
    }
}
