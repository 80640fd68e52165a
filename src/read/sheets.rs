//! Text of printed pages, one behind the other with form feeds between them: what recurs at their edges,
//! running heads and numbers, is no text, and a paragraph may go on from one to the next.

use memchr::memchr;
use rustc_hash::FxHashMap;

use super::text::lines;
use crate::features::is_cjk;
use crate::page::{BlockData, Gap, Page, Span};

const FEED: u8 = b'\x0c';

/// Lines at each edge of a sheet that are looked at.
const EDGE: usize = 3;

/// The longest line that may recur, in bytes.
const LONGEST: usize = 240;

/// Sheets on which a line recurs, at least, and their part of all: left and right ones may differ.
const LEAST: u32 = 2;
const LEAST_PART: u32 = 3;

/// The sheets of a text.
pub(super) struct Sheets {
    /// The lines that recur at their edges, in order.
    edges: Vec<Span>,
    /// The form feeds between them.
    feeds: Vec<Span>,
    /// Where each but the first begins.
    begins: Vec<usize>,
}

/// The lines at an edge, from the outermost on.
type Edge<'t> = Vec<(&'t str, usize)>;

impl Sheets {
    /// Finds the sheets of what stands in the source from `body` on, if there are several.
    pub(super) fn find(source: &str, body: usize) -> Option<Sheets> {
        let text = source.get(body..)?.trim_end();
        // Nearly no text goes on.
        memchr(FEED, text.as_bytes())?;
        // Others stand within a line.
        let is_end = |at: &usize| {
            let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
            [before, text.as_bytes().get(at + 1)].contains(&Some(&b'\n'))
        };
        let ends = memchr::memchr_iter(FEED, text.as_bytes()).filter(is_end);
        let ends = ends.chain([text.len()]);
        let (mut begins, mut edges, mut from) = (Vec::new(), Vec::new(), 0);
        for end in ends {
            let sheet = text.get(from..end).unwrap_or_default();
            let at = body + from;
            let whole = || lines(sheet).map(|(line, start)| (line, at + start));
            let top: Edge<'_> = whole().take(EDGE).collect();
            let mut bottom: Edge<'_> = last_lines(sheet, at);
            bottom.retain(|line| !top.contains(line));
            edges.push([top, bottom]);
            begins.push(at);
            from = end + 1;
        }
        let begins = begins.split_off(1);
        let feeds = begins.iter().map(|begin| Span::new(begin - 1, *begin));
        Some(Sheets {
            edges: recurring(&edges),
            feeds: feeds.collect(),
            begins,
        })
    }

    /// Removes the lines at the edges from the blocks, and what parts a paragraph that goes on from one
    /// sheet to the next.
    pub(super) fn join(&self, blocks: &mut Vec<BlockData>, source: &str) {
        let mut edges = self.edges.iter().peekable();
        blocks.retain(|block| {
            while edges.next_if(|edge| edge.end <= block.text.start).is_some() {}
            edges.peek().is_none_or(|edge| edge.start >= block.text.end)
        });
        for begin in &self.begins {
            let at = blocks.partition_point(|block| block.text.range().start < *begin);
            let before = at.checked_sub(1).and_then(|before| blocks.get(before));
            let ends = before.is_none_or(|block| block.features.ends_sentence());
            if let Some(block) = blocks.get_mut(at) {
                let text = source.get(block.text.range()).unwrap_or_default();
                if !ends && text.starts_with(|ch: char| ch.is_lowercase() || is_cjk(ch)) {
                    block.gap = Gap::Line;
                }
            }
        }
    }

    /// Takes the lines at the edges and the form feeds out of the text.
    pub(super) fn take_out(self, page: &mut Page) {
        let mut parts = self.edges;
        parts.extend(self.feeds);
        parts.sort_by_key(|part| part.start);
        page.cut(parts);
    }
}

/// The last lines of a sheet that begins at a place, from the last one on.
fn last_lines(sheet: &str, at: usize) -> Edge<'_> {
    let mut edge = Vec::new();
    let mut end = sheet.len();
    while edge.len() < EDGE && end > 0 {
        let before = sheet.get(..end).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(start..).unwrap_or_default();
        edge.extend(lines(line).map(|(line, from)| (line, at + start + from)));
        end = start.saturating_sub(1);
    }
    edge
}

/// The lines that recur, each with none but such ones between it and the edge.
fn recurring(sheets: &[[Edge<'_>; 2]]) -> Vec<Span> {
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    for (number, sheet) in sheets.iter().enumerate() {
        for (line, _) in sheet.iter().flatten() {
            if line.len() <= LONGEST {
                *counts.entry(form(line, number)).or_default() += 1;
            }
        }
    }
    let all = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    let recurs = |line: &str, number: usize| {
        let count = (line.len() <= LONGEST)
            .then(|| counts.get(&form(line, number)))
            .flatten()
            .copied()
            .unwrap_or_default();
        count >= LEAST && count >= all.div_ceil(LEAST_PART)
    };
    let mut spans = Vec::new();
    for (number, [top, bottom]) in sheets.iter().enumerate() {
        // The first sheet begins with the title, which may be what the others have above their text.
        let is_edge = |line: &str| {
            recurs(line, number) && (number > 0 || line.contains(|ch: char| ch.is_ascii_digit()))
        };
        let heads = top.iter().take_while(|(line, _)| is_edge(line));
        let feet = bottom.iter().take_while(|(line, _)| recurs(line, number));
        spans.extend(
            heads
                .chain(feet)
                .map(|(line, at)| Span::new(*at, at + line.len())),
        );
    }
    spans.sort_by_key(|span| span.start);
    spans
}

/// A line without what differs from sheet to sheet: numbers, and the blanks that set them off. A line of
/// numbers alone is that of the sheet, which goes up by one from each to the next, or part of a table.
fn form(line: &str, sheet: usize) -> String {
    let mut form = String::with_capacity(line.len());
    if !line.contains(char::is_alphabetic) {
        let begin = line
            .find(|ch: char| ch.is_ascii_digit())
            .unwrap_or(line.len());
        let (before, rest) = line.split_at_checked(begin).unwrap_or_default();
        let behind = rest.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let number = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        let sheet = i64::try_from(sheet).unwrap_or(i64::MAX);
        let first = number
            .parse::<i64>()
            .map_or(0, |number| number.saturating_sub(sheet));
        form.push_str(&format!("{before}{first}{behind}"));
        return form;
    }
    for ch in line.chars().filter(|ch| !ch.is_whitespace()) {
        let ch = if ch.is_numeric() { '0' } else { ch };
        if ch != '0' || !form.ends_with('0') {
            form.push(ch);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use crate::{Cleaner, clean};

    const SHEETS: [&str; 3] = [
        "\
The mill at the bend of the river grinds flour again, for the first time
in forty years. Two volunteers cut the new wheel from oak that had been
felled on the hill behind the church, and a mason from the next valley",
        "\
dressed the stones in a week. The first sack went to the baker, who says
that the flour is coarser than what she buys and that she will not go
back to the other.",
        "\
The wheel turns on Saturdays only, since the river is low in the summer
and the trout need what there is. In the winter it may turn for three
days in a row, if the ice allows it and the volunteers find the time.",
    ];

    fn text() -> String {
        let [one, two, three] = SHEETS.map(|sheet| sheet.replace('\n', " "));
        format!("{one} {two}\n\n{three}")
    }

    #[test]
    fn what_recurs_at_the_edges_is_no_text() {
        for (head, foot) in [
            (
                "5/20/24, 10:11 AM          The mill | Harbour Post",
                "https://h.example/1      N/3",
            ),
            (
                "5/20/24, 10:11 AM\n\nThe mill | Harbour Post 1",
                "https://h.example/1\n\nN/3",
            ),
            ("", "- N -"),
            ("The mill", "第 N 页 共 3 页"),
        ] {
            let sheets = SHEETS.iter().enumerate().map(|(number, sheet)| {
                let foot = foot.replace('N', &(number + 1).to_string());
                format!("{head}\n\n{sheet}\n\n{foot}\n")
            });
            let sheets: Vec<String> = sheets.collect();
            assert_eq!(clean(sheets.join("\x0c")).text(), text(), "{head}{foot}");
        }
    }

    #[test]
    fn the_title_stays_where_it_is_the_running_head_too() {
        let document = SHEETS
            .map(|sheet| format!("The mill grinds\n\n{sheet}\n"))
            .join("\x0c");
        let page = Cleaner::default().read(document.as_str());
        let titles = page
            .blocks()
            .filter(|block| block.text() == "The mill grinds");
        assert_eq!(titles.count(), 1);
        assert_eq!(clean(document).title(), Some("The mill grinds"));
    }

    #[test]
    fn sheets_with_nothing_at_their_edges_stay_whole() {
        assert_eq!(
            clean(SHEETS.join("\n\x0c")).text().replace("\n\n", "\n"),
            text().replace("\n\n", "\n")
        );
        let rows = "12 40 7\n13 39 8\n";
        let document = format!("{rows}\x0c{rows}\x0c{rows}");
        assert_eq!(Cleaner::default().read(document).blocks().len(), 6);
        let line = "One\x0cline.";
        assert_eq!(clean(line).text(), line);
        assert!(Cleaner::default().read("\x0c\n\x0c").blocks().len() == 0);
    }
}
