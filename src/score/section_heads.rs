//! Headings of what stays. A heading alone says little, so the forest goes by where it stands, and to a reader a
//! section without its heading has lost its subject.

use super::Score;
use crate::block::Block;
use crate::page::Page;

/// How sure the text below has to be, in log-odds.
const SURE: f32 = 0.5;

/// How little the rules may say against the title of a card, in log-odds: it is a link among others.
const LEAST_OF_CARD: f32 = -1.0;

/// Blocks of a card, at most.
const LONGEST_CARD: usize = 12;

/// Words of the summary of a card, at least.
const LEAST_OF_SUMMARY: f32 = 8.0;

/// Gives headings that the rules say nothing against even odds where the text right below them stays: running
/// text of the same element, or whatever the heading begins the element of. In the development sets that loses
/// less of the main content and costs no F1. The same for the title of a card whose summary stays, whatever
/// stands between the two: its day, who wrote it, where it takes place.
pub(super) fn keep(page: &Page, scores: &mut [Score]) {
    let mut below: Option<Block<'_>> = None;
    let mut summary: Option<Block<'_>> = None;
    for score in scores.iter_mut().rev() {
        let Some(block) = page.block(score.block as usize) else {
            continue;
        };
        if !block.is_heading() {
            below = Some(block).filter(|_| score.log_odds >= SURE && !score.is_settled);
            summary = below
                .filter(|it| it.features().words() >= LEAST_OF_SUMMARY)
                .or(summary);
            continue;
        }
        let (text, card) = (below.take(), summary.take());
        let is_open = score.log_odds < 0.0 && score.evidence >= LEAST_OF_CARD && !score.is_settled;
        if is_open && page.title_heading != Some(block.index()) {
            let is_headed = score.evidence >= 0.0 && text.is_some_and(|it| heads(block, it));
            // The posts of a thread repeat its title.
            let card = card.filter(|_| !page.is_thread);
            if is_headed || card.is_some_and(|it| is_title_of_card(block, it)) {
                score.log_odds = 0.0;
            }
        }
    }
}

/// Whether a heading is that of the text right below it.
fn heads(heading: Block<'_>, text: Block<'_>) -> bool {
    if text.index() != heading.index() + 1 {
        return false;
    }
    let mut around = heading.ancestors().map(|element| element.blocks());
    let section = around.find(|blocks| blocks.len() > 1);
    section.is_some_and(|blocks| {
        let begins = blocks.start == heading.index();
        blocks.contains(&text.index()) && (begins || text.features().is_prose())
    })
}

/// Whether a heading is a link and the only heading of the nearest element around it and some text, which holds
/// little else.
fn is_title_of_card(heading: Block<'_>, summary: Block<'_>) -> bool {
    let (from, to) = (heading.index(), summary.index());
    if to - from >= LONGEST_CARD || heading.features().link_share() <= 0.5 {
        return false;
    }
    let mut around = heading.ancestors().map(|element| element.blocks());
    let card = around.find(|blocks| blocks.contains(&to));
    card.is_some_and(|blocks| {
        let inside = || blocks.clone().filter_map(|at| heading.page().block(at));
        blocks.len() <= LONGEST_CARD && inside().filter(|it| it.is_heading()).count() == 1
    })
}

#[cfg(test)]
mod tests {
    use super::keep;
    use crate::Cleaner;
    use crate::score::Score;

    /// The headings that are kept where all other blocks stay.
    fn kept(document: &str) -> Vec<String> {
        let page = Cleaner::default().read(document);
        let score = |block: u32| {
            let is_heading = page.block(block as usize).unwrap().is_heading();
            Score {
                block,
                log_odds: if is_heading { -1.0 } else { 1.0 },
                evidence: 0.0,
                is_settled: false,
                report: None,
            }
        };
        let mut scores: Vec<Score> = (0..).map(score).take(page.blocks().len()).collect();
        keep(&page, &mut scores);
        let headings = page.blocks().filter(|block| block.is_heading());
        let kept = headings.filter(|block| scores[block.index()].log_odds >= 0.0);
        kept.map(|block| block.text().to_owned()).collect()
    }

    const PROSE: &str =
        "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";

    #[test]
    fn the_heading_of_what_stays_does_too() {
        let section = format!("<div><h3>The lamp</h3><div>{PROSE}{PROSE}</div></div>");
        let rows = "<div><h3>What it takes</h3><div><p>Two keepers</p><p>Oil</p></div></div>";
        let among = "<div><p>Keeper: Tom Oak</p><h3>Height</h3><p>Nine metres</p></div>";
        let apart = format!("<div><p>Lamps</p><h3>More</h3></div><div>{PROSE}</div>");
        let page = [section.as_str(), rows, among, &apart].concat();
        assert_eq!(kept(&page), ["The lamp", "What it takes"]);
    }

    #[test]
    fn the_title_of_a_card_stays_with_its_summary() {
        let card = |title: &str, summary: &str| {
            format!(
                "<li><p>Sat 8</p><h3><a href=/{}>{title}</a></h3><p>Old boat house</p>{summary}</li>",
                title.len()
            )
        };
        let cards = [
            card("Print fair", PROSE),
            card("A short one", "<p>From six</p>"),
        ];
        let page = format!("<ul>{}</ul>", cards.concat());
        assert_eq!(kept(&page), ["Print fair"]);
        // One that is no link heads the line below it alone.
        let page =
            format!("<div><p>Sat 8</p><h3>Print fair</h3><p>Old boat house</p>{PROSE}</div>");
        assert!(kept(&page).is_empty());
    }
}
