//! Stories that follow the page's own.

use crate::block::{Block, BlockKind};
use crate::ends::LONGEST_LINE;
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::date;
use crate::page::{ElementName, Page};
use crate::rule::{Phase, Rule};

/// Marks other stories that stand in full behind the page's own.
///
/// # Why
///
/// A site that goes on with the next story when a reader comes to the end sets it like the first: its
/// title in an element with the same name and classes, a date below, then the text.
/// All of the element goes that such a title stands in and the page's own does not. Headings
/// inside a text are set in another way than its title, and where they are not, none of them
/// has a date of its own. Something has to be told before, since a list of stories has no first
/// one.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let told = "<p>The pass was closed on Sunday, after the plough had turned back twice and the last bus \
///     had been left in the square. Snow lies on the road as high as the fence.</p>".repeat(3);
/// let other = "<div><h1 class=title>A lamp is sold</h1><p>3 May 2024</p><p>The lamp of the pier was sold.</p></div>";
/// let page = format!("<title>Snow closes the pass</title><div><h1 class=title>Snow closes the pass</h1>\
///     <p>4 May 2024</p>{told}</div>{other}");
/// let marked = marked_among_all("next_story", page.as_str());
/// assert_eq!(marked, ["A lamp is sold", "3 May 2024", "The lamp of the pier was sold."]);
///
/// let section = page.replace("<p>3 May 2024</p>", "");
/// assert!(marked_among_all("next_story", section.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// Stories whose titles are set without classes or have no date below.
/// Wrongly: the entries of a diary or of a thread, each with a title set like that of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct NextStory;

/// Lines below a title of which one has the date.
const NEAR: usize = 4;

impl Rule for NextStory {
    fn name(&self) -> &str {
        "next_story"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(title) = page.title_heading.and_then(|title| page.block(title)) else {
            return;
        };
        let mut end = page.told_from;
        for block in page.blocks_from(end) {
            if block.index() < end || !is_title_of_another(block, title) {
                continue;
            }
            end = story_end(block, title);
            for of_story in (block.index()..end).filter_map(|at| page.block(at)) {
                let weight = Weight::new(evidence::OF_OTHERS);
                let reason = "stands under the title of another story";
                pen.boilerplate(of_story, Label::RelatedLinks, weight, reason);
            }
        }
    }
}

/// Whether a block is a heading set like the title, with other words and with a date below.
fn is_title_of_another(block: Block<'_>, title: Block<'_>) -> bool {
    is_set_like(block, title) && block.text() != title.text() && has_date_below(block)
}

/// Whether both are headings in elements with the same classes.
fn is_set_like(block: Block<'_>, title: Block<'_>) -> bool {
    if block.kind() != title.kind() {
        return false;
    }
    let (Some(own), Some(of_title)) = (block.ancestors().next(), title.ancestors().next()) else {
        return false;
    };
    own.name() == ElementName::Heading && !own.tokens().is_empty() && own.is_like(of_title)
}

/// Whether a date stands right below a heading.
fn has_date_below(heading: Block<'_>) -> bool {
    let below = heading.page().blocks_from(heading.index() + 1);
    let mut lines = below
        .filter(|block| block.kind() != BlockKind::Image)
        .take(NEAR);
    lines.any(|line| line.features().words() <= LONGEST_LINE && date::find(line.text()).is_some())
}

/// Where the largest element ends that holds a heading and not the title.
fn story_end(heading: Block<'_>, title: Block<'_>) -> usize {
    let elements = heading.ancestors().map(|element| element.blocks());
    let of_story = elements.take_while(|blocks| !blocks.contains(&title.index()));
    of_story
        .last()
        .map_or(heading.index() + 1, |blocks| blocks.end)
}
