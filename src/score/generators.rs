//! Systems that make pages of one type and say so: `<meta name="generator" content="MkDocs 1.6">`.

use crate::page::Page;
use crate::page_type::PageType;

/// What the name of such a system adds to the votes for its type, in log-odds: about as much as the classes
/// of its pages say.
const VOTE: f32 = 2.0;

/// How what systems call themselves begins, in lower case, sorted. Those of shops make stories too, and wikis
/// all types.
static GENERATORS: [(&str, PageType); 27] = [
    ("antora", PageType::Documentation),
    ("asciidoctor", PageType::Documentation),
    ("burning board", PageType::Forum),
    ("discourse", PageType::Forum),
    ("discuz!", PageType::Forum),
    ("docfx", PageType::Documentation),
    ("docusaurus", PageType::Documentation),
    ("docutils", PageType::Documentation),
    ("doxygen", PageType::Documentation),
    ("flarum", PageType::Forum),
    ("gitbook", PageType::Documentation),
    ("javadoc", PageType::Documentation),
    ("mkdocs", PageType::Documentation),
    ("mybb", PageType::Forum),
    ("nodebb", PageType::Forum),
    ("pdoc", PageType::Documentation),
    ("phpbb", PageType::Forum),
    ("phpwind", PageType::Forum),
    ("rustdoc", PageType::Documentation),
    ("sphinx", PageType::Documentation),
    ("starlight", PageType::Documentation),
    ("typedoc", PageType::Documentation),
    ("vbulletin", PageType::Forum),
    ("vitepress", PageType::Documentation),
    ("vuepress", PageType::Documentation),
    ("woltlab", PageType::Forum),
    ("yard", PageType::Documentation),
];

/// What the system that made a page says for its type.
pub(super) fn vote(page: &Page, page_type: PageType) -> f32 {
    let is_one = |stated: &str| of(stated) == Some(page_type);
    match page.stated("generator").any(is_one) {
        true => VOTE,
        false => 0.0,
    }
}

/// The type of the pages that a system makes.
fn of(stated: &str) -> Option<PageType> {
    let begins = |name: &str| {
        let start = stated.as_bytes().get(..name.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
    };
    let known = GENERATORS.iter().find(|(name, _)| begins(name));
    known.map(|(_, page_type)| *page_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_say_what_their_pages_are() {
        assert!(GENERATORS.is_sorted_by_key(|(name, _)| name));
        for (stated, page_type) in [
            (
                "MkDocs-1.6.1, mkdocs-material-9.5",
                Some(PageType::Documentation),
            ),
            ("javadoc/ClassWriter", Some(PageType::Documentation)),
            ("Discuz! X3.4", Some(PageType::Forum)),
            ("vBulletin 4.2.5", Some(PageType::Forum)),
            ("WordPress 6.5", None),
            ("", None),
        ] {
            assert_eq!(of(stated), page_type, "{stated}");
        }
    }
}
