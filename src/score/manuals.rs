//! The elements that systems for manuals put all of a page's content into.

use once_cell::sync::Lazy;

use super::systems::Table;
use super::{Score, is_manual};
use crate::class_words;
use crate::hints::Hints;
use crate::page::{Container, Page};

/// Words that such an element is named with, one behind the other, "" where fewer are enough, and whether all of the
/// content stands in it. Sorted.
#[rustfmt::skip] // One entry a line.
static NAMED: [([&str; 3], bool); 23] = [
    (["bd", "article", ""], true), // PyData's theme for Sphinx
    (["class", "description", ""], false), // Javadoc
    (["col", "content", ""], true), // TypeDoc
    (["content", "container", ""], false),
    (["content", "inner", ""], false), // ExDoc
    (["content", "main", ""], false), // gi-docgen
    (["doc", "content", ""], false), // Doxygen
    (["furo", "main", "content"], true),
    (["markdown", "section", ""], false), // docsify, HonKit
    (["md", "content", "inner"], true), // Material for MkDocs
    (["module", "description", ""], false), // Javadoc
    (["module", "header", ""], false), // Haddock
    (["nextra", "content", ""], false),
    (["odoc", "content", ""], false),
    (["odoc", "preamble", ""], false),
    (["package", "description", ""], false), // Javadoc
    (["rm", "markdown", ""], false), // ReadMe
    (["rst", "content", ""], true), // the theme of Read the Docs
    (["sl", "markdown", "content"], false), // Starlight
    (["starlight", "aside", ""], false), // its notes and warnings
    (["theme", "default", "content"], false), // VuePress
    (["theme", "doc", "markdown"], true), // Docusaurus
    (["width", "limiter", ""], false), // rustdoc
];

/// Classes, and ids where there are none, that say it where nothing else holds all of the content. Sorted.
#[rustfmt::skip] // One entry a line.
static CLASSES: [&str; 14] = [
    "appendix", // DocBook
    "chapter",
    "content", // ExDoc, nim, YARD
    "contents", // Doxygen
    "description", // Haddock
    "details", // Javadoc
    "interface", // Haddock
    "main", // pydoctor
    "preface", // DocBook
    "refentry",
    "sect1",
    "summary", // Javadoc
    "synopsis", // Haddock
    "template", // Scaladoc
];

/// Words that rows of links to other pages, and what opens and searches the manual, are named with. Sorted.
static NAMED_BESIDE: [&str; 6] = [
    "buildversion", // QDoc
    "hideme",       // rustdoc
    "navfooter",    // DocBook
    "navheader",
    "navsetbottom", // Scribble
    "navsettop",
];

/// The same in hashes, and whether all of the content stands there.
static NAMED_HASHES: Lazy<Table<bool>> = Lazy::new(|| Table::of(&NAMED));

static BESIDE_HASHES: Lazy<[u32; NAMED_BESIDE.len()]> =
    Lazy::new(|| NAMED_BESIDE.map(class_words::hash_of));

/// The word that tables of contents are named with.
const TOC: u32 = class_words::hash_of("toc");

/// What elements are that are put there.
const AROUND: Hints = Hints::BREADCRUMB
    .with(Hints::COMMENTS)
    .with(Hints::COOKIES)
    .with(Hints::FOOTER)
    .with(Hints::FORM_CONTROL)
    .with(Hints::HIDDEN)
    .with(Hints::LOGIN)
    .with(Hints::NAVIGATION)
    .with(Hints::PAGINATION)
    .with(Hints::POPUP)
    .with(Hints::RELATED)
    .with(Hints::SHARE)
    .with(Hints::SIDEBAR);

/// The share of links from which a line leads elsewhere: tables of contents, rows of sections.
const LINKED: f32 = 0.9;

/// The log-odds that such content has at least. Signatures, parameters and their types are no running text, and
/// nothing else tells them from what stands around main content.
const AS_LIKELY: f32 = 1.5;

/// The log-odds that what stands outside of an element with all of the content has at most.
const AS_UNLIKELY: f32 = -1.5;

/// Where something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Outside,
    /// In such an element, but around the content.
    Around,
    /// In what is for going from page to page.
    Beside,
    Inside,
}

/// Has what stands in these elements be content on pages of manuals, and what stands outside of one that holds all
/// be none.
pub(super) fn keep(page: &Page, scores: &mut [Score]) {
    if !is_manual(page) {
        return;
    }
    let (places, is_whole) = places(page);
    for score in scores {
        let Some(block) = page.block(score.block as usize) else {
            continue;
        };
        let place = places.get(block.data().container as usize);
        match place.copied().unwrap_or_default() {
            Place::Inside if block.features().link_share() < LINKED => {
                score.log_odds = score.log_odds.max(AS_LIKELY);
            }
            Place::Beside => score.log_odds = score.log_odds.min(AS_UNLIKELY),
            Place::Outside if is_whole => score.log_odds = score.log_odds.min(AS_UNLIKELY),
            _ => {}
        }
    }
}

/// For each element where its text stands, and whether one of them holds all of the content.
fn places(page: &Page) -> (Vec<Place>, bool) {
    let said = |container: &Container| NAMED_HASHES.find(page.words_of(container));
    let has_whole = page.containers.iter().any(|it| said(it) == Some(true));
    let mut places: Vec<Place> = Vec::with_capacity(page.containers.len());
    for container in &page.containers {
        let outer = places.get(container.parent as usize);
        let outer = outer.copied().unwrap_or_default();
        let words = page.words_of(container);
        let is_around = container.own_hints.intersects(AROUND) || words.contains(&TOC);
        let holds = || said(container).is_some() || !has_whole && is_of_class(page, container);
        places.push(match outer {
            _ if words.iter().any(|word| BESIDE_HASHES.contains(word)) => Place::Beside,
            Place::Inside if said(container).is_some() => Place::Inside,
            Place::Inside | Place::Around if is_around => Place::Around,
            Place::Outside | Place::Around if !is_around && holds() => Place::Inside,
            _ => outer,
        });
    }
    (places, has_whole)
}

/// Whether the first class of an element says it, and no element around it that it stands beside the content: menus
/// have chapters too.
fn is_of_class(page: &Page, container: &Container) -> bool {
    let class = page.string(container.tokens).split(' ').next();
    let is_it = |known: &&str| class.is_some_and(|class| class.eq_ignore_ascii_case(known));
    CLASSES.iter().any(is_it) && !container.hints.intersects(AROUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(NAMED.is_sorted_by(|(one, _), (two, _)| one < two));
        assert!(CLASSES.is_sorted_by(|one, two| one < two));
        assert!(NAMED_BESIDE.is_sorted_by(|one, two| one < two));
    }

    /// The text of a page, by its lines.
    fn lines(page: &str) -> Vec<String> {
        let article = crate::clean(page);
        let lines = article.text().lines().filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn members_without_sentences_are_content() {
        let member = |name: &str, of: &str| {
            format!(
                "<div class=odoc-spec><div class='spec value'><code>val {name} : \
                 <a href=/Lamp>{of}</a> -&gt; unit</code></div></div>"
            )
        };
        let members = [
            ("light", "lamp"),
            ("quench", "lamp"),
            ("trim", "wick"),
            ("fill", "oil"),
        ];
        let members = members.map(|(name, of)| member(name, of)).concat();
        let head = "<head><title>Lamp (pier.Lamp)</title><meta name=generator content='odoc 3.1.0'></head>";
        let menu = "<nav class=odoc-nav><a href=../>Up</a> – <a href=/>pier</a></nav>";
        let note =
            "<ul class=at-tags><li class=since><span class=at-tag>since</span> 2.0</li></ul>";
        let page = format!(
            "<html>{head}<body class=odoc>{menu}<header class=odoc-preamble><h1>Module Lamp</h1>\
             <p>Lamps of the pier.</p>{note}</header><div class=odoc-content>{members}</div></body></html>"
        );
        assert_eq!(
            lines(&page),
            [
                "Module Lamp",
                "Lamps of the pier.",
                "since 2.0",
                "val light : lamp -> unit",
                "val quench : lamp -> unit",
                "val trim : wick -> unit",
                "val fill : oil -> unit"
            ]
        );
    }

    #[test]
    fn what_stands_outside_of_all_content_is_none() {
        let name = |at: usize| format!("<li><a href=/{at}>Part {at} of the harbour</a></li>");
        let tree = (0..60).map(name).collect::<String>();
        let page = |class: &str| {
            format!(
                "<html><head><title>Lamps - Harbour manual</title></head><body><div class=page>\
                 <aside class=drawer><div>The harbour manual of the keepers</div><ul>{tree}</ul></aside>\
                 <div class=main><article role=main id={class}><h1>Lamps</h1><p>How they are lit.</p>\
                 <div class=toctree-wrapper></div></article></div></div></body></html>"
            )
        };
        assert_eq!(lines(&page("furo-main-content")), ["How they are lit."]);
    }

    #[test]
    fn notes_in_the_middle_of_a_manual_stay() {
        let told =
            "<p>How they are lit, and who lights them on the pier of the old harbour at night.</p>"
                .repeat(4);
        let page = format!(
            "<html><head><title>Lamps</title></head><body><nav><a href=/>Home</a></nav><main><h1>Lamps</h1>\
             <div class=sl-markdown-content>{told}<aside class='starlight-aside starlight-aside--tip'>\
             <p>Mind the oil.</p></aside><p>Each of them has its own key.</p></div></main></body></html>"
        );
        let lines = lines(&page);
        assert!(lines.contains(&"Mind the oil.".to_owned()), "{lines:?}");
    }

    #[test]
    fn rows_that_lead_to_the_next_page_stay_out() {
        let row = "<table><tr><td><a href=a>Prev</a> </td><td>Commands</td><td> <a href=b>Next</a></td></tr></table>";
        let parts = ["Name", "Synopsis", "Description", "Notes"];
        let parts =
            parts.map(|part| format!("<h2>{part}</h2><p>The {part} of the lamp, as ever.</p>"));
        let page = format!(
            "<html><head><title>lamp</title><meta name=generator content='DocBook XSL Stylesheets V1.79'></head>\
             <body id=docContent class=refentry><div class=navheader>{row}</div>{}\
             <div class=navfooter>{row}</div></body></html>",
            parts.concat()
        );
        let lines = lines(&page);
        assert!(lines.contains(&"The Notes of the lamp, as ever.".to_owned()));
        assert!(!lines.iter().any(|line| line.contains("Prev")), "{lines:?}");
    }
}
