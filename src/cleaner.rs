//! Holds the rules and runs them.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use crate::article::Article;
use crate::document::{Content, Document};
use crate::error::{BuildError, Warning};
use crate::html::Tokenizer;
use crate::ledger::{Ledger, Pen};
use crate::page::Page;
use crate::read;
use crate::rule::{Phase, Rule};
use crate::rules;
#[cfg(feature = "training")]
use crate::score::training::Description;

/// The most that can be cleaned, 1 GiB: ranges are kept in 32 bits.
const MOST_BYTES: usize = 1 << 30;

/// How much evidence it takes to remove a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Preset {
    /// As sure to keep the article as to remove the rest.
    #[default]
    Balanced,
    /// Removes more: for training text, where a leftover costs more than a lost line.
    Precision,
    /// Removes less: for archives and search, where a lost line costs more than a leftover.
    Recall,
}

impl Preset {
    /// A block goes when its sum of log-odds is below this: −1.5, −0.6 or −3.
    pub fn threshold(self) -> f32 {
        match self {
            Preset::Balanced => -1.5,
            Preset::Precision => -0.6,
            Preset::Recall => -3.0,
        }
    }
}

impl std::str::FromStr for Preset {
    type Err = BuildError;

    /// Reads `balanced`, `precision` or `recall`.
    fn from_str(name: &str) -> Result<Preset, BuildError> {
        match name {
            "balanced" => Ok(Preset::Balanced),
            "precision" => Ok(Preset::Precision),
            "recall" => Ok(Preset::Recall),
            _ => Err(BuildError::UnknownPreset(name.to_owned())),
        }
    }
}

/// Cleans documents. Built once, used for any number of them, from any number of threads.
///
/// ```
/// use dechaff::{Cleaner, Preset};
///
/// let cleaner = Cleaner::builder()
///     .preset(Preset::Recall)
///     .without("pagination")
///     .build()?;
/// let article = cleaner.clean(
///     "Late tides\nThe tide comes in at four today, the harbour master said, and goes out at ten.",
/// );
/// assert_eq!(article.title(), Some("Late tides"));
/// # Ok::<(), dechaff::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Cleaner {
    /// Sorted by phase; within a phase in the order of the registry, then of addition.
    rules: Arc<[Arc<dyn Rule>]>,
    names: Arc<[Box<str>]>,
    threshold: f32,
    max_bytes: usize,
    tokenizer: Tokenizer,
}

impl fmt::Debug for Cleaner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Cleaner")
            .field("rules", &self.names)
            .field("threshold", &self.threshold)
            .field("max_bytes", &self.max_bytes)
            .field("tokenizer", &self.tokenizer)
            .finish()
    }
}

impl Default for Cleaner {
    /// All rules, the balanced preset.
    fn default() -> Cleaner {
        Cleaner::assemble(Cleaner::builder())
    }
}

impl Cleaner {
    /// Begins with all rules and the balanced preset.
    pub fn builder() -> CleanerBuilder {
        CleanerBuilder {
            rules: rules::all(),
            without: Vec::new(),
            threshold: Preset::Balanced.threshold(),
            max_bytes: MOST_BYTES,
            tokenizer: Tokenizer::default(),
            score: rules::ContentScore::default(),
        }
    }

    /// Begins with no rules but those that read metadata headers and markup: what is left of a
    /// document that is nothing but body is all of it.
    pub fn empty() -> CleanerBuilder {
        CleanerBuilder {
            rules: rules::structural(),
            ..Cleaner::builder()
        }
    }

    /// The names of the rules in the order in which they run.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// Cleans a document. The same document gives the same article, always.
    pub fn clean(&self, document: impl Into<Document>) -> Article {
        let document = document.into();
        if let Content::Text(text) = &document.content
            && text.len() > self.max_bytes
        {
            return self.left_alone(document);
        }
        let (page, warnings) = read::read(document, self.tokenizer);
        let ledger = self.check(&page);
        self.resolve(page, ledger, warnings)
    }

    /// What the rules say of a page.
    pub(crate) fn check(&self, page: &Page) -> Ledger {
        let mut ledger = Ledger::new(page.blocks.len());
        self.run(page, &mut ledger, None);
        ledger
    }

    /// What becomes of a page.
    pub(crate) fn resolve(&self, page: Page, ledger: Ledger, warnings: Vec<Warning>) -> Article {
        Article::resolve(page, ledger, self.names.clone(), self.threshold, warnings)
    }

    /// Reads a document as the rules will see it.
    ///
    /// ```
    /// let page = dechaff::Cleaner::default().read("<p>The tide</p><p>comes in.</p>");
    /// assert_eq!(page.blocks().len(), 2);
    /// ```
    pub fn read(&self, document: impl Into<Document>) -> Page {
        read::read(document.into(), self.tokenizer).0
    }

    /// The features of a document as the content score sees them, to train a model on.
    #[cfg(feature = "training")]
    pub fn describe(&self, document: impl Into<Document>) -> (Page, Description) {
        let (page, _) = read::read(document.into(), self.tokenizer);
        let mut ledger = Ledger::new(page.blocks.len());
        self.run(&page, &mut ledger, Some(Phase::Score));
        let pen = Pen {
            page: &page,
            ledger: &mut ledger,
            rule: u16::MAX,
            threshold: self.threshold,
        };
        let description = Description::of(&page, &pen);
        (page, description)
    }

    /// Runs the rules, or only those of the phases before one.
    fn run(&self, page: &Page, ledger: &mut Ledger, before: Option<Phase>) {
        let mut phase = Phase::Page;
        for (at, rule) in self.rules.iter().enumerate() {
            if before.is_some_and(|before| rule.phase() >= before) {
                break;
            }
            if rule.phase() != phase {
                phase = rule.phase();
                ledger.settle();
            }
            let mut pen = Pen {
                page,
                ledger,
                rule: u16::try_from(at).unwrap_or(u16::MAX),
                threshold: self.threshold,
            };
            rule.check(page, &mut pen);
        }
        ledger.settle();
    }

    /// The article of a document over the limit: its text as it is, and a warning.
    fn left_alone(&self, document: Document) -> Article {
        let Content::Text(text) = document.content else {
            return self.clean(document);
        };
        let warning = Warning::TooLarge {
            size: text.len(),
            limit: self.max_bytes,
        };
        Article::unread(text, document.url, warning)
    }

    fn assemble(builder: CleanerBuilder) -> Cleaner {
        let mut rules = builder.rules;
        rules.sort_by_key(|rule| rule.phase());
        Cleaner {
            names: rules.iter().map(|rule| rule.name().into()).collect(),
            rules: rules.into(),
            threshold: builder.threshold,
            max_bytes: builder.max_bytes,
            tokenizer: builder.tokenizer,
        }
    }
}

/// Builds a [`Cleaner`].
#[must_use]
pub struct CleanerBuilder {
    rules: Vec<Arc<dyn Rule>>,
    without: Vec<String>,
    threshold: f32,
    max_bytes: usize,
    tokenizer: Tokenizer,
    /// The content score as it was set so far.
    score: rules::ContentScore,
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

    /// Adds a rule. It runs in its phase.
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

    /// Leaves a rule out.
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
        let own = include_bytes!("score/model.bin");
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

    #[test]
    fn a_cleaner_is_shared_between_threads() {
        fn shared<T: Send + Sync + Clone>(_: &T) {}
        shared(&Cleaner::default());
    }
}
