//! The line that is the title of a plain text.

use super::{entry_titles, first_line, kinds, no_titles, official_titles, repeated_head, title};
use crate::block::Block;
use crate::features::Features;
use crate::field::Place;
use crate::ledger::{Label, Pen};
use crate::metadata::{Candidate, FieldName, date, facts, menus, reading_time};
use crate::page::Page;
use crate::phrases::{self, Hit};
use crate::score::title_lines::{self, TitleLine};

/// The weight of the likeliest line, and how much of the log-odds that it is one comes to that.
const LIKELIEST: (f32, f32) = (1.0, 0.5);

/// The longest title, in words.
const LONGEST: f32 = 40.0;

/// Words below which a line above a byline may be a button as well as a title.
pub(super) const SHORT: f32 = 3.0;

/// The most digits of a title above a deck: a year.
const MOST_DIGITS: usize = 4;

/// The most lines between a title and its byline.
const DECKS: usize = 2;

/// What sets the entries of a menu apart, the longest of them, in words, and how many make a line a
/// menu whatever they say.
const SIGNS_OF_MENUS: [char; 9] = ['|', '｜', '>', '›', '»', '→', '←', '·', '•'];
const LONGEST_ENTRY: f32 = 4.0;
const ENTRIES: usize = 4;

/// Lines above the running text behind which the first one is of the site as often as of the text.
const LONG_HEAD: usize = 12;

/// How many lines at the top of a text are looked at.
const LINES: usize = 40;

/// Proposes lines that look like a title.
pub(crate) fn propose(page: &Page, pen: &mut Pen<'_>) {
    official(page, pen);
    entry_titles::propose(page, pen);
    of_head(page, pen);
    likeliest(page, pen);
    told(page, pen);
}

/// The weight of a title that the title of the window or a trail tells: more than of the likeliest line.
const TOLD: f32 = 3.6;

/// Proposes the line that the title of the window or a trail tells, where the document states none.
fn told(page: &Page, pen: &mut Pen<'_>) {
    let stated = pen.best(FieldName::Title).map(Candidate::place);
    if stated.is_some_and(Place::is_own_header) || page.markdown.is_some() {
        return;
    }
    if let Some(line) = repeated_head::find(page, pen) {
        pen.propose(
            Candidate::text(FieldName::Title, without_signs(line))
                .at(Place::TitleLine)
                .weighing(TOLD)
                .in_block(line),
        );
    }
}

/// The weight of a title that says of what kind of document it is: of a line that may be the likeliest one
/// too.
pub(super) const OFFICIAL: f32 = 3.2;

/// Proposes the first title of a document of an office or a court among the first lines.
fn official(page: &Page, pen: &mut Pen<'_>) {
    let lines = page.blocks().filter(|block| !block.is_envelope());
    // Offices set a table of facts above it, whose labels and values may stand in lines of their own.
    let lines = lines.take(LINES).take_while(|block| block.is_in_head());
    let mut is_value = false;
    let lines = lines.filter(|line| {
        let is_label = facts::heads_value(line.text());
        let is_stated = std::mem::replace(&mut is_value, is_label);
        !is_label && !is_stated
    });
    let lines = lines.take(LONG_HEAD);
    for line in lines.filter(|line| line.features().cjk() > 0 && may_be_title(*line)) {
        let decision = official_titles::of_court(line, line.next());
        let text = match &decision {
            Some(title) => title,
            None if official_titles::is_one(line) => line.text(),
            None => continue,
        };
        let title = Candidate::text(FieldName::Title, text).at(Place::TitleLine);
        pen.propose(title.weighing(OFFICIAL).reading(line.source()));
        return;
    }
}

/// Proposes lines of the head that look like a title, by what stands around them.
fn of_head(page: &Page, pen: &mut Pen<'_>) {
    let mut body: Vec<Block<'_>> = Vec::with_capacity(LINES);
    let lines = page
        .blocks()
        .filter(|block| !block.is_envelope() && !block.is_hidden());
    body.extend(lines.take(LINES));
    let head = body.partition_point(|block| block.is_in_head());
    let head = body.get(..head).unwrap_or_default();
    // A text without running text is a list, a table, a poem; its first line may be anything.
    if head.len() == body.len() && page.first_prose() >= page.blocks().len() {
        return above_byline(head, pen);
    }
    let above = above_title(head, pen);
    let (head, body) = (
        head.get(above..).unwrap_or_default(),
        body.get(above..).unwrap_or_default(),
    );
    let decks = decks(head, body, pen);
    let unmarked = head.iter().filter(|block| pen.stays(**block)).count();
    for (at, &block) in head.iter().enumerate() {
        if !pen.stays(block) || !may_be_title(block) {
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
        if at == 0
            && head.len() <= LONG_HEAD
            && !is_menu(block)
            && !first_line::opens_text(block, next)
        {
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

/// Proposes the first line of a text where the next one is a byline, or tells how a law came about.
fn above_byline(lines: &[Block<'_>], pen: &mut Pen<'_>) {
    let [first, next, ..] = lines else {
        return;
    };
    let is_byline = pen.label(*next) == Some(Label::Byline) || official_titles::is_enactment(*next);
    if is_byline && may_be_title(*first) && !is_menu(*first) && pen.stays(*first) {
        pen.propose(
            Candidate::text(FieldName::Title, without_signs(*first))
                .at(Place::TitleLine)
                .weighing(1.5)
                .reading(first.source()),
        );
    }
}

/// Proposes the line that is likeliest the title by all that is known of it and of the text.
fn likeliest(page: &Page, pen: &mut Pen<'_>) {
    let stated = pen.best(FieldName::Title).map(Candidate::place);
    let is_stated = stated.is_some_and(Place::is_own_header);
    if is_stated || page.markdown.is_some() {
        return;
    }
    let is_title = |line: &TitleLine<'_>| {
        let opens = || first_line::opens_text(line.block, line.block.next());
        let is_byline = pen.label(line.block) == Some(Label::Byline);
        may_be_title(line.block) && !is_byline && !(line.is_first && opens())
    };
    let Some(line) = title_lines::best(page, pen).filter(is_title) else {
        return;
    };
    pen.propose(
        Candidate::text(FieldName::Title, without_signs(line.block))
            .at(Place::TitleLine)
            .weighing(LIKELIEST.0 + LIKELIEST.1 * line.log_odds.min(4.0))
            .in_block(line.block),
    );
}

/// The lines above a title that tell what kind of document it is the title of, or in what section it
/// stands, with their date, and the menus above it.
fn above_title(head: &[Block<'_>], pen: &Pen<'_>) -> usize {
    let is_byline = |line: &Block<'_>| pen.label(*line) == Some(Label::Byline);
    let first = head.first().map_or("", |first| first.text());
    let is_bar = |line: &Block<'_>| {
        let text = line.text();
        menus::is_trail(text) || no_titles::is_function(text) || no_titles::is_menu(*line)
    };
    if head.first().is_some_and(is_bar) {
        let is_above = |line: &&Block<'_>| is_byline(line) || is_bar(line);
        let above = head.iter().take_while(is_above).count();
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
/// with strokes, arrows or a number to call, or that ends like the name of an outlet, is of the site. Headlines of other stories stand apart
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
            || first.features().digits() > MOST_DIGITS
            || phrases::is_outlet(first.text());
        let opens = || first_line::opens_text(*first, head.get(1).copied());
        may_be_title(*first) && !is_of_site && !opens()
    });
    let is_like = is_title && head.iter().take(at).enumerate().all(may_be);
    if is_like { at.saturating_sub(1) } else { 0 }
}

/// The text without a label and without the signs of a heading, in Markdown or between equals signs (wikis).
fn without_signs(block: Block<'_>) -> &str {
    if block.is_heading() {
        return title::without_signs(block.text().trim_matches('#').trim());
    }
    let text = block.text();
    let is_between = text.starts_with("==") && text.ends_with("==");
    let text = if is_between {
        text.trim_matches('=')
    } else {
        text
    };
    title::without_signs(text.trim())
}

pub(super) fn may_be_title(block: Block<'_>) -> bool {
    let features: &Features = block.features();
    let text = block.text();
    let ends =
        text.ends_with(['。', '.', '：', ':', '；', ';', ',', '，']) && !text.ends_with("...");
    (1.0..=LONGEST).contains(&features.words())
        && !ends
        && !features.is_bulleted()
        && !text.contains('\n')
        // The heads of memos and standards are set in columns.
        && !has_columns(text)
        && !is_of_figures(text)
        && !(features.digits() > 0 && reading_time::is_one(text))
        && !is_of_record(text)
        && !no_titles::is_one(block)
}

/// Whether a wide gap stands between two words of a line. One has a space at each fifth byte.
fn has_columns(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |byte: &&u8| **byte == b' ';
    (GAP - 1..bytes.len()).step_by(GAP).any(|at| {
        let (before, from) = bytes.split_at_checked(at).unwrap_or_default();
        let behind = from.iter().take_while(is_space).count();
        behind > 0 && behind + before.iter().rev().take_while(is_space).count() >= GAP
    })
}

/// Spaces of such a gap, at least.
const GAP: usize = 5;

/// Whether a line begins with a date and its time, or is counts side by side: `9 70`.
fn is_of_figures(text: &str) -> bool {
    if !text.starts_with(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    let is_counts = || {
        let is_figure = |ch: char| ch.is_ascii_digit() || ch == ' ';
        text.contains(' ') && text.chars().all(is_figure)
    };
    let is_timed = || {
        text.contains(':')
            && date::find(text)
                .is_some_and(|(range, _)| range.start == 0 && range.contains(&SHORTEST_TIMED))
    };
    is_counts() || is_timed()
}

/// Whether a line begins with a time of day, as those of logs do, or ends with one to the second, as the lines
/// above what someone says in a transcript.
fn is_of_record(text: &str) -> bool {
    let begun = text.strip_prefix('[').unwrap_or(text);
    if begun.starts_with(|ch: char| ch.is_ascii_digit()) && clock(begun) > 0 {
        return true;
    }
    let last = text.rsplit([' ', '\t']).next().unwrap_or_default();
    let last = last.trim_matches(['(', ')', '[', ']']);
    last.len() < text.len() && clock(last) == 3
}

/// How many numbers the time of day has that a text begins with, with its minutes; 0 without one.
fn clock(text: &str) -> usize {
    let end = text.find(|ch: char| !ch.is_ascii_digit() && ch != ':');
    let time = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    let mut parts = time.split(':');
    let is_first = parts
        .next()
        .is_some_and(|hours| (1..=2).contains(&hours.len()));
    let is_rest = parts.clone().all(|part| part.len() == 2);
    match parts.count() {
        count @ 1..=2 if is_first && is_rest => count + 1,
        _ => 0,
    }
}

/// Bytes of the shortest date with its time.
const SHORTEST_TIMED: usize = 12;

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_set_apart_by_wide_gaps() {
        for before in 0..7 {
            let text = |gap: usize| "a".repeat(before) + &" ".repeat(gap) + "to";
            assert!(super::has_columns(&text(5)) && super::has_columns(&text(12)));
            assert!(!super::has_columns(&text(4)) && !super::has_columns(&text(1)));
        }
        assert!(!super::has_columns("a b c d e f g h    i    j"));
    }

    #[test]
    fn what_is_hidden_stands_above_no_title() {
        let text = "The tide comes in at four, and the boats go out again, one after another.";
        let rule = "------------------------------------------------";
        let document = format!(
            "{{0}}{rule}\n\n# Report on the tide\n\n{text}\n\n{{1}}{rule}\n\n{text}\n\n## Boats\n\n{text}"
        );
        let article = crate::clean(document);
        assert_eq!(article.title(), Some("Report on the tide"));
        assert!(!article.text().contains("{1}"));
    }

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
    fn a_title_stands_below_the_menus_of_a_whole_page() {
        let menus = "Harbour Post\nWeather\nSport\nShipping forecast\nThe crossword of the week\nYour account\n\
                     Our most read stories\nLetters to the editor\nSubscribe\n";
        let text = "The pass was closed on Sunday, after the plough had turned back twice in the snow.\n\
                    Snow lies on the road as high as the fence, and it will stay closed until Friday.\n\
                    Two brothers drive the plough by turns, and each says that the other never learned it.";
        let title = "Snow closes the mountain pass until Friday";
        for byline in ["By Ann Bell\n", "May 3, 2024\n"] {
            let page = format!("{menus}{title}\n{byline}{text}\nMore from the valley\nContact");
            assert_eq!(crate::clean(page).title(), Some(title), "{byline}");
        }
        let menus = "江城网\n新闻\n体育\n天气预报\n读者来信\n我的账户\n本周填字游戏\n订阅\n登录\n";
        let text = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。";
        let page =
            format!("{menus}大雪封山 山口周五通车\n2024-05-03 08:15\n{text}\n{text}\n联系我们");
        assert_eq!(crate::clean(page).title(), Some("大雪封山 山口周五通车"));
    }

    #[test]
    fn counts_and_dates_with_times_are_no_titles() {
        let story = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。";
        for line in [
            "9 70",
            "2024-05-03 08:15 林见秋 李晓明",
            "10:11 -!- ann has joined #mill",
            "[10:11:12] <ann> hello",
            "Speaker 1  00:00:04",
        ] {
            let article = crate::clean(format!("{line}\n{story}\n{story}"));
            assert_eq!(article.title(), None, "{line}");
        }
    }

    #[test]
    fn a_title_may_stand_between_equals_signs() {
        let story = "The pass was closed on Sunday, after the plough had turned back twice.";
        let article = crate::clean(format!("====== Snow closes the pass ======\n\n{story}"));
        assert_eq!(article.title(), Some("Snow closes the pass"));
        assert_eq!(article.text(), story);
    }

    #[test]
    fn a_byline_tells_the_title_of_a_text_without_paragraphs() {
        let poem = "船来的时候\n天还没有亮\n撑船的人\n把灯挂在竹篙上";
        let article = crate::clean(format!("渡口\n作者：林见秋\n{poem}"));
        assert_eq!(article.title(), Some("渡口"));
        assert_eq!(article.text().lines().count(), 4);
        let questions = "问：缴费标准是多少？\n答：每人380元。\n问：忘记缴费了怎么办？\n\
                         答：可以在三个月以内补缴，逾期不予办理。";
        let text = format!("医保热点问答\n发布日期：2023-12-28 信息来源：市医保局\n{questions}");
        let article = crate::clean(text);
        assert_eq!(article.title(), Some("医保热点问答"));
        assert_eq!(article.text(), questions);
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

    #[test]
    fn lines_in_columns_are_none() {
        let text = "Network Group                    A. Bell\nCategory: Informational        March 1999\n\n\
                    The mill at the bend of the river grinds flour again, for the first time in years.";
        assert_eq!(crate::clean(text).title(), None);
    }
}
