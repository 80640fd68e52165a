//! Runs of lines that are links and nothing else.

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::title;
use crate::page::{BodyKind, Page, bars};
use crate::rule::Rule;

/// Marks runs of lines that are links and nothing else.
///
/// # Why
///
/// Three such lines in a row are a menu or a list of other stories: a line is one when three
/// quarters of its characters are linked and it has less than 30 words. Headings that are links
/// are marked lightly, since a title may link to its own page. In plain text Markdown keeps links, and
/// other converters write the address in brackets behind them; there five bulleted lines without an end of a
/// sentence behind the last paragraph count as such a run too, if a phrase of pages stands there. A
/// line of links that signs set apart is a menu by itself: `Home | News | Guestbook`. What a sentence announces
/// that ends in a colon is the author's list.
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
///
/// let announced = document.replace("evening.", "evening. These tell what it is like up there:");
/// assert!(marked(LinkList, announced.as_str()).is_empty());
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
        let last_prose = page.last_prose().unwrap_or(0);
        let text = page.body_kind() == BodyKind::Text;
        // Recipes and minutes end with lists too; behind these stands nothing that pages have.
        let has_tail = page
            .blocks_with_hits()
            .any(|block| block.index() > last_prose && !block.features().is_bulleted());
        let has_links = page.any.has_links || (text && page.any.has_address);
        let from = match (has_links, text && has_tail) {
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
            let belongs = is_link(block)
                || (text && is_before_address(block))
                || (behind && is_bulleted_headline(block));
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
        && features.words() < LONGEST
        && (features.link_share() >= LINKED || is_counted(block))
        && !matches!(block.kind(), BlockKind::TableRow { .. } | BlockKind::Code)
}

/// Whether a line is a short link with the count of what it leads to in brackets behind it, as labels and
/// archives have it: `Tides (12)`. Books and films have years there: `The tide (1904)`.
fn is_counted(block: Block<'_>) -> bool {
    let text = block.text().trim_end();
    let Some(before) = text.strip_suffix([')', '）']) else {
        return false;
    };
    let label = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
    let digits = before.len() - label.len();
    let is_count = digits > 0 && (digits != YEAR || before.contains(','));
    let label = label.strip_suffix(['(', '（']).filter(|_| is_count);
    let mut links = block.links();
    label.is_some_and(|label| {
        links
            .next()
            .is_some_and(|(_, link)| link.trim() == label.trim())
            && links.next().is_none()
    })
}

/// Whether a line of plain text is a link as converters write it, its address in brackets behind it, and no
/// entry of a bibliography: `Ferry sails (https://…)`.
fn is_before_address(block: Block<'_>) -> bool {
    let features = block.features();
    if !features.has_address() || features.words() >= LONGEST_LABEL {
        return false;
    }
    let text = block.text();
    let parts = match text.as_bytes().last() {
        Some(b')') => text.rsplit_once('('),
        Some(b']') => text.rsplit_once('['),
        Some(b'>') => text.rsplit_once('<'),
        _ => None,
    };
    parts.is_some_and(|(label, address)| {
        let label = label.trim_end();
        let address = address.trim_start();
        let is_address = address.starts_with("https://") || address.starts_with("http://");
        let digits = label.bytes().filter(u8::is_ascii_digit).count();
        is_address
            && !address.contains(' ')
            && !label.is_empty()
            && !label.ends_with([':', '：', ',', '，', ']', '.', '。'])
            && !label.contains(". ")
            && digits < YEAR
    })
}

/// Whether a line heads what the author read.
fn heads_sources(line: Option<Block<'_>>) -> bool {
    let line = line.filter(|line| line.features().words() <= LONGEST_HEADING);
    line.is_some_and(|line| SOURCES.contains(&&*title::fold(line.text())))
}

/// What such lines say, folded, and how many words they have at most.
const SOURCES: [&str; 16] = [
    "bibliografia",
    "bibliografía",
    "bibliographie",
    "bibliography",
    "einzelnachweise",
    "fonti",
    "fuentes",
    "furtherreading",
    "literatur",
    "quellen",
    "references",
    "referencias",
    "références",
    "sources",
    "参考文献",
    "参考资料",
];
const LONGEST_HEADING: f32 = 3.0;

/// Words from which a line with an address behind it is more than a link, and digits of a year.
const LONGEST_LABEL: f32 = 14.0;
const YEAR: usize = 4;

fn is_bulleted_headline(block: Block<'_>) -> bool {
    let features = block.features();
    features.is_bulleted() && !features.ends_sentence() && features.words() < LONGEST
}

fn mark(run: &mut Vec<Block<'_>>, text: bool, pen: &mut Pen<'_>) {
    let is_link = |block: Block<'_>| is_link(block) || (text && is_before_address(block));
    let links = run.iter().filter(|block| is_link(**block)).count();
    let are_sources = || {
        text && run
            .first()
            .is_some_and(|first| heads_sources(first.previous()))
    };
    if (links < RUN && run.len() < BULLETED_RUN) || are_sources() || is_announced(run) {
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

/// Whether a sentence of the text announces a list, by the colon that it ends with.
fn is_announced(run: &[Block<'_>]) -> bool {
    let above = run.first().and_then(|first| first.previous());
    above.is_some_and(|above| {
        above.features().is_prose() && above.text().trim_end().ends_with([':', '：'])
    })
}

#[cfg(test)]
mod tests {
    use super::LinkList;
    use crate::testing::marked;

    #[test]
    fn addresses_in_brackets_make_links_of_lines() {
        let story =
            "The mill at the bend of the river grinds flour again, said its keeper on Monday.";
        for list in [
            "Home (https://h.example/)\nNews (https://h.example/news)\nSport (https://h.example/sport)",
            "Ferry sails again [https://h.example/1]\nBridge opens [https://h.example/2]\nLamp found [https://h.example/3]",
            "Ferry sails <https://h.example/1>\nBridge opens <https://h.example/2>\nLamp found <https://h.example/3>",
            "渡船复航 (https://h.example/1)\n新桥开通 (https://h.example/2)\n旧灯找到 (https://h.example/3)",
            "* Ferry (https://h.example/1)\n* Bridge (https://h.example/2)\n* Lamp (https://h.example/3)",
        ] {
            let lines: Vec<&str> = list.lines().collect();
            assert_eq!(
                marked(LinkList, format!("{story}\n\n{list}").as_str()),
                lines
            );
            assert_eq!(
                marked(LinkList, format!("{list}\n\n{story}").as_str()),
                lines
            );
        }
        for list in [
            "The map (https://h.example/1)\nThe list (https://h.example/2)",
            "A. Bell. The mill (https://h.example/1)\nT. Oak. The wheel (https://h.example/2)\nE. Ash. Flour (https://h.example/3)",
            "Bell, The mill, 1904 (https://h.example/1)\nOak, The wheel, 1907 (https://h.example/2)\nAsh, Flour, 1911 (https://h.example/3)",
            "## References\nThe map (https://h.example/1)\nThe list (https://h.example/2)\nThe wheel (https://h.example/3)",
            "Quellen:\nDie Karte (https://h.example/1)\nDie Liste (https://h.example/2)\nDas Rad (https://h.example/3)",
            "See: (https://h.example/1)\nOr: (https://h.example/2)\nOr else: (https://h.example/3)",
            "It is (so they say) old\nIt is (so they say) tall\nIt is (so they say) dear",
        ] {
            let text = format!("{story}\n\n{list}");
            assert!(marked(LinkList, text.as_str()).is_empty(), "{list}");
        }
    }
}
