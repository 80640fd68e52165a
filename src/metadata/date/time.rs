//! The time of day behind a date.

use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use super::{iso_time, worded_time, zones};

static TIME: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(
        "(?ix)^(?: T | \\.? [\\ \\u{a0}\\u{3000}]{0,4} (?: г\\.?,? \\ )?
            (?: [(（]? (?: (?: 星期 | 周 | 週 ) [一二三四五六日天] | [一二三四五六月火水木金土日월화수목금토일] ) (?: 曜日 | 요일 )? [)）] [\\ ]?
              | (?: (?: 星期 | 周 | 週 ) [一二三四五六日天] | [월화수목금토일] 요일 | [月火水木金土日] 曜日 ) [\\ ]? )?
            (?: [,，|·@–-]\\ ? | [(（] )?
            (?: (?: at | um | à | a\\ las | alle | às | u | в | у | v | o | om | (?P<klo>klo) | kl\\. | ساعت )\\  )? )
         (?P<half>上午|下午|晚上|凌晨|中午|早上|傍晚|午前|午後|오전|오후)? (?P<early>am|pm|a\\.m\\.|p\\.m\\.)? \\ ?
         (?P<h>[0-9]{1,2}) \\ ? (?:
           (?P<sep>[:：]|时|時|点|點|시|\\.|h) \\ ? (?P<min>[0-5][0-9]|[0-9](?:[分분])) (?:[分분])?
           (?: (?: [:：] (?P<s>[0-5][0-9]) (?:[.,][0-9]+)? ) | (?: \\ ? (?P<s2>[0-5]?[0-9]) [秒초] ) )?
           | (?P<full>时|時|시) [整正]?
         ) \\ ? (?P<meridiem>am|pm|a\\.m\\.|p\\.m\\.)?
         \\ ? (?P<zone>z\\b|[+-][0-9]{2}:?[0-9]{2})?",
    )
    .ok()
});

/// What may stand between a date and its time, in bytes: spaces, a weekday, a word.
const LONGEST_GAP: usize = 40;

/// Hour, minute and, where given, second.
pub(super) type Time = (i8, i8, Option<i8>);

/// The time at the start of the text: its length in bytes, hour, minute, second and offset.
pub(super) fn after(text: &str) -> (usize, Option<Time>, Option<i16>) {
    let Some((mut length, mut time, offset)) = without_name_of_zone(text) else {
        return (0, None, None);
    };
    let behind = text.get(length..).unwrap_or_default();
    if let Some((half, word)) = worded_time::half_behind(behind) {
        time.0 = hour_of(time.0.into(), Some(half)).unwrap_or(time.0);
        length += word;
    }
    let behind = text.get(length..).filter(|_| offset.is_none());
    match behind.and_then(zones::read) {
        Some((zone, offset)) => (length + zone, Some(time), offset),
        None => (length, Some(time), offset),
    }
}

fn without_name_of_zone(text: &str) -> Option<(usize, Time, Option<i16>)> {
    if let Some(found) = iso_time::read(text) {
        return Some(found);
    }
    if !may_be_time(text) {
        return None;
    }
    if let Some((length, time)) = iso_time::of_twelve_hours(text) {
        return Some((length, time, None));
    }
    by_expression(text).or_else(|| worded_time::read(text))
}

/// Whether the first number of the text is near and looks like an hour, with what stands between it
/// and the minute. Much cheaper than the expression.
fn may_be_time(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let Some(start) = text.bytes().take(LONGEST_GAP).position(is_digit) else {
        return false;
    };
    let number = text.get(start..).unwrap_or_default();
    let behind = number.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let behind_space = behind.strip_prefix(' ').unwrap_or(behind);
    let separators = [':', '：', '时', '時', '点', '點', '시', '.', 'h', 'H'];
    number.len() - behind.len() <= 2 && behind_space.starts_with(separators)
}

fn by_expression(text: &str) -> Option<(usize, Time, Option<i16>)> {
    let captures = TIME.as_ref()?.captures(text)?;
    let end = captures.get(0)?.end();
    let behind = text.get(end..).unwrap_or_default();
    let minute = match captures.name("full") {
        Some(_) if behind.starts_with(BEHIND_HOURS) => return None,
        Some(_) => 0,
        None => {
            let minute = captures.name("min")?.as_str();
            minute.trim_end_matches(['分', '분']).parse().ok()?
        }
    };
    let second = number(&captures, "s").or_else(|| number(&captures, "s2"));
    let second = second.and_then(|second| i8::try_from(second).ok());
    let half = captures
        .name("half")
        .or_else(|| captures.name("early"))
        .or_else(|| captures.name("meridiem"))
        .map(|half| half.as_str().to_lowercase());
    let hour = hour_of(number(&captures, "h")?, half.as_deref())?;
    let zone = captures.name("zone").map(|zone| zone.as_str());
    // "12.30" behind a date is as often the start of a number, but not in Finnish: "klo 12.30".
    // And behind “am” a day may stand in German: "am 3.05."
    let is_told = second.is_some()
        || half.is_some() && captures.name("early").is_none()
        || captures.name("klo").is_some();
    if captures.name("sep").is_some_and(|sep| sep.as_str() == ".") && !is_told {
        return None;
    }
    Some((end, (hour, minute, second), zone.and_then(offset_of)))
}

/// With what words begin that `时` is a part of, and spans of hours: `5时间`, `20时代`, `8时至17时`.
const BEHIND_HOURS: [char; 13] = [
    '间', '間', '代', '期', '候', '刻', '至', '-', '–', '—', '~', '～', '到',
];

fn number(captures: &Captures<'_>, name: &str) -> Option<i16> {
    captures.name(name)?.as_str().parse().ok()
}

pub(super) fn hour_of(hour: i16, half: Option<&str>) -> Option<i8> {
    let afternoon = half.is_some_and(|half| {
        half.starts_with('p') || matches!(half, "下午" | "晚上" | "傍晚" | "午後" | "中午" | "오후")
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
    let zone = zone.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    let Some(digits) = zone.strip_prefix(['+', '-']) else {
        return Some(0);
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None => digits.split_at_checked(2).unwrap_or((digits, "")),
    };
    let hours: i16 = hours.parse().ok()?;
    let minutes: i16 = if minutes.is_empty() {
        0
    } else {
        minutes.parse().ok()?
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    // West of Greenwich few zones have half hours: `10:04-11:30` is a span.
    let is_west = zone.starts_with('-');
    if is_west && (hours > 12 || (minutes > 0 && !matches!(hours, 2..=4 | 9))) {
        return None;
    }
    let offset = hours * 60 + minutes;
    Some(if is_west { -offset } else { offset })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expression_compiles() {
        assert!(TIME.is_some());
    }

    #[test]
    fn times_of_twelve_hours_are_as_the_expression_has_them() {
        let mut found = 0;
        for before in [" at ", ", ", " ", "", "  ", " at  "] {
            for time in [
                "8:15", "08:15", "12:05:09", "0:59", "24:00", "19:30", "8:7", "8:15:61", ":15",
            ] {
                for half in ["am", " PM", " a.m.", "  am", " pmx", "Am ", ""] {
                    for behind in [
                        "",
                        " ",
                        "  ",
                        " EST",
                        " z",
                        "Z",
                        " utc",
                        "+0100",
                        " -05:00",
                        ".",
                        " （一）",
                    ] {
                        let text = format!("{before}{time}{half}{behind}");
                        if let Some((length, time)) = iso_time::of_twelve_hours(&text) {
                            found += 1;
                            assert_eq!(by_expression(&text), Some((length, time, None)), "{text}");
                        }
                    }
                }
            }
        }
        assert!(found > 300, "{found}");
    }
}
