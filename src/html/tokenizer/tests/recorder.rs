//! What two tokenizers tell the tree builder, and how it differs.

use std::cell::{Ref, RefCell};
use std::ops::Range;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Doctype, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::super::{Limits, PositionedSink, tokenize};
use super::tree::Tree;

/// A token as it is compared: neighbouring text is one.
#[derive(Debug, PartialEq)]
enum Seen {
    Doctype(Doctype),
    Tag(Tag),
    Comment(StrTendril),
    Text(String),
    Nul,
    Eof,
}

/// A tree builder that records the tokens it is given, without parse errors, which make it forget
/// that a line feed is to be skipped.
struct Recorder {
    builder: TreeBuilder<usize, Tree>,
    tokens: RefCell<Vec<Seen>>,
    /// The text tokens and their spans.
    texts: RefCell<Vec<(Range<usize>, StrTendril)>>,
    span: RefCell<Range<usize>>,
}

impl Recorder {
    fn new(scripting_enabled: bool) -> Self {
        let options = TreeBuilderOpts {
            scripting_enabled,
            ..TreeBuilderOpts::default()
        };
        Recorder {
            builder: TreeBuilder::new(Tree::new(), options),
            tokens: RefCell::default(),
            texts: RefCell::default(),
            span: RefCell::new(0..0),
        }
    }

    fn tree(&self) -> String {
        self.builder.sink.dump()
    }

    fn texts(&self) -> Ref<'_, Vec<(Range<usize>, StrTendril)>> {
        self.texts.borrow()
    }

    fn record(&self, token: &Token) {
        let mut tokens = self.tokens.borrow_mut();
        let seen = match token {
            Token::DoctypeToken(doctype) => Seen::Doctype(doctype.clone()),
            Token::TagToken(tag) => Seen::Tag(tag.clone()),
            Token::CommentToken(text) => Seen::Comment(text.clone()),
            Token::CharacterTokens(text) => {
                let span = self.span.borrow().clone();
                self.texts.borrow_mut().push((span, text.clone()));
                match tokens.last_mut() {
                    Some(Seen::Text(before)) => before.push_str(text),
                    _ if text.is_empty() => {}
                    _ => tokens.push(Seen::Text(text.to_string())),
                }
                return;
            }
            Token::NullCharacterToken => Seen::Nul,
            Token::EOFToken => Seen::Eof,
            Token::ParseError(_) => return,
        };
        tokens.push(seen);
    }
}

impl TokenSink for Recorder {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.record(&token);
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl PositionedSink for Recorder {
    fn at(&self, span: Range<usize>) {
        *self.span.borrow_mut() = span;
    }
}

/// Runs html5ever's own tokenizer.
fn run_theirs(input: &StrTendril, recorder: Recorder) -> Recorder {
    // By default every time that feeding starts again, as it does after a script, a byte order
    // mark is dropped. Only the one at the very start should be.
    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let queue = BufferQueue::default();
    let text = input.strip_prefix('\u{feff}').unwrap_or(input);
    let skipped = (input.len() - text.len()) as u32;
    let text = input.subtendril(skipped, text.len() as u32);
    if !text.is_empty() {
        queue.push_back(text);
    }
    let tokenizer = Tokenizer::new(recorder, options);
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink
}

/// Runs the tokenizer under test.
fn run_ours(input: &StrTendril, recorder: Recorder) -> Recorder {
    tokenize(input, &recorder, Limits::default());
    recorder
}

/// Says how the two tokenizers differ on an input, if they do.
pub(super) fn difference(input: &str, scripting: bool) -> Option<String> {
    let input = StrTendril::from_slice(input);
    let ours = run_ours(&input, Recorder::new(scripting));
    let theirs = run_theirs(&input, Recorder::new(scripting));
    if let Some(wrong) = wrong_span(&input, &ours) {
        return Some(wrong);
    }
    if ours.tree() != theirs.tree() {
        let (ours, theirs) = (ours.tree(), theirs.tree());
        return Some(format!("trees\n ours: {ours}\ntheirs: {theirs}"));
    }
    let (ours, theirs) = (ours.tokens.into_inner(), theirs.tokens.into_inner());
    let longest = ours.len().max(theirs.len());
    let at = (0..longest).find(|&at| ours.get(at) != theirs.get(at))?;
    let (ours, theirs) = (ours.get(at), theirs.get(at));
    Some(format!("token {at}\n  ours: {ours:?}\ntheirs: {theirs:?}"))
}

/// A text token that is neither what stands at its span nor made from a reference, a carriage
/// return or a U+0000 there.
fn wrong_span(input: &str, recorder: &Recorder) -> Option<String> {
    let mut end = 0;
    for (span, text) in recorder.texts().iter() {
        let source = input.get(span.clone());
        let is_exact = match source {
            Some(source) if source.starts_with('\r') => {
                source.replace('\r', "\n") == **text && !input[span.end..].starts_with('\n')
            }
            Some("\0") => &**text == "\u{fffd}",
            Some(source) => source == &**text || is_reference(source),
            None => false,
        };
        if !is_exact || span.start < end {
            return Some(format!("span {span:?} of {:?}: {source:?}", &**text));
        }
        end = span.end;
    }
    None
}

/// Whether a text can be a whole character reference.
fn is_reference(text: &str) -> bool {
    let body = text.strip_prefix('&').unwrap_or_default();
    let body = body.strip_suffix(';').unwrap_or(body);
    let body = body.strip_prefix('#').unwrap_or(body);
    !body.is_empty() && body.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
