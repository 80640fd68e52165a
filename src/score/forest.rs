//! Sums of oblivious decision trees: trees that ask all rows the same questions in the same order.
//!
//! The answers to a tree's questions are the bits of the number of the leaf, so that many rows can
//! be asked at once, without branches, and a leaf is one look-up.

use std::ops::Range;

use super::rows::{Column, TOGETHER};

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
    /// The values of the leaves, tree by tree, and some zeros. The answer to the first question is
    /// the lowest bit of a leaf's number.
    pub(super) leaves: Vec<f32>,
}

/// Questions that a tree may ask.
pub(super) const DEEPEST: usize = 8;

/// Leaves of a tree that asks as many.
const MOST_LEAVES: usize = 1 << DEEPEST;

/// Trees between two looks at the sums.
const STEP: usize = 16;

/// Rows whose sums are added up at once.
const GROUP: usize = 8;

impl Forest {
    /// A forest of as many trees as there are leaves for.
    pub(super) fn new(
        columns: usize,
        depth: usize,
        bias: f32,
        questions: Vec<Question>,
        mut leaves: Vec<f32>,
    ) -> Forest {
        // Each tree is then followed by as many values as the number of a leaf can tell.
        leaves.resize(leaves.len() + MOST_LEAVES, 0.0);
        Forest {
            columns,
            depth,
            bias,
            questions,
            leaves,
        }
    }

    /// The trees: their questions and leaves.
    fn trees(&self) -> impl Iterator<Item = (&[Question], &[f32])> {
        let questions = self.questions.chunks_exact(self.depth.max(1));
        questions.zip(self.leaves.chunks_exact(1 << self.depth))
    }

    /// For each of the first `rows` rows the sum of the trees' values, as far as it matters: when
    /// it is outside of `unclear` after some of the trees, it is left at that. What the others add
    /// is small against it, and most blocks of a page are as clear.
    pub(super) fn sums(&self, columns: &[Column], rows: usize, unclear: &Range<f32>) -> Column {
        if rows <= GROUP {
            self.sums_of::<GROUP>(columns, rows, unclear)
        } else {
            self.sums_of::<TOGETHER>(columns, rows, unclear)
        }
    }

    /// The same with room for as many rows.
    fn sums_of<const ROOM: usize>(
        &self,
        columns: &[Column],
        rows: usize,
        unclear: &Range<f32>,
    ) -> Column {
        let mut sums = [self.bias; TOGETHER];
        let mut clear = [None; TOGETHER];
        let depth = self.depth.max(1);
        for (step, questions) in self.questions.chunks(STEP * depth).enumerate() {
            // All questions first: then the leaves of many trees are looked up without a wait.
            let mut found = [[0; ROOM]; STEP];
            for (found, questions) in found.iter_mut().zip(questions.chunks_exact(depth)) {
                *found = ask(questions, columns);
            }
            let found = found.get(..questions.len() / depth).unwrap_or_default();
            let leaves = self.leaves.get((step * STEP) << self.depth..);
            look_up(
                &mut sums,
                found,
                leaves.unwrap_or_default(),
                1 << self.depth,
            );
            for (clear, sum) in clear.iter_mut().zip(sums) {
                if clear.is_none() && !unclear.contains(&sum) {
                    *clear = Some(sum);
                }
            }
            if clear.iter().take(rows).all(Option::is_some) {
                break;
            }
        }
        for (sum, clear) in sums.iter_mut().zip(clear) {
            *sum = clear.unwrap_or(*sum);
        }
        sums
    }

    /// The sum of all trees for one row.
    pub(super) fn sum(&self, row: &[f32]) -> f32 {
        let values = self.trees().map(|(questions, leaves)| {
            let answers = questions.iter().enumerate();
            let leaf = answers.fold(0, |leaf, (bit, question)| {
                leaf | usize::from(question.holds(row)) << bit
            });
            leaves.get(leaf).copied().unwrap_or_default()
        });
        self.bias + values.sum::<f32>()
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

/// The leaves of a tree that the rows come to. A model was checked when it was decoded: all columns
/// and leaves exist.
#[inline]
fn ask<const ROOM: usize>(questions: &[Question], columns: &[Column]) -> [u8; ROOM] {
    let mut found = [0; ROOM];
    for (question, bits) in questions.iter().zip(&BITS) {
        let column = columns.get(usize::from(question.column));
        let Some(column) = column.and_then(|column| column.first_chunk::<ROOM>()) else {
            return found;
        };
        // Made of comparisons alone, so that many rows are compared at once.
        for ((found, value), bit) in found.iter_mut().zip(column).zip(bits) {
            *found |= u8::from(*value > question.threshold).wrapping_neg() & bit;
        }
    }
    found
}

/// The bit of each question, for all rows.
static BITS: [[u8; TOGETHER]; DEEPEST] = {
    let mut bits = [[0; TOGETHER]; DEEPEST];
    let mut at = 0;
    while at < DEEPEST {
        bits[at] = [1 << at; TOGETHER];
        at += 1;
    }
    bits
};

/// Adds the values of the leaves of some trees, of which each has as many as is told. The sums of
/// a group of rows stay where adding is fastest.
#[inline]
fn look_up<const ROOM: usize>(
    sums: &mut Column,
    found: &[[u8; ROOM]],
    leaves: &[f32],
    each: usize,
) {
    let (sums, _) = sums.as_chunks_mut::<GROUP>();
    for (group, sums) in sums.iter_mut().enumerate().take(ROOM / GROUP) {
        let mut sum = *sums;
        let mut rest = leaves;
        for found in found {
            let (found, _) = found.as_chunks::<GROUP>();
            let (Some(found), Some(leaves)) = (found.get(group), rest.first_chunk::<MOST_LEAVES>())
            else {
                return;
            };
            for (sum, leaf) in sum.iter_mut().zip(found) {
                *sum += leaves[usize::from(*leaf)];
            }
            rest = rest.get(each..).unwrap_or_default();
        }
        *sums = sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Range<f32> = f32::NEG_INFINITY..f32::INFINITY;

    /// Trees that ask whether column 0 is above 1, then whether column 1 is above 2.
    fn forest(trees: usize, leaves: [f32; 4]) -> Forest {
        let ask = |column, threshold| Question { column, threshold };
        let questions = [ask(0, 1.0), ask(1, 2.0)].repeat(trees);
        Forest::new(2, 2, 0.5, questions, leaves.repeat(trees))
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
        let column = |offset: f32| std::array::from_fn(|row| offset + row as f32 / 4.0);
        let columns = [column(0.0), column(1.0)];
        for (row, sum) in forest
            .sums(&columns, TOGETHER, &ALL)
            .into_iter()
            .enumerate()
        {
            assert_eq!(sum, forest.sum(&[columns[0][row], columns[1][row]]));
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
        let mut columns = [[0.0; TOGETHER]; 2];
        columns[0][1] = 2.0;
        columns[1][2] = 3.0;
        let sums = forest.sums(&columns, TOGETHER, &(-3.0..3.0));
        let clear = STEP as f32 / 2.0;
        assert_eq!(sums[..4], [0.5 + clear, 0.5 - clear, 0.5, 0.5 + clear]);
    }
}
