//! Names of authors: split, and rid of what is no part of them.

use std::collections::HashSet;

use super::name_words::{
    CREDENTIALS, DATE_WORDS, GENERATIONS, HONORIFICS, NOT_NAMES, OF_OTHER_PARTS, OPENERS,
    PARTICLES, ROLES,
};
pub(crate) use super::title::fold;
use super::{date, months};
use crate::features::is_cjk;

/// The longest name, in characters; what is longer is a sentence.
const LONGEST_NAME: usize = 60;

/// The most names of a list; what has more is an index of authors.
const MOST_NAMES: usize = 24;

/// Splits a statement of authors into names: at `、`, `，`, `,`, `;`, `/`, `|` and words for “and”.
/// Openers (`By`, `Von`, `记者`), roles, degrees, handles and dates are no parts of names. A single
/// Chinese or Japanese name is never split at a space.
pub(crate) fn split(authors: &str) -> Vec<String> {
    // An address names nobody, and its strokes would make names of its parts.
    if authors.contains("://") || authors.contains("www.") || is_of_another_part(authors) {
        return Vec::new();
    }
    let authors = without_date(authors);
    let mut names: Vec<&str> = Vec::new();
    let mut known = HashSet::new();
    let signs = [
        '、', '，', ',', ';', '；', '|', '丨', '｜', '\n', '\t', '•', '·', '⋅', '∙', '／',
    ];
    for part in authors.split(signs) {
        let separate = part.split(" / ").flat_map(at_strokes);
        for part in separate.flat_map(at_words) {
            let name = clean(part);
            if is_acceptable(name) && names.len() < MOST_NAMES && known.insert(name.to_lowercase())
            {
                names.push(name);
            }
        }
    }
    // "Berger, Emery D": the family name stands first.
    if let [family, given] = names.as_slice()
        && authors.matches(',').count() == 1
        && !authors.contains(is_cjk)
        && !family.contains(' ')
        && is_given(given)
    {
        return vec![format!("{given} {family}")];
    }
    // What stands behind the name of a person and is none is an office, a town, an agency.
    if names.first().is_some_and(|first| is_person(first)) {
        let mut first = true;
        names.retain(|name| {
            let stays =
                first || name.contains(is_cjk) || (is_person(name) && !ends_with_role(name));
            first = false;
            stays
        });
    }
    names.into_iter().map(str::to_owned).collect()
}

/// The names in the text of an element that holds a byline: those of its first line that has any.
pub(crate) fn of_element(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if is_of_another_part(line) {
            return Vec::new();
        }
        let mut names = split(line);
        names.retain(|name| !ends_with_role(name));
        if names.is_empty() {
            continue;
        }
        // "Ann Bell and" is continued by the next line.
        let goes_on = |line: &str| {
            let line = line.trim_end();
            line.ends_with([',', '&', '、']) || line.ends_with(" and") || line.ends_with(" und")
        };
        let mut last = line;
        while goes_on(last) {
            let Some(line) = lines.next() else {
                break;
            };
            names.extend(split(line));
            last = line;
        }
        return names;
    }
    Vec::new()
}

/// Whether the text names someone who did something else than write.
fn is_of_another_part(text: &str) -> bool {
    let lower: String = text
        .trim_start()
        .chars()
        .take(32)
        .flat_map(char::to_lowercase)
        .collect();
    OF_OTHER_PARTS
        .iter()
        .any(|opener| lower.starts_with(opener))
}

fn ends_with_role(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    name.contains(' ') && ROLES.contains(&last.to_lowercase().as_str())
}

/// The text up to a date, and up to a word that introduces one: `Ann BellPublished`.
fn without_date(text: &str) -> &str {
    let mut text = text;
    if let Some((range, _)) = date::find(text) {
        let (head, tail) = (text.get(..range.start), text.get(range.end..));
        let head = head.unwrap_or_default();
        text = if head.chars().any(char::is_alphabetic) {
            head
        } else {
            tail.unwrap_or_default()
        };
    }
    for word in DATE_WORDS {
        if let Some(at) = text.find(word)
            && at > 2
        {
            text = text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// Whether a name behind a comma is the given name of the one before: a word and initials.
fn is_given(name: &str) -> bool {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let is_initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    first.chars().count() > 1 && name.contains(' ') && words.all(is_initial)
}

/// A stroke joins agencies (`dpa/lno`) and separates names (`Ann Bell/Tom Oak`, `李明/王芳`).
fn at_strokes(part: &str) -> Vec<&str> {
    let pieces: Vec<&str> = part.split('/').collect();
    let separate = |piece: &&str| is_person(piece.trim()) || piece.chars().all(is_cjk);
    if pieces.len() > 1 && pieces.iter().all(separate) {
        return pieces;
    }
    // `文/李明` is an opener.
    if part.starts_with("文/") {
        return vec![part.get("文/".len()..).unwrap_or_default()];
    }
    vec![part]
}

/// Splits at words for “and”, unless they are a part of the name of an organization.
fn at_words(part: &str) -> Vec<&str> {
    for word in [
        " and ", " und ", " et ", " y ", " e ", " och ", " en ", " и ", " & ", " AND ",
    ] {
        let Some((head, tail)) = part.split_once(word) else {
            continue;
        };
        let (left, right) = (clean(head), clean(tail));
        let single = |name: &str| !name.contains(' ');
        let both = is_person(left) && is_person(right);
        // "Ann und Tom Oak"
        let shared = single(left) && is_person(right) && !ROLES.contains(&&*left.to_lowercase());
        if both || shared || (single(left) && single(right) && word != " & ") {
            let mut names = vec![head];
            names.extend(at_words(tail));
            return names;
        }
        // "By Ann Bell and the harbour team": the first is a person, the rest no name.
        if left.is_empty() {
            return at_words(tail);
        }
    }
    vec![part]
}

/// Whether this looks like the name of a person: two to five words with capitals, small words of
/// names between them.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = |word: &str| word.to_lowercase();
    let capital = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            || PARTICLES.contains(&lower(word).as_str())
    };
    let organization = |word: &&str| matches!(lower(word).as_str(), "for" | "of" | "the" | "team");
    (2..=5).contains(&words.len())
        && words.iter().all(capital)
        && !words.iter().any(organization)
        && !name.contains(|ch: char| ch.is_ascii_digit())
}

/// The name without signs around it, openers, roles, handles, dates.
pub(crate) fn clean(name: &str) -> &str {
    let mut name = without_signs(name);
    loop {
        let shorter = without_opener(name);
        let shorter = without_signs(shorter);
        if shorter.len() == name.len() {
            break;
        }
        name = shorter;
    }
    name = name.split([':', '：']).next().unwrap_or_default();
    for sign in [" (", "（", " @", " [", " – ", " — ", " - ", " <", "【"] {
        if let Some((head, _)) = name.split_once(sign)
            && !head.trim().is_empty()
        {
            name = head;
        }
    }
    // "Ann Bell on Tuesday"
    if let Some((head, tail)) = name.split_once(" on ")
        && tail.split(' ').next().is_some_and(is_of_date)
    {
        name = head;
    }
    let lower = name.to_lowercase();
    for word in [
        " on", " am", " le", " el", " in", " |", " at", " vom", " for", " with",
    ] {
        if lower.ends_with(word) && lower.len() == name.len() {
            name = name.get(..name.len() - word.len()).unwrap_or_default();
        }
    }
    let name = without_signs(without_role(without_signs(name)));
    without_honorific(once(name))
}

/// A name that stands twice, as that of the picture beside it.
fn once(name: &str) -> &str {
    let half = name.len() / 2;
    match (name.get(..half), name.get(half + 1..)) {
        (Some(one), Some(two)) if half > 3 && one == two => one,
        _ => name,
    }
}

/// The name without `Dr.`, `Prof.` and the like before it.
fn without_honorific(name: &str) -> &str {
    let mut name = name;
    while let Some((first, rest)) = name.split_once(' ') {
        let bare = first.trim_end_matches('.').to_lowercase();
        if !HONORIFICS.contains(&bare.as_str()) || !rest.contains(|ch: char| ch.is_uppercase()) {
            break;
        }
        name = rest.trim_start();
    }
    name
}

fn without_signs(name: &str) -> &str {
    let is_sign = |ch: char| {
        ch.is_whitespace()
            || matches!(
                ch,
                ':' | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '_'
                    | '@'
                    | '"'
                    | '“'
                    | '”'
                    | '\''
                    | '*'
                    | '|'
                    | '/'
                    | '~'
                    | '·'
                    | '•'
                    | '«'
                    | '»'
                    | '>'
                    | '<'
                    | '©'
                    | '('
                    | '（'
            )
    };
    let name = name.trim_matches(is_sign).trim_start_matches('.');
    // The dot of an initial, of "Jr." and of "Dr." stays; that of a sentence goes.
    let stays = name.strip_suffix('.').is_some_and(|head| {
        let last = head.rsplit([' ', '.', '-']).next().unwrap_or_default();
        let lower = last.to_lowercase();
        last.chars().count() == 1 || GENERATIONS.contains(&lower.as_str())
    });
    if stays || !name.ends_with('.') {
        name
    } else {
        name.trim_end_matches('.').trim_end_matches(is_sign)
    }
}

/// The name without what introduces it.
fn without_opener(name: &str) -> &str {
    // `ByAnn Bell`, where markup joins what a style sets apart.
    let joined = name.strip_prefix("By").or_else(|| name.strip_prefix("by"));
    if let Some(rest) = joined
        && rest.starts_with(char::is_uppercase)
    {
        return rest;
    }
    let mut best = name;
    for opener in OPENERS {
        let Some(start) = name.get(..opener.len()) else {
            continue;
        };
        let same = start.eq_ignore_ascii_case(opener) || start.to_lowercase() == *opener;
        let rest = name.get(opener.len()..).unwrap_or_default();
        let ends = rest.is_empty()
            || opener.ends_with(':')
            || rest.starts_with(|ch: char| {
                ch.is_whitespace() || matches!(ch, ':' | '：' | '/' | '／')
            });
        // `记者李明`: Chinese needs no space, but `文` is a family name too.
        let joined = opener.chars().all(is_cjk) && opener.chars().count() > 1;
        if same && (ends || joined) && rest.len() < best.len() {
            best = rest;
        }
    }
    best
}

/// Whether the text is nothing but what introduces a name: `Written by`.
pub(crate) fn is_opener(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '：']);
    let lower = text.to_lowercase();
    !lower.is_empty() && OPENERS.contains(&lower.as_str())
}

/// Whether the text begins with what introduces a name.
pub(crate) fn begins_with_opener(text: &str) -> bool {
    let text = text.trim();
    without_opener(text).len() < text.len()
}

/// The name without a role behind it: `Ann Bell Staff Writer`, `李明 记者`.
fn without_role(name: &str) -> &str {
    let mut rest = name;
    loop {
        let Some(at) = rest.rfind([' ', '\u{3000}']) else {
            return rest;
        };
        let word = rest.get(at..).unwrap_or_default().trim();
        // With one word left it is a name like "Guest Writer".
        let left = rest.get(..at).unwrap_or_default().trim_end();
        let enough = left.contains(' ') || left.chars().any(is_cjk);
        if !enough || !ROLES.contains(&word.to_lowercase().as_str()) {
            return rest;
        }
        rest = left;
    }
}

/// Whether a word is a part of a date: a number, a month, a day of the week.
fn is_of_date(word: &str) -> bool {
    let word = word
        .trim_matches(|ch: char| !ch.is_alphabetic())
        .to_lowercase();
    word.is_empty() || months::number(&word).is_some() || months::is_weekday(&word)
}

/// Whether what is left can be a name at all.
fn is_acceptable(name: &str) -> bool {
    let lower = name.to_lowercase();
    let letters = name.chars().filter(|ch| ch.is_alphabetic()).count();
    let bare: String = lower.chars().filter(|ch| *ch != '.').collect();
    let is_role = lower.split(' ').all(|word| ROLES.contains(&word));
    letters >= 2
        && !lower.split_whitespace().all(is_of_date)
        && !lower.starts_with("our ")
        && name.chars().count() <= LONGEST_NAME
        && name.split_whitespace().count() <= 8
        && !is_role
        && !NOT_NAMES.contains(&lower.as_str())
        && !CREDENTIALS.contains(&bare.as_str())
        && !GENERATIONS.contains(&lower.as_str())
        && !name.contains(['{', '}', '=', '!', '?', '。', '！', '？', '%', '$'])
        && !name.contains("@")
        && !lower.ends_with(" ago")
        && !lower.ends_with(" min read")
        && !name.starts_with(|ch: char| ch.is_ascii_digit() && name.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_names() {
        for (authors, names) in [
            ("By Ann Bell and Tom Oak", &["Ann Bell", "Tom Oak"][..]),
            ("李明、王芳，赵云", &["李明", "王芳", "赵云"]),
            ("李明 王芳", &["李明 王芳"]),
            ("https://example.org/ann", &[]),
            ("Rebecca Lake, CEPF®", &["Rebecca Lake"]),
            (
                "Center for Drug Evaluation and Research",
                &["Center for Drug Evaluation and Research"],
            ),
            ("View all posts by Ann Bell", &["Ann Bell"]),
            ("Ann Bell Senior Staff Writer", &["Ann Bell"]),
            ("Ann Bell on", &["Ann Bell"]),
            ("dpa/lno", &["dpa/lno"]),
            ("John v. Berenberg", &["John v. Berenberg"]),
            ("Juan Carlos Muñoz C.", &["Juan Carlos Muñoz C."]),
            ("Berger, Emery D", &["Emery D Berger"]),
            ("Martin Luther King, Jr.", &["Martin Luther King"]),
            ("记者李明 通讯员王芳", &["李明 通讯员王芳"]),
            ("文/李明", &["李明"]),
            (
                "Ann van der Berg & Tom O'Neil",
                &["Ann van der Berg", "Tom O'Neil"],
            ),
            (
                "Hester Llewyn-Page and Amos Tidd",
                &["Hester Llewyn-Page", "Amos Tidd"],
            ),
            ("admin", &[]),
            ("Ann BellPublished", &["Ann Bell"]),
            ("Ann Bell Ann Bell", &["Ann Bell"]),
            ("Ann Bell, Reuters", &["Ann Bell"]),
            ("Prof. Dr. Ann Bell", &["Ann Bell"]),
            ("Reviewed by Ann Bell", &[]),
            ("ByAnn Bell", &["Ann Bell"]),
            ("Ann Bell May 3, 2024", &["Ann Bell"]),
            ("Sat, 20 Dec, 2025", &[]),
            ("Written by:", &[]),
        ] {
            assert_eq!(split(authors), names, "{authors}");
        }
    }
}
