//! Signatures under posts.

use std::ops::Range;

use crate::block::Block;
use crate::hints::{self, Hints};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, ElementName, Page};
use crate::rule::Rule;
use crate::score;

/// Marks the signatures of members under their posts.
///
/// # Why
///
/// A signature says something of who wrote a post, the same under all of them, and nothing of what
/// the thread is about. Forum software names its element so, inside that of the post, or begins it
/// with a line of underscores. Elsewhere a signature may be that of a function, so the element has to
/// stand in one named for posts.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Signature, testing::marked};
///
/// let signature = "<div class=signature>Three boats, two dogs, one tide.</div>";
/// let post = format!("<div class=post-body><p>Mine leaks too.</p>{signature}</div>");
/// assert_eq!(marked(Signature, post.as_str()), ["Three boats, two dogs, one tide."]);
/// assert!(marked(Signature, signature).is_empty());
/// ```
///
/// # Known misses
///
/// Signatures without an element of their own, as text that members typed. Wrongly: a signature that a blog post about
/// functions shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signature;

/// Words of the classes of elements that hold a post, sorted.
const POSTS: [&str; 11] = [
    "comment",
    "message",
    "messages",
    "msg",
    "post",
    "postbody",
    "postcontent",
    "posts",
    "reply",
    "thread",
    "topic",
];

/// What a line of underscores has at least, with which older forum software sets signatures off.
const RULE: &str = "__________";

/// Lines of a signature at most that a cell ends with, the underscores among them.
const LONGEST_IN_CELL: usize = 6;

impl Rule for Signature {
    fn name(&self) -> &str {
        "signature"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Html {
            return;
        }
        // Manuals call the declarations of code signatures, and what is said of it comments.
        let is_any_named = page.all_hints.intersects(Hints::SIGNATURE) && !score::is_manual(page);
        let mut ruled_off = 0..0;
        for block in page.blocks() {
            if block.text().starts_with(RULE) {
                ruled_off = ruled_off_by(block).unwrap_or(ruled_off);
            }
            let is_named = is_any_named && block.hints().intersects(Hints::SIGNATURE);
            let is_ruled_off = ruled_off.contains(&block.index());
            let is_signature = is_named || is_ruled_off;
            // Cells are seldom named.
            let is_post = || is_in_post(block) || is_ruled_off && score::is_forum(page);
            if is_signature && !block.is_envelope() && is_post() {
                let reason = "is a signature under a post";
                pen.boilerplate(block, Label::Byline, Weight::STRONG, reason);
            }
        }
    }
}

/// The blocks of the element that begins with a line of underscores, or what of the cell of a post stands
/// behind it.
fn ruled_off_by(line: Block<'_>) -> Option<Range<usize>> {
    let is_line = line.text().bytes().all(|byte| byte == b'_');
    let element = line.ancestors().next().filter(|_| is_line)?;
    let blocks = element.blocks();
    let is_end_of_cell = || {
        let is_short = blocks.end - line.index() <= LONGEST_IN_CELL;
        element.name() == ElementName::TableCell && is_short && score::is_forum(line.page())
    };
    (blocks.start == line.index() || is_end_of_cell()).then_some(line.index()..blocks.end)
}

/// Whether an element around the block, or itself, is named for posts. The classes of the root tell of
/// the whole page, as `single-post`.
fn is_in_post(block: Block<'_>) -> bool {
    let elements = block.ancestors();
    let mut within = elements.take_while(|element| element.name() != ElementName::Body);
    within.any(|element| {
        let mut is_post = false;
        hints::words(element.tokens(), |word| {
            let word = word.to_ascii_lowercase();
            is_post |= POSTS
                .binary_search_by(|known| known.as_bytes().cmp(&word))
                .is_ok();
        });
        is_post
    })
}

#[cfg(test)]
mod tests {
    use super::Signature;
    use crate::testing::marked;

    #[test]
    fn a_line_of_underscores_sets_a_signature_off() {
        let post = |signature: &str| {
            format!(
                "<table><tr><td>Geoff<td id=td_post_1><div id=post_message_1>Mine leaks too.<br>\
                 <br>____________<br>And yours?</div>{signature}</table><p>Boats</p>"
            )
        };
        let marked = |page: &str| marked(Signature, page);
        let line = "__________________";
        let page = post(&format!("<div>{line}<br>Three boats, one tide.</div>"));
        assert_eq!(marked(&page), [line, "Three boats, one tide."]);
        assert!(marked(&post("")).is_empty());
        let form = format!("<form><p>{line}<br>Name</p></form>");
        assert!(marked(&form).is_empty());
    }

    #[test]
    fn the_signatures_of_manuals_are_of_code() {
        let page = |parts: &str| {
            format!(
                "<div class={parts}><h1>Lamp</h1></div><ul class=signatures><li>light(): void\
                 <li class=comment><p>Lights the lamp."
            )
        };
        assert!(marked(Signature, page("tsd-page-title").as_str()).is_empty());
        assert_eq!(
            marked(Signature, page("title").as_str()),
            ["Lights the lamp."]
        );
    }

    #[test]
    fn the_classes_of_the_root_name_no_post() {
        let page = "<body class=single-post><p>The letter was sent on Friday.</p>\
                    <div class=signatures><p>Ann Bell, harbour master</p></div></body>";
        assert!(marked(Signature, page).is_empty());
    }

    #[test]
    fn a_line_of_underscores_ends_the_post_of_a_cell() {
        let page = |class: &str, behind: &str| {
            format!(
                "<table><tr><td>Geoff<br><span class={class}>Posts: 3</span></td><td><table><tr><td>\
                 Today</td></tr><tr><td><span>Mine leaks too, since the day that I bought it.</span>\
                 <span><br>_________________<br>{behind}</span></td></tr></table></td></tr></table>"
            )
        };
        let signature = ["_________________", "Three boats, one tide."];
        assert_eq!(
            marked(Signature, page("postdetails", signature[1]).as_str()),
            signature
        );
        assert!(marked(Signature, page("details", signature[1]).as_str()).is_empty());
        let post = "And yours?<br>".repeat(8);
        assert!(marked(Signature, page("postdetails", &post).as_str()).is_empty());
    }
}
