//! The plainest times behind a date: `T08:15`, `, 08:15`, ` 08:15:00`, `T08:15:00.123+08:00`.

use super::time::{Time, offset_of};

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
    let (offset, rest) = zone(rest);
    let next = rest.trim_start().chars().next();
    // An offset behind a space is for the expression: ` 08:15:09 -0400`.
    let signed = rest.trim_start().strip_prefix('-');
    if signed.is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit())) {
        return None;
    }
    let ends = next.is_none_or(|ch| !ch.is_ascii_alphanumeric() && !matches!(ch, '+' | ':' | '：'));
    ends.then(|| (text.len() - rest.len(), (hour, minute, second), offset))
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

fn zone(text: &str) -> (Option<i16>, &str) {
    if let Some(rest) = text.strip_prefix('Z') {
        return (Some(0), rest);
    }
    for length in [6, 5] {
        let Some((zone, rest)) = text.split_at_checked(length) else {
            continue;
        };
        let form = zone.bytes().enumerate().all(|(at, byte)| match at {
            0 => matches!(byte, b'+' | b'-'),
            3 if length == 6 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
        if form && let Some(offset) = offset_of(zone) {
            return (Some(offset), rest);
        }
    }
    (None, text)
}
