//! Tells places where no phrase can begin from those where one may, by some bytes at once.
//!
//! Phrases are many and rare in text. An automaton that looks at each byte needs a table of
//! megabytes; this filter of 48 KiB turns away nearly all places, and the automaton is only asked
//! about the others.

/// So many that of the places that are let through most are phrases.
const BITS: usize = 1 << 17;
const WORDS: usize = BITS / 64;

type Bits = Box<[u64; WORDS]>;

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// What a byte is to phrases: the later byte of a character, of a word, any other, or the first of
/// a character of three bytes.
static KINDS: [u8; 256] = kinds();

const LATER: u8 = 0;
const WORD: u8 = 1;
const OTHER: u8 = 2;
const WIDE: u8 = 3;

/// For each kind the bytes by which phrases that begin so are told, by their length: of the
/// longest as many as it takes to be rare, of shorter ones fewer.
static MASKS: [[u64; 3]; 4] = [
    [0; 3],
    [first(7), first(4), first(2)],
    [first(7), first(4), first(2)],
    // Two characters, or one and a sign.
    [first(6), first(4), first(3)],
];

const fn kinds() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0x80..=0xbf => LATER,
            0xe0..=0xef => WIDE,
            other if other.is_ascii_alphanumeric() => WORD,
            _ => OTHER,
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
    /// For each of the masks.
    bits: [Bits; 3],
}

impl Prefilter {
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Prefilter {
        let mut bits: [Bits; 3] = std::array::from_fn(|_| Box::new([0; WORDS]));
        for phrase in phrases {
            let bytes = phrase.as_bytes();
            let Some(&first) = bytes.first() else {
                continue;
            };
            let window = window(bytes, 0) | LOWER;
            let masks = &MASKS[usize::from(KINDS[usize::from(first)])];
            let fits = |mask: &u64| bytes.len() >= length_of(*mask);
            let at = masks.iter().position(fits).unwrap_or(masks.len() - 1);
            if let (Some(mask), Some(bits)) = (masks.get(at), bits.get_mut(at)) {
                set(bits, place(window & mask));
            }
        }
        Prefilter { bits }
    }

    /// Calls `ask` with each byte at which a phrase may begin; what it returns is where to go on
    /// from if one did.
    pub(super) fn places(&self, text: &str, mut ask: impl FnMut(usize) -> Option<usize>) {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(at) = self.next(bytes, from) {
            from = ask(at).unwrap_or(at + 1);
        }
    }

    /// The next place from `from` on at which a phrase may begin. A loop of its own, so that its
    /// few variables stay in registers.
    #[inline(never)]
    fn next(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let before = from.checked_sub(1).and_then(|at| bytes.get(at));
        let mut last = before.map_or(OTHER, |byte| KINDS[usize::from(*byte)]);
        for (at, &byte) in bytes.iter().enumerate().skip(from) {
            let kind = KINDS[usize::from(byte)];
            // A phrase of letters begins where a word does.
            let inside = kind == LATER || (kind == WORD && last == WORD);
            last = kind;
            if inside {
                continue;
            }
            let window = window(bytes, at) | LOWER;
            let [long, middling, short] = MASKS[usize::from(kind)];
            let [longs, middlings, shorts] = &self.bits;
            let may = get(longs, place(window & long))
                | get(middlings, place(window & middling))
                | get(shorts, place(window & short));
            if may {
                return Some(at);
            }
        }
        None
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
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 47) as usize
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
