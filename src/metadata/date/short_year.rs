//! Dates with two digits for the year: `03.05.24`. A version and a section look the same, so they
//! are only read in short lines next to the title.

use std::ops::Range;

use super::order::has_year_first;
use super::{PartialDateTime, civil_date, time};
use crate::block::Block;
use crate::metadata::han_names::is_east_asian;

/// The first year that two digits do not stand for: what is not behind it is of the century before.
const TURN: i16 = 70;

/// The date with which the value of a key for dates begins in a line: `Erstellt: 03.05.24, 14:30 Uhr`.
pub(crate) fn behind_key(line: &str, value: &str) -> Option<(Range<usize>, PartialDateTime)> {
    let window = value.get(..value.floor_char_boundary(LONGEST_VALUE))?;
    let found = find(window, line.contains(is_east_asian))?;
    let before = window.get(..found.0.start)?;
    (!before.contains(char::is_alphanumeric)).then_some(found)
}

/// More than such a date with its time takes, in bytes.
const LONGEST_VALUE: usize = 48;

/// The first such date of a block. In East Asia the year stands first, so words of its scripts and the
/// language of the page tell the order.
pub(crate) fn find_in(block: Block<'_>) -> Option<(Range<usize>, PartialDateTime)> {
    let text = block.text();
    find(
        text,
        text.contains(is_east_asian) || has_year_first(block.page()),
    )
}

/// The first such date and where it stands: day, month and year in two digits each, or these in the
/// other order, with dots between them and neither digits nor dots around them. Where the year stands
/// first it may be strokes.
fn find(text: &str, is_year_first: bool) -> Option<(Range<usize>, PartialDateTime)> {
    const LENGTH: usize = "03.05.24".len();
    let separates = |byte: u8| byte == b'.' || (is_year_first && matches!(byte, b'-' | b'/'));
    let is_part = |byte: &u8| byte.is_ascii_digit() || separates(*byte);
    let bytes = text.as_bytes();
    let windows = bytes.windows(LENGTH).enumerate();
    let (start, date) = windows.into_iter().find_map(|(start, window)| {
        let [_, _, sign, _, _, second, _, _] = window else {
            return None;
        };
        if sign != second || !separates(*sign) {
            return None;
        }
        let touches = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(is_part);
        let digits = window.iter().filter(|byte| byte.is_ascii_digit()).count();
        if digits != 6 || touches(start.checked_sub(1)) {
            return None;
        }
        // A sentence may end behind it, but no number goes on.
        match bytes.get(start + LENGTH..) {
            Some([sign, digit, ..]) if separates(*sign) && digit.is_ascii_digit() => return None,
            Some([digit, ..]) if digit.is_ascii_digit() => return None,
            _ => {}
        }
        let number = |at: usize| text.get(start + at..start + at + 2)?.parse::<i16>().ok();
        let (year, day) = if is_year_first { (0, 6) } else { (6, 0) };
        let year = number(year)?;
        let year = year + if year < TURN { 2000 } else { 1900 };
        Some((start, civil_date(year, number(3)?, number(day)?)?))
    })?;
    let end = start + LENGTH;
    let (length, time, offset) = time::after(text.get(end..).unwrap_or_default());
    let date = PartialDateTime { date, time, offset };
    Some((start..end + length, date))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn reads_days_with_short_years() {
        for (text, expected) in [
            ("03.05.24", Some("2024-05-03")),
            ("Am 03.05.24, 08:15 Uhr", Some("2024-05-03T08:15")),
            ("31.12.99", Some("1999-12-31")),
            ("31.02.24", None),
            ("3.5.24", None),
            ("10.03.05.24", None),
            ("03.05.241", None),
        ] {
            let found = find(text, false).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn keys_tell_them_in_all_lines() {
        let story =
            "The ferry leaves at six, and on market days it is full long before that, he said.";
        for (line, expected) in [
            ("Erstellt: 03.05.24, 14:30 Uhr", Some("2024-05-03T14:30")),
            ("פורסם: 03.05.24, 14:30", Some("2024-05-03T14:30")),
            ("Erstellt: Fassung 03.05.24", None),
        ] {
            let article = crate::clean(format!("The ferry adds a boat\n{line}\n{story}\n{story}"));
            let published = article.metadata().published.as_ref();
            let found = published.map(|date| date.value.to_string());
            assert_eq!(found.as_deref(), expected, "{line}");
            assert_eq!(article.text().contains(line), expected.is_none(), "{line}");
        }
    }

    #[test]
    fn the_year_stands_first_in_east_asia() {
        for (text, expected) in [
            ("작성일 24.04.19", Some("2024-04-19")),
            ("작성일 24-04-19 10:22", Some("2024-04-19T10:22")),
            ("24/04/19", Some("2024-04-19")),
            ("24-04/19", None),
            ("010-24-04-19", None),
            ("24-04-19-01", None),
        ] {
            let found = find(text, true).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        let page = crate::Cleaner::default().read("<html lang=ko><p>24.04.19</p>");
        let mut found = page.blocks().filter_map(super::find_in);
        assert_eq!(found.next().unwrap().1.to_string(), "2024-04-19");
    }
}
