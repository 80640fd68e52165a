//! Features of a line of plain text: those of [`block_columns`](super::block_columns) that say
//! something without elements around, since a line has to be scored in a fraction of a microsecond.

use super::block_columns::{
    add_break, add_counts, add_marks, add_prose_distance, add_run, add_size, add_title_distance,
};
use super::columns::Columns;
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
    columns.add("copies", survey.copies_of(place));
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
    add_size(columns, features);
    add_marks(columns, features);
    columns.flag("is_bulleted", features.is_bulleted());
    columns.flag("is_prose", features.is_prose());
    columns.flag("starts_paragraph", line.data().gap == Gap::Paragraph);
    add_break(columns, line.text());
}

fn add_place(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    add_counts(columns, survey, place);
    let against = |place: usize| survey.before(place).against;
    columns.add("against_before", against(place));
    columns.add(
        "against_last_5",
        against(place) - against(place.saturating_sub(5)),
    );
    columns.add("against_next_5", against(place + 6) - against(place + 1));
    columns.add("against_after", survey.all().against - against(place + 1));
    add_prose_distance(columns, survey, place);
    add_title_distance(columns, survey, place);
}
