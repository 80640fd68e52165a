//! Looks at 64 bytes of text at a time, without a branch for each: where there are many steps, in code that
//! is compiled for several kinds of processors ([`Loaded`]), elsewhere in what all of them can do ([`bits`]).

mod loaded;

use wide::u8x16;

pub(crate) use loaded::{Flags, Loaded};

/// Bytes looked at in one step.
pub(crate) const STEP: usize = 64;

/// Bytes that can be read behind them.
pub(crate) const AHEAD: usize = 8;

/// Bytes that are compared at once.
const PART: usize = 16;

/// A step and what stands behind it, zeros behind the end of the text.
pub(crate) type Lanes = [u8; STEP + AHEAD];

/// A step of no text.
pub(crate) const NOTHING: Lanes = [0; STEP + AHEAD];

/// Calls `see` with each step of `bytes` and where it begins. It is called at one place, so that it
/// can become a part of the loop.
#[inline(always)]
pub(crate) fn each(bytes: &[u8], mut see: impl FnMut(usize, &Lanes)) {
    let mut room = NOTHING;
    let mut at = 0;
    while at < bytes.len() {
        see(at, first(bytes.get(at..).unwrap_or_default(), &mut room));
        at += STEP;
    }
}

/// The step with which the bytes begin and what stands behind it; in the room, where they end before.
#[inline(always)]
pub(crate) fn first<'b>(bytes: &'b [u8], room: &'b mut Lanes) -> &'b Lanes {
    bytes.first_chunk().unwrap_or_else(|| {
        *room = NOTHING;
        if let Some(head) = room.get_mut(..bytes.len()) {
            head.copy_from_slice(bytes);
        }
        room
    })
}

/// Eight bytes with which the bytes begin, zeros behind their end.
#[inline(always)]
pub(crate) fn first_part(bytes: &[u8]) -> [u8; AHEAD] {
    bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut part = [0; AHEAD];
        for (to, from) in part.iter_mut().zip(bytes) {
            *to = *from;
        }
        part
    })
}

/// A bit for each byte of the step that passes the test, the first in the lowest. The test is best
/// made of comparisons, of which the compiler makes sixteen at once.
#[inline(always)] // A call costs more than what it does.
pub(crate) fn bits(lanes: &Lanes, test: impl Fn(u8) -> bool) -> u64 {
    let (parts, _) = lanes.as_chunks::<PART>();
    let mut bits = 0;
    for (part, at) in parts.iter().zip((0..STEP).step_by(PART)) {
        bits |= u64::from(bits_of(part, &test)) << at;
    }
    bits
}

/// The same for the bytes behind the step.
#[inline]
pub(crate) fn bits_ahead(lanes: &Lanes, test: impl Fn(u8) -> bool) -> u64 {
    let last = lanes.last_chunk().map_or(0, |last| bits_of(last, test));
    u64::from(last >> (PART - AHEAD))
}

/// Whether a byte is one of some from one on, told as signed numbers: of those sixteen are compared by one
/// instruction, of others by two.
#[inline(always)]
pub(crate) fn is_among(byte: u8, from: u8, count: u8) -> bool {
    let lowest = i8::MIN as u8;
    let shifted = byte.wrapping_add(lowest.wrapping_sub(from)) as i8;
    shifted < lowest.wrapping_add(count) as i8
}

/// Whether a byte is a letter or a digit of ASCII; [`Loaded::is_word`] tells it of a step.
#[inline(always)]
pub(crate) fn is_word(byte: u8) -> bool {
    is_among(byte | 0x20, b'a', 26) | is_among(byte, b'0', 10)
}

/// Whether a byte is the first of a character of three, as those of Han are.
#[inline(always)]
pub(crate) fn is_wide(byte: u8) -> bool {
    byte & 0xf0 == 0xe0
}

/// A bit for each byte of a part.
#[inline(always)]
fn bits_of(part: &[u8; PART], test: impl Fn(u8) -> bool) -> u32 {
    let mut flags = [0; PART];
    for (flag, byte) in flags.iter_mut().zip(part) {
        *flag = u8::from(test(*byte)).wrapping_neg();
    }
    u8x16::new(flags).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_among_those_from_one_on() {
        for byte in 0..=255 {
            for (from, count) in [
                (b'0', 10),
                (b'a', 26),
                (0x21, 0x5e),
                (0xc3, 0x1d),
                (0xe4, 6),
            ] {
                let among = (from..from + count).contains(&byte);
                assert_eq!(is_among(byte, from, count), among, "{byte} {from}");
            }
        }
    }

    #[test]
    fn sees_each_byte_once() {
        for length in [0, 1, 63, 64, 65, 71, 72, 73, 128, 200] {
            let text: Vec<u8> = (0..length).map(|at| b'a' + (at % 7) as u8).collect();
            let mut found = Vec::new();
            each(&text, |start, lanes| {
                let bits = bits(lanes, |byte| byte == b'c');
                found.extend(
                    (0..64)
                        .filter(|at| bits >> at & 1 == 1)
                        .map(|at| start + at),
                );
                let ahead = bits_ahead(lanes, |byte| byte == b'c');
                let next = (0..8).filter(|at| text.get(start + 64 + at) == Some(&b'c'));
                assert_eq!(ahead, next.fold(0, |bits, at| bits | 1 << at));
            });
            let expected = (0..text.len()).filter(|at| text[*at] == b'c');
            assert_eq!(found, expected.collect::<Vec<_>>());
        }
    }
}
