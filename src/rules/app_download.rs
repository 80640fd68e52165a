//! Prompts to install or open an app.

use crate::evidence;

use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct AppDownload;

impl Rule for AppDownload {
    fn name(&self) -> &str {
        "app_download"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::AppDownload);

    }
}
