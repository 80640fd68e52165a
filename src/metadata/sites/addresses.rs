//! Addresses that a page states, and what they are relative to.

use std::borrow::{Borrow, Cow};

use url::Url;

use super::copies;
use crate::field::Place;
use crate::metadata::{Found, Metadata};
use crate::page::Page;

/// Resolves the addresses in the metadata. What the document says of its own address goes before
/// what the caller says; relative to either are all others.
pub(crate) fn settle(metadata: &mut Metadata, page: &Page) {
    match &mut metadata.url {
        Some(found) => {
            if let Some(url) = resolved(&found.value, || base(None, page)) {
                found.value = url;
            }
        }
        None => metadata.url = called(page.url.as_deref()),
    }
    let url = metadata.url.as_ref();
    if let Some(image) = &mut metadata.image
        && let Some(absolute) = resolved(&image.value, || base(url, page))
    {
        image.value = absolute;
    }
    if let Some(license) = &mut metadata.license
        && is_license(&license.value)
        && let Some(absolute) = resolved(&license.value, || base(url, page))
    {
        license.value = absolute;
    }
}

/// Whether what names a licence is its address.
fn is_license(value: &str) -> bool {
    value.contains('/') && !value.contains(char::is_whitespace)
}

/// The address of a page as it is stated, if it leads to the web: templates leave names of variables
/// and numbers there, and write the scheme twice.
pub(crate) fn of_page<'a>(stated: &'a str, page: &Page) -> Option<Cow<'a, str>> {
    let is_of_web = |url: &Url| url.has_host() && matches!(url.scheme(), "http" | "https");
    let address = match stated.split_once(':') {
        Some(("http" | "https", rest)) if rest.starts_with("http") => rest,
        _ => stated,
    };
    let address = copies::own(address);
    match resolved(address, || base(None, page)) {
        Some(absolute) => Url::parse(&absolute).is_ok_and(|url| is_of_web(&url)),
        None => Url::parse(address).is_ok_and(|url| is_of_web(&url)),
    }
    .then_some(Cow::Borrowed(address))
}

/// What relative addresses are relative to: what the page says, or where it was found, which its
/// canonical address may not be, or else that.
pub(crate) fn base(stated: Option<&Found<String>>, page: &Page) -> Option<Url> {
    let caller = page.url.as_deref().and_then(|url| Url::parse(url).ok());
    let found = caller.or_else(|| Url::parse(&stated?.value).ok());
    let Some(base) = page.base.as_deref() else {
        return found;
    };
    let said = Url::options().base_url(found.as_ref()).parse(base).ok();
    // Addresses of other kinds are no base.
    said.filter(|said| said.has_host()).or(found)
}

/// A relative address made absolute; `None` where it is absolute already or cannot be.
pub(crate) fn resolved<B: Borrow<Url>>(
    address: &str,
    base: impl FnOnce() -> Option<B>,
) -> Option<String> {
    // Most are, and need not be parsed to know it.
    let begins = |scheme: &str| address.starts_with(scheme);
    if begins("https://") || begins("http://") {
        return None;
    }
    let base = base()?;
    // A colon may stand behind the scheme, or anywhere: `/wiki/Talk:Tide`.
    if address.contains(':') && Url::parse(address).is_ok() {
        return None;
    }
    Some(base.borrow().join(address).ok()?.into())
}

/// The address as the caller says it, if it is one of the web.
pub(crate) fn called(url: Option<&str>) -> Option<Found<String>> {
    let url = url.filter(|url| Url::parse(url).is_ok_and(|url| url.has_host()))?;
    Some(Found {
        value: url.to_owned(),
        place: Place::Caller,
        source: None,
    })
}
