//! A tree of HTML: nodes in one vector, linked by number. A `builder` fills it, or a `sink`.

use std::ops::Range;

use html5ever::LocalName;
use memchr::memchr_iter;

use super::names::{AttributeName, Name};
use super::tokenizer::decode;
use super::tree::{Content, Tree};
use crate::page::Span;

pub(super) const NONE: u32 = u32::MAX;
pub(super) const ROOT: u32 = 0;
/// Comments and the like are attached to nothing; one node stands for all of them.
pub(super) const DISCARDED: u32 = 1;

/// Nodes that there is room for from the beginning at most: one for so many bytes.
const BYTES_PER_NODE: usize = 8;

/// A piece of text: of the document, or of what was read from it and is written otherwise there.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    Shared(Span),
    Own(Span),
}

/// The attributes of an element: where they begin, and how many they are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    pub(super) first: u32,
    pub(super) count: u8,
}

/// The namespace of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    Svg,
    MathMl,
}

#[derive(Debug)]
pub(super) enum Data {
    Document,
    Element {
        name: Name,
        space: Space,
        attribute_count: u8,
        first_attribute: u32,
        /// The place in [`Arena::other_names`] of a name that is not told by `name`.
        other_name: u32,
    },
    /// Text as it stands in the document.
    Shared(Span),
    /// The place in [`Arena::rewritten`] of a text that the document has in other words.
    Rewritten(u32),
    /// Adjacent comments are one node; only their size is of interest.
    Comment(u32),
}

pub(super) struct Node {
    pub(super) parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
    pub(super) data: Data,
}

/// Pages have a node for every few bytes of markup.
const _: () = assert!(size_of::<Node>() <= 32 && size_of::<(AttributeName, Piece)>() <= 16);

/// A text that is not what stands in the document, and the bytes that it was read from.
pub(super) struct Rewritten {
    pub(super) text: Span,
    pub(super) source: Option<Span>,
}

/// A tree of nodes in one vector.
pub(crate) struct Arena<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<(AttributeName, Piece)>,
    pub(super) other_names: Vec<LocalName>,
    pub(super) rewritten: Vec<Rewritten>,
    /// The document.
    pub(super) input: &'a str,
    /// What is not written so in the document.
    own: String,
}

impl<'a> Arena<'a> {
    /// A document without nodes.
    pub(super) fn new(input: &'a str) -> Arena<'a> {
        // Each tag makes a node at most, and a text behind it another; a half of them are ends.
        let tags = memchr_iter(b'<', input.as_bytes()).count();
        let nodes = 16 + tags.min(input.len() / BYTES_PER_NODE);
        let mut arena = Arena {
            nodes: Vec::with_capacity(nodes),
            attributes: Vec::with_capacity(nodes / 2),
            other_names: Vec::new(),
            rewritten: Vec::new(),
            input,
            own: String::new(),
        };
        arena.push(Data::Document);
        arena.push(Data::Document);
        arena
    }

    pub(super) fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    pub(super) fn text(&self, piece: Piece) -> &str {
        let (text, span): (&str, Span) = match piece {
            Piece::Shared(span) => (self.input, span),
            Piece::Own(span) => (&self.own, span),
        };
        text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn keep(&mut self, text: &str) -> Span {
        let start = self.own.len();
        self.own.push_str(text);
        Span::new(start, self.own.len())
    }

    /// Keeps the value of an attribute that is written otherwise in the document.
    pub(super) fn keep_decoded(&mut self, value: Range<usize>) -> Span {
        let start = self.own.len();
        let own = &mut self.own;
        decode(self.input, value, true, |piece| own.push_str(piece));
        Span::new(start, self.own.len())
    }

    /// A text node's data for a text that is not a part of the document's buffer; `token` is what
    /// it was read from.
    pub(super) fn replaced(&mut self, text: &str, token: Span) -> Data {
        let end = token.end as usize;
        let start = end.checked_sub(text.len()).filter(|_| !token.is_empty());
        // A character reference is another text than the bytes it was read from.
        if let Some(start) = start
            && self.input.get(start..end) == Some(text)
        {
            return Data::Shared(Span::new(start, end));
        }
        let text = self.keep(text);
        self.rewritten.push(Rewritten {
            text,
            source: start.map(|_| token),
        });
        Data::Rewritten(u32::try_from(self.rewritten.len() - 1).unwrap_or(u32::MAX))
    }

    /// The attributes from `first` on are those of one element.
    pub(super) fn attributes_from(&self, first: usize) -> Attributes {
        Attributes {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            count: u8::try_from(self.attributes.len() - first).unwrap_or(u8::MAX),
        }
    }

    pub(super) fn attributes_of(&self, attributes: Attributes) -> &[(AttributeName, Piece)] {
        let first = attributes.first as usize;
        let range = first..first + usize::from(attributes.count);
        self.attributes.get(range).unwrap_or_default()
    }

    fn attributes_at(&self, node: u32) -> Option<Attributes> {
        match self.get(node)?.data {
            Data::Element {
                first_attribute,
                attribute_count,
                ..
            } => Some(Attributes {
                first: first_attribute,
                count: attribute_count,
            }),
            _ => None,
        }
    }

    /// Gives an element those of the attributes from `new` on that it does not have.
    pub(super) fn add_missing(&mut self, node: u32, new: usize) {
        let Some(known) = self.attributes_at(node) else {
            return;
        };
        let known = self.attributes_of(known).to_vec();
        let is_new = |(name, _): &(AttributeName, Piece)| known.iter().all(|(it, _)| it != name);
        let mut added = self.attributes.split_off(new.min(self.attributes.len()));
        added.retain(is_new);
        if added.is_empty() {
            return;
        }
        self.attributes.extend(known);
        self.attributes.extend(added);
        let all = self.attributes_from(new);
        if let Some(node) = self.nodes.get_mut(node as usize)
            && let Data::Element {
                first_attribute,
                attribute_count,
                ..
            } = &mut node.data
        {
            *first_attribute = all.first;
            *attribute_count = all.count;
        }
    }

    /// Adds a node behind the last child of `parent`.
    #[inline]
    pub(super) fn append_new(&mut self, parent: u32, data: Data) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(DISCARDED);
        let mut previous = NONE;
        if let Some(above) = self.nodes.get_mut(parent as usize) {
            previous = std::mem::replace(&mut above.last, id);
            if previous == NONE {
                above.first = id;
            } else if let Some(previous) = self.nodes.get_mut(previous as usize) {
                previous.next = id;
            }
        }
        self.nodes.push(Node {
            parent,
            previous,
            next: NONE,
            first: NONE,
            last: NONE,
            data,
        });
        id
    }

    pub(super) fn push(&mut self, data: Data) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(DISCARDED);
        self.nodes.push(Node {
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            data,
        });
        id
    }

    pub(super) fn detach(&mut self, node: u32) {
        let Some(found) = self.nodes.get_mut(node as usize) else {
            return;
        };
        let (parent, previous, next) = (found.parent, found.previous, found.next);
        if parent == NONE {
            return;
        }
        found.parent = NONE;
        found.previous = NONE;
        found.next = NONE;
        match self.nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = next,
            None => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.first = next;
                }
            }
        }
        match self.nodes.get_mut(next as usize) {
            Some(next) => next.previous = previous,
            None => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.last = previous;
                }
            }
        }
    }

    pub(super) fn append(&mut self, parent: u32, child: u32) {
        if child == DISCARDED || parent == child {
            return;
        }
        self.detach(child);
        let Some(above) = self.nodes.get_mut(parent as usize) else {
            return;
        };
        let last = above.last;
        above.last = child;
        if last == NONE {
            above.first = child;
        }
        if let Some(last) = self.nodes.get_mut(last as usize) {
            last.next = child;
        }
        if let Some(child) = self.nodes.get_mut(child as usize) {
            child.parent = parent;
            child.previous = last;
        }
    }

    pub(super) fn insert_before(&mut self, sibling: u32, child: u32) {
        if child == DISCARDED || sibling == child {
            return;
        }
        self.detach(child);
        let Some(below) = self.nodes.get_mut(sibling as usize) else {
            return;
        };
        let (parent, previous) = (below.parent, below.previous);
        below.previous = child;
        match self.nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = child,
            None => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.first = child;
                }
            }
        }
        if let Some(child) = self.nodes.get_mut(child as usize) {
            child.parent = parent;
            child.previous = previous;
            child.next = sibling;
        }
    }
}

impl Tree for Arena<'_> {
    type Node = u32;

    const RAW_NOSCRIPT: bool = false;

    fn size(&self) -> usize {
        self.nodes.len()
    }

    fn root(&self) -> u32 {
        ROOT
    }

    fn first_child(&self, node: u32) -> Option<u32> {
        self.get(node)
            .map(|node| node.first)
            .filter(|&child| child != NONE)
    }

    fn next_sibling(&self, node: u32) -> Option<u32> {
        self.get(node)
            .map(|node| node.next)
            .filter(|&sibling| sibling != NONE)
    }

    fn content(&self, node: u32) -> Content<'_> {
        match self.get(node).map(|node| &node.data) {
            Some(Data::Element { name, space, .. }) => Content::Element {
                name: *name,
                html: *space == Space::Html,
            },
            Some(Data::Shared(span)) => Content::Text {
                text: self.text(Piece::Shared(*span)),
                source: Some(*span),
            },
            Some(Data::Rewritten(at)) => match self.rewritten.get(*at as usize) {
                Some(rewritten) => Content::Text {
                    text: self.text(Piece::Own(rewritten.text)),
                    source: rewritten.source,
                },
                None => Content::Other,
            },
            Some(Data::Comment(bytes)) => Content::Comment(*bytes as usize),
            _ => Content::Other,
        }
    }

    fn attributes<'t>(&'t self, node: u32, mut read: impl FnMut(AttributeName, &'t str)) {
        if let Some(attributes) = self.attributes_at(node) {
            for (name, value) in self.attributes_of(attributes) {
                read(*name, self.text(*value));
            }
        }
    }
}
