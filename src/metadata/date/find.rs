//! Finds dates in text: by hand where they begin with the year, by expressions otherwise.

use std::ops::Range;

use jiff::civil;
use once_cell::sync::Lazy;
use regex::Regex;

use super::{
    Order, PartialDateTime, calendars, civil_date, east_asian, long_months, months, numerals,
    solar, thai, time, time_before, weekday_order, year_first, zones,
};
use crate::cases::{lower_case, with_lower_case};
use crate::letters::is_letter;

const YEAR: &str = "(?:19|20)[0-9]{2}";

/// `3.5.2024`, `03/05/2024` where only one reading is possible. The expressions only tell where a date
/// is: with groups they take several times as long.
static YEAR_LAST: Lazy<Option<Regex>> =
    Lazy::new(|| Regex::new(&format!("[0-9]{{1,2}}[./-] ?[0-9]{{1,2}}[./-] ?{YEAR}")).ok());

/// `May 3, 2024`, `3rd May 2024`, `3. Mai 2024`, `3 de mayo de 2024`, `3 d’abril de 2024`, `3.mai.2024`,
/// `Fri May 03 08:15:00 2024`, `May 03 Fri 2024`. And `3 tháng 5 năm 2024`. The letters are those of the names that are
/// known: an expression for all letters there are takes a hundredth of a second to compile.
static NAMED: Lazy<Option<Regex>> = Lazy::new(|| {
    let name = "(?:[a-zà-öø-ÿăąćčďěęğıİńňřśšşťůźžа-яёєіїјў]{3,}|[ΐά-ώא-תء-يپچژکگیऀ-ॣঀ-ৣ]{2,})";
    Regex::new(&format!(
        "(?i)(?:[0-9]{{1,2}}(?:st|nd|rd|th|er|º|°|η|\\.)?(?:(?: of)?(?: de)?[ ./-]| d['’]){name}(?:/{name})?[.,،׳]?(?: de[l]?)?[ ./-]{YEAR}\
         |[0-9]{{1,2}} (?:tháng|thg) [0-9]{{1,2}},?(?: năm)? {YEAR}\
         |{name}\\.?[ -] ?[0-9]{{1,2}}(?:st|nd|rd|th)?[,،.]?[ -](?:(?:mon|tue|wed|thu|fri|sat|sun) )?(?:[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}} (?:(?:[a-z]{{3,4}}(?:[+-][0-9]{{1,2}}:?[0-9]{{2}})?|[+-][0-9]{{4}}) )?)?{YEAR})"
    ))
    .ok()
});

/// The first date in the text and where it stands.
pub(crate) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    find_ordered(text, Order::Unknown)
}

/// The same, where day and month could be told apart by nothing but the language.
pub(crate) fn find_ordered(text: &str, order: Order) -> Option<(Range<usize>, PartialDateTime)> {
    // Without a year there is no date of these. It is found much faster than by the expressions.
    let found = match years(text.as_bytes()).next() {
        Some(first_year) => find_with_year(text, first_year, order),
        None => east_asian::find(text),
    };
    let found = found.or_else(|| calendars::find(text, order));
    if found.is_some() || text.is_ascii() {
        return found;
    }
    numerals::find(text, order)
        .or_else(|| thai::find(text))
        .or_else(|| solar::find(text))
        .or_else(|| long_months::find(text))
}

fn find_with_year(
    text: &str,
    first_year: usize,
    order: Order,
) -> Option<(Range<usize>, PartialDateTime)> {
    // The commonest form is read by hand: the expressions take ten times as long.
    let mut first = year_first::find(text, first_year);
    let before = first.as_ref().map_or(text.len(), |(range, _)| range.start);
    let text_before = text.get(..before).unwrap_or_default();
    type Reader = fn(&str, Order) -> Option<(usize, civil::Date)>;
    let signs = signs_before_years(text_before, first_year);
    let readers: [(&Lazy<Option<Regex>>, Reader, bool); 2] = [
        (&YEAR_LAST, year_last, signs.numbers),
        (&NAMED, named, signs.names),
    ];
    for (regex, read, _) in readers.into_iter().filter(|(_, _, may)| *may) {
        let Some(regex) = regex.as_ref() else {
            continue;
        };
        for found in regex.find_iter(text) {
            let range = found.range();
            if first
                .as_ref()
                .is_some_and(|(best, _)| best.start <= range.start)
            {
                break;
            }
            if !stands_alone(text, &range) && !is_glued(text, &range) {
                continue;
            }
            let known = ambiguous(found.as_str())
                .and_then(|readings| weekday_order::of_readings(text, &range, readings));
            let known = known.map(|date| (0, date));
            if let Some((before, date)) = known.or_else(|| read(found.as_str(), order)) {
                first = Some((range.start + before..range.end, date));
                break;
            }
        }
    }
    let (range, date) = first?;
    Some(with_time(text, range, date))
}

/// A date with the time behind it, else within it or before it.
fn with_time(
    text: &str,
    range: Range<usize>,
    date: civil::Date,
) -> (Range<usize>, PartialDateTime) {
    let (length, time, offset) = time_behind(text, &range);
    let (mut start, end) = (range.start, range.end + length);
    let (mut time, mut offset) = (time, offset);
    let before = text.get(..start).unwrap_or_default();
    if time.is_none() {
        let found = text.get(range).unwrap_or_default();
        if let Some(colon) = memchr::memchr(b':', found.as_bytes()) {
            // The space before the hour too: `Tue Mar 26 20:35:00 EDT 2024`.
            let inside = colon.checked_sub(3).and_then(|at| found.get(at..));
            (_, time, offset) = time::after(inside.unwrap_or_default());
        } else if let Some((at, found, zone)) = time_before::read(before) {
            (start, time, offset) = (at, Some(found), zone);
        }
    }
    if time.is_some()
        && offset.is_none()
        && let Some((zone, before)) = zones::before(text.get(..start).unwrap_or_default())
    {
        (start, offset) = (before.len(), Some(zone));
    }
    (start..end, PartialDateTime { date, time, offset })
}

/// The time behind a date, as [`time::after`] has it. Where the year stands first and points behind the
/// numbers, one stands behind the day too: `2024. május 3. 15:05`.
fn time_behind(text: &str, date: &Range<usize>) -> (usize, Option<time::Time>, Option<i16>) {
    let behind = text.get(date.end..).unwrap_or_default();
    let has_points = || {
        let date = text.get(date.clone()).unwrap_or_default();
        date.split_at_checked(4).is_some_and(|(year, rest)| {
            year.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with('.')
        })
    };
    if let Some(rest) = behind.strip_prefix('.').filter(|_| has_points())
        && let (length, Some(time), offset) = time::after(rest)
    {
        return (length + 1, Some(time), offset);
    }
    let found = time::after(behind);
    // In Hong Kong the zone may stand before the time: `2024-05-03 HKT 08:15`.
    if found.1.is_none()
        && let Some((zone, Some(offset))) = zones::read(behind)
        && let (length, Some(time), None) = time::after(behind.get(zone..).unwrap_or_default())
    {
        return (zone + length, Some(time), Some(offset));
    }
    found
}

/// Where years stand, within longer numbers too.
pub(super) fn years(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'1', b'2', bytes).filter(|&at| {
        let window = bytes.get(at..at + 4);
        window.is_some_and(has_year_at)
    })
}

/// The same from a place on.
pub(super) fn years_from(bytes: &[u8], first: usize) -> impl Iterator<Item = usize> {
    years(bytes.get(first..).unwrap_or_default()).map(move |at| first + at)
}

/// What may stand before the years of a text: the sign between numbers, a name or the sign behind
/// it.
#[derive(Default)]
struct Signs {
    numbers: bool,
    names: bool,
}

/// More than there is between the day and the year of a date with the name of its month, in bytes: a name
/// in two languages.
const LONGEST_NAMED: usize = 96;

fn signs_before_years(text: &str, first_year: usize) -> Signs {
    let mut signs = Signs::default();
    let bytes = text.as_bytes();
    for at in years_from(bytes, first_year) {
        let before = bytes.get(..at).unwrap_or_default();
        match before {
            [.., b'.' | b'/' | b'-'] | [.., b'.' | b'/' | b'-', b' '] => signs.numbers = true,
            _ => {}
        }
        let may_end_name = match before {
            [.., b' ' | b'/' | b'-'] => true,
            [.., last, b'.'] => !last.is_ascii_digit(),
            _ => false,
        };
        signs.names |= may_end_name && {
            let near = before.iter().rev().take(LONGEST_NAMED);
            near.copied().any(|byte| byte.is_ascii_digit())
        };
    }
    signs
}

fn has_year_at(window: &[u8]) -> bool {
    matches!(window, [b'1', b'9', third, fourth] | [b'2', b'0', third, fourth]
        if third.is_ascii_digit() && fourth.is_ascii_digit())
}

/// Whether no digit touches the match: a part of a longer number is no date.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    !digit(range.start.checked_sub(1)) && !digit(Some(range.end))
}

/// Whether what touches the year is the time or a count of the next element, where markup joins what a
/// style sets apart: `Nov 20 20194:29 AM`, `May 3, 202410 min read`.
fn is_glued(text: &str, date: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let (before, behind) = (bytes.get(..date.start), bytes.get(date.end..));
    let behind = behind.unwrap_or_default();
    let touches = before.is_some_and(|before| before.last().is_some_and(u8::is_ascii_digit));
    let digits = behind.iter().take_while(|byte| byte.is_ascii_digit());
    let (number, rest) = behind.split_at(digits.take(3).count());
    let is_number = !touches && (1..=2).contains(&number.len());
    is_number
        && match rest {
            [b':', ten, one, ..] => ten.is_ascii_digit() && one.is_ascii_digit(),
            [b' ', letter, ..] => letter.is_ascii_alphabetic(),
            _ => false,
        }
}

/// The numbers of a date as it was found, in their order.
fn numbers(found: &str) -> impl Iterator<Item = i16> {
    let pieces = found.split(|ch: char| !ch.is_ascii_digit());
    pieces.filter_map(|digits| digits.parse().ok())
}

/// The year, with which what was found ends.
fn year(found: &str) -> Option<i16> {
    found.get(found.len().checked_sub(4)?..)?.parse().ok()
}

/// Both readings of a date of three numbers with the year last, where each of the two before it may be
/// the month.
fn ambiguous(found: &str) -> Option<[Option<civil::Date>; 2]> {
    if !found.contains(['/', '-']) {
        return None;
    }
    let mut numbers = numbers(found);
    let (a, b, year) = (numbers.next()?, numbers.next()?, year(found)?);
    let may_be_both = numbers.next() == Some(year) && a != b && a <= 12 && b <= 12;
    may_be_both.then(|| [civil_date(year, b, a), civil_date(year, a, b)])
}

fn year_last(found: &str, order: Order) -> Option<(usize, civil::Date)> {
    let mut numbers = numbers(found);
    let (a, b, year) = (numbers.next()?, numbers.next()?, year(found)?);
    // With dots the day stands first nearly everywhere, unless it cannot be a month; with strokes America
    // puts the month first, so such a date is read only where one of the two cannot be a month.
    let dots = found
        .trim_start_matches(|ch: char| ch.is_ascii_digit())
        .starts_with('.');
    let date = if (dots && b <= 12) || a > 12 || a == b || (order.is_day_first() && b <= 12) {
        civil_date(year, b, a)?
    } else if b > 12 || order == Order::MonthFirst {
        civil_date(year, a, b)?
    } else {
        return None;
    };
    Some((0, date))
}

fn named(found: &str, order: Order) -> Option<(usize, civil::Date)> {
    // What stands between a day and its month is shorter than the name of a month.
    // Of Devanagari and Bengali, two signs each that stand within words are no letters; the capital
    // İ is two signs once it is small.
    let of_words = ['\u{93c}', '\u{94d}', '\u{9bc}', '\u{9cd}', '\u{307}'];
    let is_part = |ch: char| is_letter(ch) || of_words.contains(&ch);
    let mut words = found.split(|ch: char| !is_part(ch));
    let shortest = |word: &str| if word.is_ascii() { 3 } else { 2 };
    let name = words.find(|word| word.chars().count() >= shortest(word))?;
    if name.starts_with(['t', 'T']) && matches!(&*lower_case(name), "tháng" | "thg") {
        let mut numbers = numbers(found);
        let (day, month) = (numbers.next()?, numbers.next()?);
        return Some((0, civil_date(year(found)?, month, day)?));
    }
    // `HealthMay 3, 2024`, where markup joins what a style sets apart.
    let before = match found.starts_with(name) {
        true => last_capital_behind_small(name),
        false => 0,
    };
    let month = month(name.get(before..)?, order);
    let (before, month) = match month {
        Some(month) => (before, month),
        None if found.starts_with(name) => month_behind_capitals(name, order)?,
        None => return None,
    };
    let day = numbers(found).next()?;
    Some((before, civil_date(year(found)?, month, day)?))
}

/// The month with which joined words in capitals end, and where it begins: `ANN BELLSEPT. 3, 2024`.
fn month_behind_capitals(name: &str, order: Order) -> Option<(usize, i16)> {
    let is_joined =
        name.len() > SHORTEST_MONTH && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let last = name.len().saturating_sub(SHORTEST_MONTH);
    let mut starts = name.len().saturating_sub(LONGEST_MONTH)..=last;
    starts.find_map(|start| {
        let month = name.get(start..).filter(|_| is_joined && start > 0)?;
        Some((start, self::month(month, order)?))
    })
}

/// Letters of the shortest name of a month that is looked for behind others, and of the longest.
const SHORTEST_MONTH: usize = 4;
const LONGEST_MONTH: usize = 9;

/// The number of a month by its name, whatever the case of its letters. The small letter of İ has a dot of
/// its own, which no name has.
fn month(name: &str, order: Order) -> Option<i16> {
    const DOT: char = '\u{307}';
    with_lower_case(name, |lower| {
        match !lower.is_ascii() && lower.contains(DOT) {
            true => months::number_in(&lower.replace(DOT, ""), order),
            false => months::number_in(lower, order),
        }
    })
}

/// Where the last word of joined ones begins: at a capital behind a small letter.
fn last_capital_behind_small(text: &str) -> usize {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let joints = pairs.filter(|((_, one), two)| one.is_lowercase() && two.is_uppercase());
    joints
        .map(|((at, one), _)| at + one.len_utf8())
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expressions_compile() {
        assert!(YEAR_LAST.is_some() && NAMED.is_some());
    }

    #[test]
    fn times_and_counts_may_touch_the_year() {
        for (text, expected) in [
            ("Wed, Nov 20 20194:29 AM", Some("2019-11-20T04:29")),
            ("20 November 201914:30", Some("2019-11-20T14:30")),
            ("20.11.20199:05", Some("2019-11-20T09:05")),
            ("Nov 20, 201910 min read", Some("2019-11-20")),
            ("Nov 20, 20193 Comments", Some("2019-11-20")),
            ("20.11.20194711", None),
            ("120.11.20199:05", None),
            ("Nov 20, 201912", None),
        ] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
