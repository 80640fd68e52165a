//! The outlet that a text was taken from.

use super::credit_line::LONGEST_LINE;
use super::{Candidate, FieldName, date, markup, title};
use crate::block::{Ancestor, Block, BlockKind};
use crate::field::{Field, Place};
use crate::ledger::Pen;
use crate::page::{ElementName, Page};

/// What stands behind a word for the source and names none: this site, the net, unknown.
#[rustfmt::skip] // One entry a line.
const NO_SOURCES: [&str; 16] = [
    "不詳",
    "不详",
    "互联网",
    "互聯網",
    "原创",
    "原創",
    "未知",
    "本站",
    "本站原创",
    "本站原創",
    "本網",
    "本网",
    "網絡",
    "網路",
    "網際網路",
    "网络",
];

/// Whether what stands where a source should is none.
pub(crate) fn is_none(source: &str) -> bool {
    NO_SOURCES.contains(&source)
}

/// Of an outlet that a line shows beside the date, without a word for it: below one that has.
const SHOWN: f32 = 2.0;

/// Proposes the outlet that stands beside the date of a text.
pub(crate) fn propose_shown(block: Block<'_>, outlet: &str, pen: &mut Pen<'_>) {
    if is_none(outlet) {
        return;
    }
    pen.propose(
        Candidate::text(FieldName::Source, outlet)
            .at(Place::Byline)
            .weighing(SHOWN)
            .in_block(block),
    );
}

/// The longest name of an outlet, in characters.
const LONGEST: usize = 24;

/// The outlet that an element holds by its class: next to the title, beside a date, and without a label,
/// which credits have.
pub(crate) fn of_class<'a>(page: &Page, field: &'a Field) -> Option<&'a str> {
    let source = field.value();
    let at = page.block_at(field.at as usize);
    let block = page.block(at)?;
    let is_name = !is_none(source)
        && source.chars().nth(LONGEST).is_none()
        && source.contains(char::is_alphabetic)
        && !source.contains([':', '：', '\n', '\t']);
    let is_beside_date = || {
        let is_dated = |block: Block<'_>| block.bytes() <= LONGEST_LINE && date::may_be_in(block);
        is_dated(block)
            || block.previous().is_some_and(is_dated)
            || page.block(at + 1).is_some_and(is_dated)
    };
    (is_name && markup::is_next_to_title(page, at) && is_beside_date()).then_some(source)
}

/// Whether a candidate is an author that is called like the outlet which the page shows: what the head
/// states as the author is the paper then.
pub(crate) fn is_shown_outlet(candidate: &Candidate, source: Option<&Candidate>) -> bool {
    let shown = source.filter(|source| matches!(source.place, Place::Byline | Place::Markup));
    let is_author = candidate.field == FieldName::Author;
    let both = shown.filter(|_| is_author).zip(candidate.as_text());
    both.is_some_and(|(source, author)| {
        source
            .as_text()
            .is_some_and(|source| title::folds_to(author, &title::fold(source)))
    })
}

/// Blocks of an article behind a picture or table in which it goes on.
const BEHIND: usize = 3;

/// Whether a line that names a source stands where that is the source of a part of the text: in a figure
/// or a list of references, or inside the text behind a picture, a table, or code.
pub(crate) fn is_of_part(block: Block<'_>) -> bool {
    if block.kind() == BlockKind::Caption || block.ancestors().any(is_part) {
        return true;
    }
    let is_inside = block.index() > block.page().first_prose();
    let is_below = || {
        let above = block.previous().map(Block::kind);
        matches!(
            above,
            Some(BlockKind::Image | BlockKind::TableRow { .. } | BlockKind::Code)
        )
    };
    let goes_on = || {
        let mut behind = block.page().blocks().skip(block.index() + 1).take(BEHIND);
        behind.any(|block| block.features().is_prose())
    };
    is_inside && is_below() && goes_on()
}

/// Classes of lists of references.
const REFERENCES: [&str; 4] = ["bibliography", "citation", "references", "reflist"];

/// Whether an element is a figure or a list of references.
fn is_part(element: Ancestor<'_>) -> bool {
    element.name() == ElementName::Figure || REFERENCES.iter().any(|class| element.has_token(class))
}
