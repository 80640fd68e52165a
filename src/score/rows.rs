//! The features of some blocks, laid out for a forest: column by column, the page's own behind
//! those of the blocks.

use super::columns::Columns;

/// Rows that are asked together: their features have room in the fastest cache.
pub(super) const TOGETHER: usize = 16;

/// The values of one column, row by row, so that several are loaded at once.
#[repr(align(16))]
#[derive(Clone, Copy, Debug)]
pub(super) struct Column(pub(super) [f32; TOGETHER]);

/// Up to [`TOGETHER`] rows of at most so many columns.
pub(super) struct Rows<const MOST: usize> {
    columns: Box<[Column; MOST]>,
    /// How many of them there are.
    width: usize,
    /// Columns that are not the page's.
    own: usize,
    rows: usize,
    /// The column that comes next of the row that is being filled.
    next: usize,
}

impl<const MOST: usize> Rows<MOST> {
    /// No rows yet; `None` where there are fewer columns than features of the page.
    pub(super) fn new(columns: usize, of_page: &[f32]) -> Option<Rows<MOST>> {
        let own = columns.checked_sub(of_page.len())?;
        if columns > MOST {
            return None;
        }
        let mut filled = Box::new([Column([0.0; TOGETHER]); MOST]);
        for (column, value) in filled.iter_mut().skip(own).zip(of_page) {
            *column = Column([*value; TOGETHER]);
        }
        Some(Rows {
            columns: filled,
            width: columns,
            own,
            rows: 0,
            next: 0,
        })
    }

    /// Begins a row. Where the compiler sees all that is added to it, it knows where each goes.
    #[inline(always)]
    pub(super) fn begin_row(&mut self) {
        self.next = 0;
    }

    /// Ends the row that was filled; whether it had as many features as there are columns.
    pub(super) fn end_row(&mut self) -> bool {
        self.rows += 1;
        self.next == self.own
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows == TOGETHER
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.rows
    }

    /// Begins again with no rows.
    pub(super) fn clear(&mut self) {
        self.rows = 0;
    }

    pub(super) fn columns(&self) -> &[Column] {
        self.columns.get(..self.width).unwrap_or_default()
    }

    /// The features of one row.
    pub(super) fn row(&self, row: usize) -> Vec<f32> {
        let columns = self.columns().iter();
        columns
            .filter_map(|column| column.0.get(row).copied())
            .collect()
    }
}

impl<const MOST: usize> Columns for Rows<MOST> {
    #[inline(always)]
    fn add(&mut self, _name: &'static str, value: f32) {
        // There are never more, so that nothing is written twice.
        self.columns[self.next % MOST].0[self.rows % TOGETHER] = value;
        self.next += 1;
    }

    #[inline]
    fn part(&mut self, _name: &'static str) {}
}
