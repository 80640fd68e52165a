//! Days without a year: beside a time, `11-28 09:30`, `11月28日 09:30`, or named, `11月28日`. The year is told by what else the
//! document says of its time.

use std::ops::Range;

use super::numbers::number;
use super::{PartialDateTime, civil_date, time};

/// A day of some year, and its time where one is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DayOfYear {
    month: i16,
    day: i16,
    time: Option<time::Time>,
    offset: Option<i16>,
}

impl DayOfYear {
    /// The day in a year, if that has it.
    pub(crate) fn in_year(self, year: i16) -> Option<PartialDateTime> {
        Some(PartialDateTime {
            date: civil_date(year, self.month, self.day)?,
            time: self.time,
            offset: self.offset,
        })
    }

    /// The last such day that is not after another; a day is granted to the difference of zones.
    pub(crate) fn last_before(self, other: PartialDateTime) -> Option<PartialDateTime> {
        let years = [other.year() + 1, other.year(), other.year() - 1];
        let mut dates = years.into_iter().filter_map(|year| self.in_year(year));
        dates.find(|date| date.days_after(other) <= 1)
    }
}

/// The first such day of a short text with a time, and where it stands with that.
pub(crate) fn find(text: &str) -> Option<(Range<usize>, DayOfYear)> {
    find_any(text).filter(|(_, day)| day.time.is_some())
}

/// The first such day of a short text, with a time or named, and where it stands.
pub(crate) fn find_any(text: &str) -> Option<(Range<usize>, DayOfYear)> {
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find(|ch: char| ch.is_ascii_digit()))
    {
        let start = at + start;
        let rest = text.get(start..)?;
        let before = text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        let goes_on = |ch: char| ch.is_ascii_alphanumeric() || "-/.:年：第".contains(ch);
        // The colon of a label stands before a date, that of a time does not.
        let is_label = matches!(before, Some(':' | '：')) && at == 0;
        let begins = is_label || !before.is_some_and(goes_on);
        if let Some((length, day)) = read(rest).filter(|_| begins) {
            return Some((start..start + length, day));
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
    }
    None
}

/// The day with which a text begins, and its length in bytes.
fn read(text: &str) -> Option<(usize, DayOfYear)> {
    let (month, rest) = number(text, 1..=2)?;
    let (is_named, rest) = match rest.trim_start_matches(' ').strip_prefix('月') {
        Some(rest) => (true, rest.trim_start_matches(' ')),
        None => (false, rest.strip_prefix(['-', '/', '.', '－'])?),
    };
    let apart = number(rest, 1..=2);
    let (day, behind) = apart.or_else(|| before_joined_time(rest).filter(|_| !is_named))?;
    let behind = match is_named {
        true => behind.trim_start_matches(' ').strip_prefix(['日', '号'])?,
        // A score or a fraction has fewer digits.
        false if rest.len() - behind.len() == 2 && text.get(..2)?.parse::<i16>().is_ok() => behind,
        false => return None,
    };
    let (length, time, offset) = time::after(behind);
    let day = DayOfYear {
        month,
        day,
        time: match is_named {
            true => time,
            false => Some(time?),
        },
        offset,
    };
    // That of a leap year is one too.
    day.in_year(2000)?;
    Some((text.len() - behind.len() + length, day))
}

/// A day and the time that stands right behind it, where two elements were joined: `0812:00`.
fn before_joined_time(text: &str) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, time) = text.split_at_checked(2)?;
    let is_joined = digits == 4 && text.as_bytes().get(digits) == Some(&b':');
    is_joined.then_some((day.parse().ok()?, time))
}

#[cfg(test)]
mod tests {
    use super::{find, find_any};
    use crate::PartialDateTime;

    #[test]
    fn reads_days_without_a_year_beside_a_time() {
        for (text, expected) in [
            ("11-28 09:30", Some("2024-11-28T09:30")),
            ("11/28 09:30:12", Some("2024-11-28T09:30:12")),
            ("内港日报 11月28日 9:30", Some("2024-11-28T09:30")),
            ("11 月 28 日 09:30", Some("2024-11-28T09:30")),
            (
                "发布时间：11-28 09:30 来源：内港日报",
                Some("2024-11-28T09:30"),
            ),
            ("02-29 09:30", Some("2024-02-29T09:30")),
            ("发布时间：11-2809:30内港", Some("2024-11-28T09:30")),
            ("11-280930", None),
            ("2024-11-28 09:30", None),
            ("2024年11月28日 09:30", None),
            ("11-28", None),
            ("11-31 09:30", None),
            ("3-2 09:30", None),
            ("第11-28 09:30", None),
            ("010-11-28 09:30", None),
        ] {
            let found = find(text).and_then(|(_, day)| day.in_year(2024));
            let found = found.map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn named_days_need_no_time() {
        for (text, expected) in [
            ("河边的猫 11月28日", Some(13..23)),
            ("11 月 28 号", Some(0..13)),
            ("11-28", None),
            ("2024年11月28日", None),
        ] {
            assert_eq!(find_any(text).map(|(range, _)| range), expected, "{text}");
            assert!(find(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_year_is_the_last_that_is_not_after_another_day() {
        let (_, day) = find("12-30 09:30").unwrap();
        for (other, expected) in [
            ("2024-12-30", "2024-12-30T09:30"),
            ("2024-12-29", "2024-12-30T09:30"),
            ("2025-01-02", "2024-12-30T09:30"),
            ("2024-03-02", "2023-12-30T09:30"),
        ] {
            let other = PartialDateTime::parse(other).unwrap();
            let found = day.last_before(other).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(expected));
        }
    }
}
