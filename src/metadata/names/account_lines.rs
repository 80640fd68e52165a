//! The account that published a text, in a line of its own between the title and the date.

use super::accounts::is_category;
use super::{not_accounts, roles};
use crate::block::{Block, BlockKind};
use crate::features::is_cjk;
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, reading_time, sources};
use crate::page::BodyKind;
use crate::phrases;

/// The longest such line, in bytes; the shortest title above one, in words; and lines below the date in
/// which the account stands again.
const LONGEST: usize = 48;
const LEAST_TITLE: f32 = 3.0;
const BELOW: usize = 300;

/// What it weighs: as much as an account beside the date.
const WEIGHT: f32 = 0.5;

/// Buttons beside the name of an account.
#[rustfmt::skip] // Some short words.
const FOLLOW: [&str; 13] = [
    "+关注", "Follow", "Following", "＋关注", "关注", "关注TA", "关注Ta", "关注他", "关注她", "已关注", "追蹤", "關注", "訂閱",
];

/// What says that the text is the account's own, between the title and the account.
const OWN: [&str; 4] = ["原创", "原創", "置顶", "转载"];

/// What platforms show beside the date and the account: how long the text is, how many read it, from where
/// it was sent, how many follow the account.
#[rustfmt::skip] // One entry a line.
const COUNTS: [&str; 14] = [
    "IP属地",
    "发布于",
    "字数",
    "字數",
    "已编辑",
    "来自",
    "來自",
    "發佈於",
    "粉丝",
    "粉絲",
    "编辑于",
    "訂閱數",
    "阅读",
    "閱讀",
];

/// What platforms say of the account or of its text in a line of their own.
const OF_ACCOUNT: [&str; 6] = [
    "人赞同了该回答",
    "人赞同了该文章",
    "官方帐号",
    "官方账号",
    "官方賬號",
    "话题下的优秀答主",
];

/// The longest line of those, in bytes, and how many lines behind the date are looked at.
const LONGEST_COUNT: usize = 48;
const MOST_COUNTS: usize = 4;

/// Signs of sentences and lists, which names of accounts do not have.
const SIGNS: [char; 16] = [
    ' ', '，', '。', '：', ':', '！', '？', '；', '、', '《', '》', '“', '”', '/', '|', '>',
];

/// Proposes the account in the line above a date, if the title stands right above that and the page shows
/// that it is one: a button to follow it, or a count beside the date, or the name once more below the
/// text. What ends like an outlet is one. Where the date stands right below the title the account may
/// follow it. Tells whether there is any.
pub(crate) fn propose(date: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let mut shown = shown_above(date);
    let mut line = shown.next();
    let is_shown = line.is_some_and(is_title);
    if is_shown {
        return propose_behind(date, pen);
    }
    let mut is_followed = is_of_account(date);
    while line
        .is_some_and(|line| is_follow(line) || is_count(line) || reading_time::is_one(line.text()))
    {
        is_followed |= line.is_some_and(|line| is_follow(line) || is_count(line));
        line = shown.next();
    }
    let Some(line) = line.filter(|line| may_be_account(*line)) else {
        return false;
    };
    let mut title = shown.next();
    if title.is_some_and(|title| OWN.contains(&title.text())) {
        is_followed = true;
        title = shown.next();
    }
    if !title.is_some_and(is_title) {
        return false;
    }
    if phrases::is_outlet(line.text()) {
        sources::propose_shown(line, line.text(), pen);
        return true;
    }
    let has_signs = has_signs_behind(date, pen);
    if !is_followed && !has_signs && !stands_below(line, date) {
        return false;
    }
    propose_line(line, pen);
    true
}

/// Proposes the account behind a date that stands right below the title, if a sign of one follows.
fn propose_behind(date: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let line = date.next().filter(|line| may_be_account(*line));
    let Some(line) = line.filter(|line| has_signs_behind(*line, pen)) else {
        return false;
    };
    propose_line(line, pen);
    true
}

/// Proposes the account above a line which says that it is one, where neither has a date: `关注他` and
/// `128 人赞同了该文章`. Between them may stand what the account does.
pub(crate) fn propose_undated(sign: Block<'_>, pen: &mut Pen<'_>) {
    if sign.bytes() > LONGEST_COUNT || !(is_follow(sign) || is_of_account(sign)) {
        return;
    }
    let above: Vec<Block<'_>> = shown_above(sign).take(MOST_ABOVE).collect();
    let title = above.iter().position(|line| is_title(*line));
    let Some(lines) = title.and_then(|title| above.get(..title)) else {
        return;
    };
    let between = |line: &&Block<'_>| !is_follow(**line) && !is_of_account(**line);
    let lines: Vec<Block<'_>> = lines.iter().filter(between).copied().collect();
    if let [account] | [_, account] = lines[..]
        && lines.iter().all(|line| may_be_account(*line))
    {
        propose_line(account, pen);
    }
}

/// Lines above a sign among which the title stands.
const MOST_ABOVE: usize = 6;

/// The lines above a block that are shown, the nearest first.
fn shown_above(block: Block<'_>) -> impl Iterator<Item = Block<'_>> {
    let above = std::iter::successors(block.previous(), |it| it.previous());
    above.filter(|it| !it.is_hidden() && it.kind() != BlockKind::Image)
}

fn propose_line(line: Block<'_>, pen: &mut Pen<'_>) {
    let reason = "names the account between title and date";
    pen.boilerplate(line, Label::Byline, Weight::new(2.4), reason);
    let name = Candidate::text(FieldName::Author, line.text());
    pen.propose(name.at(Place::Byline).weighing(WEIGHT).in_block(line));
}

/// Whether a line may name an account, as far as it tells itself. Those in other scripts are told by their
/// capitals, as persons.
fn may_be_account(line: Block<'_>) -> bool {
    let text = line.text();
    line.bytes() <= LONGEST
        && text.contains(is_cjk)
        && !text.contains(SIGNS)
        && text.chars().nth(1).is_some()
        && line.hits().is_empty()
        && !line.is_heading()
        && !line.is_envelope()
        && !not_accounts::is_abbreviation(text)
        && !roles::is_role_alone(text)
        && !is_category(line, text)
}

/// The longest button, in bytes.
const LONGEST_BUTTON: usize = 24;

fn is_follow(line: Block<'_>) -> bool {
    line.bytes() <= LONGEST_BUTTON && FOLLOW.contains(&line.text().trim())
}

/// The longest line about the rights in a text, in bytes.
const LONGEST_OF_RIGHTS: usize = 300;

/// Whether a line is a count of a platform.
fn is_count(line: Block<'_>) -> bool {
    let text = line.text();
    line.bytes() <= LONGEST_COUNT
        && !line.features().ends_sentence()
        && (COUNTS.iter().any(|it| text.starts_with(it)) || is_of_account(line))
}

fn is_of_account(line: Block<'_>) -> bool {
    line.bytes() <= LONGEST_COUNT && OF_ACCOUNT.iter().any(|it| line.text().ends_with(it))
}

/// Whether a line is a number and no more: `2,301`, `1.2万`.
fn is_number(line: Block<'_>) -> bool {
    let of_number = |ch: char| ch.is_ascii_digit() || ".,kKw万萬+".contains(ch);
    line.bytes() <= LONGEST_BUTTON
        && line.features().digits() > 0
        && line.text().chars().all(of_number)
}

/// Whether signs of an account follow a date right away: counts of the platform, a button to follow. They
/// are marked.
fn has_signs_behind(date: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let behind = std::iter::successors(date.next(), |it| it.next());
    let signs = behind.take_while(|it| is_follow(*it) || is_count(*it) || is_number(*it));
    let signs: Vec<Block<'_>> = signs.take(MOST_COUNTS).collect();
    let has_one = signs.iter().any(|it| !is_number(*it));
    for sign in signs.into_iter().filter(|_| has_one) {
        let reason = "tells of the account beside the date";
        pen.boilerplate(sign, Label::Byline, Weight::new(2.4), reason);
    }
    has_one
}

/// Whether the name stands again below the date, as a line of its own or in one about rights.
fn stands_below(line: Block<'_>, date: Block<'_>) -> bool {
    let text = line.text();
    let mut below = date.page().blocks_from(date.index() + 1).take(BELOW);
    below.any(|other| {
        other.has_text_of(line) || (is_about_rights(other) && other.text().contains(text))
    })
}

fn is_about_rights(block: Block<'_>) -> bool {
    let of_rights = [Label::Copyright, Label::Credit, Label::Disclaimer];
    block.has_hits()
        && block.bytes() <= LONGEST_OF_RIGHTS
        && block.hits().iter().any(|hit| {
            let label = hit.phrase().map(phrases::Phrase::label);
            label.is_some_and(|label| of_rights.contains(&label))
        })
}

/// Whether a line is the title, as far as it can be told.
fn is_title(line: Block<'_>) -> bool {
    let page = line.page();
    match page.body_kind() {
        BodyKind::Html => page.title_at == Some(line.index()),
        BodyKind::Text => {
            let is_own = !line.is_envelope() && line.hits().is_empty();
            is_own && line.features().words() >= LEAST_TITLE && !phrases::is_outlet(line.text())
        }
    }
}

#[cfg(test)]
mod tests {
    /// Title, authors and source of a text.
    fn read(head: &str, tail: &str) -> (String, Vec<String>, Option<String>) {
        let story = "村口的老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再往上砌，最后把石头敲进去。";
        let article = crate::clean(format!("{head}\n{story}\n{story}桥修好了。\n{tail}"));
        let metadata = article.metadata();
        let authors = metadata.authors.iter().map(|found| found.value.clone());
        (
            article.title().unwrap_or_default().to_owned(),
            authors.collect(),
            metadata.source.as_ref().map(|found| found.value.clone()),
        )
    }

    #[test]
    fn the_account_stands_between_title_and_date() {
        let title = "用状态机描述施工流程";
        for (head, tail) in [
            ("河边的猫\n2023-08-12\n阅读 5 分钟", ""),
            ("河边的猫\n关注\n2019.08.12 10:20:35\n字数 1,024", ""),
            ("河边的猫\n2019.08.12 10:20\n关注", ""),
            ("河邊的貓\n追蹤\n發布於 2023 年 3 月 26 日", ""),
            ("河邊的貓\nFollow\n5 min read\nMar 26, 2023", ""),
            ("原创\n河边的猫\n2023-08-12 10:20:35", ""),
            (
                "河边的猫\n关注\nIP属地: 浙江\n2019.08.12 10:20:35\n字数 1,024",
                "",
            ),
            ("河边的猫\n2023-08-12\n2,301\n阅读5分钟", ""),
            ("河边的猫\n2023-08-12 10:20\n河边的猫官方账号\n关注", ""),
            (
                "2023年08月12日 10:20\n河边的猫\n粉丝：1024 文章：12\n关注",
                "",
            ),
            ("河边的猫\n石匠\n关注他\n128 人赞同了该文章", ""),
            ("河边的猫\n128 人赞同了该回答", ""),
            (
                "河边的猫\n石桥话题下的优秀答主\n关注\n128 人赞同了该文章",
                "",
            ),
            ("河边的猫\n2023-08-12", "点赞\n河边的猫\n128 声望"),
            (
                "河边的猫\n2023-08-12",
                "© 本文版权归作者 河边的猫 所有，任何形式转载请联系作者。",
            ),
        ] {
            let (found, authors, _) = read(&format!("{title}\n{head}"), tail);
            let is_cat = |name: &String| name == "河边的猫" || name == "河邊的貓";
            assert_eq!((&*found, authors.len()), (title, 1), "{head}");
            assert!(authors.iter().all(is_cat), "{head}: {authors:?}");
        }
        for head in [
            "地方要闻\n2023-08-12",
            "河边，有猫\n2023-08-12\n阅读 5 分钟",
            "2023-08-12\n河边的猫",
            "河边的猫\n石匠",
        ] {
            let (found, authors, _) = read(&format!("{title}\n{head}"), "");
            assert_eq!((&*found, authors.is_empty()), (title, true), "{head}");
        }
    }

    #[test]
    fn an_outlet_between_title_and_date_is_the_source() {
        let (_, authors, source) = read("老桥修好了重新通行\n江城日报\n2023-08-12 10:20", "");
        assert_eq!(
            (authors.is_empty(), source.as_deref()),
            (true, Some("江城日报"))
        );
    }
}
