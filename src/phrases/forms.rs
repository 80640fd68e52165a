//! How phrases are written: in upper and lower case, and with which signs.

use super::Language;
use crate::cases::{is_small, upper_case};

/// Calls `see` with the forms in which a phrase of the tables is looked for: those of its letters, each as it
/// is typed and as it is typeset.
pub(super) fn each_form(language: &Language, text: &str, mut see: impl FnMut(&str)) {
    see(text);
    let glance = Glance::at(text);
    let cases = match glance.may_have_case || language.code == TURKISH {
        true => other_cases(language, text),
        false => Vec::new(), // Without an allocation: most phrases have no others.
    };
    cases.iter().for_each(|form| see(form));
    if glance.may_be_typeset {
        let forms = [text].into_iter().chain(cases.iter().map(String::as_str));
        forms.flat_map(typeset).for_each(|form| see(&form));
    }
}

/// The language in which `i` is the small letter of a capital with a dot.
const TURKISH: &str = "tr";

/// What a glance at the bytes of a text tells, which spares most phrases all that follows: each of them is
/// asked about before the first document.
#[derive(Clone, Copy)]
struct Glance {
    /// Whether something in it may be typeset in another way.
    may_be_typeset: bool,
    /// Whether it may have letters besides those of ASCII that are written in upper and lower case.
    may_have_case: bool,
}

impl Glance {
    fn at(text: &str) -> Glance {
        let (mut before, mut pairs, mut all) = (0, 0, 0);
        for byte in text.bytes() {
            let says = SAYS[usize::from(byte)];
            pairs |= before & says >> FIRST.len();
            all |= says;
            before = says;
        }
        Glance {
            may_be_typeset: pairs & ((1 << FIRST.len()) - 1) != 0,
            may_have_case: all & CASE != 0,
        }
    }
}

/// What the first bytes may be of pairs that are typeset in other ways, and below the second ones.
const FIRST: [&[u8]; 4] = [b"'", b" ", b"\xd9", b"\xa4\xa6"];

/// Behind an apostrophe may stand anything.
const SECOND: [&[u8]; 4] = [b"", b":?!\xc2", b"\x8b", b"\xbc"];

/// Says of a byte that letters with two cases begin with it.
const CASE: u16 = 1 << (2 * FIRST.len());

/// What a byte says: of which pairs it may be the first, of which the second, a bit each, and [`CASE`].
static SAYS: [u16; 256] = {
    let mut says = [1 << FIRST.len(); 256];
    let mut pair = 0;
    while pair < FIRST.len() {
        let (first, second) = (FIRST[pair], SECOND[pair]);
        let mut at = 0;
        while at < first.len() {
            says[first[at] as usize] |= 1 << pair;
            at += 1;
        }
        at = 0;
        while at < second.len() {
            says[second[at] as usize] |= 1 << (pair + FIRST.len());
            at += 1;
        }
        pair += 1;
    }
    let mut byte = 0xc3;
    while byte <= 0xff {
        // Letters of two bytes; Georgian, Cherokee, Vietnamese; circled ones and Coptic; more Latin;
        // full-width ones; and all of four bytes.
        if matches!(byte, 0xc3..=0xd6 | 0xe1 | 0xe2 | 0xea | 0xef..=0xff) {
            says[byte] |= CASE;
        }
        byte += 1;
    }
    says
};

/// What is typed and typeset in different ways: apostrophes, the space that French has before some
/// signs, the order of two signs in Arabic, and letters with a dot below in Devanagari and Bengali.
const TYPESET: [(&str, &[&str]); 13] = [
    ("'", &["\u{2019}"]),
    (" :", &["\u{a0}:", "\u{202f}:"]),
    (" ?", &["\u{a0}?", "\u{202f}?"]),
    (" !", &["\u{a0}!", "\u{202f}!"]),
    (" »", &["\u{a0}»", "\u{202f}»"]),
    ("\u{627}\u{64b}", &["\u{64b}\u{627}"]),
    ("\u{91c}\u{93c}", &["\u{95b}"]),
    ("\u{921}\u{93c}", &["\u{95c}"]),
    ("\u{922}\u{93c}", &["\u{95d}"]),
    ("\u{92b}\u{93c}", &["\u{95e}"]),
    ("\u{9a1}\u{9bc}", &["\u{9dc}"]),
    ("\u{9a2}\u{9bc}", &["\u{9dd}"]),
    ("\u{9af}\u{9bc}", &["\u{9df}"]),
];

/// The other ways in which a form is typeset.
fn typeset(form: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (typed, others) in TYPESET {
        if form.contains(typed) {
            let known = all.len();
            for other in others {
                all.push(form.replace(typed, other));
                for at in 0..known {
                    all.extend(all.get(at).map(|form| form.replace(typed, other)));
                }
            }
        }
    }
    all
}

/// The other forms of its letters. The lexicon takes ASCII letters in upper and lower case; where others
/// have the two, it is told what begins a sentence, what is written in capitals, in Greek without
/// accents, and, where titles are, what begins each word with one.
fn other_cases(language: &Language, text: &str) -> Vec<String> {
    let dotted = language.code == TURKISH;
    let has_case = |ch: char| (!ch.is_ascii() && is_small(ch)) || (dotted && ch == 'i');
    let mut all = Vec::new();
    if !text.chars().any(has_case) {
        return all;
    }
    if text.starts_with(has_case) {
        all.push(with_capitals(text, dotted, false));
    }
    all.push(match language.code {
        "el" => without_tonos(&upper_case(text)),
        TURKISH => upper_case(&text.replace('i', "\u{130}")),
        _ => upper_case(text),
    });
    if (dotted || language.code == "vi") && text.contains(' ') {
        all.push(with_capitals(text, dotted, true));
    }
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_found_as_it_is_typeset() {
        let forms = |code: &str, text| -> Vec<String> {
            let mut all = super::super::languages();
            let language = all.find(|language| language.code == code).unwrap();
            let mut forms = Vec::new();
            each_form(language, text, |form| forms.push(form.to_owned()));
            forms
        };
        assert_eq!(forms("en", "read more"), ["read more"]);
        assert_eq!(forms("en", "don't miss"), ["don't miss", "don’t miss"]);
        assert_eq!(
            forms("fr", "l'avis :"),
            [
                "l'avis :",
                "l’avis :",
                "l'avis\u{a0}:",
                "l’avis\u{a0}:",
                "l'avis\u{202f}:",
                "l’avis\u{202f}:"
            ]
        );
        assert_eq!(forms("ar", "أيضاً"), ["أيضاً", "أيضًا"]);
    }

    #[test]
    fn phrases_stand_in_the_tables_as_they_are_typed() {
        for language in super::super::languages() {
            let phrases = language.phrases.iter().map(|phrase| phrase.text);
            for text in phrases.chain(language.credits.iter().map(|(word, _)| *word)) {
                let others = TYPESET.iter().flat_map(|(_, others)| others.iter());
                let mut others = others.filter(|other| text.contains(**other));
                assert_eq!(others.next(), None, "{}: {text}", language.code);
            }
        }
    }
}
