//! What stands above the title in elements for other things.

use crate::block::Block;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks what stands above the title of a page in elements for menus, notices, teasers or
/// advertisements, running text included.
///
/// # Why
///
/// Inside a story such elements may hold a part of it: classes are not always to be trusted. Above
/// its title they hardly do: of what this rule marks on the development sets 1 word in 98 is main
/// content, of running text 1 in 43. The weight is set by hand, just below that of the rules for
/// each kind of element, so that those are named.
///
/// # Example
///
/// ```
/// use dechaff::{rules::AboveTitle, testing::marked};
///
/// let notice = "<div class=alert>The harbour is closed on Sunday.</div>";
/// let story = "<h1>Snow closes the pass</h1><p>The plough turned back twice.</p>";
/// let above = format!("{notice}{story}");
/// assert_eq!(marked(AboveTitle, above.as_str()), ["The harbour is closed on Sunday."]);
/// assert!(marked(AboveTitle, format!("{story}{notice}").as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// What stands above a title that is no heading. Wrongly: the lead of a page whose largest heading
/// is that of a section.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboveTitle;

/// What the elements are for.
const FOR_OTHERS: Hints = Hints::AD
    .with(Hints::AUTHOR_BOX)
    .with(Hints::BANNER)
    .with(Hints::BREADCRUMB)
    .with(Hints::COMMENTS)
    .with(Hints::COOKIES)
    .with(Hints::COPYRIGHT)
    .with(Hints::FOOTER)
    .with(Hints::HEADER)
    .with(Hints::LOGIN)
    .with(Hints::NAVIGATION)
    .with(Hints::NOTICE)
    .with(Hints::PAGINATION)
    .with(Hints::POPUP)
    .with(Hints::RELATED)
    .with(Hints::SHARE)
    .with(Hints::SUBSCRIPTION)
    .with(Hints::TAGS);

impl Rule for AboveTitle {
    fn name(&self) -> &str {
        "above_title"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(title) = page.title_heading else {
            return;
        };
        // Of neighbours in one element, what is around them is known.
        let mut last = (u32::MAX, Hints::default());
        for block in page.blocks().take(title) {
            if !block.hints().intersects(FOR_OTHERS) || block.is_envelope() {
                continue;
            }
            let element = block.data().container;
            if last.0 != element {
                last = (element, without_title(block, title));
            }
            if last.1.intersects(FOR_OTHERS) {
                let reason = "stands above the title in an element for something else";
                pen.boilerplate(block, Label::Navigation, Weight::new(2.5), reason);
            }
        }
    }
}

/// What the elements around a block say that do not hold the title.
fn without_title(block: Block<'_>, title: usize) -> Hints {
    let mut around = block.ancestors();
    let both = around.find(|element| element.blocks().contains(&title));
    let of_both = both.map_or(Hints::default(), |element| element.hints());
    block.hints().without(of_both)
}
