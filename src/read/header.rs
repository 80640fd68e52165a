//! A crawler's header: `key: value` lines at the top of a document.
//!
//! Prose has lines with colons too, so a line counts only by its key: one of the known keys, or,
//! among lines with known ones, any key or value in the manner of programs (`http_status: fetched`,
//! `Content-Type: text/html`).

use super::Envelope;
use super::text::lines;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys};
use crate::page::Span;

/// Lines of header at most.
const MOST_LINES: usize = 64;

/// The longest key, in characters.
const LONGEST_KEY: usize = 32;

/// The longest value of an unknown key, in bytes. What is longer is prose behind a colon.
const LONGEST_UNKNOWN_VALUE: usize = 200;

/// The most words of a value that is told by its words.
const MOST_CODES: usize = 4;

struct Line<'a> {
    key: &'a str,
    value: &'a str,
    source: Span,
    known: bool,
}

/// Reads the header that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    let text = source.get(start..).unwrap_or_default();
    let (found, known_until) = candidates(text, start);
    let Some(header) = found.get(..known_until) else {
        return none;
    };
    let known = header.iter().filter(|line| line.known).count();
    // One known key may be chance ("Time: …" begins prose too) unless its value is an address.
    let by_address = header
        .iter()
        .any(|line| line.known && line.value.contains("://") && !line.value.contains(' '));
    if known < 2 && !by_address {
        return none;
    }
    let Some(last) = header.last() else {
        return none;
    };
    let end = last.source.range().end;
    let rest = source.get(end..).unwrap_or_default();
    let body = end
        + rest.find('\n').map_or(0, |at| {
            if rest.get(..at).is_some_and(|gap| gap.trim().is_empty()) {
                at + 1
            } else {
                0
            }
        });
    let fields = header.iter().filter(|line| !line.value.is_empty());
    Envelope {
        fields: fields
            .map(|line| {
                let (key, value) = (line.key.to_lowercase(), unquoted(line.value));
                let mut field = Field::new(&key, value, Place::Header);
                field.source = line.source;
                field
            })
            .collect(),
        body,
        warning: None,
    }
}

/// The lines at the top that could be header, and how many of them are: up to the last known key,
/// and the unknown ones behind it when a blank line or the end follows them.
fn candidates(text: &str, offset: usize) -> (Vec<Line<'_>>, usize) {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut header = 0;
    let mut end_of_last = 0;
    for (line, at) in lines(text).take(MOST_LINES) {
        let blank_before = at > 0 && {
            let between = text.get(end_of_last..at).unwrap_or_default();
            between.bytes().filter(|&byte| byte == b'\n').count() > 1
        };
        end_of_last = at + line.len();
        if blank_before {
            header = found.len();
        }
        let Some((key, value)) = split(line) else {
            return (found, header);
        };
        let known = keys::envelope(key).is_some_and(|(field, _)| is_plausible(field, value));
        // Behind a blank line only a known key carries on the header.
        let acceptable = known || !blank_before && is_of_program(key, value);
        if !acceptable {
            return (found, header);
        }
        let source = Span::new(offset + at, offset + at + line.len());
        found.push(Line {
            key,
            value,
            source,
            known,
        });
        if known {
            header = found.len();
        }
    }
    let all = found.len();
    (found, all)
}

/// Whether a value can be one of the field. "Time: Saturday at two" tells of no publication.
fn is_plausible(field: FieldName, value: &str) -> bool {
    match field {
        FieldName::Url | FieldName::Image => value.is_empty() || value.contains(['/', '.']),
        FieldName::Published | FieldName::Modified => {
            value.is_empty() || value.bytes().any(|byte| byte.is_ascii_digit())
        }
        _ => true,
    }
}

/// The key and the value of a line, if it has the form of one.
fn split(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：'])?;
    let key = line.get(..at)?.trim();
    let colon = line.get(at..)?.chars().next()?;
    let value = line.get(at + colon.len_utf8()..)?.trim();
    let length = key.chars().count();
    (length > 0 && length <= LONGEST_KEY && !value.starts_with("//")).then_some((key, value))
}

/// Whether the key of a line, which is not known, or its value was written by a program.
fn is_of_program(key: &str, value: &str) -> bool {
    let is_key = |key: &str| {
        let mut bytes = key.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
            && bytes.all(|byte| {
                byte.is_ascii_lowercase()
                    || byte.is_ascii_digit()
                    || matches!(byte, b'_' | b'-' | b'.')
            })
    };
    let is_name = |key: &str| {
        let mut chars = key.chars();
        chars.all(|ch| ch.is_alphanumeric() || matches!(ch, ' ' | '-' | '_' | '.'))
    };
    value.len() <= LONGEST_UNKNOWN_VALUE
        && (is_key(key) || is_name(key) && is_value_of_program(value))
}

/// Whether each word of a value is one of codes, counts, times and addresses.
fn is_value_of_program(value: &str) -> bool {
    let is_code = |word: &str| {
        word.is_ascii()
            && word.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '/' | '=' | '@' | '_'))
    };
    let mut words = value.split_whitespace();
    !value.is_empty() && words.by_ref().take(MOST_CODES).all(is_code) && words.next().is_none()
}

fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inside) = value
            .strip_prefix(quote)
            .and_then(|value| value.strip_suffix(quote))
        {
            return inside;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(source: &str) -> (Vec<(String, String)>, &str) {
        let envelope = read(source, 0);
        let fields = envelope.fields.into_iter();
        (
            fields
                .map(|field| (field.key().into(), field.value().into()))
                .collect(),
            source.get(envelope.body..).unwrap_or_default(),
        )
    }

    #[test]
    fn reads_known_and_unknown_keys() {
        let (fields, body) = read_all(
            "url: https://a.example/1\r\ntitle: T\r\nhttp_status: 200\r\nnote: ok\r\n\r\nBody: text",
        );
        assert_eq!(fields.len(), 4);
        assert_eq!(body, "\r\nBody: text");
    }

    #[test]
    fn keys_that_are_not_known_stand_among_known_ones() {
        let (fields, body) = read_all(
            "URL: https://a.example/1\nCrawl-Date: 2024-05-10 08:30\nStatus: 200\n\
             Content-Type: text/html; charset=utf-8\n抓取时间：2024-05-10\n\
             Title: T\nID: 12345\n\nBody: text",
        );
        let keys: Vec<&str> = fields.iter().map(|(key, _)| &**key).collect();
        let expected = [
            "url",
            "crawl-date",
            "status",
            "content-type",
            "抓取时间",
            "title",
            "id",
        ];
        assert_eq!(keys, expected);
        assert_eq!(body.trim(), "Body: text");
    }

    #[test]
    fn reads_chinese_keys_and_blank_lines_between() {
        let (fields, body) =
            read_all("标题：潮水\n\n来源: 港口报\n时间：2024-05-03\n\n正文：开始。");
        assert_eq!(fields.len(), 3);
        assert_eq!(body.trim(), "正文：开始。");
    }

    #[test]
    fn prose_with_colons_is_body() {
        for source in [
            "王毅:俄罗斯、中亚是重要周边。\n记者:谢谢。",
            "Note: the tide comes in at four.\nIt goes out at ten.",
            "Time: it flies.\nAnd so do we.",
            "时间：星期六下午两点\n地址：镇文化站\n欢迎大家来。",
            "http://a.example/1\nBody",
        ] {
            assert_eq!(read_all(source).1, source);
        }
    }

    #[test]
    fn a_header_ends_where_prose_begins() {
        let (fields, body) = read_all("title: T\ndate: 2024-05-03\nNote: the tide comes in.\n");
        assert_eq!(fields.len(), 2);
        assert_eq!(body, "Note: the tide comes in.\n");
    }

    #[test]
    fn one_line_is_enough_when_it_is_an_address() {
        assert_eq!(read_all("url: https://a.example/1\nBody").0.len(), 1);
    }
}
