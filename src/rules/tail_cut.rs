//! What stands behind the article.

use crate::ledger::{Label, Pen, Weight};
use crate::block::Block;
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// Marks what stands behind the end of the article.
///
/// # Why
///
/// An article ends with a credit, a disclaimer, comments, related links or page numbers. What
/// follows goes when at least 30 words of body stand before that end and little stands behind
/// it: 15 of 100 words, and more with each further mark of an end, up to half.
///
/// The numbers are set by hand. Body behind a credit keeps the article going.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let body = "The lamp of the pier was auctioned on Saturday, to a man without a name.\n\
///             He carried it down the steps himself, wrapped in a grey blanket of wool.\n\
///             The money will pay for a new one, which is smaller and needs no keeper.\n";
/// let ended = format!("{body}Editor: Tom Oak\nWeather in the valley");
/// assert_eq!(marked_among_all("tail_cut", ended.as_str()), ["Weather in the valley"]);
///
/// let goes_on = format!("{body}Editor: Tom Oak\n{body}");
/// assert!(marked_among_all("tail_cut", goes_on.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A tail without any mark of an end, and one as long as the article. Wrongly: a short note or
/// poem behind the credit that belongs to the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct TailCut;

/// Words of body before the cut, at least.
const LEAST_BODY: f32 = 30.0;

/// The share of the body's words that may stand behind the cut: a teaser or two, not a section.
const LEFT_BEHIND: f32 = 0.15;

/// How much that share grows with each further mark of an end behind the cut. The more of them
/// there are, the surer it is that the article is over.
const FOR_EACH_MARK: f32 = 0.04;

/// The most that it grows to.
const MOST_LEFT_BEHIND: f32 = 0.5;

impl Rule for TailCut {
    fn name(&self) -> &str {
        "tail_cut"
    }

    fn phase(&self) -> Phase {
        Phase::Cut
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        // The ends, each with the words of body before it.
        let mut ends: Vec<(Block<'_>, f32)> = Vec::new();
        let mut total = 0.0;
        for block in page.blocks() {
            total += body_words(block, pen);
            if ends_article(block, pen) {
                ends.push((block, total));
            }
        }
        for (at, &(block, before)) in ends.iter().enumerate() {
            let further = ends.len() - at - 1;
            let share = (LEFT_BEHIND + FOR_EACH_MARK * further as f32).min(MOST_LEFT_BEHIND);
            if before >= LEAST_BODY && total - before <= before * share {
                cut_behind(page, block, pen);
                return;
            }
        }
    }
}

/// The words of a block that count as body.
fn body_words(block: Block<'_>, pen: &Pen<'_>) -> f32 {
    let counts = block.features().is_prose() && pen.stays(block) && !block.is_envelope();
    if counts { block.features().words() } else { 0.0 }
}

/// Whether the block is one with which pages end an article.
fn ends_article(block: Block<'_>, pen: &Pen<'_>) -> bool {
    !block.is_in_head()
        && matches!(
            pen.label(block),
            Some(
                Label::Credit
                    | Label::Disclaimer
                    | Label::Copyright
                    | Label::Comments
                    | Label::RelatedLinks
                    | Label::Pagination
            )
        )
}

fn cut_behind(page: &Page, last: Block<'_>, pen: &mut Pen<'_>) {
    for block in page.blocks().skip(last.index() + 1) {
        if pen.stays(block) && !block.is_envelope() {
            pen.boilerplate(
                block,
                Label::RelatedLinks,
                Weight::new(2.4),
                "stands behind the end of the article",
            );
        }
    }
}
