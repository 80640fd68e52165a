//! Dates of the solar calendar of Iran: `7 فروردین 1403`.

use std::ops::Range;

use jiff::{Span, civil};

use super::{PartialDateTime, time};

/// The months in their order.
const MONTHS: [&str; 12] = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
];

/// The years that are read, 1921 to 2042: pages of Muslims that count by the moon write 1445.
const YEARS: Range<i16> = 1300..1421;

/// The day of our calendar, if there is one of that number.
pub(super) fn day(year: i16, month: i16, day: i16) -> Option<PartialDateTime> {
    let longest = if month <= 6 { 31 } else { 30 };
    let is_day = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=longest).contains(&day);
    let number = count(year, month, day);
    // The last month has a 30th day in leap years only.
    if !is_day || number >= count(year.checked_add(1)?, 1, 1) {
        return None;
    }
    let from = count(1403, 1, 1);
    let date = civil::date(2024, 3, 20).checked_add(Span::new().try_days(number - from).ok()?);
    let date = date.ok()?;
    PartialDateTime::of_day(date.year(), date.month().into(), date.day().into())
}

/// The days up to a date. Of 33 years eight are leap years; this agrees with the sun from 1178 to 1633.
fn count(year: i16, month: i16, day: i16) -> i64 {
    let (year, month, day) = (i64::from(year) + 1595, i64::from(month), i64::from(day));
    let leap_days = year / 33 * 8 + (year % 33 + 3) / 4;
    let months = match month {
        ..=6 => (month - 1) * 31,
        _ => (month - 1) * 30 + 6,
    };
    365 * year + leap_days + months + day
}

/// The first date with a month by its name, and where it stands.
pub(super) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    // Nearly all texts have no letter of the first of these names, nor of the others.
    memchr::memchr3(0xd8, 0xd9, 0xda, text.as_bytes())?;
    let places = memchr::memchr_iter(b'1', text.as_bytes());
    let mut years = places.filter(|at| {
        let digits = text.as_bytes().get(*at..at + 4);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    });
    years.find_map(|at| {
        let end = at + "1403".len();
        let year = text.get(at..end)?.parse().ok()?;
        let before = text.get(..at)?.trim_end();
        let before = before.strip_suffix("ماه").unwrap_or(before).trim_end();
        let name = before.rsplit(' ').next()?;
        let known = |known: &&str| known.chars().eq(name.chars().map(persian));
        let month = MONTHS.iter().position(known)?;
        let before = before.strip_suffix(name)?.trim_end();
        let start = before
            .trim_end_matches(|ch: char| ch.is_ascii_digit())
            .len();
        let day_of_month = before.get(start..)?.parse().ok()?;
        let date = day(year, i16::try_from(month).ok()? + 1, day_of_month)?;
        let rest = text.get(end..)?;
        if rest.starts_with(|ch: char| ch.is_ascii_digit()) {
            return None;
        }
        let (length, time, offset) = time::after(rest);
        let date = PartialDateTime {
            time,
            offset,
            ..date
        };
        Some((start..end + length, date))
    })
}

/// The letter of Persian that keyboards for Arabic have another one for.
fn persian(letter: char) -> char {
    if letter == 'ي' { 'ی' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_sun() {
        let cases = [
            ((1403, 1, 1), Some("2024-03-20")),
            ((1403, 1, 7), Some("2024-03-26")),
            ((1404, 1, 1), Some("2025-03-21")),
            ((1400, 1, 1), Some("2021-03-21")),
            ((1375, 1, 1), Some("1996-03-20")),
            ((1399, 12, 30), Some("2021-03-20")),
            ((1400, 12, 30), None),
            ((1403, 6, 31), Some("2024-09-21")),
            ((1403, 7, 1), Some("2024-09-22")),
            ((1403, 7, 31), None),
            ((1403, 13, 1), None),
        ];
        for ((year, month, number), expected) in cases {
            let found = day(year, month, number).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{year}-{month}-{number}");
        }
    }

    #[test]
    fn months_have_names() {
        for text in ["7 فروردین 1403", "سه\u{200c}شنبه 7 فروردين ماه 1403"] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some("2024-03-26"), "{text}");
        }
        assert_eq!(find("7 رمضان 1403"), None);
    }
}
