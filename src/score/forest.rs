//! Sums of oblivious decision trees: trees that ask all rows the same questions in the same order.
//!
//! The answers to a tree's questions are the bits of the number of the leaf, so that many rows can
//! be asked at once, without branches, and a leaf is one look-up.

use std::ops::Range;

use wide::bytemuck::cast;
use wide::{f32x8, i8x16, i16x8};

use super::rows::{Column, LANES, TOGETHER};

/// Whether a column is above a threshold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) column: u16,
    pub(super) threshold: f32,
}

/// Trees whose values add up.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// How many columns a row has to have.
    pub(super) columns: usize,
    /// How many questions each tree asks; from 1 to [`DEEPEST`].
    pub(super) depth: usize,
    /// What is added to the sum of the trees.
    pub(super) bias: f32,
    /// The questions, tree by tree.
    pub(super) questions: Vec<Question>,
    /// The values of the leaves, tree by tree. The answer to the first question is the lowest bit
    /// of a leaf's number.
    pub(super) leaves: Vec<f32>,
}

/// Questions that a tree may ask.
pub(super) const DEEPEST: usize = 8;

/// Trees between two looks at the sums.
const STEP: usize = 16;

/// Calls a function that is made anew for each depth of trees: with the number of questions and
/// leaves known, nothing is left to be checked at each of them.
macro_rules! by_depth {
    ($depth:expr, $function:ident $arguments:tt) => {
        match $depth {
            1 => $function::<1, 2> $arguments,
            2 => $function::<2, 4> $arguments,
            3 => $function::<3, 8> $arguments,
            4 => $function::<4, 16> $arguments,
            5 => $function::<5, 32> $arguments,
            6 => $function::<6, 64> $arguments,
            7 => $function::<7, 128> $arguments,
            _ => $function::<DEEPEST, { 1 << DEEPEST }> $arguments,
        }
    };
}

impl Forest {
    /// The trees: their questions and leaves.
    fn trees(&self) -> impl Iterator<Item = (&[Question], &[f32])> {
        let questions = self.questions.chunks_exact(self.depth.max(1));
        questions.zip(self.leaves.chunks_exact(1 << self.depth))
    }

    /// The same of a forest whose depth is known.
    #[inline]
    fn trees_of<const DEPTH: usize, const LEAVES: usize>(
        &self,
    ) -> impl Iterator<Item = (&[Question; DEPTH], &[f32; LEAVES])> {
        let questions = self.questions.as_chunks().0.iter();
        questions.zip(self.leaves.as_chunks().0)
    }

    /// For each row the sum of the trees' values, as far as it matters: when it is outside of
    /// `unclear` after some of the trees, it is left at that. What the others add is small against
    /// it, and most blocks of a page are as clear.
    pub(super) fn sums(&self, columns: &[Column], unclear: &Range<f32>) -> [f32; TOGETHER] {
        by_depth!(self.depth, sums(self, columns, unclear))
    }

    /// The sum of all trees for one row.
    pub(super) fn sum(&self, row: &[f32]) -> f32 {
        by_depth!(self.depth, sum(self, row))
    }

    /// How much each column moves the sum for a row: the difference that an answer makes to the
    /// mean of the leaves that are still left counts for the column that was asked.
    pub(super) fn weigh(&self, row: &[f32]) -> Vec<f32> {
        let mean = |leaves: &[f32]| leaves.iter().sum::<f32>() / leaves.len().max(1) as f32;
        let mut moved = vec![0.0; row.len()];
        for (questions, leaves) in self.trees() {
            let mut left = leaves.to_vec();
            for question in questions {
                let before = mean(&left);
                let from = usize::from(question.holds(row));
                left = left.into_iter().skip(from).step_by(2).collect();
                if let Some(moved) = moved.get_mut(usize::from(question.column)) {
                    *moved += mean(&left) - before;
                }
            }
        }
        moved
    }
}

impl Question {
    fn holds(&self, row: &[f32]) -> bool {
        let value = row.get(usize::from(self.column));
        value.is_some_and(|value| *value > self.threshold)
    }
}

fn sums<const DEPTH: usize, const LEAVES: usize>(
    forest: &Forest,
    columns: &[Column],
    unclear: &Range<f32>,
) -> [f32; TOGETHER] {
    let mut sums = [forest.bias; TOGETHER];
    let mut clear = [None; TOGETHER];
    for (at, (questions, leaves)) in forest.trees_of::<DEPTH, LEAVES>().enumerate() {
        add(&mut sums, questions, leaves, columns);
        if (at + 1) % STEP != 0 {
            continue;
        }
        for (clear, sum) in clear.iter_mut().zip(sums) {
            if clear.is_none() && !unclear.contains(&sum) {
                *clear = Some(sum);
            }
        }
        if clear.iter().all(Option::is_some) {
            break;
        }
    }
    for (sum, clear) in sums.iter_mut().zip(clear) {
        *sum = clear.unwrap_or(*sum);
    }
    sums
}

/// Adds the values of a tree to the sums. A model was checked when it was decoded: all columns
/// exist.
#[inline]
fn add<const DEPTH: usize, const LEAVES: usize>(
    sums: &mut [f32; TOGETHER],
    questions: &[Question; DEPTH],
    leaves: &[f32; LEAVES],
    columns: &[Column],
) {
    let mut found = i8x16::ZERO;
    for (at, question) in questions.iter().enumerate() {
        let Some(column) = columns.get(usize::from(question.column)) else {
            return;
        };
        let threshold = f32x8::splat(question.threshold);
        let (low, high) = column.halves();
        let above = |values: &[f32; LANES]| -> i16x8 {
            i16x8::from_i32x8_saturate(cast(f32x8::new(*values).simd_gt(threshold)))
        };
        let above = i8x16::from_i16x16_saturate(cast([above(low), above(high)]));
        found |= above & i8x16::splat(1_u8.wrapping_shl(at as u32).cast_signed());
    }
    for (sum, leaf) in sums.iter_mut().zip(found.to_array()) {
        *sum += leaves[usize::from(leaf.cast_unsigned()) % LEAVES];
    }
}

fn sum<const DEPTH: usize, const LEAVES: usize>(forest: &Forest, row: &[f32]) -> f32 {
    let trees = forest.trees_of::<DEPTH, LEAVES>();
    let values = trees.map(|(questions, leaves)| {
        let mut leaf = 0;
        for (bit, question) in questions.iter().enumerate() {
            leaf |= usize::from(question.holds(row)) << bit;
        }
        leaves[leaf % LEAVES]
    });
    forest.bias + values.sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Range<f32> = f32::NEG_INFINITY..f32::INFINITY;

    /// Trees that ask whether column 0 is above 1, then whether column 1 is above 2.
    fn forest(trees: usize, leaves: [f32; 4]) -> Forest {
        let ask = |column, threshold| Question { column, threshold };
        Forest {
            columns: 2,
            depth: 2,
            bias: 0.5,
            questions: [ask(0, 1.0), ask(1, 2.0)].repeat(trees),
            leaves: leaves.repeat(trees),
        }
    }

    #[test]
    fn trees_add_up_and_what_equals_the_threshold_is_not_above() {
        let forest = forest(7, [0.125, -0.25, 0.5, 1.0]);
        assert_eq!(forest.sum(&[1.0, 2.0]), 0.5 + 7.0 * 0.125);
        assert_eq!(forest.sum(&[1.1, 2.0]), 0.5 - 7.0 * 0.25);
        assert_eq!(forest.sum(&[1.0, 2.1]), 0.5 + 7.0 * 0.5);
        assert_eq!(forest.sum(&[1.1, 2.1]), 0.5 + 7.0);
    }

    #[test]
    fn rows_together_come_out_as_one_by_one() {
        let forest = forest(7, [0.125, -0.25, 0.5, 1.0]);
        let column = |offset: f32| Column(std::array::from_fn(|row| offset + row as f32 / 4.0));
        let columns = [column(0.0), column(1.0)];
        for (row, sum) in forest.sums(&columns, &ALL).into_iter().enumerate() {
            assert_eq!(sum, forest.sum(&[columns[0].0[row], columns[1].0[row]]));
        }
    }

    #[test]
    fn a_column_counts_for_what_its_question_moves() {
        let forest = forest(4, [1.0, 0.0, 3.0, 4.0]);
        assert_eq!(forest.weigh(&[0.0, 0.0]), [0.0, -4.0]);
        assert_eq!(forest.weigh(&[2.0, 3.0]), [0.0, 8.0]);
    }

    #[test]
    fn no_more_trees_are_asked_of_a_row_that_is_clear() {
        let forest = forest(100, [0.5, -0.5, 0.0, 0.0]);
        let mut columns = [Column([0.0; TOGETHER]); 2];
        columns[0].0[1] = 2.0;
        columns[1].0[2] = 3.0;
        let sums = forest.sums(&columns, &(-3.0..3.0));
        let clear = STEP as f32 / 2.0;
        assert_eq!(sums[..4], [0.5 + clear, 0.5 - clear, 0.5, 0.5 + clear]);
    }
}
