//! Collects text and marks into blocks.

mod bullets;
mod inlines;
mod lines;
mod rows;

use super::room::Room;
use super::table::Columns;
use super::white_space::{self, blank_length, folded_length, trimmed};
use crate::block::BlockKind;
use crate::features::Features;
use crate::page::{BlockData, Container, Gap, InlineKind, Page, Span, narrow};
use crate::read::text::is_blank;

/// What the elements around the text say of it. Restored when an element ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) container: u32,
    pub(super) kind: BlockKind,
    pub(super) list_depth: u8,
    pub(super) quote_depth: u8,
    pub(super) preformatted: bool,
    /// Whether line breaks of the text are kept, in prose.
    pub(super) keeps_lines: bool,
    pub(super) hidden: bool,
    pub(super) noscript: bool,
    /// In an element that is a block, and not in the text of a fragment itself.
    pub(super) in_block: bool,
    /// In a table of one row, which is more likely a layout.
    pub(super) one_row: bool,
    /// In a row of data, where blocks inside of cells are no blocks of their own.
    pub(super) in_row: bool,
}

struct OpenInline {
    kind: InlineKind,
    start: usize,
}

/// Collects text and marks into blocks of a page.
pub(super) struct Builder<'p> {
    pub(super) page: &'p mut Page,
    pub(super) state: State,
    block_start: usize,
    first_inline: usize,
    source: Option<Span>,
    pending_space: bool,
    gap: Gap,
    /// Line breaks since the last text.
    breaks: u8,
    open: Vec<OpenInline>,
    has_image: bool,
    /// Text of hidden elements inside of the current block, to become blocks behind it.
    hidden: Vec<(String, Option<Span>)>,
    /// Those of the rows of data that were read last.
    columns: Columns,
    room: Room,
}

impl<'p> Builder<'p> {
    /// For markup of so many bytes; 0 where that is not known.
    pub(super) fn new(page: &'p mut Page, length: usize) -> Builder<'p> {
        Builder {
            block_start: page.text.len(),
            first_inline: page.inlines.len(),
            page,
            state: State {
                container: 0,
                kind: BlockKind::Paragraph,
                list_depth: 0,
                quote_depth: 0,
                preformatted: false,
                keeps_lines: false,
                hidden: false,
                noscript: false,
                in_block: false,
                one_row: false,
                in_row: false,
            },
            source: None,
            pending_space: false,
            gap: Gap::Paragraph,
            breaks: 0,
            open: Vec::new(),
            has_image: false,
            hidden: Vec::new(),
            columns: Columns::default(),
            room: Room::new(length),
        }
    }

    /// Where the next text will begin.
    pub(super) fn position(&self) -> usize {
        self.page.text.len()
    }

    /// Adds text of the current block. White space is folded as a browser does.
    pub(super) fn text(&mut self, text: &str, source: Option<Span>) {
        if self.state.keeps_lines && !self.state.preformatted && text.contains('\n') {
            return self.lines(text, source);
        }
        let before = self.page.text.len();
        self.room.reached(source);
        self.room.for_text(&mut self.page.text, text.len() + 1);
        if self.state.preformatted {
            self.page.text.push_str(text);
        } else {
            self.folded(text);
        }
        if self.page.text.len() > before {
            let new = self.page.text.get(before..).unwrap_or_default();
            // A line of a space that does not break is an empty one.
            if self.breaks > 0 && !new.trim_start().is_empty() {
                self.breaks = 0;
            }
            self.source = match (self.source, source) {
                (Some(known), Some(new)) => Some(known.hull(new)),
                (known, new) => known.or(new),
            };
        }
    }

    fn folded(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let blank = blank_length(rest);
            self.pending_space |= blank > 0;
            at += blank;
            let rest = rest.get(blank..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            let words = folded_length(rest);
            if self.pending_space && self.is_behind_text() {
                self.page.text.push(' ');
            }
            self.pending_space = false;
            // ASCII white space lies on character boundaries.
            self.page
                .text
                .push_str(text.get(at..at + words).unwrap_or_default());
            at += words;
        }
    }

    /// Ends the current block; what follows is set off by at least this gap.
    pub(super) fn boundary(&mut self, gap: Gap) {
        if self.state.in_row {
            self.pending_space = true;
            return;
        }
        self.flush();
        if gap == Gap::Paragraph {
            self.gap = Gap::Paragraph;
        }
    }

    /// A `<br>`: a new line of the same paragraph; the second in a row ends the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.state.preformatted {
            self.page.text.push('\n');
            return;
        }
        if self.state.in_row || matches!(self.state.kind, BlockKind::Heading(_)) {
            self.pending_space = true;
            return;
        }
        self.flush();
        self.breaks = self.breaks.saturating_add(1);
        if self.breaks > 1 {
            self.gap = Gap::Paragraph;
        }
    }

    /// Sets what follows off by a space.
    pub(super) fn space(&mut self) {
        self.pending_space = true;
    }

    /// Adds a sign that the document does not have.
    pub(super) fn sign(&mut self, sign: char) {
        self.page.text.push(sign);
    }

    /// Whether the block begins with what follows.
    pub(super) fn is_at_start(&self) -> bool {
        self.page.text.len() == self.block_start
    }

    /// The character that what follows stands directly behind.
    pub(super) fn last(&self) -> Option<char> {
        let text = self.page.text.get(self.block_start..)?;
        text.chars().next_back().filter(|_| !self.pending_space)
    }

    /// Whether text of the block stands before what follows, in a row text of the same cell.
    fn is_behind_text(&self) -> bool {
        self.page.text.len() > self.block_start && !self.page.text.ends_with('\t')
    }

    /// Adds an element that holds blocks.
    pub(super) fn container(&mut self, container: Container) {
        self.room.push(&mut self.page.containers, container);
    }

    /// Stores an attribute's value.
    pub(super) fn string(&mut self, text: &str) -> Span {
        let start = self.page.strings.len();
        self.room.for_text(&mut self.page.strings, text.len());
        self.page.strings.push_str(text);
        Span::new(start, self.page.strings.len())
    }

    pub(super) fn hidden_text(&mut self, text: String, source: Option<Span>) {
        self.hidden.push((text, source));
    }

    /// Adds text of the page's head as a block of its own.
    pub(super) fn envelope(&mut self, text: &str, source: Option<Span>) {
        self.flush();
        if text.is_empty() {
            return;
        }
        let kind = std::mem::replace(&mut self.state.kind, BlockKind::Envelope);
        let gap = self.gap;
        self.source = source;
        self.page.text.push_str(text);
        let span = Span::new(self.block_start, self.page.text.len());
        self.push(BlockKind::Envelope, span, Features::default());
        self.page.text.push('\n');
        self.state.kind = kind;
        self.block_start = self.page.text.len();
        self.source = None;
        self.gap = gap;
        for inline in &mut self.open {
            inline.start = self.block_start;
        }
    }

    /// Ends the block: what was collected becomes one, if there is anything.
    #[inline] // Mostly there is nothing.
    pub(super) fn flush(&mut self) {
        let is_empty = self.page.text.len() == self.block_start;
        if is_empty && !self.has_image && self.hidden.is_empty() {
            self.source = None;
            self.pending_space = false;
            for inline in &mut self.open {
                inline.start = self.block_start;
            }
            return;
        }
        self.flush_some();
    }

    /// The same where something was collected.
    #[inline(never)]
    fn flush_some(&mut self) {
        for at in 0..self.open.len() {
            if let Some(&OpenInline { kind, start }) = self.open.get(at) {
                self.push_inline(kind, start);
            }
        }
        let text = self.page.text.get(self.block_start..).unwrap_or_default();
        let (lead, end) = if self.state.preformatted {
            (0, text.trim_end().len())
        } else {
            trimmed(text)
        };
        // Editors keep a paragraph open with a sign that nobody sees.
        let mut shown = text.get(lead..end).unwrap_or_default().chars();
        let is_blank = shown.all(is_blank);
        // Cells without text before the first that has some. They indent what is alone in its row.
        let is_alone = || !text.get(lead..end).unwrap_or_default().contains('\t');
        let lead = match self.state.kind {
            BlockKind::TableRow { header } => {
                self.columns.has_data |= !is_alone();
                match header || self.columns.has_data {
                    true => lead.min(text.find('\t').unwrap_or(lead)),
                    false => lead,
                }
            }
            _ => lead,
        };
        let span = Span::new(self.block_start + lead, self.block_start + end);
        if !span.is_empty() && !is_blank {
            self.push_block(span);
        } else if self.has_image && !self.state.hidden && !self.state.noscript {
            self.push_image_block();
        } else {
            self.page.text.truncate(self.block_start);
            self.page.inlines.truncate(self.first_inline);
        }
        self.block_start = self.page.text.len();
        self.first_inline = self.page.inlines.len();
        self.source = None;
        self.pending_space = false;
        self.has_image = false;
        for inline in &mut self.open {
            inline.start = self.block_start;
        }
        if !self.hidden.is_empty() {
            self.push_hidden();
        }
    }

    fn push_block(&mut self, span: Span) {
        let kind = self.state.kind;
        let span = self.as_item(span);
        let text = self.page.text.get(span.range()).unwrap_or_default();
        let links = self.page.inlines.get(self.first_inline..);
        let links = links.unwrap_or_default();
        // A heading that links to a place on the page links to itself or to the table of contents, or
        // opens what is below it.
        let is_heading = matches!(self.state.kind, BlockKind::Heading(_));
        let links = links.iter().filter(|inline| match inline.kind {
            InlineKind::Link(to) => !is_heading || !self.page.string(to).starts_with('#'),
            _ => false,
        });
        // Most blocks with a link are one, and need not be counted twice.
        let link_chars = match links.clone().any(|link| link.text == span) {
            true => u32::MAX,
            false => {
                let texts = links.map(|link| self.page.str(link.text));
                let chars: usize = texts.map(white_space::chars_of_words).sum();
                u32::try_from(chars).unwrap_or(u32::MAX)
            }
        };
        let features = Features::of(text, link_chars);
        self.push(self.state.kind, span, features);
        self.page.text.push('\n');
        // Only the first block of an item has its bullet.
        self.state.kind = match kind {
            BlockKind::ListItem { .. } => BlockKind::Paragraph,
            _ => kind,
        };
        self.breaks = 0;
    }

    fn push_image_block(&mut self) {
        self.page.text.truncate(self.block_start);
        let end = Span::new(self.block_start, self.block_start);
        let images = self.page.inlines.get_mut(self.first_inline..);
        for inline in images.unwrap_or_default() {
            inline.text = end;
        }
        self.push(BlockKind::Image, end, Features::default());
    }

    fn push(&mut self, kind: BlockKind, text: Span, features: Features) {
        let inlines = self.page.inlines.get_mut(self.first_inline..);
        if let Some(inlines) = inlines.filter(|inlines| inlines.len() > 1) {
            // Outer marks before the inner ones that begin at the same place.
            inlines.sort_by_key(|inline| (inline.text.start, std::cmp::Reverse(inline.text.end)));
        }
        let block = BlockData {
            kind,
            gap: self.gap,
            list_depth: self.state.list_depth,
            quote_depth: self.state.quote_depth,
            hidden: self.state.hidden,
            text,
            first_inline: narrow(self.first_inline),
            container: self.state.container,
            hits: 0,
            phrase_labels: 0,
            features,
        };
        self.room.push(&mut self.page.blocks, block);
        let source = self.source.unwrap_or(Span::NOWHERE);
        self.room.push(&mut self.page.sources, source);
        self.gap = Gap::Line;
    }

    fn push_hidden(&mut self) {
        let (state, gap) = (self.state, self.gap);
        self.state.hidden = true;
        for (text, source) in std::mem::take(&mut self.hidden) {
            self.source = source;
            let folded: Vec<&str> = text.split_whitespace().collect();
            let start = self.page.text.len();
            self.page.text.push_str(&folded.join(" "));
            let span = Span::new(start, self.page.text.len());
            if !span.is_empty() {
                self.push(BlockKind::Paragraph, span, Features::default());
                self.page.text.push('\n');
            }
        }
        self.block_start = self.page.text.len();
        self.source = None;
        self.state = state;
        self.gap = gap;
        for inline in &mut self.open {
            inline.start = self.block_start;
        }
    }
}
