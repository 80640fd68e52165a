//! Phrases of boilerplate: one sorted table a language, one lexicon for all of them.
//!
//! A language is one file and one line in [`LANGUAGES`].

mod ar;
mod bylines;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod es;
mod fa;
mod fr;
mod hi;
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
mod sv;
mod th;
mod tr;
mod uk;
mod vi;
mod zh;

use std::borrow::Cow;
use std::ops::Range;

use once_cell::sync::{Lazy, OnceCell};

use crate::growth;
use crate::ledger::Label;
use crate::page::{BlockData, Span, WithHits, narrow};
use crate::plain::PLAIN;
use lexicon::Lexicon;
use prefilter::Prefilter;

pub(crate) use bylines::{after_opener, is_filler, without_unspaced_fillers};

/// The languages with a table.
static LANGUAGES: &[&Language] = &[
    &ar::ARABIC,
    &cs::CZECH,
    &da::DANISH,
    &de::GERMAN,
    &el::GREEK,
    &en::ENGLISH,
    &es::SPANISH,
    &fa::PERSIAN,
    &fr::FRENCH,
    &hi::HINDI,
    &id::INDONESIAN,
    &it::ITALIAN,
    &ja::JAPANESE,
    &ko::KOREAN,
    &nl::DUTCH,
    &pl::POLISH,
    &pt::PORTUGUESE,
    &ro::ROMANIAN,
    &ru::RUSSIAN,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What was found.
#[derive(Clone, Copy, Debug)]
enum Found {
    Phrase(u16),
    Credit(CreditKey),
}

/// An occurrence of a phrase or credit word in a block.
#[derive(Clone, Copy, Debug)]
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
    let mut entries = Vec::new();
    let mut phrases = Vec::new();
    for language in LANGUAGES {
        let mut add = |text: &'static str, what: Found| {
            entries.extend(forms(language, text).map(|form| (form, what)));
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
    let lexicon = Lexicon::new(entries);
    Tables {
        reasons: phrases.iter().map(|_| OnceCell::new()).collect(),
        labels: phrases.iter().map(|phrase| phrase.label.bit()).collect(),
        phrases,
        prefilter: Prefilter::new(lexicon.texts()),
        lexicon,
    }
});

/// The forms in which a phrase of the tables is looked for. The lexicon takes ASCII letters in
/// upper and lower case; where others have the two, it is told what begins a sentence, what is
/// written in capitals, in Greek without accents, and, where titles are, what begins each word with
/// one.
fn forms(language: &Language, text: &'static str) -> impl Iterator<Item = Cow<'static, str>> {
    let dotted = language.code == "tr";
    let has_case = |ch: char| (!ch.is_ascii() && ch.is_lowercase()) || (dotted && ch == 'i');
    let differs = match text.is_ascii() {
        true => dotted && text.contains('i'),
        false => text.chars().any(has_case),
    };
    let begins = text.starts_with(has_case);
    let capitals = differs.then(|| match language.code {
        "el" => without_tonos(&text.to_uppercase()),
        "tr" => text.replace('i', "\u{130}").to_uppercase(),
        _ => text.to_uppercase(),
    });
    let first = (differs && begins).then(|| with_capitals(text, dotted, false));
    let titles = differs && (dotted || language.code == "vi") && text.contains(' ');
    let each = titles.then(|| with_capitals(text, dotted, true));
    let others = [first, capitals, each].into_iter().flatten();
    [Cow::Borrowed(text)]
        .into_iter()
        .chain(others.map(Cow::Owned))
}

/// The text with a capital at its start or at the start of each word.
fn with_capitals(text: &str, dotted: bool, at_words: bool) -> String {
    let mut form = String::with_capacity(text.len() + 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (word, others) = match rest.find(' ').filter(|_| at_words) {
            Some(space) => rest.split_at_checked(space + 1).unwrap_or((rest, "")),
            None => (rest, ""),
        };
        match first {
            'i' if dotted => form.push('\u{130}'),
            _ => form.extend(first.to_uppercase()),
        }
        form.push_str(word.get(first.len_utf8()..).unwrap_or_default());
        rest = others;
    }
    form
}

/// Greek capitals as they are written.
fn without_tonos(capitals: &str) -> String {
    let plain = |ch: char| match ch {
        'Ά' => 'Α',
        'Έ' => 'Ε',
        'Ή' => 'Η',
        'Ί' => 'Ι',
        'Ό' => 'Ο',
        'Ύ' => 'Υ',
        'Ώ' => 'Ω',
        _ => ch,
    };
    capitals.chars().map(plain).collect()
}

/// Finds all phrases and credit words in the text of the blocks; where two overlap, the one that
/// begins first, and of those that begin together the longest. Blocks stand in order and white
/// space between them, so that the text is searched at once. Of each block with hits `with_hits` gets
/// an entry.
pub(crate) fn find_hits(
    text: &str,
    blocks: &mut [BlockData],
    hits: &mut Vec<Hit>,
    with_hits: &mut Vec<WithHits>,
) {
    let from = blocks.first().map_or(0, |block| block.text.range().start);
    let to = blocks.last().map_or(0, |block| block.text.range().end);
    let searched = text.get(from..to).unwrap_or_default();
    let mut rest = blocks.iter_mut().zip(0..).peekable();
    TABLES.prefilter.places(searched, |at| {
        // Phrases stand in one line, so that what follows it is asked about only where it was read.
        let (length, what) = TABLES.lexicon.longest(searched.as_bytes().get(at..)?)?;
        let at = from + at;
        let is_before = |(block, _): &(&mut BlockData, u32)| block.text.range().end <= at;
        while rest.next_if(is_before).is_some() {}
        let (block, place) = rest.peek_mut()?;
        let start = block.text.range().start;
        let line = text.get(block.text.range())?;
        let at = at.checked_sub(start)?;
        let (length, what) = match at + length <= line.len() {
            true => (length, what),
            false => TABLES.lexicon.longest(line.as_bytes().get(at..)?)?,
        };
        let found = at..at + length;
        if !is_word(line, found.clone()) {
            return None;
        }
        if let Found::Phrase(at) = what {
            let label = TABLES.labels.get(usize::from(at));
            block.phrase_labels |= label.copied().unwrap_or_default();
        }
        if block.hits == 0 {
            let begun = WithHits {
                block: *place,
                labels: 0,
                first: narrow(hits.len()),
            };
            growth::push(with_hits, begun);
            block.hits = narrow(with_hits.len());
        }
        if let Some(those) = with_hits.last_mut() {
            those.labels = block.phrase_labels;
        }
        hits.push(Hit {
            found: what,
            span: Span::new(found.start, found.end),
        });
        Some(start + found.end - from)
    });
}

/// Whether a match is not a part of a longer word, for scripts that separate words.
fn is_word(text: &str, range: Range<usize>) -> bool {
    !goes_on(text, range.start) && !goes_on(text, range.end)
}

/// Whether letters of scripts that separate words stand on both sides of a place.
fn goes_on(text: &str, at: usize) -> bool {
    // Most places are told by their bytes: a sign, or a character of three. Which of the two it is
    // cannot be foreseen, so there is one branch for both.
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or_default();
    let (before, behind) = (byte(at.wrapping_sub(1)), byte(at));
    let may_join = |byte: u8| (PLAIN[usize::from(byte)] != 0) | (byte >= 0x80);
    if !(may_join(before) & may_join(behind) & (behind < 0xe0)) {
        return false;
    }
    // Hangul, of which words are joined to others, counts with Han and kana.
    let joins = |ch: char| match ch {
        ch if ch.is_ascii() => ch.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{7ff}' => ch.is_alphabetic(),
        _ => false,
    };
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with(joins) && behind.starts_with(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_doubles() {
        let mut all = Vec::new();
        for language in LANGUAGES {
            for pair in language.phrases.windows(2) {
                let (one, two) = (pair[0].text, pair[1].text);
                assert!(one < two, "{}: {one} stands before {two}", language.code);
            }
            for pair in language.credits.windows(2) {
                let (one, two) = (pair[0].0, pair[1].0);
                assert!(one < two, "{}: {one} stands before {two}", language.code);
            }
            all.extend(language.phrases.iter().map(|phrase| phrase.text));
            all.extend(language.credits.iter().map(|(word, _)| *word));
        }
        // Languages share words; within one language each stands once.
        assert!(!all.is_empty());
    }

    #[test]
    fn weights_are_log_odds() {
        for phrase in LANGUAGES.iter().flat_map(|language| language.phrases) {
            assert!((0.5..=5.0).contains(&phrase.weight), "{}", phrase.text);
            assert_eq!(phrase.text, phrase.text.to_ascii_lowercase());
        }
    }

    #[test]
    fn each_phrase_is_found_where_it_stands_alone() {
        let words = languages().flat_map(|language| {
            let credits = language.credits.iter().map(|(word, _)| *word);
            let phrases = language.phrases.iter().map(|phrase| phrase.text);
            let words = credits.chain(phrases);
            words.flat_map(move |word| forms(language, word))
        });
        for word in words {
            let mut places = Vec::new();
            TABLES.prefilter.places(&word, |at| {
                places.push(at);
                None
            });
            assert_eq!(places.first(), Some(&0), "{word}");
        }
    }

    #[test]
    fn letters_of_all_scripts_are_found_in_both_cases_and_only_as_words() {
        let found = |text: &str| {
            let page = crate::Cleaner::default().read(text);
            page.blocks().map(|block| block.hits().len()).sum::<usize>()
        };
        for text in [
            "Читайте также",
            "читайте также",
            "ЧИТАЙТЕ ТАКЖЕ",
            "ÜBER UNS",
            "Über uns",
            "İlgili haberler",
            "İlgili Haberler",
            "İLGİLİ HABERLER",
            "Öne Çıkanlar",
            "PAYLAŞIN",
            "Xem thêm",
            "TIN LIÊN QUAN",
            "Đọc Nhiều",
            "Čtěte také",
            "Läs också",
            "Διαβάστε επίσης",
            "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in ["стратегиями", "فيدخول", "relançamento"] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
