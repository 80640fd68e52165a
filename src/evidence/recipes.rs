//! Recipes in plain text: what is needed and what is done with it stand in short lines, as menus do.

use std::ops::Range;

use super::recipe_words::{DONE, NEEDED};
use crate::block::Block;
use crate::cases::lower_case;
use crate::ledger::Pen;
use crate::letters::is_letter_or_digit;
use crate::page::Page;
use crate::starts::Beginnings;

/// With what lines above what is needed begin, capitals of other scripts too.
static MAY_HEAD: Beginnings = Beginnings::new(&NEEDED).with(&["Υλ", "Ин", "Пр", "Ін"]);

/// The third bytes of those lines, in which most that begin alike differ, and those of letters that may be capitals.
static THIRD: [bool; 256] = {
    let mut third = [false; 256];
    let mut at = 0;
    while at < NEEDED.len() {
        third[NEEDED[at].as_bytes()[2] as usize] = true;
        at += 1;
    }
    let mut lead = 0xc3;
    while lead <= 0xd5 {
        third[lead] = true;
        lead += 1;
    }
    third
};

/// The longest such line, in bytes.
const LONGEST: usize = 60;

/// Lines of what is needed, and lines of what is done, at most.
const MOST_LINES: usize = 80;

/// The blocks of a recipe from the line above what is needed up to what the rules remove.
pub(crate) fn recipe(page: &Page, pen: &Pen<'_>) -> Range<usize> {
    let is_short = |block: &Block<'_>| block.bytes() <= LONGEST;
    let may_head = |block: &Block<'_>| {
        let text = without_signs(block.text());
        let third = text.as_bytes().get(2).map(u8::to_ascii_lowercase);
        MAY_HEAD.may_begin(text) && third.is_some_and(|byte| THIRD[usize::from(byte)])
    };
    let needed = page.blocks().filter(is_short).filter(may_head);
    let mut needed = needed.filter(|block| heads(block.text(), &NEEDED));
    let recipe = needed.find_map(|needed| {
        let below = page.blocks_from(needed.index() + 1).take(MOST_LINES);
        let mut below = below.filter(is_short);
        Some((needed, below.find(|block| heads(block.text(), &DONE))?))
    });
    let Some((needed, done)) = recipe else {
        return 0..0;
    };
    let mut behind = page.blocks_from(done.index() + 1).take(MOST_LINES);
    let end = behind.find(|block| !pen.stays(*block));
    let end = end.map_or(done.index() + 1 + MOST_LINES, |block| block.index());
    needed.index()..end
}

/// A line without the bullet or bracket before its first word.
fn without_signs(text: &str) -> &str {
    match text.as_bytes().first() {
        // Most lines begin with a letter of ASCII or with an ideograph.
        Some(byte) if byte.is_ascii_alphanumeric() || matches!(byte, 0xe4..=0xe9) => text,
        _ => text.trim_start_matches(|ch| !is_letter_or_digit(ch)),
    }
}

/// Whether a line is an entry of a table, or begins with it and tells for how many.
fn heads(text: &str, table: &[&str]) -> bool {
    let text = without_signs(text).trim_end_matches(|ch| !is_letter_or_digit(ch));
    let end = text.find([':', '：', '(', '（', '/']).unwrap_or(text.len());
    let head = text.get(..end).unwrap_or_default().trim_end();
    table.binary_search(&&*lower_case(head)).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn recipes_of_text_keep_what_is_needed_and_done() {
        let around = "Jump to Recipe Print Recipe\n\
                      When the boats stay in, this is what we cook on the pier. It takes half an hour and one pot.\n\
                      4.9 from 31 votes\nPrint Pin Rate\n";
        let recipe = "Ingredients (for 4)\n250 g brown lentils\n1 onion chopped\n200 g smoked mackerel\n1 l water\n\
                      Instructions\nFry the onion in a little oil until it is soft.\nStir in the fish.";
        let tail = "Leave a Comment Cancel reply\nYour email address will not be published. Required fields are marked *\n\
                    Comment *\nName *\nEmail *";
        let page = format!(
            "Harbour Kitchen\nFisherman's Lentil Soup\nBy Ann Bell | March 5, 2024\n{around}{recipe}\n{tail}"
        );
        let article = crate::clean(page.as_str());
        let text = article.text();
        assert!(text.ends_with(recipe), "{text}");
    }
}
