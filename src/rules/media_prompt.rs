//! Prompts to watch, listen or look.

use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;

/// Marks prompts to watch, listen or look somewhere else.
///
/// # Why
///
/// What they point to does not come along with the text. Nor does what a script would draw: where
/// the text is read from what the page states of it, what it shows without scripts is a prompt.
///
/// Browsers of terminals print a name in brackets in the place of a picture or a field, `[mill.jpg]`,
/// `[INLINE]`, on a line of its own.
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
        let in_text = page.opening_blocks();
        for block in in_text.filter(|_| page.body_kind() == BodyKind::Text) {
            if !block.is_envelope() && stands_for_picture(block.text()) {
                let reason = "stands in the place of a picture or a field";
                pen.boilerplate(block, Label::MediaPrompt, Weight::STRONG, reason);
            }
        }
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

/// The longest name of a picture in brackets, in bytes.
const LONGEST_NAME: usize = 120;

/// What stands in brackets for what has no name.
const NAMELESS: [&str; 7] = ["", "EMBED", "IMAGE", "IMG", "INLINE", "LINK", "OBJ"];

/// How the names of pictures end.
const ENDINGS: [&str; 6] = [".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

/// Whether a line is what browsers of terminals print where a picture or a field of a form is.
fn stands_for_picture(text: &str) -> bool {
    let Some(inside) = text
        .strip_prefix('[')
        .filter(|_| text.len() <= LONGEST_NAME)
    else {
        return false;
    };
    if inside.starts_with("    ") {
        return inside.contains(']');
    }
    inside.strip_suffix(']').is_some_and(|name| {
        let ends = |ending: &&str| {
            let start = name.len().checked_sub(ending.len());
            let end = start.and_then(|start| name.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        NAMELESS.contains(&name) || (ENDINGS.iter().any(ends) && !name.contains(['[', ']']))
    })
}
