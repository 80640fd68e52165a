//! Where the container heuristics of the field would find the main content. None of them decides:
//! that a block stands inside of one is a feature, and the model learned when to trust which.

use super::sums::own_words;
use super::survey::Survey;
use crate::block::Block;
use crate::features::Features;
use crate::page::{ElementName, Span, narrow};

/// Words from which a paragraph scores for the elements around it, as in Readability.
const LEAST_WORDS: f32 = 5.0;

/// Words that score one point; Readability counts a point for each 100 characters.
const WORDS_A_POINT: f32 = 18.0;

/// Elements above a paragraph that get a share of its score.
const LEVELS: usize = 5;

/// Words that a block must have of its own to speak for a run rather than against it.
const RUN_COST: f32 = 7.0;

/// What the words of a list item, a row or a heading count in a run against those of a paragraph.
const NOT_PROSE: f32 = 0.3;

/// What the heuristics found.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    /// By element, its paragraph score after the discount for links.
    scores: Vec<f32>,
    /// The element with the highest paragraph score.
    pub(super) scored: u32,
    best_score: f32,
    /// The element with the highest sum of text density over the elements in it.
    pub(super) dense: u32,
    /// The places of the run of blocks with the largest sum of words less a cost for each block.
    pub(super) run: (usize, usize),
}

impl Candidates {
    pub(super) fn find(survey: &Survey<'_>) -> Candidates {
        let mut candidates = Candidates {
            run: largest_run(survey),
            ..Candidates::default()
        };
        candidates.score_paragraphs(survey);
        candidates.find_best(survey);
        candidates
    }

    /// The paragraph score of the best element around a block, as a share of the page's best.
    pub(super) fn score_share(&self, survey: &Survey<'_>, block: Block<'_>) -> f32 {
        if self.best_score <= 0.0 {
            return 0.0;
        }
        let mut best = 0.0f32;
        let mut at = block.data().container;
        for _ in 0..LEVELS + 1 {
            best = best.max(self.scores.get(at as usize).copied().unwrap_or_default());
            if at == 0 {
                break;
            }
            at = survey
                .page
                .containers
                .get(at as usize)
                .map_or(0, |container| container.parent);
        }
        best / self.best_score
    }

    /// Paragraphs score for their parents, and less for each element further out.
    fn score_paragraphs(&mut self, survey: &Survey<'_>) {
        let containers = &survey.page.containers;
        self.scores = vec![0.0; containers.len()];
        for place in 0..survey.seen.len() {
            let Some(block) = survey.block(place) else {
                continue;
            };
            let features = block.features();
            let words = own_words(features);
            if words < LEAST_WORDS {
                continue;
            }
            let marks = features.punctuation().min(20) as f32;
            let score = 1.0 + marks + (words / WORDS_A_POINT).min(3.0);
            let mut at = block.data().container as usize;
            let is_paragraph = |at: usize| {
                containers
                    .get(at)
                    .is_some_and(|one| one.tag == ElementName::Paragraph)
            };
            if is_paragraph(at) {
                at = containers.get(at).map_or(0, |one| one.parent as usize);
            }
            for level in 0..LEVELS {
                let divider = match level {
                    0 => 1.0,
                    1 => 2.0,
                    _ => level as f32 * 3.0,
                };
                if let Some(slot) = self.scores.get_mut(at) {
                    *slot += score / divider;
                }
                if at == 0 {
                    break;
                }
                at = containers.get(at).map_or(0, |one| one.parent as usize);
            }
        }
    }

    /// Finds the element with the best score, less what is linked, and the one whose children have
    /// the largest sum of densities: words a block, less what is linked.
    fn find_best(&mut self, survey: &Survey<'_>) {
        let containers = &survey.page.containers;
        let mut densities = vec![0.0f32; containers.len()];
        for (at, container) in containers.iter().enumerate().rev() {
            let own = survey.sums_of(narrow(at));
            let unlinked = 1.0 - own.link_share();
            if let Some(score) = self.scores.get_mut(at) {
                *score *= unlinked;
            }
            let density = (own.words - own.linked) / own.blocks.max(1.0) * unlinked;
            let parent = densities.get_mut(container.parent as usize);
            if let Some(sum) = parent.filter(|_| at > 0) {
                *sum += density;
            }
        }
        for (at, score) in self.scores.iter().enumerate() {
            if *score > self.best_score {
                self.best_score = *score;
                self.scored = narrow(at);
            }
        }
        let densities = densities.iter().enumerate();
        let densest = densities.max_by(|one, two| one.1.total_cmp(two.1));
        self.dense = densest.map_or(0, |(at, _)| narrow(at));
    }
}

/// The run of blocks with the largest sum of own words less [`RUN_COST`] for each.
fn largest_run(survey: &Survey<'_>) -> (usize, usize) {
    best_run((0..survey.seen.len()).map(|place| {
        let block = survey.block(place);
        block.map_or(0.0, |block| run_gain(block.features()))
    }))
}

/// What a block adds to the run that it stands in.
pub(super) fn run_gain(features: &Features) -> f32 {
    let share = if features.is_prose() { 1.0 } else { NOT_PROSE };
    own_words(features) * share - RUN_COST
}

/// Where the run with the largest sum of gains begins and ends.
fn best_run(gains: impl Iterator<Item = f32>) -> (usize, usize) {
    let mut runs = Runs::default();
    gains.for_each(|gain| runs.add(gain));
    runs.best()
}

/// Finds the run with the largest sum of gains.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Runs {
    /// How many gains there were.
    count: usize,
    /// The sum of the run that may go on, and where it begins.
    sum: f32,
    from: usize,
    best_sum: f32,
    best: (usize, usize),
}

impl Runs {
    /// Adds the next gain: without a branch, since what comes next cannot be foreseen.
    #[inline]
    pub(super) fn add(&mut self, gain: f32) {
        self.count += 1;
        let sum = self.sum + gain;
        let is_over = sum <= 0.0;
        self.sum = if is_over { 0.0 } else { sum };
        self.from = if is_over { self.count } else { self.from };
        let is_best = self.sum > self.best_sum;
        self.best_sum = if is_best { self.sum } else { self.best_sum };
        self.best.0 = if is_best { self.from } else { self.best.0 };
        self.best.1 = if is_best { self.count } else { self.best.1 };
    }

    /// Where the best run begins and ends.
    pub(super) fn best(&self) -> (usize, usize) {
        self.best
    }
}

/// Whether a block of the page stands inside of an element.
pub(super) fn is_inside(survey: &Survey<'_>, block: Block<'_>, container: u32) -> bool {
    let blocks = survey
        .page
        .containers
        .get(container as usize)
        .map_or(Span::default(), |one| one.blocks);
    blocks.range().contains(&block.index())
}
