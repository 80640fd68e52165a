//! Markdown: what other tools make of pages. Its blocks have the text that shows, without signs and
//! addresses, so that rules read it like any text; what stands in the document is kept beside it.

mod blocks;
mod broken_links;
mod marks;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{push_envelope, text};
use crate::block::is_markdown_heading;
use crate::page::{BodyKind, InlineKind, Markdown, Page, Span};
use blocks::Blocks;

/// How much of a body is looked at.
const WINDOW: usize = 64 << 10;

/// Links that no other text has as many of.
const LINKS: usize = 3;

/// Headings that no other text has as many of, where no link stands beside them.
const HEADINGS: usize = 2;

/// A fence around code, at the beginning of a line.
const FENCE: &str = "\n```";

/// Whether a text is Markdown: it has some links of Markdown, or headings and a link or code, or headings of
/// which one is not the first. A sign or two stand in other texts too.
pub(super) fn is_markdown(body: &str) -> bool {
    let window = body
        .get(..body.floor_char_boundary(WINDOW))
        .unwrap_or_default();
    // The first sign alone is rare, and found faster than both.
    let links = memchr::memchr_iter(b']', window.as_bytes())
        .filter(|at| window.as_bytes().get(at + 1) == Some(&b'('))
        .filter(|at| is_link(window, *at))
        .take(LINKS)
        .count();
    if links >= LINKS {
        return true;
    }
    let (mut headings, mut is_deep) = (0, false);
    // Most texts have no such sign at all.
    for at in memchr::memchr_iter(b'#', window.as_bytes()) {
        let (before, line) = window.split_at_checked(at).unwrap_or_default();
        if is_behind_blank(before) && is_markdown_heading(line) {
            headings += 1;
            is_deep |= line.starts_with("##");
        }
    }
    headings > 0 && (links > 0 || headings >= HEADINGS && is_deep || has_fences(window))
}

/// Whether two fences stand at the beginnings of lines, as around code.
fn has_fences(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), FENCE)
        .nth(1)
        .is_some()
}

/// Whether a text ends with a line break, and nothing stands in the line that it ends.
fn is_behind_blank(before: &str) -> bool {
    let Some(before) = before.strip_suffix('\n') else {
        return before.is_empty();
    };
    let blank = |ch: char| ch != '\n' && ch.is_whitespace();
    let line = before.trim_end_matches(blank);
    line.is_empty() || line.ends_with('\n')
}

/// Whether an address follows the brackets that close at a byte.
fn is_link(text: &str, at: usize) -> bool {
    let target = text.get(at + "](".len()..).unwrap_or_default();
    let target = target.trim_start_matches('<');
    let behind_scheme = target.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    target.starts_with(['/', '#', '.', '?']) || behind_scheme.starts_with(':')
}

/// Lowers a document whose body, from `body` on, is Markdown. What stands from `start` to there is its
/// header.
pub(super) fn lower(source: String, start: usize, body: usize) -> Page {
    let mut page = Page::new(BodyKind::Text);
    push_envelope(
        &mut page,
        source.get(start..body).unwrap_or_default(),
        start,
    );
    let markdown = source.get(body..).unwrap_or_default();
    let mut blocks = Blocks::new(&mut page, markdown, body);
    let is_wrapped = text::is_wrapped(markdown);
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = Parser::new_ext(markdown, options);
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(label, definition)| {
        let span = &definition.span;
        (label.into(), Span::new(body + span.start, body + span.end))
    });
    let mut definitions: Vec<(Box<str>, Span)> = definitions.collect();
    definitions.sort_by_key(|(_, span)| span.start);
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(tag) => start_of(&mut blocks, tag, range),
            Event::End(tag) => end_of(&mut blocks, tag, range),
            Event::Text(text) => blocks.text(&text, range),
            Event::Code(text) => blocks.code(&text, range),
            Event::Html(html) | Event::InlineHtml(html) => blocks.html(&html, range),
            Event::SoftBreak if is_wrapped => blocks.join_lines(),
            // Elsewhere a paragraph of Markdown may be several lines that stand for themselves.
            Event::SoftBreak | Event::HardBreak => blocks.end_line(range),
            _ => {}
        }
    }
    blocks.finish();
    page.shrink();
    page.markdown = Some(Markdown {
        document: source.into_boxed_str(),
        definitions,
    });
    page
}

fn start_of(blocks: &mut Blocks<'_>, tag: Tag<'_>, range: std::ops::Range<usize>) {
    match tag {
        Tag::Paragraph => blocks.start(range.start),
        Tag::Heading { level, .. } => blocks.start_heading(level as u8, range.start),
        Tag::CodeBlock(_) => blocks.start_code(range),
        Tag::HtmlBlock => blocks.start(range.start),
        Tag::BlockQuote(_) => blocks.enter_quote(range.start),
        Tag::List(first) => blocks.enter_list(first),
        Tag::Item => blocks.start_item(range.start),
        Tag::TableHead => blocks.start_row(true, range.start),
        Tag::TableRow => blocks.start_row(false, range.start),
        Tag::TableCell => blocks.start_cell(),
        Tag::Link { dest_url, .. } => blocks.enter_link(&dest_url, range),
        Tag::Emphasis => blocks.enter_mark(Some(InlineKind::Emphasis)),
        Tag::Strong => blocks.enter_mark(Some(InlineKind::Strong)),
        Tag::Image { .. } => blocks.enter_image(range),
        _ => {}
    }
}

fn end_of(blocks: &mut Blocks<'_>, tag: TagEnd, range: std::ops::Range<usize>) {
    match tag {
        TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::TableHead | TagEnd::TableRow => {
            blocks.end(range.end);
        }
        TagEnd::Heading(_) => blocks.end_heading(range.end),
        TagEnd::CodeBlock => blocks.end_code(range.end),
        TagEnd::Table => blocks.end_table(range.end),
        TagEnd::BlockQuote(_) => blocks.leave_quote(),
        TagEnd::List(_) => blocks.leave_list(),
        TagEnd::Item => blocks.end_item(),
        TagEnd::Link => blocks.leave_link(range.end),
        TagEnd::Emphasis | TagEnd::Strong => blocks.leave_mark(range.end),
        TagEnd::Image => blocks.leave_image(range.end),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::BlockKind;
    use crate::{BodyKind, Document, clean};

    const PAGE: &str = "\
[Skip to content](#main)

- [Home](https://h.example/)
- [Contact us](https://h.example/contact)

The miller who grinds by night
==============================

By [Ann Bell](https://h.example/ann) | 3 May 2024

[![The mill at dusk](https://h.example/mill.jpg)](https://h.example/large)

The mill at the end of the lane has been grinding **since before the war**, and nobody in the \
village remembers it silent.

## How it works

On most nights its owner sits by the window and listens, because the \
[sound of the stones](https://h.example/stones \"Stones\") tells him all that he needs to know.

| Stone | Weight |
|-------|--------|
| upper | 900 kg |

```
grind --all

listen
```

> The stones are older than the lane, he says, and older than the village that stands around them.

[Share on Facebook](https://social.example/share?u=https://h.example/mill)

## Related articles

* [Ferry adds a late boat](https://h.example/ferry)
* [Old crane finds a buyer](https://h.example/crane)
";

    /// The story of the page, as it stands there.
    fn story() -> &'static str {
        let (_, rest) = PAGE.split_once("3 May 2024\n\n").unwrap_or_default();
        rest.split_once("\n\n[Share").unwrap_or_default().0
    }

    #[test]
    fn attributes_of_headings_are_no_text() {
        let text = "The tide comes in at four, and the boats go out again, one after another.";
        let document = format!(
            "# Report on the tide {{#report}}\n\n{text}\n\n## The quay {{#the-quay .unnumbered}}\n\n::: {{.section}}\n\n\
             {text}\n\n:::\n"
        );
        let article = clean(document.as_str());
        assert_eq!(article.title(), Some("Report on the tide"));
        assert!(!article.text().contains(['{', ':']));
        let page = crate::Cleaner::default().read(document);
        assert!(page.blocks().any(|block| block.text() == "The quay"));
    }

    #[test]
    fn what_is_kept_of_markdown_stays_as_it_is_written() {
        let article = clean(PAGE);
        assert_eq!(article.title(), Some("The miller who grinds by night"));
        let authors = article.metadata().authors.iter();
        assert_eq!(
            authors.map(|it| &*it.value).collect::<Vec<_>>(),
            ["Ann Bell"]
        );
        assert_eq!(article.to_markdown(), story());
        let text = article.text();
        assert!(text.starts_with("The mill at the end"), "{text}");
        assert!(
            text.contains("since before the war, and") && text.contains("because the sound of")
        );
        assert!(!text.contains("https:") && !text.contains("##"), "{text}");
    }

    #[test]
    fn what_goes_is_told_with_its_place_in_the_document() {
        for removal in clean(PAGE).removed() {
            let span = removal.span.clone().unwrap_or_default();
            let written = PAGE.get(span).unwrap_or_default();
            let mut words = removal.text.split([' ', '\t']).filter(|word| *word != "-");
            assert!(words.all(|word| written.contains(word)), "{written:?}");
        }
    }

    #[test]
    fn blocks_have_their_kinds_and_the_text_that_shows() {
        let page = crate::Cleaner::default().read(PAGE);
        let blocks = page.blocks_from(3);
        let blocks: Vec<_> = blocks.map(|block| (block.kind(), block.text())).collect();
        let expected = [
            (BlockKind::Heading(1), "The miller who grinds by night"),
            (BlockKind::Paragraph, "By Ann Bell | 3 May 2024"),
        ];
        assert_eq!(blocks.get(..2), Some(&expected[..]));
        for wanted in [
            (BlockKind::Heading(2), "How it works"),
            (BlockKind::TableRow { header: true }, "Stone\tWeight"),
            (BlockKind::TableRow { header: false }, "upper\t900 kg"),
            (BlockKind::Code, "grind --all\n\nlisten"),
            (BlockKind::Paragraph, "- Ferry adds a late boat"),
        ] {
            assert!(blocks.contains(&wanted), "{wanted:?} {blocks:#?}");
        }
    }

    #[test]
    fn lines_stay_lines_unless_all_are_wrapped() {
        let links = "\n\n[a](/a) [b](/b) [c](/c)";
        let page = crate::Cleaner::default().read(format!("第一段\n第二段  \n第三段{links}"));
        let lines: Vec<_> = page.blocks().map(|block| block.text().to_owned()).collect();
        assert_eq!(lines, ["第一段", "第二段", "第三段", "a b c"]);
        let mut words =
            "The tide comes in at four and the boats go out with it as they always have done "
                .repeat(12);
        for at in (70..words.len()).step_by(70).rev() {
            let at = words.get(..at).and_then(|text| text.rfind(' '));
            words.replace_range(at.unwrap_or(0)..=at.unwrap_or(0), "\n");
        }
        let wrapped = format!("## Tide\n\n{words}{links}");
        let page = crate::Cleaner::default().read(wrapped);
        let lines: Vec<_> = page.blocks().map(|block| block.text().to_owned()).collect();
        assert_eq!(lines.len(), 3, "{lines:#?}");
    }

    #[test]
    fn a_sign_or_two_are_no_markdown() {
        for text in [
            "# Tide\n\nIt comes in at four.",
            "# One\n\n# Two\n\nThree",
            "See [1](a) and [2](b), a(b)[c](d) too.",
            "#!/bin/sh\n# go\n\n## all\n\nls [a](/b)"
                .split_once("## all")
                .unwrap_or_default()
                .0,
        ] {
            assert!(!is_markdown(text), "{text}");
        }
        for text in [
            "## One\n\nTwo\n\n### Three",
            "# Tide\n\nIt [comes](/in).",
            "[a](/a) [b](<https://b.example>) ![c](c.png) [d](./d)",
        ] {
            assert!(is_markdown(text), "{text}");
        }
    }

    #[test]
    fn labels_of_links_keep_what_they_stand_for() {
        let story = "The mill has been grinding since before the war, says [its owner][one], and so it will.";
        let definitions = "[one]: /owner\n[two]: /other\n";
        let article = clean(format!(
            "# Mill\n\n{story}\n\n## Stones\n\n[A](/a)\n\n{definitions}"
        ));
        let markdown = article.to_markdown();
        assert!(markdown.starts_with(story), "{markdown}");
        assert!(markdown.ends_with("\n\n[one]: /owner"), "{markdown}");
        assert!(article.text().contains("says its owner, and"));
    }

    #[test]
    fn text_that_is_told_to_be_text_stays_text() {
        let document = Document::from_text(PAGE).with_body_kind(BodyKind::Text);
        let article = crate::Cleaner::default().clean(document);
        assert!(article.text().contains("[sound of the stones]("));
    }

    #[test]
    fn nothing_is_lost_of_odd_markdown() {
        for markdown in [
            "[a](/a)\n[b](/b)\n[c](/c)\n\n[\n\n### Head\n\n](/d)\n\n<div>inside</div>\n\n&amp; \\* end",
            "![](/a.png)\n\n![](/b.png)\n\n![c](/c.png)",
            "- [a](/a)\n  - [b](/b)\n\n    [c](/c)\n1. one\n2. two",
            "> > [a](/a) [b](/b) [c](/c)\n> ```\n> code",
            "[a](/a) [b](/b) [c](/c)<br>next<!-- no --> line\r\n\r\n| a |\r\n|---|\r\n",
        ] {
            let article = clean(markdown);
            let mut shown = article.to_markdown();
            for removal in article.removed() {
                let span = removal.span.clone().unwrap_or_default();
                shown.push_str(markdown.get(span).unwrap_or_default());
            }
            let letters = |text: &str| {
                let mut letters: Vec<char> =
                    text.chars().filter(|ch| ch.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            let (shown, all) = (letters(&shown), letters(markdown));
            assert!(
                all.iter().all(|ch| shown.contains(ch)),
                "{markdown}\n{shown:?}"
            );
        }
    }
}
