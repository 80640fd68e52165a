//! Names that a word introduces in the middle of a date line: `Posted in Harbour by Ann Bell on 2 May
//! 2024`, `nora wrote on 2 May 2024`.

use crate::cases::lower_case;
use crate::phrases;
use crate::starts::Beginnings;

/// Words before names, in lower case, sorted.
const OPENERS: [&str; 11] = [
    "by",
    "bởi",
    "door",
    "gönderen",
    "kirjoittanut",
    "oleh",
    "par",
    "por",
    "przez",
    "starter",
    "yazan",
];

/// The same where a word for publishing stands before them: they are parts of names too. Sorted.
const AMBIGUOUS: [&str; 6] = ["af", "av", "da", "di", "od", "von"];

/// Words behind names, in lower case, sorted.
const VERBS: [&str; 18] = [
    "escreveu",
    "escribió",
    "kirjoitti",
    "napisala",
    "napisao",
    "napisał",
    "napisała",
    "napísal",
    "napísala",
    "schreef",
    "schrieb",
    "skrev",
    "wrote",
    "írta",
    "написа",
    "написал",
    "написала",
    "написао",
];

/// Words that join what follows to a name: a date, a category. In lower case, sorted.
#[rustfmt::skip] // Some short words.
static JOINTS: &[&str] = &[
    "am", "at", "dans", "den", "dne", "el", "em", "en", "i", "il", "in", "kl", "le", "on", "op", "start", "um",
    "w", "à", "в",
];

/// The words of a name at most.
const LONGEST: usize = 4;

/// What a word introduces as a name in what is left of a date line.
pub(crate) fn introduced(rest: &str) -> Option<String> {
    if !rest.split_whitespace().any(may_introduce) {
        return None;
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let first = words.first()?;
    for (at, word) in words.iter().enumerate() {
        if !may_introduce(word) {
            continue;
        }
        let lower = lower_case(word);
        let lower = lower.trim_end_matches(':');
        let publishes = || phrases::is_filler(first) || PUBLISHES.contains(&&*first.to_lowercase());
        let opens = OPENERS.binary_search(&lower).is_ok()
            || (AMBIGUOUS.binary_search(&lower).is_ok()
                && if at > 0 {
                    publishes()
                } else {
                    rest.contains(BOARD)
                });
        if opens {
            let before = words.get(..at).unwrap_or_default();
            let may_be_small = before.last().is_none_or(|word| !is_capital(word))
                || lower == "starter"
                || publishes();
            let name = name_at(words.get(at + 1..)?, may_be_small);
            if name.is_some() {
                return name;
            }
        }
        if at > 0 && VERBS.binary_search(&lower).is_ok() {
            let before = words.get(at.saturating_sub(LONGEST)..at)?;
            let signs = before
                .iter()
                .rposition(|word| !word.contains(char::is_alphanumeric));
            return name_at(before.get(signs.map_or(0, |at| at + 1)..)?, true);
        }
    }
    None
}

/// Whether a word begins like one that introduces a name. Most words do not.
fn may_introduce(word: &str) -> bool {
    static BEGINNINGS: Beginnings = Beginnings::new(&OPENERS).with(&AMBIGUOUS).with(&VERBS);
    // Of other letters the second byte tells upper from lower case.
    let begins_with_other = || {
        let first = word.as_bytes().first();
        first.is_some_and(|first| FIRST_OF_OTHERS.contains(first))
    };
    BEGINNINGS.may_begin(word) || begins_with_other()
}

/// The first bytes of those that begin with a letter that ASCII lacks: `írta`, `написал`.
const FIRST_OF_OTHERS: [u8; 2] = [0xc3, 0xd0];

/// What boards set between who wrote a post and when.
const BOARD: char = '»';

/// A statement of authors without the word that introduces the name in the language of a board: `da nora »`.
pub(crate) fn without_word_of_board(authors: &str) -> &str {
    let rest = authors.split_once(' ').filter(|(word, _)| {
        word.len() <= 4 && AMBIGUOUS.binary_search(&&*word.to_lowercase()).is_ok()
    });
    let is_of_board = !authors.is_ascii() && authors.contains(BOARD);
    rest.filter(|_| is_of_board)
        .map_or(authors, |(_, rest)| rest)
}

/// Words for publishing that begin such lines, in lower case.
const PUBLISHES: [&str; 13] = [
    "added",
    "eingestellt",
    "gepostet",
    "geschrieben",
    "napsal",
    "post",
    "posted",
    "pubblicato",
    "skrevet",
    "skriven",
    "skrivet",
    "submitted",
    "uploaded",
];

fn is_capital(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit())
}

/// The name at the start of some words, which a sign or a joining word ends. In small letters it is one
/// word.
fn name_at(words: &[&str], may_be_small: bool) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in words {
        let begins = word.starts_with(char::is_alphanumeric);
        if !begins || JOINTS.binary_search(&&*word.to_lowercase()).is_ok() {
            break;
        }
        let bare = word.trim_end_matches([',', ':', ';', '|', ')', '(']);
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let first = name.first()?;
    let is_name = match first.starts_with(char::is_uppercase) {
        true => name.len() <= LONGEST,
        false => may_be_small && name.len() == 1 && first.starts_with(char::is_alphabetic),
    };
    is_name.then(|| name.join(" "))
}

/// The text without the number of a post before who wrote it: `#1 by nora`.
pub(crate) fn without_number_of_post(authors: &str) -> &str {
    let number = authors.strip_prefix('#').unwrap_or_default();
    let behind = number.trim_start_matches(|ch: char| ch.is_ascii_digit());
    match behind.len() < number.len() && behind.starts_with(' ') {
        true => behind.trim_start(),
        false => authors,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [&OPENERS[..], &AMBIGUOUS, &VERBS, JOINTS] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }

    /// The author of a page with a line under its title.
    fn author(line: &str) -> Option<String> {
        let text = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let page = format!("<h1>Snow closes the pass</h1><p>{line}</p>{text}{text}");
        let article = crate::clean(page.as_str());
        let first = article.metadata().authors.first().cloned();
        first.map(|found| found.value)
    }

    #[test]
    fn words_in_the_line_introduce_names() {
        for (line, name) in [
            ("Posted in Harbour by Ann Bell on 2 May 2024", "Ann Bell"),
            (
                "<a href=/h>Harbour</a> by <a href=/n>Nora</a> 2 May 2024",
                "Nora",
            ),
            (
                "<a href=/p>Puerto</a> por <a href=/n>Nora Bell</a> | 2 mayo 2024",
                "Nora Bell",
            ),
            (
                "Publié dans Port par Anne Cloche le 2 mai 2024",
                "Anne Cloche",
            ),
            (
                "Geplaatst in Haven door Anna Klok op 2 mei 2024",
                "Anna Klok",
            ),
            (
                "Pubblicato in Porto da Anna Campana il 2 maggio 2024",
                "Anna Campana",
            ),
            ("Skrevet af Anna Klokke den 2. maj 2024", "Anna Klokke"),
            ("Napisane przez Anna Dzwon 2 maja 2024", "Anna Dzwon"),
            ("5.12.2014: nora69 kirjoitti", "nora69"),
            ("nora wrote on 2 May 2024:", "nora"),
            ("Uploaded by nora on 2 May 2024", "nora"),
            ("Post by nora » 2 May 2024", "nora"),
            ("Discussion in Harbour started by nora, 2 May 2024", "nora"),
            ("Thread starter nora Start date 2 May 2024", "nora"),
            ("od Nora » úte bře 03, 2015 8:01 am", "Nora"),
            ("av Nora » tis 03 mar 2015, 08:01", "Nora"),
            ("Autor: Nora » wt mar 03, 2015 8:01 am", "Nora"),
            (
                "<span class=author>da nora » lun 2 mar 2015, 9:15</span>",
                "nora",
            ),
            ("Stand by me by Ann Bell, 2 May 2024", "Ann Bell"),
            ("Maria von Bell, 2 May 2024", "Maria von Bell"),
            ("Ann Bell in Harbour, 2 May 2024", "Ann Bell"),
        ] {
            assert_eq!(author(line).as_deref(), Some(name), "{line}");
        }
        for line in [
            "Last post by tom, 2 May 2024",
            "Letzter Beitrag von Tom, 2. Mai 2024",
        ] {
            assert_eq!(author(line), None, "{line}");
        }
    }
}
