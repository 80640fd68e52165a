//! Dates whose months have names of several words: `26 كانون الثاني 2024`, `26 Tháng Ba, 2024`.

use std::ops::Range;

use super::find::{stands_alone, years};
use super::{PartialDateTime, time};

/// The names in lower case, sorted.
static MONTHS: &[(&str, i16)] = &[
    ("tháng ba", 3),
    ("tháng bảy", 7),
    ("tháng chín", 9),
    ("tháng chạp", 12),
    ("tháng giêng", 1),
    ("tháng hai", 2),
    ("tháng mười", 10),
    ("tháng mười hai", 12),
    ("tháng mười một", 11),
    ("tháng một", 1),
    ("tháng năm", 5),
    ("tháng sáu", 6),
    ("tháng tám", 8),
    ("tháng tư", 4),
    ("تشرين الأول", 10),
    ("تشرين الاول", 10),
    ("تشرين الثاني", 11),
    ("تشرين ثاني", 11),
    ("كانون أول", 12),
    ("كانون الأول", 12),
    ("كانون الاول", 12),
    ("كانون الثاني", 1),
    ("كانون ثاني", 1),
];

/// Words of the longest name.
const LONGEST: usize = 3;

/// Bytes of which each name has one.
const LOOKED_FOR: [u8; 3] = [0xc3, 0xd8, 0xd9];

/// The first such date and where it stands.
pub(super) fn find(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    // Most texts have none of the letters of these names.
    memchr::memchr3(LOOKED_FOR[0], LOOKED_FOR[1], LOOKED_FOR[2], text.as_bytes())?;
    years(text.as_bytes()).find_map(|at| {
        let end = at + "2024".len();
        let year = text.get(at..end)?.parse().ok()?;
        let before = text.get(..at)?.trim_end();
        let before = before.strip_suffix("năm").unwrap_or(before).trim_end();
        let before = before.strip_suffix([',', '،']).unwrap_or(before);
        let (start, month, day) = day_and_month(before).or_else(|| month_and_day(before))?;
        if !stands_alone(text, &(start..end)) {
            return None;
        }
        let date = PartialDateTime::of_day(year, month, day)?;
        let (length, time, offset) = time::after(text.get(end..)?);
        let date = PartialDateTime {
            time,
            offset,
            ..date
        };
        Some((start..end + length, date))
    })
}

/// `26 Tháng Ba` at the end of a text: where it begins, the month and the day. The month may have a
/// second name, as in `كانون الثاني/يناير`.
fn day_and_month(text: &str) -> Option<(usize, i16, i16)> {
    let (start, month) = name(text).or_else(|| name(text.rsplit_once('/')?.0))?;
    let (start, day) = number(text.get(..start)?.trim_end())?;
    Some((start, month, day))
}

/// `Tháng Ba 26` at the end of a text.
fn month_and_day(text: &str) -> Option<(usize, i16, i16)> {
    let (start, day) = number(text)?;
    let (start, month) = name(text.get(..start)?.trim_end())?;
    Some((start, month, day))
}

/// The name at the end of a text: where it begins, and the number of the month.
fn name(text: &str) -> Option<(usize, i16)> {
    let spaces = text.rmatch_indices(' ').map(|(at, _)| at + 1);
    let starts: Vec<usize> = spaces.chain([0]).take(LONGEST).collect();
    // The longer name ends with words that are one too.
    starts.into_iter().rev().find_map(|start| {
        let name = text.get(start..)?.to_lowercase();
        let found = MONTHS.binary_search_by(|(known, _)| (*known).cmp(&*name));
        Some((start, MONTHS.get(found.ok()?)?.1))
    })
}

/// The number at the end of a text, and where it begins.
fn number(text: &str) -> Option<(usize, i16)> {
    let start = text.trim_end_matches(|ch: char| ch.is_ascii_digit()).len();
    Some((start, text.get(start..)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_a_byte_that_is_looked_for() {
        for (name, _) in MONTHS {
            assert!(
                name.bytes().any(|byte| LOOKED_FOR.contains(&byte)),
                "{name}"
            );
        }
    }

    #[test]
    fn table_is_sorted() {
        assert!(MONTHS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn names_of_several_words_are_read() {
        for (text, expected) in [
            ("26 Tháng Ba, 2024", Some("2024-03-26")),
            ("Tháng Mười Hai 26, 2024", Some("2024-12-26")),
            ("26 Tháng Năm năm 2024 09:30", Some("2024-05-26T09:30")),
            ("26 كانون الثاني 2024", Some("2024-01-26")),
            ("26 تشرين الأول/أكتوبر 2024", Some("2024-10-26")),
            ("Tháng Ba 2024", None),
            ("126 Tháng Ba, 2024", None),
        ] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
