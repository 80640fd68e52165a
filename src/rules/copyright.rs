//! Copyright lines, registration numbers.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks copyright lines, registration numbers and what runs a site.
///
/// # Why
///
/// They stand at the foot of every page of a site.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Copyright, testing::marked};
///
/// assert_eq!(marked(Copyright, "© 2023 The River Gazette. All rights reserved."), [
///     "© 2023 The River Gazette. All rights reserved."
/// ]);
/// assert!(marked(Copyright, "The law of copyright in the islands protects songs.").is_empty());
/// ```
///
/// # Known misses
///
/// The name of a publisher alone. Wrongly: a short sentence that begins like such a line
/// (“Designed by Anna Holm, the bridge opened in 1932.”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Copyright;

impl Rule for Copyright {
    fn name(&self) -> &str {
        "copyright"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Copyright);
        evidence::by_hints(page, pen, Hints::COPYRIGHT, Label::Copyright, (2.4, 1.0));
    }
}
