//! What class attributes say, remembered: pages repeat the same few over and over.

use super::statements;
use crate::hints::Hints;

/// What a class attribute says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// Of the blocks in the element.
    pub(super) hints: Hints,
    /// The key of what the text of the element states.
    pub(super) key: Option<&'static str>,
}

const SLOTS: usize = 128;

/// The class attributes met last.
pub(super) struct Classes<'t> {
    slots: Vec<(&'t str, Said)>,
}

impl Default for Classes<'_> {
    fn default() -> Self {
        Classes {
            slots: vec![("", Said::default()); SLOTS],
        }
    }
}

impl<'t> Classes<'t> {
    /// What an attribute says.
    pub(super) fn say(&mut self, class: &'t str) -> Said {
        if class.is_empty() {
            return Said::default();
        }
        let Some(slot) = self.slots.get_mut(slot(class.as_bytes())) else {
            return Said::default();
        };
        if slot.0 != class {
            let hints = Hints::of_tokens(class);
            let key = statements::by_class(class);
            *slot = (class, Said { hints, key });
        }
        slot.1
    }
}

/// The slot that an attribute belongs in: a cheap mix of its length and both ends.
fn slot(class: &[u8]) -> usize {
    let ends = match (class.first_chunk::<8>(), class.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(23)
        }
        _ => class
            .iter()
            .fold(0, |sum, &byte| (sum << 8) | u64::from(byte)),
    };
    let mixed = (ends ^ class.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 57) as usize % SLOTS
}
