//! Buttons to share, print, save.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::no_titles;
use crate::page::Page;
use crate::rule::Rule;

/// Marks buttons to share, print and save, and to change the type size.
///
/// # Why
///
/// They are for using the page.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Share, testing::marked};
///
/// assert_eq!(marked(Share, "Share this article\nShare your bread with the gulls."), [
///     "Share this article"
/// ]);
/// ```
///
/// # Known misses
///
/// Rows of icons whose names are not known, and counts of shares alone. Wrongly: a line that is
/// only the name of a network, and an entry of a glossary (“Share: a part of a company.”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Share;

/// What buttons for the type size say, and the length of each in bytes.
const SIZES: [&str; 3] = ["中", "大", "小"];
const BYTES_OF_SIZE: usize = 3;

/// The same as a line, without the spaces.
const ROWS: [&str; 6] = ["A+A-", "A+A-A", "A+AA-", "A-A+", "A-AA+", "AAA"];

/// The shortest and the longest such line, in bytes.
const BYTES_OF_ROW: std::ops::RangeInclusive<usize> = 4..=12;

/// Whether a line is a row of buttons for the type size: `A+ A- A`.
fn is_row(block: Block<'_>) -> bool {
    let text = block.text();
    BYTES_OF_ROW.contains(&block.bytes())
        && text.starts_with('A')
        && text.contains(' ')
        && ROWS.contains(&&*text.replace(' ', ""))
}

/// Whether a line may be a button for the type size. Where two stand together, they are.
fn is_size(block: Block<'_>) -> bool {
    block.bytes() == BYTES_OF_SIZE && SIZES.contains(&block.text())
}

/// What reads an entry of an encyclopaedia aloud, and how many lines stand beside it in a bar.
const READS_ALOUD: &str = "播报";
const BESIDE_IT: usize = 5;

/// Marks the lines of such a bar that stand around the button that reads aloud.
fn mark_bar(block: Block<'_>, pen: &mut Pen<'_>) {
    if block.text() != READS_ALOUD {
        return;
    }
    let is_beside = |it: &Block<'_>| no_titles::is_function(it.text());
    let before = std::iter::successors(block.previous(), |it| it.previous());
    let behind = std::iter::successors(block.next(), |it| it.next());
    let before = before.take(BESIDE_IT).take_while(is_beside);
    for line in before.chain(behind.take(BESIDE_IT).take_while(is_beside)) {
        let reason = "stands in the bar of an entry";
        pen.boilerplate(line, Label::Share, Weight::new(3.0), reason);
    }
}

impl Rule for Share {
    fn name(&self) -> &str {
        "share"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Share);
        evidence::by_hints(page, pen, Hints::SHARE, Label::Share, (2.6, 1.0));
        for block in evidence::saying(page, Label::Share) {
            mark_bar(block, pen);
        }
        if !page.any.may_change_size {
            return;
        }
        for block in page.blocks() {
            let beside = || {
                let mut beside = [block.previous(), block.next()].into_iter().flatten();
                beside.any(is_size)
            };
            if (is_size(block) && beside()) || is_row(block) {
                let reason = "changes the type size";
                pen.boilerplate(block, Label::Share, Weight::new(2.6), reason);
            }
        }
    }
}
