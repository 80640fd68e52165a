//! Tables of facts in plain text: lines of a key and a value each, as of an event, a film, a dog.

use std::borrow::Cow;

use crate::block::Block;
use crate::features::is_cjk;
use crate::letters::is_letter;
use crate::metadata::{credit_line, keys};
use crate::phrases::{self, CreditKey};

/// The longest key and the longest value, in words of any script.
const LONGEST_KEY: f32 = 4.0;
const LONGEST_VALUE: f32 = 15.0;

/// The same in bytes, which are told sooner.
const LONGEST_KEY_BYTES: usize = 36;
const LONGEST_LINE: usize = 160;

/// What documents of offices and of crawlers state of themselves, beside what headers do.
static OF_DOCUMENTS: &[&str] = &[
    "タイトル",
    "主題分類",
    "主題詞",
    "主题分类",
    "主题词",
    "件名",
    "体裁分类",
    "信息分类",
    "信息名称",
    "公开形式",
    "公开方式",
    "内容分类",
    "发布机构",
    "发文单位",
    "发文字号",
    "发文机关",
    "名称",
    "成文日期",
    "文号",
    "有效性",
    "發布機構",
    "發文單位",
    "發文字號",
    "發文機關",
    "索引号",
    "索引號",
    "組配分類",
    "資訊分類",
    "제목",
];

/// Who asks and who answers, in place of a key.
const SPEAKERS: [&str; 5] = ["A", "Q", "問", "答", "问"];

/// The key of a line that is a key and a value.
pub(crate) fn key(block: Block<'_>) -> Option<&str> {
    if block.is_envelope() || block.bytes() > LONGEST_LINE || block.features().is_prose() {
        return None;
    }
    let text = block.text();
    let at = text.find([':', '：', '\t'])?;
    let (key, value) = text.split_at_checked(at)?;
    let key = key.trim();
    // `14:20`, `https://…`, `› Home:`.
    let is_word =
        |ch: char| is_letter(ch) || matches!(ch, ' ' | '\u{3000}' | '-' | '_' | '\'' | '’');
    let is_key = !key.is_empty() && key.len() <= LONGEST_KEY_BYTES && key.chars().all(is_word);
    let value = value.trim_start_matches([':', '：', '\t']);
    let has_value = !value.trim().is_empty() && !value.starts_with("//");
    (is_key && has_value && words(key) <= LONGEST_KEY && words(value) <= LONGEST_VALUE)
        .then_some(key)
}

fn words(text: &str) -> f32 {
    crate::features::Features::of(text, 0).words()
}

/// Whether the line states something that no page states of itself: its key is neither one of
/// credits and dates nor one of buttons and counts.
pub(crate) fn is_fact(block: Block<'_>) -> bool {
    let names_something = |key: &str| {
        let left = phrases::without_unspaced_fillers(key);
        !left.is_empty() && !left.split(' ').all(phrases::is_filler)
    };
    key(block).is_some_and(|key| {
        let has_phrase = block.hits().iter().any(|hit| hit.range().start < key.len());
        !has_phrase
            && !SPEAKERS.contains(&key)
            && !is_of_document(key)
            && names_something(key)
            && !credit_line::has_key(block)
    })
}

/// Whether offices state a fact of a document under the key: `发文机关`.
pub(crate) fn is_of_office(key: &str) -> bool {
    OF_DOCUMENTS.binary_search(&key).is_ok()
}

/// Whether a line is the label of such a fact, and not of what the document is called: its value stands
/// below.
pub(crate) fn heads_value(line: &str) -> bool {
    // None of the labels begins with a letter of ASCII.
    if line.len() > LONGEST_LABEL || line.starts_with(|ch: char| ch.is_ascii()) {
        return false;
    }
    let label = line.trim_end_matches([':', '：', ' ', '\u{3000}']);
    let close = close_set(label);
    is_of_office(&close) && !NAMING.contains(&&*close)
}

/// The longest line of such a label, in bytes.
const LONGEST_LABEL: usize = 60;

/// A word without the blanks between its characters: `标 题`.
fn close_set(word: &str) -> Cow<'_, str> {
    const BLANKS: [char; 2] = [' ', '\u{3000}'];
    match word.contains(BLANKS) {
        true => Cow::Owned(word.replace(BLANKS, "")),
        false => Cow::Borrowed(word),
    }
}

/// The labels of names.
const NAMING: [&str; 5] = ["タイトル", "件名", "信息名称", "名称", "제목"];

/// Whether documents are described under the key. In Chinese it may be set wide: `标 题`.
fn is_of_document(key: &str) -> bool {
    let close = match key.contains(is_cjk) {
        true => close_set(key),
        false => Cow::Borrowed(key),
    };
    is_of_office(&close) || keys::envelope(&close).is_some()
}

/// Whether the line is one of a table of facts: a line next to it states one.
pub(crate) fn is_among(block: Block<'_>) -> bool {
    // A title may have a colon too.
    let is_title = |other: Block<'_>| {
        let mut fields = block.page().fields().iter();
        fields.any(|field| field.value() == other.text())
    };
    let is = |other: Option<Block<'_>>| other.is_some_and(|it| is_fact(it) && !is_title(it));
    // The first line of all may be a title with a colon, above a line of credits.
    let is_below = || {
        is(block.previous())
            && !(credit_line::has_key(block) && block.previous().is_some_and(is_first))
    };
    key(block).is_some() && !is_of_page(block) && (is(block.next()) || is_below())
}

/// Whether nothing but a header stands above the line.
fn is_first(block: Block<'_>) -> bool {
    block.previous().is_none_or(Block::is_envelope)
}

/// Whether a line is about the page, whatever stands around it: it has two words of credits, `发布日期：2024-03-26
/// 浏览次数：128`, or says how many read the page, `浏览次数：128 次`.
fn is_of_page(block: Block<'_>) -> bool {
    let mut credits = block.hits().iter().filter(|hit| hit.credit().is_some());
    let Some(first) = credits.next() else {
        return false;
    };
    let end = first.range().end;
    let is_count = || {
        let value = block.text().get(end..).unwrap_or_default();
        let value = value.trim_start_matches([':', '：', ' ']);
        let count = value.trim_end_matches([' ', '次', '人', '万', '+']);
        !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
    };
    credits.any(|hit| hit.range().start > end)
        || (first.credit() == Some(CreditKey::Other) && is_count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(text: &str) -> Vec<String> {
        let page = crate::Cleaner::default().read(text);
        let found = page.blocks().filter(|block| is_among(*block));
        found.map(|block| block.text().to_owned()).collect()
    }

    #[test]
    fn documents_are_told_in_order() {
        assert!(OF_DOCUMENTS.is_sorted_by(|one, two| one < two));
    }

    #[test]
    fn lines_next_to_a_fact_are_in_a_table() {
        let film = "导演：杜若\n片长：94分钟\n上映日期：2019-08-23\n一个退休的邮差沿着河走，一路把信送到。";
        assert_eq!(among(film).len(), 3);
        assert!(among("浏览次数：128 次\n科室：骨科").is_empty());
        let counted = "发布日期：2024-03-26 浏览次数：128\n项目编号：JC2024-012";
        assert_eq!(among(counted), ["项目编号：JC2024-012"; 0]);
        assert_eq!(among("Date: 12 May 2023\nVenue: the mill").len(), 1);
    }

    #[test]
    fn a_title_with_a_colon_is_no_fact_above_credits() {
        let text = "文字直播：河湾队对山口队\n来源：河口体育 2024-05-03 19:30\n比赛开始。";
        assert!(among(text).is_empty());
        assert_eq!(among("渡口：河湾\n班次：六").len(), 2);
    }

    #[test]
    fn what_documents_state_of_themselves_is_no_table() {
        let office = "索引号：0001\n发布机构：市交通局\n成文日期：2022-10-08\n主题分类：交通";
        assert!(among(office).is_empty());
        assert!(among("标 题：馒头的秘密\n作 者：许知\n时 间：2020-02-02").is_empty());
        assert!(among("来源：河口晚报\n作者：许知\n阅读：1234").is_empty());
        let titled = "title: 渡口：新船试航\ndate: 2024-05-03\n\n渡口：新船试航\n评分：一百";
        assert!(among(titled).iter().all(|line| line.starts_with("渡口")));
    }
}
