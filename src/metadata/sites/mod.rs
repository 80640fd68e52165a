//! The names of the site that a page stands on, which stand where names of authors should.

pub(crate) mod address;
pub(crate) mod addresses;
pub(crate) mod copies;
pub(crate) mod first_accounts;
pub(crate) mod logo;
pub(crate) mod own_sources;
pub(crate) mod site_name;
pub(crate) mod sources;

use url::Url;

use crate::field::Place;
use crate::metadata::{title, values};
use crate::page::Page;

/// The names of a site.
#[derive(Debug)]
pub(crate) struct Sites {
    /// Without case and signs.
    folded: Vec<String>,
    /// What the titles call it and the logo of the page too.
    shown: Vec<String>,
    /// Whether the page is the first of its site.
    pub(crate) is_front_page: bool,
}

/// What an author loses in weight that is called like the site. Of 58 such values of a `<meta>`
/// 37 were right, but only 12 of the 28 that nothing else bore out; so anything else goes before.
const LIKE_THE_SITE: f32 = 1.5;

/// Stated names that are looked at: a site has a few, and each title and author is compared with all.
const MOST_STATED: usize = 32;

impl Sites {
    /// Reads what the page states, and its address.
    pub(crate) fn of(page: &Page) -> Sites {
        let stated = page.fields().iter().filter(|field| match field.place() {
            Place::MetaTag => matches!(field.key(), "og:site_name" | "application-name"),
            Place::JsonLd => matches!(field.key(), "publisher" | "website.name" | "page.publisher"),
            _ => false,
        });
        let stated = stated.take(MOST_STATED);
        let mut folded: Vec<String> = stated
            .map(|field| title::fold(values::without_scheme(field.value())))
            .collect();
        let url = page.url().and_then(|url| Url::parse(url).ok());
        if let Some(host) = url.as_ref().and_then(Url::host_str) {
            let host = host.strip_prefix("www.").unwrap_or(host);
            folded.push(title::fold(host));
            let mut labels: Vec<&str> = host.split('.').collect();
            labels.pop();
            if labels.len() > 1 && labels.last().is_some_and(|label| label.len() <= 3) {
                labels.pop();
            }
            folded.extend(labels.pop().map(title::fold));
        }
        folded.retain(|name| name.len() > 2);
        let is_front_page = url.is_some_and(|url| url.path() == "/" && url.query().is_none());
        Sites {
            folded,
            shown: logo::names(page),
            is_front_page,
        }
    }

    /// Sites of these names.
    #[cfg(test)]
    pub(crate) fn called(names: &[&str]) -> Sites {
        Sites {
            folded: names.iter().map(|name| title::fold(name)).collect(),
            shown: Vec::new(),
            is_front_page: false,
        }
    }

    /// Whether a part of a title is a name of the site, or one is a part of the other.
    pub(crate) fn resemble(&self, part: &str) -> bool {
        if self.is_shown(part) {
            return true;
        }
        if self.folded.is_empty() {
            return false;
        }
        let part = title::fold(part);
        let part = part.strip_prefix("the").unwrap_or(&part);
        let long = |name: &str| name.len() >= 4;
        self.folded.iter().any(|name| {
            name == part
                || (long(name) && part.contains(name.as_str()) && part.len() <= name.len() * 3)
                || (long(part) && name.contains(part))
        })
    }

    /// Whether a text begins with a name of the site.
    pub(crate) fn begin(&self, text: &str) -> bool {
        let text = title::fold(text);
        let mut long = self.folded.iter().filter(|name| name.len() >= 4);
        long.any(|name| text.starts_with(name.as_str()))
    }

    /// Whether a name is that of the site.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.states(name) || self.is_shown(name)
    }

    /// Whether the page states a name of the site, or its address has it.
    fn states(&self, name: &str) -> bool {
        let mut folded = self.folded.iter();
        folded.any(|folded| title::folds_to(name, folded))
    }

    /// Whether the logo of the page is called so.
    pub(crate) fn is_shown(&self, name: &str) -> bool {
        !self.shown.is_empty() && self.shown.contains(&logo::plain(name))
    }

    /// Whether a title is nothing but a name of the site, on a page that is not about it.
    pub(crate) fn is_title(&self, title: &str) -> bool {
        !self.is_front_page && self.has(title)
    }

    /// The weight of an author in the light of what the site is called.
    pub(crate) fn weight_of(&self, author: &str, weight: f32) -> f32 {
        if self.states(author) {
            weight - LIKE_THE_SITE
        } else {
            weight
        }
    }
}
