//! Titles of whole pages turned to text that the page itself tells apart: by the title of its window in the
//! first line, or by the end of its trail.

use super::text_titles::{SHORT, may_be_title};
use crate::block::Block;
use crate::features::is_cjk;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::phrases;

/// How much of a text is looked at, in bytes: the menus of portals are long.
const WINDOW: usize = 24 << 10;

/// The longest title of a window, in bytes: each of its separators is looked at.
const LONGEST: usize = 512;

/// What sets a title off from the name of its site.
const SEPARATORS: [char; 9] = ['-', '_', '|', '–', '—', '｜', '－', '·', '»'];

/// Lines behind a title within which its text or its byline begins; buttons may stand between.
const NEAR: usize = 8;

/// How trails end that lead to the text: `首页 > 新闻 > 正文`.
const ENDS_OF_TRAILS: [&str; 4] = ["内容详情", "文章详情", "查看内容", "正文"];

/// The line that is the title by the title of the window in the first line, `大雪封山_江城网`, or by the trail
/// above it.
pub(super) fn find<'p>(page: &'p Page, pen: &Pen<'_>) -> Option<Block<'p>> {
    let first = page.block(page.first_of_body())?;
    below_window_title(page, first, pen).or_else(|| below_trail(page, first, pen))
}

/// The line that has what stands before or behind the name of the site in the first line.
fn below_window_title<'p>(page: &'p Page, first: Block<'p>, pen: &Pen<'_>) -> Option<Block<'p>> {
    let window = first.text();
    if window.len() > LONGEST || first.features().words() < SHORT || !window.contains(SEPARATORS) {
        return None;
    }
    let is_title = |line: &Block<'_>| {
        is_part(line.text(), window)
            && !phrases::is_outlet(line.text())
            && may_be_title(*line)
            && opens(page, *line, pen)
    };
    // The longest, since the name of the site stands in its menus.
    let again = lines_behind(page, first).filter(is_title);
    again.max_by_key(|line| line.text().len())
}

/// Whether a line is all of the title of a window on one side of a separator.
fn is_part(line: &str, window: &str) -> bool {
    if line.len() >= window.len() {
        return false;
    }
    let before = window.strip_prefix(line).map(str::trim_start);
    let behind = || window.strip_suffix(line).map(str::trim_end);
    let is_one = before.is_some_and(|rest| rest.starts_with(SEPARATORS))
        || behind().is_some_and(|rest| rest.ends_with(SEPARATORS));
    is_one && is_long(line)
}

/// The line below a trail that ends in what Chinese systems call the text itself.
fn below_trail<'p>(page: &'p Page, first: Block<'p>, pen: &Pen<'_>) -> Option<Block<'p>> {
    let mut lines = lines_behind(page, first).filter(|line| line.features().cjk() > 1);
    let line = lines.find(|line| is_trail_to_text(line.text()))?;
    let title = line.next()?;
    let is_title = may_be_title(title)
        && title.features().words() >= SHORT
        && pen.label(title) != Some(Label::Byline)
        && pen.stays(title)
        && opens(page, title, pen);
    is_title.then_some(title)
}

fn is_trail_to_text(text: &str) -> bool {
    // Most lines end in another character.
    text.ends_with(['情', '容', '文'])
        && ENDS_OF_TRAILS.iter().any(|end| {
            let trail = text.strip_suffix(end).map(str::trim_end);
            trail.is_some_and(|trail| trail.ends_with(['>', '›', '»', '→', '＞']))
        })
}

/// The lines behind the first one in what is looked at.
fn lines_behind<'p>(page: &'p Page, first: Block<'p>) -> impl Iterator<Item = Block<'p>> {
    let start = first.data().text.range().start;
    let lines = page.blocks_from(first.index() + 1);
    lines.take_while(move |line| line.data().text.range().start <= start + WINDOW)
}

/// Whether running text or a byline stands near below the line.
fn opens(page: &Page, line: Block<'_>, pen: &Pen<'_>) -> bool {
    let mut below = page.blocks_from(line.index() + 1).take(NEAR);
    below.any(|line| {
        line.features().is_prose() || pen.label(line) == Some(Label::Byline) || pen.has_date(line)
    })
}

fn is_long(title: &str) -> bool {
    const LEAST_IN_CJK: usize = 6;
    match title.contains(is_cjk) {
        true => title.chars().nth(LEAST_IN_CJK - 1).is_some(),
        false => title.split_whitespace().nth(2).is_some(),
    }
}

#[cfg(test)]
mod tests {
    const MENUS: &str =
        "网站首页\n新闻\n体育\n天气预报\n读者来信\n我的账户\n本周填字游戏\n订阅\n登录";
    const TEXT: &str =
        "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。";
    const BUTTONS: &str = "326\n分享到：\n易信\n微信\nQQ空间\n微博";

    #[test]
    fn the_title_of_the_window_tells_the_line() {
        for first in [
            "大雪封山 山口周五通车_江城财经",
            "大雪封山 山口周五通车-CITY.NET",
            "江城要闻--大雪封山 山口周五通车",
        ] {
            let page =
                format!("{first}\n{MENUS}\n大雪封山 山口周五通车\n{BUTTONS}\n{TEXT}\n{TEXT}");
            let article = crate::clean(page);
            assert_eq!(article.title(), Some("大雪封山 山口周五通车"), "{first}");
        }
        // The name of the site stands in its menu as well.
        let page = format!("江城水务局官网 - 首页\n江城水务局官网\n{TEXT}\n{TEXT}");
        assert_ne!(crate::clean(page).title(), Some("首页"));
    }

    #[test]
    fn the_end_of_a_trail_tells_the_line_below() {
        let menus = MENUS.repeat(4);
        let title = "大雪封山 山口周五通车";
        for trail in [
            "江城首页 > 财经频道 > 正文",
            "您的位置：首页>>要闻>>查看内容",
        ] {
            let page = format!("{menus}\n{trail}\n{title}\n{BUTTONS}\n{TEXT}\n{TEXT}");
            assert_eq!(crate::clean(page).title(), Some(title), "{trail}");
        }
    }
}
