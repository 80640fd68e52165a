//! A tail that begins inside of a paragraph.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::phrases::{CreditKey, Hit, Phrase, Scope};
use crate::rule::Rule;

/// Marks the tail of a page where it stands in one line with the text.
///
/// # Why
///
/// Some extractors write a whole page into one line, so that credit, disclaimer and related links
/// follow the last sentence with nothing but a space before them. The tail begins behind the end
/// of a sentence, with a phrase that begins such lines, and from there to the end a phrase stands
/// for each 25 words at most. At least 40 words of text stand before it, and more than behind it.
///
/// The numbers are set by hand. Only the last two paragraphs are looked at.
///
/// # Example
///
/// ```
/// use dechaff::{rules::InnerTail, testing::marked};
///
/// let line = "The lamp of the pier was auctioned on Saturday, to a man without a name. \
///             He carried it down the steps himself, wrapped in a grey blanket of wool. \
///             The money will pay for a new one, which is smaller and needs no keeper. \
///             Related articles: Ferry adds a late boat. Copyright 2024 Harbour Post. All rights reserved.";
/// assert_eq!(marked(InnerTail, line), [
///     "Related articles: Ferry adds a late boat. Copyright 2024 Harbour Post. All rights reserved."
/// ]);
///
/// let article = "The judge had read the small print twice before she came to the court on Monday. \
///                Copyright law, she said, was made for books and for those who write them, \
///                and a lamp was no book, whoever had carried it down the steps of the pier.";
/// assert!(marked(InnerTail, article).is_empty());
/// ```
///
/// # Known misses
///
/// A tail whose first words are in no table, and menus before the text. Wrongly: a last sentence
/// that quotes such phrases one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct InnerTail;

/// Words before the tail, at least.
const LEAST_BODY: f32 = 40.0;

/// Words of the tail, at most. In what is longer phrases stand by chance, and some of it is text.
const MOST_TAIL: f32 = 250.0;

/// Words for each phrase of the tail, at most.
const WORDS_PER_PHRASE: f32 = 25.0;

/// Paragraphs at the end that are looked at.
const LAST: usize = 2;

impl Rule for InnerTail {
    fn name(&self) -> &str {
        "inner_tail"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let prose = page
            .blocks()
            .rev()
            .filter(|block| block.features().is_prose());
        for block in prose.take(LAST) {
            let is_text = matches!(
                block.kind(),
                BlockKind::Paragraph | BlockKind::ListItem { .. }
            );
            if !is_text || !block.has_hits() || block.is_envelope() || block.is_hidden() {
                continue;
            }
            if let Some((part, label)) = tail(block) {
                let reason = "a tail behind the last sentence";
                pen.boilerplate_part(block, part, label, Weight::STRONG, reason);
            }
        }
    }
}

/// The longest tail, and what it begins with.
fn tail(block: Block<'_>) -> Option<(Range<usize>, Label)> {
    let words = block.features().words();
    let (text, hits) = (block.text(), block.hits());
    if let Some(found) = last_phrase(text, hits) {
        return Some(found);
    }
    if words < LEAST_BODY {
        return None;
    }
    for (at, hit) in hits.iter().enumerate() {
        let from = hit.range().start;
        let behind = words * (text.len() - from) as f32 / text.len() as f32;
        let before = words - behind;
        if before < LEAST_BODY || before < behind || behind > MOST_TAIL {
            continue;
        }
        let rest = hits.get(at..).unwrap_or_default();
        let Some(label) = begins_tail(text, hit, rest.get(1)) else {
            continue;
        };
        let phrases = rest.iter().filter(|hit| is_of_tail(hit)).count();
        let enough = phrases > 1 || label == Label::Copyright || label == Label::Disclaimer;
        if enough && behind <= phrases as f32 * WORDS_PER_PHRASE {
            return Some((from..text.len(), label));
        }
    }
    None
}

/// The phrase of a whole line that ends the text behind a sentence of it: what led to more was an element of
/// its own.
fn last_phrase(text: &str, hits: &[Hit]) -> Option<(Range<usize>, Label)> {
    let hit = hits.last()?;
    let phrase = hit.phrase().filter(|it| it.scope() == Scope::Whole)?;
    let range = hit.range();
    let is_long = range.len() >= LEAST_PHRASE && phrase.weight >= SURE;
    let before = text.get(..range.start)?;
    let is_last = is_long && range.end == text.len() && before.ends_with(['。', '！', '？', '”']);
    let is_tail = is_last && before.len() >= LEAST_BEFORE;
    is_tail.then_some((range, phrase.label()))
}

/// The shortest such phrase and the least that stands before it, in bytes, and how sure it is.
const LEAST_PHRASE: usize = 18;
const LEAST_BEFORE: usize = 60;
const SURE: f32 = 3.0;

fn is_of_tail(hit: &Hit) -> bool {
    hit.phrase().is_some() || matches!(hit.credit(), Some(CreditKey::Editor | CreditKey::Source))
}

/// What a hit begins if a tail can begin with it.
fn begins_tail(text: &str, hit: &Hit, next: Option<&Hit>) -> Option<Label> {
    let range = hit.range();
    let before = text.get(..range.start)?;
    let marks = ['【', '[', '（', '(', '©', '-', '—', '|', '#', '*'];
    let before = before.trim_end_matches(|ch: char| ch.is_whitespace() || marks.contains(&ch));
    let ends = [
        '.', '!', '?', '。', '！', '？', '…', '”', '"', '」', '』', '）', ')', '؟', '。',
    ];
    if !before.ends_with(ends) {
        return None;
    }
    let behind = text.get(range.end..)?;
    let colon = behind.trim_start().starts_with([':', '：'])
        || text.get(range.clone())?.ends_with([':', '：']);
    let Some(phrase) = hit.phrase() else {
        let names = matches!(hit.credit(), Some(CreditKey::Editor)) && colon;
        return names.then_some(Label::Credit);
    };
    let closed = next.is_some_and(|next| {
        let between = text.get(range.end..next.range().start).unwrap_or_default();
        next.phrase().is_some() && !between.chars().any(char::is_alphanumeric)
    });
    let is_heading = colon || closed || behind.trim().is_empty();
    let begins = match phrase.scope() {
        Scope::Start => phrase.weight >= evidence_of_start(phrase) || is_heading,
        Scope::Whole => is_heading,
        Scope::Anywhere | Scope::End => false,
    };
    begins.then_some(phrase.label())
}

/// The weight from which a phrase that begins a line says enough without a colon behind it: those
/// of disclaimers and copyright lines do.
fn evidence_of_start(phrase: &Phrase) -> f32 {
    match phrase.label() {
        Label::Copyright | Label::Disclaimer => 2.6,
        _ => evidence::MOST,
    }
}
