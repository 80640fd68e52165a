//! Sums of decision trees.

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

/// The sums from which no more trees are asked: what they add is small against it, and most
/// blocks of a page are as clear.
const LEAST: f32 = -2.8;
const MOST: f32 = 3.5;

/// Trees that are walked side by side, so that their look-ups do not wait for each other.
const SIDE_BY_SIDE: usize = 4;

impl Forest {
    /// The sum of the trees' values for a row, as far as it matters: below [`LEAST`] and above
    /// [`MOST`] it is that of the first trees.
    pub(super) fn sum(&self, row: &[f32]) -> f32 {
        let mut sum = 0.0;
        for roots in self.roots.chunks(STEP) {
            let (together, rest) = roots.as_chunks::<SIDE_BY_SIDE>();
            for roots in together {
                sum += self.leaves(*roots, row);
            }
            for root in rest {
                sum += self.leaves([*root], row);
            }
            if !(LEAST..MOST).contains(&sum) {
                break;
            }
        }
        sum
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
