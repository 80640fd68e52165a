//! Phrases of boilerplate: one sorted table a language, one lexicon for all of them.
//!
//! A language is one file and one line in [`LANGUAGES`].

mod ar;
mod bg;
mod bn;
mod bylines;
mod cs;
mod da;
mod de;
mod edges;
mod el;
mod en;
mod es;
mod fa;
mod fi;
mod first_bytes;
mod forms;
mod fr;
mod he;
mod hi;
mod hr;
mod hu;
mod id;
mod it;
mod ja;
mod ko;
mod lexicon;
mod nl;
mod pl;
mod prefilter;
mod pt;
mod ro;
mod ru;
mod search;
mod sk;
mod sv;
mod th;
mod tr;
mod uk;
mod vi;
mod zh;

use std::ops::Range;

use once_cell::sync::{Lazy, OnceCell};
use rustc_hash::FxHashMap;

use crate::cases::lower_case;
use crate::ledger::Label;
use crate::page::Span;
use forms::each_form;
use lexicon::{Lexicon, Texts};
use prefilter::Prefilter;

pub(crate) use bylines::{
    after_opener, is_account, is_filler, opens_sentences, without_unspaced_fillers,
};
pub(crate) use edges::{Edges, is_bare, is_quoted};
pub(crate) use search::{WithHits, find_hits, is_word};

/// The languages with a table.
static LANGUAGES: &[&Language] = &[
    &ar::ARABIC,
    &bg::BULGARIAN,
    &bn::BENGALI,
    &cs::CZECH,
    &da::DANISH,
    &de::GERMAN,
    &el::GREEK,
    &en::ENGLISH,
    &es::SPANISH,
    &fa::PERSIAN,
    &fi::FINNISH,
    &fr::FRENCH,
    &he::HEBREW,
    &hi::HINDI,
    &hr::CROATIAN,
    &hu::HUNGARIAN,
    &id::INDONESIAN,
    &it::ITALIAN,
    &ja::JAPANESE,
    &ko::KOREAN,
    &nl::DUTCH,
    &pl::POLISH,
    &pt::PORTUGUESE,
    &ro::ROMANIAN,
    &ru::RUSSIAN,
    &sk::SLOVAK,
    &sv::SWEDISH,
    &th::THAI,
    &tr::TURKISH,
    &uk::UKRAINIAN,
    &vi::VIETNAMESE,
    &zh::CHINESE,
];

/// What is known of a language.
pub(crate) struct Language {
    /// Its code in BCP 47.
    pub(crate) code: &'static str,
    /// Phrases of boilerplate, sorted.
    pub(crate) phrases: &'static [Phrase],
    /// Words before a colon that begin a credit, sorted.
    pub(crate) credits: &'static [(&'static str, CreditKey)],
    /// Words in lower case with which a byline begins without a colon, the space after them
    /// included.
    pub(crate) byline_openers: &'static [&'static str],
    /// Words that say nothing in a byline but that a date or name follows or precedes, in lower
    /// case.
    pub(crate) byline_fillers: &'static [&'static str],
    /// Endings of names of outlets, agencies and offices, by which a bracketed line is told from
    /// a remark.
    pub(crate) outlet_endings: &'static [&'static str],
}

/// Where in a block a phrase has to stand to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// Anywhere in the block.
    Anywhere,
    /// At its start, bullets and brackets aside.
    Start,
    /// At its end, marks aside.
    End,
    /// The phrase is the whole block but for marks, digits and white space.
    Whole,
}

/// A phrase of boilerplate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    pub(crate) text: &'static str,
    pub(crate) label: Label,
    pub(crate) scope: Scope,
    pub(crate) weight: f32,
}

impl Phrase {
    /// The phrase; ASCII letters match in upper and lower case.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The kind of boilerplate it belongs to.
    pub fn label(&self) -> Label {
        self.label
    }

    /// Where it has to stand.
    pub fn scope(&self) -> Scope {
        self.scope
    }
}

/// An entry of a table: in a short line, `weight` log-odds for boilerplate.
pub(crate) const fn phrase(text: &'static str, label: Label, scope: Scope, weight: f32) -> Phrase {
    Phrase {
        text,
        label,
        scope,
        weight,
    }
}

/// What a credit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreditKey {
    /// Who wrote the text.
    Author,
    /// Where the text was taken from.
    Source,
    /// Who edited it.
    Editor,
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// Who reports. In an interview the same word begins each question.
    Reporter,
    /// The picture beside the line; such a line belongs to the body.
    Picture,
    /// Others that took part, and what else such lines tell; it fills no field.
    Other,
}

impl CreditKey {
    /// Whether it stands before a date.
    pub(crate) fn is_of_date(self) -> bool {
        matches!(self, CreditKey::Published | CreditKey::Modified)
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Phrase(u16),
    Credit(CreditKey),
}

/// An occurrence of a phrase or credit word in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    found: Found,
    /// Within the block's text.
    span: Span,
}

impl Hit {
    /// The phrase, if it is one and not a credit word.
    pub fn phrase(&self) -> Option<&'static Phrase> {
        match self.found {
            Found::Phrase(at) => TABLES.phrases.get(usize::from(at)).copied(),
            Found::Credit(_) => None,
        }
    }

    /// Why a block with this phrase is boilerplate, in words.
    pub(crate) fn says(&self) -> &'static str {
        let Found::Phrase(at) = self.found else {
            return "";
        };
        let reason = TABLES.reasons.get(usize::from(at));
        let reason = reason
            .zip(self.phrase())
            .map(|(reason, phrase)| reason.get_or_init(|| format!("says “{}”", phrase.text)));
        reason.map_or("", |reason| reason)
    }

    /// What a credit word names, if it is one.
    pub fn credit(&self) -> Option<CreditKey> {
        match self.found {
            Found::Phrase(_) => None,
            Found::Credit(key) => Some(key),
        }
    }

    /// Where it stands in the block's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }
}

/// All languages with a table.
pub(crate) fn languages() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().copied()
}

/// What the credit word names that a text begins with, and what stands behind its colon.
pub(crate) fn credit_before(text: &str) -> Option<(CreditKey, &str)> {
    let (key, rest) = credit_at_start(text)?;
    let word = text.strip_suffix(rest)?;
    let value = rest.trim_start().strip_prefix([':', '：']);
    let value = value.or_else(|| word.ends_with([':', '：', '●']).then_some(rest))?;
    Some((key, value))
}

/// What the credit word names that a text begins with, and what stands behind it.
pub(crate) fn credit_at_start(text: &str) -> Option<(CreditKey, &str)> {
    let (length, found) = TABLES.lexicon.longest(text.as_bytes())?;
    match found {
        Found::Credit(key) => Some((key, text.get(length..)?)),
        Found::Phrase(_) => None,
    }
}

/// Whether a text is a phrase of boilerplate and nothing else.
pub(crate) fn is_one(text: &str) -> bool {
    let found = TABLES.lexicon.longest(text.as_bytes());
    found.is_some_and(|(length, found)| matches!(found, Found::Phrase(_)) && length == text.len())
}

/// The languages that have each credit word, a bit each: to look through all of their tables takes as long
/// as to read the date beside the word.
static OF_CREDITS: Lazy<FxHashMap<&str, u64>> = Lazy::new(|| {
    let mut all = FxHashMap::default();
    for (at, language) in languages().enumerate() {
        for (word, _) in language.credits {
            *all.entry(*word).or_default() |= 1 << at;
        }
    }
    all
});

/// The codes of the languages that have a credit word.
pub(crate) fn languages_of_credit(word: &str) -> impl Iterator<Item = &'static str> {
    let those = OF_CREDITS.get(&*lower_case(word)).copied();
    let those = those.unwrap_or_default();
    let all = languages().enumerate();
    all.filter_map(move |(at, language)| (those >> at & 1 == 1).then_some(language.code))
}

/// How the names of outlets, agencies and offices end in all languages, by their last byte, which tells
/// nearly all names that do not.
static OUTLET_ENDINGS: Lazy<Vec<Vec<&str>>> = Lazy::new(|| {
    let mut by_last = vec![Vec::new(); 1 << u8::BITS];
    for ending in languages().flat_map(|language| language.outlet_endings) {
        if let Some(those) = last_of(ending).and_then(|last| by_last.get_mut(last)) {
            those.push(*ending);
        }
    }
    by_last
});

fn last_of(text: &str) -> Option<usize> {
    text.as_bytes().last().copied().map(usize::from)
}

/// The endings of names of outlets that end like a name.
fn endings_like(name: &str) -> &'static [&'static str] {
    let those = last_of(name).and_then(|last| OUTLET_ENDINGS.get(last));
    those.map(Vec::as_slice).unwrap_or_default()
}

/// Whether a name ends as those of outlets, agencies and offices do.
pub(crate) fn is_outlet(name: &str) -> bool {
    let mut endings = endings_like(name).iter();
    endings.any(|ending| name.ends_with(ending))
}

/// Whether a word is one with which such names end.
pub(crate) fn is_outlet_ending(word: &str) -> bool {
    endings_like(word).contains(&word)
}

struct Tables {
    phrases: Vec<&'static Phrase>,
    /// The bits of their labels, which are asked for more often than the rest.
    labels: Vec<u32>,
    /// What to say of each of them, written once, when it is first said.
    reasons: Vec<OnceCell<String>>,
    lexicon: Lexicon<Found>,
    prefilter: Prefilter,
}

static TABLES: Lazy<Tables> = Lazy::new(|| {
    let mut texts = Texts::new();
    let mut phrases = Vec::new();
    for language in LANGUAGES {
        let mut add = |text: &'static str, what: Found| {
            each_form(language, text, |form| texts.add(form, what));
        };
        for phrase in language.phrases {
            let at = u16::try_from(phrases.len()).unwrap_or(u16::MAX);
            add(phrase.text, Found::Phrase(at));
            phrases.push(phrase);
        }
        for (word, key) in language.credits {
            add(word, Found::Credit(*key));
        }
    }
    let lexicon = Lexicon::new(texts);
    Tables {
        reasons: phrases.iter().map(|_| OnceCell::new()).collect(),
        labels: phrases.iter().map(|phrase| phrase.label.bit()).collect(),
        phrases,
        prefilter: Prefilter::new(lexicon.beginnings()),
        lexicon,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_doubles() {
        // Languages share words; within one language each stands once.
        let mut wrong = Vec::new();
        for language in LANGUAGES {
            let phrases: Vec<&str> = language.phrases.iter().map(|phrase| phrase.text).collect();
            let credits: Vec<&str> = language.credits.iter().map(|(word, _)| *word).collect();
            assert!(!phrases.is_empty(), "{} has no phrases", language.code);
            for (table, texts) in [("PHRASES", phrases), ("CREDITS", credits)] {
                for pair in texts.windows(2).filter(|pair| pair[0] >= pair[1]) {
                    let (one, two) = (pair[0], pair[1]);
                    let what = if one == two {
                        "is a double of"
                    } else {
                        "belongs below"
                    };
                    wrong.push(format!("{}, {table}: {one} {what} {two}", language.code));
                }
            }
        }
        assert!(wrong.is_empty(), "sorted by bytes:\n{}", wrong.join("\n"));
    }

    #[test]
    fn weights_are_log_odds() {
        for phrase in LANGUAGES.iter().flat_map(|language| language.phrases) {
            let (text, weight) = (phrase.text, phrase.weight);
            assert!((0.5..=5.0).contains(&weight), "{text} weighs {weight}");
            assert_eq!(text, text.to_ascii_lowercase(), "in lower case");
        }
    }

    #[test]
    fn no_phrase_is_one_letter() {
        // Each word of that letter would be looked up, and what stands behind it is told by two.
        for text in TABLES.lexicon.texts() {
            assert!(text.len() > 1, "{text}");
        }
    }

    #[test]
    fn each_phrase_is_found_where_it_stands_alone() {
        let mut words = Vec::new();
        for language in languages() {
            let credits = language.credits.iter().map(|(word, _)| *word);
            let phrases = language.phrases.iter().map(|phrase| phrase.text);
            for word in credits.chain(phrases) {
                each_form(language, word, |form| words.push(form.to_owned()));
            }
        }
        for word in words {
            let mut places = Vec::new();
            TABLES.prefilter.places(&word, |more| {
                places.extend(more.iter().map(|place| place.at))
            });
            assert_eq!(places.first(), Some(&0), "{word}");
            let found = TABLES.lexicon.longest(word.as_bytes());
            assert_eq!(found.map(|(bytes, _)| bytes), Some(word.len()), "{word}");
        }
    }
}
