//! The receiver that hands html5ever's token types to one of its sinks.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, StartTag, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute as Html5everAttribute, LocalName, QualName, ns};

use super::names::NameCache;
use super::{Attribute, Limits, Name, Receiver, State, decode, tokenize_for};

/// Attributes that a tag has room for from the beginning.
const USUAL_ATTRIBUTES: usize = 4;

/// A sink that wants to know where each token stands.
pub trait PositionedSink: TokenSink {
    /// Called before every `process_token` with the byte range of the input the token came from.
    fn at(&self, span: Range<usize>);

    /// Whether the sink has a use for an attribute of this name, which is in lower case. The value
    /// of any other is skipped.
    fn wants(&self, _tag: &Tag, _name: &str) -> bool {
        true
    }
}

/// Tokenizes the whole of `input`, then sends `EOFToken` and calls `sink.end()`. The line number
/// given to the sink is always 1.
///
/// A byte order mark at the very start is dropped.
pub fn tokenize<S: PositionedSink>(input: &StrTendril, sink: &S, limits: Limits) {
    let mut tokens = Tokens {
        input,
        sink,
        names: NameCache::new(),
        tag: new_tag(StartTag, LocalName::default()),
    };
    tokenize_for(input, &mut tokens, limits);
}

struct Tokens<'a, S> {
    input: &'a StrTendril,
    sink: &'a S,
    names: NameCache,
    /// The tag that is being read.
    tag: Tag,
}

fn new_tag(kind: TagKind, name: LocalName) -> Tag {
    Tag {
        kind,
        name,
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

impl<S: PositionedSink> Tokens<'_, S> {
    /// Sends a token to which the sink's answer does not matter.
    fn emit(&self, span: Range<usize>, token: Token) {
        self.sink.at(span);
        let _ = self.sink.process_token(token, 1);
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.input.get(range).unwrap_or_default()
    }

    /// A part of the input, without copying it if it is what it stands for.
    fn tendril(&self, range: Range<usize>, plain: bool, is_value: bool) -> StrTendril {
        if plain {
            // A tendril's length is a u32, so offsets into it are never cut short.
            let shared = self
                .input
                .try_subtendril(range.start as u32, range.len() as u32);
            return shared.unwrap_or_default();
        }
        let mut text = StrTendril::new();
        decode(self.input, range, is_value, |piece| text.push_slice(piece));
        text
    }

    fn name(&mut self, name: &Name) -> LocalName {
        let text = self.input.get(name.span.clone()).unwrap_or_default();
        if !name.rewritten {
            return self.names.intern(text);
        }
        let text = text.to_ascii_lowercase().replace('\0', "\u{fffd}");
        self.names.intern(&text)
    }
}

impl<S: PositionedSink> Receiver for Tokens<'_, S> {
    fn text(&mut self, span: Range<usize>) {
        let text = self.tendril(span.clone(), true, false);
        self.emit(span, Token::CharacterTokens(text));
    }

    fn replaced(&mut self, span: Range<usize>, text: &str) {
        self.emit(span, Token::CharacterTokens(StrTendril::from(text)));
    }

    fn nul(&mut self, span: Range<usize>) {
        self.emit(span, Token::NullCharacterToken);
    }

    fn comment(&mut self, span: Range<usize>, data: Range<usize>, plain: bool) {
        let data = self.tendril(data, plain, false);
        self.emit(span, Token::CommentToken(data));
    }

    fn doctype(&mut self, span: Range<usize>, doctype: Doctype) {
        self.emit(span, Token::DoctypeToken(doctype));
    }

    fn open_tag(&mut self, kind: TagKind, name: Name) {
        let name = self.name(&name);
        self.tag = new_tag(kind, name);
    }

    fn attribute(&mut self, attribute: Attribute) {
        let written = self.slice(attribute.name.span.clone());
        if !attribute.name.rewritten && !self.sink.wants(&self.tag, written) {
            return;
        }
        let name = self.name(&attribute.name);
        if attribute.name.rewritten && !self.sink.wants(&self.tag, &name) {
            return;
        }
        if self.tag.attrs.iter().any(|other| other.name.local == name) {
            self.tag.had_duplicate_attributes = true;
            return;
        }
        let value = self.tendril(attribute.value, attribute.plain, true);
        let name = QualName::new(None, ns!(), name);
        if self.tag.attrs.is_empty() {
            self.tag.attrs = Vec::with_capacity(USUAL_ATTRIBUTES);
        }
        self.tag.attrs.push(Html5everAttribute { name, value });
    }

    fn close_tag(&mut self, span: Range<usize>, self_closing: bool) -> State {
        let mut tag = std::mem::replace(&mut self.tag, new_tag(StartTag, LocalName::default()));
        tag.self_closing = self_closing;
        self.sink.at(span);
        match self.sink.process_token(Token::TagToken(tag), 1) {
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => State::Data,
            TokenSinkResult::Plaintext => State::Plaintext,
            TokenSinkResult::RawData(kind) => State::Raw(kind),
        }
    }

    fn end(&mut self, len: usize) {
        self.emit(len..len, Token::EOFToken);
        self.sink.end();
    }

    fn is_in_foreign_content(&self) -> bool {
        self.sink
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
