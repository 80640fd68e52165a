//! Systems that make pages of one type and say so: `<meta name="generator" content="MkDocs 1.6">`.

use super::tokens::TYPES;
use crate::cases;
use crate::page::Page;
use crate::page_type::PageType;

/// What the name of such a system adds to the votes for its type, in log-odds: about as much as the classes
/// of its pages say.
const VOTE: f32 = 2.0;

/// How what systems call themselves begins, in lower case, sorted. Those of shops make stories too, and wikis
/// all types.
static GENERATORS: [(&str, PageType); 36] = [
    ("antora", PageType::Documentation),
    ("asciidoc", PageType::Documentation),
    ("burning board", PageType::Forum),
    ("discourse", PageType::Forum),
    ("discuz!", PageType::Forum),
    ("docbook xsl", PageType::Documentation),
    ("docfx", PageType::Documentation),
    ("docusaurus", PageType::Documentation),
    ("docutils", PageType::Documentation),
    ("doxygen", PageType::Documentation),
    ("exdoc", PageType::Documentation),
    ("flarum", PageType::Forum),
    ("gapdoc", PageType::Documentation),
    ("gitbook", PageType::Documentation),
    ("javadoc", PageType::Documentation),
    ("makeinfo", PageType::Documentation),
    ("mkdocs", PageType::Documentation),
    ("modular docbook", PageType::Documentation),
    ("mybb", PageType::Forum),
    ("nodebb", PageType::Forum),
    ("odoc", PageType::Documentation),
    ("pdoc", PageType::Documentation),
    ("phpbb", PageType::Forum),
    ("phpwind", PageType::Forum),
    ("publican", PageType::Documentation),
    ("pydoctor", PageType::Documentation),
    ("rustdoc", PageType::Documentation),
    ("sphinx", PageType::Documentation),
    ("starlight", PageType::Documentation),
    ("texi2html", PageType::Documentation),
    ("typedoc", PageType::Documentation),
    ("vbulletin", PageType::Forum),
    ("vitepress", PageType::Documentation),
    ("vuepress", PageType::Documentation),
    ("woltlab", PageType::Forum),
    ("yard", PageType::Documentation),
];

/// What the systems that made a page say for each type, in the order of [`PageType::ALL`].
pub(super) fn votes(page: &Page) -> [f32; TYPES] {
    let mut votes = [0.0; TYPES];
    for made in page.stated("generator").filter_map(of) {
        for (vote, page_type) in votes.iter_mut().zip(PageType::ALL) {
            if page_type == made {
                *vote = VOTE;
            }
        }
    }
    votes
}

/// The type of the pages that the system makes that made this one.
pub(super) fn of_page(page: &Page) -> Option<PageType> {
    page.stated("generator").find_map(of)
}

/// The type of the pages that a system makes.
fn of(stated: &str) -> Option<PageType> {
    let mut all = GENERATORS.iter();
    let known = all.find(|(name, _)| cases::begins_with(stated.as_bytes(), name));
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
