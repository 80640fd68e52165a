//! Tags and their attributes.

use std::ops::Range;

use html5ever::tokenizer::{EndTag, StartTag, TagKind};
use memchr::memchr;

use super::names::{
    AMPERSAND, EQUALS, GREATER_THAN, Name, TAG_END, WHITESPACE, is_whitespace, scan,
};
use super::{Attribute, Receiver, Tokenizer, find};

impl<R: Receiver> Tokenizer<'_, R> {
    /// Reads the start tag whose `<` is at `start`.
    pub(super) fn start_tag(&mut self, start: usize) {
        self.tag(StartTag, start, start + 1);
    }

    /// Reads the end tag whose `<` is at `start`.
    pub(super) fn end_tag(&mut self, start: usize) {
        self.tag(EndTag, start, start + 2);
    }

    fn tag(&mut self, kind: TagKind, start: usize, name_start: usize) {
        let name = Name::read(self.bytes, name_start, WHITESPACE | TAG_END);
        let name_span = name.span.clone();
        self.receiver.open_tag(kind, name);
        let Some((end, self_closing)) = self.attributes(name_span.end) else {
            // A tag that the input ends in is dropped.
            self.pos = self.bytes.len();
            return;
        };
        if kind == StartTag {
            self.last_start_tag = name_span;
        }
        self.pos = end;
        self.state = self.receiver.close_tag(start..end, self_closing);
    }

    /// Reads everything after the name; gives the end of the tag, and whether it closes itself,
    /// unless the input ends first.
    fn attributes(&mut self, from: usize) -> Option<(usize, bool)> {
        let mut pos = from;
        let mut seen = 0;
        loop {
            match self.byte(pos)? {
                b'>' => return Some((pos + 1, false)),
                b'/' => {
                    pos += 1;
                    if self.byte(pos)? == b'>' {
                        return Some((pos + 1, true));
                    }
                }
                byte if is_whitespace(byte) => pos += 1,
                _ => {
                    let (attribute, end) = self.attribute(pos)?;
                    pos = end;
                    if seen < self.limits.max_attributes {
                        seen += 1;
                        self.receiver.attribute(attribute);
                    }
                }
            }
        }
    }

    /// Reads the attribute that starts at `start`, and where to read on; nothing if the input ends
    /// in it.
    #[inline]
    fn attribute(&mut self, start: usize) -> Option<(Attribute, usize)> {
        // The first character is part of the name even if it is a `=`.
        let name = Name::read(self.bytes, start, WHITESPACE | TAG_END | EQUALS);
        let name_end = name.span.end;
        let equals = self.skip_whitespace(name_end);
        let (value, ampersand, end) = if self.byte(equals)? == b'=' {
            let start = self.skip_whitespace(equals + 1);
            match self.byte(start)? {
                quote @ (b'"' | b'\'') => self.quoted_value(quote, start + 1)?,
                _ => {
                    // A `>` here ends the tag, and the value is empty.
                    let (len, seen) = scan(self.rest(start), WHITESPACE | GREATER_THAN);
                    (start..start + len, seen & AMPERSAND != 0, start + len)
                }
            }
        } else {
            (name_end..name_end, false, equals)
        };
        let plain = !ampersand && self.is_plain(&value);
        Some((Attribute { name, value, plain }, end))
    }

    /// Reads a value up to its end quote, and whether it has an `&`.
    #[inline]
    fn quoted_value(&self, quote: u8, start: usize) -> Option<(Range<usize>, bool, usize)> {
        let mut len = find::either(quote, b'&', self.rest(start))?;
        let ampersand = self.byte(start + len) == Some(b'&');
        if ampersand {
            len += memchr(quote, self.rest(start + len))?;
        }
        let end = start + len;
        Some((start..end, ampersand, end + 1))
    }

    #[inline]
    pub(super) fn skip_whitespace(&self, from: usize) -> usize {
        let rest = self.rest(from).iter();
        from + rest.take_while(|&&byte| is_whitespace(byte)).count()
    }
}
