//! A document as crawlers, data sets and services give it: an object of JSON that has the text beside what
//! it tells of it.

use serde_json::{Map, Value};

use super::front_matter;
use crate::field::{Field, Place};
use crate::page::{Page, Span};

/// The keys of the text, those that are surest to have no more than that first.
#[rustfmt::skip] // One entry a line.
const TEXTS: [&str; 17] = [
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

/// Reads a document that is one object with a text.
pub(super) fn read(document: &str) -> Option<Record> {
    let document = document.trim_start_matches('\u{feff}').trim();
    if !(document.starts_with('{') && document.ends_with('}')) {
        return None;
    }
    let Value::Object(mut object) = serde_json::from_str(document).ok()? else {
        return None;
    };
    let key = TEXTS
        .into_iter()
        .find(|key| text_of(&object, key).is_some())?;
    let text = text_of(&object, key)?.to_owned();
    TEXTS.iter().for_each(|key| drop(object.remove(*key)));
    let mut fields = Vec::new();
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
    Some(Record { text, fields })
}

fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    let value = object.get(key)?;
    let text = value.get("rendered").unwrap_or(value).as_str()?;
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
