//! How dates are written in the language of a text that states none, as its script or its commonest words
//! tell it.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::Order;
use crate::cases::lower_case;
use crate::letters::is_letter;
use crate::metadata::han_names::is_east_asian;
use crate::page::Page;

/// How much of the running text is looked at, in bytes.
const WINDOW: usize = 1024;

/// Bytes of the longest of the words below.
const LONGEST_WORD: usize = 8;

/// Letters from which on a script tells, and words from which on a language does.
const LEAST_LETTERS: usize = 40;
const LEAST_WORDS: usize = 5;

/// How many times as many of them as of English ones there have to be.
const TIMES: usize = 3;

/// Words of English that the other languages lack, sorted.
#[rustfmt::skip] // Some short words.
static ENGLISH: &[&str] = &["and", "by", "from", "he", "of", "that", "the", "to", "was", "with"];

/// The commonest words of languages in which the day stands first, and which English lacks; sorted.
#[rustfmt::skip] // Some hundred short words.
static DAY_FIRST: &[&str] = &[
    "aan", "af", "att", "auf", "av", "che", "cho", "com", "con", "cu", "các", "că", "của", "dan",
    "dans", "das", "dat", "de", "dei", "del", "della", "dem", "den", "dengan", "der", "des", "det",
    "di", "dia", "die", "do", "du", "een", "el", "em", "en", "er", "est", "et", "för", "het", "il",
    "ile", "için", "jest", "la", "las", "les", "los", "là", "met", "mit", "na", "nel", "nicht", "nie",
    "não", "och", "og", "op", "os", "pada", "para", "pe", "por", "pour", "på", "que", "se", "się",
    "som", "să", "są", "til", "un", "una", "und", "une", "untuk", "van", "ve", "voor", "và", "với",
    "yang", "är", "în", "đã", "được", "že", "și",
];

/// The order in the language of the page's running text.
pub(super) fn of(page: &Page) -> Order {
    let first = page.first_prose();
    let mut text = String::with_capacity(WINDOW);
    for block in page.blocks_from(first).filter(|block| !block.is_hidden()) {
        let left = WINDOW.saturating_sub(text.len());
        let part = block.text();
        text.push_str(
            part.get(..part.floor_char_boundary(left))
                .unwrap_or_default(),
        );
        text.push(' ');
        if text.len() >= WINDOW {
            break;
        }
    }
    of_script(&text).unwrap_or_else(|| of_words(&text))
}

/// What the script of most letters tells, if that is not Latin.
fn of_script(text: &str) -> Option<Order> {
    if text.is_ascii() {
        return None;
    }
    let mut all = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let (mut thai, mut east_asian, mut persian, mut others) = (0, 0, 0, 0);
    let is_other = |ch: &char| !ch.is_ascii() && is_letter(*ch);
    for ch in text.chars().filter(is_other) {
        all += 1;
        match ch {
            '\u{e00}'..='\u{e7f}' => thai += 1,
            'پ' | 'چ' | 'ژ' | 'گ' => persian += 1,
            '\u{370}'..='\u{6ff}' | '\u{900}'..='\u{9ff}' => others += 1,
            ch if is_east_asian(ch) => east_asian += 1,
            _ => {}
        }
    }
    let is_most = |count: usize| all >= LEAST_LETTERS && count * 2 > all;
    if is_most(east_asian) {
        Some(Order::Unknown)
    } else if is_most(thai) {
        Some(Order::Thai)
    } else if is_most(others + persian) {
        Some(if persian > 0 {
            Order::Persian
        } else {
            Order::DayFirst
        })
    } else {
        None
    }
}

/// What the commonest words tell.
fn of_words(text: &str) -> Order {
    let (mut english, mut day_first) = (0, 0);
    let words = text.split(|ch: char| !is_letter(ch));
    for word in words.filter(|word| (1..=LONGEST_WORD).contains(&word.len())) {
        match WORDS.get(&*lower_case(word)) {
            Some(Language::English) => english += 1,
            Some(Language::DayFirst) => day_first += 1,
            None => {}
        }
    }
    match day_first >= LEAST_WORDS && day_first >= english * TIMES {
        true => Order::DayFirst,
        false => Order::Unknown,
    }
}

/// What a word is one of the commonest of.
#[derive(Clone, Copy)]
enum Language {
    English,
    DayFirst,
}

static WORDS: Lazy<FxHashMap<&'static str, Language>> = Lazy::new(|| {
    let english = ENGLISH.iter().map(|word| (*word, Language::English));
    let day_first = DAY_FIRST.iter().map(|word| (*word, Language::DayFirst));
    english.chain(day_first).collect()
});
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ENGLISH, DAY_FIRST] {
            assert!(table.iter().all(|word| word.len() <= LONGEST_WORD));
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn the_language_of_a_text_tells_its_dates() {
        for (story, expected) in [
            (
                "A passarela sobre o porto foi aberta aos pedestres na sexta, nove anos depois que a cidade \
                 decidiu que ela era para todos os que andam por ali, e não para os carros da ilha do norte.",
                Some("2024-05-03T14:30"),
            ),
            (
                "Мост через гавань открыли в пятницу, спустя девять лет после того, как забили первую сваю.",
                Some("2024-05-03T14:30"),
            ),
            (
                "The bridge was opened to walkers on Friday, nine years after the first pile was driven.",
                None,
            ),
            (
                "The die was cast by the men of Los Angeles and La Paz, in the year that Van de Velde came.",
                None,
            ),
        ] {
            let page = format!("O porto tem uma ponte\n03/05/2024 14:30\n\n{story}\n\n{story}");
            let article = crate::clean(page);
            let published = article.metadata().published.as_ref();
            let found = published.map(|date| date.value.to_string());
            assert_eq!(found.as_deref(), expected, "{story}");
        }
    }
}
