//! Dates that are nothing but digits: seconds or milliseconds since 1970, and `20240503`,
//! with a time perhaps. They are
//! only read where the whole value is one.

use jiff::{Timestamp, tz::TimeZone};

use super::PartialDateTime;

/// Reads a value of nothing but digits, and `20240503T081500Z`.
pub(super) fn parse(text: &str) -> Option<PartialDateTime> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = || text.get(..digits)?.parse::<i64>().ok();
    match (digits, text.len() - digits) {
        // From 2001 on seconds have ten digits, milliseconds thirteen.
        (10, 0) => of_seconds(number()?),
        (13, 0) => of_seconds(number()? / 1000),
        (8, 0) => day(text),
        (8, 5..=8) => with_time(text),
        (12 | 14, 0) => with_time(&format!("{}T{}", text.get(..8)?, text.get(8..)?)),
        _ => None,
    }
}

fn of_seconds(seconds: i64) -> Option<PartialDateTime> {
    let instant = Timestamp::from_second(seconds).ok()?;
    let local = TimeZone::UTC.to_datetime(instant);
    let time = (local.hour(), local.minute(), Some(local.second()));
    let date = PartialDateTime::of_day(local.year(), local.month().into(), local.day().into())?;
    Some(PartialDateTime {
        time: Some(time),
        offset: Some(0),
        ..date
    })
}

fn day(text: &str) -> Option<PartialDateTime> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse().ok();
    PartialDateTime::of_day(part(0, 4)?, part(4, 6)?, part(6, 8)?)
}

/// `20240503T081500`, with or without `Z` and seconds.
fn with_time(text: &str) -> Option<PartialDateTime> {
    let date = day(text)?;
    let rest = text.get(8..)?.strip_prefix(['T', ' '])?;
    let (digits, offset) = match rest.strip_suffix('Z') {
        Some(digits) => (digits, Some(0)),
        None => (rest, None),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, limit: i8| {
        let number: i8 = digits.get(from..from + 2)?.parse().ok()?;
        (number < limit).then_some(number)
    };
    let second = if digits.len() == 6 {
        Some(part(4, 60)?)
    } else {
        None
    };
    Some(PartialDateTime {
        time: Some((part(0, 24)?, part(2, 60)?, second)),
        offset,
        ..date
    })
}
