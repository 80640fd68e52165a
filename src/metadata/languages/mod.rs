//! Languages: of the text, and codes for them.

#[cfg(feature = "language")]
pub(crate) mod language;
pub(crate) mod language_code;
mod long_codes;
