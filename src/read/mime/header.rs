//! The header of a message of MIME or of one of its parts, and what it says of the content.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::Encoding;

use crate::read::encoded_words;

/// A line of a header, with those that go on with it.
pub(super) struct Line<'a> {
    pub(super) key: &'a str,
    pub(super) value: Cow<'a, str>,
    pub(super) place: Range<usize>,
}

/// The lines at the begin of a text, and where what they are the header of begins.
pub(super) struct Header<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) body: usize,
    /// Whether a blank line or the end of the text ends it.
    pub(super) is_closed: bool,
}

/// How the bytes of a content are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    Base64,
    QuotedPrintable,
    AsIs,
}

impl<'a> Header<'a> {
    pub(super) fn of(text: &'a str) -> Header<'a> {
        let mut header = Header {
            lines: Vec::new(),
            body: 0,
            is_closed: true,
        };
        for line in text.split_inclusive('\n') {
            let start = header.body;
            let shown = line.trim_end();
            if shown.is_empty() {
                header.body += line.len();
                return header;
            }
            let place = start..start + shown.len();
            if line.starts_with([' ', '\t'])
                && let Some(last) = header.lines.last_mut()
            {
                let value = last.value.to_mut();
                value.push(' ');
                value.push_str(shown.trim_start());
                last.place.end = place.end;
            } else if let Some((key, value)) = key_and_value(shown) {
                let value = Cow::Borrowed(value);
                header.lines.push(Line { key, value, place });
            } else if !(start == 0 && shown.starts_with("From ")) {
                header.is_closed = false;
                return header;
            }
            header.body += line.len();
        }
        header
    }

    /// The header of a part, if the text begins with one: text has lines with colons too.
    pub(super) fn of_part(text: &'a str) -> Header<'a> {
        let header = Header::of(text);
        let begins = |line: &Line<'_>| {
            let begin = line.key.get(.."content-".len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case("content-"))
        };
        match header.lines.is_empty() || header.lines.iter().any(begins) {
            true => header,
            false => Header {
                lines: Vec::new(),
                body: 0,
                is_closed: true,
            },
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let mut lines = self.lines.iter();
        let line = lines.find(|line| line.key.eq_ignore_ascii_case(key))?;
        Some(line.value.trim())
    }

    /// The type of the content in lower case, without parameters, if it is stated.
    pub(super) fn kind(&self) -> Option<String> {
        let kind = self.get("content-type")?.split(';').next()?.trim();
        kind.contains('/').then(|| kind.to_ascii_lowercase())
    }

    pub(super) fn transfer(&self) -> Transfer {
        let form = self.get("content-transfer-encoding").unwrap_or_default();
        let is = |name: &str| form.eq_ignore_ascii_case(name);
        match is("base64") {
            true => Transfer::Base64,
            false if is("quoted-printable") => Transfer::QuotedPrintable,
            false => Transfer::AsIs,
        }
    }

    /// The encoding that is stated. ASCII says nothing of what is not ASCII.
    pub(super) fn charset(&self) -> Option<&'static Encoding> {
        let label = self.parameter("charset")?;
        let is_ascii = label.to_ascii_lowercase().ends_with("ascii");
        (!is_ascii).then(|| Encoding::for_label(label.as_bytes()))?
    }

    pub(super) fn is_attachment(&self) -> bool {
        let kind = self.get("content-disposition").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("attachment")
    }

    /// The address that the content is said to have been found at, if it is one of the web.
    pub(super) fn address(&self, key: &str) -> Option<String> {
        let value = encoded_words::decode(self.get(key)?).into_owned();
        // Long ones are written over several lines.
        let value: String = value.split_whitespace().collect();
        let begin = value.get(..value.floor_char_boundary(8))?;
        let begin = begin.to_ascii_lowercase();
        (begin.starts_with("http://") || begin == "https://").then_some(value)
    }

    /// A parameter of the content's type.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let (_, mut rest) = self.get("content-type")?.split_once(';')?;
        loop {
            let (key, behind) = rest.split_once('=')?;
            let behind = behind.trim_start();
            let (value, after) = match behind.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => behind.split_once(';').unwrap_or((behind, "")),
            };
            let key = key.rsplit(';').next().unwrap_or_default();
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(value.trim());
            }
            rest = after;
        }
    }
}

/// The longest key, in bytes.
const LONGEST_KEY: usize = 76;

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let end = end_of_key(line.as_bytes())?;
    let value = line.get(end..)?.strip_prefix(':')?;
    Some((line.get(..end)?, value.trim_start()))
}

/// Where the key ends that a text begins with.
pub(super) fn end_of_key(text: &[u8]) -> Option<usize> {
    let mut begin = text.iter().take(LONGEST_KEY);
    let end = begin.position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-'))?;
    (end > 0).then_some(end)
}
