//! Lines of bylines that have no date and no word that tells what they are.

use super::{japanese_signatures, sent_from, signed_behind, split_dates};
use crate::block::Block;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::LONGEST_ADDITION;
use crate::metadata::{account_lines, date, markup, names, sources};
use crate::page::BodyKind;

/// Marks a line that lists persons in the element of a byline, or tells from where it was sent behind the
/// date.
pub(crate) fn mark(block: Block<'_>, is_byline: bool, at_head: bool, pen: &mut Pen<'_>) {
    if at_head && sent_from::is_place(block) && is_behind_date(block, pen) {
        let reason = "tells from where it was sent";
        return pen.boilerplate(block, Label::Byline, Weight::new(2.4), reason);
    }
    if at_head && (mark_outlet(block, pen) || split_dates::mark(block, pen)) {
        return;
    }
    if at_head && block.features().cjk() > 1 {
        account_lines::propose_undated(block, pen);
    }
    if at_head && japanese_signatures::mark_head(block, pen) {
        return;
    }
    if at_head && signed_behind::mark(block, Label::Byline, pen) {
        return;
    }
    mark_persons(block, is_byline, pen);
}

/// The longest line of an outlet and what it did, in bytes, and what that may be.
const LONGEST_OF_OUTLET: usize = 72;
const REPORTS: [&str; 3] = ["報導", "報道", "报道"];

/// Marks the outlet before its reporters in a line that names none of them: `江城報／`, `江城報／綜合報導`.
fn mark_outlet(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let text = block.text();
    let is_short = block.features().cjk() > 0 && block.bytes() <= LONGEST_OF_OUTLET;
    let Some((_, behind)) = is_short.then(|| text.split_once('／')).flatten() else {
        return false;
    };
    let behind = behind.trim();
    let is_report = behind.is_empty() || REPORTS.iter().any(|word| behind.ends_with(word));
    let outlet = sources::before_reporters(text);
    let Some(outlet) = outlet.filter(|outlet| is_report && text.starts_with(outlet)) else {
        return false;
    };
    let reason = "names the outlet of the reporters";
    pen.boilerplate(block, Label::Byline, Weight::new(2.4), reason);
    sources::propose_shown(block, outlet, pen);
    true
}

/// Whether a line ends a sentence: what says how long its text takes, `3 Min.`, does not, nor the colon behind
/// a number, as boards set one behind the time.
pub(crate) fn ends_sentence(block: Block<'_>) -> bool {
    let is_unit = |word: &str| ["Min", "min", "Мин", "мин"].contains(&word);
    let text = block.text().strip_suffix('.');
    let word = text.and_then(|text| text.rsplit_once(' '));
    let tells_minutes = word.is_some_and(|(before, word)| {
        is_unit(word) && before.ends_with(|ch: char| ch.is_ascii_digit())
    });
    let time = block.text().strip_suffix(':');
    let introduces = time.is_some_and(|it| it.ends_with(|ch: char| ch.is_ascii_digit()));
    block.features().ends_sentence() && !tells_minutes && !introduces
}

/// Whether the line before a block ends with a date or a time.
fn is_behind_date(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    block.previous().is_some_and(|before| {
        before.text().ends_with(|ch: char| ch.is_ascii_digit())
            && date::may_be_in(before)
            && pen.known_dates().first_in(before).is_some()
    })
}

/// Marks a line of a byline's element that is nothing but a list of persons, with signs or words between
/// them.
fn mark_persons(block: Block<'_>, is_byline: bool, pen: &mut Pen<'_>) {
    let mut pieces = block.text().split(['|', '·', '•', '/']).map(str::trim);
    let are_persons = is_byline
        && block.features().words() <= LONGEST_ADDITION
        && !block.is_heading()
        && stands_near(block)
        && pieces.all(|piece| names::ends_list(piece).is_some());
    if are_persons {
        pen.boilerplate(block, Label::Byline, Weight::new(2.4), "names persons");
    }
}

/// Whether a block stands next to the title; text without markup is all next to it.
pub(crate) fn stands_near(block: Block<'_>) -> bool {
    let page = block.page();
    page.body_kind() == BodyKind::Text || markup::is_next_to_title(page, block.index())
}

#[cfg(test)]
mod tests {
    #[test]
    fn how_long_a_text_takes_ends_no_sentence() {
        let document = "Alte Mühle mahlt wieder Mehl\n\nVon Anna Müller · 03.05.2024, 09:14 Uhr · Lesezeit: 3 Min.\n\n\
                        Die Mühle am Bogen des Flusses mahlt wieder Mehl, zum ersten Mal seit vierzig Jahren.\n\n\
                        Ein Maurer aus dem Nachbartal schärfte die Steine in einer Woche, und der Rat zahlte.";
        let article = crate::clean(document);
        let authors = &article.metadata().authors;
        assert_eq!(authors.first().map(|it| &*it.value), Some("Anna Müller"));
    }
}
