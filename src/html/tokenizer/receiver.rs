//! Who takes the tokens.

use std::ops::Range;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, TagKind};

use super::Name;

/// What the input is read as; the receiver switches it in answer to a tag.
#[derive(Clone, Copy, Debug)]
pub enum State {
    /// Markup.
    Data,
    /// Text up to the end tag that belongs to the last start tag.
    Raw(RawKind),
    /// Text to the end.
    Plaintext,
}

/// An attribute as it stands in the input.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Where its value stands, without the quotes.
    pub value: Range<usize>,
    /// Whether what stands there is the value; otherwise it is to be decoded.
    pub plain: bool,
}

/// Takes tokens, each with the byte range of the input that it was read from.
pub trait Receiver {
    /// A text that is what stands in its range.
    fn text(&mut self, span: Range<usize>);

    /// A text that the input has in other words.
    fn replaced(&mut self, span: Range<usize>, text: &str);

    /// A U+0000 in text, to be dropped or replaced.
    fn nul(&mut self, span: Range<usize>);

    /// A comment; `plain` is whether what stands at `data` is all that it says, otherwise it is to
    /// be decoded.
    fn comment(&mut self, span: Range<usize>, data: Range<usize>, plain: bool);

    /// A doctype.
    fn doctype(&mut self, span: Range<usize>, doctype: Doctype);

    /// A tag begins; it is dropped if the input ends before it is closed.
    fn open_tag(&mut self, kind: TagKind, name: Name);

    /// The tag has an attribute; not all of them need have different names.
    fn attribute(&mut self, attribute: Attribute);

    /// The tag is complete. The answer is what to read the input as from here.
    fn close_tag(&mut self, span: Range<usize>, self_closing: bool) -> State;

    /// The input ends, so many bytes long.
    fn end(&mut self, len: usize);

    /// Whether there is an adjusted current node that is not an HTML element.
    fn is_in_foreign_content(&self) -> bool;

    /// Whether the rest of the input is of no use.
    fn is_done(&self) -> bool {
        false
    }
}
