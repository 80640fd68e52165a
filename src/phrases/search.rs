//! Finds the phrases of all languages in the text of a page.

use std::ops::Range;

use super::first_bytes::masks_at;
use super::prefilter::Place;
use super::{Edges, Found, Hit, TABLES};
use crate::growth;
use crate::letters::is_letter;
use crate::page::{BlockData, Span, narrow};
use crate::plain::PLAIN;

/// A block with phrases or credit words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WithHits {
    pub(crate) block: u32,
    /// The labels of its phrases, a bit each.
    pub(crate) labels: u32,
    /// The first of its hits; those of the next entry follow.
    pub(crate) first: u32,
    pub(crate) edges: Edges,
    /// Whether a credit word is followed by what separates it from a value, where that was looked at.
    pub(crate) has_key: Option<bool>,
}

/// Finds all phrases and credit words in the text of the blocks; where two overlap, the one that
/// begins first, and of those that begin together the longest. Blocks stand in order and white
/// space between them, so that the text is searched at once; `first` is the number of the first. Of
/// each block with hits `with_hits` gets an entry, with what `has_key` tells of its text and hits.
pub(crate) fn find_hits(
    text: &str,
    first: u32,
    blocks: &mut [BlockData],
    (hits, with_hits): (&mut Vec<Hit>, &mut Vec<WithHits>),
    has_key: impl Fn(&str, &[Hit]) -> Option<bool>,
) {
    let from = blocks.first().map_or(0, |block| block.text.range().start);
    let to = blocks.last().map_or(0, |block| block.text.range().end);
    let searched = text.get(from..to).unwrap_or_default();
    let begun = with_hits.len();
    let mut rest = blocks.iter_mut().zip(first..).peekable();
    let mut take = |place: &Place| {
        // Phrases stand in one line, so that what follows it is asked about only where it was read.
        let at = place.at;
        let behind = searched.as_bytes().get(at..)?;
        let masks = masks_at(place.masks);
        let (length, what) = TABLES.lexicon.longest_of(behind, masks, place.told_by)?;
        let at = from + at;
        let is_before = |(block, _): &(&mut BlockData, u32)| block.text.range().end <= at;
        while rest.next_if(is_before).is_some() {}
        let (block, number) = rest.peek_mut()?;
        let start = block.text.range().start;
        let line = text.get(block.text.range())?;
        let at = at.checked_sub(start)?;
        let (length, what) = match at + length <= line.len() {
            true => (length, what),
            false => TABLES.lexicon.longest(line.as_bytes().get(at..)?)?,
        };
        let found = at..at + length;
        if !is_word(line, found.clone()) {
            return None;
        }
        let hit = Hit {
            found: what,
            span: Span::new(found.start, found.end),
        };
        note(hit, (block, *number), hits, with_hits);
        Some(start + found.end - from)
    };
    let mut free = 0;
    TABLES.prefilter.places(searched, |places| {
        for place in places {
            if place.at >= free {
                free = take(place).unwrap_or(free);
            }
        }
    });
    let found = (
        hits.as_slice(),
        with_hits.get_mut(begun..).unwrap_or_default(),
    );
    tell(text, first, blocks, found, has_key);
}

/// Tells what is asked later of the texts of blocks with hits, while they are at hand.
fn tell(
    text: &str,
    first: u32,
    blocks: &[BlockData],
    (hits, with_hits): (&[Hit], &mut [WithHits]),
    has_key: impl Fn(&str, &[Hit]) -> Option<bool>,
) {
    let mut end = hits.len();
    for those in with_hits.iter_mut().rev() {
        let begin = those.first as usize;
        let block = blocks.get((those.block - first) as usize);
        let line = block.and_then(|block| text.get(block.text.range()));
        let (line, hits) = (line.unwrap_or_default(), hits.get(begin..end));
        let hits = hits.unwrap_or_default();
        those.edges = Edges::of(line, hits);
        those.has_key = has_key(line, hits);
        end = begin;
    }
}

/// Notes what was found in a block.
fn note(
    hit: Hit,
    (block, place): (&mut BlockData, u32),
    hits: &mut Vec<Hit>,
    with_hits: &mut Vec<WithHits>,
) {
    if let Found::Phrase(at) = hit.found {
        let label = TABLES.labels.get(usize::from(at));
        block.phrase_labels |= label.copied().unwrap_or_default();
    }
    if block.hits == 0 {
        let begun = WithHits {
            block: place,
            labels: 0,
            first: narrow(hits.len()),
            edges: Edges::default(),
            has_key: None,
        };
        growth::push(with_hits, begun);
        block.hits = narrow(with_hits.len());
    }
    if let Some(those) = with_hits.last_mut() {
        those.labels = block.phrase_labels;
    }
    hits.push(hit);
}

/// Whether a match is not a part of a longer word, for scripts that separate words.
pub(crate) fn is_word(text: &str, range: Range<usize>) -> bool {
    !goes_on(text, range.start) && !goes_on(text, range.end)
}

/// Whether letters of scripts that separate words stand on both sides of a place.
fn goes_on(text: &str, at: usize) -> bool {
    // Most places are told by their bytes: a sign, or a character of three. Which of the two it is
    // cannot be foreseen, so there is one branch for both.
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or_default();
    let (before, behind) = (byte(at.wrapping_sub(1)), byte(at));
    let may_join = |byte: u8| (PLAIN[usize::from(byte)] != 0) | (byte >= 0x80);
    if !(may_join(before) & may_join(behind) & (behind < 0xe0)) {
        return false;
    }
    // Hangul, of which words are joined to others, counts with Han and kana.
    let joins = |ch: char| match ch {
        ch if ch.is_ascii() => ch.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{7ff}' => is_letter(ch),
        _ => false,
    };
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with(joins) && behind.starts_with(joins)
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_of_all_scripts_are_found_in_both_cases_and_only_as_words() {
        let found = |text: &str| {
            let page = crate::Cleaner::default().read(text);
            page.blocks().map(|block| block.hits().len()).sum::<usize>()
        };
        for text in [
            "Читайте также",
            "читайте также",
            "ЧИТАЙТЕ ТАКЖЕ",
            "ÜBER UNS",
            "Über uns",
            "İlgili haberler",
            "İlgili Haberler",
            "İLGİLİ HABERLER",
            "Öne Çıkanlar",
            "PAYLAŞIN",
            "Xem thêm",
            "TIN LIÊN QUAN",
            "Đọc Nhiều",
            "Čtěte také",
            "Läs också",
            "Összes elfogadása",
            "ÖSSZES ELFOGADÁSA",
            "Älä missaa",
            "LUE MYÖS",
            "Čítajte tiež",
            "ŠTÍTKY",
            "Διαβάστε επίσης",
            "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ",
            "Pročitajte i",
            "NAJČITANIJE",
            "Прочитајте и",
            "НАЈЧИТАНИЈЕ",
            "Прочетете още",
            "НАЙ-ЧЕТЕНИ",
            "קראו גם",
            "הנקראות ביותר",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in ["стратегиями", "فيدخول", "relançamento"] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
