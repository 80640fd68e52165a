//! The stack of open elements.

use super::super::arena::Space;
use super::super::names::{self, Name};
use crate::page::Span;

/// An open element.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) node: u32,
    /// What its children are put into: of a template that is not itself.
    pub(super) target: u32,
    pub(super) name: Name,
    pub(super) space: Space,
    /// What the standard says of such elements.
    pub(super) flags: u32,
    /// Where its name stands.
    pub(super) written: Span,
}

impl Open {
    /// Whether it is an HTML element of this name.
    pub(super) fn is(&self, name: Name) -> bool {
        self.name == name && self.space == Space::Html
    }

    pub(super) fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }
}

/// The open elements, the innermost last, and how many HTML elements of each name there are.
pub(super) struct Stack {
    entries: Vec<Open>,
    counts: [u16; names::COUNT],
}

impl Stack {
    pub(super) fn new() -> Stack {
        Stack {
            entries: Vec::with_capacity(64),
            counts: [0; names::COUNT],
        }
    }

    pub(super) fn entries(&self) -> &[Open] {
        &self.entries
    }

    pub(super) fn get(&self, at: usize) -> Option<&Open> {
        self.entries.get(at)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The current node.
    pub(super) fn top(&self) -> Option<&Open> {
        self.entries.last()
    }

    pub(super) fn top_is(&self, name: Name) -> bool {
        self.top().is_some_and(|open| open.is(name))
    }

    pub(super) fn top_has(&self, flags: u32) -> bool {
        self.top().is_some_and(|open| open.has(flags))
    }

    /// Whether an HTML element of this name is open.
    pub(super) fn holds(&self, name: Name) -> bool {
        self.counts
            .get(name as usize)
            .is_some_and(|&count| count > 0)
    }

    pub(super) fn push(&mut self, open: Open) {
        self.count(&open, 1);
        self.entries.push(open);
    }

    pub(super) fn insert(&mut self, at: usize, open: Open) {
        self.count(&open, 1);
        self.entries.insert(at.min(self.entries.len()), open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.entries.pop()?;
        self.count(&open, u16::MAX);
        Some(open)
    }

    pub(super) fn remove(&mut self, at: usize) {
        if at < self.entries.len() {
            let open = self.entries.remove(at);
            self.count(&open, u16::MAX);
        }
    }

    /// Has another node stand for an element of the same name.
    pub(super) fn replace(&mut self, at: usize, node: u32) {
        if let Some(open) = self.entries.get_mut(at) {
            open.node = node;
            open.target = node;
        }
    }

    fn count(&mut self, open: &Open, change: u16) {
        if open.space == Space::Html
            && let Some(count) = self.counts.get_mut(open.name as usize)
        {
            *count = count.wrapping_add(change);
        }
    }

    pub(super) fn truncate(&mut self, len: usize) {
        while self.entries.len() > len {
            self.pop();
        }
    }

    /// The place of the innermost entry for this node.
    pub(super) fn position(&self, node: u32) -> Option<usize> {
        self.entries.iter().rposition(|open| open.node == node)
    }

    pub(super) fn remove_node(&mut self, node: u32) {
        if let Some(at) = self.position(node) {
            self.remove(at);
        }
    }

    /// Whether an element of this name is open and none that bounds the scope is above it.
    pub(super) fn in_scope(&self, name: Name, bounds: u32) -> bool {
        if !self.holds(name) {
            return false;
        }
        for open in self.entries.iter().rev() {
            if open.is(name) {
                return true;
            }
            if open.has(bounds) {
                return false;
            }
        }
        false
    }

    /// Whether an element that has one of the flags is in scope.
    pub(super) fn any_in_scope(&self, flags: u32) -> bool {
        let found = |open: &&Open| open.has(flags | names::SCOPE);
        let found = self.entries.iter().rev().find(found);
        found.is_some_and(|open| open.has(flags))
    }

    /// Closes elements whose end tags may be left out.
    pub(super) fn close_implied(&mut self, except: Name) {
        while self
            .top()
            .is_some_and(|open| open.has(names::IMPLIED) && open.name != except)
        {
            self.pop();
        }
    }

    /// Closes elements up to and with one of this name.
    pub(super) fn pop_until(&mut self, name: Name) {
        while let Some(open) = self.pop() {
            if open.is(name) {
                break;
            }
        }
    }

    /// Closes elements up to and with one that has a flag.
    pub(super) fn pop_until_any(&mut self, flags: u32) {
        while let Some(open) = self.pop() {
            if open.has(flags) {
                break;
            }
        }
    }

    /// Closes elements until the current node has a flag.
    pub(super) fn clear_to(&mut self, flags: u32) {
        while self.top().is_some_and(|open| !open.has(flags)) {
            self.pop();
        }
    }

    /// Closes the `<p>` that is in scope, if there is one.
    pub(super) fn close_paragraph(&mut self) {
        if self.in_scope(Name::P, names::SCOPE | names::BUTTON) {
            self.close_implied(Name::P);
            self.pop_until(Name::P);
        }
    }
}
