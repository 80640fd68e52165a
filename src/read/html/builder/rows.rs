//! Rows of tables of data.

use super::Builder;
use crate::block::BlockKind;
use crate::read::html::table::Columns;

impl Builder<'_> {
    /// Begins rows that have nothing to do with those before them.
    pub(in crate::read::html) fn begin_rows(&mut self) {
        self.columns = Columns::default();
    }

    /// Begins rows of the same table that no cell of those before reaches into.
    pub(in crate::read::html) fn begin_section(&mut self) {
        self.columns.begin_section();
    }

    /// How many cells of its own the next row has to have to be one of data: one is enough beside
    /// cells that reach into it from above.
    pub(in crate::read::html) fn least_cells(&self) -> u32 {
        if self.columns.reach_below() { 1 } else { 2 }
    }

    /// Whether the row before the next one, of the same table, is one of data with several cells that
    /// have text.
    pub(in crate::read::html) fn is_among_rows(&self) -> bool {
        self.columns.has_data
    }

    /// Begins a row of data.
    pub(in crate::read::html) fn begin_row(&mut self, header: bool) {
        self.state.kind = BlockKind::TableRow { header };
        self.state.in_row = true;
        self.columns.begin_row();
    }

    /// Begins the next cell of a row, which reaches over so many columns and rows.
    pub(in crate::read::html) fn next_cell(&mut self, columns: &str, rows: &str) {
        let tabs = self.columns.cell(columns, rows);
        self.page.text.extend(std::iter::repeat_n('\t', tabs));
        self.pending_space = false;
    }
}
