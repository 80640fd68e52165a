//! What elements hold that is not seen, or not before a click.

use super::Walk;
use crate::html::{Content, Name, Tree};
use crate::read::html::attributes::Attributes;
use crate::read::html::{folded, gutter};

impl<T: Tree> Walk<'_, '_, '_, T> {
    /// Whether what an element holds is hidden, or no part of the text.
    pub(super) fn is_hidden(
        &mut self,
        node: T::Node,
        container: u32,
        attributes: &Attributes<'_>,
    ) -> bool {
        if attributes.is_aria_hidden() && self.controlled.contains(attributes.id()) {
            folded::unfold(self.builder, container, attributes);
        }
        let is_opened = attributes.hidden && self.is_opened(node, attributes);
        folded::is_hidden(self.builder, container, attributes, is_opened)
            || gutter::is_one(self.tree, node, attributes)
    }

    /// Whether a hidden element is opened by another one: a control names it, or it is the answer to
    /// the question above it.
    fn is_opened(&self, node: T::Node, attributes: &Attributes<'_>) -> bool {
        let content = self.tree.content(node);
        let is_answer = matches!(content, Content::Element { name: Name::Dd, .. });
        is_answer
            || self.controlled.contains(attributes.id())
            || folded::is_below_question(self.builder)
    }
}
