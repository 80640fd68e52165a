//! The columns of the features: each is written once, its name beside its value.

use super::sums::number;

/// Takes the features of a block or page one by one, always in the same order.
pub(super) trait Columns {
    /// Adds a feature.
    fn add(&mut self, name: &'static str, value: f32);

    /// The features that follow are those of a part: a neighbour, an element around.
    fn part(&mut self, name: &'static str);

    /// Adds a feature that holds or does not.
    fn flag(&mut self, name: &'static str, holds: bool) {
        self.add(name, number(holds));
    }
}

/// Only the values: what a model reads.
#[derive(Debug, Default)]
pub(super) struct Values(pub(super) Vec<f32>);

impl Columns for Values {
    #[inline]
    fn add(&mut self, _name: &'static str, value: f32) {
        self.0.push(value);
    }

    #[inline]
    fn part(&mut self, _name: &'static str) {}
}

/// Only the names: what a reader of a model reads.
#[derive(Debug, Default)]
pub(super) struct Names {
    part: &'static str,
    pub(super) names: Vec<String>,
}

impl Columns for Names {
    fn add(&mut self, name: &'static str, _value: f32) {
        let name = match self.part {
            "" => name.to_owned(),
            part => format!("{part}.{name}"),
        };
        self.names.push(name);
    }

    fn part(&mut self, name: &'static str) {
        self.part = name;
    }
}
