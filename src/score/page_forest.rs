//! A forest on one page, asked about the rows of its blocks together.

use std::ops::Range;

use wide::{bytemuck, f32x8, i8x16, i16x8};

use super::forest::{Asked, DEEPEST, Forest, MOST_LEAVES};
use super::rows::{Column, TOGETHER};

/// Trees between two looks at the sums.
pub(super) const STEP: usize = 16;

/// Rows whose sums are added up at once.
const GROUP: usize = 8;

/// A forest on one page: what it asks about the page itself is answered once for all rows.
pub(super) struct PageForest<'f> {
    forest: &'f Forest,
    /// For each tree the leaf of a row that answers no to all that is asked about rows.
    leaves: Vec<u32>,
}

impl<'f> PageForest<'f> {
    /// A forest, and for each tree the leaf of a row that answers no to all that is asked about rows.
    pub(super) fn new(forest: &'f Forest, leaves: Vec<u32>) -> PageForest<'f> {
        PageForest { forest, leaves }
    }

    /// For each of the first `rows` rows the sum of the trees' values, as far as it matters: when
    /// it is outside of `unclear` after some of the trees, it is left at that. What the others add
    /// is small against it, and most blocks of a page are as clear.
    pub(super) fn sums(
        &self,
        columns: &[Column],
        rows: usize,
        unclear: &Range<f32>,
    ) -> [f32; TOGETHER] {
        let forest = self.forest;
        let mut groups = [Group::new(forest.bias); TOGETHER / GROUP];
        let mut from = 0;
        for (leaves, ends) in self.leaves.chunks(STEP).zip(forest.ends.chunks(STEP)) {
            let are_open = [0, 1].map(|at| groups[at].is_unclear(rows, at));
            if are_open == [false; TOGETHER / GROUP] {
                break;
            }
            // All questions first: then the leaves of many trees are looked up without a wait.
            let end = ends.last().copied().unwrap_or(from);
            let questions = forest.of_rows.get(from..end).unwrap_or_default();
            let mut found = [i8x16::ZERO; STEP];
            match are_open {
                [true, false] => answer(questions, columns, &mut found, are_above_in::<0>),
                [false, true] => answer(questions, columns, &mut found, are_above_in::<1>),
                _ => answer(questions, columns, &mut found, are_above),
            }
            from = end;
            let groups = groups.iter_mut().enumerate().zip(are_open);
            for ((at, group), _) in groups.filter(|(_, is_open)| *is_open) {
                group.look_up(
                    at,
                    bytemuck::cast_ref(&found),
                    leaves,
                    forest.asked_leaves(),
                );
                group.leave_clear(unclear);
            }
        }
        bytemuck::cast(groups.map(|group| group.left))
    }
}

/// The sums of a group of rows.
#[derive(Clone, Copy)]
struct Group {
    running: f32x8,
    /// What they were left at, or what they are.
    left: f32x8,
    /// All bits of those that were left.
    are_left: f32x8,
}

impl Group {
    fn new(bias: f32) -> Group {
        Group {
            running: f32x8::splat(bias),
            left: f32x8::splat(bias),
            are_left: f32x8::ZERO,
        }
    }

    /// Adds the values of the leaves of some trees, counted from the first of each.
    #[inline]
    fn look_up(
        &mut self,
        at: usize,
        found: &[[u8; TOGETHER]; STEP],
        first: &[u32],
        leaves: &[f32],
    ) {
        let mut sums = self.running.to_array();
        for (found, first) in found.iter().zip(first) {
            let (found, _) = found.as_chunks::<GROUP>();
            let leaves = leaves
                .get(*first as usize..)
                .and_then(|rest| rest.first_chunk());
            let (Some(found), Some(leaves)): (_, Option<&[f32; MOST_LEAVES]>) =
                (found.get(at), leaves)
            else {
                break;
            };
            for (sum, leaf) in sums.iter_mut().zip(found) {
                *sum += leaves[usize::from(*leaf)];
            }
        }
        self.running = f32x8::new(sums);
    }

    /// Leaves the sums that became clear.
    #[inline]
    fn leave_clear(&mut self, unclear: &Range<f32>) {
        self.left = self.are_left.select(self.left, self.running);
        let from = self.running.simd_ge(f32x8::splat(unclear.start));
        let are_unclear = from & self.running.simd_lt(f32x8::splat(unclear.end));
        self.are_left |= !are_unclear;
    }

    /// Whether some of the rows are in the group of this number and their sums were not left.
    fn is_unclear(&self, rows: usize, at: usize) -> bool {
        let rows = rows.saturating_sub(at * GROUP).min(GROUP);
        ((!self.are_left.to_bitmask()).trailing_zeros() as usize) < rows
    }
}

/// Finds the leaves of some trees that the rows come to, counted from the ones of the page. A model
/// was checked when it was decoded: all columns and leaves exist.
#[inline]
fn answer(
    questions: &[Asked],
    columns: &[Column],
    found: &mut [i8x16; STEP],
    are_above: impl Fn(&Column, f32) -> i8x16,
) {
    // Trees ask about rows more or less often; one loop for all of them does not care.
    for asked in questions {
        let Some(column) = columns.get(usize::from(asked.question.column)) else {
            break;
        };
        let bit = BITS[usize::from(asked.bit) % DEEPEST];
        found[usize::from(asked.tree) % STEP] |= are_above(column, asked.question.threshold) & bit;
    }
}

/// All bits of a row where its value is above the threshold, none where not.
#[inline]
fn are_above(column: &Column, threshold: f32) -> i8x16 {
    let threshold = f32x8::splat(threshold);
    let (halves, _) = column.0.as_chunks::<GROUP>();
    let mut narrow = [i16x8::ZERO; TOGETHER / GROUP];
    for (narrow, half) in narrow.iter_mut().zip(halves) {
        let above = f32x8::new(*half).simd_gt(threshold);
        *narrow = i16x8::from_i32x8_saturate(bytemuck::cast(above));
    }
    i8x16::from_i16x16_saturate(bytemuck::cast(narrow))
}

/// The same of the rows of one group, in the place of both.
#[inline]
fn are_above_in<const AT: usize>(column: &Column, threshold: f32) -> i8x16 {
    let (halves, _) = column.0.as_chunks::<GROUP>();
    let above = f32x8::new(halves[AT]).simd_gt(f32x8::splat(threshold));
    let above = i16x8::from_i32x8_saturate(bytemuck::cast(above));
    i8x16::from_i16x16_saturate(bytemuck::cast([above; TOGETHER / GROUP]))
}

/// The bit of each question, for all rows.
static BITS: [i8x16; DEEPEST] = {
    let mut bits = [i8x16::ZERO; DEEPEST];
    let mut at = 0;
    while at < DEEPEST {
        bits[at] = i8x16::new([1_u8.wrapping_shl(at as u32).cast_signed(); TOGETHER]);
        at += 1;
    }
    bits
};
