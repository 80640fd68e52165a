//! Elements in the line: links, images and what sets text off.

use super::{Leave, Walk};
use crate::hints::Hints;
use crate::html::Tree;
use crate::page::InlineKind;
use crate::read::html::attributes::Attributes;
use crate::read::html::elements::Role;

impl<T: Tree> Walk<'_, '_, '_, T> {
    pub(super) fn enter_inline(
        &mut self,
        node: T::Node,
        role: Role,
        attributes: &Attributes<'_>,
    ) -> Option<Leave> {
        if attributes.hidden && !self.builder.state.hidden {
            let (text, source) = self.text_inside(node);
            self.builder.hidden_text(text, source);
            return None;
        }
        let kind = match role {
            Role::Link => {
                let address = self.builder.string(attributes.href());
                Some(InlineKind::Link(address))
            }
            Role::Strong => Some(InlineKind::Strong),
            Role::Emphasis => Some(InlineKind::Emphasis),
            Role::Code => Some(InlineKind::Code),
            _ if attributes.said.hints.contains(Hints::HIDDEN) => {
                self.builder.page.has_unseen = true;
                Some(InlineKind::Unseen)
            }
            _ => None,
        };
        let opened = kind.is_some_and(|kind| self.builder.open_inline(kind));
        self.statements
            .open(self.builder, attributes, role == Role::Time);
        Some(if opened {
            Leave::CloseInline
        } else {
            Leave::Nothing
        })
    }

    pub(super) fn image(&mut self, attributes: &Attributes<'_>) {
        // Lazy loaders repeat their images in `<noscript>`; hidden ones count visits.
        if self.builder.state.noscript || self.builder.state.hidden || attributes.hidden {
            return;
        }
        let address = if attributes.lazy_src().is_empty() {
            attributes.src()
        } else {
            attributes.lazy_src()
        };
        if !address.is_empty() && !address.starts_with("data:") {
            self.builder.image(address, attributes.alt());
        }
    }
}
