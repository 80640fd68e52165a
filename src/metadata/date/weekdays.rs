//! Names of days of the week.

/// Days of the week in English, German, French, Italian and Spanish, and as English shortens them; sorted.
pub(super) static WEEKDAYS: &[&str] = &[
    "dienstag",
    "dimanche",
    "domenica",
    "domingo",
    "donnerstag",
    "freitag",
    "fri",
    "friday",
    "giovedì",
    "jeudi",
    "jueves",
    "lundi",
    "lunedì",
    "lunes",
    "mardi",
    "martedì",
    "martes",
    "mercoledì",
    "mercredi",
    "mittwoch",
    "miércoles",
    "mon",
    "monday",
    "montag",
    "sabato",
    "samedi",
    "samstag",
    "sat",
    "saturday",
    "sonntag",
    "sun",
    "sunday",
    "sábado",
    "thu",
    "thursday",
    "tue",
    "tuesday",
    "vendredi",
    "venerdì",
    "viernes",
    "wed",
    "wednesday",
];

/// Days of the week in Vietnamese, which are two words each; sorted.
static OF_TWO_WORDS: &[&str] = &[
    "chủ nhật",
    "thứ ba",
    "thứ bảy",
    "thứ hai",
    "thứ năm",
    "thứ sáu",
    "thứ tư",
    "יום חמישי",
    "יום ראשון",
    "יום רביעי",
    "יום שבת",
    "יום שישי",
    "יום שלישי",
    "יום שני",
];

/// Whether a word in lower case is the name of a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.binary_search(&word).is_ok()
}

/// Where a day of the week of two words begins with which a text ends; the last of them begins at `last`.
pub(super) fn start_of_two_words(text: &str, last: usize) -> Option<usize> {
    let before = text.get(..last)?.trim_end();
    let first = before.trim_end_matches(char::is_alphabetic).len();
    let day = text.get(first..)?;
    let is_short = first < before.len() && day.len() <= LONGEST;
    let is_day = || OF_TWO_WORDS.contains(&day.to_lowercase().as_str());
    (is_short && is_day()).then_some(first)
}

/// More than such a day takes, in bytes.
const LONGEST: usize = 24;

/// Whether nothing but a day of the week stands before a date, behind a word for "on" perhaps.
pub(crate) fn is_day(text: &str) -> bool {
    let lower = text.trim().trim_end_matches(',').to_lowercase();
    if OF_TWO_WORDS.contains(&lower.as_str()) {
        return true;
    }
    let words = text.split(|ch: char| !ch.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty());
    words.all(|word| word == "on" || is_weekday(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(OF_TWO_WORDS.is_sorted());
        assert!(WEEKDAYS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
