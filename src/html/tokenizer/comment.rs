//! Comments, bogus comments and CDATA sections.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::{Nul, Receiver, Tokenizer};

impl<R: Receiver> Tokenizer<'_, R> {
    /// Reads the comment whose `<!--` is at `start`.
    pub(super) fn comment(&mut self, start: usize) {
        let inside = start + "<!--".len();
        let rest = self.rest(inside);
        for at in memchr_iter(b'>', rest) {
            let before = rest.get(..at).unwrap_or_default();
            // `<!-->` and `<!--->` are empty comments.
            let data = if at == 0 || before == b"-" {
                Some(0)
            } else {
                let open = before.strip_suffix(b"!").unwrap_or(before);
                let closed = open.strip_suffix(b"--");
                closed.map(<[u8]>::len)
            };
            if let Some(len) = data {
                self.emit_comment(start..inside + at + 1, inside..inside + len);
                return;
            }
        }
        let len = without_open_end(rest).len();
        self.emit_comment(start..self.bytes.len(), inside..inside + len);
    }

    /// Reads as a comment what stands from `inside` to the next `>`.
    pub(super) fn bogus_comment(&mut self, start: usize, inside: usize) {
        match memchr(b'>', self.rest(inside)) {
            Some(len) => self.emit_comment(start..inside + len + 1, inside..inside + len),
            None => self.emit_comment(start..self.bytes.len(), inside..self.bytes.len()),
        }
    }

    /// Reads the CDATA section whose text starts at `inside`.
    pub(super) fn cdata_section(&mut self, inside: usize) {
        self.pos = inside;
        let rest = self.rest(inside);
        let close = memchr_iter(b'>', rest)
            .find(|&at| rest.get(..at).is_some_and(|text| text.ends_with(b"]]")));
        match close {
            Some(at) => {
                self.flush_text(inside + at - "]]".len(), Nul::Token);
                self.pos = inside + at + 1;
            }
            None => self.flush_text(self.bytes.len(), Nul::Token),
        }
    }

    fn emit_comment(&mut self, span: Range<usize>, data: Range<usize>) {
        let plain = self.is_plain(&data);
        self.pos = span.end;
        self.receiver.comment(span, data, plain);
    }
}

/// The data of a comment that the input ends in: what could have been the start of its end is not
/// part of it.
fn without_open_end(data: &[u8]) -> &[u8] {
    [&b"--!"[..], b"--", b"-"]
        .iter()
        .find_map(|&end| data.strip_suffix(end))
        .unwrap_or(data)
}
