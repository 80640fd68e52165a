//! How phrases are written: in upper and lower case, and with which signs.

use std::borrow::Cow;

use super::Language;

/// The forms in which a phrase of the tables is looked for: those of its letters, each as it is typed
/// and as it is typeset.
pub(super) fn forms(
    language: &Language,
    text: &'static str,
) -> impl Iterator<Item = Cow<'static, str>> {
    let others = may_be_typeset(text).then(|| {
        let forms = cases(language, text).flat_map(|form| typeset(&form));
        forms.map(Cow::Owned).collect::<Vec<_>>()
    });
    cases(language, text).chain(others.into_iter().flatten())
}

/// Whether a text may have something in it that is typeset in another way: a glance at its bytes, as
/// each phrase is asked about before the first document.
fn may_be_typeset(text: &str) -> bool {
    let may_be = |pair: &[u8]| {
        matches!(
            pair,
            [b'\'', _] | [b' ', b':' | b'?' | b'!' | 0xc2] | [0xd9, 0x8b] | [0xa4 | 0xa6, 0xbc]
        )
    };
    text.as_bytes().windows(2).any(may_be)
}

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

/// The forms of its letters. The lexicon takes ASCII letters in upper and lower case; where others
/// have the two, it is told what begins a sentence, what is written in capitals, in Greek without
/// accents, and, where titles are, what begins each word with one.
fn cases(language: &Language, text: &'static str) -> impl Iterator<Item = Cow<'static, str>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_found_as_it_is_typeset() {
        let forms = |code: &str, text| -> Vec<String> {
            let mut all = super::super::languages();
            let language = all.find(|language| language.code == code).unwrap();
            forms(language, text).map(Cow::into_owned).collect()
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
