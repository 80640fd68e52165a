//! How nodes are linked: each child to the next, the last one to its parent, and the first one back
//! to the last.

use super::{Arena, DISCARDED, Data, NONE, Node};

/// Marks a link to the parent; documents have less nodes.
pub(super) const PARENT: u32 = 1 << 31;

impl Node {
    pub(super) fn first_child(&self) -> u32 {
        match self.data {
            Data::Document { first_child } | Data::Element { first_child, .. } => first_child,
            _ => NONE,
        }
    }

    fn set_first_child(&mut self, child: u32) {
        if let Data::Document { first_child } | Data::Element { first_child, .. } = &mut self.data {
            *first_child = child;
        }
    }

    fn holds_nodes(&self) -> bool {
        matches!(self.data, Data::Document { .. } | Data::Element { .. })
    }

    pub(super) fn next_sibling(&self) -> Option<u32> {
        Some(self.next).filter(|next| next & PARENT == 0)
    }

    /// Whether it stands in another node.
    pub(in super::super) fn is_attached(&self) -> bool {
        self.next != NONE
    }

    /// The parent of a last child.
    fn parent(&self) -> Option<u32> {
        let is_last = self.is_attached() && self.next & PARENT != 0;
        is_last.then_some(self.next & !PARENT)
    }
}

impl Arena<'_> {
    fn next_id(&self) -> u32 {
        let id = u32::try_from(self.nodes.len()).ok();
        id.filter(|id| id & PARENT == 0).unwrap_or(DISCARDED)
    }

    fn get_mut(&mut self, node: u32) -> Option<&mut Node> {
        self.nodes.get_mut(node as usize)
    }

    /// Adds a node behind the last child of `parent`.
    #[inline]
    pub(in super::super) fn append_new(&mut self, parent: u32, data: Data) -> u32 {
        let id = self.next_id();
        let (previous, next) = self.link_last(parent, id);
        self.nodes.push(Node {
            previous,
            next,
            data,
        });
        id
    }

    /// Adds a node that stands nowhere yet.
    pub(in super::super) fn push(&mut self, data: Data) -> u32 {
        let id = self.next_id();
        self.nodes.push(Node {
            previous: NONE,
            next: NONE,
            data,
        });
        id
    }

    /// Has the last child of `parent` be followed by another one; the links of that one.
    #[inline]
    fn link_last(&mut self, parent: u32, child: u32) -> (u32, u32) {
        let next = parent | PARENT;
        let above = self.nodes.get_mut(parent as usize);
        let Some(above) = above.filter(|above| above.holds_nodes()) else {
            return (NONE, NONE);
        };
        let first = above.first_child();
        if first == NONE {
            above.set_first_child(child);
            return (child, next);
        }
        let mut last = child;
        if let Some(first) = self.get_mut(first) {
            last = std::mem::replace(&mut first.previous, child);
        }
        if let Some(last) = self.get_mut(last) {
            last.next = child;
        }
        (last, next)
    }

    pub(in super::super) fn detach(&mut self, node: u32) {
        let Some(found) = self.get_mut(node).filter(|node| node.is_attached()) else {
            return;
        };
        let (previous, next) = (found.previous, found.next);
        // What is before a first child is the last.
        let parent_of_last = found.parent();
        let parent_of_first = self.get(previous).and_then(Node::parent);
        if let Some(found) = self.get_mut(node) {
            found.previous = NONE;
            found.next = NONE;
        }
        match parent_of_first.and_then(|parent| self.get_mut(parent)) {
            Some(parent) if parent_of_last.is_some() => parent.set_first_child(NONE),
            Some(parent) => parent.set_first_child(next),
            None => {
                if let Some(previous) = self.get_mut(previous) {
                    previous.next = next;
                }
            }
        }
        let parent_of_last = parent_of_last.and_then(|parent| self.get(parent));
        let behind = parent_of_last.map_or(next, Node::first_child);
        if let Some(behind) = self.get_mut(behind) {
            behind.previous = previous;
        }
    }

    pub(in super::super) fn append(&mut self, parent: u32, child: u32) {
        if child == DISCARDED || parent == child {
            return;
        }
        self.detach(child);
        let (previous, next) = self.link_last(parent, child);
        if let Some(child) = self.get_mut(child) {
            child.previous = previous;
            child.next = next;
        }
    }

    pub(in super::super) fn insert_before(&mut self, sibling: u32, child: u32) {
        if child == DISCARDED || sibling == child {
            return;
        }
        self.detach(child);
        let Some(below) = self.get_mut(sibling).filter(|below| below.is_attached()) else {
            return;
        };
        let previous = std::mem::replace(&mut below.previous, child);
        let parent_of_first = self.get(previous).and_then(Node::parent);
        match parent_of_first.and_then(|parent| self.get_mut(parent)) {
            Some(parent) => parent.set_first_child(child),
            None => {
                if let Some(previous) = self.get_mut(previous) {
                    previous.next = child;
                }
            }
        }
        if let Some(child) = self.get_mut(child) {
            child.previous = previous;
            child.next = sibling;
        }
    }
}
