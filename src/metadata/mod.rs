//! What a document says about itself: candidates for each field, and which of them wins.

mod authors;
pub(crate) mod bylines;
pub(crate) mod credit_line;
pub(crate) mod date;
pub(crate) mod fact_labels;
pub(crate) mod facts;
mod folding;
pub(crate) mod front_page;
pub(crate) mod keys;
mod languages;
pub(crate) mod markup;
pub(crate) mod names;
pub(crate) mod sites;
pub(crate) mod starters;
mod titles;
pub(crate) mod values;
mod winners;

use std::fmt;
use std::ops::Range;

use bylines::{clock, openers, times_ago};
pub(crate) use bylines::{
    inline_head, japanese_signatures, menus, posts, quotes, reading_time, release_contacts,
    reporters, sent_from, signed_behind, stated_lines, things, undated_bylines, unsigned, wire,
    yearless,
};
pub use date::PartialDateTime;
pub(crate) use date::{date_lines, far_dates, known_dates, last_dates};
pub(crate) use known_dates::KnownDates;
pub(crate) use known_names::KnownNames;
#[cfg(feature = "language")]
pub(crate) use languages::language;
pub(crate) use languages::language_code;
pub(crate) use names::{
    account_lines, accounts, family_first, han_names, japanese_names, lone_names, no_names,
};
use names::{desks, inner_names, known_names, name_labels, name_words, roles};
use sites::logo;
pub(crate) use sites::{
    address, addresses, copies, first_accounts, own_sources, site_name, sources,
};
pub(crate) use titles::{line_titles, no_titles, official_titles, shown_title, text_titles, title};
pub(crate) use winners::best;

use crate::block::Block;
use crate::field::Place;
use crate::page::Span;

/// The fields of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FieldName {
    /// The title of the article, without the site's name.
    Title,
    /// A person or body that wrote it; several candidates give several authors.
    Author,
    /// Who edited it.
    Editor,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// The outlet that it was taken from.
    Source,
    /// The site that it stands on.
    Site,
    /// Its address.
    Url,
    /// Its language, a code in BCP 47.
    Language,
    /// A category; several candidates give several categories.
    Category,
    /// The address of its main image.
    Image,
    /// A summary.
    Description,
    /// A tag; several candidates give several tags.
    Tag,
    /// The licence: its address or name.
    License,
    /// The title under which it appeared first, where it was taken over under another.
    OriginalTitle,
}

impl FieldName {
    /// The field's name: lower case, words joined by `_`.
    pub fn name(self) -> &'static str {
        match self {
            FieldName::Title => "title",
            FieldName::Author => "author",
            FieldName::Editor => "editor",
            FieldName::Published => "published",
            FieldName::Modified => "modified",
            FieldName::Source => "source",
            FieldName::Site => "site",
            FieldName::Url => "url",
            FieldName::Language => "language",
            FieldName::Category => "category",
            FieldName::Image => "image",
            FieldName::Description => "description",
            FieldName::Tag => "tag",
            FieldName::License => "license",
            FieldName::OriginalTitle => "original_title",
        }
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// The value of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Date(PartialDateTime),
}

/// A proposal for a field. The heaviest wins; of those of one weight, the first.
///
/// ```
/// use dechaff::{Candidate, Cleaner, FieldName, Label, Page, Pen, Rule, Weight};
///
/// /// Reads the signs of the writers of a local paper.
/// struct Signs;
///
/// impl Rule for Signs {
///     fn name(&self) -> &str {
///         "signs"
///     }
///
///     fn check(&self, page: &Page, pen: &mut Pen<'_>) {
///         for block in page.blocks().filter(|block| block.text() == "-abl-") {
///             pen.boilerplate(block, Label::Byline, Weight::STRONG, "signs the text");
///             let author = Candidate::text(FieldName::Author, "Ann Bell");
///             pen.propose(author.weighing(2.2).in_block(block));
///         }
///     }
/// }
///
/// let cleaner = Cleaner::builder().rule(Signs).build()?;
/// let article = cleaner.clean("The tide comes in at four, she said.\n-abl-");
/// assert_eq!(article.metadata().authors[0].value, "Ann Bell");
/// # Ok::<(), dechaff::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub(crate) field: FieldName,
    pub(crate) value: Value,
    pub(crate) place: Place,
    pub(crate) key: Option<Box<str>>,
    pub(crate) weight: f32,
    /// [`Span::NOWHERE`] where it is not known.
    source: Span,
    pub(crate) block: Option<u32>,
    pub(crate) rule: u16,
}

impl Candidate {
    /// A text for a field, with a weight of 1. Where the field is a date, it is read as one; see
    /// [`Candidate::date`].
    pub fn text(field: FieldName, value: impl Into<String>) -> Candidate {
        Candidate::new(field, Value::Text(value.into()))
    }

    /// A date for [`FieldName::Published`] or [`FieldName::Modified`], with a weight of 1.
    pub fn date(field: FieldName, value: PartialDateTime) -> Candidate {
        Candidate::new(field, Value::Date(value))
    }

    /// The candidate with a value that the field can have, if it has one.
    pub(crate) fn fitting(mut self) -> Option<Candidate> {
        let is_date = matches!(self.field, FieldName::Published | FieldName::Modified);
        match &self.value {
            Value::Text(text) if is_date => {
                self.value = Value::Date(PartialDateTime::parse(text)?);
            }
            Value::Text(text) if text.trim().is_empty() => return None,
            Value::Date(date) if !is_date => self.value = Value::Text(date.to_string()),
            _ => {}
        }
        Some(self)
    }

    fn new(field: FieldName, value: Value) -> Candidate {
        Candidate {
            field,
            value,
            place: Place::Rule,
            key: None,
            weight: 1.0,
            source: Span::NOWHERE,
            block: None,
            rule: 0,
        }
    }

    /// Sets where the value was found.
    #[must_use]
    pub fn at(mut self, place: Place) -> Candidate {
        self.place = place;
        self
    }

    /// Sets the key or property under which the document states it.
    #[must_use]
    pub fn under(mut self, key: &str) -> Candidate {
        self.key = Some(key.into());
        self
    }

    /// Sets the weight, the log-odds of the value being right: 2.2 is 9 to 1. A candidate of 0 or
    /// less never wins.
    #[must_use]
    pub fn weighing(mut self, weight: f32) -> Candidate {
        self.weight = if weight.is_finite() { weight } else { 0.0 };
        self
    }

    /// Sets the bytes of the document that it was read from.
    #[must_use]
    pub fn reading(mut self, source: Option<Range<usize>>) -> Candidate {
        let source = source.map(|range| Span::new(range.start, range.end));
        self.source = source.unwrap_or(Span::NOWHERE);
        self
    }

    /// Sets the block that it was read from, with its bytes of the document.
    #[must_use]
    pub fn in_block(mut self, block: Block<'_>) -> Candidate {
        self.block = u32::try_from(block.index()).ok();
        self.reading(block.source())
    }

    /// The field it is for.
    pub fn field(&self) -> FieldName {
        self.field
    }

    /// The text of the value; for a date `None`.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Date(_) => None,
        }
    }

    /// The date of the value; for a text `None`.
    pub fn as_date(&self) -> Option<PartialDateTime> {
        match self.value {
            Value::Text(_) => None,
            Value::Date(date) => Some(date),
        }
    }

    /// Where it was found.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The position of the block that it was read from, where it was read from the body.
    pub fn block(&self) -> Option<usize> {
        self.block.map(|block| block as usize)
    }

    /// The bytes of the document that it was read from, where known.
    pub fn source(&self) -> Option<Range<usize>> {
        self.source.known().map(Span::range)
    }

    /// The key or property under which the document states it, where there is one.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Its weight.
    pub fn weight(&self) -> f32 {
        self.weight
    }
}

/// A value and where it was found.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub place: Place,
    /// The bytes of the document that it was read from, where known.
    pub source: Option<Range<usize>>,
}

/// What a document says about itself.
///
/// ```
/// let article = dechaff::clean(
///     "<head><meta name=author content='Ann Bell'><meta property=article:published_time content=2024-05-03>\
///      <title>Tides</title></head><h1>Tides</h1><p>The tide comes in at four, she said, and goes out at ten.",
/// );
/// let metadata = article.metadata();
/// let authors: Vec<&str> = metadata.authors.iter().map(|author| author.value.as_str()).collect();
/// assert_eq!(authors, ["Ann Bell"]);
/// let published = metadata.published.as_ref().unwrap();
/// assert_eq!((published.value.year(), published.place.name()), (2024, "meta_tag"));
/// assert_eq!(metadata.editor, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Metadata {
    /// The title, without the site's name.
    pub title: Option<Found<String>>,
    /// Who wrote it, in the order of the document.
    pub authors: Vec<Found<String>>,
    /// Who edited it.
    pub editor: Option<Found<String>>,
    /// When it was published, as precisely as the document tells.
    pub published: Option<Found<PartialDateTime>>,
    /// When it was last changed.
    pub modified: Option<Found<PartialDateTime>>,
    /// The outlet that it was taken from.
    pub source: Option<Found<String>>,
    /// The site that it stands on.
    pub site: Option<Found<String>>,
    /// Its address.
    pub url: Option<Found<String>>,
    /// Its language, a code in BCP 47.
    pub language: Option<Found<String>>,
    /// Its categories.
    pub categories: Vec<Found<String>>,
    /// The address of its main image.
    pub image: Option<Found<String>>,
    /// A summary.
    pub description: Option<Found<String>>,
    /// Its tags.
    pub tags: Vec<Found<String>>,
    /// The licence: its address or name.
    pub license: Option<Found<String>>,
    /// The title under which it appeared first, where it was taken over under another.
    pub original_title: Option<Found<String>>,
}
