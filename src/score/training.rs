//! What a model is trained on: the features of documents, as the score will see them.

use super::columns::{Names, Values};
use super::survey::Survey;
use super::tokens::{self, TokenWeights};
use super::{add_block, page_columns};
use crate::hints;
use crate::ledger::Pen;
use crate::page::Page;

/// The features of a document's blocks.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The names of the columns of [`Description::page`].
    pub page_names: Vec<String>,
    /// The features of the page.
    pub page: Vec<f32>,
    /// The names of the columns of [`Description::blocks`].
    pub block_names: Vec<String>,
    /// Of each block that is scored: its position, the number of its element and its features.
    pub blocks: Vec<(usize, usize, Vec<f32>)>,
    /// Of each element: the number of the one around it, and the hashes of the words of its
    /// class, id and role.
    pub elements: Vec<(usize, Vec<u32>)>,
}

impl Description {
    pub(crate) fn of(page: &Page, pen: &Pen<'_>) -> Description {
        let survey = Survey::new(page, pen, &TokenWeights::default());
        let mut description = Description::default();
        let mut names = Names::default();
        page_columns::add(&mut names, &survey);
        description.page_names = names.names;
        let mut values = Values::default();
        page_columns::add(&mut values, &survey);
        description.page = values.0;
        for place in 0..survey.seen.len() {
            if place == 0 {
                let mut names = Names::default();
                add_block(&mut names, &survey, place);
                description.block_names = names.names;
            }
            let Some(block) = survey.block(place) else {
                continue;
            };
            let mut values = Values::default();
            add_block(&mut values, &survey, place);
            let element = block.data().container as usize;
            description.blocks.push((block.index(), element, values.0));
        }
        for container in &page.containers {
            let mut words = Vec::new();
            hints::words(page.string(container.tokens), |word| {
                words.push(tokens::hash(word));
            });
            description
                .elements
                .push((container.parent as usize, words));
        }
        description
    }
}
