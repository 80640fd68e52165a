//! Readers' comments and the form for them.

use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::rule::Rule;

/// Marks readers' comments, their headings and the form for them.
///
/// # Why
///
/// Comments are another text by other people, and what is left of their form is no text at all.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs. On a forum
/// the posts stand in such elements too; where nothing else is left,
/// [`Rescue`](crate::rules::Rescue) gives them back.
///
/// In HTML, an element that begins with a heading for comments is a section of them, unless it holds
/// the story's title or most of the page.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Comments, testing::marked};
///
/// assert_eq!(marked(Comments, "Leave a comment"), ["Leave a comment"]);
/// assert!(marked(Comments, "The comments of the ferrymen were written down.").is_empty());
/// ```
///
/// # Known misses
///
/// Comments themselves in plain text: nothing tells them from paragraphs. Wrongly: the heading
/// “Discussion” of a paper, and short sentences that begin like a prompt (“What do you think
/// happens when a bridge freezes?”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Comments;

impl Rule for Comments {
    fn name(&self) -> &str {
        "comments"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Comments);
        evidence::by_hints(page, pen, Hints::COMMENTS, Label::Comments, (2.4, 1.8));
        evidence::by_sections(page, pen, Label::Comments, (1.6, 1.2));
    }
}
