//! Marks, and the grounds that they share.

use std::borrow::Cow;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::growth;
use crate::label::Label;
use crate::page::{Span, narrow};

/// One piece of evidence. A text of short lines has as many of them as lines, so they are small.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) block: u32,
    /// Positive for content, negative for boilerplate.
    pub(crate) weight: f32,
    /// The place of its ground, with [`ON_PART`] where the mark is not on the whole block.
    ground: u32,
}

/// The highest bit of what tells a ground: documents are too small for as many.
const ON_PART: u32 = 1 << 31;

impl Mark {
    /// A mark on a block, or on the part of it that its ground tells.
    pub(crate) fn new(block: usize, weight: f32, ground: u32, is_whole: bool) -> Mark {
        Mark {
            block: u32::try_from(block).unwrap_or(u32::MAX),
            weight,
            ground: if is_whole { ground } else { ground | ON_PART },
        }
    }

    /// The place of its ground.
    pub(crate) fn ground(&self) -> u32 {
        self.ground & !ON_PART
    }

    /// Whether the mark is on the whole block.
    pub(crate) fn is_whole(&self) -> bool {
        self.ground & ON_PART == 0
    }
}

/// What many marks share: who wrote them and why. A mark on a part of a block has one of its own.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub(crate) rule: u16,
    pub(crate) label: Label,
    pub(crate) reason: Cow<'static, str>,
    /// The part of the block's text, counted from its start; `None` for all of it.
    pub(crate) part: Option<Span>,
}

/// Grounds of one rule that are looked through one by one, the last first.
const FEW: usize = 32;

/// Grounds that most pages have at most.
const USUAL: usize = 32;

/// All grounds. One whose reason is not made for one mark stands there once, but of a rule that has many
/// an early one may do so again.
#[derive(Clone, Debug)]
pub(crate) struct Grounds {
    pub(crate) all: Vec<Ground>,
    /// Of those behind the first [`FEW`] of a rule, by the hash of what tells it from others.
    known: FxHashMap<u64, u32>,
}

impl Default for Grounds {
    fn default() -> Grounds {
        Grounds {
            all: Vec::with_capacity(USUAL),
            known: FxHashMap::default(),
        }
    }
}

impl Grounds {
    /// The place of a ground, which may be known.
    pub(crate) fn place(&mut self, ground: Ground) -> u32 {
        let next = narrow(self.all.len());
        if let (Cow::Borrowed(reason), None) = (&ground.reason, ground.part) {
            // Where a reason stands tells it from others.
            let is = |last: &Ground| {
                std::ptr::eq(&*last.reason, *reason)
                    && last.label == ground.label
                    && last.part.is_none()
            };
            // Rules write one after the other.
            let last = self.all.iter().rev().take(FEW);
            let mut looked = 0;
            for known in last.take_while(|known| known.rule == ground.rule) {
                looked += 1;
                if is(known) {
                    return next - looked;
                }
            }
            if looked as usize == FEW {
                let key = (ground.rule, ground.label, reason.as_ptr().addr());
                let key = FxBuildHasher.hash_one(key);
                let known = *self.known.entry(key).or_insert(next);
                let found = self.all.get(known as usize);
                if found.is_some_and(|known| known.rule == ground.rule && is(known)) {
                    return known;
                }
            }
        }
        growth::push(&mut self.all, ground);
        next
    }
}

/// The marks in the order of their blocks, those of a block in the order in which they were
/// written, and by block where its marks end. Blocks have one or two, so that they are sorted by
/// counting them.
pub(crate) fn by_block(marks: Vec<Mark>, blocks: usize) -> (Vec<Mark>, Vec<u32>) {
    // For each block where its next mark goes.
    let mut next = vec![0_u32; blocks];
    for mark in &marks {
        if let Some(count) = next.get_mut(mark.block as usize) {
            *count += 1;
        }
    }
    let mut place = 0;
    for count in &mut next {
        place += std::mem::replace(count, place);
    }
    let mut sorted = vec![Mark::default(); marks.len()];
    for mark in marks {
        if let Some(next) = next.get_mut(mark.block as usize)
            && let Some(slot) = sorted.get_mut(*next as usize)
        {
            *slot = mark;
            *next += 1;
        }
    }
    (sorted, next)
}
