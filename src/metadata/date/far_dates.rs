//! Dates far from the title: that of the text, or those of cards that lead to other stories.

use crate::block::{Block, BlockKind};
use crate::hints::Hints;
use crate::metadata::date::labels;
use crate::metadata::sites::address;
use crate::metadata::{PartialDateTime, title};
use crate::phrases::{CreditKey, Hit};

/// Dates far from the title: that of the text, where the page has no other.
pub(crate) enum Far<'a> {
    None,
    One(Block<'a>, PartialDateTime),
    Several,
}

/// The weight of the only date of a page.
pub(crate) const WEIGHT: f32 = 1.05;

impl<'a> Far<'a> {
    pub(crate) fn add(&mut self, block: Block<'a>, date: PartialDateTime) {
        *self = match self {
            Far::None => Far::One(block, date),
            Far::One(first, known) if known.is_day_of(date) => Far::One(*first, *known),
            Far::One(..) | Far::Several => Far::Several,
        };
    }
}

/// Whether a date far from the title can be that of the text: that of a card beside it is in a
/// sidebar or a link or behind a heading for others, that of a copyright line in a footer.
pub(crate) fn may_be_alone(block: Block<'_>) -> bool {
    let beside = Hints::SIDEBAR.with(Hints::FOOTER).with(Hints::COPYRIGHT);
    !block.hints().intersects(beside)
        && block.features().link_share() < 0.5
        && !is_of_card(block)
        && !is_reference(block)
}

/// Whether a line is one of the works that a text refers to: it tells when the work was read, or stands
/// in a list beside others with years.
fn is_reference(block: Block<'_>) -> bool {
    let is_item = |block: Block<'_>| matches!(block.kind(), BlockKind::ListItem { .. });
    let is_like = |other: Option<Block<'_>>| {
        other.is_some_and(|other| is_item(other) && other.features().digits() >= YEAR)
    };
    let is_in_list = is_item(block) && (is_like(block.previous()) || is_like(block.next()));
    let text = block.text();
    is_in_list || text.starts_with(['^', '↑']) || labels::has_label_of_others(text)
}

/// Digits of a year.
const YEAR: usize = 4;

/// The longest line of a card with its date, in words.
const LONGEST_DATE: f32 = 8.0;

/// Whether a date stands above or under the linked headline of another story. Behind the end of a text
/// its date may stand above the next story.
pub(crate) fn is_of_card(block: Block<'_>) -> bool {
    let is_told = |hit: &Hit| hit.credit().is_some_and(CreditKey::is_of_date);
    // The date of a post is often the link to it.
    let is_own = |(link, _): (&str, &str)| address::leads_here(block.page(), link);
    if block.features().words() > LONGEST_DATE
        || block.hits().iter().any(is_told)
        || block.links().any(is_own)
    {
        return false;
    }
    let (above, below) = (block.previous(), block.next());
    let is_prose = |it: Option<Block<'_>>| it.is_some_and(|it| it.features().is_prose());
    let is_headline = |it: Option<Block<'_>>| it.is_some_and(is_headline);
    let may_be_below = above.is_some_and(Block::is_heading) || !is_prose(below);
    !is_prose(above) && is_headline(below) || may_be_below && is_headline(above)
}

/// The shortest headline in words, and the longest in bytes.
const SHORTEST: f32 = 3.0;
const LONGEST: usize = 400;

/// Whether a line is nothing but a link to another story.
fn is_headline(block: Block<'_>) -> bool {
    if block.features().link_share() < 0.9
        || block.features().words() < SHORTEST
        || block.bytes() > LONGEST
    {
        return false;
    }
    let mut links = block.links();
    let (Some((link, text)), None) = (links.next(), links.next()) else {
        return false;
    };
    let page = block.page();
    let title = page.title_heading.and_then(|title| page.block(title));
    let title = title.filter(|title| title.bytes() <= LONGEST);
    // In threads each post has the title of all.
    let is_title = |title: Block<'_>| title::fold(text).contains(&title::fold(title.text()));
    text.trim() == block.text().trim()
        && !address::leads_here(page, link)
        && !title.is_some_and(is_title)
}
