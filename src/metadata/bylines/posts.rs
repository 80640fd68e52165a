//! Lines of plain text that tell when somebody posted in a thread: `发表于 2024-05-03 08:15`.

use crate::block::Block;
use crate::letters::is_letter;
use crate::metadata::date;

/// The longest such line, in bytes, how many of them stand before what ends a post, and lines between one
/// and what was posted.
const LONGEST: usize = 120;
const LEAST: usize = 2;
const BEHIND: usize = 3;

/// Whether such lines that begin alike stand before a block and behind it, there with body below.
pub(crate) fn follow(end: Block<'_>, is_body: impl Fn(Block<'_>) -> bool) -> bool {
    let page = end.page();
    let posted = |block: Block<'_>| {
        let mut below = page.blocks_from(block.index() + 1).take(BEHIND);
        below.any(&is_body)
    };
    // Mostly none stands behind it, and less text does than before.
    let behind = page.blocks_from(end.index() + 1);
    let behind = behind.filter(|block| may_have_opener(*block) && posted(*block));
    let mut behind = behind.peekable();
    let before = page.blocks().take(end.index());
    let mut before = before.filter(|block| may_have_opener(*block));
    let Some(first) = behind.peek().and_then(|_| before.find_map(opener)) else {
        return false;
    };
    // To look for a date takes longest.
    let is_alike = |block: &Block<'_>| {
        block.text().starts_with(first) && opener(*block).is_some_and(|it| it == first)
    };
    before.filter(is_alike).nth(LEAST - 2).is_some() && behind.any(|block| is_alike(&block))
}

/// Whether a line is short and may have a date.
fn may_have_opener(block: Block<'_>) -> bool {
    block.features().digits() >= date::LEAST_DIGITS && block.bytes() <= LONGEST
}

/// What stands before the first number of a line, if it has letters.
fn before_number(block: Block<'_>) -> Option<&str> {
    let text = block.text();
    let number = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let before = text.get(..number)?;
    before.contains(is_letter).then_some(before)
}

/// What stands before the date of a short line, which is its first number.
fn opener(block: Block<'_>) -> Option<&str> {
    if !may_have_opener(block) {
        return None;
    }
    let before = before_number(block)?;
    let (range, _) = date::find(block.text())?;
    (range.start == before.len()).then_some(before)
}
