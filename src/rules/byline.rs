//! Bylines and date lines.

use std::rc::Rc;

use super::near_title;
use crate::block::{Block, BlockKind};
use crate::evidence;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::{
    LEFT_OVER, LONGEST_ADDITION, OF_OTHERS, credits, is_prose, japanese_signatures,
    leads_elsewhere, reviewer, weight_of_author,
};
use crate::metadata::credit_line::{self, CreditLine, LONGEST_LINE};
use crate::metadata::date::other_days;
use crate::metadata::date_lines::{self, DateLines, DatePlace};
use crate::metadata::{
    Candidate, FieldName, account_lines, accounts, date, fact_labels, facts, inline_head,
    lone_names, markup, menus, names, no_names, quotes, sources, undated_bylines, yearless,
};
use crate::page::{BodyKind, Page};
use crate::phrases::{self, CreditKey};
use crate::rule::Rule;

/// Marks bylines and date lines, and reads authors, dates and sources from them.
///
/// # Why
///
/// Who wrote a text and when belongs to its metadata. A line counts when next to nothing but
/// dates, names behind a word for them, counts of readers and words that name nothing is in it.
/// It has to stand above the text or behind its first two paragraphs, or in an element made for
/// it; from the first paragraph on a date alone is not enough, since lists have dates too. In plain
/// text three lines that have their dates at the same place are such a list as well (a chronicle, a
/// list of changes, a chat), in HTML three in a row (events, headlines), and a date behind the last sentence is signed: it belongs to the text,
/// and tells when it was written. In a table of facts a date is that of an event.
///
/// What stands in an element about the author goes too, whole paragraphs with it: of 13,000 words in
/// such elements of the development sets, 4 in 100 are main content.
///
/// How many words may be left over, and the weights, are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Byline, testing::marked};
///
/// let document = "By Ann Bell | 3 March 2024\n\
///                 The pass was closed on Sunday, after the plough had turned back twice.";
/// assert_eq!(marked(Byline, document), ["By Ann Bell | 3 March 2024"]);
///
/// let chronicle = "The parish keeps its papers in a box, and four of them matter.\n\
///                  12 May 1901: first stone laid";
/// assert!(marked(Byline, chronicle).is_empty());
/// ```
///
/// # Known misses
///
/// A name alone, without a word before it or a date beside it, and a date in words (“last
/// Tuesday”). Wrongly: a date that stands alone above the text and belongs to it, as in a
/// diary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Byline;

/// Words of a name that stands beside a date without saying what it is.
const LONGEST_NAME: f32 = 4.0;

/// The same where a word behind the date says that the text was posted then.
const LONGEST_ACCOUNT: f32 = 8.0;

/// How many blocks of running text may stand before a byline: a summary, a lead.
const PROSE_BEFORE: usize = 2;

/// Where running text is none of the document: notices above the title.
const OF_SITE: Hints = Hints::COOKIES
    .with(Hints::LOGIN)
    .with(Hints::NAVIGATION)
    .with(Hints::NOTICE)
    .with(Hints::POPUP)
    .with(Hints::SUBSCRIPTION);

impl Rule for Byline {
    fn name(&self) -> &str {
        "byline"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_hints(page, pen, Hints::AUTHOR_BOX, Label::Byline, (2.6, 2.4));
        let mut prose = 0;
        let may_be_hinted = page.all_hints.intersects(Hints::BYLINE);
        let mut lines = DateLines::default();
        let reviews = markup::reviews_of_others(page);
        let quotes = markup::quotes_around_title(page);
        for block in page.blocks() {
            if block.is_envelope() || block.is_hidden() || block.hints().intersects(OF_OTHERS) {
                continue;
            }
            let hinted = block.hints().intersects(Hints::BYLINE);
            // What stands above the title is not of the text.
            if Some(block.index()) == page.title_heading {
                prose = 0;
            }
            let candidate = prose <= PROSE_BEFORE || hinted;
            let may_follow = may_be_hinted || Some(block.index()) < page.title_heading;
            if !candidate && !may_follow {
                break;
            }
            if is_prose(block, pen) {
                prose += usize::from(!block.hints().intersects(OF_SITE));
                lines.add_prose(block, pen);
                continue;
            }
            if candidate && block.bytes() <= LONGEST_LINE {
                let mut check = |pen: &mut _| {
                    check_line(block, prose == 0 || hinted, pen, &mut lines);
                };
                match block.hints().intersects(reviews) || block.quote_depth() > quotes {
                    true => pen.without_proposals(check),
                    false => check(pen),
                }
            }
        }
        read(page, &lines, pen);
        inline_head::read(page, pen);
    }
}

/// Reads the date lines that are no list of events.
pub(super) fn read(page: &Page, lines: &DateLines<'_>, pen: &mut Pen<'_>) {
    for (block, line, is_signed) in lines.of_page(page) {
        match is_signed {
            true => propose_dates(block, line, pen),
            false => date_line(block, line, true, pen),
        }
    }
}

pub(super) fn check_line<'a>(
    block: Block<'a>,
    at_head: bool,
    pen: &mut Pen<'_>,
    to: &mut DateLines<'a>,
) {
    let hinted = block.hints().intersects(Hints::BYLINE);
    let opens = phrases::after_opener(block.text()).is_some();
    let is_data = matches!(block.kind(), BlockKind::Code | BlockKind::TableRow { .. });
    let date = date::may_be_in(block)
        .then(|| pen.known_dates().first_in(block))
        .flatten();
    yearless::mark(block, at_head && date.is_none(), pen);
    if is_data || !(opens || date.is_some() || credit_line::has_key(block)) {
        return undated_bylines::mark(block, hinted && at_head && !is_data, at_head, pen);
    }
    if block.page().body_kind() == BodyKind::Text && facts::is_among(block) {
        return;
    }
    let line = pen.credit_lines().read(block);
    if line.is_of_picture() && !(opens && line.author.is_some()) {
        return;
    }
    let is_named = line.rest_words <= LONGEST_ADDITION && !undated_bylines::ends_sentence(block);
    if let Some(name) = line.author.as_deref().filter(|_| is_named) {
        pen.boilerplate(block, Label::Byline, Weight::new(2.6), "names the author");
        propose_dates(block, &line, pen);
        propose_pairs(block, &line, pen);
        let is_near = hinted || undated_bylines::stands_near(block);
        let is_entry = !hinted && line.date.is_none() && menus::is_entry(block, name);
        if let Some(weight) = weight_of_author(&line, name, is_near).filter(|_| !is_entry) {
            propose_authors(block, name, weight, pen);
        }
        return;
    }
    // Between a summary and the text a time with its zone tells of the page, if it is none of a bid.
    let zone = line.date.and_then(|date| date.offset_minutes());
    let is_stamp = zone.is_some() && !fact_labels::has_label_of_others(block);
    let is_of_page = || !date_lines::is_of_life(block, &line, date.as_ref());
    if tells_dates(&line, at_head || is_stamp) && is_of_page() {
        let place = date.map(|(date, _)| DatePlace::of(block.text(), &date));
        check_dates(block, &line, (place, at_head), pen, to);
    } else if at_head && line.rest_words <= LEFT_OVER && credits(block, &line) {
        pen.boilerplate(block, Label::Byline, Weight::new(2.4), "credits the text");
        propose_pairs(block, &line, pen);
    } else if at_head {
        japanese_signatures::mark_head(block, pen);
    }
}

/// Whether a line tells dates and next to nothing else. Behind the first paragraphs it takes more than a
/// date: a list may have dates too.
fn tells_dates(line: &CreditLine, at_head: bool) -> bool {
    let dated = line.date.is_some() || line.modified.is_some();
    let plain = line.rest_words <= LEFT_OVER;
    let named = dated && line.may_leave_name() && line.rest_words <= longest_name(line);
    let full = || line.pairs.iter().any(|pair| pair.key != CreditKey::Picture);
    dated && (plain || named || line.leaves_outlet()) && (at_head || line.is_post || full())
}

/// Marks a line of dates, or keeps it until all such lines are known.
fn check_dates<'a>(
    block: Block<'a>,
    line: &Rc<CreditLine>,
    (place, at_head): (Option<DatePlace>, bool),
    pen: &mut Pen<'_>,
    to: &mut DateLines<'a>,
) {
    let is_text = block.page().body_kind() == BodyKind::Text;
    if !is_text && !block.hints().intersects(Hints::BYLINE) {
        if line.pairs.is_empty() && is_of_subject(block, place) {
            // A linked heading is that of another story.
            if !block.is_heading() || block.features().link_share() < 0.5 {
                read_date_line(block, line, at_head, pen);
            }
            return;
        }
        if place.is_some_and(|place| date_lines::is_in_list(block, place, pen)) {
            return;
        }
    }
    match place.filter(|_| is_text && line.pairs.is_empty()) {
        Some(DatePlace::Start) if date_lines::is_event(block, line) => {}
        Some(place) => to.add(block, line, place),
        _ => date_line(block, line, at_head, pen),
    }
}

/// Words of the longest name that may stand beside the date of a line.
fn longest_name(line: &CreditLine) -> f32 {
    match line.is_post {
        true => LONGEST_ACCOUNT,
        false => LONGEST_NAME,
    }
}

/// Whether a line with a date is more likely a part of what the page tells: a heading with more than a
/// date names a version or a year, and other labels than those of pages name something else.
fn is_of_subject(block: Block<'_>, place: Option<DatePlace>) -> bool {
    let is_more = place.is_some_and(|place| place != DatePlace::Alone);
    block.is_heading() && is_more || facts::is_fact(block)
}

/// Marks a date line, and reads it.
fn date_line(block: Block<'_>, line: &CreditLine, at_head: bool, pen: &mut Pen<'_>) {
    if date_lines::is_signed(block) {
        return propose_dates(block, line, pen);
    }
    pen.boilerplate(block, Label::Byline, Weight::new(2.8), "is a date line");
    read_date_line(block, line, at_head, pen);
}

/// Proposes what a date line tells.
fn read_date_line(block: Block<'_>, line: &CreditLine, at_head: bool, pen: &mut Pen<'_>) {
    if leads_elsewhere(block, line) {
        return;
    }
    propose_dates(block, line, pen);
    propose_pairs(block, line, pen);
    if at_head && let Some(name) = reviewer(block, line) {
        propose_authors(block, name, 1.0, pen);
    }
    let is_own = at_head && !is_of_others(block, pen) && !facts::is_fact(block);
    let is_below = is_own
        && !line.names_someone()
        && (lone_names::propose(block, line, pen) || account_lines::propose(block, pen));
    if is_below && line.rest.contains(' ') {
        return;
    }
    let is_named = is_own && line.may_leave_name() && line.rest_words <= LONGEST_NAME;
    if is_named && !line.rest.is_empty() {
        let name = line.name();
        if !name.is_ascii() && !name.contains(' ') && phrases::is_outlet(name) {
            return sources::propose_shown(block, name, pen);
        }
        let date = pen.known_dates().first_in(block);
        if let Some((name, weight)) = accounts::beside_date(block, name, date) {
            propose_authors(block, name, weight, pen);
        }
    }
}

/// Proposes the dates of a line: 517 of 560 were right.
fn propose_dates(block: Block<'_>, line: &CreditLine, pen: &mut Pen<'_>) {
    // Under a picture stands the date of the picture.
    let is_told = line
        .pairs
        .iter()
        .any(|pair| pair.key == CreditKey::Published);
    let is_of_others = match is_told {
        true => other_days::is_release_among_facts(block),
        false => is_of_others(block, pen),
    };
    if block.kind() == BlockKind::Caption || is_of_others {
        return;
    }
    let found = pen.known_dates().first_in(block);
    if !is_told && found.is_some() && near_title::first_date(block, pen).is_none() {
        return;
    }
    // Beside the story a date may be that of another one, but some pages have the story there.
    let beside = block.hints().intersects(Hints::NOT_OF_THE_STORY)
        || !markup::is_next_to_title(block.page(), block.index());
    // Above the title today's date may stand.
    let title = block.page().title_at;
    let above = title.is_some_and(|title| block.index() < title);
    let alone = found.is_none_or(|(date, _)| near_title::stands_alone(block, &date, pen));
    let weight = match (beside, above) {
        (true, _) => 2.0,
        _ if !alone => near_title::AMONG_OTHERS,
        (false, true) => 2.7,
        (false, false) => 3.0,
    };
    for (field, date) in [
        (FieldName::Published, line.date),
        (FieldName::Modified, line.modified),
    ] {
        if let Some(date) = date {
            pen.propose(
                Candidate::date(field, date)
                    .at(Place::Byline)
                    .weighing(weight)
                    .in_block(block),
            );
        }
    }
}

/// Whether the date is not that of the text: a label says so, or it stands behind words of the
/// title.
fn is_of_others(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    if other_days::is_in_clock(block) || near_title::is_of_event(block, pen) {
        return true;
    }
    let is_title = block.page().title_at == Some(block.index());
    if !is_title && !fact_labels::has_label_of_others(block) {
        return false;
    }
    pen.known_dates().first_in(block).is_some_and(|(range, _)| {
        fact_labels::is_of_others(block, range.start) || (is_title && range.start > 0)
    })
}

/// Proposes what the keys of a credit line name.
pub(super) fn propose_pairs(block: Block<'_>, line: &CreditLine, pen: &mut Pen<'_>) {
    let is_text = block.page().body_kind() == BodyKind::Text;
    let is_near = undated_bylines::stands_near(block);
    if line.reports && is_near {
        sources::propose_of_reporters(block, pen);
    }
    for pair in &line.pairs {
        let (field, weight) = match pair.key {
            CreditKey::Author if is_text => (FieldName::Author, 3.0),
            CreditKey::Author if !is_near => (FieldName::Author, 1.9),
            CreditKey::Author => (FieldName::Author, 2.3),
            CreditKey::Reporter => (FieldName::Author, 2.0),
            CreditKey::Editor => (FieldName::Editor, 3.0),
            CreditKey::Source => (FieldName::Source, 3.0),
            _ => continue,
        };
        if field == FieldName::Author {
            if !line.tells_date() && menus::is_entry(block, pair.value(block))
                || no_names::is_publisher(pair.word(block), pair.value(block))
                || pair.is_behind_copyright(block)
                || is_text && no_names::is_of_code(block.text(), pair.value(block))
            {
                continue;
            }
            propose_authors(block, pair.value(block), weight, pen);
            continue;
        }
        if field == FieldName::Source
            && (sources::is_none(pair.value(block)) || sources::is_of_part(block))
        {
            continue;
        }
        let value = match field {
            FieldName::Editor => names::without_padding(pair.value(block)),
            _ => pair.value(block).to_owned(),
        };
        pen.propose(
            Candidate::text(field, value)
                .at(Place::Credit)
                .weighing(weight)
                .in_block(block),
        );
    }
}

fn propose_authors(block: Block<'_>, authors: &str, weight: f32, pen: &mut Pen<'_>) {
    if quotes::introduces(block.text()) {
        return;
    }
    for name in pen.known_names().split(authors) {
        pen.propose(
            Candidate::text(FieldName::Author, name)
                .at(Place::Byline)
                .weighing(weight)
                .in_block(block),
        );
    }
}

#[cfg(test)]
mod tests {
    /// The authors and dates of a page with a line under its title, and whether the line stays.
    fn read(above: &str, line: &str) -> (Vec<String>, [Option<String>; 2], bool) {
        let page = format!(
            "{above}<h1>Snow closes the pass</h1><p>{line}</p><p>The pass was closed on Sunday, \
             after the plough had turned back twice. It opens again on Friday, if no more falls.</p>\
             <p>The plough of the next village came to help, but the drifts were too deep for it.</p>"
        );
        let cleaned = crate::clean(page.as_str());
        let metadata = cleaned.metadata();
        let dates = [&metadata.published, &metadata.modified];
        let dates = dates.map(|date| Some(date.as_ref()?.value.to_string()));
        let authors = metadata.authors.iter().map(|found| found.value.clone());
        let stays = cleaned.text().contains(line);
        (authors.collect(), dates, stays)
    }

    #[test]
    fn where_authors_work_and_from_where_reports_come_is_no_author() {
        let today = "4:52 p.m. EDT May 15, 2013";
        for (line, names) in [
            (
                format!("Ann Bell, HARBOUR TODAY Sports {today}"),
                &["Ann Bell"][..],
            ),
            (
                format!("Ann Bell and Tom Oak , Special for HARBOUR TODAY {today}"),
                &["Ann Bell", "Tom Oak"],
            ),
            ("HARBOUR | Wed May 15, 2013 3:58pm EDT".to_owned(), &[]),
        ] {
            let (found, dates, stays) = read("", &line);
            assert_eq!(found, names, "{line}");
            assert!(dates[0].is_some() && !stays, "{line}");
        }
    }

    #[test]
    fn what_stands_above_the_title_is_not_of_the_text() {
        let other =
            "<p>The ferry was late on Sunday, as its captain had overslept twice in a row.</p>";
        let line = "3:02 p.m. EDT May 15, 2013";
        assert!(!read(&other.repeat(4), line).2);
        // Behind a summary a time with its zone is still that of the page.
        let page = format!("<h1>Snow closes the pass</h1>{other}<p>{line}</p>{other}{other}");
        assert!(!crate::clean(page.as_str()).text().contains(line));
        let day = page.replace(line, "May 15, 2013");
        assert!(crate::clean(day.as_str()).text().contains("May 15"));
    }

    #[test]
    fn a_hyphen_between_blanks_sets_an_office_apart() {
        for line in [
            "By Ann Bell - Reporter at the Harbour Post in Oslo",
            "Por Ann Bell - Repórter da Agência Brasil - Brasília",
        ] {
            let (names, _, stays) = read("", line);
            assert_eq!(
                (names, stays),
                (vec!["Ann Bell".to_owned()], false),
                "{line}"
            );
        }
    }

    #[test]
    fn an_element_for_bylines_names_persons_without_more_words() {
        for (line, names) in [
            ("Nora Weiss", &["Nora Weiss"][..]),
            ("Nora Weiss | Tom Ash", &["Nora Weiss", "Tom Ash"]),
            ("Nora Weiss / Tom Ash", &["Nora Weiss", "Tom Ash"]),
            ("Nora Weiss • Tom Ash", &["Nora Weiss", "Tom Ash"]),
        ] {
            let page = format!(
                "<h1>Snow closes the pass</h1><p class=byline>{line}</p><p>The pass was closed on Sunday, \
                 after the plough had turned back twice. It opens again on Friday, if no more falls.</p>"
            );
            let article = crate::clean(page.as_str());
            let authors = article.metadata().authors.iter();
            let authors: Vec<&str> = authors.map(|found| &*found.value).collect();
            assert_eq!(authors, names, "{line}");
            assert!(!article.text().contains("Nora"), "{line}");
        }
    }

    #[test]
    fn signs_and_towns_stand_behind_names() {
        for (line, names) in [
            ("By Nora Weiss | Tom Ash", &["Nora Weiss", "Tom Ash"][..]),
            ("By Nora Weiss • Tom Ash", &["Nora Weiss", "Tom Ash"]),
            ("By Nora Weiss | The Harbour Post", &["Nora Weiss"]),
            (
                "By Nora Weiss and Tom Ash in New York",
                &["Nora Weiss", "Tom Ash"],
            ),
            (
                "Published 3 March 2024 · Tagged with birds, ferries · By Nora Weiss",
                &["Nora Weiss"],
            ),
        ] {
            let text = format!(
                "Snow closes the pass\n{line}\n\nThe pass was closed on Sunday, after the plough had \
                 turned back twice. It opens again on Friday, if no more falls.\n"
            );
            let article = crate::clean(text.as_str());
            let authors = article.metadata().authors.iter();
            let authors: Vec<&str> = authors.map(|found| &*found.value).collect();
            assert_eq!(authors, names, "{line}");
            assert!(!article.text().contains("Nora"), "{line}");
        }
    }

    #[test]
    fn the_points_of_dates_behind_names_end_no_sentences() {
        for (line, name) in [
            (
                "Von Nora Weißfeld | Veröffentlicht: 26.03.2024 21:40 | Aktualisiert: 27.03.2024 08:02",
                "Nora Weißfeld",
            ),
            (
                "김철수 기자 입력 2024.03.26 21:40 수정 2024.03.27 08:02",
                "김철수",
            ),
            (
                "Nora Deniz | Yayınlanma: 26.03.2024 21:40 | Güncelleme: 27.03.2024 08:02",
                "Nora Deniz",
            ),
            (
                "Автор: Нора Белова | Опубликовано: 26.03.2024 21:40 | Обновлено: 27.03.2024 08:02",
                "Нора Белова",
            ),
        ] {
            let (authors, [published, modified], stays) = read("", line);
            assert_eq!(
                (authors.as_slice(), stays),
                (&[name.to_owned()][..], false),
                "{line}"
            );
            assert!(
                published.is_some_and(|date| date.starts_with("2024-03-26")),
                "{line}"
            );
            assert!(
                modified.is_some_and(|date| date.starts_with("2024-03-27")),
                "{line}"
            );
        }
        let line =
            "The list of huts in the valley was last updated: 26.03.2024, 21:40. It has nine.";
        assert!(read("", line).2);
    }

    #[test]
    fn the_date_of_today_above_a_title_that_is_no_heading_is_not_that_of_the_text() {
        for (title, today, line, expected) in [
            (
                "Snow closes the pass",
                "Monday, October 7, 2024",
                "By Nora Whitfield, March 26, 2024 8:35 am",
                "2024-03-26T08:35",
            ),
            (
                "大雪封住山口",
                "2024年10月7日 星期一",
                "2024-03-26 18:34 来源：内港日报",
                "2024-03-26T18:34",
            ),
        ] {
            for entries in [0, 30] {
                let menu: String = (0..entries)
                    .map(|at| format!("<div><a href=/{at}>Section {at}</a></div>"))
                    .collect();
                let page = format!(
                    "<title>{title} | Harbour News</title><div>{today}</div>{menu}<div>{title}</div>\
                     <p>{line}</p><p>The pass was closed on Sunday, after the plough had turned back \
                     twice. It opens again on Friday, if no more falls.</p>"
                );
                let published = crate::clean(page.as_str()).metadata().published.clone();
                let published = published.map(|found| found.value.to_string());
                assert_eq!(published.as_deref(), Some(expected), "{entries} {title}");
            }
        }
    }

    #[test]
    fn a_company_that_published_a_text_is_no_author() {
        for (line, names) in [
            ("Published by Harbour University Press 2024.", &[][..]),
            ("Published by the Harbour Publishing Group Limited.", &[]),
            ("Published by Harbour Media", &[]),
            ("Published by Ann Bell", &["Ann Bell"]),
            ("Published by Ann Bell on 3 May 2024", &["Ann Bell"]),
        ] {
            let (authors, _, stays) = read("", line);
            assert!(authors == names && !stays, "{line}: {authors:?}");
        }
    }

    #[test]
    fn what_stands_before_a_byline_is_no_part_of_the_name() {
        for (line, author) in [
            ("<h5>3/26/2024 7:11 AM PST BY ANN BELL</h5>", "ANN BELL"),
            ("Tuesday 26 March 2024 by Ann M. Bell", "Ann M. Bell"),
            ("Tuesday 26 March 2024 by J. K. Bell", "J. K. Bell"),
            ("Tuesday, 26 March 2024 by Ann M. Bell", "Ann M. Bell"),
        ] {
            let (authors, [published, _], stays) = read("", line);
            assert_eq!((authors, stays), (vec![author.to_owned()], false), "{line}");
            assert!(published.is_some_and(|date| date.starts_with("2024-03-26")));
        }
    }

    #[test]
    fn notices_above_the_title_are_none_of_the_text() {
        let above = "<div class=cookie-bar><p>We use cookies to improve your experience. By continuing you accept our \
                     use of cookies.</p></div>";
        let (authors, _, stays) = read(above, "Nora Whitfield | March 26, 2024");
        assert_eq!((authors, stays), (vec!["Nora Whitfield".to_owned()], false));
    }

    #[test]
    fn who_looked_through_a_text_did_not_write_it() {
        let writer = Some("Nora Whitfield");
        for (line, name) in [
            (
                "Medically reviewed by Hanna D. Berg, MD — Written by Nora Whitfield — Updated on March 26, 2024",
                writer,
            ),
            (
                "Written by Nora Whitfield on March 26, 2024 — Medically reviewed by Hanna Berg, MD",
                writer,
            ),
            (
                "Written by Nora Whitfield and medically reviewed by Hanna Berg, MD | March 26, 2024",
                writer,
            ),
            ("Updated on March 26, 2024 — Fact checked by Tom Oak", None),
            (
                "Medically Reviewed by Hanna Berg, MD on March 26, 2024",
                None,
            ),
            ("Medizinisch geprüft von Hanna Berg, 26. März 2024", None),
            ("Reviewed by Nora Whitfield on March 26, 2024", writer),
        ] {
            let (authors, [published, _], stays) = read("", line);
            assert_eq!(authors.first().map(String::as_str), name, "{line}");
            assert!(
                authors.len() <= 1 && published.is_some() && !stays,
                "{line}"
            );
        }
        assert!(
            !read(
                "<div class=byline>By Nora Whitfield</div>",
                "Reviewed by Hanna Berg, MD"
            )
            .2
        );
    }

    #[test]
    fn an_editor_is_no_author_where_another_is_named() {
        let authors = |head: &str, line: &str| {
            let story = "渡船照旧每天开两趟，只是船头多了一盏灯，雾天里一直亮着，岸上的人都去看。";
            let page = format!(
                "{head}<h1>老桥修好了</h1><p>{story}</p><p>{story}村里的人都说好。</p>{line}"
            );
            let authors = crate::clean(page.as_str()).metadata().authors.clone();
            let names = authors.into_iter().map(|found| found.value);
            names.collect::<Vec<_>>()
        };
        let stated = "<meta name=author content=林小梅>";
        for (head, line, author) in [
            (stated, "<p>作者︱周海</p><p>[责任编辑:林小梅]</p>", "周海"),
            (
                stated,
                "<p>作者：周海</p><p>责任编辑：林小梅 K155</p>",
                "周海",
            ),
            (stated, "<p>[责任编辑:林小梅]</p>", "林小梅"),
            (stated, "<p>作者：周海</p><p>责任编辑：王芳</p>", "林小梅"),
        ] {
            assert_eq!(authors(head, line), [author], "{line}");
        }
        let of_site =
            "<meta property=og:site_name content=港湾新闻><meta name=author content=港湾>";
        assert_eq!(authors(of_site, "<p>来源：内港日报</p>"), [""; 0]);
        assert_eq!(authors(of_site, ""), ["港湾"]);
    }

    #[test]
    fn who_took_part_is_named_by_no_byline() {
        let story = "渡船照旧每天开两趟，只是船头多了一盏灯，雾天里一直亮着，岸上的人都去看。";
        for line in ["（参与采写：陈风）", "（参与记者：陈风、林雨）"] {
            let text = format!(
                "老桥修好了\n河口社北川9月16日电（记者李晓明、王芳）{story}\n{story}\n{line}"
            );
            let article = crate::clean(text.as_str());
            let authors = article.metadata().authors.iter();
            let authors: Vec<&str> = authors.map(|found| &*found.value).collect();
            assert_eq!(authors, ["李晓明", "王芳"], "{line}");
            assert!(!article.text().contains(line), "{line}");
        }
    }

    #[test]
    fn links_to_other_stories_name_no_author() {
        let above = "<div>上一篇 :</div><a href=/1>今日渡轮班次--2023年8月19日</a>";
        let (authors, [published, _], _) = read(above, "发布时间：2024-03-26 10:09");
        assert_eq!(authors, [""; 0]);
        assert_eq!(published.as_deref(), Some("2024-03-26T10:09"));
    }

    #[test]
    fn bars_set_credits_apart() {
        let line = "发表于<span>2024-03-26 21:30</span>| <span>1164次阅读</span>| 来源<span>内港网</span>| \
                    <span>0 条评论</span>| 作者<span>李晓明</span>";
        assert_eq!(read("", line).0, ["李晓明"]);
        let menu = "来源广泛 | 作者认为 | 作者专区 | 编辑王国";
        assert_eq!(read("", menu).0, [""; 0]);
    }

    #[test]
    fn signs_set_names_apart() {
        for line in [
            "Nora Blanco | Madrid | 26 mar 2024",
            "Nora Blanco | March 26, 2024 | Harbour News",
            "March 26, 2024 · Nora Blanco · Madrid",
        ] {
            assert_eq!(read("", line).0, ["Nora Blanco"], "{line}");
        }
        let line = "Nora Blanchet, Tom Oak | March 26, 2024";
        assert_eq!(read("", line).0, ["Nora Blanchet", "Tom Oak"]);
        assert_eq!(read("", "2024年3月26日 内港日报").0, [""; 0]);
    }

    #[test]
    fn chinese_credits_end_where_the_next_one_begins() {
        for line in [
            "作者：李晓明 审核人：刘伟 发布日期：2024-03-26",
            "作者：李晓明 审读：刘伟 发布日期：2024-03-26",
            "作者：李晓明 | 审核人：刘伟 | 发布日期：2024-03-26",
            "全媒体记者 李晓明",
            "采写：李晓明",
            "图文：李晓明",
            "图/文 李晓明",
            "文：李晓明 图：王强",
        ] {
            let (authors, _, stays) = read("", line);
            assert_eq!(
                (authors, stays),
                (vec!["李晓明".to_owned()], false),
                "{line}"
            );
        }
        for line in [
            "校对｜陈静",
            "审核｜刘伟",
            "供稿：内港日报",
            "来源丨内港日报",
        ] {
            assert!(!read("", line).2, "{line}");
        }
    }

    #[test]
    fn what_stands_around_a_date_is_not_always_an_author() {
        let body = "The ferry leaves at six, and on market days it is full long before that.";
        for (line, author) in [
            ("lvye88 2022-03-14", Some("lvye88")),
            ("Chủ nhật, 17/3/2024", None),
            ("10:04 p.m. Tuesday, March 26, 2024", None),
            ("26.03.2024 10:04 CEST", None),
            ("March 26, 2024 · 10:04 a.m.", None),
            ("河边的猫 2022-03-14 上河", None),
            ("2022-03-14 看过", None),
            ("2022-03-14 江城晚报 李晓明", Some("李晓明")),
            ("原创 河边的猫 2022-03-14", Some("河边的猫")),
            ("原创力 2022-03-14", Some("原创力")),
            ("原创 内港日报 2022-03-14", None),
            ("原创 李晓明 江城往事 2022-03-14", Some("李晓明")),
            (
                "原创 李晓明 江城往事 2022-03-14 08:15 发表于江西",
                Some("李晓明"),
            ),
            ("江城往事 2022-03-14 08:15 发布于江西", Some("江城往事")),
            ("14 มี.ค. 2565 เวลา 18:14 น.", None),
            ("Submitted on Tue, 2022-03-14 13:49", None),
            ("来源于：内港日报 2022-03-14", None),
        ] {
            let article = crate::clean(format!("A ferry before dawn\n{line}\n{body}"));
            let found = article.metadata();
            let first = found.authors.first().map(|found| found.value.as_str());
            assert_eq!(first, author, "{line}");
            assert!(found.published.is_some(), "{line}");
        }
    }
}
