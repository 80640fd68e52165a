//! The line or heading that is the title.

use crate::block::{Block, BlockKind};
use crate::features::Features;
use crate::field::Place;
use crate::ledger::{Label, Pen};
use crate::metadata::sites::Sites;
use crate::metadata::{Candidate, FieldName, date, first_line, kinds, menus, shown_title, title};
use crate::page::{BodyKind, Page};
use crate::phrases::{self, Hit};
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

/// The longest title, in words.
const LONGEST: f32 = 40.0;

/// Words below which a line above a byline may be a button as well as a title.
const SHORT: f32 = 3.0;

/// Words of a heading from which it tells more than a title that is half as long.
const LEAST_OF_HEADING: f32 = 3.0;

/// The most digits of a title above a deck: a year.
const MOST_DIGITS: usize = 4;

/// The most lines between a title and its byline.
const DECKS: usize = 2;

/// What sets the entries of a menu apart, the longest of them, in words, and how many make a line a
/// menu whatever they say.
const SIGNS_OF_MENUS: [char; 9] = ['|', '｜', '>', '›', '»', '→', '←', '·', '•'];
const LONGEST_ENTRY: f32 = 4.0;
const ENTRIES: usize = 4;

/// How many lines at the top of a text are looked at.
const LINES: usize = 40;

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
                lines(page, pen);
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
    let first = || match stated.is_empty() {
        true => shown_title::first_heading(page),
        false => None,
    };
    let heading = heading.or_else(first).map(|block| (block, block.text()));
    let Some((heading, text)) = shown.or(heading) else {
        return;
    };
    let weight = match shown {
        Some(_) => SHOWN,
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

/// Proposes lines of the head that look like a title, by what stands around them.
fn lines(page: &Page, pen: &mut Pen<'_>) {
    let mut body: Vec<Block<'_>> = Vec::with_capacity(LINES);
    let lines = page.blocks().filter(|block| !block.is_envelope());
    body.extend(lines.take(LINES));
    let head = body.partition_point(|block| block.is_in_head());
    let head = body.get(..head).unwrap_or_default();
    // A text without running text is a list, a table, a poem; its first line may be anything.
    if head.len() == body.len() && page.first_prose() >= page.blocks().len() {
        return;
    }
    let above = above_title(head, pen);
    let (head, body) = (
        head.get(above..).unwrap_or_default(),
        body.get(above..).unwrap_or_default(),
    );
    let decks = decks(head, body, pen);
    let unmarked = head.iter().filter(|block| pen.stays(**block)).count();
    for (at, &block) in head.iter().enumerate() {
        if !may_be_title(block) || !pen.stays(block) {
            continue;
        }
        let mut weight = 0.0;
        let is_byline = |at: usize| {
            let block = head.get(at);
            block.is_some_and(|block| pen.label(*block) == Some(Label::Byline))
        };
        if let Some(again) = stands_again(at, block, body, pen) {
            // In a table of facts it stands first, and then above the text.
            weight += if is_byline(again + 1) { 2.8 } else { 1.5 };
        }
        let is_short = |block: &Block<'_>| block.features().words() < SHORT;
        let is_deck = (1..=decks).contains(&at);
        if at == 0 && decks > 0 {
            weight += 1.5;
        } else if is_byline(at + 1) && !is_deck {
            weight += if is_short(&block) { 0.5 } else { 1.5 };
        } else if is_byline(at + 2) && head.get(at + 1).is_some_and(is_short) && !is_short(&block) {
            weight += 1.2;
        }
        let next = body.get(1).copied().filter(|next| pen.stays(*next));
        if at == 0 && !is_menu(block) && !first_line::opens_text(block, next) {
            weight += if unmarked == 1 { 1.0 } else { 0.6 };
        }
        if weight > 0.0 {
            pen.propose(
                Candidate::text(FieldName::Title, without_signs(block))
                    .at(Place::TitleLine)
                    .weighing(weight)
                    .reading(block.source()),
            );
        }
    }
}

/// The lines above a title that tell what kind of document it is the title of, or in what section it
/// stands, with their date.
fn above_title(head: &[Block<'_>], pen: &Pen<'_>) -> usize {
    let is_byline = |line: &Block<'_>| pen.label(*line) == Some(Label::Byline);
    let first = head.first().map_or("", |first| first.text());
    if menus::is_trail(first) {
        let lines = head.iter().skip(1);
        let above = 1 + lines.take_while(|line| is_byline(line)).count();
        let next = head.get(above).filter(|next| pen.stays(**next));
        let is_title = |next: &Block<'_>| may_be_title(*next) && next.features().words() >= SHORT;
        return next.filter(|next| is_title(next)).map_or(0, |_| above);
    }
    if !kinds::is_one(first) {
        return 0;
    }
    let is_above = |line: &&Block<'_>| kinds::is_one(line.text()) || is_byline(line);
    head.iter().take_while(is_above).count()
}

/// Where the line stands once more below, as titles do. So do menus, buttons, the names of authors
/// and the values of facts, but they are short, or no text begins near them.
fn stands_again(at: usize, block: Block<'_>, body: &[Block<'_>], pen: &Pen<'_>) -> Option<usize> {
    if block.features().words() < SHORT {
        return None;
    }
    let mut others = (at + 1..).zip(body.iter().skip(at + 1));
    let (other, _) = others.find(|(_, other)| other.has_text_of(block))?;
    let is_text =
        |block: &Block<'_>| block.features().is_prose() || pen.label(*block) == Some(Label::Byline);
    let opens = |at: usize| body.iter().skip(at + 1).take(DECKS).any(is_text);
    ((at == 0 || opens(at) || opens(other)) && !is_menu(block)).then_some(other)
}

/// Whether the line is a menu: signs set short entries apart, four of them, one that is a known phrase,
/// or one that leads back.
fn is_menu(block: Block<'_>) -> bool {
    let text = block.text();
    if block.features().words() > LONGEST || !text.contains(SIGNS_OF_MENUS) {
        return false;
    }
    let (mut count, mut has_phrase) = (0, false);
    for entry in text.split(SIGNS_OF_MENUS).map(str::trim) {
        if Features::of(entry, 0).words() > LONGEST_ENTRY {
            return false;
        }
        count += usize::from(!entry.is_empty());
        let is_entry = |hit: &Hit| hit.phrase().is_some() && text.get(hit.range()) == Some(entry);
        has_phrase |= block.hits().iter().any(is_entry);
    }
    count >= ENTRIES || has_phrase || text.contains('←')
}

/// How many lines stand between a title in the first line and the byline: a deck, the name of the
/// account. Where one is as short as the entries of a menu, they may be anything, and a first line
/// with strokes, arrows or a number to call is of the site. Headlines of other stories stand apart
/// from the title, which may stand again below.
fn decks(head: &[Block<'_>], body: &[Block<'_>], pen: &Pen<'_>) -> usize {
    let is_byline = |block: &Block<'_>| pen.label(*block) == Some(Label::Byline);
    let Some(at) = head.iter().take(DECKS + 2).position(is_byline) else {
        return 0;
    };
    let gap = head.get(1).map(|next| next.data().gap);
    let may_be = |(place, block): (usize, &Block<'_>)| {
        let is_text = block.features().words() >= SHORT && block.features().link_share() == 0.0;
        let is_next = place == 0 || Some(block.data().gap) == gap;
        let mut behind = body.iter().skip(place + 1);
        let again = place > 0 && behind.any(|other| other.has_text_of(*block));
        pen.stays(*block) && is_text && is_next && !again
    };
    let is_title = head.first().is_some_and(|first| {
        let is_of_site = first
            .text()
            .contains(['|', '｜', '>', '›', '»', '‹', '«', '→'])
            || title::without_section(first.text()) != first.text()
            || first.features().digits() > MOST_DIGITS;
        let opens = || first_line::opens_text(*first, head.get(1).copied());
        may_be_title(*first) && !is_of_site && !opens()
    });
    let is_like = is_title && head.iter().take(at).enumerate().all(may_be);
    if is_like { at.saturating_sub(1) } else { 0 }
}

/// The text without a label and without the signs of a heading in Markdown.
fn without_signs(block: Block<'_>) -> &str {
    if block.is_heading() {
        return title::without_signs(block.text().trim_matches('#').trim());
    }
    title::without_signs(block.text())
}

fn may_be_title(block: Block<'_>) -> bool {
    let features: &Features = block.features();
    let text = block.text();
    let ends =
        text.ends_with(['。', '.', '：', ':', '；', ';', ',', '，']) && !text.ends_with("...");
    (1.0..=LONGEST).contains(&features.words())
        && !ends
        && !features.is_bulleted()
        && !text.contains('\n')
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_trail_above_the_title_is_none() {
        let story = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。";
        for head in [
            "江城网 / 要聞 / 社會\n大雪封住山口 村民等候三天\n2024-05-03 08:15",
            "江城网 > 要聞 > 社會\n2024-05-03 08:15\n大雪封住山口 村民等候三天",
        ] {
            let article = crate::clean(format!("{head}\n{story}\n{story}"));
            assert_eq!(article.title(), Some("大雪封住山口 村民等候三天"), "{head}");
        }
        // Where nothing else may be one, it is the title.
        let text = "Settings / Network / Proxy\n2024-05-03\nThe proxy is asked for all that is read, \
                    and for all that is sent but mail.";
        assert_eq!(
            crate::clean(text).title(),
            Some("Settings / Network / Proxy")
        );
    }

    #[test]
    fn a_title_stands_in_facts_and_above_the_text() {
        let text = "索引号\n1142/2024-124\n发布机构\n江城市水务局\n发文日期\n2024-06-02\n名称\n\
                    关于加强河道巡查工作的通知\n文号\n江水发〔2024〕31号\n关于加强河道巡查工作的通知\n\
                    日期：2024-06-02 09:15 来源：江城市水务局\n\
                    为切实做好今年汛期河道巡查工作，确保度汛安全，现将有关事项通知如下，请认真执行。\n\
                    主汛期每日巡查不少于两次，暴雨期间应当不间断巡查，发现险情应在三十分钟以内报告。\n\
                    江城市水务局";
        assert_eq!(
            crate::clean(text).title(),
            Some("关于加强河道巡查工作的通知")
        );
    }
}
