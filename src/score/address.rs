//! What the address of a page says of what kind of page it is.

use super::address_words::{ADDRESS_WORDS, LONGEST};
use super::columns::Columns;
use super::sums::number;
use super::tokens::TYPES;
use crate::metadata::address;
use crate::page::Page;
use crate::page_type::PageType;

/// What the words of the address, or the page outright, say for each page type, in the order of
/// `PageType::ALL`.
pub(super) const SAYS: [&str; TYPES] = [
    "says_article",
    "says_collection",
    "says_documentation",
    "says_forum",
    "says_listing",
    "says_product",
    "says_service",
];

/// Words of the path that are looked up wherever they stand; behind them only whole parts are, as
/// what follows is mostly the title.
const FIRST_WORDS: usize = 3;

/// Digits in a row that number a story, a product or a thread.
const LONG_NUMBER: usize = 5;

/// Adds the features of the address that the caller gave, or else the page states.
pub(super) fn add(columns: &mut impl Columns, page: &Page) {
    columns.part("address");
    let address = address::of_page(page).unwrap_or_default();
    let parts = Parts::of(address);
    let path = || parts.path.split('/').filter(|part| !part.is_empty());
    let last = path().next_back().unwrap_or_default();
    let joints = last.bytes().filter(|byte| matches!(byte, b'-' | b'_'));
    columns.flag("is_known", !address.is_empty());
    columns.add("parts", path().count() as f32);
    columns.add("last_length", last.len() as f32);
    columns.add("last_joints", joints.count() as f32);
    columns.flag("long_number", has_number(parts.path, LONG_NUMBER));
    columns.flag("year", path().any(is_year));
    columns.flag("is_file", last.contains(".htm") || last.contains(".php"));
    columns.flag("query", parts.query);
    let mut says = [0.0; TYPES];
    let host = parts.host.split('.').next().unwrap_or_default();
    count(host, &mut says);
    let mut words = 0;
    for part in path() {
        count(part, &mut says);
        for word in part.split(|ch: char| !ch.is_ascii_alphanumeric()) {
            words += 1;
            if words <= FIRST_WORDS && word.len() < part.len() {
                count(word, &mut says);
            }
        }
    }
    for (name, count) in SAYS.into_iter().zip(says) {
        columns.add(name, count);
    }
    columns.part("");
}

/// What an address says outright.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outright {
    pub(super) page_type: Option<PageType>,
    /// Whether it is that of the first page of a site.
    pub(super) is_front: bool,
    /// Whether it is that of a list of what belongs to something.
    pub(super) is_list: bool,
}

/// Parts of a path that stand before pages of one type only. Sorted.
const PARTS: [(&str, PageType); 12] = [
    ("apidocs", PageType::Documentation),
    ("docs", PageType::Documentation),
    ("documentation", PageType::Documentation),
    ("forum", PageType::Forum),
    ("forums", PageType::Forum),
    ("handbook", PageType::Documentation),
    ("javadoc", PageType::Documentation),
    ("manual", PageType::Documentation),
    ("product", PageType::Product),
    ("product-category", PageType::Collection),
    ("services", PageType::Service),
    ("viewtopic", PageType::Forum),
];

/// Parts of a path that stand before what the stories or products of a list have in common. Sorted.
const BEFORE_LISTS: [&str; 6] = [
    "categories",
    "category",
    "categoria",
    "kategorie",
    "tag",
    "tags",
];

/// What the address says outright of the page that the caller gave or the page states.
pub(super) fn outright(page: &Page) -> Outright {
    let Some(address) = address::of_page(page) else {
        return Outright::default();
    };
    let parts = Parts::of(address);
    let host = parts.host.split('.').next().unwrap_or_default();
    let path = || parts.path.split('/').filter(|part| !part.is_empty());
    let behind = path().count().saturating_sub(1);
    let of = |part: &str| {
        PARTS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(part))
    };
    let told = std::iter::once(host)
        .chain(path().take(behind))
        .find_map(of);
    Outright {
        page_type: told.map(|(_, page_type)| *page_type),
        is_list: path().take(behind).any(|part| BEFORE_LISTS.contains(&part)),
        is_front: !parts.host.is_empty() && path().next().is_none(),
    }
}

/// What an address is made of. A link without a host is all path.
struct Parts<'a> {
    host: &'a str,
    path: &'a str,
    query: bool,
}

impl Parts<'_> {
    fn of(address: &str) -> Parts<'_> {
        let address = address.split('#').next().unwrap_or_default();
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        let behind = address.split_once("://").map(|(_, behind)| behind);
        let (host, path) = match behind.or_else(|| address.strip_prefix("//")) {
            Some(behind) => behind.split_once('/').unwrap_or((behind, "")),
            None => ("", address),
        };
        Parts {
            host: host.strip_prefix("www.").unwrap_or(host),
            path,
            query: !query.is_empty(),
        }
    }
}

/// Counts a word for the types that it speaks for.
fn count(word: &str, says: &mut [f32; TYPES]) {
    if word.is_empty() || word.len() > LONGEST {
        return;
    }
    let found = KEYS.binary_search(&key(word.as_bytes()));
    let found = found.ok().and_then(|at| ADDRESS_WORDS.get(at));
    let Some((_, types)) = found.filter(|(known, _)| known.len() == word.len()) else {
        return;
    };
    for (at, says) in says.iter_mut().enumerate() {
        *says += number(types >> at & 1 == 1);
    }
}

/// The words as numbers, in the order of the words: so the search reads nothing else.
static KEYS: [u128; ADDRESS_WORDS.len()] = {
    let mut keys = [0; ADDRESS_WORDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = key(ADDRESS_WORDS[at].0.as_bytes());
        at += 1;
    }
    keys
};

/// The bytes of a word in lower case, the first in the highest bits.
const fn key(word: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let mut at = 0;
    while at < word.len() && at < LONGEST {
        bytes[at] = word[at].to_ascii_lowercase();
        at += 1;
    }
    u128::from_be_bytes(bytes)
}

const _: () = assert!(LONGEST <= 16);

fn has_number(path: &str, digits: usize) -> bool {
    let mut runs = path.split(|ch: char| !ch.is_ascii_digit());
    runs.any(|run| run.len() >= digits)
}

/// Whether a part of the path is a year, or begins with one as in `2024-05-12` and `20240512`.
fn is_year(part: &str) -> bool {
    let (year, behind) = part.split_at_checked(4).unwrap_or((part, ""));
    let century = year.starts_with("19") || year.starts_with("20");
    let digits = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    year.len() == 4 && century && digits(year) && digits(behind)
}

#[cfg(test)]
mod tests {
    use super::super::columns::Values;
    use super::*;
    use crate::page::BodyKind;

    /// The features of an address by their numbers.
    fn features(address: &str) -> Vec<f32> {
        let mut page = Page::new(BodyKind::Html);
        page.url = Some(address.to_owned());
        let mut values = Values::default();
        add(&mut values, &page);
        values.0
    }

    #[test]
    fn words_speak_for_page_types() {
        let thread = features("https://forum.harbour.example/t/when-does-the-ferry-leave/30412");
        assert_eq!(thread.get(1..5), Some(&[3.0, 5.0, 0.0, 1.0][..]));
        let says_forum = thread.get(8 + 3).copied();
        assert!(says_forum.is_some_and(|says| says >= 2.0), "{thread:?}");
        let dated = features("/news/2024/05/12/the-ferry.html?from=mail#top");
        assert_eq!(dated.get(5..8), Some(&[1.0, 1.0, 1.0][..]));
    }

    #[test]
    fn any_address_has_features() {
        for address in [
            "",
            "://",
            "mailto:",
            "//",
            "https://例子.example/新闻/年",
            "?#",
        ] {
            assert_eq!(features(address).len(), 8 + TYPES, "{address}");
        }
    }

    #[test]
    fn the_words_are_sorted_and_short() {
        for pair in ADDRESS_WORDS.windows(2) {
            assert!(
                pair[0].0 < pair[1].0,
                "{} stands before {}",
                pair[0].0,
                pair[1].0
            );
        }
        let longest = ADDRESS_WORDS.iter().map(|(word, _)| word.len()).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
