//! What is counted once for all lines of a plain text: less than a [`Survey`](super::survey::Survey)
//! of a page, since lines are short and have to be scored fast.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use wide::f32x4;

use super::candidates::{Runs, run_gain};
use super::evidence::{self, AGAINST};
use super::settled::against_line;
use super::sums::number;
use super::texts::PageTitle;
use crate::block::Block;
use crate::lanes;
use crate::ledger::{Label, Pen};
use crate::page::{Page, narrow};
use crate::phrases::{CreditKey, Hit};

/// The kinds of evidence that ends of articles are.
const ENDS: [u8; 6] = [
    evidence::numbered(evidence::COMMENTS),
    evidence::numbered(evidence::LEGAL),
    CREDIT,
    evidence::numbered(evidence::PAGINATION),
    evidence::numbered(evidence::RELATED),
    evidence::numbered(evidence::PROMPT),
];

const CREDIT: u8 = evidence::numbered(evidence::CREDIT);

/// With this bit, the copies of a line are still those of the line whose place is in the others.
const AS_FIRST: u32 = 1 << 31;

/// Lines with the same bytes at some places that are no copies, at most, and a fourth of the lines.
const MOST_FAILED: usize = 16;

/// Lines up to which the table of texts that were seen may be larger than it has to be.
const FEW: usize = 1 << 11;

/// Lines among which that with the title stands: a title further down is one of many.
const HEAD: usize = 2_000;

/// What is known of a line without its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    pub(super) words: f32,
    /// The sum of the evidence of our own rules, in log-odds.
    pub(super) says: f32,
    /// What the score makes of it, in log-odds.
    pub(super) log_odds: f32,
    /// How many lines have the same text.
    pub(super) copies: u32,
    /// What the strongest evidence against the line is about, from 1; 0 for none.
    pub(super) kind: u8,
    /// Whether the line is one with which articles end: behind the first running text a legal
    /// notice, a credit, comments, related links, page numbers or prompts.
    pub(super) is_end: bool,
    pub(super) names_editor: bool,
    pub(super) is_prose: bool,
    pub(super) is_bulleted: bool,
    pub(super) ends_sentence: bool,
    pub(super) is_settled: bool,
}

impl Line {
    /// Words of running text, all or none: without a branch, since what comes next cannot be foreseen.
    pub(super) fn prose(&self) -> f32 {
        self.words * number(self.is_prose)
    }

    /// Whether the line goes, as far as the other rules can tell.
    pub(super) fn is_against(&self) -> bool {
        self.says < AGAINST
    }
}

/// Sums over the lines before a place, or over all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LineSums {
    pub(super) words: f32,
    pub(super) prose: f32,
    pub(super) against: f32,
    pub(super) ends: f32,
}

impl LineSums {
    pub(super) fn add(&mut self, line: &Line) {
        self.words += line.words;
        self.prose += line.prose();
        self.against += number(line.is_against());
        self.ends += number(line.is_end);
    }
}

/// Sums over the lines around a place, or over all: words, words of running text, lines with a
/// bullet and lines that end like sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums(f32x4);

impl Sums {
    pub(super) fn of(line: &Line) -> Sums {
        let (bulleted, ending) = (number(line.is_bulleted), number(line.ends_sentence));
        Sums(f32x4::new([line.words, line.prose(), bulleted, ending]))
    }

    pub(super) fn add(&mut self, other: Sums) {
        self.0 += other.0;
    }

    pub(super) fn remove(&mut self, other: Sums) {
        self.0 -= other.0;
    }

    pub(super) fn to_array(self) -> [f32; 4] {
        self.0.to_array()
    }
}

/// Lines in a row of which none goes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Section {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) words: f32,
    pub(super) prose: f32,
}

/// What is counted once for a text.
pub(super) struct LineSurvey<'p> {
    pub(super) page: &'p Page,
    /// The block of the first line; lines of a header stand before it and nowhere else.
    pub(super) first: usize,
    pub(super) lines: Vec<Line>,
    pub(super) all: LineSums,
    pub(super) sums: Sums,
    pub(super) copied: f32,
    /// The line that has the title.
    pub(super) title: Option<usize>,
    /// The run of lines with the largest sum of words less a cost for each.
    pub(super) run: (usize, usize),
    /// Words of running text in the section that has most.
    pub(super) most_prose: f32,
    pub(super) sections: usize,
    pub(super) bylines: f32,
    pub(super) chars: f32,
    pub(super) cjk: f32,
    pub(super) paragraphs: f32,
    pub(super) longest: f32,
}

impl<'p> LineSurvey<'p> {
    pub(super) fn new(page: &'p Page, pen: &Pen<'_>) -> LineSurvey<'p> {
        let mut survey = LineSurvey {
            page,
            first: page.first_of_body(),
            lines: Vec::with_capacity(page.blocks.len()),
            all: LineSums::default(),
            sums: Sums::default(),
            copied: 0.0,
            title: None,
            run: (0, 0),
            most_prose: 0.0,
            sections: 0,
            bylines: 0.0,
            chars: 0.0,
            cjk: 0.0,
            paragraphs: 0.0,
            longest: 0.0,
        };
        let mut runs = Runs::default();
        for block in page.blocks_from(survey.first) {
            survey.add(block, pen);
            runs.add(run_gain(block.features()));
        }
        survey.run = runs.best();
        survey.leave_out_custom(pen);
        survey.count_copies();
        for line in &survey.lines {
            survey.all.add(line);
            survey.sums.add(Sums::of(line));
            survey.copied += number(line.copies > 1);
        }
        survey.find_sections();
        survey.title = survey.find_title(pen);
        survey
    }

    /// The block of the line at a place.
    pub(super) fn block(&self, place: usize) -> Option<Block<'p>> {
        self.page.block(self.first + place)
    }

    fn add(&mut self, block: Block<'p>, pen: &Pen<'_>) {
        let features = block.features();
        let is_prose = features.is_prose();
        let words = features.words();
        let (kind, is_settled) = against_line(block, pen);
        let says = pen.sum(block);
        let is_end = says < AGAINST && ENDS.contains(&kind) && !block.is_in_head();
        let names_editor = is_end && kind == CREDIT && {
            let mut keys = block.hits().iter().filter_map(Hit::credit);
            keys.any(|key| key == CreditKey::Editor)
        };
        let line = Line {
            words,
            says,
            log_odds: 0.0,
            is_end,
            names_editor,
            copies: 1,
            kind,
            is_prose,
            is_bulleted: features.is_bulleted(),
            ends_sentence: features.ends_sentence(),
            is_settled,
        };
        self.lines.push(line);
        self.chars += features.chars() as f32;
        self.cjk += features.cjk() as f32;
        if line.is_against() && kind == CREDIT {
            self.bylines += 1.0;
        }
        if is_prose {
            self.paragraphs += 1.0;
            self.longest = self.longest.max(words);
        }
    }

    /// Takes the evidence of users' own labels out of the sums: a score that was learned without
    /// it must not weigh it against itself.
    fn leave_out_custom(&mut self, pen: &Pen<'_>) {
        if !pen.has_custom() {
            return;
        }
        for mark in pen.marks().iter().filter(|mark| mark.is_whole()) {
            let place = (mark.block as usize).checked_sub(self.first);
            if let Some(line) = place.and_then(|place| self.lines.get_mut(place))
                && matches!(pen.label_of(mark), Label::Custom(_))
            {
                line.says -= mark.weight;
            }
        }
    }

    /// Counts lines with the same text.
    fn count_copies(&mut self) {
        // Nearly all lines are told by a few of their bytes.
        let most_failed = MOST_FAILED + self.lines.len() / 4;
        if !self.find_copies(most_failed, sample) {
            for line in &mut self.lines {
                line.copies = 1;
            }
            self.find_copies(usize::MAX, |all, range| {
                FxBuildHasher.hash_one(all.get(range).unwrap_or_default())
            });
        }
        for place in 0..self.lines.len() {
            let copies = self.lines.get(place).map_or(1, |line| line.copies);
            if copies & AS_FIRST == 0 {
                continue;
            }
            let first = self.lines.get((copies & !AS_FIRST) as usize);
            let copies = first.map_or(1, |line| line.copies);
            if let Some(line) = self.lines.get_mut(place) {
                line.copies = copies;
            }
        }
    }

    /// Finds the first line with the text of each, in a table of those: its place, counted from 1,
    /// and in the bits above it some of the hash, by which most others are told. False where more
    /// texts than that have the hash of another.
    fn find_copies(
        &mut self,
        most_failed: usize,
        hash: impl Fn(&[u8], Range<usize>) -> u64,
    ) -> bool {
        let count = self.lines.len();
        // Of few lines most find their place free, which spares a look that cannot be foreseen.
        let room = if count < FEW {
            4 * count
        } else {
            count + count / 2
        };
        let size = (room + 1).next_power_of_two();
        let mut firsts = vec![0_u32; size];
        let places = narrow(size - 1);
        let all = self.page.text.as_bytes();
        let mut failed = 0;
        for place in 0..count {
            let range = self.range(place);
            let hash = hash(all, range.clone());
            let told_by = (hash >> 32) as u32 & !places;
            let mut slot = hash as usize & (size - 1);
            let first = loop {
                let Some(taken) = firsts.get_mut(slot) else {
                    break place;
                };
                if *taken == 0 {
                    *taken = told_by | narrow(place + 1);
                    break place;
                }
                let first = (*taken & places) as usize - 1;
                if *taken & !places == told_by {
                    if all.get(self.range(first)) == all.get(range.clone()) {
                        break first;
                    }
                    failed += 1;
                }
                slot = (slot + 1) & (size - 1);
            };
            if failed > most_failed {
                return false;
            }
            if first < place {
                if let Some(line) = self.lines.get_mut(first) {
                    line.copies += 1;
                }
                if let Some(line) = self.lines.get_mut(place) {
                    line.copies = AS_FIRST | narrow(first);
                }
            }
        }
        true
    }

    /// Where the text of the line at a place stands.
    fn range(&self, place: usize) -> Range<usize> {
        let block = self.page.blocks.get(self.first + place);
        block.map_or(0..0, |block| block.text.range())
    }

    /// The section that begins at a place.
    pub(super) fn section(&self, from: usize) -> Section {
        let mut section = Section {
            from,
            to: from,
            ..Section::default()
        };
        for line in self.lines.iter().skip(from) {
            if line.is_against() {
                break;
            }
            section.to += 1;
            section.words += line.words;
            section.prose += line.prose();
        }
        section
    }

    fn find_sections(&mut self) {
        let mut from = 0;
        while from < self.lines.len() {
            let section = self.section(from);
            if section.to > from {
                self.sections += 1;
            }
            self.most_prose = self.most_prose.max(section.prose);
            from = section.to + 1;
        }
    }

    fn find_title(&self, pen: &Pen<'_>) -> Option<usize> {
        let title = PageTitle::of(pen)?;
        let has_title = |block| title.is_text_of(block);
        (0..self.lines.len().min(HEAD)).find(|place| self.block(*place).is_some_and(has_title))
    }
}

/// A hash of the first, the last and the middle bytes of a text, and its length.
fn sample(all: &[u8], range: Range<usize>) -> u64 {
    let bytes = range.len();
    let mask = u64::MAX >> (64 - 8 * bytes.clamp(1, 8));
    let at = |at: usize| {
        let rest = all.get(at..).unwrap_or_default();
        u64::from_le_bytes(lanes::first_part(rest)) & mask
    };
    let first = at(range.start);
    let behind = bytes.saturating_sub(8);
    let (middle, last) = (at(range.start + behind / 2), at(range.start + behind));
    let mix = |one: u64, two: u64| {
        let product = u128::from(one) * u128::from(two);
        product as u64 ^ (product >> 64) as u64
    };
    let ends = mix(first ^ 0x9e37_79b9_7f4a_7c15, last ^ 0xd1b5_4a32_d192_ed03);
    mix(ends ^ middle, bytes as u64 ^ 0xa076_1d64_78bd_642f)
}
