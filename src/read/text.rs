//! Plain text: each line that is not blank is a block, or each paragraph of hard-wrapped text.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};
use memchr::memmem;

use super::dump::Dump;
use super::envelope_block;
use super::one_line;
use super::sheets::Sheets;
use super::wrapped::{self, Breaks};
use crate::block::BlockKind;
use crate::counter::{Counter, Step};
use crate::features::Features;
use crate::growth;
use crate::lanes::{self, Loaded};
use crate::page::{BlockData, BodyKind, FIRST_OF_SOFT_HYPHEN, Gap, Page, Span};

/// Lowers a document whose body, from `body` on, is plain text. What stands from `start` to there
/// is its header.
pub(crate) fn lower(source: String, start: usize, body: usize) -> Page {
    lower_lines(source, start, body, Breaks::Unknown)
}

/// Lowers the lines of printed sheets, with form feeds between those.
pub(super) fn lower_sheets(source: String) -> Page {
    lower_lines(source, 0, 0, Breaks::OfPrint)
}

fn lower_lines(source: String, start: usize, body: usize, breaks: Breaks) -> Page {
    let mut page = Page::new(BodyKind::Text);
    page.text_is_source = true;
    let breaks_in_all = memchr::memchr_iter(b'\n', source.as_bytes()).count();
    page.blocks.reserve(breaks_in_all.min(source.len() / 8) + 1);
    let header_text = source.get(start..body).unwrap_or_default();
    for (line, at) in lines(header_text) {
        let span = Span::new(start + at, start + at + line.len());
        page.blocks.push(envelope_block(span));
    }
    let header = page.blocks.len();
    let mut found = Lines::new(&source, body);
    let text = source.get(body..).unwrap_or_default();
    page.may_break_words = memchr::memchr(FIRST_OF_SOFT_HYPHEN, header_text.as_bytes()).is_some();
    page.may_break_words |=
        dispatch!(Level::new(), simd => each_line(simd, text, body, &mut found, &mut page.blocks));
    found.end(source.len(), &mut page.blocks);
    growth::fit(&mut page.blocks);
    let dump = Dump::find(&source, body);
    if let Some(dump) = &dump {
        dump.without_lists(&mut page.blocks);
    }
    let sheets = match &dump {
        Some(_) => None,
        None => Sheets::find(&source, body),
    };
    if let Some(sheets) = &sheets {
        sheets.join(&mut page.blocks, &source);
    }
    page.text = source;
    let breaks = match dump {
        Some(_) => Breaks::ByProgram,
        None => breaks,
    };
    wrapped::join(&mut page, header, breaks);
    one_line::split(&mut page, header);
    if let Some(dump) = dump {
        dump.take_out(&mut page);
    }
    if let Some(sheets) = sheets {
        sheets.take_out(&mut page);
    }
    page
}

/// Makes blocks of all lines of a text that begins at `body`, but of the last one; whether a soft hyphen
/// may stand in them.
#[inline(always)]
fn each_line(
    simd: impl Simd,
    text: &str,
    body: usize,
    found: &mut Lines<'_>,
    blocks: &mut Vec<BlockData>,
) -> bool {
    let mut opens = 0;
    let mut may_break_words = false;
    lanes::each(
        text.as_bytes(),
        #[inline(always)]
        |from, lanes| {
            let all = Loaded::of(simd, lanes);
            let step = Step::of(text, from, lanes, all);
            if !step.is_ascii() {
                may_break_words |= all.is(FIRST_OF_SOFT_HYPHEN).any_true();
            }
            // Of `://` and `](` the second byte where the first stands before it.
            let first = (all.is(b':') | all.is(b']')).to_bitmask();
            let second = (all.is(b'/') | all.is(b'(')).to_bitmask();
            let links = (first << 1 | opens) & second;
            opens = first >> 63;
            let mut breaks = (all.is(b'\n') | all.is(b'\r')).to_bitmask();
            let mut left = u64::MAX;
            while breaks != 0 {
                let before = (breaks & breaks.wrapping_neg()) - 1;
                found.count.add(&step, left & before);
                found.links |= links & left & before;
                found.end(body + from + breaks.trailing_zeros() as usize, blocks);
                left = !(before << 1 | 1);
                breaks &= breaks - 1;
            }
            found.count.add(&step, left);
            found.links |= links & left;
        },
    );
    may_break_words
}

/// Whether a text is hard-wrapped, so that its lines are no paragraphs.
pub(super) fn is_wrapped(text: &str) -> bool {
    // Most texts have a line that is too long, which is found without reading them as lines.
    !lines(text).any(|(line, _)| wrapped::is_too_long(line))
        && !lower(text.to_owned(), 0, 0).seams.is_empty()
}

/// Makes blocks of lines.
struct Lines<'a> {
    source: &'a str,
    /// Where the line begins.
    start: usize,
    /// What was counted in it so far.
    count: Counter,
    /// How many lines ended with `\n` and with `\r` since the last one that was not blank.
    feeds: usize,
    returns: usize,
    /// Not 0 where an address or a link of Markdown may stand in it.
    links: u64,
}

impl<'a> Lines<'a> {
    fn new(source: &'a str, start: usize) -> Lines<'a> {
        Lines {
            source,
            start,
            count: Counter::default(),
            feeds: 0,
            returns: 0,
            links: 0,
        }
    }

    /// Ends the line at a byte of the source.
    fn end(&mut self, end: usize, blocks: &mut Vec<BlockData>) {
        // Many lines have no characters and are left out; signs that no font shows are some.
        if self.count.chars() > 0 {
            self.add(end, blocks);
            self.count = Counter::default();
        }
        self.links = 0;
        self.start = end + 1;
        match self.source.as_bytes().get(end) {
            Some(b'\n') => self.feeds += 1,
            _ => self.returns += 1,
        }
    }

    /// Adds the block of a line that ends at a byte of the source, if it is not blank.
    fn add(&mut self, end: usize, blocks: &mut Vec<BlockData>) {
        let line = self.source.get(self.start..end).unwrap_or_default();
        let begun = without_blank_start(line);
        let start = self.start + (line.len() - begun.len());
        let text = without_blank_end(begun);
        if !text.is_empty() {
            let span = Span::new(start, start + text.len());
            let features = self.features(line, text, span);
            blocks.push(self.block(span, features));
            (self.feeds, self.returns) = (0, 0);
        }
    }

    /// The features of a line, trimmed to `text`, in all of which was counted.
    fn features(&self, line: &str, text: &str, span: Span) -> Features {
        if self.links != 0 && has_link(text) {
            return Features::of(text, linked_chars(text));
        }
        // Signs that no font shows count inside of a text and not around it.
        if line.len() > text.len() && has_unseen_around(line, span.range().start - self.start, text)
        {
            return Features::of(text, 0);
        }
        Features::from(&self.count, text, 0)
    }

    fn block(&self, span: Span, features: Features) -> BlockData {
        let breaks = if self.feeds > 0 {
            self.feeds
        } else {
            self.returns
        };
        BlockData {
            kind: BlockKind::Paragraph,
            gap: if breaks > 1 {
                Gap::Paragraph
            } else {
                Gap::Line
            },
            features,
            ..envelope_block(span)
        }
    }
}

/// Whether an address or a link of Markdown stands in the text.
fn has_link(text: &str) -> bool {
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    has("://") || has("](")
}

/// The characters that stand in Markdown's links, or all of a line that is nothing but an address.
pub(super) fn linked_chars(text: &str) -> u32 {
    let count = |text: &str| {
        let chars = text.chars().filter(|ch| !ch.is_whitespace()).count();
        u32::try_from(chars).unwrap_or(u32::MAX)
    };
    let begins = text.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    if begins.starts_with("://") && !text.contains(char::is_whitespace) {
        return count(text);
    }
    let (mut linked, mut from) = (0, 0);
    for at in memmem::find_iter(text.as_bytes(), "](") {
        if at < from {
            continue;
        }
        let open = text.get(from..at).and_then(|before| before.rfind('['));
        let Some(open) = open.map(|open| from + open) else {
            from = at;
            continue;
        };
        let Some(close) = text.get(at..).and_then(|behind| behind.find(')')) else {
            break;
        };
        linked += count(text.get(open..=at + close).unwrap_or_default());
        from = at + close + 1;
    }
    linked
}

/// Whether around the text, which begins at a byte of its line, signs stand in the line that are not white space.
fn has_unseen_around(line: &str, start: usize, text: &str) -> bool {
    let unseen = |ch: char| !ch.is_ascii() && ch != '\u{3000}' && !ch.is_whitespace();
    let before = line.get(..start).unwrap_or_default();
    let behind = line.get(start + text.len()..).unwrap_or_default();
    before.contains(unseen) || behind.contains(unseen)
}

/// The trimmed lines that are not blank, each with the byte at which it begins. Lines end at
/// `\n`, `\r\n` or a lone `\r`.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
    ends.filter_map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        let trimmed = without_blank_start(line);
        let at = start + (line.len() - trimmed.len());
        start = end + 1;
        let trimmed = without_blank_end(trimmed);
        (!trimmed.is_empty()).then_some((trimmed, at))
    })
}

#[inline(always)]
fn without_blank_start(mut line: &str) -> &str {
    // Chinese paragraphs begin with two wide spaces.
    while let Some(rest) = line.strip_prefix("\u{3000}") {
        line = rest;
    }
    // Most lines begin and end with a sign of ASCII or a letter, which is told faster so. Of
    // characters of several bytes only those with some first bytes are blank.
    match line.as_bytes() {
        [] | [0x21..=0x7e | 0xc3..=0xe0 | 0xe4..=0xee | 0xf0.., ..] => line,
        // Dashes, quotation marks, bullets.
        [0xe2, 0x80, 0x90..=0xa7, ..] => line,
        _ => line.trim_start_matches(is_blank),
    }
}

#[inline(always)]
fn without_blank_end(line: &str) -> &str {
    match line.as_bytes() {
        [] | [.., 0x21..=0x7e] | [.., 0xc3..=0xdf, _] | [.., 0xe4..=0xee, _, _] => line,
        _ => line.trim_end_matches(is_blank),
    }
}

/// White space, and what no font shows.
pub(super) fn is_blank(ch: char) -> bool {
    if ch.is_ascii() {
        return ch.is_ascii_whitespace() || ch.is_ascii_control();
    }
    ch.is_whitespace()
        || matches!(
            ch,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ad}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_all_three_ways() {
        let found: Vec<_> = lines("a\r\n\r\n\u{3000}\u{3000}乙 \rc\n\n").collect();
        assert_eq!(found, [("a", 0), ("乙", 11), ("c", 16)]);
    }

    #[test]
    fn links_of_markdown_count_as_links() {
        let text = "- [Ferry sails](https://a.example/1)\nhttps://a.example/2\n\
                    The [mill](/mill) runs again, it says on https://a.example/3 today.\n[x](";
        let page = lower(text.to_owned(), 0, 0);
        let shares: Vec<f32> = page
            .blocks
            .iter()
            .map(|block| block.features.link_share())
            .collect();
        assert!(
            matches!(shares[..], [a, b, c, 0.0] if a > 0.9 && b == 1.0 && c < 0.4),
            "{shares:?}"
        );
    }

    #[test]
    fn a_blank_line_is_a_paragraph_break() {
        let page = lower("a\r\nb\r\n\r\nc".to_owned(), 0, 0);
        let gaps: Vec<_> = page.blocks.iter().skip(1).map(|block| block.gap).collect();
        assert_eq!(gaps, [Gap::Line, Gap::Paragraph]);
    }
}
