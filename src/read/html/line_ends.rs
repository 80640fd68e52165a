//! Line ends in the text of fragments of HTML.
//!
//! Writers of blogs type paragraphs with blank lines between and a tag here and there, which the
//! system makes elements of when it shows them; a dump of its tables has them as they were typed.
//! Markdown may have tags of HTML too.

use crate::block::is_markdown_heading;
use crate::read::sniff;

/// What line ends do to text that stands in no element of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// They are white space.
    Folded,
    /// Blank lines end paragraphs.
    Paragraphs,
    /// Each ends a line, as in Markdown.
    Lines,
}

impl LineEnds {
    /// What they do in markup.
    pub(super) fn of(html: &str) -> LineEnds {
        match sniff::is_fragment(html) {
            false => LineEnds::Folded,
            true if has_markdown(html) => LineEnds::Lines,
            true => LineEnds::Paragraphs,
        }
    }
}

/// Whether lines have the signs of Markdown that no prose has: a fence or a heading behind a blank
/// line.
fn has_markdown(text: &str) -> bool {
    let mut is_behind_blank = true;
    text.lines().any(|line| {
        let found = is_behind_blank && (is_markdown_heading(line) || line.starts_with("```"));
        is_behind_blank = line.trim().is_empty();
        found
    })
}

#[cfg(test)]
mod tests {
    use crate::page::{Gap, Page};

    fn blocks(html: &str) -> Vec<(String, Gap, Option<String>)> {
        let page: Page = crate::Cleaner::default().read(html);
        let blocks = page.blocks().map(|block| {
            let source = block.source().and_then(|source| html.get(source));
            (
                block.text().to_owned(),
                block.data().gap,
                source.map(str::to_owned),
            )
        });
        blocks.collect()
    }

    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|(text, ..)| text).collect()
    }

    #[test]
    fn blank_lines_end_paragraphs_of_a_fragment() {
        let html = "The <b>tide</b> comes in\nat <i>six</i>.\n\n<a href=x>It</a> goes out.\r\n \r\nNobody sees it.";
        let found = blocks(html);
        assert_eq!(
            texts(html),
            [
                "The tide comes in at six.",
                "It goes out.",
                "Nobody sees it."
            ]
        );
        assert!(found.iter().all(|(_, gap, _)| *gap == Gap::Paragraph));
        assert_eq!(found[2].2.as_deref(), Some("Nobody sees it."));
    }

    #[test]
    fn lines_of_markdown_stay_lines() {
        let html = "## The tide\n\n<img src=a.png>\n\n```sh\ntide --now\ntide --next\n```\n\n<br>\n\n- in\n- out\n\n<center>One</center>\n\nThat is all.";
        let expected = [
            "## The tide",
            "",
            "```sh",
            "tide --now",
            "tide --next",
            "```",
            "- in",
            "- out",
            "One",
            "That is all.",
        ];
        assert_eq!(texts(html), expected);
    }

    #[test]
    fn elements_and_pages_are_folded() {
        let html = "<p>The tide\n\ncomes in.</p><p>It <b>goes</b> out.</p>";
        assert_eq!(texts(html), ["The tide comes in.", "It goes out."]);
        let html = "<body>The <b>tide</b>\n\ncomes in.";
        assert_eq!(texts(html), ["The tide comes in."]);
    }
}
