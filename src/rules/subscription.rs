//! Prompts to subscribe or follow.

use crate::block::Block;
use crate::evidence;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;
use crate::starts::Starts;

/// Marks prompts to subscribe, follow or become a member.
///
/// # Why
///
/// They speak of the site, not of the story.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// What classes say is set by hand; it is less where they surround whole paragraphs.
///
/// A short line that says whom to follow on a network, and names or links the account, is one too.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Subscription, testing::marked};
///
/// assert_eq!(marked(Subscription, "Sign up for our newsletter"), ["Sign up for our newsletter"]);
/// assert!(marked(Subscription, "The newsletter of the parish is typed by hand.").is_empty());
/// ```
///
/// # Known misses
///
/// Appeals in words of their own. Wrongly: short sentences that begin like a prompt (“Never
/// miss a tide, his father used to say.”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Subscription;

/// What prompts to follow somebody begin with, and what stands before the network.
const FOLLOW: &[(&str, &str)] = &[
    ("Folgen Sie ", " auf "),
    ("Folge ", " auf "),
    ("Follow ", " on "),
    ("Sigue a ", " en "),
    ("Siga ", " no "),
    ("Segui ", " su "),
    ("Suivez ", " sur "),
    ("Volg ", " op "),
];

/// Networks on which people are followed.
const NETWORKS: &[&str] = &[
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "threads",
    "tiktok",
    "twitter",
    "x",
];

/// Words of the longest such prompt.
const LONGEST_PROMPT: f32 = 14.0;

/// Blocks at the end of a page.
const LAST: usize = 64;

/// What such prompts begin with.
static STARTS: Starts = Starts::new(&['F', 'S', 'V']);

/// Whether a line asks to follow somebody on a network.
fn asks_to_follow(block: Block<'_>) -> bool {
    let text = block.text();
    let has_account = || block.features().link_chars > 0 || text.contains('@');
    has_account()
        && FOLLOW.iter().any(|(start, before)| {
            let network = text
                .strip_prefix(start)
                .and_then(|it| it.split_once(before));
            let network = network.map(|(_, behind)| behind.split(|ch: char| !ch.is_alphanumeric()));
            let name = network.and_then(|mut words| words.next());
            name.is_some_and(|name| NETWORKS.iter().any(|it| it.eq_ignore_ascii_case(name)))
        })
}

impl Rule for Subscription {
    fn name(&self) -> &str {
        "subscription"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Subscription);
        evidence::by_hints(
            page,
            pen,
            Hints::SUBSCRIPTION,
            Label::Subscription,
            (2.4, 1.8),
        );
        // The text of most blocks need not be looked at: an account without a link is named at the end.
        let end = page.blocks().len().saturating_sub(LAST);
        let first = if page.any.has_links { 0 } else { end };
        let is_short = |block: &Block<'_>| {
            let features = block.features();
            let may_name = features.link_chars > 0 || block.index() >= end;
            may_name && features.words() <= LONGEST_PROMPT
        };
        for block in page.blocks_from(first).filter(is_short) {
            if block.starts_with(&STARTS) && !block.is_hidden() && asks_to_follow(block) {
                let reason = "asks to follow somebody";
                pen.boilerplate(block, Label::Subscription, Weight::STRONG, reason);
            }
        }
    }
}
