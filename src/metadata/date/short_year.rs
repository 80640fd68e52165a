//! Dates with two digits for the year: `03.05.24`. A version and a section look the same, so they
//! are only read in short lines next to the title.

use std::ops::Range;

use super::{PartialDateTime, civil_date, time};

/// The first year that two digits do not stand for: what is not behind it is of the century before.
const TURN: i16 = 70;

/// The first such date and where it stands: day, month and year in two digits each, with dots
/// between them and neither digits nor dots around them.
pub(crate) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    const LENGTH: usize = "03.05.24".len();
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let bytes = text.as_bytes();
    let windows = bytes.windows(LENGTH).enumerate();
    let (start, date) = windows.into_iter().find_map(|(start, window)| {
        let [day @ .., b'.', _, _, b'.', _, _] = window else {
            return None;
        };
        let touches = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(is_part);
        let digits = window.iter().filter(|byte| byte.is_ascii_digit()).count();
        if day.len() != 2 || digits != 6 || touches(start.checked_sub(1)) {
            return None;
        }
        // A sentence may end behind it, but no number goes on.
        match bytes.get(start + LENGTH..) {
            Some([b'.', digit, ..] | [digit, ..]) if digit.is_ascii_digit() => return None,
            _ => {}
        }
        let number = |at: usize| text.get(start + at..start + at + 2)?.parse::<i16>().ok();
        let year = number(6)?;
        let year = year + if year < TURN { 2000 } else { 1900 };
        Some((start, civil_date(year, number(3)?, number(0)?)?))
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
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
