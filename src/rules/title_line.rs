//! The line or heading that is the title.

use crate::features::Features;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::metadata::{Candidate, FieldName, names};
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Proposes the line or heading that is the title. It marks nothing.
///
/// # Why
///
/// Where the document does not state a title, its form tells: the first heading of the highest
/// level, the more so when the page's `<title>` has it too; in plain text the first line of the
/// head, a line above a byline, or one that stands twice. A line has to have 2 to 40 words and
/// not to end like a sentence.
///
/// The weights are set by hand. A text without any paragraph gets no title, since its first
/// line may be anything.
///
/// # Example
///
/// ```
/// let body = "The pass was closed on Sunday, after the plough had turned back twice.";
/// let text = format!("Snow closes the pass\n{body}");
/// assert_eq!(dechaff::clean(text.as_str()).title(), Some("Snow closes the pass"));
///
/// let poem = "The river runs\npast the old pier\nand does not ask";
/// assert_eq!(dechaff::clean(poem).title(), None);
/// ```
///
/// # Known misses
///
/// In plain text, titles of one word, titles that end with a full stop, and titles in two
/// lines. Wrongly: a kicker or the name of a site as the first line.
#[derive(Clone, Copy, Debug, Default)]
pub struct TitleLine;

/// The longest title, in words.
const LONGEST: f32 = 40.0;

/// How many lines at the top of a text are looked at.
const LINES: usize = 40;

impl Rule for TitleLine {
    fn name(&self) -> &str {
        "title_line"
    }

    fn phase(&self) -> Phase {
        Phase::Structure
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        match page.body_kind() {
            BodyKind::Html => headings(page, pen),
            BodyKind::Text => lines(page, pen),
        }
    }
}

/// Proposes the first heading of the highest level; more so when the page's `<title>` has it too.
fn headings(page: &Page, pen: &mut Pen<'_>) {
    let not_its_own = Hints::NAVIGATION
        .with(Hints::RELATED)
        .with(Hints::SIDEBAR)
        .with(Hints::FOOTER)
        .with(Hints::COMMENTS);
    let stated = page
        .fields()
        .iter()
        .find(|field| field.place() == Place::HtmlTitle)
        .map(|field| names::fold(&names::without_site(field.value(), None)))
        .unwrap_or_default();
    for level in 1..=2 {
        let heading = page.blocks().find(|block| {
            block.kind() == BlockKind::Heading(level)
                && !block.is_hidden()
                && !block.hints().intersects(not_its_own)
                && block.features().words() <= LONGEST
        });
        let Some(heading) = heading else {
            continue;
        };
        let folded = names::fold(heading.text());
        // A section may be called by a word or two of the title.
        let agrees = stated.contains(&folded) && folded.len() * 2 >= stated.len().max(8);
        let weight = match (level, agrees) {
            (_, true) => 3.6,
            (1, false) => 2.6,
            _ => 0.8,
        };
        pen.propose(
            Candidate::text(FieldName::Title, heading.text())
                .at(Place::Heading)
                .weighing(weight)
                .reading(heading.source()),
        );
        if level == 1 {
            return;
        }
    }
}

/// Proposes lines of the head that look like a title, by what stands around them.
fn lines(page: &Page, pen: &mut Pen<'_>) {
    let body: Vec<Block<'_>> = page
        .blocks()
        .filter(|block| !block.is_envelope())
        .take(LINES)
        .collect();
    let head: Vec<Block<'_>> = body
        .iter()
        .copied()
        .filter(|block| block.is_in_head())
        .collect();
    // A text without running text is a list, a table, a poem; its first line may be anything.
    if head.len() == body.len() && page.first_prose() >= page.blocks().len() {
        return;
    }
    let unmarked = head.iter().filter(|block| pen.stays(**block)).count();
    for (at, &block) in head.iter().enumerate() {
        if !may_be_title(block) || !pen.stays(block) {
            continue;
        }
        let mut weight = 0.0;
        let again = body
            .iter()
            .skip(at + 1)
            .any(|other| other.text() == block.text());
        if again {
            weight += 1.5;
        }
        let next = head.get(at + 1);
        if next.is_some_and(|next| pen.label(*next) == Some(Label::Byline)) {
            weight += 1.5;
        }
        if at == 0 {
            weight += if unmarked == 1 { 1.0 } else { 0.6 };
        }
        if weight > 0.0 {
            pen.propose(
                Candidate::text(FieldName::Title, block.text())
                    .at(Place::TitleLine)
                    .weighing(weight)
                    .reading(block.source()),
            );
        }
    }
}

fn may_be_title(block: Block<'_>) -> bool {
    let features: &Features = block.features();
    let text = block.text();
    let ends = text.ends_with(['。', '.', '：', ':', '；', ';', ',', '，'])
        && !text.ends_with("...");
    (1.0..=LONGEST).contains(&features.words()) && !ends && !features.is_bulleted()
}
