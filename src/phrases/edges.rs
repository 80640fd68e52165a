//! What stands around the phrases of a block.

use std::ops::Range;

use super::Hit;
use crate::features::is_cjk;
use crate::letters::is_letter;

/// Where nothing but marks and digits sets phrases apart from the ends of their block. It is told
/// once, while the text is at hand, and in one pass: who asks it of each phrase by itself takes
/// quadratic time for a long line of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// How many of the first phrases stand at the start, up to 255: no line of words has more.
    at_start: u8,
    /// How many of the last ones stand at the end.
    at_end: u8,
    /// Whether phrases, marks and digits are all that there is.
    are_all: bool,
}

impl Edges {
    /// Of the text of a block and of what was found in it, in order.
    pub(super) fn of(text: &str, hits: &[Hit]) -> Edges {
        let is_bare = |range: Range<usize>| text.get(range).is_some_and(is_bare);
        // What stands before a phrase, and behind the last one.
        let is_gap_bare = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| hits.get(before));
            let from = before.map_or(0, |hit| hit.range().end);
            let to = hits.get(at).map_or(text.len(), |hit| hit.range().start);
            is_bare(from..to)
        };
        // Most lines have one phrase, which takes no more than these two.
        let (first, last) = (is_gap_bare(0), is_gap_bare(hits.len()));
        let is_passed = |(hit, gap): (&Hit, usize)| is_bare(hit.range()) && is_gap_bare(gap);
        let before_last = hits.split_last().map(|(_, before)| before);
        let behind_first = hits.split_first().map(|(_, behind)| behind);
        let from_start = before_last.map(|before| before.iter().zip(1..));
        let from_end = behind_first.map(|behind| (1..hits.len()).rev().zip(behind.iter().rev()));
        Edges {
            at_start: from_start.map_or(0, |phrases| count(first, phrases.map(is_passed))),
            at_end: from_end.map_or(0, |phrases| {
                count(last, phrases.map(|(gap, hit)| is_passed((hit, gap))))
            }),
            are_all: first && last && (1..hits.len()).all(is_gap_bare),
        }
    }

    /// Whether nothing but marks and digits stands before a phrase, given by how many are before it.
    pub(crate) fn is_at_start(self, before: usize) -> bool {
        before < usize::from(self.at_start)
    }

    /// The same for what stands behind a phrase, given by how many are behind it.
    pub(crate) fn is_at_end(self, behind: usize) -> bool {
        behind < usize::from(self.at_end)
    }

    /// Whether phrases, marks and digits are all that there is.
    pub(crate) fn are_all(self) -> bool {
        self.are_all
    }
}

/// How many phrases have nothing on one side: whether the first there has, and whether a phrase and what
/// stands behind it let the next one have nothing either.
fn count(is_first: bool, passed: impl Iterator<Item = bool>) -> u8 {
    if !is_first {
        return 0;
    }
    passed
        .take_while(|is_passed| *is_passed)
        .fold(1, |count: u8, _| count.saturating_add(1))
}

/// More than a quotation of a phrase takes on either side of it, in bytes.
const LONGEST_QUOTED: usize = 200;

/// Whether a part of a text stands between quotation marks, and words outside of them. Only what is
/// near is looked at: who asks it of each phrase of a long line takes quadratic time else.
pub(crate) fn is_quoted(text: &str, part: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(part.start.saturating_sub(LONGEST_QUOTED));
    let to = text.floor_char_boundary(part.end.saturating_add(LONGEST_QUOTED));
    let before = text.get(from..part.start).unwrap_or_default();
    let behind = text.get(part.end..to).unwrap_or_default();
    let is_mark = |ch: char| {
        matches!(
            ch,
            '"' | '“' | '”' | '„' | '‘' | '«' | '»' | '「' | '」' | '『' | '』'
        )
    };
    let Some(opens) = before.rfind(is_mark) else {
        return false;
    };
    let (before, quoted) = before.split_at_checked(opens).unwrap_or_default();
    let ends: &[char] = match quoted.chars().next() {
        Some('"') if before.matches('"').count() % 2 == 0 => &['"'],
        Some('“') => &['”'],
        Some('„') => &['“', '”'],
        Some('‘') => &['’'],
        Some('«') => &['»'],
        Some('「') => &['」'],
        Some('『') => &['』'],
        _ => return false,
    };
    let outside = behind.split_once(ends).map(|(_, outside)| outside);
    outside.is_some_and(|outside| !is_bare(before) || !is_bare(outside))
}

/// What stands behind a number of things in scripts that set no space there.
const COUNTERS: [char; 4] = ['件', '条', '條', '개'];

/// Whether there is nothing but marks, digits and counters behind them.
pub(crate) fn is_bare(text: &str) -> bool {
    let mut is_counted = false;
    text.chars().all(|ch| {
        let is_of_word = is_cjk(ch) || is_letter(ch);
        let is_counter = is_counted && COUNTERS.contains(&ch);
        is_counted = ch.is_ascii_digit();
        !is_of_word || is_counter
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Span;
    use crate::phrases::Found;

    fn edges(text: &str, phrases: &[&str]) -> Edges {
        let mut from = 0;
        let hits = phrases.iter().map(|phrase| {
            let at = from + text[from..].find(phrase).unwrap();
            from = at + phrase.len();
            Hit {
                found: Found::Phrase(0),
                span: Span::new(at, from),
            }
        });
        let hits: Vec<Hit> = hits.collect();
        Edges::of(text, &hits)
    }

    #[test]
    fn marks_and_digits_part_no_phrase_from_the_ends() {
        let told = edges("» 3 Share | Print (2)", &["Share", "Print"]);
        assert!(told.is_at_start(0) && !told.is_at_start(1));
        assert!(told.is_at_end(0) && !told.is_at_end(1));
        assert!(told.are_all());
    }

    #[test]
    fn nor_does_a_counter_behind_a_number() {
        assert!(edges("コメント4件", &["コメント"]).are_all());
        assert!(edges("评论（12条）", &["评论"]).are_all());
        assert!(!edges("コメント4件目", &["コメント"]).are_all());
        assert!(!edges("条评论", &["评论"]).are_all());
    }

    #[test]
    fn words_do() {
        let told = edges("Please share and print this", &["share", "print"]);
        assert!(!told.is_at_start(0) && !told.is_at_end(0) && !told.are_all());
        assert!(!edges("Share and print", &["Share", "print"]).are_all());
    }

    #[test]
    fn a_part_of_a_line_may_be_quoted() {
        let quotes = |text: &str, part: &str| {
            let at = text.find(part).unwrap();
            is_quoted(text, &(at..at + part.len()))
        };
        for text in [
            "“Share it,” he said",
            "He said: \"Share it\"",
            "„Share it“, sagte er",
            "他说：「Share it」",
        ] {
            assert!(quotes(text, "Share"), "{text}");
        }
        for text in [
            "“Share it”",
            "“Ann” Share it “Tom”",
            "\"Ann\" Share it \"Tom\"",
        ] {
            assert!(!quotes(text, "Share"), "{text}");
        }
    }

    #[test]
    fn signs_are_phrases_too() {
        let told = edges("© © 2024", &["©", "©"]);
        assert!(told.is_at_start(1) && told.is_at_end(1) && told.are_all());
        assert!(!told.is_at_start(2));
    }
}
