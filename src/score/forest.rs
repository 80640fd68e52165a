//! Sums of oblivious decision trees: trees that ask all rows the same questions in the same order.
//!
//! The answers to a tree's questions are the bits of the number of the leaf, so that many rows can
//! be asked at once, without branches, and a leaf is one look-up.

use std::ops::Range;

use wide::{bytemuck, f32x8, i8x16, i16x8};

use super::rows::{Column, TOGETHER};

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
    bias: f32,
    /// The questions, tree by tree.
    questions: Vec<Question>,
    /// The values of the leaves, tree by tree, and some zeros. The answer to the first question is
    /// the lowest bit of a leaf's number.
    leaves: Vec<f32>,
    /// The questions about rows, tree by tree.
    of_rows: Vec<Asked>,
    /// Where those of each tree end.
    ends: Vec<usize>,
    /// The questions about the page.
    of_page: Vec<Asked>,
}

/// A question of a tree.
#[derive(Clone, Copy, Debug)]
struct Asked {
    question: Question,
    tree: u16,
    /// The place of its answer in the number of the leaf.
    bit: u8,
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
    /// A forest of as many trees as there are leaves for. Of the columns of a row, those from `own`
    /// on are the same for all rows of a page.
    pub(super) fn new(
        (columns, own): (usize, usize),
        depth: usize,
        bias: f32,
        questions: Vec<Question>,
        mut leaves: Vec<f32>,
    ) -> Forest {
        // Each tree is then followed by as many values as the number of a leaf can tell.
        leaves.resize(leaves.len() + MOST_LEAVES, 0.0);
        let mut forest = Forest {
            columns,
            own,
            depth,
            bias,
            leaves,
            ..Forest::default()
        };
        for (tree, questions) in (0..).zip(questions.chunks_exact(depth.max(1))) {
            for (bit, &question) in (0..).zip(questions) {
                let asked = Asked {
                    question,
                    tree,
                    bit,
                };
                if usize::from(question.column) < own {
                    forest.of_rows.push(asked);
                } else {
                    forest.of_page.push(asked);
                }
            }
            forest.ends.push(forest.of_rows.len());
        }
        forest.questions = questions;
        forest
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
        Some(PageForest {
            forest: self,
            leaves,
        })
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

/// A forest on one page: what it asks about the page itself is answered once for all rows.
pub(super) struct PageForest<'f> {
    forest: &'f Forest,
    /// For each tree the leaf of a row that answers no to all that is asked about rows.
    leaves: Vec<u32>,
}

impl PageForest<'_> {
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
        let used = rows.div_ceil(GROUP);
        let mut from = 0;
        for (leaves, ends) in self.leaves.chunks(STEP).zip(forest.ends.chunks(STEP)) {
            // All questions first: then the leaves of many trees are looked up without a wait.
            let mut found = [[0; TOGETHER]; STEP];
            for (found, &end) in found.iter_mut().zip(ends) {
                *found = ask(forest.of_rows.get(from..end).unwrap_or_default(), columns);
                from = end;
            }
            let mut are_clear = true;
            for (at, group) in groups.iter_mut().enumerate().take(used) {
                group.look_up(at, &found, leaves, &forest.leaves);
                group.leave_clear(unclear);
                are_clear &= group.are_clear(rows - at * GROUP);
            }
            if are_clear {
                break;
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
    fn look_up(&mut self, at: usize, found: &[[u8; TOGETHER]], first: &[u32], leaves: &[f32]) {
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

    /// Whether the sums of the first rows were left.
    fn are_clear(&self, rows: usize) -> bool {
        (!self.are_left.to_bitmask()).trailing_zeros() as usize >= rows.min(GROUP)
    }
}

/// The leaves of a tree that the rows come to, counted from the one of the page. A model was
/// checked when it was decoded: all columns and leaves exist.
#[inline]
fn ask(questions: &[Asked], columns: &[Column]) -> [u8; TOGETHER] {
    let mut found = i8x16::ZERO;
    for Asked { question, bit, .. } in questions {
        let Some(column) = columns.get(usize::from(question.column)) else {
            break;
        };
        found |= are_above(column, question.threshold) & BITS[usize::from(*bit) % DEEPEST];
    }
    bytemuck::cast(found)
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

#[cfg(test)]
mod tests {
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
