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
mod sums;
mod survey;
mod tokens;
#[cfg(feature = "training")]
pub(crate) mod training;

use once_cell::sync::Lazy;

use crate::ledger::{Judgement, Pen};
use crate::page::{BodyKind, Page};
use columns::{Columns, Values};
pub(crate) use model::Model;
use survey::Survey;

/// The model that the crate is published with.
pub(crate) static MODEL: Lazy<Option<Model>> =
    Lazy::new(|| Model::decode(include_bytes!("model.bin")));

/// What the model says of the blocks of a page.
#[derive(Clone, Debug)]
pub(crate) struct Scores {
    /// By block, for all that are scored: the log-odds that it is main content, less those from
    /// which a block of this page should be kept, and the sum of the evidence of our own rules.
    pub(crate) blocks: Vec<Score>,
    /// Of HTML only.
    pub(crate) judgement: Option<Judgement>,
}

/// The score of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Score {
    pub(crate) block: usize,
    pub(crate) log_odds: f32,
    pub(crate) evidence: f32,
    /// Whether the rules are so sure that the block is boilerplate that it is not given back.
    pub(crate) is_settled: bool,
}

/// The share of running text from which plain text is not scored: it is an article with a few
/// leftovers, which the phrase rules know, and not a whole page.
const MOSTLY_PROSE: f32 = 0.8;

/// How much less than even the odds of a line of plain text may be: its tags are gone, and a lost
/// line costs more than one that is left over.
const LENIENCE_IN_TEXT: f32 = 0.5;

impl Scores {
    /// Scores the blocks of a page by what the rules of earlier phases wrote of them; `None` for
    /// a kind of document that the model was not trained for.
    pub(crate) fn of(page: &Page, pen: &Pen<'_>, model: &Model) -> Option<Scores> {
        let forest = match page.body_kind() {
            BodyKind::Html => &model.html,
            BodyKind::Text => &model.text,
        };
        if forest.roots.is_empty() {
            return None;
        }
        let survey = Survey::new(page, pen, &model.tokens);
        let is_text = page.body_kind() == BodyKind::Text;
        if is_text && survey.all().prose_share() >= MOSTLY_PROSE {
            return None;
        }
        let mut of_page = Values::default();
        page_columns::add(&mut of_page, &survey);
        let mut row = Values::default();
        let mut blocks = Vec::with_capacity(survey.seen.len());
        let mut weighed = Vec::with_capacity(survey.seen.len());
        for place in 0..survey.seen.len() {
            let Some(block) = survey.block(place) else { continue };
            row.0.clear();
            add_block(&mut row, &survey, place);
            row.0.extend_from_slice(&of_page.0);
            if row.0.len() != forest.columns {
                return None;
            }
            let log_odds = forest.sum(&row.0);
            weighed.push((log_odds, block.features().words()));
            let evidence = survey.evidence(place);
            blocks.push(Score {
                block: block.index(),
                log_odds,
                evidence: evidence.sum,
                is_settled: evidence.is_settled(page.body_kind()),
            });
        }
        let (mut cut_off, confidence) = cut_off::best(&mut weighed);
        if is_text {
            cut_off -= LENIENCE_IN_TEXT;
        }
        for score in &mut blocks {
            score.log_odds -= cut_off;
        }
        // Both were learned from HTML only.
        let judgement = (!is_text).then(|| Judgement {
            page_type: model.page_type(&of_page.0),
            confidence: model.calibrated(confidence),
        });
        Some(Scores { blocks, judgement })
    }
}

/// Adds the features of the block at a place among the seen. Lines of plain text have none of the
/// elements around.
fn add_block(columns: &mut impl Columns, survey: &Survey<'_>, place: usize) {
    let Some(block) = survey.block(place) else {
        return;
    };
    match survey.page.body_kind() {
        BodyKind::Html => {
            block_columns::add(columns, survey, place, block);
            around_columns::add(columns, survey, place, block);
        }
        BodyKind::Text => {
            block_columns::add_line(columns, survey, place, block);
            around_columns::add_neighbours(columns, survey, place, block);
        }
    }
}
