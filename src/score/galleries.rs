//! Galleries: the captions of many pictures that stand in a row beside a story.

use super::Score;
use super::model::TypeShares;
use crate::block::{Block, BlockKind};
use crate::hints::Hints;
use crate::page::Page;
use crate::page_type::PageType;

/// Captions that make a gallery, one behind the other; a story has two or three side by side.
const LEAST_CAPTIONS: usize = 4;

/// Words of a caption, at least, and of a line that is none, at most: “Fullscreen” stands between them.
const LEAST_WORDS: f32 = 4.0;

/// Paragraphs of a story beside which a gallery is an addition. Where there are fewer, the pictures may be
/// what the page is about.
const LEAST_PARAGRAPHS: usize = 5;

/// How much less likely a gallery is than captions are, in log-odds. In articles of the development sets 190
/// of 206 captions of such rows are no main content.
const AGAINST_GALLERIES: f32 = 1.5;

/// How likely a page has to be an article. On the page of a product a row of captions tells of it.
const LIKELY: f32 = 0.5;

/// Takes odds from the captions of galleries on the page of an article.
pub(super) fn settle(page: &Page, types: &TypeShares, scores: &mut [Score]) {
    if types.of(PageType::Article) < LIKELY {
        return;
    }
    let mut galleries: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = Vec::new();
    let mut paragraphs = 0;
    for (at, score) in scores.iter().enumerate() {
        let Some(block) = page.block(score.block as usize) else {
            continue;
        };
        let is_short = block.features().words() < LEAST_WORDS;
        if is_caption(block) && !is_short {
            row.push(at);
        } else if !is_between(block, is_short) {
            end(&mut row, &mut galleries);
            paragraphs += usize::from(score.log_odds >= 0.0 && block.features().is_prose());
        }
    }
    end(&mut row, &mut galleries);
    if paragraphs < LEAST_PARAGRAPHS {
        return;
    }
    for at in galleries {
        if let Some(score) = scores.get_mut(at) {
            score.log_odds -= AGAINST_GALLERIES;
        }
    }
}

/// Ends a row of captions, which is a gallery or not.
fn end(row: &mut Vec<usize>, galleries: &mut Vec<usize>) {
    if row.len() >= LEAST_CAPTIONS {
        galleries.append(row);
    }
    row.clear();
}

fn is_caption(block: Block<'_>) -> bool {
    block.kind() == BlockKind::Caption
        || block.kind() == BlockKind::Paragraph && block.hints().intersects(Hints::CAPTION)
}

/// Whether a block may stand between two captions: their pictures and what is clicked at them.
fn is_between(block: Block<'_>, is_short: bool) -> bool {
    block.kind() == BlockKind::Image || is_short && !block.is_heading()
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::Cleaner;
    use crate::page_type::PageType;
    use crate::score::Score;
    use crate::score::model::TypeShares;

    const PROSE: &str =
        "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
    const SLIDE: &str = "<div><img src='1.jpg'><div class='caption'>The keeper climbs up to the lamp. \
        Tom Oak, Harbour Post</div><a href='#'>Fullscreen</a></div>";

    /// How many blocks of a page of this type lose odds.
    fn count(document: &str, page_type: PageType) -> usize {
        let page = Cleaner::default().read(document);
        let score = |block| Score {
            block,
            log_odds: 0.0,
            evidence: 0.0,
            is_settled: false,
            report: None,
        };
        let mut scores: Vec<Score> = (0..page.blocks().len() as u32).map(score).collect();
        settle(&page, &TypeShares::only(page_type), &mut scores);
        scores.iter().filter(|score| score.log_odds < 0.0).count()
    }

    #[test]
    fn many_captions_in_a_row_beside_a_story_are_a_gallery() {
        let story = PROSE.repeat(5);
        let gallery = format!("{story}{}", SLIDE.repeat(4));
        assert_eq!(count(&gallery, PageType::Article), 4);
        assert_eq!(count(&gallery, PageType::Product), 0);
        let three = format!("{story}{}", SLIDE.repeat(3));
        assert_eq!(count(&three, PageType::Article), 0);
        let among = format!("{PROSE}{SLIDE}").repeat(5);
        assert_eq!(count(&among, PageType::Article), 0);
    }

    #[test]
    fn pictures_that_a_page_is_about_stay() {
        let essay = format!("{}{}", PROSE.repeat(2), SLIDE.repeat(20));
        assert_eq!(count(&essay, PageType::Article), 0);
    }
}
