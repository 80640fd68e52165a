//! The features of some blocks, laid out for a forest: column by column.

use super::columns::Columns;

/// Rows that are asked together: their features have room in the fastest cache.
pub(super) const TOGETHER: usize = 16;

/// The values of one column, row by row, so that several are loaded at once.
#[repr(align(16))]
#[derive(Clone, Copy, Debug)]
pub(super) struct Column(pub(super) [f32; TOGETHER]);

/// Up to [`TOGETHER`] rows of at most so many columns of their own; those of their page follow.
pub(super) struct Rows<'p, const MOST: usize> {
    columns: [Column; MOST],
    /// How many of them there are.
    own: usize,
    /// The values of the page.
    of_page: &'p [f32],
    rows: usize,
}

/// A row that is being filled.
pub(super) struct Row<'r, const MOST: usize> {
    columns: &'r mut [Column; MOST],
    /// Which of the rows it is.
    at: usize,
    /// The column that comes next.
    next: usize,
}

impl<'p, const MOST: usize> Rows<'p, MOST> {
    /// No rows yet; `None` where there are fewer columns than features of the page.
    pub(super) fn new(columns: usize, of_page: &'p [f32]) -> Option<Rows<'p, MOST>> {
        let own = columns.checked_sub(of_page.len())?;
        (own <= MOST).then_some(Rows {
            columns: [Column([0.0; TOGETHER]); MOST],
            own,
            of_page,
            rows: 0,
        })
    }

    /// Begins a row. Where the compiler sees all that is added to it, it knows where each goes.
    #[inline(always)]
    pub(super) fn begin_row(&mut self) -> Row<'_, MOST> {
        Row {
            columns: &mut self.columns,
            at: self.rows,
            next: 0,
        }
    }

    /// Ends the row that was filled with so many features; whether there are as many columns.
    #[inline(always)]
    pub(super) fn end_row(&mut self, features: usize) -> bool {
        self.rows += 1;
        features == self.own
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
        self.columns.get(..self.own).unwrap_or_default()
    }

    /// The features of one row.
    pub(super) fn row(&self, row: usize) -> Vec<f32> {
        let own = self.columns().iter();
        let own = own.filter_map(|column| column.0.get(row));
        own.chain(self.of_page).copied().collect()
    }
}

impl<const MOST: usize> Row<'_, MOST> {
    /// How many features were added.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.next
    }
}

impl<const MOST: usize> Columns for Row<'_, MOST> {
    #[inline(always)]
    fn add(&mut self, _name: &'static str, value: f32) {
        if let Some(column) = self.columns.get_mut(self.next) {
            column.0[self.at % TOGETHER] = value;
        }
        self.next += 1;
    }

    #[inline]
    fn part(&mut self, _name: &'static str) {}
}
