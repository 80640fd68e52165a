//! What every body format is lowered to: one text buffer and a flat list of blocks.
//!
//! A [`Page`] is immutable while rules read it. Blocks stand in document order and cover every non-blank
//! piece of the document, the metadata header included.

mod any;
pub(crate) mod bars;
mod glance;
mod index;
mod layout;
mod line_source;
mod reveal;
mod span;
mod tags;
mod thread;
mod widgets;
mod word_breaks;
mod word_lists;
mod word_sums;

use std::ops::Range;

use once_cell::sync::OnceCell;

use crate::block::{Ancestor, Block, BlockKind};
pub use crate::element_name::ElementName;
use crate::features::{Features, is_cjk};
use crate::field::Field;
use crate::hints::Hints;
use crate::metadata::PartialDateTime;
use crate::page_type::PageType;
use crate::phrases::{Hit, WithHits};
use any::Any;
use glance::Glance;
pub(crate) use line_source::LineSource;
pub(crate) use span::{Span, narrow};
pub(crate) use word_breaks::{FIRST_OF_SOFT_HYPHEN, joined};
pub(crate) use word_lists::WordLists;
pub(crate) use word_sums::WordSums;

/// How the body of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BodyKind {
    /// An HTML page or fragment.
    Html,
    /// Plain text, one paragraph or sentence a line. Markdown is text too: unless the document was told to
    /// be text, its blocks have the text that it shows.
    Text,
}

/// How a block is set off from the one before it, the narrower gap before the wider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// A line break: a `<br>`, the next line, the next list item or row.
    Line,
    /// A paragraph break or a blank line.
    #[default]
    Paragraph,
}

/// A block as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct BlockData {
    pub(crate) kind: BlockKind,
    pub(crate) gap: Gap,
    pub(crate) list_depth: u8,
    pub(crate) quote_depth: u8,
    pub(crate) hidden: bool,
    pub(crate) text: Span,
    /// Where its inlines begin; those of the next block follow.
    pub(crate) first_inline: u32,
    pub(crate) container: u32,
    /// The number of its hits in [`Page::with_hits`], counted from 1; 0 where it has none.
    pub(crate) hits: u32,
    /// The labels of the phrases among the hits, a bit each.
    pub(crate) phrase_labels: u32,
    pub(crate) features: Features,
}

/// Rules look at all blocks again and again: each fills one line of the processor's caches.
const _: () = assert!(size_of::<BlockData>() <= 64);

/// What a range of a block's text is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InlineKind {
    /// A link; the span of its address in [`Page::strings`].
    Link(Span),
    Strong,
    Emphasis,
    Code,
    /// Text for screen readers alone.
    Unseen,
    /// An image at one place of the text; the spans of its address and its alternative text.
    Image {
        address: Span,
        alt: Span,
    },
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Inline {
    pub(crate) kind: InlineKind,
    pub(crate) text: Span,
}

/// An element that holds blocks.
#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) parent: u32,
    pub(crate) tag: ElementName,
    /// What its name and classes say of it.
    pub(crate) own_hints: Hints,
    /// The same with those of the elements around it.
    pub(crate) hints: Hints,
    /// The class, id and role of the element in [`Page::strings`], separated by spaces.
    pub(crate) tokens: Span,
    /// The list of their words in [`Page::class_words`].
    pub(crate) words: u32,
    /// The blocks that stand inside it.
    pub(crate) blocks: Span,
}

/// What the reader left out of the text because it is not text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MarkupCount {
    pub(crate) elements: u32,
    pub(crate) bytes: u64,
}

/// The kinds of markup that never reach the text, in the order of [`Page::markup`].
pub(crate) const MARKUP_KINDS: [&str; 6] = [
    "<!-- comment -->",
    "<script>",
    "<style>",
    "<template>",
    "<svg>",
    "<iframe>",
];

/// Whether text of the script of the character is written without spaces.
fn is_cjk_or_mark(ch: char) -> bool {
    is_cjk(ch) || matches!(ch, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}')
}

/// A document of Markdown.
#[derive(Clone, Debug)]
pub(crate) struct Markdown {
    pub(crate) document: Box<str>,
    /// What its labels of links stand for, in order: each label and where the line that tells it stands.
    pub(crate) definitions: Vec<(Box<str>, Span)>,
}

/// A document lowered to fields and blocks. Rules read it; nothing writes to it.
#[derive(Clone, Debug)]
pub struct Page {
    pub(crate) text: String,
    pub(crate) blocks: Vec<BlockData>,
    /// By block, where it was read from, [`Span::NOWHERE`] where that is not known; none where the
    /// text is the document itself.
    pub(crate) sources: Vec<Span>,
    /// By block; none before the page is indexed, and of plain text, whose blocks are many and have
    /// no elements around them.
    pub(crate) glances: Vec<Glance>,
    pub(crate) inlines: Vec<Inline>,
    /// Whether some of them are unseen.
    pub(crate) has_unseen: bool,
    pub(crate) containers: Vec<Container>,
    /// The elements that say what address their content has, and the spans of those in `strings`.
    pub(crate) addressed: Vec<(u32, Span)>,
    pub(crate) strings: String,
    pub(crate) class_words: WordLists,
    pub(crate) fields: Vec<Field>,
    pub(crate) hits: Vec<Hit>,
    /// The blocks with phrases or credit words, in order.
    pub(crate) with_hits: Vec<WithHits>,
    /// What the elements of the page say, all together.
    pub(crate) all_hints: Hints,
    /// The labels of all phrases on the page, a bit each.
    pub(crate) phrase_labels: u32,
    pub(crate) markup: [MarkupCount; MARKUP_KINDS.len()],
    pub(crate) body_kind: BodyKind,
    pub(crate) url: Option<String>,
    /// What the page says that its addresses are relative to.
    pub(crate) base: Option<String>,
    /// The day of the crawl, if the caller gave it.
    pub(crate) crawled: Option<PartialDateTime>,
    /// Whether a soft hyphen may stand in the text.
    pub(crate) may_break_words: bool,
    /// Whether `text` is the document itself, so that text ranges are source ranges.
    pub(crate) text_is_source: bool,
    /// The document where it is Markdown, of which `text` has what shows.
    pub(crate) markdown: Option<Markdown>,
    /// The text of the article as the JSON-LD of the page states it, until the page is read.
    pub(crate) stated_text: Option<String>,
    /// Whether the text was read from there, since the page shows next to none.
    pub(crate) text_is_stated: bool,
    pub(crate) lines: LineSource,
    /// Where lines of hard-wrapped text were joined: what stands between them, in order.
    pub(crate) seams: Vec<Span>,
    pub(crate) first_prose: usize,
    pub(crate) any: Any,
    /// The blocks that begin with a bracket or what notes begin with, in order: most do not.
    pub(crate) opening: Vec<u32>,
    /// The heading that is the title of the story, as far as it can be told from the headings and
    /// the titles that the page states.
    pub(crate) title_heading: Option<usize>,
    /// The same, or where no heading is the title, the line that is.
    pub(crate) title_at: Option<usize>,
    /// The block from which on the page's own story has been told, behind the last where it never is:
    /// enough running text stands between its title and there, outside of elements for others.
    pub(crate) told_from: usize,
    /// Whether the page says that it is a thread, whose posts are called comments.
    pub(crate) is_thread: bool,
    /// The type of page that its system names parts after, once somebody has asked.
    pub(crate) type_of_parts: OnceCell<Option<PageType>>,
}

impl Page {
    pub(crate) fn new(body_kind: BodyKind) -> Page {
        Page {
            text: String::new(),
            blocks: Vec::new(),
            sources: Vec::new(),
            glances: Vec::new(),
            inlines: Vec::new(),
            has_unseen: false,
            containers: vec![Container {
                parent: 0,
                tag: ElementName::Other,
                own_hints: Hints::default(),
                hints: Hints::default(),
                tokens: Span::default(),
                words: WordLists::EMPTY,
                blocks: Span::default(),
            }],
            addressed: Vec::new(),
            strings: String::new(),
            class_words: WordLists::default(),
            fields: Vec::new(),
            hits: Vec::new(),
            with_hits: Vec::new(),
            all_hints: Hints::default(),
            phrase_labels: 0,
            markup: Default::default(),
            body_kind,
            url: None,
            base: None,
            crawled: None,
            may_break_words: true,
            text_is_source: false,
            markdown: None,
            stated_text: None,
            text_is_stated: false,
            lines: LineSource::Document,
            seams: Vec::new(),
            first_prose: 0,
            any: Any::default(),
            opening: Vec::new(),
            title_heading: None,
            title_at: None,
            told_from: usize::MAX,
            is_thread: false,
            type_of_parts: OnceCell::new(),
        }
    }

    /// How the body is written.
    pub fn body_kind(&self) -> BodyKind {
        self.body_kind
    }

    /// The address that the caller gave for the document.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The fields that the document states about itself, in document order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The values of the fields with a key, in document order.
    pub(crate) fn stated<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter().filter(move |field| field.key() == key);
        fields.map(Field::value)
    }

    /// All blocks in document order, the lines of a metadata header included.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + ExactSizeIterator {
        (0..self.blocks.len()).map(move |index| Block { page: self, index })
    }

    /// The blocks from a place on, without a walk over those before it.
    pub(crate) fn blocks_from(
        &self,
        first: usize,
    ) -> impl DoubleEndedIterator<Item = Block<'_>> + ExactSizeIterator {
        (first..self.blocks.len().max(first)).map(move |index| Block { page: self, index })
    }

    /// The blocks with phrases or credit words: most have none.
    pub(crate) fn blocks_with_hits(&self) -> impl DoubleEndedIterator<Item = Block<'_>> {
        self.with_hits
            .iter()
            .filter_map(|with_hits| self.block(with_hits.block as usize))
    }

    /// The blocks that begin with a bracket or what notes begin with.
    pub(crate) fn opening_blocks(&self) -> impl Iterator<Item = Block<'_>> {
        self.opening
            .iter()
            .filter_map(|&index| self.block(index as usize))
    }

    /// The block at a position, if there is one.
    pub fn block(&self, index: usize) -> Option<Block<'_>> {
        (index < self.blocks.len()).then_some(Block { page: self, index })
    }

    /// The position of the first block of running text: long enough, punctuated, not a list of
    /// links. The number of blocks if there is none. What stands before it is the page's head.
    pub fn first_prose(&self) -> usize {
        self.first_prose
    }

    /// The position of the last block of running text that is no line of a header.
    pub(crate) fn last_prose(&self) -> Option<usize> {
        let is_prose = |it: &Block<'_>| it.features().is_prose() && !it.is_envelope();
        self.blocks().rev().find(is_prose).map(Block::index)
    }

    /// The position of the first block that is no line of a header.
    pub(crate) fn first_of_body(&self) -> usize {
        self.blocks()
            .take_while(|block| block.is_envelope())
            .count()
    }

    /// The position of the block that holds a place of the text, or of the next one.
    pub(crate) fn block_at(&self, text: usize) -> usize {
        self.blocks
            .partition_point(|block| block.text.range().end <= text)
    }

    pub(crate) fn str(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Appends a part of the text to what is written, joined lines in one.
    pub(crate) fn push_text(&self, out: &mut String, range: Range<usize>) {
        let mut at = range.start;
        let first = self
            .seams
            .partition_point(|seam| seam.range().start < range.start);
        let seams = self.seams.iter().skip(first).map(|seam| seam.range());
        for seam in seams.take_while(|seam| seam.end <= range.end) {
            out.push_str(self.text.get(at..seam.start).unwrap_or_default());
            let behind = self.text.get(seam.end..).unwrap_or_default();
            // No space between Han, nor behind a hyphen.
            let close = out.ends_with(is_cjk_or_mark) || behind.starts_with(is_cjk_or_mark);
            if !close && !out.ends_with('-') {
                out.push(' ');
            }
            at = seam.end;
        }
        out.push_str(self.text.get(at..range.end).unwrap_or_default());
    }

    /// The blocks for readers without scripts, in order.
    pub(crate) fn scriptless(&self) -> impl Iterator<Item = Range<usize>> {
        let elements = self.containers.iter();
        let elements = elements.filter(|element| element.tag == ElementName::Noscript);
        let blocks = elements.map(|element| element.blocks.range());
        blocks.filter(|blocks| !blocks.is_empty())
    }

    /// The elements that say what address their content has, with it, in the order of the page.
    pub(crate) fn addressed(&self) -> impl Iterator<Item = (Ancestor<'_>, &str)> {
        self.addressed.iter().filter_map(|(container, address)| {
            let container = self.containers.get(*container as usize)?;
            let element = Ancestor {
                page: self,
                container,
            };
            Some((element, self.string(*address)))
        })
    }

    /// The words of the class, id and role of an element, by their hashes.
    pub(crate) fn words_of(&self, container: &Container) -> &[u32] {
        self.class_words.get(container.words)
    }

    pub(crate) fn string(&self, span: Span) -> &str {
        self.strings.get(span.range()).unwrap_or_default()
    }
}
