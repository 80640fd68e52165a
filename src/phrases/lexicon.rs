//! Finds the longest phrase that begins at a place, in a sorted list.
//!
//! Asked only about the few places that the prefilter lets through, it is as fast as an automaton,
//! and it is built in a tenth of the time, which is most of what the first document costs.

use crate::lanes;

/// Texts, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// For each pair of bytes, and for each character of three bytes, where the entries begin that begin with it
    /// or with a later one: of Chinese a pair of bytes says little.
    starts: Vec<u16>,
    wide_starts: Vec<u16>,
    /// The first bytes of the texts, in order. A search reads nothing else, so they stand alone.
    keys: Vec<u64>,
    /// For each the longest entry of less than a part that its text begins with, itself included;
    /// most have none.
    shorts: Vec<u16>,
    /// In the order of their texts.
    entries: Vec<Entry>,
    /// The texts one behind the other, ASCII letters in lower case.
    texts: String,
    /// What each entry stands for.
    what: Vec<T>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// As many bytes of the text as its key has, behind those; zeros where there are none.
    next: u64,
    /// Where the text begins in all of them.
    at: u32,
    /// How long it is.
    bytes: u16,
    /// The longest other entry of less than a part that this one begins with; [`NONE`] where there
    /// is none.
    shorter: u16,
}

const NONE: u16 = u16::MAX;

/// Bytes that are compared at once.
const PART: usize = 8;

/// What a lexicon is made of: texts in any order, one behind the other, since so many allocations
/// would be most of what it takes to make it.
pub(super) struct Texts<T> {
    all: String,
    each: Vec<Text<T>>,
}

/// Where a text stands, its first bytes, and what it stands for.
struct Text<T> {
    key: u64,
    at: u32,
    bytes: u16,
    what: T,
}

impl<T> Texts<T> {
    pub(super) fn new() -> Texts<T> {
        Texts {
            all: String::new(),
            each: Vec::new(),
        }
    }

    /// Adds a text, unless it is empty.
    pub(super) fn add(&mut self, text: &str, what: T) {
        let (at, bytes) = (u32::try_from(self.all.len()), u16::try_from(text.len()));
        if let (Ok(at), Ok(bytes @ 1..)) = (at, bytes) {
            let key = key(text.as_bytes());
            self.each.push(Text {
                key,
                at,
                bytes,
                what,
            });
            self.all.push_str(text);
        }
    }

    /// Puts them in order, each once: of the same text twice the first. Most are told by their first
    /// bytes.
    fn sort(&mut self) {
        self.all.make_ascii_lowercase();
        let texts = self.all.as_bytes();
        self.each.sort_unstable_by(|one, two| {
            let rest = || one.of(texts).cmp(two.of(texts));
            let order = one.key.cmp(&two.key).then_with(rest);
            order.then_with(|| one.at.cmp(&two.at))
        });
        self.each
            .dedup_by(|later, earlier| later.of(texts) == earlier.of(texts));
    }
}

impl<T> Text<T> {
    /// The text itself.
    fn of<'t>(&self, texts: &'t [u8]) -> &'t [u8] {
        let rest = texts.get(self.at as usize..).unwrap_or_default();
        rest.get(..usize::from(self.bytes)).unwrap_or_default()
    }
}

impl<T: Copy> Lexicon<T> {
    /// Of the same text twice, the first counts; ASCII letters may be upper or lower case.
    pub(super) fn new(mut texts: Texts<T>) -> Lexicon<T> {
        texts.sort();
        let Texts { mut all, each } = texts;
        let bytes = all.as_bytes();
        let narrow = |at: usize| u16::try_from(at).unwrap_or(NONE);
        let mut entries: Vec<Entry> = Vec::with_capacity(each.len());
        let mut shorts: Vec<u16> = Vec::with_capacity(each.len());
        for new in &each {
            let text = new.of(bytes);
            let mut shorter = shorts.last().copied().unwrap_or(NONE);
            while let (Some(other), Some(entry)) = (
                each.get(usize::from(shorter)),
                entries.get(usize::from(shorter)),
            ) && !text.starts_with(other.of(bytes))
            {
                shorter = entry.shorter;
            }
            shorts.push(match text.len() < PART {
                true => narrow(entries.len()),
                false => shorter,
            });
            entries.push(Entry {
                next: key(text.get(PART..).unwrap_or_default()),
                at: new.at,
                bytes: new.bytes,
                shorter,
            });
        }
        // So that a whole part can be read at the end too.
        all.push_str("\0\0\0\0\0\0\0\0");
        let keys: Vec<u64> = each.iter().map(|text| text.key).collect();
        Lexicon {
            starts: starts(keys.iter().map(|key| (key >> 48) as usize)),
            wide_starts: starts(keys.iter().map(|key| wide_place((*key).max(FIRST_WIDE)))),
            keys,
            shorts,
            entries,
            texts: all,
            what: each.iter().map(|text| text.what).collect(),
        }
    }

    /// The longest entry that the text begins with, ASCII letters in upper or lower case, and its
    /// length in bytes.
    pub(super) fn longest(&self, text: &[u8]) -> Option<(usize, T)> {
        self.longest_around(text, self.place_of(text))
    }

    /// Where the first entry stands that is not before the text. Who asks for many texts asks this of
    /// all first: what one of them needs is fetched while that of others is.
    #[inline]
    pub(super) fn place_of(&self, text: &[u8]) -> usize {
        let wanted = key(text);
        let starts = match text.first().is_some_and(|first| lanes::is_wide(*first)) {
            true => self.wide_starts.get(wide_place(wanted)..),
            false => self.starts.get((wanted >> 48) as usize..),
        };
        let starts = starts.and_then(|starts| starts.first_chunk());
        let [from, to] = starts.map_or([0; 2], |starts| starts.map(usize::from));
        let among = self.keys.get(from..to).unwrap_or_default();
        from + among.partition_point(|key| *key < wanted)
    }

    /// The longest entry that the text begins with, given its place.
    pub(super) fn longest_around(&self, text: &[u8], place: usize) -> Option<(usize, T)> {
        let wanted = key(text);
        // Of those that share all their first bytes with the text, the last is the longest.
        let next = key(text.get(PART..).unwrap_or_default());
        let mut found = None;
        let mut at = place;
        while self.keys.get(at) == Some(&wanted) {
            let entry = self.entries.get(at)?;
            let behind = usize::from(entry.bytes).saturating_sub(PART);
            let shares = (entry.next ^ next) & first_bits(behind) == 0;
            if shares && (behind <= PART || self.goes_on(entry, text)) {
                found = Some(at);
            }
            at += 1;
        }
        if let Some(at) = found {
            return Some((
                usize::from(self.entries.get(at)?.bytes),
                *self.what.get(at)?,
            ));
        }
        // Between the longest of the others that the text begins with and the text itself stand
        // only entries that begin with that entry too.
        let mut at = usize::from(*self.shorts.get(place.checked_sub(1)?)?);
        while let Some(key) = self.keys.get(at) {
            // Behind its end are zeros, so that its length is told without its entry.
            let bytes = PART - key.trailing_zeros() as usize / 8;
            if (key ^ wanted) & first_bits(bytes) == 0 {
                return Some((bytes, *self.what.get(at)?));
            }
            at = usize::from(self.entries.get(at)?.shorter);
        }
        None
    }

    /// Whether a text that shares two parts with an entry begins with all of it.
    fn goes_on(&self, entry: &Entry, text: &[u8]) -> bool {
        let bytes = usize::from(entry.bytes);
        (2 * PART..bytes).step_by(PART).all(|at| {
            let of = |text: &[u8], at: usize| key(text.get(at..).unwrap_or_default());
            let own = of(self.texts.as_bytes(), entry.at as usize + at);
            (own ^ of(text, at)) & first_bits(bytes - at) == 0
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

/// For each of as many places as two bytes tell, where the entries begin whose place is that or a later one.
fn starts(places: impl Iterator<Item = usize>) -> Vec<u16> {
    let mut starts = Vec::with_capacity(PLACES + 1);
    let mut count: u16 = 0;
    for place in places {
        if starts.len() <= place {
            starts.resize(place + 1, count);
        }
        count = count.saturating_add(1);
    }
    starts.resize(PLACES + 1, count);
    starts
}

const PLACES: usize = 1 << 16;

/// The first key of a text that begins with a character of three bytes.
const FIRST_WIDE: u64 = 0xe0 << 56;

/// The code of the character of three bytes with which a key begins; the last one for keys behind those.
fn wide_place(key: u64) -> usize {
    let [first, second, third, ..] = key.to_be_bytes();
    let low = |byte: u8| usize::from(byte & 0x3f);
    match first {
        0xe0..=0xef => usize::from(first & 0xf) << 12 | low(second) << 6 | low(third),
        _ => PLACES - 1,
    }
}

/// The bits of the first bytes of a part.
fn first_bits(bytes: usize) -> u64 {
    // In two steps, as a shift by all bits is none.
    let half = 4 * (PART - bytes.min(PART));
    u64::MAX << half << half
}

/// The first eight bytes, so that keys are in the order of the texts.
fn key(text: &[u8]) -> u64 {
    lower(u64::from_be_bytes(lanes::first_part(text)))
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
        let mut all = Texts::new();
        for (number, text) in texts.into_iter().enumerate() {
            all.add(text, number);
        }
        let lexicon = Lexicon::new(all);
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
