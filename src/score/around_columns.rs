//! Features of what is around a block: its elements, the repetition it is part of, its neighbours.

use super::block_columns::kind_number;
use super::columns::Columns;
use super::held::{Elements, Held, Repetition};
use super::sums::share;
use super::survey::Survey;
use crate::block::Block;

/// Elements around a block that are looked at, each wider than the one before.
const LEVELS: [&str; 4] = ["element_1", "element_2", "element_3", "element_4"];

/// The neighbours that are looked at closely, and those of which only the evidence is, by how far
/// off they stand.
const NEAREST: [(&str, isize); 2] = [("previous", -1), ("next", 1)];
const NEAR: [(&str, isize); 3] = [
    ("previous_2.says_all", -2),
    ("next_2.says_all", 2),
    ("next_3.says_all", 3),
];

/// Adds all features of what is around the block at a place.
#[inline(always)] // So that the compiler knows where in a row each of them goes.
pub(super) fn add(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
    block: Block<'_>,
) {
    add_levels(columns, survey, elements, place, block);
    add_article(columns, survey, elements, block);
    add_repetition(columns, survey, elements, place, block);
    for (name, offset) in NEAREST {
        columns.part(name);
        add_neighbour(columns, survey, place, offset, block);
    }
    columns.part("");
    for (name, offset) in NEAR {
        let at = place.checked_add_signed(offset);
        columns.add(name, at.map_or(0.0, |at| survey.evidence(at).sum));
    }
}

#[inline(always)]
fn add_levels(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
    block: Block<'_>,
) {
    let at = block.data().container;
    // One by one: in a loop the compiler would not know where in a row each of them goes.
    let [one, two, three, four] = LEVELS;
    let held = add_level(columns, survey, elements, one, at);
    let held = add_level(columns, survey, elements, two, held.wider);
    add_place(columns, place, &held);
    let held = add_level(columns, survey, elements, three, held.wider);
    let held = add_level(columns, survey, elements, four, held.wider);
    add_place(columns, place, &held);
    columns.part("");
}

/// Adds what an element holds.
#[inline(always)]
fn add_level(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    name: &'static str,
    element: u32,
) -> Held {
    columns.part(name);
    let held = elements.held(survey, element);
    columns.add("blocks", held.blocks);
    columns.add("words", held.words);
    columns.add("words_a_block", held.words_a_block);
    columns.add("prose_share", held.prose_share);
    columns.add("link_share", held.link_share);
    columns.add("page_share", held.page_share);
    columns.add("page_prose_share", held.page_prose_share);
    columns.add("against_share", held.against_share);
    columns.add("name", held.name);
    columns.add("alike", held.alike);
    held
}

/// Adds where in an element a place is. To the model, what it is in those between says no more than
/// their neighbours' does.
#[inline(always)]
fn add_place(columns: &mut impl Columns, place: usize, held: &Held) {
    columns.add("place_share", share(place as f32 - held.from, held.blocks));
}

/// The innermost `<article>` around the block.
#[inline(always)]
fn add_article(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    block: Block<'_>,
) {
    let held = match survey.element(block.data().container).article {
        0 => Held::NOTHING,
        article => elements.held(survey, article),
    };
    columns.add("article_page_share", held.page_share);
    columns.add("article_prose", held.prose);
}

/// The innermost element around the block that has others like it on the page.
#[inline(always)]
fn add_repetition(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
    block: Block<'_>,
) {
    columns.part("repetition");
    let (all, one, at) = match survey.element(block.data().container).repeated {
        0 => (Repetition::NONE, Held::NOTHING, -1.0),
        repeated => {
            let one = elements.held(survey, repeated);
            let all = elements.repetition(survey, repeated);
            (all, one, place as f32 - one.from)
        }
    };
    columns.add("elements", all.elements);
    columns.add("words_each", all.words_each);
    columns.add("blocks_each", all.blocks_each);
    columns.add("prose_share", all.prose_share);
    columns.add("link_share", all.link_share);
    columns.add("page_share", all.page_share);
    columns.add("prose", one.prose);
    columns.add("words", one.words);
    columns.add("place", at);
    columns.part("");
}

#[inline(always)]
fn add_neighbour(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    place: usize,
    offset: isize,
    block: Block<'_>,
) {
    let at = place.checked_add_signed(offset);
    let Some((at, other)) = at.and_then(|at| Some((at, survey.block(at)?))) else {
        columns.add("words", -1.0);
        columns.add("kind", -1.0);
        columns.add("says_all", 0.0);
        columns.flag("same_element", false);
        return;
    };
    let features = other.features();
    let element = survey.element(other.data().container);
    columns.add("words", features.words());
    columns.add("kind", kind_number(other.kind()));
    columns.add("says_all", survey.evidence(at).sum);
    let own = survey.element(block.data().container);
    columns.flag("same_element", own.wider == element.wider);
}
