//! The texts of JSON-LD properties.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use super::Object;
use crate::features::is_cjk;
use crate::html::{Tokenizer, Tree, parse};
use crate::read::html::look_ahead::text_inside;

/// The most values of a property that are read.
const MOST: usize = 32;

/// A text, and what it is the name of.
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) kind: Kind,
}

/// What a text is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Organization,
    /// It is the identifier of a thing that the script does not name.
    Reference,
    Other,
}

/// The texts of a property: of things their name, of images and licences their address.
pub(super) fn of<'a>(
    property: &str,
    value: &'a Value,
    names: &HashMap<&'a str, &'a str>,
) -> Vec<Text<'a>> {
    let mut texts = Vec::new();
    collect(property, value, names, 0, &mut texts);
    texts.truncate(MOST);
    texts
}

fn collect<'a>(
    property: &str,
    value: &'a Value,
    names: &HashMap<&'a str, &'a str>,
    depth: usize,
    texts: &mut Vec<Text<'a>>,
) {
    if depth > 3 || texts.len() >= MOST {
        return;
    }
    let mut push = |text: Cow<'a, str>, kind| texts.push(Text { text, kind });
    match value {
        Value::String(text) => push(Cow::Borrowed(text), Kind::Other),
        // Seconds or milliseconds since 1970; what else is a number names nothing.
        Value::Number(number) if property.contains("date") => {
            push(Cow::Owned(number.to_string()), Kind::Other);
        }
        Value::Array(values) => {
            for value in values.iter().take(MOST) {
                collect(property, value, names, depth + 1, texts);
            }
        }
        Value::Object(object) => {
            let kind = match super::kinds(object).any(|kind| kind.ends_with("Organization")) {
                true => Kind::Organization,
                false => Kind::Other,
            };
            let key = if matches!(property, "image" | "license") {
                "url"
            } else {
                "name"
            };
            let id = || object.get("@id").and_then(Value::as_str);
            match object.get(key) {
                Some(Value::String(text)) => push(Cow::Borrowed(text), kind),
                Some(value @ Value::Array(_)) => collect(property, value, names, depth + 1, texts),
                _ if key == "url" => {
                    let address = object.get("contentUrl").and_then(Value::as_str);
                    if let Some(address) = address.or_else(id) {
                        push(Cow::Borrowed(address), Kind::Other);
                    }
                }
                _ => {
                    let referred = id().and_then(|id| names.get(id));
                    if let Some(list) = object.get("@list") {
                        collect(property, list, names, depth + 1, texts);
                    } else if let Some(name) = referred {
                        push(Cow::Borrowed(name), kind);
                    } else if let Some(name) = in_parts(object) {
                        push(Cow::Owned(name), Kind::Other);
                    } else if let Some(id) = id() {
                        push(Cow::Borrowed(id), Kind::Reference);
                    }
                }
            }
        }
        _ => {}
    }
}

/// The name of a person of whom the parts of the name are stated.
fn in_parts(object: &Object) -> Option<String> {
    let part = |property| object.get(property).and_then(Value::as_str);
    let given = part("givenName")?.trim();
    let family = part("familyName").unwrap_or_default().trim();
    // Han and kana stand the other way round and need no space.
    match family.starts_with(is_cjk) {
        true => Some(format!("{family}{given}")),
        false => Some(format!("{given} {family}").trim_end().to_owned()),
    }
}

/// The text without markup: many a page writes `&#8217;` or `<em>` into its JSON.
pub(in crate::read::html) fn plain(text: &str) -> Cow<'_, str> {
    let has = |sign: u8| memchr::memchr(sign, text.as_bytes()).is_some();
    let is_marked = match memchr::memchr2(b'&', b'<', text.as_bytes()) {
        Some(_) => (has(b'&') && has(b';')) || (has(b'<') && has(b'>') && has_markup(text)),
        None => false,
    };
    if !is_marked || text.len() > super::super::head::LONGEST_VALUE {
        return Cow::Borrowed(text);
    }
    // Some escape what is escaped already.
    let once = inside(text);
    Cow::Owned(if once.contains("&#") || once.contains("&amp;") {
        inside(&once)
    } else {
        once
    })
}

/// Whether what stands in angle brackets is markup and not what is told: `A <em>new</em> lamp`, but
/// `<table>: the element for tables`, `Vec<T> in threads`.
fn has_markup(text: &str) -> bool {
    const VOID: [&str; 3] = ["<br", "<img", "<wbr"];
    let is_inside = |tag: &&str| text.find(*tag).is_some_and(|at| at > 0);
    text.contains("</") || VOID.iter().any(is_inside)
}

/// The text of markup.
pub(super) fn inside(markup: &str) -> String {
    let tree = parse(markup, Tokenizer::default()).tree;
    text_inside(&tree, tree.root()).0
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn elements_that_are_told_of_stay() {
        for (text, expected) in [
            ("A <em>new</em> lamp", "A new lamp"),
            ("A new<br>lamp", "A new lamp"),
            ("Lamps &amp; oil", "Lamps & oil"),
            (
                "<table>: the element for tables",
                "<table>: the element for tables",
            ),
            ("Vec<T> in threads", "Vec<T> in threads"),
            (
                "<br>: the element for line breaks",
                "<br>: the element for line breaks",
            ),
        ] {
            let plain = plain(text);
            let words: Vec<&str> = plain.split_whitespace().collect();
            assert_eq!(words.join(" "), expected);
        }
    }
}
