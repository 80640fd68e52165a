//! Keys of credit lines and what stands behind them.

use std::ops::Range;

use super::{CreditLine, LONGEST_VALUE, Pair, is_boilerplate};
use crate::block::Block;
use crate::metadata::credit_value::{self, Text, place_length, value_length};
use crate::metadata::date::around;
use crate::metadata::han_names::is_chinese;
use crate::metadata::name_labels::before_label;
use crate::metadata::sent_from;
use crate::phrases::{self, CreditKey};

/// Reads the value behind a key.
pub(super) fn read_pair(
    line: &mut CreditLine,
    block: Block<'_>,
    text: &Text<'_>,
    key: CreditKey,
    start: usize,
    value: Range<usize>,
) {
    if matches!(key, CreditKey::Published | CreditKey::Modified) {
        return read_date(line, text, key, start, value);
    }
    let raw = text.get(value.clone());
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
    line.pairs.push(Pair {
        key,
        value: begins..begins + value.len(),
        range: start..end,
    });
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

/// Drops what says no more beside the date of a line: spans of time, and the place from which an account
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
    line.pairs.retain(|pair| !is_place(pair, text));
}

/// Whether a pair tells from where a text was sent: `发表于江西`.
fn is_place(pair: &Pair, text: &Text<'_>) -> bool {
    let word = text.get(pair.range.start..pair.value.start).trim_end();
    pair.key == CreditKey::Other && word.ends_with(['于', '於'])
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
