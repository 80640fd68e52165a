//! The evidence of the other rules, summed up by what it is about.

use crate::block::Block;
use crate::ledger::{Label, Pen};
use crate::page::Page;

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
    pub(super) by_kind: [f32; KINDS],
}

pub(super) const AD: usize = 0;
const OUTSIDE: usize = 1;
pub(super) const COMMENTS: usize = 2;
pub(super) const LEGAL: usize = 3;
pub(super) const CREDIT: usize = 4;
const NAVIGATION: usize = 5;
pub(super) const PAGINATION: usize = 6;
pub(super) const RELATED: usize = 7;
pub(super) const PROMPT: usize = 8;
pub(super) const TITLE: usize = 9;
const FORM: usize = 10;

/// Evidence of one kind from which it is settled, in log-odds.
pub(super) const SURE: f32 = -2.2;

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

    /// Whether the rules alone decide that the block goes, so that it is not scored: what they are
    /// so sure of is not worth the time. They are wrong about running text more often, but not
    /// where it is of another story, nor of form controls.
    pub(super) fn is_decided(&self, block: Block<'_>) -> bool {
        // Outside of the story stands what feeds add below it.
        let of_others = || self.of_kind(RELATED) < DECIDED || self.of_kind(OUTSIDE) < DECIDED;
        self.of_kind(FORM) <= SURE
            || self.sum < DECIDED && (!block.features().is_prose() || of_others())
    }
}

/// The number of a kind where 0 stands for none.
pub(super) const fn numbered(kind: usize) -> u8 {
    kind as u8 + 1
}

/// What evidence of a label is about.
pub(super) fn kind(label: Label) -> Option<usize> {
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
        // Without a wildcard, so that a new label is not forgotten.
        Label::Hidden
        | Label::Markup
        | Label::MetadataHeader
        | Label::Repetition
        | Label::Custom(_) => return None,
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
}
