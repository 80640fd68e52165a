//! Plain text: each line that is not blank is a block.

use super::envelope_block;
use crate::block::BlockKind;
use crate::features::Features;
use crate::page::{BlockData, BodyKind, Gap, Page, Span};

/// Lowers a document whose body, from `body` on, is plain text. What stands from `start` to there
/// is its header.
pub(crate) fn lower(source: String, start: usize, body: usize) -> Page {
    let mut page = Page::new(BodyKind::Text);
    page.text_is_source = true;
    let breaks_in_all = memchr::memchr_iter(b'\n', source.as_bytes()).count();
    page.blocks.reserve(breaks_in_all.min(source.len() / 8) + 1);
    let header = source.get(start..body).unwrap_or_default();
    for (line, at) in lines(header) {
        let span = Span::new(start + at, start + at + line.len());
        page.blocks.push(envelope_block(span, Some(span)));
    }
    let mut end_of_last = body;
    // Looked for in all lines at once.
    let mut addresses = memchr::memmem::find_iter(source.as_bytes(), "://").peekable();
    for (line, at) in lines(source.get(body..).unwrap_or_default()) {
        let span = Span::new(body + at, body + at + line.len());
        let between = source
            .get(end_of_last..span.range().start)
            .unwrap_or_default();
        end_of_last = span.range().end;
        while addresses.next_if(|&at| at < span.range().start).is_some() {}
        let has_address = addresses.peek().is_some_and(|&at| at < span.range().end);
        page.blocks.push(BlockData {
            kind: BlockKind::Paragraph,
            gap: if breaks(between) > 1 {
                Gap::Paragraph
            } else {
                Gap::Line
            },
            list_depth: 0,
            quote_depth: 0,
            hidden: false,
            text: span,
            source: Some(span),
            inlines: Span::default(),
            container: 0,
            hits: Span::default(),
            phrase_labels: 0,
            features: if has_address {
                Features::of(line, 0)
            } else {
                Features::of_plain(line)
            },
        });
    }
    page.text = source;
    page
}

/// Line breaks in a piece of white space, up to two.
fn breaks(blank: &str) -> usize {
    let feeds = blank.bytes().filter(|&byte| byte == b'\n').take(2).count();
    if feeds > 0 {
        return feeds;
    }
    blank.bytes().filter(|&byte| byte == b'\r').take(2).count()
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

fn without_blank_start(line: &str) -> &str {
    // Most lines begin and end with a sign, which is told faster so.
    match line.as_bytes().first() {
        Some(first) if !first.is_ascii_graphic() => line.trim_start_matches(is_blank),
        _ => line,
    }
}

fn without_blank_end(line: &str) -> &str {
    match line.as_bytes().last() {
        Some(last) if !last.is_ascii_graphic() => line.trim_end_matches(is_blank),
        _ => line,
    }
}

/// White space, and what no font shows.
fn is_blank(ch: char) -> bool {
    if ch.is_ascii() {
        return ch.is_ascii_whitespace() || ch.is_ascii_control();
    }
    ch.is_whitespace()
        || matches!(
            ch,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
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
    fn a_blank_line_is_a_paragraph_break() {
        let page = lower("a\r\nb\r\n\r\nc".to_owned(), 0, 0);
        let gaps: Vec<_> = page.blocks.iter().skip(1).map(|block| block.gap).collect();
        assert_eq!(gaps, [Gap::Line, Gap::Paragraph]);
    }
}
