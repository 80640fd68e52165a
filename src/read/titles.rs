//! Titles of records and headers, which feeds give as HTML.

use super::feed;
use crate::field::Field;
use crate::metadata::{FieldName, keys};

/// Makes one line of plain text of a title.
pub(super) fn tidy(field: &mut Field) {
    let value = field.value();
    let has_reference = value.contains('&') && value.contains(';');
    let is_title = |key: &str| keys::envelope(key).is_some_and(|it| it.0 == FieldName::Title);
    if !(has_reference || value.contains('\n')) || !is_title(field.key()) {
        return;
    }
    let decoded = feed::decoded(value);
    let words: Vec<&str> = decoded.split_whitespace().collect();
    let (source, place) = (field.source, field.place);
    *field = Field::new(field.key(), &words.join(" "), place);
    field.source = source;
}
