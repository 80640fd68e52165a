//! Titles of records and headers, which feeds give as HTML.

use super::feed;
use crate::field::Field;
use crate::metadata::{FieldName, keys};

/// Makes one line of plain text of a title.
pub(super) fn tidy(field: &mut Field) {
    let value = field.value();
    let is_title = |key: &str| keys::envelope(key).is_some_and(|it| it.0 == FieldName::Title);
    let is_untidy = feed::may_have_references(value) || value.contains('\n');
    if !is_untidy || !is_title(field.key()) {
        return;
    }
    *field = field.saying(&feed::in_one_line(value));
}
