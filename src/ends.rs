//! Points that end no sentence: behind numbers, initials and abbreviations.

use crate::features::Features;

/// The longest line of dates and credits, in words, and the fewest digits of one. What is longer is
/// running text with and without ends of sentences.
pub(crate) const LONGEST_LINE: f32 = 24.0;
const FEWEST_DIGITS: usize = 5;

/// Letters of the longest abbreviation that a capital begins, and of the longest unit behind a number:
/// `Ing.`, `8.40 hod.`
const LONGEST_ABBREVIATION: usize = 3;
const LONGEST_UNIT: usize = 4;

/// What stands between the parts of a line.
const SEPARATORS: [char; 9] = ['|', '｜', '·', '•', '/', '–', '—', ':', '：'];

/// Whether the text is too short for running text but for its points, and each of them stands in a
/// date, a time, a name or an abbreviation: a line of dates and credits.
pub(crate) fn is_without_sentences(text: &str, features: &Features) -> bool {
    features.words() < LONGEST_LINE
        && features.digits() >= FEWEST_DIGITS
        && !text.char_indices().any(|(at, ch)| match ch {
            '.' => ends_sentence(text, at),
            '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '۔' | '।' | '॥' => true,
            _ => false,
        })
        && (!text.ends_with([':', '：', ';', '；']) || ends_with_seconds(text))
}

/// Whether a text ends with a time and a colon, as lines above posts do: `on May 3, 1998 at 21:14:05:`.
fn ends_with_seconds(text: &str) -> bool {
    let is_pair = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let last = text.rsplit(' ').next().unwrap_or_default();
    let mut parts = last.split(':');
    parts.next_back() == Some("") && parts.clone().count() == 3 && parts.all(is_pair)
}

/// Whether the point there ends a sentence.
fn ends_sentence(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let behind = behind.trim_start_matches(['.', ' ', '\u{a0}', ')', '"', '”', '“', '»']);
    let goes_on = |ch: char| ch.is_lowercase() || ch.is_numeric() || is_sign(ch);
    if behind.starts_with(goes_on)
        || text
            .get(at + 1..)
            .is_some_and(|it| it.starts_with(char::is_alphanumeric))
    {
        return false;
    }
    // A line of dates that ends with a point has parts, a sentence mostly none.
    if behind.is_empty() && !has_parts(text) {
        return true;
    }
    !is_short(before)
}

/// Whether what stands before a point is a number, an initial or an abbreviation.
fn is_short(before: &str) -> bool {
    let (before, word) = last_word(before);
    let letters = word.chars().count();
    let is_capital = word.starts_with(char::is_uppercase);
    let is_behind_number = || last_word(before.trim_end()).1.ends_with(char::is_numeric);
    letters <= 1
        || word.ends_with(char::is_numeric)
        || (is_capital && letters <= LONGEST_ABBREVIATION)
        || (letters <= LONGEST_UNIT && (is_behind_number() || before.ends_with(['.', '/'])))
        || (letters <= LONGEST_UNIT && before.trim_end().ends_with('.'))
}

/// The word with which a text ends, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let word = text.trim_end_matches(char::is_alphanumeric);
    let word = text.get(word.len()..).unwrap_or_default();
    (text.strip_suffix(word).unwrap_or_default(), word)
}

fn is_sign(ch: char) -> bool {
    SEPARATORS.contains(&ch) || matches!(ch, ',' | ';' | '-' | '(' | '[')
}

/// Whether something separates parts of the line: a bar, a key.
fn has_parts(text: &str) -> bool {
    let mut signs = text
        .char_indices()
        .filter(|(_, ch)| SEPARATORS.contains(ch));
    signs.any(|(at, ch)| match ch {
        ':' | '/' | '–' | '—' => text
            .get(at + ch.len_utf8()..)
            .is_some_and(|it| it.starts_with(' ')),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_dates_names_and_abbreviations_end_no_sentences() {
        let is = |text: &str| is_without_sentences(text, &Features::of(text, 0));
        for line in [
            "Posted by Hal Burrow on May 04, 1998 at 21:14:05:",
            "12. Oktober 2022 um 14:30 | Autor: Jana Vogt | Quelle: Seewarte",
            "Stand: 12.03.2022, 08:40 Uhr. Von Jana Vogt, Seewarte Nord",
            "Stand: 12.03.2022, 08:40 Uhr.",
            "12. 3. 2022, 8.40 hod. Autor: Jana Nováková",
            "12 марта 2022 г. | Автор: А. В. Петрова",
            "12 marca 2022 r. Autor: Anna Nowak",
            "Objavljeno: 12. ožujka 2022.",
            "Mar. 12, 2022 8:40 a.m. | By J. R. Miller",
            "Erstellt: 12.03.2022 | Autor: Dr. med. Anna Vogt",
            "作成：2022.03.12 08:40",
        ] {
            assert!(is(line), "{line}");
        }
        for sentence in [
            "Am 12. Oktober 2022 öffnet die Stadt die neue Brücke.",
            "Am 12. Oktober 2022 öffnet die neue Brücke um 14:30 Uhr.",
            "The yard was founded in 1987 and has been listed since 1999.",
            "It began on 12 March 2022: the lock was shut. Anna saw it.",
            "Wer kam am 12. Oktober 2022? 40 Boote",
            "Am 12. Oktober 2022 sagte der Meister:",
            "港口于2022年3月12日开放。",
        ] {
            assert!(!is(sentence), "{sentence}");
        }
        assert!(!is("Jana Vogt aus Hamburg"));
    }

    #[test]
    fn lines_of_dates_with_points_are_no_running_text() {
        let story = "The keepers opened the new lock in the morning, and the first boats went \
                     through before noon.\nOthers had to wait, as the water was too low for them \
                     until the evening, and came back the next day.";
        for line in [
            "Stand: 12.03.2022, 08:40 Uhr | Autorin: Jana Vogt | Quelle: Seewarte Nord",
            "12. 3. 2022, 8.40 hod. | Autor: Jana Vogt | Zdroj: Přístavní noviny | Rubrika: Domov",
            "12 марта 2022 г., 08:40 | Автор: Jana Vogt | Источник: Вестник порта",
            "เผยแพร่: 12 มี.ค. 2565 10:00 ปรับปรุง: 14 มี.ค. 2565 12:30 โดย: Jana Vogt",
            "12. mars 2022 kl. 08.40 | Av: Jana Vogt | Kilde: Havneposten | Rubrikk: Havn",
            "12. ožujka 2022. u 8:40 | Autor: Jana Vogt | Izvor: Lučke novine",
            "2022. 03. 12. 오전 8:40 | 작성자: Jana Vogt | 출처: 항구신문 | 조회 수: 1.234",
        ] {
            for page in [
                format!("The new lock\n{line}\n\n{story}"),
                format!("<h1>The new lock</h1><div>{line}</div><p>{story}</p>"),
            ] {
                let article = crate::clean(page.as_str());
                let metadata = article.metadata();
                let title = metadata.title.as_ref().map(|title| &*title.value);
                assert_eq!(title, Some("The new lock"), "{line}");
                let author = metadata.authors.first().map(|author| &*author.value);
                assert_eq!(author, Some("Jana Vogt"), "{line}");
                let date = metadata
                    .published
                    .as_ref()
                    .map(|date| date.value.to_string());
                assert!(
                    date.is_some_and(|date| date.starts_with("2022-03-12")),
                    "{line}"
                );
                assert!(!article.text().contains("2022"), "{line}");
            }
        }
    }
}
