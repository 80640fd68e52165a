//! A tree builder for pages as they usually are.
//!
//! It follows the tree construction chapter of the HTML standard as html5ever's tree builder does,
//! but takes tags as they stand in the document, knows elements by small numbers, and fills the
//! arena itself. Where a page does what few do (text directly in a table, frames, U+0000, nesting
//! as deep as the guard looks at), it gives up, and html5ever's tree builder reads the page from
//! the start.

mod body;
mod body_end;
mod foreign;
mod formatting;
mod head;
mod modes;
mod receiver;
mod stack;
mod tables;
mod text;

use html5ever::tokenizer::states::RawKind;

use super::Parsed;
use super::arena::{Arena, Attributes, Data, NONE, ROOT, Space};
use super::names::{AttributeName, Name};
use super::tokenizer::{Limits, State, tokenize_for};
use super::xml::{self, Signs};
use crate::page::Span;
use formatting::Entry;
use stack::{Open, Stack};

/// Open elements and unclosed formatting elements together: what the guard never stops.
const DEEPEST: usize = super::guard::MAX_HANDLES_FOR_LONG - 8;

/// Elements that may be repeated because they were not closed: what the guard never stops.
const MOST_REPEATS: usize = super::guard::FREE_NODES / 2;

/// The tree of a page, unless the page needs html5ever's tree builder.
pub(super) fn build(html: &str, is_xml: bool) -> Option<Parsed<'_>> {
    let mut builder = Builder::new(html);
    builder.is_xml = is_xml;
    tokenize_for(html, &mut builder, Limits::default());
    (!builder.gave_up).then_some(Parsed {
        tree: builder.arena,
        hostile: false,
        signs: builder.signs,
    })
}

/// How a token is to be read: the insertion modes of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    AfterAfterBody,
}

/// A tag.
#[derive(Clone, Copy)]
struct Tag {
    name: Name,
    is_end: bool,
    self_closing: bool,
    attributes: Attributes,
    /// Where it stands, and where its name does.
    span: Span,
    written: Span,
}

impl Tag {
    /// A tag that is not in the document.
    fn named(name: Name) -> Tag {
        Tag {
            name,
            is_end: false,
            self_closing: false,
            attributes: Attributes::default(),
            span: Span::default(),
            written: Span::default(),
        }
    }
}

struct Builder<'a> {
    arena: Arena<'a>,
    mode: Mode,
    /// The mode to go back to behind raw text.
    original: Mode,
    stack: Stack,
    formatting: Vec<Entry>,
    /// The mode of each open template.
    templates: Vec<Mode>,
    head: Option<Open>,
    form: Option<u32>,
    /// Whether tables may stand in paragraphs.
    quirks: bool,
    /// Whether a line feed that comes next is dropped.
    skips_line_feed: bool,
    repeats: usize,
    gave_up: bool,
    /// Whether each element that closes itself is empty, and what the tags say of that.
    is_xml: bool,
    signs: Signs,
    /// The tag that is being read, and which attributes it has so far.
    tag: Tag,
    seen: u64,
}

impl<'a> Builder<'a> {
    fn new(input: &'a str) -> Builder<'a> {
        Builder {
            arena: Arena::new(input),
            mode: Mode::Initial,
            original: Mode::InBody,
            stack: Stack::new(),
            formatting: Vec::new(),
            templates: Vec::new(),
            head: None,
            form: None,
            quirks: false,
            skips_line_feed: false,
            repeats: 0,
            gave_up: false,
            is_xml: false,
            signs: Signs::default(),
            tag: Tag::named(Name::Other),
            seen: 0,
        }
    }

    /// Leaves the page to html5ever's tree builder.
    fn give_up(&mut self) -> State {
        self.gave_up = true;
        State::Data
    }

    /// The node that new ones are put into.
    fn target(&self) -> u32 {
        self.stack.top().map_or(ROOT, |open| open.target)
    }

    fn element(name: Name, space: Space, attributes: Attributes) -> Data {
        Data::Element {
            name,
            space,
            attribute_count: attributes.count,
            first_attribute: attributes.first,
            first_child: NONE,
        }
    }

    fn push_open(&mut self, open: Open) {
        self.stack.push(open);
        self.gave_up |= self.stack.len() + self.formatting.len() > DEEPEST;
    }

    /// Adds an element that has no content.
    fn insert_void(&mut self, tag: &Tag) -> u32 {
        let data = Builder::element(tag.name, Space::Html, tag.attributes);
        self.arena.append_new(self.target(), data)
    }

    /// Adds an element and opens it.
    fn insert(&mut self, tag: &Tag) -> u32 {
        let node = self.insert_void(tag);
        let mut target = node;
        if tag.name == Name::Template {
            // The contents of a template follow its element and belong to no parent.
            target = self.arena.push(Data::DOCUMENT);
        }
        self.push_open(Open {
            node,
            target,
            name: tag.name,
            space: Space::Html,
            flags: tag.name.flags(),
            written: tag.written,
        });
        node
    }

    /// Adds an element that the page left out.
    fn insert_implied(&mut self, name: Name) {
        self.insert(&Tag::named(name));
    }

    /// Opens an element whose content is text.
    fn insert_raw(&mut self, tag: &Tag, kind: RawKind) -> State {
        self.insert(tag);
        let has_address = || self.seen & 1 << AttributeName::Src as u32 != 0;
        if tag.self_closing && xml::has_no_text(tag.name, has_address) {
            self.stack.pop();
            return State::Data;
        }
        self.original = self.mode;
        self.mode = Mode::Text;
        State::Raw(kind)
    }

    /// The mode that belongs to the innermost element that has one of its own.
    fn reset_mode(&mut self) {
        for open in self.stack.entries().iter().rev() {
            if open.space != Space::Html {
                continue;
            }
            self.mode = match open.name {
                Name::Td | Name::Th => Mode::InCell,
                Name::Tr => Mode::InRow,
                Name::Tbody | Name::Thead | Name::Tfoot => Mode::InTableBody,
                Name::Caption => Mode::InCaption,
                Name::Colgroup => Mode::InColumnGroup,
                Name::Table => Mode::InTable,
                Name::Template => self.templates.last().copied().unwrap_or(Mode::InBody),
                Name::Head => Mode::InHead,
                Name::Body => Mode::InBody,
                Name::Html if self.head.is_none() => Mode::BeforeHead,
                Name::Html => Mode::AfterHead,
                _ => continue,
            };
            return;
        }
        self.mode = Mode::InBody;
    }
}

#[cfg(test)]
pub(super) mod tests;
