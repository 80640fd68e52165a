//! What the page says a second time.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::block::{Block, BlockKind};
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, ElementName, Page, WordSums};
use crate::rule::{Phase, Rule};
use crate::score;

/// Marks text that stays elsewhere on the page, set in another way.
///
/// # Why
///
/// A thread quotes the post that it answers, a page has one text for wide screens and one for
/// narrow ones, or another for readers without scripts, and the teaser of a story is its first
/// paragraph. Who reads the page sees such a text once or skips it. Of texts alike, the one stays
/// that is neither quoted nor for readers without scripts and that most speaks for. What is set in
/// the same way, in elements with the same names and classes, is meant to be there again: a
/// refrain, the same note under two entries. So are code and rows of tables. A quote goes as a whole,
/// where nearly all of it stands elsewhere, or not at all; so does what is for readers without scripts, short lines
/// included.
///
/// In plain text, where nothing tells how lines are set, it is what brokers print at the foot of each sheet of
/// their research.
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

/// Texts that most pages have at most.
const USUAL: usize = 48;

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
        // Manuals say in a table of members what they say again where each is described.
        if page.body_kind() == BodyKind::Text {
            return mark_feet(page, pen);
        }
        if score::is_manual(page) {
            return;
        }
        mark_sums(page, pen);
        let said = || page.blocks().filter(|block| may_be_said_again(*block, pen));
        // Most have not even their counts in common with another, and those are at hand.
        let mut twice: FxHashMap<Counts, bool> = FxHashMap::default();
        twice.reserve(USUAL.min(page.blocks.len()));
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
        again.retain(|block| {
            let other = best.get(block.text());
            other.is_some_and(|(other, _)| !are_set_alike(*block, *other))
        });
        let (quoted, again): (Vec<_>, Vec<_>) = again
            .into_iter()
            .map(|block| (block, quote_around(block)))
            .partition(|(_, quote)| quote.is_some());
        // What is for readers without scripts goes as a whole too, where the page shows nearly all of it.
        let shown = again.iter().filter_map(|(block, _)| {
            let mut around = scriptless.iter();
            let around = around.find(|blocks| blocks.contains(&block.index()));
            around.map(|blocks| (*block, Some(blocks.clone())))
        });
        let shown: Vec<_> = shown.collect();
        mark_wholes(page, pen, &shown);
        let others = again.iter().filter(|(block, _)| pen.stays(*block));
        let others: Vec<_> = others.map(|(block, _)| *block).collect();
        others.into_iter().for_each(|block| mark(block, pen));
        mark_wholes(page, pen, &quoted);
    }
}

fn mark(block: Block<'_>, pen: &mut Pen<'_>) {
    let weight = Weight::new(pen.sum(block) + LEFT.log_odds());
    let reason = "stands elsewhere on the page too";
    pen.boilerplate(block, Label::Repetition, weight, reason);
}

/// The share of the words of a quote that have to stand elsewhere for it to be said again: it goes as
/// a whole or not at all.
const QUOTED_SHARE: f32 = 0.7;

/// The longest line before what is quoted that names who said it, in bytes.
const LONGEST_NAMING: usize = 60;

/// The blocks of the innermost quote around a block.
fn quote_around(block: Block<'_>) -> Option<Range<usize>> {
    let mut around = block.ancestors().take(LEVELS);
    let quote = around.find(|element| {
        element.name() == ElementName::Blockquote || element.tokens().contains("quote")
    });
    quote.map(|element| element.blocks())
}

/// The text without the words before it that name who said it: “nora wrote:”.
fn without_naming(text: &str) -> &str {
    let behind = text.split_once([':', '：']);
    let behind = behind.filter(|(before, _)| before.len() <= LONGEST_NAMING);
    let behind = behind.map(|(_, behind)| behind.trim_start());
    behind.filter(|behind| !behind.is_empty()).unwrap_or(text)
}

/// Marks the quotes, or what is for readers without scripts, whole, of which nearly all stands elsewhere.
/// Given are the blocks of them that do, each with its quote.
fn mark_wholes(page: &Page, pen: &mut Pen<'_>, again: &[(Block<'_>, Option<Range<usize>>)]) {
    if again.is_empty() {
        return;
    }
    let mut quotes: Vec<Range<usize>> = again.iter().filter_map(|(_, it)| it.clone()).collect();
    // Outer ones before those inside of them.
    quotes.sort_by_key(|quote| (quote.start, std::cmp::Reverse(quote.end)));
    quotes.dedup();
    let is_text = |block: Block<'_>| pen.stays(block) && !block.is_envelope();
    let (mut next, mut end) = (quotes.iter().peekable(), 0);
    let others = page.blocks().filter(|block| {
        while let Some(quote) = next.next_if(|quote| quote.start <= block.index()) {
            end = end.max(quote.end);
        }
        block.index() >= end && is_text(*block)
    });
    let others: HashSet<&str> = others.map(Block::text).collect();
    let known: FxHashSet<usize> = again.iter().map(|(block, _)| block.index()).collect();
    let words = WordSums::of(page, is_text);
    let said = WordSums::of(page, |block| {
        let text = block.text();
        let is_said = || {
            let mut said = [text, without_naming(text)].into_iter();
            known.contains(&block.index()) || said.any(|said| others.contains(said))
        };
        is_text(block) && is_said()
    });
    let mut end = 0;
    for quote in quotes {
        if quote.start >= end && said.within(&quote) >= QUOTED_SHARE * words.within(&quote) {
            end = quote.end;
            for block in quote.filter_map(|at| page.block(at)) {
                if pen.stays(block) {
                    mark(block, pen);
                }
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
    let is_text = || {
        matches!(
            block.kind(),
            BlockKind::Paragraph
                | BlockKind::Heading(_)
                | BlockKind::ListItem { .. }
                | BlockKind::Caption
        )
    };
    block.features().words() >= LEAST_WORDS && is_text() && pen.stays(block)
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

/// Marks the lines at the feet of sheets that lead to what is stated behind the text. Known before, they would
/// tell the score that the text is over at the end of the first sheet.
fn mark_feet(page: &Page, pen: &mut Pen<'_>) {
    let feet = page.blocks().filter(|it| evidence::is_running_foot(*it));
    let feet: Vec<_> = feet.collect();
    if feet.len() < 2 {
        return;
    }
    for block in feet {
        let reason = "stands at the foot of each sheet";
        pen.boilerplate(block, Label::Disclaimer, Weight::new(OF_FEET), reason);
    }
}

/// How sure it is, in log-odds, that such a line is none of the text: more than a score gives back.
const OF_FEET: f32 = 6.0;

#[cfg(test)]
mod tests {
    use crate::testing::marked_among_all;

    const LINES: [&str; 4] = [
        "The stern gland drips about once a minute even after I tightened both nuts.",
        "The greaser is full.",
        "I read the handbook of the yard, which says that one drop a minute is fine.",
        "Is that still normal for an old boat with a wooden hull?",
    ];

    fn marked(quoted: &str) -> Vec<String> {
        let post = LINES.join("<br>");
        let answer = "Yes, the handbook is right about that, but you should watch it every day.";
        let page = format!(
            "<div class=post><p>nora</p><div>{post}</div></div><div class=post><p>tom</p>             <blockquote><div>{quoted}</div></blockquote>{answer}</div>"
        );
        marked_among_all("repeated_text", page.as_str())
    }

    #[test]
    fn manuals_say_again_what_a_member_does() {
        let page = |class: &str| {
            let members = LINES.map(|line| {
                let row = format!("<div class=col-last><div class=block>{line}</div></div>");
                let entry = format!("<section class=detail><h3>light</h3><p>{line}</p></section>");
                (row, entry)
            });
            let (rows, entries) = (
                members.each_ref().map(|it| &*it.0),
                members.each_ref().map(|it| &*it.1),
            );
            format!(
                "<body class='{class}'><main>{}{}</main></body>",
                rows.concat(),
                entries.concat()
            )
        };
        let marked = |class: &str| marked_among_all("repeated_text", page(class).as_str());
        assert!(marked("class-declaration-page").is_empty());
        assert!(!marked("shop").is_empty());
    }

    #[test]
    fn a_quote_goes_as_a_whole_or_stays() {
        let whole = marked(&format!("<cite>nora wrote:</cite> {}", LINES.join("<br>")));
        assert_eq!(whole.len(), LINES.len(), "{whole:?}");
        let own = "But in the handbook of the other yard it says that it should not drip at all,                    and that a gland which drips has to be packed anew each spring.";
        let some = marked(&[LINES[0], LINES[1], own].join("<br>"));
        assert!(some.is_empty(), "{some:?}");
    }
    #[test]
    fn what_is_for_readers_without_scripts_goes_with_its_short_lines() {
        let post = LINES.map(|line| format!("<p>{line}</p>")).concat();
        let page = |scriptless: &str| {
            format!(
                "<div class=post>{post}</div><noscript><article>{scriptless}</article></noscript>"
            )
        };
        let marked = |page: String| marked_among_all("repeated_text", page.as_str());
        assert_eq!(marked(page(&post)), LINES);
        let other = "<p>Who has no scripts reads here what others see in the drawing above, and a \
                     little more of what the yard wrote in the handbook of the old boat.</p>";
        let some = format!("<p>{}</p><p>{}</p>{other}", LINES[0], LINES[1]);
        assert_eq!(marked(page(&some)), [LINES[0]]);
    }
}
