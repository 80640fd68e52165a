//! How many values of JSON are read: each object takes some 700 bytes of memory, however short it is.

use serde_json::Value;

/// Objects and lists that any document may have.
const FEW: usize = 10_000;

/// Bytes of each, on average, where there are more. Of records, of what a page states and of trees of rich
/// text each has more, since most of them name a kind or hold a text.
const SHORTEST: usize = 24;

/// Whether so many objects are too many for a text of so many bytes: to read them would take far more memory than
/// the text, and none of them can say much.
pub(super) fn are_too_many(objects: usize, bytes: usize) -> bool {
    objects > FEW && bytes / objects < SHORTEST
}

/// Whether a text of JSON has too many objects and lists. Braces within its strings count as well.
pub(super) fn has_too_many(text: &str) -> bool {
    // Most are too short to have.
    text.len() > FEW && {
        let opened = memchr::memchr2_iter(b'{', b'[', text.as_bytes()).count();
        are_too_many(opened, text.len())
    }
}

/// The value of a text of JSON, if it is one and has not too many.
pub(super) fn parse(text: &str) -> Option<Value> {
    match has_too_many(text) {
        true => None,
        false => serde_json::from_str(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_values_are_bounded_and_records_are_not() {
        let list = |one: &str| format!("[{}]", vec![one; FEW + 1].join(","));
        for small in ["{\"a\":1}", "[1]", "{}", "{\"a\":{}}"] {
            assert!(has_too_many(&list(small)), "{small}");
            assert!(!has_too_many(small));
            assert!(parse(small).is_some() && parse(&list(small)).is_none());
        }
        for record in [
            "{\"type\":\"text\",\"text\":\"Tides\"}",
            "{\"id\":1,\"text\":\"The tide comes in at four.\"}",
        ] {
            assert!(!has_too_many(&list(record)), "{record}");
        }
    }

    #[test]
    fn documents_of_small_values_stay_as_they_are() {
        let object = |one: &str, between: &str| vec![one; FEW + 1].join(between);
        let statement = object("(1,'a')", ",");
        for document in [
            object("{\"text\":\"a\"}", "\n"),
            format!("id,text\n{}", object("1,a", "\n")),
            format!("INSERT INTO posts (id, body) VALUES {statement};"),
        ] {
            let article = crate::clean(document.as_str());
            assert!(article.text().starts_with(&document[..7]));
        }
    }
}
