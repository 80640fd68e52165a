//! Menus and footers of pages that stand in one line.

use std::ops::Range;

use crate::block::Block;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{LineSource, Page};
use crate::read::one_line;
use crate::rule::{Phase, Rule};

/// Marks what stands around the running text of a page that a tool put into one line.
///
/// # Why
///
/// Tools that join the texts of a page by spaces leave nothing to tell a menu from the story but the
/// sentences of the story, and the title with which the line begins and that comes again above it. The
/// story is the run of blocks with the most words of sentences, less the words that are in none. What
/// stands on either side is a menu or a footer, where it says a phrase of those for each 50 words, and
/// has a fourth of the story's sentences at most.
///
/// The weight and the shares are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let story = "The pass was closed on Sunday, after the plough had turned back twice. ".repeat(25);
/// let page = format!("Harbour Post Skip to content Sign up for our newsletter Share this Log in \
///                     Home News Sport Tides Shop {story}");
/// assert!(marked_among_all("one_line", &page).contains(&"Home News Sport Tides Shop".to_owned()));
/// let lines = page.replace(". ", ".\n");
/// assert!(marked_among_all("one_line", &lines).is_empty());
/// ```
///
/// # Known misses
///
/// Menus between running text, and the last item of one, where no title stands between it and the first
/// sentence. Wrongly: lists with which a text begins or ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct OneLine;

/// Set by hand.
const WEIGHT: f32 = 2.4;

/// The share of running text on a page of which it is the main part, at least.
const LEAST_TEXT: f32 = 0.2;

/// Words of a sentence that is no notice in a menu, at least.
const LEAST_WORDS: f32 = 6.0;

/// Blocks between the title and the text, at most.
const NEAR: usize = 8;

/// The words of running text that may stand on either side, as a share of those of the text.
const MOST_AROUND: f32 = 0.25;

/// Words for each phrase of menus and footers, at most.
const WORDS_PER_NOTICE: f32 = 50.0;

impl Rule for OneLine {
    fn name(&self) -> &str {
        "one_line"
    }

    fn phase(&self) -> Phase {
        Phase::Cut
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.lines != LineSource::OneLine {
            return;
        }
        let text = text(page);
        let Some(start) = text.clone().next() else {
            return;
        };
        let most = running(page, text.clone()) * MOST_AROUND;
        let start = title_in(page, pen, &text, most).unwrap_or(start);
        for side in [0..start, text.end..page.blocks().len()] {
            if running(page, side.clone()) > most || !is_noticed(page, side.clone()) {
                continue;
            }
            for block in side.filter_map(|at| page.block(at)) {
                if pen.stays(block) && !block.is_envelope() {
                    let reason = "stands around the text of a page in one line";
                    pen.boilerplate(block, Label::Navigation, Weight::new(WEIGHT), reason);
                }
            }
        }
    }
}

/// Whether phrases of what stands around stories are as frequent among the blocks as in menus and footers.
fn is_noticed(page: &Page, blocks: Range<usize>) -> bool {
    let around = one_line::around();
    let (mut notices, mut words) = (0.0, 0.0);
    for block in blocks.filter_map(|at| page.block(at)) {
        words += block.features().words();
        if block.data().phrase_labels & around != 0 {
            notices += 1.0;
        }
    }
    notices > 0.0 && words <= notices * WORDS_PER_NOTICE
}

/// The words of running text among the blocks.
fn running(page: &Page, blocks: Range<usize>) -> f32 {
    let blocks = blocks.filter_map(|at| page.block(at));
    let running = blocks.filter(|block| is_text(*block));
    running.map(|block| block.features().words()).sum()
}

/// The blocks with the most running text, less what among them is none, by words; no block where nearly
/// all of the page is none.
fn text(page: &Page) -> Range<usize> {
    let (mut start, mut sum) = (0, 0.0);
    let (mut best, mut most) = (0..0, 0.0);
    let (mut running, mut all) = (0.0, 0.0);
    for block in page.blocks().filter(|block| !block.is_envelope()) {
        let words = block.features().words();
        let is_text = is_text(block);
        all += words;
        running += if is_text { words } else { 0.0 };
        sum += if is_text { words } else { -words };
        if sum < 0.0 {
            (start, sum) = (block.index() + 1, 0.0);
        } else if sum > most {
            (best, most) = (start..block.index() + 1, sum);
        }
    }
    match running < all * LEAST_TEXT {
        true => 0..0,
        false => best,
    }
}

fn is_text(block: Block<'_>) -> bool {
    block.features().ends_sentence() && block.features().words() >= LEAST_WORDS
}

/// The title above the text, or in it where at `most` so many words of running text stand above.
fn title_in(page: &Page, pen: &Pen<'_>, text: &Range<usize>, most: f32) -> Option<usize> {
    let is_title = |at: &usize| {
        let block = page.block(*at);
        block.is_some_and(|block| pen.label(block) == Some(Label::Title))
    };
    let mut above = 0.0;
    let head = text.clone().take_while(|at| {
        let is_head = above <= most;
        above += running(page, *at..at + 1);
        is_head
    });
    let in_text = head.filter(is_title).last();
    // Between the title of a window and the text stand menus.
    let is_of_text = |at: &usize| !is_noticed(page, at + 1..text.start);
    let near = text.start.saturating_sub(NEAR)..text.start;
    in_text.or_else(|| near.filter(is_title).filter(is_of_text).last())
}
