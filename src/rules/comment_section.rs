//! Comments below a story, under a heading that quotes its title.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::block::{Block, BlockKind};
use crate::cases::lower_case;
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{FieldName, title};
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Marks what readers say of the story where the heading above it quotes the story's title.
///
/// # Why
///
/// `34 responses to “Title”`, `《标题》上有 3 条评论`, `「題」への3件のフィードバック`: what systems of blogs
/// set over comments is a count, a few words and the title in quotes, in whatever language. No story has a
/// heading of its own title, so such a heading tells more than classes do, which old pages and those of
/// other systems do not have. Its section goes on to the next heading that is as high, or to the end of the
/// element around it; in plain text, which has no headings, to the end.
///
/// How much it says is set by hand: it is more than a score gives back.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let told = "<p>The lamp of the lighthouse was lit again, a hundred years after it was sold.</p>".repeat(8);
/// let comments = "<li>Ann says: <p>I saw it from the ferry, and it is brighter than ours.</p></li>";
/// let page = format!("<h1>A lamp is lit</h1>{told}<h3>1 Response to “A lamp is lit”</h3><ol>{comments}</ol>");
/// let marked = marked_among_all("comment_section", page.as_str());
/// assert_eq!(marked.len(), 3);
/// assert_eq!(marked[0], "1 Response to “A lamp is lit”");
///
/// let section = page.replace("1 Response to “A lamp is lit”", "What was said of the lamp");
/// assert!(marked_among_all("comment_section", section.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// Headings that do not quote the title (`12 comments`), which [`Comments`](crate::rules::Comments) knows
/// by their words.
/// Wrongly: `5 facts on “Title”`, if the text that it stands in is called that.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommentSection;

/// Letters and digits, folded, that such a heading has beside the title: `Noch keine Kommentare zu`.
const MOST_BESIDE: usize = 36;

/// Bytes beside the title, signs included.
const MOST_BYTES_BESIDE: usize = 120;

/// The shortest title that is looked for, in bytes when folded: a word may stand in quotes in any
/// heading.
const SHORTEST_TITLE: usize = 6;

/// The same in plain text, and the longest: what is longer is no title.
const OF_TEXT: RangeInclusive<usize> = 12..=600;

/// The words for one, and none, with which such headings begin, in lower case, sorted.
static ONE: [&str; 21] = [
    "bir", "een", "egy", "ein", "eine", "en", "et", "ett", "eén", "jeden", "jedna", "no", "one",
    "um", "uma", "un", "una", "une", "uno", "yksi", "één",
];

const QUOTES: [char; 18] = [
    '"', '\'', '«', '»', '‘', '’', '‚', '“', '”', '„', '‹', '›', '〈', '《', '「', '『', '＂', '｢',
];

impl Rule for CommentSection {
    fn name(&self) -> &str {
        "comment_section"
    }

    fn phase(&self) -> Phase {
        Phase::Context
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let is_text = page.body_kind() == BodyKind::Text;
        let Some((title, mut end)) = title_of(page, pen) else {
            return;
        };
        let bytes = title.len();
        let mut folded = None;
        let mut is_told = false;
        for heading in page.blocks_from(end) {
            let is_prose = heading.features().is_prose();
            is_told |= is_prose;
            // Plain text has no headings, but few short lines of this length count something.
            let may_head = match heading.kind() {
                BlockKind::Heading(_) => true,
                _ => is_text && !is_prose && heading.features().digits() > 0 && may_quote(heading),
            };
            let may_be = may_head
                && is_told
                && heading.index() >= end
                && (bytes + 2..bytes + MOST_BYTES_BESIDE).contains(&heading.bytes());
            if !may_be {
                continue;
            }
            let folded = folded.get_or_insert_with(|| title::fold(&title));
            if !quotes(heading.text(), folded)
                || (is_text && !stands_in_quotes(heading.text(), folded))
            {
                continue;
            }
            end = match is_text {
                true => page.blocks().len(),
                false => section_end(heading),
            };
            for block in (heading.index()..end).filter_map(|at| page.block(at)) {
                let weight = Weight::new(evidence::OF_OTHERS);
                let reason = "stands under a heading that quotes the title";
                pen.boilerplate(block, Label::Comments, weight, reason);
            }
        }
    }
}

/// The title, and the place behind the heading or the line that it is.
fn title_of<'p>(page: &'p Page, pen: &Pen<'_>) -> Option<(Cow<'p, str>, usize)> {
    if let Some(heading) = page.title_heading.and_then(|title| page.block(title)) {
        return Some((Cow::Borrowed(heading.text()), heading.index() + 1));
    }
    if page.body_kind() == BodyKind::Html {
        return None;
    }
    let title = pen.best(FieldName::Title)?;
    let at = title.block().map_or(0, |block| block + 1);
    Some((Cow::Owned(title.as_text()?.to_owned()), at))
}

/// Whether a line of plain text begins with a number or may begin with a quotation mark, which other lines than
/// headings of comments seldom do: it is told by the first byte.
fn may_quote(line: Block<'_>) -> bool {
    let first = line.text().bytes().next();
    first.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'"' | 0xc2 | 0xe2 | 0xe3))
}

/// Whether a heading is a few words and the title in quotes.
fn quotes(heading: &str, title: &str) -> bool {
    if title.len() < SHORTEST_TITLE || !heading.contains(QUOTES) {
        return false;
    }
    let folded = title::fold(heading);
    let Some((before, behind)) = folded.split_once(title) else {
        return false;
    };
    let mut beside = before.chars().chain(behind.chars());
    let count = || heading.split_whitespace().next().map(lower_case);
    let is_short = beside.clone().count() <= MOST_BESIDE;
    let counts = beside.clone().any(char::is_numeric)
        || count().is_some_and(|word| ONE.binary_search(&&*word).is_ok());
    is_short && counts && beside.any(char::is_alphabetic)
}

/// Whether a title begins behind a quotation mark, and is more than a word or two, which any line of plain
/// text may hold.
fn stands_in_quotes(heading: &str, title: &str) -> bool {
    let begins = heading.match_indices(QUOTES);
    let mut behind = begins.take_while(|(at, _)| *at <= MOST_BYTES_BESIDE);
    OF_TEXT.contains(&title.len())
        && behind.any(|(at, quote)| {
            let rest = heading.get(at + quote.len()..).unwrap_or_default();
            title::fold(rest).starts_with(title)
        })
}

/// Where the section of a heading ends: with the element that begins with it; where that holds nothing
/// else, before the next heading that is as high, in the element around it.
fn section_end(heading: Block<'_>) -> usize {
    let own = heading.index()..heading.index() + 1;
    let end = evidence::section_end(heading, &mut None, true);
    if end > own.end {
        return end;
    }
    let mut elements = heading.ancestors().map(|element| element.blocks());
    let around = elements.find(|blocks| *blocks != own);
    let last = around.map_or(end, |blocks| blocks.end);
    let mut rest = heading.page().blocks_from(end);
    let next = rest.find(|block| block.index() >= last || is_as_high(*block, heading));
    next.map_or(last, |block| block.index())
}

/// Whether a block is a heading of the same level as another, or of a higher one.
fn is_as_high(block: Block<'_>, other: Block<'_>) -> bool {
    match (block.kind(), other.kind()) {
        (BlockKind::Heading(level), BlockKind::Heading(of_other)) => level <= of_other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ONE, quotes};

    #[test]
    fn headings_count_what_is_said_of_the_title() {
        assert!(ONE.is_sorted());
        let title = "thelampislit";
        for heading in [
            "3 thoughts on “The lamp is lit”",
            "Eén reactie op “The lamp is lit”",
            "“The lamp is lit” üzerine 2 yorum",
            "《The lamp is lit》上有 3 条评论",
        ] {
            assert!(quotes(heading, title), "{heading}");
        }
        for heading in [
            "3 thoughts on the lamp",
            "“The lamp is lit”",
            "More on “The lamp is lit”",
            "2. “The lamp is lit”",
            "The lamp is lit, part 2",
        ] {
            assert!(!quotes(heading, title), "{heading}");
        }
    }
}
