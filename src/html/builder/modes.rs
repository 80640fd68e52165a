//! Which rules a tag is read by.

use super::super::arena::ROOT;
use super::super::names::{self, Name};
use super::super::tokenizer::State;
use super::{Builder, Mode, Tag};

impl Builder<'_> {
    pub(super) fn start_tag(&mut self, tag: &Tag) -> State {
        if self.is_foreign_start(tag.name) {
            return self.start_foreign(tag);
        }
        self.start_in_mode(tag)
    }

    pub(super) fn start_in_mode(&mut self, tag: &Tag) -> State {
        match self.mode {
            Mode::InBody => self.start_in_body(tag),
            Mode::InCell => self.start_in_cell(tag),
            Mode::InRow => self.start_in_row(tag),
            Mode::InTableBody => self.start_in_table_body(tag),
            Mode::InTable => self.start_in_table(tag),
            Mode::InCaption => self.start_in_caption(tag),
            Mode::InColumnGroup => self.start_in_column_group(tag),
            Mode::InHead => self.start_in_head(tag),
            Mode::InHeadNoscript => self.start_in_head_noscript(tag),
            Mode::AfterHead => self.start_after_head(tag),
            Mode::InTemplate => self.start_in_template(tag),
            Mode::Initial => {
                self.start_without_doctype();
                self.start_tag(tag)
            }
            Mode::BeforeHtml if tag.name == Name::Html => {
                self.insert(tag);
                self.mode = Mode::BeforeHead;
                State::Data
            }
            Mode::BeforeHtml => {
                self.imply_html();
                self.start_tag(tag)
            }
            Mode::BeforeHead => self.start_before_head(tag),
            Mode::AfterBody | Mode::AfterAfterBody if tag.name == Name::Html => {
                self.start_in_body(tag)
            }
            Mode::AfterBody | Mode::AfterAfterBody => {
                self.mode = Mode::InBody;
                self.start_tag(tag)
            }
            Mode::Text => self.give_up(),
        }
    }

    pub(super) fn end_tag(&mut self, tag: &Tag) {
        if self.mode == Mode::Text {
            self.stack.pop();
            self.mode = self.original;
        } else if self.is_top_foreign() {
            self.end_foreign(tag);
        } else {
            self.end_in_mode(tag);
        }
    }

    pub(super) fn end_in_mode(&mut self, tag: &Tag) {
        match self.mode {
            Mode::InBody => self.end_in_body(tag),
            Mode::InCell => self.end_in_cell(tag),
            Mode::InRow => self.end_in_row(tag),
            Mode::InTableBody => self.end_in_table_body(tag),
            Mode::InTable => self.end_in_table(tag),
            Mode::InCaption => self.end_in_caption(tag),
            Mode::InColumnGroup => self.end_in_column_group(tag),
            Mode::InTemplate if tag.name == Name::Template => self.end_template(),
            Mode::InTemplate | Mode::Text => {}
            Mode::AfterBody if tag.name == Name::Html => self.mode = Mode::AfterAfterBody,
            Mode::AfterBody | Mode::AfterAfterBody => {
                self.mode = Mode::InBody;
                self.end_tag(tag);
            }
            Mode::Initial => {
                self.start_without_doctype();
                self.end_tag(tag);
            }
            _ => self.end_around_head(tag),
        }
    }

    /// Where a comment is put.
    pub(super) fn comment_target(&self) -> u32 {
        match self.mode {
            _ if self.is_top_foreign() => self.target(),
            Mode::Initial | Mode::BeforeHtml | Mode::AfterAfterBody => ROOT,
            Mode::AfterBody => self.stack.get(0).map_or(ROOT, |open| open.target),
            _ => self.target(),
        }
    }

    /// The input ends: a page has a head and a body, whatever it left out.
    pub(super) fn finish(&mut self) {
        while !self.gave_up {
            match self.mode {
                Mode::Initial | Mode::BeforeHtml => self.imply_html(),
                Mode::BeforeHead => self.imply_head(),
                Mode::InHead | Mode::InHeadNoscript => self.leave_head(),
                Mode::AfterHead => self.imply_body(),
                Mode::Text => {
                    self.stack.pop();
                    self.mode = self.original;
                }
                Mode::AfterBody | Mode::AfterAfterBody => return,
                _ if self.templates.is_empty() || !self.stack.holds(Name::Template) => return,
                _ => self.close_template(),
            }
        }
    }

    /// Closes the innermost template, whatever is open in it.
    pub(super) fn close_template(&mut self) {
        self.stack.pop_until(Name::Template);
        self.clear_to_marker();
        self.templates.pop();
        self.reset_mode();
    }

    pub(super) fn end_template(&mut self) {
        if self.stack.holds(Name::Template) {
            while self.stack.top_has(names::IMPLIED | names::IN_TABLE) {
                self.stack.pop();
            }
            self.close_template();
        }
    }
}
