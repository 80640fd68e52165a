//! Blocks that are right or wrong together: the score of each gives way to those of the others.
//!
//! Blocks are alike that are of one kind and stand in elements with the same classes: the
//! lines of all posts of a thread, their authors, the prices of the cards of a listing. A page sets
//! in one way what is one thing to it. On the page of a product, so are the blocks of a section,
//! from one heading to the next: a description, a specification, reviews.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::block_columns::kind_number;
use super::model::TypeShares;
use super::survey::Survey;
use super::wholes;
use crate::block::{Block, BlockKind};
use crate::page::narrow;
use crate::page_type::PageType;

/// How far the score of a block gives way to those of blocks like it, where these have many words.
/// This and the next by cross-validation; a third or two thirds are nearly as good.
const TO_ALIKE: f32 = 0.5;

/// How far it then gives way to its section, on what is surely the page of a product. On other pages
/// a heading stands above what is not of the text any more.
const TO_SECTION: f32 = 0.6;

/// Words of the others to which the score of a block gives way half as far.
const FEW_WORDS: f32 = 5.0;

/// The share of links from which a block is linked as a whole.
const LINKED: f32 = 0.5;

/// About how many blocks are alike: there is room for so many likenesses from the beginning.
const BLOCKS_A_LIKENESS: usize = 4;

/// What the forest makes of blocks that are not scored, since the rules decide alone.
pub(super) const LOG_ODDS_OF_DECIDED: f32 = -5.0;

/// Has the log-odds of the scored blocks of a page that may be of these types give way to each
/// other.
pub(super) fn reconcile(survey: &Survey<'_>, types: &TypeShares, log_odds: &mut [f32]) {
    let mut words = Vec::with_capacity(log_odds.len());
    words.extend(survey.scored_blocks().map(weight));
    give_way(log_odds, &words, &alike(survey), TO_ALIKE);
    let to_section = TO_SECTION * types.of(PageType::Product);
    if to_section > 0.01 {
        by_sections(survey, log_odds, to_section);
    }
    wholes::keep_whole(survey, types, log_odds);
}

/// Has them give way to their sections, in which what is decided counts too.
fn by_sections(survey: &Survey<'_>, log_odds: &mut [f32], share: f32) {
    let mut of_all = vec![LOG_ODDS_OF_DECIDED; survey.seen.len()];
    for (place, log_odds) in survey.scored.iter().zip(&*log_odds) {
        if let Some(slot) = of_all.get_mut(*place as usize) {
            *slot = *log_odds;
        }
    }
    let blocks = (0..survey.seen.len()).filter_map(|place| survey.block(place));
    let words: Vec<f32> = blocks.map(weight).collect();
    give_way(&mut of_all, &words, &sections(survey), share);
    for (place, log_odds) in survey.scored.iter().zip(log_odds) {
        *log_odds = of_all.get(*place as usize).copied().unwrap_or(*log_odds);
    }
}

/// The words that a block counts for: what has none, as a line of signs, counts as one.
fn weight(block: Block<'_>) -> f32 {
    block.features().words().max(1.0)
}

/// For each scored block a number that is the same for blocks that are alike; the numbers have no
/// gaps.
pub(super) fn alike(survey: &Survey<'_>) -> Vec<u32> {
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    known.reserve(survey.scored.len() / BLOCKS_A_LIKENESS);
    // Of neighbours in one element, what is around them is known.
    let mut last = None;
    let number_of = |block: Block<'_>| {
        let container = block.data().container;
        let around = match last {
            Some((known, around)) if known == container => around,
            _ => classes_around(survey, container),
        };
        last = Some((container, around));
        let likeness = likeness(block, around);
        let next = narrow(known.len());
        *known.entry(likeness).or_insert(next)
    };
    let mut numbers = Vec::with_capacity(survey.scored.len());
    numbers.extend(survey.scored_blocks().map(number_of));
    numbers
}

/// What blocks that are alike have in common, as a hash: what is around them, what the block is, and
/// whether it is linked as a whole.
fn likeness(block: Block<'_>, around: u64) -> u64 {
    let is_linked = block.features().link_share() > LINKED;
    FxBuildHasher.hash_one((around, kind_number(block.kind()).to_bits(), is_linked))
}

/// The words of the classes of an element and of the two around it, as a hash. Digits, as in the id of
/// each post, are no words.
fn classes_around(survey: &Survey<'_>, element: u32) -> u64 {
    let mut at = element as usize;
    let mut next = || {
        let element = survey.elements.get(at);
        let group = element.and_then(|element| survey.groups.get(element.group as usize));
        let container = survey.page.containers.get(at);
        at = container.map_or(0, |container| container.parent as usize);
        group.map_or(0, |group| group.words.hash)
    };
    FxBuildHasher.hash_one((next(), next(), next()))
}

/// By place, the number of the section: how many headings there are up to there.
fn sections(survey: &Survey<'_>) -> Vec<u32> {
    let mut section = 0;
    let mut number_of = |place: usize| {
        let kind = survey.block(place).map(|block| block.kind());
        if matches!(kind, Some(BlockKind::Heading(_))) {
            section += 1;
        }
        section
    };
    (0..survey.seen.len()).map(&mut number_of).collect()
}

/// What blocks of one number have together: their words, and the sum of the log-odds of each word.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    words: f32,
    log_odds: f32,
}

/// Has each block give way by a share to the others of its number. Takes of each its log-odds, its
/// words and its number.
fn give_way(log_odds: &mut [f32], words: &[f32], numbers: &[u32], share: f32) {
    let mut sums = vec![Sum::default(); numbers.iter().max().map_or(0, |&most| most as usize + 1)];
    for ((log_odds, words), &number) in log_odds.iter().zip(words).zip(numbers) {
        if let Some(sum) = sums.get_mut(number as usize) {
            sum.words += words;
            sum.log_odds += words * log_odds;
        }
    }
    for ((log_odds, words), &number) in log_odds.iter_mut().zip(words).zip(numbers) {
        let all = sums.get(number as usize).copied().unwrap_or_default();
        let others = all.words - words;
        // What stands alone has no words but its own; each block counts as one word at least.
        if others >= 0.5 {
            let mean = (all.log_odds - words * *log_odds) / others;
            *log_odds += share * others / (others + FEW_WORDS) * (mean - *log_odds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::score::tests::with_pen;
    use crate::score::tokens::TokenWeights;

    const THREAD: &str = "<main><div class=post><div class=by>mara</div><div class=text>\
        <p>The lamp of the pier went out on Friday.</p><p>Who has the key?</p></div></div>\
        <div class=post><div class=by>jon</div><div class=text><p>I have it.</p></div></div>\
        <div class=post><div class=by>ada</div><div class=text><p><a href='/key'>The key</a></p>\
        <h3>A heading</h3></div></div></main><div class=note><p>All times are local.</p></div>";

    fn survey<T>(read: impl FnOnce(&Page, &Survey<'_>) -> T) -> T {
        with_pen(THREAD, |page, pen| {
            read(page, &Survey::new(page, pen, &TokenWeights::default()))
        })
    }

    #[test]
    fn lines_of_posts_are_alike_and_neither_authors_nor_links_nor_headings_are_among_them() {
        assert_eq!(
            survey(|_, survey| alike(survey)),
            [0, 1, 1, 0, 1, 0, 2, 3, 4]
        );
    }

    /// What becomes of the scores of the thread on a page of some type.
    fn reconciled(page_type: PageType) -> Vec<f32> {
        survey(|page, survey| {
            let score = |block: Block<'_>| if block.index() < 3 { 2.0 } else { -1.0 };
            let mut log_odds: Vec<f32> = page.blocks().map(score).collect();
            let mut shares = [0.0; PageType::ALL.len()];
            shares[page_type as usize] = 1.0;
            reconcile(survey, &TypeShares(shares), &mut log_odds);
            log_odds
        })
    }

    #[test]
    fn a_score_gives_way_to_those_of_blocks_like_it() {
        let scores = reconciled(PageType::Forum);
        let (lone, first_line, answer) = (scores[8], scores[1], scores[4]);
        assert_eq!(lone, -1.0);
        assert!((1.0..2.0).contains(&first_line), "{scores:?}");
        assert!((-0.1..1.0).contains(&answer), "{scores:?}");
    }

    #[test]
    fn on_the_page_of_a_product_a_score_gives_way_to_its_section() {
        let [thread, product] = [PageType::Forum, PageType::Product].map(reconciled);
        assert_eq!(thread[8], -1.0);
        assert_eq!(
            product[8], -1.0,
            "the heading has the score of what is under it"
        );
        assert!(
            product[4] > thread[4] && product[1] < thread[1],
            "{thread:?} {product:?}"
        );
    }
}
