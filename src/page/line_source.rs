//! Where the lines of a text come from.

/// Where the lines of a text come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LineSource {
    /// The document has them.
    #[default]
    Document,
    /// A browser of terminals printed them, with the links told.
    Dump,
    /// The page stood in one line, which was cut.
    OneLine,
}
