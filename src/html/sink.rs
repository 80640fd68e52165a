//! What html5ever's tree builder fills an arena by.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::arena::{Arena, DISCARDED, Data, NONE, ROOT, Rewritten};
use super::tokenizer::MAX_ATTRIBUTES;
use super::tree::Tree;
use crate::page::Span;

/// Fills an [`Arena`] and knows where the text that comes in stands in the document.
pub(crate) struct Sink {
    arena: RefCell<Arena>,
    /// The bytes that the last text was read from.
    token: Cell<Span>,
}

impl Sink {
    pub(crate) fn new(input: StrTendril) -> Sink {
        Sink {
            arena: RefCell::new(Arena::new(input)),
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

    /// A text node's data. Where the text stands in the document is told by its address where it
    /// shares the document's buffer, by the token that it came with where it is too short to.
    fn text_data(&self, arena: &mut Arena, text: &StrTendril) -> Data {
        if let Some(span) = arena.shared(text) {
            return Data::Shared(span);
        }
        let token = self.token.get();
        let end = token.end as usize;
        let start = end.checked_sub(text.len()).filter(|_| !token.is_empty());
        // A character reference is another text than the bytes it was read from.
        if let Some(start) = start
            && arena.input.get(start..end) == Some(&**text)
        {
            return Data::Shared(Span::new(start, end));
        }
        let text = arena.keep(text);
        arena.rewritten.push(Rewritten {
            text,
            source: start.map(|_| token),
        });
        Data::Rewritten(u32::try_from(arena.rewritten.len() - 1).unwrap_or(u32::MAX))
    }

    fn node_of(&self, arena: &mut Arena, child: NodeOrText<u32>) -> u32 {
        match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let data = self.text_data(arena, &text);
                arena.push(data)
            }
        }
    }
}

/// The name of an element of the arena.
#[derive(Debug)]
pub(crate) struct Name<'a>(Ref<'a, Data>);

impl ElemName for Name<'_> {
    #[inline]
    fn ns(&self) -> &Namespace {
        static NAMESPACES: [Namespace; 3] = [ns!(html), ns!(svg), ns!(mathml)];
        let [html, svg, mathml] = &NAMESPACES;
        match &*self.0 {
            Data::Element { namespace: 1, .. } => svg,
            Data::Element { namespace: 2, .. } => mathml,
            _ => html,
        }
    }

    #[inline]
    fn local_name(&self) -> &LocalName {
        static NO_ELEMENT: LocalName = local_name!("");
        match &*self.0 {
            Data::Element { name, .. } => name,
            _ => &NO_ELEMENT,
        }
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Sink;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Name<'a> {
        static NO_NODE: Data = Data::Document;
        Name(Ref::map(self.arena.borrow(), |arena| {
            arena.get(*target).map_or(&NO_NODE, |node| &node.data)
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> u32 {
        let mut arena = self.arena.borrow_mut();
        let first = arena.attributes.len();
        arena.push_attributes(attributes);
        let namespace = match name.ns {
            ns!(html) => 0,
            ns!(svg) => 1,
            _ => 2,
        };
        let data = Data::Element {
            name: name.local,
            namespace,
            attributes: u32::try_from(first).unwrap_or(u32::MAX),
            attribute_count: u16::try_from(arena.attributes.len() - first).unwrap_or(u16::MAX),
        };
        let element = arena.push(data);
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
        let mut arena = self.arena.borrow_mut();
        let child = self.node_of(&mut arena, child);
        arena.append(*parent, child);
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
        let mut arena = self.arena.borrow_mut();
        let child = self.node_of(&mut arena, child);
        arena.insert_before(*sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        let Some(&Data::Element {
            attributes: first,
            attribute_count,
            ..
        }) = arena.get(*target).map(|node| &node.data)
        else {
            return;
        };
        let known = arena.attributes_of(first, attribute_count);
        let is_new = |new: &Attribute| known.iter().all(|(name, _)| *name != new.name.local);
        // Each tag has few, but any number of tags may add theirs.
        let room = MAX_ATTRIBUTES.saturating_sub(known.len());
        let new: Vec<Attribute> = attributes.into_iter().filter(is_new).take(room).collect();
        if new.is_empty() {
            return;
        }
        let all = known.to_vec();
        let start = arena.attributes.len();
        arena.attributes.extend(all);
        arena.push_attributes(new);
        let count = arena.attributes.len() - start;
        if let Some(Data::Element {
            attributes,
            attribute_count,
            ..
        }) = arena
            .nodes
            .get_mut(*target as usize)
            .map(|node| &mut node.data)
        {
            *attributes = u32::try_from(start).unwrap_or(u32::MAX);
            *attribute_count = u16::try_from(count).unwrap_or(u16::MAX);
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
