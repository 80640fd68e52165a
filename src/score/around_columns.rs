//! Features of what is around a block: its elements, the repetition it is part of, its neighbours.

use super::block_columns::kind_number;
use super::columns::Columns;
use super::sums::{Sums, share};
use super::survey::{Element, Survey};
use crate::block::Block;
use crate::page::ElementName;

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
pub(super) fn add(columns: &mut impl Columns, survey: &Survey<'_>, place: usize, block: Block<'_>) {
    add_levels(columns, survey, place, block);
    add_article(columns, survey, block);
    add_repetition(columns, survey, place, block);
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

fn add_levels(columns: &mut impl Columns, survey: &Survey<'_>, place: usize, block: Block<'_>) {
    let all = survey.all();
    let mut at = Some(block.data().container);
    for name in LEVELS {
        columns.part(name);
        let sums = at.map_or(Sums::default(), |at| survey.sums_of(at));
        columns.add("blocks", sums.blocks);
        columns.add("words", sums.words);
        columns.add("words_a_block", share(sums.words, sums.blocks));
        columns.add("prose_share", sums.prose_share());
        columns.add("link_share", sums.link_share());
        columns.add("page_share", share(sums.words, all.words));
        columns.add("page_prose_share", share(sums.prose, all.prose));
        columns.add("against_share", share(sums.against, sums.blocks));
        let container = at.and_then(|at| survey.page.containers.get(at as usize));
        columns.add("name", container.map_or(-1.0, |one| name_number(one.tag)));
        let element = at.map_or(Element::default(), |at| survey.element(at));
        let group = survey.groups.get(element.group as usize);
        columns.add("alike", group.map_or(0.0, |group| group.elements as f32));
        let from = container.map_or(0, |one| survey.places(one.blocks).0);
        columns.add(
            "place_share",
            share(place as f32 - from as f32, sums.blocks),
        );
        at = match at {
            Some(0) | None => None,
            Some(_) => Some(element.wider),
        };
    }
    columns.part("");
}

/// The innermost `<article>` around the block.
fn add_article(columns: &mut impl Columns, survey: &Survey<'_>, block: Block<'_>) {
    let article = survey.element(block.data().container).article;
    let sums = match article {
        0 => Sums::default(),
        article => survey.sums_of(article),
    };
    columns.add("article_page_share", share(sums.words, survey.all().words));
    columns.add("article_prose", sums.prose);
}

/// The innermost element around the block that has others like it on the page.
fn add_repetition(columns: &mut impl Columns, survey: &Survey<'_>, place: usize, block: Block<'_>) {
    let repeated = survey.element(block.data().container).repeated;
    columns.part("repetition");
    let group = match repeated {
        0 => None,
        repeated => survey.groups.get(survey.element(repeated).group as usize),
    };
    let group = group.copied().unwrap_or_default();
    let one = match repeated {
        0 => Sums::default(),
        repeated => survey.sums_of(repeated),
    };
    columns.add("elements", group.elements as f32);
    columns.add("words_each", share(group.sums.words, group.elements as f32));
    columns.add(
        "blocks_each",
        share(group.sums.blocks, group.elements as f32),
    );
    columns.add("prose_share", group.sums.prose_share());
    columns.add("link_share", group.sums.link_share());
    columns.add("page_share", share(group.sums.words, survey.all().words));
    columns.add("prose", one.prose);
    columns.add("words", one.words);
    let container = survey.page.containers.get(repeated as usize);
    let from = container.map_or(0, |one| survey.places(one.blocks).0);
    let place = if repeated == 0 {
        -1.0
    } else {
        place as f32 - from as f32
    };
    columns.add("place", place);
    columns.part("");
}

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
        columns.add("link_share", -1.0);
        columns.add("kind", -1.0);
        columns.add("says_all", 0.0);
        columns.flag("same_element", false);
        return;
    };
    let features = other.features();
    let element = survey.element(other.data().container);
    columns.add("words", features.words());
    columns.add("link_share", features.link_share());
    columns.add("kind", kind_number(other.kind()));
    columns.add("says_all", survey.evidence(at).sum);
    let own = survey.element(block.data().container);
    columns.flag("same_element", own.wider == element.wider);
}

/// The name of an element as a number; those that hold text stand at one end.
fn name_number(name: ElementName) -> f32 {
    match name {
        ElementName::Paragraph => 0.0,
        ElementName::Article => 1.0,
        ElementName::Main => 2.0,
        ElementName::Blockquote => 3.0,
        ElementName::Section => 4.0,
        ElementName::Div => 5.0,
        ElementName::Body => 6.0,
        ElementName::Other => 7.0,
        ElementName::TableCell => 8.0,
        ElementName::Table => 9.0,
        ElementName::DescriptionList => 10.0,
        ElementName::Noscript => 11.0,
        ElementName::Heading => 12.0,
        ElementName::Figure => 13.0,
        ElementName::List => 14.0,
        ElementName::ListItem => 15.0,
        ElementName::Header => 16.0,
        ElementName::Address => 17.0,
        ElementName::Fieldset => 18.0,
        ElementName::Form => 19.0,
        ElementName::FormControl => 20.0,
        ElementName::Aside => 21.0,
        ElementName::Footer => 22.0,
        ElementName::Nav => 23.0,
    }
}
