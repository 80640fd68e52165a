//! A document as crawlers, data sets and services give it: an object that has the text beside what it tells of it.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::json_keys::rank_of_text;
use super::{
    feed, front_matter, json_holder, json_thread, literals, notebook, titles, transfer,
    value_bounds,
};
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys};
use crate::page::{Page, Span};

/// The keys of what stands for the text where there is none: feeds have all of it there, or what
/// they have of it.
#[rustfmt::skip] // One entry a line.
const SUMMARIES: [&str; 5] = [
    "abstract",
    "desc",
    "description",
    "leadparagraph",
    "summary",
];

/// The keys of objects within which a summary is of the document and not of its source.
#[rustfmt::skip] // One entry a line.
const HOLDERS: [&str; 12] = [
    "_source",
    "article",
    "articles",
    "data",
    "entries",
    "entry",
    "episodes",
    "item",
    "items",
    "result",
    "results",
    "snippet",
];

/// The shortest text, in bytes: what is shorter is a value as others are.
const LEAST: usize = 80;

pub(super) struct Record {
    pub(super) text: String,
    pub(super) fields: Vec<Field>,
    /// Whether the text is known to be HTML.
    pub(super) is_html: bool,
}

/// Whether a text is HTML though it has few tags: paragraphs in one line.
fn is_html(text: &str) -> bool {
    !text.contains('\n') && ["<p>", "<br"].iter().any(|tag| text.contains(tag))
}

/// Keys of what a text or a title holds that is an object itself: those of services, and of what
/// programs make of an element of XML that has attributes or data bases of a date.
#[rustfmt::skip] // One entry a line.
const INNER: [&str; 10] = [
    "rendered",
    "content",
    "value",
    "#text",
    "_",
    "$t",
    "__cdata",
    "$date",
    "$numberLong",
    "*",
];

/// How deep the object with the text stands in what a service answers, and how deep in what one of MediaWiki does.
const DEEPEST: usize = 3;
const DEEPEST_OF_ALL: usize = 5;

/// Reads a value that is one object with a text, or holds nothing but one.
pub(super) fn read(value: &Value) -> Option<Record> {
    if let Some(record) = json_thread::read(value).or_else(|| notebook::read(value)) {
        return Some(record);
    }
    let (object, text_key) = of_record(value)?;
    let mut text = text_of(object.get(text_key)?)?.into_owned();
    if let Some(decoded) = of_base64(object, &text) {
        text = decoded;
    }
    if is_escaped(&text) {
        text = feed::decoded(&text);
    }
    let mut stated = fields(object, text_key);
    if !object.contains_key("title")
        && let Some((holder, key)) = json_holder::titled(value, object, DEEPEST_OF_ALL)
    {
        stated.extend(fields(holder, key));
    }
    let is_html = is_html(&text);
    Some(Record {
        text,
        fields: stated,
        is_html,
    })
}

/// The text of an object that says that it was written in base64.
fn of_base64(object: &Map<String, Value>, text: &str) -> Option<String> {
    let encoding = object.get("encoding").and_then(Value::as_str);
    encoding.filter(|it| it.eq_ignore_ascii_case("base64"))?;
    String::from_utf8(transfer::from_base64(text)?).ok()
}

/// Whether references of HTML stand in a text, and none of the signs that they stand for.
pub(super) fn is_escaped(text: &str) -> bool {
    const REFERENCES: [&str; 6] = ["amp;", "gt;", "lt;", "quot;", "#39;", "#x27;"];
    let is_reference = |behind: &str| REFERENCES.iter().any(|it| behind.starts_with(it));
    feed::may_have_references(text)
        && !text.contains(['<', '>'])
        && text.split('&').skip(1).all(is_reference)
}

/// What an object states of itself beside its text.
pub(super) fn fields(object: &Map<String, Value>, text_key: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for (key, value) in object {
        let is_program = key == "source" && value.as_str().is_some_and(is_program);
        // Services give authors and categories by their numbers.
        let is_number = value.is_number()
            || value
                .as_array()
                .is_some_and(|all| all.iter().all(Value::is_number));
        let is_head = HEADS.contains(&&**key);
        let is_text = key == text_key || rank_of_text(key).is_some();
        if !(is_text
            || is_head
            || is_program
            || is_number && ["author", "categories", "tags"].contains(&&**key))
        {
            let value = inner(value).unwrap_or(value);
            let value = inner(value).unwrap_or(value);
            front_matter::json_fields(&mut fields, key, value, Place::FrontMatter, 0);
        }
    }
    // Of objects of ActivityStreams, whose other names are of people and things.
    let is_article = object.get("type").is_some_and(|it| it == "Article");
    if let Some(name) = object.get("name").filter(|_| is_article) {
        front_matter::json_fields(&mut fields, "title", name, Place::FrontMatter, 0);
    }
    for head in HEADS {
        let head = object.get(head);
        // Some write it as a text.
        let written = head.and_then(Value::as_str);
        let read = |head| value_bounds::parse(head).or_else(|| literals::read(head));
        let written: Option<Value> = written.and_then(read);
        read_head(&mut fields, written.as_ref().or(head));
    }
    fields.iter_mut().for_each(titles::tidy);
    fields
}

/// Whether services give as the source of a post the program that it was written with.
fn is_program(source: &str) -> bool {
    source.starts_with("<a ") || source.ends_with("客户端")
}

/// The keys of what is told of a text in an object of its own.
const HEADS: [&str; 3] = ["meta", "metadata", "warc_headers"];

/// What crawlers give of the head of the page that they read: its title is that of the window.
fn read_head(fields: &mut Vec<Field>, head: Option<&Value>) {
    for (key, value) in head.and_then(Value::as_object).into_iter().flatten() {
        match (&**key, value.as_str()) {
            ("title", Some(title)) => fields.push(Field::new(key, title, Place::HtmlTitle)),
            _ => front_matter::json_fields(fields, key, value, Place::FrontMatter, 0),
        }
    }
}

/// An object and one of its keys.
type Entry<'v> = (&'v Map<String, Value>, &'v str);

/// The object with the text and its key there. Where no key says so it is the longest text, or the summary
/// if that is longer.
fn of_record(value: &Value) -> Option<Entry<'_>> {
    if let Some(known) = with_text(value, DEEPEST, key_of_text) {
        return Some(known);
    }
    let others = [
        with_text(value, DEEPEST, key_of_longest),
        with_summary(value, 0),
    ];
    let length = |(object, key): &Entry<'_>| object.get(*key).and_then(text_of).map(|it| it.len());
    let longest = others.into_iter().flatten().max_by_key(length);
    longest.or_else(|| with_text(value, DEEPEST_OF_ALL, key_of_text))
}

/// The object with a text and its key there: the value, the only one of a list, or the only one of its
/// objects that has one.
fn with_text(
    value: &Value,
    left: usize,
    find: fn(&Map<String, Value>) -> Option<&str>,
) -> Option<Entry<'_>> {
    match value {
        Value::Array(values) if left > 0 => {
            let [only] = values.as_slice() else {
                return None;
            };
            with_text(only, left - 1, find)
        }
        Value::Object(object) => {
            if let Some(key) = find(object) {
                return Some((object, key));
            }
            if left == 0 {
                return None;
            }
            let inner = object.values();
            let mut inner = inner.filter_map(|value| with_text(value, left - 1, find));
            let only = inner.next()?;
            inner.next().is_none().then_some(only)
        }
        _ => None,
    }
}

/// The shortest text that nothing but its length tells, in bytes.
const LEAST_LONGEST: usize = 160;

/// The key of the longest text that no field of metadata has and that has sentences.
fn key_of_longest(object: &Map<String, Value>) -> Option<&str> {
    let has_sentences = |text: &str| {
        text.len() >= LEAST_LONGEST
            && (text.contains(['。', '！', '？']) || text.contains(". ") || text.contains(".\n"))
    };
    let texts = object.iter().filter_map(|(key, value)| {
        let text = text_of(value).filter(|text| has_sentences(text))?;
        keys::envelope(key)
            .is_none()
            .then_some((text.len(), &**key))
    });
    texts.max().map(|(_, key)| key)
}

/// The object with a summary, where none has a text or a place for one, and the key of the longest.
fn with_summary(value: &Value, depth: usize) -> Option<Entry<'_>> {
    let object = match value {
        Value::Array(values) if depth < DEEPEST => {
            let [only] = values.as_slice() else {
                return None;
            };
            return with_summary(only, depth + 1);
        }
        Value::Object(object) => object,
        _ => return None,
    };
    let is_place =
        |(key, value): (&String, &Value)| value.is_string() && rank_of_text(key).is_some();
    if object.iter().any(is_place) {
        return None;
    }
    let texts = object.iter().filter_map(|(key, value)| {
        let is_summary = SUMMARIES.contains(&&*keys::squashed(key));
        Some((key, is_summary.then(|| text_of(value)).flatten()?.len()))
    });
    if let Some((key, _)) = texts.max_by_key(|(_, length)| *length) {
        return Some((object, key));
    }
    let mut inner = HOLDERS.iter().filter_map(|key| object.get(*key));
    inner.find_map(|value| (depth < DEEPEST).then(|| with_summary(value, depth + 1))?)
}

/// The key of a text that is long enough to be one.
pub(super) fn key_of_text(object: &Map<String, Value>) -> Option<&str> {
    key_of(object, LEAST)
}

/// The key of a text, however short it is.
pub(super) fn key_of_any_text(object: &Map<String, Value>) -> Option<&str> {
    key_of(object, 1)
}

fn key_of(object: &Map<String, Value>, least: usize) -> Option<&str> {
    let ranked = object.iter().filter_map(|(key, value)| {
        let rank = rank_of_text(key)?;
        let text = any_text_of(value)?;
        (text.len() >= least).then_some((rank, &**key))
    });
    ranked.min().map(|(_, key)| key)
}

/// What an object holds that stands for a text.
fn inner(value: &Value) -> Option<&Value> {
    let object = value.as_object()?;
    INNER.iter().find_map(|key| object.get(*key))
}

/// The text under a key, if it is long enough to be one.
fn text_of(value: &Value) -> Option<Cow<'_, str>> {
    any_text_of(value).filter(|text| text.len() >= LEAST)
}

/// The text under a key: a string, the one inside of an object, or the lines of a list.
pub(super) fn any_text_of(value: &Value) -> Option<Cow<'_, str>> {
    match inner(value).unwrap_or(value) {
        Value::String(text) => Some(Cow::Borrowed(text.as_str())),
        Value::Array(lines) => lines_of(lines).map(Cow::Owned),
        _ => None,
    }
}

/// The lines of a list, or its sections, which may have headings.
fn lines_of(lines: &[Value]) -> Option<String> {
    // Exports of chats write a text with links as pieces of one line.
    let are_pieces =
        lines.iter().any(Value::is_string) && lines.iter().any(|piece| piece.get("type").is_some());
    let (mut text, mut last) = (String::new(), None);
    for line in lines {
        let said = inner(line).or_else(|| line.get("text")).unwrap_or(line);
        let said = said.as_str()?;
        let heading = ["heading", "title", "section"]
            .iter()
            .find_map(|key| line.get(*key));
        let heading = heading.and_then(Value::as_str).filter(|it| !it.is_empty());
        if !text.is_empty() && !are_pieces {
            text.push('\n');
        }
        // Several paragraphs may say of what section they are.
        if let Some(heading) = heading.filter(|_| heading != last) {
            text.push_str(heading);
            text.push('\n');
        }
        last = heading;
        text.push_str(said);
    }
    Some(text)
}

/// Makes a page that was read from the text of a record one of the record: its places are none of the
/// document.
pub(super) fn adopt(page: &mut Page, mut fields: Vec<Field>) {
    page.text_is_source = false;
    page.sources.fill(Span::NOWHERE);
    for field in &mut page.fields {
        field.source = Span::NOWHERE;
    }
    // An address without a host is none.
    let has_host = |field: &Field| {
        !(field.value().starts_with('/')
            && keys::envelope(field.key()).is_some_and(|(name, _)| name == FieldName::Url))
    };
    fields.retain(has_host);
    fields.append(&mut page.fields);
    page.fields = fields;
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::values;

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
    fn readers_of_feeds_have_the_text_under_keys_of_their_own() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let second =
            "The new wheel is made of oak, and turns the other way, as the miller told us.";
        let html = format!("<p>{first}</p><p>{second}</p>");
        let head = r#""title": "Mill &amp; wheel", "author": "Ann Bell""#;
        let teaser = format!("<p>{first} [&#8230;]</p>");
        for document in [
            format!(r#"{{{head}, "content": "{teaser}", "content:encoded": "{html}"}}"#),
            format!(
                r#"{{{head}, "summary": "{teaser}", "content": [{{"type": "text/html", "value": "{html}"}}]}}"#
            ),
            format!(
                r##"{{"title": {{"@type": "html", "#text": "Mill\n &amp; wheel"}}, "author": {{"name": "Ann Bell"}}, "content": {{"@type": "html", "#text": "{html}"}}}}"##
            ),
            format!(
                r#"{{{head}, "description": "A mill grinds again.", "body_html": "{html}", "truncated_body_text": "{first}"}}"#
            ),
            format!(
                r#"{{"entry_title": "Mill & wheel", "entry_author": "Ann Bell", "entry_content": "{html}"}}"#
            ),
            format!(r#"{{{head}, "url": null, "story_text": "{html}"}}"#),
            format!(r#"{{{head}, "subreddit": "mills", "selftext": "{first}\n\n{second}"}}"#),
            format!(r#"{{{head}, "excerpt": "{first}", "description": "{html}"}}"#),
            format!(r#"{{{head}, "contenido": "{html}"}}"#),
            format!(r#"{{{head}, "text": "{first}<p>{second}"}}"#),
            format!(r#"{{{head}, "plain_text": "{first}\n\n{second}"}}"#),
            format!(
                r#"{{"kind": "video", "snippet": {{{head}, "description": "{first}\n\n{second}"}}}}"#
            ),
        ] {
            let article = clean(document.as_str());
            assert_eq!(article.title(), Some("Mill & wheel"), "{document}");
            let metadata = article.metadata();
            let authors: Vec<&str> = metadata.authors.iter().map(|it| &*it.value).collect();
            assert_eq!(authors, ["Ann Bell"], "{document}");
            assert_eq!(article.text(), format!("{first}\n\n{second}"), "{document}");
        }
    }

    #[test]
    fn texts_may_have_sections_and_records_may_stand_alone_in_lists() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let second =
            "The new wheel is made of oak, and turns the other way, as the miller told us.";
        for (document, expected) in [
            (
                format!(r#"{{"title": "Mill", "paragraphs": ["{first}", "{second}"]}}"#),
                format!("{first}\n{second}"),
            ),
            (
                format!(
                    r#"{{"title": "Mill", "sections": [{{"text": "{first}"}}, {{"heading": "The wheel", "text": "{second}"}}]}}"#
                ),
                format!("{first}\nThe wheel\n{second}"),
            ),
            (
                format!(r#"{{"items": [{{"title": "Mill", "description": "<p>{first}</p>"}}]}}"#),
                first.to_owned(),
            ),
        ] {
            let article = clean(document.as_str());
            assert_eq!(article.title(), Some("Mill"), "{document}");
            let text = article.text().replace("\n\n", "\n");
            assert_eq!(text, expected, "{document}");
        }
    }

    #[test]
    fn a_summary_stands_for_no_text_that_should_be_there() {
        let long =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        for document in [
            format!(r#"{{"title": "Mill", "text": "", "description": "{long}"}}"#),
            format!(
                r#"{{"title": "Mill", "source": {{"name": "Post", "description": "{long}"}}}}"#
            ),
        ] {
            let value = values::read(&document);
            assert!(value.as_ref().and_then(super::read).is_none(), "{document}");
        }
    }

    #[test]
    fn seconds_may_have_a_point() {
        let text =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let document =
            format!(r#"{{"title": "Mill", "created_utc": 1712311200.0, "body": "{text}"}}"#);
        let article = clean(document.as_str());
        let date = article.metadata().published.as_ref();
        let date = date.map(|date| date.value.to_string());
        assert_eq!(date.as_deref(), Some("2024-04-05T10:00:00Z"));
    }

    #[test]
    fn answers_of_services_name_people_and_dates_in_objects() {
        let text = "The mill at the bend of the river grinds flour again, for the first time in years, it is said.";
        for (inside, title, author) in [
            (
                r#""account": {"display_name": "Ann Bell"}, "created_at": "2019-05-03T08:12:00Z""#,
                None,
                "Ann Bell",
            ),
            (
                r#""name": "The mill", "type": "Article", "attributedTo": {"type": "Person", "name": "Ann Bell"}, "published": {"$date": "2019-05-03T08:12:00Z"}"#,
                Some("The mill"),
                "Ann Bell",
            ),
            (
                r#""question": {"title": "The mill"}, "author": {"name": "Ann Bell"}, "created": {"$date": {"$numberLong": "1556871120000"}}"#,
                Some("The mill"),
                "Ann Bell",
            ),
            (
                r#""title": "The mill", "user": {"login": "ann"}, "source": "<a href='x'>App</a>", "published": "2019-05-03T08:12:00Z""#,
                Some("The mill"),
                "ann",
            ),
        ] {
            let document = format!(r#"{{{inside}, "content": "{text}"}}"#);
            let article = clean(document.as_str());
            let date = Some("2019-05-03T08:12:00Z".to_owned());
            assert_eq!(
                crate::read::tests::stated(&article),
                (title, vec![author], date),
                "{document}"
            );
            assert!(article.metadata().source.is_none());
        }
        let answer = format!(
            r#"{{"code": 0, "data": {{"title": "The mill", "desc": "{text}", "desc_v2": [{{"raw_text": "{text}"}}]}}}}"#
        );
        let article = clean(answer.as_str());
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), text);
        let inside = format!(
            r#"{{"id": 7, "title": "The mill", "body": {{"format": "md", "markdown": "{text}"}}}}"#
        );
        let article = clean(inside.as_str());
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), text);
        let pages = format!(
            r#"{{"query": {{"pages": {{"12": {{"title": "The mill", "revisions": [{{"contentmodel": "wikitext", "*": "'''The mill''' is a [[mill]].\n\n== Wheel ==\n{text}"}}]}}}}}}}}"#
        );
        let article = clean(pages.as_str());
        assert_eq!(article.title(), Some("The mill"));
        assert!(
            article.text().ends_with(text) && !article.text().contains("=="),
            "{}",
            article.text()
        );
        let encoded = "VGhlIG1pbGwgYXQgdGhlIGJlbmQgb2YgdGhlIHJpdmVyIGdyaW5kcyBmbG91ciBhZ2Fpbi4g\\nVHdvIHZvbHVudGVlcnMgY3V0IHRoZSB3aGVlbC4=\\n";
        let document =
            format!(r#"{{"name": "README.md", "encoding": "base64", "content": "{encoded}"}}"#);
        let expected =
            "The mill at the bend of the river grinds flour again. Two volunteers cut the wheel.";
        assert_eq!(clean(document.as_str()).text(), expected);
        let printed = format!(
            "{{ \"_id\" : ObjectId(\"5c\"), \"title\" : \"Mill\", \"date\" : ISODate(\"2019-05-03T08:12:00Z\"), \"views\" : NumberLong(4), \"content\" : \"{text}\" }}"
        );
        let article = clean(printed.as_str());
        assert_eq!(article.text(), text);
        assert!(article.metadata().published.is_some());
    }

    #[test]
    fn objects_without_a_text_are_none() {
        for document in [
            r#"{"code": 0, "msg": "ok", "text": "short"}"#,
            "{",
            "{}",
            r#"["text"]"#,
        ] {
            let value = values::read(document);
            assert!(value.as_ref().and_then(super::read).is_none(), "{document}");
        }
    }
}
