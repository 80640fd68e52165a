//! Menus, page headers and footers, sidebars, notices.

use std::ops::Range;

use crate::block::Block;
use crate::class_words::hash_of;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;

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

impl Rule for Navigation {
    fn name(&self) -> &str {
        "navigation"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Navigation);
        let label = Label::Navigation;
        if page.body_kind() == BodyKind::Text && page.any.ends_with_bracket {
            for block in page.blocks() {
                if let Some(part) = edit_link(block) {
                    let reason = "leads to where the section is edited";
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
