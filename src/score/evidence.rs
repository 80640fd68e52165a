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

/// Evidence of one kind from which it is settled, in log-odds.
const SURE: f32 = -2.2;

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
            || !block.features().is_prose()
                && PROMPTS.iter().any(|(label, enough)| {
                    let sum = kind(*label).map_or(0.0, |kind| self.of_kind(kind));
                    block.has_words(*label) && sum <= *enough
                })
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
}
