//! What stands where authors stand and is not to be taken apart for names: texts of links to all that someone
//! wrote, companies, bodies whose names have words for “and”.

use super::name_words::{BODIES, CREDENTIALS, GENERATIONS, NOT_NAMES, PARTICLES, ROLES};
use crate::letters::{is_letter, is_letter_or_digit};
use crate::metadata::date::relative;
use crate::metadata::names::{is_of_date, is_person};
use crate::phrases;

/// Words with which texts of links to an author's page begin, in lower case, sorted.
pub(crate) static LEADS: &[&str] = &[
    "all",
    "alle",
    "browse",
    "mehr",
    "more",
    "mostra",
    "other",
    "pogledaj",
    "prikaži",
    "read",
    "see",
    "show",
    "sve",
    "svi",
    "todas",
    "todos",
    "tous",
    "tüm",
    "ver",
    "vidi",
    "view",
    "visit",
    "visualizza",
    "voir",
    "wszystkie",
    "zeige",
    "zobacz",
    "види",
    "виж",
    "вижте",
    "все",
    "всички",
    "погледај",
    "покажи",
    "показать",
    "посмотреть",
    "прикажи",
    "просмотр",
    "све",
    "сви",
    "усі",
    "הצג",
    "כל",
    "לכל",
];

/// What such links lead to, in lower case, sorted.
pub(crate) static WORKS: &[&str] = &[
    "archive",
    "articles",
    "articoli",
    "artigos",
    "artikel",
    "artykuły",
    "artículos",
    "author",
    "autor",
    "beiträge",
    "berichten",
    "bio",
    "entradas",
    "entries",
    "messages",
    "objave",
    "posts",
    "profile",
    "stories",
    "tekstove",
    "tekstovi",
    "threads",
    "topics",
    "vesti",
    "vijesti",
    "website",
    "wpisy",
    "yazıları",
    "članci",
    "članke",
    "вести",
    "записи",
    "новини",
    "објаве",
    "посты",
    "публикации",
    "публикациите",
    "сообщения",
    "статей",
    "статии",
    "статиите",
    "статті",
    "статьи",
    "текстове",
    "текстови",
    "чланке",
    "чланци",
    "הכתבות",
    "המאמרים",
    "הפוסטים",
    "כתבות",
    "מאמרים",
    "פוסטים",
];

/// Whether a text in lower case is that of a link to what someone wrote: `view articles`.
pub(crate) fn leads_to_works(lower: &str) -> bool {
    let mut words = lower.split(' ');
    let first = words.next().unwrap_or_default();
    LEADS.binary_search(&first).is_ok() && words.any(|word| WORKS.binary_search(&word).is_ok())
}

/// What stands before who published a text, in lower case.
pub(crate) const PUBLISHED: &str = "published by";

/// Whether a company published the text, as papers say: `Published by Harbour University Press 2024.`
pub(crate) fn is_publisher(word: &str, name: &str) -> bool {
    word.eq_ignore_ascii_case(PUBLISHED) && {
        let name = name.trim_start();
        let name = name.trim_end_matches(|ch: char| !is_letter(ch));
        phrases::is_outlet(name) || !is_person(name)
    }
}

/// The longest name, in characters; what is longer is a sentence.
const LONGEST_NAME: usize = 60;

/// Whether length and signs are those of a name.
pub(crate) fn is_shaped_like_one(name: &str) -> bool {
    let is_sign = |ch: char| {
        matches!(
            ch,
            '{' | '}' | '=' | '!' | '?' | '。' | '！' | '？' | '%' | '$' | '@'
        )
    };
    let mut letters = name.chars().filter(|ch| is_letter(*ch));
    letters.nth(1).is_some()
        && !name.contains(is_sign)
        && (name.len() <= LONGEST_NAME || name.chars().count() <= LONGEST_NAME)
        // A name that a template failed to fill in: `page.author.name`.
        && (name.contains(' ') || name.matches('.').count() < 2)
        && name.split_whitespace().count() <= 8
        && !name.starts_with(|ch: char| ch.is_ascii_digit() && name.contains(' '))
        && !is_machine_made(name)
        // "vor 5 Stunden", `5小时前`
        && !(name.contains([' ', '前', '전']) && name.contains(char::is_numeric) && relative::is_one(name))
}

/// Whether a word is one that a machine made up, as systems do for accounts: `annbellq6vkpg2ma0ci`. What
/// people make up has digits at one or two places.
fn is_machine_made(name: &str) -> bool {
    let is_one =
        name.len() >= SHORTEST_MADE && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    is_one && {
        let bytes = name.as_bytes();
        let starts = bytes
            .windows(2)
            .filter(|pair| !is_digit(&pair[0]) && is_digit(&pair[1]));
        starts.count() > 2
    }
}

/// The shortest of them, in bytes.
const SHORTEST_MADE: usize = 16;

/// Whether the tables say that this is no name: a role, a date, what stands where a name should.
pub(crate) fn is_none(name: &str) -> bool {
    let lower = name.to_lowercase();
    let bare = || lower.replace('.', "");
    let is_role = || {
        lower
            .split(' ')
            .all(|word| ROLES.binary_search(&word).is_ok())
    };
    let is_in = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    lower.split_whitespace().all(is_of_date)
        || is_label_with_date(&lower)
        || lower.starts_with("for the ")
        || lower.starts_with("our ")
        || is_role()
        || is_in(NOT_NAMES, &lower)
        || is_in(CREDENTIALS, &bare())
        || is_in(GENERATIONS, &lower)
        // Before the day of a law: `of 5 March 2024`.
        || is_in(PARTICLES, name)
        || lower.ends_with(" ago")
        || lower.ends_with("team and others")
        // "The writer has posted comments on this article"
        || lower.contains(" has posted ")
        || leads_to_works(&lower)
        || lower.ends_with(" min read")
        // `山田太郎のFacebookページ`
        || lower.ends_with("ページ")
}

/// Whether all words stand where names should and are none: `Originally March`, `Video News`.
fn is_label_with_date(lower: &str) -> bool {
    let is_label = |word: &str| NOT_NAMES.binary_search(&word).is_ok();
    let mut words = lower.split(' ');
    // "May Root"
    words.next().is_some_and(is_label)
        && lower.contains(' ')
        && words.all(|word| is_of_date(word) || is_label(word))
}

/// Whether a value of a line of text is that of a program or its data: `text: string;`, `author: 'Ann',`.
pub(crate) fn is_of_code(line: &str, value: &str) -> bool {
    let line = line.trim_end();
    value.starts_with(['\'', '"', '{', '[', '<'])
        || line.ends_with([';', '{'])
        || line.contains("::")
        || (line.ends_with(',') && !value.contains(' ') && value.is_ascii())
}

/// With what the names of companies end, in lower case.
pub(crate) static COMPANIES: [&str; 18] = [
    " ag",
    " company",
    " corp",
    " corp.",
    " corporation",
    " gmbh",
    " inc",
    " inc.",
    " kg",
    " limited",
    " llc",
    " ltd",
    " ltd.",
    " plc",
    " s.r.l.",
    " s.r.o.",
    " z o.o.",
    "有限公司",
];

/// Whether a statement of authors is a company: who runs the site, not who wrote the text. Behind the name
/// of a person it tells where that one works.
pub(crate) fn is_company(authors: &str) -> bool {
    let first = memchr::memchr3(b',', b';', b'|', authors.as_bytes());
    let first = first.and_then(|at| authors.get(..at)).unwrap_or(authors);
    // "Harbour Lamps GmbH, Harbour, Germany"
    ends_as_company(first)
        || (first.len() < authors.len() && ends_as_company(authors) && !is_person(first.trim()))
}

fn ends_as_company(text: &str) -> bool {
    let start = text.len().saturating_sub(LONGEST_END);
    let end = text.get(text.ceil_char_boundary(start)..);
    let end = end.unwrap_or_default().trim_end().as_bytes();
    let last = end.last().map(u8::to_ascii_lowercase);
    // Most names end with another letter than all of these.
    let alike = COMPANIES
        .iter()
        .filter(|company| company.as_bytes().last().copied() == last);
    alike.into_iter().any(|company| {
        let last = end.get(end.len().saturating_sub(company.len())..);
        last.is_some_and(|last| last.eq_ignore_ascii_case(company.as_bytes()))
    })
}

/// More than the end of a company's name takes, in bytes.
const LONGEST_END: usize = 24;

/// The name of a body in which words for “and” and commas join what it is for: `Society of Canals and
/// Rivers`; a year behind it is that of the site.
pub(crate) fn body(authors: &str) -> Option<&str> {
    let is_list = |authors: &str| memchr::memchr2(b';', b'|', authors.as_bytes()).is_some();
    if authors.len() > LONGEST_BODY || is_list(authors) || !is_joined(authors) {
        return None;
    }
    let words = || {
        authors
            .split(|ch: char| !is_letter_or_digit(ch))
            .filter(|word| !word.is_empty())
    };
    let is_for = |word: &str| {
        matches!(
            word,
            "of" | "for" | "für" | "de" | "des" | "pour" | "para" | "per"
        )
    };
    // Most have no such word, and it is told faster than those of the table.
    if !words().any(is_for) {
        return None;
    }
    let at = words().position(is_of_body)?;
    let joint = words().nth(at + 1).filter(|word| is_for(word));
    // "Ann Bell, Institute of Rivers" names someone.
    let mut parts = authors.split([',', ';']);
    let names_someone = parts.any(|part| {
        let part = part.trim();
        is_person(part) && !part.split(' ').any(is_of_body)
    });
    (joint.is_some() && !names_someone).then(|| {
        let year = |ch: char| ch.is_ascii_digit() || matches!(ch, ' ' | '©');
        authors.trim_matches(year)
    })
}

/// The longest name of a body, in bytes.
const LONGEST_BODY: usize = 160;

fn is_of_body(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && BODIES.binary_search(&&*word.to_lowercase()).is_ok()
}

/// Whether something is joined that would be split.
fn is_joined(authors: &str) -> bool {
    const JOINTS: [&str; 6] = [" and ", " & ", " und ", " et ", " y ", " e "];
    // Each ends with a space.
    let mut spaces = memchr::memchr_iter(b' ', authors.as_bytes());
    spaces.any(|at| {
        let before = authors.get(..=at).unwrap_or_default();
        match before.as_bytes() {
            [.., b',', _] => true,
            [.., b'd' | b'&' | b't' | b'y' | b'e', _] => {
                JOINTS.iter().any(|joint| before.ends_with(joint))
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::names::split;

    #[test]
    fn tables_are_sorted() {
        assert!(LEADS.is_sorted() && WORKS.is_sorted() && COMPANIES.is_sorted());
    }

    #[test]
    fn small_words_before_days_name_nobody() {
        for line in [
            "of 5 March 2024",
            "vom 5. März 2024",
            "du 5 mars 2024",
            "del 5 de marzo de 2024",
        ] {
            let law = format!(
                "Regulation (EU) 2024/999\n{line}\nTide gauges are read by ships of all states, and by us."
            );
            let article = crate::clean(law.as_str());
            assert!(article.metadata().authors.is_empty(), "{line}");
        }
    }

    #[test]
    fn code_and_menus_name_nobody_in_text() {
        let author = |line: &str| {
            let story =
                "The harbour lamp is lit by hand, and the keeper walks up with a can of oil.";
            let text = format!("The lamp of the harbour\n\n{line}\n\n{story}\n{story}\n");
            let article = crate::clean(text.as_str());
            let first = article.metadata().authors.first().cloned();
            first.map(|found| found.value)
        };
        for line in [
            "text: string;",
            "pub author: String,",
            "author: String::from(\"Nora\"),",
            "text: 'Item ' + (i + 1)",
            "中文/繁体",
        ] {
            assert_eq!(author(line), None, "{line}");
        }
        for (line, name) in [
            ("Author: Nora Bell", "Nora Bell"),
            ("Authors: Nora Bell, Tom Oak,", "Nora Bell"),
            ("文/李晓明", "李晓明"),
            ("图文/李晓明", "李晓明"),
        ] {
            assert_eq!(author(line).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn no_half_of_a_name_is_one() {
        for (authors, names) in [
            (
                "Society of Canals and Small Rivers 2008",
                &["Society of Canals and Small Rivers"][..],
            ),
            ("Smith, Jones and Partners Ltd", &[]),
            ("Harbour Lamps GmbH, Harbour, Germany", &[]),
            ("ilove lamps ltd", &[]),
            ("Harbour Lamps GmbH", &[]),
            ("The Lamp Cart Team and others", &[]),
            ("View Articles", &[]),
            ("View all posts", &[]),
            ("Alle Beiträge ansehen", &[]),
            ("Просмотр статей", &[]),
            ("More from this author", &[]),
            ("Ann Bell, Institute of Rivers and Lakes", &["Ann Bell"]),
            ("Ann Bell, Harbour Lamps Ltd", &["Ann Bell"]),
            ("View all posts by Ann Bell", &["Ann Bell"]),
            ("vor 5 Stunden", &[]),
            ("5小时前", &[]),
            ("昨日重现88", &["昨日重现88"]),
            ("Nora Bellvor 5 Stunden", &["Nora Bell"]),
            ("Nora Bell hace 2 horas", &["Nora Bell"]),
            ("李晓明 5小时前", &["李晓明"]),
            ("山田 太郎 3時間前", &["山田 太郎"]),
            ("김철수 기자 3시간 전", &["김철수"]),
            ("Nora Bell 3 dagar sedan", &["Nora Bell"]),
            ("nora24", &["nora24"]),
            ("#12 by nora", &["nora"]),
            ("via nora 3 hours ago | 5 comments", &["nora"]),
            ("Ann Bell 2 days ago", &["Ann Bell"]),
            ("annbellq6vkpg2ma0ci", &[]),
            ("thorbjorn1984oakley2", &["thorbjorn1984oakley2"]),
            ("Originally March", &[]),
            ("Pressemitteilung Aktuell", &[]),
            ("Ann March", &["Ann March"]),
            ("May Root", &["May Root"]),
            ("Agencies", &[]),
            ("Getty Images", &[]),
            ("网络整理", &[]),
            ("Joined", &[]),
        ] {
            assert_eq!(split(authors), names, "{authors}");
        }
        // A name of more than is one of a name is none.
        let long = "CANALS - Harbour Society of Clean Canals and Small Rivers and Lakes and Ponds";
        assert!(split(long).is_empty());
    }
}
