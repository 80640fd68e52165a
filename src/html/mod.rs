//! From HTML text to a tree that can be walked: a tokenizer over the text, a tree builder for pages
//! as they usually are, and an arena that it fills; for other pages html5ever's tree builder behind a
//! guard against hostile markup.

mod arena;
mod builder;
mod guard;
mod names;
mod scraper_tree;
mod sink;
pub(crate) mod tokenizer;
#[cfg(feature = "stages")]
mod tokens;
mod tree;
mod xml;

pub(crate) use arena::Arena;
pub(crate) use names::{ALL as NAMES, AttributeName, Name};
#[cfg(feature = "stages")]
pub(crate) use tokens::count_tokens;
pub(crate) use tree::{Content, Tree};

/// What takes markup apart before a tree is made of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tokenizer {
    /// dechaff's own, which works on slices of the text and knows where each stands. The tree is made
    /// by dechaff's own builder, or on unusual pages by that of html5ever; it is the same tree.
    #[default]
    Slices,
    /// That of html5ever, with its tree builder, which take several times as long: to compare with,
    /// and to fall back on. Tags with very many attributes take it the square of their number.
    Html5ever,
}

/// A parsed page.
pub(crate) struct Parsed<'a> {
    pub(crate) tree: Arena<'a>,
    /// Whether the guard had to drop tags.
    pub(crate) hostile: bool,
    /// What the tags say of how the page was written.
    signs: xml::Signs,
}

/// Parses a page or a fragment; a fragment gets the elements around it that a page would have. What turns out to be
/// written as XML is read again as such; what is likely so is read as such at once.
pub(crate) fn parse(html: &str, tokenizer: Tokenizer) -> Parsed<'_> {
    if xml::is_likely(html) {
        let parsed = parse_as(html, tokenizer, true);
        if parsed.signs.bear_out_xml() {
            return parsed;
        }
    }
    let parsed = parse_as(html, tokenizer, false);
    match parsed.signs.tell_xml() {
        true => parse_as(html, tokenizer, true),
        false => parsed,
    }
}

fn parse_as(html: &str, tokenizer: Tokenizer, is_xml: bool) -> Parsed<'_> {
    let usual = match tokenizer {
        Tokenizer::Slices => builder::build(html, is_xml),
        Tokenizer::Html5ever => None,
    };
    let mut parsed = usual.unwrap_or_else(|| guard::parse(html, tokenizer, is_xml));
    parsed.tree.finish();
    parsed
}
