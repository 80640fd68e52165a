//! Hidden elements.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;

/// Marks what an attribute or a style attribute hides, and what is written for screen readers alone
/// or hidden from them.
///
/// # Why
///
/// A reader of the page does not see it. That is certain from the markup. Closed panels, of tabs, of
/// accordions, of questions and answers, are not meant: a click opens them, and their text is read
/// like all other, with [`Hints::FOLDED`](crate::Hints::FOLDED) around it.
///
/// Tags of templates in lines of their own (`{{< figure … >}}` of Hugo, `{% endraw %}` of Jekyll) are
/// replaced before anyone reads the page, and commands of TeX (`\\maketitle`) set no text.
///
/// What has a class for screen readers alone (`sr-only`, `visually-hidden`) tells what things look
/// like and what buttons do; on the development sets 2 of 100 words are main content. What is hidden
/// from them (`aria-hidden`) is a menu or a slide that is not shown, or stands elsewhere: 4 of 100.
/// What a click on another element opens is none of that, but a closed panel too.
/// All that is evidence among other; parts of lines go, but for signs, which part a kicker from a title.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let document = r#"<p>The ferry leaves at six.</p><p style="display: none">Tracking.</p>"#;
/// assert_eq!(marked_among_all("hidden", document), ["Tracking."]);
///
/// let answer = r#"<h3>When?</h3><p class="answer" hidden>The ferry leaves at six.</p>"#;
/// assert!(marked_among_all("hidden", answer).is_empty());
///
/// let clipped = r#"<p style="overflow: hidden">The ferry leaves at six.</p>"#;
/// assert!(marked_among_all("hidden", clipped).is_empty());
/// ```
///
/// # Known misses
///
/// What style sheets or scripts hide. Wrongly: a text that a script would show later, where
/// nothing about its element tells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hidden;

impl Rule for Hidden {
    fn name(&self) -> &str {
        "hidden"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_hints(page, pen, Hints::HIDDEN, Label::Hidden, (2.4, 1.2));
        if page.has_unseen {
            for block in page.blocks() {
                unseen_parts(block, pen);
            }
        }
        if !page.any.is_hidden {
            return;
        }
        let reason = match page.body_kind() {
            BodyKind::Html => "the element is hidden",
            BodyKind::Text => "is a tag or a command that sets no text",
        };
        for block in page.blocks().filter(|block| block.is_hidden()) {
            pen.boilerplate(block, Label::Hidden, Weight::CERTAIN, reason);
        }
    }
}

/// Marks the parts of a line that are for screen readers alone. Signs stay: a colon between the
/// kicker and the title.
fn unseen_parts(block: Block<'_>, pen: &mut Pen<'_>) {
    for mut part in block.unseen() {
        let text = block.text();
        let unseen = text.get(part.clone()).unwrap_or_default();
        if !unseen.contains(char::is_alphanumeric) {
            continue;
        }
        // One of the spaces around it goes with it.
        let before = text.get(..part.start).unwrap_or_default();
        let behind = text.get(part.end..).unwrap_or_default();
        if before.ends_with(' ') && (behind.is_empty() || behind.starts_with(' ')) {
            part.start -= 1;
        }
        let reason = "is for screen readers alone";
        pen.boilerplate_part(block, part, Label::Hidden, Weight::STRONG, reason);
    }
}
