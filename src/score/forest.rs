//! Sums of oblivious decision trees: trees that ask all rows the same questions in the same order.
//!
//! The answers to a tree's questions are the bits of the number of the leaf, so that many rows can
//! be asked at once, without branches, and a leaf is one look-up.

use wide::{bytemuck, f32x16};

use super::asked::{Answers, Asked};
use super::page_forest::{MOST_ASKED, PageForest, STEP};

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
    /// The questions about rows, part by part.
    pub(super) of_rows: Vec<Asked>,
    /// The questions about the page.
    of_page: Asked,
}

/// Questions that a tree may ask.
pub(super) const DEEPEST: usize = 8;

/// Leaves of a tree that asks as many.
pub(super) const MOST_LEAVES: usize = 1 << DEEPEST;

/// The most columns of a page.
const MOST_OF_PAGE: usize = 128;

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
        let mut asked_leaves = Vec::with_capacity(leaves.len() + 2 * MOST_LEAVES);
        let (mut of_rows, mut of_page) = (Vec::new(), Vec::new());
        let trees = questions.chunks_exact(depth.max(1));
        for ((tree, asked), leaves) in (0..).zip(trees).zip(leaves.chunks_exact(1 << depth)) {
            // By the bits of the answers: those about rows are the lower ones.
            let mut places: Vec<usize> = (0..asked.len()).collect();
            let is_of_row = |question: &Question| usize::from(question.column) < own;
            places.sort_by_key(|place| !asked.get(*place).is_some_and(is_of_row));
            asked_leaves.extend(reordered(leaves, &places));
            // The highest bit is asked first.
            let asked = places.iter().rev().filter_map(|place| asked.get(*place));
            let (about_row, about_page) = asked.copied().partition(is_of_row);
            of_rows.push((tree, about_row));
            of_page.push((tree, about_page));
        }
        // Each tree is then followed by as many values as the number of a leaf can tell.
        asked_leaves.resize(asked_leaves.len() + 2 * MOST_LEAVES, 0.0);
        let (lines, _) = asked_leaves.as_chunks();
        Forest {
            columns,
            own,
            depth,
            bias,
            asked_leaves: lines.iter().map(|line| f32x16::new(*line)).collect(),
            of_rows: in_parts(&of_rows),
            of_page: Asked::by(of_page),
            questions,
            leaves,
        }
    }

    /// The values of the leaves in the order of what is asked.
    pub(super) fn asked_leaves(&self) -> &[f32] {
        bytemuck::cast_slice(&self.asked_leaves)
    }

    /// The trees: their questions and leaves.
    fn trees(&self) -> impl Iterator<Item = (&[Question], &[f32])> {
        let questions = self.questions.chunks_exact(self.depth.max(1));
        questions.zip(self.leaves.chunks_exact(1 << self.depth))
    }

    /// The same forest for the rows of a page whose own columns, which are the last, have these
    /// values; `None` where there are more or fewer of them than it asks about, or too many.
    pub(super) fn on_page(&self, values: &[f32]) -> Option<PageForest<'_>> {
        if self.columns.checked_sub(self.own)? != values.len() {
            return None;
        }
        let mut padded = [0.0; MOST_OF_PAGE];
        padded.get_mut(..values.len())?.copy_from_slice(values);
        let mut page = OfPage {
            values: padded,
            own: self.own,
            depth: self.depth,
            leaves: vec![0; self.of_page.trees()],
        };
        self.of_page.ask(&mut page);
        Some(PageForest::new(self, page.leaves))
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

    /// The values of the leaves, tree by tree.
    pub(super) fn leaves(&self) -> &[f32] {
        &self.leaves
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

/// The leaves of a tree in another order of the questions, of which the places are told.
fn reordered(leaves: &[f32], places: &[usize]) -> impl Iterator<Item = f32> {
    (0..leaves.len()).map(|number| {
        let bits = places.iter().enumerate();
        let before = bits.fold(0, |leaf, (bit, place)| leaf | (number >> bit & 1) << place);
        leaves.get(before).copied().unwrap_or_default()
    })
}

/// What trees ask in parts, the trees of each counted from its first. Later parts are larger: whether
/// a row is clear is told by the first trees or not at all.
fn in_parts(trees: &[(u16, Vec<Question>)]) -> Vec<Asked> {
    let (mut parts, mut rest, mut done) = (Vec::new(), trees, 0);
    while !rest.is_empty() {
        let size = done.clamp(STEP, MOST_ASKED).min(rest.len());
        let (part, behind) = rest.split_at(size);
        let part = (0..)
            .zip(part)
            .map(|(tree, (_, asked))| (tree, asked.clone()));
        parts.push(Asked::by(part.collect()));
        (rest, done) = (behind, done + size);
    }
    parts
}

/// Answers about a page.
struct OfPage {
    values: [f32; MOST_OF_PAGE],
    /// The columns of a row, which stand before those of the page.
    own: usize,
    depth: usize,
    /// By tree: the leaf of a row that answers no to all that is asked about rows.
    leaves: Vec<u32>,
}

impl Answers for OfPage {
    #[inline]
    fn answer<const COUNT: usize>(&mut self, trees: &[u16], questions: &[[Question; COUNT]]) {
        let about_rows = self.depth.saturating_sub(COUNT);
        for (&tree, asked) in trees.iter().zip(questions) {
            let answers = asked.iter().fold(0, |answers, question| {
                let column = usize::from(question.column).wrapping_sub(self.own);
                answers << 1 | u32::from(self.values[column % MOST_OF_PAGE] > question.threshold)
            });
            if let Some(leaf) = self.leaves.get_mut(usize::from(tree)) {
                *leaf = u32::from(tree) << self.depth | answers << about_rows;
            }
        }
    }

    fn answer_nothing(&mut self, trees: &[u16]) {
        for &tree in trees {
            if let Some(leaf) = self.leaves.get_mut(usize::from(tree)) {
                *leaf = u32::from(tree) << self.depth;
            }
        }
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

    /// Rows that take more than a group.
    const GROUP_AND_MORE: usize = 11;

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
    fn trees_may_ask_any_number_of_questions_about_rows() {
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 8
        };
        let (own, of_page, depth, trees) = (5, 4, DEEPEST, 300);
        let mut question = || Question {
            column: (next() % (own + of_page)) as u16,
            threshold: (next() % 7) as f32 - 3.0,
        };
        let questions = (0..trees * depth).map(|_| question()).collect();
        let leaves = (0..trees << depth).map(|_| (next() % 64) as f32 / 64.0);
        let columns = (own + of_page) as usize;
        let forest = Forest::new(
            (columns, own as usize),
            depth,
            0.5,
            questions,
            leaves.collect(),
        );
        for rows in [3, GROUP_AND_MORE, TOGETHER] {
            let mut value = || (next() % 8) as f32 - 3.5;
            let page: Vec<f32> = (0..of_page).map(|_| value()).collect();
            let rows_of = |_| Column(std::array::from_fn(|_| value()));
            let columns: Vec<Column> = (0..own).map(rows_of).collect();
            let on_page = forest.on_page(&page).unwrap();
            let sums = on_page.sums(&columns, rows, &ALL);
            for (row, sum) in sums.into_iter().enumerate().take(rows) {
                let own = columns.iter().map(|column| column.0[row]);
                let row: Vec<f32> = own.chain(page.iter().copied()).collect();
                assert_eq!(sum, forest.sum(&row));
            }
        }
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
