//! Keys of credit lines and what stands behind them.

use std::ops::Range;

use super::credit_rest::has_letters_of_names_alone;
use super::credit_value::{self, Text, place_length, value_length};
use super::{CreditLine, LONGEST_VALUE, Pair};
use crate::block::Block;
use crate::ledger::Label;
use crate::letters::is_letter;
use crate::metadata::clock;
use crate::metadata::date::{around, short_year};
use crate::metadata::han_names::{is_chinese, is_han};
use crate::metadata::name_labels::before_label;
use crate::metadata::names;
use crate::metadata::sent_from;
use crate::phrases::{self, CreditKey, Hit, Scope};

/// Characters of the longest further name in a list of names.
const LONGEST_FURTHER: usize = 5;

impl Pair {
    /// Whether the value is a sentence and no list of names: `编辑：编是编织，辑是聚集，都是动手的活。`
    pub(crate) fn explains(&self, block: Block<'_>) -> bool {
        let mut parts = self.value(block).split('，').skip(1);
        parts.any(|part| part.chars().nth(LONGEST_FURTHER).is_some())
    }

    /// Whether who has the rights is told: `copyright © 2002 by Harbour Press`.
    pub(crate) fn is_behind_copyright(&self, block: Block<'_>) -> bool {
        let before = block.text().get(..self.range.start).unwrap_or_default();
        let piece = before.rsplit(['|', '.']).next().unwrap_or_default();
        piece.contains('©')
    }
}

/// Reads the value behind a key.
pub(super) fn read_pair(
    line: &mut CreditLine,
    block: Block<'_>,
    text: &Text<'_>,
    key: CreditKey,
    start: usize,
    value: Range<usize>,
) {
    if key.is_of_date() {
        return read_date(line, text, key, start, value);
    }
    let raw = text.get(value.clone());
    let limit = value.end;
    let from = value.start + raw.len() - raw.trim_start().len();
    let mut end = from + value_length(text.get(from..value.end));
    for hit in block.hits() {
        let at = hit.range().start;
        if at > from && at < end && is_boilerplate(text.text, hit) {
            end = at;
        }
    }
    if let Some((date, _)) = text.date_in(from..end) {
        end = from + around::start(text.get(from..end), &date);
    }
    let mut told = end;
    if key == CreditKey::Author
        && let Some(time) = clock::behind_name(text.get(from..end))
    {
        (end, told) = (from + time.start, from + time.end);
    }
    let found = text.get(from..end);
    let ends = |ch: char| {
        matches!(
            ch,
            ',' | '，' | '、' | '-' | '–' | '—' | '|' | '·' | '/' | '('
        )
    };
    let trimmed = found.trim().trim_end_matches(ends).trim_end();
    if trimmed.is_empty() || trimmed.chars().count() > LONGEST_VALUE {
        return;
    }
    let begins = from + found.len() - found.trim_start().len();
    let value = match key {
        CreditKey::Source => outlet_of(block, begins, trimmed),
        _ => before_label(trimmed).trim_end(),
    };
    if key == CreditKey::Author && is_chinese(value) {
        end += bracket_behind(text.get(end..limit));
    }
    let is_whole = start == 0 && end == block.text().trim_end().len();
    let key = match is_whole {
        true => key_alone(key, value),
        false => key,
    };
    line.pairs.push(Pair {
        key,
        value: begins..begins + value.len(),
        range: start..end.max(told),
    });
}

/// What a key says that stands with its value in a line of their own: in an interview the word for reporters stands
/// before questions, and else the one who is named wrote the text.
fn key_alone(key: CreditKey, value: &str) -> CreditKey {
    match key {
        CreditKey::Reporter if names::is_person(value) && has_letters_of_names_alone(value) => {
            CreditKey::Author
        }
        key => key,
    }
}

/// The longest text in brackets behind a name that tells who it is, in characters.
const LONGEST_OFFICE: usize = 40;

/// The length of the brackets behind a name that tell who it is: `李明（内港大学教授）`.
fn bracket_behind(text: &str) -> usize {
    let is_open = text.starts_with(['（', '(']);
    let mut chars = text.char_indices().take(LONGEST_OFFICE);
    let close = chars.find(|(_, ch)| matches!(ch, '）' | ')'));
    close
        .filter(|_| is_open)
        .map_or(0, |(at, ch)| at + ch.len_utf8())
}

/// Reads the date behind a key. "Time: Saturday, in the town hall" is no date of the text.
fn read_date(
    line: &mut CreditLine,
    text: &Text<'_>,
    key: CreditKey,
    start: usize,
    value: Range<usize>,
) {
    let found = text.date_in(value.clone());
    let short = || short_year::behind_key(text.text, text.get(value.clone()), text.order);
    let found = found.or_else(short);
    if let Some((range, date)) = found.filter(|(range, _)| range.start <= 24) {
        let told = match key {
            CreditKey::Published => &mut line.date,
            _ => &mut line.modified,
        };
        told.get_or_insert(date);
        let value = value.start + range.start..value.start + range.end;
        let range = start..value.end;
        line.pairs.push(Pair { key, value, range });
    } else if let place @ 1.. = place_length(text.get(start..value.start), text.get(value.clone()))
    {
        let (key, value) = (CreditKey::Other, value.start..value.start + place);
        let range = start..value.end;
        line.pairs.push(Pair { key, value, range });
    }
}

/// Drops what says no more beside the date of a line: spans of time, counts, and the place from which an account
/// wrote.
pub(super) fn drop_beside_date(line: &mut CreditLine, text: &Text<'_>) {
    if let Some(rest) = around::without_spans(&line.rest) {
        line.rest = rest;
    }
    if let Some(place) = sent_from::at_end(text.text)
        && let Some(rest) = line.rest.trim_end().strip_suffix(text.get(place).trim())
    {
        line.rest = rest.to_owned();
    }
    line.pairs
        .retain(|pair| !is_place(pair, text) && !is_count(pair, text));
}

/// Whether a pair tells from where a text was sent: `发表于江西`.
fn is_place(pair: &Pair, text: &Text<'_>) -> bool {
    let word = text.get(pair.range.start..pair.value.start).trim_end();
    pair.key == CreditKey::Other && word.ends_with(['于', '於'])
}

/// Whether a pair tells how many read the text: `阅读数：1234`.
fn is_count(pair: &Pair, text: &Text<'_>) -> bool {
    let value = text.get(pair.value.clone());
    pair.key == CreditKey::Other && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// A source without the name of who wrote for it and without what stands behind the link that it is:
/// `内港日报 李明`.
fn outlet_of<'a>(block: Block<'_>, begins: usize, value: &'a str) -> &'a str {
    let link = credit_value::link_length(block, &(begins..begins + value.len()));
    let value = link.and_then(|end| value.get(..end)).unwrap_or(value);
    let value = before_label(value).trim_end();
    let parts = value.rsplit_once(' ');
    let outlet = parts.filter(|(outlet, name)| is_chinese(name) && phrases::is_outlet(outlet));
    outlet.map_or(value, |(outlet, _)| outlet)
}

/// Whether a hit is a phrase of boilerplate. Words that lead elsewhere where they stand alone are a part
/// of a name behind another word: `Associated Press`, `РИА Новости`, `Ann Lowe-Page`, and so are Chinese ones
/// within others: `特约评论员`; what has a colon is within none.
pub(super) fn is_boilerplate(text: &str, hit: &Hit) -> bool {
    hit.phrase().is_some_and(|phrase| {
        let before = text.get(..hit.range().start).unwrap_or_default();
        let leads = matches!(phrase.label(), Label::Navigation | Label::RelatedLinks);
        let is_joined = || {
            before
                .strip_suffix([' ', '-'])
                .is_some_and(|it| it.ends_with(is_letter))
        };
        let behind = text.get(hit.range().end..).unwrap_or_default();
        let is_label = || phrase.text().contains(['：', ':']);
        let is_within = || before.ends_with(is_han) && behind.starts_with(is_han) && !is_label();
        // `央视新闻客户端`
        let is_end = || before.ends_with(is_han) && phrases::is_outlet(phrase.text());
        let is_part = || (leads && is_joined()) || is_within() || is_end();
        !(phrase.scope() == Scope::Whole && is_part())
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_reporter_in_a_line_of_its_own_wrote_the_text() {
        let told =
            "Zemin yumuşak çıktığı için çalışmalar üç kez durdu, maliyet iki katına çıkarak arttı.";
        let author = |line: &str| {
            let page = format!("Liman köprüsü açıldı\n05.03.2024 10:12\n{line}\n{told}\n{told}");
            let article = crate::clean(page.as_str());
            let author = article.metadata().authors.first();
            author.map(|author| author.value.to_string())
        };
        for (line, name) in [
            ("Muhabir: Mehmet Kaya", "Mehmet Kaya"),
            ("Correspondent: Ann Bell", "Ann Bell"),
            ("Корреспондент: Анна Белова", "Анна Белова"),
        ] {
            assert_eq!(author(line).as_deref(), Some(name), "{line}");
        }
        for line in [
            "Reporter: When does the bridge open?",
            "Reporter: Thank you.",
        ] {
            assert_eq!(author(line), None, "{line}");
        }
    }
}
