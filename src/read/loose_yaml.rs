//! Front matter that is no YAML: values with colons and quotes that are not quoted, tabs. Each line is
//! read on its own.

/// Key and value of each line, nested keys joined by dots; items of a list stand under its key. None
/// where a value is open, of which it shows nowhere where it ends.
pub(super) fn pairs(inside: &str) -> Option<Vec<(String, &str)>> {
    let mut pairs = Vec::new();
    let mut outer = "";
    for line in inside.lines() {
        let text = line.trim();
        let is_nested = line.starts_with([' ', '\t', '-']);
        if is_nested && let Some(item) = text.strip_prefix("- ") {
            pairs.push((outer.to_owned(), unquoted(item.trim())));
        } else if let Some((key, value)) = text.split_once(':').filter(|(key, _)| is_key(key)) {
            if is_open(value.trim()) {
                return None;
            }
            let value = unquoted(value.trim());
            if is_nested {
                pairs.push((format!("{outer}.{key}"), value));
            } else {
                outer = key;
                push_all(&mut pairs, key, value);
            }
        }
    }
    pairs.retain(|(key, value)| !key.is_empty() && !value.is_empty());
    Some(pairs)
}

/// Whether a value begins with a quote that stands nowhere else in it.
fn is_open(value: &str) -> bool {
    let mut quotes = ['"', '\''].into_iter();
    quotes.any(|quote| value.starts_with(quote) && value.matches(quote).nth(1).is_none())
}

fn push_all<'a>(pairs: &mut Vec<(String, &'a str)>, key: &str, value: &'a str) {
    let list = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    match list {
        Some(list) => {
            let items = list.split(',').map(|item| unquoted(item.trim()));
            pairs.extend(items.map(|item| (key.to_owned(), item)));
        }
        None => pairs.push((key.to_owned(), value)),
    }
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 64
        && key
            .chars()
            .all(|ch| ch.is_alphanumeric() || "_- .".contains(ch))
}

fn unquoted(value: &str) -> &str {
    value
        .strip_prefix(['"', '\''])
        .and_then(|inside| inside.strip_suffix(['"', '\'']))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_yaml_is_read_line_by_line() {
        for (source, title) in [
            (
                "---\ntitle: The mill: it grinds again\nauthor: @ann Bell\ndate: 2024-05-03\n---\n",
                "The mill: it grinds again",
            ),
            (
                "---\ntitle:\tThe mill\nauthor:\tAnn Bell\ntags:\n\t- oak\n\t- flour\n---\n",
                "The mill",
            ),
            (
                "---\ntitle: \"The \"old\" mill\"\ndate: 2024-05-03\ntags: ['oak', flour]\n---\n",
                "The \"old\" mill",
            ),
        ] {
            let body = "The mill at the bend of the river grinds flour again.";
            let article = crate::clean(format!("{source}{body}"));
            assert_eq!(article.title(), Some(title), "{source}");
            assert_eq!(article.text(), body);
            let tags = article.metadata().tags.iter().map(|tag| &*tag.value);
            let tags: Vec<&str> = tags.collect();
            assert!(
                !source.contains("tags") || tags == ["oak", "flour"],
                "{tags:?}"
            );
        }
    }
}
