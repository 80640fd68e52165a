//! Dates as documents write them, read to the precision they are written in.

use std::fmt;
use std::ops::Range;

use jiff::civil;
use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use super::{iso_time, months, year_first};

/// A date, a date and time, or an instant: as much as the document tells.
///
/// It is printed as ISO 8601 in the same precision: `2024-05-03`, `2024-05-03T08:15`,
/// `2024-05-03T08:15:00`, `2024-05-03T08:15:00Z`, `2024-05-03T08:15:00+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDateTime {
    date: civil::Date,
    /// Hour, minute and, where given, second.
    time: Option<(i8, i8, Option<i8>)>,
    /// Minutes east of UTC, where the document gives a zone.
    offset: Option<i16>,
}

impl PartialDateTime {
    /// Reads a date that stands alone: nothing but white space may be around it.
    ///
    /// ```
    /// let date = dechaff::PartialDateTime::parse("2024年5月3日 08:15").unwrap();
    /// assert_eq!(date.to_string(), "2024-05-03T08:15");
    /// assert!(dechaff::PartialDateTime::parse("2024-02-30").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<PartialDateTime> {
        let text = text.trim();
        let (range, date) = find(text)?;
        // A weekday may stand in front, the name of a zone behind.
        let word = |part: Option<&str>| {
            let part = part.unwrap_or_default();
            let mut words = part.split(|ch: char| !ch.is_alphanumeric());
            let letters = part.chars().filter(|ch| ch.is_alphanumeric()).count();
            letters <= 10
                && !part.contains(|ch: char| ch.is_numeric())
                && words.by_ref().filter(|word| !word.is_empty()).count() <= 1
        };
        (word(text.get(..range.start)) && word(text.get(range.end..))).then_some(date)
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

    /// Whether it is told in UTC.
    pub(crate) fn is_universal(&self) -> bool {
        self.offset == Some(0)
    }

    fn precision(&self) -> u8 {
        match (self.time, self.offset) {
            (None, _) => 0,
            (Some((_, _, None)), None) => 1,
            (Some((_, _, Some(_))), None) => 2,
            (Some(_), Some(_)) => 3,
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

const YEAR: &str = "(?P<y>(?:19|20)[0-9]{2})";

/// `3.5.2024`, `03/05/2024` where only one reading is possible.
static YEAR_LAST: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(&format!(
        "(?P<a>[0-9]{{1,2}})(?P<s>[./-]) ?(?P<b>[0-9]{{1,2}})[./-] ?{YEAR}"
    ))
    .ok()
});

/// `May 3, 2024`, `3rd May 2024`, `3. Mai 2024`, `3 de mayo de 2024`. The letters are those of the
/// names that are known: an expression for all letters there are takes a hundredth of a second to
/// compile.
static NAMED: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(&format!(
        "(?i)(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|\\.)?(?: de)?[ -](?P<n>[a-zà-öø-ÿ]{{3,10}})[.,]?(?: de[l]?)?[ -]{YEAR}\
         |(?P<n2>[a-zà-öø-ÿ]{{3,10}})\\.? (?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)[0-9]{{2}}))"
    ))
    .ok()
});

/// The time of day behind a date.
static TIME: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(
        "(?ix)^(?: T | [\\ \\u{a0}\\u{3000}]{0,4}
            (?: [(（]? (?: 星期 | 周 | 週 ) [一二三四五六日天] [)）]? [\\ ]? )?
            (?: [,，|·–-]\\ ? | [(（] )?
            (?: (?: at | um | à | a\\ las | alle | às )\\  )? )
         (?P<half>上午|下午|晚上|凌晨|中午|早上|午前|午後)? \\ ?
         (?P<h>[0-9]{1,2}) \\ ? (?P<sep>[:：]|时|時|点|點|\\.|h) \\ ? (?P<min>[0-5][0-9]) (?:分)?
         (?: (?: [:：] (?P<s>[0-5][0-9]) (?:[.,][0-9]+)? ) | (?: (?P<s2>[0-5]?[0-9]) 秒 ) )?
         \\ ? (?P<meridiem>am|pm|a\\.m\\.|p\\.m\\.)?
         \\ ? (?P<zone>z\\b|utc\\b|gmt\\b|[+-][0-9]{2}:?[0-9]{2})?",
    )
    .ok()
});

/// The first date in the text and where it stands.
pub(crate) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    if !has_year(text) {
        return None;
    }
    // The commonest form is read by hand: the expressions take ten times as long.
    let mut first = year_first::find(text);
    let before = first.as_ref().map_or(text.len(), |(range, _)| range.start);
    let text_before = text.get(..before).unwrap_or_default();
    type Reader = fn(&Captures<'_>) -> Option<civil::Date>;
    let readers: [(&Lazy<Option<Regex>>, Reader); 2] = [(&YEAR_LAST, year_last), (&NAMED, named)];
    let readers = readers.into_iter().filter(|_| has_year(text_before));
    for (regex, read) in readers {
        let Some(regex) = regex.as_ref() else {
            continue;
        };
        for captures in regex.captures_iter(text) {
            let Some(range) = captures.get(0).map(|whole| whole.range()) else {
                continue;
            };
            if first
                .as_ref()
                .is_some_and(|(best, _)| best.start <= range.start)
            {
                break;
            }
            if !stands_alone(text, &range) {
                continue;
            }
            if let Some(date) = read(&captures) {
                first = Some((range, date));
                break;
            }
        }
    }
    let (range, date) = first?;
    let (length, time, offset) = time_after(text.get(range.end..).unwrap_or_default());
    Some((
        range.start..range.end + length,
        PartialDateTime { date, time, offset },
    ))
}

/// Whether there is a year, without which there is no date. Much cheaper than the expressions.
fn has_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|window| {
        matches!(window, [b'1', b'9', third, fourth] | [b'2', b'0', third, fourth]
            if third.is_ascii_digit() && fourth.is_ascii_digit())
    })
}

/// Whether no digit touches the match: a part of a longer number is no date.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    !digit(range.start.checked_sub(1)) && !digit(Some(range.end))
}

fn number(captures: &Captures<'_>, name: &str) -> Option<i16> {
    captures.name(name)?.as_str().parse().ok()
}

pub(super) fn civil_date(year: i16, month: i16, day: i16) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn year_last(captures: &Captures<'_>) -> Option<civil::Date> {
    let (a, b) = (number(captures, "a")?, number(captures, "b")?);
    let year = number(captures, "y")?;
    // With dots the day stands first everywhere; with strokes America puts the month first, so
    // such a date is read only where one of the two cannot be a month.
    let dots = captures.name("s").is_some_and(|sign| sign.as_str() == ".");
    if dots || a > 12 || a == b {
        civil_date(year, b, a)
    } else if b > 12 {
        civil_date(year, a, b)
    } else {
        None
    }
}

fn named(captures: &Captures<'_>) -> Option<civil::Date> {
    let name = captures.name("n").or_else(|| captures.name("n2"))?;
    let name = name.as_str().to_lowercase();
    civil_date(
        number(captures, "y").or_else(|| number(captures, "y2"))?,
        months::number(&name)?,
        number(captures, "d").or_else(|| number(captures, "d2"))?,
    )
}

/// What may stand between a date and its time, in bytes: spaces, a weekday, a word.
const LONGEST_GAP: usize = 40;

/// Hour, minute and, where given, second.
pub(super) type Time = (i8, i8, Option<i8>);

/// The time at the start of the text: its length in bytes, hour, minute, second and offset.
fn time_after(text: &str) -> (usize, Option<Time>, Option<i16>) {
    if let Some((length, time, offset)) = iso_time::read(text) {
        return (length, Some(time), offset);
    }
    let has_digit = text
        .bytes()
        .take(LONGEST_GAP)
        .any(|byte| byte.is_ascii_digit());
    let read = || {
        if !has_digit {
            return None;
        }
        let captures = TIME.as_ref()?.captures(text)?;
        let end = captures.get(0)?.end();
        let minute = i8::try_from(number(&captures, "min")?).ok()?;
        let second = number(&captures, "s").or_else(|| number(&captures, "s2"));
        let second = second.and_then(|second| i8::try_from(second).ok());
        let half = captures
            .name("half")
            .or_else(|| captures.name("meridiem"))
            .map(|half| half.as_str().to_lowercase());
        let hour = hour_of(number(&captures, "h")?, half.as_deref())?;
        let zone = captures.name("zone").map(|zone| zone.as_str());
        // "12.30" behind a date is as often the start of a number.
        if captures.name("sep")?.as_str() == "." && second.is_none() && half.is_none() {
            return None;
        }
        Some((end, (hour, minute, second), zone.and_then(offset_of)))
    };
    match read() {
        Some((end, time, offset)) => (end, Some(time), offset),
        None => (0, None, None),
    }
}

fn hour_of(hour: i16, half: Option<&str>) -> Option<i8> {
    let afternoon = half.is_some_and(|half| {
        half.starts_with('p') || matches!(half, "下午" | "晚上" | "午後" | "中午")
    });
    let morning = half.is_some() && !afternoon;
    let hour = match hour {
        12 if morning => 0,
        1..=11 if afternoon && !(half == Some("中午") && hour == 11) => hour + 12,
        _ => hour,
    };
    (0..24).contains(&hour).then_some(i8::try_from(hour).ok()?)
}

pub(super) fn offset_of(zone: &str) -> Option<i16> {
    let Some(digits) = zone.strip_prefix(['+', '-']) else {
        return Some(0);
    };
    let digits = digits.replace(':', "");
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = digits.get(2..)?.parse().ok()?;
    if hours > 14 || minutes > 59 {
        return None;
    }
    let offset = hours * 60 + minutes;
    Some(if zone.starts_with('-') {
        -offset
    } else {
        offset
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::months::MONTHS;

    #[test]
    fn the_expressions_compile() {
        for regex in [&YEAR_LAST, &NAMED, &TIME] {
            assert!(regex.is_some());
        }
    }

    #[test]
    fn keeps_the_precision_of_the_source() {
        let cases = [
            ("2021-06-23", "2021-06-23"),
            ("2021-06-23 23:12", "2021-06-23T23:12"),
            ("2023/5/30 21:45:00", "2023-05-30T21:45:00"),
            ("Mon, 22 Nov 2021 20:25:24 GMT", "2021-11-22T20:25:24Z"),
            ("2024-05-03T08:15:00+08:00", "2024-05-03T08:15:00+08:00"),
            ("2024-05-03T08:15:00.123Z", "2024-05-03T08:15:00Z"),
            ("2024年5月3日 下午3:05", "2024-05-03T15:05"),
            ("2024年5月3日 星期五 08时15分", "2024-05-03T08:15"),
            ("May 3, 2024 at 8:15 pm", "2024-05-03T20:15"),
            ("3. Mai 2024", "2024-05-03"),
            ("3 de mayo de 2024", "2024-05-03"),
            ("03.05.2024, 8:15", "2024-05-03T08:15"),
            ("13/05/2024", "2024-05-13"),
        ];
        for (text, expected) in cases {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn reads_every_month_by_its_name() {
        for (name, month) in MONTHS {
            for text in [format!("3 {name} 2024"), name.to_uppercase() + " 3, 2024"] {
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
