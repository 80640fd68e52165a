//! What the words beside a date tell of it.

use std::borrow::Cow;
use std::ops::Range;

use once_cell::sync::Lazy;

use super::label_words::{CHANGES, GENERAL, OF_OTHERS, POSTS};
use super::other_days::{CLOCKS, THINGS};
use crate::cases::{self, lower_case};
use crate::features::is_cjk;
use crate::letters::is_letter;

/// Words behind a date that tell that it is that of a change.
const BEHIND_CHANGES: [&str; 1] = ["修改"];

/// Words behind a date at the end of a line that tell that it is that of the text.
const BEHIND_POSTS: [&str; 6] = ["发布", "发表", "發佈", "發布", "發表", "首次发布"];

/// Characters before a date in which a label is looked for.
const LONGEST_LABEL: usize = 28;

/// Whether a line has a label of such a date.
pub(crate) fn has_label_of_others(line: &str) -> bool {
    LABELS_OF_OTHERS.is_in(line)
}

/// Whether what stands before a date says that it is not that of the text.
pub(crate) fn is_of_others(before: &str) -> bool {
    let start = before.char_indices().rev().nth(LONGEST_LABEL);
    let start = start.map_or(0, |(at, _)| at);
    LABELS_OF_OTHERS.is_in(before.get(start..).unwrap_or_default())
}

/// Whether a word for dates that was found in a line is one by itself.
pub(crate) fn is_key(line: &str, word: Range<usize>) -> bool {
    let (before, behind) = (line.get(..word.start), line.get(word.end..));
    let word = line.get(word).unwrap_or_default();
    let is_cjk_word = word.starts_with(is_cjk);
    let touches = |ch: Option<char>| match is_cjk_word {
        true => ch.is_some_and(is_cjk),
        false => ch.is_some_and(is_letter),
    };
    let (before, behind) = match is_cjk_word {
        true => (before, behind),
        false => (before.map(str::trim_end), behind.map(str::trim_start)),
    };
    let is_part = touches(before.and_then(|text| text.chars().next_back()))
        || touches(behind.and_then(|text| text.chars().next()));
    !is_part || !is_general(word)
}

/// Whether a word says that a date follows and nothing of what happened then: `Date`.
pub(crate) fn is_general(word: &str) -> bool {
    GENERAL.binary_search(&&*lower_case(word)).is_ok()
}

/// Whether a text tells of its publication or of a change: most tell neither, which is found in one pass.
pub(crate) fn may_tell(text: &str) -> bool {
    NOTES.is_in(text)
}

/// Whether a line tells of the last change of the page.
pub(crate) fn tells_change(text: &str) -> bool {
    NOTES_OF_CHANGES.is_in(text)
}

/// The word behind a date that tells that it is that of a change, if one stands there.
pub(crate) fn change_behind(behind: &str) -> Option<&'static str> {
    let behind = behind.trim_start();
    BEHIND_CHANGES
        .into_iter()
        .find(|word| behind.starts_with(word))
}

/// What stands behind a date without what tells in brackets when the page was changed: `（5/3 15:12 更新）`.
pub(crate) fn without_change(behind: &str) -> &str {
    let inside = behind.trim().strip_prefix(['(', '（']);
    let inside = inside.and_then(|inside| inside.strip_suffix([')', '）']));
    match inside.is_some_and(|inside| tells_change(inside) || inside.ends_with(UPDATED)) {
        true => "",
        false => behind,
    }
}

/// The last word of such a note in Chinese and Japanese.
const UPDATED: &str = "更新";

/// The same, or an empty word where what stands right before the date tells it: `last modified by Ann Bell on`.
pub(crate) fn change_beside(text: &str, date: &Range<usize>) -> Option<&'static str> {
    let (before, behind) = (text.get(..date.start)?, text.get(date.end..)?);
    let is_changed = || {
        let clause = before.rsplit([',', ';', '|', '·']).next();
        clause.is_some_and(tells_change).then_some("")
    };
    change_behind(behind).or_else(is_changed)
}

/// Whether nothing but a word stands behind a date, which tells that it is that of the text.
pub(crate) fn is_post_behind(behind: &str) -> bool {
    BEHIND_POSTS.contains(&behind.trim())
}

/// Whether a sentence tells when the text was published.
pub(crate) fn tells_publication(text: &str) -> bool {
    NOTES_OF_POSTS.is_in(text)
}

/// The phrases of some tables, told by their first three bytes, which each has.
struct Table {
    /// In the order of their slots.
    phrases: Vec<&'static str>,
    /// Where those of each slot begin; most have none.
    begins: [u16; SLOTS + 1],
}

const SLOTS: usize = 1 << 12;

static LABELS_OF_OTHERS: Lazy<Table> = Lazy::new(|| Table::new(&[OF_OTHERS, CLOCKS, THINGS]));
static NOTES: Lazy<Table> = Lazy::new(|| Table::new(&[CHANGES, POSTS]));
static NOTES_OF_CHANGES: Lazy<Table> = Lazy::new(|| Table::new(&[CHANGES]));
static NOTES_OF_POSTS: Lazy<Table> = Lazy::new(|| Table::new(&[POSTS]));

/// What the first bytes of a text say of it, in either case.
fn slot(text: &[u8]) -> usize {
    let [first, second, third] = text.first_chunk().copied().unwrap_or_default();
    // The bit that tells the letters of one case from those of the other does not matter.
    let bytes = u32::from_le_bytes([first, second, third, 0]) | 0x0020_2020;
    // Multiplicative hashing: the upper bits are the mixed ones.
    (bytes.wrapping_mul(0x9e37_79b1) >> 20) as usize % SLOTS
}

impl Table {
    fn new(tables: &[&[&'static str]]) -> Table {
        let mut phrases = tables.concat();
        phrases.sort_unstable_by_key(|phrase| slot(phrase.as_bytes()));
        let mut begins = [0; SLOTS + 1];
        for phrase in &phrases {
            begins[slot(phrase.as_bytes()) + 1] += 1;
        }
        for at in 0..SLOTS {
            begins[at + 1] += begins[at];
        }
        Table { phrases, begins }
    }

    /// Whether a text has one of the phrases where a word begins.
    fn is_in(&self, text: &str) -> bool {
        // The case of ASCII does not matter to what follows.
        let lower = match text.is_ascii() {
            true => Cow::Borrowed(text),
            false => lower_case(text),
        };
        let mut before = b' ';
        lower.bytes().enumerate().any(|(at, first)| {
            let is_first = !matches!(first, 0x80..=0xbf);
            let begins = !std::mem::replace(&mut before, first).is_ascii_alphanumeric() && is_first;
            let rest = lower.as_bytes().get(at..).unwrap_or_default();
            begins && self.begins(rest)
        })
    }

    /// Whether a text begins with one of the phrases.
    fn begins(&self, text: &[u8]) -> bool {
        let slot = slot(text);
        let (from, to) = (self.begins[slot], self.begins[slot + 1]);
        // Nearly all places are told by this.
        from < to && {
            let phrases = self.phrases.get(usize::from(from)..usize::from(to));
            let mut phrases = phrases.unwrap_or_default().iter();
            phrases.any(|phrase| cases::begins_with(text, phrase))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [OF_OTHERS, CHANGES, GENERAL, POSTS, CLOCKS, THINGS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(table.iter().all(|phrase| phrase.len() >= 3));
        }
    }

    #[test]
    fn labels_are_whole_words_next_to_the_date() {
        assert!(is_of_others("Joined: Mon "));
        assert!(is_of_others("注册时间："));
        assert!(!is_of_others("Rejoined "));
        assert!(!is_of_others(
            "Joined the others on the pier, as everyone does, on "
        ));
    }
}
