//! The header of a letter: of an e-mail, a message of a list or of Usenet, as it was sent or as a
//! client prints it.
//!
//! Letters have keys that other texts begin lines with too (`From`, `An`, `De`), so a header has a
//! sender and a subject, and either an address or a third key of letters. A blank line ends it.

use super::Envelope;
use super::encoded_words;
use super::header::{behind_line, key_and_value};
use super::text::lines;
use crate::field::{Field, Place};
use crate::page::Span;

/// Lines of a header at most: each server on the way adds some.
const MOST_LINES: usize = 128;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 40;

/// What a line of the header tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Sender,
    Subject,
    Date,
    Other,
}

/// The keys in lower case, without blanks.
#[rustfmt::skip] // One entry a line.
static KEYS: &[(&str, Role)] = &[
    ("a", Role::Other),
    ("aan", Role::Other),
    ("allegati", Role::Other),
    ("an", Role::Other),
    ("anexos", Role::Other),
    ("anhänge", Role::Other),
    ("anlagen", Role::Other),
    ("antwortan", Role::Other),
    ("approved", Role::Other),
    ("assunto", Role::Subject),
    ("asunto", Role::Subject),
    ("attachments", Role::Other),
    ("bcc", Role::Other),
    ("betreff", Role::Subject),
    ("cc", Role::Other),
    ("cci", Role::Other),
    ("da", Role::Sender),
    ("data", Role::Date),
    ("date", Role::Date),
    ("datosadjuntos", Role::Other),
    ("datum", Role::Date),
    ("de", Role::Sender),
    ("distribution", Role::Other),
    ("do", Role::Other),
    ("enviada", Role::Date),
    ("enviadael", Role::Date),
    ("enviadaem", Role::Date),
    ("enviado", Role::Date),
    ("enviadoel", Role::Date),
    ("enviadoem", Role::Date),
    ("envoyé", Role::Date),
    ("expires", Role::Other),
    ("fecha", Role::Date),
    ("from", Role::Sender),
    ("från", Role::Sender),
    ("gesendet", Role::Date),
    ("gönderildi", Role::Date),
    ("importance", Role::Other),
    ("inviato", Role::Date),
    ("keywords", Role::Other),
    ("kimden", Role::Sender),
    ("kime", Role::Other),
    ("konu", Role::Subject),
    ("kopie", Role::Other),
    ("lines", Role::Other),
    ("newsgroups", Role::Other),
    ("objet", Role::Subject),
    ("od", Role::Sender),
    ("oggetto", Role::Subject),
    ("onderwerp", Role::Subject),
    ("organisation", Role::Other),
    ("organization", Role::Other),
    ("para", Role::Other),
    ("path", Role::Other),
    ("piècesjointes", Role::Other),
    ("priority", Role::Other),
    ("received", Role::Other),
    ("references", Role::Other),
    ("répondreà", Role::Other),
    ("sender", Role::Other),
    ("sent", Role::Date),
    ("skickat", Role::Date),
    ("subject", Role::Subject),
    ("summary", Role::Other),
    ("temat", Role::Subject),
    ("till", Role::Other),
    ("to", Role::Other),
    ("van", Role::Sender),
    ("verzonden", Role::Date),
    ("von", Role::Sender),
    ("wichtigkeit", Role::Other),
    ("wysłano", Role::Date),
    ("xref", Role::Other),
    ("à", Role::Other),
    ("ämne", Role::Subject),
    ("вложения", Role::Other),
    ("дата", Role::Date),
    ("кому", Role::Other),
    ("копия", Role::Other),
    ("от", Role::Sender),
    ("отправлено", Role::Date),
    ("тема", Role::Subject),
    ("主旨", Role::Subject),
    ("主题", Role::Subject),
    ("件名", Role::Subject),
    ("信区", Role::Other),
    ("副本", Role::Other),
    ("发件人", Role::Sender),
    ("发信人", Role::Sender),
    ("发信站", Role::Date),
    ("发送日期", Role::Date),
    ("发送时间", Role::Date),
    ("宛先", Role::Other),
    ("寄件人", Role::Sender),
    ("寄件日期", Role::Date),
    ("寄件者", Role::Sender),
    ("寄信人", Role::Sender),
    ("密送", Role::Other),
    ("差出人", Role::Sender),
    ("抄送", Role::Other),
    ("收件人", Role::Other),
    ("收件者", Role::Other),
    ("日期", Role::Date),
    ("时间", Role::Date),
    ("标题", Role::Subject),
    ("標題", Role::Subject),
    ("發信人", Role::Sender),
    ("發信站", Role::Date),
    ("送信日", Role::Date),
    ("送信日時", Role::Date),
    ("送信者", Role::Sender),
    ("附件", Role::Other),
    ("받는사람", Role::Other),
    ("보낸날짜", Role::Date),
    ("보낸사람", Role::Sender),
    ("보낸시간", Role::Date),
    ("제목", Role::Subject),
    ("참조", Role::Other),
];

/// A line of the header, with those that go on with it.
pub(super) struct Line {
    pub(super) role: Role,
    pub(super) value: String,
    pub(super) source: Span,
}

/// Reads the header of a letter that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    let text = source.get(start..).unwrap_or_default();
    if !may_begin(text) {
        return none;
    }
    let (header, end) = lines_of(text, start);
    match is_letter(&header) {
        true => Envelope {
            fields: header.iter().filter_map(field).collect(),
            body: behind_line(source, start + end),
            ..Envelope::default()
        },
        false => none,
    }
}

/// Whether the first line may be one of a letter, without looking at more than its begin.
pub(super) fn may_begin(text: &str) -> bool {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    is_mark(first) || split(first).is_some()
}

/// Whether a line only stands before a header: `From ann@a.example Tue Mar  5 …` in a file of letters,
/// `-----Original Message-----`.
fn is_mark(line: &str) -> bool {
    let inside = line.trim_matches('-');
    is_of_file(line) || (line.starts_with("---") && line.ends_with("---") && inside.len() > 4)
}

/// Whether a line tells in a file of letters who sent the next one when.
pub(super) fn is_of_file(line: &str) -> bool {
    line.strip_prefix("From ").is_some_and(|rest| {
        let mut words = rest.split_whitespace();
        words.next().is_some_and(|word| word.contains(['@', '-'])) && words.count() >= 4
    })
}

/// The lines of a header and where it ends.
pub(super) fn lines_of(text: &str, offset: usize) -> (Vec<Line>, usize) {
    let mut found: Vec<Line> = Vec::new();
    let mut end = 0;
    for (line, at) in lines(text).take(MOST_LINES) {
        let gap = text.get(end..at).unwrap_or_default();
        let is_apart = gap.bytes().filter(|&byte| byte == b'\n').count() > 1;
        if is_apart && !found.is_empty() {
            break;
        }
        let span = Span::new(offset + at, offset + at + line.len());
        let is_indented = gap.ends_with([' ', '\t']);
        if is_indented && let Some(last) = found.last_mut() {
            last.value.push(' ');
            last.value.push_str(line);
            last.source = last.source.hull(span);
        } else if let Some((role, value)) = split(line) {
            found.push(Line {
                role,
                value: value.to_owned(),
                source: span,
            });
        } else if !(found.is_empty() && is_mark(line)) {
            // Without a blank line behind it the header ends where the text begins.
            break;
        }
        end = at + line.len();
    }
    (found, end)
}

/// What a line tells and its value, if it has the form of one.
pub(super) fn split(line: &str) -> Option<(Role, &str)> {
    let (key, value) = key_and_value(line, LONGEST_KEY + 4)?;
    Some((role(key)?, value.trim_start_matches('*').trim()))
}

/// What a key tells.
pub(super) fn role(key: &str) -> Option<Role> {
    // Markdown sets keys strong.
    let key = key.trim().trim_matches('*').trim();
    let squashed: String = key.chars().filter(|ch| !ch.is_whitespace()).collect();
    let squashed = squashed.to_lowercase();
    let known = KEYS.binary_search_by_key(&&*squashed, |(known, _)| *known);
    if let Ok(at) = known {
        return KEYS.get(at).map(|(_, role)| *role);
    }
    // What programs add: `Message-ID`, `X-Mailer`, `NNTP-Posting-Host`.
    let is_of_program = key.contains('-')
        && key.starts_with(|ch: char| ch.is_ascii_uppercase())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_of_program.then_some(Role::Other)
}

/// Whether lines are the header of a letter.
pub(super) fn is_letter(lines: &[Line]) -> bool {
    let has = |role| lines.iter().any(|line| line.role == role);
    let has_address = || {
        let mut others = lines.iter().filter(|line| line.role != Role::Subject);
        others.any(|line| has_address(&line.value))
    };
    let dated = || {
        let mut dates = lines.iter().filter(|line| line.role == Role::Date);
        dates.any(|line| line.value.contains(|ch: char| ch.is_ascii_digit()))
    };
    has(Role::Sender) && has(Role::Subject) && (has_address() || (lines.len() > 2 && dated()))
}

/// The field that a line fills.
pub(super) fn field(line: &Line) -> Option<Field> {
    let (key, value) = match line.role {
        Role::Sender => ("author", sender(&line.value)?),
        Role::Subject => ("title", encoded_words::decode(&line.value).into_owned()),
        Role::Date => ("date", date(&line.value).to_owned()),
        Role::Other => return None,
    };
    // Words in an encoding that is not known are of no use to readers.
    if value.is_empty() || value.contains("=?") {
        return None;
    }
    let mut field = Field::new(key, &value, Place::Header);
    field.source = line.source;
    Some(field)
}

/// The date, which boards write behind the name of the station: `某社区 (Tue May  7 10:00:00 2024), 站内`.
fn date(value: &str) -> &str {
    let has_digit = |text: &str| text.contains(|ch: char| ch.is_ascii_digit());
    let inside = value.split_once('(').and_then(|(outside, rest)| {
        let (inside, _) = rest.split_once(')')?;
        (!has_digit(outside) && has_digit(inside)).then_some(inside)
    });
    let value = inside.unwrap_or(value);
    // Archives of patches put a link behind it.
    let (date, behind) = value.split_once('\t').unwrap_or((value, ""));
    if behind.starts_with('[') { date } else { value }
}

/// Whether an address stands in a text, as it is or as archives hide it: `ann at a.example`, `ann at a dot example`.
pub(super) fn has_address(text: &str) -> bool {
    // Times and places stand behind the word too: `8 at 10.30`, `Friday at the lock`.
    let is_host = |behind: &str| {
        let word = behind.split_whitespace().next().unwrap_or_default();
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        word.contains('.') && word.contains(char::is_alphabetic) || behind.contains(" dot ")
    };
    let is_hidden = || text.split(" at ").skip(1).any(is_host);
    text.contains('@') || text.contains("_at_") || is_hidden()
}

/// The name of a sender without the address: of `Ann Bell <ann@a.example>`, `Ann Bell [mailto:…]`,
/// `ann@a.example (Ann Bell)`, `"Bell, Ann" <ann@a.example>`.
pub(super) fn sender(value: &str) -> Option<String> {
    let (outside, inside) = match value.split_once(['<', '(', '[', '（']) {
        Some((outside, rest)) => (outside, rest.split([')', '）', '>', ']']).next()?),
        None => (value, ""),
    };
    let name = match has_address(outside) || outside.trim().is_empty() {
        true if has_address(inside) => return None,
        true => inside,
        false => outside,
    };
    let name = encoded_words::decode(name.trim().trim_matches(['"', '\'']).trim());
    let name = name.trim().trim_matches(['"', '\'']).trim();
    if name.is_empty() {
        return None;
    }
    Some(match name.split_once(',') {
        Some((family, given)) if !given.contains(',') => format!("{} {family}", given.trim()),
        _ => name.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ferry leaves at six: bring bread.\n";

    fn read_all(source: &str) -> (Vec<(String, String)>, &str) {
        let envelope = read(source, 0);
        let fields = envelope.fields.into_iter();
        let fields = fields.map(|field| (field.key().into(), field.value().into()));
        let body = source.get(envelope.body..).unwrap_or_default();
        (fields.collect(), body)
    }

    #[test]
    fn keys_are_sorted() {
        assert!(KEYS.is_sorted_by_key(|(key, _)| *key));
    }

    #[test]
    fn reads_letters_as_they_were_sent() {
        for header in [
            "From: Ann Bell <ann@a.example>\nSubject: New times\n of the ferry\nDate: Tue, 5 Mar 2024 10:00:00 +0100",
            "Return-Path: <ann@a.example>\r\nReceived: from mx.a.example\r\n\tby b.example; Tue, 5 Mar 2024 10:00:05 +0100\r\n\
             From: \"Bell, Ann\" <ann@a.example>\r\nTo: boats@b.example\r\nDate: Tue, 5 Mar 2024 10:00:00 +0100\r\n\
             Subject: New times\r\n\tof the ferry\r\nMIME-Version: 1.0\r\n",
            "From ann@a.example Tue Mar  5 10:00:00 2024\nFrom: ann at a.example (Ann Bell)\n\
             Date: Tue, 5 Mar 2024 10:00:00 +0100\nNewsgroups: rec.boats\nSubject: New times of the ferry",
            "-----Original Message-----\nFrom: Ann Bell [mailto:ann@a.example]\n\
             Sent: Tuesday, March 5, 2024\nTo: Tom Ash\nSubject: New times of the ferry",
            "**From:** Ann Bell\n**To:** Tom Ash\n**Date:** 5 March 2024\n**Subject:** New times of the ferry",
        ] {
            let source = format!("{header}\n\n{TEXT}");
            let (fields, body) = read_all(&source);
            assert_eq!(body.trim(), TEXT.trim(), "{header}");
            let is = |key: &str, value: &str| {
                let mut found = fields.iter().filter(|(found, _)| found == key);
                found.any(|(_, found)| found == value)
            };
            assert!(is("title", "New times of the ferry"), "{fields:?}");
            assert!(is("author", "Ann Bell"), "{fields:?}");
            assert!(fields.iter().any(|(key, _)| key == "date"), "{fields:?}");
        }
    }

    #[test]
    fn reads_what_clients_print() {
        for header in [
            "Von: Ann Bell <ann@a.example>\nGesendet: Dienstag, 5. März 2024 10:00\nAn: Tom Ash\nBetreff: Zeiten",
            "De : Ann Bell\nEnvoyé : mardi 5 mars 2024 10:00\nÀ : Tom Ash\nObjet : Zeiten",
            "发件人：Ann Bell\n发送时间：2024年3月5日 10:00\n收件人：王芳 <wf@a.example>\n主题：Zeiten",
            "差出人: Ann Bell <ann@a.example>\n送信日時: 2024年3月5日 10:00\n宛先: 佐藤\n件名: Zeiten",
            "发信人: Ann Bell (石猫), 信区: Bridge\n标  题: Zeiten\n发信站: 某社区 (Tue Mar  5 10:00:00 2024), 站内",
        ] {
            let source = format!("{header}\n\n{TEXT}");
            let article = crate::clean(source.as_str());
            let metadata = article.metadata();
            let title = metadata.title.as_ref().map(|title| &*title.value);
            assert_eq!(title, Some("Zeiten"), "{header}");
            let authors: Vec<&str> = metadata.authors.iter().map(|name| &*name.value).collect();
            assert_eq!(authors, ["Ann Bell"], "{header}");
            let date = metadata
                .published
                .as_ref()
                .map(|date| date.value.to_string());
            assert!(
                date.is_some_and(|date| date.starts_with("2024-03-05T10:00")),
                "{header}"
            );
        }
    }

    #[test]
    fn addresses_are_no_names() {
        for value in [
            "ann@a.example",
            "<ann@a.example>",
            "ann@a.example (ann at a.example)",
            "",
        ] {
            assert_eq!(sender(value), None, "{value}");
        }
    }

    #[test]
    fn archives_put_links_behind_dates() {
        let value = "Fri, 3 May 2019 08:12:00 +0200\t[thread overview]";
        assert_eq!(date(value), "Fri, 3 May 2019 08:12:00 +0200");
    }

    #[test]
    fn other_texts_are_no_letters() {
        for source in [
            "From: a far country he came.\nTo: the sea he went.\n",
            "From: 8 am\nTo: 5 pm\nSubject: Tides\n\nBring a pen.",
            "To: whom it may concern\nSubject: The ferry\n\nIt is late.",
            "主题：讲座\n时间：2024年3月5日\n地点：文化站\n",
            "---\nFrom: here\n",
        ] {
            assert_eq!(read_all(source).1, source);
        }
    }
}
