//! From a document to a page: the metadata header, then the body in its own format.

mod aozora;
mod archived_mail;
mod board;
mod crawl_rows;
mod doc_element;
mod dump;
mod ebook;
mod encoded_words;
mod escaped;
mod feed;
mod feed_export;
mod fences;
mod fiction_book;
mod front_matter;
mod header;
mod html;
mod inner_keys;
mod jats;
mod json_holder;
mod json_keys;
mod json_record;
mod json_records;
mod json_thread;
mod letter_file;
mod literals;
mod loose_yaml;
mod mail;
mod markdown;
pub(crate) mod mime;
mod movable_type;
mod notebook;
pub(crate) mod one_line;
mod prefixes;
mod printed;
mod record;
mod rows;
mod sheets;
mod sniff;
mod tei;
mod text;
mod title_block;
mod titles;
mod transfer;
mod value_bounds;
mod values;
mod vocabulary;
mod wiki_dump;
mod wikitext;
mod window_title;
mod wrapped;
mod xml;

pub(crate) use feed::{decoded, may_have_references};
pub(crate) use html::lower_scraper;

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use crate::block::BlockKind;
use crate::document::{Content, Document};
use crate::error::Warning;
use crate::features::Features;
use crate::field::Field;
use crate::html::Tokenizer;
use crate::metadata::copies;
use crate::page::{BlockData, BodyKind, Gap, Page, Span};

/// A document's header as far as it was read.
#[derive(Debug, Default)]
pub(crate) struct Envelope {
    pub(crate) fields: Vec<Field>,
    /// Where the body begins, in bytes.
    pub(crate) body: usize,
    /// Where it ends, if something is said behind it of the document.
    pub(crate) end: Option<usize>,
    /// What stands in it and is no text, in order.
    pub(crate) cuts: Vec<Span>,
    pub(crate) warning: Option<Warning>,
}

/// Reads a document of at most 1 GiB.
pub(crate) fn read(document: Document<'_>, tokenizer: Tokenizer) -> (Page, Vec<Warning>) {
    let mut warnings = document.warnings;
    let mut page = match document.content {
        Content::Page(page) => *page,
        Content::Text(text) => {
            let text = with_line_feeds(text);
            read_source(text, document.body_kind, tokenizer, &mut warnings)
        }
    };
    tell_address(&mut page, document.url);
    page.crawled = document.crawled.or(page.crawled);
    archived_mail::read(&mut page);
    letter_file::mark(&mut page);
    page.join_words();
    window_title::tell(&mut page);
    page.index();
    (page, warnings)
}

/// Tells a page where it was found. What archives and caches serve has its own address in theirs, and
/// its links are relative to theirs.
fn tell_address(page: &mut Page, found: Option<String>) {
    let original = found.as_deref().and_then(copies::original);
    match original.map(Cow::into_owned) {
        Some(original) => {
            page.base = page.base.take().or(found);
            page.url = Some(original);
        }
        None => page.url = found,
    }
}

/// A text whose lines end as they did on old systems, with returns alone, with feeds in their place.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_of_old = memchr::memchr2(b'\n', b'\r', text.as_bytes())
        .is_some_and(|at| text.as_bytes().get(at) == Some(&b'\r') && !text.contains('\n'));
    match is_of_old {
        true => Cow::Owned(text.replace('\r', "\n")),
        false => text,
    }
}

/// Reads a text, or the one that it carries in a form for machines.
fn read_source(
    text: Cow<'_, str>,
    kind: Option<BodyKind>,
    tokenizer: Tokenizer,
    warnings: &mut Vec<Warning>,
) -> Page {
    if kind.is_some() {
        return read_text(text, None, kind, tokenizer, warnings);
    }
    if let Some(message) = mime::read(&text, warnings) {
        let header = Envelope {
            body: message.body,
            ..Envelope::default()
        };
        let text = Cow::Owned(message.text);
        let mut page = read_text(text, Some(header), message.kind, tokenizer, warnings);
        mime::adopt(&mut page, message.fields);
        return page;
    }
    let value = values::read(without_mark(&text));
    if let Some(record) = value.as_ref().and_then(json_record::read) {
        drop(value);
        let kind = record.is_html.then_some(BodyKind::Html);
        let text = Cow::Owned(record.text);
        let mut page = read_text(text, None, kind, tokenizer, warnings);
        json_record::adopt(&mut page, record.fields);
        crawl_rows::set_apart(&mut page);
        return page;
    }
    let export = of_export(&text, value.as_ref());
    // What is cleaned may be large, and the value is as large again.
    drop(value);
    read_parts(text, None, export, None, tokenizer, warnings)
}

/// A text without the mark with which some begin. Others would have other offsets without it; readers skip it instead.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a document that has no header of its own: records, or what a blog exports.
fn of_export(document: &str, value: Option<&Value>) -> Option<feed::Feed> {
    let of_value = value.and_then(|it| feed::read_json(it).or_else(|| json_records::read(it)));
    of_value.or_else(|| movable_type::read(without_mark(document)))
}

/// Reads a body of XML whose elements are not those of HTML.
fn of_xml(body: &str) -> Option<feed::Feed> {
    let readers = [
        feed::read_xml,
        doc_element::read,
        fiction_book::read,
        jats::read,
        tei::read,
        wiki_dump::read,
    ];
    readers.iter().find_map(|read| read(body))
}

/// Reads a text, of which the header may have been read.
fn read_text(
    source: Cow<'_, str>,
    header: Option<Envelope>,
    kind: Option<BodyKind>,
    tokenizer: Tokenizer,
    warnings: &mut Vec<Warning>,
) -> Page {
    let may_be_export = kind != Some(BodyKind::Text);
    let export = may_be_export.then(|| {
        let value = values::read(without_mark(&source));
        of_export(&source, value.as_ref())
    });
    read_parts(source, header, export.flatten(), kind, tokenizer, warnings)
}

/// Reads the header and the body of a text that may have been read whole, as an export.
fn read_parts(
    source: Cow<'_, str>,
    header: Option<Envelope>,
    as_whole: Option<feed::Feed>,
    kind: Option<BodyKind>,
    tokenizer: Tokenizer,
    warnings: &mut Vec<Warning>,
) -> Page {
    let start = source.len() - without_mark(&source).len();
    let may_be_feed = kind != Some(BodyKind::Text);
    let mut envelope = match (header, &as_whole) {
        (Some(header), _) => header,
        (None, Some(_)) => Envelope {
            body: start,
            ..Envelope::default()
        },
        (None, None) => read_envelope(&source, start),
    };
    warnings.extend(envelope.warning.take());
    envelope.fields.iter_mut().for_each(titles::tidy);
    let body = source.get(envelope.body..).unwrap_or_default();
    let of_markup = || of_xml(body).or_else(|| kind.is_none().then(|| wikitext::read(body))?);
    let feed = as_whole.or_else(|| may_be_feed.then(of_markup).flatten());
    let is_plain = envelope.end.is_some() || !envelope.cuts.is_empty();
    let is_told = kind.is_some() || is_plain;
    let kind = match feed {
        Some(_) => BodyKind::Html,
        None if is_plain => BodyKind::Text,
        None => kind.unwrap_or_else(|| sniff::body_kind(body)),
    };
    let mut page = match kind {
        BodyKind::Html => {
            let fields = &mut envelope.fields;
            let (page, hostile) =
                lower_html(&source, start..envelope.body, feed, fields, tokenizer);
            if hostile {
                warnings.push(Warning::HostileMarkup);
            }
            page
        }
        BodyKind::Text if !is_told && markdown::is_markdown(body) => {
            markdown::lower(source.into_owned(), start, envelope.body)
        }
        BodyKind::Text => text::lower(source.into_owned(), start, envelope.body),
    };
    if let Some(end) = envelope.end {
        end_body(&mut page, end);
    }
    if page.text_is_source && !envelope.cuts.is_empty() {
        cut_out(&mut page, std::mem::take(&mut envelope.cuts));
    }
    // The document's own header goes before what its markup says.
    envelope.fields.append(&mut page.fields);
    page.fields = envelope.fields;
    page
}

/// Lowers a page below its header, or the one that was made of a feed; whether its markup is hostile.
fn lower_html(
    source: &str,
    header: Range<usize>,
    feed: Option<feed::Feed>,
    fields: &mut Vec<Field>,
    tokenizer: Tokenizer,
) -> (Page, bool) {
    let mut page = Page::new(BodyKind::Html);
    let (start, body) = (header.start, header.end);
    push_envelope(&mut page, source.get(header).unwrap_or_default(), start);
    let hostile = match feed {
        Some(feed) => {
            fields.extend(feed.fields);
            html::lower_made(&mut page, &feed.html, source.len(), tokenizer)
        }
        None => {
            let hostile = html::lower_text(&mut page, source, body, tokenizer);
            if let Some(printed) = printed::read(&page, source, body) {
                page = printed;
            }
            hostile
        }
    };
    (page, hostile)
}

/// Reads the header that begins at `start`, in whatever form it is written.
fn read_envelope(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    // No header begins with a tag, as pages do.
    if text.trim_start().starts_with('<') {
        return Envelope {
            body: start,
            ..Envelope::default()
        };
    }
    let mut envelope = front_matter::read(source, start);
    for read in [
        ebook::read,
        aozora::read,
        title_block::read,
        record::read,
        mail::read,
        board::read,
        header::read,
    ] {
        if envelope.body == start && envelope.cuts.is_empty() && envelope.warning.is_none() {
            envelope = read(source, start);
        }
    }
    // Front matter may lack the line that ends it.
    let first = text.lines().next().unwrap_or_default();
    if envelope.body == start
        && envelope.cuts.is_empty()
        && envelope.warning.is_none()
        && first.trim_end() == "---"
    {
        let behind = header::behind_line(source, start + first.len());
        let open = header::read(source, behind);
        if open.body > behind {
            return open;
        }
    }
    envelope
}

/// Takes parts out of the text, and the blocks that are nothing else.
fn cut_out(page: &mut Page, cuts: Vec<Span>) {
    page.cut(cuts);
    let mut sources = std::mem::take(&mut page.sources).into_iter();
    let mut kept = Vec::new();
    page.blocks.retain(|block| {
        let source = sources.next().unwrap_or(block.text);
        let stays = !block.text.is_empty();
        kept.extend(stays.then_some(source));
        stays
    });
    page.sources = kept;
}

/// Makes what stands from a byte of the document on lines as those of the header are.
fn end_body(page: &mut Page, end: usize) {
    let mut sources = page.sources.iter();
    for block in &mut page.blocks {
        let source = sources.next().copied().unwrap_or(block.text);
        if source != Span::NOWHERE && source.range().start >= end {
            block.kind = BlockKind::Envelope;
        }
    }
}

/// Copies the lines of a header into the page's text, each a block.
fn push_envelope(page: &mut Page, envelope: &str, offset: usize) {
    for (line, at) in text::lines(envelope) {
        let start = page.text.len();
        page.text.push_str(line);
        page.text.push('\n');
        let text = Span::new(start, start + line.len());
        page.blocks.push(envelope_block(text));
        let source = Span::new(offset + at, offset + at + line.len());
        page.sources.push(source);
    }
}

/// The block of a line of the header.
fn envelope_block(text: Span) -> BlockData {
    BlockData {
        kind: BlockKind::Envelope,
        gap: Gap::Line,
        list_depth: 0,
        quote_depth: 0,
        hidden: false,
        text,
        first_inline: 0,
        container: 0,
        hits: 0,
        phrase_labels: 0,
        features: Features::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Article, clean};

    /// What a story says, and what was said of it.
    pub(super) const TOLD: &str = "The mill at the bend of the river grinds flour again, for the first time in years, \
                                   as the miller told us when we asked.";
    pub(super) const SAID: &str =
        "I remember when the old wheel broke, and how the whole village came to look.";

    /// The title, the authors and the date of a document.
    pub(super) fn stated(article: &Article) -> (Option<&str>, Vec<&str>, Option<String>) {
        let metadata = article.metadata();
        let authors = metadata.authors.iter().map(|it| &*it.value).collect();
        let date = metadata.published.as_ref().map(|it| it.value.to_string());
        (article.title(), authors, date)
    }

    #[test]
    fn lines_may_end_with_returns() {
        let article =
            clean("Title: The mill\rAuthor: Ann Bell\r\rThe mill grinds.\r\rIt is old.\r");
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), "The mill grinds.\n\nIt is old.");
    }

    #[test]
    fn front_matter_may_be_open() {
        let article = clean("---\ntitle: The mill\nauthor: Ann Bell\n\nThe mill grinds again.");
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), "The mill grinds again.");
        let article = clean("---\nThe mill grinds again.\n\nIt is old.");
        assert!(article.title().is_none());
    }
}
