//! Thai dates: `3 พฤษภาคม 2567`, `3 พ.ค. 2024`. Years of the Buddhist era are 543 ahead.

use std::ops::Range;

use super::{PartialDateTime, time};

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
