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

/// What platforms show behind the date: how long the text is, how many read it, from where it was sent.
const COUNTS: [&str; 8] = [
    "IP属地",
    "字数",
    "字數",
    "来自",
    "來自",
    "發佈於",
    "阅读",
    "閱讀",
];

/// The longest line of those, in bytes.
const LONGEST_COUNT: usize = 36;

/// Signs of sentences and lists, which names of accounts do not have.
const SIGNS: [char; 16] = [
    ' ', '，', '。', '：', ':', '！', '？', '；', '、', '《', '》', '“', '”', '/', '|', '>',
];

/// Proposes the account in the line above a date, if the title stands right above that and the page shows
/// that it is one: a button to follow it, or a count behind the date, or the name once more below the
/// text. What ends like an outlet is one. Tells whether there is any.
pub(crate) fn propose(date: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let mut above = std::iter::successors(date.previous(), |it| it.previous());
    let mut shown = || above.find(|it| !it.is_hidden() && it.kind() != BlockKind::Image);
    let mut is_followed = date.next().is_some_and(is_follow);
    let mut line = shown();
    if line.is_some_and(|line| reading_time::is_one(line.text())) {
        line = shown();
    }
    if line.is_some_and(is_follow) {
        is_followed = true;
        line = shown();
    }
    let Some(line) = line.filter(|line| may_be_account(*line)) else {
        return false;
    };
    let mut title = shown();
    if title.is_some_and(|title| OWN.contains(&title.text())) {
        is_followed = true;
        title = shown();
    }
    if !title.is_some_and(is_title) {
        return false;
    }
    let text = line.text();
    if phrases::is_outlet(text) {
        sources::propose_shown(line, text, pen);
        return true;
    }
    if !is_followed && !is_counted(date) && !stands_below(line, date) {
        return false;
    }
    let reason = "names the account between title and date";
    pen.boilerplate(line, Label::Byline, Weight::new(2.4), reason);
    let name = Candidate::text(FieldName::Author, text);
    pen.propose(name.at(Place::Byline).weighing(WEIGHT).in_block(line));
    true
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

/// Whether the line behind the date is a count of a platform.
fn is_counted(date: Block<'_>) -> bool {
    date.next().is_some_and(|next| {
        next.bytes() <= LONGEST_COUNT && COUNTS.iter().any(|it| next.text().starts_with(it))
    })
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
