//! Tells editorial offices from persons.

use super::han_names;
use super::name_words::DESKS;
use crate::cases::lower_case;
use crate::metadata::names;

/// Whether a name is that of an editorial office: `La rédaction`, `Harbour Post News Desk`, `内港网编辑部`.
pub(crate) fn is_desk(name: &str) -> bool {
    let lower = lower_case(name);
    DESKS.iter().any(|desk| {
        let behind = lower.strip_prefix(desk);
        let before = lower.strip_suffix(desk);
        // Letters without case are those of scripts that join words.
        let ends = |before: &str| !before.ends_with(char::is_lowercase);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
            || before.is_some_and(ends)
    })
}

/// Whether a name is that of a person and not of an office.
pub(crate) fn is_of_person(name: &str) -> bool {
    let may_be =
        names::is_person(name) || han_names::is_chinese(name) || han_names::is_korean(name);
    may_be && !is_desk(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_told_from_persons() {
        for name in [
            "Redaktion",
            "Redaktion Hafenkurier",
            "La rédaction",
            "Web Desk",
            "Редакция",
            "内港网编辑部",
            "न्यूज डेस्क",
            "فريق التحرير",
            "Haber Merkezi",
        ] {
            assert!(is_desk(name) && !is_of_person(name), "{name}");
        }
        for name in ["Ann Bell", "李明", "김철수", "Tom Helpdesk"] {
            assert!(!is_desk(name) && is_of_person(name), "{name}");
        }
    }

    #[test]
    fn an_office_goes_before_no_person() {
        let authors = |line: &str| {
            let page = format!(
                "<meta name=author content=Redaktion><h1>Snow closes the pass</h1>{line}\
                 <p>The pass was closed on Sunday, after the plough had turned back twice.</p>"
            );
            let metadata = crate::clean(page.as_str()).metadata().clone();
            let names = metadata.authors.into_iter().map(|found| found.value);
            names.collect::<Vec<_>>()
        };
        assert_eq!(authors("<div>Ann Bell | 3 May 2024</div>"), ["Ann Bell"]);
        assert_eq!(authors("<div>3 May 2024</div>"), ["Redaktion"]);
    }
}
