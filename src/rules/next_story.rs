//! Stories that follow the page's own.

use std::ops::Range;

use crate::block::{Ancestor, Block, BlockKind};
use crate::ends::LONGEST_LINE;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::OF_READERS;
use crate::metadata::sites::address;
use crate::metadata::{date, title};
use crate::page::{ElementName, Page};
use crate::rule::{Phase, Rule};

/// Marks other stories that stand in full behind the page's own.
///
/// # Why
///
/// A site that goes on with the next story when a reader comes to the end sets it like the first: its
/// title in an element with the same name and classes, a date below, then the text.
/// All of the element goes that such a title stands in and the page's own does not. Headings
/// inside a text are set in another way than its title, and where they are not, none of them
/// has a date of its own. Something has to be told before, since a list of stories has no first
/// one.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let told = "<p>The pass was closed on Sunday, after the plough had turned back twice and the last bus \
///     had been left in the square. Snow lies on the road as high as the fence.</p>".repeat(3);
/// let other = "<div><h1 class=title>A lamp is sold</h1><p>3 May 2024</p><p>The lamp of the pier was sold.</p></div>";
/// let page = format!("<title>Snow closes the pass</title><div><h1 class=title>Snow closes the pass</h1>\
///     <p>4 May 2024</p>{told}</div>{other}");
/// let marked = marked_among_all("next_story", page.as_str());
/// assert_eq!(marked, ["A lamp is sold", "3 May 2024", "The lamp of the pier was sold."]);
///
/// let section = page.replace("<p>3 May 2024</p>", "");
/// assert!(marked_among_all("next_story", section.as_str()).is_empty());
/// ```
///
/// Without classes and dates it is told by its address. Its title is a link to another page of the site
/// where that of the first story is none, and both stand in elements set alike; or the element says
/// itself what address its story has (`data-url`, `itemid`, `about`). Or both stand in `<article>`s of their own
/// under headings of the first level that are set alike.
///
/// # Known misses
///
/// Stories whose titles are set without classes and lead nowhere, or have no date below.
/// Wrongly: the entries of a diary or of a thread, each with a title set like that of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct NextStory;

/// Lines below a title of which one has the date.
const NEAR: usize = 4;

impl Rule for NextStory {
    fn name(&self) -> &str {
        "next_story"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(title) = page.title_heading.and_then(|title| page.block(title)) else {
            return;
        };
        if page.told_from >= page.blocks().len() || is_of_list(title) {
            return;
        }
        mark_below_titles(page, title, pen);
        mark_addressed(page, title, pen);
    }
}

/// Whether the heading that was taken for the title is the first of a list: it leads to another page, and the
/// page states a title that has it not.
fn is_of_list(title: Block<'_>) -> bool {
    let leads = |(address, _): (&str, &str)| address::leads_to_another(title.page(), address);
    title.features().link_share() >= ALL_LINKED
        && title.links().next().is_some_and(leads)
        && !title::first_stated(title.page(), 1).is_empty()
        && !is_stated(title)
}

/// Marks what stands below titles of other stories.
fn mark_below_titles(page: &Page, title: Block<'_>, pen: &mut Pen<'_>) {
    let mut end = page.told_from;
    for block in page.blocks_from(end) {
        if block.index() < end || !block.is_heading() || block.text() == title.text() {
            continue;
        }
        if let Some(story) = story_of(block, title) {
            end = story.end;
            mark(page, story, pen);
        }
    }
}

fn mark(page: &Page, story: Range<usize>, pen: &mut Pen<'_>) {
    for of_story in story.filter_map(|at| page.block(at)) {
        let weight = Weight::new(evidence::OF_OTHERS);
        let reason = "stands under the title of another story";
        pen.boilerplate(of_story, Label::RelatedLinks, weight, reason);
    }
}

/// Marks elements which say that their content has another address than the page, and that hold a
/// story with a heading.
fn mark_addressed(page: &Page, title: Block<'_>, pen: &mut Pen<'_>) {
    if page.is_thread {
        return;
    }
    let mut own = None;
    let mut end = page.told_from;
    for (element, address) in page.addressed() {
        let blocks = element.blocks();
        if blocks.contains(&title.index()) {
            own = Some((element, address));
        }
        let is_apart = own.is_none_or(|(own, own_address): (Ancestor<'_>, &str)| {
            own.name() == element.name() && !address::are_of_one(own_address, address)
        });
        if blocks.start < end || !is_apart || !address::leads_to_another(page, address) {
            continue;
        }
        // Where the page's own story says no address, the element may be a part of it.
        let heading = title_of_story(page, blocks.clone(), title);
        if heading
            .is_some_and(|heading| is_stated(title) && (own.is_some() || has_date_below(heading)))
        {
            end = blocks.end;
            mark(page, blocks, pen);
        }
    }
}

/// Blocks of a story above its title at most, in an `<article>` too, and paragraphs below it at least.
const ABOVE: usize = 3;
const ABOVE_IN_ARTICLE: usize = 8;
const LEAST_PARAGRAPHS: usize = 2;

/// The title of a whole story that blocks are, if they are one with a title of its own.
fn title_of_story<'p>(page: &'p Page, blocks: Range<usize>, title: Block<'p>) -> Option<Block<'p>> {
    let heading = page
        .blocks_from(blocks.start)
        .take(ABOVE + 1)
        .find(|it| it.is_heading())?;
    let is_title =
        matches!(heading.kind(), BlockKind::Heading(1..=2)) || heading.kind() == title.kind();
    if !is_title || heading.text() == title.text() {
        return None;
    }
    let below = (heading.index()..blocks.end).filter_map(|at| page.block(at));
    let is_prose = |block: &Block<'_>| {
        block.features().is_prose() && !block.hints().intersects(NOT_OF_A_STORY)
    };
    below
        .filter(is_prose)
        .nth(LEAST_PARAGRAPHS - 1)
        .map(|_| heading)
}

/// What readers write has headings and addresses too.
const NOT_OF_A_STORY: Hints = OF_READERS.with(Hints::REVIEWS);

/// The story of which a heading is the title, if it is one of another story.
fn story_of(heading: Block<'_>, title: Block<'_>) -> Option<Range<usize>> {
    let is_set_like = is_set_like(heading, title);
    let leads = leads_to_its_story(heading, title);
    if !is_set_like && !leads {
        return None;
    }
    let is_first = |block: Block<'_>| block.kind() == BlockKind::Heading(1);
    let is_headline = leads && is_first(heading) && is_first(title);
    let has_date = has_date_below(heading);
    if is_set_like
        && is_first(heading)
        && let Some(article) = article_apart(heading, title)
        && is_stated(title)
    {
        return Some(article.blocks());
    }
    if !is_headline && !has_date {
        return None;
    }
    let has_classes = || {
        heading
            .ancestors()
            .next()
            .is_some_and(|it| !it.tokens().is_empty())
    };
    if is_set_like && has_date && has_classes() {
        let elements = heading.ancestors().map(|element| element.blocks());
        let of_story = elements.take_while(|blocks| !blocks.contains(&title.index()));
        return of_story.last().map(|blocks| heading.index()..blocks.end);
    }
    let is_told = stand_alike(heading, title) && is_stated(title);
    let largest = || apart(heading, title).last();
    is_told
        .then(largest)?
        .map(|element| heading.index()..element.blocks().end)
}

/// The `<article>` of a whole story that a heading stands at the head of, where the title has one of its own.
fn article_apart<'p>(heading: Block<'p>, title: Block<'p>) -> Option<Ancestor<'p>> {
    let article_of = |of: Block<'p>, other: Block<'p>| {
        let article = of.ancestors().find(|it| it.name() == ElementName::Article);
        article.filter(|article| {
            let blocks = article.blocks();
            !blocks.contains(&other.index()) && blocks.start + ABOVE_IN_ARTICLE >= of.index()
        })
    };
    article_of(title, heading)?;
    let article = article_of(heading, title)?;
    let mut below =
        (heading.index()..article.blocks().end).filter_map(|at| heading.page().block(at));
    below
        .any(|block| block.features().is_prose())
        .then_some(article)
}

/// Titles that are looked at for the heading.
const MOST_STATED: usize = 4;

/// Whether the page states the title in its head too, where lists of stories name the site.
fn is_stated(title: Block<'_>) -> bool {
    let own = title::fold(title.text());
    let stated = title::first_stated(title.page(), MOST_STATED);
    stated.into_iter().any(|it| title::fold(it).contains(&*own))
}

/// Whether a heading is a link to another page, where the title is none, and begins a story in an element
/// like that of the title's.
fn leads_to_its_story(heading: Block<'_>, title: Block<'_>) -> bool {
    if heading.features().link_share() < ALL_LINKED || heading.page().is_thread {
        return false;
    }
    let page = heading.page();
    let Some((address, _)) = heading.links().next() else {
        return false;
    };
    let is_own = title
        .links()
        .all(|(address, _)| address::leads_here(page, address));
    is_own && address::leads_to_another(page, address)
}

/// The share of a heading that is a link, from which it leads to its story.
const ALL_LINKED: f32 = 0.9;

/// Whether a heading begins a whole story in an element that is like one which the title begins, with
/// the same classes where the headings are of two levels.
fn stand_alike(heading: Block<'_>, title: Block<'_>) -> bool {
    let is_same_level = heading.kind() == title.kind();
    apart(heading, title).take(MOST_AROUND).any(|element| {
        let is_named = is_same_level || !element.tokens().is_empty();
        let mut own = apart(title, heading).take(MOST_AROUND);
        is_named
            && own.any(|own| own.is_like(element))
            && title_of_story(heading.page(), element.blocks(), title).is_some()
    })
}

/// The elements that a heading begins and that another does not stand in, the innermost first.
fn apart<'a>(of: Block<'a>, other: Block<'a>) -> impl Iterator<Item = Ancestor<'a>> {
    let around = of.ancestors().skip(1);
    around.take_while(move |element| {
        let blocks = element.blocks();
        !blocks.contains(&other.index()) && blocks.start + ABOVE >= of.index()
    })
}

/// Elements around a title that are compared.
const MOST_AROUND: usize = 8;

/// Whether both are headings of one level in elements with the same classes. Those of the first level
/// may have none.
fn is_set_like(block: Block<'_>, title: Block<'_>) -> bool {
    let (Some(own), Some(of_title)) = (block.ancestors().next(), title.ancestors().next()) else {
        return false;
    };
    let may_be = block.kind() == BlockKind::Heading(1) || !own.tokens().is_empty();
    may_be
        && block.kind() == title.kind()
        && own.name() == ElementName::Heading
        && own.is_like(of_title)
}

/// Whether a date stands right below a heading.
fn has_date_below(heading: Block<'_>) -> bool {
    let below = heading.page().blocks_from(heading.index() + 1);
    let mut lines = below
        .filter(|block| block.kind() != BlockKind::Image)
        .take(NEAR);
    lines.any(|line| line.features().words() <= LONGEST_LINE && date::find(line.text()).is_some())
}
