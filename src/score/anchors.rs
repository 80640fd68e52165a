//! Which story is the page's own: how far each element is from the one that its lead stands in,
//! and how much of the title and summary a block repeats.

use super::first_words::FirstWords;
use super::sums::share;
use super::survey::Survey;
use crate::field::Field;
use crate::ledger::Pen;
use crate::metadata::FieldName;
use crate::page::{Page, narrow};

/// How an element lies to an anchor: the element that a block of the story stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Relation {
    /// The innermost element that holds both.
    pub(super) common: u32,
    /// Elements between it and the anchor.
    pub(super) up: u16,
    /// Elements between it and the element itself.
    pub(super) down: u16,
}

/// How each element lies to the anchor.
pub(super) fn relations(survey: &Survey<'_>, anchor: u32) -> Vec<Relation> {
    let containers = &survey.page.containers;
    let mut relations = vec![Relation::default(); containers.len()];
    let depth = |at: u32| survey.element(at).depth;
    // Those around the anchor have themselves in common with it, up to the root.
    let (deepest, mut at) = (depth(anchor), anchor);
    while let Some(container) = containers.get(at as usize) {
        if let Some(relation) = relations.get_mut(at as usize) {
            relation.common = at;
            relation.up = deepest.saturating_sub(depth(at));
        }
        if at == 0 {
            break;
        }
        at = container.parent;
    }
    for (at, container) in containers.iter().enumerate().skip(1) {
        let above = relations.get(container.parent as usize).copied();
        let above = above.unwrap_or_default();
        let own = relations.get_mut(at);
        if let Some(own) = own.filter(|own| own.common != narrow(at)) {
            *own = Relation {
                down: above.down.saturating_add(1),
                ..above
            };
        }
    }
    relations
}

/// The place of the lead: the first running text behind the title, or else the first in the
/// element that scores best.
pub(super) fn find_lead(survey: &Survey<'_>) -> Option<usize> {
    let from = match survey.texts.title {
        Some(title) => title as usize,
        None => {
            let scored = survey
                .page
                .containers
                .get(survey.candidates.scored as usize)?;
            survey.places(scored.blocks).0
        }
    };
    let is_lead = |place: &usize| {
        let block = survey.block(*place);
        block.is_some_and(|block| block.features().is_prose())
            && survey.evidence(*place).sum > super::evidence::AGAINST
    };
    (from..survey.seen.len()).find(is_lead)
}

/// The words of a text that blocks are compared with, by their hashes.
#[derive(Debug, Default)]
pub(super) struct WordSet {
    /// How many there are.
    count: usize,
    /// By the upper bits of the hash, zeros where there is no word. Whether one is there is known
    /// without a branch, which could not be foretold.
    buckets: [[u32; BUCKET]; BUCKETS],
    /// Words whose buckets were full.
    rest: Vec<u32>,
}

const BUCKET: usize = 4;

/// Some more than there are words.
const BUCKETS: usize = 32;

impl WordSet {
    pub(super) fn of(text: &str) -> WordSet {
        let mut set = WordSet::default();
        for &word in FirstWords::of(text).hashes() {
            if set.contains(word) {
                continue;
            }
            set.count += 1;
            let mut bucket = set.buckets[bucket_of(word)].iter_mut();
            match bucket.find(|known| **known == 0) {
                Some(free) => *free = word,
                None => set.rest.push(word),
            }
        }
        set
    }

    #[inline(always)] // It is asked about each word.
    fn contains(&self, word: u32) -> bool {
        let bucket = self.buckets[bucket_of(word)];
        let found = bucket.map(|known| known == word);
        let [one, two, three, four] = found;
        one | two | three | four | (!self.rest.is_empty() && self.rest.contains(&word))
    }

    /// The page's title.
    pub(super) fn of_title(pen: &Pen<'_>) -> WordSet {
        let title = pen.best(FieldName::Title);
        WordSet::of(title.and_then(|title| title.as_text()).unwrap_or_default())
    }

    /// The summary that the page states.
    pub(super) fn of_summary(page: &Page) -> WordSet {
        let summary = page.fields().iter().find(|field| field.is_summary());
        WordSet::of(summary.map_or("", Field::value))
    }

    /// How much of the set the first words of a text are.
    pub(super) fn covered_by(&self, text: &str) -> f32 {
        if self.count == 0 {
            return 0.0;
        }
        let [overlap] = overlaps([self], text);
        overlap.of_set
    }
}

/// What a text and a set have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    /// The share of the text's first words that stand in the set.
    pub(super) of_text: f32,
    /// How much of the set they are.
    pub(super) of_set: f32,
}

/// What the first words of a text have in common with some sets.
pub(super) fn overlaps<const N: usize>(sets: [&WordSet; N], text: &str) -> [Overlap; N] {
    if sets.iter().all(|set| set.count == 0) {
        return [Overlap::default(); N];
    }
    let words = FirstWords::of(text);
    let all = words.hashes().len() as f32;
    let common = sets.map(|set| {
        // Most pages state no summary.
        if set.count == 0 {
            return 0.0;
        }
        let found = words.hashes().iter().map(|word| set.contains(*word));
        found.map(u32::from).sum::<u32>() as f32
    });
    let mut found = [Overlap::default(); N];
    for ((found, common), set) in found.iter_mut().zip(common).zip(sets) {
        *found = Overlap {
            of_text: share(common, all),
            of_set: share(common, set.count as f32).min(1.0),
        };
    }
    found
}

/// The bucket of a word.
fn bucket_of(word: u32) -> usize {
    (word >> (u32::BITS - BUCKETS.ilog2())) as usize % BUCKETS
}
