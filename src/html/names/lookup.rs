//! A table to find names in, made at compile time.

use super::key;

/// Places for names: several times their number, so that few share one.
const SLOTS: usize = 1 << BITS;
const BITS: u32 = 10;

/// A slot that no name is in.
const EMPTY: u8 = u8::MAX;

/// Up to 255 names in lower case.
pub(super) struct Lookup<const N: usize> {
    names: [&'static str; N],
    keys: [u64; N],
    slots: [u8; SLOTS],
}

impl<const N: usize> Lookup<N> {
    pub(super) const fn new(names: [&'static str; N]) -> Lookup<N> {
        assert!(N < EMPTY as usize);
        let mut keys = [0; N];
        let mut slots = [EMPTY; SLOTS];
        let mut at = 0;
        while at < N {
            keys[at] = key(names[at].as_bytes());
            let mut place = slot(keys[at]);
            while slots[place] != EMPTY {
                place = (place + 1) % SLOTS;
            }
            slots[place] = at as u8;
            at += 1;
        }
        Lookup { names, keys, slots }
    }

    /// The place of the name with this key, which is `name` in any case.
    #[inline]
    pub(super) fn find(&self, key: u64, name: &[u8]) -> Option<usize> {
        let mut place = slot(key);
        loop {
            let at = usize::from(*self.slots.get(place)?);
            if *self.keys.get(at)? == key {
                let found = self.names.get(at)?.as_bytes();
                // The key is all of a short name.
                let same = name.len() <= size_of::<u64>() || found.eq_ignore_ascii_case(name);
                if found.len() == name.len() && same {
                    return Some(at);
                }
            }
            place = (place + 1) % SLOTS;
        }
    }
}

const fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS)) as usize
}
