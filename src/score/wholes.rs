//! Lists, tables, panels, quotations and cards, whose parts stay or go with each other.

use super::agreement::LOG_ODDS_OF_DECIDED;
use super::model::TypeShares;
use super::survey::Survey;
use crate::block::{Block, BlockKind};
use crate::evidence::{is_heading, saying};
use crate::hints::Hints;
use crate::ledger::Label;
use crate::page::{ElementName, narrow};
use crate::page_type::PageType;

/// The share of links from which an item of a list is a link and no more, and the elements between the
/// list and its text at most.
const LINKED_ITEM: f32 = 0.9;
const MOST_IN_ITEM: usize = 4;

/// The elements between a table and the text of a row at most.
const MOST_IN_ROW: usize = 5;

/// The words of a line that heads links at most.
const LONGEST_HEAD: f32 = 12.0;

/// The elements between a quotation and its text at most, and the words of the line that says whose it is.
const MOST_IN_QUOTE: usize = 4;
const LONGEST_ATTRIBUTION: f32 = 16.0;

/// Blocks of a card below its title at most: longer texts are sections of the page's own.
const MOST_OF_CARD: usize = 3;

/// Has the log-odds of the scored blocks of a page that may be of these types give way to those of what they are
/// a part of.
pub(super) fn keep_whole(survey: &Survey<'_>, types: &TypeShares, log_odds: &mut [f32]) {
    title_panels(survey, log_odds);
    keep_lists_whole(survey, log_odds);
    follow_lists(survey, log_odds);
    follow_links(survey, types.of(PageType::Article), log_odds);
    follow_quotations(survey, log_odds);
    keep_between_paragraphs(survey, log_odds);
    follow_card_titles(survey, types.of(PageType::Article), log_odds);
}

/// Gives the items of a list of links, and the rows of a table, the score that they have in the mean, where the
/// rules say the same of all of them: half a list or table is no good to anybody.
fn keep_lists_whole(survey: &Survey<'_>, log_odds: &mut [f32]) {
    // Items are one behind the other; the number is that of the run.
    let (mut run, mut last) = (0, None);
    let mut numbers = Vec::with_capacity(log_odds.len());
    for (&place, block) in survey.scored.iter().zip(survey.scored_blocks()) {
        let sum = || survey.evidence(place as usize).sum.to_bits();
        let list = list_of_item(block).or_else(|| table_of_row(block));
        let list = list.map(|list| (list, sum()));
        run += u32::from(list.is_none() || list != last);
        last = list;
        numbers.push(run);
    }
    let mut rest = log_odds;
    for items in numbers.chunk_by(|one, other| one == other) {
        let (those, behind) = rest.split_at_mut(items.len().min(rest.len()));
        if those.len() > 1 {
            let mean = those.iter().sum::<f32>() / those.len() as f32;
            those.fill(mean);
        }
        rest = behind;
    }
}

/// The list that a block is an item of, if it is a link as a whole.
fn list_of_item(block: Block<'_>) -> Option<u32> {
    let is_item = matches!(block.kind(), BlockKind::ListItem { .. });
    if !is_item || block.features().link_share() < LINKED_ITEM {
        return None;
    }
    block.innermost(ElementName::List, MOST_IN_ITEM)
}

/// The table that a block is a row of.
fn table_of_row(block: Block<'_>) -> Option<u32> {
    match block.kind() {
        BlockKind::TableRow { .. } => block.innermost(ElementName::Table, MOST_IN_ROW),
        _ => None,
    }
}

/// Gives the line above each closed panel the score of the panel where that is higher: it is what the
/// reader clicks on to open it, and its title.
fn title_panels(survey: &Survey<'_>, log_odds: &mut [f32]) {
    if !survey.page.all_hints.intersects(Hints::FOLDED) {
        return;
    }
    let is_folded = |block: Block<'_>| block.hints().intersects(Hints::FOLDED);
    let mut above: Option<(Block<'_>, &mut f32)> = None;
    for (block, log_odds) in survey.scored_blocks().zip(log_odds) {
        if let Some((title, of_title)) = above
            && is_folded(block)
            && !is_folded(title)
            && title.index() + 1 == block.index()
            && !title.features().is_prose()
        {
            *of_title = of_title.max(*log_odds);
        }
        above = Some((block, log_odds));
    }
}

/// Has headings of lists of other stories be no likelier than what they head: without their list they
/// are left over, and nothing tells them from lines of the story.
fn follow_lists(survey: &Survey<'_>, log_odds: &mut [f32]) {
    let headings = saying(survey.page, Label::RelatedLinks);
    let headings = headings.filter(|block| is_heading(*block, Label::RelatedLinks));
    let mut places: Vec<u32> = headings
        .map(|block| narrow(survey.place_of(block.index())))
        .collect();
    // From the last, since a heading may head another one.
    places.reverse();
    for place in places {
        let Ok(at) = survey.scored.binary_search(&place) else {
            continue;
        };
        let is_next = survey.scored.get(at + 1) == Some(&(place + 1));
        let next = log_odds.get(at + 1).filter(|_| is_next);
        let next = next.copied().unwrap_or(LOG_ODDS_OF_DECIDED);
        if let Some(own) = log_odds.get_mut(at) {
            *own = own.min(next);
        }
    }
}

/// Has short lines that head nothing but links be no likelier than the likeliest of these: `More on the harbour:`
/// is left over without them, whatever its words are. On articles, what is rather not content stands behind the
/// story and not under its heading.
fn follow_links(survey: &Survey<'_>, share: f32, log_odds: &mut [f32]) {
    let least = if share > 0.5 { 0.0 } else { f32::NEG_INFINITY };
    // From the last to the first: the likeliest of the links below, and what stands behind them.
    let (mut likeliest, mut behind): (Option<f32>, Option<Block<'_>>) = (None, None);
    let mut below = None;
    for (&place, log_odds) in survey.scored.iter().zip(log_odds).rev() {
        let Some(block) = survey.block(place as usize) else {
            continue;
        };
        if below != Some(place + 1) {
            likeliest = None;
        }
        below = Some(place);
        if block.features().link_share() >= LINKED_ITEM {
            likeliest = Some(likeliest.map_or(*log_odds, |of_others| of_others.max(*log_odds)));
            continue;
        }
        if let Some(likeliest) = likeliest.take()
            && heads_links(block, behind)
        {
            *log_odds = log_odds.min(likeliest);
        }
        if *log_odds >= least || matches!(block.kind(), BlockKind::Heading(_)) {
            behind = Some(block);
        }
    }
}

/// Whether a line heads the links below it and not what stands behind these.
fn heads_links(block: Block<'_>, behind: Option<Block<'_>>) -> bool {
    let features = block.features();
    if features.is_prose() || features.words() > LONGEST_HEAD {
        return false;
    }
    let BlockKind::Heading(level) = block.kind() else {
        return block.text().ends_with([':', '：']);
    };
    let is_section =
        |behind: Block<'_>| matches!(behind.kind(), BlockKind::Heading(other) if other <= level);
    behind.is_none_or(is_section) || block.text().ends_with([':', '：'])
}

/// Has the line below a quotation that says whose it is be as likely as the quotation is, where that is likelier:
/// without it nobody can tell who speaks.
fn follow_quotations(survey: &Survey<'_>, log_odds: &mut [f32]) {
    let mut above: Option<(Block<'_>, f32)> = None;
    for (block, log_odds) in survey.scored_blocks().zip(log_odds) {
        if block.quote_depth() == 0 {
            above = None;
            continue;
        }
        if let Some((quotation, of_quotation)) = above
            && quotation.index() + 1 == block.index()
            && is_attribution(block)
            && quotation.innermost(ElementName::Blockquote, MOST_IN_QUOTE)
                == block.innermost(ElementName::Blockquote, MOST_IN_QUOTE)
        {
            *log_odds = log_odds.max(of_quotation);
        }
        above = Some((block, *log_odds));
    }
}

/// Log-odds from which paragraphs around a table or code are surely content, and which it has between them at least.
const SURE: f32 = 0.5;
const AS_LIKELY: f32 = 0.0;

/// Has the rows of a table, and code, without links be rather content where a paragraph stands right before and right behind it
/// that surely is: the author put it there.
fn keep_between_paragraphs(survey: &Survey<'_>, log_odds: &mut [f32]) {
    let is_set_off =
        |block: Block<'_>| matches!(block.kind(), BlockKind::Code | BlockKind::TableRow { .. });
    let is_told = |block: Option<Block<'_>>, log_odds: Option<&f32>| {
        block.is_some_and(|block| block.features().is_prose() && !is_set_off(block))
            && log_odds.is_some_and(|log_odds| *log_odds >= SURE)
    };
    let block_at = |at: usize| survey.block(*survey.scored.get(at)? as usize);
    let (mut begun, mut last): (Option<usize>, Option<usize>) = (None, None);
    for at in 0..survey.scored.len() {
        let Some(block) = block_at(at) else { continue };
        let is_next = last.is_some_and(|last| last + 1 == block.index());
        if is_set_off(block) && block.features().link_chars == 0 {
            let is_behind_told = || {
                is_told(
                    block_at(at.wrapping_sub(1)),
                    log_odds.get(at.wrapping_sub(1)),
                )
            };
            begun = match is_next {
                true => begun.or_else(|| is_behind_told().then_some(at)),
                false => None,
            };
        } else if let Some(first) = begun.take()
            && is_next
            && is_told(Some(block), log_odds.get(at))
        {
            for part in log_odds.get_mut(first..at).unwrap_or_default() {
                *part = part.max(AS_LIKELY);
            }
        }
        last = Some(block.index());
    }
}

/// Whether a line says whose words stand above: `— Ada Bell`.
fn is_attribution(block: Block<'_>) -> bool {
    let begins = block.text().starts_with(['—', '–', '―']) || block.text().starts_with("--");
    begins && block.features().words() <= LONGEST_ATTRIBUTION
}

/// Has the text of a card that is rather not content be no likelier than its title, a heading that is a link,
/// as far as the page is an article: there cards are teasers of other stories, and one without its title is no
/// good to anybody.
fn follow_card_titles(survey: &Survey<'_>, share: f32, log_odds: &mut [f32]) {
    let (mut of_title, mut end) = (0.0_f32, 0);
    for (block, log_odds) in survey.scored_blocks().zip(log_odds) {
        if matches!(block.kind(), BlockKind::Heading(_)) {
            let is_linked = block.features().link_share() >= LINKED_ITEM;
            (of_title, end) = (*log_odds, if is_linked { end_of_card(block) } else { 0 });
        } else if block.index() < end && *log_odds < 0.0 {
            *log_odds -= share * (*log_odds - of_title).max(0.0);
        }
    }
}

/// Where the card ends that a heading is the title of: with the element around it, or before.
fn end_of_card(title: Block<'_>) -> usize {
    let is_around = |end: &usize| *end > title.index() + 1;
    let mut ends = title
        .ancestors()
        .take(MOST_IN_ITEM)
        .map(|it| it.blocks().end);
    ends.find(is_around)
        .unwrap_or_default()
        .min(title.index() + 1 + MOST_OF_CARD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tests::with_pen;
    use crate::score::tokens::TokenWeights;

    /// What a step makes of the log-odds of a page's blocks.
    fn stepped(page: &str, scores: &[f32], step: impl Fn(&Survey<'_>, &mut [f32])) -> Vec<f32> {
        with_pen(page, |page, pen| {
            let survey = Survey::new(page, pen, &TokenWeights::default());
            assert_eq!(survey.scored.len(), scores.len());
            let mut log_odds = scores.to_vec();
            step(&survey, &mut log_odds);
            log_odds
        })
    }

    #[test]
    fn the_line_above_a_closed_panel_has_its_score() {
        let page = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>\
            <div role=button>Who has the key?</div><div role=region style='display:none'>\
            <p>Ada has it, who lit the lamp.</p></div><div>Boats</div>";
        let scores = stepped(page, &[2.0, -2.0, 1.0, -2.0], title_panels);
        assert_eq!(scores, [2.0, 1.0, 1.0, -2.0]);
    }

    #[test]
    fn a_list_of_links_goes_or_stays_as_a_whole() {
        let item = |name: &str| format!("<li><a href='https://{name}.example/'>{name}</a></li>");
        let list = ["Keel", "Mast", "Sail"].map(item).concat();
        let page = format!(
            "<ul>{list}<li>Oars</li>{}</ul><ul>{}</ul>",
            item("Rope"),
            item("Lamp")
        );
        let scores = [1.0, -1.0, 0.3, 2.0, -3.0, 3.0];
        let log_odds = stepped(&page, &scores, keep_lists_whole);
        assert_eq!(log_odds[..2], log_odds[1..3]);
        assert!((log_odds[0] - 0.1).abs() < 1e-6);
        assert_eq!(log_odds[3..], scores[3..]);
    }

    #[test]
    fn a_table_goes_or_stays_as_a_whole() {
        let row = |name: &str| format!("<tr><td>{name}</td><td>9</td></tr>");
        let table = |names: [&str; 2]| format!("<table>{}</table>", names.map(row).concat());
        let page = table(["Keel", "Mast"]) + "<p>Oars are lent.</p>" + &table(["Rope", "Lamp"]);
        let scores = stepped(&page, &[1.0, -0.5, 2.0, -3.0, -1.0], keep_lists_whole);
        assert_eq!(scores, [0.25, 0.25, 2.0, -2.0, -2.0]);
    }

    #[test]
    fn what_heads_links_alone_is_no_likelier_than_they_are() {
        let list =
            "<ul><li><a href=/a>Ferry sails</a></li><li><a href=/b>Pier closed</a></li></ul>";
        let told = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
        let step = |page: &str, scores: &[f32]| {
            let on_article = |survey: &Survey<'_>, log_odds: &mut [f32]| {
                follow_links(survey, 1.0, log_odds);
            };
            stepped(page, scores, on_article)
        };
        let page = format!("{told}<p>More on the harbour:</p>{list}{told}");
        let scores = step(&page, &[2.0, 0.9, -2.1, -1.8, 2.0]);
        assert_eq!(scores, [2.0, -1.8, -2.1, -1.8, 2.0]);
        let page = format!("{told}<h3>On our site</h3>{list}<div>Ann Bell</div>");
        let scores = step(&page, &[2.0, 0.9, -2.1, 0.4, -1.0]);
        assert_eq!(scores, [2.0, 0.4, -2.1, 0.4, -1.0]);
        // A heading stays with what is told under it, and a sentence with its text.
        let page = format!("{told}<h3>The harbour</h3>{list}{told}");
        let scores = [2.0, 0.9, -2.1, -1.8, 2.0];
        assert_eq!(step(&page, &scores), scores);
    }

    #[test]
    fn who_speaks_stays_with_the_quotation() {
        let quote = |source: &str| {
            format!("<blockquote><p>The lamp is lit at four.</p>{source}</blockquote>")
        };
        let page = quote("— Ada (@ada) May 3, 2024")
            + &quote("<p>– Ada</p>")
            + &quote("<p>And out at six.</p>");
        let page = page + "<p>— Ada</p>";
        let scores = [1.0, -1.8, -2.0, -1.5, 1.0, -1.0, -2.0];
        let scores = stepped(&page, &scores, follow_quotations);
        assert_eq!(scores, [1.0, 1.0, -2.0, -1.5, 1.0, -1.0, -2.0]);
    }

    #[test]
    fn tables_and_code_between_paragraphs_are_of_the_text() {
        let told = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
        let row = |cell: &str| format!("<tr><td>{cell}</td><td>four</td></tr>");
        let table = |cell: &str| format!("<table>{}{}</table>", row(cell), row("Mast"));
        let page = format!("{told}{}{told}", table("Keel"));
        let step = |page: &str, scores: &[f32]| stepped(page, scores, keep_between_paragraphs);
        assert_eq!(step(&page, &[1.0, -1.5, -1.4, 0.8]), [1.0, 0.0, 0.0, 0.8]);
        for unsure in [[0.2, -1.5, -1.4, 0.8], [1.0, -1.5, -1.4, 0.2]] {
            assert_eq!(step(&page, &unsure), unsure);
        }
        let linked = format!("{told}{}{told}", table("<a href=/k>Keel</a>"));
        let scores = [1.0, -1.5, -1.4, 0.8];
        assert_eq!(step(&linked, &scores), scores);
        let code = format!("{told}<pre>lamp --light</pre>{told}");
        assert_eq!(step(&code, &[1.0, -1.9, 0.8]), [1.0, 0.0, 0.8]);
    }

    #[test]
    fn on_an_article_the_text_of_a_card_goes_with_its_title() {
        let card = "<div><h3><a href='/bees'>Bees on the roof</a></h3><p>Three hives were set up.</p></div>";
        let page = format!("<p>The mill stands empty.</p>{card}<p>It shall turn again.</p>{card}");
        let scores = [2.0, -2.0, -1.0, -0.5, -2.0, 0.5];
        let stepped = |share| {
            stepped(&page, &scores, |survey, log_odds| {
                follow_card_titles(survey, share, log_odds);
            })
        };
        assert_eq!(stepped(1.0), [2.0, -2.0, -2.0, -0.5, -2.0, 0.5]);
        assert_eq!(stepped(0.0), scores);
    }

    #[test]
    fn headings_of_other_stories_go_with_what_they_head() {
        let html = "<p>The lamp of the pier went out.</p><p>Related articles</p><p>Read next</p>\
            <p><a href='/key'>The key</a></p><p>Related articles</p>\
            <p>Nobody has the key to it, and the keeper has not been seen since.</p>";
        let log_odds = stepped(html, &[2.0, 1.0, 1.5, -1.0, 1.0, 3.0], follow_lists);
        assert_eq!(log_odds, [2.0, -1.0, -1.0, -1.0, 1.0, 3.0]);
    }
}
