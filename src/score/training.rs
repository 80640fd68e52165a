//! What a model is trained on: the features of documents, as the score will see them.

use super::agreement;
use super::columns::{Names, Values};
use super::held::Elements;
use super::line_columns::{self, Lines};
use super::line_survey::LineSurvey;
use super::survey::Survey;
use super::title_lines::TitleLines;
use super::tokens::TokenWeights;
use super::{add_block, page_columns};
use crate::ledger::Pen;
use crate::page::{BodyKind, Page};

/// The features of a document's blocks.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The names of the columns of [`Description::page`].
    pub page_names: Vec<String>,
    /// The features of the page.
    pub page: Vec<f32>,
    /// The names of the columns of [`Description::blocks`].
    pub block_names: Vec<String>,
    /// Of each block that is seen: its position, the number of its element and its features.
    pub blocks: Vec<(usize, usize, Vec<f32>)>,
    /// Of each block of HTML that is scored a number, the same for those that are alike.
    pub alike: Vec<u32>,
    /// Of each block of HTML whether it is scored: not where the rules decide alone.
    pub scored: Vec<bool>,
    /// Of each element: the number of the one around it, and the hashes of the words of its
    /// class, id and role.
    pub elements: Vec<(usize, Vec<u32>)>,
    /// The names of the columns of [`Description::titles`].
    pub title_names: Vec<String>,
    /// Of each line of plain text that may be the title: its position and its features.
    pub titles: Vec<(usize, Vec<f32>)>,
}

impl Description {
    pub(crate) fn of(page: &Page, pen: &Pen<'_>) -> Description {
        if page.body_kind() == BodyKind::Text {
            return Description::of_lines(page, pen);
        }
        let survey = Survey::new(page, pen, &TokenWeights::default());
        let mut description = Description::default();
        let mut names = Names::default();
        page_columns::add(&mut names, &survey);
        description.page_names = names.names;
        let mut values = Values::default();
        page_columns::add(&mut values, &survey);
        description.page = values.0;
        let mut elements = Elements::default();
        description.alike = agreement::alike(&survey);
        description.scored = vec![false; survey.seen.len()];
        for place in &survey.scored {
            if let Some(is_scored) = description.scored.get_mut(*place as usize) {
                *is_scored = true;
            }
        }
        for place in 0..survey.seen.len() {
            if place == 0 {
                let mut names = Names::default();
                add_block(&mut names, &survey, &mut Elements::default(), place);
                description.block_names = names.names;
            }
            let Some(block) = survey.block(place) else {
                continue;
            };
            let mut values = Values::default();
            add_block(&mut values, &survey, &mut elements, place);
            let element = block.data().container as usize;
            description.blocks.push((block.index(), element, values.0));
        }
        for container in &page.containers {
            let words = page.words_of(container).to_vec();
            let element = (container.parent as usize, words);
            description.elements.push(element);
        }
        description
    }

    /// The same of plain text, whose rows have the features of the whole text in them.
    fn of_lines(page: &Page, pen: &Pen<'_>) -> Description {
        let survey = LineSurvey::new(page, pen);
        let mut names = Names::default();
        Lines::new(&survey).add(&mut names);
        line_columns::add_text(&mut names, &survey);
        let mut description = Description {
            block_names: names.names,
            elements: vec![(0, Vec::new())],
            ..Description::default()
        };
        let mut lines = Lines::new(&survey);
        for block in survey.first..survey.first + survey.lines.len() {
            let mut values = Values::default();
            lines.add(&mut values);
            line_columns::add_text(&mut values, &survey);
            description.blocks.push((block, 0, values.0));
            lines.advance();
        }
        if let Some(lines) = TitleLines::of(page, pen) {
            description.add_titles(&lines);
        }
        description
    }

    fn add_titles(&mut self, lines: &TitleLines<'_>) {
        for line in lines.candidates() {
            let mut values = Values::default();
            lines.add_shape(line, &mut values);
            lines.add_words(line, &mut values);
            self.titles.push((line.index(), values.0));
            if self.title_names.is_empty() {
                let mut names = Names::default();
                lines.add_shape(line, &mut names);
                lines.add_words(line, &mut names);
                self.title_names = names.names;
            }
        }
    }
}
