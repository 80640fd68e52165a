//! How phrases are written: in upper and lower case.

use std::borrow::Cow;

use super::Language;

/// The forms in which a phrase of the tables is looked for. The lexicon takes ASCII letters in
/// upper and lower case; where others have the two, it is told what begins a sentence, what is
/// written in capitals, in Greek without accents, and, where titles are, what begins each word with
/// one.
pub(super) fn forms(
    language: &Language,
    text: &'static str,
) -> impl Iterator<Item = Cow<'static, str>> {
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
