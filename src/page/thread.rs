//! Threads whose posts their systems call comments.

use rustc_hash::FxHashSet;

use super::{Container, Page, WordSums};
use crate::class_words::hash_of;
use crate::field::KIND;
use crate::hints::Hints;

/// Words of classes and ids, each with the next one if that is needed, by which systems whose posts are
/// comments name nothing but the parts of their threads. Sorted.
#[rustfmt::skip] // One entry a line.
const NAMES: [(&str, &str); 11] = [
    ("bz", "comment"),
    ("comments", "subtree"),
    ("commtext", ""),
    ("community", "comment"),
    ("issuecomment", ""),
    ("lemmy", "site"),
    ("nestedlisting", ""),
    ("trac", "ticket"),
    ("twixi", ""),
    ("type", "forum"),
    ("vanilla", "discussion"),
];

/// Their hashes, 0 where there is no word.
const HASHES: [(u32, u32); NAMES.len()] = {
    let mut hashes = [(0, 0); NAMES.len()];
    let mut at = 0;
    while at < hashes.len() {
        let (first, next) = NAMES[at];
        hashes[at] = (hash_of(first), hash_of(next));
        at += 1;
    }
    hashes
};

/// What threads and questions with their answers are in JSON-LD.
const KINDS: [&str; 2] = ["discussionforumposting", "qapage"];

impl Page {
    /// Takes from the posts of a thread that they are comments. What stands beside them, as who wrote them
    /// and the form for the next one, keeps it: it is in elements that never hold running text.
    pub(super) fn forget_comments(&mut self) {
        if !self.all_hints.intersects(Hints::COMMENTS) {
            return;
        }
        self.is_thread = self.is_named_thread() || self.is_stated_thread();
        if !self.is_thread {
            return;
        }
        let prose = WordSums::of(self, |block| block.features().is_prose());
        let holds_prose = |it: &Container| prose.within(&it.blocks.range()) > 0.0;
        let holding = self.containers.iter().filter(|it| holds_prose(it));
        let names: FxHashSet<&[u32]> = holding.map(|it| self.words_of(it)).collect();
        let mut is_of_post: Vec<bool> = Vec::with_capacity(self.containers.len());
        for container in &self.containers {
            let words = self.words_of(container);
            // What has no name is what the element around it is.
            let is_one = match words.is_empty() {
                true => is_of_post.get(container.parent as usize) != Some(&false),
                false => names.contains(words),
            };
            is_of_post.push(is_one);
        }
        for (container, is_of_post) in self.containers.iter_mut().zip(is_of_post) {
            if is_of_post {
                container.hints = container.hints.without(Hints::COMMENTS);
            }
        }
    }

    /// Whether the page says that it is a thread: all 43 pages of WCXB that do are.
    fn is_stated_thread(&self) -> bool {
        let is_one = |kind: &str| KINDS.iter().any(|thread| kind.ends_with(thread));
        self.stated(KIND).any(is_one)
    }

    fn is_named_thread(&self) -> bool {
        self.containers.iter().any(|container| {
            let words = self.words_of(container);
            words.iter().enumerate().any(|(at, word)| {
                HASHES.iter().any(|(first, next)| {
                    first == word && (*next == 0 || words.get(at + 1) == Some(next))
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;
    use crate::{Cleaner, Hints, PageType};

    const POST: &str = "<p>Mine hums too, and it was the valve below the inlet that was stuck.</p>";

    fn is_thread(html: &str) -> bool {
        Cleaner::default().read(html).is_thread
    }

    #[test]
    fn systems_name_the_parts_of_their_threads() {
        assert!(NAMES.is_sorted());
        for begin in [
            "<body id=vanilla_discussion_index>",
            "<body class='page-node node-type-forum'>",
            "<div class='bz_comment bz_first_comment'>",
            "<div class='lemmy-site'>",
            "<ol><li class=comments_subtree>",
            "<div class='sitetable nestedlisting'>",
            "<div class='activity-comment twixi-block'>",
            "<h1 id=trac-ticket-title>Hum</h1>",
            "<div class='commtext c00'>",
            "<ul><li class=comment id=community_comment_7>",
            "<div class='timeline-item comment' id=issuecomment-7>",
        ] {
            let page = format!("{begin}<h1>It hums</h1>{POST}<div class=comment>{POST}</div>");
            assert!(is_thread(&page), "{begin}");
        }
        for begin in [
            "<body class='single discussion'>",
            "<body class='node-type-story forum'>",
            "<div class='comments'><div class=subtree-of>",
        ] {
            let page = format!("{begin}<h1>It hums</h1>{POST}<div class=comment>{POST}</div>");
            assert!(!is_thread(&page), "{begin}");
        }
    }

    #[test]
    fn posts_are_no_comments_and_what_is_beside_them_is() {
        let comment = |part: &str| {
            format!(
                "<li class='comment item'><div class=meta>Ann Bell, member</div><div class=message>\
                 <p>Mine hummed as well, and it was the {part} below the inlet that was stuck.</p></div></li>"
            )
        };
        let short = "<li class='comment item'><div class=message><p>That was it!</p></div></li>";
        let page = format!(
            "<body id=vanilla_discussion_index><h1>Pump hums</h1><div class=message>{POST}</div>\
             <ul class=comments>{}{}{short}</ul><div class=commentform><p>Leave it here</p></div>",
            comment("flap"),
            comment("switch")
        );
        let read = Cleaner::default().read(page.as_str());
        let hints = |text: &str| {
            let mut blocks = read.blocks();
            let found = blocks.find(|block| block.text() == text);
            found.is_some_and(|block| block.hints().intersects(Hints::COMMENTS))
        };
        assert!(hints("Ann Bell, member") && hints("Leave it here"));
        assert!(!hints("That was it!"));
        let article = Cleaner::default().clean(page.as_str());
        assert_eq!(article.text().matches("it was the").count(), 3);
        assert_eq!(article.page_type(), Some(PageType::Forum));
    }
}
