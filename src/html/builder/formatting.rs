//! Formatting elements, which go on in the next paragraph when they are not closed.

use super::super::arena::{Attributes, NONE, Space};
use super::super::names::{self, Name};
use super::super::tree::Tree;
use super::stack::Open;
use super::{Builder, Tag};
use crate::page::Span;

/// How often an end tag is looked at again.
const ROUNDS: usize = 8;

/// Elements between a formatting element and a block that are repeated in the block.
const REPEATED: usize = 3;

/// Formatting elements alike that may be open.
const MOST_ALIKE: usize = 3;

/// A formatting element that is not closed, or a marker that none is looked for beyond.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Its node; `NONE` for a marker.
    pub(super) node: u32,
    name: Name,
    attributes: Attributes,
    /// Where its tag stands.
    tag: Span,
    written: Span,
}

impl Entry {
    const MARKER: Entry = Entry {
        node: NONE,
        name: Name::Other,
        attributes: Attributes { first: 0, count: 0 },
        tag: Span { start: 0, end: 0 },
        written: Span { start: 0, end: 0 },
    };

    fn open(&self) -> Open {
        Open {
            node: self.node,
            target: self.node,
            name: self.name,
            space: Space::Html,
            flags: self.name.flags(),
            written: self.written,
        }
    }
}

impl Builder<'_> {
    pub(super) fn push_marker(&mut self) {
        self.formatting.push(Entry::MARKER);
    }

    pub(super) fn clear_to_marker(&mut self) {
        while self.formatting.pop().is_some_and(|it| it.node != NONE) {}
    }

    /// The entries behind the last marker, the last first.
    fn unmarked(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let entries = self.formatting.iter().enumerate().rev();
        entries.take_while(|(_, entry)| entry.node != NONE)
    }

    fn listed(&self, node: u32) -> Option<usize> {
        self.formatting.iter().position(|entry| entry.node == node)
    }

    fn unlist(&mut self, node: u32) {
        if let Some(at) = self.listed(node) {
            self.formatting.remove(at);
        }
    }

    /// Opens again the formatting elements that were closed by something else.
    pub(super) fn reconstruct(&mut self) {
        let is_closed = |it: &Entry| it.node != NONE && self.stack.position(it.node).is_none();
        let closed = self.formatting.iter().rev().take_while(|it| is_closed(it));
        let first = self.formatting.len() - closed.count();
        for at in first..self.formatting.len() {
            let Some(mut entry) = self.formatting.get(at).copied() else {
                return;
            };
            let data = Builder::element(entry.name, Space::Html, entry.attributes);
            entry.node = self.arena.append_new(self.target(), data);
            self.push_open(entry.open());
            self.repeated();
            if let Some(place) = self.formatting.get_mut(at) {
                *place = entry;
            }
        }
    }

    /// Gives up where many elements are repeated: so the pages grow that are made to exhaust.
    fn repeated(&mut self) {
        self.repeats += 1;
        self.gave_up |= self.repeats > super::MOST_REPEATS;
    }

    pub(super) fn start_formatting(&mut self, tag: &Tag) {
        if tag.name == Name::A {
            self.close_open_link();
        }
        self.reconstruct();
        if tag.name == Name::Nobr && self.stack.in_scope(Name::Nobr, names::SCOPE) {
            self.adopt(tag);
            self.reconstruct();
        }
        self.drop_alike(tag);
        let node = self.insert(tag);
        self.formatting.push(Entry {
            node,
            name: tag.name,
            attributes: tag.attributes,
            tag: tag.span,
            written: tag.written,
        });
    }

    /// An `<a>` ends the one before it.
    fn close_open_link(&mut self) {
        let open = self.unmarked().find(|(_, entry)| entry.name == Name::A);
        if let Some(node) = open.map(|(_, entry)| entry.node) {
            self.adopt(&Tag::named(Name::A));
            self.unlist(node);
            self.stack.remove_node(node);
        }
    }

    /// Of the elements just like this one, the first is not opened again if there are too many.
    fn drop_alike(&mut self, tag: &Tag) {
        let of_name = || self.unmarked().filter(|(_, it)| it.name == tag.name);
        if of_name().count() < MOST_ALIKE {
            return;
        }
        let text = |span: Span| self.arena.input.get(span.range());
        let is_same = |entry: &Entry| text(entry.tag) == text(tag.span);
        // Two may be the same in other words, and not all attributes are known.
        let unclear = of_name().any(|(_, it)| !is_same(it) && !self.differ(it, tag));
        let alike = of_name().filter(|(_, it)| is_same(it));
        let alike = alike.fold((0, None), |(count, _), (at, _)| (count + 1, Some(at)));
        self.gave_up |= unclear;
        if let (MOST_ALIKE.., Some(first)) = alike {
            self.formatting.remove(first);
        }
    }

    /// Whether the attributes that are known tell an element from a tag.
    fn differ(&self, entry: &Entry, tag: &Tag) -> bool {
        let attributes = |of| {
            let of = self.arena.attributes_of(of).iter();
            of.map(|attribute| (attribute.name, self.arena.value(attribute)))
        };
        entry.attributes.count != tag.attributes.count
            || attributes(tag.attributes)
                .any(|new| attributes(entry.attributes).all(|old| old != new))
    }

    /// The adoption agency: what the end tag of a formatting element does.
    pub(super) fn adopt(&mut self, tag: &Tag) {
        let top = self.stack.top().filter(|open| open.is(tag.name));
        if top.is_some_and(|open| self.listed(open.node).is_none()) {
            self.stack.pop();
            return;
        }
        for _ in 0..ROUNDS {
            let found = self.unmarked().find(|(_, it)| it.name == tag.name);
            let Some((at, entry)) = found.map(|(at, entry)| (at, *entry)) else {
                return self.end_any(tag);
            };
            let Some(place) = self.stack.position(entry.node) else {
                self.formatting.remove(at);
                return;
            };
            let inside = self.stack.entries().get(place + 1..).unwrap_or_default();
            if inside.iter().any(|open| open.has(names::SCOPE)) {
                return;
            }
            let Some(offset) = inside.iter().position(|open| open.has(names::SPECIAL)) else {
                self.stack.truncate(place);
                self.formatting.remove(at);
                return;
            };
            self.move_into_block(&entry, place, place + 1 + offset);
        }
    }

    /// Has the formatting element end before the block at `block`, and a copy of it hold what is
    /// in the block.
    fn move_into_block(&mut self, entry: &Entry, place: usize, block: usize) {
        let above = place.checked_sub(1).and_then(|at| self.stack.get(at));
        let (Some(above), Some(block)) = (above.copied(), self.stack.get(block).copied()) else {
            return;
        };
        let (outermost, bookmark) = self.repeat_between(entry, &block);
        self.arena.append(above.target, outermost);
        let copy = self.copy(entry);
        while let Some(child) = self.arena.first_child(block.node) {
            self.arena.append(copy.node, child);
        }
        self.arena.append(block.node, copy.node);
        if let Some(behind) = self.listed(bookmark) {
            self.formatting.insert(behind + 1, copy);
        }
        self.unlist(entry.node);
        self.stack.remove_node(entry.node);
        if let Some(at) = self.stack.position(block.node) {
            self.stack.insert(at + 1, copy.open());
        }
    }

    /// Repeats the formatting elements between the one that ends and the block, the innermost
    /// around the block; gives the outermost, and the entry that the copy is to be listed behind.
    fn repeat_between(&mut self, entry: &Entry, block: &Open) -> (u32, u32) {
        let (mut outermost, mut bookmark) = (block.node, entry.node);
        let mut at = self.stack.position(block.node).unwrap_or(0);
        for count in 1.. {
            let Some(open) = at.checked_sub(1).and_then(|at| self.stack.get(at)) else {
                break;
            };
            at -= 1;
            let node = open.node;
            if node == entry.node {
                break;
            }
            if count > REPEATED {
                self.unlist(node);
            }
            let Some(listed) = self.listed(node) else {
                self.stack.remove(at);
                continue;
            };
            let Some(copy) = self.formatting.get(listed).copied() else {
                break;
            };
            let copy = self.copy(&copy);
            self.stack.replace(at, copy.node);
            if let Some(place) = self.formatting.get_mut(listed) {
                *place = copy;
            }
            if outermost == block.node {
                bookmark = copy.node;
            }
            self.arena.append(copy.node, outermost);
            outermost = copy.node;
        }
        (outermost, bookmark)
    }

    /// An element like another, which stands nowhere yet.
    fn copy(&mut self, entry: &Entry) -> Entry {
        self.repeated();
        let data = Builder::element(entry.name, Space::Html, entry.attributes);
        Entry {
            node: self.arena.push(data),
            ..*entry
        }
    }
}
