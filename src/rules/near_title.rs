//! Names and dates next to the title.

use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::Pen;
use crate::metadata::date::Order;
use crate::metadata::{Candidate, FieldName, date, markup, names};
use crate::page::{BodyKind, Page};
use crate::phrases::CreditKey;
use crate::rule::{Phase, Rule};

/// Reads names and dates from the lines next to the title that are no bylines by themselves. It
/// marks nothing.
///
/// # Why
///
/// Pages set “Written by” and the name in lines of their own, and dates into lines with other
/// things. What stands there is told by what it stands next to: a name behind a line that
/// introduces one, a date in a short line. A line that says that it tells of a change gives the
/// date of the change.
///
/// # Example
///
/// ```
/// let page = "<h1>Snow closes the pass</h1><div>Written by</div><div>Ann Bell</div>\
///             <div>3 May 2024 in Mountains and valleys</div>\
///             <p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
/// let metadata = dechaff::clean(page).metadata().clone();
/// assert_eq!(metadata.authors[0].value, "Ann Bell");
/// assert_eq!(metadata.published.unwrap().value.to_string(), "2024-05-03");
/// ```
///
/// # Known misses
///
/// A name alone, with nothing that introduces it. Wrongly: the date of an event that is
/// announced under the title.
#[derive(Clone, Copy, Debug, Default)]
pub struct NearTitle;

/// The longest line with a date, in words, and the longest that is all but the date.
const LONGEST_LINE: f32 = 24.0;
const LONGEST_DATE: f32 = 6.0;

/// The longest line with a name, in bytes.
const LONGEST_NAME: usize = 90;

impl Rule for NearTitle {
    fn name(&self) -> &str {
        "near_title"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Html {
            return;
        }
        let title = page.title_heading.unwrap_or(0);
        let of_others = markup::of_others(page);
        let mut prose = 0;
        for block in page.blocks() {
            let is_own = !block.is_hidden()
                && !block.is_envelope()
                && block.kind() != BlockKind::Caption;
            if !is_own || block.hints().intersects(of_others) || block.index() == title {
                continue;
            }
            if block.features().is_prose() {
                prose += 1;
                if prose <= FIRST_PROSE && block.index() > title {
                    dateline(block, pen);
                }
                continue;
            }
            let is_near = markup::is_next_to_title(page, block.index());
            dates(block, title, is_near, pen);
            if is_near {
                authors(block, pen);
            }
        }
    }
}

/// Blocks of running text of which the first may begin with the date.
const FIRST_PROSE: usize = 2;

/// Proposes the date with which running text begins: `29.11.2022 – `.
fn dateline(block: Block<'_>, pen: &mut Pen<'_>) {
    let text = block.text();
    let start = text.get(..text.floor_char_boundary(60)).unwrap_or_default();
    let Some((range, found)) = date::find(start) else {
        return;
    };
    let behind = text.get(range.end..).unwrap_or_default().trim_start();
    let opens = ['–', '—', '-', ':', '|', '/', '„', '“', '"', '«'];
    if range.start == 0 && behind.starts_with(opens) {
        pen.propose(
            Candidate::date(FieldName::Published, found)
                .at(Place::Dateline)
                .weighing(1.5)
                .in_block(block),
        );
    }
}

/// Proposes the date of a short line.
fn dates(block: Block<'_>, title: usize, is_near: bool, pen: &mut Pen<'_>) {
    let features = block.features();
    if features.digits() < 5 || features.words() > LONGEST_LINE || features.is_prose() {
        return;
    }
    let Some((range, found)) = date::find_ordered(block.text(), Order::of_page(block.page())) else {
        return;
    };
    let key = block.hits().iter().rev().find_map(|hit| {
        let key = hit.credit().filter(|_| hit.range().start < range.start)?;
        matches!(key, CreditKey::Published | CreditKey::Modified).then_some(key)
    });
    let key = key.or_else(|| label_above(block));
    if key.is_none() && !is_near {
        if tells_change(block.text()) {
            let change = Candidate::date(FieldName::Modified, found).at(Place::Byline);
            pen.propose(change.weighing(1.2).in_block(block));
        }
        return;
    }
    let rest = features.words() - 3.0;
    // Where nothing else said the same, 32 of 40 were right.
    let (field, weight) = match key {
        Some(CreditKey::Modified) if !is_near => (FieldName::Modified, 1.2),
        Some(_) if !is_near => (FieldName::Published, 1.6),
        Some(CreditKey::Modified) => (FieldName::Modified, 2.6),
        Some(_) => (FieldName::Published, 3.05),
        None if rest <= LONGEST_DATE => (FieldName::Published, 2.95),
        None => (FieldName::Published, 2.3),
    };
    // Above the title today's date may stand.
    let weight = if block.index() < title { weight - 0.4 } else { weight };
    pen.propose(
        Candidate::date(field, found)
            .at(Place::Byline)
            .weighing(weight)
            .in_block(block),
    );
}

/// Words with which systems tell of the last change of a page, in lower case.
const CHANGES: [&str; 12] = [
    "letzte änderung",
    "zuletzt am",
    "zuletzt bearbeitet",
    "zuletzt geändert",
    "last changed",
    "last edited",
    "last modified",
    "last updated",
    "dernière modification",
    "modifié pour la dernière fois",
    "última modificación",
    "ultima modifica",
];

fn tells_change(text: &str) -> bool {
    let lower = text.to_lowercase();
    CHANGES.iter().any(|words| lower.contains(words))
}

/// What the line above says of a date that stands alone.
fn label_above(block: Block<'_>) -> Option<CreditKey> {
    let above = block.previous()?;
    let (words, own) = (above.features().words(), block.features().words());
    let hit = above.hits().first().filter(|_| words <= 4.0 && own <= 8.0)?;
    let key = hit.credit().filter(|_| above.features().digits() == 0)?;
    matches!(key, CreditKey::Published | CreditKey::Modified).then_some(key)
}

/// Proposes the name behind what introduces one, in the line or in the next.
fn authors(block: Block<'_>, pen: &mut Pen<'_>) {
    let text = block.text();
    if text.len() > LONGEST_NAME {
        return;
    }
    let (found, weight, at) = if names::is_opener(text) {
        let next = block.next().filter(|next| next.text().len() <= LONGEST_NAME);
        let Some(next) = next else {
            return;
        };
        (names::of_element(next.text()), 2.2, next)
    } else if names::begins_with_opener(text) {
        (names::of_element(text), 2.1, block)
    } else {
        return;
    };
    // Of a word alone it is not known that it is a name.
    if !found.first().is_some_and(|name| names::is_person(name)) {
        return;
    }
    for name in found {
        pen.propose(
            Candidate::text(FieldName::Author, name)
                .at(Place::Byline)
                .weighing(weight)
                .in_block(at),
        );
    }
}
