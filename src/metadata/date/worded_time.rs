//! Times with words about them: `péntek 14:30`, `kl 14.30`, `ore 14:30`, `14.30 WIB`, `02:30 م`.

use super::numbers::number;
use super::time::{Time, hour_of};
use super::{around, zones};

/// Words before a time that say it is one, in lower case, sorted.
#[rustfmt::skip] // One entry a line.
static BEFORE: [&str; 23] = [
    "alle",
    "godz",
    "kell",
    "kl",
    "klo",
    "klockan",
    "klokken",
    "lúc",
    "om",
    "ora",
    "orario",
    "ore",
    "pukul",
    "saat",
    "um",
    "à",
    "às",
    "ώρα",
    "בשעה",
    "الساعة",
    "در",
    "ساعت",
    "เวลา",
];

/// What may stand between a year and the time beside these: short for “year”, and the sign of the common
/// era. Sorted.
#[rustfmt::skip] // One entry a line.
static YEARS: [&str; 5] = [
    "g",
    "r",
    "г",
    "р",
    "م",
];

/// Words behind a time that say it is one, in lower case, sorted.
#[rustfmt::skip] // One entry a line.
static BEHIND: [&str; 7] = [
    "hod",
    "hs",
    "uhr",
    "uur",
    "год",
    "ч",
    "น",
];

/// Words behind a time for the half of the day, in lower case, sorted, and whether it is the second.
#[rustfmt::skip] // One entry a line.
static HALVES: [(&str, bool); 17] = [
    ("μ.μ", true),
    ("μμ", true),
    ("π.μ", false),
    ("πμ", false),
    ("ب.ظ", true),
    ("ص", false),
    ("صباحا", false),
    ("صباحاً", false),
    ("صباحًا", false),
    ("ظهرا", true),
    ("ظهراً", true),
    ("عصرا", true),
    ("ق.ظ", false),
    ("م", true),
    ("مساء", true),
    ("مساءا", true),
    ("مساءً", true),
];

/// More than the longest of them takes, in bytes.
const LONGEST_HALF: usize = 32;

/// Words that may stand between a date and its time: the short one for the year, the day of the week, two
/// that introduce the time.
const MOST_WORDS: usize = 4;

/// The time at the start of the text, behind words that stand between a date and its time in many
/// languages: its length in bytes, the time, the offset from UTC in minutes.
pub(super) fn read(text: &str) -> Option<(usize, Time, Option<i16>)> {
    let at = text.find(|ch: char| ch.is_ascii_digit())?;
    let (gap, rest) = text.split_at_checked(at)?;
    let is_introduced = introduces(gap)?;
    let (hour, rest) = number::<i16>(rest, 1..=2)?;
    let sign = rest.chars().next().filter(|ch| matches!(ch, ':' | '.'))?;
    let (minute, rest) = number(rest.get(1..)?, 2..=2)?;
    let (second, rest) = match rest.strip_prefix(sign).and_then(|rest| number(rest, 2..=2)) {
        Some((second, rest)) => (Some(second), rest),
        None => (None, rest),
    };
    let end = text.len() - rest.len();
    let (half, end) = match half_behind(rest) {
        Some((half, length)) => (Some(half), end + length),
        None => (None, end),
    };
    let behind = text.get(end..)?;
    let zone = zones::read(behind);
    // With a point it may be another number: `3. Mai 2024, 12.50 Euro`.
    let is_told = sign == ':' || is_introduced || half.is_some() || zone.is_some();
    if minute > 59 || second.is_some_and(|second| second > 59) {
        return None;
    }
    if !(is_told || is_unit(behind) || text.get(at + 2..at + 3) == Some(".") && behind.is_empty()) {
        return None;
    }
    let time = (hour_of(hour, half)?, minute, second);
    let (length, offset) = zone.unwrap_or_default();
    Some((end + length, time, offset))
}

/// The half of the day that the text begins with, and its length in bytes.
pub(super) fn half_behind(text: &str) -> Option<(&'static str, usize)> {
    let word = text.trim_start_matches([' ', '\u{a0}']);
    // All of them begin with letters of Greek or Arabic.
    if !matches!(word.as_bytes(), [0xce | 0xcf | 0xd8 | 0xd9, ..]) {
        return None;
    }
    let is_part = |ch: char| ch.is_alphanumeric() || ch == '.' || ch == '\u{64b}';
    let word = word.get(..word.floor_char_boundary(LONGEST_HALF))?;
    let end = word.find(|ch| !is_part(ch)).unwrap_or(word.len());
    let half = word.get(..end)?.trim_end_matches('.');
    let known = HALVES.iter().find(|(known, _)| *known == half);
    let (_, is_second) = known?;
    let blank = text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    Some((if *is_second { "pm" } else { "am" }, blank + end))
}

/// Whether words before a time introduce it; `None` where other words stand there.
fn introduces(gap: &str) -> Option<bool> {
    let is_sign = |ch: char| " ,،.|·•-–—(\u{a0}".contains(ch);
    let mut is_introduced = false;
    let words = gap.split(is_sign).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        let lower = word.trim_end_matches(':').to_lowercase();
        let is_word = BEFORE.binary_search(&&*lower).is_ok();
        is_introduced |= is_word;
        let is_known = is_word || YEARS.binary_search(&&*lower).is_ok() || around::is_day(&lower);
        if at >= MOST_WORDS || !is_known {
            return None;
        }
    }
    Some(is_introduced)
}

/// Whether a text begins with a word that stands behind times.
fn is_unit(text: &str) -> bool {
    let word = text.trim_start_matches([' ', '\u{a0}']);
    let end = word.find(|ch: char| !ch.is_alphabetic());
    let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    BEHIND.binary_search(&&*word.to_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Order, find_ordered};
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [&BEFORE[..], &YEARS, &BEHIND] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "{table:?}");
        }
        let words: Vec<&str> = HALVES.iter().map(|(word, _)| *word).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}");
    }

    #[test]
    fn words_stand_about_times() {
        for (text, expected) in [
            ("2024. május 3., péntek 14:30", "2024-05-03T14:30"),
            ("2024. május 3. péntek, 14:30", "2024-05-03T14:30"),
            ("3 Mayıs 2024 Cuma, 14:30", "2024-05-03T14:30"),
            ("3 Mayıs 2024, Cuma 14:30", "2024-05-03T14:30"),
            ("3 maja 2024 r., godz. 14:30", "2024-05-03T14:30"),
            ("3 Mai 2024, ora 14:30", "2024-05-03T14:30"),
            ("3 maggio 2024, alle ore 14.30", "2024-05-03T14:30"),
            ("3. maj 2024 kl. 14.30", "2024-05-03T14:30"),
            ("3 maj 2024 kl 14.30", "2024-05-03T14:30"),
            ("3 mei 2024 om 14.30 uur", "2024-05-03T14:30"),
            ("3. Mai 2024, 14.30 Uhr", "2024-05-03T14:30"),
            ("3. května 2024, 14.30", "2024-05-03T14:30"),
            ("3 Mei 2024, 14.30 WIB", "2024-05-03T14:30+07:00"),
            ("3 Mei 2024 pukul 14.30 WIB", "2024-05-03T14:30+07:00"),
            ("2024.05.03 Fri 14:30", "2024-05-03T14:30"),
            ("2024년 5월 3일 금요일 14시 30분", "2024-05-03T14:30"),
            ("2024年5月3日 金曜日 14:30", "2024-05-03T14:30"),
            ("3 مايو 2024 - 02:30 م", "2024-05-03T14:30"),
            ("3 مايو 2024م | الساعة 9:05 صباحًا", "2024-05-03T09:05"),
            ("3 Μαΐου 2024, 2:30 μ.μ.", "2024-05-03T14:30"),
            ("3 พ.ค. 2567 เวลา 14:30 น.", "2024-05-03T14:30"),
            ("3. Mai 2024, 12.50 Euro", "2024-05-03"),
            ("3. Mai 2024, 1.50", "2024-05-03"),
            ("3. května 2024, 14.75", "2024-05-03"),
            ("3 maja 2024 r. Jan 14:30", "2024-05-03"),
        ] {
            let found = find_ordered(text, Order::DayFirst).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }
}
