//! What has no worth of its own: images, which stay with the text that they stand in, and the
//! captions of tables. Sets of texts, of which the forest learned, say nothing of images. And code, of which
//! it has seen little: of the words of code behind main content 8 in 10 are main content.

use super::Score;
use super::evidence::AGAINST;
use crate::block::{Ancestor, Block, BlockKind};
use crate::ledger::Pen;
use crate::page::{ElementName, Page};

/// Elements around an image, at most, that are asked for the text beside it.
const MOST_AROUND: usize = 24;

/// Blocks on each side of one, at most, among which what it stands with is sought.
const MOST_BETWEEN: usize = 64;

/// The most log-odds that text lends: however sure it is content, an advertisement in the middle of it is
/// none.
const MOST_LENT: f32 = 2.0;

/// The nearest of some blocks before and behind another one.
#[derive(Clone, Copy)]
struct Nearest<'p>([Option<Block<'p>>; 2]);

impl<'p> Nearest<'p> {
    fn of(block: Block<'p>, is_one: impl Fn(Block<'p>) -> bool) -> Nearest<'p> {
        let (page, at) = (block.page(), block.index());
        let mut before = (0..at)
            .rev()
            .take(MOST_BETWEEN)
            .map_while(|at| page.block(at));
        let mut behind = (at + 1..).take(MOST_BETWEEN).map_while(|at| page.block(at));
        Nearest([
            before.find(|block| is_one(*block)),
            behind.find(|block| is_one(*block)),
        ])
    }

    /// Those that stand in an element.
    fn within(self, element: Ancestor<'_>) -> [Option<Block<'p>>; 2] {
        let blocks = element.blocks();
        self.0
            .map(|found| found.filter(|block| blocks.contains(&block.index())))
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
        self.log_odds.min(MOST_LENT) + (evidence - self.evidence).min(0.0)
    }
}

/// Gives images the log-odds of what they stand with, captions at least those of their table, and code at least the
/// lower of those before and behind it in the same element.
pub(super) fn settle(page: &Page, pen: &Pen<'_>, scores: &mut [Score]) {
    // Captions last: images ask for what they had.
    for kind in [BlockKind::Code, BlockKind::Image, BlockKind::Caption] {
        for at in 0..scores.len() {
            let block = scores.get(at).and_then(|it| page.block(it.block as usize));
            let Some(block) = block.filter(|block| block.kind() == kind) else {
                continue;
            };
            let known = |block: Block<'_>| known(block, pen, scores);
            let found = match kind {
                BlockKind::Code => text_around(block, known),
                BlockKind::Image => caption_of(block, known).or_else(|| text_beside(block, known)),
                _ => row_below(block, known),
            };
            if let (Some(found), Some(score)) = (found, scores.get_mut(at)) {
                let lent = found.lent(score.evidence);
                score.log_odds = match kind {
                    BlockKind::Image => lent,
                    _ => score.log_odds.max(lent),
                };
            }
        }
    }
}

/// What is known of a block: its score, or what the rules alone say. The scores are sorted by block.
fn known(block: Block<'_>, pen: &Pen<'_>, scores: &[Score]) -> Known {
    let place = scores.binary_search_by_key(&block.index(), |score| score.block as usize);
    let score = place.ok().and_then(|at| scores.get(at));
    let evidence = score.map_or_else(|| pen.sum(block), |score| score.evidence);
    let scored = score.filter(|score| !score.is_settled);
    Known {
        log_odds: scored.map_or(evidence - AGAINST, |score| score.log_odds),
        evidence,
    }
}

/// Whether the reader sees the block.
fn is_read(block: Block<'_>) -> bool {
    !block.is_hidden() && !block.is_envelope()
}

/// Whether a block is text beside an image. The title of the page is no part of its text, and tells
/// nothing of what is below it.
fn is_text(block: Block<'_>) -> bool {
    let is_apart = matches!(block.kind(), BlockKind::Image | BlockKind::Caption);
    is_read(block) && !is_apart && block.page().title_heading != Some(block.index())
}

/// The caption in the figure around an image, where it stays. One that goes may have gone as a credit,
/// and says nothing of the image.
fn caption_of(image: Block<'_>, known: impl Fn(Block<'_>) -> Known) -> Option<Known> {
    let mut around = image.ancestors().take(MOST_AROUND);
    let figure = around.find(|element| element.name() == ElementName::Figure)?;
    let is_one = |block: Block<'_>| is_read(block) && block.kind() == BlockKind::Caption;
    let found = Nearest::of(image, is_one).within(figure);
    let found = found.into_iter().flatten().map(known);
    found
        .filter(|known| known.log_odds >= 0.0)
        .reduce(Known::better)
}

/// The text beside an image in the innermost element that has some: the better of the two, but
/// directly in the page, where the parts of it meet, the worse.
fn text_beside(image: Block<'_>, known: impl Fn(Block<'_>) -> Known) -> Option<Known> {
    let texts = Nearest::of(image, is_text);
    let around = image.ancestors().take(MOST_AROUND);
    let mut around = around.map(|element| (element, texts.within(element)));
    let (element, found) = around.find(|(_, found)| found.iter().any(Option::is_some))?;
    let is_page =
        element.name() == ElementName::Body || element.blocks().len() == image.page().blocks.len();
    let found = found.into_iter().flatten().map(known);
    found.reduce(if is_page { Known::worse } else { Known::better })
}

/// The text before code in the innermost element that has some, or that behind it there if it is worse.
fn text_around(code: Block<'_>, known: impl Fn(Block<'_>) -> Known) -> Option<Known> {
    let is_one = |block: Block<'_>| is_text(block) && block.kind() != BlockKind::Code;
    let texts = Nearest::of(code, is_one);
    let around = code.ancestors().take(MOST_AROUND);
    let mut around = around.map(|element| texts.within(element));
    around.find_map(|[before, behind]| {
        let before = known(before?);
        Some(behind.map_or(before, |behind| before.worse(known(behind))))
    })
}

/// The row below the caption of a table.
fn row_below(caption: Block<'_>, known: impl Fn(Block<'_>) -> Known) -> Option<Known> {
    let mut around = caption.ancestors().take(MOST_AROUND);
    let table = around.find(|element| element.name() == ElementName::Table)?;
    let [_, row] = Nearest::of(caption, is_text).within(table);
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

    #[test]
    fn code_in_the_middle_of_a_story_stays() {
        let step = "name: lamp\non:\n  push:\n    branches:\n      - main\njobs:\n  light:\n    steps:\n      - uses: \
            lamp@v2\n";
        let page = format!(
            "<title>灯塔 - 港口手册</title><div class=navbar><a href=/>首页</a><a href=/b>社区</a></div><div class=row>\
             <div><ul><li><a href=/1>安装</a><li><a href=/2>配置</a><li><a href=/3>示例</a></ul></div><div class=post>\
             <h1>灯塔示例</h1><p>一个显示灯塔的程序，点击后会亮，这是我们在港口用了很多年的程序，现在把它公开出来，希望对大家有用。\
             </p><p>看好名称写就行，版本尽量和我一样就行。</p><figure class='highlight yaml'><table><tr><td class=gutter><pre>\
             <span class=line>1</span><br></pre><td class=code><pre>{}</pre></table></figure><p>灯塔会在按下按钮之后亮起来。\
             如果没有亮，请检查电线，再按一次，通常第二次就会亮，如果还不亮，就换一个灯泡。</p><h2>创建灯塔</h2><p>灯塔可以在你\
             把灯泡放上去之后自动亮起来，这里我们用它来照亮码头，让晚上回来的渔船看得见。</p></div></div><footer><p>© 2020 \
             港口手册</p></footer>",
            step.repeat(12)
        );
        let text = clean(page.as_str()).text().to_owned();
        assert!(text.contains("branches"), "{text}");
    }
}
