//! Documents of XML whose elements have other names than those of HTML, and mean the same.

use super::feed::{Feed, decoded, escaped, in_one_line};
use super::xml;
use crate::field::{Field, Place};

/// What the elements of a kind of document mean. All lists are sorted.
pub(super) struct Vocabulary {
    /// Elements and those of HTML that mean the same. Of others only the text stays.
    pub(super) elements: &'static [(&'static str, &'static str)],
    /// Elements within words and sentences; behind others a word ends.
    pub(super) inline: &'static [&'static str],
    /// Elements behind which a line ends.
    pub(super) lines: &'static [&'static str],
    /// Elements that go with all that they hold.
    pub(super) dropped: &'static [&'static str],
    /// Elements that hold the paragraphs of a heading.
    pub(super) headings: &'static [&'static str],
}

impl Vocabulary {
    /// Appends the inside of an element as HTML, in one pass over its tags.
    pub(super) fn push_html(&self, html: &mut String, inner: &str) {
        let mut rest = inner;
        while let Some((before, behind)) = rest.split_once('<') {
            html.push_str(before);
            if let Some(behind) = behind.strip_prefix("!--") {
                rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
                continue;
            }
            if let Some(behind) = behind.strip_prefix("![CDATA[") {
                let (inside, behind) = behind.split_once("]]>").unwrap_or((behind, ""));
                html.push_str(&escaped(inside));
                rest = behind;
                continue;
            }
            let Some((tag, behind)) = behind.split_once('>') else {
                return;
            };
            rest = behind;
            let is_end = tag.starts_with('/');
            let is_empty = tag.ends_with('/');
            let tag = tag.trim_start_matches('/');
            let end = tag.find(|ch: char| ch.is_whitespace() || ch == '/');
            let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
            let is_one = |of: &[&str]| of.binary_search(&name).is_ok();
            let is_whole = !is_end && !is_empty;
            if is_whole && (is_one(self.dropped) || is_one(self.headings)) {
                let end = format!("</{name}>");
                let (inner, behind) = rest.split_once(end.as_str()).unwrap_or((rest, ""));
                rest = behind;
                if is_one(self.headings) {
                    html.extend(["<h2>", plain(&inner.replace('<', " <")).as_str(), "</h2>"]);
                }
                continue;
            }
            self.push_tag(html, name, is_end, is_empty);
        }
        html.push_str(rest);
    }

    fn push_tag(&self, html: &mut String, name: &str, is_end: bool, is_empty: bool) {
        if let Ok(at) = self
            .elements
            .binary_search_by(|(known, _)| (*known).cmp(name))
        {
            // Elements of HTML do not end in their own tag.
            if !is_empty {
                let name = self.elements.get(at).map_or("", |(_, name)| *name);
                html.extend(["<", if is_end { "/" } else { "" }, name, ">"]);
            }
        } else if self.lines.binary_search(&name).is_ok() {
            // One without content is the end of a line in print.
            html.push_str(match (is_end, is_empty) {
                (true, _) => "<br>",
                (false, true) => " ",
                (false, false) => "",
            });
        } else if is_end && self.inline.binary_search(&name).is_err() {
            html.push(' ');
        }
    }

    /// Whether all lists are sorted.
    #[cfg(test)]
    pub(super) fn is_sorted(&self) -> bool {
        let lists = [self.inline, self.lines, self.dropped, self.headings];
        self.elements.is_sorted_by(|one, two| one.0 < two.0)
            && lists.iter().all(|it| it.is_sorted())
    }
}

/// States what the inside of an element says of the document, unless that is nothing.
pub(super) fn state(read: &mut Feed, key: &str, inner: &str) {
    let value = plain(inner);
    if !value.is_empty() {
        (read.fields).push(Field::new(key, &value, Place::FrontMatter));
    }
}

/// What stands in the first element of a name that has none of the same inside; nothing without one.
pub(super) fn part<'a>(text: &'a str, name: &str) -> &'a str {
    inside(text, name).map_or("", |it| it.0)
}

/// What stands in the first element of a name that has none of the same inside, and behind it.
pub(super) fn inside<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut rest = text;
    loop {
        let (_, behind) = rest.split_once('<')?;
        rest = behind;
        let Some(tag) = behind.strip_prefix(name) else {
            continue;
        };
        if tag.starts_with(|ch: char| ch == '>' || ch.is_whitespace()) {
            let (attributes, inner) = tag.split_once('>')?;
            if attributes.ends_with('/') {
                continue;
            }
            let end = memchr::memmem::find(inner.as_bytes(), format!("</{name}>").as_bytes())?;
            return inner.split_at_checked(end);
        }
    }
}

/// What stands in each element of a name.
pub(super) fn all<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (inner, behind) = inside(rest, name)?;
        rest = behind;
        Some(inner)
    })
}

/// The text without tags, in one line.
fn plain(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    in_one_line(&decoded(&text))
}

/// The first date of a text: the value of an attribute, for programs, or else what readers see.
pub(super) fn date<'a>(text: &'a str, attribute: &str) -> &'a str {
    let from = text.find("<date").and_then(|at| text.get(at..));
    let first = from.and_then(|from| xml::elements(from).next().flatten());
    let date = first.filter(|element| element.name == "date");
    date.map_or("", |date| date.attribute(attribute).unwrap_or(date.inner))
}
