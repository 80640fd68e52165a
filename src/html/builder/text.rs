//! Text.

use std::ops::Range;

use super::super::arena::Data;
use super::super::names;
use super::{Builder, Mode};
use crate::page::Span;

/// The longest text that html5ever copies, and so loses the place of.
const LONGEST_COPIED: usize = 8;

impl Builder<'_> {
    /// Adds the text of a token: what stands at `token`, or another text that it was read as.
    pub(super) fn add_text(&mut self, token: Range<usize>, mut replaced: Option<&str>) {
        if self.mode == Mode::InBody
            && replaced.is_none()
            && !self.skips_line_feed
            && !self.is_top_foreign()
        {
            self.reconstruct();
            let data = Data::Shared(Span::new(token.start, token.end));
            self.arena.append_new(self.target(), data);
            return;
        }
        let mut rest = token.clone();
        if std::mem::take(&mut self.skips_line_feed) {
            replaced = replaced.map(|text| text.strip_prefix('\n').unwrap_or(text));
            if replaced == Some("") {
                return;
            }
            if replaced.is_none() && self.arena.input.as_bytes().get(rest.start) == Some(&b'\n') {
                rest.start += 1;
            }
        }
        let span = Span::new(token.start, token.end);
        while !rest.is_empty() && !self.gave_up {
            let piece = if self.splits() && replaced.is_none() {
                self.first_run(rest.clone())
            } else {
                rest.clone()
            };
            rest.start = piece.end;
            self.add_piece(span, piece, replaced);
        }
    }

    /// Whether white space in front of a text is read in another way than the text.
    fn splits(&self) -> bool {
        match self.mode {
            _ if self.is_foreign_text() => false,
            Mode::Initial
            | Mode::BeforeHtml
            | Mode::BeforeHead
            | Mode::InHead
            | Mode::InHeadNoscript
            | Mode::AfterHead
            | Mode::InColumnGroup
            | Mode::AfterBody
            | Mode::AfterAfterBody => true,
            _ => false,
        }
    }

    fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.arena.input.as_bytes().get(range).unwrap_or_default()
    }

    /// The white space that a text begins with, or what comes before its first white space.
    fn first_run(&self, range: Range<usize>) -> Range<usize> {
        let bytes = self.bytes(range.clone());
        let is_blank = bytes.first().is_some_and(u8::is_ascii_whitespace);
        let other = bytes
            .iter()
            .position(|byte| byte.is_ascii_whitespace() != is_blank);
        range.start..other.map_or(range.end, |len| range.start + len)
    }

    fn is_blank(&self, piece: Range<usize>, replaced: Option<&str>) -> bool {
        let bytes = replaced.map_or_else(|| self.bytes(piece), str::as_bytes);
        bytes.iter().all(u8::is_ascii_whitespace)
    }

    fn add_piece(&mut self, token: Span, piece: Range<usize>, replaced: Option<&str>) {
        if self.is_foreign_text() {
            return self.append_text(token, piece, replaced);
        }
        loop {
            let is_blank = |builder: &Self| builder.is_blank(piece.clone(), replaced);
            match self.mode {
                Mode::Text => return self.append_text(token, piece, replaced),
                Mode::InBody | Mode::InCell | Mode::InCaption | Mode::InTemplate => break,
                Mode::InTable | Mode::InTableBody | Mode::InRow => {
                    // Text in a table stands before it.
                    if !self.stack.top_has(names::FOSTERS) || !is_blank(self) {
                        self.give_up();
                        return;
                    }
                    return self.append_text(token, piece, replaced);
                }
                Mode::AfterBody | Mode::AfterAfterBody => {
                    if is_blank(self) {
                        break;
                    }
                    self.mode = Mode::InBody;
                }
                Mode::InColumnGroup if !is_blank(self) => {
                    self.give_up();
                    return;
                }
                Mode::InHead | Mode::InHeadNoscript | Mode::AfterHead | Mode::InColumnGroup
                    if is_blank(self) =>
                {
                    return self.append_text(token, piece, replaced);
                }
                Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead if is_blank(self) => return,
                Mode::Initial => self.start_without_doctype(),
                Mode::BeforeHtml => self.imply_html(),
                Mode::BeforeHead => self.imply_head(),
                Mode::AfterHead => self.imply_body(),
                _ => self.leave_head(),
            }
        }
        self.reconstruct();
        self.append_text(token, piece, replaced);
    }

    fn append_text(&mut self, token: Span, piece: Range<usize>, replaced: Option<&str>) {
        let data = match replaced {
            Some(text) => self.arena.replaced(text, token),
            None if piece.end != token.end as usize && piece.len() <= LONGEST_COPIED => {
                let text = self.arena.input.get(piece).unwrap_or_default();
                self.arena.replaced(text, token)
            }
            None => Data::Shared(Span::new(piece.start, piece.end)),
        };
        self.arena.append_new(self.target(), data);
    }
}
