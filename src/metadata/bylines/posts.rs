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

/// What stands before the first number of a line, if it has letters or opens a bracket.
fn before_number(text: &str) -> Option<&str> {
    let number = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let before = text.get(..number)?;
    (before.contains(is_letter) || before == "[").then_some(before)
}

/// What stands before the date of a short line, which is its first number but for that of the post: `Posted on `, `[`,
/// ` ：名無し：`.
fn opener(block: Block<'_>) -> Option<&str> {
    if !may_have_opener(block) {
        return None;
    }
    let text = without_number(block.text());
    let before = before_number(text)?;
    let (range, _) = date::find(text)?;
    (range.start == before.len()).then_some(before)
}

/// A line without the number of a post, which a colon sets apart: `12 ：名無し：2024/05/03`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_apart = rest.len() < text.len() && rest.trim_start().starts_with([':', '：']);
    if is_apart { rest } else { text }
}

#[cfg(test)]
mod tests {
    #[test]
    fn logs_go_on_behind_numbers_of_other_posts() {
        let said =
            "The new sensor reads too high by a hand, and nobody knows why it does so at night.";
        let chat = |at: usize| format!("[05/03/2024 10:1{at}] ann\n{said} It was {at} times.\n");
        let board = |at: usize| {
            format!(
                "{at} ：名無しさん：2024/02/26(月) 18:4{at}:10 ID:abc\n総工費は当初の倍だろ、説明はほしい、第{at}回だ。\n"
            )
        };
        for post in [&chat as &dyn Fn(usize) -> String, &board] {
            let posts: String = (1..5).map(post).collect();
            let log = format!("Sensors\n{posts}{{Reactions}}\n👍 (3)\n{}", post(5));
            let article = crate::clean(log.as_str());
            let text = article.text();
            assert!(
                text.contains(post(5).trim_end().lines().last().unwrap_or_default()),
                "{text}"
            );
        }
    }
}
