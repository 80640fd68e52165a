//! What bylines and date lines are told by.

pub(crate) mod author_notes;
pub(crate) mod clock;
pub(crate) mod inline_head;
pub(crate) mod japanese_signatures;
pub(crate) mod labels_above;
pub(crate) mod menus;
pub(crate) mod openers;
pub(crate) mod posts;
pub(crate) mod quotes;
pub(crate) mod reading_time;
pub(crate) mod release_contacts;
pub(crate) mod reporters;
pub(crate) mod rights_of;
pub(crate) mod sent_from;
pub(crate) mod signed_behind;
pub(crate) mod split_dates;
pub(crate) mod stated_lines;
pub(crate) mod text_below;
pub(crate) mod things;
pub(crate) mod times_ago;
pub(crate) mod undated_bylines;
pub(crate) mod unsigned;
pub(crate) mod wire;
pub(crate) mod yearless;

use crate::block::Block;
use crate::ends;
use crate::features::is_cjk;
use crate::hints::Hints;
use crate::ledger::Pen;
use crate::metadata::credit_line::CreditLine;
use crate::metadata::{han_names, names};
use crate::page::BodyKind;
use crate::phrases::{self, Hit};

/// Signs that set the pieces of a line of credits apart.
pub(crate) const BETWEEN_PIECES: [char; 6] = ['|', '｜', '·', '•', '—', '–'];

/// Where names and dates are those of readers.
pub(crate) const OF_READERS: Hints = Hints::COMMENTS.with(Hints::REPLIES);

/// Where names and dates are those of other stories and of readers.
pub(crate) const OF_OTHERS: Hints = Hints::RELATED.with(OF_READERS).with(Hints::AD);

/// Words that may be left in a date line beside what it is made of.
pub(crate) const LEFT_OVER: f32 = 1.5;

/// Words that may stand beside a named author: an office, a town.
pub(crate) const LONGEST_ADDITION: f32 = 8.0;

/// The fewest digits of a line of dates with a time, and of one that begins with a credit.
const FEWEST_DIGITS: usize = 8;
const FEWEST_BEHIND_CREDIT: usize = 5;

/// Whether a block is running text. A line of dates with words for them is none: the points of its
/// dates, times and initials end no sentences.
pub(crate) fn is_prose(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let features = block.features();
    if !features.is_prose() || ends::is_without_sentences(block.text(), features) {
        return false;
    }
    let credits = |hit: &Hit| hit.range().start == 0 && hit.credit().is_some();
    let fewest = match block.hits().first() {
        Some(hit) if credits(hit) => FEWEST_BEHIND_CREDIT,
        _ => FEWEST_DIGITS,
    };
    let is_short = features.words() <= ends::LONGEST_LINE && features.digits() >= fewest;
    let mut keys = block
        .hits()
        .iter()
        .filter(|_| is_short)
        .filter_map(|hit| hit.credit()?.is_of_date().then_some(hit.range().start));
    let Some(key) = keys.next() else {
        return true;
    };
    let before = block.text().get(..key).unwrap_or_default();
    let begins = !before.contains(char::is_alphabetic)
        || pen.known_dates().first_in(block).is_some_and(|(date, _)| {
            date.start <= LONGEST_WEEKDAY && date.end <= key && key - date.end <= LONGEST_WEEKDAY
        });
    let line = pen.credit_lines().read(block);
    let is_byline =
        || line.names_someone() || line.rest_words <= LEFT_OVER || names::is_person(line.name());
    !(line.tells_date() && line.rest_words <= LONGEST_ADDITION && (begins || is_byline()))
}

/// More than a day of the week takes before a date, or a time with its zone behind it, in bytes.
const LONGEST_WEEKDAY: usize = 24;

/// Who reviewed what the text is about, where nobody else is named: behind the same words as the person
/// who looked through it, who mostly has a degree.
pub(crate) fn reviewer<'a>(block: Block<'a>, line: &CreditLine) -> Option<&'a str> {
    let mut of_persons = line.pairs.iter().filter(|pair| !pair.key.is_of_date());
    let pair = of_persons.next().filter(|_| line.author.is_none())?;
    let name = pair.value(block).trim_end_matches(" on");
    let reviewed = pair.word(block).eq_ignore_ascii_case("reviewed by");
    (reviewed && of_persons.next().is_none() && names::is_person(name)).then_some(name)
}

/// Whether a date stands in the link to another story, whose title tells the date.
pub(crate) fn leads_elsewhere(block: Block<'_>, line: &CreditLine) -> bool {
    let is_link = block.page().body_kind() == BodyKind::Html
        && line.pairs.is_empty()
        && block.features().link_share() >= LINKED;
    let name = line.name();
    is_link && name.contains(is_cjk) && !han_names::is_chinese(name) && !phrases::is_outlet(name)
}

/// The share of the letters of a link that is all of its line.
const LINKED: f32 = 0.9;

/// How much a line says of the author that it names, if anything.
pub(crate) fn weight_of_author(line: &CreditLine, name: &str, is_near: bool) -> Option<f32> {
    match line.date {
        _ if is_near => Some(2.0),
        Some(_) => Some(1.4),
        // "By industry" is the entry of a menu.
        None => names::is_person(name).then_some(1.0),
    }
}

/// Whether a line says who made the text or where it comes from.
pub(crate) fn credits(block: Block<'_>, line: &CreditLine) -> bool {
    let names = line.credits() && !praises(block, line);
    names || (line.reports && !reporters::is_spoken(block))
}

/// Whether a line only begins with the word of a credit and goes on with a sentence, as selling points do:
/// `手工制作：以老面发酵，不用添加剂！`.
fn praises(block: Block<'_>, line: &CreditLine) -> bool {
    if !block.text().ends_with(['！', '。']) {
        return false;
    }
    line.pairs.iter().all(|pair| {
        let value = pair.value(block);
        let first = value.split('，').next().unwrap_or_default();
        pair.explains(block) && !han_names::is_chinese(first) && !phrases::is_outlet(first)
    })
}
