//! Names with which Japanese sign: `（山田太郎）`, `【山田太郎、田中花子】`, `山田 太郎：経済ジャーナリスト`,
//! `[山田太郎，Harbour Post]`, and agencies behind a report: `（共同）`.

use std::ops::Range;

use super::text_below::{MOST_ASKED, has_kana, is_text};
use super::undated_bylines::stands_near;
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, date, japanese_names};
use crate::page::Page;
use crate::phrases;

/// The longest such line, in bytes, and the longest office behind a name, in characters.
const LONGEST: usize = 96;
const LONGEST_OFFICE: usize = 20;

/// Han and kana of a name, at least.
const LEAST_NAME: usize = 2;

/// The longest name of a place or a desk before a name, in characters.
const LONGEST_PLACE: usize = 8;

/// Brackets in which signatures stand.
const BRACKETS: [(char, char); 8] = [
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('［', '］'),
    ('[', ']'),
    ('〔', '〕'),
    ('《', '》'),
    ('＜', '＞'),
];

/// What agencies are called behind the reports of them.
#[rustfmt::skip] // One entry a line.
static AGENCIES: &[&str] = &[
    "AFP",
    "AP",
    "CNN",
    "ロイター",
    "共同",
    "共同通信",
    "新華社",
    "時事",
    "時事通信",
    "時事通信社",
    "聯合ニュース",
];

/// With what the names of desks and offices end that stand before names.
#[rustfmt::skip] // One entry a line.
static OFFICES: &[&str] = &[
    "ライター",
    "委員",
    "文",
    "特派員",
    "社",
    "聞き手",
    "記者",
    "通信員",
    "部",
];

/// What a signature tells.
#[derive(Debug, PartialEq)]
enum Signed<'a> {
    Writers(Vec<&'a str>),
    Agency(&'a str),
    Initials,
}

/// Marks a line above the text that names Japanese and nothing else but who they are, and proposes them.
pub(crate) fn mark_head(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let text = block.text();
    if block.features().cjk() < LEAST_NAME
        || block.bytes() > LONGEST
        || block.is_heading()
        || !stands_near(block)
        || !pen.credit_lines().text_below.is_japanese(block)
    {
        return false;
    }
    let (inside, is_bracketed) = match bracketed(text).filter(|part| part.start == 0) {
        Some(part) => (inside(text, &part), true),
        None => (text, false),
    };
    let writers = match signed(inside, is_bracketed) {
        Some(Signed::Writers(writers)) => writers,
        None if !is_bracketed => match japanese_names::of_list(inside) {
            Some(names) if stands_beside_date(block, pen) => names,
            _ => return false,
        },
        _ => return false,
    };
    pen.boilerplate(
        block,
        Label::Byline,
        Weight::new(2.6),
        "names who wrote the text",
    );
    propose(block, &writers, pen);
    true
}

/// Marks signatures behind the text, in a line of its own or behind the last sentence of a paragraph.
pub(crate) fn mark_last(page: &Page, end_of_body: usize, pen: &mut Pen<'_>) {
    let last = page.blocks().rev();
    for block in last.take_while(|block| block.index() >= end_of_body) {
        if !matches!(block.kind(), BlockKind::Paragraph) || block.is_hidden() {
            continue;
        }
        let text = block.text();
        let Some(part) = bracketed(text) else {
            continue;
        };
        let before = text.get(..part.start).unwrap_or_default().trim_end();
        let is_behind = before.is_empty() || before.ends_with(['。', '」', '』', '！', '？']);
        let signed = is_behind.then(|| signed(inside(text, &part), true));
        let Some(signed) = signed.flatten() else {
            continue;
        };
        // Initials alone are as much a remark.
        if !is_behind_japanese(block) || signed == Signed::Initials && !before.is_empty() {
            continue;
        }
        match before.is_empty() {
            true => pen.boilerplate(block, Label::Credit, Weight::new(2.6), "signs the text"),
            false => {
                let reason = "a signature at the end of the paragraph";
                pen.boilerplate_part(block, part, Label::Credit, Weight::STRONG, reason);
            }
        }
        match signed {
            Signed::Writers(writers) => propose(block, &writers, pen),
            Signed::Agency(name) => {
                let source = Candidate::text(FieldName::Source, name).at(Place::Credit);
                pen.propose(source.weighing(2.0).in_block(block));
            }
            Signed::Initials => {}
        }
    }
}

/// Proposes who is named in the brackets with which a report begins: `【ロンドン＝山田太郎】橋が開通した。`.
pub(crate) fn propose_first(block: Block<'_>, weight: f32, pen: &mut Pen<'_>) {
    let begins = |(open, close): &(char, char)| {
        let behind = block.text().strip_prefix(*open)?;
        let (inside, text) = behind.split_once(*close)?;
        (inside.len() <= LONGEST && inside.contains(['＝', '=']) && text.contains('。'))
            .then_some(inside)
    };
    let Some(inside) = BRACKETS.iter().find_map(begins) else {
        return;
    };
    let (_, names) = inside.split_once(['＝', '=']).unwrap_or_default();
    for name in japanese_names::of_list(names).unwrap_or_default() {
        let author = Candidate::text(FieldName::Author, name).at(Place::Dateline);
        pen.propose(author.weighing(weight).in_block(block));
    }
}

fn propose(block: Block<'_>, writers: &[&str], pen: &mut Pen<'_>) {
    for name in writers {
        let author = Candidate::text(FieldName::Author, *name).at(Place::Byline);
        pen.propose(author.weighing(2.0).in_block(block));
    }
}

/// The brackets at the end of a text, with what is in them.
fn bracketed(text: &str) -> Option<Range<usize>> {
    let close = text.chars().next_back()?;
    let (open, _) = BRACKETS.iter().find(|(_, other)| *other == close)?;
    let start = text.rfind(*open)?;
    (text.len() - start <= LONGEST).then_some(start..text.len())
}

fn inside<'a>(text: &'a str, part: &Range<usize>) -> &'a str {
    let is_bracket = |ch: char| BRACKETS.iter().any(|pair| pair.0 == ch || pair.1 == ch);
    let part = text.get(part.clone()).unwrap_or_default();
    part.trim_matches(is_bracket).trim()
}

/// What a text signs that is a signature; brackets set one apart that has nothing but names.
fn signed(text: &str, is_bracketed: bool) -> Option<Signed<'_>> {
    if is_bracketed {
        if text
            .split(['＝', '=', '・'])
            .all(|part| AGENCIES.contains(&part))
        {
            return Some(Signed::Agency(text));
        }
        if let Some(names) = of_list(text) {
            return Some(Signed::Writers(names));
        }
        if is_initials(text) {
            return Some(Signed::Initials);
        }
    }
    behind_office(text, is_bracketed)
        .or_else(|| before_office(text, is_bracketed).map(|name| vec![name]))
        .map(Signed::Writers)
}

/// The names of a list, before some of which stands from where they report: `山田太郎、ロンドン＝田中花子`.
fn of_list(list: &str) -> Option<Vec<&str>> {
    let names = list
        .split('、')
        .map(|part| match part.split_once(['＝', '=']) {
            Some((place, name)) if place.chars().nth(LONGEST_PLACE).is_none() => name,
            _ => part,
        });
    let names: Vec<&str> = names.collect();
    let are_names = names.iter().all(|name| japanese_names::is_one(name));
    let are_alike = || japanese_names::of_list(list);
    are_names.then_some(names).or_else(are_alike)
}

/// Whether a text in brackets is nothing but the initials of someone or the name of a site, in one word.
fn is_initials(text: &str) -> bool {
    text.len() > 1 && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The names of `経済部　山田太郎`, `編集委員・山田太郎`, and in brackets of `ロンドン＝山田太郎`.
fn behind_office(text: &str, is_bracketed: bool) -> Option<Vec<&str>> {
    let signs = ['・', ' ', '\u{3000}', '＝', '=', '：', ':'];
    let mut places = text.match_indices(signs).take(3);
    places.find_map(|(at, sign)| {
        let (office, names) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let is_place = is_bracketed && matches!(sign, "＝" | "=");
        let is_office = || OFFICES.iter().any(|end| office.ends_with(end));
        let may_be_one = office.chars().nth(LONGEST_PLACE).is_none() && (is_place || is_office());
        japanese_names::of_list(names.trim()).filter(|_| may_be_one)
    })
}

/// The name of `山田太郎（やまだ・たろう）`, `山田 太郎：経済ジャーナリスト`, `山田太郎記者`, and in brackets of
/// `山田太郎，Harbour Post` and `山田太郎＝ロンドン`.
fn before_office(text: &str, is_bracketed: bool) -> Option<&str> {
    if let Some(name) = text.strip_suffix("記者") {
        return japanese_names::is_one(name.trim_end()).then_some(name.trim_end());
    }
    let end = japanese_names::length(text)?;
    let (name, office) = text.split_at_checked(end)?;
    let office = office.trim();
    let ends_sentence = office.contains(['。', '、', '！', '？', '「']);
    let is_office = !ends_sentence && office.chars().nth(LONGEST_OFFICE).is_none();
    let is_apart = match office.chars().next()? {
        '（' => office.ends_with('）'),
        '(' => office.ends_with(')'),
        '：' | ':' => office.chars().nth(1).is_some(),
        '，' | ',' | '＝' | '=' | '／' => is_bracketed || phrases::is_outlet(office),
        _ => false,
    };
    (is_office && is_apart).then_some(name)
}

/// Whether the line before or behind a block has a date.
fn stands_beside_date(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    [block.previous(), block.next()]
        .into_iter()
        .flatten()
        .any(|other| date::may_be_in(other) && pen.known_dates().first_in(other).is_some())
}

/// Whether the running text before a line, or the line itself, is Japanese.
fn is_behind_japanese(line: Block<'_>) -> bool {
    let before = std::iter::successors(Some(line), |it| it.previous());
    let text = before.take(MOST_ASKED).find(|block| is_text(*block));
    text.is_some_and(has_kana)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;

    const STORY: &str = "港の古い橋が四か月の工事を終え、二十七日の朝、歩行者に開放された。\n\n\
                         近くで店を営む女性は、毎朝この橋を渡って市場に通っていたと笑顔で話した。";

    #[test]
    fn signatures_are_told_from_remarks() {
        for (text, names) in [
            ("山田太郎", &["山田太郎"][..]),
            ("山田太郎、田中花子", &["山田太郎", "田中花子"]),
            ("経済部\u{3000}山田太郎", &["山田太郎"]),
            ("編集委員・山田太郎", &["山田太郎"]),
            ("ロンドン＝山田太郎", &["山田太郎"]),
            ("山田太郎＝ロンドン", &["山田太郎"]),
            ("山田太郎、ロンドン＝田中花子", &["山田太郎", "田中花子"]),
            ("山田太郎，Harbour Post", &["山田太郎"]),
            ("山田太郎（やまだ・たろう）", &["山田太郎"]),
            ("山田 太郎 : 経済ジャーナリスト", &["山田 太郎"]),
            ("山田太郎記者", &["山田太郎"]),
        ] {
            assert_eq!(
                signed(text, true),
                Some(Signed::Writers(names.to_vec())),
                "{text}"
            );
        }
        assert_eq!(signed("AFP＝時事", true), Some(Signed::Agency("AFP＝時事")));
        assert_eq!(signed("KT", true), Some(Signed::Initials));
        for text in [
            "敬称略",
            "つづく",
            "山口県警",
            "石の橋",
            "港町",
            "東京＝中央",
            "写真は山田太郎さん",
        ] {
            assert_eq!(signed(text, true), None, "{text}");
        }
        assert_eq!(signed("山田太郎", false), None);
    }

    #[test]
    fn they_stand_around_the_text() {
        for (page, author) in [
            (
                format!("港の石橋が開通\n2019年2月27日\n\n{STORY}\n\n（山田太郎）"),
                true,
            ),
            (
                format!("港の石橋が開通\n2019年2月27日\n\n{STORY}【山田太郎】"),
                true,
            ),
            (
                format!("港の石橋が開通\n2019年2月27日\n[山田太郎，Harbour Post]\n\n{STORY}"),
                true,
            ),
            (
                format!("港の石橋が開通\n2019年2月27日\n\n{STORY}《KT》"),
                false,
            ),
            (
                format!("港の石橋が開通\n2019年2月27日\n\n{STORY}\n\n（共同）"),
                false,
            ),
        ] {
            let article = clean(page.as_str());
            let authors = &article.metadata().authors;
            assert_eq!(
                authors.first().map(|it| &*it.value),
                author.then_some("山田太郎"),
                "{page}"
            );
        }
        let signed = clean(format!("港の石橋が開通\n2019年2月27日\n\n{STORY}（共同）"));
        assert!(!signed.text().contains("共同"));
        assert_eq!(
            signed.metadata().source.as_ref().map(|it| &*it.value),
            Some("共同")
        );
    }

    /// The authors and the day of a page with lines under its title.
    fn told(lines: &str, story: &str) -> (Vec<String>, Option<String>) {
        let page = format!("港の石橋が開通\n{lines}\n\n{story}");
        let metadata = clean(page.as_str()).metadata().clone();
        let authors = metadata.authors.into_iter().map(|name| name.value);
        let date = metadata.published.map(|date| date.value.to_string());
        (authors.collect(), date)
    }

    #[test]
    fn lines_under_japanese_titles_name_who_wrote() {
        for (lines, names) in [
            ("2019年2月27日\n文●オカモト／港町編集部", &["オカモト"][..]),
            ("2019年2月27日\n文・写真＝山田太郎", &["山田太郎"]),
            ("2019年2月27日\n文・山田太郎", &["山田太郎"]),
            ("2019年2月27日\n文責：山田太郎", &["山田太郎"]),
            (
                "2019年2月27日\nText by 山田太郎 Photo by 田中花子",
                &["山田太郎"],
            ),
            (
                "2019年2月27日\nTEXT BY ANN BELL / TRANSLATION BY HANAKO TANAKA",
                &["ANN BELL"],
            ),
            ("2019年2月27日\n記者・山田太郎", &["山田太郎"]),
            ("2019年2月27日\n山田 太郎", &["山田 太郎"]),
            ("山田太郎（やまだ・たろう）\n2019年2月27日", &["山田太郎"]),
            (
                "著者 山田太郎 イラスト 田中花子\n2019年2月27日",
                &["山田太郎"],
            ),
            (
                "山田太郎、田中花子 2019年2月27日",
                &["山田太郎", "田中花子"],
            ),
            ("山田太郎記者 2019年2月27日", &["山田太郎"]),
            ("山田太郎（Harbour Japan）2019年2月27日", &["山田太郎"]),
        ] {
            let (authors, date) = told(lines, STORY);
            assert_eq!(authors, names, "{lines}");
            assert_eq!(date.as_deref(), Some("2019-02-27"), "{lines}");
        }
    }

    #[test]
    fn words_beside_a_date_name_nobody() {
        for line in [
            "2019年2月27日公表",
            "2019年2月27日 発表",
            "2019年2月27日作成",
            "2019年2月27日 読了時間: 3 分",
            "2019年2月27日 5時00分 経済",
            "2019年2月27日\n原文(投稿日：2019/02/16)へのリンク",
            "2019년 2월 27일 발표",
            "2019-02-27 읽는 시간 3분",
        ] {
            let (authors, date) = told(line, STORY);
            assert!(authors.is_empty(), "{line}");
            assert!(
                date.is_some_and(|date| date.starts_with("2019-02-27")),
                "{line}"
            );
        }
        for line in ["2019年2月27日発売", "2019年2月27日 開催"] {
            assert_eq!(told(line, STORY), (Vec::new(), None), "{line}");
        }
    }

    #[test]
    fn reports_begin_with_who_sent_them() {
        let story = format!("【ロンドン＝山田太郎】{STORY}");
        assert_eq!(told("2019年2月27日", &story).0, ["山田太郎"]);
        let story = format!("【写真＝港町の橋】{STORY}");
        assert!(told("2019年2月27日", &story).0.is_empty());
    }

    #[test]
    fn labels_and_links_are_no_names() {
        use crate::metadata::names::split;
        assert_eq!(split("《HarbourPost》"), ["HarbourPost"]);
        assert_eq!(split("文●オカモト"), ["オカモト"]);
        assert_eq!(split("홍길동 김철수"), ["홍길동", "김철수"]);
        for text in ["山田太郎のFacebookページ", "著者", "イラスト"] {
            assert!(split(text).is_empty(), "{text}");
        }
    }
}
