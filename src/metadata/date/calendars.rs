//! Dates of other calendars in numbers alone, which only the language of the page tells from others:
//! `113-03-26` and `113年3月26日` in Taiwan, `26/03/2567` in Thailand, `1403/01/07` in Iran.

use std::ops::Range;

use super::{Order, PartialDateTime, solar, thai, time};

/// How many years the count of Taiwan is behind, and its years that are read: 2001 to 2049.
const BEHIND: i16 = 1911;
const OF_TAIWAN: Range<i16> = 90..139;

/// The first such date and where it stands.
pub(super) fn find(text: &str, order: Order) -> Option<(Range<usize>, PartialDateTime)> {
    let read = match order {
        Order::Persian => of_iran,
        Order::Taiwanese => of_taiwan,
        Order::Thai => of_thailand,
        _ => return None,
    };
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len()).filter(|&at| is_digit(at) && !(at > 0 && is_digit(at - 1)));
    let (range, date) = starts.into_iter().find_map(|start| {
        let (numbers, rest) = three_numbers(text.get(start..)?)?;
        Some((start..text.len() - rest.len(), read(numbers)?))
    })?;
    let (length, time, offset) = time::after(text.get(range.end..).unwrap_or_default());
    let date = PartialDateTime {
        time,
        offset,
        ..date
    };
    Some((range.start..range.end + length, date))
}

/// Three numbers at the start of a text with one sign between them, or the units of Chinese behind
/// them, and what stands behind them.
fn three_numbers(text: &str) -> Option<([i16; 3], &str)> {
    let (first, rest) = number(text)?;
    let (signs, rest): ([&str; 2], &str) = match rest.chars().next()? {
        sign @ ('-' | '/' | '.') => {
            let sign = match sign {
                '-' => "-",
                '/' => "/",
                _ => ".",
            };
            ([sign, ""], rest.strip_prefix(sign)?)
        }
        _ => (["月", "日"], rest.trim_start().strip_prefix('年')?),
    };
    let (second, rest) = number(rest.trim_start())?;
    let rest = rest.trim_start().strip_prefix(signs[0])?;
    let (third, rest) = number(rest.trim_start())?;
    let rest = match signs[1] {
        "" => rest,
        sign => rest.trim_start().strip_prefix(sign)?,
    };
    Some(([first, second, third], rest))
}

/// A number of at most four digits that is not a part of a longer one.
fn number(text: &str) -> Option<(i16, &str)> {
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = text.get(..text.len() - rest.len())?;
    if digits.len() > 4 {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

fn of_taiwan([year, month, day]: [i16; 3]) -> Option<PartialDateTime> {
    let is_year = OF_TAIWAN.contains(&year);
    PartialDateTime::of_day(year + BEHIND, month, day).filter(|_| is_year)
}

fn of_thailand([one, month, three]: [i16; 3]) -> Option<PartialDateTime> {
    let (year, day) = if one > three {
        (one, three)
    } else {
        (three, one)
    };
    PartialDateTime::of_day(thai::common_year(year)?, month, day)
}

fn of_iran([one, month, three]: [i16; 3]) -> Option<PartialDateTime> {
    let (year, day) = if one > three {
        (one, three)
    } else {
        (three, one)
    };
    solar::day(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_the_calendar_of_the_language() {
        let cases = [
            ("113-03-26", Order::Taiwanese, Some("2024-03-26")),
            ("發布日期：113.03.26", Order::Taiwanese, Some("2024-03-26")),
            (
                "113 年 3 月 26 日 09:30",
                Order::Taiwanese,
                Some("2024-03-26T09:30"),
            ),
            ("1130-3-26", Order::Taiwanese, None),
            ("電話 113-45-67", Order::Taiwanese, None),
            ("113-03-26", Order::Unknown, None),
            ("26/03/2567 09:30", Order::Thai, Some("2024-03-26T09:30")),
            ("2567-03-26", Order::Thai, Some("2024-03-26")),
            ("26/03/2567", Order::DayFirst, None),
            ("1403/01/07", Order::Persian, Some("2024-03-26")),
            ("1445/09/16", Order::Persian, None),
            ("1403/01/07", Order::DayFirst, None),
        ];
        for (text, order, expected) in cases {
            let found = find(text, order).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
