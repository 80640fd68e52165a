//! How long ago something was, told behind a name.

use crate::letters::is_letter;
use crate::metadata::date::relative;

/// The text up to how long ago something was: `Ann Bell 3 hours ago | 5 comments`, `Anna Glockevor 5 Stunden`,
/// `李明 5小时前`.
pub(crate) fn without_time_ago(text: &str) -> &str {
    const BEFORE: [&str; 4] = ["vor ", "hace ", "il y a ", "há "];
    if !text.contains(|ch: char| ch.is_ascii_digit()) {
        return text;
    }
    let ago = text.find(" ago").filter(|at| {
        let behind = text.get(at + " ago".len()..).unwrap_or_default();
        !behind.starts_with(is_letter)
    });
    if let Some((head, _unit)) = ago.and_then(|at| text.get(..at)?.rsplit_once(' ')) {
        return head.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == ' ');
    }
    let is_count = |behind: &str| behind.starts_with(|ch: char| ch.is_ascii_digit());
    let before = |word: &&str| {
        let at = text.find(*word).filter(|at| *at > 0)?;
        text.get(at + word.len()..).filter(|it| is_count(it))?;
        text.get(..at)
    };
    let behind = || {
        let (head, time) = text.split_once([' ', '\u{3000}'])?;
        let (head, time) = match is_count(time) {
            true => (head, time),
            // Of two words of a name the second may have it.
            false => {
                let (_, count) = time.split_once([' ', '\u{3000}'])?;
                (text.strip_suffix(count)?, count)
            }
        };
        (is_count(time) && relative::is_one(time)).then_some(head)
    };
    let cut = BEFORE.iter().find_map(before).or_else(behind);
    cut.unwrap_or(text)
}
