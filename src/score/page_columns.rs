//! Features of the page, the same for all of its blocks: what kind of page this is.

use super::address;
use super::columns::Columns;
use super::generators;
use super::outright::Outright;
use super::sums::{number, share};
use super::survey::{AROUND, Group, Survey};
use super::tokens::TYPES;
use crate::block::BlockKind;
use crate::field::{ARTICLE_KINDS, KIND};
use crate::hints::Hints;
use crate::page::Page;

/// How many features of the page there are.
pub(super) const COUNT: usize = 70;

/// What the words of classes and the system that made the page say for each page type, in the order of `PageType::ALL`.
const VOTES: [&str; TYPES] = [
    "votes_article",
    "votes_collection",
    "votes_documentation",
    "votes_forum",
    "votes_listing",
    "votes_product",
    "votes_service",
];

/// Adds the features of the page.
pub(super) fn add(columns: &mut impl Columns, survey: &Survey<'_>) {
    columns.part("page");
    let all = survey.all();
    columns.add("blocks", all.blocks);
    columns.add("words", all.words);
    columns.add("words_a_block", share(all.words, all.blocks));
    columns.add("prose", all.prose);
    columns.add("prose_share", all.prose_share());
    columns.add("link_share", all.link_share());
    columns.add("item_share", share(all.items, all.blocks));
    columns.add("row_share", share(all.rows, all.blocks));
    columns.add("heading_share", share(all.headings, all.blocks));
    columns.add("code_share", share(all.code, all.words));
    columns.add("against_share", share(all.against, all.blocks));
    columns.add("stated_type", stated_type(survey));
    columns.add("described", described(survey.page));
    columns.add("bylines", all.bylines);
    let votes = survey.votes.into_iter().zip(generators::votes(survey.page));
    for (name, (of_classes, of_system)) in VOTES.into_iter().zip(votes) {
        columns.add(name, of_classes + of_system);
    }
    add_counts(columns, survey);
    add_elements(columns, survey);
    let run = survey.candidates.run;
    let sums = survey.before(run.1).minus(survey.before(run.0));
    columns.add("run_blocks", sums.blocks);
    columns.add("run_words", sums.words);
    columns.add("run_share", share(sums.words, all.words));
    columns.add("run_prose_share", share(sums.prose, all.prose));
    columns.add(
        "title_place",
        survey
            .texts
            .title
            .map_or(-1.0, |title| share(title as f32, all.blocks)),
    );
    add_outright(columns, &survey.outright);
    columns.part("");
    address::add(columns, survey.page);
}

/// What the page says of its type in other ways than by the words of its classes, and the entries that make
/// it a list.
fn add_outright(columns: &mut impl Columns, outright: &Outright) {
    columns.part("outright");
    for (name, says) in address::SAYS.into_iter().zip(outright.says) {
        columns.add(name, says);
    }
    let entries = outright.entries;
    columns.add("front", number(outright.is_front));
    columns.add("signed", number(outright.is_signed));
    columns.add("linked_headings", entries.headings as f32);
    columns.add("headlines", entries.headlines as f32);
    columns.add("words_of_entries", entries.under);
    columns.add("words_beside_entries", entries.beside);
}

/// What products are to networks.
pub(super) const SHARED_PRODUCTS: [&str; 3] = ["og:product", "product", "product.item"];

/// What the page says it is: 0 nothing, 1 an article, 2 a site, 3 a product, 4 something else.
fn stated_type(survey: &Survey<'_>) -> f32 {
    match survey.page.stated("og:type").next() {
        None => 0.0,
        Some("article" | "blog" | "news") => 1.0,
        Some("website") => 2.0,
        Some(kind) if SHARED_PRODUCTS.contains(&kind) => 3.0,
        Some(_) => 4.0,
    }
}

/// What kind of thing the JSON-LD of the page describes, the most telling first: 1 a thread, 2 a
/// product, 3 a list, 4 instructions, 5 an article, 6 a service or a business, 0 nothing of that.
fn described(page: &Page) -> f32 {
    let place = |kind: &str| {
        let mut described = DESCRIBED.iter();
        described.position(|names| names.iter().any(|name| kind.ends_with(name)))
    };
    let most_telling = page.stated(KIND).filter_map(place).min();
    most_telling.map_or(0.0, |at| (at + 1) as f32)
}

/// What the names of kinds of products end with.
pub(super) const PRODUCTS: [&str; 2] = ["product", "productgroup"];

/// What the names of such kinds end with.
const DESCRIBED: [&[&str]; 6] = [
    &["discussionforumposting", "qapage", "question"],
    &PRODUCTS,
    &[
        "collectionpage",
        "itemlist",
        "offercatalog",
        "searchresultspage",
    ],
    &["apireference", "howto", "techarticle"],
    &ARTICLE_KINDS,
    &["business", "service"],
];

/// Counts over the blocks that no sum holds.
fn add_counts(columns: &mut impl Columns, survey: &Survey<'_>) {
    let (mut cjk, mut chars, mut paragraphs, mut longest) = (0.0, 0.0, 0.0, 0.0f32);
    let (mut first_level, mut copies, mut images, mut comments) = (0.0, 0.0, 0.0, 0.0);
    for place in 0..survey.seen.len() {
        let Some(block) = survey.block(place) else {
            continue;
        };
        let features = block.features();
        cjk += features.cjk() as f32;
        chars += features.chars() as f32;
        if features.is_prose() {
            paragraphs += 1.0;
            longest = longest.max(features.words());
        }
        if block.kind() == BlockKind::Heading(1) {
            first_level += 1.0;
        }
        if survey.texts.copies_of(place) > 1.0 {
            copies += 1.0;
        }
        images += block.images().take(20).count() as f32;
        if block.hints().intersects(Hints::COMMENTS) {
            comments += features.words();
        }
    }
    let all = survey.all();
    columns.add("cjk_share", share(cjk, chars));
    columns.add("paragraphs", paragraphs);
    columns.add("paragraph_words", share(all.prose, paragraphs));
    columns.add("longest", longest);
    columns.add("first_level_headings", first_level);
    columns.add("copies_share", share(copies, all.blocks));
    columns.add("images", images);
    columns.add("comments_share", share(comments, all.words));
    columns.add("prices", survey.texts.prices as f32);
}

/// What its elements are, and the repetition that holds most words.
fn add_elements(columns: &mut impl Columns, survey: &Survey<'_>) {
    let mut largest = Group::default();
    for group in &survey.groups {
        if group.elements >= 3 && group.sums.words > largest.sums.words {
            largest = *group;
        }
    }
    columns.add("repetition_elements", largest.elements as f32);
    columns.add(
        "repetition_page_share",
        share(largest.sums.words, survey.all().words).min(1.0),
    );
    columns.add("repetition_prose_share", largest.sums.prose_share());
    columns.add("repetition_link_share", largest.sums.link_share());
    let words = share(largest.sums.words, largest.elements as f32);
    columns.add("repetition_words_each", words);
    let mut articles = 0.0;
    let mut main = 0.0;
    for container in &survey.page.containers {
        let name = AROUND.iter().position(|(_, name)| *name == container.tag);
        match name {
            Some(0) => articles += 1.0,
            Some(1) => main += 1.0,
            _ => {}
        }
    }
    columns.add("articles", articles);
    columns.add("mains", main);
}
