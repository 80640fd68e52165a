//! Rows of corpora that were made from crawls of the web: their dates are those of the crawl, and their source is a
//! set.

use crate::field::{Field, Place};
use crate::metadata::{FieldName, PartialDateTime, keys};
use crate::page::Page;

/// Keys that only rows of crawls have, as they end, sorted.
#[rustfmt::skip] // One entry a line.
const OF_CRAWLS: [&str; 5] = [
    "crawldate",
    "dump",
    "warcdate",
    "warcfilename",
    "warctargeturi",
];

/// Keys of dates and sources that are the crawl's in such a row.
#[rustfmt::skip] // One entry a line.
const OF_CRAWL_THERE: [&str; 7] = [
    "added",
    "created",
    "crawldate",
    "date",
    "source",
    "timestamp",
    "warcdate",
];

/// Sets apart what the fields of a record tell of its crawl.
pub(super) fn set_apart(page: &mut Page) {
    if !is_row(&page.fields) {
        return;
    }
    for field in &mut page.fields {
        let key = keys::squashed(field.key());
        let key = key.rsplit('.').next().unwrap_or_default();
        if OF_CRAWL_THERE.contains(&key) {
            page.crawled = page.crawled.or(PartialDateTime::parse(field.value()));
            *field = Field::new(&format!("crawl.{key}"), field.value(), Place::FrontMatter);
        }
    }
}

/// Whether fields are those of a row: what else has a text, an address and a time has a title or an author.
fn is_row(fields: &[Field]) -> bool {
    let (mut address, mut time, mut others) = (false, false, false);
    for field in fields
        .iter()
        .filter(|field| field.place() == Place::FrontMatter)
    {
        let key = keys::squashed(field.key());
        let is_of_crawl = OF_CRAWLS.iter().any(|of_crawl| key.ends_with(of_crawl));
        address |= is_of_crawl || key == "url";
        time |= is_of_crawl || key == "timestamp";
        let known = keys::envelope(field.key());
        others |= matches!(known, Some((FieldName::Title | FieldName::Author, _)));
    }
    address && time && !others
}
