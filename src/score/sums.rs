//! Counts over runs of blocks.

use super::evidence::{AGAINST, Evidence};
use crate::block::{Block, BlockKind};
use crate::features::Features;

/// Counts over a run of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) blocks: f32,
    pub(super) words: f32,
    pub(super) prose: f32,
    pub(super) linked: f32,
    pub(super) items: f32,
    pub(super) rows: f32,
    pub(super) headings: f32,
    /// Words of code.
    pub(super) code: f32,
    /// Blocks that are bylines or credits: posts and comments have one each, stories one in all.
    pub(super) bylines: f32,
    /// Blocks that go, as far as the other rules can tell.
    pub(super) against: f32,
}

impl Sums {
    pub(super) fn of(block: Block<'_>, evidence: &Evidence) -> Sums {
        let features = block.features();
        let words = features.words();
        Sums {
            blocks: 1.0,
            words,
            prose: words * number(features.is_prose()),
            linked: words * features.link_share(),
            items: number(matches!(block.kind(), BlockKind::ListItem { .. })),
            rows: number(matches!(block.kind(), BlockKind::TableRow { .. })),
            headings: number(matches!(block.kind(), BlockKind::Heading(_))),
            code: if block.kind() == BlockKind::Code {
                words
            } else {
                0.0
            },
            bylines: number(evidence.says_credit() < AGAINST),
            against: number(evidence.sum < AGAINST),
        }
    }

    /// The sums over no block.
    pub(super) const NONE: Sums = Sums {
        blocks: 0.0,
        words: 0.0,
        prose: 0.0,
        linked: 0.0,
        items: 0.0,
        rows: 0.0,
        headings: 0.0,
        code: 0.0,
        bylines: 0.0,
        against: 0.0,
    };

    #[inline]
    fn zip(&self, other: &Sums, with: impl Fn(f32, f32) -> f32) -> Sums {
        Sums {
            blocks: with(self.blocks, other.blocks),
            words: with(self.words, other.words),
            prose: with(self.prose, other.prose),
            linked: with(self.linked, other.linked),
            items: with(self.items, other.items),
            rows: with(self.rows, other.rows),
            headings: with(self.headings, other.headings),
            code: with(self.code, other.code),
            bylines: with(self.bylines, other.bylines),
            against: with(self.against, other.against),
        }
    }

    pub(super) fn plus(&self, other: &Sums) -> Sums {
        self.zip(other, |one, two| one + two)
    }

    #[inline]
    pub(super) fn minus(&self, other: &Sums) -> Sums {
        self.zip(other, |one, two| one - two)
    }

    pub(super) fn prose_share(&self) -> f32 {
        share(self.prose, self.words)
    }

    pub(super) fn link_share(&self) -> f32 {
        share(self.linked, self.words)
    }
}

/// 1 for what holds, 0 for what does not.
pub(super) fn number(holds: bool) -> f32 {
    // Looked up, since what holds of a block cannot be foreseen by a branch.
    static NUMBERS: [f32; 2] = [0.0, 1.0];
    NUMBERS[usize::from(holds)]
}

/// The share of a part in a whole; of nothing, 0.
pub(super) fn share(part: f32, whole: f32) -> f32 {
    // Divided in any case, so that there is nothing to branch on.
    part / if whole > 0.0 { whole } else { f32::INFINITY }
}

/// Words of running text that a block counts for: linked words count little.
pub(super) fn own_words(features: &Features) -> f32 {
    if features.link_chars == 0 {
        return features.words();
    }
    let own = 1.0 - features.link_share();
    features.words() * own * own
}
