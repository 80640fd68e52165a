//! The parts of a message of MIME that are text.

use std::borrow::Cow;

use memchr::memmem;

use super::header::{Header, Transfer};
use crate::decode;
use crate::error::Warning;
use crate::page::BodyKind;
use crate::read::{encoded_words, transfer};

/// How deep parts stand in others, at most: letters that are forwarded again and again have some ten.
const DEEPEST: usize = 24;

/// A part that is text, decoded.
pub(super) struct Part {
    pub(super) kind: BodyKind,
    pub(super) text: String,
    /// The address that it was found at.
    pub(super) address: Option<String>,
    /// Whether it goes on to a boundary, and is not cut off.
    is_whole: bool,
}

/// A message or a part of one.
#[derive(Clone, Copy)]
struct Entity<'a> {
    header: &'a Header<'a>,
    /// The type of the content where the header states none.
    usual: &'static str,
    body: &'a str,
    is_whole: bool,
}

/// Reads the parts of messages, and keeps what is to be warned of.
struct Reader<'w> {
    warnings: &'w mut Vec<Warning>,
}

/// The parts that are text of a message with this header and body; `None` if they cannot be told apart.
pub(super) fn read(
    header: &Header<'_>,
    body: &str,
    warnings: &mut Vec<Warning>,
) -> Option<Vec<Part>> {
    let entity = Entity {
        header,
        usual: PLAIN,
        body,
        is_whole: true,
    };
    Reader { warnings }.parts(entity, 0)
}

const PLAIN: &str = "text/plain";

/// Types of text that is data or is shown by few programs.
const OTHER_TEXTS: [&str; 10] = [
    "text/calendar",
    "text/css",
    "text/csv",
    "text/directory",
    "text/ecmascript",
    "text/javascript",
    "text/vcard",
    "text/watch-html",
    "text/x-amp-html",
    "text/x-vcard",
];

impl Reader<'_> {
    fn parts(&mut self, entity: Entity<'_>, depth: usize) -> Option<Vec<Part>> {
        if depth > DEEPEST {
            return None;
        }
        let kind = entity.header.kind();
        let kind = kind.as_deref().unwrap_or(entity.usual);
        if let Some(kind) = kind.strip_prefix("multipart/") {
            return match split(entity) {
                Some(split) => self.of_several(entity.header, kind, &split, depth),
                None if depth == 0 => None,
                // What has no parts is text, if it is anything.
                None => Some(self.decoded(entity, BodyKind::Text)),
            };
        }
        if kind == "message/rfc822" || kind == "message/global" {
            return self.of_message(entity, depth);
        }
        let is_html = matches!(kind, "text/html" | "application/xhtml+xml");
        let is_text = kind.starts_with("text/") || kind.starts_with("message/");
        let is_shown = is_html || (is_text && !OTHER_TEXTS.contains(&kind));
        let is_left = kind != PLAIN && entity.header.is_attachment() && depth > 0;
        Some(match is_shown && !is_left {
            true if is_html => self.decoded(entity, BodyKind::Html),
            true => self.decoded(entity, BodyKind::Text),
            false => Vec::new(),
        })
    }

    fn of_several(
        &mut self,
        header: &Header<'_>,
        kind: &str,
        split: &Split<'_>,
        depth: usize,
    ) -> Option<Vec<Part>> {
        let usual = match kind {
            "digest" => "message/rfc822",
            _ => PLAIN,
        };
        let root = match kind {
            "related" => Some(root(header, split)),
            _ => None,
        };
        let is_alternative = kind == "alternative";
        let (mut found, mut best) = (Vec::new(), Form::default());
        for (at, text) in split.parts.iter().enumerate() {
            let is_root = root == Some(at);
            // Behind the page stand its frames, images and styles.
            if root.is_some_and(|root| at < root) || (root.is_some() && !found.is_empty()) {
                continue;
            }
            let header = Header::of_part(text);
            let entity = Entity {
                header: &header,
                usual: if is_root { "text/html" } else { usual },
                body: text.get(header.body..).unwrap_or_default(),
                is_whole: split.is_closed || at + 1 < split.parts.len(),
            };
            let parts = self.parts(entity, depth + 1)?;
            match is_alternative {
                true => best = best.better(Form::of(parts)),
                false => found.extend(parts),
            }
        }
        found.extend(best.parts);
        if !split.behind.trim().is_empty() {
            found.push(Part {
                kind: BodyKind::Text,
                text: split.behind.to_owned(),
                address: None,
                is_whole: true,
            });
        }
        Some(found)
    }

    /// The parts of a letter that another one carries, with what its header says for readers.
    fn of_message(&mut self, entity: Entity<'_>, depth: usize) -> Option<Vec<Part>> {
        // Some programs encode the letter, though it has a form of its own.
        let body = self.text(entity);
        let header = Header::of(&body);
        let told = ["from", "to", "date", "subject"];
        let lines = header.lines.iter().filter(|line| {
            let mut keys = told.iter();
            keys.any(|key| line.key.eq_ignore_ascii_case(key))
        });
        let lines: String = lines
            .map(|line| format!("{}: {}\n", line.key, encoded_words::decode(&line.value)))
            .collect();
        let mut found = Vec::new();
        if !lines.is_empty() {
            found.push(Part {
                kind: BodyKind::Text,
                text: lines,
                address: None,
                is_whole: true,
            });
        }
        let inner = Entity {
            header: &header,
            usual: PLAIN,
            body: body.get(header.body..).unwrap_or_default(),
            is_whole: entity.is_whole,
        };
        found.extend(self.parts(inner, depth + 1)?);
        Some(found)
    }

    /// A part as one that is read, if it has any text.
    fn decoded(&mut self, entity: Entity<'_>, kind: BodyKind) -> Vec<Part> {
        let text = self.text(entity);
        if text.trim().is_empty() {
            return Vec::new();
        }
        vec![Part {
            kind,
            text: text.into_owned(),
            address: entity.header.address("content-location"),
            is_whole: entity.is_whole,
        }]
    }

    /// The text of a part, decoded.
    fn text<'a>(&mut self, entity: Entity<'a>) -> Cow<'a, str> {
        let body = entity.body;
        let (bytes, rest) = match entity.header.transfer() {
            Transfer::Base64 => transfer::leading_base64(body),
            Transfer::QuotedPrintable if transfer::is_quoted_printable(body) => {
                (transfer::from_quoted_printable(body), "")
            }
            Transfer::QuotedPrintable | Transfer::AsIs => return Cow::Borrowed(body),
        };
        let Ok((text, encoding, is_damaged)) = decode::decode_as(&bytes, entity.header.charset())
        else {
            return Cow::Borrowed(body);
        };
        let warning = Warning::UndecodableBytes {
            encoding: encoding.name(),
        };
        if is_damaged && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
        let text = text.trim_start_matches('\u{feff}');
        let rest = if rest.trim().is_empty() { "" } else { rest };
        Cow::Owned([text, rest].concat())
    }
}

/// The number of the root of parts that belong together: the one that is named, or the first.
fn root(header: &Header<'_>, split: &Split<'_>) -> usize {
    let Some(start) = header.parameter("start").filter(|start| !start.is_empty()) else {
        return 0;
    };
    let mut parts = split.parts.iter();
    let root = parts.position(|part| Header::of_part(part).get("content-id") == Some(start));
    root.unwrap_or(0)
}

/// One of the forms of the same text.
#[derive(Default)]
struct Form {
    parts: Vec<Part>,
    is_page: bool,
    is_whole: bool,
    shown: usize,
}

impl Form {
    fn of(parts: Vec<Part>) -> Form {
        Form {
            is_page: parts.iter().any(|part| part.kind == BodyKind::Html),
            is_whole: parts.iter().all(|part| part.is_whole),
            shown: shown(&parts),
            parts,
        }
    }

    /// The form to read: the first page, unless it is cut off or shows nothing and another has more text.
    fn better(self, other: Form) -> Form {
        let is_better = match (self.is_page, other.is_page) {
            (true, true) => self.shown == 0,
            (false, true) if other.is_whole => other.shown > 0,
            (true, false) if self.is_whole => self.shown == 0,
            (false, false) => self.shown == 0,
            _ => other.shown > self.shown,
        };
        if is_better { other } else { self }
    }
}

/// About how many bytes of some parts are no tags and no blanks.
fn shown(parts: &[Part]) -> usize {
    let behind_tag = |piece: &str| match piece.split_once('>') {
        Some((_, behind)) => behind.trim().len(),
        None => piece.trim().len(),
    };
    let of_part = |part: &Part| match part.kind {
        BodyKind::Html => part.text.split('<').map(behind_tag).sum(),
        BodyKind::Text => part.text.trim().len(),
    };
    parts.iter().map(of_part).sum()
}

/// What stands between the boundaries of a content.
struct Split<'a> {
    parts: Vec<&'a str>,
    /// Whether the last part ends at a boundary.
    is_closed: bool,
    /// What stands behind the last boundary.
    behind: &'a str,
}

/// The parts of a content, if it states a boundary and has it. What stands before the first one is for
/// programs that know nothing of parts.
fn split(entity: Entity<'_>) -> Option<Split<'_>> {
    let body = entity.body;
    let boundary = entity.header.parameter("boundary")?;
    if boundary.is_empty() {
        return None;
    }
    let mark = format!("--{boundary}");
    let mut found = Split {
        parts: Vec::new(),
        is_closed: false,
        behind: "",
    };
    let mut open = None;
    for at in memmem::find_iter(body.as_bytes(), &mark) {
        let before = body.get(..at).unwrap_or_default();
        let Some((behind, is_last)) = end_of_mark(body.get(at + mark.len()..).unwrap_or_default())
        else {
            continue;
        };
        if !(before.is_empty() || before.ends_with('\n')) {
            continue;
        }
        if let Some(start) = open {
            let part = before.get(start..).unwrap_or_default();
            let part = part.strip_suffix('\n').unwrap_or(part);
            found.parts.push(part.strip_suffix('\r').unwrap_or(part));
        }
        open = Some(body.len() - behind.len());
        if is_last {
            found.is_closed = true;
            found.behind = behind;
            // Without any part the text stands where none belongs.
            return (!found.parts.is_empty()).then_some(found);
        }
    }
    found.parts.push(body.get(open?..).unwrap_or_default());
    Some(found)
}

/// What stands behind the line of a boundary, of which `rest` is the end, and whether it is the last one.
fn end_of_mark(rest: &str) -> Option<(&str, bool)> {
    let behind = rest.strip_prefix("--");
    let line = behind.unwrap_or(rest).trim_start_matches([' ', '\t', '\r']);
    match line.strip_prefix('\n') {
        Some(next) => Some((next, behind.is_some())),
        None => line.is_empty().then_some(("", behind.is_some())),
    }
}
