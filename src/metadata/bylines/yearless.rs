//! Lines next to the title whose date has no year: `11-28 09:30 内港日报`.

use super::BETWEEN_PIECES;
use crate::block::{Block, BlockKind};
use crate::features::Features;
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::date::without_year::{self, DayOfYear};
use crate::metadata::undated_bylines::stands_near;
use crate::metadata::{
    Candidate, FieldName, PartialDateTime, accounts, credit_line, han_names, names, sources,
};
use crate::page::Page;
use crate::phrases;

/// Digits of a day with a time, and of one with counts beside it; and of a day alone.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=16;
const OF_DAY: std::ops::RangeInclusive<usize> = 2..=4;

/// The longest line of a day alone and a name or two, in bytes, and the lines of a page among which another
/// one makes it a diary.
const LONGEST_OF_DAY: usize = 60;
const MOST_LINES: usize = 400;

/// The longest line, in bytes, and the longest name in it, in words.
const LONGEST: usize = 120;
const LONGEST_NAME: f32 = 4.0;

/// Lines around one that are looked at: where they have such days too they are a list of events.
const AROUND: usize = 2;

/// What a date weighs whose year follows from another date, and from that of the copyright.
const OF_DATE: f32 = 2.6;
const OF_COPYRIGHT: f32 = 1.5;

/// Marks such a line, and reads it, where it stands at the head and has no date with a year.
pub(crate) fn mark(block: Block<'_>, is_undated_head: bool, pen: &mut Pen<'_>) {
    let digits = block.features().digits();
    if !is_undated_head || digits < *OF_DAY.start() {
        return;
    }
    let has_time = DIGITS.contains(&digits) && block.bytes() <= LONGEST;
    let is_day = is_day(block) && is_only_day(block);
    if !(has_time || is_day) || !is_line(block) || !stands_near(block) || is_in_list(block) {
        return;
    }
    // Credit words and their values are no part of the rest, but the last value may have the date.
    let line = credit_line::has_key(block).then(|| pen.credit_lines().read(block));
    let line = line.filter(|line| !line.pairs.is_empty());
    let rest = line.as_ref().map_or(block.text(), |line| &line.rest);
    let find = match is_day {
        true => without_year::find_any,
        false => without_year::find,
    };
    let in_rest = find(rest);
    let found = in_rest.clone().or_else(|| find(block.text()));
    let Some((_, day)) = found else {
        return;
    };
    let (before, behind) = match in_rest {
        Some((range, _)) => (rest.get(..range.start), rest.get(range.end..)),
        None => (None, None),
    };
    let between = |ch: char| ch.is_whitespace() || BETWEEN_PIECES.contains(&ch) || ch == '/';
    let pieces = [before, behind].map(|part| part.unwrap_or_default().trim_matches(between));
    let words: f32 = pieces
        .iter()
        .map(|piece| Features::of(piece, 0).words())
        .sum();
    if words > LONGEST_NAME || block.features().ends_sentence() {
        return;
    }
    let reason = "is a date line without a year";
    pen.boilerplate(block, Label::Byline, Weight::new(2.8), reason);
    let name = pieces.into_iter().find(|piece| !piece.is_empty());
    match name {
        Some(name) if phrases::is_outlet(name) => sources::propose_shown(block, name, pen),
        Some(name) => {
            let writer = accounts::writer_of(block, name);
            let weight = match names::is_person(writer) {
                true => Some(1.0),
                false => han_names::is_chinese(writer).then_some(0.5),
            };
            if let Some(weight) = weight {
                let name = Candidate::text(FieldName::Author, writer).at(Place::Byline);
                pen.propose(name.weighing(weight).in_block(block));
            }
        }
        None => {}
    }
    if let Some((date, weight)) = date_of(block.page(), day, pen) {
        let date = Candidate::date(FieldName::Published, date).at(Place::Byline);
        pen.propose(date.weighing(weight).in_block(block));
    }
}

/// Whether a line is a day without a time or ends with it: `11月28日`, `河边的猫 11月28日`.
fn is_day(line: Block<'_>) -> bool {
    OF_DAY.contains(&line.features().digits())
        && line.bytes() <= LONGEST_OF_DAY
        && line.text().ends_with(['日', '号'])
        && without_year::find_any(line.text()).is_some_and(|(day, _)| day.end == line.text().len())
}

/// Whether such a line stands right above the text, and is the only one of the page: those of a diary are
/// many.
fn is_only_day(line: Block<'_>) -> bool {
    let is_above = line.next().is_some_and(|next| next.features().is_prose());
    is_above && {
        let mut lines = line.page().blocks().take(MOST_LINES);
        lines.all(|other| other.index() == line.index() || !is_day(other))
    }
}

/// Whether a block may be a line of a byline by its kind.
fn is_line(block: Block<'_>) -> bool {
    matches!(
        block.kind(),
        BlockKind::Paragraph | BlockKind::ListItem { .. }
    )
}

/// Whether a line close by has such a day too.
fn is_in_list(block: Block<'_>) -> bool {
    let has_one = |line: Block<'_>| {
        line.features().digits() >= *DIGITS.start()
            && line.bytes() <= LONGEST
            && without_year::find(line.text()).is_some()
    };
    let before = std::iter::successors(block.previous(), |line| line.previous());
    let behind = std::iter::successors(block.next(), |line| line.next());
    before.take(AROUND).any(has_one) || behind.take(AROUND).any(has_one)
}

/// The day with the year that the document tells by other dates: those that it states, the day of the
/// crawl, its address, else the last year of its copyright.
fn date_of(page: &Page, day: DayOfYear, pen: &Pen<'_>) -> Option<(PartialDateTime, f32)> {
    let stated = |field| pen.best(field).and_then(Candidate::as_date);
    let known = stated(FieldName::Published)
        .or_else(|| stated(FieldName::Modified))
        .or(page.crawled);
    if let Some(known) = known {
        return Some((day.last_before(known)?, OF_DATE));
    }
    let of_copyright = page.blocks().filter(|it| it.has_words(Label::Copyright));
    let year = of_copyright.filter_map(|it| last_year(it.text())).max()?;
    Some((day.in_year(year)?, OF_COPYRIGHT))
}

/// The last year that a line names.
fn last_year(text: &str) -> Option<i16> {
    let numbers = text.split(|ch: char| !ch.is_ascii_digit());
    let numbers = numbers.filter(|number| number.len() == 4);
    let years = numbers.filter_map(|number| number.parse().ok());
    years.filter(|year| (1995..2100).contains(year)).max()
}

#[cfg(test)]
mod tests {
    const STORY: &str = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。\n\
                         雪深一米二，要等到天晴才能清理，镇上的面包店每天用雪橇送货，孩子们都很高兴。";

    fn clean(head: &str, tail: &str) -> (String, Option<String>, Option<String>) {
        let article = crate::clean(format!("{head}\n{STORY}\n{tail}"));
        let found = article.metadata();
        let published = found.published.as_ref().map(|it| it.value.to_string());
        let source = found.source.as_ref().map(|it| it.value.clone());
        (article.text().to_owned(), published, source)
    }

    #[test]
    fn the_document_tells_the_year() {
        let address = "url: https://www.hekou.example/news/2024/11/28/c_1.htm\n\n大雪封住山口";
        let header = "title: 大雪封住山口\ndate: 2024-11-28\n\n大雪封住山口";
        let later = "title: 大雪封住山口\ndate: 2025-01-02\n\n大雪封住山口";
        let copyright = "© 2001-2024 河口晚报 版权所有";
        let date = "2024-11-28T09:30";
        for (head, tail, expected) in [
            (address, "", Some(date)),
            (header, "", Some(date)),
            (later, "", Some("2025-01-02")),
            ("大雪封住山口", copyright, Some(date)),
            ("大雪封住山口", "", None),
        ] {
            for line in ["11-28 09:30", "11月28日 09:30", "11/28 09:30 河口晚报"] {
                let (text, published, source) = clean(&format!("{head}\n{line}"), tail);
                assert_eq!(text, STORY, "{head} {line}");
                assert_eq!(published.as_deref(), expected, "{head} {line}");
                let is_named = line.ends_with("晚报");
                assert_eq!(source.as_deref(), is_named.then_some("河口晚报"), "{line}");
            }
        }
        let (text, published, source) = clean(
            "大雪封住山口\n发布时间：11-28 09:30 来源：河口晚报",
            copyright,
        );
        assert_eq!((&*text, published.as_deref()), (STORY, Some(date)));
        assert_eq!(source.as_deref(), Some("河口晚报"));
    }

    #[test]
    fn a_day_alone_is_that_of_the_text_where_no_other_stands() {
        let known = "url: https://www.hekou.example/news/2024/11/28/c_1.htm\n\n大雪封住山口";
        for line in ["11月28日", "李晓明 河边的猫 11月28日"] {
            let (text, published, _) = clean(&format!("{known}\n{line}"), "");
            assert_eq!((&*text, published.as_deref()), (STORY, Some("2024-11-28")));
            let article = crate::clean(format!("{known}\n{line}\n{STORY}"));
            let author = article.metadata().authors.first().map(|it| &*it.value);
            assert_eq!(author, line.starts_with('李').then_some("李晓明"));
        }
        let (text, published, _) = clean("大雪封住山口\n11月28日", "");
        assert_eq!((&*text, published), (STORY, None));
        let diary = format!("11月29日\n{STORY}");
        let (text, _, _) = clean("山口日记\n11月28日", &diary);
        assert!(text.contains("11月28日"), "{text}");
    }

    #[test]
    fn lists_and_sentences_with_such_days_stay() {
        let list = "11-28 09:30 开幕\n11-28 10:30 读书会\n11-28 14:00 参观";
        let (text, published, _) = clean(&format!("读书节的日程\n{list}"), "© 2024 河口晚报");
        assert!(text.starts_with(list), "{text}");
        assert_eq!(published, None);
        let sentence = "11月28日 09:30，图书馆开门了。";
        let (text, published, _) = clean(&format!("大雪封住山口\n{sentence}"), "© 2024 河口晚报");
        assert!(text.starts_with(sentence), "{text}");
        assert_eq!(published, None);
    }
}
