//! What rules ask of nearly all blocks, in a few bytes each: a pass over the blocks of a long page
//! that asks for no more than that stays in the caches.

use super::{BlockData, Container};
use crate::block::BlockKind;
use crate::hints::Hints;

/// What the elements around a block say, and whether it is hidden or a line of the header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glance(u32);

const IS_HIDDEN: u32 = 1 << 31;
const IS_ENVELOPE: u32 = 1 << 30;

/// No hint has the bit of a flag.
const _: () = assert!(Hints::ALL.bits() < IS_ENVELOPE);

impl Glance {
    pub(super) fn of(block: &BlockData, containers: &[Container]) -> Glance {
        let container = containers.get(block.container as usize);
        let mut bits = container.map_or(0, |container| container.hints.bits());
        if block.hidden {
            bits |= IS_HIDDEN;
        }
        if block.kind == BlockKind::Envelope {
            bits |= IS_ENVELOPE;
        }
        Glance(bits)
    }

    pub(crate) fn hints(self) -> Hints {
        Hints::of_bits(self.0 & !(IS_HIDDEN | IS_ENVELOPE))
    }

    pub(crate) fn is_hidden(self) -> bool {
        self.0 & IS_HIDDEN != 0
    }

    pub(crate) fn is_envelope(self) -> bool {
        self.0 & IS_ENVELOPE != 0
    }
}
