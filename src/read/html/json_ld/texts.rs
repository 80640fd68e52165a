//! The texts of JSON-LD properties.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use crate::html::{Tokenizer, Tree, parse};
use crate::read::html::look_ahead::text_inside;

/// The most values of a property that are read.
const MOST: usize = 32;

/// A text, and whether it is the name of an organization.
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) is_organization: bool,
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
    let mut push = |text: &'a str, is_organization| {
        texts.push(Text {
            text,
            is_organization,
        });
    };
    match value {
        Value::String(text) => push(text, false),
        Value::Array(values) => {
            for value in values.iter().take(MOST) {
                collect(property, value, names, depth + 1, texts);
            }
        }
        Value::Object(object) => {
            let is_organization = super::kinds(object).any(|kind| kind.ends_with("Organization"));
            let key = if matches!(property, "image" | "license") {
                "url"
            } else {
                "name"
            };
            let id = || object.get("@id").and_then(Value::as_str);
            match object.get(key) {
                Some(Value::String(text)) => push(text, is_organization),
                Some(value @ Value::Array(_)) => collect(property, value, names, depth + 1, texts),
                _ if key == "url" => {
                    let address = object.get("contentUrl").and_then(Value::as_str);
                    if let Some(address) = address.or_else(id) {
                        push(address, false);
                    }
                }
                _ => {
                    let referred = id().and_then(|id| names.get(id));
                    if let Some(list) = object.get("@list") {
                        collect(property, list, names, depth + 1, texts);
                    } else if let Some(name) = referred {
                        push(name, is_organization);
                    }
                }
            }
        }
        _ => {}
    }
}

/// The text without markup: many a page writes `&#8217;` or `<em>` into its JSON.
pub(in crate::read::html) fn plain(text: &str) -> Cow<'_, str> {
    let has = |sign: u8| memchr::memchr(sign, text.as_bytes()).is_some();
    let is_marked = match memchr::memchr2(b'&', b'<', text.as_bytes()) {
        Some(_) => (has(b'&') && has(b';')) || (has(b'<') && has(b'>')),
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

/// The text of markup.
pub(super) fn inside(markup: &str) -> String {
    let tree = parse(markup, Tokenizer::default()).tree;
    text_inside(&tree, tree.root()).0
}
