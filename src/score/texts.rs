//! What the texts of a page's blocks tell, read in one pass: those of a long page are in no cache.

use super::copies::Copies;
use super::survey::Survey;
use crate::block::{Block, BlockKind};
use crate::hints::Hints;
use crate::lanes;
use crate::ledger::Pen;
use crate::metadata::{FieldName, title};
use crate::page::narrow;

/// No block has this place.
const NO_PLACE: u32 = u32::MAX;

/// Words from which a block is more than a price.
const LONGEST_PRICE: f32 = 6.0;

/// What the texts of the seen blocks tell.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The place of the block that has the page's title.
    pub(super) title: Option<u32>,
    /// Short blocks with a sign of a currency.
    pub(super) prices: u32,
    /// By place: the place of the last heading before, or [`NO_PLACE`].
    heading_before: Vec<u32>,
    /// By place: how many seen blocks have the same text.
    copies: Vec<u16>,
}

impl Texts {
    pub(super) fn read(survey: &Survey<'_>, pen: &Pen<'_>) -> Texts {
        let count = survey.seen.len();
        let mut texts = Texts {
            heading_before: Vec::with_capacity(count),
            ..Texts::default()
        };
        let mut copies = Copies::with_capacity(count);
        let title = PageTitle::of(pen);
        let is_title = |block| title.as_ref().is_some_and(|title| title.is_text_of(block));
        // A heading, or else a line of the head.
        let (mut title_heading, mut title_line) = (None, None);
        let mut heading = NO_PLACE;
        for place in 0..count {
            texts.heading_before.push(heading);
            let block = survey.block(place);
            let is_entry = block.is_some_and(is_entry);
            copies.add(block.map_or("", |block| block.text()), is_entry);
            let Some(block) = block else {
                continue;
            };
            let is_heading = matches!(block.kind(), BlockKind::Heading(_));
            let may_be_title = title_heading.is_none()
                && (is_heading || title_line.is_none())
                && !not_its_own(block);
            if may_be_title && is_title(block) {
                let first = if is_heading {
                    &mut title_heading
                } else {
                    &mut title_line
                };
                *first = Some(narrow(place));
            }
            let is_short = block.features().words() < LONGEST_PRICE;
            texts.prices += u32::from(is_short && names_price(block.text()));
            if is_heading {
                heading = narrow(place);
            }
        }
        let text_at = |place| survey.block(place).map_or("", |block| block.text());
        texts.copies = copies.by_place(text_at);
        texts.title = title_heading.or(title_line);
        texts
    }

    /// The place of the last heading before a place.
    pub(super) fn heading_before(&self, place: usize) -> Option<usize> {
        let heading = self.heading_before.get(place).copied();
        let heading = heading.filter(|heading| *heading != NO_PLACE);
        heading.map(|heading| heading as usize)
    }

    /// How many seen blocks have the text of the one at a place.
    pub(super) fn copies_of(&self, place: usize) -> f32 {
        f32::from(self.copies.get(place).copied().unwrap_or_default())
    }
}

/// Whether a block is a link to a place on the page and nothing else. `#` alone is what scripts give
/// their links.
fn is_entry(block: Block<'_>) -> bool {
    let features = block.features();
    features.link_share() == 1.0
        && block
            .links()
            .next()
            .is_some_and(|(address, _)| address.len() > 1 && address.starts_with('#'))
}

/// Whether a sign of a currency stands in the text.
fn names_price(text: &str) -> bool {
    // The signs begin with these bytes, as few other characters do.
    let may_begin = |byte| (byte == b'$') | (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef);
    let mut may_hold = 0;
    lanes::each(text.as_bytes(), |_, lanes| {
        may_hold |= lanes::bits(lanes, may_begin)
    });
    may_hold != 0 && text.contains(['$', '€', '£', '¥', '￥'])
}

/// The page's title, to be found among its blocks.
pub(super) struct PageTitle {
    folded: String,
    /// The most bytes of a text that may be it.
    longest: usize,
}

impl PageTitle {
    pub(super) fn of(pen: &Pen<'_>) -> Option<PageTitle> {
        let title = pen.best(FieldName::Title)?.as_text()?;
        Some(PageTitle {
            folded: title::fold(title),
            longest: title.len() * 2,
        })
    }

    /// Whether it is the text of a block, which is looked at only where it is not too long.
    pub(super) fn is_text_of(&self, block: Block<'_>) -> bool {
        (1..=self.longest).contains(&block.bytes()) && title::folds_to(block.text(), &self.folded)
    }
}

/// Whether the block stands where titles of other stories stand, and the trail of this one.
fn not_its_own(block: Block<'_>) -> bool {
    let hints = Hints::NOT_OF_THE_STORY.with(Hints::BREADCRUMB);
    block.hints().intersects(hints)
}
