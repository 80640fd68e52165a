//! Whole pages in one line, as tools give them that join all texts of a page by spaces: menus, title,
//! story and footer stand behind one another with nothing to tell them apart.
//!
//! The line is cut where running text begins and ends. Between characters of Han and kana no spaces
//! stand but those of the tool, so each piece is a line. In other scripts running text is what has
//! sentences, and what has none and consists of capitalised words is not. A title with which the
//! page begins and that comes again is a line of its own.

mod runs;
mod titles;

use std::ops::Range;

use runs::push_runs;
use titles::titles;

use super::text::linked_chars;
use crate::features::{Features, is_cjk};
use crate::ledger::Label;
use crate::page::{BlockData, Gap, LineSource, Page, Span};
use crate::phrases;

/// Bytes of the line, at least, and its share of the text.
const LEAST: usize = 800;
const LEAST_SHARE: f32 = 0.8;

/// Parts that say what stands around stories, at least.
const LEAST_NOTICES: usize = 3;

/// Labels of what stands around stories.
const AROUND: [Label; 11] = [
    Label::Ad,
    Label::AppDownload,
    Label::Comments,
    Label::Cookies,
    Label::Copyright,
    Label::Login,
    Label::Navigation,
    Label::Pagination,
    Label::RelatedLinks,
    Label::Share,
    Label::Subscription,
];

/// Lines beside it, at most.
const MOST_LINES: usize = 4;

/// Characters of Han and kana for each space between two of them, at least: in what was cut into words
/// there are fewer.
const LEAST_BETWEEN_SPACES: usize = 5;

/// Spaces in a row that set off a part as a break does.
const WIDE: usize = 3;

/// Cuts the line that a page from the block `first` on is, if it is one.
pub(super) fn split(page: &mut Page, first: usize) {
    let lines = page.blocks.get(first..).unwrap_or_default();
    if lines.len() > MOST_LINES {
        return;
    }
    let all: usize = lines.iter().map(|block| block.text.range().len()).sum();
    let longest = lines.iter().enumerate();
    let Some((at, line)) = longest.max_by_key(|(_, block)| block.text.range().len()) else {
        return;
    };
    let (at, span) = (first + at, line.text.range());
    let is_all = span.len() as f32 >= all as f32 * LEAST_SHARE;
    let Some(text) = page
        .text
        .get(span.clone())
        .filter(|text| text.len() >= LEAST && is_all)
    else {
        return;
    };
    let parts = parts(text);
    if parts.len() < 2 {
        return;
    }
    let blocks = parts.into_iter().filter_map(|part| {
        let text = text.get(part.clone())?;
        Some(BlockData {
            gap: Gap::Line,
            text: Span::new(span.start + part.start, span.start + part.end),
            features: Features::of(text, linked_chars(text)),
            ..line.clone()
        })
    });
    let mut blocks: Vec<BlockData> = blocks.collect();
    if notices(&page.text, &blocks) < LEAST_NOTICES {
        return;
    }
    if let Some(first) = blocks.first_mut() {
        first.gap = line.gap;
    }
    page.blocks.splice(at..=at, blocks);
    page.lines = LineSource::OneLine;
}

/// The labels of what stands around stories, a bit each.
pub(crate) fn around() -> u32 {
    AROUND.iter().fold(0, |all, label| all | label.bit())
}

/// How many parts say what stands around stories, and are no sentences. A story has none, or few.
fn notices(text: &str, parts: &[BlockData]) -> usize {
    let mut parts = parts.to_vec();
    let (mut hits, mut found) = (Vec::new(), Vec::new());
    phrases::find_hits(text, 0, &mut parts, (&mut hits, &mut found), |_, _| None);
    let is_sentence = |block: u32| {
        let block = parts.get(block as usize);
        block.is_some_and(|block| block.features.ends_sentence())
    };
    let around = around();
    let of_notices = found.iter().filter(|it| it.labels & around != 0);
    of_notices.filter(|it| !is_sentence(it.block)).count()
}

/// The parts of a line, in order, without the white space between them.
fn parts(line: &str) -> Vec<Range<usize>> {
    let is_cut = is_cut_at_spaces(line);
    let mut parts = Vec::new();
    let mut start = 0;
    let end = line.len()..line.len();
    for title in titles(line).into_iter().chain([end]) {
        for cell in cells(line, start..title.start, is_cut) {
            match line.get(cell.clone()).is_some_and(|it| it.contains(is_cjk)) {
                true => parts.push(cell),
                false => push_runs(line, cell, &mut parts),
            }
        }
        start = title.end;
        parts.push(title);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// What wide gaps set apart in a part of a line, and where it `is_cut` at them, single spaces between
/// characters that none stand between otherwise.
fn cells(line: &str, part: Range<usize>, is_cut: bool) -> Vec<Range<usize>> {
    let from = part.start;
    let part = line.get(part).unwrap_or_default();
    let mut cells = Vec::new();
    let (mut start, mut before) = (0, ' ');
    let mut rest = part.char_indices().peekable();
    while let Some((at, ch)) = rest.next() {
        if !ch.is_whitespace() {
            before = ch;
            continue;
        }
        let (mut width, mut is_tab) = (1, ch == '\t');
        while let Some((_, next)) = rest.next_if(|(_, next)| next.is_whitespace()) {
            width += 1;
            is_tab |= next == '\t';
        }
        let (end, next) = rest.peek().copied().unwrap_or((part.len(), ' '));
        let is_wide_gap = is_tab || width >= WIDE || at == 0 || end == part.len();
        if is_wide_gap || (is_cut && is_wide(before) && is_wide(next)) {
            cells.push(from + start..from + at);
            start = end;
        }
    }
    cells.push(from + start..from + part.len());
    cells.retain(|cell| !cell.is_empty());
    cells
}

/// Whether the spaces between Han and kana are those that a tool put between texts.
fn is_cut_at_spaces(line: &str) -> bool {
    let (mut chars, mut spaces, mut before) = (0, 0, ' ');
    let mut rest = line.chars().peekable();
    while let Some(ch) = rest.next() {
        chars += usize::from(is_cjk(ch));
        let between = ch.is_whitespace() && is_cjk(before);
        spaces += usize::from(between && rest.peek().is_some_and(|next| is_cjk(*next)));
        before = ch;
    }
    chars * 2 > line.len() / 3 && spaces > 0 && chars >= spaces * LEAST_BETWEEN_SPACES
}

/// Characters and signs of scripts without spaces.
fn is_wide(ch: char) -> bool {
    is_cjk(ch) || matches!(ch, '\u{3001}'..='\u{3020}' | '\u{ff01}'..='\u{ff65}' | '“' | '”' | '…')
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const STORY: &str = "The pass was closed on Sunday, after the plough had turned back twice. \
        A ranger thinks that it takes until Wednesday, when the wind has gone. ";

    #[test]
    fn a_page_in_one_line_is_more_than_its_notice_of_consent() {
        let story = STORY.repeat(14);
        let page = format!(
            "Snow closes the pass | Harbour Post We use cookies to improve your visit. Accept all \
             cookies Manage cookies Skip to content Home News Tides Log in Snow closes the pass \
             {story}Share this Sign up for our newsletter Privacy policy"
        );
        let article = clean(page.as_str());
        assert_eq!(article.title(), Some("Snow closes the pass"));
        assert_eq!(article.text(), story.trim_end());
    }

    #[test]
    fn what_is_kept_of_a_line_stands_as_it_was() {
        let story = STORY.repeat(14);
        let line = format!("{story}— Ann Bell, Bea Cole, Carl Dunn, Dora Eck and others. {story}");
        assert_eq!(clean(line.as_str()).text(), line.trim_end());
    }

    #[test]
    fn spaces_between_han_are_ends_of_lines() {
        let story =
            "周日清晨，山口因大雪封闭，扫雪车两次折返。司机们在谷底的旅店里等到天黑。".repeat(14);
        let page = format!(
            "大雪封山三日未开 首页 新闻 潮汐 登录 注册 大雪封山三日未开 2024-03-04 来源：港口晚报 {story} \
             {story} 上一篇 下一篇 返回顶部"
        );
        let article = clean(page.as_str());
        assert_eq!(article.text(), format!("{story} {story}"));
        let published = article.metadata().published.as_ref();
        assert_eq!(
            published.map(|it| it.value.to_string()).as_deref(),
            Some("2024-03-04")
        );
        let words = "山口 因 大雪 封闭 ， 登录 注册 首页 扫雪车 两次 折返 。".repeat(60);
        assert_eq!(clean(words.as_str()).text(), words);
    }
}
