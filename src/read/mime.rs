//! Messages of MIME (RFC 2045): pages as browsers save them (MHTML), and letters in several parts or with
//! a body that is encoded.
//!
//! What is read is the header as it is and behind it the text of the parts, so that it goes on as any
//! letter does.

mod header;
mod parts;

use super::mail::{self, Role};
use crate::error::Warning;
use crate::field::{Field, Place};
use crate::metadata::PartialDateTime;
use crate::page::{BodyKind, Page, Span};
use header::{Header, Transfer, end_of_key};
use parts::Part;

/// The longest text that parts are made to, in bytes.
const LONGEST: usize = 1 << 30;

pub(super) struct Message {
    /// The header, and the text of the parts.
    pub(super) text: String,
    /// Where the text of the parts begins.
    pub(super) body: usize,
    /// How it is written, where the message says so.
    pub(super) kind: Option<BodyKind>,
    pub(super) fields: Fields,
}

/// What the header tells.
#[derive(Default)]
pub(super) struct Fields {
    all: Vec<Field>,
    /// The title of a saved page, which the page itself tells better.
    window_title: Option<Field>,
    /// When a page was saved.
    saved: Option<PartialDateTime>,
}

/// Whether a document may be a message by the first bytes: a key and a colon, or what stands before
/// a letter in a file of letters.
pub(crate) fn may_begin(document: &[u8]) -> bool {
    let end = end_of_key(document);
    let behind = end.and_then(|end| document.get(end));
    behind == Some(&b':') || document.starts_with(b"From ")
}

/// Reads a document that is a message with parts or with an encoded body. One whose parts cannot be
/// told apart is none, and is warned of.
pub(super) fn read(document: &str, warnings: &mut Vec<Warning>) -> Option<Message> {
    let text = document.trim_start_matches('\u{feff}').trim_start();
    if !may_begin(text.as_bytes()) {
        return None;
    }
    let header = Header::of(text);
    if !header.is_closed || !is_encoded(&header) {
        return None;
    }
    let head = text.get(..header.body)?;
    let known = warnings.len();
    let parts = parts::read(&header, text.get(header.body..)?, warnings);
    let read = parts.and_then(|parts| {
        let fields = fields(&header, &parts, document.len() - text.len());
        let (body, kind) = joined(parts);
        (body.len() < LONGEST).then(|| Message {
            text: [head, &body].concat(),
            body: head.len(),
            kind,
            fields,
        })
    });
    if read.is_none() {
        warnings.truncate(known);
        warnings.push(Warning::MalformedMessage);
    }
    read
}

/// Whether a header is one of a message of which more is to be read than its body as it is.
fn is_encoded(header: &Header<'_>) -> bool {
    const KEYS: [&str; 6] = [
        "mime-version",
        "from",
        "subject",
        "received",
        "content-location",
        "snapshot-content-location",
    ];
    // Of some messages no more is left than what tells how to read them.
    let first = header.lines.first().map(|line| line.key);
    let begins = first.is_some_and(|key| key.eq_ignore_ascii_case("content-type"));
    if !begins && !KEYS.iter().any(|key| header.get(key).is_some()) {
        return false;
    }
    let kind = header.kind();
    let is_of_parts = kind.is_some_and(|kind| kind.starts_with("multipart/"));
    is_of_parts || header.transfer() != Transfer::AsIs
}

/// What the header tells of a letter, or of a page that a browser saved: its date is the one of the
/// saving, and its sender is the browser.
fn fields(header: &Header<'_>, parts: &[Part], offset: usize) -> Fields {
    let of_page = header.address("snapshot-content-location");
    let of_part = || parts.iter().find_map(|part| part.address.clone());
    let address = of_page.or_else(of_part);
    let address = address.or_else(|| header.address("content-location"));
    let is_saved = is_saved(header);
    let mut fields = Fields::default();
    if let Some(address) = address {
        fields.all.push(Field::new("url", &address, Place::Header));
    }
    for line in &header.lines {
        let role = match &*line.key.to_ascii_lowercase() {
            "from" => Role::Sender,
            "subject" => Role::Subject,
            "date" => Role::Date,
            _ => continue,
        };
        let line = mail::Line {
            role,
            value: line.value.trim().to_owned(),
            source: Span::new(offset + line.place.start, offset + line.place.end),
        };
        let Some(mut field) = mail::field(&line) else {
            continue;
        };
        match role {
            Role::Subject if is_saved => {
                field.place = Place::HtmlTitle;
                fields.window_title = Some(field);
            }
            Role::Date if is_saved => fields.saved = PartialDateTime::parse(field.value()),
            _ if is_saved => {}
            _ => fields.all.push(field),
        }
    }
    fields
}

/// Whether a message is a page that a browser saved: it has no sender with an address, but a place, or
/// the page and what belongs to it.
fn is_saved(header: &Header<'_>) -> bool {
    let is_letter = || header.get("from").is_some_and(mail::has_address);
    let is_placed = || {
        let kind = header.kind();
        kind.as_deref() == Some("multipart/related") || header.get("content-location").is_some()
    };
    header.get("snapshot-content-location").is_some() || (!is_letter() && is_placed())
}

/// The text of all parts, as HTML if one of them is.
fn joined(parts: Vec<Part>) -> (String, Option<BodyKind>) {
    let is_html = parts.iter().any(|part| part.kind == BodyKind::Html);
    let mut body = String::new();
    for part in parts {
        if body.is_empty() && (part.kind == BodyKind::Html) == is_html {
            body = part.text;
            continue;
        }
        body.push_str("\n\n");
        match part.kind {
            BodyKind::Text if is_html => push_as_html(&mut body, &part.text),
            _ => body.push_str(&part.text),
        }
    }
    (body, is_html.then_some(BodyKind::Html))
}

/// Appends plain text as paragraphs, which blank lines part.
fn push_as_html(body: &mut String, text: &str) {
    let mut is_open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            is_open = false;
            continue;
        }
        body.push_str(if is_open { "<br>\n" } else { "\n<p>" });
        is_open = true;
        for ch in line.chars() {
            match ch {
                '&' => body.push_str("&amp;"),
                '<' => body.push_str("&lt;"),
                _ => body.push(ch),
            }
        }
    }
    body.push_str("</p>\n");
}

/// Makes a page that was read from the text of a message one of the message: no place of the page is one
/// of the document.
pub(super) fn adopt(page: &mut Page, fields: Fields) {
    super::json_record::adopt(page, fields.all);
    let has_title = |field: &Field| field.place() == Place::HtmlTitle;
    if !page.fields.iter().any(has_title) {
        page.fields.extend(fields.window_title);
    }
    page.crawled = fields.saved;
}
