//! Whether the text below the lines of a head is Japanese.

use std::ops::Range;

use crate::block::Block;
use crate::metadata::japanese_names::is_kana;

/// Blocks on one side of a line among which text tells the script of the page.
pub(super) const MOST_ASKED: usize = 24;

/// Characters of a paragraph among which Japanese has kana.
const MOST_READ: usize = 80;

/// What is known of the lines below a head, each of which asks for the same running text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextBelow {
    /// Lines one after the other that are no running text.
    others: Range<usize>,
    /// The running text that was asked last, and whether it is Japanese.
    known: Option<(usize, bool)>,
}

impl TextBelow {
    /// Whether the next running text from a line on is Japanese.
    pub(crate) fn is_japanese(&mut self, line: Block<'_>) -> bool {
        let first = line.index();
        if !(self.others.start..=self.others.end).contains(&first) {
            self.others = first..first;
        }
        let left = (first + MOST_ASKED).saturating_sub(self.others.end);
        for block in line.page().blocks_from(self.others.end).take(left) {
            if is_text(block) {
                return self.has_kana(block);
            }
            self.others.end += 1;
        }
        false
    }

    fn has_kana(&mut self, block: Block<'_>) -> bool {
        match self.known {
            Some((known, has_kana)) if known == block.index() => has_kana,
            _ => {
                let has_kana = has_kana(block);
                self.known = Some((block.index(), has_kana));
                has_kana
            }
        }
    }
}

/// Whether a block is running text that tells whether a page is Japanese.
pub(super) fn is_text(block: Block<'_>) -> bool {
    block.features().is_prose() && block.features().cjk() > 0
}

/// Whether a text begins with kana among its characters: names of few characters are Chinese words as well.
pub(super) fn has_kana(block: Block<'_>) -> bool {
    block.text().chars().take(MOST_READ).any(is_kana)
}
