//! Says how a cleaner is to be, and checks that it makes sense.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::{Cleaner, MOST_BYTES, Preset};
use crate::error::BuildError;
use crate::html::Tokenizer;
use crate::rule::Rule;
use crate::rules;

/// Builds a [`Cleaner`].
#[must_use]
pub struct CleanerBuilder {
    pub(super) rules: Vec<Arc<dyn Rule>>,
    pub(super) without: Vec<String>,
    pub(super) threshold: f32,
    pub(super) max_bytes: usize,
    pub(super) tokenizer: Tokenizer,
    /// The content score as it was set so far.
    pub(super) score: rules::ContentScore,
}

impl fmt::Debug for CleanerBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.rules.iter().map(|rule| rule.name()).collect();
        formatter
            .debug_struct("CleanerBuilder")
            .field("rules", &names)
            .field("without", &self.without)
            .field("threshold", &self.threshold)
            .field("max_bytes", &self.max_bytes)
            .field("tokenizer", &self.tokenizer)
            .finish()
    }
}

impl CleanerBuilder {
    /// Sets the threshold to that of a preset.
    pub fn preset(mut self, preset: Preset) -> CleanerBuilder {
        self.threshold = preset.threshold();
        self
    }

    /// Sets the threshold itself: a block goes when its sum of log-odds is below it. It must be
    /// below 0, so that a block that nothing is said of stays.
    pub fn threshold(mut self, log_odds: f32) -> CleanerBuilder {
        self.threshold = log_odds;
        self
    }

    /// Adds a rule, with a name that no other has, not even one that is left out. It runs in its
    /// [phase](Rule::phase); rules of one phase do not see each other's evidence, so the order in which
    /// they are added does not change what is removed.
    pub fn rule(mut self, rule: impl Rule + 'static) -> CleanerBuilder {
        self.rules.push(Arc::new(rule));
        self
    }

    /// Scores with another model than the crate's own. Bytes that are no model change nothing.
    #[cfg(feature = "training")]
    pub fn model(mut self, bytes: &[u8]) -> CleanerBuilder {
        if self.score.set_model(bytes) {
            self.rules.retain(|rule| rule.name() != self.score.name());
            self.rules.push(Arc::new(self.score.clone()));
        }
        self
    }

    /// Has the content score name in its reasons the features that weighed most, each with its
    /// value and the log-odds that it moved. It takes as long again as the score itself.
    ///
    /// ```
    /// let cleaner = dechaff::Cleaner::builder().report_scores().build()?;
    /// let story = "<p>The tide comes in at four, she said, and it goes out again at ten.</p>";
    /// let page = format!("<h1>Tides</h1>{}<p><a href='/'>Home</a></p>", story.repeat(5));
    /// let article = cleaner.clean(page.as_str());
    /// let block = article.blocks().next().unwrap();
    /// let score = block.evidence().find(|evidence| evidence.rule == "content_score").unwrap();
    /// assert!(score.reason.starts_with("looks like main content: "));
    /// # Ok::<(), dechaff::BuildError>(())
    /// ```
    pub fn report_scores(mut self) -> CleanerBuilder {
        self.score.set_reports();
        let name = self.score.name();
        if let Some(known) = self.rules.iter_mut().find(|rule| rule.name() == name) {
            *known = Arc::new(self.score.clone());
        }
        self
    }

    /// Leaves a rule out: one of those that [`Cleaner::rules`] names, or one that was added. The table of
    /// the [crate's documentation](crate#the-rules) tells what each marks.
    pub fn without(mut self, name: impl Into<String>) -> CleanerBuilder {
        self.without.push(name.into());
        self
    }

    /// Sets the size above which a text is left alone, with a warning; 1 GiB at most. Documents
    /// made from bytes have a limit of their own.
    pub fn max_bytes(mut self, bytes: usize) -> CleanerBuilder {
        self.max_bytes = bytes;
        self
    }

    /// Has another tokenizer take markup apart.
    ///
    /// ```
    /// use dechaff::{Cleaner, Tokenizer};
    ///
    /// let page = "<h1>Tides</h1><p>The tide comes in at four.";
    /// let oracle = Cleaner::builder().tokenizer(Tokenizer::Html5ever).build()?;
    /// assert_eq!(oracle.clean(page).text(), dechaff::clean(page).text());
    /// # Ok::<(), dechaff::BuildError>(())
    /// ```
    pub fn tokenizer(mut self, tokenizer: Tokenizer) -> CleanerBuilder {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the cleaner.
    ///
    /// # Errors
    ///
    /// When two rules share a name, a name is malformed, a rule to leave out does not exist, or a
    /// threshold or limit is out of range.
    pub fn build(mut self) -> Result<Cleaner, BuildError> {
        if !(self.threshold.is_finite() && self.threshold < 0.0) {
            return Err(BuildError::BadThreshold(self.threshold));
        }
        if self.max_bytes == 0 || self.max_bytes > MOST_BYTES {
            return Err(BuildError::BadSizeLimit(self.max_bytes));
        }
        let rules = &self.rules;
        if rules.len() > usize::from(u16::MAX) {
            return Err(BuildError::TooManyRules(rules.len()));
        }
        let mut names = HashSet::new();
        for rule in rules {
            let name = rule.name();
            let well_formed = !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
            if !well_formed {
                return Err(BuildError::BadRuleName(name.to_owned()));
            }
            if !names.insert(name.to_owned()) {
                return Err(BuildError::DuplicateRule(name.to_owned()));
            }
        }
        for name in &self.without {
            if !names.contains(name) {
                return Err(BuildError::UnknownRule(name.clone()));
            }
        }
        let without = std::mem::take(&mut self.without);
        self.rules
            .retain(|rule| !without.iter().any(|name| name == rule.name()));
        Ok(Cleaner::assemble(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Pen;
    use crate::page::Page;

    struct Named(&'static str);

    impl Rule for Named {
        fn name(&self) -> &str {
            self.0
        }

        fn check(&self, _page: &Page, _pen: &mut Pen<'_>) {}
    }

    #[test]
    fn a_builder_refuses_what_makes_no_sense() {
        let error = |builder: CleanerBuilder| builder.build().map(|_| ()).unwrap_err();
        let builder = Cleaner::builder;
        assert_eq!(
            error(builder().rule(Named("ad"))),
            BuildError::DuplicateRule("ad".to_owned())
        );
        assert_eq!(
            error(builder().rule(Named("My Rule"))),
            BuildError::BadRuleName("My Rule".to_owned())
        );
        assert_eq!(
            error(builder().without("adds")),
            BuildError::UnknownRule("adds".to_owned())
        );
        assert_eq!(
            error(builder().threshold(0.5)),
            BuildError::BadThreshold(0.5)
        );
        assert_eq!(error(builder().max_bytes(0)), BuildError::BadSizeLimit(0));
    }

    #[test]
    #[cfg(feature = "training")]
    fn a_score_reports_what_its_own_model_found() {
        let story = "<p>The tide comes in at four, she said, and it goes out again at ten.</p>";
        let page = format!(
            "<h1>Tides</h1>{}<p><a href='/'>Home</a></p>",
            story.repeat(5)
        );
        let own = include_bytes!("../score/model.bin");
        // Behind the words of classes stand three numbers, then the bias of the forest.
        let words = u32::from_le_bytes([own[8], own[9], own[10], own[11]]) as usize;
        let bias = 12 + words * 12 + 12;
        let mut other = own.to_vec();
        other[bias..bias + 4].copy_from_slice(&3f32.to_le_bytes());
        let sums = |builder: CleanerBuilder| {
            let article = builder.build().unwrap().clean(page.as_str());
            let sums = article.decisions().map(|decision| decision.sum());
            sums.collect::<Vec<f32>>()
        };
        let builder = || Cleaner::builder().model(&other);
        assert_ne!(sums(builder()), sums(Cleaner::builder().model(own)));
        assert_eq!(sums(builder()), sums(builder().report_scores()));
        assert_eq!(
            sums(builder()),
            sums(Cleaner::builder().report_scores().model(&other))
        );
    }
}
