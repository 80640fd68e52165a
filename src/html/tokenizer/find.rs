//! Finds bytes that are mostly near.

use memchr::memchr2;
use wide::u8x16;

/// Bytes that are compared at once.
const PART: usize = 16;

/// Bytes that are looked at before the search for what is far is begun, which takes longer to begin.
const NEAR: usize = 2 * PART;

/// Where the first of two bytes stands.
#[inline]
pub(super) fn either(one: u8, other: u8, bytes: &[u8]) -> Option<usize> {
    let Some(near) = bytes.first_chunk::<NEAR>() else {
        return memchr2(one, other, bytes);
    };
    let (parts, _) = near.as_chunks::<PART>();
    for (part, at) in parts.iter().zip((0..NEAR).step_by(PART)) {
        let part = u8x16::new(*part);
        let found = part.simd_eq(u8x16::splat(one)) | part.simd_eq(u8x16::splat(other));
        let bits = found.to_bitmask();
        if bits != 0 {
            return Some(at + bits.trailing_zeros() as usize);
        }
    }
    let far = memchr2(one, other, bytes.get(NEAR..)?)?;
    Some(NEAR + far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in 0..100 {
            for at in 0..length {
                let mut text = vec![b'x'; length];
                assert_eq!(either(b'<', b'&', &text), None);
                text[length - 1] = b'&';
                text[at] = b'<';
                assert_eq!(either(b'<', b'&', &text), Some(at));
                assert_eq!(either(b'&', b'<', &text), Some(at));
            }
        }
    }
}
