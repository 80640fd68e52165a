//! The time of day before a date: `10:04 p.m. Tuesday, March 26, 2024`, `13:38 26.03.2024`.

use super::time::{Time, hour_of};
use super::{weekdays, zones};

/// The longest time with all that stands between it and its date, in bytes.
const LONGEST: usize = 40;

/// Bytes before a time among which another one is the start of a span.
const SPAN: usize = 14;

/// Words between a time and its date, in lower case.
#[rustfmt::skip] // One entry a line.
const JOINTS: [&str; 12] = [
    "am",
    "del",
    "el",
    "em",
    "h",
    "le",
    "on",
    "u",
    "uhr",
    "в",
    "от",
    "у",
];

/// Words before what is no time of day, but how long a recording takes, in lower case.
#[rustfmt::skip] // One entry a line.
const RECORDINGS: [&str; 6] = [
    "audio",
    "duration",
    "podcast",
    "video",
    "watch",
    "видео",
];

/// The time with which a text ends that stands before a date: where it begins, hour, minute, second
/// and offset.
pub(super) fn read(text: &str) -> Option<(usize, Time, Option<i16>)> {
    let from = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let tail = text.get(from..)?;
    let colon = memchr::memrchr(b':', tail.as_bytes())?;
    let (last, behind) = two_digits(tail.get(colon + 1..)?)?;
    let (head, digits) = number_before(tail.get(..colon)?)?;
    let (head, hour, minute, second) = match head.strip_suffix(':') {
        Some(before) if digits.len() == 2 => {
            let (head, hour) = number_before(before)?;
            (head, hour, digits.parse().ok()?, Some(last))
        }
        Some(_) => return None,
        None => (head, digits, last, None),
    };
    let (half, behind) = meridiem(behind);
    let zone = zones::read(behind);
    let joint = zone.map_or(Some(behind), |(length, _)| behind.get(length..))?;
    // Of one digit it may be how long a recording takes, or a score.
    let is_told = hour.len() == 2 || half.is_some() || zone.is_some();
    if !is_told || minute > 59 || !joins(joint) || !begins_time(text.get(..from + head.len())?) {
        return None;
    }
    let hour = hour_of(hour.parse().ok()?, half)?;
    let offset = zone.and_then(|(_, offset)| offset);
    Some((from + head.len(), (hour, minute, second), offset))
}

/// Two digits below 60 at the start of a text and no third one, and what stands behind them.
fn two_digits(text: &str) -> Option<(i8, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| *number < 60)?;
    let goes_on = rest.starts_with(|ch: char| ch.is_ascii_digit());
    (is_number && !goes_on).then_some((number, rest))
}

/// The number of one or two digits with which a text ends, behind what stands before it.
fn number_before(text: &str) -> Option<(&str, &str)> {
    let head = text.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let digits = text.get(head.len()..)?;
    (1..=2).contains(&digits.len()).then_some((head, digits))
}

/// The half of the day at the start of a text, and what stands behind it.
fn meridiem(text: &str) -> (Option<&'static str>, &str) {
    let bare = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    let halves = [("a.m.", "am"), ("p.m.", "pm"), ("am", "am"), ("pm", "pm")];
    let found = halves.into_iter().find_map(|(form, half)| {
        let (start, rest) = bare.split_at_checked(form.len())?;
        let is_half = start.eq_ignore_ascii_case(form) && !rest.starts_with(char::is_alphabetic);
        is_half.then_some((Some(half), rest))
    });
    found.unwrap_or((None, text))
}

/// Whether nothing stands between a time and its date but signs, a word for "on" and a weekday.
fn joins(text: &str) -> bool {
    let is_sign = |ch: char| " \u{a0},，|·•-–—/(".contains(ch);
    let text = text.trim_matches(is_sign);
    if text.is_empty() {
        return true;
    }
    let mut words = text.splitn(2, is_sign);
    let first = words.next().unwrap_or_default().to_lowercase();
    match JOINTS.binary_search(&first.as_str()) {
        Ok(_) => weekdays::is_day(words.next().unwrap_or_default()),
        Err(_) => !text.contains(char::is_numeric) && weekdays::is_day(text),
    }
}

/// Whether a time of day may follow: no other number, no time that is the start of a span, no word
/// for a recording.
fn begins_time(before: &str) -> bool {
    let bare = before.trim_end();
    let touches =
        |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '–' | ':' | '.' | '/' | '+');
    if bare.len() == before.len() && before.ends_with(touches) && !before.ends_with(':') {
        return false;
    }
    let from = before.ceil_char_boundary(before.len().saturating_sub(SPAN));
    let near = before.get(from..).unwrap_or_default().as_bytes();
    let is_time =
        |window: &[u8]| matches!(window, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit());
    let dash = bare.strip_suffix(['-', '–', '—', '~']).map(str::trim_end);
    let is_span =
        dash.is_some_and(|start| start.ends_with(|ch: char| ch.is_ascii_digit() || ch == 'm'));
    if is_span || near.windows(3).any(is_time) {
        return false;
    }
    let bare = bare.trim_end_matches([':', '|', '·', '•']).trim_end();
    let last = bare.rsplit(|ch: char| !ch.is_alphabetic()).next();
    let last = last.unwrap_or_default().to_lowercase();
    RECORDINGS.binary_search(&last.as_str()).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::date::find;

    #[test]
    fn tables_are_sorted() {
        assert!(JOINTS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(RECORDINGS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn times_before_dates_belong_to_them() {
        for (text, expected) in [
            ("14:05 GMT, 26 March 2024", "2024-03-26T14:05Z"),
            ("8:57 AM ET, Tue March 26, 2024", "2024-03-26T08:57"),
            ("10:04 p.m. Tuesday, March 26, 2024", "2024-03-26T22:04"),
            ("10:04pm on 26 March 2024", "2024-03-26T22:04"),
            ("13:38 26.03.2024", "2024-03-26T13:38"),
            ("13:38:05 26.03.2024", "2024-03-26T13:38:05"),
            ("21:30, 12 марта 2024", "2024-03-12T21:30"),
            ("10:04 | 26/03/2024", "2024-03-26T10:04"),
            ("14:05 Uhr, 26. März 2024", "2024-03-26T14:05"),
            ("Updated: 16:20 +08, 26 March 2024", "2024-03-26"),
        ] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        let text = "Published: 14:05 GMT, 26 March 2024";
        assert_eq!(find(text).unwrap().0.start, "Published: ".len());
    }

    #[test]
    fn what_is_no_time_of_day_stays_before_the_date() {
        for text in [
            "Open 9:00–17:00, 26 March 2024",
            "Open 9:00 – 17:00, 26 March 2024",
            "Open from 09:00 to 17:00, 26 March 2024",
            "3:2 26.03.2024",
            "78:75 26.03.2024",
            "3:45 26 March 2024",
            "Video 02:12 26 March 2024",
            "Genesis 10:04 tells it, 26 March 2024",
            "A1:30 26 March 2024",
            "10:04 with Nora on 26 March 2024",
        ] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some("2024-03-26"), "{text}");
        }
    }
}
