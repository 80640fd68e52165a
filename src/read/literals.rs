//! Values as programs print them: lists, dictionaries and strings of Python.

use serde_json::Value;

use super::value_bounds;

/// The value that a document gives to a name (`window.data = {…};`) or to a function (`callback({…});`), or
/// else the document. It begins and ends without white space.
pub(super) fn assigned(document: &str) -> &str {
    let ends = document.ends_with([';', ')', '}', ']']);
    if !ends || !document.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '_') {
        return document;
    }
    let at = document.find(['{', '[', '\n']).unwrap_or_default();
    let (name, value) = document.split_at_checked(at).unwrap_or_default();
    let value = value.trim_end_matches(';').trim_end();
    let name = name.trim_end();
    let is_name = |name: &str| {
        let is_of_name = |ch: char| ch.is_ascii_alphanumeric() || "._$ ".contains(ch);
        name.len() <= LONGEST_NAME && name.chars().all(is_of_name)
    };
    if let Some(name) = name.strip_suffix('=').filter(|name| is_name(name)) {
        return if name.is_empty() { document } else { value };
    }
    let called = name.strip_suffix('(').filter(|name| is_name(name));
    let value = called.and_then(|_| value.strip_suffix(')'));
    value.unwrap_or(document)
}

/// The longest name of such a value, in bytes.
const LONGEST_NAME: usize = 80;

/// The value that a printed dictionary or list is.
pub(super) fn read(text: &str) -> Option<Value> {
    let is_one = text.starts_with(['{', '[']) && text.ends_with(['}', ']']);
    // What holds no string in single quotes, and no value of a data base, is JSON or nothing.
    let is_printed = is_one && (text.contains('\'') || text.contains("ObjectId("));
    value_bounds::parse(&as_json(text, is_printed)?)
}

/// The text with the signs of JSON. Dates, which print as calls, are strings of their numbers.
fn as_json(text: &str, is_printed: bool) -> Option<String> {
    let mut json = String::with_capacity(is_printed.then_some(text.len())? + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let behind = rest.get(first.len_utf8()..)?;
        rest = match first {
            '\'' | '"' => string(behind, first, &mut json)?,
            'a'..='z' | 'A'..='Z' => {
                let is_of_word = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '_');
                let end = rest.find(|ch| !is_of_word(ch)).unwrap_or(rest.len());
                let (word, behind) = rest.split_at_checked(end)?;
                word_behind(word, behind, &mut json)?
            }
            '(' => {
                json.push('[');
                behind
            }
            ')' => {
                json.push(']');
                behind
            }
            _ => {
                json.push(first);
                behind
            }
        };
    }
    Some(json)
}

/// Appends a constant or a date, and gives what stands behind it.
fn word_behind<'a>(word: &str, behind: &'a str, json: &mut String) -> Option<&'a str> {
    let constant = match word {
        "None" | "nan" | "null" => "null",
        "True" | "true" => "true",
        "False" | "false" => "false",
        "datetime.datetime" | "datetime.date" | "Timestamp" => {
            let (inside, behind) = in_brackets(behind)?;
            let mut numbers = inside
                .split(',')
                .map_while(|it| it.trim().parse::<u16>().ok());
            let mut next = || numbers.next().unwrap_or(0);
            let (year, month, day, hour, minute) = (next(), next(), next(), next(), next());
            let date = format!("\"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}\"");
            json.push_str(&date);
            return Some(behind);
        }
        // Of what MongoDB prints the value alone counts, or all that it is called with.
        "ISODate" | "NumberDecimal" | "NumberInt" | "NumberLong" | "ObjectId" | "new" | "Date" => {
            ""
        }
        // `u'…'`, `b'…'`
        "u" | "b" | "r" if behind.starts_with(['\'', '"']) => "",
        _ => return None,
    };
    json.push_str(constant);
    Some(behind)
}

/// The most bytes of a date that is printed as a call.
const LONGEST_DATE: usize = 200;

/// What stands in the brackets that a text begins with, which may be those of a zone's offset too, and behind them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_DATE) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some((text.get(1..at)?, text.get(at + 1..)?)),
            b')' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Appends a string that ends with a quote, and gives what stands behind it.
fn string<'a>(text: &'a str, quote: char, json: &mut String) -> Option<&'a str> {
    json.push('"');
    let mut chars = text.char_indices();
    while let Some((at, ch)) = chars.next() {
        match ch {
            _ if ch == quote => {
                json.push('"');
                return text.get(at + 1..);
            }
            '\\' => match chars.next()?.1 {
                '\'' => json.push('\''),
                'x' => json.push_str("\\u00"),
                other => {
                    json.push('\\');
                    json.push(other);
                }
            },
            '"' => json.push_str("\\\""),
            '\n' => json.push_str("\\n"),
            '\t' => json.push_str("\\t"),
            ch if ch.is_control() => json.push(' '),
            ch => json.push(ch),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_have_names() {
        for document in [
            "window.YTD.tweets.part0 = [ {\"a\": 1} ]",
            "var data = [ {\"a\": 1} ];",
            "callback([ {\"a\": 1} ]);",
            "[ {\"a\": 1} ]",
        ] {
            assert_eq!(assigned(document), "[ {\"a\": 1} ]", "{document}");
        }
        for document in ["if (a) { b }", "The mill = {\"a\"", "a\n= {}", "= {}"] {
            assert_eq!(assigned(document), document);
        }
    }

    #[test]
    fn printed_values_are_read() {
        for (text, json) in [
            (
                "['Ann Bell', \"Tom O'Hare\"]",
                r#"["Ann Bell","Tom O'Hare"]"#,
            ),
            (
                r"{'a': None, 'b': True, 'c': 'it\'s \xe9\n', u'd': ('x', 1)}",
                "{\"a\":null,\"b\":true,\"c\":\"it's é\\n\",\"d\":[\"x\",1]}",
            ),
            (
                "{'date': datetime.datetime(2024, 5, 3, 8, 0, tzinfo=tzoffset(None, timedelta(0)))}",
                r#"{"date":"2024-05-03T08:00"}"#,
            ),
        ] {
            assert_eq!(read(text).map(|it| it.to_string()).as_deref(), Some(json));
        }
        for text in [
            "[see 'the mill']",
            "['open",
            "[1]",
            "{'a': run('x')}",
            "{'}",
            "['\\",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_printed_dictionary_is_a_document() {
        let document = r"{'title': 'The mill grinds again', 'authors': ['Ann Bell', 'Tom Oak'], 'date': datetime.date(2024, 5, 3), 'text': 'The mill at the bend of the river grinds flour again, for the first time in years.\n\nThe new wheel is made of oak.'}";
        let article = crate::clean(document);
        assert_eq!(article.title(), Some("The mill grinds again"));
        assert_eq!(article.metadata().authors.len(), 2);
        assert!(article.text().starts_with("The mill at") && article.text().ends_with("of oak."));
    }

    #[test]
    fn a_line_of_a_header_may_have_a_printed_list() {
        let document = "Title: The mill\nAuthors: ['Ann Bell', 'Tom Oak']\nKeywords: ['oak', 'flour']\n\n\
                        The mill at the bend of the river grinds flour again.";
        let metadata = crate::clean(document).metadata().clone();
        let authors: Vec<&str> = metadata.authors.iter().map(|it| &*it.value).collect();
        assert_eq!(authors, ["Ann Bell", "Tom Oak"]);
        assert_eq!(metadata.tags.len(), 2);
    }
}
