//! Dates of other calendars in numbers alone, which only the language of the page tells from others:
//! `113-03-26` and `113年3月26日` in Taiwan, `26/03/2567` in Thailand, `1403/01/07` in Iran.

use std::ops::Range;

use super::numbers::number;
use super::{Order, PartialDateTime, solar, thai, time};

/// How many years the count of Taiwan is behind, and its years that are read: 2001 to 2049.
const BEHIND: i16 = 1911;
const OF_TAIWAN: Range<i16> = 90..139;

/// What the era and the country are called before such years.
const ERA: [&str; 2] = ["民國", "民国"];
const COUNTRY: [&str; 2] = ["中華", "中华"];

/// The first such date and where it stands.
pub(super) fn find(text: &str, order: Order) -> Option<(Range<usize>, PartialDateTime)> {
    let read = match order {
        Order::Persian => of_iran,
        Order::Taiwanese => of_taiwan,
        Order::Thai => of_thailand,
        _ => return of_era(text),
    };
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut starts = (0..bytes.len()).filter(|&at| is_digit(at) && !(at > 0 && is_digit(at - 1)));
    let (range, date) = starts.find_map(|start| read_at(text, start, read))?;
    let start = match order {
        Order::Taiwanese => before_era(text, range.start),
        _ => range.start,
    };
    Some(with_time(text, start..range.end, date))
}

type Reader = fn([i16; 3]) -> Option<PartialDateTime>;

fn read_at(text: &str, start: usize, read: Reader) -> Option<(Range<usize>, PartialDateTime)> {
    let (numbers, rest) = three_numbers(text.get(start..)?)?;
    Some((start..text.len() - rest.len(), read(numbers)?))
}

/// A date of Taiwan behind the name of its era, which tells it in all languages: `民國113/03/26`.
fn of_era(text: &str) -> Option<(Range<usize>, PartialDateTime)> {
    // Both names begin with it.
    if text.is_ascii() || !text.contains('民') {
        return None;
    }
    let (range, date) = ERA.iter().find_map(|era| {
        let (at, _) = text.match_indices(era).next()?;
        let behind = text.get(at + era.len()..)?;
        let blank = behind.len() - behind.trim_start().len();
        read_at(text, at + era.len() + blank, of_taiwan)
    })?;
    let start = before_era(text, range.start);
    Some(with_time(text, start..range.end, date))
}

/// Where the name of the era begins that stands before a place, or the place itself.
fn before_era(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let without = |text: &str, names: [&str; 2]| {
        let text = text.trim_end();
        let mut shorter = names.iter().filter_map(|name| text.strip_suffix(name));
        shorter.next().map(str::len)
    };
    let Some(era) = without(before, ERA) else {
        return at;
    };
    without(before.get(..era).unwrap_or_default(), COUNTRY).unwrap_or(era)
}

fn with_time(
    text: &str,
    range: Range<usize>,
    date: PartialDateTime,
) -> (Range<usize>, PartialDateTime) {
    let (length, time, offset) = time::after(text.get(range.end..).unwrap_or_default());
    let date = PartialDateTime {
        time,
        offset,
        ..date
    };
    (range.start..range.end + length, date)
}

/// Three numbers at the start of a text with one sign between them, or the units of Chinese behind
/// them, and what stands behind them.
fn three_numbers(text: &str) -> Option<([i16; 3], &str)> {
    let (first, rest) = number(text, 1..=4)?;
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
    let (second, rest) = number(rest.trim_start(), 1..=4)?;
    let rest = rest.trim_start().strip_prefix(signs[0])?;
    let (third, rest) = number(rest.trim_start(), 1..=4)?;
    let rest = match signs[1] {
        "" => rest,
        sign => rest.trim_start().strip_prefix(sign)?,
    };
    Some(([first, second, third], rest))
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
            ("民國113/03/26", Order::Unknown, Some("2024-03-26")),
            (
                "中華民國 113-03-26 09:30",
                Order::Unknown,
                Some("2024-03-26T09:30"),
            ),
            ("民國 1130/03/26", Order::Unknown, None),
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

    #[test]
    fn the_era_is_a_part_of_the_date() {
        for order in [Order::Taiwanese, Order::Unknown] {
            for date in ["民國113/03/26", "中華民國113-03-26", "中華民國 113.03.26"] {
                let range = find(date, order).map(|(range, _)| range);
                assert_eq!(range, Some(0..date.len()), "{date}");
            }
        }
    }

    #[test]
    fn words_of_taiwan_beside_a_date_tell_its_calendar() {
        let text = "村口的老橋修了四個月，石匠用的還是當年的辦法，先搭木拱架，再一塊一塊往上砌。";
        for (line, published, modified) in [
            ("發布日期：113/05/03", Some("2024-05-03"), None),
            (
                "上版日期：113-05-03 更新日期：113-05-09",
                Some("2024-05-03"),
                Some("2024-05-09"),
            ),
            ("發佈日期 113年5月3日", Some("2024-05-03"), None),
            ("中華民國113年5月3日", Some("2024-05-03"), None),
            (
                "發布單位：工務局 發布日期：113.05.03 點閱次數：22",
                Some("2024-05-03"),
                None,
            ),
        ] {
            let page = format!("<h1>老橋修好了</h1><div>{line}</div><p>{text}</p><p>{text}</p>");
            let metadata = crate::clean(page.as_str()).metadata().clone();
            let told = |date: &crate::metadata::Found<PartialDateTime>| date.value.to_string();
            let found = metadata.published.as_ref().map(told);
            assert_eq!(found.as_deref(), published, "{line}");
            let found = metadata.modified.as_ref().map(told);
            assert_eq!(found.as_deref(), modified, "{line}");
            assert!(metadata.authors.is_empty(), "{line}");
        }
    }
}
