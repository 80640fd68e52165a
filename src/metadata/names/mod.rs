//! Names of authors: split, and rid of what is no part of them.

pub(crate) mod account_lines;
pub(crate) mod accounts;
mod degrees;
pub(crate) mod desks;
pub(crate) mod family_first;
mod glued;
pub(crate) mod han_names;
mod han_offices;
pub(crate) mod inner_names;
mod japanese_families;
pub(crate) mod japanese_names;
pub(crate) mod known_names;
pub(crate) mod lone_names;
pub(crate) mod name_labels;
pub(crate) mod name_parts;
pub(crate) mod name_words;
pub(crate) mod no_names;
mod not_accounts;
mod plain_names;
pub(crate) mod roles;
mod separators;

use crate::cases;
use crate::features::is_cjk;
use crate::letters::is_letter;
use crate::metadata::bylines::BETWEEN_PIECES;
use crate::metadata::date::{months, weekdays};
use crate::metadata::openers;
use crate::phrases;
use han_names::at_spaces;
use japanese_names::is_kana;
use known_names::KnownNames;
use name_labels::without_label;
pub(crate) use name_parts::is_of_another_part;
use name_parts::{clean, did_otherwise, without_date, without_opener};
use name_words::PARTICLES;
use plain_names::{is_plain, is_unknown};
use roles::{ends_with_role, is_role, is_role_alone};
pub(crate) use separators::companions;
use separators::{at_strokes, at_words, is_separator, with_plain_lists, with_plain_spaces};

/// The longest part between two signs, in bytes: names joined by words.
const LONGEST_PART: usize = 512;

/// The most names of a list; what has more is an index of authors.
pub(crate) const MOST_NAMES: usize = 24;

/// Splits a statement of authors into names: at `、`, `，`, `,`, `;`, `/`, `|` and words for “and”.
/// Openers (`By`, `Von`, `记者`), roles, degrees, handles and dates are no parts of names. Chinese
/// names are split at spaces too, Japanese ones seldom.
pub(crate) fn split(authors: &str) -> Vec<String> {
    match is_plain(authors) {
        true => vec![glued::once(authors).to_owned()],
        false => split_by_tables(authors),
    }
}

/// Signs that set a byline off before its first word.
const BULLETS: [char; 8] = ['○', '◆', '◇', '◎', '●', '■', '□', '▲'];

/// The same for what is more than a name.
pub(crate) fn split_by_tables(authors: &str) -> Vec<String> {
    // An address names nobody, and its strokes would make names of its parts.
    let is_address = authors.contains(':') && authors.contains("://")
        || authors.contains('w') && authors.contains("www.");
    if is_address || is_of_another_part(authors) || no_names::is_company(authors) {
        return Vec::new();
    }
    if let Some(body) = no_names::body(authors) {
        let body = Some(body.to_owned()).filter(|body| is_acceptable(body));
        return body.into_iter().collect();
    }
    let authors = authors.trim_start_matches(|ch: char| BULLETS.contains(&ch) || ch == ' ');
    let authors = inner_names::without_number_of_post(glued::without_reading_time(authors));
    let authors = inner_names::without_word_of_board(authors);
    let spaced = with_plain_spaces(without_date(authors));
    let listed = with_plain_lists(&spaced);
    let apart = han_offices::apart(han_offices::without_editors(&listed));
    let authors = apart.as_ref();
    let mut names: Vec<&str> = Vec::new();
    // "Ann Bell, medically reviewed by Tom Oak"
    let wrote = |part: &&str| {
        part.len() <= LONGEST_PART && !is_of_another_part(part) && !no_names::is_company(part)
    };
    for part in han_offices::parts(authors, is_separator).filter(wrote) {
        let part = han_offices::without_office(without_label(part));
        if han_offices::is_nobody(clean(part)) {
            continue;
        }
        let parts = at_strokes(part).into_iter().flat_map(at_words);
        for part in parts.filter(|part| !is_of_another_part(part) && !did_otherwise(part)) {
            for name in at_spaces(clean(part)) {
                let name = glued::without_number(glued::once(name));
                let is_known = || names.iter().any(|known| known.eq_ignore_ascii_case(name));
                if names.len() < MOST_NAMES && is_acceptable(name) && !is_known() {
                    names.push(name);
                }
            }
        }
    }
    drop_outlets(&mut names);
    // "Berger, Emery D": the family name stands first.
    if let [_, _] = names.as_slice()
        && let Some(name) = family_first::of_text(without_opener(authors))
    {
        return vec![name];
    }
    // What stands behind the name of a person and is none is an office, a town, an agency.
    if names.first().is_some_and(|first| is_person(first)) {
        let mut first = true;
        names.retain(|name| {
            let stays = first || name.contains(is_cjk) || is_coauthor(name);
            first = false;
            stays
        });
    }
    names.into_iter().map(without_padding).collect()
}

/// Drops the outlets beside Chinese names and names in kana: they published the text.
fn drop_outlets(names: &mut Vec<&str>) {
    let is_chinese = |name: &&str| han_names::is_chinese(name);
    let is_outlet = |name: &str| phrases::is_outlet(name);
    if names.iter().any(is_chinese) {
        names.retain(|name| is_chinese(name) || !is_outlet(name));
    }
    let is_writer = |name: &&str| name.contains(is_kana) && !is_outlet(name);
    if names.iter().any(is_writer) {
        names.retain(|name| !(name.contains(is_cjk) && is_outlet(name)));
    }
}

/// The name without the space that sets two characters as wide as three: `李 明`.
pub(crate) fn without_padding(name: &str) -> String {
    let name = without_code(name);
    let mut parts = name
        .split([' ', '\u{3000}'])
        .filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(family), Some(given), None) if is_one_cjk(family) && is_one_cjk(given) => {
            format!("{family}{given}")
        }
        _ => name.to_owned(),
    }
}

/// A Chinese name without the code of the desk behind it: `周海_NB123`.
fn without_code(name: &str) -> &str {
    let is_code = |text: &str| {
        text.starts_with(|ch: char| ch.is_ascii_uppercase())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let parts = name.split_once('_').filter(|(_, code)| is_code(code));
    let parts = parts.filter(|(name, _)| name.ends_with(is_cjk));
    parts.map_or(name, |(name, _)| name)
}

fn is_one_cjk(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_cjk) && chars.next().is_none()
}

/// Whether a single word is the name of an account rather than of a person: `ann.bell`, `annb7`.
pub(crate) fn is_account(name: &str) -> bool {
    let is_sign = |ch: char| matches!(ch, '.' | '-' | '_') || ch.is_ascii_digit();
    name.starts_with(char::is_lowercase) && !name.contains(' ') && name.contains(is_sign)
}

/// The names in the text of an element that holds a byline: those of its first line that has any.
pub(crate) fn of_element(text: &str, known: &mut KnownNames) -> Vec<String> {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // Behind it stands a category.
        if line.trim().eq_ignore_ascii_case("filed under") {
            return Vec::new();
        }
        let Some(line) = of_writers(line) else {
            return Vec::new();
        };
        let mut names = known.split(line);
        names.retain(|name| !is_role_alone(name));
        if names.is_empty() {
            continue;
        }
        // "Ann Bell and" is continued by the next line.
        let goes_on = |line: &str| {
            let line = line.trim_end();
            line.ends_with([',', '&', '、']) || line.ends_with(" and") || line.ends_with(" und")
        };
        let mut last = line;
        while goes_on(last) {
            let Some(line) = lines.next() else {
                break;
            };
            names.extend(known.split(line));
            last = line;
        }
        return names;
    }
    Vec::new()
}

/// A line, or what of it tells who wrote where it begins with someone who did something else:
/// `Reviewed by Tom Oak — Written by Ann Bell`.
fn of_writers(line: &str) -> Option<&str> {
    if !is_of_another_part(line) {
        return Some(line);
    }
    let mut pieces = line.split(BETWEEN_PIECES).map(str::trim);
    pieces.find(|piece| begins_with_opener(piece) && !is_of_another_part(piece))
}

/// Whether a name stands in a line behind a word for what someone did else than write: `Ann Bell |
/// Translation: Tom Oak`.
pub(crate) fn stands_behind_other_part(line: &str, name: &str) -> bool {
    let name = name.lines().next().unwrap_or_default();
    let before = line.find(name).filter(|at| *at > 0);
    let before = before.and_then(|at| line.get(..at)).unwrap_or_default();
    let piece = before.rsplit(BETWEEN_PIECES).next().unwrap_or_default();
    is_of_another_part(piece) || piece.trim_start().starts_with("Übersetzung")
}

/// Whether words behind a name tell an office or an outlet: `Harbour Senior Political`, of which the last
/// word was a role, `Harbour Post`, `Associated Press`.
fn is_of_office(name: &str) -> bool {
    let mut words = name.split(' ');
    let last = name.rsplit(' ').next().unwrap_or_default();
    ends_with_role(name) || words.any(is_role) || phrases::is_outlet_ending(last)
}

/// Whether a name behind that of a person is that of another one.
fn is_coauthor(name: &str) -> bool {
    is_person(name) && !is_affiliation(name)
}

/// Whether words behind the name of a person tell where that one works: `USA TODAY Sports`.
pub(crate) fn is_affiliation(name: &str) -> bool {
    let is_outlet = || OF_OUTLETS.iter().any(|end| name.ends_with(end));
    is_of_office(name) || is_outlet() || begins_with_network(name)
}

/// With what names of outlets end where they stand behind that of a person; alone they may be anything.
const OF_OUTLETS: [&str; 7] = [
    " Digital",
    " News Service",
    " Sports",
    " TODAY",
    " Today",
    " Wire Service",
    " World Service",
];

/// Whether the first word is the abbreviation of a network and the others are none: `BBC Scotland`.
fn begins_with_network(name: &str) -> bool {
    let is_upper = |word: &str| word.len() > 2 && word.bytes().all(|it| it.is_ascii_uppercase());
    let parts = name.split_once(' ');
    parts.is_some_and(|(first, rest)| is_upper(first) && rest.split(' ').any(|it| !is_upper(it)))
}

/// Whether the text is a list of persons, or its end: `Tom Oak and Lily Rowe`, `and Lily Rowe`.
pub(crate) fn ends_list(text: &str) -> Option<bool> {
    let text = text.trim();
    let last = text.strip_prefix("and ").unwrap_or(text);
    let names = at_words(last);
    let mut trimmed = names.iter().map(|name| name.trim());
    let are_persons = trimmed.all(|name| is_person(name) && !is_of_office(name));
    are_persons.then_some(names.len() > 1 || last.len() < text.len())
}

/// Whether this looks like the name of a person: two to five words with capitals, small words of
/// names between them.
pub(crate) fn is_person(name: &str) -> bool {
    let mut count = 0;
    let mut ends = false;
    for word in name.split_whitespace() {
        count += 1;
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        ends = is_capital;
        let organization = ["for", "of", "the", "team"];
        let of_organization = organization
            .iter()
            .any(|other| word.eq_ignore_ascii_case(other));
        let is_particle = || {
            PARTICLES
                .binary_search(&word.to_lowercase().as_str())
                .is_ok()
        };
        if count > 5 || of_organization || !(is_capital || is_particle()) {
            return false;
        }
    }
    // "Bewertung vom" is cut off.
    count >= 2 && ends && !name.bytes().any(|byte| byte.is_ascii_digit())
}

/// More than the longest opener, in bytes.
const LONGEST_OPENER: usize = 64;

/// Whether the text is nothing but what introduces a name: `Written by`.
pub(crate) fn is_opener(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '：']);
    text.len() <= LONGEST_OPENER && openers::is_one(text)
}

/// Whether the text begins with what introduces the name of an account in forums.
pub(crate) fn tells_account(text: &str) -> bool {
    const OF_FORUMS: [&str; 3] = ["started by", "submitted by", "thread starter"];
    let start = text.trim_start().as_bytes();
    let mut openers = OF_FORUMS.iter();
    openers.any(|opener| cases::begins_with(start, opener))
}

/// Whether the text begins with what introduces a name.
pub(crate) fn begins_with_opener(text: &str) -> bool {
    let text = text.trim();
    without_opener(text).len() < text.len()
}

/// Whether a word is a part of a date: a number, a month, a day of the week.
pub(crate) fn is_of_date(word: &str) -> bool {
    let word = word.trim_matches(|ch: char| !is_letter(ch));
    word.is_empty()
        || !is_unknown(word) && {
            let lower = word.to_lowercase();
            months::is_name(&lower) || weekdays::is_weekday(&lower)
        }
}

/// Whether what is left can be a name at all.
pub(crate) fn is_acceptable(name: &str) -> bool {
    // What no table knows need not be looked up in each of them.
    no_names::is_shaped_like_one(name) && (is_unknown(name) || !no_names::is_none(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_dates_and_badges_name_nobody() {
        for word in ["发布于", "發佈於", "系统管理员", "优质创作者"] {
            assert!(!is_acceptable(word), "{word}");
        }
    }

    #[test]
    fn splits_names() {
        for (authors, names) in [
            ("By Ann Bell and Tom Oak", &["Ann Bell", "Tom Oak"][..]),
            ("李明、王芳，赵云", &["李明", "王芳", "赵云"]),
            ("李明 王芳", &["李明", "王芳"]),
            ("江城晚报 李明", &["李明"]),
            ("山田 太郎", &["山田 太郎"]),
            ("https://example.org/ann", &[]),
            ("Rebecca Lake, CEPF®", &["Rebecca Lake"]),
            (
                "Center for Drug Evaluation and Research",
                &["Center for Drug Evaluation and Research"],
            ),
            ("View all posts by Ann Bell", &["Ann Bell"]),
            ("Ann Bell Senior Staff Writer", &["Ann Bell"]),
            ("Ann Bell on", &["Ann Bell"]),
            ("By Ann Bell. Wednesday, 24. November, 18:35", &["Ann Bell"]),
            ("Ann Bell. Wednesday", &["Ann Bell"]),
            ("Von Anna Glocke. 24. November", &["Anna Glocke"]),
            ("Robert L. Friday", &["Robert L. Friday"]),
            ("Joan P. May", &["Joan P. May"]),
            ("Ann Bell on behalf of the Harbour Group", &["Ann Bell"]),
            (
                "Ann Bell, Master Horticulturalist & Garden Educator",
                &["Ann Bell"],
            ),
            ("Ann Bell Gardener & Astrologer", &["Ann Bell"]),
            ("VonAnna Glocke", &["Anna Glocke"]),
            ("ParAnne Cloche et Tom Chêne", &["Anne Cloche", "Tom Chêne"]),
            ("VonNegut", &["VonNegut"]),
            ("Thema des Tages", &[]),
            ("dpa/lno", &["dpa/lno"]),
            ("John v. Berenberg", &["John v. Berenberg"]),
            ("Juan Carlos Muñoz C.", &["Juan Carlos Muñoz C."]),
            ("Berger, Emery D", &["Emery D Berger"]),
            ("Martin Luther King, Jr.", &["Martin Luther King"]),
            ("记者李明 通讯员王芳", &["李明", "王芳"]),
            ("文/李明", &["李明"]),
            ("■本报记者 李明 实习生 王芳", &["李明", "王芳"]),
            ("◎李明", &["李明"]),
            (
                "Ann van der Berg & Tom O'Neil",
                &["Ann van der Berg", "Tom O'Neil"],
            ),
            (
                "Hester Llewyn-Page and Amos Tidd",
                &["Hester Llewyn-Page", "Amos Tidd"],
            ),
            ("admin", &[]),
            ("Ann BellPublished", &["Ann Bell"]),
            ("Ann Bell Ann Bell", &["Ann Bell"]),
            ("Ann Bell, Reuters", &["Ann Bell"]),
            ("Ann Bell, Harbour Post", &["Ann Bell"]),
            ("Ann Bell, HARBOUR TODAY Sports", &["Ann Bell"]),
            ("Ann Bell, Harbour Today", &["Ann Bell"]),
            ("Ann Bell, HBC World Service", &["Ann Bell"]),
            ("For the Harbour Post", &[]),
            ("Staff Reports", &[]),
            ("news services", &[]),
            ("Help", &[]),
            ("The writer has posted comments on this article", &[]),
            ("Ann Bell, Associated Press", &["Ann Bell"]),
            ("ANN BELL Associated Press", &["ANN BELL"]),
            ("Ann Bell Reuters", &["Ann Bell"]),
            ("The Associated Press", &["The Associated Press"]),
            ("Ann Bell, Senior Political Correspondent", &["Ann Bell"]),
            ("Ann Bell for Harbour Post", &["Ann Bell"]),
            ("Ann Bell in London", &["Ann Bell"]),
            ("Ann Bell with Tom Oak", &["Ann Bell with Tom Oak"]),
            ("Par Ann Bell avec AFP", &["Ann Bell"]),
            (
                "Harbour Institute for Tides",
                &["Harbour Institute for Tides"],
            ),
            ("Ann Bell and 2 others", &["Ann Bell"]),
            ("Ann Bell ann@h.example", &["Ann Bell"]),
            ("Ein Kommentar von Ann Bell", &["Ann Bell"]),
            ("Bell AM", &["Bell AM"]),
            ("Prof. Dr. Ann Bell", &["Ann Bell"]),
            ("Reviewed by Ann Bell", &[]),
            ("Ann Bell, Medically reviewed by Tom Oak, MD", &["Ann Bell"]),
            ("ByAnn Bell", &["Ann Bell"]),
            ("Ann Bell May 3, 2024", &["Ann Bell"]),
            ("Sat, 20 Dec, 2025", &[]),
            ("Written by:", &[]),
            ("Last Updated: May 3, 2024", &[]),
            ("Views (2345)", &[]),
            ("Categories", &[]),
            ("人氣(23925)", &[]),
            ("河边的猫 發表在 水邊 留言(42) 人氣(23925)", &["河边的猫"]),
            ("[责任编辑：李晓明 PK155]", &[]),
            ("【作者：李晓明】", &["李晓明"]),
            ("当前位置 : 港湾新闻网 > 社会", &[]),
            ("name, email@mail.example", &[]),
            ("your name", &[]),
            ("Submitted", &[]),
            (
                "By Ann Bell (with Tom Oak and Mia Holt)",
                &["Ann Bell", "Tom Oak", "Mia Holt"],
            ),
            (
                "Anne Bel (avec Marc Roux et Lise Morel)",
                &["Anne Bel", "Marc Roux", "Lise Morel"],
            ),
            ("Ann Bell (Harbour)", &["Ann Bell"]),
            ("Ann (Annie) Bell", &["Ann (Annie) Bell"]),
            ("Richard (R.J.) Oak", &["Richard (R.J.) Oak"]),
            ("Ann Bell)", &["Ann Bell"]),
            ("Ann Bell \n and Tom Oak", &["Ann Bell", "Tom Oak"]),
            ("「内港マガジン」編集部", &["「内港マガジン」編集部"]),
            (
                "Analysis by Ann Bell, Harbour Senior Supreme Court Analyst",
                &["Ann Bell"],
            ),
            ("内港记者 李晓明 王芳", &["李晓明", "王芳"]),
            ("内港新闻网专栏作者 王芳", &["王芳"]),
            ("内港见习记者：王芳", &["王芳"]),
            ("内港记者站", &["内港记者站"]),
            ("叨叨姐、胡一刀&李小飞刀", &["叨叨姐", "胡一刀", "李小飞刀"]),
            ("A&B传媒", &["A&B传媒"]),
        ] {
            assert_eq!(split(authors), names, "{authors}");
        }
    }
}
