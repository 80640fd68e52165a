//! What stands above the title.

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{FieldName, official_titles, title};
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Marks short lines above the title, byline or breadcrumb trail.
///
/// # Why
///
/// Above them stand menus, other headlines and the name of the site. The line that ends this
/// head is the last one before the first paragraph that other rules took for a title, byline or
/// trail; running text above it stays, as it may be a lead. In plain text without running text
/// a sentence has to stand below that line: a notice ends with its date.
///
/// In plain text teasers of other stories, which are whole sentences, go too where the title is
/// known from elsewhere, stands below them with a byline, and twice as much follows.
///
/// The weight and the shares are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let document = "Weather\nTides\nSnow closes the pass\nBy Ann Bell | 3 March 2024\n\
///                 The pass was closed on Sunday, after the plough had turned back twice.";
/// assert_eq!(marked_among_all("head_cut", document), ["Weather", "Tides"]);
///
/// let poem = "The river runs\npast the old pier\nand does not ask";
/// assert!(marked_among_all("head_cut", poem).is_empty());
/// ```
///
/// # Known misses
///
/// Whole sentences above a title that nothing else states. Wrongly: the title itself where it is not known to be one
/// and a trail or byline stands under it.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeadCut;

/// How far behind the first running text a title may stand, in lines.
const LINES: usize = 30;

/// The longest title and the longest teaser, in words.
const LONGEST_TITLE: f32 = 40.0;
const LONGEST_TEASER: f32 = 40.0;

/// The words of running text that may stand above the title, as a share of those below it.
const MOST_ABOVE: f32 = 0.5;

impl Rule for HeadCut {
    fn name(&self) -> &str {
        "head_cut"
    }

    fn phase(&self) -> Phase {
        Phase::Cut
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if let Some(title) = title_below_teasers(page, pen) {
            for block in page.blocks().take(title) {
                cut(block, pen);
            }
            return;
        }
        let head = || page.blocks().take_while(|block| block.is_in_head());
        let is_title = |block: &Block<'_>| pen.label(*block) == Some(Label::Title);
        let own = head().find(|it| it.kind() == BlockKind::Heading(1) && is_title(it));
        // Below the heading of the page a section may be called like it: `红烧茄子`, `红烧茄子的做法`.
        let is_section = |block: &Block<'_>| {
            let is_inner = matches!(block.kind(), BlockKind::Heading(2..));
            is_inner && is_title(block) && own.is_some_and(|own| own.index() < block.index())
        };
        let anchor = head()
            .filter(|block| !is_section(block))
            .filter(|block| {
                matches!(
                    pen.label(*block),
                    Some(Label::Title | Label::Byline | Label::Breadcrumb)
                )
            })
            .last();
        let Some(anchor) = anchor.filter(|anchor| has_text_below(*anchor, pen)) else {
            return;
        };
        let of_card = anchor.previous().filter(|above| is_title_of_card(*above));
        let of_card = of_card.map(Block::index);
        for block in page.blocks().take(anchor.index()) {
            // Below the title a sentence is the page's own: what is asked, a summary.
            let is_below = || own.is_some_and(|own| own.index() < block.index());
            let is_own = || {
                (block.features().ends_sentence() && is_below())
                    || Some(block.index()) == of_card
                    || is_enactment(block, pen)
            };
            if !block.features().is_prose() && !is_own() {
                cut(block, pen);
            }
        }
    }
}

/// Whether a line below the title tells how the law came about that it is the title of.
fn is_enactment(block: Block<'_>, pen: &Pen<'_>) -> bool {
    official_titles::is_enactment(block)
        && block
            .previous()
            .is_some_and(|above| pen.label(above) == Some(Label::Title))
}

/// Whether a line right above a byline is the title of what it leads to: the byline is that of a card,
/// the first of a listing.
fn is_title_of_card(block: Block<'_>) -> bool {
    let is_inner = matches!(block.kind(), BlockKind::Heading(2..));
    is_inner && block.features().link_share() > 0.5
}

/// Whether something below a line could be the text: a paragraph, a sentence, or where the lines
/// above it are no sentences either, any line.
fn has_text_below(anchor: Block<'_>, pen: &Pen<'_>) -> bool {
    let page = anchor.page();
    if page.first_prose() < page.blocks().len() {
        return true;
    }
    let is_sentence = |block: Block<'_>| block.features().ends_sentence();
    let stay = |block: &Block<'_>| pen.stays(*block) && !block.is_envelope();
    let mut below = page.blocks_from(anchor.index() + 1).filter(stay);
    let Some(first) = below.next() else {
        return false;
    };
    let mut above = page.blocks().take(anchor.index()).filter(stay);
    is_sentence(first) || below.any(is_sentence) || !above.any(is_sentence)
}

fn cut(block: Block<'_>, pen: &mut Pen<'_>) {
    if pen.stays(block) && !block.is_envelope() {
        let reason = "stands above the title or byline";
        pen.boilerplate(block, Label::Navigation, Weight::new(2.4), reason);
    }
}

/// The title of a plain text above which teasers stand that are whole sentences: it is known from
/// elsewhere, a byline follows, and far more running text stands below it than above.
fn title_below_teasers(page: &Page, pen: &Pen<'_>) -> Option<usize> {
    if page.body_kind() != BodyKind::Text {
        return None;
    }
    let known = pen.best(FieldName::Title)?.as_text()?;
    let first = page.first_prose();
    let place = (first + 1..page.blocks().len().min(first + LINES)).find(|at| {
        let next = |step: usize| page.block(at + step).and_then(|block| pen.label(block));
        let has_byline = [next(1), next(2)].contains(&Some(Label::Byline));
        let block = page.block(*at).filter(|_| has_byline);
        block.is_some_and(|block| {
            block.features().words() <= LONGEST_TITLE
                && title::folds_to(block.text(), &title::fold(known))
        })
    })?;
    let above = || {
        let blocks = page.blocks().take(place);
        blocks.filter(|block| !block.is_envelope())
    };
    let are_teasers = above().all(|block| block.features().words() <= LONGEST_TEASER);
    let below = prose_words(page.blocks_from(place));
    (are_teasers && prose_words(above()) <= below * MOST_ABOVE).then_some(place)
}

fn prose_words<'a>(blocks: impl Iterator<Item = Block<'a>>) -> f32 {
    let prose = blocks.filter(|block| block.features().is_prose());
    prose.map(|block| block.features().words()).sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_section_may_be_called_like_the_page() {
        let page = "<title>红烧茄子的做法_河口菜谱</title><h1>红烧茄子</h1><h2>用料</h2>\
                    <table><tr><td>茄子</td><td>2根</td></tr><tr><td>大蒜</td><td>4瓣</td></tr></table>\
                    <h2>红烧茄子的做法</h2><ol><li>茄子洗净切块。</li><li>热锅放油，煎软盛出。</li></ol>";
        let article = crate::clean(page);
        for line in ["用料", "茄子\t2根", "大蒜\t4瓣", "热锅放油，煎软盛出。"] {
            assert!(article.text().contains(line), "{line}: {}", article.text());
        }
    }
}
