//! A forest on one page, asked about the rows of its blocks together.

use std::ops::Range;

use wide::{bytemuck, f32x8, i8x16, i16x8};

use super::asked::Answers;
use super::forest::{Forest, MOST_LEAVES, Question};
use super::rows::{Column, TOGETHER};

/// Trees between two looks at the sums.
pub(super) const STEP: usize = 16;

/// Trees that are asked before their leaves are looked up, at most.
pub(super) const MOST_ASKED: usize = 128;

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

    /// For each tree the leaf of a row that answers no to all that is asked about rows; where nothing is,
    /// that of the page.
    pub(super) fn leaves(&self) -> &[u32] {
        &self.leaves
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
        let mut found = [i8x16::ZERO; MOST_ASKED];
        let mut rest = self.leaves.as_slice();
        for asked in &forest.of_rows {
            let (first, behind) = rest.split_at(asked.trees().min(rest.len()));
            rest = behind;
            // All questions first: then the leaves of many trees are looked up without a wait.
            match are_open(&groups, rows) {
                [false, false] => break,
                [true, false] => asked.ask(&mut OfRows::<1>(columns, &mut found)),
                _ => asked.ask(&mut OfRows::<2>(columns, &mut found)),
            }
            for (found, first) in found.chunks(STEP).zip(first.chunks(STEP)) {
                let found = bytemuck::cast_slice(found);
                let leaves = forest.asked_leaves();
                match are_open(&groups, rows) {
                    [false, false] => break,
                    [true, false] => look_up::<1>(&mut groups, found, first, leaves),
                    _ => look_up::<2>(&mut groups, found, first, leaves),
                }
                groups.iter_mut().for_each(|it| it.leave_clear(unclear));
            }
        }
        bytemuck::cast(groups.map(|group| group.left))
    }
}

/// Which groups have rows whose sums were not left.
#[inline]
fn are_open(groups: &[Group; TOGETHER / GROUP], rows: usize) -> [bool; TOGETHER / GROUP] {
    [0, 1].map(|at| groups[at].is_unclear(rows, at))
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

/// Adds to the first `GROUPS` groups the values of the leaves of some trees, counted from the first of
/// each.
#[inline]
fn look_up<const GROUPS: usize>(
    groups: &mut [Group],
    found: &[[u8; TOGETHER]],
    first: &[u32],
    leaves: &[f32],
) {
    let mut sums = [[0.0; GROUP]; GROUPS];
    for (sums, group) in sums.iter_mut().zip(&*groups) {
        *sums = group.running.to_array();
    }
    for (found, first) in found.iter().zip(first) {
        let leaves = leaves.get(*first as usize..);
        let leaves = leaves.and_then(|rest| rest.first_chunk());
        let Some(leaves): Option<&[f32; MOST_LEAVES]> = leaves else {
            break;
        };
        let (found, _) = found.as_chunks::<GROUP>();
        for (sums, found) in sums.iter_mut().zip(found) {
            for (sum, leaf) in sums.iter_mut().zip(found) {
                *sum += leaves[usize::from(*leaf)];
            }
        }
    }
    for (group, sums) in groups.iter_mut().zip(sums) {
        group.running = f32x8::new(sums);
    }
}

/// Answers about the rows of the first `GROUPS` groups: for each tree the leaves that they come to,
/// counted from the ones of the page.
struct OfRows<'r, const GROUPS: usize>(&'r [Column], &'r mut [i8x16; MOST_ASKED]);

impl<const GROUPS: usize> Answers for OfRows<'_, GROUPS> {
    fn answer<const COUNT: usize>(&mut self, trees: &[u16], questions: &[[Question; COUNT]]) {
        let OfRows(columns, found) = self;
        for (&tree, asked) in trees.iter().zip(questions) {
            let mut leaves = i8x16::ZERO;
            for question in asked {
                // A model was checked when it was decoded: all columns exist.
                let Some(column) = columns.get(usize::from(question.column)) else {
                    return;
                };
                let are_above = match GROUPS {
                    1 => are_above_of_first(column, question.threshold),
                    _ => are_above(column, question.threshold),
                };
                // All bits are the number -1.
                leaves = leaves + leaves - are_above;
            }
            found[usize::from(tree) % MOST_ASKED] = leaves;
        }
    }

    fn answer_nothing(&mut self, trees: &[u16]) {
        for &tree in trees {
            self.1[usize::from(tree) % MOST_ASKED] = i8x16::ZERO;
        }
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

/// The same of the rows of the first group, in the place of both.
#[inline]
fn are_above_of_first(column: &Column, threshold: f32) -> i8x16 {
    let (halves, _) = column.0.as_chunks::<GROUP>();
    let above = f32x8::new(halves[0]).simd_gt(f32x8::splat(threshold));
    let above = i16x8::from_i32x8_saturate(bytemuck::cast(above));
    i8x16::from_i16x16_saturate(bytemuck::cast([above; TOGETHER / GROUP]))
}
