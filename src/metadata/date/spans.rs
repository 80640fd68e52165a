//! Spans of time, which tell when something takes place: `3 May 2024, 19:00 – 21:00`.

use super::{PartialDateTime, find, time};

/// Signs between the beginning and the end, and words, in lower case and sorted.
const DASHES: [char; 7] = ['-', '–', '—', '~', '〜', '～', '−'];
static UNTIL: [&str; 14] = [
    "a", "al", "alle", "até", "bis", "do", "hasta", "to", "tot", "until", "à", "до", "到", "至",
];

/// Characters before the second date, for a day of the week.
const LONGEST_WEEKDAY: usize = 16;

/// Whether a date is the last second of its day, with which offers end.
pub(crate) fn ends_day(date: PartialDateTime) -> bool {
    date.time == Some((23, 59, Some(59)))
}

/// Whether behind a date a time ends that begins with it.
pub(crate) fn begin_with(date: PartialDateTime, behind: &str) -> bool {
    // Nearly all lines end sooner, or go on in another way.
    let digits = behind.bytes().filter(u8::is_ascii_digit);
    if digits.take(2).count() < 2 {
        return false;
    }
    let mut rest = behind;
    if date.hour().is_none() {
        let (length, time, _) = time::after(behind);
        if time.is_none() {
            return false;
        }
        rest = behind.get(length..).unwrap_or_default();
    }
    let rest = rest.trim_start();
    let end = match rest.strip_prefix(DASHES) {
        Some(end) => Some(end),
        None => {
            let until = UNTIL.iter().rev();
            let mut ends = until.filter_map(|word| rest.strip_prefix(word));
            ends.find(|end| !end.starts_with(|ch: char| ch.is_ascii_alphabetic()))
        }
    };
    let Some(end) = end.map(str::trim_start) else {
        return false;
    };
    let is_time = end.starts_with(|ch: char| ch.is_ascii_digit()) && time::after(end).1.is_some();
    is_time
        || find(end)
            .is_some_and(|(range, date)| range.start <= LONGEST_WEEKDAY && date.hour().is_some())
}

/// Years between the days with which a life or a term of office begins and ends, at least: what is dated twice
/// otherwise was changed later.
const LEAST_YEARS: i16 = 2;

/// Whether a date and a dash stand before one that is years later: `June 4, 1938 – March 2, 2024` tells of a life.
pub(crate) fn last_years(date: PartialDateTime, behind: &str) -> bool {
    let Some(end) = behind.trim_start().strip_prefix(DASHES) else {
        return false;
    };
    find(end).is_some_and(|(range, last)| {
        let years = last.date.year() - date.date.year();
        let is_next = end
            .get(..range.start)
            .is_some_and(|it| it.trim().is_empty());
        is_next && years >= LEAST_YEARS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_life_tell_nothing_of_the_page() {
        let told =
            "Ruth Oak taught at the school of the harbour for years, and knew each child by name.";
        for line in [
            "June 4, 1938 — March 2, 2024",
            "04.06.1938 - 02.03.2024",
            "1938年6月4日～2024年3月2日",
        ] {
            let page = format!("Home\nRuth Oak\n{line}\nHarbour City\n{told}\n{told}");
            let article = crate::clean(page.as_str());
            assert_eq!(article.metadata().published, None, "{line}");
            assert!(article.metadata().authors.is_empty(), "{line}");
            assert!(article.text().contains(line), "{}", article.text());
        }
        let changed = format!("Ruth Oak\n4 June 2023 - 2 March 2024\n{told}");
        assert!(
            crate::clean(changed.as_str())
                .metadata()
                .published
                .is_some()
        );
    }

    #[test]
    fn times_of_events_have_an_end() {
        for (line, is_span) in [
            (
                "Wednesday 09 December 2015 7:00 PM - 09 December 2015 9:00 PM",
                true,
            ),
            ("9 December 2015, 7:00 PM - 9:00 PM", true),
            ("9. Dezember 2015, 19:00 bis 21:00 Uhr", true),
            ("9 December 2015 | 19:00 – 21:00", true),
            ("2015年12月9日 19:00～21:00", true),
            ("2015年12月9日 19:00至21:00", true),
            (
                "9 December 2015 7:00 PM to Thursday, 10 December 2015 9:00 AM",
                true,
            ),
            ("9 December 2015, 7:00 PM - 3 comments", false),
            ("9 December 2015 - 10 December 2015", false),
            ("9 December 2015, 7:00 PM | Updated 9:00 PM", false),
            ("9 December 2015, 7:00 PM today 9:00", false),
        ] {
            let (range, date) = find(line).expect(line);
            assert_eq!(begin_with(date, &line[range.end..]), is_span, "{line}");
        }
    }

    #[test]
    fn events_are_not_published_when_they_take_place() {
        for line in [
            "Wednesday 09 December 2015 7:00 PM - 09 December 2015 9:00 PM",
            "9 December 2015, 7:00 PM - 9:00 PM",
            "9 December 2015 23:59:59",
        ] {
            let page = format!(
                "<h1>Lamps of the harbour</h1><div>{line}</div>\
                 <p>The keeper shows how the wick is cut, and the glass may be taken out and cleaned.</p>"
            );
            let article = crate::clean(page.as_str());
            assert_eq!(article.metadata().published, None, "{line}");
            assert!(article.metadata().authors.is_empty(), "{line}");
        }
    }
}
