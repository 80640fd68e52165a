//! Finds the longest phrase that begins at a place, in buckets by its first bytes.
//!
//! Asked only about the few places that the prefilter lets through, it is as fast as an automaton,
//! and it is built in a tenth of the time, which is most of what the first document costs.

use super::first_bytes::{self, Masks, WINDOW, first, masks_of, mix, window, windows};

/// Texts, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// For each bucket of keys where its entries begin; one more than there are.
    starts: Vec<u16>,
    /// By buckets, in them by the key that tells them, and of those the longest first.
    entries: Vec<Entry<T>>,
    /// The texts one behind the other, ASCII letters in lower case.
    texts: String,
}

/// All that most questions need, so that it is fetched at once.
#[derive(Clone, Copy)]
struct Entry<T> {
    /// The first bytes of the text and those behind; zeros where there are none.
    parts: [u64; 2],
    /// Where the text begins in all of them.
    at: u32,
    /// How long it is.
    bytes: u16,
    /// Which of its keys it is told by.
    told_by: u8,
    /// What it stands for.
    what: T,
}

/// What a lexicon is made of: texts in any order, one behind the other, since so many allocations
/// would be most of what it takes to make it.
pub(super) struct Texts<T> {
    all: String,
    each: Vec<Text<T>>,
}

/// Where a text stands, and what it stands for.
struct Text<T> {
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
            self.each.push(Text { at, bytes, what });
            self.all.push_str(text);
        }
    }
}

impl<T: Copy> Lexicon<T> {
    /// Of the same text twice, the first counts; ASCII letters may be upper or lower case. It holds 65,535
    /// of them; who adds a phrase past that is told by the test that finds each of them.
    pub(super) fn new(Texts { mut all, each }: Texts<T>) -> Lexicon<T> {
        all.make_ascii_lowercase();
        // So that whole parts can be read at the end too.
        all.push_str(PADDING);
        let mut entries: Vec<Entry<T>> = Vec::with_capacity(each.len());
        let mut starts: Vec<u16> = Vec::with_capacity(BUCKETS + 1);
        for place in ordered(&all, &each) {
            let Some(new) = each.get((place & 0x3fff_ffff) as usize) else {
                continue;
            };
            let text = text_of(&all, new.at, new.bytes);
            let is_known = |known: &Entry<T>| text_of(&all, known.at, known.bytes) == text;
            if entries.last().is_some_and(is_known) {
                continue;
            }
            starts.resize((place >> 48) as usize + 1, entries.len() as u16);
            entries.push(Entry {
                parts: parts_of(&all, new),
                at: new.at,
                bytes: new.bytes,
                told_by: (place >> 46 & 3) as u8,
                what: new.what,
            });
        }
        starts.resize(BUCKETS + 1, entries.len() as u16);
        Lexicon {
            starts,
            entries,
            texts: all,
        }
    }

    /// The longest entry that the text begins with, ASCII letters in upper or lower case, and its
    /// length in bytes.
    pub(super) fn longest(&self, text: &[u8]) -> Option<(usize, T)> {
        self.longest_of(text, masks_of(window(text)), u8::MAX)
    }

    /// The same, given the masks of the text and a bit for each of its keys that may tell an entry.
    #[inline]
    pub(super) fn longest_of(
        &self,
        text: &[u8],
        masks: &Masks,
        may_tell: u8,
    ) -> Option<(usize, T)> {
        let parts = windows(text);
        let keys = first_bytes::keys(parts, masks);
        let parts = parts.map(lower);
        for (told_by, key) in (0..).zip(keys) {
            if may_tell >> told_by & 1 == 0 {
                continue;
            }
            let begins =
                |entry: &&Entry<T>| entry.told_by == told_by && self.begins(entry, text, parts);
            if let Some(entry) = self.bucket(key).iter().find(begins) {
                return Some((entry.bytes.into(), entry.what));
            }
        }
        None
    }

    /// The entries that keys of the same bucket tell.
    #[inline]
    fn bucket(&self, key: u64) -> &[Entry<T>] {
        let starts = self
            .starts
            .get(bucket(key)..)
            .and_then(|starts| starts.first_chunk());
        let [from, to] = starts.map_or([0; 2], |starts| starts.map(usize::from));
        self.entries.get(from..to).unwrap_or_default()
    }

    /// Whether a text of these first parts begins with all of an entry.
    #[inline]
    fn begins(&self, entry: &Entry<T>, text: &[u8], parts: [u64; 2]) -> bool {
        let bytes = usize::from(entry.bytes);
        let [one, two] = entry.parts;
        let others = (one ^ parts[0]) & first(bytes)
            | (two ^ parts[1]) & first(bytes.saturating_sub(WINDOW));
        others == 0 && (bytes <= 2 * WINDOW || self.goes_on(entry, text))
    }

    /// Whether a text that shares two parts with an entry begins with all of it.
    fn goes_on(&self, entry: &Entry<T>, text: &[u8]) -> bool {
        let bytes = usize::from(entry.bytes);
        (2 * WINDOW..bytes).step_by(WINDOW).all(|at| {
            let of = |text: &[u8], at: usize| window(text.get(at..).unwrap_or_default());
            let own = of(self.texts.as_bytes(), entry.at as usize + at);
            (own ^ lower(of(text, at))) & first(bytes - at) == 0
        })
    }

    /// Of each text its first bytes, those behind them, and which of its keys it is told by.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = ([u64; 2], usize)> {
        let all = self.entries.iter();
        all.map(|entry| (entry.parts, entry.told_by.into()))
    }

    /// All texts.
    #[cfg(test)]
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let all = self.entries.iter();
        all.map(|entry| text_of(&self.texts, entry.at, entry.bytes))
    }
}

/// The numbers of texts in the order of their entries, below what orders them: the bucket, the key that
/// tells a text, and how short it is.
fn ordered<T>(all: &str, each: &[Text<T>]) -> Vec<u64> {
    let places = (0..).zip(each).map(|(number, text)| {
        let parts = parts_of(all, text);
        let masks = masks_of(parts[0]);
        let told_by = first_bytes::told_by(text.bytes.into(), masks);
        let bucket = bucket(first_bytes::keys(parts, masks)[told_by]) as u64;
        let shortness = u64::from(u16::MAX - text.bytes);
        bucket << 48 | (told_by as u64) << 46 | shortness << 30 | number
    });
    let places: Vec<u64> = places.collect();
    let bucket_of = |place: &u64| (place >> 48) as usize % BUCKETS;
    // Counted into their buckets, which leaves little to sort.
    let mut ends = vec![0_u32; BUCKETS];
    for place in &places {
        ends[bucket_of(place)] += 1;
    }
    let mut end = 0;
    for of_bucket in &mut ends {
        end += *of_bucket;
        *of_bucket = end;
    }
    let mut ordered = vec![0; places.len()];
    for place in places {
        let end = &mut ends[bucket_of(&place)];
        *end -= 1;
        if let Some(free) = ordered.get_mut(*end as usize) {
            *free = place;
        }
    }
    for bucket in ordered.chunk_by_mut(|one, other| bucket_of(one) == bucket_of(other)) {
        bucket.sort_unstable();
    }
    ordered
}

/// Behind all texts, so that the parts of the last one can be read like those of others.
const PADDING: &str = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// The first bytes of a text and those behind them; zeros where there are none.
fn parts_of<T>(all: &str, text: &Text<T>) -> [u64; 2] {
    let [window, behind] = windows(all.as_bytes().get(text.at as usize..).unwrap_or_default());
    let bytes = usize::from(text.bytes);
    [
        window & first(bytes),
        behind & first(bytes.saturating_sub(WINDOW)),
    ]
}

/// The text that stands there among all.
fn text_of(all: &str, at: u32, bytes: u16) -> &str {
    let rest = all.get(at as usize..).unwrap_or_default();
    rest.get(..usize::from(bytes)).unwrap_or_default()
}

/// Buckets, about two for each entry.
const BUCKETS: usize = 1 << 16;

/// The bucket of a key.
#[inline]
fn bucket(key: u64) -> usize {
    (mix(key) >> 48) as usize % BUCKETS
}

/// Eight bytes with ASCII letters in lower case, without a branch.
#[inline]
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
                lower(u64::from_le_bytes(bytes)),
                u64::from_le_bytes(expected)
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
