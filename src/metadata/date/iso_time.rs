//! The plainest times behind a date: `T08:15`, `, 08:15`, ` 08:15:00`, `T08:15:00.123+08:00`,
//! ` at 8:15 AM`.

use super::time::{Time, hour_of, offset_of};

/// The time at the start of the text: its length in bytes, the time, the offset from UTC in
/// minutes. `None` also where more may follow that belongs to it; the expression reads that.
pub(super) fn read(text: &str) -> Option<(usize, Time, Option<i16>)> {
    let rest = text.strip_prefix(['T', ' ']);
    let rest = rest.or_else(|| text.strip_prefix(", "))?;
    let (hour, rest) = number(rest, 24)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 60)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => {
            let (second, rest) = number(rest, 60)?;
            (Some(second), without_fraction(rest))
        }
        None => (None, rest),
    };
    let (offset, rest) = zone(rest, second.is_some());
    let next = rest.trim_start().chars().next();
    // An offset behind a space is for the expression: ` 08:15:09 -0400`.
    let signed = rest.trim_start().strip_prefix('-');
    if signed.is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit())) {
        return None;
    }
    let ends = next.is_none_or(|ch| !ch.is_ascii_alphanumeric() && !matches!(ch, '+' | ':' | '：'));
    ends.then(|| (text.len() - rest.len(), (hour, minute, second), offset))
}

/// The time of twelve hours at the start of the text, as far as the space behind it. `None` where a
/// zone may follow too.
pub(super) fn of_twelve_hours(text: &str) -> Option<(usize, Time)> {
    let rest = [" at ", ", ", " "]
        .iter()
        .find_map(|before| text.strip_prefix(before))?;
    let (hour, rest) = rest.split_once(':').filter(|(hour, _)| hour.len() <= 2)?;
    let is_number = !hour.is_empty() && hour.bytes().all(|byte| byte.is_ascii_digit());
    let hour: i16 = hour.parse().ok().filter(|_| is_number)?;
    let (minute, rest) = number(rest, 60)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 60).map(|(second, rest)| (Some(second), rest))?,
        None => (None, rest),
    };
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let (half, rest) = rest.split_at_checked(2)?;
    let half = ["am", "pm"]
        .into_iter()
        .find(|known| half.eq_ignore_ascii_case(known))?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    if rest.starts_with(['z', 'Z', 'u', 'U', 'g', 'G', '+', '-']) {
        return None;
    }
    let time = (hour_of(hour, Some(half))?, minute, second);
    Some((text.len() - rest.len(), time))
}

/// Two digits below a limit.
fn number(text: &str, limit: i8) -> Option<(i8, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits
        .parse()
        .ok()
        .filter(|number| plain && *number < limit)?;
    Some((number, rest))
}

/// The text without the fraction of a second at its start. Some write a colon before three digits.
fn without_fraction(text: &str) -> &str {
    let is_digit = |ch: char| ch.is_ascii_digit();
    let behind = |sign| {
        let rest: &str = text.strip_prefix(sign)?;
        Some(rest.trim_start_matches(is_digit)).filter(|end| end.len() < rest.len())
    };
    let milliseconds = behind(':').filter(|end| text.len() - end.len() == ":000".len());
    behind('.').or(milliseconds).unwrap_or(text)
}

/// The zone at the start of a text. Behind minutes alone `-12` and `-5:00` may be the end of a time.
fn zone(text: &str, behind_seconds: bool) -> (Option<i16>, &str) {
    if let Some(rest) = text.strip_prefix('Z') {
        return (Some(0), rest);
    }
    let short = behind_seconds.then_some(["+0:00", "+00"]);
    let forms = ["+00:00", "+0000"]
        .into_iter()
        .chain(short.into_iter().flatten());
    for form in forms {
        let Some((zone, rest)) = text.split_at_checked(form.len()) else {
            continue;
        };
        let is_of_form = zone
            .bytes()
            .zip(form.bytes())
            .all(|(byte, form)| match form {
                b'+' => matches!(byte, b'+' | b'-'),
                b':' => byte == b':',
                _ => byte.is_ascii_digit(),
            });
        let goes_on = rest.starts_with(|ch: char| ch.is_ascii_digit() || ch == ':');
        if is_of_form
            && !goes_on
            && let Some(offset) = offset_of(zone)
        {
            return (Some(offset), rest);
        }
    }
    (None, text)
}
