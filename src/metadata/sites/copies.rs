//! Addresses of copies: archives, caches, mirrors for phones and translators serve a page under an
//! address of their own, in which that of the page stands.

use std::borrow::Cow;

use url::Url;

use super::address::host;
use crate::page::Page;

/// The address of the page of which one is that of a copy.
pub(crate) fn original(address: &str) -> Option<Cow<'_, str>> {
    if let Some(own) = in_path(address) {
        return Some(Cow::Borrowed(own));
    }
    // Few addresses are of such hosts, and the others need not be parsed to know it.
    let host = host(address)?;
    if let Some(own) = host.strip_suffix(".translate.goog") {
        return translated(address, own).map(Cow::Owned);
    }
    if host.ends_with(".cdn.ampproject.org") {
        return mirrored(address).map(Cow::Owned);
    }
    match host {
        "google.com" if address.contains("/amp/") => mirrored(address),
        "translate.google.com" | "translate.googleusercontent.com" => asked(address),
        "webcache.googleusercontent.com" => cached(address),
        _ => None,
    }
    .map(Cow::Owned)
}

/// The same where it stands as it is in the path: `web.archive.org/web/20200615101112/https://a.example/`.
/// Of a copy of a copy the last one counts.
fn in_path(address: &str) -> Option<&str> {
    // Nearly all addresses have one colon or none, and are asked for often.
    let last_colon = memchr::memrchr(b':', address.as_bytes())?;
    let start = address.find("://")? + "://".len();
    if last_colon < start {
        return None;
    }
    let path = address.get(start..)?.split(['?', '#']).next()?;
    let slashes = memchr::memmem::find_iter(path.as_bytes(), "/http");
    let parts = slashes.filter_map(|at| address.get(start + at + 1..));
    parts.filter(|part| is_absolute(part)).last()
}

/// An address, or that of the page where the path has it.
pub(crate) fn own(address: &str) -> &str {
    in_path(address).unwrap_or(address)
}

/// Whether a text begins with a scheme of the web and a host.
fn is_absolute(text: &str) -> bool {
    let mut schemes = ["http://", "https://"].iter();
    let rest = schemes.find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.starts_with(|ch: char| ch.is_alphanumeric()))
}

/// `a-example.translate.goog/tides?_x_tr_sl=de`: dots of the host are dashes, dashes are two.
fn translated(address: &str, host: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    let labels: Vec<String> = host
        .split("--")
        .map(|part| part.replace('-', "."))
        .collect();
    url.set_host(Some(&labels.join("-"))).ok()?;
    let pairs = url.query_pairs().into_owned();
    let own: Vec<_> = pairs
        .filter(|(key, _)| !key.starts_with("_x_tr_"))
        .collect();
    match own.is_empty() {
        true => url.set_query(None),
        false => {
            url.query_pairs_mut().clear().extend_pairs(own);
        }
    }
    Some(url.into())
}

/// `cdn.ampproject.org/c/s/a.example/tides`: behind the first part of the path `s` says `https`.
fn mirrored(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("//")?;
    let (_, path) = rest.split_once('/')?;
    let (_, rest) = path.split_once('/')?;
    let (scheme, own) = match rest.strip_prefix("s/") {
        Some(own) => ("https", own),
        None => ("http", rest),
    };
    let host = own.split(['/', '?', '#']).next()?;
    host.contains('.').then(|| format!("{scheme}://{own}"))
}

/// The address for which an address asks.
fn asked(address: &str) -> Option<String> {
    value_of(address, "u").filter(|own| own.starts_with("http"))
}

/// `search?q=cache:AbC:https://a.example/+tides`
fn cached(address: &str) -> Option<String> {
    let asked = value_of(address, "q")?;
    let own = asked.strip_prefix("cache:")?;
    let own = own.split_whitespace().next()?;
    let own = own.get(own.find("http")?..)?;
    Some(own.to_owned())
}

/// The value of a key in the query of an address.
fn value_of(address: &str, key: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(name, _)| name == key)?;
    Some(value.into_owned())
}

/// What served a page that says it is a copy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Server<'a> {
    host: &'a str,
    /// What stands before the address of the page: when it was taken, where that is said.
    path: &'a str,
}

impl<'a> Server<'a> {
    /// That of the page, if its canonical address is that of a copy.
    pub(crate) fn of(page: &'a Page) -> Option<Server<'a>> {
        page.stated("canonical").find_map(|address| {
            let before = address.strip_suffix(in_path(address)?)?;
            let (_, before) = before.split_once("//")?;
            let (host, path) = before.split_once('/')?;
            Some(Server { host, path })
        })
    }

    /// Whether a name is that of the server, under whichever of its domains: `archive.today` is
    /// `archive.is` too.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let label = |name: &'a str| name.split('.').next().unwrap_or_default();
        let (own, mut labels) = (label(self.host), name.split('.'));
        labels.next().is_some_and(|it| it.eq_ignore_ascii_case(own)) && labels.count() == 1
    }

    /// Whether a stated time is that of the copy: `2020.06.15-101112` is in its address.
    pub(crate) fn took_it(&self, time: &str) -> bool {
        let digits = |text: &str| -> String {
            let digits = text.chars().filter(char::is_ascii_digit);
            digits.take(SECONDS).collect()
        };
        let taken = digits(self.path);
        taken.len() == SECONDS && digits(time) == taken
    }
}

/// Digits of a time to the second.
const SECONDS: usize = 14;

#[cfg(test)]
mod tests {
    use super::original;
    use crate::{Document, clean};

    #[test]
    fn the_address_of_the_page_stands_in_that_of_the_copy() {
        for (copy, page) in [
            (
                "https://web.archive.org/web/20200615101112/https://a.example/tides?day=2",
                "https://a.example/tides?day=2",
            ),
            (
                "https://web.archive.org/web/20200615101112id_/http://a.example/",
                "http://a.example/",
            ),
            (
                "http://archive.today/2020.06.15-101112/https://a.example/tides",
                "https://a.example/tides",
            ),
            (
                "https://r.jina.ai/https://a.example/tides",
                "https://a.example/tides",
            ),
            (
                "https://www-my--harbour-example.translate.goog/tides?day=2&_x_tr_sl=de&_x_tr_tl=en",
                "https://www.my-harbour.example/tides?day=2",
            ),
            (
                "https://a-example.translate.goog/tides?_x_tr_sl=de&_x_tr_tl=en",
                "https://a.example/tides",
            ),
            (
                "https://a-example.cdn.ampproject.org/c/s/a.example/tides",
                "https://a.example/tides",
            ),
            (
                "https://www.google.com/amp/s/a.example/tides",
                "https://a.example/tides",
            ),
            (
                "http://webcache.googleusercontent.com/search?q=cache:AbC1:https://a.example/tides+ebb&hl=en",
                "https://a.example/tides",
            ),
            (
                "https://translate.google.com/translate?sl=de&tl=en&u=https%3A%2F%2Fa.example%2Ftides",
                "https://a.example/tides",
            ),
        ] {
            assert_eq!(original(copy).as_deref(), Some(page), "{copy}");
        }
    }

    #[test]
    fn other_addresses_are_their_own() {
        for address in [
            "https://a.example/tides",
            "https://a.example/http-tides/https",
            "https://a.example/share?u=https://b.example/",
            "https://a.example/go/http://",
            "https://www.google.com/amp/story",
            "https://translate.google.com/?hl=de",
            "tides/http://",
            "",
        ] {
            assert_eq!(original(address), None, "{address}");
        }
    }

    #[test]
    fn a_page_has_its_own_address_and_not_that_of_the_copy() {
        let page = "<h1>Tides</h1><p>See <a href=ebb>the ebb</a>.</p>";
        let copy = "https://web.archive.org/web/20200615101112/https://a.example/x/tides";
        let article = clean(Document::from_text(page).with_url(copy));
        let url = article.metadata().url.as_ref().map(|it| it.value.as_str());
        assert_eq!(url, Some("https://a.example/x/tides"));
        let link = "https://web.archive.org/web/20200615101112/https://a.example/x/ebb";
        assert!(article.to_html().contains(link), "{}", article.to_html());
    }

    #[test]
    fn neither_the_time_nor_the_name_of_an_archive_is_that_of_the_page() {
        let page = |canonical: &str, published: &str| {
            let page = format!(
                "<title>Tides</title><link rel=canonical href={canonical}>\
                 <meta property=og:site_name content=archive.is>\
                 <meta property=article:published_time content={published}>\
                 <h1>Tides</h1><p>The tide comes in at four.</p>"
            );
            let metadata = clean(page).metadata().clone();
            let published = metadata.published.map(|it| it.value.to_string());
            (published, metadata.site.map(|it| it.value))
        };
        let copy = "http://archive.today/2020.06.15-101112/https://a.example/tides";
        let (published, site) = page(copy, "2020-06-15T10:11:12Z");
        assert_eq!((published, site.as_deref()), (None, None));
        let (published, _) = page(copy, "2020-05-14T08:00:00Z");
        assert!(published.is_some_and(|it| it.starts_with("2020-05-14")));
        let (published, site) = page("https://archive.is/tides", "2020-06-15T10:11:12Z");
        assert!(published.is_some() && site.is_some());
    }
}
