//! What someone does, told behind the name without a sign between: `Ann Bell Staff Writer`. The same
//! words end pen names and names of outlets, as `Luxury Travel Expert` and `Harbour Post Staff`, which
//! stay whole.

use super::han_names::is_korean;
use super::name_parts::without_agency;
use super::name_words::ROLES;
use super::plain_names::is_unknown;
use crate::features::is_cjk;
use crate::metadata::names::is_person;
use crate::phrases;

/// Roles that seldom stand alone behind a name, but often end the names of companies and offices, sorted.
static OF_OFFICES: [&str; 7] = [
    "editorial",
    "expert",
    "marketing",
    "news",
    "professional",
    "special",
    "staff",
];

/// What those write about whose role follows: `Ann Bell Travel Editor`. In lower case, sorted.
#[rustfmt::skip] // Some short words.
static FIELDS: [&str; 52] = [
    "arts", "auto", "automotive", "beauty", "books", "business", "career", "content", "crime", "culture",
    "data", "digital", "education", "entertainment", "environment", "fashion", "features", "film", "finance",
    "fitness", "food", "football", "garden", "gardening", "gear", "growth", "health", "home", "lifestyle",
    "luxury", "medical", "money", "movies", "music", "national", "opinion", "personal", "political",
    "politics", "science", "security", "shopping", "sport", "sports", "style", "tax", "tech", "technology",
    "travel", "web", "wellness", "wine",
];

/// The name without a role behind it: `Ann Bell Staff Writer`, `李明 记者`. What is left has to look like
/// the name of a person, or else it all is one name.
pub(crate) fn without_role(name: &str) -> &str {
    let mut rest = name;
    while let Some((left, word)) = rest.rsplit_once([' ', '\u{3000}']) {
        // `Ann Bell Harbour News` is no one's role, but of an agency.
        let of_agency = without_agency(rest);
        if of_agency.len() < rest.len() {
            return of_agency;
        }
        let (left, is_last) = (left.trim_end(), rest.len() == name.len());
        // With one word left it is a name like "Guest Writer".
        let enough = left.contains(' ') || left.contains(is_cjk) || is_korean(left);
        if !enough || !is_role(word) || (is_last && !may_end(left, word)) {
            break;
        }
        let joint = [" &", " and", " und"].into_iter();
        let mut before = joint.filter_map(|joint| left.strip_suffix(joint));
        rest = before.next().unwrap_or(left);
    }
    match rest.len() < name.len() {
        true => person_of(rest).unwrap_or(name),
        false => name,
    }
}

/// Whether a role may be the last word behind a name: one with which offices end needs what it is about.
fn may_end(left: &str, word: &str) -> bool {
    let is_in = |table: &[&str], word: &str| table.binary_search(&&*word.to_lowercase()).is_ok();
    let last = left.rsplit(' ').next().unwrap_or_default();
    let is_of_office = is_in(&OF_OFFICES, word);
    // "Quiet Light Digital Marketing" is a company.
    let is_told = || is_in(&FIELDS, last) || is_role(last);
    !is_of_office || (!word.eq_ignore_ascii_case("marketing") && is_told())
}

/// The person of whom a role was told, without the rest of it: `Ann Bell Senior Political`, `Ann Bell
/// Travel`.
fn person_of(name: &str) -> Option<&str> {
    if name.contains(is_cjk) || !name.contains(char::is_uppercase) {
        return Some(name);
    }
    let mut words = name.match_indices(' ').skip(1);
    let office = words.find(|(at, _)| {
        let word = name.get(at + 1..).and_then(|rest| rest.split(' ').next());
        word.is_some_and(is_role)
    });
    let mut person = office.and_then(|(at, _)| name.get(..at)).unwrap_or(name);
    while let Some((head, last)) = person.rsplit_once(' ')
        && FIELDS.binary_search(&&*last.to_lowercase()).is_ok()
    {
        person = head;
    }
    let last = person.rsplit(' ').next().unwrap_or_default();
    (is_person(person) && !phrases::is_outlet_ending(last)).then_some(person)
}

/// Whether a word tells what someone does.
pub(crate) fn is_role(word: &str) -> bool {
    !is_unknown(word) && ROLES.binary_search(&&*word.to_lowercase()).is_ok()
}

/// Whether the last of several words tells what someone does: `Health Editor`.
pub(crate) fn ends_with_role(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| is_role(last))
}

/// The same without the words with which names of offices end: `Harbour Staff`.
pub(crate) fn is_role_alone(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    ends_with_role(name) && OF_OFFICES.binary_search(&&*last.to_lowercase()).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::names::split;

    #[test]
    fn tables_are_sorted() {
        assert!(OF_OFFICES.is_sorted() && FIELDS.is_sorted());
    }

    #[test]
    fn roles_go_from_persons_only() {
        for (authors, names) in [
            ("Ann Bell Senior Staff Writer", &["Ann Bell"][..]),
            ("Ann Bell Travel Editor", &["Ann Bell"]),
            ("Ann Bell Senior Harbour Correspondent", &["Ann Bell"]),
            ("Ann Bell Personal Finance Writer", &["Ann Bell"]),
            ("Ann Bell Tax Expert", &["Ann Bell"]),
            ("Ann Bell Marketing Manager", &["Ann Bell"]),
            ("Ann Bell Fox News", &["Ann Bell"]),
            ("Ann Bell Fox News Reporter", &["Ann Bell"]),
            ("Tom Oak and Ann Bell USA TODAY", &["Tom Oak", "Ann Bell"]),
            ("김철수 기자", &["김철수"]),
            ("김철수 이영희 기자", &["김철수", "이영희"]),
            ("李明 记者", &["李明"]),
            ("ann bell editor", &["ann bell"]),
            ("Luxury Travel Expert", &["Luxury Travel Expert"]),
            ("ABC Travel Editor", &["ABC Travel Editor"]),
            ("Top Harbour Marketing", &["Top Harbour Marketing"]),
            ("HARBOUR POST STAFF", &["HARBOUR POST STAFF"]),
            ("Harbour Post Reporter", &["Harbour Post Reporter"]),
            ("The Budget Coach", &["The Budget Coach"]),
            (
                "Quiet Light Digital Marketing",
                &["Quiet Light Digital Marketing"],
            ),
            ("Guest Writer", &[]),
            ("Letters To The Editor", &[]),
            ("Tom Oak, Harbour Auto Writer", &["Tom Oak"]),
        ] {
            assert_eq!(split(authors), names, "{authors}");
        }
    }
}
