//! What the tokenizer hands to the builder.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, EndTag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::super::arena::{self, Attributes, Data};
use super::super::names::{AttributeName, Name};
use super::super::sink::Sink;
use super::super::tokenizer::{self, Attribute, Receiver, State, decode};
use super::super::xml;
use super::{Builder, Mode, Tag};
use crate::page::Span;

impl Receiver for Builder<'_> {
    #[inline]
    fn text(&mut self, span: Range<usize>) {
        self.add_text(span, None);
    }

    fn replaced(&mut self, span: Range<usize>, text: &str) {
        self.add_text(span, Some(text));
    }

    fn nul(&mut self, _span: Range<usize>) {
        self.give_up();
    }

    fn comment(&mut self, _span: Range<usize>, data: Range<usize>, plain: bool) {
        self.skips_line_feed = false;
        let mut bytes = data.len();
        if !plain {
            bytes = 0;
            decode(self.arena.input, data, false, |piece| bytes += piece.len());
        }
        let data = Data::Comment(u32::try_from(bytes).unwrap_or(u32::MAX));
        self.arena.append_new(self.comment_target(), data);
    }

    fn doctype(&mut self, _span: Range<usize>, doctype: Doctype) {
        self.skips_line_feed = false;
        if self.mode == Mode::Initial {
            self.mode = Mode::BeforeHtml;
            let is_usual = doctype.public_id.is_none()
                && doctype.system_id.is_none()
                && doctype.name.as_deref() == Some("html");
            self.quirks = doctype.force_quirks || !is_usual && has_quirks(doctype);
        }
    }

    #[inline]
    fn open_tag(&mut self, kind: TagKind, name: tokenizer::Name) {
        let written = self.arena.input.as_bytes().get(name.span.clone());
        let written = written.unwrap_or_default();
        let known = Name::find(name.key, written);
        // It would be the same name as one with U+FFFD.
        self.gave_up |= known == Name::Other && name.rewritten && written.contains(&0);
        let first = u32::try_from(self.arena.attributes.len()).unwrap_or(u32::MAX);
        self.seen = 0;
        self.tag = Tag {
            name: known,
            is_end: kind == EndTag,
            written: Span::new(name.span.start, name.span.end),
            ..Tag::named(known)
        };
        self.tag.attributes.first = first;
    }

    #[inline]
    fn attribute(&mut self, attribute: Attribute) {
        if self.tag.is_end {
            return;
        }
        let Attribute { name, value, plain } = attribute;
        let written = self.arena.input.as_bytes().get(name.span);
        let Some(name) = AttributeName::find(name.key, written.unwrap_or_default()) else {
            return;
        };
        let bit = 1u64 << name as u32;
        if self.seen & bit != 0 {
            return;
        }
        self.seen |= bit;
        let value = if plain {
            Span::new(value.start, value.end)
        } else {
            self.arena.keep_decoded(value)
        };
        self.arena.attributes.push(arena::Attribute {
            name,
            is_own: !plain,
            value,
        });
        self.tag.attributes.count += 1;
    }

    #[inline]
    fn close_tag(&mut self, span: Range<usize>, self_closing: bool) -> State {
        self.skips_line_feed = false;
        let mut tag = self.tag;
        tag.self_closing = self_closing;
        tag.span = Span::new(span.start, span.end);
        if tag.is_end {
            self.end_tag(&tag);
            return State::Data;
        }
        if self_closing && xml::may_be_empty(tag.name) {
            return self.start_empty(&tag);
        }
        if !self_closing {
            self.signs.see_void(tag.name);
        }
        self.start_tag(&tag)
    }

    fn end(&mut self, _len: usize) {
        self.finish();
    }

    fn is_in_foreign_content(&self) -> bool {
        self.is_top_foreign()
    }

    #[inline]
    fn is_done(&self) -> bool {
        self.gave_up
    }
}

impl Builder<'_> {
    /// Reads a tag that closes itself, of an element that may have content.
    #[cold]
    fn start_empty(&mut self, tag: &Tag) -> State {
        if self.is_top_foreign() {
            return self.start_tag(tag);
        }
        let rest = self.arena.input.get(tag.span.range().end..);
        self.signs.see_empty(tag.name, rest.unwrap_or_default());
        let state = self.start_tag(tag);
        if !self.is_xml {
            return state;
        }
        self.skips_line_feed = false;
        self.end_tag(&Tag {
            is_end: true,
            self_closing: false,
            attributes: Attributes::default(),
            ..*tag
        });
        State::Data
    }
}

/// Whether a page with this doctype is shown as in old times. html5ever has the list of those.
fn has_quirks(doctype: Doctype) -> bool {
    let builder = TreeBuilder::new(Sink::new("", StrTendril::new()), TreeBuilderOpts::default());
    let _ = builder.process_token(Token::DoctypeToken(doctype), 1);
    builder.sink.has_quirks()
}
