//! What elements of the body state, weighed by where they stand: next to the title a name is that
//! of the author, further down that of someone else.

use std::borrow::Cow;

use super::date::{Order, short_year};
use super::sites::Sites;
use super::{
    Candidate, FieldName, PartialDateTime, bylines, far_dates, keys, names, sources, values,
};
use crate::block::{Block, BlockKind};
use crate::field::{Field, Place};
use crate::hints::Hints;
use crate::ledger::Pen;
use crate::page::{ElementName, Page};
use crate::phrases::{CreditKey, Hit};

/// Blocks above and below the title that count as next to it.
pub(crate) const ABOVE: usize = 8;
pub(crate) const BELOW: usize = 14;

/// Bytes of text between two names of one byline.
const APART: u32 = 12;

/// Names further down the page that are not told apart.
const MOST_FAR: usize = 3;

/// What a statement loses that stands further down, or in a part of the page that is beside the
/// story, and one that follows another.
const FAR: f32 = 1.2;
const BESIDE: f32 = 0.8;
const DATE_BESIDE: f32 = 1.5;
const LATER: f32 = 3.0;

/// A statement of the body and where it stands.
struct Stated<'a> {
    field: &'a Field,
    block: usize,
    weight: f32,
    is_near: bool,
}

/// Proposes what the body states.
pub(crate) fn propose(page: &Page, sites: &Sites, pen: &mut Pen<'_>) {
    let of_others = of_others(page);
    for name in [FieldName::Author, FieldName::Published, FieldName::Modified] {
        let stated = stated(page, name, of_others);
        match name {
            FieldName::Author => authors(&stated, sites, pen),
            _ => dates(name, &stated, page, pen),
        }
    }
    for field in page
        .fields()
        .iter()
        .filter(|field| field.place() == Place::Markup)
    {
        let Some((name, weight)) = keys::markup(field.key()) else {
            continue;
        };
        if matches!(
            name,
            FieldName::Author | FieldName::Published | FieldName::Modified
        ) {
            continue;
        }
        let value = match name {
            FieldName::License if is_of_picture(page, field) => None,
            FieldName::Source => sources::of_class(page, field).map(Cow::Borrowed),
            FieldName::Tag => values::tag(field.value()).map(Cow::Borrowed),
            _ => values::stated(field.value(), name, page),
        };
        if let Some(value) = value {
            pen.propose(candidate(Candidate::text(name, value), field).weighing(weight));
        }
    }
}

/// What the body states of a field, but for what it states of others.
fn stated<'p>(page: &'p Page, name: FieldName, of_others: Hints) -> Vec<Stated<'p>> {
    let mut stated: Vec<Stated<'_>> = Vec::new();
    for field in page.fields() {
        let is_of_body = matches!(field.place(), Place::Markup | Place::TimeElement);
        if !is_of_body {
            continue;
        }
        if let Some((_, weight)) = keys::markup(field.key()).filter(|(it, _)| *it == name) {
            let block = page.block_at(field.at as usize);
            let own = page.block(block);
            let hints = own.map(|block| block.hints());
            let of_others = own.is_some_and(|block| is_of_others(block, of_others));
            // A menu tells names, but none that it states as a date of publication.
            let of_review = hints.is_some_and(|hints| hints.intersects(Hints::REVIEWS));
            let is_stated =
                name != FieldName::Author && !of_review && field.key().starts_with("itemprop.");
            if of_others && !is_stated {
                continue;
            }
            let is_near = is_next_to_title(page, block);
            let is_of_card = || page.block(block).is_some_and(far_dates::is_of_card);
            let is_shown = !field.key().starts_with("itemprop.");
            let is_author = name == FieldName::Author;
            if !is_author && is_shown && !is_near && is_of_card() {
                continue;
            }
            let names_nobody = |block| {
                describes_picture(block)
                    || names::stands_behind_other_part(block.text(), field.value())
            };
            if is_author && page.block(block).is_some_and(names_nobody) {
                continue;
            }
            stated.push(Stated {
                field,
                block,
                weight: weight - loss(page, block, name, of_others),
                is_near,
            });
        }
    }
    stated
}

/// Whether a block tells in a sentence what a picture shows.
fn describes_picture(block: Block<'_>) -> bool {
    let is_in_figure = || block.ancestors().any(|it| it.name() == ElementName::Figure);
    block.features().is_prose() && (block.kind() == BlockKind::Caption || is_in_figure())
}

/// Whether a statement stands under a picture or in a line that credits one.
fn is_of_picture(page: &Page, field: &Field) -> bool {
    let block = page.block(page.block_at(field.at as usize));
    block.is_some_and(|block| {
        let credits = |hit: &Hit| hit.credit() == Some(CreditKey::Picture);
        block.kind() == BlockKind::Caption
            || block.hits().iter().any(credits)
            || block.ancestors().any(|it| it.name() == ElementName::Figure)
    })
}

/// What a statement loses by where it stands.
fn loss(page: &Page, block: usize, name: FieldName, of_others: bool) -> f32 {
    let mut loss = 0.0;
    let hints = page
        .block(block)
        .map(|block| block.hints())
        .unwrap_or_default();
    let is_in_footer = || hints.intersects(Hints::FOOTER) && !is_of_story(page, block);
    if of_others || hints.intersects(Hints::SIDEBAR) || is_in_footer() {
        loss += if name == FieldName::Author {
            BESIDE
        } else {
            DATE_BESIDE
        };
    }
    if !is_next_to_title(page, block) {
        loss += FAR;
    }
    loss
}

/// Whether a block stands in the article whose title is that of the page: blogs write who wrote it
/// and when into its footer.
fn is_of_story(page: &Page, block: usize) -> bool {
    let mut around = page.block(block).into_iter().flat_map(Block::ancestors);
    let article = around.find(|ancestor| ancestor.name() == ElementName::Article);
    let title = page.title_heading;
    let both = article.zip(title);
    both.is_some_and(|(article, title)| article.blocks().contains(&title))
}

/// Parts of a page where names and dates are those of others: not those that the title stands in.
pub(crate) fn of_others(page: &Page) -> Hints {
    const OF_OTHERS: Hints = bylines::OF_OTHERS
        .with(Hints::NAVIGATION)
        .with(Hints::BREADCRUMB);
    let title = page.title_at.and_then(|title| page.block(title));
    let of_others = OF_OTHERS.with(reviews_of_others(page));
    of_others.without(title.map(|title| title.hints()).unwrap_or_default())
}

/// Whether a block stands in such a part. What is called comments between the title and the story is the
/// line that tells how many there are, beside who wrote the story and when.
pub(crate) fn is_of_others(block: Block<'_>, of_others: Hints) -> bool {
    let hints = block.hints();
    hints.intersects(of_others)
        && (hints.intersects(of_others.without(bylines::OF_READERS)) || !is_in_head(block))
}

/// Whether a block stands behind the title, and before the running text there.
fn is_in_head(block: Block<'_>) -> bool {
    let page = block.page();
    let title = page.title_heading.filter(|title| *title < block.index());
    title.is_some_and(|title| {
        let between = page.blocks_from(title + 1);
        let mut between = between.take(block.index() - title);
        block.index() <= title + BELOW && !between.any(|it| it.features().is_prose())
    })
}

/// How many quotations the title stands in. In further ones names and dates are those of what is quoted, as a
/// post of a network is.
pub(crate) fn quotes_around_title(page: &Page) -> usize {
    let title = page.title_at.and_then(|title| page.block(title));
    title.map_or(0, Block::quote_depth)
}

/// Reviews, where they are those of customers: the page itself is no review, in which its title or the
/// first running text behind it stands.
pub(crate) fn reviews_of_others(page: &Page) -> Hints {
    if !page.all_hints.intersects(Hints::REVIEWS) {
        return Hints::default();
    }
    let title = page.title_heading.unwrap_or(0);
    let mut behind = page.blocks_from(title);
    let title = behind.next();
    let is_shown = |block: &Block<'_>| !block.is_envelope() && !block.is_hidden();
    let story = behind.find(|block| is_shown(block) && block.features().is_prose());
    let is_review = [title, story].into_iter().flatten();
    let mut is_review = is_review.map(|block| block.hints().intersects(Hints::REVIEWS));
    match is_review.any(|is_review| is_review) {
        true => Hints::default(),
        false => Hints::REVIEWS,
    }
}

/// Whether a block stands next to the title.
pub(crate) fn is_next_to_title(page: &Page, block: usize) -> bool {
    let title = page.title_at.unwrap_or(0);
    if block + ABOVE < title || block > title + BELOW {
        return false;
    }
    let between = page
        .blocks()
        .skip(title + 1)
        .take(block.saturating_sub(title + 1));
    between.filter(|block| block.features().is_prose()).count() < 2
}

fn candidate(candidate: Candidate, field: &Field) -> Candidate {
    candidate.at(field.place()).under(field.key())
}

/// Proposes the names of the first byline of each kind; those of others weigh less.
fn authors(stated: &[Stated<'_>], sites: &Sites, pen: &mut Pen<'_>) {
    let mut keys: Vec<&str> = stated.iter().map(|it| it.field.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let of_key = || stated.iter().filter(|it| it.field.key() == key);
        let Some(heaviest) = of_key().map(|it| it.weight).reduce(f32::max) else {
            continue;
        };
        let near = of_key().any(|it| it.weight >= heaviest && it.is_near);
        let named: Vec<Vec<String>> = of_key()
            .map(|it| names::of_element(it.field.value(), pen.known_names()))
            .collect();
        let mut others: Vec<&String> = named.iter().filter_map(|names| names.first()).collect();
        others.sort_unstable();
        others.dedup();
        // Far from the title a list of names is one of others, but in threads the first of those
        // who are stated as authors began it. A name that is the only one is less in doubt.
        let is_thread = key == "itemprop.author" || key == "rel.author";
        let loss = match others.len() {
            _ if near => 0.0,
            1 => -FAR * 0.75,
            count if count <= MOST_FAR || is_thread => 0.0,
            _ => LATER,
        };
        let mut group: Option<(u32, u32)> = None;
        let mut ended = false;
        for (it, names) in of_key().zip(named) {
            if names.is_empty() {
                continue;
            }
            let start = it.field.at;
            let end = start + it.field.value().len() as u32;
            let begins = group.is_none() && it.weight >= heaviest;
            let continues = group.is_some_and(|(_, last)| start <= last + APART) && !ended;
            ended |= group.is_some() && !continues;
            if begins {
                group = u32::try_from(it.block).ok().map(|block| (block, end));
            } else if continues {
                group = group.map(|(block, last)| (block, last.max(end)));
            }
            let is_first = begins || continues;
            for name in names {
                let weight = if is_first {
                    heaviest - loss
                } else {
                    it.weight - LATER
                };
                let weight = sites.weight_of(&name, weight);
                let mut one = candidate(Candidate::text(FieldName::Author, name), it.field);
                one.block = group.map(|(block, _)| block).filter(|_| is_first);
                pen.propose(one.weighing(weight));
            }
        }
    }
}

/// Proposes dates; of several at the same distance from the title the first. Many far from it are
/// those of a list.
fn dates(name: FieldName, stated: &[Stated<'_>], page: &Page, pen: &mut Pen<'_>) {
    let order = Order::of_page(page);
    // Of each key, whether its dates are those of a list.
    let mut keys: Vec<(&str, bool)> = Vec::new();
    for it in stated {
        let value = it.field.value();
        let date = PartialDateTime::parse_ordered(value, order)
            .or_else(|| short_year::by_page(value, page, pen.known_dates()));
        let Some(date) = date else {
            continue;
        };
        let key = it.field.key();
        let known = keys.iter().find(|(known, _)| *known == key);
        let (is_first, is_list) = match known {
            Some((_, is_list)) => (false, *is_list),
            None => (true, is_list(stated, key)),
        };
        if is_first {
            keys.push((key, is_list));
        }
        let weight = match is_list {
            true if it.weight > OF_LIST => OF_LIST.max(it.weight - LIST),
            _ => it.weight,
        };
        let weight = weight - if is_first { 0.0 } else { 0.05 };
        pen.propose(candidate(Candidate::date(name, date), it.field).weighing(weight));
    }
}

/// What a date loses that is one of many, none of them next to the title, and what is left to it at
/// least: in threads the first is right.
const LIST: f32 = 0.4;
const OF_LIST: f32 = 0.1;

/// Whether many statements of a kind stand far from the title, and none next to it.
fn is_list(stated: &[Stated<'_>], key: &str) -> bool {
    let mut of_key = stated.iter().filter(|it| it.field.key() == key);
    of_key.clone().count() > MOST_FAR && !of_key.any(|it| it.is_near)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    fn published(html: &str) -> Option<String> {
        let published = clean(html).metadata().published.clone();
        published.map(|date| date.value.to_string())
    }

    #[test]
    fn dates_of_news_boxes_are_those_of_other_stories() {
        let story =
            "<p>The lamp is made of brass, and its wick burns for nine hours.</p>".repeat(3);
        let page = |cards: &str| format!("<div><h1>Brass lamp</h1>{story}</div><div>{cards}</div>");
        let date = "<div class=news_date>19.11.2015</div>";
        let link = "<div><a href=/blog/3>How to get a discount</a></div>";
        for cards in [
            format!("<p>News</p>{date}{link}"),
            format!("<h3><a href=/blog/3>How to get a discount</a></h3>{date}<p>Read on</p>"),
        ] {
            assert_eq!(published(&page(&cards)), None, "{cards}");
        }
        for own in [
            format!("{date}<p>Written at sea</p>"),
            format!("{story}{date}{link}"),
            format!("<p>News</p><div class=date><a href=#p3>19.11.2015</a></div>{link}"),
            format!("<p>News</p><div class=date>Updated: 19.11.2015</div>{link}"),
            format!("<h3><a href=#p3>How to get a discount</a></h3>{date}{story}"),
        ] {
            assert!(published(&page(&own)).is_some(), "{own}");
        }
    }

    #[test]
    fn what_customers_say_names_no_author_of_the_page() {
        let story =
            "<p>The lamp is made of brass, and its wick burns for nine hours.</p>".repeat(2);
        let said = "<p>My lamp came within two days, and it burns as well as it did then.</p>";
        let stated = "<span itemprop=author>Nora Blanco</span>\
                      <meta itemprop=datePublished content=2015-09-12>";
        let by_class =
            "<p class=author>By <span>Nora Blanco</span></p><p class=date>12 May 2015</p>";
        let line = "<p>by Nora Blanco / (Added 12 May 2015)</p>";
        let known = |page: &str| {
            let article = clean(page);
            let metadata = article.metadata();
            (!metadata.authors.is_empty(), metadata.published.is_some())
        };
        for review in [
            format!("<div itemprop=review itemscope>{stated}{said}</div>"),
            format!("<div itemprop=reviews itemscope>{stated}{said}</div>"),
            format!("<div class=pr-review>{by_class}{said}</div>"),
            format!("<div class=review>{line}{said}</div>"),
        ] {
            let title = "<h1>Brass lamp</h1>";
            let shop = format!("{title}{story}<div>{review}</div>");
            assert_eq!(known(&shop), (false, false), "{shop}");
            for own in [
                review
                    .replacen(said, "", 1)
                    .replacen('>', &format!(">{title}"), 1)
                    + &story,
                format!(
                    "{title}{}",
                    review.replacen(said, &(story.clone() + said), 1)
                ),
            ] {
                assert_eq!(known(&own), (true, true), "{own}");
            }
        }
    }

    #[test]
    fn the_footer_of_the_article_tells_when_it_was_written() {
        let story =
            "<p>The tide comes in at four, as it says on the board at the pier.</p>".repeat(3);
        let date = "<time class=published datetime=2024-03-14>March 14, 2024</time>";
        let footer = format!("<footer class=entry-footer>{date}</footer>");
        let title = "<h1>The tide</h1>";
        let inside = format!("<article>{title}{story}{footer}</article>");
        assert_eq!(published(&inside).as_deref(), Some("2024-03-14"));
        for of_another in [
            format!("<article>{title}{story}</article>{footer}"),
            format!("<article>{title}{story}</article><article><h2>Boats</h2>{footer}</article>"),
        ] {
            assert_eq!(published(&of_another), None, "{of_another}");
        }
    }

    #[test]
    fn a_date_may_be_the_title_of_how_long_ago_it_was() {
        let story =
            "<p>The lamp is made of brass, and its wick burns for nine hours.</p>".repeat(3);
        let page = |title: &str| {
            format!(
                "<h1>Brass lamp</h1><p>Added by Ann <a title='{title}' href=/day>2 months</a> ago</p>{story}"
            )
        };
        for title in [
            "2024-04-25 07:14",
            "2024-4-25 07:14:00",
            "2024-04-25T07:14:00 1714029240",
        ] {
            let date = published(&page(title));
            assert!(
                date.is_some_and(|date| date.starts_with("2024-04-25")),
                "{title}"
            );
        }
        for title in ["", "2024", "7 lamps of 2024-04-25"] {
            assert_eq!(published(&page(title)), None, "{title}");
        }
    }
}
