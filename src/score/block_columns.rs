//! Features of a block: its own, its evidence, its place on the page.

use super::anchors::overlaps;
use super::candidates::is_inside;
use super::columns::Columns;
use super::evidence::FEATURES;
use super::held::Elements;
use super::sums::share;
use super::survey::{AROUND, Survey};
use crate::block::{Block, BlockKind};
use crate::features::Features;
use crate::hints::Hints;

/// What the elements around say by hand-set words, in the order of their columns. Others say no more
/// to the model than the evidence and the words themselves.
const HINTS: [(&str, Hints); 8] = [
    ("hint_ad", Hints::AD),
    ("hint_caption", Hints::CAPTION),
    ("hint_folded", Hints::FOLDED),
    ("hint_footer", Hints::FOOTER),
    ("hint_hidden", Hints::HIDDEN),
    ("hint_notice", Hints::NOTICE),
    ("hint_panel", Hints::PANEL),
    ("hint_reviews", Hints::REVIEWS),
];

/// Adds all features of the block at a place but those of its neighbours and elements.
#[inline(always)] // So that the compiler knows where in a row each of them goes.
pub(super) fn add(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
    block: Block<'_>,
) {
    add_text(columns, block);
    columns.add("copies", survey.texts.copies_of(place));
    add_evidence(columns, survey, place);
    add_elements(columns, survey, block);
    add_place(columns, survey, place);
    add_candidates(columns, survey, place, block);
    add_anchors(columns, survey, elements, place, block);
}

/// What the block is, as a number.
#[inline(never)] // So that it is looked up and not branched on, as it is among the other features.
pub(super) fn kind_number(kind: BlockKind) -> f32 {
    // Two answers, since the compiler looks up one that is always a number.
    let level = match kind {
        BlockKind::Heading(level) => level,
        _ => 0,
    };
    let number = match kind {
        BlockKind::Envelope => -1.0,
        BlockKind::Paragraph => 0.0,
        BlockKind::Code => 1.0,
        BlockKind::TableRow { .. } => 2.0,
        BlockKind::ListItem { .. } => 3.0,
        BlockKind::Caption | BlockKind::Heading(_) => 4.0,
        BlockKind::Image => 11.0,
    };
    number + f32::from(level)
}

/// Bytes in which separators are counted.
const SEPARATED: usize = 400;

#[inline(always)]
fn add_text(columns: &mut impl Columns, block: Block<'_>) {
    let features = block.features();
    let text = block.text();
    columns.add("kind", kind_number(block.kind()));
    add_size(columns, features);
    add_marks(columns, features);
    let bytes = text.as_bytes();
    let start = bytes.get(..SEPARATED).unwrap_or(bytes);
    let separators = memchr::memchr3_iter(b'|', b'>', b'/', start);
    columns.add("separators", separators.count() as f32);
}

/// How long a text is, and how much of it is linked.
#[inline(always)]
fn add_size(columns: &mut impl Columns, features: &Features) {
    let (chars, words) = (features.chars() as f32, features.words());
    columns.add("words", words);
    columns.add("word_length", share(chars, words));
    columns.add("link_share", features.link_share());
}

/// What characters and marks a text is made of.
#[inline(always)]
fn add_marks(columns: &mut impl Columns, features: &Features) {
    let (chars, words) = (features.chars() as f32, features.words());
    columns.add("digit_share", share(features.digits() as f32, chars));
    columns.add("marks_a_word", share(features.punctuation() as f32, words));
    columns.add("sentence_ends", features.sentence_ends() as f32);
    columns.add(
        "sentence_length",
        share(words, features.sentence_ends() as f32),
    );
    columns.flag("ends_sentence", features.ends_sentence());
}

#[inline(always)]
fn add_evidence(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    let evidence = survey.evidence(place);
    columns.add("says_all", evidence.sum);
    for (name, kind) in FEATURES {
        columns.add(name, evidence.of_kind(kind));
    }
    let before = survey.before(place).against;
    let with = survey.before(place + 1).against;
    columns.add("against_before", before);
    columns.add("against_after", survey.all().against - with);
}

#[inline(always)]
fn add_elements(columns: &mut impl Columns, survey: &Survey<'_>, block: Block<'_>) {
    let hints = block.hints();
    for (name, hint) in HINTS {
        columns.flag(name, hints.intersects(hint));
    }
    let element = survey.element(block.data().container);
    for (at, (name, _)) in AROUND.into_iter().enumerate() {
        columns.flag(name, element.around & (1 << at) != 0);
    }
    columns.add("depth", f32::from(element.depth));
    columns.add("tokens_nearest", element.tokens.nearest);
    columns.add("tokens_least", element.tokens.least);
    columns.add("tokens_most", element.tokens.most);
    columns.add("tokens_sum", element.tokens.sum);
}

#[inline(always)]
fn add_place(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    add_counts(columns, survey, place);
    let heading = survey.texts.heading_before(place);
    columns.add("from_heading", distance(heading, place));
    let block = heading.and_then(|heading| survey.block(heading));
    columns.add(
        "heading_kind",
        block.map_or(0.0, |block| kind_number(block.kind())),
    );
    columns.add(
        "heading_words",
        block.map_or(0.0, |block| block.features().words()),
    );
    let says = heading.map_or(0.0, |heading| survey.evidence(heading).sum);
    columns.add("heading_says", says);
    add_title_distance(columns, survey, place);
}

/// How much stands before and behind a place.
#[inline(always)]
fn add_counts(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    let all = survey.all();
    let before = survey.before(place);
    let with = survey.before(place + 1);
    columns.add("blocks_before", before.blocks);
    columns.add("blocks_after", all.blocks - with.blocks);
    columns.add("place_share", share(before.blocks, all.blocks));
    columns.add("words_before_share", share(before.words, all.words));
    columns.add("prose_before", before.prose);
    columns.add("prose_after", all.prose - with.prose);
    columns.add("prose_before_share", share(before.prose, all.prose));
}

/// How far behind the title a place is.
#[inline(always)]
fn add_title_distance(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    let from_title = survey
        .texts
        .title
        .map_or(-FAR, |title| place as f32 - title as f32);
    columns.add("from_title", from_title);
}

/// The distance to what is not there.
pub(super) const FAR: f32 = 999.0;

/// How far off another place is.
fn distance(other: Option<usize>, place: usize) -> f32 {
    other.map_or(FAR, |other| (other as f32 - place as f32).abs())
}

#[inline(always)]
fn add_candidates(columns: &mut impl Columns, survey: &Survey<'_>, place: usize, block: Block<'_>) {
    let candidates = &survey.candidates;
    columns.flag("in_scored", is_inside(survey, block, candidates.scored));
    columns.add("score_share", candidates.score_share(survey, block));
    columns.flag("in_dense", is_inside(survey, block, candidates.dense));
    add_run(columns, candidates.run, place);
}

/// How a place lies to the run from one place to another.
#[inline(always)]
pub(super) fn add_run(columns: &mut impl Columns, run: (usize, usize), place: usize) {
    let (from, to) = run;
    columns.flag("in_run", (from..to).contains(&place));
    columns.add("from_run_start", place as f32 - from as f32);
    columns.add("from_run_end", place as f32 - to as f32);
}

/// How near the block is to the page's own story, in the tree and in words.
#[inline(always)]
fn add_anchors(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
    block: Block<'_>,
) {
    columns.add(
        "from_lead",
        survey.lead.map_or(-FAR, |lead| place as f32 - lead as f32),
    );
    for (part, relations) in [("lead", &survey.to_lead), ("scored", &survey.to_scored)] {
        columns.part(part);
        let relation = relations.get(block.data().container as usize).copied();
        let relation = relation.unwrap_or_default();
        let common = elements.held(survey, relation.common);
        columns.add("up", f32::from(relation.up));
        columns.add("down", f32::from(relation.down));
        columns.add("common_share", common.page_share);
        columns.add("common_prose_share", common.page_prose_share);
        columns.add("common_link_share", common.link_share);
    }
    columns.part("");
    let [title, summary] = overlaps([&survey.title_words, &survey.summary_words], block.text());
    columns.add("title.share_of_block", title.of_text);
    columns.add("title.share_in_block", title.of_set);
    columns.add("summary.share_in_block", summary.of_set);
    let heading = survey.texts.heading_before(place);
    let in_title = heading.map_or(0.0, |heading| elements.heading_in_title(survey, heading));
    columns.add("heading_in_title", in_title);
    if matches!(block.kind(), BlockKind::Heading(_)) {
        elements.keep_heading(place, title.of_set);
    }
}
