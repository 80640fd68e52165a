//! Finds the longest phrase that begins at a place, in a sorted list.
//!
//! Asked only about the few places that the prefilter lets through, it is as fast as an automaton,
//! and it is built in a tenth of the time, which is most of what the first document costs.

use std::borrow::Cow;
use std::cmp::Ordering;

/// Texts, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// The first bytes of each entry, by which nearly all are told; close together in memory.
    keys: Vec<u64>,
    /// For each pair of bytes, where the keys begin that begin with it or with a later one.
    starts: Vec<u16>,
    /// Sorted, ASCII letters in lower case, each text once.
    entries: Vec<Entry<T>>,
}

struct Entry<T> {
    text: Cow<'static, str>,
    what: T,
    /// The longest other entry that this one begins with.
    shorter: Option<usize>,
}

impl<T: Copy> Lexicon<T> {
    /// Of the same text twice, the first counts.
    pub(super) fn new(mut texts: Vec<(Cow<'static, str>, T)>) -> Lexicon<T> {
        for (text, _) in &mut texts {
            if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                text.to_mut().make_ascii_lowercase();
            }
        }
        texts.retain(|(text, _)| !text.is_empty());
        texts.sort_by(|(one, _), (two, _)| one.cmp(two));
        texts.dedup_by(|(later, _), (earlier, _)| later == earlier);
        let mut entries: Vec<Entry<T>> = Vec::with_capacity(texts.len());
        for (text, what) in texts {
            let last = entries.len().checked_sub(1);
            let shorter = longest_among(&entries, last, |shorter| text.starts_with(shorter));
            entries.push(Entry {
                text,
                what,
                shorter,
            });
        }
        let keys: Vec<u64> = entries
            .iter()
            .map(|entry| key(entry.text.as_bytes()))
            .collect();
        Lexicon {
            starts: starts(&keys),
            keys,
            entries,
        }
    }

    /// The longest entry that the text begins with, ASCII letters in upper or lower case, and its
    /// length in bytes.
    pub(super) fn longest(&self, text: &[u8]) -> Option<(usize, T)> {
        let wanted = key(text);
        let first = (wanted >> 48) as usize;
        let [from, to] = self.starts.get(first..)?.first_chunk()?.map(usize::from);
        let among = self.keys.get(from..to)?;
        let mut behind = from + among.partition_point(|key| *key < wanted);
        // Those that share their first bytes with the text are told apart by the rest.
        while self.keys.get(behind) == Some(&wanted) {
            let entry = self.entries.get(behind)?.text.as_bytes();
            let folded = text.iter().map(u8::to_ascii_lowercase);
            if entry.iter().copied().cmp(folded) == Ordering::Greater {
                break;
            }
            behind += 1;
        }
        // Between the longest entry that the text begins with and the text itself stand only
        // entries that begin with that entry too.
        let begins = |entry: &str| {
            let start = text.get(..entry.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(entry.as_bytes()))
        };
        let found = longest_among(&self.entries, behind.checked_sub(1), begins)?;
        let entry = self.entries.get(found)?;
        Some((entry.text.len(), entry.what))
    }

    /// All texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.text)
    }
}

/// The first entry in the chain of shorter ones of which the condition holds.
fn longest_among<T>(
    entries: &[Entry<T>],
    from: Option<usize>,
    begins: impl Fn(&str) -> bool,
) -> Option<usize> {
    let mut at = from?;
    loop {
        let entry = entries.get(at)?;
        if begins(&entry.text) {
            return Some(at);
        }
        at = entry.shorter?;
    }
}

/// Where the keys begin that begin with each pair of bytes or with a later one.
fn starts(keys: &[u64]) -> Vec<u16> {
    let mut starts = Vec::with_capacity((1 << 16) + 1);
    for (at, key) in keys.iter().enumerate() {
        let begun = (key >> 48) as usize + 1;
        if starts.len() < begun {
            starts.resize(begun, u16::try_from(at).unwrap_or(u16::MAX));
        }
    }
    starts.resize((1 << 16) + 1, u16::try_from(keys.len()).unwrap_or(u16::MAX));
    starts
}

/// The first eight bytes, so that keys are in the order of the texts.
fn key(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text) {
        *to = from.to_ascii_lowercase();
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_counts_and_of_two_the_first() {
        let texts = ["share", "share this", "sharing", "分享", "分享到", "share"];
        let entries = texts.into_iter().map(Cow::Borrowed).zip(0..);
        let lexicon = Lexicon::new(entries.collect());
        let longest = |text: &str| lexicon.longest(text.as_bytes());
        assert_eq!(longest("Share THIS page"), Some((10, 1)));
        assert_eq!(longest("share that"), Some((5, 0)));
        assert_eq!(longest("sharing"), Some((7, 2)));
        assert_eq!(longest("分享到微信"), Some((9, 4)));
        assert_eq!(longest("分享"), Some((6, 3)));
        assert_eq!(longest("shar"), None);
        assert_eq!(longest(""), None);
    }
}
