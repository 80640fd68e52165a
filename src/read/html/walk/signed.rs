//! Bylines inside of headings, which become blocks of their own.

use super::{Leave, Walk};
use crate::block::BlockKind;
use crate::hints::Hints;
use crate::html::{Content, Tree};
use crate::page::{ElementName, Gap};
use crate::read::html::attributes::Attributes;
use crate::read::html::elements::{self, Role};
use crate::read::html::{containers, heading_bylines};

/// How many elements are looked at in an element, and how many nodes behind it: a byline has few.
const MOST_IN_BYLINE: usize = 12;
const MOST_BEHIND: usize = 4;

impl<T: Tree> Walk<'_, '_, '_, T> {
    /// Enters an element with which a heading ends, if it holds a byline.
    pub(super) fn enter_byline(
        &mut self,
        node: T::Node,
        role: Role,
        attributes: &Attributes<'_>,
    ) -> Option<Leave> {
        let is_of_heading = matches!(self.builder.state.kind, BlockKind::Heading(1..=3));
        let may_be = matches!(role, Role::Inline | Role::Time | Role::Emphasis);
        if !(is_of_heading && may_be) || self.builder.state.in_row {
            return None;
        }
        let title = self.builder.heading();
        if title.is_empty() || self.has_text_behind(node) {
            return None;
        }
        let text = self.short_text(node)?;
        let said = &attributes.said;
        let is_hinted =
            role == Role::Time || said.key.is_some() || said.hints.intersects(Hints::BYLINE);
        if !heading_bylines::is_one(title, &text, is_hinted) {
            return None;
        }
        self.builder.boundary(Gap::Line);
        let before = self.builder.state;
        self.builder.state.container =
            containers::open(self.builder, ElementName::Other, attributes, false, || {
                false
            });
        self.builder.state.kind = BlockKind::Paragraph;
        self.statements
            .open(self.builder, attributes, role == Role::Time);
        let (state, gap) = (before, Gap::Line);
        Some(Leave::Block { state, gap })
    }

    /// Whether words follow that no element sets apart.
    fn has_text_behind(&self, node: T::Node) -> bool {
        let behind = std::iter::successors(self.tree.next_sibling(node), |it| {
            self.tree.next_sibling(*it)
        });
        let mut behind = behind.enumerate();
        behind.any(|(at, node)| match self.tree.content(node) {
            _ if at >= MOST_BEHIND => true,
            Content::Text { text, .. } => text.contains(char::is_alphanumeric),
            _ => false,
        })
    }

    /// The text of an element, if it is as short as a byline.
    fn short_text(&self, node: T::Node) -> Option<String> {
        let mut text = String::new();
        let mut left = MOST_IN_BYLINE;
        let mut next = vec![self.tree.first_child(node)];
        while let Some(node) = next.pop() {
            let Some(node) = node else {
                continue;
            };
            next.push(self.tree.next_sibling(node));
            match self.tree.content(node) {
                // How many texts stand one behind the other depends on the tree: `&nbsp;` may be one.
                Content::Text { text: part, .. } => {
                    if text.len() + part.len() > heading_bylines::LONGEST {
                        return None;
                    }
                    text.push_str(part);
                    continue;
                }
                Content::Element { name, html } => {
                    left = left.checked_sub(1)?;
                    let (role, _) = elements::role(name, html);
                    if matches!(role, Role::Markup(_) | Role::Nothing | Role::Metadata) {
                        continue;
                    }
                }
                Content::Comment(_) | Content::Other => left = left.checked_sub(1)?,
            }
            next.push(self.tree.first_child(node));
        }
        Some(text)
    }
}
