//! How much a tree will be lowered to: what has room from the beginning is not copied as it grows.

use super::elements::{Role, role};
use super::white_space::blank_length;
use crate::html::{Content, Tree};
use crate::page::Page;

/// How much a tree will be lowered to, about.
#[derive(Default)]
pub(super) struct Extent {
    blocks: usize,
    containers: usize,
    inlines: usize,
    /// In bytes.
    text: usize,
}

impl Extent {
    /// Looks at nodes in the order in which they were read, whatever holds them.
    pub(super) fn of<T: Tree>(tree: &T) -> Extent {
        let mut extent = Extent::default();
        // Whether text belongs to a block that is counted, and whether it is that of a script.
        let (mut is_counted, mut is_markup) = (false, false);
        for content in tree.contents() {
            match content {
                Content::Element { name, html } => {
                    is_markup = false;
                    match role(name, html).0 {
                        Role::Markup(_) => is_markup = true,
                        Role::LineBreak => is_counted = false,
                        Role::Link | Role::Strong | Role::Emphasis | Role::Code | Role::Image => {
                            extent.inlines += 1;
                        }
                        Role::Metadata
                        | Role::Inline
                        | Role::Time
                        | Role::Nothing
                        | Role::ThematicBreak => {}
                        _ => {
                            extent.containers += 1;
                            is_counted = false;
                        }
                    }
                }
                Content::Text { text, .. } if !is_markup => {
                    let length = text.len() - blank_length(text.as_bytes());
                    if length > 0 {
                        // With the space before it, and the line feed behind the block.
                        extent.text += length + 1 + usize::from(!is_counted);
                        extent.blocks += usize::from(!is_counted);
                        is_counted = true;
                    }
                }
                _ => {}
            }
        }
        extent
    }

    /// Makes room on a page for so much more.
    pub(super) fn make_room(&self, page: &mut Page) {
        page.blocks.reserve_exact(self.blocks);
        page.containers.reserve_exact(self.containers);
        page.inlines.reserve_exact(self.inlines);
        page.text.reserve_exact(self.text);
    }
}
