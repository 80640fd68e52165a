//! A crawler's header: `key: value` lines at the top of a document.
//!
//! Prose has lines with colons too, so a line counts only by its key: one of the known keys, or,
//! among lines with known ones, any key or value in the manner of programs (`http_status: fetched`,
//! `Content-Type: text/html`), or a short one between two known ones. A label of the body
//! (`content:`, `正文：`) ends the header and shows that all before it was one.

use serde_json::Value;

use super::Envelope;
use super::encoded_words;
use super::fences::{behind_fence, is_fence};
use super::inner_keys;
use super::literals;
use super::prefixes::is_within_key;
use super::text::lines;
use crate::cases::lower_case;
use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys};
use crate::page::Span;

/// Lines of header at most.
const MOST_LINES: usize = 64;

/// The longest key, in characters.
const LONGEST_KEY: usize = 32;

/// Bytes of a line among which what separates its key from the value has to stand: more than the
/// longest key takes, with blanks behind it.
const FARTHEST: usize = 256;

/// The longest value of an unknown key, in bytes. What is longer is prose behind a colon.
const LONGEST_UNKNOWN_VALUE: usize = 200;

/// The longest value, in characters, of an unknown key that only what stands around it shows to be
/// one.
const LONGEST_BETWEEN: usize = 40;

/// The shortest summary that may be all of the text, in bytes.
const LEAST_TEXT: usize = 80;

/// The most lines on end with such keys.
const MOST_BETWEEN: usize = 2;

/// Characters without a width that pages have between others and that are no part of a value.
const ZERO_WIDTH: [char; 4] = ['\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];

/// The most words of a value that is told by its words.
const MOST_CODES: usize = 4;

/// A line of the form of a header's.
#[derive(Clone, Copy)]
struct Line<'a> {
    key: &'a str,
    value: &'a str,
    /// `【标题】…`, which is hardly prose.
    bracketed: bool,
    source: Span,
    /// The field that it fills, if its key is known.
    field: Option<FieldName>,
}

/// Reads the header that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    let (mut header, mut body) = lines_of(text, start);
    if body.is_none() && is_header(&header) {
        body = only_text(&mut header, source);
    }
    if body.is_none() && !is_header(&header) {
        return Envelope {
            body: start,
            ..Envelope::default()
        };
    }
    let mut fields = fields(&header);
    // Readers of pages that write so give the title of the window.
    let label = body.and_then(|body| text.get(..body - start)?.trim_end().rsplit('\n').next());
    if label == Some("Markdown Content:") {
        let titles = fields.iter_mut().filter(|field| field.key() == "title");
        titles.for_each(|field| field.place = Place::HtmlTitle);
    }
    Envelope {
        fields,
        body: body.unwrap_or_else(|| {
            let end = header.last().map_or(start, |last| last.source.range().end);
            behind_fence(source, behind_line(source, end))
        }),
        ..Envelope::default()
    }
}

/// Where the text begins of which nothing but a summary in the last line is left, as of most entries of
/// feeds. The line is taken from the header.
fn only_text(header: &mut Vec<Line<'_>>, source: &str) -> Option<usize> {
    let last = header.last()?;
    let range = last.source.range();
    let is_summary = last.field == Some(FieldName::Description) && last.value.len() >= LEAST_TEXT;
    let is_all = || {
        source
            .get(range.end..)
            .unwrap_or_default()
            .trim()
            .is_empty()
    };
    let begin = range.end - last.value.len();
    (is_summary && is_all()).then(|| {
        header.pop();
        begin
    })
}

fn fields(header: &[Line<'_>]) -> Vec<Field> {
    let mut fields = Vec::new();
    for line in header.iter().filter(|line| !line.value.is_empty()) {
        let mut push = |value: &str| {
            let value = encoded_words::decode(value).replace(ZERO_WIDTH, "");
            let mut field = Field::new(&lower_case(line.key), &value, Place::Header);
            field.source = line.source;
            fields.push(field);
        };
        // What programs print of a list of names.
        let is_list = line.value.starts_with('[');
        match is_list.then(|| literals::read(line.value)).flatten() {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).for_each(push),
            _ => push(unquoted(line.value)),
        }
    }
    fields
}

/// Whether lines are a header. One known key may be chance ("Time: …" begins prose too) unless its
/// value is an address or it is `title`, and so may be the same one again.
fn is_header(lines: &[Line<'_>]) -> bool {
    let mut known = lines.iter().filter(|line| line.field.is_some());
    let is_address = |value: &str| value.contains("://") && !value.contains(' ');
    // Prose begins with a capital.
    if let [line] = lines
        && line.key == "title"
    {
        return !line.value.is_empty();
    }
    known.next().is_some_and(|first| {
        is_address(first.value) || known.any(|line| line.key != first.key || is_address(line.value))
    })
}

/// Where the next line begins, if the one that goes on at `end` ends there.
pub(super) fn behind_line(source: &str, end: usize) -> usize {
    let rest = source.get(end..).unwrap_or_default();
    let line = rest.find('\n').filter(|at| {
        let gap = rest.get(..*at);
        gap.is_some_and(|gap| gap.trim().is_empty())
    });
    end + line.map_or(0, |at| at + 1)
}

/// The lines at the top that may be a header: those up to the last known key, and the unknown ones
/// behind it when a blank line or the end follows them, or the label of the body, behind which it
/// begins.
fn lines_of(text: &str, offset: usize) -> (Vec<Line<'_>>, Option<usize>) {
    let mut found = Found::default();
    let (mut end_of_last, mut fenced) = (0, false);
    let all = lines(text).take(MOST_LINES);
    let all = all.flat_map(|(line, at)| inner_keys::parts(line, at));
    let mut all = all.peekable();
    while let Some((line, at)) = all.next() {
        let blank_before = fenced
            || at > 0 && {
                let between = text.get(end_of_last..at).unwrap_or_default();
                between.bytes().filter(|&byte| byte == b'\n').count() > 1
            };
        end_of_last = at + line.len();
        if blank_before {
            found.end_paragraph();
        }
        // Some set the header apart from the body by lines of signs.
        fenced = is_fence(line);
        if fenced {
            continue;
        }
        let Some(mut line) = split(line, offset + at) else {
            return (found.header(), None);
        };
        let may_be_above = line.bracketed && line.value.is_empty() && !keys::names_body(line.key);
        let is_value = |next: &(&str, usize)| may_be_above && !next.0.starts_with(['【', '[']);
        if let Some((value, at)) = all.next_if(is_value) {
            end_of_last = at + value.len();
            line = line.with_value(value, offset + end_of_last);
        }
        if found.is_followed_by_body(&line) {
            // With nothing behind it the label can be no sentence, and so it vouches for all.
            if line.value.is_empty() || !(found.apart || blank_before) {
                found.take_all();
            }
            let body = match line.value.is_empty() {
                true => offset + behind_line(text, end_of_last),
                false => line.source.range().end - line.value.len(),
            };
            return (found.header(), Some(body));
        }
        if !found.add(line, blank_before) {
            return (found.header(), None);
        }
    }
    found.end_paragraph();
    (found.header(), None)
}

/// The lines found so far.
#[derive(Default)]
struct Found<'a> {
    lines: Vec<Line<'a>>,
    /// How many of them are header.
    header: usize,
    /// How many behind those have keys of which it shows only later whether they are too.
    pending: usize,
    /// Whether a known key does not show it: a blank line or a sentence stands in between.
    apart: bool,
}

impl<'a> Found<'a> {
    /// Takes a line, if it may be one of a header.
    fn add(&mut self, line: Line<'a>, blank_before: bool) -> bool {
        let known = line.field.is_some();
        // Behind a blank line only a known key carries on the header.
        let by_program = !blank_before && is_of_program(line.key, line.value);
        let follows = self.header > 0 && self.header == self.lines.len();
        let marked = follows && line.bracketed && is_short(line.value);
        if !(known || by_program || marked) {
            self.pending += 1;
            self.apart |= blank_before || !is_short(line.value);
            let too_long = line.value.len() > LONGEST_UNKNOWN_VALUE;
            if self.header == 0 || self.pending > MOST_BETWEEN || too_long {
                return false;
            }
        }
        self.apart |= blank_before && self.pending > 0;
        self.lines.push(line);
        if marked || (known && !self.apart) {
            self.take_all();
        }
        true
    }

    fn take_all(&mut self) {
        self.header = self.lines.len();
        self.pending = 0;
        self.apart = false;
    }

    /// A blank line or the end vouches for lines that were written by programs.
    fn end_paragraph(&mut self) {
        if self.pending == 0 {
            self.take_all();
        }
    }

    /// Whether a line labels the body behind what is a header, or at least names a title.
    fn is_followed_by_body(&self, line: &Line<'_>) -> bool {
        let header = self.lines.get(..self.header).unwrap_or_default();
        let has_title = |lines: &[Line<'_>]| {
            let mut fields = lines.iter().map(|line| line.field);
            fields.any(|field| field == Some(FieldName::Title))
        };
        keys::names_body(line.key) && (has_title(header) || is_header(header))
    }

    fn header(mut self) -> Vec<Line<'a>> {
        self.lines.truncate(self.header);
        self.lines
    }
}

impl<'a> Line<'a> {
    /// The line with a value that ends at `end`.
    fn with_value(self, value: &'a str, end: usize) -> Line<'a> {
        Line {
            value,
            source: Span::new(self.source.range().start, end),
            field: self.field.filter(|field| is_plausible(*field, value)),
            ..self
        }
    }
}

/// The key and the value between brackets and behind them. Square ones stand around much else.
fn in_brackets(line: &str) -> Option<(&str, &str)> {
    if let Some(inside) = line.strip_prefix('【') {
        return inside.split_once('】');
    }
    let (key, value) = line.strip_prefix('[')?.split_once(']')?;
    let is_known = || keys::envelope(key).is_some() || keys::names_body(key);
    (key.starts_with(is_cjk) && !value.starts_with('(') && is_known()).then_some((key, value))
}

/// Whether a value is neither empty nor a sentence.
fn is_short(value: &str) -> bool {
    !value.is_empty()
        && value.chars().count() <= LONGEST_BETWEEN
        && !value.ends_with(['.', '!', '?', '。', '！', '？', '…'])
}

/// Whether a value can be one of the field. "Time: Saturday at two" tells of no publication, and
/// what a reporter says in an interview is no name.
fn is_plausible(field: FieldName, value: &str) -> bool {
    match field {
        FieldName::Url | FieldName::Image => value.is_empty() || value.contains(['/', '.']),
        FieldName::Published | FieldName::Modified => {
            value.is_empty() || value.bytes().any(|byte| byte.is_ascii_digit())
        }
        FieldName::Author | FieldName::Editor => !value.contains(['!', '?', '。', '！', '？']),
        _ => true,
    }
}

/// The key and the value of a line that begins at `at`, if it has the form of one.
fn split(line: &str, at: usize) -> Option<Line<'_>> {
    let bracketed = in_brackets(line);
    let (key, value) = match bracketed {
        Some(sides) => sides,
        None if line.starts_with('【') => return None,
        None => assigned(line).or_else(|| {
            let (key, value) = key_and_value(line, FARTHEST)?;
            (!value.trim_start().starts_with("//")).then_some((key, value))
        })?,
    };
    let (key, value) = (key.trim(), value.trim());
    if key.is_empty() || key.chars().nth(LONGEST_KEY).is_some() {
        return None;
    }
    let field = keys::envelope(key).map(|(field, _)| field);
    Some(Line {
        key,
        value,
        bracketed: bracketed.is_some(),
        source: Span::new(at, at + line.len()),
        field: field.filter(|field| is_plausible(*field, value)),
    })
}

/// The sides of a colon among the first bytes of a line: the first line may be a whole page.
pub(super) fn key_and_value(line: &str, farthest: usize) -> Option<(&str, &str)> {
    let begin = line.get(..line.floor_char_boundary(farthest))?;
    let mut signs = begin.match_indices([':', '：']);
    let (at, sign) = signs.find(|(at, _)| !is_within_key(begin, *at))?;
    Some((line.get(..at)?, line.get(at + sign.len()..)?))
}

/// The sides of `key=value`.
fn assigned(line: &str) -> Option<(&str, &str)> {
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = line.bytes().take_while(|byte| is_of_key(byte)).count();
    let (key, rest) = line.split_at_checked(length)?;
    let value = rest.trim_start().strip_prefix('=')?;
    (!value.starts_with('=')).then_some((key, value))
}

/// Whether the key of a line, which is not known, or its value was written by a program.
fn is_of_program(key: &str, value: &str) -> bool {
    let is_key = |key: &str| {
        let mut chars = key.chars();
        chars.next().is_some_and(char::is_lowercase)
            && chars.all(|ch| {
                ch.is_lowercase() || ch.is_ascii_digit() || matches!(ch, '_' | '-' | '.' | ':')
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
            "url: https://a.example/1\r\ntitle: T\r\nhttp_status: 200\r\nnote: ok\r\n\r\nTide: text",
        );
        assert_eq!(fields.len(), 4);
        assert_eq!(body, "\r\nTide: text");
    }

    #[test]
    fn lines_of_signs_may_set_the_header_apart() {
        let body = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们。";
        let header = "【标题】磨坊重开\n【来源】港口晚报\n【时间】2024-05-03";
        let plain = "标题：磨坊重开\n来源：港口晚报\n时间：2024-05-03";
        for source in [
            format!("=====\n{header}\n=====\n{body}"),
            format!("{plain}\n----------\n正文：\n{body}"),
            format!("{plain}\n\n***\n\n{body}"),
        ] {
            let article = crate::clean(source.as_str());
            assert_eq!(article.title(), Some("磨坊重开"), "{source}");
            assert_eq!(article.text(), body, "{source}");
            let source = article.metadata().source.as_ref().map(|it| &*it.value);
            assert_eq!(source, Some("港口晚报"));
        }
        let text = "-----\n磨坊主：重新磨面。\n-----\n正文很长。";
        assert!(read(text, 0).fields.is_empty());
    }

    #[test]
    fn readers_of_pages_give_the_title_of_the_window() {
        for heading in [
            "# The mill grinds again\n\n",
            "The mill grinds again\n=====\n\n",
            "",
        ] {
            let source = format!(
                "Title: The mill grinds again | Harbour Post\n\nURL Source: https://a.example/1\n\nMarkdown Content:\n\
                 {heading}The mill at the bend of the river grinds flour again, for the first time in years."
            );
            let article = crate::clean(source);
            assert_eq!(article.title(), Some("The mill grinds again"), "{heading}");
            assert!(
                article.text().starts_with("The mill at the bend"),
                "{heading}{}",
                article.text()
            );
        }
    }

    #[test]
    fn keys_may_name_where_they_come_from() {
        let (fields, body) = read_all(
            "title: T\ndc:creator: Ann Bell\nitunes:duration: 12:10\nslash:comments: 0\nlink: https://a.example/1\n\
             content:encoded:\n<p>Tide</p>",
        );
        let keys: Vec<&str> = fields.iter().map(|(key, _)| &**key).collect();
        let expected = [
            "title",
            "dc:creator",
            "itunes:duration",
            "slash:comments",
            "link",
        ];
        assert_eq!(keys, expected);
        assert_eq!(body, "<p>Tide</p>");
        let text = "<p>The tide comes in twice a day, and the mill at the bend of the river waits for it.</p>";
        let source = format!("title: T\nlink: https://a.example/1\ndescription: {text}\n");
        let (fields, body) = read_all(&source);
        assert_eq!((fields.len(), body.trim_end()), (2, text));
        let source = format!("{source}\nTide");
        let (fields, body) = read_all(&source);
        assert_eq!((fields.len(), body), (3, "\nTide"));
        let (_, body) = read_all("titre: T\ndate: 2024-05-03\ndurée: 38 min\n\nTide");
        assert_eq!(body, "\nTide");
        let (fields, _) = read_all("title:T: tide\nauthor:Ann\n\nTide");
        assert_eq!(fields[0], ("title".into(), "T: tide".into()));
    }

    #[test]
    fn keys_that_are_not_known_stand_among_known_ones() {
        let (fields, body) = read_all(
            "URL: https://a.example/1\nCrawl-Date: 2024-05-10 08:30\nStatus: 200\n\
             Content-Type: text/html; charset=utf-8\n抓取时间：2024-05-10\n\
             Title: T\nID: 12345\n\nTide: text",
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
        assert_eq!(body.trim(), "Tide: text");
    }

    #[test]
    fn reads_chinese_keys_and_blank_lines_between() {
        let (fields, body) =
            read_all("标题：潮水\n\n来源: 港口报\n时间：2024-05-03\n\n正文：开始。");
        assert_eq!(fields.len(), 3);
        assert_eq!(body.trim(), "开始。");
    }

    #[test]
    fn prose_with_colons_is_body() {
        for source in [
            "王毅:俄罗斯、中亚是重要周边。\n记者:谢谢。",
            "Note: the tide comes in at four.\nIt goes out at ten.",
            "Time: it flies.\nAnd so do we.",
            "时间：星期六下午两点\n地址：镇文化站\n欢迎大家来。",
            "记者：船几点开？\n作者：六点。\n记者：每天都开吗？\n作者：每天。",
            "记者：船六点开\n船长：每天\n记者：谢谢",
            "时间：2024-05-03\n内容：讲座\n地点：文化站",
            "x = 1\ny = 2\n",
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
    fn the_label_of_the_body_ends_a_header() {
        for (source, fields, body) in [
            (
                "标题：潮水\n来源：港口报\n正文：\n潮水涨了。",
                2,
                "潮水涨了。",
            ),
            (
                "Titre : Marée\nDate : 2024-05-03\nContenu :\nLa marée monte.",
                2,
                "La marée monte.",
            ),
            (
                "title: Tide\ncontent: It comes in.\nIt goes out.",
                1,
                "It comes in.\nIt goes out.",
            ),
            (
                "【标题】潮水\n【时间】2024-05-03\n【效力】有效\n【正文】\n潮水涨了。",
                3,
                "潮水涨了。",
            ),
            (
                "url=https://a.example/1\ntitle=Tide\ncontent=\nIt comes in.",
                2,
                "It comes in.",
            ),
            (
                "Title: Tide\n\nURL Source: https://a.example/1\n\nWarning: This is an old copy, \
                 ask again.\n\nMarkdown Content:\n# Tide\n\nIt comes in.",
                3,
                "# Tide\n\nIt comes in.",
            ),
        ] {
            let (found, rest) = read_all(source);
            assert_eq!((found.len(), rest), (fields, body), "{source}");
        }
        let source = "内容：潮水涨了。\n正文：潮水又退了。";
        assert_eq!(read_all(source).1, source);
    }

    #[test]
    fn a_key_that_is_not_known_stands_between_known_ones() {
        let (fields, body) = read_all(
            "Título: Marea\nRedacción: Nuria Cebrián\nFecha: 2024-05-03\nNota: hay marea.\nHola.",
        );
        assert_eq!(fields.len(), 3);
        assert_eq!(body, "Nota: hay marea.\nHola.");
    }

    #[test]
    fn one_line_is_enough_when_it_is_an_address() {
        assert_eq!(read_all("url: https://a.example/1\nBody").0.len(), 1);
    }

    #[test]
    fn a_title_may_be_all_of_a_header() {
        let (fields, body) = read_all("title:磨坊重开\n河湾的磨坊多年来第一次重新磨面。");
        assert_eq!(fields, [("title".to_owned(), "磨坊重开".to_owned())]);
        assert_eq!(body.trim(), "河湾的磨坊多年来第一次重新磨面。");
        for prose in [
            "Title: a word that says much.\nIt is old.",
            "titles: two\nText",
        ] {
            assert_eq!(read_all(prose), (Vec::new(), prose));
        }
    }
}
