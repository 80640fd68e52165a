//! A record of a web archive: the lines that tell what was fetched, and those of the answer.

use super::Envelope;
use super::text::lines;
use crate::field::{Field, Place};
use crate::page::Span;

/// Lines of a record's header at most.
const MOST_LINES: usize = 64;

/// Reads the header of a record that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let mut envelope = Envelope {
        body: start,
        ..Envelope::default()
    };
    let start = behind_information(source, start).unwrap_or(start);
    if let Some(end) = end_of_block(source, start, "WARC/") {
        let header = source.get(start..end).unwrap_or_default();
        for (line, at) in lines(header) {
            if let Some((key, value)) = line.split_once(": ") {
                let mut field = Field::new(&key.to_lowercase(), value.trim(), Place::Header);
                field.source = Span::new(start + at, start + at + line.len());
                envelope.fields.push(field);
            }
        }
        // What the server said tells when the page was fetched, and nothing of when it was written.
        envelope.body = end_of_block(source, end, "HTTP/").unwrap_or(end);
    }
    envelope
}

/// Where the next record begins, if the first one tells of the archive alone.
fn behind_information(source: &str, start: usize) -> Option<usize> {
    let end = end_of_block(source, start, "WARC/")?;
    let header = source.get(start..end)?;
    let is_of_archive = |(line, _): (&str, usize)| {
        let value = line
            .split_once(": ")
            .filter(|(key, _)| key.eq_ignore_ascii_case("warc-type"));
        value.is_some_and(|(_, value)| value.trim() == "warcinfo")
    };
    lines(header).any(is_of_archive).then_some(())?;
    let at = memchr::memmem::find(source.get(end..)?.as_bytes(), b"\nWARC/")?;
    Some(end + at + 1)
}

/// Where the lines end that begin at `start` with the version of a protocol.
fn end_of_block(source: &str, start: usize, protocol: &str) -> Option<usize> {
    let text = source.get(start..)?;
    let version = text.strip_prefix(protocol)?;
    version
        .starts_with(|ch: char| ch.is_ascii_digit())
        .then_some(())?;
    let mut end = 0;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        end += line.len();
        if line.trim().is_empty() {
            return Some(start + end);
        }
        if end > line.len() && !line.contains(':') {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_fetched_and_skips_the_answer() {
        let source = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n\
                      WARC-Date: 2024-05-20T10:11:12Z\r\n\r\nHTTP/1.1 200 OK\r\nDate: Mon, 20 May 2024\r\n\r\n<p>Tide";
        let envelope = read(source, 0);
        assert_eq!(source.get(envelope.body..), Some("<p>Tide"));
        let article = crate::Cleaner::default().clean(source);
        let metadata = article.metadata();
        let url = metadata.url.as_ref().map(|url| url.value.clone());
        assert_eq!(url.as_deref(), Some("https://a.example/1"));
        assert!(metadata.published.is_none());
    }

    #[test]
    fn what_tells_of_the_archive_is_skipped() {
        let source = "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: x\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\
                      WARC-Target-URI: https://a.example/1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>Tide";
        let envelope = read(source, 0);
        assert_eq!(source.get(envelope.body..), Some("<p>Tide"));
        assert!(
            envelope
                .fields
                .iter()
                .any(|field| field.key() == "warc-target-uri")
        );
    }

    #[test]
    fn other_texts_are_no_records() {
        for source in [
            "WARC/1.0 is a format.\nIt is old.\n\n",
            "WARC/x: 1\n\n",
            "HTTP/1.1 200 OK\n\n",
        ] {
            assert_eq!(read(source, 0).body, 0, "{source}");
        }
    }
}
