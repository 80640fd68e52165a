//! Paragraphs that are a label in capitals and a link.

use crate::block::{Block, BlockKind};

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 32;

/// Words of the whole line, at most.
const LONGEST: f32 = 30.0;

/// Letters of the link, at least: a label before a single word names a fact, as `NYSE: LAMP` does.
const LEAST_LINKED: usize = 12;

/// Blocks before it, at most, among which the story is told.
const REACH: usize = 4;

/// Whether a paragraph behind one of the story is nothing but a label in capitals, a colon and a link, as
/// newsrooms lead to other stories: `PHOTOS: The ferry in the ice`, `RELATED: Two piers close`.
pub(crate) fn is_labelled_link(block: Block<'_>) -> bool {
    let features = block.features();
    if features.link_chars == 0
        || features.words() > LONGEST
        || block.kind() != BlockKind::Paragraph
    {
        return false;
    }
    let text = block.text();
    let label = text.find(':').filter(|at| *at <= LONGEST_LABEL);
    let Some((label, rest)) = label.and_then(|at| text.split_at_checked(at)) else {
        return false;
    };
    let is_capital = |ch: char| !ch.is_alphabetic() || ch.is_uppercase();
    if !label.starts_with(char::is_alphanumeric)
        || label.chars().filter(|ch| ch.is_uppercase()).count() < 2
        || !label.chars().all(is_capital)
    {
        return false;
    }
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let from = text.len() - rest.len();
    let is_linked = || {
        let mut links = block.link_ranges();
        let first = links.next();
        // One link, over the label too or not.
        first.is_some_and(|link| {
            (link.start == 0 || link.start == from) && link.end >= text.trim_end().len()
        }) && links.next().is_none()
    };
    rest.len() >= LEAST_LINKED && rest.contains(' ') && is_linked() && is_behind_prose(block)
}

/// Whether the story is told shortly before the block.
fn is_behind_prose(block: Block<'_>) -> bool {
    let before = std::iter::successors(block.previous(), |it| it.previous());
    let mut before = before.take(REACH).filter(|it| !it.is_envelope());
    before.any(|it| it.features().is_prose() && it.kind() == BlockKind::Paragraph)
}

#[cfg(test)]
mod tests {
    use super::is_labelled_link;
    use crate::Cleaner;

    const PROSE: &str =
        "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";

    fn is_one(line: &str) -> bool {
        let page = Cleaner::default().read(&*format!("{PROSE}{line}{PROSE}"));
        page.block(1).is_some_and(is_labelled_link)
    }

    #[test]
    fn a_label_in_capitals_before_a_link_leads_elsewhere() {
        for line in [
            "<p><a href='/1'>PHOTOS: The ferry in the ice</a></p>",
            "<p><b>OAK JR:</b> <a href='/1'>The keeper who came back</a></p>",
            "<p>ФОТО: <a href='/1'>Паром во льду</a></p>",
        ] {
            assert!(is_one(line), "{line}");
        }
    }

    #[test]
    fn facts_sentences_and_headings_do_not() {
        for line in [
            "<p>PIER: <a href='/1'>LAMP</a></p>",
            "<p>NOTE: the lamp of the <a href='/1'>pier is out</a></p>",
            "<p>Photos: <a href='/1'>The ferry in the ice</a></p>",
            "<h3><a href='/1'>REVIEW: The ferry in the ice</a></h3>",
            "<p><a href='/1'>The ferry in the ice</a></p>",
        ] {
            assert!(!is_one(line), "{line}");
        }
    }
}
