//! The tokenizer without a tree builder, to see what it costs.

use std::cell::Cell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{StartTag, Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};

use super::tokenizer::{Limits, PositionedSink, tokenize};

/// Counts the tokens of a page and does nothing else with them.
pub(crate) fn count_tokens(html: &str) -> usize {
    let counter = Counter(Cell::new(0));
    tokenize(&StrTendril::from(html), &counter, Limits::default());
    counter.0.get()
}

struct Counter(Cell<usize>);

impl TokenSink for Counter {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => answer(&tag.name),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// What a tree builder would answer, but for the elements that it would not accept.
fn answer(name: &LocalName) -> TokenSinkResult<()> {
    match *name {
        local_name!("title") | local_name!("textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
        local_name!("script") => TokenSinkResult::RawData(RawKind::ScriptData),
        local_name!("style")
        | local_name!("xmp")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => TokenSinkResult::RawData(RawKind::Rawtext),
        local_name!("plaintext") => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

impl PositionedSink for Counter {
    fn at(&self, _span: Range<usize>) {}
}
