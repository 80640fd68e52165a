//! Time zones by their names: `CEST`, `GMT+7`, `(UTC+08:00)`, `мск`, `北京时间`.

use super::time::offset_of;

/// Abbreviations of zones in capitals, and minutes east of UTC; sorted. Of some there are several of
/// one name (`CST` is that of Chicago and that of China), or summer time is not told (`ET`): that they
/// are zones is known, and no more.
#[rustfmt::skip] // One entry a line.
static ABBREVIATIONS: [(&str, Option<i16>); 46] = [
    ("ACDT", Some(630)),
    ("ACST", Some(570)),
    ("ADT", Some(-180)),
    ("AEDT", Some(660)),
    ("AEST", Some(600)),
    ("AKDT", Some(-480)),
    ("AKST", Some(-540)),
    ("AST", None),
    ("AWST", Some(480)),
    ("BRT", Some(-180)),
    ("BST", None),
    ("CAT", None),
    ("CDT", Some(-300)),
    ("CEST", Some(120)),
    ("CET", Some(60)),
    ("CST", None),
    ("CT", None),
    ("EAT", Some(180)),
    ("EDT", Some(-240)),
    ("EEST", Some(180)),
    ("EET", Some(120)),
    ("EST", Some(-300)),
    ("ET", None),
    ("HKT", Some(480)),
    ("HST", Some(-600)),
    ("IST", None),
    ("JST", Some(540)),
    ("KST", Some(540)),
    ("MDT", Some(-360)),
    ("MESZ", Some(120)),
    ("MEZ", Some(60)),
    ("MSK", Some(180)),
    ("MST", Some(-420)),
    ("MT", None),
    ("NZDT", Some(780)),
    ("NZST", Some(720)),
    ("PDT", Some(-420)),
    ("PHT", Some(480)),
    ("PKT", Some(300)),
    ("PST", Some(-480)),
    ("PT", None),
    ("SAST", Some(120)),
    ("SGT", Some(480)),
    ("WIB", Some(420)),
    ("WIT", Some(540)),
    ("WITA", Some(480)),
];

/// Names in other scripts, as they are written.
#[rustfmt::skip] // One entry a line.
static OTHERS: [(&str, i16); 5] = [
    ("МСК", 180),
    ("Мск", 180),
    ("мск", 180),
    ("北京时间", 480),
    ("北京時間", 480),
];

/// Names in English.
#[rustfmt::skip] // One entry a line.
static IN_FULL: [(&str, Option<i16>); 15] = [
    ("British Summer Time", Some(60)),
    ("Central Daylight Time", Some(-300)),
    ("Central European Summer Time", Some(120)),
    ("Central European Time", Some(60)),
    ("Central Standard Time", Some(-360)),
    ("Coordinated Universal Time", Some(0)),
    ("Eastern Daylight Time", Some(-240)),
    ("Eastern Standard Time", Some(-300)),
    ("Eastern Time", None),
    ("Greenwich Mean Time", Some(0)),
    ("Japan Standard Time", Some(540)),
    ("Mountain Daylight Time", Some(-360)),
    ("Mountain Standard Time", Some(-420)),
    ("Pacific Daylight Time", Some(-420)),
    ("Pacific Standard Time", Some(-480)),
];

/// The longest abbreviation.
const LONGEST: usize = 4;

/// The zone at the start of what stands behind a time, perhaps in brackets: its length in bytes with
/// the space before it, and its offset, if that is known.
pub(super) fn read(text: &str) -> Option<(usize, Option<i16>)> {
    let bare = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    let inner = bare.strip_prefix(['(', '（', '[']);
    let (offset, rest) = name(inner.unwrap_or(bare), inner.is_some())?;
    let rest = match inner {
        Some(_) => rest.strip_prefix([')', '）', ']'])?,
        None => rest,
    };
    Some((text.len() - rest.len(), offset))
}

/// The offset that a zone says which stands before a date, and the text before it:
/// `北京时间2024年5月3日 08:15`.
pub(super) fn before(text: &str) -> Option<(i16, &str)> {
    let bare = text.trim_end_matches([' ', ':', '：', '，']);
    let mut known = OTHERS.iter();
    known.find_map(|(name, offset)| Some((*offset, bare.strip_suffix(name)?)))
}

/// The offset of the zone at the start of a text, and what stands behind it.
fn name(text: &str, in_brackets: bool) -> Option<(Option<i16>, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic);
    let (word, rest) = text.split_at_checked(letters.count())?;
    if word.eq_ignore_ascii_case("utc") || word.eq_ignore_ascii_case("gmt") {
        let space = usize::from(rest.starts_with(' '));
        return Some(match rest.get(space..).and_then(signed) {
            Some(signed) => signed,
            None => (Some(0), rest),
        });
    }
    if word.is_empty() {
        if in_brackets && let Some(signed) = signed(text) {
            return Some(signed);
        }
        return other_name(text);
    }
    if word.len() > LONGEST {
        let mut known = IN_FULL.iter();
        return known.find_map(|(name, offset)| Some((*offset, text.strip_prefix(name)?)));
    }
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let at = ABBREVIATIONS.binary_search_by(|(known, _)| known.cmp(&word));
    let (_, offset) = ABBREVIATIONS.get(at.ok()?)?;
    Some((*offset, rest))
}

fn other_name(text: &str) -> Option<(Option<i16>, &str)> {
    let mut known = OTHERS.iter();
    let (rest, offset) =
        known.find_map(|(name, offset)| Some((text.strip_prefix(name)?, *offset)))?;
    let goes_on = rest.starts_with(|ch: char| ch.is_alphabetic() && ch < '\u{3000}');
    (!goes_on).then_some((Some(offset), rest))
}

/// The offset at the start of a text, `+7`, `-03:30`, `+0800`, and what stands behind it.
fn signed(text: &str) -> Option<(Option<i16>, &str)> {
    let digits = text.strip_prefix(['+', '-'])?;
    let is_digit = |ch: char| ch.is_ascii_digit();
    let behind = digits.trim_start_matches(is_digit);
    if behind.len() == digits.len() {
        return None;
    }
    let minutes = behind.strip_prefix(':').filter(|rest| {
        let digits = rest.len() - rest.trim_start_matches(is_digit).len();
        digits == 2
    });
    let rest = minutes.and_then(|rest| rest.get(2..)).unwrap_or(behind);
    let zone = text.get(..text.len() - rest.len())?;
    Some((offset_of(zone), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::date::find;

    #[test]
    fn table_is_sorted() {
        let names = ABBREVIATIONS.map(|(name, _)| name);
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(names.iter().all(|name| name.len() <= LONGEST));
    }

    #[test]
    fn zones_behind_times_belong_to_the_date() {
        for (text, expected, rest) in [
            ("26/03/2024 10:04 GMT+7", "2024-03-26T10:04+07:00", ""),
            ("26/03/2024 10:04 (GMT+7)", "2024-03-26T10:04+07:00", ""),
            ("26/03/2024 10:04 (GMT+0400)", "2024-03-26T10:04+04:00", ""),
            ("2024-03-26 10:04 UTC+8", "2024-03-26T10:04+08:00", ""),
            ("2024-03-26 10:04 UTC +08:00", "2024-03-26T10:04+08:00", ""),
            (
                "2024-03-26 10:04 UTC-3 Nora",
                "2024-03-26T10:04-03:00",
                " Nora",
            ),
            ("2024-03-26 10:04 GMT", "2024-03-26T10:04Z", ""),
            ("2024-03-26 10:04 gmt, Nora", "2024-03-26T10:04Z", ", Nora"),
            ("2024-03-26 10:04 GMT+99", "2024-03-26T10:04", ""),
            ("26.03.2024 10:04 CEST", "2024-03-26T10:04+02:00", ""),
            ("26.03.2024 10:04 Uhr", "2024-03-26T10:04", "Uhr"),
            ("March 26, 2024 3:53 PM EDT", "2024-03-26T15:53-04:00", ""),
            ("March 26, 2024 3:53 PM CST", "2024-03-26T15:53", ""),
            ("26.03.2024 10:04 JSTV", "2024-03-26T10:04", "JSTV"),
            ("26.03.2024, 10:04 (мск)", "2024-03-26T10:04+03:00", ""),
            ("2024-03-26 10:04（北京时间）", "2024-03-26T10:04+08:00", ""),
            ("北京时间2024年3月26日 10:04", "2024-03-26T10:04+08:00", ""),
            ("北京时间2024年3月26日", "2024-03-26", ""),
            ("2024-03-26 10:04-11:30", "2024-03-26T10:04", ""),
            (
                "January 09, 2024 08:00 AM Eastern Standard Time",
                "2024-01-09T08:00-05:00",
                "",
            ),
        ] {
            let (range, date) = find(text).expect(text);
            assert_eq!(date.to_string(), expected, "{text}");
            assert_eq!(text[range.end..].trim_start(), rest.trim_start(), "{text}");
        }
    }

    #[test]
    fn times_between_day_and_year_are_read() {
        for (text, expected) in [
            ("Tue Mar 26 20:35:00 EDT 2024", "2024-03-26T20:35:00-04:00"),
            (
                "Tue Mar 26 20:35:00 GMT+08:00 2024",
                "2024-03-26T20:35:00+08:00",
            ),
            (
                "Tue Mar 26 20:35:00 +0100 2024",
                "2024-03-26T20:35:00+01:00",
            ),
            ("Tue Mar 26 20:35:00 2024", "2024-03-26T20:35:00"),
        ] {
            let found = find(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }
}
