//! The line or heading that is the title.

use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::Pen;
use crate::metadata::sites::Sites;
use crate::metadata::{
    Candidate, FieldName, date, line_titles, official_titles, shown_title, text_titles, title,
};
use crate::page::{BodyKind, Page};
use crate::phrases;
use crate::rule::{Phase, Rule};

/// Proposes the line or heading that is the title. It marks nothing.
///
/// # Why
///
/// Pages state their titles for search engines and for readers of other sites, and in a heading
/// for their own. The heading that shares most with the stated titles decides between them, unless
/// it says something else or is the name of the site; the counts stand beside the weights. In plain
/// text the title is the first line of the head, a line above a byline, or one that stands twice with
/// text or a byline behind it, and where no more than a deck and a name stand between the first line
/// and the byline, the first; those weights are set by hand. Between the title and the byline a button
/// may stand, which is shorter than most titles. A line has at most 40 words and does not end like a
/// sentence. The first line alone is no title either where it speaks or greets, where it is a menu,
/// where the next one goes on with its sentence, and where both are items of a list, facts or code.
///
/// In a whole page turned to text menus stand above the title. There it is the line that is likeliest by its
/// shape, by dates and bylines near it, and by how many of its words the text takes up, or the address of the
/// page has; what each of these says is learned from texts whose title is known (`training/title_lines.py`).
///
/// Where all stated titles say nothing, as those of editors and of versions for print do, and there is no byline,
/// it is the only heading, or without any the last bold line above the text.
///
/// Above it may stand what kind of document it is, `Press Release`, and its date.
///
/// A text without any paragraph gets no title, since its first line may be anything.
///
/// # Example
///
/// ```
/// let body = "The pass was closed on Sunday, after the plough had turned back twice.";
/// let text = format!("Snow closes the pass\n{body}");
/// assert_eq!(dechaff::clean(text.as_str()).title(), Some("Snow closes the pass"));
///
/// let button = format!("Roads\nSnow closes the pass\nZoom\n2024-05-03 Harbour Post\n{body}");
/// assert_eq!(dechaff::clean(button).title(), Some("Snow closes the pass"));
///
/// let poem = "The river runs\npast the old pier\nand does not ask";
/// assert_eq!(dechaff::clean(poem).title(), None);
/// ```
///
/// # Known misses
///
/// In plain text, titles of one word, titles that end with a full stop, and titles in two
/// lines. Wrongly: a kicker or the name of a site as the first line, and a headline of another story
/// right above the title.
#[derive(Clone, Copy, Debug, Default)]
pub struct TitleLine;

/// Words of a heading from which it tells more than a title that is half as long.
const LEAST_OF_HEADING: f32 = 3.0;

impl Rule for TitleLine {
    fn name(&self) -> &str {
        "title_line"
    }

    fn phase(&self) -> Phase {
        Phase::Structure
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        match page.body_kind() {
            BodyKind::Html => headings(page, pen),
            BodyKind::Text => {
                text_titles::propose(page, pen);
                if page.markdown.is_some() {
                    headings(page, pen);
                }
            }
        }
    }
}

/// The weight of what stands above the byline where the stated titles, which weigh up to 1.5, and a
/// heading like them, which weighs up to 3.2, are of the section or the site.
const SHOWN: f32 = 3.6;

/// The weight of a heading that says which document of an office the page is: the title may be short for it.
const OFFICIAL: f32 = 3.2;

/// Proposes the heading that shares most with the titles that the page states, or where they say
/// nothing of the page, what stands above its byline.
fn headings(page: &Page, pen: &mut Pen<'_>) {
    let heading = page.title_heading.and_then(|index| page.block(index));
    let sites = pen.sites();
    let candidates = pen.candidates(FieldName::Title);
    let stated: Vec<&str> = candidates.filter_map(Candidate::as_text).collect();
    let is_in_trail = |text: &str| shown_title::is_in_trail(text, pen);
    let is_section = |text: &str| is_in_trail(text) || shown_title::is_in_menu(text, page);
    let says_nothing = |text: &str| shown_title::says_nothing(text, page, &sites, is_section);
    let is_empty = !sites.is_front_page && stated.iter().all(|stated| says_nothing(stated));
    // A page about what stands in its menu is called like that.
    let is_own = |heading: Block<'_>| {
        heading.kind() == BlockKind::Heading(1)
            && !shown_title::says_nothing(heading.text(), page, &sites, is_in_trail)
    };
    let shown = match is_empty && !heading.is_some_and(is_own) {
        true => shown_title::above_text(page, pen, says_nothing),
        false => None,
    };
    let shown = shown.or_else(|| {
        let may_be = is_empty && !stated.is_empty() && heading.is_none();
        let line = may_be.then(|| shown_title::set_off(page)).flatten();
        line.filter(|line| !says_nothing(line.text()))
            .map(|line| (line, line.text()))
    });
    let first = || match stated.is_empty() {
        true => shown_title::first_heading(page).or_else(|| shown_title::set_off(page)),
        false => None,
    };
    let heading = heading.or_else(first).map(|block| (block, block.text()));
    let Some((heading, text)) = shown.or(heading) else {
        return line(page, &sites, pen);
    };
    let weight = match shown {
        Some(_) => SHOWN,
        None if official_titles::is_heading(heading) => OFFICIAL,
        None => {
            let is_of_site = is_empty || begin_with_site(page, &sites);
            weight_of_heading(page, heading, &stated, &sites, is_of_site)
        }
    };
    let text = title::without_known_site(title::without_signs(text), &sites);
    let text = title::without_separators(without_date(page, text));
    let text = title::without_breaks(text);
    pen.propose(
        Candidate::text(FieldName::Title, text)
            .at(Place::Heading)
            .weighing(weight)
            .in_block(heading),
    );
}

/// What a line weighs that says the end of a title which begins with the names of site and section.
const LINE: f32 = 2.0;

/// Proposes the line that has what the title says besides the names of site and section.
fn line(page: &Page, sites: &Sites, pen: &mut Pen<'_>) {
    if let Some(block) = line_titles::behind_site(page, sites) {
        pen.propose(
            Candidate::text(FieldName::Title, title::without_signs(block.text()))
                .at(Place::Heading)
                .weighing(LINE)
                .in_block(block),
        );
    }
}

/// The text without a date at its start that the titles which the page states do not have.
fn without_date<'a>(page: &Page, text: &'a str) -> &'a str {
    let rest = date::find(text)
        .filter(|(range, _)| range.start == 0)
        .and_then(|(range, _)| text.get(range.end..));
    let Some(rest) = rest.map(str::trim_start).filter(|rest| !rest.is_empty()) else {
        return text;
    };
    let (whole, folded) = (title::fold(text), title::fold(rest));
    let mut stated = title::stated(page).map(title::fold);
    let lacks_date = stated.any(|stated| stated.contains(&folded) && !stated.contains(&whole));
    if lacks_date { rest } else { text }
}

/// The weight of a heading against the titles that the page states, which weigh 1.1 to 1.5. The
/// counts are of pages where the two differ and one of them is right: heading, then stated title.
fn weight_of_heading(
    page: &Page,
    heading: Block<'_>,
    stated: &[&str],
    sites: &Sites,
    is_of_site: bool,
) -> f32 {
    let own = title::fold(title::without_signs(heading.text()));
    let is_first = heading.kind() == BlockKind::Heading(1);
    if stated.is_empty() && title::stated(page).next().is_none() {
        return if is_first { 2.0 } else { 0.8 };
    }
    // The same but for signs and case: where the signs differ 97 to 34, but capitals throughout
    // are a matter of style.
    if stated.iter().any(|text| title::folds_to(text, &own)) {
        let is_upper = |text: &str| {
            !text.bytes().any(|byte| byte.is_ascii_lowercase())
                && text == text.to_uppercase()
                && text != text.to_lowercase()
        };
        let shouts = is_upper(heading.text()) && !stated.iter().any(|text| is_upper(text));
        return if shouts { 1.0 } else { 3.2 };
    }
    // The name of the site: 1 to 34; a brand may be called so.
    let raw: Vec<String> = title::stated(page).take(6).map(title::fold).collect();
    let words = heading.features().words();
    let starts = raw.iter().any(|raw| raw.starts_with(&own));
    let is_site = sites.resemble(heading.text()) && words <= 4.0 && !starts;
    if is_site || sites.has(heading.text()) {
        return 0.3;
    }
    // A part of the title, which has more to say of it elsewhere: 64 to 33. A section may be
    // called by a word or two of the title.
    let ends = |raw: &String| raw.starts_with(&own) || raw.ends_with(&own);
    let most =
        |raw: &&String| own.len() * 2 >= raw.len() || (is_first && (words >= 2.0 || ends(raw)));
    if raw.iter().filter(most).any(|raw| raw.contains(&own)) {
        return 2.2;
    }
    let own_words = title::words(heading.text());
    let shared = title::stated(page).take(6).map(|stated| {
        let both = title::words(stated).shared(&own_words);
        both as f32 / own_words.count().max(1) as f32
    });
    let shared: f32 = shared.fold(0.0, f32::max);
    // In other words: first headings that share some words 62 to 41, others 2 to 24; what shares
    // nearly all of them is worse set than the title, 14 to 24.
    if !is_first {
        0.9
    } else if shared < 0.2 || (shared < 0.3 && is_of_site) {
        // Systems that state the same title for all pages state the site or nothing.
        let is_of_all = |raw: &String| raw.len() * 2 <= own.len() || phrases::is_outlet(raw);
        let tells_more = words >= LEAST_OF_HEADING && (is_of_site || raw.iter().all(is_of_all));
        if tells_more { 1.6 } else { 0.6 }
    } else if shared < 0.8 && (is_article(page) || (shared >= 0.5 && words >= 5.0)) {
        1.6
    } else {
        1.0
    }
}

/// Whether the titles that a page states begin with the name of its site, and go on with what that is.
fn begin_with_site(page: &Page, sites: &Sites) -> bool {
    let mut stated = title::stated(page).take(6);
    !sites.is_front_page && stated.all(|stated| sites.has(title::lead(stated)))
}

/// Whether the page says that it is an article.
fn is_article(page: &Page) -> bool {
    page.fields().iter().any(|field| match field.place() {
        Place::MetaTag => match field.key() {
            "og:type" => field.value().eq_ignore_ascii_case("article"),
            key => key == "article:published_time",
        },
        Place::JsonLd => matches!(field.key(), "headline" | "datepublished"),
        _ => false,
    })
}
