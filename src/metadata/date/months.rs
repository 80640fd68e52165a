//! Names of months.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::month_names::{AMBIGUOUS, CROATIAN, MONTHS};
use super::{Order, weekdays};

/// The number of a month by its name in lower case.
pub(crate) fn number(name: &str) -> Option<i16> {
    number_in(name, Order::Unknown)
}

/// The same where the language may be known.
pub(super) fn number_in(name: &str, order: Order) -> Option<i16> {
    let own = match order {
        Order::Croatian => look_up(CROATIAN, name),
        _ => None,
    };
    own.or_else(|| KNOWN.get(name).map(|number| i16::from(*number)))
}

/// All names but those that are of Croatian only.
static KNOWN: Lazy<FxHashMap<&'static str, i8>> = Lazy::new(|| {
    // A name in both tables is what the second one says.
    AMBIGUOUS.iter().chain(MONTHS).copied().collect()
});

fn look_up(table: &[(&str, i8)], name: &str) -> Option<i16> {
    let found = table
        .binary_search_by(|(month, _)| (*month).cmp(name))
        .ok()?;
    table.get(found).map(|(_, number)| i16::from(*number))
}

/// Whether a word in lower case names a month and, in most places, nothing else.
pub(crate) fn is_name(word: &str) -> bool {
    look_up(MONTHS, word).is_some()
}

/// Whether a word in lower case is the name of a month in English, or its first letters.
pub(super) fn is_english(word: &str) -> bool {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let mut names = NAMES.iter();
    word.len() >= 3 && names.any(|name| name.starts_with(word))
}

/// All names of months and days of the week.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let months = MONTHS.iter().map(|(name, _)| *name);
    months.chain(weekdays::WEEKDAYS.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn croatian_has_months_of_its_own() {
        assert_eq!(number_in("listopada", Order::Croatian), Some(10));
        assert_eq!(number_in("listopada", Order::DayFirst), Some(11));
        assert_eq!(number_in("svibnja", Order::Unknown), Some(5));
    }
}
