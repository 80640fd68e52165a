//! What has no worth of its own: images, which stay with the text that they stand in, and the
//! captions of tables. Sets of texts, of which the forest learned, say nothing of images.

use super::Score;
use super::evidence::AGAINST;
use crate::block::{Ancestor, Block, BlockKind};
use crate::ledger::Pen;
use crate::page::{ElementName, Page, narrow};

/// Elements around an image, at most, that are asked for the text beside it.
const MOST_AROUND: usize = 24;

/// For each block the nearest of some blocks before and behind it.
#[derive(Default)]
struct Nearest {
    before: Vec<u32>,
    behind: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Nearest {
    fn of(page: &Page, is_one: impl Fn(Block<'_>) -> bool) -> Nearest {
        let find = |blocks: &mut dyn Iterator<Item = Block<'_>>| -> Vec<u32> {
            let nearest = blocks.scan(NONE, |last, block| {
                let found = *last;
                if is_one(block) {
                    *last = narrow(block.index());
                }
                Some(found)
            });
            nearest.collect()
        };
        let before = find(&mut page.blocks());
        let mut behind = find(&mut page.blocks().rev());
        behind.reverse();
        Nearest { before, behind }
    }

    /// Those of a block that stand in an element.
    fn within<'a>(
        &self,
        page: &'a Page,
        at: usize,
        element: Ancestor<'_>,
    ) -> [Option<Block<'a>>; 2] {
        let blocks = element.blocks();
        [&self.before, &self.behind].map(|nearest| {
            let found = *nearest.get(at)? as usize;
            page.block(found).filter(|_| blocks.contains(&found))
        })
    }
}

/// What is known of a block: the log-odds that it is main content, and the evidence of the rules.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    log_odds: f32,
    evidence: f32,
}

impl Known {
    fn better(self, other: Known) -> Known {
        if other.log_odds > self.log_odds {
            other
        } else {
            self
        }
    }

    fn worse(self, other: Known) -> Known {
        if other.log_odds < self.log_odds {
            other
        } else {
            self
        }
    }

    /// The log-odds of what stands with the block, for which the rules have this evidence. What they
    /// say against it alone goes on counting.
    fn lent(self, evidence: f32) -> f32 {
        self.log_odds + (evidence - self.evidence).min(0.0)
    }
}

/// Gives images the log-odds of what they stand with, and captions at least those of their table.
pub(super) fn settle(page: &Page, pen: &Pen<'_>, scores: &mut [Score]) {
    let kind = |score: &Score| page.block(score.block as usize).map(Block::kind);
    let has = |wanted: BlockKind| scores.iter().any(|score| kind(score) == Some(wanted));
    let (has_images, has_captions) = (has(BlockKind::Image), has(BlockKind::Caption));
    if !has_images && !has_captions {
        return;
    }
    let known = known(page, pen, scores);
    let known = |block: Block<'_>| known.get(block.index()).copied().unwrap_or_default();
    let is_read = |block: Block<'_>| !block.is_hidden() && !block.is_envelope();
    // The title of the page is no part of its text, and tells nothing of what is below it.
    let texts = Nearest::of(page, |block| {
        let is_apart = matches!(block.kind(), BlockKind::Image | BlockKind::Caption);
        is_read(block) && !is_apart && page.title_heading != Some(block.index())
    });
    let captions = match has_images && has_captions {
        true => Nearest::of(page, |block| {
            is_read(block) && block.kind() == BlockKind::Caption
        }),
        false => Nearest::default(),
    };
    for score in scores.iter_mut() {
        let Some(block) = page.block(score.block as usize) else {
            continue;
        };
        match block.kind() {
            BlockKind::Image => {
                let caption = caption_of(block, &captions, known);
                if let Some(found) = caption.or_else(|| text_beside(block, &texts, known)) {
                    score.log_odds = found.lent(score.evidence);
                }
            }
            BlockKind::Caption => {
                if let Some(found) = row_below(block, &texts, known) {
                    score.log_odds = score.log_odds.max(found.lent(score.evidence));
                }
            }
            _ => {}
        }
    }
}

/// What is known of each block: its score, or what the rules alone say.
fn known(page: &Page, pen: &Pen<'_>, scores: &[Score]) -> Vec<Known> {
    let of_rules = |evidence: f32| Known {
        log_odds: evidence - AGAINST,
        evidence,
    };
    let mut known: Vec<Known> = page
        .blocks()
        .map(|block| of_rules(pen.sum(block)))
        .collect();
    for score in scores {
        if let Some(known) = known.get_mut(score.block as usize) {
            *known = of_rules(score.evidence);
            if !score.is_settled {
                known.log_odds = score.log_odds;
            }
        }
    }
    known
}

/// The caption in the figure around an image, where it stays. One that goes may have gone as a credit,
/// and says nothing of the image.
fn caption_of(
    image: Block<'_>,
    captions: &Nearest,
    known: impl Fn(Block<'_>) -> Known,
) -> Option<Known> {
    let mut around = image.ancestors().take(MOST_AROUND);
    let figure = around.find(|element| element.name() == ElementName::Figure)?;
    let found = captions.within(image.page(), image.index(), figure);
    let found = found.into_iter().flatten().map(known);
    found
        .filter(|known| known.log_odds >= 0.0)
        .reduce(Known::better)
}

/// The text beside an image in the innermost element that has some: the better of the two, but
/// directly in the page, where the parts of it meet, the worse.
fn text_beside(
    image: Block<'_>,
    texts: &Nearest,
    known: impl Fn(Block<'_>) -> Known,
) -> Option<Known> {
    let around = image.ancestors().take(MOST_AROUND);
    let mut around = around.map(|element| {
        let found = texts.within(image.page(), image.index(), element);
        (element, found)
    });
    let (element, found) = around.find(|(_, found)| found.iter().any(Option::is_some))?;
    let is_page =
        element.name() == ElementName::Body || element.blocks().len() == image.page().blocks.len();
    let found = found.into_iter().flatten().map(known);
    found.reduce(if is_page { Known::worse } else { Known::better })
}

/// The row below the caption of a table.
fn row_below(
    caption: Block<'_>,
    texts: &Nearest,
    known: impl Fn(Block<'_>) -> Known,
) -> Option<Known> {
    let mut around = caption.ancestors().take(MOST_AROUND);
    let table = around.find(|element| element.name() == ElementName::Table)?;
    let [_, row] = texts.within(caption.page(), caption.index(), table);
    let row = row.filter(|row| matches!(row.kind(), BlockKind::TableRow { .. }));
    row.map(known)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    fn markdown(parts: &str) -> String {
        let story = "<p>The ferry company said on Tuesday that the winter timetable would be cut by \
            a third, to general surprise.</p><p>For forty years the boats have left the north quay at \
            six in the morning, carrying teachers and the post.</p>";
        let menu = "<nav><ul><li><a href=/>Home</a><li><a href=/sea>Sea</a></ul></nav>";
        let page = format!(
            "{menu}<article><h1>Ferry cut</h1>{story}{parts}{story}</article>\
            <aside class=related><h3>Read more</h3><a href=/m><figure><img src=/m.jpg></figure>\
            <h4>A mill burned</h4></a></aside><footer><img src=/logo.png><p>© Post</p></footer>"
        );
        clean(page.as_str()).to_markdown()
    }

    #[test]
    fn images_stay_with_what_they_stand_with() {
        for image in [
            "<figure><img src=/x.jpg><figcaption>The boat at the quay last week</figcaption></figure>",
            "<figure><a href=/x.jpg><img src=/x.jpg></a></figure>",
            "<figure><img src=/x.jpg><figcaption>Photo: Reuters</figcaption></figure>",
            "<div class=c><div><img src=/x.jpg></div></div>",
        ] {
            let text = markdown(image);
            assert!(text.contains("](/x.jpg)"), "{image}: {text}");
            assert!(!text.contains("m.jpg") && !text.contains("logo"), "{text}");
        }
        let ad = markdown("<div class=advertisement><img src=/x.jpg></div>");
        assert!(!ad.contains("x.jpg"), "{ad}");
    }

    #[test]
    fn the_caption_of_a_table_stays_with_it() {
        let table = "<table><caption>Timetable from October</caption><tr><th>Boat<th>Leaves\
            <tr><td>Elm<td>six<tr><td>Oak<td>ten</table>";
        let text = markdown(table);
        assert!(text.contains("Timetable") && text.contains("Elm"), "{text}");
    }
}
