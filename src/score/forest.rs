//! Sums of decision trees.

use std::ops::Range;

/// A node of a tree. Its left child is the node behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Of a leaf the value; else what is up to it goes left.
    pub(super) threshold: f32,
    /// The column that is asked, or [`LEAF`].
    pub(super) column: u16,
    /// How many nodes on the right child stands.
    pub(super) right: u16,
}

/// The column of leaves.
pub(super) const LEAF: u16 = u16::MAX;

/// Trees whose values add up.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    pub(super) nodes: Vec<Node>,
    /// Where each tree begins.
    pub(super) roots: Vec<u32>,
    /// How many columns a row has to have.
    pub(super) columns: usize,
}

/// Trees between two looks at the sum.
const STEP: usize = 12;

/// Trees that are walked side by side, so that their look-ups do not wait for each other.
const SIDE_BY_SIDE: usize = 4;

impl Forest {
    /// The sum of the trees' values for a row, as far as it matters: outside of `unclear` it is that
    /// of the first trees. What the others add is small against it, and most blocks of a page are
    /// as clear.
    pub(super) fn sum(&self, row: &[f32], unclear: &Range<f32>) -> f32 {
        let mut sum = 0.0;
        for roots in self.roots.chunks(STEP) {
            let (together, rest) = roots.as_chunks::<SIDE_BY_SIDE>();
            for roots in together {
                sum += self.leaves(*roots, row);
            }
            for root in rest {
                sum += self.leaves([*root], row);
            }
            if !unclear.contains(&sum) {
                break;
            }
        }
        sum
    }

    /// Of each node the mean of what stands below it, each side counting half.
    pub(super) fn means(&self) -> Vec<f32> {
        let mut means = vec![0.0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let mean = |at: usize| means.get(at).copied().unwrap_or_default();
            let value = match node.column {
                LEAF => node.threshold,
                _ => (mean(at + 1) + mean(at + usize::from(node.right))) / 2.0,
            };
            if let Some(mean) = means.get_mut(at) {
                *mean = value;
            }
        }
        means
    }

    /// How much each column moves the sum for a row: the difference that each step makes to the
    /// mean of what is still below counts for the column that was asked.
    pub(super) fn weigh(&self, row: &[f32], means: &[f32]) -> Vec<f32> {
        let mut moved = vec![0.0; row.len()];
        let mean = |at: usize| means.get(at).copied().unwrap_or_default();
        for root in &self.roots {
            let mut at = *root as usize;
            while let Some(node) = self.nodes.get(at) {
                let column = usize::from(node.column);
                let (Some(value), Some(moved)) = (row.get(column), moved.get_mut(column)) else {
                    break;
                };
                let left = *value <= node.threshold;
                let next = at + if left { 1 } else { usize::from(node.right) };
                *moved += mean(next) - mean(at);
                at = next;
            }
        }
        moved
    }

    /// The sum of the leaves that a row falls to in some trees. A model was checked when it was
    /// decoded: all columns and nodes exist, and every step leads forward.
    fn leaves<const N: usize>(&self, roots: [u32; N], row: &[f32]) -> f32 {
        let mut places = roots;
        loop {
            let (mut sum, mut open) = (0.0, 0);
            for place in &mut places {
                let Some(node) = self.nodes.get(*place as usize) else {
                    return 0.0;
                };
                // A leaf's column is no column of the row; it stays where it is.
                let value = row.get(usize::from(node.column));
                let goes_left = value.is_some_and(|value| *value <= node.threshold);
                let step = if goes_left { 1 } else { u32::from(node.right) };
                *place += step;
                sum += node.threshold;
                open += step;
            }
            if open == 0 {
                return sum;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Range<f32> = f32::NEG_INFINITY..f32::INFINITY;

    fn leaf(value: f32) -> Node {
        Node {
            threshold: value,
            column: LEAF,
            right: 0,
        }
    }

    /// A tree that asks one column: up to 1 it says `low`, above it `high`.
    fn forest(trees: usize, low: f32, high: f32) -> Forest {
        let ask = Node {
            threshold: 1.0,
            column: 0,
            right: 2,
        };
        Forest {
            nodes: (0..trees)
                .flat_map(|_| [ask, leaf(low), leaf(high)])
                .collect(),
            roots: (0..trees as u32).map(|tree| tree * 3).collect(),
            columns: 1,
        }
    }

    #[test]
    fn trees_add_up_and_what_equals_the_threshold_goes_left() {
        let forest = forest(7, 0.125, -0.25);
        assert_eq!(forest.sum(&[1.0], &ALL), 0.875);
        assert_eq!(forest.sum(&[1.1], &ALL), -1.75);
    }

    #[test]
    fn a_column_counts_for_what_its_question_moves() {
        let forest = forest(4, 1.0, -0.5);
        assert_eq!(forest.weigh(&[0.0], &forest.means()), [3.0]);
        assert_eq!(forest.weigh(&[2.0], &forest.means()), [-3.0]);
    }

    #[test]
    fn no_more_trees_are_asked_when_all_is_clear() {
        let forest = forest(1000, 1.0, -1.0);
        assert_eq!(forest.sum(&[0.0], &(-3.0..3.0)), STEP as f32);
        assert_eq!(forest.sum(&[2.0], &(-3.0..3.0)), -(STEP as f32));
    }
}
