//! The titles of entries of encyclopaedias in plain text.

use super::no_titles;
use super::text_titles::{OFFICIAL, may_be_title};
use crate::block::Block;
use crate::evidence;
use crate::field::Place;
use crate::ledger::{Label, Pen};
use crate::metadata::{Candidate, FieldName};
use crate::page::Page;

/// What reads an entry of an encyclopaedia aloud, and what else only the bar at its title has.
const READS_ALOUD: &str = "播报";
const OF_ENTRY: &str = "上传视频";

/// Proposes the title of an entry of an encyclopaedia: it stands right above the bar of what may be done with
/// the whole entry, or below it.
pub(super) fn propose(page: &Page, pen: &mut Pen<'_>) {
    let mut bars = evidence::saying(page, Label::Share);
    let Some(button) = bars.find(|line| line.text() == READS_ALOUD) else {
        return;
    };
    let is_function = |line: &Block<'_>| no_titles::is_function(line.text());
    let above = std::iter::successors(button.previous(), |line| line.previous());
    let above = above.take(FUNCTIONS).find(|line| !is_function(line));
    let behind = std::iter::successors(button.next(), |line| line.next());
    let mut behind = behind.take(FUNCTIONS).skip_while(|line| {
        let is_last = line.text() == OF_ENTRY;
        is_function(line) && !is_last
    });
    if behind.next().is_none_or(|line| line.text() != OF_ENTRY) {
        return;
    }
    let is_title = |line: &Block<'_>| {
        let names_something = line.text().chars().any(|ch| ch.is_alphabetic());
        names_something
            && may_be_title(*line)
            && line.hits().iter().all(|hit| hit.phrase().is_none())
    };
    let found = above
        .filter(is_title)
        .or_else(|| behind.next().filter(is_title));
    if let Some(line) = found {
        let title = Candidate::text(FieldName::Title, line.text()).at(Place::TitleLine);
        pen.propose(title.weighing(OFFICIAL).in_block(line));
    }
}

/// The most buttons of such a bar.
const FUNCTIONS: usize = 6;

#[cfg(test)]
mod tests {
    #[test]
    fn an_entry_is_called_as_the_line_at_its_bar() {
        let entry = "青岭山位于江城东部，主峰海拔1132米，是国家森林公园，山上的古寺建于北魏时期。\n\
                     地理环境\n播报\n编辑\n山体以花岗岩为主，峰林、石柱遍布，年平均气温十二度，降水充沛。";
        for head in [
            "网页\n新闻\n百科\n收藏\n查看我的收藏\n0\n有用+1\n播报\n编辑\n讨论\n上传视频\n青岭山\n江城境内山脉",
            "网页\n新闻\n百科\n收藏\n0\n有用+1\n青岭山\n播报\n编辑\n讨论\n上传视频\n江城境内山脉",
        ] {
            let article = crate::clean(format!("{head}\n{entry}"));
            assert_eq!(article.title(), Some("青岭山"), "{head}");
        }
    }
}
