//! Lines that name Chinese persons before what they did: `李晓明/文 王强/摄`, `李晓明 发自 北京`.

use super::reporters;
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::han_names::is_reporter;
use crate::metadata::{Candidate, FieldName};
use crate::page::Page;

/// The longest such line, in bytes.
const LONGEST: usize = 96;

/// Lines behind the last paragraph that are looked at.
const LAST_LINES: usize = 6;

/// What those did who wrote the text, and who did something else for it.
const WROTE: [&str; 8] = [
    "图文",
    "圖文",
    "撰文",
    "文",
    "文、图",
    "文、圖",
    "文图",
    "文字",
];
const HELPED: [&str; 12] = [
    "供图", "制图", "圖", "图", "图片", "摄", "摄影", "攝", "攝影", "校对", "编辑", "編輯",
];

/// Signs between one person with what they did and the next.
const BETWEEN: [char; 6] = [' ', '\u{3000}', ';', '；', '，', ','];

/// Marks such a line and proposes who wrote, if it is one.
pub(crate) fn mark(block: Block<'_>, label: Label, pen: &mut Pen<'_>) -> bool {
    let features = block.features();
    if block.bytes() > LONGEST || features.cjk() < 3 || features.digits() > 0 {
        return false;
    }
    let Some(writers) = writers(block.text()) else {
        return false;
    };
    pen.boilerplate(block, label, Weight::new(2.6), "tells who wrote the text");
    for name in writers {
        let author = Candidate::text(FieldName::Author, name).at(Place::Byline);
        pen.propose(author.weighing(2.0).in_block(block));
    }
    true
}

/// Marks such a line behind the last paragraph.
pub(crate) fn mark_last(page: &Page, pen: &mut Pen<'_>) {
    let behind = page.blocks().rev().take(LAST_LINES);
    let mut behind = behind.take_while(|block| !block.features().is_prose());
    let is_line = |block: &Block<'_>| block.kind() == BlockKind::Paragraph && !block.is_hidden();
    behind.any(|block| is_line(&block) && mark(block, Label::Credit, pen));
}

/// Who wrote, of a line that is nothing but persons and what they did.
fn writers(text: &str) -> Option<Vec<&str>> {
    // Most lines have none of these.
    let Some(sign) = text.find(['/', '／', '自']) else {
        return before_report(text);
    };
    let has_stroke = text.get(sign..)?.contains(['/', '／']);
    let text = text.trim_matches([
        '(', ')', '（', '）', '[', ']', '【', '】', '■', '●', '◎', '□', ' ',
    ]);
    match has_stroke {
        true => before_strokes(text),
        false => before_place(text),
    }
}

/// The persons of `李晓明 王强/文 陈静/图`, where all that they did is known.
fn before_strokes(text: &str) -> Option<Vec<&str>> {
    let mut rest = text;
    let mut writers = Vec::new();
    while !rest.is_empty() {
        let (names, behind) = rest.split_once(['/', '／'])?;
        let end = behind.find(BETWEEN);
        let (did, others) = behind.split_at_checked(end.unwrap_or(behind.len()))?;
        let names = names_of(names)?;
        match (WROTE.contains(&did), HELPED.contains(&did)) {
            (true, _) => writers.extend(names),
            (false, true) => {}
            (false, false) => return None,
        }
        rest = others.trim_start_matches(BETWEEN);
    }
    // Alone, who took the pictures stands below one of them.
    (!writers.is_empty()).then_some(writers)
}

/// The persons of `李晓明 发自 北京`.
fn before_place(text: &str) -> Option<Vec<&str>> {
    let (names, place) = reporters::around_sent(text)?;
    let is_place = reporters::sent_from(place) == Some(place.len());
    names_of(names).filter(|_| is_place)
}

/// What reports are called behind the names of who wrote them.
const REPORTS: [&str; 6] = ["报道", "綜合報導", "综合报道", "報導", "報道", "撰文"];

/// The persons of `李晓明 报道`. A space sets them apart.
fn before_report(text: &str) -> Option<Vec<&str>> {
    if !REPORTS.iter().any(|report| text.ends_with(report)) {
        return None;
    }
    let (names, report) = text.rsplit_once([' ', '\u{3000}'])?;
    REPORTS.contains(&report).then(|| names_of(names)).flatten()
}

/// The names of a list of nothing but names of persons.
fn names_of(list: &str) -> Option<Vec<&str>> {
    let names = list.split([' ', '\u{3000}', '、']);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| is_reporter(name))).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::writers;
    use crate::clean;

    const STORY: &str = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们，村里的人都去看了。\n\n\
                         石匠用了一个星期把磨石重新凿好，河水也在五月涨到了从前的高度。";

    #[test]
    fn persons_stand_before_what_they_did() {
        for (line, names) in [
            ("李晓明/文", &["李晓明"][..]),
            ("（李晓明/文 王强/图）", &["李晓明"]),
            ("■李晓明／文、图", &["李晓明"]),
            ("李晓明 王强/文 陈静/摄", &["李晓明", "王强"]),
            ("李晓明、王强/文；陈静/编辑", &["李晓明", "王强"]),
            ("李晓明 发自 北京", &["李晓明"]),
            ("李自明 发自 北京", &["李自明"]),
            ("李晓明 王强發自上海", &["李晓明", "王强"]),
            ("李晓明 发自凹非寺", &["李晓明"]),
            ("李晓明 报道", &["李晓明"]),
            ("李晓明 王强 综合报道", &["李晓明", "王强"]),
        ] {
            assert_eq!(writers(line).as_deref(), Some(names), "{line}");
            for document in [
                format!("河湾的磨坊重开\n\n{line}\n\n{STORY}"),
                format!("河湾的磨坊重开\n\n{STORY}\n\n{line}"),
            ] {
                let article = clean(document.as_str());
                let authors = article.metadata().authors.iter();
                let authors: Vec<&str> = authors.map(|it| &*it.value).collect();
                assert_eq!(
                    (authors.as_slice(), article.text()),
                    (names, STORY),
                    "{document}"
                );
            }
        }
    }

    #[test]
    fn other_lines_with_strokes_stay() {
        for line in [
            "王强/摄",
            "李晓明/文化",
            "磨坊/文",
            "中文/英文",
            "李晓明/文 磨坊主/图",
            "李晓明/",
            "/文",
            "一封信发自北京",
            "李晓明发自内心地笑了",
            "李晓明发自北京的一封长长的家书",
        ] {
            assert_eq!(writers(line), None, "{line}");
        }
    }
}
