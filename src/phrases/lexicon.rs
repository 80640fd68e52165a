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
    /// How long each entry is and which shorter one it begins with; close together too.
    lengths: Vec<Length>,
    /// Sorted, ASCII letters in lower case, each text once.
    entries: Vec<Entry<T>>,
}

#[derive(Clone, Copy)]
struct Length {
    bytes: u16,
    /// The longest other entry that this one begins with; [`NONE`] where there is none.
    shorter: u16,
}

const NONE: u16 = u16::MAX;

struct Entry<T> {
    text: Cow<'static, str>,
    what: T,
}

impl<T: Copy> Lexicon<T> {
    /// Of the same text twice, the first counts.
    pub(super) fn new(mut texts: Vec<(Cow<'static, str>, T)>) -> Lexicon<T> {
        for (text, _) in &mut texts {
            if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                text.to_mut().make_ascii_lowercase();
            }
        }
        // What is sorted is small, and most are told by their first bytes: it is half of the work.
        let firsts = texts.iter().map(|(text, _)| key(text.as_bytes()));
        let mut order: Vec<(u64, usize)> = firsts.zip(0..).collect();
        let text_at = |at: usize| texts.get(at).map(|(text, _)| &**text);
        order.sort_unstable_by(|(one, at), (two, behind)| {
            let rest = || text_at(*at).cmp(&text_at(*behind)).then(at.cmp(behind));
            one.cmp(two).then_with(rest)
        });
        order.retain(|(_, at)| text_at(*at) != Some(""));
        order.dedup_by(|(_, later), (_, earlier)| text_at(*later) == text_at(*earlier));
        let keys: Vec<u64> = order.iter().map(|(key, _)| *key).collect();
        let entries = order.iter().filter_map(|(_, at)| {
            let (text, what) = texts.get_mut(*at)?;
            let text = std::mem::take(text);
            Some(Entry { text, what: *what })
        });
        let entries: Vec<Entry<T>> = entries.collect();
        let mut lengths: Vec<Length> = Vec::with_capacity(entries.len());
        for entry in &entries {
            let mut shorter = lengths.len().checked_sub(1);
            while let Some(at) = shorter
                && let (Some(other), Some(length)) = (entries.get(at), lengths.get(at))
                && !entry.text.starts_with(&*other.text)
            {
                shorter = Some(length.shorter)
                    .filter(|at| *at != NONE)
                    .map(usize::from);
            }
            let narrow = |at: usize| u16::try_from(at).unwrap_or(NONE);
            lengths.push(Length {
                bytes: narrow(entry.text.len()),
                shorter: shorter.map_or(NONE, narrow),
            });
        }
        Lexicon {
            starts: starts(&keys),
            keys,
            lengths,
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
        let mut at = behind.checked_sub(1)?;
        loop {
            let length = self.lengths.get(at)?;
            let bytes = usize::from(length.bytes);
            let told_by_key = u64::MAX << (64 - 8 * bytes.clamp(1, 8));
            if (self.keys.get(at)? ^ wanted) & told_by_key == 0 {
                let entry = self.entries.get(at)?;
                let rest = |text: &[u8]| {
                    text.get(..bytes)
                        .is_some_and(|text| text.eq_ignore_ascii_case(entry.text.as_bytes()))
                };
                if bytes <= 8 || rest(text) {
                    return Some((bytes, entry.what));
                }
            }
            at = usize::from(length.shorter);
        }
    }

    /// All texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.text)
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
    let bytes = text.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(text) {
            *to = *from;
        }
        bytes
    });
    lower(u64::from_be_bytes(bytes))
}

/// Eight bytes with ASCII letters in lower case, without a branch.
fn lower(bytes: u64) -> u64 {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let low = bytes & each(0x7f);
    // The highest bit of a byte tells that it is not below `A`, that it is above `Z`.
    let (from, behind) = (low + each(0x80 - b'A'), low + each(0x7f - b'Z'));
    let capitals = (from ^ behind) & !bytes & each(0x80);
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_capitals_change() {
        let all: Vec<u8> = (0..=255).collect();
        for bytes in all.chunks_exact(8) {
            let bytes: [u8; 8] = bytes.try_into().unwrap();
            let expected = bytes.map(|byte| byte.to_ascii_lowercase());
            assert_eq!(
                lower(u64::from_be_bytes(bytes)),
                u64::from_be_bytes(expected)
            );
        }
    }

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
