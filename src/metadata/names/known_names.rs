//! Names that were split before.

use crate::metadata::names;

/// What statements of authors came to: a page makes the same in its head, its markup and its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownNames(Vec<(Box<str>, Vec<String>)>);

/// Statements that are remembered.
const MOST: usize = 8;

/// The longest of them, in bytes.
const LONGEST: usize = 120;

impl KnownNames {
    /// The names of a statement, as [`names::split`] gives them.
    pub(crate) fn split(&mut self, authors: &str) -> Vec<String> {
        if let Some((_, known)) = self.0.iter().find(|(known, _)| **known == *authors) {
            return known.clone();
        }
        let names = names::split(authors);
        if self.0.len() < MOST && authors.len() <= LONGEST {
            self.0.push((authors.into(), names.clone()));
        }
        names
    }
}
