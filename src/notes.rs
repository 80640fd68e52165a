//! Notes of blogs on when a post was filed and how to follow what readers answer.

use crate::block::Block;
use crate::ledger::Label;
use crate::phrases::{Hit, Scope};

/// Words of the longest note of a blog that tells when and under what a post was filed, and how to follow
/// what readers answer.
const LONGEST_NOTE: f32 = 72.0;

/// The weight from which on a phrase is that of such a note wherever it stands.
const OF_NOTE: f32 = 3.4;

/// The phrase by which a block is a note of a blog on what readers answer.
pub(crate) fn note(block: Block<'_>) -> Option<&Hit> {
    if block.features().words() > LONGEST_NOTE || !block.has_words(Label::Comments) {
        return None;
    }
    block.hits().iter().find(|hit| {
        hit.phrase().is_some_and(|phrase| {
            phrase.label() == Label::Comments
                && phrase.scope() == Scope::Anywhere
                && phrase.weight >= OF_NOTE
        })
    })
}
