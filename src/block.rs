//! Blocks as rules see them.

use std::ops::Range;

use crate::features::Features;
use crate::hints::{self, Hints};
use crate::label::Label;
use crate::lanes;
use crate::page::{BlockData, Container, ElementName, Inline, InlineKind, Page, Span};
use crate::phrases::{Edges, Hit, WithHits};
use crate::starts::Starts;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// A line of front matter or of a crawler's header; never part of the article.
    Envelope,
    /// A heading and its level, 1 to 6.
    Heading(u8),
    /// Running text, or a line of plain text.
    Paragraph,
    /// The first block of a list item.
    ListItem {
        /// The item's number in an ordered list.
        number: Option<u32>,
    },
    /// Preformatted text; its white space is kept.
    Code,
    /// A row of a table; its cells are separated by tabs in the text.
    TableRow {
        /// Whether all cells are header cells.
        header: bool,
    },
    /// The caption of a figure or table.
    Caption,
    /// One or more images without text.
    Image,
}

/// A block of a [`Page`], as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub(crate) page: &'a Page,
    pub(crate) index: usize,
}

impl<'a> Block<'a> {
    pub(crate) fn data(self) -> &'a BlockData {
        &self.page.blocks[self.index]
    }

    /// The block's position on the page, counted from 0.
    pub fn index(self) -> usize {
        self.index
    }

    /// The page that the block stands on.
    pub fn page(self) -> &'a Page {
        self.page
    }

    /// What the block is.
    pub fn kind(self) -> BlockKind {
        self.data().kind
    }

    /// The block's text, trimmed. Of hard-wrapped text it has the line breaks, which the article
    /// has no more.
    pub fn text(self) -> &'a str {
        self.page.str(self.data().text)
    }

    /// How many bytes the text has, told without a look at it: most texts of a long page are in no
    /// cache.
    pub(crate) fn bytes(self) -> usize {
        self.data().text.range().len()
    }

    /// Whether the text begins with one of some characters, told without a branch for each of them.
    #[inline]
    pub(crate) fn starts_with(self, starts: &Starts) -> bool {
        starts.begin_at(&self.page.text, self.data().text.range().start)
    }

    /// Whether a byte in the text passes a test, or shortly behind it: many are asked at once.
    #[inline]
    pub(crate) fn may_have_byte(self, test: impl Fn(u8) -> bool) -> bool {
        let text = self.data().text.range();
        let from = self.page.text.as_bytes().get(text.start..);
        let from = from.unwrap_or_default();
        let mut room = lanes::NOTHING;
        let mut steps = (0..text.len()).step_by(lanes::STEP);
        steps.any(|at| {
            let step = lanes::first(from.get(at..).unwrap_or_default(), &mut room);
            lanes::bits(step, &test) != 0
        })
    }

    /// Whether the text is that of another block. Most differ in length.
    pub(crate) fn has_text_of(self, other: Block<'_>) -> bool {
        let (own, of_other) = (self.data().text.range(), other.data().text.range());
        own.len() == of_other.len() && self.text() == other.text()
    }

    /// Whether the block is a heading, one of Markdown in plain text included.
    pub(crate) fn is_heading(self) -> bool {
        match self.kind() {
            BlockKind::Heading(_) => true,
            BlockKind::Paragraph => is_markdown_heading(self.text()),
            _ => false,
        }
    }

    /// The bytes of the document, decoded to UTF-8, that the block was read from, where that is known.
    pub fn source(self) -> Option<Range<usize>> {
        let source = match self.page.sources.get(self.index) {
            Some(source) => source.known(),
            None => self.page.text_is_source.then_some(self.data().text),
        };
        source.map(Span::range)
    }

    /// Counts over the text.
    pub fn features(self) -> &'a Features {
        &self.data().features
    }

    /// Whether a phrase with the label stands in the text.
    pub(crate) fn has_words(self, label: Label) -> bool {
        self.data().phrase_labels & label.bit() != 0
    }

    /// Whether the element is hidden by an attribute or its style.
    pub fn is_hidden(self) -> bool {
        let glance = self.page.glances.get(self.index);
        glance.map_or_else(|| self.data().hidden, |glance| glance.is_hidden())
    }

    /// Whether the block is a line of front matter or of a crawler's header.
    pub fn is_envelope(self) -> bool {
        let glance = self.page.glances.get(self.index);
        glance.map_or_else(
            || self.data().kind == BlockKind::Envelope,
            |glance| glance.is_envelope(),
        )
    }

    /// Whether the block stands before the first running text.
    pub fn is_in_head(self) -> bool {
        self.index < self.page.first_prose
    }

    /// Whether the block stands behind the page's own story.
    pub(crate) fn is_behind_story(self) -> bool {
        self.index >= self.page.told_from
    }

    /// How many lists the block stands in.
    pub fn list_depth(self) -> usize {
        usize::from(self.data().list_depth)
    }

    /// How many quotations the block stands in.
    pub fn quote_depth(self) -> usize {
        usize::from(self.data().quote_depth)
    }

    /// The phrases of the tables that occur in the text, in order.
    pub fn hits(self) -> &'a [Hit] {
        let Some(at) = self.place_with_hits() else {
            return &[];
        };
        let with_hits = &self.page.with_hits;
        let first = |at: usize| with_hits.get(at).map(|those| those.first as usize);
        let (from, to) = (first(at).unwrap_or_default(), first(at + 1));
        let hits = self.page.hits.get(from..to.unwrap_or(self.page.hits.len()));
        hits.unwrap_or_default()
    }

    /// What is known of the phrases together, where there are some.
    pub(crate) fn with_hits(self) -> Option<&'a WithHits> {
        self.page.with_hits.get(self.place_with_hits()?)
    }

    /// The block's place among those with hits.
    fn place_with_hits(self) -> Option<usize> {
        (self.data().hits as usize).checked_sub(1)
    }

    /// Where the phrases stand in the text.
    pub(crate) fn edges(self) -> Edges {
        self.with_hits()
            .map_or_else(Edges::default, |those| those.edges)
    }

    pub(crate) fn has_hits(self) -> bool {
        self.data().hits != 0
    }

    /// The links in the text: address and text.
    pub fn links(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.inlines().iter().filter_map(move |inline| {
            let InlineKind::Link(address) = inline.kind else {
                return None;
            };
            Some((self.page.string(address), self.page.str(inline.text)))
        })
    }

    /// Where the links stand in the text.
    pub(crate) fn link_ranges(self) -> impl Iterator<Item = Range<usize>> {
        let start = self.data().text.range().start;
        let links = self.inlines().iter();
        let links = links.filter(|inline| matches!(inline.kind, InlineKind::Link(_)));
        links.map(move |inline| {
            let range = inline.text.range();
            range.start.saturating_sub(start)..range.end.saturating_sub(start)
        })
    }

    /// The images in the block: address and alternative text.
    pub fn images(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.inlines().iter().filter_map(move |inline| {
            let InlineKind::Image { address, alt } = inline.kind else {
                return None;
            };
            Some((self.page.string(address), self.page.string(alt)))
        })
    }

    /// The ranges of the text that are for screen readers alone.
    pub(crate) fn unseen(self) -> impl Iterator<Item = Range<usize>> {
        let start = self.data().text.range().start;
        let unseen = |inline: &&Inline| inline.kind == InlineKind::Unseen;
        self.inlines().iter().filter(unseen).map(move |inline| {
            let range = inline.text.range();
            range.start.saturating_sub(start)..range.end.saturating_sub(start)
        })
    }

    /// What its text is marked as, in the order of the text.
    pub(crate) fn marks(self) -> impl Iterator<Item = &'a Inline> {
        let inlines = self.inlines().iter();
        inlines.filter(|inline| inline.kind != InlineKind::Unseen)
    }

    pub(crate) fn inlines(self) -> &'a [Inline] {
        let next = self.page.blocks.get(self.index + 1);
        let to = next.map_or(self.page.inlines.len(), |next| next.first_inline as usize);
        let inlines = self.page.inlines.get(self.data().first_inline as usize..to);
        inlines.unwrap_or_default()
    }

    /// The elements that the block stands in, the innermost first.
    pub fn ancestors(self) -> impl Iterator<Item = Ancestor<'a>> {
        let page = self.page;
        let mut next = Some(self.data().container);
        std::iter::from_fn(move || {
            let container = page.containers.get(next? as usize)?;
            // The root stands for the document and is its own parent.
            next = (next != Some(0)).then_some(container.parent);
            Some(Ancestor { page, container })
        })
    }

    /// The number of the innermost element of a name around the block, among as many as are asked.
    pub(crate) fn innermost(self, name: ElementName, most: usize) -> Option<u32> {
        let containers = &self.page.containers;
        let mut at = self.data().container;
        for _ in 0..most {
            let container = containers.get(at as usize)?;
            if container.tag == name {
                return Some(at);
            }
            at = container.parent;
        }
        None
    }

    /// What the classes, ids, roles and element names around the block say of it.
    pub fn hints(self) -> Hints {
        if let Some(glance) = self.page.glances.get(self.index) {
            return glance.hints();
        }
        self.page
            .containers
            .get(self.data().container as usize)
            .map(|container| container.hints)
            .unwrap_or_default()
    }

    pub(crate) fn previous(self) -> Option<Block<'a>> {
        self.page.block(self.index.checked_sub(1)?)
    }

    /// Whether running text stands among so many blocks before the block, and among as many behind it.
    pub(crate) fn is_within_prose(self, reach: usize) -> bool {
        let is_prose = |at: usize| {
            let block = self.page.block(at);
            block.is_some_and(|block| block.features().is_prose() && !block.is_envelope())
        };
        let mut before = (self.index.saturating_sub(reach)..self.index).rev();
        let mut behind = (1..=reach).map(|step| self.index + step);
        before.any(is_prose) && behind.any(is_prose)
    }

    pub(crate) fn next(self) -> Option<Block<'a>> {
        self.page.block(self.index + 1)
    }
}

/// An element around a block.
#[derive(Clone, Copy, Debug)]
pub struct Ancestor<'a> {
    pub(crate) page: &'a Page,
    pub(crate) container: &'a Container,
}

impl<'a> Ancestor<'a> {
    /// The name of the element.
    pub fn name(self) -> ElementName {
        self.container.tag
    }

    /// The class, id and role of the element, separated by spaces.
    pub fn tokens(self) -> &'a str {
        self.page.string(self.container.tokens)
    }

    /// What the element and those around it say.
    pub(crate) fn hints(self) -> Hints {
        self.container.hints
    }

    /// The numbers of the blocks from its first to its last.
    pub(crate) fn blocks(self) -> Range<usize> {
        self.container.blocks.range()
    }

    /// Whether another element has the same name and the same words in its class, id and role.
    pub(crate) fn is_like(self, other: Ancestor<'_>) -> bool {
        let words = |tokens: &'_ str| {
            let mut all = String::with_capacity(tokens.len());
            hints::words(tokens, |word| {
                all.push_str(std::str::from_utf8(word).unwrap_or_default());
                all.push(' ');
            });
            all
        };
        self.name() == other.name()
            && (self.tokens() == other.tokens() || words(self.tokens()) == words(other.tokens()))
    }

    /// Whether the element has this class, id or role, as a whole word.
    pub fn has_token(self, token: &str) -> bool {
        self.tokens().split(' ').any(|word| word == token)
    }
}

/// Whether a line is a heading of Markdown: `## The tide`.
pub(crate) fn is_markdown_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_by_their_first_characters() {
        static STARTS: Starts = Starts::new(&['(', '（', 'é']);
        let page = crate::Cleaner::default().read("(a\n（乙）\né\n【\na(\n乙（\n(");
        let found = page.blocks().map(|block| block.starts_with(&STARTS));
        let found: Vec<bool> = found.collect();
        assert_eq!(found, [true, true, true, false, false, false, true]);
    }
}
