//! What can go wrong, and what an article warns of.

use std::fmt;

/// Why bytes cannot become a [`Document`](crate::Document).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The bytes are not text.
    #[error("the document is not text: {0}")]
    Binary(&'static str),
    /// There are more bytes than the limit allows.
    #[error("the document has {size} bytes, the limit is {limit}")]
    TooLarge {
        /// The size of the document in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
}

/// Why a [`Cleaner`](crate::Cleaner) cannot be built.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Two rules have the same name.
    #[error("there are two rules named {0:?}")]
    DuplicateRule(String),
    /// A rule to leave out does not exist.
    #[error("there is no rule named {0:?}")]
    UnknownRule(String),
    /// There is no preset of this name.
    #[error("there is no preset named {0:?}: balanced, precision or recall")]
    UnknownPreset(String),
    /// A rule's name is empty or not made of lower-case letters, digits and `_`.
    #[error("{0:?} is no name for a rule: lower-case letters, digits and _ only")]
    BadRuleName(String),
    /// The threshold is not a finite number below 0.
    #[error("the threshold is {0}; it must be a finite number below 0")]
    BadThreshold(f32),
    /// The size limit is 0 or above 1 GiB.
    #[error("the size limit is {0} bytes; it must be 1 to 1073741824")]
    BadSizeLimit(usize),
    /// There are more rules than can be numbered.
    #[error("{0} rules are too many; 65535 is the most")]
    TooManyRules(usize),
}

/// Something that the reader of an article should know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Warning {
    /// Bytes that are no text in the document's encoding were replaced by U+FFFD.
    UndecodableBytes {
        /// The encoding that was used.
        encoding: &'static str,
    },
    /// The front matter could not be read; its text was left in the document.
    MalformedFrontMatter {
        /// What its parser said.
        message: String,
    },
    /// The parts of a message (MIME) cannot be told apart; it was read as the text that it is.
    MalformedMessage,
    /// A value of the metadata could not be understood; its text is among what was removed.
    UnreadableField {
        /// The key of the field.
        key: String,
        /// The value as the document has it.
        value: String,
    },
    /// The document is over the size limit and was left as it is.
    TooLarge {
        /// The size of the document in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The markup was nested or repeated beyond what any page needs; some of its tags were not
    /// followed. No text was lost.
    HostileMarkup,
    /// The page shows next to no text; what its JSON-LD states as the text of the article was read, or
    /// the story in the data that a script would draw it from (`__NEXT_DATA__`), or what it states as its
    /// summary.
    StatedText,
    /// Rules would have removed too much; some of it was given back.
    Rescued,
    /// There is no text that could be an article.
    Empty,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::UndecodableBytes { encoding } => {
                write!(
                    formatter,
                    "some bytes are no text in {encoding}; they were replaced"
                )
            }
            Warning::MalformedFrontMatter { message } => {
                write!(
                    formatter,
                    "the front matter cannot be read and was left in place: {message}"
                )
            }
            Warning::MalformedMessage => formatter
                .write_str("the parts of the message cannot be told apart; it was read as it is"),
            Warning::UnreadableField { key, value } => {
                write!(
                    formatter,
                    "the value of {key} cannot be understood: {value}"
                )
            }
            Warning::TooLarge { size, limit } => {
                write!(
                    formatter,
                    "{size} bytes are over the limit of {limit}; nothing was removed"
                )
            }
            Warning::HostileMarkup => formatter.write_str(
                "the markup is nested or repeated beyond reason; some tags were not followed",
            ),
            Warning::StatedText => formatter.write_str(
                "the page shows next to no text; what it states of itself was read instead",
            ),
            Warning::Rescued => {
                formatter.write_str("the rules would have removed too much; some was given back")
            }
            Warning::Empty => formatter.write_str("there is no text that could be an article"),
        }
    }
}
