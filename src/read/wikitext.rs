//! Wikitext, the markup of MediaWiki: as dumps and services have it, and as pages give it that are asked for
//! it (`action=raw`).

mod inline;
mod tables;
mod targets;
mod templates;

use inline::Inline;
use tables::Table;
use targets::namespace;

use super::feed::Feed;
use super::sniff;
use crate::field::{Field, Place};

/// How much of a text is looked at to tell that it is wikitext.
const WINDOW: usize = 64 << 10;

/// Reads a body that is wikitext and no part of a dump.
pub(super) fn read(body: &str) -> Option<Feed> {
    is_wikitext(body).then(|| {
        let mut feed = Feed::default();
        for category in push_html(&mut feed.html, body) {
            feed.fields
                .push(Field::new("category", &category, Place::FrontMatter));
        }
        feed
    })
}

/// Whether a text is wikitext: it has its links, and two more of its signs. Links alone are those of notes and of
/// programs, too.
fn is_wikitext(body: &str) -> bool {
    let window = body.get(..body.floor_char_boundary(WINDOW)).unwrap_or(body);
    let links = memchr::memmem::find_iter(window.as_bytes(), b"[[");
    if links.clone().next().is_none() || window.trim_start().starts_with(['<', '[']) {
        return false;
    }
    // What shows wikitext to readers is a page, or Markdown with its fences and quotation marks.
    let shows = |text: &str| window.contains(text);
    if !sniff::is_fragment(body) || SHOWN.into_iter().any(shows) || has_heading_of_markdown(window)
    {
        return false;
    }
    let is_special = |at: usize| {
        window.get(at + 2..).is_some_and(|link| {
            let end = link.find([']', '|', '\n']).unwrap_or_default();
            link.get(..end)
                .is_some_and(|target| namespace(target).is_some())
        })
    };
    let is_link = |at: usize| {
        window.get(at + 2..).is_some_and(|link| {
            let end = link.find([']', '\n']).unwrap_or_default();
            link.get(end..).is_some_and(|end| end.starts_with("]]"))
                && !link.starts_with([' ', '"', '$', '-', '{'])
        })
    };
    if !links
        .clone()
        .take(MOST_LINKS)
        .any(|at| is_link(at) || is_special(at))
    {
        return false;
    }
    let any_line = |is: fn(&str) -> bool| window.lines().any(is);
    let signs = [
        links.clone().take(MOST_LINKS).any(is_special),
        window.contains("'''"),
        window.contains("<ref>") || window.contains("<ref name"),
        any_line(|line| line.starts_with("{|")) && any_line(|line| line.starts_with("|-")),
        any_line(begins_template),
        any_line(|line| heading(line).is_some_and(|(level, _)| level < 5)),
    ];
    signs.iter().filter(|sign| **sign).count() >= 2
}

/// Whether a line is a heading of Markdown, as in notes with links of their own: in wikitext it would be an item of
/// an item, and the line before it an item too.
fn has_heading_of_markdown(text: &str) -> bool {
    let mut before = "#";
    text.lines().any(|line| {
        let is_one = line.starts_with("## ") && !before.starts_with('#');
        before = line;
        is_one
    })
}

/// Signs of wikitext as Markdown shows them, and its fences.
const SHOWN: [&str; 5] = ["\n```", "`[[", "`{{", "`'''", "`=="];

/// The links that are looked at to tell what a text is, at most.
const MOST_LINKS: usize = 200;

/// Whether a line begins with a template: those of other systems have a blank behind the braces.
fn begins_template(line: &str) -> bool {
    let name = line.strip_prefix("{{");
    name.is_some_and(|name| name.starts_with(char::is_alphanumeric))
}

/// Appends a text as HTML; the categories to which it belongs.
pub(super) fn push_html(html: &mut String, source: &str) -> Vec<String> {
    let inline = Inline::read(source);
    let mut lines = Lines {
        html,
        lists: Vec::new(),
        paragraph: String::new(),
        tables: Vec::new(),
        is_code: false,
    };
    for line in inline.text.lines() {
        lines.add(line);
    }
    lines.end();
    inline.categories
}

/// The level of a heading and its text.
fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_end();
    let signs =
        |mut bytes: std::str::Bytes<'_>| bytes.by_ref().take_while(|it| *it == b'=').count();
    let level = signs(line.bytes());
    (level > 0).then_some(())?;
    let text = line.get(level..)?;
    let text = text.strip_suffix(line.get(..level)?)?.trim();
    let is_text = !text.is_empty() && !text.starts_with('=') && !text.ends_with('=');
    (is_text && level <= 6).then_some((level, text))
}

/// Makes HTML of lines.
struct Lines<'h> {
    html: &'h mut String,
    /// The signs of the lists that are open.
    lists: Vec<char>,
    paragraph: String,
    tables: Vec<Table>,
    /// Whether lines stand as they are written.
    is_code: bool,
}

impl Lines<'_> {
    fn add(&mut self, line: &str) {
        if self.is_code || line.starts_with("<pre>") {
            self.code(line);
            return;
        }
        let text = line.trim();
        let begun = line.trim_start_matches([' ', ':']);
        if begun.starts_with("{|") && self.tables.len() < tables::DEEPEST {
            self.end();
            self.tables.push(Table::open(self.html, begun));
        } else if !self.tables.is_empty() && begun.starts_with(['|', '!']) {
            self.row(begun);
        } else if text.is_empty() {
            self.end();
        } else if line.starts_with("<figure>") {
            self.end();
            self.html.push_str(line);
            self.html.push('\n');
        } else if let Some((level, title)) = heading(line) {
            self.end();
            // The title of the page is the first.
            let level = level.max(2);
            let title = emphasized(title);
            self.html
                .push_str(&format!("<h{level}>{title}</h{level}>\n"));
        } else if text.len() >= 4 && text.bytes().all(|byte| byte == b'-') {
            self.end();
            self.html.push_str("<hr>\n");
        } else if line.starts_with(['*', '#', ':', ';']) {
            self.item(line);
        } else if !is_switch(text) {
            self.lists(&[]);
            if !self.paragraph.is_empty() {
                self.paragraph.push('\n');
            }
            self.paragraph.push_str(text);
        }
    }

    fn code(&mut self, line: &str) {
        if !self.is_code {
            self.end();
        }
        self.html.push_str(line);
        self.html.push('\n');
        self.is_code = !line.contains("</pre>");
    }

    /// Ends the paragraph and the lists.
    fn end(&mut self) {
        self.lists(&[]);
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if !text.is_empty() {
            let text: Vec<String> = text.lines().map(emphasized).collect();
            self.html.push_str("<p>");
            self.html.push_str(&text.join("\n"));
            self.html.push_str("</p>\n");
        }
    }

    /// Ends the lists that are not among these, and begins those that are new.
    fn lists(&mut self, signs: &[char]) {
        let kept = self
            .lists
            .iter()
            .zip(signs)
            .take_while(|(one, two)| one == two)
            .count();
        for sign in self.lists.drain(kept..).rev() {
            self.html.push_str(of_list(sign).2);
        }
        for sign in signs.get(kept..).unwrap_or_default() {
            self.html.push_str(of_list(*sign).0);
            self.lists.push(*sign);
        }
    }

    fn item(&mut self, line: &str) {
        self.end_paragraph();
        let text = line.trim_start_matches(['*', '#', ':', ';']);
        let length = line.len() - text.len();
        let signs: Vec<char> = line
            .get(..length)
            .unwrap_or_default()
            .chars()
            .take(DEEPEST_LIST)
            .collect();
        self.lists(&signs);
        let tag = signs.last().map_or("", |sign| of_list(*sign).1);
        self.html.push_str(tag);
        self.html.push_str(&emphasized(text.trim()));
        self.html.push('\n');
    }

    /// Adds a line of the innermost table.
    fn row(&mut self, line: &str) {
        self.end();
        if line.starts_with("|}") {
            self.tables.pop();
            self.html.push_str("</table>\n");
            self.paragraph
                .push_str(line.get(2..).unwrap_or_default().trim());
        } else if let Some(table) = self.tables.last_mut() {
            table.push(self.html, line);
        }
    }
}

/// Whether a line is for the programs of a wiki: `__NOTOC__`.
fn is_switch(line: &str) -> bool {
    line.starts_with("__") && line.ends_with("__") && !line.contains(char::is_lowercase)
}

/// How deep lists stand in others.
const DEEPEST_LIST: usize = 12;

/// The tags of a list: those that begin it, begin an item, and end it.
fn of_list(sign: char) -> (&'static str, &'static str, &'static str) {
    match sign {
        '*' => ("<ul>\n", "<li>", "</ul>\n"),
        '#' => ("<ol>\n", "<li>", "</ol>\n"),
        ';' => ("<dl>\n", "<dt>", "</dl>\n"),
        _ => ("<dl>\n", "<dd>", "</dl>\n"),
    }
}

/// A line whose quotation marks are tags: two of slanted letters, three of bold ones.
fn emphasized(line: &str) -> String {
    let mut html = String::with_capacity(line.len());
    let (mut is_bold, mut is_slanted) = (false, false);
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("''") {
        html.push_str(before);
        let more = behind.bytes().take_while(|byte| *byte == b'\'').count();
        rest = behind.get(more..).unwrap_or_default();
        let (bold, slanted, quotes) = match more {
            0 => (false, true, 0),
            1 => (true, false, 0),
            2 => (true, false, 1),
            _ => (true, true, more - 3),
        };
        html.push_str(&"'".repeat(quotes));
        if bold {
            html.push_str(if is_bold { "</b>" } else { "<b>" });
            is_bold = !is_bold;
        }
        if slanted {
            html.push_str(if is_slanted { "</i>" } else { "<i>" });
            is_slanted = !is_slanted;
        }
    }
    html.push_str(rest);
    for (is_open, tag) in [(is_slanted, "</i>"), (is_bold, "</b>")] {
        if is_open {
            html.push_str(tag);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const TOLD: &str =
        "The '''Bend Mill''' is a [[watermill]] at the bend of the [[River Vale|Vale]]";

    #[test]
    fn markup_is_read() {
        let source = format!(
            "{{{{Infobox mill\n| name = Bend Mill\n| built = {{{{start date|1731}}}}\n}}}}\n\
             [[File:Wheel.jpg|thumb|200px|The new [[wheel]]]]\n{TOLD}<ref>{{{{cite book|title=Mills}}}}</ref>, \
             {{{{convert|12|m|ft}}}} ''above'' it.<!-- note -->\nIt grinds flour again, for the first time in years.\n\n\
             == Wheel ==\n__NOTOC__\n* Of [[oak]]\n** Wide\n# First\n\n{{| class=\"wikitable\"\n! Year !! Sacks\n|-\n\
             | align=\"right\" | 2019 || 12\n|}}\n[[Category:Mills]]\n[[de:Mühle]]\n"
        );
        let article = clean(source.as_str());
        let expected = "The Bend Mill is a watermill at the bend of the Vale, 12 m above it. It grinds flour again, for \
                        the first time in years.\n\nWheel\n\nOf oak\nWide\n\nFirst\n\nYear\tSacks\n2019\t12";
        assert_eq!(article.text(), expected);
        assert!(article.to_markdown().contains("The **Bend Mill** is"));
        let mut html = String::new();
        super::push_html(&mut html, &source);
        assert!(
            html.starts_with("<figure><figcaption>The new <a href"),
            "{html}"
        );
        assert_eq!(article.metadata().categories.len(), 1);
    }

    #[test]
    fn other_texts_are_none() {
        for source in [
            "# The mill\n\nIt is at the [[bend]] of the river.\n\nThe '''wheel''' turns.",
            "if [[ -f x ]]; then\n  echo '''x'''\nfi\n== x ==\n{{name}}",
            "====== Mill ======\n\nSee [[wiki:wheel|the wheel]].\n\n===== Wheel =====\n\n{{:wheel.jpg?200}}",
            "{{ page.title }}\n\n[[bend]]\n\n= Mill =\n",
            "[[[[[[{{{{{{<ref><ref>",
            "# Markup\n\nA link:\n\n```\n[[Mill]]\n== Wheel ==\n'''bold'''\n```\n",
            "# Mill\n\nSee [[Bend Mill]].\n\n## Wheel\n\nIt '''turns'''.\n\n{{date}}\n",
            "A link is `[[Mill]]`, and bold is '''bold'''.\n\n== Wheel ==\n\nIt is [[oak]].",
            "Markup\n<html><body><pre>[[Mill]]\n== Wheel ==\n'''bold'''</pre></body></html>",
        ] {
            assert!(super::read(source).is_none(), "{source}");
        }
    }
}
