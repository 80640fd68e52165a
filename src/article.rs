//! What comes out: what was kept, what was removed and why.

use std::ops::Range;
use std::sync::Arc;

use crate::error::Warning;
use crate::ledger::{Label, Ledger, Mark};
use crate::metadata::{Candidate, FieldName, Metadata};
use crate::page::{Block, BlockKind, BodyKind, MARKUP_KINDS, Page, Span};
use crate::render;

/// A cleaned document.
///
/// ```
/// let article = dechaff::clean("\
/// 市图书馆春天重新开放
/// 发布时间：2024-03-02 来源：港口晚报
/// 市图书馆停业两年之后，将在今年春天重新向市民开放，馆长昨天在发布会上说。
/// 新馆增加了三间阅览室，儿童可以在底层的大厅里听故事，周末也照常开门。
/// 责任编辑：李明
/// ");
/// assert_eq!(article.title(), Some("市图书馆春天重新开放"));
/// let metadata = article.metadata();
/// assert_eq!(metadata.source.as_ref().unwrap().value, "港口晚报");
/// assert_eq!(metadata.published.as_ref().unwrap().value.to_string(), "2024-03-02");
/// assert_eq!(article.text().lines().count(), 2);
/// let last = article.removed().last().unwrap();
/// assert_eq!((last.text, last.label.name()), ("责任编辑：李明", "credit"));
/// ```
#[derive(Clone, Debug)]
pub struct Article {
    pub(crate) page: Page,
    marks: Vec<Mark>,
    candidates: Vec<Candidate>,
    rules: Arc<[Box<str>]>,
    pub(crate) verdicts: Vec<Verdict>,
    metadata: Metadata,
    text: String,
    warnings: Vec<Warning>,
}

/// What became of a block.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Kept,
    /// Kept but for these parts, each with the mark against it, in order.
    Trimmed(Box<[(Span, u32)]>),
    /// Removed; the strongest mark against it and the sum of its evidence.
    Removed {
        mark: u32,
        sum: f32,
    },
}

/// Something that was removed, and why.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Removal<'a> {
    /// The text, trimmed. For markup without text the name of the element.
    pub text: &'a str,
    /// The bytes of the document that it was read from, where known.
    pub span: Option<Range<usize>>,
    /// The rule whose evidence weighed most.
    pub rule: &'a str,
    /// What kind of boilerplate it is.
    pub label: Label,
    /// Why, in words.
    pub reason: &'a str,
    /// The sum of the evidence in log-odds; negative.
    pub weight: f32,
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

impl Article {
    pub(crate) fn resolve(
        page: Page,
        mut ledger: Ledger,
        rules: Arc<[Box<str>]>,
        threshold: f32,
        mut warnings: Vec<Warning>,
    ) -> Article {
        // By block, so that the evidence on one is found without a search through all.
        ledger.marks.sort_by_key(|mark| mark.block);
        let verdicts = verdicts(&page, &ledger, threshold);
        let mut metadata = Metadata::from_candidates(&ledger.candidates);
        if metadata.url.is_none() {
            metadata.url = page.url.as_deref().map(called);
        }
        if crate::rules::rescued(&ledger, &rules) {
            warnings.push(Warning::Rescued);
        }
        let mut article = Article {
            page,
            marks: ledger.marks,
            candidates: ledger.candidates,
            rules,
            verdicts,
            metadata,
            text: String::new(),
            warnings,
        };
        article.text = render::text(&article);
        if article.text.is_empty() {
            article.warnings.push(Warning::Empty);
        }
        article
    }

    /// The article of a document that was not read.
    pub(crate) fn unread(text: String, url: Option<String>, warning: Warning) -> Article {
        let metadata = Metadata {
            url: url.as_deref().map(called),
            ..Metadata::default()
        };
        Article {
            page: Page::new(BodyKind::Text),
            marks: Vec::new(),
            candidates: Vec::new(),
            rules: Arc::from([]),
            verdicts: Vec::new(),
            metadata,
            text,
            warnings: vec![warning],
        }
    }

    /// The title, without the name of the site.
    pub fn title(&self) -> Option<&str> {
        self.metadata
            .title
            .as_ref()
            .map(|title| title.value.as_str())
    }

    /// The text of the article without its title: a line a block, with blank lines between
    /// paragraphs of HTML and, in plain text, where the document has them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the document says about itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// All that was proposed for a field, the winner first, with where it was found.
    pub fn candidates(&self, field: FieldName) -> Vec<&Candidate> {
        let mut found: Vec<&Candidate> = self
            .candidates
            .iter()
            .filter(|candidate| candidate.field == field)
            .collect();
        found.sort_by(|one, two| two.weight.total_cmp(&one.weight));
        found
    }

    /// The rule that proposed a candidate.
    pub fn rule_of(&self, candidate: &Candidate) -> &str {
        self.rule(candidate.rule)
    }

    /// The blocks that were kept, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Decision<'_>> {
        self.decisions().filter(Decision::is_kept)
    }

    /// All blocks of the document in order, kept or removed, with the evidence on each.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> {
        self.page.blocks().map(|block| Decision {
            article: self,
            block,
        })
    }

    /// What was removed, in the order of the document; at the end, markup without text.
    pub fn removed(&self) -> impl Iterator<Item = Removal<'_>> {
        self.decisions()
            .flat_map(|decision| decision.removals())
            .chain(self.markup())
    }

    /// What the reader of the article should know.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The article as Markdown, without its title.
    pub fn to_markdown(&self) -> String {
        render::markdown(self)
    }

    /// The article as HTML, without its title: elements of structure, links and images, no
    /// classes and no scripts.
    pub fn to_html(&self) -> String {
        render::html(self)
    }

    /// The page that the rules read.
    pub fn page(&self) -> &Page {
        &self.page
    }

    fn rule(&self, at: u16) -> &str {
        self.rules
            .get(usize::from(at))
            .map(|name| &**name)
            .unwrap_or_default()
    }

    fn markup(&self) -> impl Iterator<Item = Removal<'_>> {
        MARKUP_KINDS
            .iter()
            .zip(&self.page.markup)
            .filter(|(_, count)| count.elements > 0)
            .map(|(kind, _)| Removal {
                text: kind,
                span: None,
                rule: "markup",
                label: Label::Markup,
                reason: "markup without text",
                weight: -crate::ledger::Weight::CERTAIN.log_odds(),
            })
    }
}

fn called(url: &str) -> crate::metadata::Found<String> {
    crate::metadata::Found {
        value: url.to_owned(),
        place: crate::page::Place::Caller,
        source: None,
    }
}

impl<'a> Decision<'a> {
    /// The block.
    pub fn block(&self) -> Block<'a> {
        self.block
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.block.kind()
    }

    /// The text that was kept of the block; empty when it was removed.
    pub fn text(&self) -> String {
        self.kept()
            .map(|part| self.str(part))
            .collect::<String>()
            .trim()
            .to_owned()
    }

    /// Whether the block, or at least a part of it, was kept.
    pub fn is_kept(&self) -> bool {
        !matches!(self.verdict(), Verdict::Removed { .. })
    }

    /// The sum of the evidence on the whole block in log-odds, positive for content.
    pub fn sum(&self) -> f32 {
        match self.verdict() {
            Verdict::Removed { sum, .. } => *sum,
            _ => self
                .evidence()
                .filter(|evidence| evidence.part.is_none())
                .map(|evidence| evidence.weight)
                .sum(),
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
            .map(|mark| Evidence {
                rule: article.rule(mark.rule),
                label: mark.label,
                reason: &mark.reason,
                weight: mark.weight,
                part: mark.part.map(Span::range),
            })
    }

    /// What was removed of the block, in order.
    pub fn removals(&self) -> Vec<Removal<'a>> {
        match self.verdict() {
            Verdict::Kept => Vec::new(),
            Verdict::Removed { mark, sum } => {
                let text = self.block.text();
                self.removal(text, self.block.source(), *mark, Some(*sum))
                    .into_iter()
                    .collect()
            }
            Verdict::Trimmed(parts) => parts
                .iter()
                .filter_map(|(part, mark)| {
                    self.removal(self.str(*part).trim(), self.source_of(*part), *mark, None)
                })
                .collect(),
        }
    }

    /// The parts of the block's text that were kept.
    pub(crate) fn kept(&self) -> impl Iterator<Item = Span> + use<'a> {
        let length = self.block.text().len();
        let (parts, all): (&[(Span, u32)], bool) = match self.verdict() {
            Verdict::Kept => (&[], true),
            Verdict::Trimmed(parts) => (parts, true),
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
        self.article
            .verdicts
            .get(self.block.index())
            .unwrap_or(&Verdict::Kept)
    }

    fn str(&self, part: Span) -> &'a str {
        self.block.text().get(part.range()).unwrap_or_default()
    }

    /// Where a part stands in the document: known where the block's text is the document's own.
    fn source_of(&self, part: Span) -> Option<Range<usize>> {
        let source = self.block.source()?;
        let trimmed = self.str(part).trim_start();
        let start = source.start + part.range().end - trimmed.len();
        (source.len() == self.block.text().len()).then(|| start..start + trimmed.trim_end().len())
    }

    fn removal(
        &self,
        text: &'a str,
        span: Option<Range<usize>>,
        mark: u32,
        sum: Option<f32>,
    ) -> Option<Removal<'a>> {
        let mark = self.article.marks.get(mark as usize)?;
        Some(Removal {
            text,
            span,
            rule: self.article.rule(mark.rule),
            label: mark.label,
            reason: &mark.reason,
            weight: sum.unwrap_or(mark.weight),
        })
    }
}

/// What becomes of each block; the precedence is told in the ledger. Its marks are sorted by block.
fn verdicts(page: &Page, ledger: &Ledger, threshold: f32) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Kept; page.blocks.len()];
    let mut first = 0;
    for marks in ledger.marks.chunk_by(|one, two| one.block == two.block) {
        let index = marks.first().map_or(0, |mark| mark.block as usize);
        let (Some(verdict), Some(block)) = (verdicts.get_mut(index), page.block(index)) else {
            continue;
        };
        let sum: f32 = whole(marks).map(|(_, mark)| mark.weight).sum();
        let strongest = whole(marks).reduce(|best, next| {
            if next.1.weight < best.1.weight {
                next
            } else {
                best
            }
        });
        *verdict = match strongest {
            Some((at, mark)) if sum < threshold && mark.weight < 0.0 => Verdict::Removed {
                mark: index_of(first + at),
                sum,
            },
            _ => without_parts(block, marks, first, threshold),
        };
        first += marks.len();
    }
    verdicts
}

/// The marks on the whole block, with their places.
fn whole(marks: &[Mark]) -> impl Iterator<Item = (usize, &Mark)> {
    marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.part.is_none())
}

fn index_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The verdict on a block that stays, of which parts may go. `first` is the place of its first
/// mark among all.
fn without_parts(block: Block<'_>, marks: &[Mark], first: usize, threshold: f32) -> Verdict {
    let mut parts: Vec<(Span, usize)> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.weight < threshold)
        .filter_map(|(at, mark)| Some((mark.part?, at)))
        .collect();
    if parts.is_empty() {
        return Verdict::Kept;
    }
    parts.sort_by_key(|(part, _)| part.start);
    let mut merged: Vec<(Span, u32)> = Vec::new();
    for (part, at) in &parts {
        match merged.last_mut() {
            Some((last, _)) if part.start <= last.end => *last = last.hull(*part),
            _ => merged.push((*part, index_of(first + at))),
        }
    }
    let text = block.text();
    let mut end = 0;
    let mut left = false;
    for (part, _) in &merged {
        left |= has_words(text.get(end..part.range().start).unwrap_or_default());
        end = part.range().end;
    }
    left |= has_words(text.get(end..).unwrap_or_default());
    match parts.first() {
        Some(&(_, at)) if !left => Verdict::Removed {
            mark: index_of(first + at),
            sum: marks.get(at).map_or(0.0, |mark| mark.weight),
        },
        _ => Verdict::Trimmed(merged.into()),
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
