//! Elements of XML, as far as feeds need them: names, attributes, what stands inside.
//!
//! Each byte is looked at once a level. Elements with an element of the same name inside end with
//! the first end tag; those of feeds have none.

use super::escaped::unescape;

/// An element.
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
    /// What stands between its tags.
    pub(super) inner: &'a str,
}

impl<'a> Element<'a> {
    /// The value of an attribute, as it is written.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let quote = behind
                .chars()
                .next()
                .filter(|ch| matches!(ch, '"' | '\''))?;
            let (value, behind) = behind.get(1..)?.split_once(quote)?;
            if key.trim() == name {
                return Some(value);
            }
            rest = behind;
        }
        None
    }

    /// Its text without the escapes of XML.
    pub(super) fn text(&self) -> String {
        text(self.inner)
    }
}

/// Text without the escapes of XML: of sections of CDATA as it stands, around them unescaped.
pub(super) fn text(inner: &str) -> String {
    let mut plain = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        plain.push_str(&unescape(before));
        let (inside, behind) = behind.split_once(CLOSE).unwrap_or((behind, ""));
        plain.push_str(inside);
        rest = behind;
    }
    plain.push_str(&unescape(rest));
    plain
}

const OPEN: &str = "<![CDATA[";
const CLOSE: &str = "]]>";

/// The elements of a text, without those inside of them. None where one is malformed, and then no
/// more.
pub(super) fn elements(text: &str) -> impl Iterator<Item = Option<Element<'_>>> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        loop {
            let at = memchr::memchr(b'<', rest?.as_bytes())?;
            let tag = rest?.get(at..)?;
            if let Some(behind) = behind_other(tag) {
                rest = Some(behind);
                continue;
            }
            let found = element(tag);
            rest = found.as_ref().map(|(_, behind)| *behind);
            return Some(found.map(|(element, _)| element));
        }
    })
}

/// What stands behind a comment, a section of CDATA, an instruction or a declaration. One that is
/// open ends the text.
fn behind_other(tag: &str) -> Option<&str> {
    let end = [(OPEN, CLOSE), ("<!--", "-->"), ("<?", "?>"), ("<!", ">")];
    let (_, end) = end.iter().find(|(begin, _)| tag.starts_with(begin))?;
    Some(tag.split_once(end).map_or("", |(_, behind)| behind))
}

/// The name of the first element.
pub(super) fn first_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    while let Some(behind) = behind_other(rest) {
        rest = behind.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let length = name.find(|ch: char| ch.is_whitespace() || matches!(ch, '>' | '/'))?;
    name.get(..length)
}

/// The element that a text begins with, and what stands behind it.
fn element(tag: &str) -> Option<(Element<'_>, &str)> {
    let inside = tag.strip_prefix('<')?;
    let end = end_of_tag(inside)?;
    let (inside, rest) = (inside.get(..end)?, inside.get(end + 1..)?);
    let empty = inside.strip_suffix('/');
    let inside = empty.unwrap_or(inside);
    let length = inside.find(|ch: char| ch.is_whitespace());
    let (name, attributes) = inside.split_at_checked(length.unwrap_or(inside.len()))?;
    if !name.starts_with(|ch: char| ch.is_alphabetic()) {
        return None;
    }
    let (inner, behind) = match empty {
        Some(_) => ("", rest),
        None => inner(rest, name)?,
    };
    let element = Element {
        name,
        attributes,
        inner,
    };
    Some((element, behind))
}

/// Where a tag ends, whose values may have the sign that ends one.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    let bytes = inside.bytes().enumerate();
    for (at, byte) in bytes {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<') => return None,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// What stands before the end tag of an element, and behind it.
fn inner<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(b'<', text.as_bytes().get(from..)?)?;
        let tag = text.get(at..)?;
        let end = tag
            .strip_prefix("</")
            .and_then(|tag| tag.strip_prefix(name));
        if let Some(behind) = end.and_then(|end| end.trim_start().strip_prefix('>')) {
            return Some((text.get(..at)?, behind));
        }
        let other = behind_other(tag).map(|behind| text.len() - behind.len());
        from = other.unwrap_or(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_names_attributes_and_insides() {
        let text =
            "<?xml version='1.0'?><!-- <a> -->\n<a b='>' c=\"2\"><b>x</b></a ><d/><![CDATA[<e>]]>";
        let found: Vec<_> = elements(text).flatten().collect();
        let names: Vec<_> = found.iter().map(|it| (it.name, it.inner)).collect();
        assert_eq!(names, [("a", "<b>x</b>"), ("d", "")]);
        assert_eq!(found[0].attribute("c"), Some("2"));
    }

    #[test]
    fn sections_of_cdata_hold_no_tags() {
        let found: Vec<_> = elements("<a>&lt;<![CDATA[</a>]]></a>").flatten().collect();
        assert_eq!(found[0].text(), "<</a>");
    }

    #[test]
    fn what_is_malformed_ends_them() {
        for text in ["<a>", "<a", "< a>", "<a b='></a>", "</a>"] {
            let found: Vec<_> = elements(text).map(|it| it.is_some()).collect();
            assert_eq!(found, [false], "{text}");
        }
        assert_eq!(elements("<![CDATA[ <a>").count(), 0);
    }
}
