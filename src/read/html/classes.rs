//! What class attributes say, remembered: pages repeat the same few over and over.

use super::{class_statements, gutter};
use crate::hints::Hints;
use crate::page::WordLists;

/// What a class attribute says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// Of the blocks in the element.
    pub(super) hints: Hints,
    /// Its words, in the lists of the page.
    pub(super) words: u32,
    /// The key of what the text of the element states.
    pub(super) key: Option<&'static str>,
    /// Whether it numbers the lines of code.
    pub(super) is_gutter: bool,
}

/// How many class attributes are remembered: one for so many nodes, within limits.
const NODES_PER_SLOT: usize = 8;
const LEAST_SLOTS: usize = 16;
const MOST_SLOTS: usize = 1024;

/// The class attributes met last.
pub(super) struct Classes<'t> {
    slots: Vec<(&'t str, Said)>,
}

impl<'t> Classes<'t> {
    /// For a tree of so many nodes.
    pub(super) fn new(nodes: usize) -> Classes<'t> {
        let slots = (nodes / NODES_PER_SLOT).clamp(LEAST_SLOTS, MOST_SLOTS);
        Classes {
            slots: vec![("", Said::default()); slots],
        }
    }

    /// What an attribute says. The words of one that was not met lately are added to the lists.
    pub(super) fn say(&mut self, class: &'t str, lists: &mut WordLists) -> Said {
        if class.is_empty() {
            return Said::default();
        }
        let at = slot(class.as_bytes(), self.slots.len());
        let Some(slot) = self.slots.get_mut(at) else {
            return Said::default();
        };
        if slot.0 != class {
            let words = lists.begin();
            let (mut may_state, mut may_be_gutter) = (false, false);
            let hints = Hints::of_tokens(class, |word, key| {
                lists.push(words, word);
                may_state |= class_statements::STATING.has(key);
                may_be_gutter |= gutter::WORDS.has(key);
            });
            let key = may_state
                .then(|| class_statements::by_class(class))
                .flatten();
            let is_gutter = may_be_gutter && gutter::is_said(class);
            let said = Said {
                hints,
                words,
                key,
                is_gutter,
            };
            *slot = (class, said);
        }
        slot.1
    }
}

/// The slot that an attribute belongs in: a cheap mix of its length and both ends.
fn slot(class: &[u8], slots: usize) -> usize {
    let ends = match (class.first_chunk::<8>(), class.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(23)
        }
        _ => class
            .iter()
            .fold(0, |sum, &byte| (sum << 8) | u64::from(byte)),
    };
    let mixed = (ends ^ class.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (((mixed >> 32) * slots as u64) >> 32) as usize
}
