//! What becomes of each block: the ledger, resolved.

use crate::block::Block;
use crate::mark::{Ground, Mark};
use crate::page::{Page, Span, narrow};

/// What became of a block.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Kept,
    /// Kept but for some parts; where they stand among those of all blocks.
    Trimmed(Span),
    /// Removed; the strongest mark against it and the sum of its evidence.
    Removed {
        mark: u32,
        sum: f32,
    },
}

/// What became of all blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    pub(crate) of_blocks: Vec<Verdict>,
    /// The parts of blocks that go, each with the mark against it, in order.
    parts: Vec<(Span, u32)>,
}

impl Verdicts {
    /// The parts that go of a block that is trimmed.
    pub(crate) fn parts_of(&self, verdict: &Verdict) -> &[(Span, u32)] {
        match verdict {
            Verdict::Trimmed(places) => self.parts.get(places.range()).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// What becomes of each block; the precedence is told in the ledger. The marks are sorted by block.
pub(crate) fn verdicts(
    page: &Page,
    marks: &[Mark],
    grounds: &[Ground],
    threshold: f32,
) -> Verdicts {
    let mut of_blocks = vec![Verdict::Kept; page.blocks.len()];
    let mut parts = Vec::new();
    let mut first = 0;
    while let Some(mark) = marks.get(first) {
        let index = mark.block;
        let rest = marks.get(first..).unwrap_or_default();
        let of_block = rest.iter().take_while(|mark| mark.block == index);
        let mut sum = 0.0;
        let mut are_whole = true;
        let mut strongest = (0, 0.0f32);
        let mut count = 0;
        for mark in of_block {
            if !mark.is_whole() {
                are_whole = false;
            } else {
                sum += mark.weight;
                if mark.weight < strongest.1 {
                    strongest = (count, mark.weight);
                }
            }
            count += 1;
        }
        let removed = sum < threshold && strongest.1 < 0.0;
        if (removed || !are_whole)
            && let Some(block) = page.block(index as usize)
            && let Some(verdict) = of_blocks.get_mut(index as usize)
        {
            *verdict = if removed {
                Verdict::Removed {
                    mark: narrow(first + strongest.0),
                    sum,
                }
            } else {
                let of_block = rest.get(..count).unwrap_or_default();
                let going = going(of_block, grounds, threshold);
                without_parts(block, going, first, &mut parts)
            };
        }
        first += count;
    }
    Verdicts { of_blocks, parts }
}

/// The parts that the marks on them are enough to take away, with the weight and the place of each
/// mark among those of the block.
fn going(marks: &[Mark], grounds: &[Ground], threshold: f32) -> Vec<(Span, usize, f32)> {
    let marks = marks.iter().enumerate();
    let against = marks.filter(|(_, mark)| mark.weight < threshold);
    let parts = against.filter_map(|(at, mark)| {
        let part = grounds.get(mark.ground() as usize)?.part?;
        Some((part, at, mark.weight))
    });
    parts.collect()
}

/// The verdict on a block that stays, of which parts go. `first` is the place of its first mark
/// among all.
fn without_parts(
    block: Block<'_>,
    mut parts: Vec<(Span, usize, f32)>,
    first: usize,
    all: &mut Vec<(Span, u32)>,
) -> Verdict {
    if parts.is_empty() {
        return Verdict::Kept;
    }
    parts.sort_by_key(|(part, ..)| part.start);
    let mut merged: Vec<(Span, u32)> = Vec::new();
    for (part, at, _) in &parts {
        match merged.last_mut() {
            Some((last, _)) if part.start <= last.end => *last = last.hull(*part),
            _ => merged.push((*part, narrow(first + at))),
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
        Some(&(_, at, weight)) if !left => Verdict::Removed {
            mark: narrow(first + at),
            sum: weight,
        },
        _ => {
            let from = all.len();
            all.append(&mut merged);
            Verdict::Trimmed(Span::new(from, all.len()))
        }
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
