//! Everything before the body.

use html5ever::tokenizer::states::RawKind;

use super::super::names::Name;
use super::super::tokenizer::State;
use super::{Builder, Mode, Tag};

impl Builder<'_> {
    pub(super) fn start_without_doctype(&mut self) {
        self.quirks = true;
        self.mode = Mode::BeforeHtml;
    }

    pub(super) fn imply_html(&mut self) {
        self.insert_implied(Name::Html);
        self.mode = Mode::BeforeHead;
    }

    pub(super) fn imply_head(&mut self) {
        self.start_head(&Tag::named(Name::Head));
    }

    fn start_head(&mut self, tag: &Tag) {
        self.insert(tag);
        self.head = self.stack.top().copied();
        self.mode = Mode::InHead;
    }

    /// Closes the `<noscript>` in the head, or the head.
    pub(super) fn leave_head(&mut self) {
        self.stack.pop();
        self.mode = match self.mode {
            Mode::InHeadNoscript => Mode::InHead,
            _ => Mode::AfterHead,
        };
    }

    pub(super) fn imply_body(&mut self) {
        self.insert_implied(Name::Body);
        self.mode = Mode::InBody;
    }

    pub(super) fn start_before_head(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Html => self.start_in_body(tag),
            Name::Head => {
                self.start_head(tag);
                State::Data
            }
            _ => {
                self.imply_head();
                self.start_tag(tag)
            }
        }
    }

    pub(super) fn start_in_head(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Html => return self.start_in_body(tag),
            Name::Noscript => {
                self.insert(tag);
                self.mode = Mode::InHeadNoscript;
            }
            Name::Head => {}
            _ => {
                return self.start_metadata(tag).unwrap_or_else(|| {
                    self.leave_head();
                    self.start_tag(tag)
                });
            }
        }
        State::Data
    }

    /// What belongs into the head and may stand anywhere; nothing for other tags.
    pub(super) fn start_metadata(&mut self, tag: &Tag) -> Option<State> {
        match tag.name {
            Name::Base | Name::Basefont | Name::Bgsound | Name::Link | Name::Meta => {
                self.insert_void(tag);
            }
            Name::Title => return Some(self.insert_raw(tag, RawKind::Rcdata)),
            Name::Noframes | Name::Style => return Some(self.insert_raw(tag, RawKind::Rawtext)),
            Name::Script => return Some(self.insert_raw(tag, RawKind::ScriptData)),
            Name::Template => {
                self.push_marker();
                self.mode = Mode::InTemplate;
                self.templates.push(Mode::InTemplate);
                self.insert(tag);
            }
            _ => return None,
        }
        Some(State::Data)
    }

    pub(super) fn start_in_head_noscript(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Html => self.start_in_body(tag),
            Name::Basefont
            | Name::Bgsound
            | Name::Link
            | Name::Meta
            | Name::Noframes
            | Name::Style => self.start_in_head(tag),
            Name::Head | Name::Noscript => State::Data,
            _ => {
                self.leave_head();
                self.start_tag(tag)
            }
        }
    }

    pub(super) fn start_after_head(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Html => return self.start_in_body(tag),
            Name::Body => {
                self.insert(tag);
                self.mode = Mode::InBody;
            }
            Name::Frameset => return self.give_up(),
            Name::Head => {}
            Name::Base
            | Name::Basefont
            | Name::Bgsound
            | Name::Link
            | Name::Meta
            | Name::Noframes
            | Name::Script
            | Name::Style
            | Name::Template
            | Name::Title => return self.start_in_closed_head(tag),
            _ => {
                self.imply_body();
                return self.start_tag(tag);
            }
        }
        State::Data
    }

    fn start_in_closed_head(&mut self, tag: &Tag) -> State {
        let Some(head) = self.head else {
            return self.give_up();
        };
        self.push_open(head);
        let state = self.start_in_head(tag);
        self.stack.remove_node(head.node);
        state
    }

    pub(super) fn start_in_template(&mut self, tag: &Tag) -> State {
        if let Some(state) = self.start_metadata(tag) {
            return state;
        }
        let mode = match tag.name {
            Name::Caption | Name::Colgroup | Name::Tbody | Name::Tfoot | Name::Thead => {
                Mode::InTable
            }
            Name::Col => Mode::InColumnGroup,
            Name::Tr => Mode::InTableBody,
            Name::Td | Name::Th => Mode::InRow,
            _ => Mode::InBody,
        };
        if let Some(own) = self.templates.last_mut() {
            *own = mode;
        }
        self.mode = mode;
        self.start_tag(tag)
    }

    /// End tags before the body: most are dropped, some say that the body begins.
    pub(super) fn end_around_head(&mut self, tag: &Tag) {
        let implies = match tag.name {
            Name::Head if self.mode == Mode::InHead => return self.leave_head(),
            Name::Head => matches!(self.mode, Mode::BeforeHtml | Mode::BeforeHead),
            Name::Noscript if self.mode == Mode::InHeadNoscript => return self.leave_head(),
            Name::Template if matches!(self.mode, Mode::InHead | Mode::AfterHead) => {
                return self.end_template();
            }
            Name::Body | Name::Html => self.mode != Mode::InHeadNoscript,
            Name::Br => true,
            _ => false,
        };
        if implies {
            match self.mode {
                Mode::BeforeHtml => self.imply_html(),
                Mode::BeforeHead => self.imply_head(),
                Mode::AfterHead => self.imply_body(),
                _ => self.leave_head(),
            }
            self.end_tag(tag);
        }
    }
}
