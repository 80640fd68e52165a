//! Tags and their attributes.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memchr2, memchr3};

use super::char_ref::{self, Context};
use super::names::{
    AMPERSAND, EQUALS, GREATER_THAN, REWRITTEN, TAG_END, WHITESPACE, class, is_whitespace, scan,
};
use super::{PositionedSink, Tokenizer};

/// Attributes that a tag has room for from the beginning.
const USUAL_ATTRIBUTES: usize = 4;

/// Names in upper case up to this length are rewritten in place.
const SHORT_NAME: usize = 32;

/// Where the parts of an attribute stand.
struct AttributeSpan {
    name: Range<usize>,
    /// Whether the name has upper-case letters or U+0000.
    rewritten: bool,
    value: Range<usize>,
    /// Whether the value has an `&`.
    ampersand: bool,
    /// Where to read on.
    end: usize,
}

impl<S: PositionedSink> Tokenizer<'_, S> {
    /// Reads the start tag whose `<` is at `start`.
    pub(super) fn start_tag(&mut self, start: usize) {
        self.tag(StartTag, start, start + 1);
    }

    /// Reads the end tag whose `<` is at `start`.
    pub(super) fn end_tag(&mut self, start: usize) {
        self.tag(EndTag, start, start + 2);
    }

    fn tag(&mut self, kind: TagKind, start: usize, name_start: usize) {
        let (len, seen) = scan(self.rest(name_start), WHITESPACE | TAG_END);
        let name_end = name_start + len;
        let name = self.name(name_start..name_end, seen & REWRITTEN != 0);
        let mut tag = Tag {
            kind,
            name,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        match self.attributes(name_end, &mut tag) {
            Some(end) => {
                self.pos = end;
                self.emit_tag(start..end, tag);
            }
            // A tag that the input ends in is dropped.
            None => self.pos = self.bytes.len(),
        }
    }

    /// Reads everything after the name; gives the end of the tag unless the input ends first.
    fn attributes(&mut self, from: usize, tag: &mut Tag) -> Option<usize> {
        let mut pos = from;
        let mut seen = 0;
        loop {
            match self.byte(pos)? {
                b'>' => return Some(pos + 1),
                b'/' => {
                    pos += 1;
                    if self.byte(pos)? == b'>' {
                        tag.self_closing = true;
                        return Some(pos + 1);
                    }
                }
                byte if is_whitespace(byte) => pos += 1,
                _ => {
                    let span = self.attribute_span(pos)?;
                    pos = span.end;
                    if seen < self.limits.max_attributes {
                        seen += 1;
                        self.attribute(span, tag);
                    }
                }
            }
        }
    }

    /// Stores an attribute unless the tag has one of that name.
    fn attribute(&mut self, span: AttributeSpan, tag: &mut Tag) {
        if !span.rewritten && !self.sink.wants(tag, self.slice(span.name.clone())) {
            return;
        }
        let name = self.name(span.name, span.rewritten);
        if tag.attrs.iter().any(|other| other.name.local == name) {
            tag.had_duplicate_attributes = true;
            return;
        }
        let value = if span.ampersand {
            self.decoded_value(span.value)
        } else {
            self.normalised(span.value)
        };
        let name = QualName::new(None, ns!(), name);
        if tag.attrs.is_empty() {
            tag.attrs = Vec::with_capacity(USUAL_ATTRIBUTES);
        }
        tag.attrs.push(Attribute { name, value });
    }

    /// Finds the parts of the attribute that starts at `start`; nothing if the input ends in it.
    fn attribute_span(&self, start: usize) -> Option<AttributeSpan> {
        // The first character is part of the name even if it is a `=`.
        let first = class(self.byte(start)?);
        let (len, seen) = scan(self.rest(start + 1), WHITESPACE | TAG_END | EQUALS);
        let name = start..start + 1 + len;
        let mut span = AttributeSpan {
            rewritten: (first | seen) & REWRITTEN != 0,
            value: name.end..name.end,
            ampersand: false,
            end: self.skip_whitespace(name.end),
            name,
        };
        if self.byte(span.end)? != b'=' {
            return Some(span);
        }
        let value_start = self.skip_whitespace(span.end + 1);
        match self.byte(value_start)? {
            quote @ (b'"' | b'\'') => self.quoted_value(quote, value_start + 1, &mut span)?,
            _ => {
                // A `>` here ends the tag, and the value is empty.
                let (len, seen) = scan(self.rest(value_start), WHITESPACE | GREATER_THAN);
                span.value = value_start..value_start + len;
                span.ampersand = seen & AMPERSAND != 0;
                span.end = span.value.end;
            }
        }
        Some(span)
    }

    fn quoted_value(&self, quote: u8, start: usize, span: &mut AttributeSpan) -> Option<()> {
        let mut len = memchr2(quote, b'&', self.rest(start))?;
        span.ampersand = self.byte(start + len) == Some(b'&');
        if span.ampersand {
            len += memchr(quote, self.rest(start + len))?;
        }
        span.value = start..start + len;
        span.end = span.value.end + 1;
        Some(())
    }

    /// A value with its character references replaced. None reaches past the value, because
    /// nothing that ends a value is part of a reference.
    fn decoded_value(&self, value: Range<usize>) -> StrTendril {
        let mut out = StrTendril::new();
        let (mut from, end) = (value.start, value.end);
        while let Some(offset) = memchr3(b'&', b'\r', 0, self.slice(from..end).as_bytes()) {
            let at = from + offset;
            out.push_slice(self.slice(from..at));
            from = at + 1;
            if self.byte(at) != Some(b'&') {
                self.push_special(at, &mut out);
            } else if let Some(found) = char_ref::read(self.slice(at..end), Context::Attribute) {
                out.push_char(found.first);
                if let Some(second) = found.second {
                    out.push_char(second);
                }
                from = at + found.len;
            } else {
                out.push_char('&');
            }
        }
        out.push_slice(self.slice(from..end));
        out
    }

    pub(super) fn skip_whitespace(&self, from: usize) -> usize {
        let rest = self.rest(from).iter();
        from + rest.take_while(|&&byte| is_whitespace(byte)).count()
    }

    fn name(&mut self, range: Range<usize>, rewritten: bool) -> LocalName {
        let name = self.slice(range);
        if !rewritten {
            return self.names.intern(name);
        }
        let mut short = [0; SHORT_NAME];
        if let Some(short) = short.get_mut(..name.len())
            && !name.contains('\0')
        {
            short.copy_from_slice(name.as_bytes());
            short.make_ascii_lowercase();
            return self.names.intern(str::from_utf8(short).unwrap_or_default());
        }
        let name = name.to_ascii_lowercase().replace('\0', "\u{fffd}");
        self.names.intern(&name)
    }
}
