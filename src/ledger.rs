//! Evidence, and how it adds up.
//!
//! Rules never delete. Through a [`Pen`] they write marks: for or against a block or a part of
//! one, each with a weight, a label and a reason. The precedence, told once:
//!
//! 1. The weights on a block add up. A block without marks stays.
//! 2. A block goes when its sum is below the threshold of the preset ([`Preset::threshold`]).
//!    Of the label that most speaks for, the rule that wrote the strongest mark is named as the one
//!    that removed it; [`Label::Boilerplate`] only where no other label has 1.0 log-odds.
//! 3. In a block that stays, a marked part goes when the marks against that part alone are below
//!    the threshold. Parts that overlap go as one. When nothing but white space and brackets
//!    would be left, the whole block goes.
//! 4. Phases run in order; a rule sees the sums of the phases before its own, never those of its
//!    own phase, so the order of rules within a phase changes nothing.
//!
//! [`Preset::threshold`]: crate::Preset::threshold

use std::borrow::Cow;
use std::hint::select_unpredictable;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::block::Block;
use crate::growth;
pub use crate::label::Label;
use crate::mark::{Ground, Grounds, Mark, by_block};
use crate::metadata::credit_line::CreditLines;
use crate::metadata::sites::Sites;
use crate::metadata::{Candidate, FieldName, KnownDates, KnownNames};
use crate::page::{Page, Span};
use crate::page_type::PageType;
use crate::verdict::OfBlocks;
pub use crate::weight::Weight;

/// What the content score says of a page as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    pub(crate) page_type: Option<PageType>,
    /// How likely that type is, 0 to 1.
    pub(crate) type_share: f32,
    /// The token F1 that can be expected of the article's text, 0 to 1.
    pub(crate) confidence: f32,
}

/// The strongest mark against a block: its ground and its weight, 0 where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct Against {
    ground: u32,
    weight: f32,
}

/// Blocks below which a page is small.
const FEW_BLOCKS: usize = 256;

/// Candidates that most pages have at most.
const USUAL_CANDIDATES: usize = 24;

/// All marks of a page and their sums as of the end of the last phase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) marks: Vec<Mark>,
    grounds: Grounds,
    pub(crate) candidates: Vec<Candidate>,
    known_names: KnownNames,
    /// The names of the site, once they were asked for.
    pub(crate) sites: Option<Rc<Sites>>,
    credit_lines: CreditLines,
    pub(crate) sums: Vec<f32>,
    /// By block: its strongest mark against it, and the weight of that mark.
    against: Vec<Against>,
    /// Whether some marks are on parts of blocks.
    has_parts: bool,
    /// Whether the content score ran, and what it says of the page.
    pub(crate) is_scored: bool,
    pub(crate) judgement: Option<Judgement>,
    settled: usize,
    settled_candidates: usize,
}

impl Ledger {
    pub(crate) fn new(blocks: usize) -> Ledger {
        Ledger {
            // Few blocks have many marks each.
            marks: Vec::with_capacity(if blocks < FEW_BLOCKS {
                2 * blocks + 16
            } else {
                blocks / 2
            }),
            candidates: Vec::with_capacity(USUAL_CANDIDATES),
            sums: vec![0.0; blocks],
            against: vec![Against::default(); blocks],
            ..Ledger::default()
        }
    }

    /// Adds the marks of the phase that ended to the sums.
    pub(crate) fn settle(&mut self) {
        for mark in self.marks.iter().skip(self.settled) {
            let block = mark.block as usize;
            let (Some(sum), Some(against)) =
                (self.sums.get_mut(block), self.against.get_mut(block))
            else {
                continue;
            };
            if !mark.is_whole() {
                self.has_parts = true;
                continue;
            }
            *sum += mark.weight;
            let is_stronger = mark.weight < against.weight;
            against.ground = select_unpredictable(is_stronger, mark.ground(), against.ground);
            against.weight = select_unpredictable(is_stronger, mark.weight, against.weight);
        }
        self.settled = self.marks.len();
        self.settled_candidates = self.candidates.len();
    }

    pub(crate) fn best(&self, field: FieldName) -> Option<&Candidate> {
        let settled = self.candidates.get(..self.settled_candidates)?;
        crate::metadata::best(settled, field)
    }

    fn settled_marks(&self) -> &[Mark] {
        self.marks.get(..self.settled).unwrap_or_default()
    }

    fn candidates(&self, field: FieldName) -> impl Iterator<Item = &Candidate> {
        let settled = self.candidates.get(..self.settled_candidates);
        let settled = settled.unwrap_or_default().iter();
        settled.filter(move |candidate| candidate.field == field)
    }

    fn label(&self, block: usize) -> Option<Label> {
        let against = self
            .against
            .get(block)
            .filter(|against| against.weight < 0.0)?;
        Some(self.grounds.all.get(against.ground as usize)?.label)
    }

    /// Takes what explains the marks out of the ledger: marks in the order of their blocks, their
    /// grounds, and what the marks come to.
    pub(crate) fn explain(&mut self) -> (Vec<Mark>, Vec<Ground>, OfBlocks) {
        let sums = std::mem::take(&mut self.sums);
        // What sorting needs room for is no longer needed itself.
        self.against = Vec::new();
        let grounds = std::mem::take(&mut self.grounds.all);
        let (marks, ends) = by_block(std::mem::take(&mut self.marks), sums.len());
        let of_blocks = OfBlocks {
            sums,
            ends,
            have_parts: self.has_parts,
        };
        (marks, grounds, of_blocks)
    }
}

/// What a rule writes its evidence with, and how it reads what earlier phases found.
#[derive(Debug)]
pub struct Pen<'a> {
    pub(crate) page: &'a Page,
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) rule: u16,
    pub(crate) threshold: f32,
}

impl Pen<'_> {
    /// The names of the site of the page.
    pub(crate) fn sites(&mut self) -> Rc<Sites> {
        let page = self.page;
        let sites = &mut self.ledger.sites;
        Rc::clone(sites.get_or_insert_with(|| Rc::new(Sites::of(page))))
    }

    /// The names that were split so far.
    pub(crate) fn known_names(&mut self) -> &mut KnownNames {
        &mut self.ledger.known_names
    }

    /// The credit lines that were read so far.
    pub(crate) fn credit_lines(&mut self) -> &mut CreditLines {
        &mut self.ledger.credit_lines
    }

    /// Whether a block has a date, told by the dates that were looked for so far where they tell it.
    pub(crate) fn has_date(&self, block: Block<'_>) -> bool {
        self.ledger.credit_lines.dates.is_in(block)
    }

    /// The dates that were looked for so far.
    pub(crate) fn known_dates(&mut self) -> &mut KnownDates {
        &mut self.ledger.credit_lines.dates
    }

    /// Says that the block is boilerplate.
    pub fn boilerplate(
        &mut self,
        block: Block<'_>,
        label: Label,
        weight: Weight,
        reason: impl Into<Cow<'static, str>>,
    ) {
        self.write(block, None, -weight.log_odds(), label, reason.into());
    }

    /// Says that a part of the block is boilerplate: a byte range of its text. Ranges that do not
    /// lie on character boundaries are widened to them.
    pub fn boilerplate_part(
        &mut self,
        block: Block<'_>,
        part: Range<usize>,
        label: Label,
        weight: Weight,
        reason: impl Into<Cow<'static, str>>,
    ) {
        let text = block.text();
        let start = text.floor_char_boundary(part.start);
        let end = text.ceil_char_boundary(part.end.min(text.len()));
        if start >= end {
            return;
        }
        let part = (start > 0 || end < text.len()).then_some(Span::new(start, end));
        self.write(block, part, -weight.log_odds(), label, reason.into());
    }

    /// Says that the block is content. `label` says what it is not.
    pub fn content(
        &mut self,
        block: Block<'_>,
        weight: Weight,
        reason: impl Into<Cow<'static, str>>,
    ) {
        self.write(
            block,
            None,
            weight.log_odds(),
            Label::Boilerplate,
            reason.into(),
        );
    }

    /// Proposes a value for a field of the metadata. A date after the day on which the caller says
    /// that the document was crawled cannot win; a day is granted to the difference of zones. What is
    /// blank, and what is no date where the field is one, is left out.
    pub fn propose(&mut self, candidate: Candidate) {
        let Some(mut candidate) = candidate.fitting() else {
            return;
        };
        candidate.rule = self.rule;
        if let (Some(crawled), Some(date)) = (self.page.crawled, candidate.as_date())
            && date.days_after(crawled) > 1
        {
            candidate.weight = candidate.weight.min(0.0);
        }
        growth::push(&mut self.ledger.candidates, candidate);
    }

    /// Does what writes evidence and proposes what is none of the page: it is forgotten.
    pub(crate) fn without_proposals(&mut self, write: impl FnOnce(&mut Self)) {
        let known = self.ledger.candidates.len();
        write(self);
        self.ledger.candidates.truncate(known);
    }

    /// The sum of the evidence that earlier phases wrote: positive for content.
    pub fn sum(&self, block: Block<'_>) -> f32 {
        self.ledger
            .sums
            .get(block.index())
            .copied()
            .unwrap_or_default()
    }

    /// Whether the block stays as far as earlier phases can tell.
    pub fn stays(&self, block: Block<'_>) -> bool {
        self.sum(block) >= self.threshold
    }

    /// The label of the strongest evidence that earlier phases wrote against the block, if the
    /// block goes.
    pub fn label(&self, block: Block<'_>) -> Option<Label> {
        if self.stays(block) {
            return None;
        }
        self.ledger.label(block.index())
    }

    /// The best value for a field that earlier phases proposed.
    pub fn best(&self, field: FieldName) -> Option<&Candidate> {
        self.ledger.best(field)
    }

    /// The weight of the strongest evidence that earlier phases wrote against the block, 0 or more.
    pub(crate) fn strongest_against(&self, block: Block<'_>) -> f32 {
        let against = self.ledger.against.get(block.index());
        against.map_or(0.0, |against| -against.weight)
    }

    /// The label and the weight of that evidence, below 0; `None` where there is none.
    pub(crate) fn strongest(&self, block: Block<'_>) -> Option<(Label, f32)> {
        let weight = self.ledger.against.get(block.index())?.weight;
        Some((self.ledger.label(block.index())?, weight))
    }

    /// The label of a mark that earlier phases wrote.
    pub(crate) fn label_of(&self, mark: &Mark) -> Label {
        let ground = self.ledger.grounds.all.get(mark.ground() as usize);
        ground.map_or(Label::Boilerplate, |ground| ground.label)
    }

    /// Whether earlier phases wrote evidence of a label that is a user's own.
    pub(crate) fn has_custom(&self) -> bool {
        let mut grounds = self.ledger.grounds.all.iter();
        grounds.any(|ground| matches!(ground.label, Label::Custom(_)))
    }

    /// By block: the sum of such evidence on the whole of it.
    pub(crate) fn of_users(&self) -> FxHashMap<u32, f32> {
        let mut sums = FxHashMap::default();
        let marks = match self.has_custom() {
            true => self.marks(),
            false => &[],
        };
        for mark in marks.iter().filter(|mark| mark.is_whole()) {
            if matches!(self.label_of(mark), Label::Custom(_)) {
                *sums.entry(mark.block).or_default() += mark.weight;
            }
        }
        sums
    }

    /// Makes room for as many more marks: what a vector grows by itself is twice as much.
    pub(crate) fn make_room(&mut self, marks: usize) {
        self.ledger.marks.reserve_exact(marks);
    }

    /// Writes what the content score says of the page.
    pub(crate) fn judge(&mut self, judgement: Option<Judgement>) {
        self.ledger.is_scored = true;
        self.ledger.judgement = judgement;
    }

    /// Whether the content score has weighed the blocks.
    pub(crate) fn is_scored(&self) -> bool {
        self.ledger.is_scored
    }

    /// The marks that earlier phases wrote, in no particular order.
    pub(crate) fn marks(&self) -> &[Mark] {
        self.ledger.settled_marks()
    }

    /// All values for a field that earlier phases proposed, in the order of their proposal.
    pub fn candidates(&self, field: FieldName) -> impl Iterator<Item = &Candidate> {
        self.ledger.candidates(field)
    }

    /// A ground that many marks share.
    pub(crate) fn ground(&mut self, label: Label, reason: impl Into<Cow<'static, str>>) -> u32 {
        self.ledger.grounds.place(Ground {
            rule: self.rule,
            label,
            reason: reason.into(),
            part: None,
        })
    }

    /// Writes a mark on a whole block: a positive weight for content, a negative one for
    /// boilerplate.
    pub(crate) fn mark(&mut self, block: Block<'_>, weight: f32, ground: u32) {
        if weight != 0.0 {
            let mark = Mark::new(block.index(), weight, ground, true);
            growth::push(&mut self.ledger.marks, mark);
        }
    }

    fn write(
        &mut self,
        block: Block<'_>,
        part: Option<Span>,
        weight: f32,
        label: Label,
        reason: Cow<'static, str>,
    ) {
        if weight == 0.0 || block.index() >= self.page.blocks.len() {
            return;
        }
        let ground = self.ledger.grounds.place(Ground {
            rule: self.rule,
            label,
            reason,
            part,
        });
        let mark = Mark::new(block.index(), weight, ground, part.is_none());
        growth::push(&mut self.ledger.marks, mark);
    }
}
