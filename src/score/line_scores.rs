//! Scores the lines of a plain text.

use std::ops::Range;

use super::columns::{Names, Values};
use super::forest::Forest;
use super::line_columns::Lines;
use super::line_survey::LineSurvey;
use super::report::Reporter;
use super::{Score, Scores, cut_off};
use crate::ledger::Pen;
use crate::page::Page;

/// Between which log-odds a line is unclear and all trees are asked: lines have to be scored faster
/// than blocks of HTML.
const UNCLEAR: Range<f32> = -2.2..2.4;

/// The log-odds of a line that the rules are sure of; it is not scored.
const SETTLED: f32 = -4.0;

/// How much less than even the odds of a line may be: the tags around it are gone, and a lost line
/// costs more than one that is left over.
const LENIENCE: f32 = 1.1;

/// Scores the lines of a page of plain text; `None` where the forest is not one for their features.
/// Neither page types nor how far a score can be trusted was learned from text.
pub(super) fn of(page: &Page, pen: &Pen<'_>, forest: &Forest, reports: bool) -> Option<Scores> {
    let survey = LineSurvey::new(page, pen);
    let reporter = reports.then(|| {
        let mut names = Names::default();
        Lines::new(&survey).add(&mut names);
        Reporter::named(forest, names)
    });
    let mut row = Values::default();
    let mut lines = Lines::new(&survey);
    let mut scores = Vec::with_capacity(survey.lines.len());
    let mut weighed = Vec::with_capacity(survey.lines.len());
    while let Some(line) = lines.line() {
        let mut score = Score {
            block: line.block as usize,
            log_odds: SETTLED,
            evidence: line.says,
            is_settled: line.is_settled,
            report: None,
        };
        if !line.is_settled {
            row.0.clear();
            lines.add(&mut row);
            if row.0.len() != forest.columns {
                return None;
            }
            score.log_odds = forest.sum(&row.0, &UNCLEAR);
            score.report = reporter.as_ref().map(|reporter| reporter.report(&row.0));
        }
        weighed.push((score.log_odds, line.words));
        scores.push(score);
        lines.advance();
    }
    let (cut_off, _) = cut_off::best(&mut weighed);
    for score in &mut scores {
        score.log_odds -= cut_off - LENIENCE;
    }
    Some(Scores {
        blocks: scores,
        judgement: None,
    })
}
