//! Holds the rules and runs them.

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

mod builder;

pub use builder::CleanerBuilder;

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

    /// The preset's name in lower case, which [`str::parse`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Balanced => "balanced",
            Preset::Precision => "precision",
            Preset::Recall => "recall",
        }
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
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
    #[must_use]
    pub fn clean<'a>(&self, document: impl Into<Document<'a>>) -> Article {
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
    #[must_use]
    pub fn read<'a>(&self, document: impl Into<Document<'a>>) -> Page {
        read::read(document.into(), self.tokenizer).0
    }

    /// The features of a document as the content score sees them, to train a model on.
    #[cfg(feature = "training")]
    pub fn describe<'a>(&self, document: impl Into<Document<'a>>) -> (Page, Description) {
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
    fn left_alone(&self, document: Document<'_>) -> Article {
        let Content::Text(text) = document.content else {
            return self.clean(document);
        };
        let warning = Warning::TooLarge {
            size: text.len(),
            limit: self.max_bytes,
        };
        Article::unread(text.into_owned(), document.url, warning)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cleaner_is_shared_between_threads() {
        fn shared<T: Send + Sync + Clone>(_: &T) {}
        shared(&Cleaner::default());
    }

    #[test]
    fn presets_are_read_as_they_are_printed() {
        for preset in [Preset::Balanced, Preset::Precision, Preset::Recall] {
            assert_eq!(preset.to_string().parse(), Ok(preset));
        }
    }
}
