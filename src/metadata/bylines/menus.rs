//! Entries of menus that read like bylines.

use super::quotes;
use crate::block::Block;
use crate::cases;
use crate::features::Features;
use crate::hints::Hints;
use crate::metadata::names;

/// Whether a line is the entry of a menu: `Photographs by Customers`.
pub(crate) fn is_entry(block: Block<'_>, name: &str) -> bool {
    let of_menu = Hints::NAVIGATION
        .with(Hints::BREADCRUMB)
        .with(Hints::FOOTER);
    let in_list = block.list_depth() > 0 || !names::is_person(name);
    is_link(block) && (block.hints().intersects(of_menu) || in_list && is_among_links(block))
}

fn is_link(block: Block<'_>) -> bool {
    block.features().link_share() >= 0.9
}

/// Whether a line is a link, as is that before or behind it.
pub(crate) fn is_among_links(block: Block<'_>) -> bool {
    let mut beside = [block.previous(), block.next()].into_iter().flatten();
    is_link(block) && beside.any(is_link)
}

/// The fewest entries of a trail that nothing else tells, and the longest, in words.
const LEAST_ENTRIES: usize = 3;
const LONGEST_ENTRY: f32 = 4.0;

/// Whether a line is a trail through the sections of a site: `Harbour Post / News / Ferries`.
pub(crate) fn is_trail(text: &str) -> bool {
    let is_entry = |entry: &str| (0.5..=LONGEST_ENTRY).contains(&Features::of(entry, 0).words());
    [" / ", " > ", " › ", " » "].iter().any(|sign| {
        text.contains(sign)
            && text.split(sign).count() >= LEAST_ENTRIES
            && text.split(sign).all(is_entry)
    })
}

/// Whether a line tells what it leads to, which is seldom someone: `About this lamp`, `Learn more about
/// lamps`. None of 3 such lines named an author.
pub(crate) fn is_about(text: &str) -> bool {
    const ABOUT: [&str; 4] = [
        "about ",
        "learn more about ",
        "more about ",
        "read more about ",
    ];
    let start = text.trim_start().as_bytes();
    ABOUT.iter().any(|about| cases::begins_with(start, about))
}

/// Whether a line that begins like a byline is an entry of a menu or a trail, or introduces what is quoted.
pub(crate) fn names_nobody(block: Block<'_>) -> bool {
    let of_menu = Hints::NAVIGATION.with(Hints::BREADCRUMB);
    let text = block.text();
    let is_about = || text.trim().eq_ignore_ascii_case("about");
    block.hints().intersects(of_menu)
        || (block.list_depth() > 0 && is_among_links(block))
        || (is_about() && block.features().link_share() > 0.5)
        || (names::begins_with_opener(text) && quotes::introduces(text))
}
