//! What the head of a page says of it: title, `<meta>`, `<link>`, JSON-LD.

use std::borrow::Cow;

use super::attributes::Attributes;
use super::json_ld;
use super::white_space::trimmed;
use crate::field::{Field, Place};
use crate::growth;
use crate::html::{Content, Name, Tree};
use crate::metadata::keys;
use crate::page::Page;

/// The longest value of a field that is read from markup, in bytes.
pub(super) const LONGEST_VALUE: usize = 4096;

/// Adds a field.
pub(super) fn push(page: &mut Page, key: &str, value: &str, place: Place) {
    push_at(page, key, value, place, None);
}

/// Adds a field that the body states at a place of the page's text.
pub(super) fn push_at(page: &mut Page, key: &str, value: &str, place: Place, at: Option<usize>) {
    let (lead, end) = trimmed(value);
    let value = value.get(lead..end).unwrap_or_default();
    if value.is_empty() || key.is_empty() || value.len() > LONGEST_VALUE {
        return;
    }
    let mut field = Field::new(key, value, place);
    field.at = at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
    growth::push(&mut page.fields, field);
}

/// Reads a `<meta>` element. RDFa allows several properties, each of which has the value, and what a
/// page calls by a property that nobody knows it may call by a name too.
fn meta(page: &mut Page, attributes: &Attributes<'_>) {
    let keys = [
        attributes.property(),
        attributes.name(),
        attributes.itemprop(),
    ];
    let mut keys = keys.into_iter().filter(|key| !key.is_empty());
    let Some(key) = keys.next() else {
        return;
    };
    let value = json_ld::plain(attributes.content());
    let key = lower(key.trim());
    if is_list(&key) {
        for key in key.split_ascii_whitespace().take(MOST_KEYS) {
            push(page, key, &value, Place::MetaTag);
        }
        return;
    }
    push(page, &key, &value, Place::MetaTag);
    if let Some(other) = keys.next()
        && keys::meta(&key).is_none()
    {
        push(page, &lower(other.trim()), &value, Place::MetaTag);
    }
}

/// Properties of one element that are read.
const MOST_KEYS: usize = 8;

/// Whether a key is a list of keys, each of which names its vocabulary.
fn is_list(key: &str) -> bool {
    memchr::memchr(b' ', key.as_bytes()).is_some()
        && key.split_ascii_whitespace().all(|key| key.contains(':'))
}

/// The text in lower case; most keys are.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    let may_change = |byte: u8| byte.is_ascii_uppercase() | !byte.is_ascii();
    match text.bytes().any(may_change) {
        true => Cow::Owned(text.to_lowercase()),
        false => Cow::Borrowed(text),
    }
}

/// Reads a `<link>` element, which may state several relations.
fn link(page: &mut Page, attributes: &Attributes<'_>) {
    for relation in attributes.rel().split_ascii_whitespace().take(MOST_KEYS) {
        let mut known = ["canonical", "license"].into_iter();
        if let Some(key) = known.find(|key| relation.eq_ignore_ascii_case(key)) {
            push(page, key, attributes.href(), Place::LinkElement);
        }
    }
}

/// Reads a `<base>` element. The first of a page counts.
fn base(page: &mut Page, attributes: &Attributes<'_>) {
    let address = attributes.href().trim();
    if page.base.is_none() && !address.is_empty() && address.len() <= LONGEST_VALUE {
        page.base = Some(address.to_owned());
    }
}

/// Reads a `<script>` element, if it is JSON-LD.
pub(super) fn script<T: Tree>(
    page: &mut Page,
    tree: &T,
    node: T::Node,
    attributes: &Attributes<'_>,
) {
    let kind = attributes.kind().trim();
    if kind.eq_ignore_ascii_case("application/ld+json") {
        json_ld::read(page, &text_of(tree, node));
    }
}

/// Reads `<meta>`, `<link>`, `<base>` or `<title>`; of the last the text is returned.
pub(super) fn element<T: Tree>(
    page: &mut Page,
    tree: &T,
    node: T::Node,
    attributes: &Attributes<'_>,
) -> Option<String> {
    let Content::Element { name, .. } = tree.content(node) else {
        return None;
    };
    match name {
        Name::Meta => meta(page, attributes),
        Name::Link => link(page, attributes),
        Name::Base => base(page, attributes),
        Name::Title => {
            let title = text_of(tree, node);
            let folded: Vec<&str> = title.split_whitespace().collect();
            let title = folded.join(" ");
            push(page, "title", &json_ld::plain(&title), Place::HtmlTitle);
            return Some(title);
        }
        _ => {}
    }
    None
}

/// How many bytes the text directly inside an element has.
pub(super) fn length_of<T: Tree>(tree: &T, node: T::Node) -> usize {
    let mut length = 0;
    each_text(tree, node, |piece| length += piece.len());
    length
}

/// The text directly inside an element.
pub(super) fn text_of<T: Tree>(tree: &T, node: T::Node) -> String {
    let mut text = String::new();
    each_text(tree, node, |piece| text.push_str(piece));
    text
}

fn each_text<T: Tree>(tree: &T, node: T::Node, mut see: impl FnMut(&str)) {
    let mut child = tree.first_child(node);
    while let Some(node) = child {
        if let Content::Text { text, .. } = tree.content(node) {
            see(text);
        }
        child = tree.next_sibling(node);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, clean};

    #[test]
    fn addresses_are_relative_to_what_the_page_says() {
        let html = |base: &str| {
            let page = format!("<head><base href={base}></head><p>See <a href=b>the boat</a>.</p>");
            clean(Document::from_text(&page).with_url("https://a.example/x/")).to_html()
        };
        for (base, address) in [
            ("https://b.example/y/", "https://b.example/y/b"),
            ("/", "https://a.example/b"),
            ("data:x", "https://a.example/x/b"),
        ] {
            assert!(html(base).contains(&format!("\"{address}\"")), "{base}");
        }
    }
}
