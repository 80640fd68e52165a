//! A tokenizer of whole HTML documents.
//!
//! It follows the tokenization chapter of the HTML standard, but works on slices of one string
//! instead of stepping through states a character at a time: text, comments and attribute values
//! are found with `memchr` and told by where they stand, not copied. Who takes the tokens is a
//! [`Receiver`]; one of them hands html5ever's token types to any of its sinks. Parse errors are not
//! reported.

mod char_ref;
mod comment;
mod doctype;
mod find;
mod names;
mod raw_text;
mod receiver;
mod tag;
mod tokens;

use std::ops::Range;

use memchr::{memchr2, memchr3};

use char_ref::Context;

pub use names::{Name, key};
pub use receiver::{Attribute, Receiver, State};
pub use tokens::{PositionedSink, tokenize};

/// The attributes that a tag may have.
pub const MAX_ATTRIBUTES: usize = 256;

/// What a run of lone `\r`s is read as; a longer one is several tokens.
const LINE_FEEDS: &str = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";

/// Bounds on what a token may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Attributes of a tag beyond this many are skipped, whether or not those before them were
    /// duplicates.
    pub max_attributes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_attributes: MAX_ATTRIBUTES,
        }
    }
}

/// Tokenizes the whole of `text` for `receiver`.
///
/// A byte order mark at the very start is dropped.
pub fn tokenize_for<R: Receiver>(text: &str, receiver: &mut R, limits: Limits) {
    let mut tokenizer = Tokenizer::new(text, receiver, limits);
    if text.starts_with('\u{feff}') {
        tokenizer.pos = '\u{feff}'.len_utf8();
    }
    tokenizer.run();
    receiver.end(text.len());
}

/// Appends `range` of a text with its line ends normalised, U+0000 replaced, and, in the value of
/// an attribute, its character references. None of those reaches past a value, because nothing
/// that ends one is part of a reference.
pub fn decode(text: &str, range: Range<usize>, is_value: bool, mut push: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (mut from, end) = (range.start, range.end);
    while let Some(offset) = memchr3(b'&', b'\r', 0, slice(from..end).as_bytes()) {
        let at = from + offset;
        push(slice(from..at));
        from = at + 1;
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'&'), _) => {
                let found = char_ref::read(slice(at..end), Context::Attribute);
                let Some(found) = found.filter(|_| is_value) else {
                    push("&");
                    continue;
                };
                push(found.text(&mut [0; 8]));
                from = at + found.len;
            }
            (Some(b'\r'), Some(b'\n')) => {}
            (Some(b'\r'), _) => push("\n"),
            _ => push("\u{fffd}"),
        }
    }
    push(slice(from..end));
}

/// What becomes of a U+0000 in text.
#[derive(Clone, Copy)]
enum Nul {
    /// It is sent as a token of its own, for the tree builder to drop or replace.
    Token,
    /// It becomes a U+FFFD.
    Replaced,
}

struct Tokenizer<'a, R> {
    text: &'a str,
    bytes: &'a [u8],
    receiver: &'a mut R,
    limits: Limits,
    state: State,
    /// Everything before this has been sent.
    pos: usize,
    /// The first carriage return or U+0000 at or after the place last asked about.
    next_special: usize,
    /// Where the name of the last start tag stands.
    last_start_tag: Range<usize>,
}

impl<'a, R: Receiver> Tokenizer<'a, R> {
    fn new(text: &'a str, receiver: &'a mut R, limits: Limits) -> Self {
        let mut tokenizer = Tokenizer {
            text,
            bytes: text.as_bytes(),
            receiver,
            limits,
            state: State::Data,
            pos: 0,
            next_special: 0,
            last_start_tag: 0..0,
        };
        tokenizer.next_special = tokenizer.find_special(0);
        tokenizer
    }

    fn run(&mut self) {
        while self.pos < self.bytes.len() && !self.receiver.is_done() {
            match self.state {
                State::Data => self.data(),
                State::Raw(kind) => self.raw_text(kind),
                State::Plaintext => self.flush_text(self.bytes.len(), Nul::Replaced),
            }
        }
    }

    /// Reads text up to the next piece of markup, and that piece.
    fn data(&mut self) {
        let mut from = self.pos;
        while let Some(offset) = find::either(b'<', b'&', self.rest(from)) {
            let at = from + offset;
            from = at + 1;
            if self.byte(at) == Some(b'&') {
                if let Some(reference) = self.text_reference(at, Nul::Token) {
                    from = at + reference;
                }
            } else if self.markup(at) {
                return;
            }
        }
        self.flush_text(self.bytes.len(), Nul::Token);
    }

    /// Reads the markup that the `<` at `at` starts, with the text before it; false if the `<` is
    /// text itself.
    fn markup(&mut self, at: usize) -> bool {
        let (kind, second) = (self.byte(at + 1), self.byte(at + 2));
        match (kind, second) {
            (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => {
                self.flush_text(at, Nul::Token);
                self.start_tag(at);
            }
            (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => {
                self.flush_text(at, Nul::Token);
                self.end_tag(at);
            }
            (Some(b'/'), Some(b'>')) => {
                self.flush_text(at, Nul::Token);
                self.pos = at + 3;
            }
            (Some(b'/'), Some(_)) => {
                self.flush_text(at, Nul::Token);
                self.bogus_comment(at, at + 2);
            }
            (Some(b'?'), _) => {
                self.flush_text(at, Nul::Token);
                self.bogus_comment(at, at + 1);
            }
            (Some(b'!'), _) => {
                self.flush_text(at, Nul::Token);
                self.markup_declaration(at);
            }
            _ => return false,
        }
        true
    }

    /// What `<!` at `start` opens: a comment, a doctype, a CDATA section or a bogus comment.
    fn markup_declaration(&mut self, start: usize) {
        let inside = start + 2;
        let rest = self.rest(inside);
        let keyword = rest.get(..7).unwrap_or_default();
        if rest.starts_with(b"--") {
            self.comment(start);
        } else if keyword.eq_ignore_ascii_case(b"doctype") {
            self.doctype(start);
        } else if keyword == b"[CDATA[" && self.receiver.is_in_foreign_content() {
            self.cdata_section(inside + 7);
        } else {
            self.bogus_comment(start, inside);
        }
    }

    /// Sends the character reference at `at` and the text before it; gives the reference's length
    /// in bytes, or nothing if the `&` is text.
    fn text_reference(&mut self, at: usize, nul: Nul) -> Option<usize> {
        let found = char_ref::read(self.tail(at), Context::Text)?;
        let end = at + found.len;
        self.flush_text(at, nul);
        self.receiver.replaced(at..end, found.text(&mut [0; 8]));
        self.pos = end;
        Some(found.len)
    }

    /// Sends the text from `self.pos` to `end`, in as few tokens as spans that are exact allow: the
    /// `\r` of a `\r\n` is left out between two tokens, and lone `\r`s are a token of "\n"s.
    fn flush_text(&mut self, end: usize, nul: Nul) {
        while self.pos < end {
            let special = self.special_from(self.pos).min(end);
            if self.pos < special {
                self.receiver.text(self.pos..special);
            }
            self.pos = match self.rest(special) {
                _ if special == end => end,
                [b'\r', b'\n', ..] => special + 1,
                _ => self.emit_special(special, end, nul),
            };
        }
    }

    /// Sends what the lone `\r` or the U+0000 at `at` stands for; gives where to read on.
    #[cold]
    fn emit_special(&mut self, at: usize, end: usize, nul: Nul) -> usize {
        let span = at..at + 1;
        match (self.byte(at), nul) {
            (Some(b'\r'), _) => {
                let run = self.bytes.get(at..end).unwrap_or_default();
                let run = run.iter().take(LINE_FEEDS.len());
                let mut count = run.take_while(|byte| **byte == b'\r').count();
                if self.byte(at + count) == Some(b'\n') {
                    count = count.saturating_sub(1);
                }
                let line_feeds = LINE_FEEDS.get(..count).unwrap_or_default();
                self.receiver.replaced(at..at + count, line_feeds);
                return at + count;
            }
            (_, Nul::Token) => self.receiver.nul(span),
            (_, Nul::Replaced) => self.receiver.replaced(span, "\u{fffd}"),
        }
        at + 1
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn rest(&self, from: usize) -> &'a [u8] {
        self.bytes.get(from..).unwrap_or_default()
    }

    fn tail(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a part of the input has neither carriage returns nor U+0000.
    fn is_plain(&mut self, range: &Range<usize>) -> bool {
        self.special_from(range.start) >= range.end
    }

    /// The first `\r` or U+0000 at or after `from`, which never goes back: that keeps the searches
    /// linear in all.
    fn special_from(&mut self, from: usize) -> usize {
        if self.next_special < from {
            self.next_special = self.find_special(from);
        }
        self.next_special
    }

    fn find_special(&self, from: usize) -> usize {
        memchr2(b'\r', 0, self.rest(from)).map_or(self.bytes.len(), |offset| from + offset)
    }
}

#[cfg(test)]
mod tests;
