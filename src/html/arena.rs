//! A tree of HTML: nodes in one vector, linked by number. A `builder` fills it, or a `sink`.

mod links;

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

/// About how many nodes there are for each attribute.
const NODES_PER_ATTRIBUTE: usize = 2;

/// An attribute that is ever read.
#[derive(Clone, Copy)]
pub(super) struct Attribute {
    pub(super) name: AttributeName,
    /// Whether the value is written otherwise in the document, and stands in [`Arena::own`].
    pub(super) is_own: bool,
    pub(super) value: Span,
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
    Document {
        first_child: u32,
    },
    Element {
        name: Name,
        space: Space,
        attribute_count: u8,
        first_attribute: u32,
        first_child: u32,
    },
    /// Text as it stands in the document.
    Shared(Span),
    /// The place in [`Arena::rewritten`] of a text that the document has in other words.
    Rewritten(u32),
    /// Adjacent comments are one node; only their size is of interest.
    Comment(u32),
}

impl Data {
    /// A document without nodes.
    pub(super) const DOCUMENT: Data = Data::Document { first_child: NONE };
}

pub(super) struct Node {
    /// The sibling before it; of a first child the last one.
    previous: u32,
    /// The sibling behind it; of a last child the parent, and [`links::PARENT`]; `NONE` for what
    /// stands nowhere.
    next: u32,
    pub(super) data: Data,
}

/// Pages have a node for every few bytes of markup.
const _: () = assert!(size_of::<Node>() <= 20 && size_of::<Attribute>() <= 12);

/// A text that is not what stands in the document, and the bytes that it was read from, or
/// [`Span::NOWHERE`].
pub(super) struct Rewritten {
    text: Span,
    source: Span,
}

/// A tree of nodes in one vector.
pub(crate) struct Arena<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    /// By node, in their order: the names of those elements whose [`Name`] does not tell them.
    other_names: Vec<(u32, LocalName)>,
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
        let nodes = 16 + (tags + tags / 2).min(input.len() / BYTES_PER_NODE);
        let mut arena = Arena {
            nodes: Vec::with_capacity(nodes),
            attributes: Vec::with_capacity(nodes / NODES_PER_ATTRIBUTE),
            other_names: Vec::new(),
            rewritten: Vec::new(),
            input,
            own: String::new(),
        };
        arena.push(Data::DOCUMENT);
        arena.push(Data::DOCUMENT);
        arena
    }

    /// The tree is complete: gives back the room that it has beyond what it holds.
    pub(super) fn finish(&mut self) {
        self.nodes.shrink_to_fit();
        self.attributes.shrink_to_fit();
        self.rewritten.shrink_to_fit();
        self.own.shrink_to_fit();
    }

    pub(super) fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    /// The name of an element that `name` does not tell.
    pub(super) fn other_name(&self, node: u32) -> Option<&LocalName> {
        let at = self.other_names.binary_search_by_key(&node, |it| it.0);
        Some(&self.other_names.get(at.ok()?)?.1)
    }

    /// Keeps the name of the last node, which its [`Name`] does not tell.
    pub(super) fn keep_name(&mut self, node: u32, name: LocalName) {
        self.other_names.push((node, name));
    }

    fn shared(&self, span: Span) -> &str {
        self.input.get(span.range()).unwrap_or_default()
    }

    fn own(&self, span: Span) -> &str {
        self.own.get(span.range()).unwrap_or_default()
    }

    pub(super) fn value(&self, attribute: &Attribute) -> &str {
        if attribute.is_own {
            self.own(attribute.value)
        } else {
            self.shared(attribute.value)
        }
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
            source: start.map_or(Span::NOWHERE, |_| token),
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

    pub(super) fn attributes_of(&self, attributes: Attributes) -> &[Attribute] {
        let first = attributes.first as usize;
        let range = first..first + usize::from(attributes.count);
        self.attributes.get(range).unwrap_or_default()
    }

    #[cold]
    fn rare_content(&self, data: &Data) -> Content<'_> {
        match data {
            Data::Rewritten(at) => match self.rewritten.get(*at as usize) {
                Some(rewritten) => Content::Text {
                    text: self.own(rewritten.text),
                    source: rewritten.source.known(),
                },
                None => Content::Other,
            },
            Data::Comment(bytes) => Content::Comment(*bytes as usize),
            _ => Content::Other,
        }
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
        let is_new = |new: &Attribute| known.iter().all(|it| it.name != new.name);
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
        Some(self.get(node)?.first_child()).filter(|&child| child != NONE)
    }

    fn next_sibling(&self, node: u32) -> Option<u32> {
        self.get(node)?.next_sibling()
    }

    #[inline]
    fn content(&self, node: u32) -> Content<'_> {
        let Some(node) = self.get(node) else {
            return Content::Other;
        };
        // Nearly all are one of these two.
        if let Data::Shared(span) = &node.data {
            return Content::Text {
                text: self.shared(*span),
                source: Some(*span),
            };
        }
        if let Data::Element { name, space, .. } = &node.data {
            return Content::Element {
                name: *name,
                html: *space == Space::Html,
            };
        }
        self.rare_content(&node.data)
    }

    fn attributes<'t>(&'t self, node: u32, mut read: impl FnMut(AttributeName, &'t str)) {
        if let Some(attributes) = self.attributes_at(node) {
            for attribute in self.attributes_of(attributes) {
                read(attribute.name, self.value(attribute));
            }
        }
    }
}
