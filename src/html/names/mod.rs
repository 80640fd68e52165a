//! The names of elements and attributes that mean something here, as small numbers.

mod attributes;
mod elements;
mod lookup;

pub(crate) use attributes::AttributeName;
pub(crate) use elements::*;

use super::tokenizer::key;
