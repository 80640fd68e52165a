//! The learned score of main content.

use std::sync::Arc;

use crate::block::Block;
use crate::cleaner::Preset;
use crate::evidence::{is_reported_speech, recipe};
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::{Phase, Rule};
use crate::score::{MODEL, Model, Scores};
use crate::starts::Starts;

/// Weighs all evidence of the other rules together with what no single rule can see: where a
/// block stands, what is around it, what kind of page it is.
///
/// # Why
///
/// The same block is content on one page and clutter on another: a post in a thread and a
/// comment under a story, a card on a listing and a teaser below an article. A forest of decision
/// trees learned from pages whose main content is known how much each of some 190 features says.
/// It reads the sums that the other rules wrote, so it moves a block's sum to where the trees
/// have it: less where the rules cried wolf, more where they had seen nothing. Its card,
/// `src/score/MODEL_CARD.md`, says what it was trained on, and how well it does on sites that it
/// was not trained on.
///
/// Evidence with labels of your own is not weighed: it adds to the sum, and what it removes alone is
/// not given back. With
/// [`CleanerBuilder::report_scores`](crate::CleanerBuilder::report_scores) each reason names the
/// features that weighed most.
///
/// # Example
///
/// ```
/// use dechaff::Cleaner;
///
/// let story = "<p>The lamp of the pier was auctioned on Saturday, to a man without a name.</p>\
///              <p>He carried it down the steps himself, wrapped in a grey blanket of wool.</p>\
///              <p>Nobody knew what he wanted with it, and the auctioneer did not ask him.</p>";
/// let menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul></nav>";
/// let page = format!("{menu}<h1>The lamp</h1><article>{story}</article><div><a href='/bread'>Bread</a></div>");
/// let article = dechaff::clean(page.as_str());
/// let block = article.blocks().next().unwrap();
/// assert!(block.evidence().any(|evidence| evidence.rule == "content_score"));
/// assert_eq!(article.text().lines().filter(|line| !line.is_empty()).count(), 3);
///
/// let without = Cleaner::builder().without("content_score").build()?;
/// assert!(without.rules().all(|name| name != "content_score"));
/// # Ok::<(), dechaff::BuildError>(())
/// ```
///
/// # Known misses
///
/// Short stories on pages with much else, pages whose content is a table or a form, and what
/// the card names.
#[derive(Clone, Debug, Default)]
pub struct ContentScore {
    /// A model other than the crate's own.
    model: Option<Arc<Model>>,
    reports: bool,
}

/// The share of the strongest evidence against a block that the score adds to what removes the
/// block without it.
const NAMED_AFTER: f32 = 0.9;

/// Evidence for a block, in log-odds, from which the score does not take it away.
const SURE_OF_CONTENT: f32 = 3.5;

/// What the score says of a block.
const REASONS: [&str; 3] = [
    "looks like what stands around main content",
    "looks less like boilerplate than other rules say",
    "looks like main content",
];
const AGAINST: usize = 0;
const LESS: usize = 1;
const FOR: usize = 2;

impl ContentScore {
    /// A score whose reasons name the features that weighed most.
    pub fn reporting() -> ContentScore {
        let mut score = ContentScore::default();
        score.set_reports();
        score
    }

    /// Has the reasons name the features that weighed most.
    pub(crate) fn set_reports(&mut self) {
        self.reports = true;
    }

    /// Takes another model; false where the bytes are none.
    #[cfg(feature = "training")]
    pub(crate) fn set_model(&mut self, bytes: &[u8]) -> bool {
        let model = Model::decode(bytes).map(Arc::new);
        let is_model = model.is_some();
        self.model = model.or(self.model.take());
        is_model
    }
}

/// What stands before questions and before their answers in Chinese lists of them.
const ASKS: [&str; 4] = ["问：", "问:", "問：", "問:"];
const ANSWERS: [&str; 6] = ["回答：", "答：", "答:", "解答：", "答覆：", "答复："];

/// With what both begin.
static OF_DIALOGUE: Starts = Starts::new(&['问', '問', '答', '回', '解']);

/// Whether a line is a question or an answer beside its other half: an answer may be as short as a number
/// to call.
fn is_of_dialogue(block: Block<'_>) -> bool {
    // Most begin with another sign.
    if !block.starts_with(&OF_DIALOGUE) {
        return false;
    }
    let begins = |block: Block<'_>, words: &[&str]| {
        let text = block.text();
        words.iter().any(|word| text.starts_with(word))
    };
    let is_question =
        |other: Block<'_>| begins(other, &ASKS) || other.text().ends_with(['？', '?']);
    if begins(block, &ANSWERS) {
        return block.previous().is_some_and(is_question);
    }
    begins(block, &ASKS) && block.next().is_some_and(|next| begins(next, &ANSWERS))
}

impl Rule for ContentScore {
    fn name(&self) -> &str {
        "content_score"
    }

    fn phase(&self) -> Phase {
        Phase::Score
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let Some(model) = self.model.as_deref().or(MODEL.as_ref()) else {
            return;
        };
        let Some(scores) = Scores::of(page, pen, model, self.reports) else {
            return;
        };
        pen.judge(scores.judgement);
        pen.make_room(scores.blocks.size_hint().0);
        // A score of 0 is where the balanced preset divides.
        let even = Preset::Balanced.threshold();
        let mut grounds = [None; REASONS.len()];
        // The forest knows nothing of what users know.
        let of_users = pen.of_users();
        let is_for_users = |block: u32| of_users.get(&block).is_some_and(|sum| *sum < even);
        let is_text = page.body_kind() == BodyKind::Text;
        let recipe = match is_text {
            true => recipe(page, pen),
            false => 0..0,
        };
        for score in scores.blocks {
            let Some(block) = page.block(score.block as usize) else {
                continue;
            };
            let due = score.log_odds + even - score.evidence;
            let is_kept = || {
                score.evidence >= SURE_OF_CONTENT
                    || is_of_dialogue(block)
                    || is_text && is_reported_speech(block, pen)
                    || is_text && recipe.contains(&block.index())
            };
            if due < 0.0 && score.evidence >= even && is_kept() {
                continue;
            }
            let (weight, plain) = if due < 0.0 {
                // Where the rules alone remove the block, the one that did is to be named.
                let due = match score.evidence < even {
                    true => due.max(-NAMED_AFTER * pen.strongest_against(block)),
                    false => due,
                };
                (-Weight::new(-due).log_odds(), AGAINST)
            } else if score.is_settled || is_for_users(score.block) {
                continue;
            } else {
                let plain = if score.log_odds < 0.0 { LESS } else { FOR };
                (Weight::new(due).log_odds(), plain)
            };
            let ground = match score.report {
                Some(report) => {
                    pen.ground(Label::Boilerplate, format!("{}: {report}", REASONS[plain]))
                }
                None => *grounds[plain]
                    .get_or_insert_with(|| pen.ground(Label::Boilerplate, REASONS[plain])),
            };
            pen.mark(block, weight, ground);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_answer_may_be_as_short_as_a_number() {
        let text = "一、为什么要维修老桥？\n答：村口的老桥年久失修，石匠用的还是当年的办法，先搭木拱架，再往上\
                    一层一层地砌石头，最后把拱顶的石头敲进去。\n二、维修期间怎么过河？\n答：船工说，桥修好以后他还\
                    是要摆渡，因为对岸的菜地在下游，走桥要多走三里路。\n三、什么时候完工？\n答：五月底。\n\
                    四、咨询电话是多少？\n答：0791-1234567。";
        let head = "古桥维修常见问题解答\n发布时间：2024-03-26 来源：市文物局";
        let article = crate::clean(format!("{head}\n{text}"));
        assert_eq!(article.text(), text);
    }
}
