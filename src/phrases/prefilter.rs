//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 8 KiB turns away nearly all places, and the automaton is only asked
//! about the others.

const BITS: usize = 1 << 16;
const WORDS: usize = BITS / 64;

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// What the first byte of a character says of where a phrase may begin.
#[derive(Clone, Copy)]
struct Lead {
    /// The bytes by which phrases that begin so are told, by their length: of the longest as many
    /// as it takes to be rare, of shorter ones fewer. None for the later bytes of characters.
    masks: [u64; 3],
    /// Whether it belongs to words, at whose inside no phrase begins.
    joins: bool,
}

static LEADS: [Lead; 256] = leads();

const fn leads() -> [Lead; 256] {
    let mut table = [Lead {
        masks: [0; 3],
        joins: false,
    }; 256];
    let mut byte = 0;
    while byte < 256 {
        let masks = match byte as u8 {
            0x80..=0xbf => [0; 3],
            // Two characters, or one and a sign.
            0xe0..=0xef => [first(6), first(4), first(3)],
            _ => [first(7), first(4), first(2)],
        };
        table[byte] = Lead {
            masks,
            joins: (byte as u8).is_ascii_alphanumeric(),
        };
        byte += 1;
    }
    table
}

const fn first(bytes: u32) -> u64 {
    u64::MAX >> (64 - 8 * bytes)
}

/// Which bytes phrases begin with.
pub(super) struct Prefilter {
    bits: Box<[u64; WORDS]>,
}

impl Prefilter {
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Prefilter {
        let mut bits = Box::new([0; WORDS]);
        for phrase in phrases {
            let bytes = phrase.as_bytes();
            let Some(&first) = bytes.first() else {
                continue;
            };
            let window = window(bytes, 0) | LOWER;
            let fits = |mask: &&u64| bytes.len() >= length_of(**mask);
            let masks = &LEADS[usize::from(first)].masks;
            if let Some(mask) = masks.iter().find(fits).or(masks.last()) {
                set(&mut bits, place(window & mask));
            }
        }
        Prefilter { bits }
    }

    /// Calls `ask` with each byte at which a phrase may begin; what it returns is where to go on
    /// from if one did.
    pub(super) fn places(&self, text: &str, mut ask: impl FnMut(usize) -> Option<usize>) {
        let bytes = text.as_bytes();
        let mut from = 0;
        let mut in_word = false;
        for (at, &byte) in bytes.iter().enumerate() {
            let lead = LEADS[usize::from(byte)];
            let begins = !(lead.joins & in_word);
            in_word = lead.joins;
            if !begins || lead.masks[0] == 0 {
                continue;
            }
            let window = window(bytes, at) | LOWER;
            let [long, middling, short] = lead.masks;
            let may = get(&self.bits, place(window & long))
                | get(&self.bits, place(window & middling))
                | get(&self.bits, place(window & short));
            if may
                && at >= from
                && let Some(end) = ask(at)
            {
                from = end;
            }
        }
    }
}

/// How many bytes a mask lets through.
fn length_of(mask: u64) -> usize {
    (64 - mask.leading_zeros() as usize) / 8
}

/// The eight bytes from `at` on, the first of them lowest; zeros behind the end.
#[inline]
fn window(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        Some(Ok(window)) => u64::from_le_bytes(window),
        _ => last_window(bytes, at),
    }
}

#[cold]
fn last_window(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default().iter().take(8);
    rest.rev()
        .fold(0, |window, byte| window << 8 | u64::from(*byte))
}

/// Multiplicative hashing; the upper bits are the mixed ones.
#[inline]
fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

fn set(bits: &mut [u64; WORDS], place: usize) {
    bits[place % BITS / 64] |= 1 << (place % 64);
}

#[inline]
fn get(bits: &[u64; WORDS], place: usize) -> bool {
    bits[place % BITS / 64] >> (place % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<usize> {
        let filter = Prefilter::new(["share", "ad", "责任编辑", "©", "文/"].into_iter());
        let mut found = Vec::new();
        filter.places(text, |at| {
            found.push(at);
            None
        });
        found
    }

    #[test]
    fn finds_where_phrases_begin() {
        assert_eq!(places("Share it, or shares"), [0, 13]);
        assert_eq!(places("他是责任编辑"), [6]);
        assert_eq!(places("© 2024"), [0]);
        assert_eq!(places("2024 ©"), [5]);
        assert_eq!(places("an AD"), [3]);
        assert_eq!(places("文/李明"), [0]);
    }

    #[test]
    fn passes_over_what_is_inside_of_words() {
        assert_eq!(places("timeshare"), Vec::<usize>::new());
    }
}
