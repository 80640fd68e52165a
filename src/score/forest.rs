//! Sums of oblivious decision trees: trees that ask all rows the same questions in the same order.
//!
//! The answers to a tree's questions are the bits of the number of the leaf, so that many rows can
//! be asked at once, without branches, and a leaf is one look-up.

use wide::{bytemuck, f32x16};

use super::page_forest::{PageForest, STEP};

/// Whether a column is above a threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Question {
    pub(super) column: u16,
    pub(super) threshold: f32,
}

/// Trees whose values add up.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// How many columns a row has to have.
    pub(super) columns: usize,
    /// How many of them, the first, differ between the rows of a page.
    own: usize,
    /// How many questions each tree asks; from 1 to [`DEEPEST`].
    depth: usize,
    /// What is added to the sum of the trees.
    pub(super) bias: f32,
    /// The questions, tree by tree.
    questions: Vec<Question>,
    /// The values of the leaves, tree by tree. The answer to the first question is the lowest bit
    /// of a leaf's number.
    leaves: Vec<f32>,
    /// The same in the order of what is asked, and some zeros: the answers to the questions about
    /// rows are the lower bits of a number, so that what the rows of a page come to stands together,
    /// mostly in one line of the cache.
    asked_leaves: Vec<f32x16>,
    /// The questions about rows, of trees that are asked together in the order of their bits.
    pub(super) of_rows: Vec<Asked>,
    /// Where those of each tree end.
    pub(super) ends: Vec<usize>,
    /// The questions about the page.
    of_page: Vec<Asked>,
}

/// A question of a tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) tree: u16,
    /// The place of its answer in the number of the leaf.
    pub(super) bit: u8,
}

/// Questions that a tree may ask.
pub(super) const DEEPEST: usize = 8;

/// Leaves of a tree that asks as many.
pub(super) const MOST_LEAVES: usize = 1 << DEEPEST;

impl Forest {
    /// A forest of as many trees as there are leaves for. Of the columns of a row, those from `own`
    /// on are the same for all rows of a page.
    pub(super) fn new(
        (columns, own): (usize, usize),
        depth: usize,
        bias: f32,
        questions: Vec<Question>,
        leaves: Vec<f32>,
    ) -> Forest {
        let mut forest = Forest {
            columns,
            own,
            depth,
            bias,
            ..Forest::default()
        };
        let trees = questions.chunks_exact(depth.max(1));
        let mut asked = Vec::with_capacity(leaves.len() + 2 * MOST_LEAVES);
        for ((tree, questions), leaves) in (0..).zip(trees).zip(leaves.chunks_exact(1 << depth)) {
            forest.add_tree(tree, questions, leaves, &mut asked);
        }
        forest.interleave();
        // Each tree is then followed by as many values as the number of a leaf can tell.
        asked.resize(asked.len() + 2 * MOST_LEAVES, 0.0);
        let (lines, _) = asked.as_chunks();
        forest.asked_leaves = lines.iter().map(|line| f32x16::new(*line)).collect();
        forest.questions = questions;
        forest.leaves = leaves;
        forest
    }

    /// The values of the leaves in the order of what is asked.
    pub(super) fn asked_leaves(&self) -> &[f32] {
        bytemuck::cast_slice(&self.asked_leaves)
    }

    /// Adds what a tree asks, first about rows, then about the page, and its leaves in that order.
    fn add_tree(
        &mut self,
        tree: u16,
        questions: &[Question],
        leaves: &[f32],
        asked_leaves: &mut Vec<f32>,
    ) {
        let mut order = [0; DEEPEST];
        let mut bit = 0;
        for is_of_row in [true, false] {
            for (place, &question) in questions.iter().enumerate() {
                if (usize::from(question.column) < self.own) != is_of_row {
                    continue;
                }
                let asked = Asked {
                    question,
                    tree,
                    bit,
                };
                match is_of_row {
                    true => self.of_rows.push(asked),
                    false => self.of_page.push(asked),
                }
                order[usize::from(bit) % DEEPEST] = place;
                bit += 1;
            }
        }
        self.ends.push(self.of_rows.len());
        let order = order.get(..questions.len()).unwrap_or_default();
        asked_leaves.extend((0..leaves.len()).map(|number| {
            let bits = order.iter().enumerate();
            let before = bits.fold(0, |leaf, (bit, place)| leaf | (number >> bit & 1) << place);
            leaves.get(before).copied().unwrap_or_default()
        }));
    }

    /// Orders the questions about rows of trees that are asked together so that those of a tree stand
    /// apart: what is found by one is then written before the next reads it.
    fn interleave(&mut self) {
        let mut from = 0;
        for ends in self.ends.chunks(STEP) {
            let end = ends.last().copied().unwrap_or(from);
            let together = self.of_rows.get_mut(from..end).unwrap_or_default();
            together.sort_by_key(|asked| asked.bit);
            from = end;
        }
    }

    /// The trees: their questions and leaves.
    fn trees(&self) -> impl Iterator<Item = (&[Question], &[f32])> {
        let questions = self.questions.chunks_exact(self.depth.max(1));
        questions.zip(self.leaves.chunks_exact(1 << self.depth))
    }

    /// The same forest for the rows of a page whose own columns, which are the last, have these
    /// values; `None` where there are more or fewer of them than it asks about.
    pub(super) fn on_page(&self, values: &[f32]) -> Option<PageForest<'_>> {
        if self.columns.checked_sub(self.own)? != values.len() {
            return None;
        }
        let trees = 0..u32::try_from(self.ends.len()).ok()?;
        let mut leaves: Vec<u32> = trees.map(|tree| tree << self.depth).collect();
        for asked in &self.of_page {
            let value = values.get(usize::from(asked.question.column) - self.own);
            if let (Some(value), Some(leaf)) = (value, leaves.get_mut(usize::from(asked.tree))) {
                *leaf |= u32::from(*value > asked.question.threshold) << asked.bit;
            }
        }
        Some(PageForest::new(self, leaves))
    }

    /// For each tree the leaf that a row comes to.
    pub(super) fn leaves_of(&self, row: &[f32]) -> Vec<u8> {
        let leaf_of = |questions: &[Question]| {
            let answers = questions.iter().enumerate();
            answers.fold(0, |leaf, (bit, question)| {
                leaf | u8::from(question.holds(row)) << bit
            })
        };
        let trees = self.questions.chunks_exact(self.depth.max(1));
        trees.map(leaf_of).collect()
    }

    /// The values of the leaves, tree by tree, and how many each tree has.
    pub(super) fn leaves(&self) -> (&[f32], usize) {
        (&self.leaves, 1 << self.depth)
    }

    /// The sum of all trees for a row that comes to these leaves.
    pub(super) fn sum_at(&self, leaves: &[u8]) -> f32 {
        let trees = leaves.iter().zip(self.leaves.chunks_exact(1 << self.depth));
        let values = trees.map(|(leaf, values)| values.get(usize::from(*leaf)));
        self.bias
            + values
                .map(|value| value.copied().unwrap_or_default())
                .sum::<f32>()
    }

    /// Whether rows come to the same leaves as in the other forest.
    pub(super) fn asks_as(&self, other: &Forest) -> bool {
        (self.depth, &self.questions) == (other.depth, &other.questions)
    }

    /// The sum of all trees for one row.
    #[cfg(test)]
    fn sum(&self, row: &[f32]) -> f32 {
        self.sum_at(&self.leaves_of(row))
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::page_forest::STEP;
    use super::super::rows::{Column, TOGETHER};
    use super::*;

    const ALL: Range<f32> = f32::NEG_INFINITY..f32::INFINITY;

    /// Trees that ask whether column 0 is above 1, then whether column 1 is above 2.
    fn forest(trees: usize, own: usize, leaves: [f32; 4]) -> Forest {
        let ask = |column, threshold| Question { column, threshold };
        let questions = [ask(0, 1.0), ask(1, 2.0)].repeat(trees);
        Forest::new((2, own), 2, 0.5, questions, leaves.repeat(trees))
    }

    #[test]
    fn trees_add_up_and_what_equals_the_threshold_is_not_above() {
        let forest = forest(7, 2, [0.125, -0.25, 0.5, 1.0]);
        assert_eq!(forest.sum(&[1.0, 2.0]), 0.5 + 7.0 * 0.125);
        assert_eq!(forest.sum(&[1.1, 2.0]), 0.5 - 7.0 * 0.25);
        assert_eq!(forest.sum(&[1.0, 2.1]), 0.5 + 7.0 * 0.5);
        assert_eq!(forest.sum(&[1.1, 2.1]), 0.5 + 7.0);
    }

    #[test]
    fn rows_together_come_out_as_one_by_one() {
        let forest = forest(7, 2, [0.125, -0.25, 0.5, 1.0]);
        let column = |offset: f32| Column(std::array::from_fn(|row| offset + row as f32 / 4.0));
        let columns = [column(0.0), column(1.0)];
        for (row, sum) in forest
            .on_page(&[])
            .unwrap()
            .sums(&columns, TOGETHER, &ALL)
            .into_iter()
            .enumerate()
        {
            assert_eq!(sum, forest.sum(&[columns[0].0[row], columns[1].0[row]]));
        }
    }

    #[test]
    fn what_is_asked_about_the_page_is_answered_for_all_rows() {
        let forest = forest(40, 1, [0.125, -0.25, 0.5, 1.0]);
        let of_rows: [f32; TOGETHER] = std::array::from_fn(|row| row as f32 / 4.0);
        for page in [1.0, 3.0] {
            let on_page = forest.on_page(&[page]).unwrap();
            let sums = on_page.sums(&[Column(of_rows)], TOGETHER, &ALL);
            assert_eq!(sums, of_rows.map(|value| forest.sum(&[value, page])));
        }
        assert!(forest.on_page(&[]).is_none());
    }

    #[test]
    fn a_column_counts_for_what_its_question_moves() {
        let forest = forest(4, 2, [1.0, 0.0, 3.0, 4.0]);
        assert_eq!(forest.weigh(&[0.0, 0.0]), [0.0, -4.0]);
        assert_eq!(forest.weigh(&[2.0, 3.0]), [0.0, 8.0]);
    }

    #[test]
    fn no_more_trees_are_asked_of_a_row_that_is_clear() {
        let forest = forest(100, 2, [0.5, -0.5, 0.0, 0.0]);
        let mut columns = [Column([0.0; TOGETHER]); 2];
        columns[0].0[1] = 2.0;
        columns[1].0[2] = 3.0;
        let sums = forest
            .on_page(&[])
            .unwrap()
            .sums(&columns, TOGETHER, &(-3.0..3.0));
        let clear = STEP as f32 / 2.0;
        assert_eq!(sums[..4], [0.5 + clear, 0.5 - clear, 0.5, 0.5 + clear]);
    }
}
