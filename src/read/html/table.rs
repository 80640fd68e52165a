//! The columns of tables.

/// Columns of a table that are told apart. What stands further to the right follows closely.
const MOST_COLUMNS: usize = 64;

/// Which columns of the table the cells of a row stand in.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column of the last cell, and the one behind it.
    last: usize,
    next: usize,
    /// By column, rows to come that a cell of a row above reaches into.
    below: Vec<usize>,
    /// Whether several cells of a row have text: those of a layout are mostly alone in theirs.
    pub(super) has_data: bool,
}

impl Columns {
    pub(super) fn begin_row(&mut self) {
        for rows in self.below.iter_mut().skip(self.next) {
            *rows = rows.saturating_sub(1);
        }
        (self.last, self.next) = (0, 0);
    }

    pub(super) fn begin_section(&mut self) {
        *self = Columns {
            has_data: self.has_data,
            ..Columns::default()
        };
    }

    /// Whether a cell reaches into the next row.
    pub(super) fn reach_below(&self) -> bool {
        let mut below = self.below.iter().enumerate();
        // Those that the row before did not come to are not counted down yet.
        below.any(|(column, rows)| *rows > usize::from(column >= self.next))
    }

    /// Places the next cell, which reaches over so many columns and rows; how many columns it stands
    /// behind the last one, or behind the first column where it is the first cell.
    pub(super) fn cell(&mut self, columns: &str, rows: &str) -> usize {
        while self.next < MOST_COLUMNS
            && let Some(rows) = self.below.get_mut(self.next).filter(|rows| **rows > 0)
        {
            *rows -= 1;
            self.next += 1;
        }
        let behind = self.next - self.last;
        self.last = self.next;
        let left = MOST_COLUMNS.saturating_sub(self.next).max(1);
        self.next += number(columns).min(left);
        let rows = number(rows) - 1;
        let end = self.next.min(MOST_COLUMNS);
        if self.last < end && (rows > 0 || self.below.len() > self.last) {
            self.below.resize(self.below.len().max(end), 0);
            let taken = self.below.get_mut(self.last..end);
            taken.unwrap_or_default().fill(rows);
        }
        behind
    }
}

/// What a cell states of its size; one where it does not.
fn number(stated: &str) -> usize {
    stated.trim().parse().unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;
    use crate::page::Gap;

    fn rows(html: &str) -> Vec<String> {
        let page = Cleaner::default().read(html);
        page.blocks().map(|block| block.text().to_owned()).collect()
    }

    #[test]
    fn cells_stand_in_their_columns() {
        for first in ["", "&nbsp;", "<img src=a.png alt=a>"] {
            let table = format!(
                "<table><tr><td>{first}</td><th> Elm</th><th><p>Oak</p></th></tr>\
                <tr><th>Sails</th><td>2</td><td>\n3</td></tr></table>"
            );
            assert_eq!(rows(&table), ["\tElm\tOak", "Sails\t2\t3"]);
        }
    }

    #[test]
    fn cells_reach_over_columns_and_rows() {
        let table = "<table><tr><th rowspan=2>Boat</th><th colspan=2>Sails</th><th>Crew</th></tr>\
            <tr><td>Summer</td><td>Winter</td></tr><tr><td>Elm</td><td>2</td><td>1</td><td>4</td></tr></table>";
        assert_eq!(
            rows(table),
            ["Boat\tSails\t\tCrew", "\tSummer\tWinter", "Elm\t2\t1\t4"]
        );
    }

    #[test]
    fn what_is_alone_in_its_row_stands_at_its_beginning() {
        let table = "<table><tr><th></th><th>Elm</th></tr><tr><td></td><td>2</td></tr></table>";
        assert_eq!(rows(table), ["\tElm", "2"]);
    }

    #[test]
    fn what_is_alone_in_its_row_stands_in_its_column_in_a_table_of_data() {
        let head = "<table><tr><th>Boat<th>Sails<th>Crew";
        let table = format!("{head}<tr><td>Elm<td>2<td>4<tr><td>&nbsp;<td><td>5</table>");
        assert_eq!(rows(&table), ["Boat\tSails\tCrew", "Elm\t2\t4", "\t\t5"]);
        let table = "<table><thead><tr><th>Day<th>Tide<tbody><tr><th rowspan=2>Monday<td>04:10\
            <tr><td>16:35<tr><th rowspan=2>Tuesday<td>05:02<tr><td>17:20</table>";
        let lines = [
            "Day\tTide",
            "Monday\t04:10",
            "\t16:35",
            "Tuesday\t05:02",
            "\t17:20",
        ];
        assert_eq!(rows(table), lines);
    }

    #[test]
    fn a_row_of_one_cell_between_rows_of_data_is_one_of_them() {
        let markdown = |html: &str| crate::clean(html).to_markdown();
        let table = "<table><tr><th>Boat<th>Sails<tr><td>Elm<td>2<tr><td colspan=2>Not for hire\
            <tr><td>Oak<td>3</table>";
        let lines = "| Boat | Sails |\n| --- | --- |\n| Elm | 2 |\n| Not for hire |\n| Oak | 3 |";
        assert_eq!(markdown(table).trim(), lines);
        let sections = "<table><thead><tr><th>Boat<th>Sails<tbody><tr><th colspan=2>Not for hire\
            <tr><td>Oak<td>3</table>";
        assert_eq!(rows(sections), ["Boat\tSails", "Not for hire", "Oak\t3"]);
        let page = Cleaner::default().read(sections);
        let is_row = |kind| matches!(kind, crate::block::BlockKind::TableRow { .. });
        assert!(page.blocks().all(|block| is_row(block.kind())));
        // Behind the last row stands a note.
        let page =
            Cleaner::default().read("<table><tr><td>Elm<td>2<tr><td colspan=2>In May</table>");
        assert!(
            page.blocks()
                .last()
                .is_some_and(|block| !is_row(block.kind()))
        );
    }

    #[test]
    fn the_sections_of_a_table_are_one_table() {
        let table = "<table><thead><tr><th>Boat</th><th>Sails</th></tr></thead>\
            <tbody><tr><td rowspan=3>Elm</td><td>2</td></tr></tbody>\
            <tfoot><tr><td>All</td><td>2</td></tr></tfoot></table>";
        let page = Cleaner::default().read(table);
        let gaps: Vec<Gap> = page.blocks().map(|block| block.data().gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Line, Gap::Line]);
        assert_eq!(rows(table).last().map(String::as_str), Some("All\t2"));
    }

    #[test]
    fn cells_of_any_size_take_a_limited_number_of_columns() {
        let cell =
            "<td colspan=99999999999999999999 rowspan=1000>Elm</td><td colspan=1000>Oak</td>";
        let row = format!("<tr>{}</tr>", cell.repeat(100));
        let read = rows(&format!("<table>{}</table>", row.repeat(3))).concat();
        assert!(read.len() < 10_000, "{}", read.len());
        let reaching = "<td rowspan=65000>".repeat(20_000);
        let behind = "<tr><td>a<td>b".repeat(1000);
        let read = rows(&format!("<table><tr><td>x{reaching}{behind}</table>")).concat();
        assert!(read.len() < 200_000, "{}", read.len());
    }
}
