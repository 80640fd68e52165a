//! Words of classes and ids by which systems tell what kind of page one of theirs is.

use once_cell::sync::Lazy;

use crate::class_words;
use crate::page::{ElementName, Page};
use crate::page_type::PageType;

use PageType::{Article, Collection, Documentation, Forum, Listing, Product};

/// Words that follow each other, "" where fewer are enough, and the type of the pages that have them.
type Entry = ([&'static str; 3], PageType);

/// Names that manuals and threads have for their parts, and nothing else has. Sorted.
#[rustfmt::skip] // One entry a line.
static OF_PARTS: [Entry; 61] = [
    (["article", "more", "questions"], Documentation), // Zendesk
    (["b", "post", "userinfo"], Forum), // vBulletin 5
    (["bar", "cell", "rev"], Documentation), // Javadoc
    (["bar", "hover", "placeholder"], Documentation), // mdBook
    (["bbp", "reply", "content"], Forum), // bbPress
    (["bbp", "topic", "content"], Forum),
    (["bd", "article", "container"], Documentation), // PyData's theme for Sphinx
    (["bigusername", "", ""], Forum), // vBulletin 3
    (["book", "summary", "nav"], Documentation), // HonKit
    (["class", "declaration", "page"], Documentation), // Javadoc
    (["devhelp", "hidden", ""], Documentation), // gi-docgen
    (["display", "area", ""], Documentation), // LibreOffice's help
    (["documentation", "content", "js"], Documentation), // pkg.go.dev
    (["flarum", "content", ""], Forum),
    (["forumposts", "", ""], Forum), // SMF
    (["furo", "main", "content"], Documentation),
    (["go", "main", "article"], Documentation), // pkg.go.dev
    (["issue", "viewer", "module"], Forum), // GitHub
    (["links", "page", "menu"], Documentation), // Haddock
    (["maincolumn", "", ""], Documentation), // Scribble
    (["markdown", "section", ""], Documentation), // docsify, HonKit
    (["mbrsel", "", ""], Documentation), // Scaladoc 2
    (["md", "typeset", ""], Documentation), // Material for MkDocs
    (["member", "name", "link"], Documentation), // Javadoc
    (["memproto", "", ""], Documentation), // Doxygen
    (["method", "details", "list"], Documentation), // YARD
    (["mkdocs", "search", "modal"], Documentation),
    (["nav", "chapters", ""], Documentation), // mdBook
    (["navfooter", "", ""], Documentation), // DocBook
    (["navheader", "", ""], Documentation),
    (["nextra", "content", ""], Documentation),
    (["odoc", "content", ""], Documentation), // odoc
    (["package", "declaration", "page"], Documentation), // Javadoc
    (["package", "description", "summary"], Documentation), // PyPI
    (["post", "comments", "component"], Forum), // Stack Exchange
    (["postbitlegacy", "", ""], Forum), // vBulletin 4
    (["postdetails", "", ""], Forum), // phpBB 2
    (["postprofile", "", ""], Forum), // phpBB 3
    (["product", "listing", "container"], Collection), // BigCommerce
    (["punindex", "", ""], Forum), // PunBB, FluxBB
    (["punviewtopic", "", ""], Forum),
    (["qtdocheader", "", ""], Documentation), // QDoc
    (["refentry", "", ""], Documentation), // DocBook
    (["refnamediv", "", ""], Documentation),
    (["rm", "markdown", ""], Documentation), // ReadMe
    (["rst", "content", ""], Documentation), // the theme of Read the Docs
    (["rustdoc", "", ""], Documentation),
    (["sl", "markdown", "content"], Documentation), // Starlight
    (["sphinxsidebar", "", ""], Documentation),
    (["tabpanel", "readme", ""], Documentation), // npm
    (["theme", "default", "content"], Documentation), // VuePress
    (["theme", "doc", "markdown"], Documentation), // Docusaurus
    (["thread", "replies", "sort"], Forum), // HyperKitty
    (["threadauthor", "", ""], Forum),
    (["timeline", "comment", ""], Forum), // issues of GitHub
    (["timeline", "item", "comment"], Forum), // Gitea, Forgejo
    (["toctree", "wrapper", ""], Documentation), // Sphinx
    (["tpc", "content", ""], Forum), // phpwind
    (["tsd", "page", "title"], Documentation), // TypeDoc
    (["unit", "doc", ""], Documentation), // pkg.go.dev
    (["vp", "doc", ""], Documentation), // VitePress
];

/// What the body of a page is named after by systems that make pages of many types. Sorted.
#[rustfmt::skip] // One entry a line.
static OF_BODY: [Entry; 27] = [
    (["archive", "author", ""], Listing), // WordPress
    (["archive", "category", ""], Listing),
    (["archive", "date", ""], Listing),
    (["archive", "tag", ""], Listing),
    (["archive", "tax", "product"], Collection),
    (["catalog", "category", "view"], Collection), // Magento
    (["catalog", "product", "view"], Product),
    (["catalogsearch", "result", "index"], Collection),
    (["category", "tax", "display"], Collection), // PrestaShop
    (["com", "atlassian", "confluence"], Documentation),
    (["controller", "issues", ""], Forum), // Redmine
    (["controller", "messages", ""], Forum), // Redmine
    (["ctl", "product", ""], Product), // Shopware
    (["home", "blog", ""], Listing), // WordPress
    (["jira", "", ""], Forum), // Jira
    (["list", "top", ""], Listing), // PaperMod
    (["page", "topic", "page"], Forum), // NodeBB
    (["product", "product", ""], Product), // OpenCart
    (["product", "tax", "display"], Product), // PrestaShop
    (["question", "page", ""], Forum), // Stack Exchange
    (["search", "search", "results"], Listing), // WordPress
    (["section", "viewtopic", ""], Forum), // phpBB
    (["single", "post", ""], Article),
    (["single", "product", ""], Product),
    (["template", "collection", ""], Collection), // Shopify
    (["template", "product", ""], Product),
    (["type", "archive", "product"], Collection), // WooCommerce
];

/// Words that parts are named with, one behind the other, in hashes, 0 where there is no word, and what
/// each of them tells.
pub(super) struct Table<T> {
    /// A bit for what the first words are, so that nearly all others are passed over at once.
    first: [u64; SLOTS / 64],
    entries: Vec<([u32; 3], T)>,
}

const SLOTS: usize = 4096;

static PARTS: Lazy<Table<PageType>> = Lazy::new(|| Table::of(&OF_PARTS));
static BODIES: Lazy<Table<PageType>> = Lazy::new(|| Table::of(&OF_BODY));

impl<T: Copy> Table<T> {
    pub(super) fn of(entries: &[([&str; 3], T)]) -> Table<T> {
        let mut table = Table {
            first: [0; SLOTS / 64],
            entries: Vec::with_capacity(entries.len()),
        };
        for (words, told) in entries {
            let words = words.map(class_words::hash_of);
            let slot = words[0] as usize % SLOTS;
            table.first[slot / 64] |= 1 << (slot % 64);
            table.entries.push((words, *told));
        }
        table
    }

    /// What the first known of these words tell.
    pub(super) fn find(&self, words: &[u32]) -> Option<T> {
        words.iter().enumerate().find_map(|(at, first)| {
            let slot = *first as usize % SLOTS;
            if self.first[slot / 64] >> (slot % 64) & 1 == 0 {
                return None;
            }
            let here = words.get(at..).unwrap_or_default();
            let is_here = |known: &[u32; 3]| {
                let mut known = known.iter().enumerate();
                known.all(|(at, word)| *word == 0 || here.get(at) == Some(word))
            };
            let mut entries = self.entries.iter();
            let known = entries.find(|(known, _)| is_here(known))?;
            Some(known.1)
        })
    }
}

/// The type that names of parts tell.
pub(super) fn of_parts(page: &Page) -> Option<PageType> {
    let find = || page.class_words.all().find_map(|words| PARTS.find(words));
    *page.type_of_parts.get_or_init(find)
}

/// The type that the names of the body tell.
pub(super) fn of_body(page: &Page) -> Option<PageType> {
    let mut bodies = page.containers.iter();
    let body = bodies.find(|it| it.tag == ElementName::Body)?;
    BODIES.find(page.words_of(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::Cleaner;

    #[test]
    fn the_tables_are_sorted() {
        assert!(OF_PARTS.is_sorted_by_key(|(words, _)| words));
        assert!(OF_BODY.is_sorted_by_key(|(words, _)| words));
    }

    #[test]
    fn systems_name_the_parts_of_their_pages() {
        let of = |part: &str| {
            let page = format!("<body><div class=page>{part}<p>The lamp is lit.</p></div></div>");
            of_parts(&Cleaner::default().read(page))
        };
        for (part, page_type) in [
            ("<div id=furo-main-content>", Documentation),
            ("<div class='md-content__inner md-typeset'>", Documentation),
            (
                "<div class='go-Main-article js-mainContent'>",
                Documentation,
            ),
            ("<div class='nav-bar-cell1-rev'>", Documentation),
            ("<div class=article-more-questions>", Documentation),
            ("<div id=mkdocs_search_modal>", Documentation),
            ("<p class=package-description__summary>", Documentation),
            ("<div class='rm-Markdown markdown-body'>", Documentation),
            ("<div id=tabpanel-readme>", Documentation),
            ("<div id=product-listing-container>", Collection),
            ("<div class=IssueViewer-module__box>", Forum),
            ("<div class='timeline-item comment'>", Forum),
            ("<div class=thread-replies-sort>", Forum),
            ("<div id=forumposts>", Forum),
            ("<div id=punviewtopic class=pun>", Forum),
        ] {
            assert_eq!(of(part), Some(page_type), "{part}");
        }
        for part in [
            "<div>",
            "<div class='main-content furo'>",
            "<div class='md-6'>",
        ] {
            assert_eq!(of(part), None, "{part}");
        }
    }

    #[test]
    fn systems_name_the_body_after_the_page() {
        let of = |body: &str| {
            let page = format!("<body {body}><div class=single-post><p>The lamp is lit.</p></div>");
            of_body(&Cleaner::default().read(page))
        };
        for (body, page_type) in [
            (
                "class='product-template-default single single-product postid-7'",
                Product,
            ),
            (
                "class='archive category category-boats category-3'",
                Listing,
            ),
            ("class='archive tax-product_cat term-ropes'", Collection),
            (
                "class='catalog-product-view product-rope page-layout-1column'",
                Product,
            ),
            (
                "id=category class='lang-en page-category tax-display-enabled'",
                Collection,
            ),
            (
                "class='post-template-default single single-post postid-7'",
                Article,
            ),
            (
                "class='archive post-type-archive post-type-archive-product'",
                Collection,
            ),
            ("class=list id=top", Listing),
            ("id=com-atlassian-confluence", Documentation),
            (
                "class='project-boats controller-messages action-show'",
                Forum,
            ),
        ] {
            assert_eq!(of(body), Some(page_type), "{body}");
        }
        assert_eq!(of("class='page page-id-7 product-list'"), None);
    }
}
