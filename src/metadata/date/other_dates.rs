//! The order of day and month in the other dates of a page: in a thread one of some posts is from later than
//! the twelfth.

use super::Order;
use super::order::has_year_first;
use crate::block::Block;
use crate::metadata::sites::address;
use crate::page::Page;

/// The longest line whose date is looked at, in bytes, and how many lines with digits are.
const LONGEST: usize = 120;
const MOST: usize = 256;

/// The order of the dates with the year last of which only one number can be the month. Unknown where there
/// are none, or some of either order.
pub(super) fn order_of(page: &Page) -> Order {
    let may_be_short = !has_year_first(page);
    let lines = page.blocks().filter(|block| may_have_date(*block));
    let orders = lines
        .take(MOST)
        .filter_map(|block| order(block.text(), may_be_short));
    let same = |one, other| match one == other {
        true => one,
        false => Order::Unknown,
    };
    orders.reduce(same).unwrap_or(Order::Unknown)
}

/// Whether a line has enough digits for one.
fn may_have_date(block: Block<'_>) -> bool {
    block.bytes() <= LONGEST
        && block.features().digits() >= super::LEAST_DIGITS
        && !block.is_hidden()
}

/// The order of the first such date of a line: `05-14-1999`, `05.14.1999`, and where the year may have two
/// digits `05/14/99`.
fn order(text: &str, may_be_short: bool) -> Option<Order> {
    let is_joint = |ch: char| matches!(ch, '/' | '-' | '.');
    let mut runs = text.split(|ch: char| !ch.is_ascii_digit() && !is_joint(ch));
    runs.find_map(|run| {
        // A sentence may end behind it.
        let run = run.trim_end_matches('.');
        let joint = run.chars().find(|ch| is_joint(*ch))?;
        let mut numbers = run.split(joint);
        let (one, two, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let is_short =
            || may_be_short && joint != '-' && [one, two, year].iter().all(|it| it.len() == 2);
        let is_date = one.len() <= 2 && two.len() <= 2 && (year.len() == 4 || is_short());
        let (one, two): (u8, u8) = (one.parse().ok()?, two.parse().ok()?);
        match numbers.next().is_none() && is_date {
            true if (1..=12).contains(&one) && (13..=31).contains(&two) => Some(Order::MonthFirst),
            true if (13..=31).contains(&one) && (1..=12).contains(&two) => Some(Order::DayFirst),
            _ => None,
        }
    })
}

/// The order in which two numbers are the month that the address of the page tells with the year, and a
/// day.
pub(super) fn order_by_address(page: &Page, [first, second]: [i16; 2], year: i16) -> Order {
    let month = address::of_page(page).and_then(address::month);
    match month.filter(|(told, _)| *told == year) {
        Some((_, month)) if month == first && month != second => Order::MonthFirst,
        Some((_, month)) if month == second && month != first => Order::DayFirst,
        _ => Order::Unknown,
    }
}

#[cfg(test)]
mod tests {
    fn published(first: &str, other: &str) -> Option<String> {
        let page = format!(
            "<title>Old putty</title><h1>Old putty</h1><p>posted {first} 09:14 PM</p><p>Has anybody got a way \
             of taking old putty out of an oak frame without taking the oak with it?</p>\
             <p>posted {other} 07:02 AM</p><p>Warm oil and a spoon, three evenings in a row, and it comes.</p>"
        );
        let article = crate::clean(page.as_str());
        let date = article.metadata().published.as_ref();
        date.map(|date| date.value.to_string())
    }

    #[test]
    fn another_date_tells_which_number_is_the_month() {
        let found = |first, other| published(first, other).unwrap_or_default();
        assert_eq!(found("05-04-1999", "05-14-1999"), "1999-05-04T21:14");
        assert_eq!(found("05/04/1999", "14/04/1999"), "1999-04-05T21:14");
        assert_eq!(published("05-04-1999", "05-06-1999"), None);
    }
}
