//! Vectors that have little room to spare: what one grows by itself is twice as much.

/// Places that there is more room for at least.
const LEAST: usize = 4;

/// Adds to a vector; a full one grows by a quarter.
#[inline]
pub(crate) fn push<T>(all: &mut Vec<T>, one: T) {
    if all.len() == all.capacity() {
        grow(all);
    }
    all.push(one);
}

#[cold]
fn grow<T>(all: &mut Vec<T>) {
    all.reserve_exact(LEAST.max(all.len() / 4));
}
