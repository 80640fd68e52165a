//! The header of a letter that an archive shows at the top of its page, in whatever elements: lines, a
//! list, a table, the begin of preformatted text.

use std::ops::Range;

use super::mail::{self, Line, Role};
use crate::block::BlockKind;
use crate::features::Features;
use crate::field::{Field, Place};
use crate::metadata::{PartialDateTime, names};
use crate::page::{BlockData, BodyKind, Page, Span};

/// Blocks above a header: menus of the archive.
const MOST_ABOVE: usize = 80;

/// The longest key with its colon, in bytes, and the longest one that has none.
const LONGEST_KEY: usize = 44;
const LONGEST_BARE_KEY: usize = 16;

/// Lines of a header at most, on each side of that of the sender.
const MOST_LINES: usize = 16;

/// The longest line of a sender or a date without keys, in bytes.
const LONGEST_LINE: usize = 160;

/// Finds the header of a letter before the running text of a page: its lines become those of a header,
/// and what they tell fields.
pub(super) fn read(page: &mut Page) {
    if page.body_kind != BodyKind::Html {
        return;
    }
    let mut at = 0;
    while let Some(block) = page.blocks.get(at).filter(|_| at < MOST_ABOVE) {
        let is_shown = !block.hidden && block.kind != BlockKind::Envelope;
        match block.kind {
            _ if !is_shown => {}
            BlockKind::Code if is_preformatted(page, block) => return split(page, at),
            BlockKind::Heading(_) if is_signed(page, at + 1) => return sign(page, at + 1),
            _ if may_send(page.str(block.text)) && sends(page, at) => {
                let (lines, range) = lines_around(page, at);
                if is_header(&lines) {
                    return take(page, &lines, range);
                }
                at = range.end.max(at);
            }
            _ if block.features.is_prose() => return,
            _ => {}
        }
        at += 1;
    }
}

/// Whether a text may begin with the key of a sender, as its first bytes tell.
fn may_send(text: &str) -> bool {
    match text.as_bytes() {
        [first, ..] if first.is_ascii() => b"dfkov".contains(&first.to_ascii_lowercase()),
        [0xd0, 0xbe | 0x9e, ..] | [0xe5, 0x8f | 0xaf | 0xb7, ..] => true,
        [0xe7, 0x99, ..] | [0xe9, 0x80, ..] | [0xeb, 0xb3, ..] => true,
        _ => false,
    }
}

fn sends(page: &Page, at: usize) -> bool {
    line_at(page, at).is_some_and(|(role, ..)| role == Role::Sender)
}

/// What the block tells, where the value stands, and how many blocks key and value are: a line, a row, or
/// a key and the block behind it.
fn line_at(page: &Page, at: usize) -> Option<(Role, Span, usize)> {
    let block = page.blocks.get(at).filter(|block| !block.hidden)?;
    let text = page.str(block.text);
    let begin = text.get(..text.floor_char_boundary(LONGEST_KEY))?;
    let (key, rest) = match begin.find(['\t', ':', '：']) {
        Some(end) => text.split_at_checked(end)?,
        None if text.len() <= LONGEST_BARE_KEY => (text, ""),
        None => return None,
    };
    let role = mail::role(key)?;
    let value = rest.trim_start_matches(['\t', ':', '：', ' ', '\u{a0}']);
    if !value.is_empty() {
        let end = block.text.range().end;
        return Some((role, Span::new(end - value.len(), end), 1));
    }
    let next = page.blocks.get(at + 1).filter(|block| !block.hidden)?;
    Some((role, next.text, 2))
}

/// The lines around that of the sender, and their blocks.
fn lines_around(page: &Page, at: usize) -> (Vec<Line>, Range<usize>) {
    let mut start = at;
    for _ in 0..MOST_LINES {
        let before = [1, 2].into_iter().find(|count| {
            let line = start.checked_sub(*count).and_then(|at| line_at(page, at));
            line.is_some_and(|(_, _, blocks)| blocks == *count)
        });
        start -= before.unwrap_or(0);
    }
    let (mut lines, mut end) = (Vec::new(), start);
    while let Some((role, value, blocks)) = line_at(page, end)
        && lines.len() < 2 * MOST_LINES
    {
        let source = page.sources.get(end + blocks - 1).copied();
        lines.push(Line {
            role,
            value: page.str(value).to_owned(),
            source: source.unwrap_or(Span::NOWHERE),
        });
        end += blocks;
    }
    (lines, start..end)
}

/// Whether lines are the header of a letter. The subject may be the heading above it.
fn is_header(lines: &[Line]) -> bool {
    let has = |role: Role, holds: fn(&str) -> bool| {
        let mut of_role = lines.iter().filter(|line| line.role == role);
        of_role.any(|line| holds(&line.value))
    };
    let is_dated = has(Role::Date, |value| {
        value.contains(|ch: char| ch.is_ascii_digit())
    });
    mail::is_letter(lines) || (has(Role::Sender, mail::has_address) && is_dated)
}

/// Makes blocks lines of a header, and fields of what they tell.
fn take(page: &mut Page, lines: &[Line], range: Range<usize>) {
    for block in page.blocks.get_mut(range).unwrap_or_default() {
        (block.kind, block.features) = (BlockKind::Envelope, Features::default());
    }
    add(page, lines.iter().filter_map(mail::field).collect());
}

/// Adds fields before those that the markup states.
fn add(page: &mut Page, mut fields: Vec<Field>) {
    fields.append(&mut page.fields);
    page.fields = fields;
}

/// Whether preformatted text begins with a header.
fn is_preformatted(page: &Page, block: &BlockData) -> bool {
    let text = page.str(block.text);
    mail::may_begin(text) && mail::is_letter(&mail::lines_of(text, 0).0)
}

/// Parts preformatted text from the header that it begins with.
fn split(page: &mut Page, at: usize) {
    let Some(block) = page.blocks.get(at).cloned() else {
        return;
    };
    let text = page.str(block.text);
    let (mut lines, end) = mail::lines_of(text, 0);
    let source = page.sources.get(at).copied().unwrap_or(Span::NOWHERE);
    lines.iter_mut().for_each(|line| line.source = source);
    let rest = text.get(end..).unwrap_or_default();
    // What indents the first line is a part of it.
    let blank = rest.len() - rest.trim_start().len();
    let blank = rest.get(..blank).and_then(|blank| blank.rfind('\n'));
    let begin = end + blank.map_or(0, |at| at + 1);
    let range = block.text.range();
    let body = Span::new((range.start + begin).min(range.end), range.end);
    let features = Features::of(page.str(body), 0);
    let header = Span::new(range.start, range.start + end);
    let of_header = |it: &&crate::page::Inline| it.text.range().start < body.range().start;
    let inlines = page.inlines.get(block.first_inline as usize..);
    let count = inlines
        .unwrap_or_default()
        .iter()
        .take_while(of_header)
        .count();
    if let Some(block) = page.blocks.get_mut(at) {
        (block.kind, block.text, block.features) =
            (BlockKind::Envelope, header, Features::default());
    }
    if !body.is_empty() {
        let first_inline = block.first_inline + crate::page::narrow(count);
        let block = BlockData {
            text: body,
            features,
            first_inline,
            ..block
        };
        page.blocks.insert(at + 1, block);
        page.sources
            .insert((at + 1).min(page.sources.len()), source);
    }
    add(page, lines.iter().filter_map(mail::field).collect());
}

/// Whether a block is a name with an address, and the next a date: what some archives write below the
/// subject.
fn is_signed(page: &Page, at: usize) -> bool {
    let line = |at: usize| {
        let text = page.blocks.get(at).map(|block| page.str(block.text));
        text.filter(|text| text.len() <= LONGEST_LINE)
    };
    let is_date = |text: &str| PartialDateTime::parse(text).is_some();
    line(at).and_then(name_before_address).is_some() && line(at + 1).is_some_and(is_date)
}

/// The name in `Ann Bell ann at a.example`.
fn name_before_address(text: &str) -> Option<&str> {
    let (before, host) = text.split_once(" at ").or_else(|| text.split_once('@'))?;
    let (name, _) = before.rsplit_once(' ')?;
    let is_host = host.contains('.') && !host.trim().contains(' ');
    (is_host && names::is_person(name)).then_some(name)
}

/// Takes the block as a line of a header that names the sender.
fn sign(page: &mut Page, at: usize) {
    let text = page.blocks.get(at).map(|block| page.str(block.text));
    let Some(name) = text.and_then(name_before_address) else {
        return;
    };
    let mut field = Field::new("author", name, Place::Header);
    field.source = page.sources.get(at).copied().unwrap_or(Span::NOWHERE);
    take(page, &[], at..at + 1);
    add(page, vec![field]);
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const BODY: &str = "<p>The keepers opened the new lock in the morning, and the first boats went \
                        through before noon.</p><p>Others had to wait for the water.</p>";
    const LINES: [(&str, &str); 4] = [
        ("From", "Ann Bell &lt;ann@a.example>"),
        ("To", "keepers@a.example"),
        ("Subject", "=?UTF-8?Q?New_gates?= on the lock"),
        ("Date", "Tue, 15 Mar 2022 08:40:12 +0100"),
    ];

    fn check(page: &str) {
        let article = clean(page);
        let metadata = article.metadata();
        assert_eq!(article.title(), Some("New gates on the lock"), "{page}");
        let authors: Vec<&str> = metadata.authors.iter().map(|name| &*name.value).collect();
        assert_eq!(authors, ["Ann Bell"], "{page}");
        let date = metadata
            .published
            .as_ref()
            .map(|date| date.value.to_string());
        assert!(
            date.is_some_and(|date| date.starts_with("2022-03-15T08:40")),
            "{page}"
        );
        let text = article.text();
        assert!(
            !text.contains("Ann Bell") && !text.contains("example"),
            "{text}"
        );
        assert!(text.contains("boats") && text.contains("water"), "{text}");
    }

    #[test]
    fn headers_of_letters_are_read_in_all_elements() {
        let all = |line: &dyn Fn(&str, &str) -> String| -> String {
            LINES.iter().map(|(key, value)| line(key, value)).collect()
        };
        let text = all(&|key, value| format!("{key}: {value}\n"));
        let plain = BODY.replace("<p>", "").replace("</p>", "\n\n");
        for page in [
            format!("<ul><li><a href=/>Archive</a></ul><pre>{text}\n{plain}</pre>"),
            format!("<div>{}<br>{BODY}</div>", text.replace('\n', "<br>")),
            all(&|key, value| format!("<div>{key}: {value}</div>")) + BODY,
            all(&|key, value| format!("<b>{key}:</b> {value}<br>")) + BODY,
            format!(
                "<ul>{}</ul>{BODY}",
                all(&|key, value| format!("<li><em>{key}</em>: {value}"))
            ),
            format!(
                "<dl>{}</dl>{BODY}",
                all(&|key, value| format!("<dt>{key}<dd>{value}"))
            ),
            format!(
                "<table>{}</table>{BODY}",
                all(&|key, value| format!("<tr><td>{key}:<td>{value}"))
            ),
            format!(
                "<table>{}</table>{BODY}",
                all(&|key, value| format!("<tr><th>{key}<td>{value}"))
            ),
        ] {
            check(&page);
        }
    }

    #[test]
    fn the_subject_may_be_the_heading_above() {
        let title = "<title>Boats: New gates on the lock</title><h1>New gates on the lock</h1>";
        let [from, _, _, date] = LINES.map(|(key, value)| format!("<li>{key}: {value}"));
        check(&format!("{title}<ul>{from}{date}</ul>{BODY}"));
        let address = "<a href='mailto:boats@a.example'>ann at a.example</a>";
        check(&format!(
            "{title}<b>Ann Bell</b> {address}<br><i>Tue Mar 15 08:40:12 UTC 2022</i>{BODY}"
        ));
    }

    #[test]
    fn letters_in_a_story_are_a_part_of_it() {
        let letter = "<p>From: Tom Oak &lt;tom@a.example><br>Subject: Old gates<br>\
                      Date: Tue, 15 Mar 2022 08:40:12 +0100</p>";
        let article = clean(format!("<h1>New gates</h1>{BODY}{letter}{BODY}").as_str());
        assert_eq!(article.title(), Some("New gates"));
        assert!(article.text().contains("Tom Oak"), "{}", article.text());
        let event = "<h1>Tides</h1><p>From: 8 am<br>To: 5 pm<br>Date: 3 May 2022</p>";
        let article = clean(format!("{event}{BODY}").as_str());
        assert!(article.metadata().authors.is_empty());
        let event = event.replace("8 am", "Friday at the lock");
        let page = crate::Cleaner::default().read(event.as_str());
        assert!(page.blocks().all(|block| !block.is_envelope()));
    }
}
