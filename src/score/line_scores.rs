//! Scores the lines of a plain text.

use std::iter::Zip;
use std::ops::{Range, RangeFrom};
use std::vec::IntoIter;

use super::columns::{Names, Values};
use super::cut_off::Choice;
use super::forest::Forest;
use super::line_columns::{self, Lines};
use super::line_survey::LineSurvey;
use super::report::Reporter;
use super::rows::{Rows, TOGETHER};
use super::{Score, ScoredBlocks, Scores};
use crate::growth;
use crate::ledger::Pen;
use crate::page::{Page, narrow};

/// Between which log-odds a line is unclear and all trees are asked: lines have to be scored faster
/// than blocks of HTML.
const UNCLEAR: Range<f32> = -2.6..2.2;

/// The most columns of a line and its text.
const MOST_COLUMNS: usize = 96;

/// The log-odds of a line that the rules are sure of; it is not scored.
const SETTLED: f32 = -4.0;

/// How much less than even the odds of a line may be, in a whole page turned to text and in what
/// another tool left of one: the tags around a line are gone, and a lost line costs more than one
/// that is left over. Of a whole page most unclear lines are boilerplate, of a main part few are.
const LENIENCE: Range<f32> = 0.1..1.6;

/// Which share of a text main content is expected to be where it is a whole page, and where it is
/// a main part; in between it may be either.
const MAIN_SHARE: Range<f32> = 0.33..0.48;

/// Scores the lines of a page of plain text; `None` where the forest is not one for their features.
/// Neither page types nor how far a score can be trusted was learned from text.
pub(super) fn of(page: &Page, pen: &Pen<'_>, forest: &Forest, reports: bool) -> Option<Scores> {
    let mut survey = LineSurvey::new(page, pen);
    let (log_odds, reports) = score_lines(&survey, forest, reports)?;
    for (line, (score, _)) in survey.lines.iter_mut().zip(&log_odds) {
        line.log_odds = *score;
    }
    let choice = Choice::best(log_odds.iter().copied());
    drop(log_odds);
    // No more than is needed: a vector of scores would take more room than the text.
    let first = survey.first;
    let lines = survey.lines.into_iter();
    let scored = lines.map(|line| (line.log_odds, line.says, line.is_settled));
    let mut scored: Vec<(f32, f32, bool)> = scored.collect();
    growth::fit(&mut scored);
    let lines = ScoredLines {
        lines: scored.into_iter().zip(first..),
        cut_off: choice.cut_off,
        lenience: lenience(choice.main_share),
        reports: reports.into_iter(),
    };
    Some(Scores {
        blocks: ScoredBlocks::OfText(lines),
        judgement: None,
    })
}

/// The scores of the lines of a text, made when they are asked for.
pub(crate) struct ScoredLines {
    /// Log-odds, evidence and whether it is settled, with the block of the line.
    lines: Zip<IntoIter<(f32, f32, bool)>, RangeFrom<usize>>,
    cut_off: f32,
    lenience: f32,
    reports: IntoIter<Option<String>>,
}

impl Iterator for ScoredLines {
    type Item = Score;

    #[inline]
    fn next(&mut self) -> Option<Score> {
        let ((log_odds, evidence, is_settled), block) = self.lines.next()?;
        Some(Score {
            block: narrow(block),
            log_odds: log_odds - self.cut_off + self.lenience,
            evidence,
            is_settled,
            report: self.reports.next().flatten().map(String::into_boxed_str),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.lines.size_hint()
    }
}

/// How lenient to be with a text of which such a share is expected to be main content.
fn lenience(main_share: f32) -> f32 {
    let of_range = (main_share - MAIN_SHARE.start) / (MAIN_SHARE.end - MAIN_SHARE.start);
    LENIENCE.start + (LENIENCE.end - LENIENCE.start) * of_range.clamp(0.0, 1.0)
}

/// Log-odds and words of each line, and the reports on the first of them where they were asked for.
type Scored = (Vec<(f32, f32)>, Vec<Option<String>>);

fn score_lines(survey: &LineSurvey<'_>, forest: &Forest, reports: bool) -> Option<Scored> {
    let mut of_text = Values(Vec::with_capacity(line_columns::COUNT_OF_TEXT));
    line_columns::add_text(&mut of_text, survey);
    let mut rows = Rows::<MOST_COLUMNS>::new(forest.columns, &of_text.0)?;
    let on_page = forest.on_page(&of_text.0)?;
    let reporter = reports.then(|| Reporter::named(forest, names(survey)));
    let mut log_odds = Vec::with_capacity(survey.lines.len());
    let mut reports = Vec::new();
    // Of the lines since the forest was asked last, those that are scored.
    let mut open = Vec::with_capacity(TOGETHER);
    let mut lines = Lines::new(survey);
    while let Some(line) = lines.line() {
        if !line.is_settled {
            open.push(log_odds.len());
            let mut row = rows.begin_row();
            lines.add(&mut row);
            let features = row.len();
            if !rows.end_row(features) {
                return None;
            }
        }
        log_odds.push((SETTLED, line.words));
        lines.advance();
        if !rows.is_full() && lines.line().is_some() {
            continue;
        }
        let sums = on_page.sums(rows.columns(), rows.count(), &UNCLEAR);
        for (row, (at, sum)) in open.drain(..).zip(sums).enumerate() {
            if let Some((score, _)) = log_odds.get_mut(at) {
                *score = sum;
            }
            if let Some(reporter) = &reporter {
                reports.resize(at, None);
                reports.push(Some(reporter.report(&rows.row(row))));
            }
        }
        rows.clear();
    }
    Some((log_odds, reports))
}

fn names(survey: &LineSurvey<'_>) -> Names {
    let mut names = Names::default();
    Lines::new(survey).add(&mut names);
    line_columns::add_text(&mut names, survey);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_page_gets_less_lenience_than_a_main_part() {
        let [page, unclear, main_part] = [0.25, 0.45, 0.83].map(lenience);
        assert_eq!((page, main_part), (LENIENCE.start, LENIENCE.end));
        assert!(page < unclear && unclear < main_part);
    }
}
