//! Words of bylines: those that begin one and those that name nothing in it.

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

use super::languages;
use crate::cases::with_lower_case;
use crate::features::is_cjk;
use crate::metadata::han_names;
use crate::starts::Beginnings;

struct Fillers {
    words: FxHashSet<&'static str>,
    /// Of languages without spaces; the longest first, so that none hides a longer one.
    unspaced: Vec<&'static str>,
    /// By what the bytes tell of their first character and of their last: nearly all words are
    /// told by them.
    begins: [bool; SLOTS],
    ends: [bool; SLOTS],
}

const SLOTS: usize = 1 << 10;

/// The lower bits of a character of three bytes, which all words here begin and end with.
fn slot(bytes: Option<&[u8; 3]>) -> usize {
    bytes.map_or(0, |&[_, middle, last]| {
        (usize::from(middle) << 6 | usize::from(last) & 0x3f) % SLOTS
    })
}

static FILLERS: Lazy<Fillers> = Lazy::new(|| {
    let words = languages().flat_map(|language| language.byline_fillers);
    let words: FxHashSet<&str> = words.copied().collect();
    let mut unspaced: Vec<&str> = words.iter().copied().collect();
    unspaced.retain(|word| word.chars().any(is_cjk));
    unspaced.sort_unstable();
    unspaced.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let (mut begins, mut ends) = ([false; SLOTS], [false; SLOTS]);
    for word in &unspaced {
        begins[slot(word.as_bytes().first_chunk())] = true;
        ends[slot(word.as_bytes().last_chunk())] = true;
    }
    Fillers {
        words,
        unspaced,
        begins,
        ends,
    }
});

/// Whether the word is one that names nothing in a byline.
pub(crate) fn is_filler(word: &str) -> bool {
    // Letters that have a lower case, and others; kana and Han have none.
    let may_change =
        |byte: u8| byte.is_ascii_uppercase() || (byte >= 0xc0 && !matches!(byte, 0xe3..=0xe9));
    if word.bytes().any(may_change) {
        return with_lower_case(word, |word| FILLERS.words.contains(word));
    }
    FILLERS.words.contains(word)
}

/// The word without numbers and words that name nothing at its ends, in scripts that join all
/// words.
pub(crate) fn without_unspaced_fillers(word: &str) -> &str {
    let mut word = word;
    if word.is_ascii() || !word.chars().any(is_cjk) {
        return word;
    }
    // `anna于 2024-05-03 发布`
    let at_date = word.strip_suffix(['于', '於']);
    word = at_date.filter(|name| name.is_ascii()).unwrap_or(word);
    loop {
        word = word.trim_matches(|ch: char| ch.is_numeric());
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first_chunk::<3>(), bytes.last_chunk::<3>());
        if !FILLERS.begins[slot(first)] && !FILLERS.ends[slot(last)] {
            return word;
        }
        // A name may begin or end with one character that names nothing by itself: 小林健.
        let of_several = FILLERS.unspaced.iter().filter(|filler| filler.len() > ONE);
        let shorter = of_several.into_iter().find_map(|filler| {
            // Nearly all are told by one character.
            let begins = filler.as_bytes().first_chunk() == first;
            let ends = filler.as_bytes().last_chunk() == last;
            let behind = begins.then(|| word.strip_prefix(filler)).flatten();
            let before = || word.strip_suffix(filler);
            behind.or_else(|| before().filter(|name| ends && !is_account(name, filler)))
        });
        match shorter {
            Some(rest) => word = rest,
            None if are_fillers(word) => return "",
            None => return word,
        }
    }
}

/// Words for “published” with which the names of accounts of offices end: `内港发布`.
const OF_ACCOUNTS: [&str; 2] = ["发布", "發布"];

/// Whether a word that ends names of accounts is a part of what stands before it: neither of the name of
/// a person nor of an outlet, which published the text.
pub(crate) fn is_account(name: &str, word: &str) -> bool {
    OF_ACCOUNTS.contains(&word)
        && !name.is_empty()
        && name.chars().all(is_cjk)
        && !is_filler(name)
        && !super::is_outlet(name)
        && !han_names::is_published(name)
}

/// Whether each character of a word is one that names nothing: the sizes of fonts are `大中小`.
fn are_fillers(word: &str) -> bool {
    let mut rest = word;
    while let Some((one, behind)) = rest.split_at_checked(ONE) {
        if !FILLERS.unspaced.contains(&one) {
            return false;
        }
        rest = behind;
    }
    rest.is_empty()
}

/// Bytes of one character of Han or kana.
const ONE: usize = 3;

/// The words that begin bylines, by their first byte in lower case.
struct Openers {
    beginnings: Beginnings,
    words: Vec<Vec<&'static str>>,
}

static OPENERS: Lazy<Openers> = Lazy::new(|| {
    let mut beginnings = Beginnings::new(&[]);
    let mut words = vec![Vec::new(); 256];
    for language in languages() {
        beginnings = beginnings.with(language.byline_openers);
        for opener in language.byline_openers {
            if let Some(first) = opener.as_bytes().first() {
                words[usize::from(first.to_ascii_lowercase())].push(*opener);
            }
        }
    }
    Openers { beginnings, words }
});

/// Openers with which sentences and headings begin as well: only the name of a person tells.
#[rustfmt::skip] // One entry a line.
static OF_SENTENCES: &[&str] = &[
    "af ",
    "analysis by ",
    "av ",
    "column by ",
    "commentary by ",
    "di ",
    "door ",
    "essay by ",
    "opinion by ",
    "reporting by ",
    "review by ",
    "story by ",
    "text by ",
    "words by ",
    "Της ",
    "Του ",
];

/// Whether nothing but what stands behind a word tells that it begins a byline.
pub(crate) fn opens_sentences(opener: &str) -> bool {
    OF_SENTENCES
        .iter()
        .any(|word| word.eq_ignore_ascii_case(opener))
}

/// What stands behind a word that begins bylines, if the text begins with one.
#[inline]
pub(crate) fn after_opener(text: &str) -> Option<&str> {
    let may_begin = OPENERS.beginnings.may_begin(text);
    may_begin.then(|| behind_opener(text)).flatten()
}

fn behind_opener(text: &str) -> Option<&str> {
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    let openers = OPENERS.words.get(usize::from(first))?;
    openers.iter().find_map(|opener| {
        let start = text.get(..opener.len())?;
        // `By: Ann Bell` is as much one.
        let is_key = || {
            let word = opener.strip_suffix(' ').zip(start.strip_suffix(':'));
            word.is_some_and(|(opener, word)| word.eq_ignore_ascii_case(opener))
        };
        let opens = start.eq_ignore_ascii_case(opener) || is_key();
        opens.then(|| text.get(opener.len()..))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_may_stand_behind_what_begins_a_byline() {
        for text in [
            "By Ann Bell",
            "By: Ann Bell",
            "BY: Ann Bell",
            "von: Ann Bell",
        ] {
            let name = after_opener(text).map(str::trim);
            assert_eq!(name, Some("Ann Bell"), "{text}");
        }
        assert_eq!(after_opener("Byte: Ann Bell"), None);
    }

    #[test]
    fn names_keep_characters_that_name_nothing_alone() {
        for (word, rest) in [
            ("小林健", "小林健"),
            ("张志文", "张志文"),
            ("大中小", ""),
            ("小", ""),
            ("作者李明发表于", "李明"),
            ("anna于", "anna"),
            ("于", ""),
        ] {
            assert_eq!(without_unspaced_fillers(word), rest, "{word}");
        }
    }
}
