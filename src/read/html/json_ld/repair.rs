//! Repairs JSON that is almost JSON, as templates write it.

/// The JSON without comments, without commas behind the last item, with the control characters in
/// its strings escaped, and without what stands around the outermost brackets (`<!--`, `CDATA`).
pub(super) fn repaired(text: &str) -> String {
    // `//<![CDATA[` has brackets of its own.
    let text = text.split_once("CDATA[").map_or(text, |(_, inside)| inside);
    let text = text.rsplit_once("]]>").map_or(text, |(inside, _)| inside);
    let start = text.find(['{', '[']).unwrap_or_default();
    let end = text.rfind(['}', ']']).map_or(text.len(), |end| end + 1);
    let text = text.get(start..end).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let after = rest.get(ch.len_utf8()..).unwrap_or_default();
        rest = match ch {
            '"' => string(after, &mut out),
            '/' if after.starts_with('/') => after
                .find('\n')
                .map_or("", |at| after.get(at..).unwrap_or_default()),
            '/' if after.starts_with('*') => {
                after.split_once("*/").map_or("", |(_, behind)| behind)
            }
            '}' | ']' => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(ch);
                after
            }
            _ => {
                out.push(ch);
                after
            }
        };
    }
    out
}

/// Copies a string behind its opening quote; what stands behind its end.
fn string<'a>(text: &'a str, out: &mut String) -> &'a str {
    out.push('"');
    let mut chars = text.char_indices();
    while let Some((at, ch)) = chars.next() {
        match ch {
            '"' => {
                out.push('"');
                return text.get(at + 1..).unwrap_or_default();
            }
            '\\' => match chars.next() {
                // JSON has no other escapes; scripts write `\'`.
                Some((_, next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                    out.push('\\');
                    out.push(next);
                }
                Some((_, next)) => out.push(next),
                None => {}
            },
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ch if ch.is_control() => out.push(' '),
            ch => out.push(ch),
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn repairs_what_templates_get_wrong() {
        for (wrong, right) in [
            ("{\"a\": [1, 2,], }", "{\"a\": [1, 2]}"),
            (
                "{\"a\": 1, // one\n\"b\": /* two */ 2}",
                "{\"a\": 1, \n\"b\":  2}",
            ),
            ("{\"a\": \"x\ny\"}", "{\"a\": \"x\\ny\"}"),
            ("<!-- {\"a\": 1} -->", "{\"a\": 1}"),
            ("//<![CDATA[\n{\"a\": 1}\n//]]>", "{\"a\": 1}"),
            ("{\"a\": \"it\\'s\"};", "{\"a\": \"it's\"}"),
            (
                "{\"a\": \"http://b.example/c,}\"}",
                "{\"a\": \"http://b.example/c,}\"}",
            ),
        ] {
            assert_eq!(repaired(wrong), right, "{wrong}");
            assert!(
                serde_json::from_str::<serde_json::Value>(right).is_ok(),
                "{right}"
            );
        }
    }
}
