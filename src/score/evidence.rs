//! The evidence of the other rules, summed up by what it is about.

use crate::block::{Block, BlockKind};
use crate::evidence::phrase_weight;
use crate::ledger::{Label, Pen};
use crate::page::Page;
use crate::phrases::Hit;

/// A sum below which a block goes, as far as the other rules can tell.
pub(super) const AGAINST: f32 = -1.5;

/// How many things evidence may be about; their numbers are those of [`Evidence::by_kind`].
const KINDS: usize = 11;

/// The kinds of evidence that are features of their own. Of the others the model learned no more
/// than what the sum of all says.
pub(super) const FEATURES: [(&str, usize); 2] = [("says_ad", AD), ("says_legal", LEGAL)];

/// The evidence on one block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// The sum of all evidence of our own rules, in log-odds.
    pub(super) sum: f32,
    by_kind: [f32; KINDS],
}

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

const AD: usize = 0;
const OUTSIDE: usize = 1;
pub(super) const COMMENTS: usize = 2;
pub(super) const LEGAL: usize = 3;
pub(super) const CREDIT: usize = 4;
const NAVIGATION: usize = 5;
pub(super) const PAGINATION: usize = 6;
pub(super) const RELATED: usize = 7;
pub(super) const PROMPT: usize = 8;
const TITLE: usize = 9;
const FORM: usize = 10;

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

/// Evidence of one kind from which it is settled, in log-odds.
const SURE: f32 = -2.2;

/// The weight from which a phrase of law states something; what weighs less names a subject.
const STATEMENT: f32 = 1.5;

/// Blocks behind a legal notice among which a story goes on: a heading and what it heads.
const BEHIND_END: usize = 2;

/// What phrases of law are about.
const LEGAL_LABELS: [Label; 2] = [Label::Copyright, Label::Disclaimer];

/// A sum below which no score gives a block back that is not running text. Of the development sets
/// it holds for 46 to 67 of 100 blocks, with 0.1 to 0.8 of 100 words of main content, in threads of
/// magic-html with 3.3.
const DECIDED: f32 = -5.0;

impl Evidence {
    /// No evidence.
    pub(super) const NONE: Evidence = Evidence {
        sum: 0.0,
        by_kind: [0.0; KINDS],
    };

    /// The evidence that the block is a byline or a credit.
    pub(super) fn says_credit(&self) -> f32 {
        self.of_kind(CREDIT)
    }

    pub(super) fn of_kind(&self, kind: usize) -> f32 {
        self.by_kind.get(kind).copied().unwrap_or_default()
    }

    /// Whether the rules are so sure that a score does not give the block back.
    pub(super) fn is_settled(&self, block: Block<'_>) -> bool {
        SETTLED.iter().any(|kind| self.of_kind(*kind) <= SURE)
            || self.is_agreed(block)
            || self.is_legal_end(block)
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
        let mut stated = block.hits().iter().filter(|hit| {
            let phrase = hit.phrase();
            phrase.is_some_and(|it| LEGAL_LABELS.contains(&it.label()) && it.weight >= STATEMENT)
        });
        let opens = block.edges().is_at_start(0);
        let first = stated.next().filter(|hit| {
            let is_first = block
                .hits()
                .first()
                .is_some_and(|it| it.range() == hit.range());
            opens && is_first
        });
        first.is_some_and(|hit| announces(block.text(), hit) || stated.next().is_some())
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

    /// Whether the rules alone decide that the block goes, so that it is not scored: what they are
    /// so sure of is not worth the time. They are wrong about running text more often, but not
    /// where it is of another story, nor of form controls.
    pub(super) fn is_decided(&self, block: Block<'_>) -> bool {
        let of_others = || self.of_kind(RELATED) < DECIDED;
        self.of_kind(FORM) <= SURE
            || self.sum < DECIDED && (!block.features().is_prose() || of_others())
    }
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
    let Some(opening) = block.hits().first().filter(|hit| {
        let label = hit.phrase().map(|phrase| phrase.label());
        label == Some(Label::RelatedLinks) && block.edges().is_at_start(0)
    }) else {
        return false;
    };
    let text = block.text();
    let head = text.get(..opening.range().end).unwrap_or_default();
    let behind = text.get(head.len()..).unwrap_or_default().trim_start();
    let colons = [':', '：'];
    // The share of the opening and its colon, told by bytes.
    let share = (head.len() + ": ".len()) as f32 / text.len().max(1) as f32;
    (behind.starts_with(colons) || head.ends_with(colons)) && 1.0 - linked <= share
}

/// Whether a phrase is followed by what it announces, ends with the colon itself, or tells where the
/// text is from: “This article first appeared”, “本文转载自”.
fn announces(text: &str, hit: &Hit) -> bool {
    const COLONS: [char; 2] = [':', '：'];
    const OF_ITSELF: [&str; 2] = ["this ", "本文"];
    let phrase = hit.phrase();
    if phrase.is_some_and(|it| OF_ITSELF.iter().any(|start| it.text().starts_with(start))) {
        return true;
    }
    let (said, behind) = text.split_at_checked(hit.range().end).unwrap_or_default();
    said.ends_with(COLONS) || behind.trim_start().starts_with(COLONS)
}

/// The strongest evidence against a line of text: its kind, counted from 1 and 0 for none, and
/// whether the rules are so sure that a score does not give the line back. Lines are many; their
/// sums by kind are not made.
pub(super) fn against_line(line: Block<'_>, pen: &Pen<'_>) -> (u8, bool) {
    let Some((label, weight)) = pen.strongest(line) else {
        return (0, false);
    };
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

/// The number of a kind where 0 stands for none.
pub(super) const fn numbered(kind: usize) -> u8 {
    kind as u8 + 1
}

fn kind(label: Label) -> Option<usize> {
    Some(match label {
        Label::Ad | Label::AppDownload | Label::MediaPrompt => AD,
        Label::Boilerplate => OUTSIDE,
        Label::Comments => COMMENTS,
        Label::Copyright | Label::Disclaimer | Label::Cookies => LEGAL,
        Label::Byline | Label::Credit => CREDIT,
        Label::Breadcrumb | Label::Navigation => NAVIGATION,
        Label::Pagination => PAGINATION,
        Label::Attachments | Label::RelatedLinks => RELATED,
        Label::Login | Label::Share | Label::Subscription => PROMPT,
        Label::Title => TITLE,
        Label::FormControl => FORM,
        _ => return None,
    })
}

/// The evidence on each block. Users' own labels are not counted: a score that was learned
/// without them must not weigh them against itself.
pub(super) fn by_block(page: &Page, pen: &Pen<'_>) -> Vec<Evidence> {
    let mut evidence = vec![Evidence::default(); page.blocks.len()];
    for mark in pen.marks() {
        let Some(evidence) = evidence.get_mut(mark.block as usize) else {
            continue;
        };
        let label = pen.label_of(mark);
        if !mark.is_whole() || matches!(label, Label::Custom(_)) {
            continue;
        }
        evidence.sum += mark.weight;
        let slot = kind(label).and_then(|kind| evidence.by_kind.get_mut(kind));
        if let Some(slot) = slot {
            *slot += mark.weight;
        }
    }
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tests::with_pen;

    #[test]
    fn what_the_rules_are_sure_of_is_decided_and_running_text_only_of_other_stories() {
        let document = "<p>Home</p><p>The lamp of the pier went out on Friday, and nobody has the key \
            to it. The keeper says that it hangs behind the door, where it has always been.</p>";
        let decided = |block: usize, kind: usize, weight: f32| {
            let mut by_kind = [0.0; KINDS];
            by_kind[kind] = weight;
            let evidence = Evidence {
                sum: weight,
                by_kind,
            };
            with_pen(document, |page, _| {
                page.block(block)
                    .is_some_and(|block| evidence.is_decided(block))
            })
        };
        assert!(decided(0, NAVIGATION, -6.0));
        assert!(!decided(0, NAVIGATION, -4.0));
        assert!(!decided(1, NAVIGATION, -6.0));
        assert!(decided(1, RELATED, -6.0));
        assert!(decided(0, FORM, -4.0) && decided(1, FORM, -4.0));
    }

    #[test]
    fn legal_notices_with_which_a_story_ends_are_settled() {
        let story = "<p>The lamp of the pier went out on Friday, and nobody has the key to it.</p>";
        let is_end = |line: &str, inside: &str, outside: &str| {
            let mut by_kind = [0.0; KINDS];
            by_kind[LEGAL] = SURE;
            let evidence = Evidence { sum: SURE, by_kind };
            let body = format!("<div>{story}<p>{line}</p>{inside}</div>{outside}");
            with_pen(&body, |page, _| {
                page.block(1)
                    .is_some_and(|block| evidence.is_settled(block))
            })
        };
        let notices = [
            "声明：本文来源于内港观察，版权归原作者所有，如有侵权请联系我们删除。",
            "Disclaimer: The views expressed here are those of the author alone, not of the paper.",
            "Copyright 2024 Harbour Post. All rights reserved. This may not be published or broadcast.",
            "This article first appeared in the Quayside News.",
        ];
        for notice in notices {
            let other = format!("<div><h2>Our letter</h2>{story}</div>");
            assert!(is_end(notice, "<ul><li>Share</ul>", &other), "{notice}");
            assert!(!is_end(notice, story, ""), "{notice}");
            let section = format!("<h2>Lamps</h2>{story}");
            assert!(!is_end(notice, &section, ""), "{notice}");
        }
        for line in [
            "Copyright lawyers say that the city will appeal, and a hearing is set for May.",
            "法院认为，版权归原作者所有，平台应当承担法律责任，并在报纸上公开道歉，赔偿损失。",
        ] {
            assert!(!is_end(line, "", ""), "{line}");
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
        assert!(!is_outright("<p>The advertisement</p>") && !is_outright("<p>Two</p>"));
        assert!(!is_outright("<ul><li>Advertisement</ul>"));
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
