//! The elements around a block that show in what comes out: quotations, lists, figures, tables.

use crate::block::{Block, BlockKind};
use crate::page::{Container, ElementName, Page};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LevelKind {
    Quote,
    List,
    Item,
    Figure,
    Table,
}

/// One of the elements around a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub(super) kind: LevelKind,
    container: u32,
    /// The number of an item; the number that the next item of a list should have. None where the
    /// list has no numbers.
    pub(super) number: Option<u32>,
    /// Of a list, whether it has to be told from the one right before it; of an item, whether its
    /// number does not follow from the one before.
    pub(super) apart: bool,
}

impl PartialEq for Level {
    fn eq(&self, other: &Level) -> bool {
        self.kind == other.kind && self.container == other.container
    }
}

/// Elements that are looked through for those around a block. A block further in stays where the
/// one before it was.
const FARTHEST: usize = 256;

/// Levels that are told apart; what is further in belongs to the last of them.
const DEEPEST: usize = 16;

/// The levels of one block after the other.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    before: Vec<Level>,
    found: Vec<Level>,
    common: usize,
}

impl Levels {
    /// Goes on to a block.
    pub(super) fn enter(&mut self, block: Block<'_>) {
        std::mem::swap(&mut self.open, &mut self.before);
        self.open.clear();
        if self.look_around(block) {
            self.settle(block.page());
        } else {
            self.open.extend_from_slice(&self.before);
        }
        let same = self.open.iter().zip(&self.before);
        self.common = same.take_while(|(one, two)| one == two).count();
        for (level, before) in self.open.iter_mut().zip(&self.before).take(self.common) {
            *level = *before;
        }
        self.count(block);
    }

    /// Leaves all levels.
    pub(super) fn end(&mut self) {
        std::mem::swap(&mut self.open, &mut self.before);
        self.open.clear();
        self.common = 0;
    }

    /// The levels around the block, the outermost first.
    pub(super) fn all(&self) -> &[Level] {
        &self.open
    }

    /// How many of them were around the block before too.
    pub(super) fn common(&self) -> usize {
        self.common
    }

    /// Those that begin with the block.
    pub(super) fn opened(&self) -> &[Level] {
        self.open.get(self.common..).unwrap_or_default()
    }

    /// Those that ended before it.
    pub(super) fn closed(&self) -> &[Level] {
        self.before.get(self.common..).unwrap_or_default()
    }

    /// Whether the block stands where the one before it does.
    pub(super) fn stay(&self) -> bool {
        self.opened().is_empty() && self.closed().is_empty()
    }

    /// Finds the elements around a block; false where they are too many.
    fn look_around(&mut self, block: Block<'_>) -> bool {
        self.found.clear();
        let kind = block.kind();
        let is_prose = matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_));
        let is_inside =
            block.list_depth() > 0 || block.quote_depth() > 0 || !self.before.is_empty();
        if is_prose && !is_inside {
            return true;
        }
        let is_caption = kind == BlockKind::Caption;
        let mut in_table = is_caption || matches!(kind, BlockKind::TableRow { .. });
        let mut reached = 0;
        for (at, container) in around(block.page(), block.data().container) {
            reached = at;
            let kind = match container.tag {
                ElementName::Blockquote => LevelKind::Quote,
                ElementName::List => LevelKind::List,
                ElementName::ListItem => LevelKind::Item,
                ElementName::Figure => {
                    in_table &= !is_caption;
                    LevelKind::Figure
                }
                ElementName::Table if std::mem::take(&mut in_table) => LevelKind::Table,
                ElementName::TableCell => {
                    in_table &= !is_caption;
                    continue;
                }
                _ => continue,
            };
            self.found.push(level(kind, at));
        }
        if in_table && !is_caption {
            self.found.insert(0, level(LevelKind::Table, u32::MAX));
        }
        self.found.reverse();
        self.found.truncate(DEEPEST);
        reached == 0
    }

    /// Makes levels of what was found: lists hold items, and items stand in lists.
    fn settle(&mut self, page: &Page) {
        for (at, &level) in self.found.iter().enumerate() {
            let next = self.found.get(at + 1).map(|next| next.kind);
            let in_list = self.open.last().map(|last| last.kind) == Some(LevelKind::List);
            if level.kind == LevelKind::List && next != Some(LevelKind::Item) {
                // What stands in a list and in none of its items goes on with the last one.
                let here = self.open.len();
                let before = self.before.get(..here) == Some(&self.open);
                if let Some([list, item]) = self.before.get(here..here + 2)
                    && before
                    && *list == level
                    && item.kind == LevelKind::Item
                {
                    self.open.extend([*list, *item]);
                }
                continue;
            }
            if level.kind == LevelKind::Item && !in_list {
                let parent = page.containers.get(level.container as usize);
                let parent = parent.map_or(u32::MAX, |item| item.parent);
                self.open.push(Level {
                    kind: LevelKind::List,
                    container: parent,
                    ..level
                });
            }
            self.open.push(level);
            if self.open.len() + 2 > DEEPEST {
                break;
            }
        }
    }

    /// Numbers the items that begin with the block, and tells lists apart.
    fn count(&mut self, block: Block<'_>) {
        let mut lists_before = self.before.get(self.common).copied();
        for at in self.common..self.open.len() {
            let Some(&level) = self.open.get(at) else {
                break;
            };
            let mut settled = level;
            if level.kind == LevelKind::List {
                let item = self.open.get(at + 1);
                let first = item.and_then(|item| number(block, item.container));
                settled.number = first.map(|_| 1);
                let last = lists_before.filter(|last| last.kind == LevelKind::List);
                settled.apart = last.is_some_and(|last| {
                    !last.apart && last.number.is_some() == settled.number.is_some()
                });
            } else if level.kind == LevelKind::Item
                && let Some(list) = at.checked_sub(1).and_then(|at| self.open.get_mut(at))
                && let Some(expected) = list.number
            {
                // Markdown knows numbers of nine digits at most.
                let own = number(block, level.container).unwrap_or(expected);
                let own = own.min(999_999_999);
                settled.number = Some(own);
                settled.apart = own != expected;
                list.number = Some(own.saturating_add(1));
            }
            if let Some(level) = self.open.get_mut(at) {
                *level = settled;
            }
            lists_before = None;
        }
    }
}

fn level(kind: LevelKind, container: u32) -> Level {
    Level {
        kind,
        container,
        number: None,
        apart: false,
    }
}

/// The elements around, the innermost first, to the root, whose number is 0, or as far as is looked.
fn around(page: &Page, container: u32) -> impl Iterator<Item = (u32, &Container)> {
    let mut next = Some(container);
    let all = std::iter::from_fn(move || {
        let at = next?;
        let container = page.containers.get(at as usize)?;
        next = (at != 0).then_some(container.parent);
        Some((at, container))
    });
    all.take(FARTHEST)
}

/// The table that a block stands in.
pub(super) fn table(block: Block<'_>) -> Option<u32> {
    let mut around = around(block.page(), block.data().container);
    let table = around.find(|(_, container)| container.tag == ElementName::Table);
    table.map(|(at, _)| at)
}

/// Blocks of an item that are looked at for its number, at most.
const LOOKED_AT: usize = 8;

/// The number of the item that begins with the block. Where it begins with a heading, or where its
/// beginning went, another block of the item has it.
fn number(block: Block<'_>, item: u32) -> Option<u32> {
    let page = block.page();
    let blocks = page.containers.get(item as usize)?.blocks.range();
    let blocks = page.blocks.get(blocks)?.iter().take(LOOKED_AT);
    blocks.into_iter().find_map(|block| {
        let BlockKind::ListItem { number } = block.kind else {
            return None;
        };
        let mut around = around(page, block.container);
        let own = around.find(|(_, container)| container.tag == ElementName::ListItem);
        number.filter(|_| own.is_some_and(|(at, _)| at == item))
    })
}
