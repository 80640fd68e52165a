//! Gives back what should not have gone.

use crate::block::Block;
use crate::ledger::{Pen, Weight};
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// The rule's name, by which an article knows that it acted.
pub(super) const NAME: &str = "rescue";

/// Gives back running text where less than a fifth of it would be left.
///
/// # Why
///
/// A page of which nearly nothing is left was misread: its text stands in an element that is
/// called like a sidebar or a comment. Running text comes back unless the evidence against it
/// is beyond doubt, or it is a disclaimer, a copyright line, a consent notice, a form or a
/// log-in. It acts where the learned score does not, which never leaves a page empty: in text
/// that is mostly prose, and in a cleaner without the rule `content_score`.
///
/// The share and the limit are set by hand. The article carries
/// [`Warning::Rescued`](crate::Warning::Rescued).
///
/// # Example
///
/// ```
/// use dechaff::{Cleaner, Warning};
///
/// let text = "The mill at the bend of the river grinds flour again, after forty years.";
/// let page = format!("<h1>The mill</h1><div class='related recommended'><p>{text}</p></div>");
/// let by_hand = Cleaner::builder().without("content_score");
/// let article = by_hand.build()?.clean(page.as_str());
/// assert_eq!(article.text(), text);
/// assert!(matches!(article.warnings(), [Warning::Rescued]));
///
/// let without = Cleaner::builder().without("content_score").without("rescue").build()?;
/// assert_eq!(without.clean(page.as_str()).text(), "");
/// # Ok::<(), dechaff::BuildError>(())
/// ```
///
/// # Known misses
///
/// Headings, short items of lists and rows of tables do not come back, and neither does a story
/// of which a fifth was left. Wrongly: on a page without a story, the teasers and comments that
/// it does have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rescue;

/// The share of the running text that has to be left.
const LEAST_SHARE: f32 = 0.2;

/// Evidence against a block beyond which it is not given back, in log-odds.
const BEYOND_DOUBT: f32 = -6.0;

impl Rule for Rescue {
    fn name(&self) -> &str {
        NAME
    }

    fn phase(&self) -> Phase {
        Phase::Rescue
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if pen.is_scored() {
            return;
        }
        let (mut kept, mut all) = (0.0, 0.0);
        for block in page.blocks().filter(|block| may_return(*block, pen)) {
            let words = block.features().words();
            all += words;
            if pen.stays(block) {
                kept += words;
            }
        }
        if kept < all * LEAST_SHARE {
            for block in page.blocks() {
                let due = may_return(block, pen) && !pen.stays(block);
                if due {
                    let weight = Weight::new(-pen.sum(block));
                    pen.content(block, weight, "too little would be left without it");
                }
            }
        }
    }
}

/// Whether the block is running text that is not boilerplate beyond doubt.
fn may_return(block: Block<'_>, pen: &Pen<'_>) -> bool {
    block.features().is_prose()
        && !block.is_envelope()
        && !block.is_hidden()
        && pen.sum(block) > BEYOND_DOUBT
        && !matches!(
            pen.label(block),
            Some(
                crate::Label::Disclaimer
                    | crate::Label::Copyright
                    | crate::Label::Cookies
                    | crate::Label::FormControl
                    | crate::Label::Login
            )
        )
}
