//! What is said behind the story of who wrote it.

use crate::block::Block;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::author_notes::Note;
use crate::metadata::{FieldName, names};
use crate::page::Page;
use crate::rule::{Phase, Rule};

/// Marks notes on the author behind the story: who that is, and where to write to.
///
/// # Why
///
/// “Ann Bell is a staff writer. Follow her on Twitter.” is said by the paper, not by the story. In the
/// development sets 92 of 106 paragraphs that begin with the known author and a verb are none of the
/// main content. Such a note stands among the last paragraphs, and the story in front of it does not name
/// whom it is about, as one on a person would. What asks to write to somebody has to say where. Lines of
/// strokes that set the note off go with it.
///
/// It runs when nearly all others have spoken, since it has to know who wrote the text and what is the last
/// that stays. The weight is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let story = "By Ann Bell\n\
///              The lamp of the pier was auctioned on Saturday, to a man without a name.\n\
///              He carried it down the steps himself, wrapped in a grey blanket of wool.\n\
///              The money will pay for a new one, which is smaller and needs no keeper.";
/// let note = "Ann Bell is a staff writer who covers the harbour and its lamps.";
/// let document = format!("{story}\n{note}");
/// assert_eq!(marked_among_all("author_note", document.as_str()), [note]);
///
/// let other = document.replace("Ann Bell is a staff writer", "Tom Oak is a keeper");
/// assert!(marked_among_all("author_note", other.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// Notes on authors whom the page does not name elsewhere and who are no journalists, and the second paragraph of a note. Wrongly: the
/// end of an author's story of the own life, told like one of somebody else.
#[derive(Clone, Copy, Debug, Default)]
pub struct AuthorNote;

/// Blocks at the end that are looked at, of those that stay.
const LAST: usize = 8;

impl Rule for AuthorNote {
    fn name(&self) -> &str {
        "author_note"
    }

    fn phase(&self) -> Phase {
        Phase::Repetition
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.is_thread {
            return;
        }
        let stays = |block: &Block<'_>, pen: &Pen<'_>| {
            pen.stays(*block) && !block.is_envelope() && !block.is_hidden()
        };
        let last: Vec<Block<'_>> = page
            .blocks()
            .rev()
            .filter(|block| stays(block, pen) && !block.text().is_empty())
            .take(LAST)
            .collect();
        let authors: Vec<String> = pen
            .candidates(FieldName::Author)
            .filter_map(|author| author.as_text())
            .filter(|author| names::is_person(author))
            .map(str::to_owned)
            .collect();
        let mut notes: Vec<usize> = Vec::new();
        for block in &last {
            let Some(note) = Note::of(*block, &authors) else {
                continue;
            };
            let story = page.blocks().take(block.index());
            let story = story.filter(|block| block.features().is_prose() && stays(block, pen));
            if note.may_follow(story) {
                notes.push(block.index());
                let reason = "tells of who wrote the text";
                pen.boilerplate(*block, Label::Byline, Weight::STRONG, reason);
            }
        }
        mark_strokes(&last, &notes, pen);
    }
}

/// Marks the lines of strokes that set notes off, of the last blocks from the end.
fn mark_strokes(last: &[Block<'_>], notes: &[usize], pen: &mut Pen<'_>) {
    let is_stroke = |block: &Block<'_>| {
        let text = block.text();
        text.len() > 2 && text.bytes().all(|byte| matches!(byte, b'_' | b'-' | b'*'))
    };
    let is_note =
        |block: Option<&Block<'_>>| block.is_some_and(|block| notes.contains(&block.index()));
    for (at, block) in last.iter().enumerate() {
        let behind = at.checked_sub(1).and_then(|at| last.get(at));
        let sets_off = || behind.is_none() || is_note(behind) || is_note(last.get(at + 1));
        if is_stroke(block) && sets_off() {
            let reason = "sets a note on the author off";
            pen.boilerplate(*block, Label::Byline, Weight::STRONG, reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const STORY: &str = "<h1>Snow closes the pass</h1><p>By Ann Bell</p><p>The pass was closed on Sunday, \
        after the plough had turned back twice in the snow below the inn.</p><p>Snow lies on the road as high \
        as the fence, and it will stay closed until Friday, the office said.</p><p>The plough of the next \
        village came to help, but the drifts were too deep for it, and it went home.</p>";

    fn stays(line: &str) -> bool {
        let page = format!("{STORY}<p>{line}</p>");
        let article = clean(page.as_str());
        assert!(article.text().contains("went home"), "{line}");
        article.text().contains(line)
    }

    #[test]
    fn notes_tell_of_who_wrote() {
        for line in [
            "Ann Bell is the Harbour Post's road editor. Connect with her community by liking its page.",
            "Ann Bell covers roads and passes for the Harbour Post. Follow her at @annbell.",
            "Ann Bell, a former ranger, is an editor of this paper and lives below the pass.",
            "Bell also writes for the Valley Courier, a paper of the same house.",
            "Ann hails from Harbour. She has written for many papers of the valley.",
            "Based in Harbour, Norway, Ann is a friend of snow who keeps everyone informed of it.",
            "See more by Ann Bell on harbour.example.",
            "Ann Bell can be reached at ann@harbour.example",
            "Contact Tom Oak at tom@harbour.example and follow @tomoak on Twitter.",
            "Tom Oak is a national correspondent for the Harbour Post, based in the valley.",
            "Bell is a senior writer for the Harbour Post in the valley. Follow her on Twitter @annbell.",
            "Tom Oak contributed reporting from the valley, and Mia Holt from the inn.",
            "Harbour Press writer Tom Oak contributed to this report from the inn.",
            "Bell reported from the inn below the pass.",
            "annbell@harbour.example",
            "Twitter: @bell5427",
            "Follow Tom Oak at: http://harbour.example/tom",
            "Follow Tom Oak @tomoak and Google+. Follow us @harbour, Facebook and Google+.",
        ] {
            assert!(!stays(line), "{line}");
        }
    }

    #[test]
    fn others_are_of_the_story() {
        for line in [
            "Tom Oak is the keeper of the pass, and he has seen more snow than anyone in the valley.",
            "Contact with the inn was lost on Sunday, and nobody has heard of the keeper since then.",
            "Follow the road to the inn, and wait there until the plough comes back from the valley.",
            "Bell ringers were called in from the valley, as they have the longest shovels of all.",
            "keeper@inn.example",
            "Ann was the name of the plough, which was called so after the mother of its first driver.",
        ] {
            assert!(stays(line), "{line}");
        }
    }

    #[test]
    fn strokes_that_set_a_note_off_go_with_it() {
        let page = format!("{STORY}<p>___</p><p>Follow Ann Bell at http://harbour.example/ann</p>");
        assert!(clean(page.as_str()).text().ends_with("went home."));
        let page = format!(
            "{STORY}<p>___</p><p>The plough is back since Monday, and the road is open.</p>"
        );
        assert!(clean(page.as_str()).text().contains("___"));
    }

    #[test]
    fn a_story_of_the_author_ends_with_the_author() {
        let story = STORY.replace(
            "The plough of the next",
            "Ann Bell drove it. The plough of the next",
        );
        let line =
            "Ann Bell is a driver of ploughs, and she hopes for another winter with as much snow.";
        let page = format!("{story}<p>{line}</p>");
        assert!(clean(page.as_str()).text().contains(line));
    }
}
