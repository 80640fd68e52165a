//! The address of a page, its host and the date in it.

use crate::metadata::PartialDateTime;
use crate::page::Page;

/// The address that the caller gave for a page, or else the page states.
pub(crate) fn of_page(page: &Page) -> Option<&str> {
    page.url().or_else(|| stated(page))
}

/// The address that a page states.
pub(crate) fn stated(page: &Page) -> Option<&str> {
    let mut canonical = page.stated("canonical");
    canonical.next().or_else(|| page.stated("og:url").next())
}

/// The host of an address without `www.`, if it has one.
pub(crate) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("//")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The date of an address: `/2024/05/03/`, `/2024-05-03-tides`, `/20240503/`, and in China
/// `/2024-05/03/`, `/2024/0503/`, `/t20240503_1.html`. A day is needed, and what stands behind the
/// host.
pub(crate) fn date(url: &str) -> Option<PartialDateTime> {
    // An archive's address has the date of the copy in front.
    let url = url
        .rfind("http")
        .and_then(|at| url.get(at..))
        .unwrap_or(url);
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    let (_, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let bytes = path.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        let start = at + start;
        let run = bytes.get(start..).unwrap_or_default();
        let digits = run.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let before = bytes.get(..start).unwrap_or_default();
        let begins = match before {
            [.., b'/', b't'] => digits == 8,
            [.., byte] => !byte.is_ascii_alphanumeric(),
            [] => true,
        };
        if begins && let Some(date) = read(path.get(start..).unwrap_or_default(), digits) {
            return Some(date);
        }
        at = start + digits;
    }
    None
}

/// The date at the start of a text that begins with so many digits.
fn read(text: &str, digits: usize) -> Option<PartialDateTime> {
    let number = |text: &str| text.parse::<i16>().ok();
    if digits == 8 {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, rest) = rest.split_at_checked(2)?;
        return PartialDateTime::of_day(number(year)?, number(month)?, number(rest.get(..2)?)?);
    }
    if digits != 4 {
        return None;
    }
    let sign = text
        .get(4..)?
        .chars()
        .next()
        .filter(|sign| matches!(sign, '/' | '-' | '_' | '.'))?;
    if let Some((month, day)) = joined(text.get(5..)?, sign) {
        return PartialDateTime::of_day(number(text.get(..4)?)?, number(month)?, number(day)?);
    }
    let mut parts = text.split(sign);
    let year = number(parts.next()?)?;
    let month = parts.next()?;
    let month = number(month).or_else(|| crate::metadata::date::months::number(month))?;
    let day: String = parts
        .next()?
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    if day.is_empty() || day.len() > 2 {
        return None;
    }
    PartialDateTime::of_day(year, month, number(&day)?)
}

/// Month and day in folders that are made otherwise than that of the year: `05/03/` behind a hyphen,
/// `0503/` behind a stroke.
fn joined(text: &str, sign: char) -> Option<(&str, &str)> {
    let (month, rest) = text.split_at_checked(2)?;
    let rest = match sign {
        '-' => rest.strip_prefix('/')?,
        '/' => rest,
        _ => return None,
    };
    let (day, rest) = rest.split_at_checked(2)?;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(month) && is_number(day) && rest.starts_with('/')).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn reads_dates_with_a_day() {
        for (url, expected) in [
            ("https://a.example/2024/05/03/tides", Some("2024-05-03")),
            (
                "https://a.example/news/2024-05-03-tides.html",
                Some("2024-05-03"),
            ),
            ("https://a.example/n/20240503/1.htm", Some("2024-05-03")),
            ("https://a.example/2024/may/3/tides", Some("2024-05-03")),
            ("https://a.example/2024-05/03/c_112.htm", Some("2024-05-03")),
            (
                "https://a.example/n1/2024/0503/c1-2.html",
                Some("2024-05-03"),
            ),
            ("https://a.example/a/t20240503_1.html", Some("2024-05-03")),
            ("https://a.example/a/at20240503_1.html", None),
            ("https://a.example/2024/0513-tides/", None),
            ("https://a.example/2024-05/3000-tides", None),
            ("https://a.example/2024/05/tides", None),
            ("https://a.example/id/202405031234", None),
            ("https://a.example/2024/13/03/", None),
            ("https://20240503.example/", None),
            (
                "https://archive.example/web/20130101000000/http://a.example/2012/05/03/x",
                Some("2012-05-03"),
            ),
        ] {
            assert_eq!(
                date(url).map(|date| date.to_string()).as_deref(),
                expected,
                "{url}"
            );
        }
    }
}
