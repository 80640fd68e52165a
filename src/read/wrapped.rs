//! Hard-wrapped text: lines that were broken at a column are joined to the paragraphs that they
//! are pieces of.
//!
//! Text is taken for hard-wrapped as a whole or not at all, by what only a breaking at a column
//! does: the first word of nearly each line would not have fitted on the line before it. Poems,
//! lists, tables, code and subtitles have lines that end where their authors ended them.

use std::ops::Range;

use crate::features::{Features, is_cjk};
use crate::page::{BlockData, Gap, Page, Span};

/// Columns of the widest line, at least and at most. A Han character takes two.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=84;

/// Lines broken at the column, at least.
const LEAST_BROKEN: usize = 6;

/// The same where a program is known to have broken the lines.
const LEAST_OF_PROGRAM: usize = 2;
const LEAST_SHARE_OF_PROGRAM: f32 = 0.2;

/// Columns that such a program may leave at the end of a line: what it prints without breaking it is wider.
const LEFT_BY_PROGRAM: usize = 10;

/// The parts of the width of print that may be left at the end of a line, and of one that ends a sentence; how
/// wide it is at least, in columns.
const LEFT_OF_PRINT: usize = 5;
const LEFT_AT_END: usize = 16;
const LEAST_OF_PRINT: usize = 32;

/// Characters that are not white space, in lines broken at a column, Han counting twice.
const LEAST_CHARS: usize = 40;

/// The share of lines broken at the column among those that another follows without a blank line.
const LEAST_SHARE: f32 = 0.6;

/// Of the broken lines, the most that may end a sentence, the most behind which a capital may
/// stand, and the most that may look like rows or code. German has capitals within sentences, poems
/// have them in nearly each line.
const MOST_ENDING: f32 = 0.4;
const MOST_CAPITALS: f32 = 0.8;
const MOST_ROWS: f32 = 0.15;

/// A line that another follows.
struct Line<'a> {
    text: &'a str,
    columns: usize,
    indent: usize,
}

/// What is known of how the lines of a text were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    Unknown,
    /// By a program that breaks lines at a column.
    ByProgram,
    /// By one that sets print, at any width and with letters of any.
    OfPrint,
}

/// Joins the lines of the blocks from `first` on where the text is hard-wrapped.
pub(super) fn join(page: &mut Page, first: usize, breaks: Breaks) {
    let Some(broken) = broken(page, first, breaks) else {
        return;
    };
    let blocks = std::mem::take(&mut page.blocks);
    let mut joined: Vec<BlockData> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if at > first && broken.get(at - 1) == Some(&true) => {
                let seam = Span::new(last.text.range().end, block.text.range().start);
                page.seams.push(seam);
                last.text = last.text.hull(block.text);
            }
            _ => joined.push(block),
        }
    }
    for block in &mut joined {
        let text = page.text.get(block.text.range()).unwrap_or_default();
        if text.contains(['\n', '\r']) {
            block.features = Features::of(text, 0);
        }
    }
    page.blocks = joined;
}

/// Whether a line is longer than those of hard-wrapped text, without an address, which is not broken.
pub(super) fn is_too_long(line: &str) -> bool {
    let widest = *WIDTHS.end();
    line.len() > widest && !line.contains("://") && {
        let mut chars = line.chars().filter(|ch| !ch.is_whitespace());
        chars.nth(widest).is_some()
    }
}

/// Whether there are lines of the right length and none that is too long.
fn may_be_broken(body: &[BlockData], least: usize, breaks: Breaks) -> bool {
    if breaks == Breaks::OfPrint {
        return true;
    }
    let widest = *WIDTHS.end();
    // Most text has a longer line near its beginning.
    let is_long =
        |block: &BlockData| block.features.chars() > widest && !block.features.has_address();
    if body.len() <= least || body.iter().any(is_long) {
        return false;
    }
    // Most of the rest has no lines of such a length.
    let is_wide = |block: &&BlockData| block.features.chars() + block.features.cjk() >= LEAST_CHARS;
    body.iter().filter(is_wide).take(least).count() >= least
}

/// For each block whether the next one goes on with its paragraph; `None` if the text is not
/// hard-wrapped.
fn broken(page: &Page, first: usize, breaks: Breaks) -> Option<Vec<bool>> {
    let (least_broken, least_share, left) = match breaks {
        Breaks::Unknown => (LEAST_BROKEN, LEAST_SHARE, 0),
        _ => (LEAST_OF_PROGRAM, LEAST_SHARE_OF_PROGRAM, LEFT_BY_PROGRAM),
    };
    let body = page.blocks.get(first..)?;
    may_be_broken(body, least_broken, breaks).then_some(())?;
    let lines: Vec<Line<'_>> = body
        .iter()
        .map(|block| line(&page.text, block.text.range()))
        .collect();
    let width = lines.iter().zip(body);
    let width = width
        .filter(|(_, block)| !block.features.has_address())
        .map(|(line, _)| line.columns);
    let width = match breaks {
        Breaks::OfPrint => usual_width(width.collect())?,
        _ => width.max().filter(|width| WIDTHS.contains(width))?,
    };
    let mut broken = vec![false; first];
    let (mut pairs, mut count, mut ending, mut capitals, mut rows) = (0, 0, 0, 0, 0);
    for (at, (line, block)) in lines.iter().zip(body).enumerate() {
        let next = lines.get(at + 1).zip(body.get(at + 1));
        let next = next.filter(|(_, next)| next.gap == Gap::Line);
        let Some((next, _)) = next else {
            broken.push(false);
            continue;
        };
        let left = match breaks {
            Breaks::OfPrint if block.features.ends_sentence() => width / LEFT_AT_END,
            Breaks::OfPrint => width / LEFT_OF_PRINT,
            _ => left,
        };
        let is_broken = is_full(line, next, width.saturating_sub(left));
        // Menus have many items, which say nothing of how the text beside them was broken.
        if begins_item(next.text) {
            broken.push(false);
            continue;
        }
        pairs += 1;
        if is_broken {
            count += 1;
            ending += usize::from(block.features.ends_sentence());
            capitals += usize::from(next.text.starts_with(char::is_uppercase));
            rows += usize::from(is_row(line.text));
        }
        broken.push(is_broken && goes_on(line, next));
    }
    let share = |part: usize, all: usize| part as f32 / all as f32;
    let is_wrapped = count >= least_broken
        && share(count, pairs) >= least_share
        && share(ending, count) <= MOST_ENDING
        && share(capitals, count) <= MOST_CAPITALS
        && share(rows, count) <= MOST_ROWS;
    is_wrapped.then_some(broken)
}

/// The width that a tenth of the lines of print reach: some are set smaller.
fn usual_width(mut columns: Vec<usize>) -> Option<usize> {
    columns.sort_unstable_by(|one, two| two.cmp(one));
    let width = columns.get(columns.len() / 10).copied();
    width.filter(|width| *width >= LEAST_OF_PRINT)
}

fn line(source: &str, range: Range<usize>) -> Line<'_> {
    let before = source.get(..range.start).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let indent = before.get(start..).unwrap_or_default();
    let text = source.get(range).unwrap_or_default();
    Line {
        text,
        columns: columns(indent) + columns(text),
        indent: columns(indent),
    }
}

/// How many columns a text takes where all letters are equally wide.
fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let wide = |ch: char| {
        is_cjk(ch)
            || matches!(ch, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff60}')
    };
    text.chars().map(|ch| 1 + usize::from(wide(ch))).sum()
}

/// Whether what the next line begins with would not have fitted on this one.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let mut chars = next.text.chars();
    let first = chars.next();
    let word = if first.is_some_and(is_cjk) {
        // No line begins with a mark, which takes the character before it along.
        2 + chars.next().map_or(0, |ch| if is_cjk(ch) { 0 } else { 2 })
    } else {
        1 + columns(next.text.split_whitespace().next().unwrap_or_default())
    };
    line.columns * 2 >= width && line.columns + word > width
}

/// Whether the next line goes on with the paragraph of this one.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    let is_item = begins_item(line.text);
    let indented = next.indent > line.indent + 1 && !is_item;
    !indented
        && !begins_item(next.text)
        && !next.text.starts_with(['>', '|', '#', '='])
        && !line.text.starts_with(['>', '|', '#', '='])
        && !is_row(line.text)
        && !is_row(next.text)
}

/// Whether the line begins with a bullet or a number of a list.
fn begins_item(text: &str) -> bool {
    let number = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let numbered = number.len() < text.len() && number.starts_with(['.', ')', '、']);
    numbered || text.starts_with(['*', '-', '+', '•', '·', '●', '■', '◆', '–'])
}

/// Whether the line looks like a row of a table or a line of code.
fn is_row(text: &str) -> bool {
    text.contains(['\t', '|']) || text.ends_with([';', '{', '}']) || text.trim().contains("   ")
}

#[cfg(test)]
mod tests {
    use crate::{Cleaner, clean};

    const WRAPPED: &str = "\
The mill at the bend of the river grinds flour again, for the first time
in forty years. Two volunteers cut the new wheel from oak that had been
felled on the hill behind the church, and a mason from the next valley
dressed the stones in a week. The first sack went to the baker, who says
that the flour is coarser than what she buys and that she will not go
back to the other.

The wheel turns on Saturdays only, since the river is low in the summer
and the trout need what there is. In the winter it may turn for three
days in a row, if the ice allows it and the volunteers find the time.
";

    fn blocks(text: &str) -> usize {
        Cleaner::default().read(text).blocks().len()
    }

    #[test]
    fn paragraphs_are_joined() {
        let article = clean(WRAPPED);
        assert_eq!(
            article
                .text()
                .lines()
                .filter(|line| !line.is_empty())
                .count(),
            2
        );
        assert!(article.text().contains("the first time in forty years."));
        let windows = WRAPPED.replace('\n', "\r\n");
        assert_eq!(
            clean(windows.as_str()).text().replace("\r\n", "\n"),
            article.text()
        );
    }

    #[test]
    fn german_lines_are_joined_at_nouns() {
        let text = "\
Die Mühle am Bogen des Flusses mahlt seit dem Sonntag wieder Mehl für die
Bäcker im Dorf. Zwei Freiwillige bauten das Rad aus dem Holz einer Eiche, und
ein Maurer aus dem Nachbartal schärfte die Steine in einer Woche. Der erste
Sack ging an die Bäckerin hinter der Brücke, und sie will nicht zu dem Mehl der
Fabrik zurück. Im Winter mahlt die Mühle an drei Tagen, wenn das Eis auf dem
Fluss es erlaubt und die Freiwilligen die Zeit finden. Der Rat der Stadt zahlt
das Fett für die Lager und das Öl für die Lampe über der Tür.
";
        assert_eq!(blocks(text), 1);
    }

    #[test]
    fn chinese_lines_are_joined_without_a_space() {
        let sentence = "河口的老磨坊停了四十年，这个春天又转了起来，两个志愿者用山后砍下的橡木做了一个新的水轮，";
        let text: Vec<char> = sentence.repeat(8).chars().collect();
        let lines: Vec<String> = text.chunks(38).map(|line| line.iter().collect()).collect();
        assert_eq!(clean(lines.join("\n").as_str()).text(), sentence.repeat(8));
    }

    #[test]
    fn lines_that_end_where_their_author_ended_them_stay() {
        let poem = "\
The river runs along the pier and never asks the pier for any thanks,
It carries down the winter wood and lays it neatly on the lower banks,
And he who gathers what it left will never have to buy another log,
Though all the while the ferryman is waiting out the evening in the fog.
The lamp upon the harbour wall is lit by someone that we never see,
And every boat that passes by will dip its flag to it at half past three.
The children say it is a star that missed the others when they went away,
The old ones say it is a lamp, and that the town has never had to pay.";
        assert_eq!(blocks(poem), 8);
        let list = "Nails, four boxes of them, the long ones and the short ones alike\n".repeat(12);
        assert_eq!(blocks(&list), 12);
        let code =
            "    let value = compute(first_argument, second_argument, third_one);\n".repeat(12);
        assert_eq!(blocks(&code), 12);
        let subtitles = "1\n00:00:01,000 --> 00:00:04,000\nThe mill grinds again.\n\n".repeat(9);
        assert_eq!(blocks(&subtitles), 27);
    }

    #[test]
    fn menus_beside_it_do_not_hide_a_text() {
        let menu =
            "  * Home\n  * News\n  * Opinion\n  * Sports\n  * Weather\n  * Subscribe\n".repeat(4);
        assert_eq!(blocks(&format!("{menu}\n{WRAPPED}\n{menu}")), 50);
    }

    #[test]
    fn items_and_quotations_keep_their_lines() {
        let text = format!(
            "{WRAPPED}- flour from the mill, ground on Saturdays and sold on Sundays only\n- bread\n> quoted\n"
        );
        assert_eq!(blocks(&text), 5);
    }
}
