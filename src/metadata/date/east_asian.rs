//! Dates without a year in plain digits: `二〇二四年五月三日`, `令和6年5月3日`.

use std::ops::Range;

use super::{PartialDateTime, civil_date, time};

/// The eras of Japan and Taiwan in use since printing of dates on the web makes sense, and the year
/// before the first of each.
const ERAS: [(&str, i16); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("中華民國", 1911),
    ("中华民国", 1911),
    ("民國", 1911),
    ("民国", 1911),
];

/// The first such date and where it stands.
pub(super) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    let (year_sign, _) = text.match_indices('年').next()?;
    let before = text.get(..year_sign)?;
    let (start, year) = year(before)?;
    let rest = text.get(year_sign + '年'.len_utf8()..)?;
    let (month, rest) = number_before(rest, "月")?;
    let (day, rest) = number_before(rest, "日").or_else(|| number_before(rest, "号"))?;
    let date = civil_date(year, month, day)?;
    let end = text.len() - rest.len();
    let (length, time, offset) = time::after(rest);
    Some((start..end + length, PartialDateTime { date, time, offset }))
}

/// The year at the end of a text, and where it begins.
fn year(text: &str) -> Option<(usize, i16)> {
    for (era, before) in ERAS {
        if let Some(at) = text.rfind(era) {
            let count = text.get(at + era.len()..)?.trim();
            let count = if count == "元" {
                Some(1)
            } else {
                value(count)
            };
            let count = count.filter(|count| (1..189).contains(count));
            let year = count.map(|count| before + count);
            // An era may be spoken of, and another year stand behind it.
            if let Some(year) = year.filter(|year| (1868..2100).contains(year)) {
                return Some((at, year));
            }
        }
    }
    let start = text.rfind(|ch: char| numeral(ch).is_none());
    let start = start.map_or(0, |at| {
        at + text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let digits = text.get(start..)?;
    if digits.chars().count() != 4 {
        return None;
    }
    let year = digits
        .chars()
        .try_fold(0, |sum: i16, ch| Some(sum * 10 + numeral(ch)?))?;
    (1900..2100).contains(&year).then_some((start, year))
}

/// The number in front of a unit at the start of a text, and what stands behind the unit.
fn number_before<'a>(text: &'a str, unit: &str) -> Option<(i16, &'a str)> {
    let (number, rest) = text.split_once(unit)?;
    Some((value(number.trim())?, rest))
}

/// A number of at most three digits or signs of Chinese, or of hundreds: `一百一十三`.
fn value(text: &str) -> Option<i16> {
    if let Some((hundreds, rest)) = text.split_once('百') {
        let rest = rest.strip_prefix(['零', '〇']).unwrap_or(rest);
        let mut signs = hundreds.chars();
        let hundreds = signs.next().and_then(numeral)?;
        let rest = match rest {
            "" => 0,
            _ if rest.contains('百') => return None,
            _ => value(rest)?,
        };
        return signs.next().is_none().then_some(hundreds * 100 + rest);
    }
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    match text.split_once('十') {
        Some((tens, ones)) => {
            let one = |text: &str, empty| match text.chars().next() {
                None => Some(empty),
                Some(ch) => numeral(ch).filter(|_| text.chars().count() == 1),
            };
            Some(one(tens, 1)? * 10 + one(ones, 0)?)
        }
        None => text
            .chars()
            .try_fold(0, |sum: i16, ch| Some(sum * 10 + numeral(ch)?)),
    }
}

fn numeral(ch: char) -> Option<i16> {
    const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let ch = if matches!(ch, '零' | '○') {
        '〇'
    } else {
        ch
    };
    let at = NUMERALS.iter().position(|numeral| *numeral == ch)?;
    i16::try_from(at).ok()
}
