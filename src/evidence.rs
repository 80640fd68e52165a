//! What several rules do alike: evidence from phrases and from classes.

use crate::block::Block;
use crate::features::is_cjk;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{Page, WordSums};
use crate::phrases::{Hit, Phrase, Scope};

/// Words up to which a phrase decides about the whole line. In short lines phrases are right in
/// 96 to 98 of 100 cases, in long ones in 65 to 84.
pub(crate) const SHORT: f32 = 20.0;

/// Words up to which a phrase still says something.
pub(crate) const MIDDLING: f32 = 40.0;

/// The most that phrases of one line say together.
pub(crate) const MOST: f32 = 5.0;

/// The share of a phrase's weight that remains in a line of middling length: the development sets
/// drop 145 such lines with a phrase and keep 33, which are log-odds of 1.5 against 4.0 of short
/// ones (6139 and 112).
const MIDDLING_SHARE: f32 = 0.5;

/// The share of a phrase's weight that remains where it is more likely the author's.
const OF_THE_BODY_SHARE: f32 = 0.4;

/// The share of links from which what stands under a heading is no section of the text.
const LINKED_SECTION: f32 = 0.3;

/// Words of the longest heading of a section.
const LONGEST_HEADING: f32 = 8.0;

/// The share of a page's words that a section of boilerplate has at most: where there is more, it
/// may be what the page is about.
const LARGEST_SECTION: f32 = 0.5;

/// How sure it is, in log-odds, that running text is another story where the page's own has been told
/// and the page says that others follow. It is more than a score gives back.
pub(crate) const OTHER_STORY: f32 = 6.0;

/// The share of its weight that each further phrase in a line adds.
const FURTHER_SHARE: f32 = 0.4;

/// The blocks that have phrases of a label, in order.
pub(crate) fn saying(page: &Page, label: Label) -> impl Iterator<Item = Block<'_>> {
    let saying = page.with_hits.iter();
    let saying = saying.filter(move |those| those.labels & label.bit() != 0);
    saying.filter_map(|those| page.block(those.block as usize))
}

/// Marks lines by the phrases of a label.
pub(crate) fn by_phrases(page: &Page, pen: &mut Pen<'_>, label: Label) {
    if page.phrase_labels & label.bit() == 0 {
        return;
    }
    for block in saying(page, label) {
        if block.is_envelope() || block.is_hidden() {
            continue;
        }
        if let Some((weight, hit)) = phrase_weight(block, label) {
            pen.boilerplate(block, label, Weight::new(weight), hit.says());
        }
    }
}

/// What the phrases of a label say of a block together, and where the strongest of them occurs.
pub(crate) fn phrase_weight(block: Block<'_>, label: Label) -> Option<(f32, &Hit)> {
    let words = block.features().words();
    if words > MIDDLING || !block.has_words(label) {
        return None;
    }
    let mut strongest: Option<(&Phrase, &Hit)> = None;
    let mut sum = 0.0;
    let mut applying = 0;
    let (hits, edges) = (block.hits(), block.edges());
    for (before, hit) in hits.iter().enumerate() {
        let Some(phrase) = hit.phrase().filter(|phrase| phrase.label() == label) else {
            continue;
        };
        let applies = match phrase.scope() {
            Scope::Anywhere => true,
            Scope::Start => edges.is_at_start(before) && !is_subject(block, hit, phrase),
            Scope::End => edges.is_at_end(hits.len() - 1 - before),
            Scope::Whole => edges.are_all(),
        };
        if !applies {
            continue;
        }
        applying += 1;
        sum += phrase.weight * FURTHER_SHARE;
        if strongest.is_none_or(|(known, _)| phrase.weight > known.weight) {
            strongest = Some((phrase, hit));
        }
    }
    let (phrase, hit) = strongest?;
    let sum = sum + phrase.weight * (1.0 - FURTHER_SHARE);
    let share = if words <= SHORT { 1.0 } else { MIDDLING_SHARE };
    let share = if applying == 1 && is_of_the_body(block, phrase) {
        share * OF_THE_BODY_SHARE
    } else {
        share
    };
    Some(((sum * share).min(MOST), hit))
}

/// Whether the phrase is more likely the author's: it is part of a sentence between two paragraphs,
/// or the heading of a section.
fn is_of_the_body(block: Block<'_>, phrase: &Phrase) -> bool {
    if phrase.scope() == Scope::Whole {
        let is_followed = block.next().is_some_and(|next| {
            next.features().is_prose() && next.features().link_share() < LINKED_SECTION
        });
        return is_followed && block.is_heading();
    }
    // The neighbours are at hand, and the text may be in no cache.
    let ends = |text: &str| text.ends_with(['.', '!', '?', '。', '！', '？', '”', '"']);
    block.is_between_prose() && ends(block.text())
}

/// Whether a sentence speaks of the statement that the phrase names, and is not headed by it: no
/// colon or space stands behind the word.
fn is_subject(block: Block<'_>, hit: &Hit, phrase: &Phrase) -> bool {
    let is_followed = || {
        let behind = block.text().get(hit.range().end..).unwrap_or_default();
        behind.starts_with(is_cjk)
    };
    phrase.text().ends_with(['明', '款']) && block.features().ends_sentence() && is_followed()
}

/// Whether the block is a heading of what the label stands for, and says nothing else.
pub(crate) fn is_heading(block: Block<'_>, label: Label) -> bool {
    block.features().words() <= LONGEST_HEADING
        && block.edges().are_all()
        && phrase_weight(block, label).is_some()
}

/// Marks what stands in elements that begin with a heading made of nothing but phrases: `short`
/// log-odds for what is no running text, `prose` for what is. The heading itself is marked where the
/// story has been told.
pub(crate) fn by_sections(
    page: &Page,
    pen: &mut Pen<'_>,
    label: Label,
    (short, prose): (f32, f32),
) {
    // Plain text has no elements.
    if page.phrase_labels & label.bit() == 0 || page.containers.len() <= 1 {
        return;
    }
    let mut words = None;
    let mut end = 0;
    for heading in saying(page, label) {
        if heading.index() < end || !is_heading(heading, label) {
            continue;
        }
        let words = words.get_or_insert_with(|| WordSums::of(page, |_| true));
        // Lines that are no headings, as “See all”, stand behind what they are about.
        let is_told = heading.is_heading() && heading.is_behind_story();
        end = section_end(heading, words, is_told);
        // Where the story goes on behind it, a heading may be the author's.
        let first = heading.index() + usize::from(!is_told || end == heading.index() + 1);
        for block in (first..end).filter_map(|at| page.block(at)) {
            let weight = match block.features().is_prose() {
                true if is_told && label == Label::RelatedLinks => OTHER_STORY,
                true => prose,
                false => short,
            };
            let reason = "stands in a section with a heading for this";
            pen.boilerplate(block, label, Weight::new(weight), reason);
        }
    }
}

/// Where the section ends that a heading begins: with the largest element that holds nothing before
/// it, as long as that is no more than a part of the page, and not the one with the story's title.
fn section_end(heading: Block<'_>, words: &WordSums, is_told: bool) -> usize {
    let page = heading.page();
    let most = match is_told {
        true => f32::INFINITY,
        false => LARGEST_SECTION * words.all(),
    };
    let mut end = heading.index() + 1;
    for element in heading.ancestors() {
        let blocks = element.blocks();
        let has_title = page.title_heading.is_some_and(|at| blocks.contains(&at));
        let is_most = words.within(&(heading.index()..blocks.end)) > most;
        if blocks.start < heading.index() || has_title || is_most {
            break;
        }
        end = end.max(blocks.end);
    }
    end
}

/// Marks blocks by the elements around them: `short` log-odds for what is no running text,
/// `prose` for what is. Classes are less to be trusted where they surround whole paragraphs.
pub(crate) fn by_hints(
    page: &Page,
    pen: &mut Pen<'_>,
    hints: Hints,
    label: Label,
    (short, prose): (f32, f32),
) {
    by_hints_weighing(page, pen, hints, label, |block| {
        match block.features().is_prose() {
            true => prose,
            false => short,
        }
    });
}

/// The same by so many log-odds as `weigh` gives for a block.
pub(crate) fn by_hints_weighing(
    page: &Page,
    pen: &mut Pen<'_>,
    hints: Hints,
    label: Label,
    weigh: impl Fn(Block<'_>) -> f32,
) {
    for block in hinted(page, hints) {
        let reason = "stands in an element for this";
        pen.boilerplate(block, label, Weight::new(weigh(block)), reason);
    }
}

/// The blocks of which the elements around them say something, in order.
pub(crate) fn hinted(page: &Page, hints: Hints) -> impl Iterator<Item = Block<'_>> {
    let glances = match page.all_hints.intersects(hints) {
        true => page.glances.as_slice(),
        false => &[],
    };
    let glances = glances.iter().enumerate();
    let found = glances.filter(move |(_, it)| it.hints().intersects(hints) && !it.is_envelope());
    found.filter_map(|(index, _)| page.block(index))
}
