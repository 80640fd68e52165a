//! Templates, links, notes and elements of wikitext, which stand in each other and across lines.

use super::targets::{Namespace, is_language, is_option, namespace};
use super::templates::{parts, said};
use crate::read::feed::escaped;

/// How deep templates and links are read that stand in each other.
const DEEPEST: usize = 24;

/// Elements that are dropped with what stands in them: notes and what no text is, sorted.
#[rustfmt::skip] // One entry a line.
const DROPPED: [&str; 11] = [
    "charinsert",
    "gallery",
    "graph",
    "imagemap",
    "mapframe",
    "maplink",
    "ref",
    "references",
    "score",
    "templatedata",
    "timeline",
];

/// Elements within which nothing is markup, and what they become, sorted.
#[rustfmt::skip] // One entry a line.
const AS_WRITTEN: [(&str, &str); 6] = [
    ("ce", "code"),
    ("math", "code"),
    ("nowiki", ""),
    ("pre", "pre"),
    ("source", "pre"),
    ("syntaxhighlight", "pre"),
];

/// What was opened and not closed so far.
struct Open {
    /// The signs that opened it.
    signs: &'static str,
    text: String,
}

/// The signs that open what has others in it, and those that close it.
const SIGNS: [(&str, &str); 4] = [("{{{", "}}}"), ("{{", "}}"), ("[[", "]]"), ("-{", "}-")];

/// Reads a text sign by sign.
#[derive(Default)]
pub(super) struct Inline {
    /// Its text without templates, links and elements that are none of HTML, lines still marked up.
    pub(super) text: String,
    pub(super) categories: Vec<String>,
    open: Vec<Open>,
    /// Elements of which no end follows.
    endless: Vec<String>,
}

impl Inline {
    pub(super) fn read(source: &str) -> Inline {
        let mut read = Inline::default();
        let mut rest = source;
        while let Some(at) = rest.find(['<', '{', '}', '[', ']', '-', '\n']) {
            let (before, from) = rest.split_at(at);
            read.push(before);
            rest = read.step(from);
        }
        read.push(rest);
        while !read.open.is_empty() {
            read.collapse();
        }
        read
    }

    /// The text that is being written.
    fn current(&mut self) -> &mut String {
        match self.open.last_mut() {
            Some(open) => &mut open.text,
            None => &mut self.text,
        }
    }

    fn push(&mut self, text: &str) {
        self.current().push_str(text);
    }

    /// Takes the innermost of what is open for text, since nothing closes it.
    fn collapse(&mut self) {
        if let Some(open) = self.open.pop() {
            self.push(open.signs);
            self.push(&open.text);
        }
    }

    /// Reads what begins at a sign; what stands behind it.
    fn step<'a>(&mut self, from: &'a str) -> &'a str {
        if from.starts_with('<') {
            return self.element(from);
        }
        if from.starts_with("\n\n") {
            while self.open.last().is_some_and(|open| open.signs == "[[") {
                self.collapse();
            }
        }
        for (signs, _) in SIGNS {
            // No name begins with a brace, so that four are those of two templates.
            let opens = from.starts_with(signs) && !(signs == "{{{" && from.starts_with("{{{{"));
            if opens && self.open.len() < DEEPEST {
                let text = String::new();
                self.open.push(Open { signs, text });
                return from.get(signs.len()..).unwrap_or_default();
            }
        }
        if let Some(behind) = self.close(from).or_else(|| self.address(from)) {
            return behind;
        }
        let (sign, behind) = from.split_at_checked(1).unwrap_or((from, ""));
        self.push(sign);
        behind
    }

    /// Closes what is open, if a text begins with the signs that do so.
    fn close<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let (signs, end) = SIGNS.into_iter().find(|(signs, end)| {
            from.starts_with(end) && self.open.iter().any(|open| open.signs == *signs)
        })?;
        let is_open = |open: &Open| open.signs == signs;
        // A link ends in the template in which it begins.
        if signs == "[[" && !self.open.last().is_some_and(is_open) {
            return None;
        }
        // What stands in it and was not closed is text.
        while !self.open.last().is_some_and(is_open) {
            self.collapse();
        }
        let inside = self.open.pop()?.text;
        match signs {
            "{{" => self.push(&said(&inside)),
            "[[" => self.link(&inside),
            "-{" => self.push(variant(&inside)),
            _ => self.push(inside.split_once('|').map_or("", |(_, value)| value)),
        }
        from.get(end.len()..)
    }

    /// Writes what a link shows.
    fn link(&mut self, inside: &str) {
        let mut all = parts(inside);
        let target = all.next().unwrap_or_default();
        match namespace(target) {
            Some(Namespace::Category) => {
                let name = target.split_once(':').map_or("", |(_, name)| name.trim());
                self.categories.push(name.to_owned());
            }
            Some(Namespace::File) => {
                let caption = all.filter(|part| !is_option(part)).last();
                let caption = caption.filter(|it| !it.trim().is_empty());
                // Within a paragraph there is no place for it.
                let is_block = self.current().is_empty() || self.current().ends_with('\n');
                if let Some(caption) = caption.filter(|_| is_block) {
                    let caption = caption.trim().replace('\n', " ");
                    self.push("<figure><figcaption>");
                    self.push(&caption);
                    self.push("</figcaption></figure>\n");
                }
            }
            None => {
                let shown = all.last().filter(|shown| !shown.is_empty());
                // Other wikis have such short names too, but links to them show something.
                if shown.is_none() && is_language(target) {
                    return;
                }
                let target = target.trim_start_matches(':');
                // So does MediaWiki write them for others.
                let page = target.trim().replace(' ', "_").replace('"', "%22");
                self.push(&format!("<a href=\"./{page}\">"));
                self.push(shown.unwrap_or(target));
                self.push("</a>");
            }
        }
    }

    /// Writes what a link to an address shows, if the text begins with one; what stands behind it.
    fn address<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let inside = from.strip_prefix('[')?;
        let schemes = ["http://", "https://", "//", "ftp://", "mailto:"];
        let is_address = schemes.iter().any(|scheme| inside.starts_with(scheme));
        is_address.then_some(())?;
        let window = inside.get(..inside.floor_char_boundary(LONGEST_ADDRESS))?;
        let (inside, behind) = inside.split_at_checked(window.find([']', '\n'])?)?;
        let behind = behind.strip_prefix(']')?;
        if let Some((address, shown)) = inside.split_once(' ') {
            let address = address.replace('"', "%22");
            self.push(&format!("<a href=\"{address}\">{shown}</a>"));
        }
        Some(behind)
    }

    /// Reads an element or a comment; what stands behind it.
    fn element<'a>(&mut self, from: &'a str) -> &'a str {
        if let Some(inside) = from.strip_prefix("<!--") {
            return inside.split_once("-->").map_or("", |(_, behind)| behind);
        }
        let inside = from.get(1..).unwrap_or_default();
        if let Some(behind) = self.special(inside) {
            return behind;
        }
        self.push("<");
        inside
    }

    /// Reads an element that is none of HTML, if its name follows.
    fn special<'a>(&mut self, inside: &'a str) -> Option<&'a str> {
        let length = inside.bytes().take(LONGEST_NAME);
        let length = length.take_while(u8::is_ascii_alphabetic).count();
        let name = inside.get(..length)?.to_ascii_lowercase();
        let becomes = AS_WRITTEN.binary_search_by(|(known, _)| (*known).cmp(&name));
        let becomes = becomes.ok().and_then(|at| AS_WRITTEN.get(at));
        let is_dropped = DROPPED.binary_search(&&*name).is_ok();
        (is_dropped || becomes.is_some()).then_some(())?;
        if self.endless.contains(&name) {
            return None;
        }
        let tag = inside.split_once('>');
        if let Some((_, behind)) = tag.filter(|(tag, _)| tag.ends_with('/')) {
            return Some(behind);
        }
        let Some((text, behind)) = tag.and_then(|(_, behind)| before_end(behind, &name)) else {
            self.endless.push(name);
            return None;
        };
        if let Some((_, tag)) = becomes {
            self.push(&as_written(tag, text));
        }
        Some(behind)
    }
}

/// The longest link to an address, in bytes.
const LONGEST_ADDRESS: usize = 2 << 10;

/// The longest name of an element that is looked up, in bytes.
const LONGEST_NAME: usize = 16;

/// The first of the forms for kinds of Chinese.
fn variant(inside: &str) -> &str {
    let inside = inside.split_once('|').map_or(inside, |(_, text)| text);
    let first = inside.split(';').next().unwrap_or_default();
    let form = first.split_once(':');
    let form = form.filter(|(kind, _)| kind.trim().starts_with("zh"));
    form.map_or(first, |(_, form)| form)
}

/// What stands before the end tag of an element and behind it.
fn before_end<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut ends = memchr::memmem::find_iter(text.as_bytes(), b"</");
    ends.find_map(|at| {
        let behind = text.get(at + 2..)?;
        let found = behind.get(..name.len())?;
        let behind = behind.get(name.len()..)?.trim_start().strip_prefix('>')?;
        let is_same = found.eq_ignore_ascii_case(name);
        is_same.then_some((text.get(..at)?, behind))
    })
}

/// A text in an element, or in none, so that nothing in it is markup.
fn as_written(tag: &str, text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let text = if tag == "pre" {
        text.trim_matches('\n')
    } else {
        text
    };
    for ch in escaped(text).chars() {
        match ch {
            '\'' | '*' | ':' | '=' | '[' | ']' | '{' | '|' | '}' | '!' => {
                plain.push_str(&format!("&#{};", u32::from(ch)));
            }
            _ => plain.push(ch),
        }
    }
    match tag {
        "" => plain,
        _ => format!("<{tag}>{plain}</{tag}>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(AS_WRITTEN.is_sorted_by(|one, two| one.0 < two.0));
        assert!(DROPPED.is_sorted());
    }

    #[test]
    fn what_is_open_is_text() {
        for (source, expected) in [
            ("a [[b|c]] d", "a <a href=\"./b\">c</a> d"),
            ("a [[b e", "a [[b e"),
            ("a {{b [[c}} d", "a  d"),
            ("a {{b c", "a {{b c"),
            ("a <ref name=x/>b<ref>c</ref> d<ref>e", "a b d<ref>e"),
            ("a]] }} b", "a]] }} b"),
            ("-{zh-hans:磨坊;zh-hant:磨坊業}-", "磨坊"),
            (
                "[[:Category:Mills]] [[de:Mühle]][[Category:Mills|x]]",
                "<a href=\"./Category:Mills\">Category:Mills</a> ",
            ),
            (
                "see [[mw:Help:Mills|the help]]",
                "see <a href=\"./mw:Help:Mills\">the help</a>",
            ),
            ("<nowiki>[[x]]</nowiki>", "&#91;&#91;x&#93;&#93;"),
            (
                "{{{1|x}}} [https://a.example/ the mill] [https://a.example/1]",
                "x <a href=\"https://a.example/\">the mill</a> ",
            ),
        ] {
            assert_eq!(Inline::read(source).text, expected, "{source}");
        }
    }
}
