//! Prompts to watch, listen or look.

use crate::evidence;

use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct MediaPrompt;

impl Rule for MediaPrompt {
    fn name(&self) -> &str {
        "media_prompt"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::MediaPrompt);

    }
}
