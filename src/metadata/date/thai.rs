//! Thai dates: `3 พฤษภาคม 2567`, `3 พ.ค. 2024`, `3 พ.ค. 67`. Years of the Buddhist era are 543 ahead.

use std::ops::Range;

use super::{LONGEST_OTHER, PartialDateTime, time};

/// The months in their order, in full and shortened.
const MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];

/// How far years of the Buddhist era are ahead, and the first that is read as one.
const AHEAD: i16 = 543;
const FIRST: i16 = 2443;

/// The century of years of two digits.
const CENTURY: i16 = 2500;

/// The common year for one of four digits in the Buddhist era.
pub(super) fn common_year(year: i16) -> Option<i16> {
    Some(year.checked_sub(AHEAD)?).filter(|_| year >= FIRST)
}

/// Whether a text has the name of a month.
pub(super) fn names_month(text: &str) -> bool {
    let mut names = MONTHS.iter();
    text.contains(is_consonant)
        && names.any(|(name, short)| text.contains(name) || text.contains(short))
}

fn is_consonant(ch: char) -> bool {
    ('ก'..='ฮ').contains(&ch)
}

/// Where numbers of four digits begin that may be years.
fn years(text: &str) -> impl Iterator<Item = usize> {
    let places = memchr::memchr2_iter(b'1', b'2', text.as_bytes());
    places.filter(|at| {
        let digits = text.as_bytes().get(*at..at + 4);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    })
}

/// The first such date and where it stands.
pub(super) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    // All letters of the months begin with this byte.
    memchr::memchr(0xe0, text.as_bytes())?;
    with_year(text).or_else(|| with_short_year(text))
}

/// The first date with a year of two digits, and where it stands.
fn with_short_year(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    if text.len() > LONGEST_OTHER || !text.contains(is_consonant) {
        return None;
    }
    let names = MONTHS.iter().zip(1..);
    let mut names = names.flat_map(|((name, short), month)| [(*name, month), (*short, month)]);
    let is_digit = |ch: char| ch.is_ascii_digit();
    names.find_map(|(name, month)| {
        let (before, behind) = text.split_once(name)?;
        let before = before.trim_end();
        let start = before.trim_end_matches(is_digit).len();
        let day = before.get(start..)?.parse().ok()?;
        let behind = behind.trim_start();
        let rest = behind.trim_start_matches(is_digit);
        let year: i16 = match behind.get(..behind.len() - rest.len())? {
            digits if digits.len() == 2 => digits.parse().ok()?,
            _ => return None,
        };
        let date = PartialDateTime::of_day(common_year(CENTURY + year)?, month, day)?;
        let (length, time, offset) = time::after(rest);
        let date = PartialDateTime {
            time,
            offset,
            ..date
        };
        Some((start..text.len() - rest.len() + length, date))
    })
}

/// Where the word for “day” begins with which a text ends, that of the week in it perhaps: `วันที่`,
/// `วันศุกร์ที่`. Else where the text ends.
fn with_word_for_day(text: &str) -> usize {
    let day = || {
        let before = text.trim_end().strip_suffix("ที่")?;
        let from = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_DAY));
        let at = from + before.get(from..)?.rfind("วัน")?;
        (!before.get(at..)?.contains(' ')).then_some(at)
    };
    day().unwrap_or(text.len())
}

/// What the longest day of the week takes, in bytes: `วันพฤหัสบดี`.
const LONGEST_DAY: usize = 33;

/// The first date with a year of four digits, and where it stands.
fn with_year(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    years(text).find_map(|at| {
        let range = at..at + "2567".len();
        let year: i16 = text.get(range.clone())?.parse().ok()?;
        let year = if year < FIRST { year } else { year - AHEAD };
        let before = text.get(..at)?.trim_end();
        let before = before.strip_suffix("พ.ศ.").unwrap_or(before).trim_end();
        let (month, before) = MONTHS.iter().zip(1..).find_map(|((name, short), month)| {
            let rest = before.strip_suffix(name).or(before.strip_suffix(short));
            Some((month, rest?.trim_end()))
        })?;
        let start = before
            .trim_end_matches(|ch: char| ch.is_ascii_digit())
            .len();
        let day = before.get(start..)?.parse().ok()?;
        let start = with_word_for_day(before.get(..start)?);
        let date = PartialDateTime::of_day(year, month, day)?;
        let rest = text.get(range.end..)?;
        if rest.starts_with(|ch: char| ch.is_ascii_digit()) {
            return None;
        }
        let (length, time, offset) = time::after(rest);
        Some((
            start..range.end + length,
            PartialDateTime {
                time,
                offset,
                ..date
            },
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_day_belong_to_the_date() {
        for (text, begins) in [
            ("วันที่ 26 มีนาคม 2567", "วันที่"),
            ("พบกัน วันศุกร์ที่ 26 มีนาคม พ.ศ. 2567", "วันศุกร์ที่"),
            ("สะพาน 26 มีนาคม 2567", "26"),
        ] {
            let (range, _) = find(text).expect(text);
            assert!(text[range].starts_with(begins), "{text}");
        }
    }

    #[test]
    fn years_may_have_two_digits() {
        let found = |text: &str| find(text).map(|(_, date)| date.to_string());
        assert_eq!(found("26 มี.ค. 67").as_deref(), Some("2024-03-26"));
        assert_eq!(found("26 มีนาคม 67").as_deref(), Some("2024-03-26"));
        assert_eq!(
            found("26 มี.ค. 67 (14:30 น.)").as_deref(),
            Some("2024-03-26T14:30")
        );
        assert_eq!(found("26 มี.ค. 678"), None);
    }
}
