//! End tags in the body.

use super::super::names::{self, Name};
use super::{Builder, Mode, Tag};

impl Builder<'_> {
    pub(super) fn end_in_body(&mut self, tag: &Tag) {
        match tag.name {
            name if name.has(names::FORMATTING) => self.adopt(tag),
            Name::P => {
                if !self.stack.in_scope(Name::P, names::SCOPE | names::BUTTON) {
                    self.insert_implied(Name::P);
                }
                self.stack.close_paragraph();
            }
            Name::Li => self.end_item(tag, names::SCOPE | names::LIST),
            Name::Dd | Name::Dt => self.end_item(tag, names::SCOPE),
            Name::Body | Name::Html => {
                if self.stack.in_scope(Name::Body, names::SCOPE) {
                    self.mode = Mode::AfterBody;
                    if tag.name == Name::Html {
                        self.end_tag(tag);
                    }
                }
            }
            Name::Form => self.end_form(),
            Name::Br => {
                self.reconstruct();
                self.insert_void(&Tag::named(Name::Br));
            }
            Name::Template => self.end_template(),
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => {
                if self.stack.any_in_scope(names::HEADING) {
                    self.stack.close_implied(Name::Other);
                    self.stack.pop_until_any(names::HEADING);
                }
            }
            Name::Applet | Name::Marquee | Name::Object => {
                if self.end_block(tag) {
                    self.clear_to_marker();
                }
            }
            name if name.has(names::CLOSES) => {
                self.end_block(tag);
            }
            _ => self.end_any(tag),
        }
    }

    /// Closes an element and all in it; false if there is none.
    fn end_block(&mut self, tag: &Tag) -> bool {
        let in_scope = self.stack.in_scope(tag.name, names::SCOPE);
        if in_scope {
            self.stack.close_implied(Name::Other);
            self.stack.pop_until(tag.name);
        }
        in_scope
    }

    fn end_item(&mut self, tag: &Tag, bounds: u32) {
        if self.stack.in_scope(tag.name, bounds) {
            self.stack.close_implied(tag.name);
            self.stack.pop_until(tag.name);
        }
    }

    fn end_form(&mut self) {
        if self.stack.holds(Name::Template) {
            if self.stack.in_scope(Name::Form, names::SCOPE) {
                self.stack.close_implied(Name::Other);
                self.stack.pop_until(Name::Form);
            }
            return;
        }
        let form = self.form.take();
        let Some(place) = form.and_then(|form| self.stack.position(form)) else {
            return;
        };
        let inside = self.stack.entries().get(place + 1..).unwrap_or_default();
        if !inside.iter().any(|open| open.has(names::SCOPE)) {
            self.stack.close_implied(Name::Other);
            self.stack.remove(place);
        }
    }

    /// Closes an element of no special kind, if none of a special kind is in it.
    pub(super) fn end_any(&mut self, tag: &Tag) {
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else {
                return;
            };
            if open.space == super::Space::Html && self.is_same_name(&open, tag) {
                self.stack.truncate(at);
                return;
            }
            if open.has(names::SPECIAL) {
                return;
            }
        }
    }
}
