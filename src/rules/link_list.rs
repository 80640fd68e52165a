//! Runs of lines that are links and nothing else.

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page, bars};
use crate::rule::Rule;

/// Marks runs of lines that are links and nothing else.
///
/// # Why
///
/// Three such lines in a row are a menu or a list of other stories: a line is one when three
/// quarters of its characters are linked and it has less than 30 words. Headings that are links
/// are marked lightly, since a title may link to its own page. In plain text, where only Markdown
/// keeps links, five bulleted lines without an end of a sentence behind the last paragraph count as
/// such a run, if a phrase of pages stands there too. A line of links that signs set apart is a menu by
/// itself: `Home | News | Guestbook`.
///
/// The numbers are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::LinkList, testing::marked};
///
/// let document = "<p>The pass was closed on Sunday evening.</p><ul>\
///                 <li><a href='/1'>Ferry sails</a></li><li><a href='/2'>A bench</a></li>\
///                 <li><a href='/3'>Swans counted</a></li></ul>";
/// assert_eq!(marked(LinkList, document), ["Ferry sails", "A bench", "Swans counted"]);
///
/// let list = "<p>Take these along.</p><ul><li>500 g of <a href='/o'>oats</a></li>\
///             <li>some <a href='/h'>honey</a></li><li>a pinch of <a href='/s'>salt</a></li></ul>";
/// assert!(marked(LinkList, list).is_empty());
/// ```
///
/// # Known misses
///
/// Two links in a row, and links with long summaries between them. Wrongly: a linked table of
/// contents, a bibliography whose entries are links, and a bulleted list with which a plain
/// text ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct LinkList;

/// Linked lines in a row from which they are a list of links.
const RUN: usize = 3;

/// Bulleted lines of plain text in a row, behind the last paragraph, from which they are one.
const BULLETED_RUN: usize = 5;

/// The share of linked characters from which a line is a link.
const LINKED: f32 = 0.75;

/// How sure it is that links which signs set apart are a menu.
const BAR: f32 = 3.4;

/// Words from which a line is more than a link.
const LONGEST: f32 = 30.0;

impl Rule for LinkList {
    fn name(&self) -> &str {
        "link_list"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let last_prose = page
            .blocks()
            .rev()
            .find(|block| block.features().is_prose() && !block.is_envelope())
            .map_or(0, Block::index);
        let text = page.body_kind() == BodyKind::Text;
        // Recipes and minutes end with lists too; behind these stands nothing that pages have.
        let has_tail = page
            .blocks_with_hits()
            .any(|block| block.index() > last_prose && !block.features().is_bulleted());
        let from = match (page.any.has_links, text && has_tail) {
            (true, _) => 0,
            (false, true) => last_prose + 1,
            (false, false) => return,
        };
        let mut run: Vec<Block<'_>> = Vec::new();
        for block in page.blocks_from(from) {
            if bars::is_bar(block) {
                pen.boilerplate(block, Label::Navigation, Weight::new(BAR), "a bar of links");
            }
            let behind = text && has_tail && block.index() > last_prose;
            let belongs = is_link(block) || (behind && is_bulleted_headline(block));
            if belongs {
                run.push(block);
            } else if !run.is_empty() {
                mark(&mut run, text, pen);
            }
        }
        mark(&mut run, text, pen);
    }
}

fn is_link(block: Block<'_>) -> bool {
    let features = block.features();
    features.link_chars > 0
        && features.link_share() >= LINKED
        && features.words() < LONGEST
        && !matches!(block.kind(), BlockKind::TableRow { .. } | BlockKind::Code)
}

fn is_bulleted_headline(block: Block<'_>) -> bool {
    let features = block.features();
    features.is_bulleted() && !features.ends_sentence() && features.words() < LONGEST
}

fn mark(run: &mut Vec<Block<'_>>, text: bool, pen: &mut Pen<'_>) {
    let links = run.iter().filter(|block| is_link(**block)).count();
    if links < RUN && run.len() < BULLETED_RUN {
        run.clear();
        return;
    }
    for block in run.drain(..) {
        let weight = match (block.kind(), text && !is_link(block)) {
            (_, true) => 1.8,
            // A title may be a link to its own page.
            (BlockKind::Heading(_), false) => 0.8,
            _ => 2.2,
        };
        pen.boilerplate(
            block,
            Label::RelatedLinks,
            Weight::new(weight),
            "one of a run of links",
        );
    }
}
