//! Prompts to install or open an app.

use crate::evidence;

use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks prompts to install or open an app.
///
/// # Why
///
/// They speak of the site, not of the story. There is no class by which they could be known, so
/// only phrases count.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::AppDownload, testing::marked};
///
/// assert_eq!(marked(AppDownload, "Download our app for tide alerts"), [
///     "Download our app for tide alerts"
/// ]);
/// assert!(marked(AppDownload, "The app that the harbour office wrote works offline.").is_empty());
/// ```
///
/// # Known misses
///
/// Prompts in words of their own (“The tides in your pocket”), and the names of stores as
/// pictures. Wrongly: a short sentence about app stores or about installing a program.
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
