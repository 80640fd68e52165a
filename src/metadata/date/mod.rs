//! Dates as documents write them, read to the precision they are written in.

pub(crate) mod around;
mod calendars;
pub(crate) mod date_lines;
mod east_asian;
pub(crate) mod far_dates;
mod find;
mod iso_time;
pub(crate) mod known_dates;
mod label_words;
pub(crate) mod labels;
pub(crate) mod last_dates;
mod long_months;
mod lunar;
mod month_names;
pub(super) mod months;
mod numbers;
mod numerals;
mod order;
mod other_dates;
pub(crate) mod other_days;
pub(crate) mod relative;
pub(crate) mod short_year;
mod solar;
pub(crate) mod spans;
mod stamps;
pub(crate) mod subjects;
mod text_order;
mod thai;
mod time;
mod time_before;
mod weekday_order;
pub(crate) mod weekdays;
pub(crate) mod without_year;
mod worded_time;
mod year_first;
mod zones;

use std::fmt;

use jiff::civil;

use crate::block::Block;

pub(crate) use find::{find, find_ordered};
pub(crate) use order::Order;

/// A date, a date and time, or an instant: as much as the document tells.
///
/// It is printed as ISO 8601 in the same precision: `2024-05-03`, `2024-05-03T08:15`,
/// `2024-05-03T08:15:00`, `2024-05-03T08:15:00Z`, `2024-05-03T08:15:00+08:00`.
///
/// ```
/// use dechaff::PartialDateTime;
///
/// let date = PartialDateTime::parse("2024年5月3日 8:15").unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 5, 3));
/// assert_eq!((date.hour(), date.second(), date.offset_minutes()), (Some(8), None, None));
/// assert_eq!(date.to_string(), "2024-05-03T08:15");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDateTime {
    date: civil::Date,
    /// Hour, minute and, where given, second.
    time: Option<(i8, i8, Option<i8>)>,
    /// Minutes east of UTC, where the document gives a zone.
    offset: Option<i16>,
}

/// The longest text, in bytes, that is looked at for dates with few digits of ASCII.
const LONGEST_OTHER: usize = 96;

/// The sign behind years, and how many such signs a date has.
const YEAR: &[u8] = "年".as_bytes();
const UNITS: usize = 3;

/// Digits of the shortest date with a year.
pub(crate) const LEAST_DIGITS: usize = 5;

/// Whether a block may have a date. It takes five digits, but in other scripts and with eras.
#[inline]
pub(crate) fn may_be_in(block: Block<'_>) -> bool {
    block.features().digits() >= LEAST_DIGITS
        || (block.bytes() <= LONGEST_OTHER && may_be_other(block))
}

/// Whether a short block may have a date in another script or with an era.
fn may_be_other(block: Block<'_>) -> bool {
    let (text, features) = (block.text(), block.features());
    if text.is_ascii() {
        return false;
    }
    // All lines are asked: those without the last byte of 年, and without the first one of digits of
    // Arabic, Devanagari or Thai, are told at once. Full-width digits stand beside 年.
    let bytes = text.as_bytes();
    let is_year = |end: usize| bytes.get(..=end).is_some_and(|it| it.ends_with(YEAR));
    let has_year = || memchr::memchr_iter(0xb4, bytes).any(is_year);
    let is_first = |byte| (byte == 0xd9) | (byte == 0xdb) | (byte == 0xe0);
    let has_digits = || text.contains(numerals::is_digit) || thai::names_month(text);
    // The year is one of the Han characters that were counted, and so are its month and day; the
    // digits are none.
    let others = features.chars().saturating_sub(features.cjk());
    (features.cjk() >= UNITS && has_year())
        || (others >= LEAST_DIGITS && block.may_have_byte(is_first) && has_digits())
}

impl PartialDateTime {
    /// Reads a date that stands alone: nothing but white space may be around it.
    ///
    /// ```
    /// let date = dechaff::PartialDateTime::parse("2024年5月3日 08:15").unwrap();
    /// assert_eq!(date.to_string(), "2024-05-03T08:15");
    /// assert!(dechaff::PartialDateTime::parse("2024-02-30").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<PartialDateTime> {
        PartialDateTime::parse_ordered(text, Order::Unknown)
    }

    /// The same, where day and month could be told apart by nothing but the language.
    pub(crate) fn parse_ordered(text: &str, order: Order) -> Option<PartialDateTime> {
        let text = text.trim();
        if let Some(date) = stamps::parse(text) {
            return Some(date).filter(|date| !date.is_zero());
        }
        let text = without_zone_name(text);
        let found = find_ordered(text, order).or_else(|| short_year::at_start(text, order));
        let (range, date) = found.filter(|(_, date)| !date.is_zero())?;
        // Of a time that cannot be read the day is known.
        let behind = text
            .get(range.end..)
            .and_then(|rest| rest.strip_prefix('T'));
        if range.start == 0
            && behind.is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit()))
        {
            return Some(date);
        }
        // A weekday may stand in front, with a word for "on", the name of a zone behind.
        let word = |part: Option<&str>| {
            let part = part.unwrap_or_default();
            // Within a word of Persian may stand what joins no letters.
            let words = part.split(|ch: char| !ch.is_alphanumeric() && ch != '\u{200c}');
            let words =
                words.filter(|word| !word.is_empty() && !matches!(*word, "on" | "am" | "le"));
            let letters = part.chars().filter(|ch| ch.is_alphanumeric()).count();
            letters <= 12 && !part.contains(|ch: char| ch.is_numeric()) && words.count() <= 1
        };
        let behind = text.get(range.end..).map(labels::without_change);
        let before = text.get(..range.start);
        let is_day = word(before) || lunar::is_date(before.unwrap_or_default());
        (is_day && word(behind)).then_some(date)
    }

    /// A day, if there is one of that number.
    pub(crate) fn of_day(year: i16, month: i16, day: i16) -> Option<PartialDateTime> {
        let date = civil_date(year, month, day).filter(|_| (1900..2100).contains(&year))?;
        Some(PartialDateTime {
            date,
            time: None,
            offset: None,
        })
    }

    /// The year, 1900 to 2099.
    pub fn year(&self) -> i16 {
        self.date.year()
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> i8 {
        self.date.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(&self) -> i8 {
        self.date.day()
    }

    /// The hour, 0 to 23, where the document gives one.
    pub fn hour(&self) -> Option<i8> {
        self.time.map(|(hour, _, _)| hour)
    }

    /// The minute, 0 to 59, where the document gives one.
    pub fn minute(&self) -> Option<i8> {
        self.time.map(|(_, minute, _)| minute)
    }

    /// The second, 0 to 59, where the document gives one.
    pub fn second(&self) -> Option<i8> {
        self.time.and_then(|(_, _, second)| second)
    }

    /// Minutes east of UTC, where the document gives a zone.
    pub fn offset_minutes(&self) -> Option<i16> {
        self.offset
    }

    /// Whether the clock shows the same hour and minute, in whatever zone.
    pub(crate) fn is_time_of(&self, other: PartialDateTime) -> bool {
        let minute = |of: PartialDateTime| of.time.map(|(hour, minute, _)| (hour, minute));
        self.time.is_some() && minute(*self) == minute(other)
    }

    /// Whether this is the same day, told more precisely.
    pub(crate) fn refines(&self, other: PartialDateTime) -> bool {
        self.date == other.date && self.precision() > other.precision()
    }

    /// Whether this is the same instant told in a zone where it is another day.
    pub(crate) fn is_local_day_of(&self, other: PartialDateTime) -> bool {
        let days = i32::from(self.date.day_of_year()) - i32::from(other.date.day_of_year());
        if days.abs() != 1 || self.date.year() != other.date.year() {
            return false;
        }
        let minutes = |of: PartialDateTime| {
            let ((hour, minute, _), offset) = (of.time?, of.offset?);
            Some(i32::from(hour) * 60 + i32::from(minute) - i32::from(offset))
        };
        let instants = minutes(*self).zip(minutes(other));
        other.offset == Some(0)
            && instants.is_some_and(|(local, universal)| days * 24 * 60 + local == universal)
    }

    /// How many days after `other` this is, where both are in one year or in two that touch.
    pub(crate) fn days_after(&self, other: PartialDateTime) -> i32 {
        let days = |date: civil::Date| {
            let years = i32::from(date.year()) - 1900;
            years * 365 + (years + 3) / 4 + i32::from(date.day_of_year())
        };
        days(self.date) - days(other.date)
    }

    /// How many minutes after `other` this is, where both have a time: those of the clock, where not
    /// both have a zone.
    pub(crate) fn minutes_after(&self, other: PartialDateTime) -> Option<i32> {
        let offsets = self.offset.zip(other.offset);
        let zones = offsets.map_or(0, |(own, other)| i32::from(own) - i32::from(other));
        let minutes = |of: PartialDateTime| {
            let (hour, minute, _) = of.time?;
            Some(i32::from(hour) * 60 + i32::from(minute))
        };
        let times = minutes(*self)? - minutes(other)?;
        Some(self.days_after(other) * 24 * 60 + times - zones)
    }

    /// The same with day and month exchanged, where both can be a month.
    pub(crate) fn exchanged(&self) -> Option<PartialDateTime> {
        let (day, month) = (self.date.day().into(), self.date.month().into());
        let date = civil_date(self.date.year(), day, month)?;
        Some(PartialDateTime { date, ..*self })
    }

    /// Whether it is the same day.
    pub(crate) fn is_day_of(&self, other: PartialDateTime) -> bool {
        self.date == other.date
    }

    /// Whether it is told in UTC.
    pub(crate) fn is_universal(&self) -> bool {
        self.offset == Some(0)
    }

    /// Whether it is where clocks begin to count, 1970 in UTC: what says so knows no date.
    fn is_zero(&self) -> bool {
        let Some((hour, minute, None | Some(0))) = self.time else {
            return false;
        };
        let zero = civil::date(1970, 1, 1);
        let day = match self.date {
            date if date == zero => 0,
            date if Some(date) == zero.yesterday().ok() => -1,
            _ => return false,
        };
        let minutes = (day * 24 + i32::from(hour)) * 60 + i32::from(minute);
        minutes == i32::from(self.offset.unwrap_or_default())
    }

    fn precision(&self) -> u8 {
        match (self.time, self.offset) {
            (None, _) => 0,
            (Some((_, _, None)), None) => 1,
            (Some((_, _, Some(_))), None) => 2,
            (Some((_, _, None)), Some(_)) => 3,
            (Some((_, _, Some(_))), Some(_)) => 4,
        }
    }
}

impl fmt::Display for PartialDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date;
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )?;
        let Some((hour, minute, second)) = self.time else {
            return Ok(());
        };
        write!(formatter, "T{hour:02}:{minute:02}")?;
        if let Some(second) = second {
            write!(formatter, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => formatter.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let offset = offset.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", offset / 60, offset % 60)
            }
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for PartialDateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text without the name of a zone in brackets at its end: `(Coordinated Universal Time)`.
fn without_zone_name(text: &str) -> &str {
    let before = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" ("));
    let before = before.filter(|(_, zone)| !zone.contains(|ch: char| ch.is_numeric()));
    before.map_or(text, |(before, _)| before)
}

/// A day, if there is one of that number.
fn civil_date(year: i16, month: i16, day: i16) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::month_names::{AMBIGUOUS, MONTHS};
    use super::*;

    #[test]
    fn keeps_the_precision_of_the_source() {
        let cases = [
            ("2021-06-23", "2021-06-23"),
            ("2021-06-23 23:12", "2021-06-23T23:12"),
            ("2023/5/30 21:45:00", "2023-05-30T21:45:00"),
            ("2023-05-3021:45", "2023-05-30T21:45"),
            ("Mon, 22 Nov 2021 20:25:24 GMT", "2021-11-22T20:25:24Z"),
            ("2024-05-03T08:15:00+08:00", "2024-05-03T08:15:00+08:00"),
            ("2024-05-03T08:15:00.123Z", "2024-05-03T08:15:00Z"),
            ("2024年5月3日 下午3:05", "2024-05-03T15:05"),
            ("2024/05/03 PM 3:05", "2024-05-03T15:05"),
            ("2024/05/03 PM03:05:22", "2024-05-03T15:05:22"),
            ("2024-05-03 AM 12:05", "2024-05-03T00:05"),
            ("May 3, 2024 pm 3:05", "2024-05-03T15:05"),
            ("2024-05-03 am 4.05.", "2024-05-03"),
            ("2024-05-03 PM 3 times", "2024-05-03"),
            ("2024年5月3日 星期五 08时15分", "2024-05-03T08:15"),
            ("2024年5月3日17时", "2024-05-03T17:00"),
            ("2024/5/3 14:30（5/4 15:12 更新）", "2024-05-03T14:30"),
            ("2024/5/3 (五) 15:05", "2024-05-03T15:05"),
            ("2024 05/03 08:12:33", "2024-05-03T08:12:33"),
            ("2024－05－03 08：12", "2024-05-03T08:12"),
            ("May 3, 2024 at 8:15 pm", "2024-05-03T20:15"),
            ("3. Mai 2024", "2024-05-03"),
            ("2024-05-03 HKT 08:15", "2024-05-03T08:15+08:00"),
            ("May 03 Fri 2024 10:20", "2024-05-03T10:20"),
            ("3 de mayo de 2024", "2024-05-03"),
            ("03.05.2024, 8:15", "2024-05-03T08:15"),
            ("13/05/2024", "2024-05-13"),
            ("26.mar.2024", "2024-03-26"),
            ("26 d’abril de 2024", "2024-04-26"),
            ("26 févr. 2024", "2024-02-26"),
            ("2024. márc. 26.", "2024-03-26"),
            ("14η ΜΑΡΤΙΟΥ 2024", "2024-03-14"),
            ("26 HAZİRAN 2024", "2024-06-26"),
            ("26 thg 3, 2024", "2024-03-26"),
            ("26 مارس، 2024", "2024-03-26"),
            ("২৬ সেপ্টেম্বর ২০২৪", "2024-09-26"),
            ("26 มี.ค. 67", "2024-03-26"),
            ("۷ فروردین ۱۴۰۳ ساعت ۲۱:۴۰", "2024-03-26T21:40"),
        ];
        for (text, expected) in cases {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn reads_every_month_by_its_name() {
        for (name, month) in MONTHS.iter().chain(AMBIGUOUS) {
            let upper = name.to_uppercase();
            // Of some letters the capital is written in two.
            let upper = Some(upper).filter(|upper| upper.to_lowercase() == *name);
            let upper = upper.unwrap_or_else(|| (*name).to_owned());
            for text in [format!("3 {name} 2024"), upper + " 3, 2024"] {
                let found = find(&text).map(|(_, date)| date.month());
                assert_eq!(found, Some(*month), "{text}");
            }
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "2024-02-30",
            "2024-13-01",
            "03/05/2024",
            "12345-01-011",
            "10:30",
            "1.2024",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_lunar_date_may_stand_before_that_of_the_sun() {
        let date = PartialDateTime::parse("16 رمضان 1445هـ - 26 مارس 2024م");
        assert_eq!(
            date.map(|date| date.to_string()).as_deref(),
            Some("2024-03-26")
        );
        assert_eq!(PartialDateTime::parse("16 مقال 1445 - 26 مارس 2024م"), None);
    }

    #[test]
    fn reads_what_it_prints() {
        for text in [
            "2024-05-03",
            "2024-05-03T08:15",
            "2024-05-03T08:15:09-03:30",
        ] {
            let date = PartialDateTime::parse(text).expect(text);
            assert_eq!(date.to_string(), text);
        }
    }
}
