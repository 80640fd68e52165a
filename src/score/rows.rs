//! The features of some blocks, laid out for a forest: column by column, the page's own behind
//! those of the blocks.

use wide::bytemuck::cast_ref;

use super::columns::Columns;

/// Rows that are asked together: their features have room in the fastest cache.
pub(super) const TOGETHER: usize = 16;

/// Rows that are compared at once.
pub(super) const LANES: usize = 8;

/// The values of one column, row by row.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Column(pub(super) [f32; TOGETHER]);

impl Column {
    /// The first rows and the others.
    #[inline]
    pub(super) fn halves(&self) -> (&[f32; LANES], &[f32; LANES]) {
        let [low, high] = cast_ref::<[f32; TOGETHER], [[f32; LANES]; 2]>(&self.0);
        (low, high)
    }
}

/// Up to [`TOGETHER`] rows.
pub(super) struct Rows {
    columns: Vec<Column>,
    /// Columns that are not the page's.
    own: usize,
    rows: usize,
    /// The place of the next column of the row that is being filled.
    next: usize,
}

impl Rows {
    /// No rows yet; `None` where there are fewer columns than features of the page.
    pub(super) fn new(columns: usize, of_page: &[f32]) -> Option<Rows> {
        let own = columns.checked_sub(of_page.len())?;
        let mut filled = Vec::with_capacity(columns);
        filled.resize(own, Column([0.0; TOGETHER]));
        filled.extend(of_page.iter().map(|value| Column([*value; TOGETHER])));
        Some(Rows {
            columns: filled,
            own,
            rows: 0,
            next: 0,
        })
    }

    /// Ends the row that was filled; whether it had as many features as there are columns.
    pub(super) fn end_row(&mut self) -> bool {
        self.rows += 1;
        std::mem::take(&mut self.next) == self.own
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows == TOGETHER
    }

    /// Begins again with no rows.
    pub(super) fn clear(&mut self) {
        self.rows = 0;
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The features of one row.
    pub(super) fn row(&self, row: usize) -> Vec<f32> {
        let columns = self.columns.iter();
        columns
            .filter_map(|column| column.0.get(row).copied())
            .collect()
    }
}

impl Columns for Rows {
    #[inline]
    fn add(&mut self, _name: &'static str, value: f32) {
        if let Some(column) = self.columns.get_mut(self.next) {
            column.0[self.rows % TOGETHER] = value;
        }
        self.next += 1;
    }

    #[inline]
    fn part(&mut self, _name: &'static str) {}
}
