//! Images in lines of their own, which belong to the text that they stand next to.

use std::ops::Range;

use super::Blocks;
use crate::block::BlockKind;
use crate::features::Features;
use crate::page::Gap;

/// Such images, one behind the other.
pub(super) struct Images {
    pub(super) source: Range<usize>,
    alt: String,
    pub(super) gap: Gap,
    are_linked: bool,
}

impl Blocks<'_> {
    pub(super) fn wait(&mut self, alt: String, source: Range<usize>) {
        let (gap, are_linked) = (self.gap, self.links > 0);
        self.link_chars = 0;
        match &mut self.waiting {
            Some(images) => {
                images.source.end = source.end;
                let separator = if images.alt.is_empty() { "" } else { " " };
                images.alt.push_str(separator);
                images.alt.push_str(alt.trim());
            }
            None => {
                let alt = alt.trim().to_owned();
                self.waiting = Some(Images {
                    source,
                    alt,
                    gap,
                    are_linked,
                });
            }
        }
    }

    /// Gives the images that wait to the block that follows, to the one before, or to none.
    pub(super) fn place_images(&mut self, next_takes_them: bool) -> Option<Images> {
        let images = self.waiting.take()?;
        if next_takes_them {
            return Some(images);
        }
        let last = self.page.blocks.last();
        if last.is_some_and(|last| last.features.is_prose()) {
            self.stretch(images.source.end);
            return None;
        }
        let written = self.markdown.get(images.source.clone());
        let text = match images.alt.is_empty() {
            true => written.unwrap_or_default().to_owned(),
            false => images.alt,
        };
        let link_chars = match images.are_linked {
            true => u32::try_from(text.len()).unwrap_or(u32::MAX),
            false => 0,
        };
        let features = Features::of(&text, link_chars);
        self.push(&text, features, BlockKind::Image, images.gap, images.source);
        None
    }
}
