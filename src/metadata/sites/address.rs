//! The address of a page, its host and the date in it.

use super::copies;
use crate::metadata::PartialDateTime;
use crate::page::Page;

/// The address that the caller gave for a page, or else the page states.
pub(crate) fn of_page(page: &Page) -> Option<&str> {
    page.url().or_else(|| stated(page))
}

/// The address that a page states.
pub(crate) fn stated(page: &Page) -> Option<&str> {
    let mut canonical = page.stated("canonical");
    let stated = canonical.next().or_else(|| page.stated("og:url").next());
    stated.map(copies::own)
}

/// The host of an address without `www.`, if it has one.
pub(crate) fn host(address: &str) -> Option<&str> {
    let (_, rest) = copies::own(address).split_once("//")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The path and the query of an address.
fn path_and_query(address: &str) -> (&str, &str) {
    let address = copies::own(address);
    let address = address.split('#').next().unwrap_or_default();
    let behind_host = match address.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            rest.split_once('/').map_or("", |(_, path)| path)
        }
        _ => address,
    };
    let (path, query) = behind_host.split_once('?').unwrap_or((behind_host, ""));
    let path = path.trim_start_matches(['.', '/']).trim_end_matches('/');
    (path, query)
}

/// Whether two addresses, of which the second may be relative to the first, are of one page: what only
/// one of them says behind a question mark tells a part of it.
pub(crate) fn are_of_one(whole: &str, address: &str) -> bool {
    let ((own, own_query), (path, query)) = (path_and_query(whole), path_and_query(address));
    let are_alike = match own.strip_suffix(path) {
        Some(before) => {
            path.is_empty() == own.is_empty() && (before.is_empty() || before.ends_with('/'))
        }
        None => false,
    };
    are_alike && (own_query == query || own_query.is_empty() || query.is_empty())
}

/// Whether an address leads to the page itself.
pub(crate) fn leads_here(page: &Page, address: &str) -> bool {
    let is_place = address.is_empty() || address.starts_with('#');
    is_place || of_page(page).is_some_and(|own| are_of_one(own, address))
}

/// Whether an address is that of another page of the same site, neither of its front nor of a part below
/// the page.
pub(crate) fn leads_to_another(page: &Page, address: &str) -> bool {
    let is_page = || !path_and_query(address).0.is_empty() && !leads_here(page, address);
    let hosts = || (host(address), of_page(page).and_then(host));
    let is_of_site =
        || !matches!(hosts(), (Some(one), Some(two)) if !one.eq_ignore_ascii_case(two));
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let is_web = scheme.is_none_or(|it| it.starts_with("http") || it.contains(['/', '?']));
    let is_below = || {
        let own = of_page(page).map(|own| path_and_query(own).0);
        let below = own
            .filter(|own| !own.is_empty())
            .and_then(|own| path_and_query(address).0.strip_prefix(own));
        below.is_some_and(|below| below.starts_with('/'))
    };
    is_web && is_page() && is_of_site() && !is_below()
}

/// The date of an address: `/2024/05/03/`, `/2024-05-03-tides`, `/20240503/`, and in China
/// `/2024-05/03/`, `/2024/0503/`, `/t20240503_1.html`. A day is needed, and what stands behind the
/// host.
pub(crate) fn date(url: &str) -> Option<PartialDateTime> {
    let url = copies::own(url);
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

/// The year and the month of an address, in folders of their own: `/2024/05/`.
pub(crate) fn month(url: &str) -> Option<(i16, i16)> {
    let (path, _) = path_and_query(url);
    let mut folders = path.split('/');
    let number = |folder: &str| {
        let is_number = folder.bytes().all(|byte| byte.is_ascii_digit());
        folder.parse::<i16>().ok().filter(|_| is_number)
    };
    let year = |folder: &str| number(folder).filter(|year| (1900..2100).contains(year));
    let year = folders.find_map(year)?;
    let month = folders.next().and_then(number)?;
    (1..=12).contains(&month).then_some((year, month))
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
    use super::{are_of_one, date, leads_to_another, month};

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

    #[test]
    fn reads_months_in_folders() {
        for (url, expected) in [
            ("https://a.example/2024/05/tides", Some((2024, 5))),
            ("https://a.example/news/2024/5/03/tides", Some((2024, 5))),
            ("https://a.example/2024/13/tides", None),
            ("https://a.example/2024/tides/05", None),
            ("https://a.example/20240/05/tides", None),
        ] {
            assert_eq!(month(url), expected, "{url}");
        }
    }

    #[test]
    fn addresses_of_one_page_differ_in_little() {
        let own = "https://valley.example/news/snow-1042.html";
        for same in [
            "/news/snow-1042.html",
            "snow-1042.html?part=2",
            "http://www.valley.example/news/snow-1042.html#two",
        ] {
            assert!(are_of_one(own, same), "{same}");
        }
        for other in [
            "/news/lamp-1041.html",
            "ow-1042.html",
            "/",
            "https://valley.example/",
        ] {
            assert!(!are_of_one(own, other), "{other}");
        }
        assert!(!are_of_one("/story.php?id=2", "/story.php?id=1"));
    }

    #[test]
    fn other_pages_are_those_of_the_same_site() {
        let mut page = crate::Cleaner::default().read("<p>The lamp is sold.</p>");
        page.url = Some("https://valley.example/winter".to_owned());
        for other in [
            "/summer",
            "summer.html",
            "https://www.valley.example/winter-2",
        ] {
            assert!(leads_to_another(&page, other), "{other}");
        }
        for own in [
            "#lamp",
            "/",
            "/winter/",
            "/winter/lamp",
            "https://lamps.example/lamp",
            "mailto:a@valley.example",
        ] {
            assert!(!leads_to_another(&page, own), "{own}");
        }
    }
}
