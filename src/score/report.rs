//! Which features weighed most in a score.

use super::columns::Names;
use super::forest::Forest;
use super::held::Elements;
use super::survey::Survey;
use super::{add_block, page_columns};

/// Features that a report names.
const NAMED: usize = 4;

/// Says of scores what they were made of.
pub(super) struct Reporter<'m> {
    forest: &'m Forest,
    names: Vec<String>,
}

impl<'m> Reporter<'m> {
    pub(super) fn new(forest: &'m Forest, survey: &Survey<'_>) -> Reporter<'m> {
        let mut names = Names::default();
        add_block(&mut names, survey, &mut Elements::default(), 0);
        page_columns::add(&mut names, survey);
        Reporter::named(forest, names)
    }

    /// For rows with these names.
    pub(super) fn named(forest: &'m Forest, names: Names) -> Reporter<'m> {
        Reporter {
            forest,
            names: names.names,
        }
    }

    /// The features of a row that moved its sum most, each with its value and how far it moved the
    /// sum, in log-odds: `link_share 0.93: -1.4, in_scored 0: -0.8`.
    pub(super) fn report(&self, row: &[f32]) -> String {
        let moved = self.forest.weigh(row);
        let mut columns: Vec<(f32, &str, f32)> = moved
            .into_iter()
            .zip(&self.names)
            .zip(row)
            .map(|((moved, name), value)| (moved, name.as_str(), *value))
            .collect();
        columns.sort_by(|one, two| two.0.abs().total_cmp(&one.0.abs()));
        let named = columns.iter().take(NAMED).filter(|column| column.0 != 0.0);
        let named: Vec<String> = named
            .map(|(moved, name, value)| {
                let value = (value * 100.0).round() / 100.0;
                format!("{name} {value}: {moved:+.1}")
            })
            .collect();
        named.join(", ")
    }
}
