//! Markup without text, and the text that some of it has.

use super::Walk;
use crate::html::{Content, Name, Tree};
use crate::read::html::attributes::Attributes;
use crate::read::html::{head, look_ahead, page_data};

impl<T: Tree> Walk<'_, '_, '_, T> {
    pub(super) fn markup(&mut self, node: T::Node, kind: usize, attributes: &Attributes<'_>) {
        let Content::Element { name, .. } = self.tree.content(node) else {
            return;
        };
        let bytes = if name == Name::Script {
            head::script(self.builder.page, self.tree, node, attributes);
            self.formula(node, attributes);
            self.data = self.data.or(page_data::is_in(attributes).then_some(node));
            head::length_of(self.tree, node)
        } else {
            look_ahead::length_inside(self.tree, node)
        };
        self.count_markup(kind, bytes);
    }

    pub(super) fn count_markup(&mut self, kind: usize, bytes: usize) {
        if let Some(count) = self.builder.page.markup.get_mut(kind) {
            count.elements = count.elements.saturating_add(1);
            count.bytes = count.bytes.saturating_add(bytes as u64);
        }
    }

    /// Reads a formula in TeX, which a script would draw. Where one did, the script has an id.
    fn formula(&mut self, node: T::Node, attributes: &Attributes<'_>) {
        let is_drawn = attributes.id().starts_with("MathJax-")
            || self.behind_math == Some(self.builder.position());
        if is_drawn || !attributes.kind().trim_start().starts_with("math/tex") {
            return;
        }
        let mut child = self.tree.first_child(node);
        while let Some(node) = child {
            if let Content::Text { text, source } = self.tree.content(node) {
                let source = self.source(source);
                self.builder.text(text, source);
            }
            child = self.tree.next_sibling(node);
        }
    }
}
