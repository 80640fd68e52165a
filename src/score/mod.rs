//! The learned content score: features of a block and its page, and the model that weighs them.
//!
//! A [`Survey`] counts once for the whole page; from it each block gets a row of features, and a
//! forest of decision trees turns the row into the log-odds that the block is main content. The
//! model is data (`model.bin`, its card beside it) and is trained by what stands in `training/`.

mod anchors;
mod around_columns;
mod block_columns;
mod candidates;
mod columns;
mod cut_off;
mod evidence;
mod forest;
mod model;
mod page_columns;
mod survey;
mod tokens;
#[cfg(feature = "training")]
pub(crate) mod training;

use once_cell::sync::Lazy;

use crate::ledger::Pen;
use crate::page::{BodyKind, Page};
use columns::{Columns, Values};
pub(crate) use model::Model;
use survey::Survey;

/// The model that the crate is published with.
pub(crate) static MODEL: Lazy<Option<Model>> =
    Lazy::new(|| Model::decode(include_bytes!("model.bin")));

/// What the model says of the blocks of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    /// By block, for all that are scored: the log-odds that it is main content, less those from
    /// which a block of this page should be kept, and the sum of the evidence of our own rules.
    pub(crate) blocks: Vec<Score>,
    /// The F1 that can be expected of the blocks above 0, 0 to 1.
    pub(crate) confidence: f32,
}

/// The score of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Score {
    pub(crate) block: usize,
    pub(crate) log_odds: f32,
    pub(crate) evidence: f32,
}

impl Scores {
    /// Scores the blocks of a page by what the rules of earlier phases wrote of them.
    pub(crate) fn of(page: &Page, pen: &Pen<'_>, model: &Model) -> Scores {
        let survey = Survey::new(page, pen, &model.tokens);
        let forest = match page.body_kind() {
            BodyKind::Html => &model.html,
            BodyKind::Text => &model.text,
        };
        let mut of_page = Values::default();
        page_columns::add(&mut of_page, &survey);
        let mut row = Values::default();
        let mut scores = Scores::default();
        let mut weighed = Vec::with_capacity(survey.seen.len());
        for place in 0..survey.seen.len() {
            let Some(block) = survey.block(place) else { continue };
            row.0.clear();
            add_block(&mut row, &survey, place);
            row.0.extend_from_slice(&of_page.0);
            let log_odds = forest.sum(&row.0);
            weighed.push((log_odds, block.features().words()));
            scores.blocks.push(Score {
                block: block.index(),
                log_odds,
                evidence: survey.evidence(place).sum,
            });
        }
        let (cut_off, confidence) = cut_off::best(&mut weighed);
        for score in &mut scores.blocks {
            score.log_odds -= cut_off;
        }
        scores.confidence = confidence;
        scores
    }
}

/// Adds the features of the block at a place among the seen.
fn add_block(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    if let Some(block) = survey.block(place) {
        block_columns::add(columns, survey, place, block);
        around_columns::add(columns, survey, place, block);
    }
}
