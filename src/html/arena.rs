//! The tree that html5ever's tree builder fills: nodes in one vector, linked by number.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::tokenizer::MAX_ATTRIBUTES;
use super::tree::{Content, Tree};
use crate::page::Span;

const NONE: u32 = u32::MAX;
const ROOT: u32 = 0;
/// Comments and the like are attached to nothing; one node stands for all of them.
const DISCARDED: u32 = 1;

enum Data {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text {
        text: StrTendril,
        source: Option<Span>,
    },
    /// Adjacent comments are one node; only their size is of interest.
    Comment(u32),
}

struct Node {
    parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
    data: Data,
}

/// A tree of nodes in one vector.
pub(crate) struct Arena {
    nodes: Vec<Node>,
}

impl Arena {
    fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    fn push(&mut self, data: Data) -> u32 {
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

    fn detach(&mut self, node: u32) {
        let Some(found) = self.nodes.get_mut(node as usize) else {
            return;
        };
        let (parent, previous, next) = (found.parent, found.previous, found.next);
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

    fn append(&mut self, parent: u32, child: u32) {
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

    fn insert_before(&mut self, sibling: u32, child: u32) {
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

impl Tree for Arena {
    type Node = u32;

    const RAW_NOSCRIPT: bool = false;

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
            Some(Data::Element { name, .. }) => Content::Element {
                name: &name.local,
                html: name.ns == ns!(html),
            },
            Some(Data::Text { text, source }) => Content::Text {
                text,
                source: *source,
            },
            Some(Data::Comment(bytes)) => Content::Comment(*bytes as usize),
            _ => Content::Other,
        }
    }

    fn attributes<'a>(&'a self, node: u32, read: &mut dyn FnMut(&'a LocalName, &'a str)) {
        if let Some(Data::Element { attributes, .. }) = self.get(node).map(|node| &node.data) {
            for attribute in attributes {
                read(&attribute.name.local, &attribute.value);
            }
        }
    }
}

/// Fills an [`Arena`] and knows where the text that comes in stands in the document.
pub(crate) struct Sink {
    arena: RefCell<Arena>,
    input: StrTendril,
    /// The bytes that the last text was read from.
    token: Cell<Span>,
}

impl Sink {
    pub(crate) fn new(input: StrTendril) -> Sink {
        let mut arena = Arena {
            nodes: Vec::with_capacity(64 + input.len() / 32),
        };
        arena.push(Data::Document);
        arena.push(Data::Document);
        Sink {
            arena: RefCell::new(arena),
            input,
            token: Cell::new(Span::default()),
        }
    }

    pub(crate) fn set_text(&self, span: Span) {
        self.token.set(span);
    }

    pub(crate) fn node_count(&self) -> usize {
        self.arena.borrow().nodes.len()
    }

    pub(crate) fn into_arena(self) -> Arena {
        self.arena.into_inner()
    }

    /// Where text stands in the document: by address where it shares the document's buffer, by
    /// the token that it came with where it is too short to share.
    fn source_of(&self, text: &StrTendril) -> Option<Span> {
        let base = self.input.as_ptr() as usize;
        let at = (text.as_ptr() as usize).wrapping_sub(base);
        if at < self.input.len() {
            return Some(Span::new(at, at + text.len()));
        }
        let token = self.token.get();
        if token.is_empty() {
            return None;
        }
        let start = (token.end as usize).checked_sub(text.len())?;
        let tail = self.input.get(start..token.end as usize);
        // A character reference is another text than the bytes it was read from.
        if tail == Some(&**text) {
            Some(Span::new(start, token.end as usize))
        } else {
            Some(token)
        }
    }

    fn node_of(&self, child: NodeOrText<u32>) -> u32 {
        match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let source = self.source_of(&text);
                self.arena.borrow_mut().push(Data::Text { text, source })
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Sink;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        static NO_ELEMENT: once_cell::sync::Lazy<QualName> =
            once_cell::sync::Lazy::new(|| QualName::new(None, ns!(html), local_name!("")));
        Ref::map(self.arena.borrow(), |arena| {
            match arena.get(*target).map(|node| &node.data) {
                Some(Data::Element { name, .. }) => name,
                _ => &*NO_ELEMENT,
            }
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> u32 {
        let mut arena = self.arena.borrow_mut();
        let element = arena.push(Data::Element { name, attributes });
        if flags.template {
            // The contents of a template follow its element and belong to no parent.
            arena.push(Data::Document);
        }
        element
    }

    fn create_comment(&self, text: StrTendril) -> u32 {
        self.arena.borrow_mut().push(Data::Comment(text.len32()))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> u32 {
        DISCARDED
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        let child = self.node_of(child);
        self.arena.borrow_mut().append(*parent, child);
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let has_parent = self
            .arena
            .borrow()
            .get(*element)
            .is_some_and(|node| node.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        target.saturating_add(1)
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let child = self.node_of(child);
        self.arena.borrow_mut().insert_before(*sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        let Some(Data::Element {
            attributes: have, ..
        }) = arena
            .nodes
            .get_mut(*target as usize)
            .map(|node| &mut node.data)
        else {
            return;
        };
        for attribute in attributes {
            // Each tag has few, but any number of tags may add theirs.
            if have.len() >= MAX_ATTRIBUTES {
                return;
            }
            if !have.iter().any(|known| known.name == attribute.name) {
                have.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.arena.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        let mut arena = self.arena.borrow_mut();
        while let Some(child) = arena.first_child(*node) {
            arena.append(*new_parent, child);
        }
    }
}
