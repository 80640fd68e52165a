//! How dates are written where a page is from.

use super::text_order;
use crate::features::is_cjk;
use crate::field::Place;
use crate::page::Page;
use crate::phrases;

/// How dates are written where a page is from, where nothing but its language tells: which of two
/// numbers that may both be the month is it, and what else its readers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The day is first, and some months have names that are those of others elsewhere.
    Croatian,
    /// `3/5/2024` in nearly all languages.
    DayFirst,
    /// `5/3/2024` in the United States.
    MonthFirst,
    /// The day is first, or the year of the solar calendar.
    Persian,
    /// The year is first, and counted as in Taiwan at times.
    Taiwanese,
    /// The day is first, and the years may be those of the Buddhist era.
    Thai,
    /// Not known: such a date is not read.
    Unknown,
}

impl Order {
    /// The order that is usual in the language that the page states.
    pub(crate) fn of_page(page: &Page) -> Order {
        stated_language(page).map_or(Order::Unknown, Order::of_language)
    }

    /// The order in the language of the text of a page that states none.
    pub(crate) fn of_text(page: &Page) -> Order {
        match stated_language(page) {
            Some(_) => Order::Unknown,
            None => text_order::of(page),
        }
    }

    /// The order in the languages of a word beside the date, where it is one: `Publié le`.
    pub(crate) fn of_word(word: &str) -> Order {
        if is_traditional(word) {
            return Order::Taiwanese;
        }
        let orders = phrases::languages_of_credit(word).map(Order::of_language);
        let both = |one, other| match (one, other) {
            _ if one == other => one,
            // The order is the same.
            (Order::Croatian, Order::DayFirst) | (Order::DayFirst, Order::Croatian) => {
                Order::DayFirst
            }
            _ => Order::Unknown,
        };
        orders.reduce(both).unwrap_or(Order::Unknown)
    }

    /// The order that is usual in a language, a code in BCP 47. English alone does not tell, and where
    /// the year stands first nothing does once it does not.
    fn of_language(language: &str) -> Order {
        let language = language.trim();
        let is = |known: &&str| language.eq_ignore_ascii_case(known);
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let is_primary = |known: &&str| primary.eq_ignore_ascii_case(known);
        // Hong Kong and Macau write as Taiwan does, and count as all others.
        let is_han = || {
            let rest = language.get(primary.len() + 1..).unwrap_or_default();
            let mut parts = rest.split(['-', '_']);
            let is_part = |part: &str, known: &str| part.eq_ignore_ascii_case(known);
            parts
                .clone()
                .any(|part| is_part(part, "hant") || is_part(part, "tw"))
                && !parts.any(|part| is_part(part, "hk") || is_part(part, "mo"))
        };
        if is_primary(&"zh") && is_han() {
            Order::Taiwanese
        } else if is_primary(&"hr") {
            Order::Croatian
        } else if is_primary(&"fa") {
            Order::Persian
        } else if is_primary(&"th") {
            Order::Thai
        } else if ["", "en"].iter().any(is) || YEAR_FIRST.iter().any(is_primary) {
            Order::Unknown
        } else if ["en-us", "en_us"].iter().any(is) {
            Order::MonthFirst
        } else {
            Order::DayFirst
        }
    }

    /// Whether the day stands before the month.
    pub(super) fn is_day_first(self) -> bool {
        !matches!(self, Order::MonthFirst | Order::Taiwanese | Order::Unknown)
    }
}

/// Whether a word for a date is Chinese, without a sign that the mainland writes otherwise.
fn is_traditional(word: &str) -> bool {
    const SIMPLIFIED: [char; 8] = ['创', '发', '后', '时', '辑', '编', '贴', '间'];
    word.starts_with(is_cjk)
        && !word.contains(SIMPLIFIED)
        && phrases::languages_of_credit(word).eq(["zh"])
}

/// Languages in which the year stands first.
const YEAR_FIRST: [&str; 4] = ["hu", "ja", "ko", "zh"];

/// The language that the page states.
fn stated_language(page: &Page) -> Option<&str> {
    let mut fields = page.fields().iter();
    let stated = fields.find(|field| match field.place() {
        Place::HtmlAttribute => true,
        Place::FrontMatter | Place::Header => matches!(field.key(), "lang" | "language"),
        _ => field.key() == "og:locale",
    });
    stated.map(|field| field.value())
}

/// Whether the year stands first in the language that the page states.
pub(super) fn has_year_first(page: &Page) -> bool {
    let primary = stated_language(page).and_then(|language| language.trim().get(..2));
    primary.is_some_and(|primary| YEAR_FIRST.iter().any(|it| primary.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_tell_how_dates_are_written() {
        for (language, order) in [
            ("zh-TW", Order::Taiwanese),
            ("zh-Hant-TW", Order::Taiwanese),
            ("zh_Hant", Order::Taiwanese),
            ("zh-Hant-HK", Order::Unknown),
            ("zh-CN", Order::Unknown),
            ("zh", Order::Unknown),
            ("hr-HR", Order::Croatian),
            ("de", Order::DayFirst),
            ("en-US", Order::MonthFirst),
        ] {
            assert_eq!(Order::of_language(language), order, "{language}");
        }
    }

    #[test]
    fn the_language_of_a_word_tells_the_order() {
        for (word, order) in [
            ("Publié le", Order::DayFirst),
            ("ngày đăng", Order::DayFirst),
            ("Published", Order::Unknown),
            ("发布时间", Order::Unknown),
            ("發布時間", Order::Taiwanese),
            ("ferry", Order::Unknown),
        ] {
            assert_eq!(Order::of_word(word), order, "{word}");
        }
    }

    #[test]
    fn a_word_that_croatian_shares_tells_the_order_of_the_others() {
        assert_eq!(Order::of_word("Objavljeno"), Order::Croatian);
        assert_eq!(Order::of_word("Datum"), Order::DayFirst);
    }
}
