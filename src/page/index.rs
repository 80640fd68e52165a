//! Fills what rules read from the finished blocks.

use super::glance::Glance;
use super::{Any, Page, Span};
use crate::block::BlockKind;
use crate::ends;
use crate::growth;
use crate::hints::Hints;
use crate::metadata::credit_line::{self, LONGEST_LINE};
use crate::metadata::title;
use crate::phrases;
use crate::starts::Starts;

/// Words of running text behind the title from which the story is told.
const LEAST_STORY: f32 = 80.0;

/// Blocks whose texts are read together: few enough to find them in a cache the second time.
const READ_TOGETHER: usize = 1 << 10;

/// Brackets and what else notes begin with.
static OPENINGS: Starts = Starts::new(&['(', '（', '[', '【', '［', '《', ' ', '原']);

impl Page {
    /// Finds phrases, where prose begins, the title's heading and the blocks of each element.
    pub(crate) fn index(&mut self) {
        self.glances.clear();
        self.any = Any::default();
        self.blocks.iter().for_each(|block| self.any.add(block));
        self.reveal();
        self.read_texts();
        self.hide_tags();
        self.hide_office_styles();
        growth::fit(&mut self.hits);
        growth::fit(&mut self.with_hits);
        let labels = self.with_hits.iter().map(|those| those.labels);
        self.phrase_labels = labels.fold(0, |all, labels| all | labels);
        self.first_prose = self
            .blocks
            .iter()
            .position(|block| {
                block.kind != BlockKind::Envelope
                    && !block.hidden
                    && block.features.is_prose()
                    && !ends::is_without_sentences(
                        self.text.get(block.text.range()).unwrap_or_default(),
                        &block.features,
                    )
            })
            .unwrap_or(self.blocks.len());
        self.title_heading = title::heading(self);
        self.find_blocks_of_containers();
        self.forget_layouts();
        self.forget_ads();
        self.forget_widgets();
        self.forget_comments();
        self.title_at = self.title_heading.or_else(|| title::line(self));
        if self.containers.len() > 1 {
            self.glances.reserve_exact(self.blocks.len());
            let glances = self.blocks.iter();
            let glances = glances.map(|block| Glance::of(block, &self.containers));
            self.glances.extend(glances);
            self.told_from = self.find_told().unwrap_or(usize::MAX);
        }
    }

    /// Gives back the room that was made for more than was read.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.sources.shrink_to_fit();
        self.inlines.shrink_to_fit();
        self.containers.shrink_to_fit();
        self.strings.shrink_to_fit();
        self.class_words.shrink();
        self.fields.shrink_to_fit();
    }

    /// Finds phrases, and notes which blocks have credits and which open with a bracket.
    fn read_texts(&mut self) {
        self.opening = Vec::new();
        self.hits.reserve(self.blocks.len() / 2);
        self.with_hits = Vec::with_capacity(self.blocks.len() / 4);
        let firsts = (0..).step_by(READ_TOGETHER);
        for (first, blocks) in firsts.zip(self.blocks.chunks_mut(READ_TOGETHER)) {
            let found = (&mut self.hits, &mut self.with_hits);
            phrases::find_hits(&self.text, first, blocks, found, |line, hits| {
                let is_short = line.len() <= LONGEST_LINE;
                is_short.then(|| credit_line::has_key_in(hits, || line))
            });
            for (index, block) in (first..).zip(&*blocks) {
                let text = self.text.as_bytes().get(block.text.range());
                self.any.add_text(text.unwrap_or_default());
                if OPENINGS.begin_at(&self.text, block.text.range().start) {
                    growth::push(&mut self.opening, index);
                }
            }
        }
    }

    fn find_blocks_of_containers(&mut self) {
        if let [all] = &mut self.containers[..] {
            all.blocks = Span::new(0, self.blocks.len());
            return;
        }
        let mut at = 0;
        for run in self
            .blocks
            .chunk_by(|one, two| one.container == two.container)
        {
            let those = Span::new(at, at + run.len());
            at += run.len();
            let container = run.first().map_or(0, |block| block.container as usize);
            if let Some(container) = self.containers.get_mut(container) {
                container.blocks = if container.blocks.is_empty() {
                    those
                } else {
                    container.blocks.hull(those)
                };
            }
        }
        // A child is always stored after its parent, so one pass from the end sums up the tree.
        for at in (1..self.containers.len()).rev() {
            let (blocks, parent) = (self.containers[at].blocks, self.containers[at].parent);
            let above = &mut self.containers[parent as usize].blocks;
            if !blocks.is_empty() {
                *above = if above.is_empty() {
                    blocks
                } else {
                    above.hull(blocks)
                };
            }
        }
    }

    fn find_told(&self) -> Option<usize> {
        let mut words = 0.0;
        let mut behind_title = self.blocks_from(self.title_heading?);
        let last = behind_title.find(|block| {
            let of_others = block.is_hidden() || block.hints().intersects(Hints::RELATED);
            if block.features().is_prose() && !of_others {
                words += block.features().words();
            }
            words >= LEAST_STORY
        });
        Some(last?.index() + 1)
    }
}
