//! Reads lines that credit: `来源：… 编辑：…`, `Published: … | By …`.

mod credit_rest;
mod credit_value;
mod known_lines;
mod pairs;

use std::ops::Range;

use super::bylines::{BETWEEN_PIECES, LONGEST_ADDITION};
use super::date::{self, Order, PartialDateTime, around, labels};
use super::known_dates::Found;
use super::names;
use super::{inner_names, japanese_names};
use crate::block::Block;
use crate::features::{Features, is_cjk};
use crate::phrases::{self, CreditKey, Hit, Phrase};
use credit_rest::{left, uncovered, without_addresses, without_fillers, without_last_fillers};
use credit_value::{Text, Value, value_of};
pub(crate) use known_lines::CreditLines;

/// The longest value, in characters: a list of some names. What is longer is prose behind a colon.
const LONGEST_VALUE: usize = 48;

/// The longest text that is looked at, in bytes; credits are short.
pub(crate) const LONGEST_LINE: usize = 400;

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) key: CreditKey,
    /// Where the value stands in the text.
    value: Range<usize>,
    /// Where key and value stand in the text.
    range: Range<usize>,
}

impl Pair {
    /// The value in the text of the block that was read.
    pub(crate) fn value<'a>(&self, block: Block<'a>) -> &'a str {
        block.text().get(self.value.clone()).unwrap_or_default()
    }

    /// What stands before the value.
    pub(crate) fn word<'a>(&self, block: Block<'a>) -> &'a str {
        let word = block.text().get(self.range.start..self.value.start);
        word.unwrap_or_default().trim_end_matches([' ', ':'])
    }
}

/// What a line says.
#[derive(Debug, Default)]
pub(crate) struct CreditLine {
    pub(crate) pairs: Vec<Pair>,
    /// The first date that stands by itself or as the value of a key for dates.
    pub(crate) date: Option<PartialDateTime>,
    pub(crate) modified: Option<PartialDateTime>,
    /// Whether the line ends with a word behind that date which tells that it is that of the text.
    pub(crate) is_post: bool,
    /// Whether reporters are named by their names and nothing else.
    pub(crate) reports: bool,
    /// The name behind a word that begins bylines, as `By`.
    pub(crate) author: Option<String>,
    /// The name behind such a word in the middle of a line with a date.
    introduced: Option<String>,
    /// What is left when keys, values, dates, phrases of boilerplate and words that name nothing
    /// are taken away, with the signs that set pieces apart.
    pub(crate) rest: String,
    /// The length of what is left, in words.
    pub(crate) rest_words: f32,
}

impl CreditLine {
    /// Whether some key names who made the text or where it comes from.
    pub(crate) fn credits(&self) -> bool {
        self.pairs.iter().any(|pair| {
            matches!(
                pair.key,
                CreditKey::Author | CreditKey::Source | CreditKey::Editor | CreditKey::Other
            )
        })
    }

    /// Whether some name is told to be that of who made the text.
    pub(crate) fn names_someone(&self) -> bool {
        let reports = |pair: &Pair| pair.key == CreditKey::Reporter;
        self.author.is_some() || self.credits() || self.pairs.iter().any(reports)
    }

    /// The names in what is left.
    pub(crate) fn name(&self) -> &str {
        match &self.introduced {
            Some(name) => name,
            None => credit_rest::name(&self.rest),
        }
    }

    /// Whether what is left may be a name beside dates: no key names someone, and where keys tell what
    /// the dates are, it is that of a person.
    pub(crate) fn may_leave_name(&self) -> bool {
        let are_of_dates = self.pairs.iter().all(|pair| pair.key.is_of_date());
        self.pairs.is_empty() || (are_of_dates && credit_rest::is_person(self.name()))
    }

    /// Whether what is left is an outlet, which may stand beside the source of the text:
    /// `2024-05-03 08:15 江城考试网 来源：江城日报`.
    pub(crate) fn leaves_outlet(&self) -> bool {
        self.rest_words <= LONGEST_ADDITION && phrases::is_outlet(self.name())
    }

    /// Whether a key says what one of the dates is.
    pub(crate) fn tells_date(&self) -> bool {
        self.pairs.iter().any(|pair| pair.key.is_of_date())
    }

    /// Whether a key says that the line is about a picture. One behind the author of the text, or beside
    /// its editor, credits who made the pictures.
    pub(crate) fn is_of_picture(&self) -> bool {
        if self.pairs.iter().any(|pair| pair.key == CreditKey::Editor) {
            return false;
        }
        let mut keys = self.pairs.iter().map(|pair| pair.key);
        let first = keys.find(|key| {
            matches!(
                key,
                CreditKey::Author | CreditKey::Reporter | CreditKey::Picture
            )
        });
        first == Some(CreditKey::Picture)
    }
}

/// Reads a part of a block's text.
pub(crate) fn read_part(block: Block<'_>, part: Range<usize>) -> CreditLine {
    let text = block.text().get(..part.end).unwrap_or_default();
    let text = Text {
        text,
        date: None,
        order: Order::Unknown,
        is_heading: block.is_heading(),
    };
    read(block, part, &text)
}

fn read(block: Block<'_>, part: Range<usize>, text: &Text<'_>) -> CreditLine {
    let keys = keys(block, text, &part);
    let mut covered: Vec<Range<usize>> = Vec::new();
    let mut line = CreditLine::default();
    for (at, (key, start, value)) in keys.iter().enumerate() {
        let limit = keys.get(at + 1).map_or(part.end, |(_, next, _)| *next);
        match value {
            Value::From(from) => {
                pairs::read_pair(&mut line, block, text, *key, *start, *from..limit)
            }
            Value::Names(names, end) => {
                line.reports = true;
                let (key, value, range) = (*key, names.clone(), *start..*end);
                line.pairs.push(Pair { key, value, range });
            }
        }
    }
    for hit in block.hits() {
        let range = hit.range();
        let is_inside = range.start >= part.start && range.end <= part.end;
        if is_inside && pairs::is_boilerplate(text.text, hit) {
            let end = range.end + tags_behind(text.text, hit);
            covered.push(range.start..end.min(part.end));
        }
    }
    covered.extend(line.pairs.iter().map(|pair| pair.range.clone()));
    covered.sort_by_key(|range| range.start);
    line.rest = without_addresses(uncovered(text.text, part.start, &covered));
    if text.may_have_date() {
        // Where nothing was taken away, the first date is that of the text.
        let first = text.date.clone().filter(|_| line.rest == text.text);
        take_dates(&mut line, text.order, first.flatten());
        if line.date.is_some() || line.modified.is_some() {
            pairs::drop_beside_date(&mut line, text);
        }
    }
    line.author = take_opened_name(&mut line.rest);
    if line.author.is_none() && line.date.is_some() {
        line.introduced = inner_names::introduced(&line.rest);
    }
    line.rest = left(&line.rest, line.date.is_some());
    line.rest_words = Features::of(&line.rest, 0).words();
    line
}

/// Takes the first date out of what is left, and a date of a change before it: `2024-05-03 修改`.
fn take_dates(line: &mut CreditLine, order: Order, known: Option<Found>) {
    let mut known = known;
    while let Some((mut range, date)) = known
        .take()
        .or_else(|| date::find_ordered(&line.rest, order))
    {
        let behind = line.rest.get(range.end..).unwrap_or_default();
        let change = labels::change_beside(&line.rest, &range);
        let Some(word) = change.filter(|_| line.modified.is_none()) else {
            line.date = line.date.or(Some(date));
            line.is_post = labels::is_post_behind(behind);
            range.start = around::start(&line.rest, &range);
            // Behind it a byline may begin: `Tuesday 3 May 2024 by Ann M. Bell`.
            let before = line.rest.get(..range.start).unwrap_or_default();
            let opens = phrases::after_opener(behind.trim_start()).is_some()
                && without_fillers(before).is_empty();
            return line
                .rest
                .replace_range(range, if opens { "|" } else { " " });
        };
        line.modified = Some(date);
        range.end += behind.len() - behind.trim_start().len() + word.len();
        line.rest.replace_range(range, " ");
    }
}

/// Whether a credit word in the block is followed by what separates it from a value. Without one
/// there is nothing to read but a date or an opened name.
pub(crate) fn has_key(block: Block<'_>) -> bool {
    let known = block.with_hits().and_then(|those| those.has_key);
    known.unwrap_or_else(|| has_key_in(block.hits(), || block.text()))
}

/// The same of what was found in a text, which is only read where it has a credit word.
pub(crate) fn has_key_in<'a>(hits: &[Hit], text: impl Fn() -> &'a str) -> bool {
    let mut read = None;
    hits.iter().any(|hit| {
        hit.credit().is_some_and(|key| {
            let text = read.get_or_insert_with(|| Text {
                text: text(),
                date: None,
                order: Order::Unknown,
                is_heading: false,
            });
            value_of(text, key, &hit.range()).is_some() && stands_alone(text.text, &hit.range())
        })
    })
}

/// A credit word, where it begins with what belongs to it, and its value.
type Key = (CreditKey, usize, Value);

/// The credit words that have a value.
fn keys(block: Block<'_>, text: &Text<'_>, part: &Range<usize>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for hit in block.hits() {
        let Some(key) = hit.credit() else {
            continue;
        };
        let range = hit.range();
        if range.start < part.start || range.end > part.end {
            continue;
        }
        // Behind the value of another key a word may touch what it has nothing to do with.
        let is_key = || !keys.is_empty() || stands_alone(text.text, &range);
        if let Some((start, value)) = value_of(text, key, &range).filter(|_| is_key()) {
            keys.push((key, start, value));
        }
    }
    keys
}

/// Whether a credit word is no part of another word: `截止时间`, `资金来源`.
fn stands_alone(text: &str, word: &Range<usize>) -> bool {
    labels::is_key(text, word.clone()) && !comes_from_elsewhere(text, word)
}

/// Whether `来源` is the end of a short word that says what comes from there: `资金来源`. The words for
/// texts are keys of their own.
fn comes_from_elsewhere(text: &str, word: &Range<usize>) -> bool {
    let is_source = |word: &str| word == "来源" || word == "來源";
    if !text.get(word.clone()).is_some_and(is_source) {
        return false;
    }
    let before = text.get(..word.start).unwrap_or_default();
    let glued = before.chars().rev().take_while(|ch| is_cjk(*ch)).count();
    (1..=LONGEST_KIND).contains(&glued)
}

/// Characters of the longest word for what comes from somewhere; before a longer text `来源` stands by
/// itself, as in lines that a tool joined.
const LONGEST_KIND: usize = 6;

/// Takes the name out of the first piece that begins with a word that begins bylines.
fn take_opened_name(rest: &mut String) -> Option<String> {
    let signs = |ch| BETWEEN_PIECES.contains(&ch) || matches!(ch, '(' | ',');
    let mut start = 0;
    for piece in rest.split_inclusive(signs) {
        if phrases::after_opener(piece.trim_start()).is_none() {
            start += piece.len();
            continue;
        }
        let bare = piece.trim_end_matches(signs).split(" - ").next();
        let bare = bare.unwrap_or_default();
        if let Some(name) = opened_name(bare.trim().trim_end_matches([' ', '/'])) {
            let behind = rest.get(start + bare.len()..).unwrap_or_default();
            let names = name.to_owned() + behind.get(..list_behind(behind)).unwrap_or_default();
            rest.replace_range(start..start + bare.len() + names.len() - name.len(), " ");
            return Some(names);
        }
        start += piece.len();
    }
    None
}

/// The name behind the word that begins a byline.
fn opened_name(text: &str) -> Option<&str> {
    let behind = phrases::after_opener(text)?;
    let opener = text.get(..text.len() - behind.len())?;
    let name = without_last_fillers(behind.trim());
    let persons = without_town(name);
    let is_japanese = japanese_names::is_one(name);
    let is_list = |text| is_japanese || names::ends_list(text).is_some();
    let most = match () {
        _ if name.starts_with(char::is_uppercase) => MOST_WORDS,
        _ if name.starts_with(is_uncased) || is_japanese => MOST_UNCASED,
        _ => 0,
    };
    let is_name = (1..=most).contains(&persons.split_whitespace().count())
        && (!phrases::opens_sentences(opener) || is_list(name) || is_list(persons));
    is_name.then_some(name)
}

/// Words of the names in a byline, and of those in letters that have no cases, where sentences begin alike.
const MOST_WORDS: usize = 6;
const MOST_UNCASED: usize = 3;

/// Whether a letter is one of a script that has no capitals, and that sets words or names apart.
fn is_uncased(ch: char) -> bool {
    ch.is_alphabetic() && !ch.is_lowercase() && !is_cjk(ch)
}

/// The names without the town from which they report: `Ann Bell and Tom Oak in New York`.
fn without_town(names: &str) -> &str {
    let is_town = |text: &str| {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        text.split_whitespace().count() <= 3 && text.split_whitespace().all(is_capital)
    };
    let before_town = [" in ", " à ", " en ", " aus "].iter().find_map(|word| {
        let (names, town) = names.rsplit_once(word)?;
        is_town(town).then_some(names)
    });
    before_town.unwrap_or(names)
}

/// The length of the rest of a list of names behind its first one: `, Tom Oak and Lily Rowe`. Without a
/// word for “and” it may be a town or an outlet.
fn list_behind(text: &str) -> usize {
    if let helped @ 1.. = names::companions(text) {
        return helped;
    }
    if text.starts_with(BETWEEN_NAMES) {
        return persons_behind(text);
    }
    if !text.starts_with(',') {
        return 0;
    }
    let mut end = 0;
    for whole in text.split(',').skip(1) {
        let piece = whole
            .split(|ch| BETWEEN_PIECES.contains(&ch) || ch == '(')
            .next()
            .unwrap_or_default();
        end += 1 + piece.len();
        match names::ends_list(piece) {
            Some(true) => return end,
            _ if piece.len() < whole.len() => return 0,
            Some(false) => {}
            None if piece.trim().is_empty() => {}
            None => return 0,
        }
    }
    0
}

/// Signs between the names of a list.
const BETWEEN_NAMES: [char; 3] = ['|', '·', '•'];

/// The length of the persons with which a line ends, each behind a sign: `| Tom Oak | Lily Rowe`.
fn persons_behind(text: &str) -> usize {
    let mut pieces = text.split(BETWEEN_NAMES).skip(1).map(str::trim);
    let are_persons = pieces.all(|piece| {
        names::is_person(piece) && !phrases::is_outlet(piece) && piece.split(' ').count() < 4
    });
    if are_persons { text.len() } else { 0 }
}

/// The length of the tags that a phrase introduces: up to the sign behind them, in a line of pieces.
fn tags_behind(text: &str, hit: &Hit) -> usize {
    let names_tags = |phrase: &Phrase| phrase.text().starts_with("tagged");
    let behind = text.get(hit.range().end..).unwrap_or_default();
    let end = behind.find(BETWEEN_PIECES).unwrap_or(behind.len());
    let tags = behind.get(..end).unwrap_or_default();
    let is_piece = text.contains(BETWEEN_PIECES) && !tags.contains(|ch: char| ch.is_ascii_digit());
    match is_piece && hit.phrase().is_some_and(names_tags) {
        true if inner_names::introduced(tags).is_none() => end,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::marked_among_all;

    /// What is marked of a line behind a paragraph.
    fn is_marked(line: &str) -> bool {
        let document = format!(
            "The ferry leaves at six, and on market days it is full long before that.\n\
             Most passengers bring their own bread and share it on deck at sunrise.\n{line}"
        );
        !marked_among_all("credit", document.as_str()).is_empty()
    }

    #[test]
    fn a_space_alone_tells_a_credit_before_a_name_only() {
        for line in [
            "Автор Иван Петров",
            "Автор: Иван Петров",
            "Edición Ana Ruiz",
            "作者 李明",
            "作者 李 明",
            "作者：李明（内港大学教授）",
            "文丨内港晚报特约评论员 李明",
            "출처: 항구신문",
        ] {
            assert!(is_marked(line), "{line}");
        }
        for line in [
            "Автор проекта",
            "Edición limitada",
            "Rédaction de la revue",
            "Übersetzung ins Deutsche",
            "إعداد القهوة",
            "글 쓰는 법",
            "设计 与 实现",
        ] {
            assert!(!is_marked(line), "{line}");
        }
    }

    #[test]
    fn lines_in_east_asia_tell_dates_of_changes_and_of_other_kinds() {
        for (line, published, modified) in [
            (
                "出版：2024-04-23 更新：2024-04-24",
                "2024-04-23",
                Some("2024-04-24"),
            ),
            (
                "2024-04-23 08:15 更新于 2024-04-24",
                "2024-04-23T08:15",
                Some("2024-04-24"),
            ),
            (
                "已于 2024-04-24 修改 2024-04-23 首次发布",
                "2024-04-23",
                Some("2024-04-24"),
            ),
            ("2024-04-23 发布于江西", "2024-04-23", None),
            ("登録日：2024年4月1日", "2024-04-01", None),
            ("2024-04-23 字数 1,024 阅读 233", "2024-04-23", None),
            ("于 2024-04-23 发布 阅读量1.2k 收藏 3", "2024-04-23", None),
            (
                "发表于 2024-04-23 | 分类于 石工 | 阅读数 321",
                "2024-04-23",
                None,
            ),
            ("發表於 2024-04-23 | 分類於 石工", "2024-04-23", None),
        ] {
            let text =
                "村口的老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再一块一块往上砌。";
            let page = format!("<h1>老桥修好了</h1><div>{line}</div><p>{text}</p><p>{text}</p>");
            let metadata = crate::clean(page.as_str()).metadata().clone();
            let told =
                |date: &crate::metadata::Found<crate::PartialDateTime>| date.value.to_string();
            let found = metadata.published.as_ref().map(told);
            assert_eq!(found.as_deref(), Some(published), "{line}");
            let found = metadata.modified.as_ref().map(told);
            assert_eq!(found.as_deref(), modified, "{line}");
            assert!(metadata.authors.is_empty(), "{line}");
        }
    }

    #[test]
    fn who_changed_a_text_may_stand_before_the_day() {
        let line = "Created by Ann Bell, last modified by Tom Oak on Jan 02, 2024";
        let page = format!("<h1>The tide</h1><p>{line}</p><p>The tide comes in at four.</p>");
        let metadata = crate::clean(page.as_str()).metadata().clone();
        let modified = metadata.modified.map(|found| found.value.to_string());
        assert_eq!(modified.as_deref(), Some("2024-01-02"));
        let posted = page.replace("<p>The", "<p>Posted on 3 March 2019</p><p>The");
        let published = crate::clean(posted.as_str()).metadata().published.clone();
        let published = published.map(|found| found.value.to_string());
        assert_eq!(published.as_deref(), Some("2019-03-03"));
    }

    #[test]
    fn in_headings_a_space_tells_none() {
        let document = |heading| {
            format!(
                "<article><p>内港大桥周五向行人开放，距离打下第一根桩已经过去了九年时间，市民早早排起了长队。</p>\
                 <h2>{heading}</h2><p>工程师表示，由于海风中的盐分腐蚀严重，钢结构先后更换了两次，工期因此推迟。</p></article>"
            )
        };
        for (heading, marked) in [("设计 要素", 0), ("责任编辑：李明", 1)] {
            let document = document(heading);
            let found = marked_among_all("credit", document.as_str()).len();
            assert_eq!(found, marked, "{heading}");
        }
    }
}
