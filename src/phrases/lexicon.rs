//! Finds the longest phrase that begins at a place, in a sorted list.
//!
//! Asked only about the few places that the prefilter lets through, it is as fast as an automaton,
//! and it is built in a tenth of the time, which is most of what the first document costs.

use std::borrow::Cow;

/// Texts, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// For each pair of bytes, where the entries begin that begin with it or with a later one.
    starts: Vec<u16>,
    /// Sorted by their texts; what nearly all are told by stands close together in memory.
    entries: Vec<Entry>,
    /// The texts one behind the other, ASCII letters in lower case, each once.
    texts: String,
    /// What each entry stands for.
    what: Vec<T>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// The first bytes of the text.
    key: u64,
    /// Where the text begins in all of them.
    at: u32,
    /// How long it is.
    bytes: u16,
    /// The longest other entry that this one begins with; [`NONE`] where there is none.
    shorter: u16,
}

const NONE: u16 = u16::MAX;

/// Bytes that are compared at once.
const PART: usize = 8;

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
        let narrow = |at: usize| u16::try_from(at).unwrap_or(NONE);
        let mut entries: Vec<Entry> = Vec::with_capacity(texts.len());
        let mut at = 0;
        for (text, _) in &texts {
            let mut shorter = entries.len().checked_sub(1);
            while let Some(before) = shorter
                && let (Some((other, _)), Some(entry)) = (texts.get(before), entries.get(before))
                && !text.starts_with(&**other)
            {
                shorter = Some(entry.shorter)
                    .filter(|at| *at != NONE)
                    .map(usize::from);
            }
            entries.push(Entry {
                key: key(text.as_bytes()),
                at,
                bytes: narrow(text.len()),
                shorter: shorter.map_or(NONE, narrow),
            });
            at += u32::from(narrow(text.len()));
        }
        let mut joined = String::with_capacity(at as usize + PART);
        joined.extend(texts.iter().map(|(text, _)| &**text));
        // So that a whole part can be read at the end too.
        joined.push_str("\0\0\0\0\0\0\0\0");
        Lexicon {
            starts: starts(&entries),
            entries,
            texts: joined,
            what: texts.iter().map(|(_, what)| *what).collect(),
        }
    }

    /// The longest entry that the text begins with, ASCII letters in upper or lower case, and its
    /// length in bytes.
    pub(super) fn longest(&self, text: &[u8]) -> Option<(usize, T)> {
        let wanted = key(text);
        let first = (wanted >> 48) as usize;
        let [from, to] = self.starts.get(first..)?.first_chunk()?.map(usize::from);
        let among = self.entries.get(from..to)?;
        let mut behind = from + among.partition_point(|entry| entry.key < wanted);
        // Those that share their first bytes with the text are told apart by the rest.
        let shares = |at: usize| self.entries.get(at).is_some_and(|one| one.key == wanted);
        while shares(behind) && !self.is_behind(behind, text) {
            behind += 1;
        }
        // Between the longest entry that the text begins with and the text itself stand only
        // entries that begin with that entry too.
        let mut at = behind.checked_sub(1)?;
        loop {
            let entry = self.entries.get(at)?;
            let bytes = usize::from(entry.bytes);
            let shares = (entry.key ^ wanted) & first_bits(bytes) == 0;
            if shares && (bytes <= PART || self.goes_on(at, text)) {
                return Some((bytes, *self.what.get(at)?));
            }
            at = usize::from(entry.shorter);
        }
    }

    /// Whether an entry that shares its first bytes with a text is sorted behind it.
    fn is_behind(&self, entry: usize, text: &[u8]) -> bool {
        let mut parts = self.parts(entry, text);
        let differs = parts.find(|(one, two, _)| one != two);
        differs.is_some_and(|(one, two, _)| one > two)
    }

    /// Whether a text that shares its first bytes with an entry begins with all of it.
    fn goes_on(&self, entry: usize, text: &[u8]) -> bool {
        let mut parts = self.parts(entry, text);
        parts.all(|(one, two, bits)| one == two & bits)
    }

    /// What an entry and a text have behind their first bytes, part by part, and the bits of those
    /// bytes that the entry has.
    fn parts(&self, entry: usize, text: &[u8]) -> impl Iterator<Item = (u64, u64, u64)> {
        let entry = self.entries.get(entry);
        let (start, bytes) = entry.map_or((0, 0), |entry| (entry.at as usize, entry.bytes));
        let texts = self.texts.as_bytes();
        (PART..usize::from(bytes)).step_by(PART).map(move |at| {
            let bits = first_bits(usize::from(bytes) - at);
            let of = |text: &[u8], at: usize| key(text.get(at..).unwrap_or_default());
            (of(texts, start + at) & bits, of(text, at), bits)
        })
    }

    /// All texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| {
            let rest = self.texts.get(entry.at as usize..)?;
            rest.get(..usize::from(entry.bytes))
        })
    }
}

/// Where the entries begin that begin with each pair of bytes or with a later one.
fn starts(entries: &[Entry]) -> Vec<u16> {
    let mut starts = Vec::with_capacity((1 << 16) + 1);
    for (at, entry) in entries.iter().enumerate() {
        let begun = (entry.key >> 48) as usize + 1;
        if starts.len() < begun {
            starts.resize(begun, u16::try_from(at).unwrap_or(u16::MAX));
        }
    }
    starts.resize(
        (1 << 16) + 1,
        u16::try_from(entries.len()).unwrap_or(u16::MAX),
    );
    starts
}

/// The bits of the first bytes of a part.
fn first_bits(bytes: usize) -> u64 {
    u64::MAX << (8 * (PART - bytes.clamp(1, PART)))
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
