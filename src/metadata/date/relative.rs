//! Dates told by how long ago they were: “3 hours ago”, “hace 2 horas”, “昨天 21:40”. They give no day,
//! but where one stands next to the title, no other date is that of the text.

use crate::block::Block;
use crate::cases::lower_case;
use crate::metadata::markup;
use crate::page::Page;

/// Words with which such dates begin or end beside a number, in lower case, sorted.
const BESIDE_NUMBERS: &[&str] = &[
    "ago",
    "ezelőtt",
    "fa",
    "geleden",
    "giờ trước",
    "hace",
    "há",
    "il y a",
    "lalu",
    "minuuttia sitten",
    "napja",
    "ngày trước",
    "perce",
    "phút trước",
    "pred",
    "prije",
    "päivää sitten",
    "před",
    "siden",
    "temu",
    "timmar sedan",
    "tunti sitten",
    "tuntia sitten",
    "vor",
    "yang lalu",
    "órája",
    "önce",
    "πριν",
    "назад",
    "пре ",
    "преди ",
    "прије ",
    "тому",
    "לפני ",
    "قبل",
    "منذ",
    "分前",
    "分鐘前",
    "分钟前",
    "天前",
    "小时前",
    "小時前",
    "日前",
    "時間前",
    "분 전",
    "시간 전",
    "일 전",
];

/// Words that name a day by themselves, in lower case, sorted.
const DAYS: &[&str] = &[
    "ayer",
    "bugün",
    "danas",
    "dnes",
    "dün",
    "gestern",
    "heute",
    "hier",
    "hoje",
    "hoy",
    "ieri",
    "juče",
    "jučer",
    "oggi",
    "ontem",
    "tegnap",
    "today",
    "tänään",
    "včera",
    "yesterday",
    "вчера",
    "данас",
    "днес",
    "сегодня",
    "јуче",
    "јучер",
    "אתמול",
    "היום",
    "今天",
    "昨天",
    "昨日",
    "어제",
    "오늘",
];

/// The longest line with such a date, in words, and the most digits that it has: a count and a time.
const LONGEST: f32 = 8.0;
const MOST_DIGITS: usize = 6;

/// Whether one stands next to the title.
pub(crate) fn is_next_to_title(page: &Page) -> bool {
    let Some(title) = page.title_at else {
        return false;
    };
    let behind = page.blocks_from(title + 1);
    let mut near = behind.take_while(|block| markup::is_next_to_title(page, block.index()));
    near.any(is_short_and_one)
}

/// Whether a block is such a date and counts something: `3 hours ago`, no `today`.
pub(crate) fn is_line(block: Block<'_>) -> bool {
    block.features().digits() > 0 && is_short_and_one(block)
}

fn is_short_and_one(block: Block<'_>) -> bool {
    let features = block.features();
    features.words() <= LONGEST && features.digits() <= MOST_DIGITS && is_one(block.text())
}

/// Letters of ASCII with which words of the tables begin, and with which they end, a bit for each.
const FIRST: u32 = letters(true);
const LAST: u32 = letters(false);

/// Han characters with which words of the tables begin, and with which they end.
const FIRST_OF_HAN: &str = "今分天小日昨時";
const LAST_OF_HAN: &str = "前天日";

const fn letters(first: bool) -> u32 {
    let (mut letters, mut at) = (0, 0);
    while at < BESIDE_NUMBERS.len() + DAYS.len() {
        let word = match at < BESIDE_NUMBERS.len() {
            true => BESIDE_NUMBERS[at].as_bytes(),
            false => DAYS[at - BESIDE_NUMBERS.len()].as_bytes(),
        };
        let byte = word[if first { 0 } else { word.len() - 1 }];
        if byte.is_ascii_lowercase() {
            letters |= 1 << (byte - b'a');
        }
        at += 1;
    }
    letters
}

/// Whether a line begins or ends like one of the words. Most do not, which is told faster so.
fn may_be_one(line: &str) -> bool {
    let is_like = |ch: Option<char>, letters: u32, of_han: &str| {
        ch.is_some_and(|ch| match ch.to_ascii_lowercase() {
            letter @ 'a'..='z' => letters & (1 << (u32::from(letter) - u32::from('a'))) != 0,
            '\u{3040}'..='\u{9fff}' => of_han.contains(ch),
            ch => !ch.is_ascii(),
        })
    };
    is_like(line.chars().next(), FIRST, FIRST_OF_HAN)
        || is_like(line.chars().next_back(), LAST, LAST_OF_HAN)
}

/// Whether a line begins or ends with such words and has a number.
pub(crate) fn is_one(line: &str) -> bool {
    if !may_be_one(line) {
        return false;
    }
    let line = lower_case(line);
    let (first, last) = (line.as_bytes().first(), line.as_bytes().last());
    let begins_or_ends = |word: &str| {
        // Nearly all words are told by a byte.
        if word.as_bytes().first() != first && word.as_bytes().last() != last {
            return false;
        }
        let is_free = |rest: &str, end: Option<char>| {
            rest.is_empty() || !end.is_some_and(char::is_alphabetic) || !word.is_ascii()
        };
        let behind = line.strip_prefix(word);
        let before = line.strip_suffix(word);
        behind.is_some_and(|rest| is_free(rest, rest.chars().next()))
            || before.is_some_and(|rest| is_free(rest, rest.chars().next_back()))
    };
    let has_number = line.contains(char::is_numeric);
    (has_number && BESIDE_NUMBERS.iter().any(|word| begins_or_ends(word)))
        || DAYS
            .iter()
            .any(|word| line == *word || (has_number && begins_or_ends(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [BESIDE_NUMBERS, DAYS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn all_words_may_be_one() {
        for word in BESIDE_NUMBERS.iter().chain(DAYS) {
            assert!(may_be_one(&format!("{word} -")), "{word}");
            assert!(may_be_one(format!("- {word}").trim()), "{word}");
        }
    }

    #[test]
    fn counts_of_time_are_told_from_other_lines() {
        for line in [
            "3 hours ago",
            "Hace 3 horas",
            "昨天 21:40",
            "5小时前",
            "vor 2 Tagen",
            "Ayer",
        ] {
            assert!(is_one(line), "{line}");
        }
        for line in [
            "Vortrag 3",
            "Long ago",
            "By Nora Fa",
            "Hier klicken",
            "日前の町",
        ] {
            assert!(!is_one(line), "{line}");
        }
    }
}
