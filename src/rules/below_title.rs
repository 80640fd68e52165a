//! Dates and bylines next to the title of a plain text.

use super::byline;
use crate::block::Block;
use crate::ledger::{Label, Pen};
use crate::metadata::FieldName;
use crate::metadata::bylines::is_prose;
use crate::metadata::credit_line::LONGEST_LINE;
use crate::metadata::date_lines::DateLines;
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Reads dates and bylines next to the title of a plain text, and marks their lines.
///
/// # Why
///
/// Of a whole page turned to text menus and teasers stand above the title, more of them than
/// [`Byline`](super::Byline) reads at the head of a text. Where the title has been found below them, the lines
/// next to it are read as those of a head are, up to the second paragraph: the title of a page stands beside who
/// wrote it and when.
///
/// # Example
///
/// ```
/// let menus = "Harbour Post\nWeather\nTides\nPuzzles\n".repeat(4);
/// let teaser = "A teaser of another story, long enough to be running text, stands in the menu of this page.\n";
/// let text = "The mountain pass was closed on Sunday, after the plough had turned back twice in the snow.\n";
/// let head = "Snow closes the mountain pass until Friday\nMay 3, 2024\nBy Ann Bell\n";
/// let page = format!("{menus}{}{menus}{head}{}", teaser.repeat(3), text.repeat(6));
/// let article = dechaff::clean(page);
/// assert_eq!(article.title(), Some("Snow closes the mountain pass until Friday"));
/// assert_eq!(article.metadata().authors[0].value, "Ann Bell");
/// ```
///
/// # Known misses
///
/// Dates below the first paragraph. Wrongly: the date of another story whose teaser stands between the title
/// and the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct BelowTitle;

/// Lines above a title below menus, at least: below fewer it stands at the head of the text, which is read
/// without it.
const LEAST_ABOVE: usize = 5;

/// Lines above and below the title that are read.
const ABOVE: usize = 1;
const BELOW: usize = 5;

impl Rule for BelowTitle {
    fn name(&self) -> &str {
        "below_title"
    }

    fn phase(&self) -> Phase {
        Phase::Context
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Text {
            return;
        }
        let title = pen.best(FieldName::Title).and_then(|title| title.block());
        let Some(title) = title.filter(|_| pen.best(FieldName::Published).is_none()) else {
            return;
        };
        let above = page.blocks().take(title).filter(|it| !it.is_envelope());
        if above.take(LEAST_ABOVE).count() < LEAST_ABOVE {
            return;
        }
        let above = page
            .block(title.saturating_sub(ABOVE))
            .filter(|it| it.index() < title);
        let mut lines: Vec<Block<'_>> = above.into_iter().collect();
        let mut is_told = false;
        for block in page.blocks_from(title + 1).take(BELOW) {
            // What the page is about may stand between them.
            match is_prose(block, pen) {
                true if is_told => break,
                true => is_told = true,
                false => lines.push(block),
            }
        }
        let is_known = |line: &Block<'_>| pen.label(*line) == Some(Label::Byline);
        if lines.iter().any(is_known) {
            return;
        }
        let mut dated = DateLines::default();
        for line in lines
            .into_iter()
            .filter(|line| line.bytes() <= LONGEST_LINE)
        {
            byline::check_line(line, true, pen, &mut dated);
        }
        byline::read(page, &dated, pen);
    }
}
