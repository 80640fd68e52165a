//! The trait that every rule implements, ours and yours alike.

use std::sync::Arc;

use crate::ledger::Pen;
use crate::page::Page;

/// When a rule runs. A rule sees the evidence of the phases before its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// What the document states about itself: metadata from its header, head and markup.
    Page,
    /// One block at a time: phrases, shape, classes.
    #[default]
    Local,
    /// Where the main content stands: the element that holds most of the text.
    Structure,
    /// Blocks in the light of their neighbours: repeated titles, runs of links, empty headings.
    Context,
    /// Where the article begins and where it ends.
    Cut,
    /// The learned content score, which weighs the evidence of all phases before.
    Score,
    /// Gives back what should not have gone.
    Rescue,
    /// Takes what shows when all else is known: one of two texts alike that would both stay, a note behind
    /// the text on its author.
    Repetition,
}

/// A rule reads a page and writes evidence. It deletes nothing and changes nothing.
///
/// ```
/// use dechaff::{Cleaner, Label, Page, Pen, Rule, Weight};
///
/// /// Removes the line with which a radio station ends its transcripts.
/// struct EndOfTranscript;
///
/// impl Rule for EndOfTranscript {
///     fn name(&self) -> &str {
///         "end_of_transcript"
///     }
///
///     fn check(&self, page: &Page, pen: &mut Pen<'_>) {
///         for block in page.blocks() {
///             if block.text().starts_with("*** End of transcript") {
///                 pen.boilerplate(
///                     block,
///                     Label::Custom("transcript_mark"),
///                     Weight::STRONG,
///                     "marks the end of a transcript",
///                 );
///             }
///         }
///     }
/// }
///
/// let cleaner = Cleaner::builder().rule(EndOfTranscript).build()?;
/// let article = cleaner.clean("The tide comes in at four, she said.\n*** End of transcript ***");
/// assert_eq!(article.text(), "The tide comes in at four, she said.");
/// let removal = article.removed().next().unwrap();
/// assert_eq!(removal.rule, "end_of_transcript");
/// # Ok::<(), dechaff::BuildError>(())
/// ```
pub trait Rule: Send + Sync {
    /// The rule's name: lower case, words joined by `_`, no other rule's name.
    fn name(&self) -> &str;

    /// When the rule runs.
    fn phase(&self) -> Phase {
        Phase::Local
    }

    /// Reads the page and writes evidence.
    fn check(&self, page: &Page, pen: &mut Pen<'_>);
}

macro_rules! rule_behind_pointer {
    ($($pointer:ident),*) => {$(
        impl<R: Rule + ?Sized> Rule for $pointer<R> {
            fn name(&self) -> &str {
                (**self).name()
            }

            fn phase(&self) -> Phase {
                (**self).phase()
            }

            fn check(&self, page: &Page, pen: &mut Pen<'_>) {
                (**self).check(page, pen);
            }
        }
    )*};
}

rule_behind_pointer!(Arc, Box);
