//! Vectors that have little room to spare: what one grows by itself is twice as much.

/// Places that there is more room for at least: to make room takes as long as to fill some places.
const LEAST: usize = 8;

/// Up to how many places a vector grows as it would by itself: what few places spare is little.
const FEW: usize = 16;

/// Adds to a vector; a full one grows by a quarter, by more while it is small.
#[inline]
pub(crate) fn push<T>(all: &mut Vec<T>, one: T) {
    push_expecting(all, one, |held| match held {
        0..FEW => held.max(LEAST),
        _ => LEAST.max(held / 4),
    });
}

/// Adds to a vector; a full one grows by as many as `more` says of how many it holds.
#[inline]
pub(crate) fn push_expecting<T>(all: &mut Vec<T>, one: T, more: impl FnOnce(usize) -> usize) {
    if all.len() == all.capacity() {
        grow(all, more);
    }
    all.push(one);
}

/// The bytes that a vector may spare: to give fewer back takes longer than they are worth.
const SPARED: usize = 1 << 10;

/// Gives back the room that a vector has to spare, if it is much.
pub(crate) fn fit<T>(all: &mut Vec<T>) {
    if (all.capacity() - all.len()) * size_of::<T>() > SPARED {
        all.shrink_to_fit();
    }
}

#[cold]
fn grow<T>(all: &mut Vec<T>, more: impl FnOnce(usize) -> usize) {
    all.reserve_exact(more(all.len()));
}
