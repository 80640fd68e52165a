//! Doctypes.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;
use memchr::{memchr, memchr2};

use super::names::{GREATER_THAN, WHITESPACE, scan};
use super::{Receiver, Tokenizer, decode};

impl<R: Receiver> Tokenizer<'_, R> {
    /// Reads the doctype whose `<!doctype` is at `start`.
    pub(super) fn doctype(&mut self, start: usize) {
        let mut reader = Reader {
            pos: start + "<!doctype".len(),
            doctype: Doctype::default(),
            tokenizer: self,
        };
        // Whatever it stopped at, what is left up to the `>` says nothing more.
        let _ = reader.read();
        let Reader { pos, doctype, .. } = reader;
        let end = memchr(b'>', self.rest(pos)).map_or(self.bytes.len(), |len| pos + len + 1);
        self.pos = end;
        self.receiver.doctype(start..end, doctype);
    }
}

/// Reads a doctype; its methods give nothing once the doctype is complete or the rest of it is to
/// be ignored.
struct Reader<'t, 'a, R> {
    tokenizer: &'t Tokenizer<'a, R>,
    pos: usize,
    doctype: Doctype,
}

impl<R: Receiver> Reader<'_, '_, R> {
    fn read(&mut self) -> Option<()> {
        self.name()?;
        self.more()?;
        let keyword = self.tokenizer.rest(self.pos).get(..6).unwrap_or_default();
        if keyword.eq_ignore_ascii_case(b"public") {
            self.pos += keyword.len();
            self.doctype.public_id = Some(self.identifier()?);
            self.more()?;
            self.doctype.system_id = Some(self.identifier()?);
            self.more()
        } else if keyword.eq_ignore_ascii_case(b"system") {
            self.pos += keyword.len();
            self.doctype.system_id = Some(self.identifier()?);
            self.more()
        } else {
            self.quirks()
        }
    }

    fn name(&mut self) -> Option<()> {
        self.pos = self.tokenizer.skip_whitespace(self.pos);
        let (len, _) = scan(self.tokenizer.rest(self.pos), WHITESPACE | GREATER_THAN);
        if len == 0 {
            return self.quirks();
        }
        let name = self.normalised(self.pos..self.pos + len);
        self.doctype.name = Some(name.to_ascii_lowercase().into());
        self.pos += len;
        Some(())
    }

    /// Skips whitespace, and gives nothing if the doctype or the input ends after it.
    fn more(&mut self) -> Option<()> {
        self.pos = self.tokenizer.skip_whitespace(self.pos);
        match self.tokenizer.byte(self.pos) {
            Some(b'>') => None,
            Some(_) => Some(()),
            None => self.quirks(),
        }
    }

    /// Reads an identifier that has to come next.
    fn identifier(&mut self) -> Option<StrTendril> {
        self.pos = self.tokenizer.skip_whitespace(self.pos);
        let quote = self.tokenizer.byte(self.pos);
        let Some(quote @ (b'"' | b'\'')) = quote else {
            self.quirks()?;
            return None;
        };
        self.pos += 1;
        let rest = self.tokenizer.rest(self.pos);
        let len = memchr2(quote, b'>', rest).unwrap_or(rest.len());
        let identifier = self.normalised(self.pos..self.pos + len).into();
        self.pos += len;
        if rest.get(len) == Some(&quote) {
            self.pos += 1;
        } else {
            let _ = self.quirks();
        }
        Some(identifier)
    }

    fn normalised(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        decode(self.tokenizer.text, range, false, |piece| {
            text.push_str(piece)
        });
        text
    }

    fn quirks(&mut self) -> Option<()> {
        self.doctype.force_quirks = true;
        None
    }
}
