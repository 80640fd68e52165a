//! Menus, page headers and footers, sidebars, notices.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::cases::lower_case;
use crate::class_words::hash_of;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;
use crate::score;
use crate::starts::Starts;

/// Marks menus, page headers and footers, sidebars, popups and notices.
///
/// # Why
///
/// They lead to other pages, or are about the site and not about what the page tells.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs, but for the notes of
/// wikis that lead to pages with like names, which are sentences.
///
/// Boards made of tables tell beside each post who wrote it; two facts that boards alone tell, below each other,
/// are enough.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Navigation, testing::marked};
///
/// assert_eq!(marked(Navigation, "<nav><p>Tides</p></nav><p>The tide comes in at four.</p>"), [
///     "Tides"
/// ]);
/// assert!(marked(Navigation, "Home is where the ferry stops, the children sing.").is_empty());
/// ```
///
/// # Known misses
///
/// Menus of a site's own words in plain text. Wrongly: a heading of one word that menus have
/// too (“Links”, “Press”, “搜索”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Navigation;

/// The classes of such notes.
const NOTES: [&str; 3] = ["dablink", "hatnote", "rellink"];

/// Their hashes.
const HASHES: [u32; NOTES.len()] = {
    let mut hashes = [0; NOTES.len()];
    let mut at = 0;
    while at < hashes.len() {
        hashes[at] = hash_of(NOTES[at]);
        at += 1;
    }
    hashes
};

/// What MediaWiki sets in brackets behind its headings, in lower case: `History[edit]`. What leads to the
/// source follows behind a bar.
#[rustfmt::skip] // One entry a line.
static EDITS: [&str; 31] = [
    "bearbeiten",
    "bewerken",
    "değiştir",
    "edit",
    "editar",
    "editează",
    "edytuj",
    "modifica",
    "modificare",
    "modifier",
    "muokkaa",
    "rediger",
    "redigera",
    "redigér",
    "sunting",
    "szerkesztés",
    "sửa",
    "upravit",
    "uredi",
    "править",
    "ред.",
    "редактировать",
    "уреди",
    "עריכה",
    "تعديل",
    "ویرایش",
    "แก้ไข",
    "編輯",
    "編集",
    "编辑",
    "편집",
];

/// The longest heading with such brackets, and the longest brackets, in bytes.
const LONGEST_HEADING: usize = 160;
const LONGEST_BRACKETS: usize = 96;

/// Where in a line the brackets stand that lead to where its section is edited.
fn edit_link(block: Block<'_>) -> Option<Range<usize>> {
    let text = block.text();
    if block.bytes() > LONGEST_HEADING || !text.ends_with(']') {
        return None;
    }
    let start = text.rfind('[').filter(|start| *start > 0)?;
    let inside = text.get(start + 1..text.len() - 1)?;
    let word = inside.split('|').next().unwrap_or_default().trim();
    let is_edit =
        inside.len() <= LONGEST_BRACKETS && EDITS.binary_search(&&*word.to_lowercase()).is_ok();
    is_edit.then_some(start..text.len())
}

/// With what generators of manuals end a heading or signature that leads to its source.
#[rustfmt::skip] // One entry a line.
static TO_SOURCE: [&str; 7] = [
    "(source)", // pydoctor
    "Source #", // Haddock
    "Source Edit", // nim
    "[docs]", // Sphinx
    "[source]",
    "[src]", // gi-docgen
    "click to toggle source", // RDoc
];

/// With what these end.
const LAST_OF_SOURCE: [u8; 5] = *b")#te]";

/// Where in a line stands what leads to the source of what it describes.
fn source_link(block: Block<'_>) -> Option<Range<usize>> {
    let text = block.text();
    let last = text.as_bytes().last()?;
    if !LAST_OF_SOURCE.contains(last) || block.kind() == BlockKind::Code {
        return None;
    }
    let start = |end: &&str| text.strip_suffix(*end).map(str::len);
    let start = TO_SOURCE.iter().find_map(start)?;
    (block.features().link_chars > 0).then_some(start..text.len())
}

/// The word of the classes of menus and panels that open where they are clicked on.
const DROPDOWN: u32 = hash_of("dropdown");

/// Elements around a line among which that of its panel is looked for, and the blocks that it holds at most.
const AROUND_LINE: usize = 4;
const LARGEST_PANEL: usize = 8;

/// Whether a line is what a reader clicks on to open a panel of running text: systems for pages make
/// questions and their answers of the parts that they make menus of. Those of menus are full of links.
fn heads_panel(block: Block<'_>) -> bool {
    let is_plain = |block: Block<'_>| block.features().link_chars == 0;
    let next = block.next().filter(|next| next.features().is_prose());
    let Some(next) = next.filter(|next| is_plain(block) && is_plain(*next)) else {
        return false;
    };
    let page = block.page();
    let mut at = block.data().container;
    for _ in 0..AROUND_LINE {
        let Some(element) = page.containers.get(at as usize) else {
            return false;
        };
        let blocks = element.blocks.range();
        if blocks.contains(&next.index()) {
            return blocks.start == block.index()
                && blocks.len() <= LARGEST_PANEL
                && page.words_of(element).contains(&DROPDOWN);
        }
        at = element.parent;
    }
    false
}

/// What boards tell beside a post of who wrote it, in lower case, and whether other lists of facts have that
/// too. Sorted.
#[rustfmt::skip] // One entry a line.
static OF_MEMBERS: [(&str, bool); 17] = [
    ("beiträge", false),
    ("from", true),
    ("inscrit le", false),
    ("join date", false),
    ("joined", false),
    ("location", true),
    ("messages", false),
    ("mitglied seit", false),
    ("ort", true),
    ("posts", false),
    ("registered", false),
    ("registriert", false),
    ("wohnort", true),
    ("发帖数", false),
    ("注册时间", false),
    ("發帖數", false),
    ("註冊時間", false),
];

/// With what those begin that only boards tell.
static OPENING: Starts = Starts::new(&['B', 'I', 'J', 'M', 'P', 'R', '发', '注']);
static OPENING_TRADITIONAL: Starts = Starts::new(&['發', '註']);

/// The longest such fact, in bytes, and the fewest of them that boards alone tell.
const LONGEST_FACT: usize = 48;
const LEAST_OF_MEMBER: usize = 2;

/// How sure that is: posts hold such facts, and no score gives these back.
const OF_MEMBER: f32 = 5.5;

/// How many blocks of a page with such facts follow each other at most.
const MOST_FACTS: usize = 6;

/// Whether a line is a fact of a member of a board, and whether other lists have such too.
fn fact_of_member(block: Block<'_>) -> Option<bool> {
    if block.bytes() > LONGEST_FACT || block.is_hidden() {
        return None;
    }
    let text = block.text();
    // Most lines have neither, which is told by their bytes.
    let (key, value) = match memchr::memchr2(b':', 0xef, text.as_bytes()) {
        Some(_) => text.split_once([':', '：'])?,
        None => return None,
    };
    let key = lower_case(key);
    let found = OF_MEMBERS.binary_search_by(|(known, _)| (**known).cmp(&key));
    let (_, is_common) = OF_MEMBERS.get(found.ok()?)?;
    (!value.trim().is_empty()).then_some(*is_common)
}

/// Marks what boards of tables tell of who wrote a post: `Registered: Apr 2002`, `Location: Carver Point`,
/// `Posts: 14` below each other.
fn facts_of_members(page: &Page, pen: &mut Pen<'_>) {
    let mut behind = 0;
    let is_one = |block: &Block<'_>| fact_of_member(*block).is_some();
    let may_be = |block: &Block<'_>| {
        block.bytes() <= LONGEST_FACT
            && (block.starts_with(&OPENING) || block.starts_with(&OPENING_TRADITIONAL))
    };
    for block in page.blocks().filter(may_be) {
        if block.index() < behind || !is_one(&block) {
            continue;
        }
        let above = std::iter::successors(block.previous(), |it| it.previous());
        let above = above.take(MOST_FACTS).take_while(is_one).count();
        let first = block.index() - above;
        let facts = page.blocks_from(first).take(MOST_FACTS);
        let facts = facts.map_while(|fact| Some((fact, fact_of_member(fact)?)));
        let facts: Vec<(Block<'_>, bool)> = facts.collect();
        behind = first + facts.len();
        let own = facts.iter().filter(|(_, is_common)| !is_common);
        if own.count() >= LEAST_OF_MEMBER {
            for (fact, _) in facts {
                let reason = "tells of a member of a board";
                pen.boilerplate(fact, Label::Navigation, Weight::new(OF_MEMBER), reason);
            }
        }
    }
}

impl Rule for Navigation {
    fn name(&self) -> &str {
        "navigation"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Navigation);
        facts_of_members(page, pen);
        let label = Label::Navigation;
        if page.body_kind() == BodyKind::Text && page.any.ends_with_bracket {
            for block in page.blocks() {
                if let Some(part) = edit_link(block) {
                    let reason = "leads to where the section is edited";
                    pen.boilerplate_part(block, part, label, Weight::STRONG, reason);
                }
            }
        }
        if score::is_manual(page) {
            for block in page.blocks().filter(|block| !block.is_hidden()) {
                if let Some(part) = source_link(block) {
                    let reason = "leads to the source of what is described";
                    pen.boilerplate_part(block, part, label, Weight::STRONG, reason);
                }
            }
        }
        evidence::by_hints_weighing(page, pen, Hints::NAVIGATION, label, |block| {
            let own = page.containers.get(block.data().container as usize);
            let is_note = own.is_some_and(|it| {
                let mut tokens = page.string(it.tokens).split(' ');
                page.words_of(it).iter().any(|word| HASHES.contains(word))
                    && tokens.any(|token| NOTES.contains(&token))
            });
            match block.features().is_prose() {
                _ if is_note => 4.0,
                true => 1.0,
                false if heads_panel(block) => 1.0,
                false => 2.6,
            }
        });
        evidence::by_hints(page, pen, Hints::FOOTER, label, (2.0, 1.6));
        evidence::by_hints(page, pen, Hints::SIDEBAR, label, (1.8, 1.2));
        evidence::by_hints(page, pen, Hints::POPUP, label, (1.8, 1.6));
        evidence::by_hints(page, pen, Hints::NOTICE, label, (1.6, 1.0));
        evidence::by_hints(page, pen, Hints::TAGS, label, (1.8, 0.6));
    }
}

#[cfg(test)]
mod tests {
    use super::{LAST_OF_SOURCE, OF_MEMBERS, TO_SOURCE};

    #[test]
    fn signatures_lead_to_their_source() {
        let page = |class: &str| {
            let entry = |name: &str| {
                format!(
                    "<dt>{name}(lamp)<a href=_modules/{name}.html><span>[source]</span></a></dt>\
                     <dd><p>Has the keeper {name} the lamp of the pier, and waits until he has.</p></dd>"
                )
            };
            let entries = ["light", "trim", "fill", "quench"].map(entry).concat();
            format!("<div class='{class}'><h1>Lamps</h1><dl>{entries}</dl></div>")
        };
        let manual = crate::clean(page("rst-content"));
        assert!(manual.text().contains("trim(lamp)\n"), "{}", manual.text());
        assert!(!manual.text().contains("[source]"), "{}", manual.text());
        // Elsewhere it may name where something was read.
        assert!(crate::clean(page("text")).text().contains("[source]"));
    }

    #[test]
    fn ends_of_signatures_are_sorted() {
        assert!(TO_SOURCE.is_sorted());
        let end = |link: &&str| link.bytes().last();
        assert!(
            TO_SOURCE
                .iter()
                .filter_map(end)
                .all(|it| LAST_OF_SOURCE.contains(&it))
        );
    }

    #[test]
    fn facts_of_members_are_sorted() {
        assert!(OF_MEMBERS.is_sorted_by(|(one, _), (two, _)| one < two));
    }
}
