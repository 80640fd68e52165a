//! The titles that a page states, and the heading that is the title.

use std::borrow::Cow;

pub(crate) use super::empty_titles::{says_nothing, without_program};
use super::kinds;
pub(crate) use super::title_signs::without_separators;
pub(crate) use super::title_site::{
    heads, lead, parts, site_of, tails, without_known_site, without_section, without_site,
};
pub(crate) use super::title_words::{Words, words};
use crate::block::{Block, BlockKind};
use crate::field::{Field, Place};
use crate::hints::Hints;
use crate::metadata::folding::has_plain_ends;
pub(crate) use crate::metadata::folding::{fold, folds_to};
use crate::metadata::logo;
use crate::page::{BodyKind, ElementName, Page};

/// What stands before titles and says that they are such.
#[rustfmt::skip] // One entry a line.
const LABELS: [&str; 8] = [
    "Thread: ",
    "Titel: ",
    "Title:",
    "Titre : ",
    "Topic: ",
    "Título: ",
    "标题：",
    "標題：",
];

/// The title without signs of links and labels around it.
pub(crate) fn without_signs(title: &str) -> &str {
    let title = match has_plain_ends(title) {
        true => title,
        false => title
            .trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}')
            .trim_end_matches(['¶', '#', '§', '🔗', '\u{f0c1}'])
            .trim(),
    };
    let mut labels = LABELS.iter();
    let labelled = labels.find_map(|label| title.strip_prefix(label));
    labelled.map_or(title, str::trim_start)
}

/// The title without the signs that only tell where its words may be broken.
pub(crate) fn without_breaks(title: &str) -> Cow<'_, str> {
    let is_break = |ch: char| matches!(ch, '\u{ad}' | '\u{200b}');
    if title.is_ascii() || !title.contains(is_break) {
        return Cow::Borrowed(title);
    }
    Cow::Owned(title.replace(is_break, ""))
}

/// The titles that the page states in its head, as they stand there.
pub(crate) fn stated(page: &Page) -> impl Iterator<Item = &str> {
    let fields = page.fields().iter().filter(|field| match field.place() {
        Place::HtmlTitle => true,
        Place::MetaTag => matches!(field.key(), "og:title" | "twitter:title"),
        Place::JsonLd => matches!(field.key(), "headline" | "main.headline" | "main.name"),
        _ => false,
    });
    fields.map(Field::value)
}

/// What the page says of its title in its head and in its headings.
pub(crate) fn elsewhere(page: &Page) -> Vec<&str> {
    let headings = headings(page).filter(|(level, _)| *level <= 3);
    let headings = headings.map(|(_, block)| without_signs(block.text()));
    let mut titles = first_stated(page, MOST_STATED);
    titles.extend(headings);
    titles
}

/// The first titles that the page states, each once: most pages state the same several times.
pub(crate) fn first_stated(page: &Page, most: usize) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    for title in stated(page).take(most) {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

/// Stated titles that others are compared with: a page has a few, and each is compared with all.
const MOST_STATED: usize = 64;

/// Fields among which the `<title>` is sought for each title that is stated.
const MOST_FIELDS: usize = 256;

/// A title that was cut at a quotation mark which ended its attribute, as it stands in the `<title>`
/// from there on.
pub(crate) fn behind_quote<'a>(title: &'a str, page: &'a Page) -> &'a str {
    let mut fields = page.fields().iter().take(MOST_FIELDS);
    let whole = fields.find(|field| field.place() == Place::HtmlTitle);
    let rest = whole.and_then(|field| {
        let at = field.value().find(title)?;
        let behind = field.value().get(at + title.len()..)?;
        let quoted = behind.trim_start().strip_prefix('"')?;
        // What is quoted ends, and is no measure.
        quoted.contains('"').then(|| field.value().get(at..))?
    });
    rest.unwrap_or(title)
}

/// Headings that are looked at.
const MOST_HEADINGS: usize = 48;

/// The longest heading that may be a title, in words.
const LONGEST: f32 = 40.0;

/// Parts of a page whose headings are not that of the story.
pub(crate) const NOT_ITS_OWN: Hints = Hints::NAVIGATION
    .with(Hints::RELATED)
    .with(Hints::SIDEBAR)
    .with(Hints::FOOTER)
    .with(Hints::COMMENTS);

/// The headings that may be the title, with their levels.
pub(crate) fn headings(page: &Page) -> impl Iterator<Item = (u8, Block<'_>)> {
    headings_outside(page, NOT_ITS_OWN)
}

/// The same but for those in elements that say other things.
fn headings_outside(page: &Page, not_its_own: Hints) -> impl Iterator<Item = (u8, Block<'_>)> {
    // Text has none.
    let blocks = match page.body_kind() {
        BodyKind::Html => page.blocks().len(),
        BodyKind::Text if page.markdown.is_some() => page.blocks().len(),
        BodyKind::Text => 0,
    };
    let headings = page.blocks().take(blocks);
    let headings = headings.filter_map(|block| match block.kind() {
        BlockKind::Heading(level) => Some((level, block)),
        _ => None,
    });
    let own = headings.filter(move |(_, block)| {
        !block.is_hidden()
            && !block.hints().intersects(not_its_own)
            && block.features().words() <= LONGEST
    });
    own.take(MOST_HEADINGS)
}

/// The first heading in a part of these whose headings are not that of the story, which is yet a title that
/// the page states, or all of it but the name of the site.
pub(crate) fn stated_within(page: &Page, parts: Hints) -> Option<usize> {
    let stated: Vec<Words> = first_stated(page, FIRST).into_iter().map(words).collect();
    let mut headings = headings_outside(page, NOT_ITS_OWN.without(parts));
    let is_stated = |block: Block<'_>| {
        let own = words(block.text());
        let is_title = |stated: &Words| own.shared(stated) == own.count();
        own.count() > 1 && stated.iter().any(is_title)
    };
    let found = headings.find(|(_, block)| is_stated(*block));
    found.map(|(_, block)| block.index())
}

/// Titles that headings are compared with.
const FIRST: usize = 4;

/// Stories of a page from which it is a list of them.
const STORIES: usize = 3;

/// The headings but for those in elements behind a list of stories: a blog ends with a box that has
/// its name.
fn without_those_behind_stories(mut may_be: Vec<(u8, Block<'_>)>) -> Vec<(u8, Block<'_>)> {
    if may_be.len() <= STORIES {
        return may_be;
    }
    let (mut last, mut stories) = (None, 0);
    may_be.retain(|(level, block)| {
        let story = block.innermost(ElementName::Article, AROUND);
        stories += usize::from(story.is_some() && story != last);
        last = story.or(last);
        *level == 1 || story.is_some() || stories < STORIES
    });
    may_be
}

/// Elements around a heading that are looked at.
const AROUND: usize = 16;

/// The heading that shares most with the titles that the page states; where none does, the first
/// of the highest level.
pub(crate) fn heading(page: &Page) -> Option<usize> {
    let may_be = headings(page).filter(|(level, _)| *level <= 4);
    let mut may_be: Vec<(u8, Block<'_>)> = may_be.collect();
    if may_be.len() > 1 {
        logo::without_logos(&mut may_be);
    }
    if let Some(title) = kinds::title_below(&mut may_be) {
        return Some(title);
    }
    if let [(1, block)] = may_be[..] {
        // There is nothing to compare it with.
        return (words(block.text()).count() > 0).then_some(block.index());
    }
    let may_be = without_those_behind_stories(may_be);
    let stated: Vec<Words> = match may_be.is_empty() {
        true => Vec::new(),
        false => first_stated(page, FIRST).into_iter().map(words).collect(),
    };
    let mut best: Option<(f32, usize)> = None;
    for (level, block) in may_be {
        let own = words(block.text());
        if own.count() == 0 {
            continue;
        }
        let shared = stated.iter().map(|stated| {
            let both = own.shared(stated) as f32;
            // Of the heading, and a little of the title: a section may be called by a word of it.
            both / own.count() as f32 * 0.6 + both / stated.count().max(1) as f32 * 0.4
        });
        let shared = shared.fold(0.0, f32::max);
        // The title of the window may begin with the author.
        if level > 1 && shared >= 0.5 && is_author(page, block.text()) {
            continue;
        }
        let score = shared + f32::from(5 - level.min(5)) * 0.05;
        if (level == 1 || shared >= 0.5) && best.is_none_or(|(best, _)| score > best + 0.001) {
            best = Some((score, block.index()));
        }
    }
    best.map(|(_, index)| index)
}

/// Whether the class of an element says that a text is the author.
fn is_author(page: &Page, text: &str) -> bool {
    page.stated("class.author").any(|author| author == text)
}

/// The share of the words of a line that a stated title has too, and the share of a stated title that
/// the line has, from which on it is that title, perhaps without the name of the site.
const OF_LINE: f32 = 0.9;
const OF_STATED: f32 = 0.5;

/// The line above the running text that is a title that the page states: older systems make no heading
/// of it.
pub(crate) fn line(page: &Page) -> Option<usize> {
    if page.body_kind() != BodyKind::Html {
        return None;
    }
    let stated = first_stated(page, FIRST);
    let shortest = stated.iter().map(|title| title.len()).min()?;
    let longest = stated.iter().map(|title| title.len()).max()?;
    // Most lines are entries of menus, too short to be compared.
    let lengths = shortest / 4..=longest + 16;
    let stated: Vec<Words> = stated.into_iter().map(words).collect();
    let not_its_own = NOT_ITS_OWN.with(Hints::BREADCRUMB);
    let mut above = page.blocks().take(page.first_prose().saturating_add(1));
    let line = above.find(|block| {
        let features = block.features();
        let may_be = lengths.contains(&block.bytes())
            && !block.is_hidden()
            && !block.is_envelope()
            && block.kind() != BlockKind::Code
            && features.words() <= LONGEST
            && features.link_share() < 0.5
            && !block.hints().intersects(not_its_own);
        may_be && is_one_of(&words(block.text()), &stated)
    });
    line.map(Block::index)
}

/// Whether words are those of a stated title.
fn is_one_of(own: &Words, stated: &[Words]) -> bool {
    own.count() > 1
        && stated.iter().any(|stated| {
            let both = own.shared(stated) as f32;
            both >= own.count() as f32 * OF_LINE && both >= stated.count() as f32 * OF_STATED
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_box_behind_a_list_of_stories_is_no_title() {
        let story = |title: &str| {
            format!(
                "<article><header class=entry-header><h2><a href=/1>{title}</a></h2></header>\
                 <p>The keepers of the upper lock repaired both gates during the dry weeks.</p>\
                 </article>"
            )
        };
        let titles = [
            "A quiet winter",
            "New hinges for a gate",
            "Boats may pass again",
        ];
        let stories: String = titles.iter().map(|title| story(title)).collect();
        let page = format!(
            "<title>canal notes</title><header><h1><a href=/>canal notes</a></h1></header>\
             {stories}<div><h3>Follow “canal notes”</h3><p>Get each new post by mail.</p></div>"
        );
        let text = crate::clean(page.as_str()).text().to_owned();
        assert!(titles.iter().all(|title| text.contains(title)), "{text}");
        let page = |stories: &str| {
            let page = format!("<title>canal notes</title>{stories}<h3>canal notes</h3>");
            crate::Cleaner::default().read(page.as_str()).title_heading
        };
        assert_eq!(page(&stories), None);
        assert!(page(&story("A quiet winter")).is_some());
    }
}
