//! The learned content score: features of a block and its page, and the model that weighs them.
//!
//! A [`Survey`] counts once for the whole page; from it each block gets a row of features, and a
//! forest of decision trees turns the row into the log-odds that the block is main content. The
//! model is data (`model.bin`, its card beside it) and is trained by what stands in `training/`.

mod address;
mod address_words;
mod agreement;
mod anchors;
mod around_columns;
mod asked;
mod block_columns;
mod candidates;
mod columns;
mod companions;
mod copies;
mod cut_off;
mod evidence;
mod first_words;
mod forest;
mod galleries;
mod generators;
mod held;
mod line_columns;
mod line_scores;
mod line_survey;
mod manuals;
mod model;
mod outright;
mod page_columns;
mod page_forest;
mod report;
mod rows;
mod section_heads;
mod settled;
mod sums;
mod survey;
mod systems;
mod texts;
pub(crate) mod title_lines;
mod title_weights;
mod tokens;
#[cfg(feature = "training")]
pub(crate) mod training;
mod wholes;
mod word_keys;

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::block::{Block, BlockKind};
use crate::hints::Hints;
use crate::ledger::{Judgement, Pen};
use crate::page::{BodyKind, Page};
use crate::page_type::PageType;
use columns::{Columns, Values};
use cut_off::Choice;
use forest::Forest;
use held::Elements;
use line_scores::ScoredLines;
pub(crate) use model::Model;
use model::TypeShares;
use report::Reporter;
use rows::Rows;
use sums::number;
use survey::Survey;

/// The model that the crate is published with.
pub(crate) static MODEL: Lazy<Option<Model>> =
    Lazy::new(|| Model::decode(include_bytes!("model.bin")));

/// Whether the system that made a page says that it is a thread.
pub(crate) fn is_forum(page: &Page) -> bool {
    let told = systems::of_parts(page)
        .or_else(|| systems::of_body(page))
        .or_else(|| generators::of_page(page));
    told == Some(PageType::Forum)
}

/// Whether the system that made a page says that it is of a manual.
pub(crate) fn is_manual(page: &Page) -> bool {
    let made = systems::of_parts(page).or_else(|| generators::of_page(page));
    made == Some(PageType::Documentation)
}

/// What the model says of the blocks of a page.
pub(crate) struct Scores {
    /// By block, for all that are scored: the log-odds that it is main content, less those from
    /// which a block of this page should be kept, and the sum of the evidence of our own rules.
    pub(crate) blocks: ScoredBlocks,
    /// Of HTML only.
    pub(crate) judgement: Option<Judgement>,
}

/// The scores of a page's blocks, one after the other.
pub(crate) enum ScoredBlocks {
    OfPage(std::vec::IntoIter<Score>),
    OfText(ScoredLines),
}

impl Iterator for ScoredBlocks {
    type Item = Score;

    #[inline]
    fn next(&mut self) -> Option<Score> {
        match self {
            ScoredBlocks::OfPage(blocks) => blocks.next(),
            ScoredBlocks::OfText(lines) => lines.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            ScoredBlocks::OfPage(blocks) => blocks.size_hint(),
            ScoredBlocks::OfText(lines) => lines.size_hint(),
        }
    }
}

/// The score of a block.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    pub(crate) block: u32,
    pub(crate) log_odds: f32,
    pub(crate) evidence: f32,
    /// Whether the rules are so sure that the block is boilerplate that it is not given back.
    pub(crate) is_settled: bool,
    /// The features that weighed most, if that was asked for.
    pub(crate) report: Option<Box<str>>,
}

/// Blocks from which a page has a shape that can be weighed.
const LEAST_BLOCKS: usize = 6;

/// Lines of text that other rules must have found before the others are scored.
const LEAST_FOUND: usize = 2;

/// The share of running text from which plain text is not scored: it is an article with a few
/// leftovers, which the phrase rules know, and not a whole page.
const MOSTLY_PROSE: f32 = 0.9;

/// The most columns of a block.
const MOST_COLUMNS: usize = 136;

/// Between which log-odds a block is unclear and all trees are asked.
const UNCLEAR: Range<f32> = -4.0..5.0;

/// How much less than even the odds of a caption that is running text may be: the sets that the
/// model was trained on disagree on captions, and to a reader they belong to the story.
const LENIENCE_FOR_CAPTIONS: f32 = 0.8;

/// How much more than even the odds of readers' comments have to be behind a told story on what is
/// surely no thread: in threads they are the content, and the forest has both to learn from.
const AGAINST_COMMENTS: f32 = 0.5;

/// Whether a block is one of readers' comments behind a told story.
fn is_comment_on_story(block: Block<'_>) -> bool {
    block.is_behind_story() && block.hints().intersects(Hints::COMMENTS)
}

impl Scores {
    /// Scores the blocks of a page by what the rules of earlier phases wrote of them; `None` for
    /// a kind of document that the model was not trained for. With `reports`, each score says what
    /// it was made of, which takes as long again.
    pub(crate) fn of(page: &Page, pen: &Pen<'_>, model: &Model, reports: bool) -> Option<Scores> {
        if !is_worth_scoring(page, pen) {
            return None;
        }
        if page.body_kind() == BodyKind::Text {
            return line_scores::of(page, pen, &model.text, reports);
        }
        let survey = Survey::new(page, pen, &model.tokens);
        let mut of_page = Values(Vec::with_capacity(page_columns::COUNT));
        page_columns::add(&mut of_page, &survey);
        let (mut log_odds, reports) = score_blocks(&survey, &model.html, &of_page, reports)?;
        let page_types = match page.is_thread {
            true => TypeShares::only(PageType::Forum),
            false => model.page_types(&of_page.0),
        };
        agreement::reconcile(&survey, &page_types, &mut log_odds);
        let outright = survey.outright;
        let mut blocks = survey.into_scores(log_odds, reports);
        let words = |score: &Score| {
            page.block(score.block as usize)
                .map_or(0.0, |it| it.features().words())
        };
        // What is settled goes whatever its score is.
        let weighed = || {
            let open = blocks.iter().filter(|score| !score.is_settled);
            open.map(|score| (score.log_odds, words(score)))
        };
        let cut_off = cut_off::on_page(weighed(), &page_types);
        let expected = Choice::best(weighed()).f1;
        for score in &mut blocks {
            score.log_odds -= cut_off;
            let block = page.block(score.block as usize);
            if block.is_some_and(is_comment_on_story) {
                score.log_odds -= AGAINST_COMMENTS * (1.0 - page_types.of(PageType::Forum));
            }
            if block.is_some_and(|it| it.kind() == BlockKind::Caption && it.features().is_prose()) {
                score.log_odds += LENIENCE_FOR_CAPTIONS;
            }
        }
        galleries::settle(page, &page_types, &mut blocks);
        companions::settle(page, pen, &mut blocks);
        manuals::keep(page, &mut blocks);
        section_heads::keep(page, &mut blocks);
        // How much is kept was learned with what the trees alone say of the type.
        let page_types = page_types.with_outright(outright);
        let page_type = page_types.likeliest();
        let judgement = Judgement {
            page_type,
            type_share: page_type.map_or(0.0, |page_type| page_types.of(page_type)),
            confidence: model.calibrated(expected),
        };
        Some(Scores {
            blocks: ScoredBlocks::OfPage(blocks.into_iter()),
            judgement: Some(judgement),
        })
    }
}

/// Log-odds of the blocks that are scored, and reports on them where they were asked for.
type Scored = (Vec<f32>, Vec<String>);

/// Scores the blocks; `None` where the forest is not one for these features.
fn score_blocks(
    survey: &Survey<'_>,
    forest: &Forest,
    of_page: &Values,
    reports: bool,
) -> Option<Scored> {
    let reporter = reports.then(|| Reporter::new(forest, survey));
    let mut rows = Rows::<MOST_COLUMNS>::new(forest.columns, &of_page.0)?;
    let on_page = forest.on_page(&of_page.0)?;
    let count = survey.scored.len();
    let mut log_odds = Vec::with_capacity(count);
    let mut texts = Vec::new();
    let mut elements = Elements::default();
    for (&place, number) in survey.scored.iter().zip(1..) {
        let mut row = rows.begin_row();
        add_block(&mut row, survey, &mut elements, place as usize);
        let features = row.len();
        if !rows.end_row(features) {
            return None;
        }
        if rows.is_full() || number == count {
            let sums = on_page.sums(rows.columns(), rows.count(), &UNCLEAR);
            log_odds.extend(sums.into_iter().take(rows.count()));
            if let Some(reporter) = &reporter {
                texts.extend((0..rows.count()).map(|row| reporter.report(&rows.row(row))));
            }
            rows.clear();
        }
    }
    Some((log_odds, texts))
}

/// Whether there is enough to weigh: an HTML page of some blocks; text that looks like a whole page
/// and in which the rules found what pages have. Verses, recipes and subtitles have short lines
/// too, and none of that.
fn is_worth_scoring(page: &Page, pen: &Pen<'_>) -> bool {
    let blocks = || page.blocks().filter(|block| !block.is_envelope());
    if blocks().nth(LEAST_BLOCKS - 1).is_none() {
        return false;
    }
    if page.body_kind() == BodyKind::Html {
        return true;
    }
    let (mut found, mut prose, mut all) = (0, 0.0, 0.0);
    for block in blocks() {
        let words = block.features().words();
        found += usize::from(pen.sum(block) < evidence::AGAINST);
        all += words;
        // Without a branch: what comes next cannot be foreseen.
        prose += words * number(block.features().is_prose());
    }
    found >= LEAST_FOUND && prose < all * MOSTLY_PROSE
}

/// Adds the features of the block at a place among the seen. Between blocks of a page, what is known
/// of its elements is kept.
#[inline(always)] // So that the compiler knows where in a row each of them goes.
fn add_block(
    columns: &mut impl Columns,
    survey: &Survey<'_>,
    elements: &mut Elements,
    place: usize,
) {
    let Some(block) = survey.block(place) else {
        return;
    };
    block_columns::add(columns, survey, elements, place, block);
    around_columns::add(columns, survey, elements, place, block);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::Cleaner;
    use crate::ledger::Ledger;

    /// Reads a document with a pen that nothing was written with.
    pub(super) fn with_pen<T>(document: &str, read: impl FnOnce(&Page, &Pen<'_>) -> T) -> T {
        let page = Cleaner::default().read(document);
        let mut ledger = Ledger::new(page.blocks.len());
        let pen = Pen {
            page: &page,
            ledger: &mut ledger,
            rule: 0,
            threshold: -1.5,
        };
        read(&page, &pen)
    }

    /// How many features a page and its first block have.
    fn widths(document: &str) -> (usize, usize) {
        let (mut of_page, mut of_block) = (Values::default(), Values::default());
        with_pen(document, |page, pen| {
            if page.body_kind() == BodyKind::Text {
                let survey = line_survey::LineSurvey::new(page, pen);
                line_columns::add_text(&mut of_page, &survey);
                line_columns::Lines::new(&survey).add(&mut of_block);
            } else {
                let survey = Survey::new(page, pen, &tokens::TokenWeights::default());
                page_columns::add(&mut of_page, &survey);
                add_block(&mut of_block, &survey, &mut Elements::default(), 0);
            }
        });
        (of_page.0.len(), of_block.0.len())
    }

    #[test]
    fn comments_are_behind_a_told_story_and_not_above_it() {
        let story = "The ferry leaves at six, and in a storm it does not leave at all. ".repeat(8);
        let comment = "<div class=comments><p>It never leaves at six.</p></div>";
        let page = |before: &str, behind: &str| {
            let html = format!("{before}<h1>The ferry</h1><p>{story}</p>{behind}<p>End.</p>");
            with_pen(&html, |page, _| {
                let mut blocks = page.blocks();
                blocks.any(is_comment_on_story)
            })
        };
        assert!(page("", comment));
        assert!(!page(comment, "") && !page("", ""));
    }

    #[test]
    fn the_model_fits_the_features() {
        let model = MODEL.as_ref().expect("the crate's model can be read");
        let (of_page, of_block) = widths("<p>The tide comes in at four.</p>");
        assert_eq!(
            model.html.columns,
            of_page + of_block,
            "train the model anew"
        );
        let (of_text, of_line) = widths("The tide comes in at four.");
        assert_eq!(
            model.text.columns,
            of_text + of_line,
            "train the model anew"
        );
        assert_eq!(of_page, page_columns::COUNT);
        assert_eq!(of_text, line_columns::COUNT_OF_TEXT);
        assert_eq!(model.page_types.len(), PageType::ALL.len());
        assert!(
            model
                .page_types
                .iter()
                .all(|forest| forest.columns == of_page)
        );
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let bytes = include_bytes!("model.bin");
        assert!(Model::decode(bytes).is_some());
        assert!(Model::decode(b"").is_none());
        for length in (0..bytes.len()).step_by(997) {
            assert!(Model::decode(&bytes[..length]).is_none(), "{length} bytes");
        }
        assert!(bytes.len() <= 300_000, "{} bytes", bytes.len());
    }
}
