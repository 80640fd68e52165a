//! Features of a line of plain text: those of [`block_columns`](super::block_columns) that say
//! something without elements around, since a line has to be scored in a fraction of a microsecond.

use super::block_columns::add_run;
use super::columns::Columns;
use super::sums::share;
use super::survey::Survey;
use crate::block::Block;
use crate::page::Gap;

/// The neighbours whose length is looked at, and how far off they stand.
const NEIGHBOURS: [(&str, isize); 6] = [
    ("previous_3.words", -3),
    ("previous_2.words", -2),
    ("previous.words", -1),
    ("next.words", 1),
    ("next_2.words", 2),
    ("next_3.words", 3),
];

/// Adds all features of the line at a place.
pub(super) fn add(columns: &mut impl Columns, survey: &Survey<'_>, place: usize, line: Block<'_>) {
    add_text(columns, line);
    columns.add(
        "copies",
        f32::from(survey.copies.get(place).copied().unwrap_or_default()),
    );
    columns.add("says_all", survey.evidence(place).sum);
    add_place(columns, survey, place);
    add_run(columns, survey, place);
    for (name, offset) in NEIGHBOURS {
        let other = place
            .checked_add_signed(offset)
            .and_then(|at| survey.block(at));
        columns.add(name, other.map_or(-1.0, |other| other.features().words()));
    }
    let says = |at: Option<usize>| at.map_or(0.0, |at| survey.evidence(at).sum);
    columns.add("previous.says_all", says(place.checked_sub(1)));
    columns.add("next.says_all", says(Some(place + 1)));
}

fn add_text(columns: &mut impl Columns, line: Block<'_>) {
    let features = line.features();
    let text = line.text();
    let (chars, words) = (features.chars() as f32, features.words());
    columns.add("words", words);
    columns.add("word_length", share(chars, words));
    columns.add("link_share", features.link_share());
    columns.add("cjk_share", share(features.cjk() as f32, chars));
    columns.add("digit_share", share(features.digits() as f32, chars));
    columns.add("marks_a_word", share(features.punctuation() as f32, words));
    columns.add("sentence_ends", features.sentence_ends() as f32);
    columns.add(
        "sentence_length",
        share(words, features.sentence_ends() as f32),
    );
    columns.flag("ends_sentence", features.ends_sentence());
    columns.flag("is_bulleted", features.is_bulleted());
    columns.flag("is_prose", features.is_prose());
    columns.flag("starts_paragraph", line.data().gap == Gap::Paragraph);
    columns.flag(
        "ends_with_ellipsis",
        text.ends_with('…') || text.ends_with("..."),
    );
}

fn add_place(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
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
    columns.add("against_before", before.against);
    let last = survey.before(place.saturating_sub(5));
    columns.add("against_last_5", before.against - last.against);
    columns.add(
        "against_next_5",
        survey.before(place + 6).against - with.against,
    );
    columns.add("against_after", all.against - with.against);
    let distance = |other: Option<&Option<u32>>| {
        let other = other.copied().flatten();
        other.map_or(999.0, |other| (other as f32 - place as f32).abs())
    };
    columns.add("from_prose", distance(survey.prose_before.get(place)));
    columns.add("to_prose", distance(survey.prose_after.get(place)));
    let from_title = survey
        .title
        .map_or(-999.0, |title| place as f32 - title as f32);
    columns.add("from_title", from_title);
}
