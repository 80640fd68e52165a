//! Help for testing rules: ours in their documentation, yours in your crate.

use crate::cleaner::Cleaner;
use crate::document::Document;
use crate::rule::Rule;

/// The texts of the blocks and parts of blocks that a rule alone says are boilerplate, in order.
///
/// The rule runs beside the rules that read headers and markup, and no other. A rule that looks
/// at what other rules found is better tested with all of them: a rule of your own with [`marked_with`],
/// one of the crate's with [`marked_among_all`].
///
/// # Panics
///
/// When the rule has a name that [`CleanerBuilder::build`](crate::CleanerBuilder::build) refuses, since
/// a test would else hold whatever the rule does.
///
/// ```
/// use dechaff::{rules::Login, testing::marked};
///
/// assert_eq!(marked(Login, "The tide comes in at four.\nForgot your password?"), [
///     "Forgot your password?"
/// ]);
/// ```
pub fn marked<'a>(rule: impl Rule + 'static, document: impl Into<Document<'a>>) -> Vec<String> {
    let name = rule.name().to_owned();
    let builder = Cleaner::empty();
    let cleaner = if matches!(
        name.as_str(),
        "hidden" | "metadata_header" | "stated_metadata"
    ) {
        builder.build()
    } else {
        builder.rule(rule).build()
    };
    assert!(cleaner.is_ok(), "the rule {name:?} cannot be run");
    cleaner.map_or_else(|_| Vec::new(), |cleaner| marks(&cleaner, &name, document))
}

/// The same with all rules of the crate at work; `rule` names the one that is asked about.
///
/// # Panics
///
/// When there is no rule of that name.
pub fn marked_among_all<'a>(rule: &str, document: impl Into<Document<'a>>) -> Vec<String> {
    marked_with(&Cleaner::default(), rule, document)
}

/// The same with the rules of a cleaner at work, so that a rule of your own is tested among all others;
/// `rule` names the one that is asked about.
///
/// # Panics
///
/// When the cleaner has no rule of that name.
///
/// ```
/// use dechaff::{Cleaner, Label, Page, Pen, Phase, Rule, Weight, testing::marked_with};
///
/// /// Removes what stands behind the form for comments.
/// struct BehindComments;
///
/// impl Rule for BehindComments {
///     fn name(&self) -> &str {
///         "behind_comments"
///     }
///
///     /// The marks of the rules for single blocks are seen from here on.
///     fn phase(&self) -> Phase {
///         Phase::Context
///     }
///
///     fn check(&self, page: &Page, pen: &mut Pen<'_>) {
///         let is_form = |block: &_| pen.label(*block) == Some(Label::Comments);
///         let Some(form) = page.blocks().find(is_form) else {
///             return;
///         };
///         for block in page.blocks().skip(form.index() + 1) {
///             let label = Label::Custom("behind_comments");
///             pen.boilerplate(block, label, Weight::STRONG, "stands behind the comments");
///         }
///     }
/// }
///
/// let cleaner = Cleaner::builder().rule(BehindComments).build()?;
/// let document = "The tide comes in at four.\nPost a comment\nHarbour master's office";
/// assert_eq!(marked_with(&cleaner, "behind_comments", document), ["Harbour master's office"]);
/// # Ok::<(), dechaff::BuildError>(())
/// ```
pub fn marked_with<'a>(
    cleaner: &Cleaner,
    rule: &str,
    document: impl Into<Document<'a>>,
) -> Vec<String> {
    let is_known = cleaner.rules().any(|known| known == rule);
    assert!(is_known, "there is no rule {rule:?}");
    marks(cleaner, rule, document)
}

fn marks<'a>(cleaner: &Cleaner, rule: &str, document: impl Into<Document<'a>>) -> Vec<String> {
    let article = cleaner.clean(document);
    let mut found = Vec::new();
    for decision in article.decisions() {
        let text = decision.block().text();
        let mut parts: Vec<_> = decision
            .evidence()
            .filter(|evidence| evidence.rule == rule && evidence.weight < 0.0)
            .map(|evidence| evidence.part.unwrap_or(0..text.len()))
            .collect();
        parts.dedup();
        found.extend(
            parts
                .into_iter()
                .map(|part| text.get(part).unwrap_or_default().trim().to_owned()),
        );
    }
    found
}
