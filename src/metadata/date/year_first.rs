//! Dates that begin with the year: `2024-05-03`, `2024/5/3`, `2024.5.3`, `2024年5月3日`.

use std::ops::Range;

use jiff::civil;

use super::find::{stands_alone, years_from};
use super::{civil_date, months};

/// The first such date of a text, and where it stands; where the first year of the text stands is known.
pub(super) fn find(text: &str, first_year: usize) -> Option<(Range<usize>, civil::Date)> {
    years_from(text.as_bytes(), first_year).find_map(|start| {
        let (date, rest) = read(text.get(start..)?)?;
        let range = start..text.len() - rest.len();
        // Behind a unit the time may follow at once.
        let ends = text.get(range.clone())?.ends_with(['日', '일', '号', '號']);
        let seen = match ends || begins_with_clock(rest) {
            true => text.get(..range.end)?,
            false => text,
        };
        stands_alone(seen, &range).then_some((range, date))
    })
}

/// Whether a text begins with hours and minutes of two digits each: where date and time stood in elements
/// of their own nothing is left between them, `2024-05-0307:42`.
fn begins_with_clock(text: &str) -> bool {
    let is_clock = |bytes: &[u8; 5]| {
        let digits = [0, 1, 3, 4].map(|at| bytes[at].is_ascii_digit());
        digits == [true; 4] && bytes[0] <= b'2' && bytes[2] == b':' && bytes[3] <= b'5'
    };
    let behind = text.as_bytes().get(5);
    text.as_bytes().first_chunk().is_some_and(is_clock) && !behind.is_some_and(u8::is_ascii_digit)
}

/// The date at the start of the text, and what stands behind it.
fn read(text: &str) -> Option<(civil::Date, &str)> {
    let (year, rest) = number(text, 4)?;
    if !(1900..2100).contains(&year) {
        return None;
    }
    if let Some((month, rest)) = named_month(rest) {
        let (day, rest) = number(rest, 2)?;
        return Some((civil_date(year, month, day)?, rest));
    }
    if let Some(found) = month_and_day(year, rest) {
        return Some(found);
    }
    let rest = separated(rest, &["年", "년"])?;
    let (month, rest) = number(rest, 2)?;
    let rest = separated(rest, &["月", "월"])?;
    let (day, rest) = number(rest, 2)?;
    let date = civil_date(year, month, day)?;
    let bare = rest.strip_prefix(' ').unwrap_or(rest);
    let unit = bare.strip_prefix(['日', '일', '号', '號']);
    Some((date, unit.unwrap_or(rest)))
}

/// Month and day of two digits each behind a space, before a time: `2024 05/03 08:12`, where the year stood
/// in an element of its own.
fn month_and_day(year: i16, text: &str) -> Option<(civil::Date, &str)> {
    let bytes = text.as_bytes().first_chunk::<7>()?;
    let [b' ', a, b, b'/', c, d, b' '] = bytes else {
        return None;
    };
    let number = |tens: &u8, ones: &u8| {
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
        Some(digit(tens)? * 10 + digit(ones)?)
    };
    let date = civil_date(year, number(a, b)?, number(c, d)?)?;
    let behind = text.get(6..)?;
    begins_with_clock(behind.trim_start()).then_some((date, behind))
}

/// The name of a month between spaces: `2024 Jan 7`, `2024. május 3.` in Hungary.
fn named_month(text: &str) -> Option<(i16, &str)> {
    let (rest, is_ordinal) = match text.strip_prefix('.') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (name, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
    let name = name.trim_end_matches(['.', ',']);
    // Hungarian has a point and writes months small; else a sentence ends there.
    let is_name = match is_ordinal {
        true => name.starts_with(char::is_lowercase),
        false => name.starts_with(char::is_uppercase),
    };
    if name.len() > 12 || !is_name {
        return None;
    }
    Some((months::number(&name.to_lowercase())?, rest))
}

/// A number of at most so many digits; of four there have to be four.
fn number(text: &str, most: usize) -> Option<(i16, &str)> {
    let digits = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if digits == 0 || (most == 4 && digits < 4) {
        return None;
    }
    let (number, rest) = text.split_at_checked(digits)?;
    Some((number.parse().ok()?, rest))
}

/// What stands behind a sign between the parts of a date.
fn separated<'a>(text: &'a str, units: &[&str]) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(['-', '/', '.', '－', '／']) {
        // `2024. 5. 3.` in Korea.
        return Some(rest.strip_prefix(' ').unwrap_or(rest));
    }
    let text = text.strip_prefix(' ').unwrap_or(text);
    let rest = units.iter().find_map(|unit| text.strip_prefix(unit))?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}
