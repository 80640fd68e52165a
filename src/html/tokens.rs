//! The tokenizer without a tree builder, to see what it costs.

use std::ops::Range;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, StartTag, TagKind};

use super::names::Name;
use super::tokenizer::{self, Attribute, Limits, Receiver, State, tokenize_for};

/// Counts the tokens of a page and does nothing else with them.
pub(crate) fn count_tokens(html: &str) -> usize {
    let mut counter = Counter {
        html,
        count: 0,
        answer: State::Data,
    };
    tokenize_for(html, &mut counter, Limits::default());
    counter.count
}

struct Counter<'a> {
    html: &'a str,
    count: usize,
    answer: State,
}

impl Receiver for Counter<'_> {
    fn text(&mut self, _span: Range<usize>) {
        self.count += 1;
    }

    fn replaced(&mut self, _span: Range<usize>, _text: &str) {
        self.count += 1;
    }

    fn nul(&mut self, _span: Range<usize>) {
        self.count += 1;
    }

    fn comment(&mut self, _span: Range<usize>, _data: Range<usize>, _plain: bool) {
        self.count += 1;
    }

    fn doctype(&mut self, _span: Range<usize>, _doctype: Doctype) {
        self.count += 1;
    }

    fn open_tag(&mut self, kind: TagKind, name: tokenizer::Name) {
        let written = self.html.as_bytes().get(name.span.clone());
        let name = Name::find(name.key, written.unwrap_or_default());
        self.answer = if kind == StartTag {
            answer(name)
        } else {
            State::Data
        };
    }

    fn attribute(&mut self, _attribute: Attribute) {}

    fn close_tag(&mut self, _span: Range<usize>, _self_closing: bool) -> State {
        self.count += 1;
        self.answer
    }

    fn end(&mut self, _len: usize) {}

    fn is_in_foreign_content(&self) -> bool {
        false
    }
}

/// What a tree builder would answer, but for the elements that it would not accept.
fn answer(name: Name) -> State {
    match name {
        Name::Title | Name::Textarea => State::Raw(RawKind::Rcdata),
        Name::Script => State::Raw(RawKind::ScriptData),
        Name::Style | Name::Xmp | Name::Iframe | Name::Noembed | Name::Noframes => {
            State::Raw(RawKind::Rawtext)
        }
        Name::Plaintext => State::Plaintext,
        _ => State::Data,
    }
}
