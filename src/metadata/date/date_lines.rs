//! Lines with a date and no key, which may be a list of events.

use std::ops::Range;
use std::rc::Rc;

use crate::block::{Block, BlockKind};
use crate::ledger::Pen;
use crate::metadata::credit_line::{CreditLine, LONGEST_LINE};
use crate::metadata::date;
use crate::page::{BodyKind, Page};
use crate::phrases;

/// Lines with a date at the same place from which on they are a list of events.
pub(crate) const LEAST_EVENTS: usize = 3;

/// Where a date stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DatePlace {
    Alone,
    Start,
    Inside,
    End,
}

impl DatePlace {
    pub(crate) fn of(text: &str, date: &Range<usize>) -> DatePlace {
        let is_empty =
            |part: Option<&str>| !part.is_some_and(|part| part.contains(char::is_alphanumeric));
        match (
            is_empty(text.get(..date.start)),
            is_empty(text.get(date.end..)),
        ) {
            (true, true) => DatePlace::Alone,
            (true, false) => DatePlace::Start,
            (false, true) => DatePlace::End,
            (false, false) => DatePlace::Inside,
        }
    }
}

/// Whether a line with a date and more stands in a row of such lines, with nothing but pictures
/// between them: items of a list, each with its date.
pub(crate) fn is_in_list(block: Block<'_>, place: DatePlace, pen: &mut Pen<'_>) -> bool {
    if place == DatePlace::Alone {
        return false;
    }
    let mut is_like = |other: &Block<'_>| {
        !other.features().is_prose()
            && other.bytes() <= LONGEST_LINE
            && date::may_be_in(*other)
            && pen
                .known_dates()
                .first_in(*other)
                .is_some_and(|(date, _)| DatePlace::of(other.text(), &date) == place)
    };
    let is_line = |it: &Block<'_>| it.kind() != BlockKind::Image;
    let behind = std::iter::successors(block.next(), |it| it.next()).filter(is_line);
    let behind = behind.take(LEAST_EVENTS - 1).take_while(&mut is_like);
    let count = 1 + behind.count();
    let before = std::iter::successors(block.previous(), |it| it.previous()).filter(is_line);
    let before = before.take(LEAST_EVENTS - count).take_while(is_like);
    count + before.count() >= LEAST_EVENTS
}

/// The date lines of a plain text that have no keys, which may be a list of events.
#[derive(Default)]
pub(crate) struct DateLines<'a> {
    lines: Vec<(Block<'a>, Rc<CreditLine>, DatePlace)>,
    /// By [`DatePlace`], how many lines have their date there, paragraphs included.
    counts: [usize; 4],
}

impl<'a> DateLines<'a> {
    pub(crate) fn add(&mut self, block: Block<'a>, line: &Rc<CreditLine>, place: DatePlace) {
        self.counts[place as usize] += 1;
        self.lines.push((block, Rc::clone(line), place));
    }

    /// Counts a paragraph that begins with a date where lines before it did.
    pub(crate) fn add_prose(&mut self, block: Block<'_>, pen: &mut Pen<'_>) {
        let start = DatePlace::Start;
        if self.counts[start as usize] > 0
            && block.features().digits() >= 5
            && let Some((date, _)) = pen.known_dates().first_in(block)
            && DatePlace::of(block.text(), &date) == start
        {
            self.counts[start as usize] += 1;
        }
    }

    /// The lines that are no list of events, and whether each is signed: behind the end of the text.
    pub(crate) fn of_page(
        &self,
        page: &Page,
    ) -> impl Iterator<Item = (Block<'a>, &CreditLine, bool)> {
        let end = match self.lines.is_empty() {
            true => usize::MAX,
            false => end_of_short_text(page),
        };
        let lines = self.lines.iter();
        let lines = lines.filter(|(_, _, place)| self.counts[*place as usize] < LEAST_EVENTS);
        lines.map(move |(block, line, _)| (*block, &**line, block.index() > end))
    }
}

/// How those end who sign, beside what outlets and offices end with.
const SIGNERS: [&str; 11] = [
    "公司",
    "办公室",
    "協會",
    "协会",
    "厅",
    "大学",
    "委员会",
    "學校",
    "学校",
    "政府",
    "院",
];

/// The longest name of one, in bytes.
const LONGEST_SIGNER: usize = 96;

/// The longest day, in bytes: `2024 年 12 月 26 日`, `二〇二四年十二月二十六日`.
const LONGEST_DAY: usize = 36;

/// Whether a day in Chinese stands below who signed, and that below the last sentence. Of plain text it is
/// known otherwise.
pub(crate) fn is_signed(block: Block<'_>) -> bool {
    let text = block.text();
    let is_day = block.bytes() <= LONGEST_DAY && text.ends_with('日') && text.contains('年');
    if !is_day || block.page().body_kind() == BodyKind::Text {
        return false;
    }
    let Some(signer) = block.previous().filter(|it| it.bytes() <= LONGEST_SIGNER) else {
        return false;
    };
    let name = signer.text();
    let is_signer = phrases::is_outlet(name) || SIGNERS.iter().any(|end| name.ends_with(end));
    let sentence = signer.previous();
    is_signer && sentence.is_some_and(|it| it.features().ends_sentence())
}

/// The last sentence of a text without paragraphs, behind which a date is signed. Where there are no
/// sentences either, and where there are paragraphs, no line of the head is behind the text.
fn end_of_short_text(page: &Page) -> usize {
    if page.first_prose() < page.blocks().len() {
        return usize::MAX;
    }
    let mut last = page.blocks().rev();
    let last = last.find(|block| block.features().ends_sentence() && !block.is_envelope());
    last.map_or(usize::MAX, Block::index)
}

/// Whether a line that begins with a date tells what happened then: it ends a sentence, which names
/// with a date do not.
pub(crate) fn is_event(block: Block<'_>, line: &CreditLine) -> bool {
    let ends = ['.', '!', '?', '。', '！', '？', '…'];
    !line.rest.is_empty() && block.text().ends_with(ends)
}

/// Whether a line is the days of a life, or of what else took years.
pub(crate) fn is_of_life(
    block: Block<'_>,
    line: &CreditLine,
    first: Option<&(Range<usize>, date::PartialDateTime)>,
) -> bool {
    let behind = |end: usize| block.text().get(end..).unwrap_or_default();
    line.pairs.is_empty()
        && first.is_some_and(|(range, date)| date::spans::last_years(*date, behind(range.end)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_below_who_signed_belongs_to_the_text() {
        let page = "<h1>关于河口镇停水的通知</h1><div>发布时间：2024-03-26</div><p>尊敬的用户：</p>\
                    <p>因管道检修，定于三月二十七日停水。</p><p>不便之处敬请谅解。</p><p>河口县水务局</p>\
                    <p>2024年3月25日</p>";
        let article = crate::clean(page);
        assert!(
            article.text().ends_with("2024年3月25日"),
            "{}",
            article.text()
        );
        assert!(!article.text().contains("2024-03-26"));
        let below = crate::clean(
            "<h1>关于河口镇停水的通知</h1><p>河口县水务局</p><p>2024年3月25日</p><p>定于三月二十七日停水。</p>",
        );
        assert!(!below.text().contains("2024年"), "{}", below.text());
    }
}
