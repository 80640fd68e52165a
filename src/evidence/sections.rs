//! Evidence from elements that begin with a heading.

use super::{OF_OTHERS, is_heading, is_linking_sentence, saying};
use crate::block::{Block, BlockKind};
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::facts;
use crate::page::{BodyKind, Page, WordSums};

/// Log-odds that a phrase of a heading has at least where it tells that comments follow the story.
const LEAST_OF_COMMENTS: f32 = 1.5;

/// The share of a page's words that a section of boilerplate has at most: where there is more, it
/// may be what the page is about.
const LARGEST_SECTION: f32 = 0.5;

/// Marks what stands in elements that begin with a heading made of nothing but phrases: `short`
/// log-odds for what is no running text, `prose` for what is. The heading itself is marked where the
/// story has been told.
pub(crate) fn by_sections(
    page: &Page,
    pen: &mut Pen<'_>,
    label: Label,
    (short, prose): (f32, f32),
) {
    // Plain text has no elements.
    if page.phrase_labels & label.bit() == 0 || page.containers.len() <= 1 {
        return;
    }
    let mut words = None;
    let mut end = 0;
    for heading in saying(page, label) {
        let is_authors = || heading.is_heading() && heading.next().is_some_and(is_linking_sentence);
        if heading.index() < end || !is_heading(heading, label) || is_authors() || is_badge(heading)
        {
            continue;
        }
        // Lines that are no headings, as “See all”, stand behind what they are about.
        let is_told =
            heading.is_heading() && heading.is_behind_story() && !may_be_of_paper(heading, label);
        end = section_end(heading, &mut words, is_told);
        // Where the story goes on behind it, a heading may be the author's.
        let first = heading.index() + usize::from(!is_told || end == heading.index() + 1);
        let section = (first..end).filter_map(|at| page.block(at));
        for block in section.filter(|it| label != Label::RelatedLinks || !is_data(*it)) {
            let weight = match block.features().is_prose() {
                true if is_told => OF_OTHERS,
                true => prose,
                false => short,
            };
            let reason = "stands in a section with a heading for this";
            pen.boilerplate(block, label, Weight::new(weight), reason);
        }
    }
}

/// Whether a line is a badge on what the heading right below it names, as “Most popular” on the plan of a
/// service: neither is a link, and the line is no heading itself.
pub(crate) fn is_badge(line: Block<'_>) -> bool {
    let is_name = |below: Block<'_>| below.is_heading() && below.features().link_chars == 0;
    line.features().link_chars == 0 && !line.is_heading() && line.next().is_some_and(is_name)
}

/// Whether a block is data, as what a product is made of under “More information”: a row without links, or
/// one of several items that are a key and a value, as what a game needs under “Recommended:”. Headlines in
/// plain text have colons and no links too.
pub(crate) fn is_data(block: Block<'_>) -> bool {
    if block.features().link_chars > 0 {
        return false;
    }
    match block.kind() {
        BlockKind::TableRow { .. } => true,
        BlockKind::ListItem { .. } => {
            block.page().body_kind() == BodyKind::Html && facts::is_among(block)
        }
        _ => false,
    }
}

/// Whether a heading of comments says no more than that of a part of a paper does: a discussion.
fn may_be_of_paper(heading: Block<'_>, label: Label) -> bool {
    let mut phrases = heading.hits().iter().filter_map(|hit| hit.phrase());
    label == Label::Comments
        && phrases.all(|it| it.label() != label || it.weight < LEAST_OF_COMMENTS)
}

/// Where the section ends that a heading begins: with the largest element that holds nothing before
/// it, as long as that is no more than a part of the page, and not the one with the story's title. Above
/// the story, a box whose classes say what it is does not end behind itself: the body of the story may
/// begin with it.
pub(crate) fn section_end(
    heading: Block<'_>,
    words: &mut Option<WordSums>,
    is_told: bool,
) -> usize {
    let page = heading.page();
    // Behind the story a section may be of any length.
    let words = match is_told {
        true => None,
        false => Some(words.get_or_insert_with(|| WordSums::of(page, |_| true))),
    };
    let mut end = heading.index() + 1;
    // A box's own hint, where it has one.
    let mut boxes = [Hints::RELATED, Hints::COMMENTS].into_iter();
    let of_box = boxes.find(|it| !is_told && heading.hints().contains(*it));
    for element in heading.ancestors() {
        let blocks = element.blocks();
        let is_in_box = of_box.is_none_or(|hint| element.hints().contains(hint));
        if end > heading.index() + 1 && !is_in_box {
            break;
        }
        let has_title = page.title_heading.is_some_and(|at| blocks.contains(&at));
        let section = heading.index()..blocks.end;
        let is_most = words
            .as_ref()
            .is_some_and(|words| words.within(&section) > LARGEST_SECTION * words.all());
        if blocks.start < heading.index() || has_title || is_most {
            break;
        }
        end = end.max(blocks.end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::may_be_of_paper;
    use crate::{Cleaner, Label};

    #[test]
    fn a_badge_heads_nothing() {
        let plan = |name: &str| {
            format!(
                "<p>The plans differ in how often a site is looked at, and in who is called then.</p>\
                 <div class=plan><span>Most popular</span>{name}<p>$29 a month</p></div>"
            )
        };
        let read =
            |name: &str| crate::testing::marked(crate::rules::RelatedLinks, plan(name).as_str());
        assert_eq!(read("<h3>Team</h3>"), ["Most popular"]);
        assert!(read("<h3><a href=/1>Team</a></h3>").len() > 1);
    }

    #[test]
    fn a_discussion_may_be_a_part_of_a_paper() {
        let may_be = |heading: &str| {
            let page = Cleaner::default().read(format!("<h2>{heading}</h2>"));
            let heading = page.block(0).expect("a heading");
            may_be_of_paper(heading, Label::Comments)
        };
        assert!(may_be("Discussion") && may_be("Methods"));
        assert!(!may_be("Reader comments") && !may_be("12 Comments") && !may_be("网友评论"));
    }
}
