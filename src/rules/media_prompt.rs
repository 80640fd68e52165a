//! Prompts to watch, listen or look.

use crate::evidence;

use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks prompts to watch, listen or look somewhere else.
///
/// # Why
///
/// What they point to does not come along with the text. Nor does what a script would draw: where
/// the text is read from what the page states of it, what it shows without scripts is a prompt.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::MediaPrompt, testing::marked};
///
/// assert_eq!(marked(MediaPrompt, "更多内容，请看视频\n纪录片拍了三年，摄影师住在渔村里。"), [
///     "更多内容，请看视频"
/// ]);
/// ```
///
/// # Known misses
///
/// Prompts in words of their own (“See for yourself:”). Wrongly: a caption that begins with a
/// word for a video, and a short sentence that begins like a prompt (“Watch the video again and
/// you will see the hand move.”).
#[derive(Clone, Copy, Debug, Default)]
pub struct MediaPrompt;

impl Rule for MediaPrompt {
    fn name(&self) -> &str {
        "media_prompt"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::MediaPrompt);
        // What stands there until a script has drawn the page is no more of it than the script.
        let scriptless = page.text_is_stated.then(|| page.scriptless());
        for blocks in scriptless.into_iter().flatten() {
            for block in blocks.filter_map(|at| page.block(at)) {
                let reason = "is for readers without scripts, of a page that a script draws";
                pen.boilerplate(block, Label::MediaPrompt, Weight::STRONG, reason);
            }
        }
    }
}
