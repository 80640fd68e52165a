//! What html5ever's tree builder fills an arena by.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::arena::{self, Arena, DISCARDED, Data, NONE, Node, ROOT, Space};
use super::names::{AttributeName, Name};
use super::tree::Tree;
use crate::page::Span;

/// Fills an [`Arena`] and knows where the text that comes in stands in the document.
pub(crate) struct Sink<'a> {
    arena: RefCell<Arena<'a>>,
    /// The copy of the document that html5ever's texts share.
    input: StrTendril,
    /// The bytes that the last text was read from.
    token: Cell<Span>,
    /// Whether the doctype asks for the ways of old browsers.
    quirks: Cell<bool>,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(html: &'a str, input: StrTendril) -> Sink<'a> {
        Sink {
            arena: RefCell::new(Arena::new(html)),
            input,
            token: Cell::new(Span::default()),
            quirks: Cell::new(false),
        }
    }

    pub(crate) fn set_text(&self, span: Span) {
        self.token.set(span);
    }

    pub(crate) fn node_count(&self) -> usize {
        self.arena.borrow().nodes.len()
    }

    pub(crate) fn has_quirks(&self) -> bool {
        self.quirks.get()
    }

    pub(crate) fn into_arena(self) -> Arena<'a> {
        self.arena.into_inner()
    }

    /// Where a text that shares the document's buffer stands in it, told by its address.
    fn shared(&self, text: &StrTendril) -> Option<Span> {
        let at = (text.as_ptr() as usize).wrapping_sub(self.input.as_ptr() as usize);
        (at < self.input.len()).then(|| Span::new(at, at + text.len()))
    }

    /// A text node's data. Where the text stands in the document is told by its address where it
    /// shares the document's buffer, by the token that it came with where it is too short to.
    fn text_data(&self, arena: &mut Arena<'_>, text: &StrTendril) -> Data {
        if let Some(span) = self.shared(text) {
            return Data::Shared(span);
        }
        arena.replaced(text, self.token.get())
    }

    /// Keeps those of the attributes that are ever read.
    fn push_attributes(&self, arena: &mut Arena<'_>, attributes: Vec<Attribute>) {
        for attribute in attributes {
            if let Some(name) = AttributeName::of(&attribute.name.local) {
                let shared = self.shared(&attribute.value);
                let value = shared.unwrap_or_else(|| arena.keep(&attribute.value));
                arena.attributes.push(arena::Attribute {
                    name,
                    is_own: shared.is_none(),
                    value,
                });
            }
        }
    }

    fn node_of(&self, arena: &mut Arena<'_>, child: NodeOrText<u32>) -> u32 {
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
pub(crate) struct ElementName<'a> {
    space: Space,
    local_name: Ref<'a, LocalName>,
}

impl ElemName for ElementName<'_> {
    #[inline]
    fn ns(&self) -> &Namespace {
        static NAMESPACES: [Namespace; 3] = [ns!(html), ns!(svg), ns!(mathml)];
        let [html, svg, mathml] = &NAMESPACES;
        match self.space {
            Space::Html => html,
            Space::Svg => svg,
            Space::MathMl => mathml,
        }
    }

    #[inline]
    fn local_name(&self) -> &LocalName {
        &self.local_name
    }
}

impl<'i> TreeSink for Sink<'i> {
    type Handle = u32;
    type Output = Sink<'i>;
    type ElemName<'a>
        = ElementName<'a>
    where
        Self: 'a;

    fn finish(self) -> Sink<'i> {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> ElementName<'a> {
        static NO_ELEMENT: LocalName = local_name!("");
        let arena = self.arena.borrow();
        let (space, name) = match arena.get(*target).map(|node| &node.data) {
            Some(&Data::Element { space, name, .. }) => (space, name),
            _ => (Space::Html, Name::Other),
        };
        let local_name = Ref::map(arena, |arena| {
            // The names of SVG have upper-case letters.
            let is_told = name != Name::Other && space == Space::Html;
            let other = (!is_told).then(|| arena.other_name(*target)).flatten();
            other.or(name.local_name()).unwrap_or(&NO_ELEMENT)
        });
        ElementName { space, local_name }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> u32 {
        let mut arena = self.arena.borrow_mut();
        let first = arena.attributes.len();
        self.push_attributes(&mut arena, attributes);
        let attributes = arena.attributes_from(first);
        let space = match name.ns {
            ns!(html) => Space::Html,
            ns!(svg) => Space::Svg,
            _ => Space::MathMl,
        };
        let known = Name::of(&name.local);
        let data = Data::Element {
            name: known,
            space,
            attribute_count: attributes.count,
            first_attribute: attributes.first,
            first_child: NONE,
        };
        let element = arena.push(data);
        if known.local_name() != Some(&name.local) {
            arena.keep_name(element, name.local);
        }
        if flags.template {
            // The contents of a template follow its element and belong to no parent.
            arena.push(Data::DOCUMENT);
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
            .is_some_and(Node::is_attached);
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

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.quirks.set(mode == QuirksMode::Quirks);
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let mut arena = self.arena.borrow_mut();
        let child = self.node_of(&mut arena, child);
        arena.insert_before(*sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        let first = arena.attributes.len();
        self.push_attributes(&mut arena, attributes);
        arena.add_missing(*target, first);
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
