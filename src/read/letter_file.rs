//! Letters behind the first in a file of several (mbox): their headers are no text either.

use super::mail;
use crate::block::BlockKind;
use crate::page::{BlockData, BodyKind, Gap, Page};

/// Lines of a header at most.
const MOST_LINES: usize = 64;

/// Makes the headers of further letters lines of a header, if the page is a file of letters.
pub(super) fn mark(page: &mut Page) {
    if page.body_kind != BodyKind::Text || !page.text.starts_with("From ") {
        return;
    }
    let mut left = 0;
    let is_header = |block: &&BlockData| block.kind == BlockKind::Envelope;
    let first = page.blocks.iter().take_while(is_header).count();
    for at in first..page.blocks.len() {
        let Some(block) = page.blocks.get(at) else {
            return;
        };
        let text = page.str(block.text);
        if left == 0 && is_letter_at(page, at, text) {
            left = MOST_LINES;
        } else if left > 0 && block.gap == Gap::Paragraph {
            left = 0;
        }
        if left > 0
            && let Some(block) = page.blocks.get_mut(at)
        {
            block.kind = BlockKind::Envelope;
            left -= 1;
        }
    }
}

/// Whether a letter begins at a line: it says who sent it when, and keys of a header follow.
fn is_letter_at(page: &Page, at: usize, text: &str) -> bool {
    let is_key = |at: usize| {
        let block = page.blocks.get(at);
        block.is_some_and(|block| mail::split(page.str(block.text)).is_some())
    };
    mail::is_of_file(text) && is_key(at + 1)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn headers_of_all_letters_go() {
        let letter = |name: &str, text: &str| {
            format!(
                "From {name}@a.example Fri May  3 08:12:00 2019\nFrom: {name} <{name}@a.example>\nSubject: Wheel\n\
                 Date: Fri, 3 May 2019 08:12:00 +0200\n\n{text}\n\nFrom here it turns.\n\n"
            )
        };
        let document = letter("ann", "It grinds flour again.") + &letter("tom", "Who built it?");
        let article = clean(document.as_str());
        assert_eq!(
            article.text(),
            "It grinds flour again.\n\nFrom here it turns.\n\nWho built it?\n\nFrom here it turns."
        );
    }
}
