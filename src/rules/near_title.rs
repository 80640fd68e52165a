//! Names and dates next to the title.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::ends::LONGEST_LINE;
use crate::evidence;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::date::{around, labels, other_days, relative, short_year, spans};
use crate::metadata::fact_labels::{self, is_of_others, label_above};
use crate::metadata::far_dates::{self, Far};
use crate::metadata::known_dates::Found;
use crate::metadata::{
    Candidate, FieldName, PartialDateTime, bylines, date, markup, menus, names, no_names, title,
};
use crate::page::{BodyKind, Page};
use crate::phrases::CreditKey;
use crate::rule::{Phase, Rule};

/// Reads names and dates from the lines next to the title that are no bylines by themselves, and marks a
/// word that introduces an author in a line of its own, with the name below.
///
/// # Why
///
/// Pages set “Written by” and the name in lines of their own, and dates into lines with other
/// things. What stands there is told by what it stands next to: a name behind a line that
/// introduces one, a date in a short line. A line that says that it tells of a change gives the
/// date of the change.
///
/// # Example
///
/// ```
/// let page = "<h1>Snow closes the pass</h1><div>Written by</div><div>Ann Bell</div>\
///             <div>3 May 2024 in Mountains and valleys</div>\
///             <p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
/// let metadata = dechaff::clean(page).metadata().clone();
/// assert_eq!(metadata.authors[0].value, "Ann Bell");
/// assert_eq!(metadata.published.unwrap().value.to_string(), "2024-05-03");
/// ```
///
/// # Known misses
///
/// A name alone, with nothing that introduces it. Wrongly: the date of an event that is
/// announced under the title.
#[derive(Clone, Copy, Debug, Default)]
pub struct NearTitle;

/// The longest line that is all but a date, in words.
const LONGEST_DATE: f32 = 6.0;

/// The longest line with a name, in bytes.
const LONGEST_NAME: usize = 90;

impl Rule for NearTitle {
    fn name(&self) -> &str {
        "near_title"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Html {
            return;
        }
        let title = page.title_at.unwrap_or(0);
        let quotes = markup::quotes_around_title(page);
        let of_others = markup::of_others(page);
        let mut prose = 0;
        let mut far = Far::None;
        let mut is_related = false;
        for block in page.blocks() {
            let is_own =
                !block.is_hidden() && !block.is_envelope() && block.kind() != BlockKind::Caption;
            if !is_own || markup::is_of_others(block, of_others) || block.index() == title {
                // Where customers date what they say no other date is the only one.
                if block.hints().intersects(Hints::REVIEWS) && has_date(block, pen) {
                    far = Far::Several;
                }
                continue;
            }
            if block.quote_depth() > quotes {
                prose += usize::from(bylines::is_prose(block, pen));
                continue;
            }
            is_related |= block.index() > title
                && block.has_words(Label::RelatedLinks)
                && block.is_heading()
                && evidence::is_heading(block, Label::RelatedLinks);
            if bylines::is_prose(block, pen) {
                prose += 1;
                if prose <= FIRST_PROSE && block.index() > title {
                    dateline(block, pen);
                }
                sentence(block, pen);
                continue;
            }
            let is_near = markup::is_next_to_title(page, block.index());
            let date = dates(block, is_near, pen);
            if let Some(date) = date.filter(|_| !is_related && far_dates::may_be_alone(block)) {
                match far_dates::is_of_card(block) {
                    true => far = Far::Several,
                    false => far.add(block, date),
                }
            }
            if is_near {
                authors(block, pen);
                fact_labels::credits(block, pen);
            }
        }
        if let Far::One(block, date) = far
            && !relative::is_next_to_title(page)
        {
            let date = Candidate::date(FieldName::Published, date).at(Place::Byline);
            pen.propose(date.weighing(far_dates::WEIGHT).in_block(block));
        }
    }
}

/// Whether a short line has a date.
fn has_date(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    block.features().words() <= LONGEST_LINE
        && date::may_be_in(block)
        && pen.known_dates().first_in(block).is_some()
}

/// Blocks of running text of which the first may begin with the date.
const FIRST_PROSE: usize = 2;

/// Proposes the date with which running text begins: `29.11.2022 – `.
fn dateline(block: Block<'_>, pen: &mut Pen<'_>) {
    let text = block.text();
    let start = text.get(..text.floor_char_boundary(60)).unwrap_or_default();
    let Some((range, found)) = date::find(start) else {
        return;
    };
    let behind = text.get(range.end..).unwrap_or_default().trim_start();
    let opens = ['–', '—', '-', ':', '|', '/', '„', '“', '"', '«'];
    if range.start == 0 && behind.starts_with(opens) {
        pen.propose(
            Candidate::date(FieldName::Published, found)
                .at(Place::Dateline)
                .weighing(1.5)
                .in_block(block),
        );
    }
}

/// The longest sentence with which a system tells of a date, in words.
const LONGEST_SENTENCE: f32 = 60.0;

/// Proposes the date of a sentence that a system wrote: `This entry was posted on 3 May 2024.`
fn sentence(block: Block<'_>, pen: &mut Pen<'_>) {
    let features = block.features();
    if features.digits() < 5 || features.words() > LONGEST_SENTENCE {
        return;
    }
    let Some((_, found)) = pen.known_dates().first_in(block) else {
        return;
    };
    if let Some((field, weight)) = told_by_note(block.text()) {
        let date = Candidate::date(field, found).at(Place::Byline);
        pen.propose(date.weighing(weight).in_block(block));
    }
}

/// What a note of a system tells with its date, and the weight of that.
fn told_by_note(text: &str) -> Option<(FieldName, f32)> {
    if !labels::may_tell(text) {
        None
    } else if labels::tells_publication(text) {
        Some((FieldName::Published, 1.6))
    } else {
        labels::tells_change(text).then_some((FieldName::Modified, 1.2))
    }
}

/// The first date of a line, unless an event begins then.
pub(super) fn first_date(block: Block<'_>, pen: &mut Pen<'_>) -> Option<Found> {
    let begins = |(range, date): &Found| around::begins_event(block.text(), range, *date);
    pen.known_dates()
        .first_in(block)
        .filter(|found| !begins(found))
}

/// Proposes the date of a short line. One that nothing tells of, far from the title, is returned.
fn dates(block: Block<'_>, is_near: bool, pen: &mut Pen<'_>) -> Option<PartialDateTime> {
    let features = block.features();
    if features.words() > LONGEST_LINE || !date::may_be_in(block) {
        return None;
    }
    let found = first_date(block, pen);
    let is_short = is_near && features.words() <= LONGEST_DATE;
    let found = match found {
        None if is_short => short_year::find_in(block, pen.known_dates()),
        found => found,
    };
    let (range, found) = found?;
    let rest = features.words() - 3.0;
    let is_heading = matches!(block.kind(), BlockKind::Heading(_));
    let tells_of = is_heading && range.start > 0 && rest > LONGEST_HEADING;
    if tells_of
        || (is_near && labelled(block, range.start, pen))
        || is_of_another(block, range.start, pen)
    {
        return None;
    }
    let key = block.hits().iter().rev().find_map(|hit| {
        let key = hit.credit().filter(|_| hit.range().start < range.start)?;
        let is_of_date = matches!(key, CreditKey::Published | CreditKey::Modified);
        (is_of_date && labels::is_key(block.text(), hit.range())).then_some(key)
    });
    let behind = block.text().get(range.end..).unwrap_or_default();
    let key = match labels::change_behind(behind) {
        Some(_) => Some(CreditKey::Modified),
        None => key.or_else(|| label_above(block)),
    };
    if key.is_none() && !is_near {
        let Some((field, weight)) = told_by_note(block.text()) else {
            return (rest <= LONGEST_DATE).then_some(found);
        };
        let date = Candidate::date(field, found).at(Place::Byline);
        pen.propose(date.weighing(weight).in_block(block));
        return None;
    }
    // Where nothing else said the same, 32 of 40 were right.
    let (field, weight) = match key {
        Some(CreditKey::Modified) if !is_near => (FieldName::Modified, 1.2),
        Some(_) if !is_near => (FieldName::Published, 1.6),
        Some(CreditKey::Modified) => (FieldName::Modified, 2.6),
        Some(_) => (FieldName::Published, 3.05),
        None if rest <= LONGEST_DATE && stands_alone(block, &range, pen) => {
            (FieldName::Published, ALONE)
        }
        None => (FieldName::Published, AMONG_OTHERS),
    };
    pen.propose(
        Candidate::date(field, found)
            .at(Place::Byline)
            .weighing(weight - above_title(block))
            .in_block(block),
    );
    None
}

/// What a date loses above the title, where that of today may stand.
fn above_title(block: Block<'_>) -> f32 {
    let title = block.page().title_at.unwrap_or(0);
    if block.index() < title { 0.4 } else { 0.0 }
}

/// Digits of two dates.
const TWO_DATES: usize = 12;

/// Proposes the dates of a line with several, where labels tell what they are.
fn labelled(block: Block<'_>, first: usize, pen: &mut Pen<'_>) -> bool {
    if block.features().digits() < TWO_DATES {
        return false;
    }
    let line = pen.credit_lines().read(block);
    let mut keys = line.pairs.iter().map(|pair| pair.key);
    let is_published = keys.any(|key| key == CreditKey::Published);
    let is_told = is_published || (line.tells_date() && !is_of_others(block, first));
    let Some(date) = line.date.filter(|_| is_told) else {
        return false;
    };
    let modified = line.modified.map(|date| (FieldName::Modified, date, 2.6));
    for (field, date, weight) in [(FieldName::Published, date, 3.05)]
        .into_iter()
        .chain(modified)
    {
        let date = Candidate::date(field, date).at(Place::Byline);
        pen.propose(date.weighing(weight - above_title(block)).in_block(block));
    }
    true
}

/// The weight of a date that stands alone, and that of one among other things.
const ALONE: f32 = 2.95;
pub(super) const AMONG_OTHERS: f32 = 2.3;

/// Whether a date is that of the text by where it stands: a label says so, or nothing but a byline is
/// beside it, or a sign sets it apart. Other words tell what else it is the date of, and of two
/// dates one is the end of a time.
pub(super) fn stands_alone(block: Block<'_>, date: &Range<usize>, pen: &mut Pen<'_>) -> bool {
    let line = pen.credit_lines().read(block);
    if line.tells_date() {
        return true;
    }
    let text = block.text();
    let before = text.get(..date.start).unwrap_or_default().trim_end();
    let behind = text.get(date.end..).unwrap_or_default();
    let is_set_apart = before.ends_with(['|', '·', '•', '/', ',', '–', '—', '-']);
    let is_byline = line.author.is_some() || line.rest.is_empty() || names::is_person(line.name());
    (is_set_apart || is_byline || !before.contains(char::is_alphabetic))
        && date::find(behind).is_none()
}

/// Words beside the date at the end of a heading that is a date; with more it is the title of
/// something.
const LONGEST_HEADING: f32 = 2.0;

/// Whether a label, the place or an end behind it says that a date is not that of the text.
fn is_of_another(block: Block<'_>, date: usize, pen: &mut Pen<'_>) -> bool {
    is_of_others(block, date)
        || other_days::is_release_among_facts(block)
        || other_days::is_in_clock(block)
        || is_of_event(block, pen)
}

/// Whether the first date of a block is the beginning of a time that has an end, or the end of one, or
/// the words behind it tell of what is sold.
pub(super) fn is_of_event(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let found = pen.known_dates().first_in(block);
    found.is_some_and(|(range, date)| {
        let behind = block.text().get(range.end..).unwrap_or_default();
        spans::ends_day(date)
            || spans::begin_with(date, behind)
            || spans::last_years(date, behind)
            || other_days::is_of_thing(behind)
    })
}

/// Proposes the name behind what introduces one, in the line or in the next.
fn authors(block: Block<'_>, pen: &mut Pen<'_>) {
    let text = block.text();
    if text.len() > LONGEST_NAME {
        return;
    }
    let (is_opener, begins) = (names::is_opener(text), names::begins_with_opener(text));
    let introduces = is_opener || begins && !menus::is_about(text);
    if !introduces || menus::names_nobody(block) {
        return;
    }
    let (mut found, weight, at) = if is_opener {
        let next = block.next().filter(|next| next.bytes() <= LONGEST_NAME);
        let Some(next) = next else {
            return;
        };
        (names::of_element(next.text(), pen.known_names()), 2.2, next)
    } else {
        (names::of_element(text, pen.known_names()), 2.1, block)
    };
    // Of a word alone it is not known that it is a name, but in forums.
    let is_of_forum = names::tells_account(text);
    if !found
        .first()
        .is_some_and(|name| is_of_forum || names::is_person(name))
    {
        return;
    }
    // Each author may have a line with the word before the name.
    let lines = std::iter::successors(at.next(), |line| line.next());
    let is_byline =
        |line: &Block<'_>| line.bytes() <= LONGEST_NAME && names::begins_with_opener(line.text());
    for line in lines.take(MOST_LINES).take_while(is_byline) {
        let more = names::of_element(line.text(), pen.known_names());
        let more = more.into_iter();
        found.extend(more.filter(|name| names::ends_list(name).is_some()));
    }
    let page = block.page();
    let title = page.title_at.and_then(|title| page.block(title));
    let title = title.map(|title| title::fold(title.text()));
    // Behind "About" in a trail stands the page itself.
    let word = text.get(..no_names::PUBLISHED.len()).unwrap_or_default();
    found.retain(|name| {
        title.as_ref() != Some(&title::fold(name)) && !no_names::is_publisher(word, name)
    });
    if is_opener {
        introduce([block, at], pen);
    }
    for name in found {
        pen.propose(
            Candidate::text(FieldName::Author, name)
                .at(Place::Byline)
                .weighing(weight)
                .in_block(at),
        );
    }
}

/// Marks a word that introduces an author and the name below. The weight is set by hand.
fn introduce(lines: [Block<'_>; 2], pen: &mut Pen<'_>) {
    for line in lines {
        let weight = Weight::new(2.0);
        pen.boilerplate(line, Label::Byline, weight, "introduces the author");
    }
}

/// Lines of bylines that belong to the one above.
const MOST_LINES: usize = 4;

#[cfg(test)]
mod tests {
    /// The date of a page that states one in its head and has another line under its title.
    fn published(line: &str) -> Option<String> {
        let page = format!(
            "<meta property='article:published_time' content='2024-05-03T10:00:00Z'>\
             <h1>Snow closes the pass</h1>{line}\
             <p>The pass was closed on Sunday, after the plough had turned back twice.</p>"
        );
        let published = crate::clean(page.as_str()).metadata().published.clone();
        published.map(|found| found.value.to_string()[..10].to_owned())
    }

    #[test]
    fn the_only_date_of_a_page_is_not_that_of_a_reference() {
        let published = |behind: &str| {
            let story =
                "<p>The pass was closed on Sunday, after the plough had turned back twice. It \
                         opens again on Friday, if no more snow falls.</p>"
                    .repeat(16);
            let page = format!("<h1>Snow closes the pass</h1>{story}{behind}");
            let published = crate::clean(page.as_str()).metadata().published.clone();
            published.map(|found| found.value.to_string())
        };
        for reference in [
            "<p>^ Old passes. Mountain Museum. 2012-08-15.</p>",
            "<p>Old passes. Museum. 2012-08-15. Retrieved on Friday.</p>",
            "<ol><li>Old passes. Mountain Museum. 2012-08-15.<li>The passes of the north and the roads \
             that were built before the war, by a society of friends of the mountains in six volumes, \
             of which the last was printed in 2010.</ol>",
        ] {
            assert_eq!(published(reference), None, "{reference}");
        }
        let signed = published("<p>Posted in Passes. 2012-08-15.</p>");
        assert_eq!(signed.as_deref(), Some("2012-08-15"));
    }

    #[test]
    fn a_date_and_a_time_may_stand_in_two_elements() {
        for (date, expected) in [
            ("2024-03-26", "2024-03-26T23:16"),
            ("发布时间：24-03-26", "2024-03-26T23:16"),
        ] {
            let page = format!(
                "<h1>大雪封住山口</h1><div><i class=date>{date}</i><i class=time>23:16</i></div>\
                 <p>周日清晨，扫雪车两次折返之后，山口就封闭了，如果雪不再下，周五会重新开放。</p>"
            );
            let published = crate::clean(page.as_str()).metadata().published.clone();
            let published = published.map(|found| found.value.to_string());
            assert_eq!(published.as_deref(), Some(expected), "{date}");
        }
    }

    #[test]
    fn the_only_date_of_a_page_is_not_that_of_a_card() {
        let published = |line: &str, heading: &str| {
            let story =
                "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
            let page = format!(
                "<h1>Snow closes the pass</h1><div>{line}</div>{story}{story}{story}\
                 <h2>{heading}</h2><div>3 May 2024</div>"
            );
            crate::clean(page.as_str()).metadata().published.is_some()
        };
        assert!(published("Mountains", "Notes"));
        assert!(!published(
            "Mountains",
            "<a href=/n/1>Lamp House has a new boat</a>"
        ));
        assert!(!published("3 hours ago", "Notes"));
        assert!(!published("Mountains", "Related articles"));
    }

    #[test]
    fn the_date_of_a_post_that_is_quoted_is_not_that_of_the_page() {
        let story = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let post = "<blockquote class=twitter-tweet><p>Snow on the pass again, drive carefully today, please.\
                    </p>&mdash; Ann Bell (@bell) <a href=https://posts.example/5>November 12, 2014</a></blockquote>";
        for between in ["", story, &story.repeat(16)] {
            let page = format!("<h1>Snow closes the pass</h1>{between}{post}{story}");
            let metadata = crate::clean(page.as_str()).metadata().clone();
            assert_eq!(metadata.published, None, "{between}");
            assert!(metadata.authors.is_empty(), "{between}");
        }
    }

    #[test]
    fn what_is_called_comments_above_the_story_tells_who_wrote_it() {
        let story = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let line = |author: &str, date: &str| {
            format!(
                "<div class='entry-meta post-comments'>By <span class=author>{author}</span> \
                 <span class=entry-date>{date}</span> <a href=#c>3 Comments</a></div>"
            )
        };
        let above = line("Ann Bell", "May 3, 2024");
        let below = line("Tom Oak", "June 7, 2024");
        let page = format!("<h1>Snow closes the pass</h1>{above}{story}{story}{below}");
        let metadata = crate::clean(page.as_str()).metadata().clone();
        let authors: Vec<_> = metadata.authors.iter().map(|it| &*it.value).collect();
        assert_eq!(authors, ["Ann Bell"]);
        assert_eq!(metadata.published.unwrap().value.to_string(), "2024-05-03");
        let page = format!("<h1>Snow closes the pass</h1>{story}{story}{below}");
        assert!(crate::clean(page.as_str()).metadata().authors.is_empty());
    }

    #[test]
    fn entries_of_menus_name_nobody() {
        for above in [
            "<ul class=breadcrumbs><li><a href=/>Home</a></li><li><a href=/about/>About</a></li>\
             <li><span>Dining Services</span></li></ul>",
            "<ul><li><a href=/about/>About</a></li><li><a href=/c>Contact Us</a></li></ul>",
            "<ul><li><a href=/p>Photographs by Customers</a></li>\
             <li><a href=/q>Projects Submitted by Customers</a></li></ul>",
            "<ul><li><a href=/c>By Country</a></li><li><a href=/l>By First Letter</a></li></ul>",
        ] {
            let story =
                "<p>The hall is open at noon, and there is soup on all days but Sunday.</p>";
            let page = format!("{above}<h1>Dining Services</h1>{story}{story}");
            let article = crate::clean(page.as_str());
            assert!(article.metadata().authors.is_empty(), "{above}");
        }
    }

    #[test]
    fn dates_of_other_things_do_not_stand_for_what_is_stated() {
        for line in [
            "<div>Date of birth: June 14, 1950</div>",
            "<div>Released 14 April 2023</div>",
            "<div>Photo taken 14 April 2023</div>",
            "<div>14 April 2023, 19:00 – 21:00</div>",
            "<div>14 June 1950 – 2 May 2024</div>",
            "<table><tr><td>Opened</td><td>14 June 1950</td></tr></table>",
            "<h2>What happened on June 14, 1950?</h2>",
        ] {
            assert_eq!(published(line).as_deref(), Some("2024-05-03"), "{line}");
        }
    }

    #[test]
    fn an_older_date_in_a_byline_goes_before_what_is_stated() {
        for line in [
            "<div>April 14, 2023</div>",
            "<div>By Ann Bell | April 14, 2023</div>",
            "<div>Ann Bell, 14 April 2023</div>",
            "<div>Mountains | 14 April 2023</div>",
            "<div>Published: April 14, 2023</div>",
            "<div>#1 2023-04-14 08:15</div>",
        ] {
            assert_eq!(published(line).as_deref(), Some("2023-04-14"), "{line}");
        }
    }
}
