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

#[cfg(test)]
mod tests {
    use crate::clean;

    const TEXT: &str =
        "The mill at the bend of the river grinds flour again, for the first time in years.";

    #[test]
    fn times_of_crawls_are_no_dates_of_texts() {
        for row in [
            r#""timestamp": "2019-04-25T12:57:54Z", "url": "https://a.example/mill", "source": "mC4""#,
            r#""dump": "CC-MAIN-2013-20", "date": "2019-04-25T12:57:54Z", "url": "https://a.example/mill""#,
            r#""warc_headers": {"warc-date": "2019-04-25T12:57:54Z", "warc-target-uri": "https://a.example/mill"}"#,
            r#""meta": "{\"url\": \"https://a.example/mill\", \"timestamp\": \"2019-04-25T12:57:54Z\", \"source\": \"cc\"}""#,
        ] {
            let document = format!(r#"{{"text": "{TEXT}", {row}}}"#);
            let article = clean(document.as_str());
            let metadata = article.metadata();
            assert!(metadata.published.is_none(), "{document}");
            assert!(metadata.source.is_none(), "{document}");
            let url = metadata.url.as_ref().map(|url| &*url.value);
            assert_eq!(url, Some("https://a.example/mill"), "{document}");
        }
    }

    #[test]
    fn times_of_posts_are() {
        let document = format!(
            r#"{{"text": "{TEXT}", "screen_name": "Ann", "timestamp": "2019-04-25T12:57:54Z", "url": "https://a.example/1"}}"#
        );
        let article = clean(document.as_str());
        let date = article.metadata().published.as_ref();
        let date = date.map(|date| date.value.to_string());
        assert_eq!(date.as_deref(), Some("2019-04-25T12:57:54Z"));
    }
}
