//! Lines of plain text that tell when somebody posted in a thread: `发表于 2024-05-03 08:15`.

use crate::block::Block;
use crate::metadata::date;

/// The longest such line, in bytes, how many of them stand before what ends a post, and lines between one
/// and what was posted.
const LONGEST: usize = 120;
const LEAST: usize = 2;
const BEHIND: usize = 3;

/// Whether such lines that begin alike stand before a block and behind it, there with body below.
pub(crate) fn follow(end: Block<'_>, is_body: impl Fn(Block<'_>) -> bool) -> bool {
    let page = end.page();
    let mut before = page.blocks().take(end.index()).filter_map(opener);
    let Some(first) = before.next() else {
        return false;
    };
    if 1 + before.filter(|other| *other == first).count() < LEAST {
        return false;
    }
    let is_post = |block: Block<'_>| {
        let mut below = page.blocks_from(block.index() + 1).take(BEHIND);
        opener(block) == Some(first) && below.any(&is_body)
    };
    page.blocks_from(end.index() + 1).any(is_post)
}

/// What stands before the date of a short line, which is its first number.
fn opener(block: Block<'_>) -> Option<&str> {
    if block.bytes() > LONGEST || !date::may_be_in(block) {
        return None;
    }
    let text = block.text();
    let before = text.get(..text.find(|ch: char| ch.is_ascii_digit())?)?;
    let is_word = before.contains(char::is_alphabetic);
    let (range, _) = date::find(text).filter(|_| is_word)?;
    (range.start == before.len()).then_some(before)
}
