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

impl Forest {
    /// The sum of the trees' values for a row.
    pub(super) fn sum(&self, row: &[f32]) -> f32 {
        self.roots.iter().map(|root| self.leaf(*root as usize, row)).sum()
    }

    /// The value of the leaf that a row falls to. A model was checked when it was decoded: all
    /// columns and nodes exist, and every step leads forward.
    fn leaf(&self, mut at: usize, row: &[f32]) -> f32 {
        while let Some(node) = self.nodes.get(at) {
            let Some(value) = row.get(usize::from(node.column)) else {
                return node.threshold;
            };
            at += match *value <= node.threshold {
                true => 1,
                false => usize::from(node.right),
            };
        }
        0.0
    }
}
