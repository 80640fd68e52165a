//! By which of their first bytes phrases are told: few for the short, more for the long, with which more
//! texts begin alike.

use crate::lanes::{self, is_wide};

/// With this, ASCII letters are in lower case, and other bytes fall together in pairs.
pub(super) const LOWER: u64 = 0x2020_2020_2020_2020;

/// Bytes of a text that are looked at together.
pub(super) const WINDOW: usize = 8;

/// Phrases of so many bytes are told by as many.
const LONG: usize = 12;

/// By how many bytes phrases are told that are neither long nor short.
const MIDDLING: usize = 6;

/// By how many of the first bytes phrases are told that are not long, from the longest to the shortest.
pub(super) type Masks = [u64; 3];

/// The keys of a text: those of long phrases, and one for each mask.
pub(super) const KEYS: usize = 4;

/// By how many ASCII letters and digits a phrase begins with; the first is for those that begin with
/// a sign or with a character of two bytes or four, the last for those that begin with one of three.
/// A phrase of letters that is shorter than six bytes is told by its letters: the word that it begins
/// with is as long in the text.
static MASKS: [Masks; WIDE + 1] = {
    let mut table = [masks(8, 4, 2); WIDE + 1];
    let mut letters = 1;
    while letters <= WINDOW {
        // Words of one letter are frequent, and no phrase is one.
        let short = match letters {
            1 => 2,
            MIDDLING.. => MIDDLING,
            _ => letters,
        };
        table[letters] = masks(8, MIDDLING, short);
        letters += 1;
    }
    table[WIDE] = masks(8, MIDDLING, 3);
    table
};

/// The masks of texts that begin with a character of three bytes.
pub(super) const WIDE: usize = WINDOW + 1;

const fn masks(long: usize, middling: usize, short: usize) -> Masks {
    [first(long), first(middling), first(short)]
}

/// A mask for so many of the first bytes, at most eight.
#[inline]
pub(super) const fn first(bytes: usize) -> u64 {
    let behind = WINDOW - if bytes < WINDOW { bytes } else { WINDOW };
    // In two steps, as a shift by all bits is none.
    u64::MAX >> (4 * behind) >> (4 * behind)
}

/// The masks of texts of a number: how many letters they begin with, or [`WIDE`].
#[inline(always)]
pub(super) const fn masks_at(number: usize) -> &'static Masks {
    &MASKS[if number < WIDE { number } else { WIDE }]
}

/// The masks of texts with this window.
pub(super) fn masks_of(window: u64) -> &'static Masks {
    let bytes = window.to_le_bytes();
    let letters = bytes.iter().take_while(|byte| lanes::is_word(**byte));
    masks_at(match is_wide(bytes[0]) {
        true => WIDE,
        false => letters.count(),
    })
}

/// How many bytes a mask lets through.
const fn length_of(mask: u64) -> usize {
    (64 - mask.leading_zeros() as usize) / 8
}

/// Which of its keys tells a phrase of so many bytes and these masks: the longest for which it has the bytes.
pub(super) fn told_by(bytes: usize, masks: &Masks) -> usize {
    let [long, middling, _] = masks.map(length_of);
    let lengths = [LONG, long, middling];
    let fits = lengths.iter().position(|length| bytes >= *length);
    fits.unwrap_or(lengths.len())
}

/// What phrases are told by that a text of these windows may begin with, from the longest to the shortest.
#[inline(always)]
pub(super) fn keys([window, behind]: [u64; 2], masks: &Masks) -> [u64; KEYS] {
    let window = window | LOWER;
    // Many texts begin as long phrases do.
    let behind = behind << (8 * (2 * WINDOW - LONG)) | LOWER;
    let [long, middling, short] = masks.map(|mask| window & mask);
    [window ^ mix(behind), long, middling, short]
}

/// The first bytes of a text, zeros behind its end.
#[inline]
pub(super) fn window(text: &[u8]) -> u64 {
    u64::from_le_bytes(lanes::first_part(text))
}

/// The first bytes of a text and those behind them, zeros behind its end.
#[inline]
pub(super) fn windows(text: &[u8]) -> [u64; 2] {
    match text.first_chunk::<{ 2 * WINDOW }>() {
        Some(both) => {
            let both = u128::from_le_bytes(*both);
            [both as u64, (both >> 64) as u64]
        }
        None => [window(text), window(text.get(WINDOW..).unwrap_or_default())],
    }
}

/// Multiplicative hashing: the upper bits are the mixed ones.
#[inline]
pub(super) fn mix(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
