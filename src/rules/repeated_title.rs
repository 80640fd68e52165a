//! The title, standing again in the text.

use crate::block::{Block, BlockKind};
use crate::features::is_cjk;
use crate::ledger::{Label, Pen, Weight};
use crate::letters::is_letter_or_digit;
use crate::metadata::{FieldName, title};
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};

/// Marks the title where it stands again in the text.
///
/// # Why
///
/// The title is metadata. A line counts when it is the title, its beginning (half of it at
/// least), or the title with the name of the site behind it. Letter case, width and signs do
/// not count. Behind two paragraphs no title is looked for, but for the next heading of the first
/// level.
///
/// The shares are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let header = "title: The mill runs again\nurl: https://example.org/mill\n\n";
/// let body = "The mill runs again, for the first time in forty years, and it grinds flour.";
/// let again = format!("{header}The Mill Runs Again\n{body}");
/// assert_eq!(marked_among_all("repeated_title", again.as_str()), ["The Mill Runs Again"]);
///
/// let once = format!("{header}{body}");
/// assert!(marked_among_all("repeated_title", once.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A title in other words, and a site's name that is longer than three fifths of the title.
/// Wrongly: a section near the top that is named like the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct RepeatedTitle;

/// The share of the title that a title cut short still has.
const CUT_SHORT: f32 = 0.5;

/// Blocks of running text behind which no title is looked for.
const PROSE_BEFORE: usize = 2;

impl Rule for RepeatedTitle {
    fn name(&self) -> &str {
        "repeated_title"
    }

    fn phase(&self) -> Phase {
        Phase::Context
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(title) = pen.best(FieldName::Title).and_then(|title| title.as_text()) else {
            return;
        };
        let title = title::fold(title);
        if title.is_empty() {
            return;
        }
        let mut prose = 0;
        let mut blocks = page
            .blocks()
            .filter(|it| !it.is_envelope() && !it.is_hidden());
        let mut is_behind = false;
        for block in blocks.by_ref() {
            if std::mem::take(&mut is_behind) && is_underline(block.text()) {
                pen.boilerplate(block, Label::Title, Weight::STRONG, "underlines the title");
                continue;
            }
            // What the title is only a part of is prose; what it equals is the title.
            if repeats(block, &title) {
                pen.boilerplate(block, Label::Title, Weight::STRONG, "repeats the title");
                is_behind = true;
            } else if block.features().is_prose() {
                prose += 1;
                if prose > PROSE_BEFORE {
                    break;
                }
            }
        }
        // What stands in front of a page may be long, as on consent, and menus have paragraphs too: its
        // heading is still the title.
        let is_page = page.body_kind() == BodyKind::Html;
        let mut rest = blocks.filter(|_| is_page);
        let own = page.title_heading;
        let heading = rest.find(|it| it.kind() == BlockKind::Heading(1) || own == Some(it.index()));
        let behind = own.and_then(|own| rest.find(|it| it.index() == own));
        let both = heading.into_iter().chain(behind);
        for heading in both.filter(|it| repeats(*it, &title)) {
            pen.boilerplate(heading, Label::Title, Weight::STRONG, "repeats the title");
        }
    }
}

/// Whether a line underlines the one before it, as in Markdown and in plain text.
fn is_underline(text: &str) -> bool {
    let first = text.bytes().next().filter(|it| matches!(it, b'=' | b'-'));
    first.is_some_and(|first| text.len() > 2 && text.bytes().all(|byte| byte == first))
}

/// Whether the first letter of a line is that with which the folded title begins.
fn begins_alike(text: &str, title: &str) -> bool {
    let is_word = |ch: &char| is_cjk(*ch) || is_letter_or_digit(*ch);
    match text.chars().find(is_word) {
        Some(ch) if ch.is_ascii() => title.starts_with(ch.to_ascii_lowercase()),
        Some(ch @ '\u{4e00}'..='\u{9fff}') => title.starts_with(ch),
        Some(ch) => title.starts_with(&title::fold(ch.encode_utf8(&mut [0; 4]))),
        None => false,
    }
}

/// Whether the block is the title: whole, cut short, or with a site's name behind it.
fn repeats(block: Block<'_>, title: &str) -> bool {
    let is_data = matches!(block.kind(), BlockKind::Image | BlockKind::Code);
    let bytes = block.bytes();
    if is_data || bytes > title.len() * 4 + 64 || (bytes as f32) < title.len() as f32 * CUT_SHORT {
        return false;
    }
    let text = block.text();
    let labelled = LABELS.iter().find_map(|label| text.strip_prefix(label));
    let labelled = labelled.map(|rest| rest.trim_start_matches([':', '：', ' ']));
    // Nearly all lines begin with another letter, which needs no look at the rest.
    let mut may_be = [Some(text), labelled].into_iter().flatten();
    may_be.any(|text| begins_alike(text, title) && repeats_in(block, text, title))
}

/// What stands before titles, the sign behind it aside.
const LABELS: [&str; 4] = ["标题", "標題", "제목", "件名"];

/// The same for the text of the block without a label.
fn repeats_in(block: Block<'_>, text: &str, title: &str) -> bool {
    let line = title::fold(text);
    if line.is_empty() {
        return false;
    }
    if line == title {
        return true;
    }
    let cut = title.starts_with(&line)
        && line.len() as f32 >= title.len() as f32 * CUT_SHORT
        && (text.ends_with(['…', '.'])
            || matches!(block.kind(), BlockKind::Heading(_))
            || block.is_in_head());
    let lengthened = line.starts_with(title)
        && !block.features().ends_sentence()
        && title::fold(title::without_section(text)) == title;
    cut || lengthened
}
