//! Dates with two digits for the year: `03.05.24`, `12/16/16`. A version, a section and a score look the
//! same, so they are only read where something tells that a date stands there: in short lines next to the
//! title, behind a key, and as the whole of what states a date.

use std::ops::Range;

use jiff::civil::Date;

use super::known_dates::KnownDates;
use super::order::has_year_first;
use super::{Order, PartialDateTime, civil_date, other_dates, time};
use crate::block::Block;
use crate::metadata::han_names::is_east_asian;
use crate::page::Page;

/// The first year that two digits do not stand for: what is not behind it is of the century before.
const TURN: i16 = 70;

/// The date with which the value of a key for dates begins in a line: `Erstellt: 03.05.24, 14:30 Uhr`.
pub(crate) fn behind_key(
    line: &str,
    value: &str,
    order: Order,
) -> Option<(Range<usize>, PartialDateTime)> {
    let window = value.get(..value.floor_char_boundary(LONGEST_VALUE))?;
    let numbers = Numbers::first_in(window, line.contains(is_east_asian))?;
    let before = window.get(..numbers.range.start)?;
    (!before.contains(char::is_alphanumeric)).then_some(())?;
    let date = numbers.day(order)?;
    Some(numbers.with_time(window, date))
}

/// More than such a date with its time takes, in bytes.
const LONGEST_VALUE: usize = 48;

/// The first such date of a block. In East Asia the year stands first, so words of its scripts and the
/// language of the page tell the order. Where no language does, other dates of the page may, and its
/// address.
pub(crate) fn find_in(
    block: Block<'_>,
    known: &mut KnownDates,
) -> Option<(Range<usize>, PartialDateTime)> {
    let (text, page) = (block.text(), block.page());
    let is_year_first = text.contains(is_east_asian) || has_year_first(page);
    let numbers = Numbers::first_in(text, is_year_first)?;
    let order = match text.contains(CLOCK) {
        true => Order::DayFirst,
        false => known.order(block),
    };
    let date = numbers
        .day(order)
        .or_else(|| numbers.day_by_page(page, known))?;
    let found = numbers.with_time(text, date);
    let is_told = numbers.is_padded || numbers.has_strokes || found.1.hour().is_some();
    is_told.then_some(found)
}

/// What stands behind a time in German alone.
const CLOCK: &str = " Uhr";

/// Such a date at the start of a value that is to be a date. Where nothing is known of the page, its year
/// may stand first, unless the second number is no month.
pub(super) fn at_start(text: &str, order: Order) -> Option<(Range<usize>, PartialDateTime)> {
    let numbers = Numbers::first_in(text, false).filter(|numbers| numbers.range.start == 0)?;
    if order == Order::Unknown && numbers.second <= 12 {
        return None;
    }
    let date = numbers.day(order)?;
    Some(numbers.with_time(text, date))
}

/// The date that a value is of which nothing but the page tells the order: `12.09.16`, `05/04/2024`.
pub(crate) fn by_page(value: &str, page: &Page, known: &mut KnownDates) -> Option<PartialDateTime> {
    if !value.as_bytes().first()?.is_ascii_digit() || has_year_first(page) {
        return None;
    }
    match Numbers::first_in(value, false).filter(|numbers| numbers.range.start == 0) {
        Some(numbers) => {
            let date = numbers.day_by_page(page, known)?;
            let (range, date) = numbers.with_time(value, date);
            (range.end == value.len()).then_some(date)
        }
        None => PartialDateTime::parse_ordered(value, known.order_of_others(page)),
    }
}

/// Three numbers that may be a date, and where they stand.
struct Numbers {
    range: Range<usize>,
    first: i16,
    second: i16,
    year: i16,
    /// Whether the year stands before the others.
    is_year_first: bool,
    /// Whether strokes stand between them, not dots.
    has_strokes: bool,
    /// Whether each has two digits.
    is_padded: bool,
}

impl Numbers {
    /// The first of a text: day, month and year, of which the last has two digits, with the same sign between
    /// them and neither digits nor signs around them. Where the year stands first each has two digits, and the
    /// signs may be hyphens.
    fn first_in(text: &str, is_year_first: bool) -> Option<Numbers> {
        let bytes = text.as_bytes();
        let mut signs = memchr::memchr3_iter(b'.', b'/', b'-', bytes);
        signs.find_map(|at| Numbers::around(text, at, is_year_first))
    }

    /// Those of which the first sign stands at a place.
    fn around(text: &str, at: usize, is_year_first: bool) -> Option<Numbers> {
        let bytes = text.as_bytes();
        let sign = *bytes.get(at)?;
        if sign == b'-' && !is_year_first {
            return None;
        }
        let is_digit = |byte: &&u8| byte.is_ascii_digit();
        let digits_from = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default().iter();
            rest.take(3).take_while(is_digit).count()
        };
        let before = bytes.get(..at)?.iter().rev();
        let one = before.take(3).take_while(is_digit).count();
        let two = digits_from(at + 1);
        let second_sign = at + 1 + two;
        let three = digits_from(second_sign + 1);
        let is_padded = one == 2 && two == 2;
        let may_be = (1..=2).contains(&one)
            && (1..=2).contains(&two)
            && three == 2
            && bytes.get(second_sign) == Some(&sign)
            && (is_padded || !is_year_first);
        if !may_be {
            return None;
        }
        let range = at - one..second_sign + 3;
        let is_sign = |byte: u8| matches!(byte, b'.' | b'/') || (is_year_first && byte == b'-');
        let last = range.start.checked_sub(1).and_then(|at| bytes.get(at));
        let touches = last.is_some_and(|byte| {
            is_sign(*byte) || (!is_padded || sign == b'/') && byte.is_ascii_alphabetic()
        });
        // A sentence may end behind it, but no number goes on.
        let goes_on = match bytes.get(range.end..) {
            Some([next, digit, ..]) => is_sign(*next) && digit.is_ascii_digit(),
            _ => false,
        };
        if touches || goes_on {
            return None;
        }
        let number = |from: usize, length: usize| text.get(from..from + length)?.parse().ok();
        let (one, two) = (number(range.start, one)?, number(at + 1, two)?);
        let three: i16 = number(second_sign + 1, 2)?;
        let (first, second, year) = match is_year_first {
            true => (three, two, one),
            false => (one, two, three),
        };
        Some(Numbers {
            range,
            first,
            second,
            year: year + if year < TURN { 2000 } else { 1900 },
            is_year_first,
            has_strokes: sign == b'/',
            is_padded,
        })
    }

    /// The day, where only one reading is possible or the order is known. With dots the month stands first
    /// in some pages of America and the day in others.
    fn day(&self, order: Order) -> Option<Date> {
        match order {
            Order::MonthFirst if !self.has_strokes => self.day_in(Order::Unknown),
            _ => self.day_in(order),
        }
    }

    /// The day, where the address of the page or its other dates tell the order.
    fn day_by_page(&self, page: &Page, known: &mut KnownDates) -> Option<Date> {
        let numbers = [self.first, self.second];
        let by_address = self.day_in(other_dates::order_by_address(page, numbers, self.year));
        by_address.or_else(|| self.day_in(known.order_of_others(page)))
    }

    /// The same, where dots are no other sign than strokes.
    fn day_in(&self, order: Order) -> Option<Date> {
        let day_first = civil_date(self.year, self.second, self.first);
        if self.is_year_first {
            return day_first;
        }
        let month_first = civil_date(self.year, self.first, self.second);
        match (day_first, month_first) {
            (Some(one), Some(two)) if one != two => match order {
                Order::MonthFirst => Some(two),
                _ if order.is_day_first() => Some(one),
                _ => None,
            },
            (one, two) => one.or(two),
        }
    }

    /// The day with the time behind it, and where both stand.
    fn with_time(&self, text: &str, date: Date) -> (Range<usize>, PartialDateTime) {
        let Range { start, end } = self.range;
        let (length, time, offset) = time::after(text.get(end..).unwrap_or_default());
        (start..end + length, PartialDateTime { date, time, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Order};

    /// The first such date of a text, as it is printed.
    fn find(text: &str, is_year_first: bool, order: Order) -> Option<String> {
        let numbers = Numbers::first_in(text, is_year_first)?;
        let date = numbers.day(order)?;
        Some(numbers.with_time(text, date).1.to_string())
    }

    #[test]
    fn reads_days_with_short_years() {
        for (text, expected) in [
            ("03.05.24", Some("2024-05-03")),
            ("Am 03.05.24, 08:15 Uhr", Some("2024-05-03T08:15")),
            ("31.12.99", Some("1999-12-31")),
            ("3.5.24 8:15", Some("2024-05-03T08:15")),
            ("03/05/24", Some("2024-05-03")),
            ("05/13/24 8:15pm", Some("2024-05-13T20:15")),
            ("05.13.24.", Some("2024-05-13")),
            ("31.02.24", None),
            ("10.03.05.24", None),
            ("03.05.241", None),
            ("03-05-24", None),
            ("a/03/05/24", None),
            ("v1.11.23", None),
            ("24/7/365", None),
        ] {
            let found = find(text, false, Order::DayFirst);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn reads_no_day_that_may_be_two() {
        for (text, order, expected) in [
            ("05/03/24", Order::MonthFirst, Some("2024-05-03")),
            ("05/03/24", Order::Unknown, None),
            ("05/05/24", Order::Unknown, Some("2024-05-05")),
            ("05/13/24", Order::Unknown, Some("2024-05-13")),
            ("13.05.24", Order::Unknown, Some("2024-05-13")),
            ("05.03.24", Order::Unknown, None),
            ("05.03.24", Order::MonthFirst, None),
        ] {
            let found = find(text, false, order);
            assert_eq!(found.as_deref(), expected, "{text} {order:?}");
        }
    }

    #[test]
    fn the_page_tells_the_order() {
        let published = |address: &str, shown: &str, behind: &str| {
            let page = format!(
                "<link rel=canonical href='https://a.example/{address}'><h1>Snow closes the pass</h1>\
                 <div>Ann Bell</div><div>{shown}</div>\
                 <p>The pass was closed on Sunday, after the plough had turned back twice.</p><div>{behind}</div>"
            );
            let published = crate::clean(page.as_str()).metadata().published.clone();
            published.map(|date| date.value.to_string())
        };
        let class = "<i class=post-date>05.03.24</i>";
        for (address, shown, behind, expected) in [
            ("snow", "05.03.24", "", None),
            ("2024/05/snow", "05.03.24", "", Some("2024-05-03")),
            ("2024/03/snow", "05.03.24", "", Some("2024-03-05")),
            ("2024/07/snow", "05.03.24", "", None),
            (
                "snow",
                "05.03.24",
                "<p>05.14.2024 @ 7:02 PM</p>",
                Some("2024-05-03"),
            ),
            (
                "snow",
                "05/03/24",
                "<p>14/05/24 7:02 PM</p>",
                Some("2024-03-05"),
            ),
            (
                "snow",
                class,
                "<p>05.14.24 @ 7:02 PM</p>",
                Some("2024-05-03"),
            ),
            ("snow", class, "", None),
        ] {
            let found = published(address, shown, behind);
            assert_eq!(found.as_deref(), expected, "{address} {shown} {behind}");
        }
    }

    #[test]
    fn versions_next_to_the_title_are_no_dates() {
        for (line, expected) in [
            ("1.11.23", None),
            ("Version 1.13.22", None),
            ("1.11.23 20:19", Some("2023-11-01T20:19")),
        ] {
            let page = format!(
                "<html lang=de><h1>Der Pass ist gesperrt</h1><div>{line}</div>\
                 <p>Der Pass wurde am Sonntag gesperrt, nachdem der Pflug zweimal umgekehrt war.</p>"
            );
            let published = crate::clean(page.as_str()).metadata().published.clone();
            let found = published.map(|date| date.value.to_string());
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn keys_tell_them_in_all_lines() {
        let story =
            "The ferry leaves at six, and on market days it is full long before that, he said.";
        for (line, expected) in [
            ("Erstellt: 03.05.24, 14:30 Uhr", Some("2024-05-03T14:30")),
            ("פורסם: 03.05.24, 14:30", Some("2024-05-03T14:30")),
            ("Erstellt: Fassung 03.05.24", None),
            ("Published: 05/13/24, 2:30 pm", Some("2024-05-13T14:30")),
            ("Published: 05/03/24, 2:30 pm", None),
        ] {
            let article = crate::clean(format!("The ferry adds a boat\n{line}\n{story}\n{story}"));
            let published = article.metadata().published.as_ref();
            let found = published.map(|date| date.value.to_string());
            assert_eq!(found.as_deref(), expected, "{line}");
            assert_eq!(article.text().contains(line), expected.is_none(), "{line}");
        }
    }

    #[test]
    fn the_year_stands_first_in_east_asia() {
        for (text, expected) in [
            ("작성일 24.04.19", Some("2024-04-19")),
            ("작성일 24-04-19 10:22", Some("2024-04-19T10:22")),
            ("24/04/19", Some("2024-04-19")),
            ("24-04/19", None),
            ("010-24-04-19", None),
            ("24-04-19-01", None),
        ] {
            let found = find(text, true, Order::Unknown);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        let page = crate::Cleaner::default().read("<html lang=ko><p>24.04.19</p>");
        let mut known = super::KnownDates::default();
        let mut found = page
            .blocks()
            .filter_map(|it| super::find_in(it, &mut known));
        assert_eq!(found.next().unwrap().1.to_string(), "2024-04-19");
    }
}
