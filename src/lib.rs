#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod article;
mod block;
mod cards;
mod cases;
mod class_tokens;
mod class_words;
mod cleaner;
mod counter;
mod decision;
mod decode;
mod document;
mod element_name;
mod ends;
mod error;
mod evidence;
mod features;
mod field;
mod growth;
mod hints;
mod html;
mod label;
mod lanes;
mod ledger;
mod letters;
mod mark;
mod metadata;
mod notes;
mod page;
mod page_type;
mod phrase_rule;
mod phrases;
mod plain;
mod read;
mod render;
mod rule;
pub mod rules;
mod score;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "stages")]
pub mod stages;
mod starts;
pub mod testing;
mod verdict;
mod weight;

pub use article::Article;
pub use block::{Ancestor, Block, BlockKind};
pub use cleaner::{Cleaner, CleanerBuilder, Preset};
pub use decision::{Decision, Evidence, Removal};
pub use document::{DEFAULT_SIZE_LIMIT, Document};
pub use error::{BuildError, DocumentError, Warning};
pub use features::Features;
pub use field::{Field, Place};
pub use hints::Hints;
pub use html::Tokenizer;
pub use ledger::{Label, Pen, Weight};
pub use metadata::{Candidate, FieldName, Found, Metadata, PartialDateTime};
pub use page::{BodyKind, ElementName, Page};
pub use page_type::PageType;
pub use phrase_rule::PhraseRule;
pub use phrases::{CreditKey, Hit, Phrase, Scope};
pub use rule::{Phase, Rule};
#[cfg(feature = "training")]
pub use score::training::Description;
/// The version of scraper whose trees [`Document::from_html`] takes.
pub use scraper;

use once_cell::sync::Lazy;

/// Cleans a document with all rules and the balanced preset. Never fails, never panics.
///
/// ```
/// let article = dechaff::clean("<h1>Tides</h1><p>The tide comes in at four.</p><nav>Home</nav>");
/// assert_eq!(article.title(), Some("Tides"));
/// assert_eq!(article.text(), "The tide comes in at four.");
/// ```
#[must_use]
pub fn clean<'a>(document: impl Into<Document<'a>>) -> Article {
    /// Compiled once; it holds rules and no state.
    static CLEANER: Lazy<Cleaner> = Lazy::new(Cleaner::default);
    CLEANER.clean(document)
}
