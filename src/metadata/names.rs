//! Names of authors, and titles without the name of their site.

use std::collections::HashSet;

/// The longest author's name, in characters; what is longer is a sentence.
const LONGEST_NAME: usize = 60;

/// Splits a statement of authors into names: at `、`, `，`, `,`, `;`, `/`, `&`, `|`, "and", "und",
/// "et", "y". A single Chinese or Japanese name is never split at a space.
pub(crate) fn split(authors: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    // An address names nobody, and its strokes would make names of its parts.
    if authors.contains("://") {
        return names;
    }
    for part in authors.split(['、', '，', ',', ';', '；', '/', '／', '&', '|', '丨']) {
        for name in split_words(part) {
            let name = trim(name);
            let acceptable = !name.is_empty()
                && name.chars().count() <= LONGEST_NAME
                && name.chars().any(char::is_alphabetic);
            if acceptable && known.insert(name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

fn split_words(part: &str) -> Vec<&str> {
    let mut parts = vec![part];
    for word in [" and ", " und ", " et ", " y "] {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(word))
            .collect();
    }
    parts
}

/// The name without signs around it and without the word that introduces it.
fn trim(name: &str) -> &str {
    let name = name.trim_matches(|ch: char| {
        ch.is_whitespace()
            || matches!(
                ch,
                ':' | '：' | '.' | '-' | '–' | '—' | '_' | '@' | '"' | '“' | '”'
            )
    });
    for opener in ["By ", "by ", "BY ", "Von ", "von "] {
        if let Some(rest) = name.strip_prefix(opener) {
            return rest.trim();
        }
    }
    name
}

/// Removes the name of the site or section from the end (or start) of a page's title, where it is
/// set off by a separator.
pub(crate) fn without_site(title: &str, site: Option<&str>) -> String {
    const SEPARATORS: [&str; 11] = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", "--", "_", "|", "-",
    ];
    let title = title.trim();
    if let Some(site) = site.map(str::trim).filter(|site| !site.is_empty()) {
        for separator in SEPARATORS {
            if let Some(rest) = title
                .strip_suffix(site)
                .and_then(|rest| rest.trim_end().strip_suffix(separator.trim()))
            {
                return rest.trim().to_owned();
            }
        }
    }
    let mut rest = title;
    // Where the separators are spaced, or where the script has no words that a hyphen could join,
    // what stands behind the first is the section and the site, unless the title is then too
    // short to be one.
    let has_cjk = title.chars().any(crate::features::is_cjk);
    for separator in SEPARATORS.iter().take(9) {
        if matches!(*separator, "_" | "--") && !has_cjk {
            continue;
        }
        if let Some((head, tail)) = rest.split_once(separator) {
            let length = head.chars().count();
            let enough = if has_cjk { 5 } else { 12 };
            if length >= enough || length >= tail.chars().count() {
                rest = head;
            }
        }
    }
    rest.trim().to_owned()
}

/// Letters and digits in lower case, full-width forms made plain: what two texts share that are
/// the same title set in different type.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => folded.push(ch),
            'A'..='Z' => folded.push(ch.to_ascii_lowercase()),
            '\0'..='\u{7f}' => {}
            '\u{ff01}'..='\u{ff5e}' => {
                // Full-width forms stand in the order of ASCII.
                let plain = char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch);
                if plain.is_ascii_alphanumeric() {
                    folded.push(plain.to_ascii_lowercase());
                }
            }
            _ if ch.is_alphanumeric() => folded.extend(ch.to_lowercase()),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_names() {
        assert_eq!(split("By Ann Bell and Tom Oak"), ["Ann Bell", "Tom Oak"]);
        assert_eq!(split("李明、王芳，赵云"), ["李明", "王芳", "赵云"]);
        assert!(split("https://example.org/ann").is_empty());
    }

    #[test]
    fn takes_the_site_from_the_title() {
        assert_eq!(
            without_site("Tide tables | The Harbour", None),
            "Tide tables"
        );
        assert_eq!(
            without_site("桥梁修复完工_地方频道_某某网", None),
            "桥梁修复完工"
        );
        assert_eq!(
            without_site("A well-known bridge", None),
            "A well-known bridge"
        );
        assert_eq!(
            without_site("Tides-The Harbour", Some("The Harbour")),
            "Tides"
        );
    }

    #[test]
    fn folds_width_and_signs() {
        assert_eq!(fold("“Ａ＋B” 会议！"), "ab会议");
    }
}
