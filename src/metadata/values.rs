//! What a page states without saying anything: what a template left, and what only its own system
//! reads.

use std::borrow::Cow;

use super::{FieldName, address, addresses};
use crate::page::Page;
use crate::read::{decoded, may_have_references};

/// What programs write where there is nothing.
#[rustfmt::skip] // One entry a line.
const NOTHING: [&str; 14] = [
    "(none)",
    "-",
    "--",
    "default",
    "false",
    "n/a",
    "nan",
    "nil",
    "none",
    "not set",
    "null",
    "undefined",
    "unknown",
    "未知",
];

/// The longest of them, in bytes.
const LONGEST: usize = 9;

/// What stands before a category and is none of it.
#[rustfmt::skip] // One entry a line.
const LABELS: [&str; 12] = [
    "categories:",
    "category:",
    "categoría:",
    "catégorie :",
    "filed under",
    "kategorie:",
    "posted in",
    "posted under",
    "分类：",
    "分類：",
    "栏目：",
    "欄目：",
];

/// What a field that the page states says; `None` where that is nothing.
pub(crate) fn stated<'a>(value: &'a str, name: FieldName, page: &Page) -> Option<Cow<'a, str>> {
    match name {
        FieldName::Title
        | FieldName::Author
        | FieldName::Published
        | FieldName::Modified
        | FieldName::Language => return Some(Cow::Borrowed(value)),
        _ if says_nothing(value) => return None,
        FieldName::Url => return addresses::of_page(value, page),
        FieldName::License => return license(value),
        FieldName::Category => category(value),
        FieldName::Site => Some(without_scheme(value)),
        _ => Some(value),
    }
    .map(Cow::Borrowed)
}

/// What the document's own header says. Feeds have HTML in it.
pub(crate) fn of_header(value: &str, name: FieldName) -> Cow<'_, str> {
    match name {
        FieldName::Url | FieldName::Image => Cow::Borrowed(value),
        _ if may_have_references(value) => Cow::Owned(decoded(value)),
        FieldName::Author => Cow::Borrowed(behind_address(value)),
        _ => Cow::Borrowed(value),
    }
}

/// The name of an author that stands in brackets behind an address of mail, as RSS has it.
pub(crate) fn behind_address(author: &str) -> &str {
    let sides = author.strip_suffix(')').and_then(|it| it.split_once('('));
    match sides {
        Some((mail, name)) if mail.contains('@') && !mail.trim().contains(' ') => name.trim(),
        _ => author,
    }
}

/// Whether a value is what programs write where there is none.
fn says_nothing(value: &str) -> bool {
    value.len() <= LONGEST && NOTHING.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// The name of a licence, or its address: not that of a part of the page.
fn license(value: &str) -> Option<Cow<'_, str>> {
    if value.starts_with('#') || value.starts_with("javascript:") {
        return None;
    }
    Some(match value.starts_with("//") {
        true => Cow::Owned(format!("https:{value}")),
        false => Cow::Borrowed(value),
    })
}

/// A category without the words that say that it is one.
fn category(value: &str) -> Option<&str> {
    let begins = |label: &&&str| {
        let start = value.get(..label.len());
        start.is_some_and(|start| start.to_lowercase() == **label)
    };
    let label = LABELS.iter().find(begins).map_or(0, |label| label.len());
    let rest = value.get(label..).unwrap_or_default();
    let is_whole =
        label == 0 || rest.starts_with(' ') || value.get(..label)?.ends_with([':', '：']);
    let category = if is_whole { rest.trim() } else { value };
    (!category.is_empty() && !is_of_machine(category)).then_some(category)
}

/// A tag, if it is one for readers: `Tag:Boats`, but neither `Lite:true` nor a number of an account.
pub(crate) fn tag(value: &str) -> Option<&str> {
    if value.is_empty() || says_nothing(value) || is_of_machine(value) {
        return None;
    }
    let Some((key, rest)) = value.split_once(':') else {
        return Some(value);
    };
    if value.contains(' ') || !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(value);
    }
    if key.eq_ignore_ascii_case("tag") && !rest.is_empty() {
        return Some(rest);
    }
    let is_constant = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_state = matches!(rest, "true" | "false" | "null" | "undefined" | "");
    let is_state = is_state || (rest.contains('_') && rest.bytes().all(is_constant));
    (!is_state).then_some(value)
}

/// Whether a value is a number that programs give to things: `9a43d8fc-f4cf-4f6c-9d4b-1f2e3d4c5b6a`.
fn is_of_machine(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The host of a site that is called by its address.
pub(crate) fn without_scheme(site: &str) -> &str {
    let has_scheme = site.starts_with("https://") || site.starts_with("http://");
    let host = address::host(site).filter(|_| has_scheme);
    host.unwrap_or(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_have_references_and_addresses_of_mail() {
        let article = crate::clean(
            "title: A mill &amp; a wheel\nauthor: ann@h.example (Ann Bell)\nlink: https://a.example/?a=1&copy=2;3\n\n\
             The mill at the bend of the river grinds flour again, for the first time in years.",
        );
        assert_eq!(article.title(), Some("A mill & a wheel"));
        let metadata = article.metadata();
        assert_eq!(
            metadata.authors.first().map(|it| &*it.value),
            Some("Ann Bell")
        );
        let url = metadata.url.as_ref().map(|it| &*it.value);
        assert_eq!(url, Some("https://a.example/?a=1&copy=2;3"));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NOTHING.is_sorted() && LABELS.is_sorted());
        assert!(NOTHING.iter().all(|word| word.len() <= LONGEST));
    }
}
