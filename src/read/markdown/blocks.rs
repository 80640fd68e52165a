//! Makes blocks of what a parser of Markdown tells.

mod images;

use std::ops::Range;

use crate::block::BlockKind;
use crate::features::{Features, is_cjk};
use crate::page::{BlockData, Gap, InlineKind, Page, Span};

use super::super::envelope_block;
use super::broken_links::remains;
use super::marks::Marks;
use images::Images;

/// Blocks of a page in the making, and the one that is being read.
pub(super) struct Blocks<'p> {
    page: &'p mut Page,
    markdown: &'p str,
    /// Where the Markdown begins in the document.
    offset: usize,
    text: String,
    /// What parts of it are marked as.
    marks: Marks,
    /// Characters of the text that stand in links, white space aside.
    link_chars: u32,
    /// Where the block begins, if it has begun, and where what was read of it ends.
    begin: Option<usize>,
    end: usize,
    kind: BlockKind,
    gap: Gap,
    /// The sign of a list item, until its first text.
    sign: String,
    /// The lists that it stands in, with the numbers of their next items.
    lists: Vec<Option<u64>>,
    quotes: u8,
    links: u32,
    images: u32,
    /// The alternative text of its images, if it has any.
    alt: Option<String>,
    /// Images in a line of their own, which go with the paragraph that they stand next to.
    waiting: Option<Images>,
}

impl<'p> Blocks<'p> {
    pub(super) fn new(page: &'p mut Page, markdown: &'p str, offset: usize) -> Blocks<'p> {
        Blocks {
            page,
            markdown,
            offset,
            text: String::new(),
            marks: Marks::default(),
            link_chars: 0,
            begin: None,
            end: 0,
            kind: BlockKind::Paragraph,
            gap: Gap::Paragraph,
            sign: String::new(),
            lists: Vec::new(),
            quotes: 0,
            links: 0,
            images: 0,
            alt: None,
            waiting: None,
        }
    }

    pub(super) fn start(&mut self, at: usize) {
        self.flush();
        self.begin.get_or_insert(at);
        self.gap = Gap::Paragraph;
    }

    pub(super) fn start_heading(&mut self, level: u8, at: usize) {
        self.start(at);
        self.kind = BlockKind::Heading(level);
    }

    pub(super) fn start_code(&mut self, range: Range<usize>) {
        self.start(range.start);
        self.kind = BlockKind::Code;
    }

    pub(super) fn start_row(&mut self, header: bool, at: usize) {
        self.flush();
        if !header {
            // The line of strokes below the head belongs to it.
            self.stretch(at);
        }
        self.begin = Some(at);
        self.gap = if header { Gap::Paragraph } else { Gap::Line };
        self.kind = BlockKind::TableRow { header };
    }

    pub(super) fn start_cell(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\t');
        }
    }

    pub(super) fn enter_quote(&mut self, at: usize) {
        self.start(at);
        self.quotes = self.quotes.saturating_add(1);
    }

    pub(super) fn leave_quote(&mut self) {
        self.flush();
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn enter_list(&mut self, first: Option<u64>) {
        self.flush();
        self.lists.push(first);
    }

    pub(super) fn leave_list(&mut self) {
        self.flush();
        self.lists.pop();
    }

    pub(super) fn start_item(&mut self, at: usize) {
        self.flush();
        self.begin = Some(at);
        self.sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                let sign = format!("{number}. ");
                *number = number.saturating_add(1);
                sign
            }
            _ => "- ".to_owned(),
        };
    }

    pub(super) fn end_item(&mut self) {
        self.flush();
        self.sign.clear();
        self.gap = Gap::Line;
    }

    pub(super) fn enter_link(&mut self, address: &str, range: Range<usize>) {
        self.reach(range.start..range.start);
        self.links += 1;
        // One definition may stand for any number of links: together they take as much as the document.
        let strings = &mut self.page.strings;
        let is_little = strings.len() + address.len() <= self.markdown.len();
        let kind = is_little.then(|| {
            let start = strings.len();
            strings.push_str(address);
            InlineKind::Link(Span::new(start, strings.len()))
        });
        self.enter_mark(kind);
    }

    pub(super) fn leave_link(&mut self, end: usize) {
        self.links = self.links.saturating_sub(1);
        self.leave_mark(end);
    }

    /// Begins what is marked, as nothing where its mark is not known.
    pub(super) fn enter_mark(&mut self, kind: Option<InlineKind>) {
        self.marks.enter(kind, self.text.len());
    }

    pub(super) fn leave_mark(&mut self, end: usize) {
        self.marks.leave(self.text.len());
        self.end = self.end.max(end);
    }

    pub(super) fn code(&mut self, text: &str, range: Range<usize>) {
        let end = range.end;
        self.enter_mark(Some(InlineKind::Code));
        self.text(text, range);
        self.leave_mark(end);
    }

    pub(super) fn enter_image(&mut self, range: Range<usize>) {
        self.reach(range.start..range.start);
        self.images += 1;
        self.alt.get_or_insert_default();
    }

    pub(super) fn leave_image(&mut self, end: usize) {
        self.images = self.images.saturating_sub(1);
        self.end = self.end.max(end);
    }

    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        self.reach(range);
        if self.images > 0 {
            self.alt.get_or_insert_default().push_str(text);
            return;
        }
        self.text.push_str(text);
        if self.links > 0 {
            let chars = text.chars().filter(|ch| !ch.is_whitespace()).count();
            let chars = u32::try_from(chars).unwrap_or(u32::MAX);
            self.link_chars = self.link_chars.saturating_add(chars);
        }
    }

    /// Adds the text between tags; what a tag breaks is broken.
    pub(super) fn html(&mut self, html: &str, range: Range<usize>) {
        for line in html.split_inclusive('\n') {
            let mut rest = line;
            while let Some((text, tag)) = rest.split_once('<') {
                self.text(text, range.clone());
                let (name, behind) = tag.split_once('>').unwrap_or((tag, ""));
                let is_break = name
                    .get(..2)
                    .is_some_and(|it| it.eq_ignore_ascii_case("br"));
                if is_break {
                    self.end_line(range.end..range.end);
                }
                rest = behind;
            }
            self.text(rest.trim_end_matches(['\r', '\n']), range.clone());
            if line.ends_with('\n') {
                self.end_line(range.end..range.end);
            }
        }
    }

    /// Ends a line of a paragraph, which goes on behind the break.
    pub(super) fn end_line(&mut self, range: Range<usize>) {
        self.flush();
        self.gap = Gap::Line;
        self.begin = Some(range.end);
    }

    /// Goes on with the next line of hard-wrapped text.
    pub(super) fn join_lines(&mut self) {
        if !self.text.ends_with(|ch| is_cjk(ch) || ch == '-') {
            self.text.push(' ');
        }
    }

    pub(super) fn end(&mut self, end: usize) {
        self.end = self.end.max(end);
        self.flush();
        self.gap = Gap::Paragraph;
    }

    pub(super) fn end_heading(&mut self, end: usize) {
        self.end(end);
        self.kind = BlockKind::Paragraph;
    }

    pub(super) fn end_code(&mut self, end: usize) {
        self.end_heading(end);
        self.begin = None;
    }

    pub(super) fn end_table(&mut self, end: usize) {
        self.flush();
        self.stretch(end);
        self.kind = BlockKind::Paragraph;
        self.gap = Gap::Paragraph;
    }

    pub(super) fn finish(&mut self) {
        self.flush();
        self.place_images(false);
    }

    /// Notes that something of the block was read from there.
    fn reach(&mut self, range: Range<usize>) {
        self.begin.get_or_insert(range.start);
        self.end = self.end.max(range.end);
    }

    /// What was read from a range, without the white space around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let all = self.markdown.get(range.clone()).unwrap_or_default();
        let start = range.start + (all.len() - all.trim_start().len());
        start..start + all.trim().len()
    }

    /// Has the last block end where something ends that belongs to it.
    fn stretch(&mut self, end: usize) {
        let end = self.trimmed(0..end).end + self.offset;
        if let Some(last) = self
            .page
            .sources
            .last_mut()
            .filter(|last| last.range().end < end)
        {
            *last = Span::new(last.range().start, end);
        }
    }

    /// Ends the block. Without any text it is none, and what begins next begins with it.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let marks = self.marks.take(text.len());
        let (shown, begin) = match self.kind {
            // The first line may be indented.
            BlockKind::Code => (text.trim_start_matches('\n').trim_end(), self.begin),
            _ => (text.trim(), self.begin),
        };
        let source = self.trimmed(begin.unwrap_or(self.end)..self.end);
        let alt = self.alt.take();
        if shown.is_empty() {
            if let Some(alt) = alt {
                self.begin = None;
                self.wait(alt, source);
            }
            return;
        }
        let left = remains(shown).filter(|_| self.kind != BlockKind::Code);
        let shown = left.map_or(shown, |left| left.text);
        let closes = left.is_some_and(|left| left.closes);
        if shown.is_empty() {
            return self.end_link(closes, source);
        }
        if closes {
            self.link_chars = u32::MAX;
        }
        self.begin = None;
        let kind = self.kind;
        if !matches!(kind, BlockKind::TableRow { .. }) {
            self.kind = BlockKind::Paragraph;
        }
        let sign = self.sign.len();
        // What shows is a part of the text.
        let lead = (shown.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let shown = match self.sign.is_empty() {
            true => shown.to_owned(),
            false => std::mem::take(&mut self.sign) + shown,
        };
        let link_chars = std::mem::take(&mut self.link_chars);
        let features = Features::of(&shown, link_chars);
        let takes_images = features.is_prose() && kind == BlockKind::Paragraph;
        let images = self.place_images(takes_images);
        let (start, gap) = images.map_or((source.start, self.gap), |images| {
            (images.source.start, images.gap)
        });
        let at = self.page.text.len();
        self.push(&shown, features, kind, gap, start..source.end);
        let inlines = marks.moved(lead, sign..shown.len(), at);
        self.page.inlines.extend(inlines);
    }

    /// Ends a link around the block before, or begins one around that behind.
    fn end_link(&mut self, closes: bool, source: Range<usize>) {
        self.link_chars = 0;
        if !closes {
            self.begin = Some(source.start);
            return;
        }
        self.begin = None;
        self.stretch(source.end);
        if let Some(last) = self.page.blocks.last_mut() {
            let text = self.page.text.get(last.text.range()).unwrap_or_default();
            last.features = Features::of(text, u32::MAX);
        }
    }

    fn push(
        &mut self,
        text: &str,
        features: Features,
        kind: BlockKind,
        gap: Gap,
        source: Range<usize>,
    ) {
        let start = self.page.text.len();
        self.page.text.push_str(text);
        let span = Span::new(start, self.page.text.len());
        self.page.text.push('\n');
        self.page.blocks.push(BlockData {
            kind,
            gap,
            list_depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quote_depth: self.quotes,
            features,
            first_inline: u32::try_from(self.page.inlines.len()).unwrap_or(u32::MAX),
            ..envelope_block(span)
        });
        let source = Span::new(source.start + self.offset, source.end + self.offset);
        self.page.sources.push(source);
    }
}
