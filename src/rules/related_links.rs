//! Links to other stories, with their headings.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use crate::block::{Block, BlockKind};
use crate::cards;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::date;
use crate::metadata::date_lines::LEAST_EVENTS;
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Marks links to other stories, and their headings.
///
/// # Why
///
/// They advertise other pages of the site. A heading is a line of nothing but a known phrase;
/// the lines under it go with it for as long as they look like headlines: links, pictures, or
/// short lines without an end of a sentence. One such line alone goes only when it is a link or
/// bulleted, since it is as likely a paragraph. Running text ends the list. In plain text with a byline
/// below, a heading above the first paragraph is an entry of the menu, and the title may follow.
///
/// In HTML, an element that begins with such a heading is a section of its own, and all of it goes
/// with the heading, whole sentences less surely, unless it holds the story's title or most of the
/// page. Where 80 words of running text stand between the title and a real heading, the story has
/// been told: then the section may be longer than it, and whole sentences are as surely of others.
///
/// A link that stands again and again before headings heads nothing: it leads to the rest of the card
/// above it.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// A label of tags and links is a line of tags. A summary that breaks off and ends with a link to read
/// more is a card, and so is the link above it with the same address, where most of the page's running
/// text stands in no cards. So are elements with a headline and how long ago it was, where three of them
/// stand behind the story and none before.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs, unless the story
/// has been told: of 14,000 words of running text there, 1 in 100 is main content on the development
/// sets.
///
/// # Example
///
/// ```
/// use dechaff::{rules::RelatedLinks, testing::marked};
///
/// let body = "The pass was closed on Sunday, after the plough had turned back twice.";
/// let list = format!("{body}\nRead next\nFerry sails again\nA bench for the baker\n{body}");
/// assert_eq!(marked(RelatedLinks, list.as_str()), [
///     "Read next",
///     "Ferry sails again",
///     "A bench for the baker",
/// ]);
/// let section = format!("Related work\n{body}");
/// assert!(marked(RelatedLinks, section.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// Teasers of whole sentences without dates under a heading without an element of their own, and headlines under
/// a heading of the site's own words. Wrongly: a heading of the body that such lists have too (“Further reading”,
/// “Featured”), and short lines of a list under it.
#[derive(Clone, Copy, Debug, Default)]
pub struct RelatedLinks;

/// Lines under one heading, at most.
const LONGEST_LIST: usize = 60;

/// Words from which a line that is no link is more than a headline.
const LONGEST_HEADLINE: f32 = 24.0;

impl Rule for RelatedLinks {
    fn name(&self) -> &str {
        "related_links"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::RelatedLinks);
        let by_hint = |block: Block<'_>| match block.features().is_prose() {
            true if block.is_behind_story() => evidence::OF_OTHERS,
            true => 1.6,
            false => 2.6,
        };
        evidence::by_hints_weighing(page, pen, Hints::RELATED, Label::RelatedLinks, by_hint);
        evidence::by_sections(page, pen, Label::RelatedLinks, (1.6, 1.2));
        mark_tags(page, pen);
        mark_labelled_links(page, pen);
        cards::mark(page, pen);
        let mut last_marked = 0;
        let second_dated = LazyCell::new(|| cards::second_dated(page));
        let headings = evidence::saying(page, Label::RelatedLinks);
        let headings = headings.filter(|block| evidence::is_heading(*block, Label::RelatedLinks));
        let headings: Vec<Block<'_>> = headings.collect();
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for link in headings.iter().filter(|it| is_plain_link(it)) {
            *counts.entry(link.text()).or_default() += 1;
        }
        for block in headings {
            let is_repeated = || counts.get(block.text()).is_some_and(|count| *count > 1);
            let is_of_card = || leads_to_rest(block) || (leads_on(block) && is_repeated());
            if block.index() < last_marked || is_of_card() {
                continue;
            }
            // In plain text it may be an entry of the menu above the title.
            if block.is_in_head() && has_byline_below(block, pen) {
                continue;
            }
            let cards = cards::dated_below(block, || *second_dated);
            let mut items = match cards.is_empty() {
                true => items(block),
                false => cards,
            };
            items.truncate(contents_below(block).unwrap_or(items.len()));
            for item in items {
                last_marked = item.index() + 1;
                pen.boilerplate(
                    item,
                    Label::RelatedLinks,
                    Weight::new(2.4),
                    "stands in a list under a heading for other stories",
                );
            }
        }
    }
}

/// What stands before the tags of a page, without its colon. Sorted.
const TAG_LABELS: &[&str] = &[
    "categories",
    "etiquetas",
    "filed under",
    "ključne reči",
    "ključne riječi",
    "labels",
    "mots-clés",
    "oznake",
    "posted in",
    "schlagworte",
    "schlagwörter",
    "taggar",
    "tagged",
    "tagged in",
    "tagged with",
    "tagi",
    "tagovi",
    "tags",
    "taguri",
    "етикети",
    "ключови думи",
    "кључне речи",
    "метки",
    "ознаке",
    "тагове",
    "тагови",
    "теги",
    "מילות מפתח",
    "תגיות",
    "תגים",
    "タグ",
    "标签",
    "標籤",
    "태그",
];

/// Marks paragraphs that are a label in capitals and a link.
fn mark_labelled_links(page: &Page, pen: &mut Pen<'_>) {
    if page.any.has_links {
        for block in page.blocks().filter(|it| evidence::is_labelled_link(*it)) {
            let reason = "a label in capitals and a link";
            pen.boilerplate(block, Label::RelatedLinks, Weight::STRONG, reason);
        }
    }
}

/// Words up to which a line may be one of tags.
const LONGEST_TAGS: f32 = 40.0;

/// Marks lines of a label and of links, and nothing else.
fn mark_tags(page: &Page, pen: &mut Pen<'_>) {
    if !page.any.has_links {
        return;
    }
    for block in evidence::saying(page, Label::RelatedLinks) {
        let features = block.features();
        let may_be = features.link_chars > 0 && features.words() <= LONGEST_TAGS;
        if may_be && !block.is_hidden() && is_tags(block) {
            let reason = "a label with tags";
            pen.boilerplate(block, Label::RelatedLinks, Weight::STRONG, reason);
        }
    }
}

fn is_tags(block: Block<'_>) -> bool {
    let Some(label) = block.hits().first() else {
        return false;
    };
    let is_label = label.phrase().is_some_and(|phrase| {
        let text = phrase.text().trim_end_matches([' ', ':', '：']);
        TAG_LABELS.binary_search(&text).is_ok()
    });
    if !is_label {
        return false;
    }
    let (text, label) = (block.text(), label.range());
    let is_bare = |from: usize, to: usize| {
        let between = text.get(from..to);
        between.is_none_or(|between| !between.contains(char::is_alphanumeric))
    };
    // The label is no link, since the text before the first one is that and signs.
    let mut links = block.link_ranges();
    let Some(first) = links.next() else {
        return false;
    };
    let is_before = is_bare(0, label.start) && is_bare(label.end, first.start);
    let mut at = first.end;
    for link in links {
        if !is_bare(at, link.start) {
            return false;
        }
        at = at.max(link.end);
    }
    label.end <= first.start && is_before && is_bare(at, text.len())
}

/// Whether dates stand between a heading of plain text and the first paragraph, but fewer than lists of
/// headlines have.
fn has_byline_below(heading: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let page = heading.page();
    if page.body_kind() == BodyKind::Html || page.first_prose() >= page.blocks().len() {
        return false;
    }
    let below = page.blocks().take(page.first_prose());
    let below = below.skip(heading.index() + 1).take(LONGEST_LIST);
    let dated = below
        .filter(|block| date::may_be_in(*block) && pen.known_dates().first_in(*block).is_some());
    (1..LEAST_EVENTS).contains(&dated.count())
}

/// For an entry of the contents of the text, which has the number of its section: how many lines behind it
/// have the next numbers. The text begins behind them.
fn contents_below(block: Block<'_>) -> Option<usize> {
    let number = |block: Block<'_>| {
        let text = block.text();
        let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let number = text.get(..text.len() - rest.len())?.parse::<u32>().ok();
        number.filter(|_| rest.starts_with(['.', ' ']))
    };
    let first = number(block)?;
    let behind = std::iter::successors(block.next(), |it| it.next());
    let numbered = behind
        .zip(1..)
        .take_while(|(it, at)| number(*it) == first.checked_add(*at));
    Some(numbered.take(LONGEST_LIST).count()).filter(|count| *count > 0)
}

/// The items of the list under a heading. It ends at running text, at a heading, and where the
/// lines stop looking like headlines, so that no section is taken with it.
fn items(heading: Block<'_>) -> Vec<Block<'_>> {
    let mut items = Vec::with_capacity(LONGEST_LIST);
    let mut next = heading.next();
    while let Some(block) = next {
        let is_section = block.is_heading() && block.features().link_share() < 0.5;
        if is_section || items.len() >= LONGEST_LIST || !is_item(block) {
            break;
        }
        items.push(block);
        next = block.next();
    }
    // One line behind the heading that is no link and no bullet is as likely a paragraph.
    let sure = items.len() > 1
        || items.iter().any(|item: &Block<'_>| {
            item.features().link_share() > 0.5 || item.features().is_bulleted()
        });
    if sure { items } else { Vec::new() }
}

/// Whether a line is a link and no heading.
fn is_plain_link(block: &Block<'_>) -> bool {
    !block.is_heading() && block.features().link_share() > 0.5
}

/// Whether a line leads to the rest of what stands above it, as at the end of a card, where the title of
/// the next one follows.
fn leads_on(block: Block<'_>) -> bool {
    let mut behind = std::iter::successors(block.next(), |it| it.next());
    let next = behind.find(|it| it.kind() != BlockKind::Image);
    is_plain_link(&block) && next.is_some_and(Block::is_heading)
}

/// Whether a line leads to the place at which a writer cut the text that it ends, which WordPress and Hexo call so:
/// `/tides/#more-12`. What follows is the next text of the list, whatever its title is written as.
fn leads_to_rest(block: Block<'_>) -> bool {
    let mut links = block.links();
    let is_cut = |(address, _): (&str, &str)| {
        let place = address.rsplit_once('#').map(|(_, place)| place);
        place.is_some_and(|place| place.starts_with("more"))
    };
    is_plain_link(&block) && links.any(is_cut)
}

fn is_item(block: Block<'_>) -> bool {
    let features = block.features();
    let linked = features.link_share() > 0.5;
    if evidence::is_data(block) {
        return false;
    }
    linked
        || block.kind() == BlockKind::Image
        || (!features.ends_sentence() && features.words() <= LONGEST_HEADLINE)
}

#[cfg(test)]
mod tests {
    use super::TAG_LABELS;
    use crate::testing::marked;

    #[test]
    fn labels_of_tags_are_sorted() {
        assert!(TAG_LABELS.is_sorted());
    }

    const BODY: &str = "The water mill at the bend of the river grinds flour again this spring.";

    #[test]
    fn the_link_at_the_end_of_a_card_heads_nothing() {
        let card = |title: &str| {
            format!(
                "<div><h2><a href='/1'>{title}</a></h2><p>{BODY}</p><p><a href='/1'>Read more</a></p></div>"
            )
        };
        let page = ["The mill runs", "A wheel of oak", "Flour for the fair"]
            .map(card)
            .concat();
        assert_eq!(marked(super::RelatedLinks, page.as_str()), ["Read more"; 3]);
    }

    #[test]
    fn the_link_to_the_rest_of_an_excerpt_heads_nothing() {
        let card = |at: usize, title: &str| {
            format!(
                "<div class=post><p class=title><a href='/{at}/'>{title}</a></p><p>{BODY}</p>\
                 <a class=more href='/{at}/#more'>Read on</a></div>"
            )
        };
        let page = [(1, "The mill runs"), (2, "A wheel of oak")].map(|(at, title)| card(at, title));
        let page = page.concat().replace("Read on", "阅读更多");
        assert_eq!(marked(super::RelatedLinks, page.as_str()), ["阅读更多"; 2]);
        // A list of a section is headed by the link to the section.
        let list = "<p>The mill runs.</p><a href='/mills'>阅读更多</a><ul><li><a href='/3'>Flour for \
                    the fair</a></li><li><a href='/4'>A wheel of oak</a></li></ul>";
        assert_eq!(marked(super::RelatedLinks, list).len(), 3);
    }

    #[test]
    fn what_heads_rows_without_links_leads_to_no_stories() {
        let row = |name: &str, value: &str| format!("<tr><th>{name}</th><td>{value}</td></tr>");
        let rows = [row("Material", "Brass"), row("Cable", "Ten metres")].concat();
        let page = format!(
            "<p>{BODY}</p><div><h3>More information</h3></div><table>{rows}</table><p>{BODY}</p>\
             <table><caption>More information</caption>{rows}</table><p>{BODY}</p>"
        );
        assert!(marked(super::RelatedLinks, page.as_str()).is_empty());
    }

    #[test]
    fn an_entry_of_the_contents_heads_nothing() {
        let story =
            "The bridge spans the inner harbour and rests on nine piles of oak[citation needed]";
        let page = format!(
            "Harbour bridge\n{story}. It is for walkers.\nContents\n1 History\n2 See also\n3 References\n\
             History\nIt opened in May\n{story}\nIts plans were changed twice, as the engineers tell."
        );
        let text = crate::clean(page.as_str()).text().to_owned();
        assert!(text.contains("It opened in May"), "{text}");
        let list = page
            .replace("2 See also", "See also")
            .replace("1 History\n", "");
        let text = crate::clean(list.as_str()).text().to_owned();
        assert!(!text.contains("It opened in May"), "{text}");
    }

    #[test]
    fn a_link_may_head_a_list() {
        let page = format!(
            "<p>{BODY}</p><a href='/all'>Read next</a><h3><a href='/1'>Ferry sails</a></h3>\
             <h3><a href='/2'>A bench for the baker</a></h3>"
        );
        let found = marked(super::RelatedLinks, page.as_str());
        assert_eq!(found, ["Read next", "Ferry sails", "A bench for the baker"]);
    }
}
