//! What the page says a second time.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Marks text that stays elsewhere on the page, set in another way.
///
/// # Why
///
/// A thread quotes the post that it answers, a page has one text for wide screens and one for
/// narrow ones, or another for readers without scripts, and the teaser of a story is its first
/// paragraph. Who reads the page sees such a text once or skips it. Of texts alike, the one stays
/// that is neither quoted nor for readers without scripts and that most speaks for. What is set in
/// the same way, in elements with the same names and classes, is meant to be there again: a
/// refrain, the same note under two entries. So are code and rows of tables.
///
/// One block with all that some others say, one behind the other, is the text for machines.
///
/// On the development sets texts that are marked are not in the main content a second time in five
/// pages of six. It runs when all others have spoken, since of two texts one has to stay.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let first = "The lamp of the pier went out on Friday, and nobody has the key to it.";
/// let answer = "The key hangs in the harbour office, behind the door, where it always was.";
/// let quote = format!("<blockquote><p>{first}</p></blockquote>");
/// let thread = format!("<div class=post><p>{first}</p></div><div class=post>{quote}<p>{answer}</p></div>");
/// assert_eq!(marked_among_all("repeated_text", thread.as_str()), [first]);
///
/// let refrain = format!("<p>{first}</p><p>{answer}</p><p>{first}</p>");
/// assert!(marked_among_all("repeated_text", refrain.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A quote that is cut or has other words in its line. Wrongly: the same sentence in a summary and
/// in the text, where both are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct RepeatedText;

/// Words from which a text is not the same by chance.
const LEAST_WORDS: f32 = 8.0;

/// Elements around two texts by which they are set alike or not, from the inside.
const LEVELS: usize = 5;

/// What is left of the evidence for a text that is said again.
const LEFT: Weight = Weight::LIKELY;

impl Rule for RepeatedText {
    fn name(&self) -> &str {
        "repeated_text"
    }

    fn phase(&self) -> Phase {
        Phase::Repetition
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() == BodyKind::Text {
            return;
        }
        mark_sums(page, pen);
        let said = || page.blocks().filter(|block| may_be_said_again(*block, pen));
        // Most have not even their counts in common with another, and those are at hand.
        let mut twice: FxHashMap<Counts, bool> = FxHashMap::default();
        for block in said() {
            let known = twice.entry(counts_of(block));
            known.and_modify(|twice| *twice = true).or_insert(false);
        }
        if !twice.values().any(|twice| *twice) {
            return;
        }
        let has_twin = |block: &Block<'_>| twice.get(&counts_of(*block)) == Some(&true);
        // With hashes that nobody can foresee: the texts are the document's.
        let mut best: HashMap<&str, (Block<'_>, Rank)> = HashMap::new();
        let mut again: Vec<Block<'_>> = Vec::new();
        let scriptless: Vec<Range<usize>> = page.scriptless().collect();
        for block in said().filter(has_twin) {
            let rank = (!is_second(block, &scriptless), pen.sum(block));
            match best.entry(block.text()) {
                Entry::Vacant(entry) => _ = entry.insert((block, rank)),
                // The better one is known from now on, and the other one is what is said again.
                Entry::Occupied(mut known) if rank > known.get().1 => {
                    again.push(known.insert((block, rank)).0);
                }
                Entry::Occupied(_) => again.push(block),
            }
        }
        for block in again {
            let other = best.get(block.text());
            if other.is_some_and(|(other, _)| !are_set_alike(block, *other)) {
                let weight = Weight::new(pen.sum(block) + LEFT.log_odds());
                let reason = "stands elsewhere on the page too";
                pen.boilerplate(block, Label::Repetition, weight, reason);
            }
        }
    }
}

/// Words from which a block may be the sum of others, and the share that it then has of the page's. There
/// are but a few such blocks.
const LEAST_SUM: f32 = 40.0;
const SUM_OF_PAGE: f32 = 0.25;

/// How many others a sum has at least, which share of it they are, and how many blocks are looked at to
/// find them.
const LEAST_PARTS: usize = 3;
const SHARE_OF_SUM: f32 = 0.8;
const MOST_PARTS: usize = 200;

/// Marks blocks that are the sum of others that stay.
fn mark_sums(page: &Page, pen: &mut Pen<'_>) {
    let words = page.blocks().map(|block| block.features().words());
    let least = LEAST_SUM.max(SUM_OF_PAGE * words.sum::<f32>());
    let large = page.blocks().filter(|it| it.features().words() >= least);
    for sum in large {
        let is_part = |block: &Block<'_>| {
            block.index() != sum.index()
                && sum.text().starts_with(block.text())
                && may_be_said_again(*block, pen)
        };
        let first = page.blocks().find(is_part);
        if may_be_said_again(sum, pen) && first.is_some_and(|first| is_sum(sum, first, pen)) {
            let weight = Weight::new(pen.sum(sum) + LEFT.log_odds());
            let reason = "stands elsewhere on the page too";
            pen.boilerplate(sum, Label::Repetition, weight, reason);
        }
    }
}

/// Whether a block says what others say, from the first of them on, and hardly anything else.
fn is_sum(sum: Block<'_>, first: Block<'_>, pen: &Pen<'_>) -> bool {
    let (mut rest, mut parts, mut bytes) = (sum.text(), 0, 0);
    let blocks = std::iter::successors(Some(first), |block| block.next());
    for block in blocks.take(MOST_PARTS) {
        if block.bytes() == 0 || block.index() == sum.index() {
            continue;
        }
        if let Some(behind) = rest.strip_prefix(block.text()) {
            let stays = pen.stays(block);
            parts += usize::from(stays);
            bytes += if stays { block.bytes() } else { 0 };
            rest = behind.trim_start();
        }
    }
    parts >= LEAST_PARTS && bytes as f32 >= SHARE_OF_SUM * sum.bytes() as f32
}

/// What texts alike have in common: bytes, characters, words, digits and punctuation marks.
type Counts = (usize, usize, u32, usize, usize);

fn counts_of(block: Block<'_>) -> Counts {
    let features = block.features();
    let (digits, marks) = (features.digits(), features.punctuation());
    (
        block.bytes(),
        features.chars(),
        features.words().to_bits(),
        digits,
        marks,
    )
}

/// Whether the block stays and is text that is hardly the same by chance.
fn may_be_said_again(block: Block<'_>, pen: &Pen<'_>) -> bool {
    let is_text = matches!(
        block.kind(),
        BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::ListItem { .. }
            | BlockKind::Caption
    );
    is_text && block.features().words() >= LEAST_WORDS && pen.stays(block)
}

/// How much speaks for a text to be the one that stays: whether it is neither quoted nor for readers
/// without scripts, and the evidence.
type Rank = (bool, f32);

/// Whether the block is quoted or for readers without scripts.
fn is_second(block: Block<'_>, scriptless: &[Range<usize>]) -> bool {
    let at = scriptless.partition_point(|blocks| blocks.end <= block.index());
    let is_scriptless = scriptless
        .get(at)
        .is_some_and(|blocks| blocks.start <= block.index());
    block.quote_depth() > 0 || is_scriptless
}

/// Whether two blocks stand in elements with the same names and classes.
fn are_set_alike(one: Block<'_>, other: Block<'_>) -> bool {
    let mut around = one.ancestors().zip(other.ancestors()).take(LEVELS);
    one.kind() == other.kind() && around.all(|(one, other)| one.is_like(other))
}
