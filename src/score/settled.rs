//! What the other rules are so sure of that no score gives it back.

use super::evidence::{
    AD, AGAINST, CREDIT, Evidence, LEGAL, PAGINATION, PROMPT, RELATED, SURE, TITLE, kind, numbered,
};
use crate::block::{Block, BlockKind};
use crate::evidence::{is_labelled_link, phrase_weight};
use crate::ledger::{Label, Pen};
use crate::notes;
use crate::phrases::{Hit, Phrase};

/// The kinds that settle what becomes of a block when the rules are sure: credits and page numbers
/// stand in the middle of main content and look like it, and so does all of these in plain text.
const SETTLED: [usize; 3] = [CREDIT, PAGINATION, TITLE];
const SETTLED_IN_TEXT: [usize; 7] = [AD, LEGAL, CREDIT, PAGINATION, RELATED, PROMPT, TITLE];

/// Prompts that stand in the middle of main content too, with the evidence that is enough. Their
/// classes say less of a block than their words, so they settle it only where the words are there.
const PROMPTS: [(Label, f32); 4] = [
    (Label::Login, SURE),
    (Label::MediaPrompt, AGAINST),
    (Label::Share, SURE),
    (Label::Subscription, SURE),
];

/// Phrases that settle it where a paragraph or a heading is nothing but such phrases, with the log-odds
/// that are enough. Of 28,000 such lines of the development sets the score gives 200 back, of those that
/// weigh less than this nearly all rightly.
const OUTRIGHT: [(Label, f32); 8] = [
    (Label::Ad, 2.9),
    (Label::AppDownload, 2.9),
    (Label::Comments, 2.9),
    (Label::Cookies, 2.9),
    (Label::Copyright, 2.9),
    (Label::Disclaimer, 2.9),
    (Label::Navigation, 3.9),
    (Label::RelatedLinks, 3.9),
];

/// Evidence of what is said by law from which a short paragraph with two such phrases is settled, in
/// log-odds: “© 2024 Harbour Post. All rights reserved.”
const SURE_OF_LEGAL: f32 = -3.9;

/// What settles even running text where its words and the elements around it say the same: of 138 such
/// paragraphs with prompts and 25 with comments in the development sets none is main content.
const AGREED: [(Label, f32); 4] = [
    (Label::Comments, SURE),
    (Label::Login, SURE),
    (Label::Share, SURE),
    (Label::Subscription, SURE),
];

/// What elements add at least where they say the same as words, in log-odds.
const OF_ELEMENTS: f32 = 1.0;

/// The least share of links in a line that leads to another story.
const LINKED: f32 = 0.2;

/// The weight from which a phrase of law states something; what weighs less names a subject.
const STATEMENT: f32 = 1.5;

/// Blocks behind a legal notice among which a story goes on: a heading and what it heads.
const BEHIND_END: usize = 2;

/// What phrases of law are about.
const LEGAL_LABELS: [Label; 2] = [Label::Copyright, Label::Disclaimer];

impl Evidence {
    /// Whether the rules are so sure that a score does not give the block back.
    pub(super) fn is_settled(&self, block: Block<'_>) -> bool {
        let by_kind = SETTLED.iter().any(|kind| self.of_kind(*kind) <= SURE);
        let leads_elsewhere = || self.of_kind(RELATED) <= SURE && is_labelled_link(block);
        if by_kind || leads_elsewhere() {
            return true;
        }
        // All else takes a phrase.
        if !block.has_hits() {
            return false;
        }
        self.is_agreed(block)
            || self.is_legal_end(block)
            || opens_outright(block)
            || is_notice(block)
            || notes::note(block).is_some()
            || !block.features().is_prose()
                && (self.is_prompt(block) || self.is_outright(block) || is_pointer(block))
    }

    /// Whether the words of a block and the elements around it say the same.
    fn is_agreed(&self, block: Block<'_>) -> bool {
        AGREED.iter().any(|(label, enough)| {
            let sum = kind(*label).map_or(0.0, |kind| self.of_kind(kind));
            let by_words = || phrase_weight(block, *label).map(|(weight, _)| -weight);
            sum <= *enough && by_words().is_some_and(|of_words| sum <= of_words - OF_ELEMENTS)
        })
    }

    /// Whether a paragraph is a legal notice with which a story ends: it announces itself, or opens with
    /// one statement and makes another. “Copyright lawyers say that …” does neither.
    fn is_legal_end(&self, block: Block<'_>) -> bool {
        if self.of_kind(LEGAL) > SURE || block.kind() != BlockKind::Paragraph || block.is_in_head()
        {
            return false;
        }
        let goes_on = |next: Block<'_>| {
            next.features().is_prose() && !LEGAL_LABELS.iter().any(|it| next.has_words(*it))
        };
        // What stands outside of the element is of another part of the page.
        let mut elements = block.ancestors().map(|element| element.blocks());
        let end = elements
            .find(|blocks| blocks.len() > 1)
            .map_or(0, |it| it.end);
        let behind = (block.index() + 1..end).take(BEHIND_END);
        if behind.filter_map(|at| block.page().block(at)).any(goes_on) {
            return false;
        }
        let states = |it: &Phrase| LEGAL_LABELS.contains(&it.label()) && it.weight >= STATEMENT;
        let phrases = || block.hits().iter().filter_map(Hit::phrase);
        opening(block, states).is_some_and(|hit| {
            announces(block.text(), hit) || phrases().filter(|it| states(it)).count() > 1
        })
    }

    fn is_prompt(&self, block: Block<'_>) -> bool {
        PROMPTS.iter().any(|(label, enough)| {
            let sum = kind(*label).map_or(0.0, |kind| self.of_kind(kind));
            // The step of an instruction says the same: “Log in with the new password.”
            let is_item = matches!(block.kind(), BlockKind::ListItem { .. });
            let may_be_step = is_item && block.features().ends_sentence();
            block.has_words(*label) && sum <= *enough && !may_be_step
        })
    }

    /// Whether a line says nothing but what stands around main content.
    fn is_outright(&self, block: Block<'_>) -> bool {
        let is_paragraph = block.kind() == BlockKind::Paragraph;
        if !is_paragraph && !block.is_heading() {
            return false;
        }
        let says = |label: Label, least: f32| {
            phrase_weight(block, label).is_some_and(|(weight, _)| weight >= least)
        };
        let says_twice = || {
            let phrases = block.hits().iter().filter_map(Hit::phrase);
            phrases.filter(|it| it.label() == Label::Copyright).count() > 1
        };
        is_paragraph && self.of_kind(LEGAL) <= SURE_OF_LEGAL && says_twice()
            || block.edges().are_all() && OUTRIGHT.iter().any(|(label, least)| says(*label, *least))
    }
}

/// The log-odds of a phrase that opens nothing but the default lines of systems, or what sites of novels put
/// among the text of a chapter, and what has to be left of them in a long line.
const OF_SYSTEM: f32 = 5.0;
const LEFT_OF_SYSTEM: f32 = 2.4;

/// The most words of a notice of copyright that says nothing else.
const LONGEST_NOTICE: f32 = 12.0;

/// Whether a paragraph is a notice of copyright, its year, and who has it: `Copyright 2024 by Harbour Post`.
fn is_notice(block: Block<'_>) -> bool {
    if block.kind() != BlockKind::Paragraph || block.features().words() > LONGEST_NOTICE {
        return false;
    }
    let Some(hit) = opening(block, |it| it.label() == Label::Copyright) else {
        return false;
    };
    let behind = block.text().get(hit.range().end..).unwrap_or_default();
    let behind = behind.trim_start_matches(|ch: char| " ©(cC):".contains(ch));
    let (year, rest) = behind.split_at_checked("2024".len()).unwrap_or_default();
    let is_year = (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year && !rest.starts_with(|ch: char| ch.is_alphanumeric())
}

/// Whether a line opens with a phrase that nothing but the default line of a system opens with.
fn opens_outright(block: Block<'_>) -> bool {
    let hit = opening(block, |it| it.weight >= OF_SYSTEM);
    let label = hit.and_then(|hit| hit.phrase()).map(Phrase::label);
    label.is_some_and(|label| {
        phrase_weight(block, label).is_some_and(|(weight, _)| weight >= LEFT_OF_SYSTEM)
    })
}

/// Whether a paragraph leads to another story: “Read more:”, and all behind it is a link. No sentence is
/// built so. Of 157 such lines of the development sets 45 are main content.
fn is_pointer(block: Block<'_>) -> bool {
    let linked = block.features().link_share();
    if block.kind() != BlockKind::Paragraph
        || linked < LINKED
        || phrase_weight(block, Label::RelatedLinks).is_none()
    {
        return false;
    }
    let Some(opening) = opening(block, |it| it.label() == Label::RelatedLinks) else {
        return false;
    };
    let (end, length) = (opening.range().end, block.text().len());
    // The share of the opening and its colon, told by bytes.
    let share = (end + ": ".len()) as f32 / length.max(1) as f32;
    has_colon(block.text(), opening) && 1.0 - linked <= share
}

/// The phrase that a block opens with, if it is one of these.
fn opening<'b>(block: Block<'b>, is_one: impl Fn(&Phrase) -> bool) -> Option<&'b Hit> {
    let first = block
        .hits()
        .first()
        .filter(|_| block.edges().is_at_start(0));
    first.filter(|hit| hit.phrase().is_some_and(is_one))
}

/// Whether a phrase ends with a colon, or one stands behind it.
fn has_colon(text: &str, hit: &Hit) -> bool {
    const COLONS: [char; 2] = [':', '：'];
    let (said, behind) = text.split_at_checked(hit.range().end).unwrap_or_default();
    said.ends_with(COLONS) || behind.trim_start().starts_with(COLONS)
}

/// Whether a phrase is followed by what it announces, ends with the colon itself, or tells where the
/// text is from: “This article first appeared”, “本文转载自”.
fn announces(text: &str, hit: &Hit) -> bool {
    const OF_ITSELF: [&str; 2] = ["this ", "本文"];
    let phrase = hit.phrase();
    phrase.is_some_and(|it| OF_ITSELF.iter().any(|start| it.text().starts_with(start)))
        || has_colon(text, hit)
}

/// The strongest evidence against a line of text: its kind, counted from 1 and 0 for none, and
/// whether the rules are so sure that a score does not give the line back. Lines are many; their
/// sums by kind are not made.
pub(super) fn against_line(line: Block<'_>, pen: &Pen<'_>) -> (u8, bool) {
    let Some((label, weight)) = pen.strongest(line) else {
        return (0, false);
    };
    if label == Label::Hidden {
        return (0, weight <= SURE);
    }
    let Some(kind) = kind(label) else {
        return (0, false);
    };
    let is_settled = SETTLED_IN_TEXT.contains(&kind) && weight <= SURE
        || !line.features().is_prose()
            && PROMPTS.iter().any(|(prompt, enough)| {
                line.has_words(*prompt) && self::kind(*prompt) == Some(kind) && weight <= *enough
            });
    (numbered(kind), is_settled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tests::with_pen;

    #[test]
    fn notes_of_blogs_are_settled() {
        let is_settled = |line: &str| {
            with_pen(&format!("<p>{line}</p>"), |page, _| {
                page.block(0)
                    .is_some_and(|block| Evidence::NONE.is_settled(block))
            })
        };
        let filed = "This entry was posted on Saturday, September 17th, 2005 at 6:12 pm and is filed under Boats.";
        assert!(is_settled(&format!(
            "{filed} You can follow any responses to this entry through the feed."
        )));
        assert!(!is_settled(filed));
    }

    #[test]
    fn a_notice_of_copyright_with_its_year_is_settled() {
        let is_notice = |line: &str| {
            with_pen(&format!("<p>{line}</p>"), |page, _| {
                page.block(0).is_some_and(is_notice)
            })
        };
        for line in [
            "Copyright 2013 by The Harbour Press",
            "Copyright © 2013, Harbour Post",
            "Copyright (c) 2013 Harbour Post.",
        ] {
            assert!(is_notice(line), "{line}");
        }
        for line in [
            "Copyright lawyers met in 2013",
            "Copyright 2013a",
            "In 2013 the Copyright Act was new",
        ] {
            assert!(!is_notice(line), "{line}");
        }
    }

    #[test]
    fn what_says_nothing_else_is_outright() {
        let story = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
        let is_outright = |line: &str| {
            with_pen(&format!("{story}{line}{story}"), |page, _| {
                page.block(1)
                    .is_some_and(|block| Evidence::NONE.is_outright(block))
            })
        };
        assert!(is_outright("<p>Advertisement</p>") && is_outright("<p>广告</p>"));
        assert!(is_outright("<h3>Related articles</h3><p>Ferry</p>"));
        assert!(is_outright("<p>往期精选：</p>") && is_outright("<p>往期推荐</p>"));
        assert!(!is_outright("<p>The advertisement</p>") && !is_outright("<p>Two</p>"));
        assert!(!is_outright("<ul><li>Advertisement</ul>"));
    }

    #[test]
    fn the_default_lines_of_systems_are_outright() {
        let story = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
        let is_outright = |line: &str| {
            with_pen(&format!("{story}<p>{line}</p>"), |page, _| {
                page.block(1).is_some_and(opens_outright)
            })
        };
        assert!(is_outright(
            "Hosted on Acast. See acast.com/privacy for more information."
        ));
        assert!(is_outright(
            "Learn more about your ad choices. Visit lamp.example/choices"
        ));
        assert!(is_outright(
            "请记住本书首发域名：www.lamp.example。灯塔小说手机版阅读网址：m.lamp.example"
        ));
        assert!(!is_outright("他说：“请记住本书首发域名。”"));
        assert!(!is_outright(
            "It is hosted on Acast. The lamp is hosted by nobody."
        ));
        assert!(!is_outright("Advertisement"));
    }

    #[test]
    fn a_line_that_opens_with_the_phrase_and_is_a_link_leads_elsewhere() {
        let leads_elsewhere = |line: &str| {
            with_pen(&format!("<p>{line}</p>"), |page, _| {
                page.block(0).is_some_and(is_pointer)
            })
        };
        for line in [
            "<b>Read more:</b> <a href='/x'>Ferry sails again</a>",
            "READ MORE: <a href='/x'>Ferry sails again after the storm</a>",
            "<strong>Lesen Sie auch:</strong> <a href='/x'>Brücke bleibt gesperrt</a>",
            "相关阅读：<a href='/x'>渡轮恢复通航</a>",
        ] {
            assert!(leads_elsewhere(line), "{line}");
        }
        for line in [
            "Read more about the <a href='/x'>ferry</a>: it sails again.",
            "Read more: the ferry sails <a href='/x'>again</a>",
            "Read more: ferry sails again",
            "<a href='/x'>Ferry sails again</a>",
        ] {
            assert!(!leads_elsewhere(line), "{line}");
        }
    }

    #[test]
    fn words_and_elements_that_say_the_same_settle_running_text() {
        let prompt = "Our free newsletter brings you the latest stories from the harbour every \
            morning, before the ferry leaves and the town wakes up.";
        let is_agreed = |sum: f32, text: &str| {
            let mut evidence = Evidence::NONE;
            evidence.by_kind[PROMPT] = sum;
            with_pen(&format!("<p>{text}</p>"), |page, _| {
                page.block(0).is_some_and(|block| evidence.is_agreed(block))
            })
        };
        assert!(is_agreed(-6.0, prompt));
        assert!(!is_agreed(-2.0, prompt));
        assert!(!is_agreed(
            -6.0,
            "The keeper says that it hangs behind the door."
        ));
    }
}
