//! Readers' comments and the form for them.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::BETWEEN_PIECES;
use crate::notes;
use crate::page::Page;
use crate::phrases::Scope;
use crate::rule::Rule;
use crate::starts::Starts;

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
/// the posts stand in such elements too; where the page names the parts of a known system's threads they
/// are no comments, and where nothing else is left, [`Rescue`](crate::rules::Rescue) gives them back.
///
/// In HTML, an element that begins with a heading for comments is a section of them, unless it holds
/// the story's title or most of the page. Where the story has been told before, that is as good as sure.
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
        votes(page, pen);
        lines_of_posts(page, pen);
        notes(page, pen);
    }
}

/// Words of the longest line with the date and the tags of a post.
const LONGEST_LINE: f32 = 30.0;

/// Marks lines of posts that lead to their comments behind what else systems tell: `Posted on 3 March 2024
/// in Boats | Leave a comment`, `Ann Bell · 2 Comments`.
fn lines_of_posts(page: &Page, pen: &mut Pen<'_>) {
    for block in evidence::saying(page, Label::Comments) {
        let is_line = block.features().words() <= LONGEST_LINE;
        if block.is_envelope() || block.is_hidden() || !is_line {
            continue;
        }
        let (hits, edges) = (block.hits(), block.edges());
        let mut ends = hits.iter().enumerate().filter(|(before, hit)| {
            let phrase = hit.phrase();
            phrase.is_some_and(|it| it.label() == Label::Comments && it.scope() != Scope::Anywhere)
                && edges.is_at_end(hits.len() - 1 - before)
        });
        let is_sign = |ch| BETWEEN_PIECES.contains(&ch) || matches!(ch, '/' | '／');
        let is_behind_sign = ends.any(|(_, hit)| {
            let before = block.text().get(..hit.range().start).unwrap_or_default();
            let number = |ch: char| ch.is_whitespace() || ch.is_ascii_digit();
            let before = before.trim_end_matches(number);
            // Strokes join the parts of addresses too, and points those of faces.
            let apart = before.strip_suffix(is_sign).unwrap_or_default();
            apart.ends_with(' ') && apart.contains(char::is_alphabetic)
        });
        if is_behind_sign {
            // It is no comment itself.
            let reason = "ends with the comments of a post";
            pen.boilerplate(block, Label::Byline, Weight::new(2.8), reason);
        }
    }
}

/// How sure it is that a block is a note of a blog, of whole sentences too.
const NOTE: f32 = 5.0;

/// Marks such notes, which are too long to be told by a phrase else: `This entry was posted on 3 March 2024
/// and is filed under Boats. You can follow any responses to this entry through the RSS 2.0 feed. …`.
fn notes(page: &Page, pen: &mut Pen<'_>) {
    for block in evidence::saying(page, Label::Comments) {
        if let Some(hit) = notes::note(block).filter(|_| !block.is_hidden()) {
            pen.boilerplate(block, Label::Comments, Weight::new(NOTE), hit.says());
        }
    }
}

/// What readers of a board say of a post begins with their vote: `推 anna: …`.
static VOTES: Starts = Starts::new(&['推', '噓', '→']);

/// What a board writes under each post.
const OF_BOARDS: [&str; 2] = ["※ 文章網址", "※ 發信站"];

/// Marks the votes of readers, where a board says that it is one.
fn votes(page: &Page, pen: &mut Pen<'_>) {
    let is_of_board = |block: Block<'_>| {
        let mut phrases = block.hits().iter().filter_map(|hit| hit.phrase());
        phrases.any(|phrase| OF_BOARDS.contains(&phrase.text()))
    };
    if !evidence::saying(page, Label::Credit).any(is_of_board) {
        return;
    }
    let is_vote = |block: &Block<'_>| {
        let text = block.text();
        let behind = text.trim_start_matches(['推', '噓', '→']);
        behind.starts_with(' ')
            && behind.split_once(':').is_some_and(|(user, _)| {
                let user = user.trim();
                !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    };
    let votes = page.blocks().filter(|block| block.starts_with(&VOTES));
    for block in votes.filter(is_vote) {
        let reason = "is a vote on a post";
        pen.boilerplate(block, Label::Comments, Weight::new(4.0), reason);
    }
}

#[cfg(test)]
mod tests {
    use super::Comments;
    use crate::testing::marked;

    #[test]
    fn votes_are_told_by_the_board() {
        let post = "<p>九天繞島一圈，第三天到港口，第五天翻過山口，第九天回到起點。</p>";
        let votes = "<div>推 anna: 山口那段很累 11/05 21:50</div><div>→ tom7: 感謝 11/05</div>";
        let mark = "<p>※ 發信站: 港口站(board.example)</p>";
        let text = format!("{post}{mark}{votes}<div>→ 下一步</div>");
        let expected = ["推 anna: 山口那段很累 11/05 21:50", "→ tom7: 感謝 11/05"];
        assert_eq!(marked(Comments, text.as_str()), expected);
        assert!(marked(Comments, format!("{post}{votes}").as_str()).is_empty());
    }

    #[test]
    fn lines_of_posts_end_with_their_comments() {
        for line in [
            "Published 3 March 2024 · Tagged with birds, ferries · Leave a comment",
            "By Ann Bell | March 3, 2024 | News, Boats | 0 Comments",
            "Posté le 3 mars 2024 par Ann Bell | Catégorie : Actualités | Laisser un commentaire",
            "安妮 · 2024-03-03 · 12 条评论",
        ] {
            assert_eq!(marked(Comments, line), [line], "{line}");
        }
        for line in [
            "The ferry had a book for complaints and comments",
            "Likes, shares | and what they told us of the comments.",
            "https://a.example/boats/discussion",
        ] {
            assert!(marked(Comments, line).is_empty(), "{line}");
        }
    }
}
