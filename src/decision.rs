//! A block, what became of it, and the evidence on it.

use std::ops::Range;

use crate::article::Article;
use crate::block::{Block, BlockKind};
use crate::ledger::Label;
use crate::page::Span;
use crate::verdict::Verdict;

/// Something that was removed, and why.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Removal<'a> {
    /// The text, trimmed. For markup without text the name of the element.
    pub text: &'a str,
    /// The bytes of the document, decoded to UTF-8, that it was read from, where known.
    pub span: Option<Range<usize>>,
    /// The rule whose evidence of this kind weighed most; `reader` for markup that has no text.
    pub rule: &'a str,
    /// What kind of boilerplate it is.
    pub label: Label,
    /// Why, in words.
    pub reason: &'a str,
    /// The sum of the evidence in log-odds; negative.
    pub weight: f32,
    /// Where in its block's text it stands, in bytes; `None` when all of the block went.
    pub part: Option<Range<usize>>,
}

/// A piece of evidence on a block.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Evidence<'a> {
    /// The rule that wrote it.
    pub rule: &'a str,
    /// What kind of boilerplate it speaks of.
    pub label: Label,
    /// Why, in words.
    pub reason: &'a str,
    /// The weight in log-odds: positive for content, negative for boilerplate.
    pub weight: f32,
    /// The part of the block's text that it speaks of, in bytes; `None` for all of it.
    pub part: Option<Range<usize>>,
}

/// A block of the document and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    article: &'a Article,
    block: Block<'a>,
}

impl<'a> Decision<'a> {
    pub(crate) fn new(article: &'a Article, block: Block<'a>) -> Decision<'a> {
        Decision { article, block }
    }

    /// The block.
    pub fn block(&self) -> Block<'a> {
        self.block
    }

    pub(crate) fn article(&self) -> &'a Article {
        self.article
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.block.kind()
    }

    /// The text that was kept of the block; empty when it was removed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text.trim().to_owned()
    }

    /// Appends the text that was kept of the block.
    pub(crate) fn push_text(&self, out: &mut String) {
        let start = self.block.data().text.range().start;
        for part in self.kept().map(Span::range) {
            let range = start + part.start..start + part.end;
            self.block.page().push_text(out, range);
        }
    }

    /// Whether the block, or at least a part of it, was kept.
    pub fn is_kept(&self) -> bool {
        !matches!(self.verdict(), Verdict::Removed { .. })
    }

    /// Whether all of the block was kept.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.verdict(), Verdict::Kept)
    }

    /// The sum of the evidence on the whole block in log-odds, positive for content.
    pub fn sum(&self) -> f32 {
        match self.verdict() {
            Verdict::Removed { sum, .. } => *sum,
            _ => self
                .evidence()
                .filter(|evidence| evidence.part.is_none())
                .fold(0.0, |sum, evidence| sum + evidence.weight),
        }
    }

    /// The evidence on the block, in the order in which it was written.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence<'a>> + use<'a> {
        let (article, block) = (self.article, self.block.index());
        let first = article
            .marks
            .partition_point(|mark| (mark.block as usize) < block);
        article
            .marks
            .iter()
            .skip(first)
            .take_while(move |mark| mark.block as usize == block)
            .filter_map(|mark| {
                let ground = article.grounds.get(mark.ground() as usize)?;
                Some(Evidence {
                    rule: article.rule(ground.rule),
                    label: ground.label,
                    reason: &ground.reason,
                    weight: mark.weight,
                    part: ground.part.map(Span::range),
                })
            })
    }

    /// What was removed of the block, in order.
    pub fn removals(&self) -> Vec<Removal<'a>> {
        match self.verdict() {
            Verdict::Kept => Vec::new(),
            Verdict::Removed { mark, sum } => {
                let text = self.block.text();
                let removal = self.removal(text, self.block.source(), *mark);
                let weight = *sum;
                removal
                    .map(|removal| Removal { weight, ..removal })
                    .into_iter()
                    .collect()
            }
            Verdict::Trimmed(_) => self
                .trimmed()
                .iter()
                .filter_map(|(part, mark)| {
                    let text = self.str(*part).trim();
                    let removal = self.removal(text, self.source_of(*part), *mark)?;
                    let part = Some(part.range());
                    Some(Removal { part, ..removal })
                })
                .collect(),
        }
    }

    /// The parts of the block's text that were kept.
    pub(crate) fn kept(&self) -> impl Iterator<Item = Span> + use<'a> {
        let length = self.block.bytes();
        let (parts, all): (&[(Span, u32)], bool) = match self.verdict() {
            Verdict::Kept => (&[], true),
            Verdict::Trimmed(_) => (self.trimmed(), true),
            Verdict::Removed { .. } => (&[], false),
        };
        let ends = parts
            .iter()
            .map(|(part, _)| part.range().start)
            .chain([length]);
        let starts = [0]
            .into_iter()
            .chain(parts.iter().map(|(part, _)| part.range().end));
        starts
            .zip(ends)
            .filter(move |(start, end)| all && start < end)
            .map(|(start, end)| Span::new(start, end))
    }

    fn verdict(&self) -> &'a Verdict {
        let verdict = self.article.verdicts.of_blocks.get(self.block.index());
        verdict.unwrap_or(&Verdict::Kept)
    }

    /// The parts that go of a block that stays, each with its mark.
    fn trimmed(&self) -> &'a [(Span, u32)] {
        self.article.verdicts.parts_of(self.verdict())
    }

    fn str(&self, part: Span) -> &'a str {
        self.block.text().get(part.range()).unwrap_or_default()
    }

    /// Where a part stands in the document: known where the block's text is the document's own.
    fn source_of(&self, part: Span) -> Option<Range<usize>> {
        let source = self.block.source()?;
        let trimmed = self.str(part).trim_start();
        let start = source.start + part.range().end - trimmed.len();
        // The columns of a row are those of its table, not of the document.
        let is_row = matches!(self.kind(), BlockKind::TableRow { .. });
        (!is_row && source.len() == self.block.text().len())
            .then(|| start..start + trimmed.trim_end().len())
    }

    fn removal(&self, text: &'a str, span: Option<Range<usize>>, mark: u32) -> Option<Removal<'a>> {
        let mark = self.article.marks.get(mark as usize)?;
        let ground = self.article.grounds.get(mark.ground() as usize)?;
        Some(Removal {
            text,
            span,
            rule: self.article.rule(ground.rule),
            label: ground.label,
            reason: &ground.reason,
            weight: mark.weight,
            part: None,
        })
    }
}
