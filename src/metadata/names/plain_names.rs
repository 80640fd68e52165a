//! Tells names that stand alone, of which no table has anything to say.

use once_cell::sync::Lazy;

use super::degrees::OFFICES;
use super::name_parts::{DANGLING, is_of_another_part};
use super::name_words::{
    AGENCIES, CREDENTIALS, DATE_WORDS, GENERATIONS, HONORIFICS, NOT_NAMES, OF_OTHER_PARTS, OPENERS,
    PARTICLES, ROLES,
};
use super::no_names::{COMPANIES, LEADS};
use crate::metadata::date::months;

/// What the tables of names and dates are made of.
struct Parts {
    /// Words of ASCII letters in lower case, sorted.
    words: Vec<String>,
    /// A bit for each of them, chosen by its hash: most words of names are none of these.
    filter: [u64; FILTER],
    /// All other characters, sorted.
    characters: Vec<char>,
}

const FILTER: usize = 128;

/// Where the filter has the bit of a word, in any case.
fn filtered(word: &[u8]) -> (usize, u64) {
    let letters = word.iter().map(u8::to_ascii_lowercase);
    let hash = letters.fold(0_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x9e37_79b1)
    });
    ((hash >> 16) as usize % FILTER, 1 << (hash >> 26))
}

impl Parts {
    /// Whether a word of ASCII letters is one of the words.
    fn has(&self, word: &[u8]) -> bool {
        let (slot, bit) = filtered(word);
        let is_in = || {
            let lower = word.to_ascii_lowercase();
            let known = self.words.binary_search_by(|it| it.as_bytes().cmp(&lower));
            known.is_ok()
        };
        self.filter[slot] & bit != 0 && is_in()
    }
}

static PARTS: Lazy<Parts> = Lazy::new(|| {
    let tables = [
        AGENCIES,
        CREDENTIALS,
        &DANGLING,
        DATE_WORDS,
        GENERATIONS,
        HONORIFICS,
        NOT_NAMES,
        OF_OTHER_PARTS,
        OPENERS,
        PARTICLES,
        ROLES,
        &COMPANIES,
        &OFFICES,
        LEADS,
        // What stands beside names without a table.
        &[
            "our",
            "min",
            "read",
            "ago",
            "others",
            "团队",
            "年月日",
            "通讯员訊記",
        ],
    ];
    let entries = tables.into_iter().flatten().copied();
    let entries = entries.chain(months::names());
    let (mut words, mut characters) = (Vec::new(), Vec::new());
    for entry in entries {
        let pieces = entry.split(|ch: char| !ch.is_ascii_alphabetic());
        words.extend(
            pieces
                .filter(|word| !word.is_empty())
                .map(str::to_ascii_lowercase),
        );
        characters.extend(entry.chars().filter(|ch| !ch.is_ascii()));
    }
    words.sort_unstable();
    words.dedup();
    characters.sort_unstable();
    characters.dedup();
    let mut filter = [0; FILTER];
    for word in &words {
        let (slot, bit) = filtered(word.as_bytes());
        filter[slot] |= bit;
    }
    Parts {
        words,
        filter,
        characters,
    }
});

/// Names of Han characters that have more of them are seldom those of one person.
const MOST_HAN: usize = 4;

/// Whether a statement of authors is a name and nothing else: two or three words with capitals, or a
/// few Han characters, none of which stands in a table. Most names are, and the tables need not be
/// gone through one by one.
pub(crate) fn is_plain(authors: &str) -> bool {
    if authors.is_ascii() {
        return has_plain_words(authors);
    }
    let count = authors.chars().count();
    let is_plain =
        |ch| matches!(ch, '\u{4e00}'..='\u{9fff}') && PARTS.characters.binary_search(&ch).is_err();
    (2..=MOST_HAN).contains(&count) && authors.chars().all(is_plain)
}

/// Whether no table has any of the words of a text, which is said of nothing but ASCII without points.
pub(crate) fn is_unknown(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut words = bytes.split(|byte| !byte.is_ascii_alphabetic());
    text.is_ascii()
        && memchr::memchr(b'.', bytes).is_none()
        && !words.any(|word| !word.is_empty() && PARTS.has(word))
}

fn has_plain_words(authors: &str) -> bool {
    let mut words = authors.as_bytes().split(|byte| *byte == b' ');
    let (Some(first), Some(second), third) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    words.next().is_none()
        && first != second
        && [Some(first), Some(second), third]
            .into_iter()
            .flatten()
            .all(is_plain_word)
        && !is_of_another_part(authors)
}

/// Whether a word and those that hyphens join have one capital, the first of their letters, and no
/// table has any of them.
fn is_plain_word(word: &[u8]) -> bool {
    word.split(|byte| *byte == b'-').all(is_plain_part)
}

fn is_plain_part(word: &[u8]) -> bool {
    let [first, rest @ ..] = word else {
        return false;
    };
    // A name is cut before such a word, whatever follows it.
    let is_cut = || {
        let mut alike = DATE_WORDS
            .iter()
            .map(|cut| cut.as_bytes())
            .filter(|cut| cut.first() == Some(first));
        alike.any(|cut| {
            let mut words = cut.split(|byte| *byte == b' ');
            words.next().is_some_and(|cut| word.starts_with(cut))
        })
    };
    first.is_ascii_uppercase()
        && !rest.is_empty()
        && rest.iter().all(u8::is_ascii_lowercase)
        && !(matches!(first, b'P' | b'U' | b'L' | b'M' | b'S' | b'V' | b'A') && is_cut())
        && !PARTS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::names::split_by_tables;

    #[test]
    fn plain_names_are_what_the_tables_leave_of_them() {
        let (capitals, mut count) = (
            ["Ann", "Bell", "Oakley", "Thorbjorn", "Lastname", "Photo"],
            0,
        );
        let mut words: Vec<String> = capitals.map(str::to_owned).to_vec();
        words.extend(PARTS.words.iter().map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        }));
        for one in &words {
            for two in capitals {
                let names = [
                    format!("{one} {two}"),
                    format!("{two} {one}"),
                    format!("{two} {one} Bell"),
                    format!("{one}{two} Oakley"),
                    format!("{two} {one}-Bell"),
                    format!("{two}-{one} Bell"),
                    format!("{two} {one}s"),
                    format!("{two} Bell{}", one.to_ascii_lowercase()),
                ];
                for name in names.iter().filter(|name| is_plain(name)) {
                    assert_eq!(split_by_tables(name), [name.as_str()]);
                    count += 1;
                }
            }
        }
        assert!(count > 1000, "{count}");
        for name in ["李明", "王芳芳", "欧阳若兰"] {
            assert!(is_plain(name));
            assert_eq!(split_by_tables(name), [name]);
        }
    }

    #[test]
    fn what_a_table_knows_is_not_plain() {
        for authors in [
            "By Ann",
            "Ann Bell Jr",
            "Dr Ann Bell",
            "Staff Writer",
            "Ann Ann",
            "Ann",
            "Ann bell",
            "Ann Bell Tom Oak",
            "记者李明",
            "李明摄",
            "本刊编辑部",
            "李 明",
            "Ann Bell, Tom",
            "",
            " ",
            "Monday May",
            "Photo Ann",
        ] {
            assert!(!is_plain(authors), "{authors}");
        }
    }
}
