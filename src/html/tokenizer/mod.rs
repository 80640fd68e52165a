//! A tokenizer of whole HTML documents that hands html5ever's token types to any of its sinks.
//!
//! It follows the tokenization chapter of the HTML standard, but works on slices of one string
//! instead of stepping through states a character at a time: text, comments and attribute values
//! are found with `memchr` and are shared with the input, not copied. Every token comes with the
//! byte range it was read from. Parse errors are not reported, and the line number given to the
//! sink is always 1.

mod char_ref;
mod comment;
mod doctype;
mod names;
mod raw_text;
mod tag;

use std::ops::Range;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{StartTag, Tag, Token, TokenSink, TokenSinkResult};
use memchr::memchr2;

use char_ref::{CharRef, Context};
use names::NameCache;

/// A sink that wants to know where each token stands.
pub trait PositionedSink: TokenSink {
    /// Called before every `process_token` with the byte range of the input the token came from.
    fn at(&self, span: Range<usize>);

    /// Whether the sink has a use for an attribute of this name. The value of any other is skipped;
    /// names that are not in lower case are not asked about.
    fn wants(&self, _tag: &Tag, _name: &str) -> bool {
        true
    }
}

/// The attributes that a tag may have.
pub const MAX_ATTRIBUTES: usize = 256;

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

/// Tokenizes the whole of `input`, then sends `EOFToken` and calls `sink.end()`.
///
/// A byte order mark at the very start is dropped.
pub fn tokenize<S: PositionedSink>(input: &StrTendril, sink: &S, limits: Limits) {
    let mut tokenizer = Tokenizer::new(input, sink, limits);
    if tokenizer.text.starts_with('\u{feff}') {
        tokenizer.pos = '\u{feff}'.len_utf8();
    }
    tokenizer.run();
    let end = tokenizer.bytes.len();
    tokenizer.emit(end..end, Token::EOFToken);
    sink.end();
}

/// What the input is read as; the sink switches it in answer to a tag.
#[derive(Clone, Copy)]
enum State {
    Data,
    Raw(RawKind),
    Plaintext,
}

/// What becomes of a U+0000 in text.
#[derive(Clone, Copy)]
enum Nul {
    /// It is sent as a token of its own, for the tree builder to drop or replace.
    Token,
    /// It becomes a U+FFFD.
    Replaced,
}

struct Tokenizer<'a, S> {
    input: &'a StrTendril,
    text: &'a str,
    bytes: &'a [u8],
    sink: &'a S,
    limits: Limits,
    state: State,
    /// Everything before this has been sent.
    pos: usize,
    /// The first carriage return or U+0000 at or after the place last asked about.
    next_special: usize,
    names: NameCache,
    last_start_tag: Option<LocalName>,
}

impl<'a, S: PositionedSink> Tokenizer<'a, S> {
    fn new(input: &'a StrTendril, sink: &'a S, limits: Limits) -> Self {
        let text: &str = input;
        let mut tokenizer = Tokenizer {
            input,
            text,
            bytes: text.as_bytes(),
            sink,
            limits,
            state: State::Data,
            pos: 0,
            next_special: 0,
            names: NameCache::new(),
            last_start_tag: None,
        };
        tokenizer.next_special = tokenizer.find_special(0);
        tokenizer
    }

    fn run(&mut self) {
        while self.pos < self.bytes.len() {
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
        while let Some(offset) = memchr2(b'<', b'&', self.rest(from)) {
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
        } else if keyword == b"[CDATA["
            && self
                .sink
                .adjusted_current_node_present_but_not_in_html_namespace()
        {
            self.cdata_section(inside + 7);
        } else {
            self.bogus_comment(start, inside);
        }
    }

    /// Sends the character reference at `at` and the text before it; gives the reference's length
    /// in bytes, or nothing if the `&` is text.
    fn text_reference(&mut self, at: usize, nul: Nul) -> Option<usize> {
        let CharRef { first, second, len } = char_ref::read(self.tail(at), Context::Text)?;
        self.flush_text(at, nul);
        let mut text = StrTendril::from_char(first);
        if let Some(second) = second {
            text.push_char(second);
        }
        self.emit(at..at + len, Token::CharacterTokens(text));
        self.pos = at + len;
        Some(len)
    }

    /// Sends the text from `self.pos` to `end`, in as few tokens as spans that are exact allow: the
    /// `\r` of a `\r\n` is left out between two tokens, and a lone `\r` is a token "\n".
    fn flush_text(&mut self, end: usize, nul: Nul) {
        while self.pos < end {
            let special = self.special_from(self.pos).min(end);
            if self.pos < special {
                let text = self.tendril(self.pos..special);
                self.emit(self.pos..special, Token::CharacterTokens(text));
            }
            if special < end {
                self.emit_special(special, nul);
            }
            self.pos = (special + 1).min(end);
        }
    }

    fn emit_special(&mut self, at: usize, nul: Nul) {
        let span = at..at + 1;
        match (self.byte(at), nul) {
            (Some(b'\r'), _) if self.byte(at + 1) == Some(b'\n') => {}
            (Some(b'\r'), _) => {
                self.emit(span, Token::CharacterTokens(StrTendril::from_char('\n')))
            }
            (_, Nul::Token) => self.emit(span, Token::NullCharacterToken),
            (_, Nul::Replaced) => {
                self.emit(
                    span,
                    Token::CharacterTokens(StrTendril::from_char('\u{fffd}')),
                );
            }
        }
    }

    /// Sends a token to which the sink's answer does not matter.
    fn emit(&self, span: Range<usize>, token: Token) {
        self.sink.at(span);
        let _ = self.sink.process_token(token, 1);
    }

    /// Sends a tag and switches to the state that the sink asks for.
    fn emit_tag(&mut self, span: Range<usize>, tag: Tag) {
        if tag.kind == StartTag {
            self.last_start_tag = Some(tag.name.clone());
        }
        self.sink.at(span);
        self.state = match self.sink.process_token(Token::TagToken(tag), 1) {
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => State::Data,
            TokenSinkResult::Plaintext => State::Plaintext,
            TokenSinkResult::RawData(kind) => State::Raw(kind),
        };
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

    /// A part of the input without copying it.
    fn tendril(&self, range: Range<usize>) -> StrTendril {
        // A tendril's length is a u32, so offsets into it are never cut short.
        self.input
            .try_subtendril(range.start as u32, range.len() as u32)
            .unwrap_or_default()
    }

    /// A part of the input with line ends normalised and U+0000 replaced.
    fn normalised(&mut self, range: Range<usize>) -> StrTendril {
        if self.special_from(range.start) >= range.end {
            return self.tendril(range);
        }
        let mut out = StrTendril::new();
        let mut from = range.start;
        while from < range.end {
            let special = self.special_from(from).min(range.end);
            out.push_slice(self.slice(from..special));
            if special < range.end {
                self.push_special(special, &mut out);
            }
            from = special + 1;
        }
        out
    }

    /// Appends what the `\r` or U+0000 at `at` stands for.
    fn push_special(&self, at: usize, out: &mut StrTendril) {
        match (self.byte(at), self.byte(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => {}
            (Some(b'\r'), _) => out.push_char('\n'),
            _ => out.push_char('\u{fffd}'),
        }
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
