//! The contents of elements whose text is not markup: RCDATA, RAWTEXT and scripts.

use html5ever::tokenizer::states::{RawKind, ScriptEscapeKind};
use memchr::{memchr, memchr2};

use super::names::{TAG_END, WHITESPACE, class};
use super::{Nul, Receiver, Tokenizer};

/// How far the escape rules of scripts are.
#[derive(Clone, Copy)]
enum Script {
    Plain,
    /// After a `<!--`; a `-->` whose dashes stand at or after `dashes` ends it.
    Escaped {
        dashes: usize,
    },
    /// After a `<script` within that: `</script` ends only this.
    DoubleEscaped {
        dashes: usize,
    },
}

impl<R: Receiver> Tokenizer<'_, R> {
    /// Reads raw text up to the end tag of the element it is in, and that tag.
    pub(super) fn raw_text(&mut self, kind: RawKind) {
        let element = self.slice(self.last_start_tag.clone());
        // Only letters continue the name of an end tag here, so other names are never closed.
        let is_closed = element.bytes().all(|byte| byte.is_ascii_alphabetic());
        let element = if is_closed { element } else { "" };
        let dashes = self.pos;
        let end = match kind {
            RawKind::Rcdata => self.rcdata(element),
            RawKind::Rawtext => self.rawtext_end(element),
            RawKind::ScriptData => self.script_end(element, Script::Plain),
            RawKind::ScriptDataEscaped(escape) => {
                let state = match escape {
                    ScriptEscapeKind::Escaped => Script::Escaped { dashes },
                    ScriptEscapeKind::DoubleEscaped => Script::DoubleEscaped { dashes },
                };
                self.script_end(element, state)
            }
        };
        match end {
            Some(at) => {
                self.flush_text(at, Nul::Replaced);
                self.end_tag(at);
            }
            None => self.flush_text(self.bytes.len(), Nul::Replaced),
        }
    }

    /// Sends the character references up to the end tag; gives the place of that.
    fn rcdata(&mut self, element: &str) -> Option<usize> {
        let mut from = self.pos;
        loop {
            let at = from + memchr2(b'<', b'&', self.rest(from))?;
            from = at + 1;
            if self.byte(at) == Some(b'&') {
                if let Some(len) = self.text_reference(at, Nul::Replaced) {
                    from = at + len;
                }
            } else if self.is_end_tag(at, element) {
                return Some(at);
            }
        }
    }

    fn rawtext_end(&self, element: &str) -> Option<usize> {
        let mut from = self.pos;
        loop {
            let at = from + memchr(b'<', self.rest(from))?;
            if self.is_end_tag(at, element) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    /// Where the end tag of a script is.
    fn script_end(&self, element: &str, mut state: Script) -> Option<usize> {
        let mut from = self.pos;
        loop {
            let rest = self.rest(from);
            let found = match state {
                Script::Plain => memchr(b'<', rest),
                _ => memchr2(b'<', b'>', rest),
            };
            let at = from + found?;
            from = at + 1;
            match state {
                Script::Escaped { dashes } | Script::DoubleEscaped { dashes }
                    if self.byte(at) == Some(b'>') =>
                {
                    if self.ends_escape(dashes, at) {
                        state = Script::Plain;
                    }
                }
                Script::Plain | Script::Escaped { .. } if self.is_end_tag(at, element) => {
                    return Some(at);
                }
                Script::Plain => {
                    if self.rest(at).starts_with(b"<!--") {
                        from = at + "<!--".len();
                        state = Script::Escaped { dashes: at + 2 };
                    }
                }
                Script::Escaped { dashes } => {
                    if self.is_name(at + 1, "script") {
                        from = at + "<script>".len();
                        state = Script::DoubleEscaped { dashes };
                    }
                }
                Script::DoubleEscaped { dashes } => {
                    if self.byte(at + 1) == Some(b'/') && self.is_name(at + 2, "script") {
                        from = at + "</script>".len();
                        state = Script::Escaped { dashes };
                    }
                }
            }
        }
    }

    /// Whether the `>` at `at` follows two dashes that stand at or after `dashes`.
    fn ends_escape(&self, dashes: usize, at: usize) -> bool {
        self.bytes
            .get(dashes..at)
            .is_some_and(|text| text.ends_with(b"--"))
    }

    /// Whether the `<` at `at` starts the end tag of `element`.
    fn is_end_tag(&self, at: usize, element: &str) -> bool {
        !element.is_empty() && self.byte(at + 1) == Some(b'/') && self.is_name(at + 2, element)
    }

    /// Whether a tag name that starts at `at` is `name`, in any case.
    fn is_name(&self, at: usize, name: &str) -> bool {
        let end = at + name.len();
        let found = self.bytes.get(at..end).unwrap_or_default();
        found.eq_ignore_ascii_case(name.as_bytes())
            && self
                .byte(end)
                .is_some_and(|byte| class(byte) & (WHITESPACE | TAG_END) != 0)
    }
}
