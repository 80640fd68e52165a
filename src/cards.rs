//! Cards of other stories, which the rule `related_links` marks.

use std::ops::Range;

use crate::block::Block;
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::date::{self, relative};
use crate::page::{BodyKind, Page};
use crate::phrases::Scope;

/// Why they are marked.
const REASON: &str = "a card of another story";

/// Marks cards of other stories.
pub(crate) fn mark(page: &Page, pen: &mut Pen<'_>) {
    if page.any.has_links {
        mark_cut_off(page, pen);
        mark_dated(page, pen);
    }
}

/// How many times as many paragraphs as cards stand on a page that is no list of cards.
const PROSE_TO_CARDS: usize = 2;

/// Marks summaries of other stories that break off and end with a link to read more, and the links
/// above them that lead there too.
fn mark_cut_off(page: &Page, pen: &mut Pen<'_>) {
    let cards = evidence::saying(page, Label::RelatedLinks).filter(|it| is_cut_off(*it));
    let cards: Vec<Block<'_>> = cards.collect();
    if cards.is_empty() {
        return;
    }
    let prose = page
        .blocks()
        .filter(|it| it.features().is_prose() && !it.is_hidden());
    if prose.count() < cards.len().saturating_mul(PROSE_TO_CARDS + 1) {
        return;
    }
    for card in cards {
        let address =
            |block: Block<'_>| block.links().last().map(|(address, _)| address.to_owned());
        let above = card.previous().filter(|above| {
            above.features().link_share() > 0.5 && address(*above) == address(card)
        });
        for block in above.into_iter().chain([card]) {
            pen.boilerplate(block, Label::RelatedLinks, Weight::STRONG, REASON);
        }
    }
}

/// Whether a block breaks off, and ends with a link that is a phrase for the rest.
fn is_cut_off(block: Block<'_>) -> bool {
    let (text, Some(hit)) = (block.text(), block.hits().last()) else {
        return false;
    };
    let is_whole = hit.phrase().is_some_and(|it| it.scope() == Scope::Whole);
    if !is_whole || block.features().link_chars == 0 || block.is_hidden() {
        return false;
    }
    let Some(link) = block.link_ranges().last() else {
        return false;
    };
    let is_bare = |from: usize, to: usize| {
        let between = text.get(from..to);
        between.is_some_and(|between| !between.contains(char::is_alphanumeric))
    };
    let before = text.get(..link.start).unwrap_or_default().trim_end();
    is_bare(link.start, hit.range().start)
        && is_bare(hit.range().end, text.len())
        && (before.ends_with('…') || before.ends_with("..."))
}

/// Cards with the age of their story from which they are some, the blocks of the largest, and the words
/// from which a link is a headline and no name.
const LEAST_CARDS: usize = 3;
const LARGEST_CARD: usize = 8;
const LEAST_HEADLINE: f32 = 4.0;

/// Marks elements with a headline and its date or how long ago it was, behind a story in which there are
/// none.
fn mark_dated(page: &Page, pen: &mut Pen<'_>) {
    if page.told_from >= page.blocks().len() {
        return;
    }
    let mut cards: Vec<Range<usize>> = Vec::new();
    for block in page.blocks() {
        let is_known = cards
            .last()
            .is_some_and(|card| card.contains(&block.index()));
        // What is told without a look at the text first.
        if is_known || block.is_hidden() || block.features().digits() == 0 {
            continue;
        }
        let card = card_around(page, block).filter(|_| relative::is_line(block) || is_date(block));
        let Some(card) = card else {
            continue;
        };
        // A listing has cards from the beginning.
        let is_behind = page
            .block(card.start)
            .is_some_and(|it| it.is_behind_story());
        if !is_behind {
            return;
        }
        cards.push(card);
    }
    if cards.len() < LEAST_CARDS {
        return;
    }
    for block in cards.into_iter().flatten().filter_map(|at| page.block(at)) {
        pen.boilerplate(block, Label::RelatedLinks, Weight::STRONG, REASON);
    }
}

/// Words of the longest line of a card with a date.
const LONGEST_LINE: f32 = 8.0;

fn is_date(block: Block<'_>) -> bool {
    block.features().words() <= LONGEST_LINE && date::find(block.text()).is_some()
}

/// The blocks of the smallest element around a line that holds a headline too.
fn card_around(page: &Page, line: Block<'_>) -> Option<Range<usize>> {
    let around = line.ancestors().map(|element| element.blocks());
    let mut small = around.take_while(|blocks| blocks.len() <= LARGEST_CARD);
    let is_headline = |block: Block<'_>| {
        let features = block.features();
        features.link_share() > 0.9 && features.words() >= LEAST_HEADLINE
    };
    small.find(|blocks| {
        let mut those = blocks.clone().filter_map(|at| page.block(at));
        those.any(is_headline)
    })
}

/// Lines of a card of plain text.
const LINES_OF_CARD: Range<usize> = 2..5;

/// Lines that are looked at for cards, at most.
const MOST_LINES: usize = 60;

/// The lines of cards under a heading of plain text, behind running text: each has as many lines as the
/// others, and a date or how long ago it was in the same one. Empty where there are fewer than three, and where
/// cards stand above it too, as in a listing; `second_dated` tells that.
pub(crate) fn dated_below<'p>(
    heading: Block<'p>,
    second_dated: impl FnOnce() -> usize,
) -> Vec<Block<'p>> {
    let page = heading.page();
    if page.body_kind() != BodyKind::Text || page.first_prose() >= heading.index() {
        return Vec::new();
    }
    let line = |at: usize| page.block(heading.index() + 1 + at);
    let is_dated_at = |at: usize| line(at).as_ref().is_some_and(is_dated);
    // Most headings have no dates near them, so no more lines are read than a card has.
    let Some(first) = (0..LINES_OF_CARD.end - 1).find(|at| is_dated_at(*at)) else {
        return Vec::new();
    };
    let mut sizes = LINES_OF_CARD.start.max(first + 1)..LINES_OF_CARD.end;
    let Some(size) = sizes.find(|size| is_dated_at(first + size)) else {
        return Vec::new();
    };
    let between = |at: usize| (at + 1..at + size).any(is_dated_at);
    let alike = (2..MOST_LINES / size).take_while(|card| {
        let at = first + card * size;
        is_dated_at(at) && !between(at - size)
    });
    let cards = 2 + alike.count();
    if cards < LEAST_CARDS || second_dated() < heading.index() {
        return Vec::new();
    }
    (0..cards * size).filter_map(line).collect()
}

/// The second line behind the first running text that is a date, behind all where there is none.
pub(crate) fn second_dated(page: &Page) -> usize {
    let mut dated = page.blocks_from(page.first_prose()).filter(is_dated);
    dated.nth(1).map_or(usize::MAX, |line| line.index())
}

/// Whether a line is a date or how long ago it was.
fn is_dated(line: &Block<'_>) -> bool {
    line.features().digits() > 0 && (relative::is_line(*line) || is_date(*line))
}
