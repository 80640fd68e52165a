//! What stands beside a date like the name of an account and is none: categories, revisions, countries.

use std::ops::Range;

use crate::block::Block;
use crate::cases;
use crate::hints::Hints;
use crate::metadata::date::months;
use crate::page::BodyKind;

/// Words in capitals that stand in names of categories and places, not of persons, sorted.
const ABBREVIATIONS: [&str; 11] = [
    "AI", "EU", "EV", "HR", "IT", "PR", "TV", "UK", "UN", "US", "VR",
];

/// Whether one of the words is such an abbreviation: `HR Strategy`.
pub(crate) fn is_abbreviation(name: &str) -> bool {
    let is_one = |word| ABBREVIATIONS.binary_search(&word).is_ok();
    name.split(' ').any(is_one)
}

/// Whether a name before the date is the place from which a report comes: it is a word in capitals that a
/// sign sets apart, `HARBOUR | Wed May 15, 2013`, or the report itself begins with it.
pub(crate) fn is_place(block: Block<'_>, name: &str, date: &Range<usize>) -> bool {
    let behind = block.text().strip_prefix(name).unwrap_or_default();
    let is_before =
        name.len() < date.start && behind.trim_start().starts_with(['|', ',', '-', '–', '—']);
    if !is_before {
        return false;
    }
    let is_capital = || {
        name.bytes().all(|byte| byte.is_ascii_uppercase()) && behind.trim_start().starts_with('|')
    };
    let begins_with = |report: Block<'_>| {
        let text = report.text();
        let rest = text.get(name.len()..).unwrap_or_default().trim_start();
        cases::begins_with(text.as_bytes(), name)
            && rest.starts_with(['(', ',', '-', '–', '—', ':'])
    };
    let mut behind = block
        .page()
        .blocks_from(block.index() + 1)
        .take(LINES_TO_REPORT);
    is_capital() || behind.any(begins_with)
}

/// Lines among which the report begins behind its date.
const LINES_TO_REPORT: usize = 6;

/// Whether a word or two beside a date are no name, by how they stand there.
pub(crate) fn is_one(block: Block<'_>, name: &str, date: &Range<usize>) -> bool {
    if is_revision(name) || ends_with_month(name) {
        return true;
    }
    let text = block.text();
    // Signs between the words of a name were taken away.
    let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
    let start = text
        .find(name)
        .or_else(|| text.find(first?.trim_end_matches(',')));
    let end = text
        .rfind(last.unwrap_or_default())
        .map(|at| at + last.map_or(0, str::len));
    let Some((start, end)) = start.zip(end) else {
        return false;
    };
    if end <= date.start {
        // `Harbour Rules (as of 3 May 2024)`
        let between = text.get(end..date.start).unwrap_or_default();
        let bracket = between.split_once('(').map(|(_, inside)| inside);
        return bracket.is_some_and(|inside| inside.contains(char::is_alphabetic));
    }
    // `3 May 2024 Science`: templates write categories so, without a sign, and names rarely.
    let between = text.get(date.end..start).unwrap_or_default();
    let is_cased = name.contains(char::is_uppercase);
    let is_apart = !between.is_empty() && !between.trim().is_empty() && between != ".";
    let is_told = block.hints().intersects(Hints::BYLINE)
        || block.page().body_kind() == BodyKind::Text
        || block.links().any(|(_, text)| text.trim() == name);
    // `May 3, 2024: Harbour 18.3 was released`
    let is_news = between.starts_with(':') && is_cased;
    between == "." || is_news || (is_cased && !is_apart && !is_told && is_terse(text, name, date))
}

/// Whether a name of one word, or a date in numbers or with an ordinal point as Germans write it, tell
/// nothing of who stands beside: `03.05.2024 Politik Verkehr`, but `May 3, 2024 Ann Bell`.
fn is_terse(text: &str, name: &str, date: &Range<usize>) -> bool {
    let date = text.get(date.clone()).unwrap_or_default();
    let is_ordinal = date.starts_with(|ch: char| ch.is_ascii_digit()) && date.contains('.');
    !name.contains(' ') || is_ordinal || !date.contains(char::is_alphabetic)
}

/// The shortest number of a revision, in bytes.
const SHORTEST_REVISION: usize = 7;

/// Whether a word is the number of a revision: `4a4ef493e`.
fn is_revision(name: &str) -> bool {
    name.len() >= SHORTEST_REVISION
        && name
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && name.bytes().any(|byte| byte.is_ascii_digit())
}

/// The shortest name of a month that is not one of persons too, as May and August are, in bytes.
const LONG_MONTH: usize = 7;

/// Whether the last word is a month: `Harbour News November`.
fn ends_with_month(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.len() >= LONG_MONTH && months::is_name(&last.to_lowercase())
}
