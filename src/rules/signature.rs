//! Signatures under posts.

use crate::block::Block;
use crate::hints::{self, Hints};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{ElementName, Page};
use crate::rule::Rule;

/// Marks the signatures of members under their posts.
///
/// # Why
///
/// A signature says something of who wrote a post, the same under all of them, and nothing of what
/// the thread is about. Forum software names its element so, inside that of the post. Elsewhere a
/// signature may be that of a function, so the element has to stand in one named for posts.
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
/// Signatures without an element of their own. Wrongly: a signature that a blog post about
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

impl Rule for Signature {
    fn name(&self) -> &str {
        "signature"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if !page.all_hints.intersects(Hints::SIGNATURE) {
            return;
        }
        for block in page.blocks() {
            let is_signature = block.hints().intersects(Hints::SIGNATURE);
            if is_signature && !block.is_envelope() && is_in_post(block) {
                let reason = "is a signature under a post";
                pen.boilerplate(block, Label::Byline, Weight::STRONG, reason);
            }
        }
    }
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
    fn the_classes_of_the_root_name_no_post() {
        let page = "<body class=single-post><p>The letter was sent on Friday.</p>\
                    <div class=signatures><p>Ann Bell, harbour master</p></div></body>";
        assert!(marked(Signature, page).is_empty());
    }
}
