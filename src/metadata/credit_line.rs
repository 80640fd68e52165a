//! Reads lines that credit: `来源：… 编辑：…`, `Published: … | By …`.

use std::ops::Range;

use super::date::{self, PartialDateTime};
use crate::block::Block;
use crate::features::{Features, is_letter};
use crate::phrases::{self, CreditKey};

/// The longest value, in characters: a list of some names. What is longer is prose behind a colon.
const LONGEST_VALUE: usize = 48;

/// The longest text that is looked at, in bytes; credits are short.
pub(crate) const LONGEST_LINE: usize = 400;

/// More than any date takes, its time aside, with what may stand before it, in bytes.
const LONGEST_DATE: usize = 96;

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Pair<'a> {
    pub(crate) key: CreditKey,
    pub(crate) value: &'a str,
    /// Where key and value stand in the text.
    pub(crate) range: Range<usize>,
}

/// What a line says.
#[derive(Debug)]
pub(crate) struct CreditLine<'a> {
    pub(crate) pairs: Vec<Pair<'a>>,
    /// The first date that stands by itself or as the value of a key for dates.
    pub(crate) date: Option<PartialDateTime>,
    pub(crate) modified: Option<PartialDateTime>,
    /// The name behind a word that begins bylines, as `By`.
    pub(crate) author: Option<String>,
    /// What is left when keys, values, dates, phrases of boilerplate and words that name nothing
    /// are taken away.
    pub(crate) rest: String,
    /// The length of what is left, in words.
    pub(crate) rest_words: f32,
}

impl CreditLine<'_> {
    /// Whether some key names who made the text or where it comes from.
    pub(crate) fn credits(&self) -> bool {
        self.pairs.iter().any(|pair| {
            matches!(
                pair.key,
                CreditKey::Author | CreditKey::Source | CreditKey::Editor | CreditKey::Other
            )
        })
    }

    /// Whether a key says that the line is about a picture.
    pub(crate) fn is_of_picture(&self) -> bool {
        self.pairs.iter().any(|pair| pair.key == CreditKey::Picture)
    }
}

/// Reads a part of a block's text.
pub(crate) fn read<'a>(block: Block<'a>, part: Range<usize>) -> CreditLine<'a> {
    let text = block.text().get(..part.end).unwrap_or_default();
    let keys = keys(block, text, &part);
    let mut covered: Vec<Range<usize>> = Vec::new();
    let mut line = CreditLine {
        pairs: Vec::new(),
        date: None,
        modified: None,
        author: None,
        rest: String::new(),
        rest_words: 0.0,
    };
    for (at, (key, key_range, value_start)) in keys.iter().enumerate() {
        let limit = keys.get(at + 1).map_or(part.end, |(_, next, _)| next.start);
        read_pair(
            &mut line,
            block,
            text,
            *key,
            key_range.start,
            *value_start..limit,
        );
    }
    for hit in block.hits() {
        let range = hit.range();
        if hit.phrase().is_some() && range.start >= part.start && range.end <= part.end {
            covered.push(range);
        }
    }
    covered.extend(line.pairs.iter().map(|pair| pair.range.clone()));
    covered.sort_by_key(|range| range.start);
    line.rest = uncovered(text, part.start, &covered);
    if let Some((range, date)) = date::find(&line.rest) {
        line.date = line.date.or(Some(date));
        line.rest.replace_range(range, " ");
    }
    line.author = take_opened_name(&mut line.rest);
    line.rest = without_fillers(&line.rest);
    line.rest_words = Features::of(&line.rest, 0).words();
    line
}

/// Whether a credit word in the block is followed by what separates it from a value. Without one
/// there is nothing to read but a date or an opened name.
pub(crate) fn has_key(block: Block<'_>) -> bool {
    let text = block.text();
    block.hits().iter().any(|hit| {
        hit.credit()
            .is_some_and(|key| value_start(text, key, &hit.range()).is_some())
    })
}

type Key = (CreditKey, Range<usize>, usize);

/// The credit words that are followed by what separates them from a value.
fn keys(block: Block<'_>, text: &str, part: &Range<usize>) -> Vec<Key> {
    let hits = block.hits().iter();
    hits.filter_map(|hit| {
        let (key, range) = (hit.credit()?, hit.range());
        if range.start < part.start || range.end > part.end {
            return None;
        }
        let value_start = value_start(text, key, &range)?;
        Some((key, range, value_start))
    })
    .collect()
}

/// Where the value behind a key begins, if something separates the two. A key that ends with a
/// stroke needs nothing more, and a date may follow its key at once.
fn value_start(text: &str, key: CreditKey, range: &Range<usize>) -> Option<usize> {
    let rest = text.get(range.end..)?;
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    let before = text.get(..range.start)?.chars().next_back();
    let begins_word = before.is_none_or(|ch| !ch.is_alphanumeric());
    // `编辑／周岚`; in other scripts a stroke joins words.
    let strokes = !text.get(range.clone())?.is_ascii();
    let separates =
        |ch: &char| matches!(ch, ':' | '：' | '︰') || (strokes && matches!(ch, '/' | '／'));
    if let Some(sign) = trimmed.chars().next().filter(separates) {
        return Some(range.end + blank + sign.len_utf8());
    }
    let closed = text.get(range.clone())?.ends_with(['/', '／']);
    let dated = matches!(key, CreditKey::Published | CreditKey::Modified)
        && date::find(start_of(trimmed)).is_some_and(|(date, _)| date.start <= 4);
    // A space alone is enough where the word is not one of prose too: "作者 李明", "Written by Ann".
    let word = text.get(range.clone())?;
    let is_telling = !word.is_ascii() || word.to_ascii_lowercase().ends_with(" by");
    let spaced = blank > 0 && begins_word && is_telling && !trimmed.is_empty();
    (closed || dated || spaced).then_some(range.end + blank)
}

/// As much of the text as a date at its start can take.
fn start_of(text: &str) -> &str {
    let end = text.floor_char_boundary(LONGEST_DATE);
    text.get(..end).unwrap_or(text)
}

fn read_pair<'a>(
    line: &mut CreditLine<'a>,
    block: Block<'a>,
    text: &'a str,
    key: CreditKey,
    start: usize,
    value: Range<usize>,
) {
    let raw = text.get(value.clone()).unwrap_or_default();
    if matches!(key, CreditKey::Published | CreditKey::Modified) {
        // "Time: Saturday, in the town hall" is no date of the text.
        if let Some((range, date)) = date::find(raw).filter(|(range, _)| range.start <= 24) {
            if key == CreditKey::Published {
                line.date = line.date.or(Some(date));
            } else {
                line.modified = line.modified.or(Some(date));
            }
            line.pairs.push(Pair {
                key,
                value: raw.get(range.clone()).unwrap_or_default(),
                range: start..value.start + range.end,
            });
        }
        return;
    }
    let lead = raw.len() - raw.trim_start().len();
    let mut end = lead + value_length(raw.get(lead..).unwrap_or_default());
    for hit in block.hits() {
        let at = hit.range().start;
        if hit.phrase().is_some() && at > value.start + lead && at < value.start + end {
            end = at - value.start;
        }
    }
    let found = raw.get(lead..end).unwrap_or_default();
    let found = match date::find(found) {
        Some((range, _)) => found.get(..range.start).unwrap_or_default(),
        None => found,
    };
    let trimmed = found
        .trim()
        .trim_end_matches([',', '，', '、', '-', '|', '·', '/'])
        .trim_end();
    if trimmed.is_empty() || trimmed.chars().count() > LONGEST_VALUE {
        return;
    }
    line.pairs.push(Pair {
        key,
        value: trimmed,
        range: start..value.start + lead + found.len(),
    });
}

/// How far a value reaches: to a bracket that closes, the end of a sentence, a wide space.
fn value_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let ends = match ch {
            ')' | '）' | ']' | '】' | '」' | '。' | ';' | '；' | '|' | '丨' | '｜' | '•' | '\t'
            | '\n' | '\u{3000}' | '！' | '？' => true,
            ' ' => next == Some(' '),
            _ => false,
        };
        if ends {
            return at;
        }
    }
    text.len()
}

/// Takes the name out of the first piece that begins with a word that begins bylines.
fn take_opened_name(rest: &mut String) -> Option<String> {
    let signs = ['|', '·', '•', '—', '–', '(', ','];
    let mut start = 0;
    for piece in rest.split_inclusive(signs) {
        let bare = piece.trim_end_matches(signs);
        let name = phrases::after_opener(bare.trim()).map(str::trim);
        let found = name.filter(|name| {
            name.chars().next().is_some_and(char::is_uppercase)
                && (1..=6).contains(&name.split_whitespace().count())
        });
        if let Some(name) = found {
            let name = name.to_owned();
            rest.replace_range(start..start + bare.len(), " ");
            return Some(name);
        }
        start += piece.len();
    }
    None
}

/// What no range covers, in pieces separated by spaces.
fn uncovered(text: &str, start: usize, covered: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len().saturating_sub(start));
    let mut at = start;
    for range in covered {
        rest.push_str(text.get(at..range.start).unwrap_or_default());
        rest.push(' ');
        at = at.max(range.end);
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

/// The text without the words that name nothing, and without bare numbers.
fn without_fillers(rest: &str) -> String {
    let mut kept = String::with_capacity(rest.len());
    let separates = |ch: char| match ch {
        '\'' | '.' | '-' | '_' => false,
        // Of what is frequent the general question is slow to answer.
        '\u{4e00}'..='\u{9fff}' => false,
        '，' | '：' | '（' | '）' | '／' => true,
        _ => !ch.is_alphanumeric(),
    };
    for word in rest.split(separates) {
        let word = word.trim_matches(['.', '-', '_', '\'']);
        let names_nothing = word.is_empty() || phrases::is_filler(word);
        if names_nothing || !word.contains(is_letter) {
            continue;
        }
        let left = phrases::without_unspaced_fillers(word);
        if left.contains(is_letter) {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(left);
        }
    }
    kept
}
