//! The time of day with which bylines of blogs end: `Posted by Ann at 21:14`.

use crate::cases::lower_case;

/// Words between the name and the time in the bylines of blog systems, in lower case.
#[rustfmt::skip] // One entry a line.
const WORDS: [&str; 31] = [
    "a",
    "a(s)",
    "alle",
    "at",
    "di",
    "dátum:",
    "en",
    "kl",
    "kl.",
    "klo",
    "la",
    "lúc",
    "o",
    "op",
    "um",
    "v",
    "zaman:",
    "à",
    "à(s)",
    "às",
    "στις",
    "в",
    "на",
    "о",
    "ב-",
    "در",
    "في",
    "पर",
    "ที่",
    "時刻:",
    "시간:",
];

/// What stands behind a time of twelve hours.
const HALVES: [&str; 8] = ["pm", "am", "p.m.", "a.m.", "μ.μ.", "π.μ.", "م", "ص"];

/// What stands before one.
const HALVES_BEFORE: [&str; 2] = ["오후", "오전"];

/// Words of which the last is one of those above.
const LONGER: [&str; 1] = ["vào"];

/// Where the word and the time begin with which a byline ends, if it does.
pub(super) fn start(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let last = line.chars().next_back()?;
    if !(last.is_ascii_digit() || matches!(last, 'm' | 'M' | '.' | 'م' | 'ص')) {
        return None;
    }
    let half = line.rsplit_once(' ');
    let half = half.filter(|(_, half)| HALVES.iter().any(|it| it.eq_ignore_ascii_case(half)));
    let (before, time) = half.map_or(line, |(time, _)| time).rsplit_once(' ')?;
    if !is_time(time) {
        return None;
    }
    let before = before.trim_end();
    let half = HALVES_BEFORE
        .iter()
        .find_map(|half| before.strip_suffix(half));
    let (names, word) = half.unwrap_or(before).trim_end().rsplit_once(' ')?;
    let is_word = WORDS.binary_search(&&*lower_case(word)).is_ok();
    let names = names.trim_end();
    let longer = LONGER.iter().find_map(|word| names.strip_suffix(word));
    let names = longer.unwrap_or(names).trim_end();
    (is_word && !names.is_empty()).then_some(names.len())
}

/// Whether a word is a time of day: `21:14`, `9.05`.
fn is_time(word: &str) -> bool {
    let (hour, minute) = word.split_once([':', '.']).unwrap_or_default();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    matches!(hour.len(), 1 | 2) && minute.len() == 2 && is_number(hour) && is_number(minute)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, start};

    #[test]
    fn times_of_posting_end_bylines() {
        assert!(WORDS.is_sorted());
        for (line, names) in [
            (
                "Eingestellt von Anke um 21:14",
                Some("Eingestellt von Anke"),
            ),
            (
                "Publicada por Rui Costa à(s) 14:22",
                Some("Publicada por Rui Costa"),
            ),
            (
                "Lähettänyt Tiina Salo klo 14.22",
                Some("Lähettänyt Tiina Salo"),
            ),
            (
                "Người đăng: Minh Hạnh vào lúc 14:22",
                Some("Người đăng: Minh Hạnh"),
            ),
            ("작성자: 봄날 시간: 오후 2:22", Some("작성자: 봄날")),
            ("مرسلة بواسطة سارة في 2:22 م", Some("مرسلة بواسطة سارة")),
            ("Posted by Ann Bell at 9:05 PM", Some("Posted by Ann Bell")),
            ("um 21:14", None),
            ("By Ann Bell 21:14", None),
            ("By Ann Bell at 21", None),
        ] {
            let found = start(line).and_then(|at| line.get(..at));
            assert_eq!(found, names, "{line}");
        }
    }
}
