//! The element that holds the main content.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, ElementName, Page};
use crate::rule::{Phase, Rule};

/// Marks what stands outside of the element that holds most of the text.
///
/// # Why
///
/// The story stands in one element, and what is beside that element is the frame of the page.
/// It is found by going down from the root for as long as one child holds seven tenths of the
/// words that are no links; an `<article>` or `<main>` around it is taken whole. Words outside
/// of running text count a quarter.
///
/// The shares and the weight are set by hand. Plain text has no elements, so there it does
/// nothing.
///
/// # Example
///
/// ```
/// use dechaff::{rules::MainContent, testing::marked};
///
/// let story = "<p>The lamp of the pier was auctioned on Saturday, to a man without a name.</p>\
///              <p>He carried it down the steps himself, wrapped in a grey blanket of wool.</p>";
/// let page = format!("<div><p>Weather</p></div><div>{story}</div>");
/// assert_eq!(marked(MainContent, page.as_str()), ["Weather"]);
///
/// assert!(marked(MainContent, format!("<div>{story}</div>").as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// Boilerplate inside of that element. Wrongly: the second part of a story that a page splits
/// into elements of unlike length, and the title or lead where they stand in an element of
/// their own and no `<article>` is around both.
#[derive(Clone, Copy, Debug, Default)]
pub struct MainContent;

/// The share of the page's text that the element must hold.
const SHARE: f32 = 0.7;

/// The same on a thread: a first post may be longer than all that is answered.
const SHARE_OF_THREAD: f32 = 0.95;

/// Blocks between the page's heading and the element, at most, for a lead to be looked for there.
const LONGEST_LEAD: usize = 6;

/// What a word outside of running text counts against one inside: captions, items, labels.
const NOT_PROSE: f32 = 0.25;

impl Rule for MainContent {
    fn name(&self) -> &str {
        "main_content"
    }

    fn phase(&self) -> Phase {
        Phase::Structure
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Html {
            return;
        }
        let before = running_total(page, pen);
        let words = |from: usize, to: usize| {
            let at = |index: usize| before.get(index).copied().unwrap_or_default();
            at(to) - at(from)
        };
        let total = words(0, page.blocks.len());
        if total <= 0.0 {
            return;
        }
        // Elements are stored in document order, and only one child of an element can hold most
        // of the text, so one pass goes down to the smallest that does.
        let least = if page.is_thread {
            SHARE_OF_THREAD
        } else {
            SHARE
        };
        let mut inside = 0;
        for (at, container) in page.containers.iter().enumerate().skip(1) {
            if container.parent as usize != inside {
                continue;
            }
            let blocks = container.blocks.range();
            if blocks.len() > 1 && words(blocks.start, blocks.end) >= least * total {
                inside = at;
            }
        }
        let inside = article_around(page, inside);
        let main = page
            .containers
            .get(inside)
            .map(|container| container.blocks.range())
            .unwrap_or_default();
        let lead = lead_before(page, main.start);
        let outside = page.blocks().filter(|block| !main.contains(&block.index()));
        for block in outside {
            let is_of_lead = lead.contains(&block.index()) && block.features().is_prose();
            if block.index() >= main.end && is_note(page, block) {
                pen.content(block, Weight::STRONG, "is a note of the text");
                continue;
            }
            if !is_of_lead && !block.is_envelope() && !block.is_hidden() {
                pen.boilerplate(
                    block,
                    Label::Boilerplate,
                    Weight::new(2.2),
                    "stands outside of the element with most of the text",
                );
            }
        }
    }
}

/// Elements around a note that are looked at.
const AROUND_NOTE: usize = 3;

/// Names of such an element that are read.
const MOST_NAMES: usize = 8;

/// Whether a block is a note of the text: it begins with its mark and leads back to it, and an element
/// around it is called as programs of offices and writers of manuals call those of notes.
fn is_note(page: &Page, block: Block<'_>) -> bool {
    let begins = |ch: char| ch.is_ascii_digit() || matches!(ch, '[' | '^');
    let leads_back = || block.links().any(|(address, _)| address.contains('#'));
    if !block.text().starts_with(begins) || !leads_back() {
        return false;
    }
    let mut at = block.data().container as usize;
    (0..AROUND_NOTE).any(|_| {
        let Some(container) = page.containers.get(at) else {
            return false;
        };
        at = container.parent as usize;
        let names = page.string(container.tokens).split_ascii_whitespace();
        names.take(MOST_NAMES).any(|name| {
            let mut begins = NOTES.iter();
            begins.any(|begin| name.starts_with(begin))
        })
    })
}

/// What the names of such elements begin with: Word numbers them `ftn1`, Writer `sdfootnote1`.
#[rustfmt::skip] // One entry a line.
const NOTES: [&str; 9] = [
    "MsoEndnoteText",
    "MsoFootnoteText",
    "_footnotedef",
    "edn",
    "endnote",
    "footnote",
    "ftn",
    "sdendnote",
    "sdfootnote",
];

/// What stands between the page's heading and the element: a lead may stand with the heading.
fn lead_before(page: &Page, start: usize) -> Range<usize> {
    let heading = (start.saturating_sub(LONGEST_LEAD)..start)
        .rev()
        .find(|&at| {
            page.block(at)
                .is_some_and(|block| block.kind() == BlockKind::Heading(1))
        });
    heading.map_or(start..start, |heading| heading..start)
}

/// The innermost `<article>` or `<main>` around an element, which holds the figures and lists
/// beside its paragraphs too; where there is none, the element itself.
fn article_around(page: &Page, inside: usize) -> usize {
    let mut at = inside;
    while let Some(container) = page.containers.get(at).filter(|_| at != 0) {
        if matches!(container.tag, ElementName::Article | ElementName::Main) {
            return at;
        }
        at = container.parent as usize;
    }
    inside
}

/// For each block the weighed words before it.
fn running_total(page: &Page, pen: &Pen<'_>) -> Vec<f32> {
    let mut sum = 0.0;
    let mut totals = Vec::with_capacity(page.blocks.len() + 1);
    totals.push(0.0);
    for block in page.blocks() {
        let features = block.features();
        let counts = !block.is_envelope() && !block.is_hidden() && pen.stays(block);
        if counts && !matches!(block.kind(), BlockKind::Heading(_)) {
            let unlinked = 1.0 - features.link_share();
            let kind = if features.is_prose() { 1.0 } else { NOT_PROSE };
            sum += features.words() * unlinked * unlinked * kind;
        }
        totals.push(sum);
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::MainContent;
    use crate::testing::marked;

    #[test]
    fn notes_behind_the_text_are_of_it() {
        let story =
            "<p>The lamp of the pier was auctioned on Saturday, to a man without a name.</p>";
        let story = format!("<h1>The lamp</h1><div>{}</div>", story.repeat(4));
        for note in [
            "<div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> Sold for forty.</p></div>",
            "<div id=footnotes><hr><div class=footnote id=_footnotedef_1><a href='#_footnoteref_1'>1</a>. \
             Sold for forty.</div></div>",
        ] {
            let article = crate::clean(format!("{story}{note}").as_str());
            assert!(article.text().ends_with("Sold for forty."), "{note}");
        }
        let other = format!("{story}<div id=box><p>1. Sold for forty.</p></div>");
        assert_eq!(marked(MainContent, other.as_str()).len(), 2);
    }
}
