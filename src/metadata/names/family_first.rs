//! Names of which the family name stands first: `Bell, Ann`.

use super::name_parts::clean;
use super::name_words::{CREDENTIALS, GENERATIONS, PARTICLES, ROLES};
use crate::features::is_cjk;
use crate::metadata::names::{MOST_NAMES, is_acceptable, is_person, split};

/// How much is known of a statement of authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// It stands in the text, where a comma separates names, and offices from names.
    Nothing,
    /// It is the value of a field.
    IsStated,
    /// It has semicolons, which separate names that have commas themselves.
    IsList,
    /// It is the value of a field of bibliographies.
    IsBibliographic,
    /// It is one name.
    IsOne,
}

/// Keys of fields that bibliographies are made from, where the family name stands first.
static BIBLIOGRAPHIC: &[&str] = &[
    "citation_authors",
    "dc.creator",
    "dc.creator.personalname",
    "dcterms.creator",
];

/// The key of a field that has one name, whatever stands in it.
const ONE_NAME: &str = "citation_author";

/// The words of a family name, and of what stands before it.
const MOST_WORDS: usize = 4;

/// The names of a field, if they are written with the family name first. It goes to the end, as
/// bylines have it, since the same name is compared with that of the byline, and an author should be
/// called the same on each page.
pub(crate) fn of_field(key: &str, value: &str) -> Option<Vec<String>> {
    // Nearly all have no comma.
    memchr::memchr(b',', value.as_bytes())?;
    let known = match key {
        ONE_NAME => Known::IsOne,
        _ if BIBLIOGRAPHIC.binary_search(&key).is_ok() => Known::IsBibliographic,
        _ if key.ends_with(".organization") => return None,
        _ if value.contains(';') => Known::IsList,
        _ => Known::IsStated,
    };
    let mut has_any = false;
    let pieces = value.split(';').take(MOST_NAMES);
    let names = pieces.flat_map(|piece| match turned(piece, known) {
        Some(name) => {
            has_any = true;
            vec![name]
        }
        None => split(piece),
    });
    let names: Vec<String> = names.collect();
    has_any.then_some(names)
}

/// The name in a statement of the text, where no more than the initials tell it: `Berger, Emery D`.
pub(crate) fn of_text(names: &str) -> Option<String> {
    turned(names, Known::Nothing)
}

/// One name with the family name at its end.
fn turned(name: &str, known: Known) -> Option<String> {
    let mut parts = name.split(',').map(str::trim);
    let (family, given) = (parts.next()?, parts.next()?);
    // "Bell, Ann, PhD"
    if !parts.all(|part| part.is_empty() || is_suffix(part)) || is_suffix(given) {
        return None;
    }
    let is_han = |part: &str| !part.is_empty() && part.chars().all(is_cjk);
    if is_han(family) && is_han(given) {
        return (known >= Known::IsList).then(|| format!("{family}{given}"));
    }
    let is_one_word = !family.contains(' ') || begins_with_particle(family);
    let may_be = match known {
        Known::Nothing => is_one_word && has_initials(given) && given.contains(' '),
        Known::IsStated => is_one_word && (is_word(given) || has_initials(given)),
        Known::IsList => is_one_word,
        // Two names of two words are more often those of two people.
        Known::IsBibliographic => is_one_word || !is_person(given) || has_initials(given),
        Known::IsOne => true,
    };
    (may_be && is_family(family) && is_given(given))
        .then(|| clean(&format!("{given} {family}")).to_owned())
}

/// Whether this stands behind a whole name: a degree, a generation, an office.
fn is_suffix(part: &str) -> bool {
    let lower = part.to_lowercase();
    let is_in = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    is_in(CREDENTIALS, &lower.replace('.', ""))
        || is_in(GENERATIONS, &lower)
        || lower.split(' ').any(|word| is_in(ROLES, word))
}

fn is_particle(word: &str) -> bool {
    PARTICLES
        .binary_search(&word.to_lowercase().as_str())
        .is_ok()
}

/// `van der Berg`
fn begins_with_particle(family: &str) -> bool {
    family.starts_with(char::is_lowercase) && family.split(' ').next().is_some_and(is_particle)
}

fn is_family(family: &str) -> bool {
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || is_particle(word);
    family.split_whitespace().count() <= MOST_WORDS
        && family.split_whitespace().all(is_part)
        && family.contains(char::is_uppercase)
        && is_acceptable(family)
}

/// Words with capitals, and small words of names behind the first: `Ann`, `Ann M.`, `A. M.`, `Juan de`.
fn is_given(given: &str) -> bool {
    let is_sign = |ch: char| matches!(ch, '.' | '-' | '\'' | '’');
    let is_name = |word: &str| word.chars().all(|ch| ch.is_alphabetic() || is_sign(ch));
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || is_particle(word);
    given.starts_with(char::is_uppercase)
        && given.split_whitespace().count() <= MOST_WORDS
        && given
            .split_whitespace()
            .all(|word| is_name(word) && is_part(word))
}

/// Whether the text is one word that is not the short name of an agency, as in `Reuters, AFP`.
fn is_word(text: &str) -> bool {
    !text.contains(' ') && text.contains(char::is_lowercase)
}

/// Whether a given name has initials: `Ann M`, `A.`, `A.M.`, `AM`.
fn has_initials(given: &str) -> bool {
    let mut words = given.split_whitespace();
    let is_initials = |word: &str| {
        let count = word.chars().filter(|ch| ch.is_alphabetic()).count();
        count == 1
            || (count <= 3 && word.ends_with('.') && word.matches('.').count() == count)
            || (count == 2 && word.chars().all(char::is_uppercase))
    };
    let first = words.next().unwrap_or_default();
    match given.contains(' ') {
        false => is_initials(first),
        true => words.all(is_initials),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted() {
        assert!(BIBLIOGRAPHIC.is_sorted());
    }

    #[test]
    fn family_names_go_to_the_end() {
        for (key, value, names) in [
            ("citation_author", "Bell, Ann", &["Ann Bell"][..]),
            (
                "citation_author",
                "García Márquez, Gabriel",
                &["Gabriel García Márquez"],
            ),
            (
                "citation_author",
                "Oak Bell, Ann Mary",
                &["Ann Mary Oak Bell"],
            ),
            (
                "citation_author",
                "van der Berg, Jan",
                &["Jan van der Berg"],
            ),
            (
                "citation_author",
                "Berg, Jan van der",
                &["Jan van der Berg"],
            ),
            ("citation_author", "Bell, A.", &["A. Bell"]),
            ("citation_author", "Bell, A. M.", &["A. M. Bell"]),
            ("citation_author", "Bell, Ann, PhD", &["Ann Bell"]),
            ("citation_author", "BELL, ANN", &["ANN BELL"]),
            ("citation_author", "王, 小明", &["王小明"]),
            (
                "citation_authors",
                "Bell, Ann; Oak, Tom",
                &["Ann Bell", "Tom Oak"],
            ),
            ("dc.creator", "Bell, Ann", &["Ann Bell"]),
            (
                "dc.creator",
                "García Márquez, Gabriel",
                &["Gabriel García Márquez"],
            ),
            ("author", "Bell, Ann", &["Ann Bell"]),
            ("author", "Bell, A.M.", &["A.M. Bell"]),
            (
                "author",
                "Bell, Ann Mary; Oak, Tom",
                &["Ann Mary Bell", "Tom Oak"],
            ),
            ("author", "Bell, Ann; Tom Oak", &["Ann Bell", "Tom Oak"]),
        ] {
            assert_eq!(of_field(key, value).unwrap_or_default(), names, "{value}");
        }
    }

    #[test]
    fn other_commas_separate() {
        for (key, value) in [
            ("author", "Ann Bell"),
            ("author", "Ann Bell, Tom Oak"),
            ("dc.creator", "Ann Bell, Tom Oak"),
            ("author", "Ann Bell, Reuters"),
            ("author", "Reuters, Ann Bell"),
            ("author", "Reuters, AFP"),
            ("author", "dpa, Reuters"),
            ("author", "Ann, Tom, Lily"),
            ("citation_author", "Ann Bell, PhD"),
            ("author", "Bell, Editor"),
            ("author", "Acme, Inc."),
            ("author", "Ann Bell, Tom Oak; Lily Rowe"),
            ("author", "Ann Bell, Harbour Post; Tom Oak, Reuters"),
            ("author.organization", "Harbour, London"),
        ] {
            assert_eq!(of_field(key, value), None, "{value}");
        }
    }
}
