//! What tells of a text where it stands in an object of its own: the one around it, which has the title.

use serde_json::{Map, Value};

/// The innermost object with a title in which another one stands, and the key of what holds that there.
pub(super) fn titled<'v>(
    value: &'v Value,
    object: &Map<String, Value>,
    left: usize,
) -> Option<(&'v Map<String, Value>, &'v str)> {
    let holds = |value: &Value| match value {
        Value::Object(inner) => std::ptr::eq(inner, object),
        Value::Array(values) => values
            .iter()
            .any(|value| value.as_object().is_some_and(|it| std::ptr::eq(it, object))),
        _ => false,
    };
    match value {
        Value::Array(values) if left > 0 => {
            let mut values = values.iter();
            values.find_map(|value| titled(value, object, left - 1))
        }
        Value::Object(holder) if left > 0 => {
            let mut inner = holder.values();
            let inner = inner.find_map(|value| titled(value, object, left - 1));
            inner.or_else(|| {
                let (key, _) = holder.iter().find(|(_, value)| holds(value))?;
                holder
                    .contains_key("title")
                    .then_some((holder, key.as_str()))
            })
        }
        _ => None,
    }
}
