//! HTML that was escaped to be carried in a feed.

use std::borrow::Cow;

use super::feed::{decoded, escaped, push_lines};
use super::{json_record, sniff};

/// How often markup is found escaped upon escaped, at most.
const DEEPEST: usize = 3;

/// The body with its markup restored, if its markup was escaped.
pub(crate) fn restore(body: &str) -> Cow<'_, str> {
    let mut body = Cow::Borrowed(body);
    for _ in 0..DEEPEST {
        if !sniff::is_escaped(&body) {
            break;
        }
        body = Cow::Owned(unescape(&body));
    }
    body
}

/// Replaces the references that escaping makes; all others are left to the HTML parser, in one
/// pass, so that `&amp;lt;` becomes `&lt;` and no more.
pub(super) fn unescape(text: &str) -> String {
    const REFERENCES: [(&str, &str); 12] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#34;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#x3C;", "<"),
        ("&#x3c;", "<"),
        ("&#x3E;", ">"),
        ("&amp;", "&"),
    ];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let reference = rest.get(before.len()..).unwrap_or_default();
        let known = REFERENCES
            .iter()
            .find(|(reference_text, _)| reference.starts_with(reference_text));
        match known {
            Some((reference_text, sign)) => {
                plain.push_str(sign);
                rest = reference.get(reference_text.len()..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// Whether a text is markup, though nothing says so: that of records, and of feeds of stories to apps.
pub(super) fn is_markup(text: &str) -> bool {
    ["</", "<br", "<p>"].iter().any(|tag| text.contains(tag))
}

/// Appends a text, which may be HTML, or HTML that was escaped.
pub(super) fn push_text(html: &mut String, text: &str) {
    let is_escaped = json_record::is_escaped(text);
    let plain = if is_escaped {
        decoded(text)
    } else {
        String::new()
    };
    let markup = if is_escaped { &plain } else { text };
    if is_markup(markup) {
        html.push_str("<div>");
        html.push_str(markup);
        html.push_str("</div>\n");
    } else if is_escaped {
        push_lines(html, text);
    } else {
        push_lines(html, &escaped(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restores_markup_that_was_escaped_twice() {
        let once = "&lt;p&gt;A &amp;amp; B&lt;/p&gt;&lt;p&gt;C&lt;/p&gt;";
        assert_eq!(restore(once), "<p>A &amp; B</p><p>C</p>");
        let twice = once.replace('&', "&amp;");
        assert_eq!(restore(&twice), "<p>A &amp; B</p><p>C</p>");
    }

    #[test]
    fn leaves_other_text_alone() {
        assert_eq!(restore("Tom &amp; Ann"), "Tom &amp; Ann");
    }
}
