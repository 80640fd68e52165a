//! What becomes of each block: the ledger, resolved.

use crate::block::Block;
use crate::label::Label;
use crate::mark::{Ground, Mark};
use crate::page::{Page, Span, narrow};

/// What became of a block.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Kept,
    /// Kept but for some parts; where they stand among those of all blocks.
    Trimmed(Span),
    /// Removed; the mark that is named for it and the sum of its evidence.
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

/// What the marks on each block come to.
pub(crate) struct OfBlocks {
    /// By block: the sum of the marks on the whole of it.
    pub(crate) sums: Vec<f32>,
    /// By block: where its marks end.
    pub(crate) ends: Vec<u32>,
    /// Whether some marks are on parts.
    pub(crate) have_parts: bool,
}

/// What becomes of each block; the precedence is told in the ledger. The marks are sorted by block.
pub(crate) fn verdicts(
    page: &Page,
    (marks, grounds): (&[Mark], &[Ground]),
    told: &OfBlocks,
    threshold: f32,
) -> Verdicts {
    let mut of_blocks = vec![Verdict::Kept; page.blocks.len()];
    let mut parts = Vec::new();
    let mut end = 0;
    let mut by_label = Vec::new();
    for (index, verdict) in of_blocks.iter_mut().enumerate() {
        let (Some(&sum), Some(&last)) = (told.sums.get(index), told.ends.get(index)) else {
            break;
        };
        let first = std::mem::replace(&mut end, last as usize);
        // Most blocks stay, and none of their marks has to be looked at.
        if sum >= threshold && !told.have_parts {
            continue;
        }
        let of_block = marks.get(first..end).unwrap_or_default();
        let sums = Sums::of(of_block);
        let removed = sums.all < threshold && sums.against < 0.0;
        if (removed || !sums.are_whole)
            && let Some(block) = page.block(index)
        {
            *verdict = if removed {
                Verdict::Removed {
                    mark: narrow(first + named(of_block, &sums, grounds, &mut by_label)),
                    sum: sums.all,
                }
            } else {
                let going = going(of_block, grounds, threshold);
                without_parts(block, going, first, &mut parts)
            };
        }
    }
    Verdicts { of_blocks, parts }
}

/// What the marks on a block come to.
struct Sums {
    /// Whether all of them are on the whole block.
    are_whole: bool,
    /// Of those that are: the sum, the sum of those against it, the strongest of these with its place.
    all: f32,
    against: f32,
    strongest: (usize, f32),
}

impl Sums {
    /// Of the marks on a block.
    fn of(marks: &[Mark]) -> Sums {
        let mut sums = Sums {
            are_whole: true,
            all: 0.0,
            against: 0.0,
            strongest: (0, 0.0),
        };
        // Without a branch for what cannot be foreseen of a mark.
        for (at, mark) in marks.iter().enumerate() {
            let is_whole = mark.is_whole();
            let weight = if is_whole { mark.weight } else { 0.0 };
            sums.are_whole &= is_whole;
            sums.all += weight;
            sums.against += weight.min(0.0);
            let is_stronger = weight < sums.strongest.1;
            sums.strongest = if is_stronger {
                (at, weight)
            } else {
                sums.strongest
            };
        }
        sums
    }
}

/// What speaks against a block under one label: the sum, and the strongest mark of it with its place.
struct Against {
    label: Label,
    sum: f32,
    strongest: (usize, f32),
}

/// The log-odds from which a label is named although more speaks for none in particular.
const LEAST_NAMED: f32 = 1.0;

/// The place of the mark that is named as what removed a block: the strongest of the label that most
/// speaks for. That it stands outside of the main content is said where little says what it is.
fn named(marks: &[Mark], sums: &Sums, grounds: &[Ground], by_label: &mut Vec<Against>) -> usize {
    if let Some(at) = outweighing(marks, sums, grounds) {
        return at;
    }
    by_label.clear();
    let marks = marks.iter().enumerate();
    for (at, mark) in marks.filter(|(_, mark)| mark.is_whole() && mark.weight < 0.0) {
        let Some(ground) = grounds.get(mark.ground() as usize) else {
            continue;
        };
        match by_label.iter_mut().find(|it| it.label == ground.label) {
            Some(known) => {
                known.sum += mark.weight;
                if mark.weight < known.strongest.1 {
                    known.strongest = (at, mark.weight);
                }
            }
            None => by_label.push(Against {
                label: ground.label,
                sum: mark.weight,
                strongest: (at, mark.weight),
            }),
        }
    }
    let is_particular = |it: &Against| it.label != Label::Boilerplate && it.sum <= -LEAST_NAMED;
    // Of equals the first, as in the ledger.
    let most = by_label.iter().min_by(|one, two| {
        let particular = is_particular(two).cmp(&is_particular(one));
        particular.then(one.sum.total_cmp(&two.sum))
    });
    most.map_or(0, |it| it.strongest.0)
}

/// The place of the mark that outweighs all others against the block, if it says what the block is: on
/// most blocks there is one, and no labels have to be summed up.
fn outweighing(marks: &[Mark], sums: &Sums, grounds: &[Ground]) -> Option<usize> {
    let (at, weight) = sums.strongest;
    if weight > -LEAST_NAMED || weight * 2.0 >= sums.against {
        return None;
    }
    let ground = grounds.get(marks.get(at)?.ground() as usize)?;
    (ground.label != Label::Boilerplate).then_some(at)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_that_most_speaks_for_is_named() {
        let ground = |label| Ground {
            rule: 0,
            label,
            reason: "".into(),
            part: None,
        };
        let labels = [Label::Boilerplate, Label::RelatedLinks, Label::Comments];
        let grounds = labels.map(ground);
        let named = |marks: &[(u32, f32)]| {
            let marks = marks.iter();
            let marks = marks.map(|(ground, weight)| Mark::new(0, *weight, *ground, true));
            let marks: Vec<Mark> = marks.collect();
            super::named(&marks, &Sums::of(&marks), &grounds, &mut Vec::new())
        };
        assert_eq!(named(&[(0, -2.2), (2, -1.8)]), 1);
        assert_eq!(named(&[(1, -2.4), (2, -1.2), (2, -1.8), (0, 3.0)]), 2);
        // A faint sign of something is not what it is.
        assert_eq!(named(&[(2, -0.8), (0, -2.2)]), 1);
        assert_eq!(named(&[(0, -1.0), (0, -2.2)]), 1);
    }
}
