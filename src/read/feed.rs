//! Feeds: RSS, Atom and JSON Feed, whole or one entry of them.
//!
//! What an entry states of itself becomes fields, and what it holds, HTML that is read like a page.

use std::borrow::Cow;

use super::feed_export::{self, Kind};
use super::front_matter;
use super::xml::{self, Element, elements, first_name};
use crate::field::{Field, Place};
use crate::html::tokenizer;
use crate::metadata::values;

/// The elements of XML that hold others of a feed.
#[rustfmt::skip] // One entry a line.
const HOLDERS: [&str; 6] = [
    "channel",
    "en-export",
    "feed",
    "livejournal",
    "rdf:rdf",
    "rss",
];

/// The elements that are entries, or notes of Evernote, which are written alike.
const ENTRIES: [&str; 3] = ["entry", "item", "note"];

/// The elements within an entry that hold others of it.
const GROUPS: [&str; 2] = ["media:group", "note-attributes"];

/// How deep elements of a feed stand in others.
const DEEPEST: usize = 4;

/// Elements and the keys of what they state, sorted.
static STATED: &[(&str, &str)] = &[
    ("author", "author"),
    ("category", "category"),
    ("created", "published"),
    ("dc:creator", "author"),
    ("dc:date", "published"),
    ("dc:subject", "tag"),
    ("dcterms:created", "published"),
    ("dcterms:modified", "updated"),
    ("eventtime", "published"),
    ("excerpt:encoded", "description"),
    ("issued", "published"),
    ("itunes:author", "author"),
    ("language", "language"),
    ("link", "url"),
    ("modified", "updated"),
    ("pubdate", "published"),
    ("published", "published"),
    ("source", "source"),
    ("source-url", "url"),
    ("subject", "title"),
    ("tag", "tag"),
    ("title", "title"),
    ("updated", "updated"),
    ("wp:post_modified", "updated"),
];

/// Elements with the text of an entry, the fullest first.
#[rustfmt::skip] // One entry a line.
const TEXTS: [&str; 7] = [
    "content:encoded",
    "content",
    "event",
    "description",
    "summary",
    "media:description",
    "itunes:summary",
];

/// What a feed holds.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) fields: Vec<Field>,
    pub(super) html: String,
}

/// What a feed or an entry states of itself, and its text.
#[derive(Default)]
pub(super) struct Entry {
    fields: Vec<(&'static str, String)>,
    /// Their ranks in [`TEXTS`] and what they hold, as HTML.
    texts: Vec<(usize, String)>,
    /// What exports of blogs have beside feeds.
    export: feed_export::Stated,
}

/// Reads a body of XML, if it is a feed that is whole.
pub(super) fn read_xml(body: &str) -> Option<Feed> {
    let name = plain(first_name(body)?);
    if !HOLDERS.contains(&&*name) && !ENTRIES.contains(&&*name) {
        return None;
    }
    let mut feed = Entry::default();
    let mut entries = Vec::new();
    collect(elements(body), &mut feed, &mut entries, 0)?;
    assemble(feed, entries)
}

/// Reads a value that is a JSON Feed or one of its items.
pub(super) fn read_json(value: &serde_json::Value) -> Option<Feed> {
    let mut feed = Feed::default();
    let mut add = |item: &serde_json::Value, is_only: bool| {
        let string = |key: &str| item.get(key).and_then(serde_json::Value::as_str);
        if !is_only && let Some(title) = string("title") {
            push_heading(&mut feed.html, &escaped(title));
        }
        match (string("content_html"), string("content_text")) {
            (Some(html), _) => feed.html.push_str(html),
            (None, Some(text)) => push_lines(&mut feed.html, &escaped(text)),
            (None, None) => return false,
        }
        feed.html.push('\n');
        true
    };
    let about = match value.get("items").and_then(serde_json::Value::as_array) {
        Some(items) => {
            let is_only = items.len() == 1;
            let count = items.iter().filter(|item| add(item, is_only)).count();
            let only = items.first().filter(|_| is_only);
            (count > 0).then(|| only.unwrap_or(value))?
        }
        None => add(value, true).then_some(value)?,
    };
    if let Some(about) = about.as_object() {
        const CONTENTS: [&str; 3] = ["content_html", "content_text", "items"];
        for (key, value) in about.iter().filter(|(key, _)| !CONTENTS.contains(&&***key)) {
            front_matter::json_fields(&mut feed.fields, key, value, Place::FrontMatter, 0);
        }
    }
    Some(feed)
}

/// The name of an element of a feed, as it is without a prefix for Atom.
fn plain(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    name.strip_prefix("atom:")
        .map(str::to_owned)
        .unwrap_or(name)
}

/// Reads elements of which each belongs to a feed. None where there are others.
fn collect<'a>(
    found: impl Iterator<Item = Option<Element<'a>>>,
    feed: &mut Entry,
    entries: &mut Vec<Entry>,
    depth: usize,
) -> Option<()> {
    for element in found {
        let element = element?;
        let name = plain(element.name);
        if ENTRIES.contains(&&*name) {
            let mut entry = Entry::default();
            entry.read(elements(element.inner), 0)?;
            entry.settle();
            entries.push(entry);
        } else if HOLDERS.contains(&&*name) && depth < DEEPEST {
            collect(elements(element.inner), feed, entries, depth + 1)?;
        } else if depth > 0 {
            feed.take(&name, &element);
        } else {
            return None;
        }
    }
    Some(())
}

impl Entry {
    /// An entry that was read otherwise.
    pub(super) fn made(
        fields: Vec<(&'static str, String)>,
        html: String,
        comments: Vec<String>,
    ) -> Entry {
        Entry {
            fields,
            texts: vec![(0, html)],
            export: feed_export::Stated::of_comments(comments),
        }
    }

    fn read<'a>(
        &mut self,
        found: impl Iterator<Item = Option<Element<'a>>>,
        depth: usize,
    ) -> Option<()> {
        for element in found {
            let element = element?;
            let name = plain(element.name);
            if GROUPS.contains(&&*name) && depth < DEEPEST {
                self.read(elements(element.inner), depth + 1)?;
            } else {
                self.take(&name, &element);
            }
        }
        Some(())
    }

    /// Takes what an element states or holds.
    fn take(&mut self, name: &str, element: &Element<'_>) {
        if self.export.take(name, element) {
            return;
        }
        if let Some(rank) = TEXTS.iter().position(|text| *text == name) {
            let html = html_of(element);
            if !html.trim().is_empty() {
                self.texts.push((rank, html));
            }
            return;
        }
        let Ok(at) = STATED.binary_search_by(|(stated, _)| (*stated).cmp(name)) else {
            return;
        };
        let Some((_, key)) = STATED.get(at) else {
            return;
        };
        let value = match *key {
            "url" if element.inner.is_empty() => match element.attribute("rel") {
                None | Some("alternate") => element.attribute("href").map(decoded),
                Some(_) => None,
            },
            "category" if element.inner.is_empty() => element.attribute("term").map(decoded),
            "author" => Some(author(element)),
            "source" => Some(text_of(part_of(element, "title").unwrap_or(element.inner))),
            _ => Some(text_of(element.inner)),
        };
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.fields.push((key, value));
        }
    }

    /// Reads the markup of the system that exported it in its texts.
    fn settle(&mut self) {
        if self.export.has_shortcodes() {
            for (_, html) in &mut self.texts {
                *html = feed_export::without_shortcodes(html);
            }
        }
    }

    fn stated(&self, key: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let field = fields.find(|(stated, _)| *stated == key);
        field.map(|(_, value)| &**value)
    }

    /// The fullest of its texts.
    fn html(&self) -> &str {
        let fullest = self.texts.iter().min_by_key(|(rank, _)| *rank);
        fullest.map_or("", |(_, html)| html)
    }
}

/// The entries one after another. One alone is the document, of several the feed is.
pub(super) fn assemble(feed: Entry, mut entries: Vec<Entry>) -> Option<Feed> {
    let mut read = Feed::default();
    let mut comments = Vec::new();
    if entries
        .iter()
        .any(|entry| entry.export.kind() == Kind::Document)
    {
        entries.retain(|entry| match entry.export.kind() {
            Kind::Document => true,
            Kind::Comment => {
                comments.push(entry.html().to_owned());
                false
            }
            Kind::Other => false,
        });
    }
    for entry in &mut entries {
        let names = entry.fields.iter_mut().filter(|(key, _)| *key == "author");
        names.for_each(|(_, name)| feed.export.show_name(name));
    }
    let push = |fields: &mut Vec<Field>, key: &str, value: &str| {
        fields.push(Field::new(key, value, Place::FrontMatter));
    };
    let about = match entries.as_slice() {
        all if all.iter().all(|entry| entry.html().is_empty()) => return None,
        [only] => {
            for (key, from) in [("site", "title"), ("language", "language")] {
                if let Some(value) = feed.stated(from) {
                    push(&mut read.fields, key, value);
                }
            }
            read.html.push_str(only.html());
            comments.extend_from_slice(only.export.comments());
            only
        }
        several => {
            read.html.push_str(feed.html());
            for entry in several {
                let from = read.html.len();
                if let Some(title) = entry.stated("title") {
                    push_heading(&mut read.html, &escaped(title));
                }
                read.html.push_str(entry.html());
                read.html.push('\n');
                feed_export::push_section(&mut read.html, from, entry.export.comments());
            }
            &feed
        }
    };
    for (key, value) in &about.fields {
        push(&mut read.fields, key, value);
    }
    feed_export::push_section(&mut read.html, 0, &comments);
    Some(read)
}

pub(super) fn push_heading(html: &mut String, title: &str) {
    html.push_str("<h2>");
    html.push_str(title);
    html.push_str("</h2>\n");
}

/// Appends lines of text, in which markup is escaped, each as a paragraph.
pub(super) fn push_lines(html: &mut String, text: &str) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        html.push_str("<p>");
        html.push_str(line.trim());
        html.push_str("</p>\n");
    }
}

/// The name of an author, who may stand in an element of its own or behind an address of mail.
fn author(element: &Element<'_>) -> String {
    let value = text_of(part_of(element, "name").unwrap_or(element.inner));
    values::behind_address(&value).to_owned()
}

/// What an element holds of which another one is made, if it has such one.
fn part_of<'a>(element: &Element<'a>, name: &str) -> Option<&'a str> {
    let mut inside = elements(element.inner).map_while(|element| element);
    let found = inside.find(|element| plain(element.name) == name);
    found.map(|element| element.inner)
}

/// What an element holds, as HTML.
pub(super) fn html_of(element: &Element<'_>) -> String {
    let is_plain = matches!(element.attribute("type"), Some("text" | "text/plain"));
    let inner = match has_markup(element.inner) {
        // It was not escaped, or is XHTML.
        true => Cow::Borrowed(element.inner),
        false => Cow::Owned(element.text()),
    };
    if is_plain || !inner.contains('<') {
        let mut html = String::with_capacity(inner.len());
        let text = if is_plain { escaped(&inner) } else { inner };
        push_lines(&mut html, &text);
        return html;
    }
    inner.into_owned()
}

/// Whether elements stand in it.
fn has_markup(inner: &str) -> bool {
    elements(inner).next().is_some()
}

/// Text without its references, in one line.
fn text_of(inner: &str) -> String {
    // What was escaped for HTML was so again for XML.
    in_one_line(&xml::text(inner))
}

/// Text without references of HTML, in one line.
pub(super) fn in_one_line(text: &str) -> String {
    let text = decoded(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Whether references of HTML may stand in a text.
pub(crate) fn may_have_references(text: &str) -> bool {
    text.contains('&') && text.contains(';')
}

/// Text without references of HTML.
pub(crate) fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    tokenizer::decode(text, 0..text.len(), true, |piece| plain.push_str(piece));
    plain
}

pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<']) {
        return Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;"));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(feed: &Feed) -> Vec<(&str, &str)> {
        let fields = feed.fields.iter();
        fields.map(|field| (field.key(), field.value())).collect()
    }

    const ENTRY: &str = "<item><title>Tide &amp;amp; mill</title><link>https://a.example/1</link>\
        <dc:creator><![CDATA[Ann Vale]]></dc:creator><pubDate>Mon, 21 Aug 2023 18:40:05 +0000</pubDate>\
        <guid>https://a.example/?p=1</guid><description>In short.</description>\
        <content:encoded><![CDATA[<p>The tide comes in.</p>]]></content:encoded></item>";

    #[test]
    fn the_table_is_sorted() {
        assert!(STATED.is_sorted_by(|one, two| one.0 < two.0));
    }

    #[test]
    fn an_entry_alone_is_the_document() {
        let own = [
            ("title", "Tide & mill"),
            ("url", "https://a.example/1"),
            ("author", "Ann Vale"),
            ("published", "Mon, 21 Aug 2023 18:40:05 +0000"),
        ];
        let feed = read_xml(ENTRY).unwrap();
        assert_eq!(stated(&feed), own);
        assert_eq!(feed.html, "<p>The tide comes in.</p>");
        let whole = format!(
            "<?xml version=\"1.0\"?><rss><channel><title>Post</title>{ENTRY}</channel></rss>"
        );
        let feed = read_xml(&whole).unwrap();
        assert_eq!(stated(&feed)[0], ("site", "Post"));
        assert_eq!(stated(&feed)[1..], own);
    }

    #[test]
    fn an_entry_tells_from_which_feed_it_was_taken() {
        for source in [
            "<source url='https://a.example/rss'>Mill Post</source>",
            "<source>Mill Post</source>",
            "<source><id>1</id><title>Mill Post</title></source>",
        ] {
            let entry = format!(
                "<item><title>Tide</title>{source}<description>It comes.</description></item>"
            );
            let feed = read_xml(&entry).unwrap();
            assert_eq!(
                stated(&feed),
                [("title", "Tide"), ("source", "Mill Post")],
                "{source}"
            );
        }
    }

    #[test]
    fn several_entries_stand_under_their_titles() {
        let text = format!("<rss><channel><title>Post</title>{ENTRY}{ENTRY}</channel></rss>");
        let feed = read_xml(&text).unwrap();
        assert_eq!(stated(&feed), [("title", "Post")]);
        let one = "<h2>Tide &amp; mill</h2>\n<p>The tide comes in.</p>\n";
        assert_eq!(feed.html, one.repeat(2));
    }

    #[test]
    fn reads_atom() {
        let entry = "<entry xmlns='http://www.w3.org/2005/Atom'><title>Tide</title>\
            <link rel=\"self\" href=\"x\"/><link href=\"https://a.example/1?a=1&amp;b=2\"/>\
            <author><name>Ann Vale</name></author><category term=\"sea\"/>\
            <updated>2024-02-19T08:00:00Z</updated><content type=\"TYPE\">INNER</content></entry>";
        for (kind, inner, html) in [
            (
                "html",
                "&lt;p&gt;It comes &amp;amp; goes.&lt;/p&gt;",
                "<p>It comes &amp; goes.</p>",
            ),
            (
                "xhtml",
                "<div><p>It comes.</p></div>",
                "<div><p>It comes.</p></div>",
            ),
            (
                "text",
                "2 &lt; 3\n\nIt goes.",
                "<p>2 &lt; 3</p>\n<p>It goes.</p>\n",
            ),
        ] {
            let feed = read_xml(&entry.replace("TYPE", kind).replace("INNER", inner)).unwrap();
            assert_eq!(feed.html, html);
            let expected = [
                ("title", "Tide"),
                ("url", "https://a.example/1?a=1&b=2"),
                ("author", "Ann Vale"),
                ("category", "sea"),
                ("updated", "2024-02-19T08:00:00Z"),
            ];
            assert_eq!(stated(&feed), expected);
        }
    }

    #[test]
    fn reads_exported_notes() {
        let source = "<?xml version=\"1.0\"?><en-export application=\"Evernote\"><note><title>Tide</title><content>\
            <![CDATA[<?xml version=\"1.0\"?><en-note><div>It comes.</div></en-note>]]></content>\
            <created>20190304T100000Z</created><tag>sea</tag><note-attributes><author>Ann</author>\
            <source-url>https://a.example/1</source-url></note-attributes>\
            <resource><data>iVBORw0KGgo=</data></resource></note></en-export>";
        let article = crate::clean(source);
        assert_eq!(article.title(), Some("Tide"));
        assert_eq!(article.text(), "It comes.");
        let date = article.metadata().published.as_ref();
        let date = date.map(|date| date.value.to_string());
        assert_eq!(date.as_deref(), Some("2019-03-04T10:00:00Z"));
    }

    #[test]
    fn reads_json() {
        let item = "{\"title\": \"Tide\", \"date_published\": \"2023-08-21\", \
            \"authors\": [{\"name\": \"Ann\"}], \"content_html\": \"<p>It comes.</p>\"}";
        for text in [
            item.to_owned(),
            format!("{{\"title\": \"Post\", \"items\": [{item}]}}"),
        ] {
            let feed = read_json(&serde_json::from_str(&text).unwrap()).unwrap();
            assert_eq!(feed.html, "<p>It comes.</p>\n");
            assert!(stated(&feed).contains(&("authors.name", "Ann")));
            assert!(stated(&feed).contains(&("title", "Tide")));
        }
        assert!(read_json(&serde_json::json!({"content_html": 1})).is_none());
    }

    #[test]
    fn what_is_no_feed_or_not_whole_is_none() {
        for text in [
            "<html><item>x</item></html>",
            "<item><title>Tide</title>",
            "<rss><channel><item></channel></rss>",
            "<item>The tide comes in.</item>",
            "<p>The tide comes in.</p>",
            "<item",
            "",
        ] {
            assert!(read_xml(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_feed_gives_text_and_metadata() {
        let article = crate::Cleaner::default().clean(ENTRY);
        assert_eq!(article.text().trim(), "The tide comes in.");
        let published = article.metadata().published.as_ref();
        let published = published.map(|date| date.value.to_string());
        assert!(published.is_some_and(|date| date.starts_with("2023-08-21")));
    }
}
