//! What markup joins to a name where a style sets it apart: the name once more, how long the text takes to
//! read, the number of an institution.

use super::is_person;
use crate::metadata::reading_time;

/// A statement of authors without the reading time behind it: `Ann Bell5 min read`.
pub(super) fn without_reading_time(authors: &str) -> &str {
    let number = authors.find(|ch: char| ch.is_ascii_digit()).unwrap_or(0);
    let (before, behind) = authors.split_at_checked(number).unwrap_or((authors, ""));
    match !before.is_empty() && reading_time::is_one(behind) {
        true => before.trim_end(),
        false => authors,
    }
}

/// A name that stands twice in a row, once: one of the two is for small screens.
pub(super) fn once(name: &str) -> &str {
    let halves = name.split_at_checked(name.len() / 2);
    let halves = halves.filter(|(one, two)| one == two && is_person(one));
    halves.map_or(name, |(one, _)| one)
}

/// The name of a person without the number that leads to the institution: `Ann Bell1`.
pub(super) fn without_number(name: &str) -> &str {
    let person = name.trim_end_matches(|ch: char| ch.is_ascii_digit());
    match person.len() < name.len() && person.ends_with(char::is_alphabetic) && is_person(person) {
        true => person,
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use crate::metadata::names::split;

    #[test]
    fn what_is_joined_to_a_name_is_no_part_of_it() {
        for (authors, names) in [
            ("Ann BellAnn Bell", &["Ann Bell"][..]),
            ("by Ann BellAnn Bell", &["Ann Bell"]),
            ("By Ann Bell5 minute Read", &["Ann Bell"]),
            ("Ann Bell 5 min read", &["Ann Bell"]),
            ("Ann Bell1, Tom Oak12", &["Ann Bell", "Tom Oak"]),
            ("boatman7", &["boatman7"]),
            ("Tomtom", &["Tomtom"]),
        ] {
            assert_eq!(split(authors), names, "{authors}");
        }
    }
}
