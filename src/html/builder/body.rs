//! Start tags in the body.

use html5ever::tokenizer::states::RawKind;

use super::super::arena::Space;
use super::super::names::{self, AttributeName, Name};
use super::super::tokenizer::State;
use super::{Builder, Tag};

impl Builder<'_> {
    pub(super) fn start_in_body(&mut self, tag: &Tag) -> State {
        match tag.name {
            name if name.has(names::BLOCK) => {
                self.stack.close_paragraph();
                self.insert(tag);
            }
            name if name.has(names::FORMATTING) => self.start_formatting(tag),
            name if name.has(names::VOID) => {
                self.reconstruct();
                self.insert_void(tag);
            }
            Name::Li | Name::Dd | Name::Dt => self.start_item(tag),
            Name::Html | Name::Body => self.start_again(tag),
            Name::Frame | Name::Head => {}
            name if name.has(names::PART) => {}
            Name::Svg => {
                self.reconstruct();
                self.insert_foreign(tag, Space::Svg);
            }
            Name::Math => {
                self.reconstruct();
                self.insert_foreign(tag, Space::MathMl);
            }
            _ => return self.start_other(tag),
        }
        State::Data
    }

    fn start_other(&mut self, tag: &Tag) -> State {
        if let Some(state) = self.start_metadata(tag) {
            return state;
        }
        match tag.name {
            Name::Textarea => {
                let state = self.insert_raw(tag, RawKind::Rcdata);
                self.skips_line_feed = !tag.self_closing;
                return state;
            }
            Name::Iframe | Name::Noembed => return self.insert_raw(tag, RawKind::Rawtext),
            Name::Xmp => {
                self.stack.close_paragraph();
                self.reconstruct();
                return self.insert_raw(tag, RawKind::Rawtext);
            }
            Name::Plaintext | Name::Frameset | Name::Image => return self.give_up(),
            Name::Param | Name::Source | Name::Track => {
                self.insert_void(tag);
            }
            Name::Hr => {
                self.stack.close_paragraph();
                if self.in_select() {
                    self.stack.close_implied(Name::Other);
                }
                self.insert_void(tag);
            }
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => {
                self.stack.close_paragraph();
                if self.stack.top_has(names::HEADING) {
                    self.stack.pop();
                }
                self.insert(tag);
            }
            Name::Pre | Name::Listing => {
                self.stack.close_paragraph();
                self.insert(tag);
                self.skips_line_feed = true;
            }
            Name::Table => {
                if !self.quirks {
                    self.stack.close_paragraph();
                }
                self.insert(tag);
                self.mode = super::Mode::InTable;
            }
            Name::Applet | Name::Marquee | Name::Object => {
                self.reconstruct();
                self.insert(tag);
                self.push_marker();
            }
            _ => self.start_control(tag),
        }
        State::Data
    }

    /// Parts of forms, ruby, and elements of no special kind.
    fn start_control(&mut self, tag: &Tag) {
        match tag.name {
            Name::Form => {
                let in_template = self.stack.holds(Name::Template);
                if self.form.is_some() && !in_template {
                    return;
                }
                self.stack.close_paragraph();
                let form = self.insert(tag);
                if !in_template {
                    self.form = Some(form);
                }
                return;
            }
            Name::Input => {
                if self.in_select() {
                    self.stack.pop_until(Name::Select);
                }
                self.reconstruct();
                self.insert_void(tag);
                return;
            }
            Name::Rb | Name::Rtc | Name::Rp | Name::Rt => {
                if self.stack.in_scope(Name::Ruby, names::SCOPE) {
                    let in_text = matches!(tag.name, Name::Rp | Name::Rt);
                    let except = if in_text { Name::Rtc } else { Name::Other };
                    self.stack.close_implied(except);
                }
                self.insert(tag);
                return;
            }
            Name::Button if self.stack.in_scope(Name::Button, names::SCOPE) => {
                self.stack.close_implied(Name::Other);
                self.stack.pop_until(Name::Button);
            }
            Name::Select if self.in_select() => {
                self.stack.pop_until(Name::Select);
                return;
            }
            Name::Option | Name::Optgroup => {
                if self.in_select() {
                    let inside = tag.name == Name::Option;
                    let except = if inside { Name::Optgroup } else { Name::Other };
                    self.stack.close_implied(except);
                } else if self.stack.top_is(Name::Option) {
                    self.stack.pop();
                }
            }
            _ => {}
        }
        self.reconstruct();
        self.insert(tag);
    }

    fn in_select(&self) -> bool {
        self.stack.in_scope(Name::Select, names::SCOPE)
    }

    /// `<li>`, `<dd>` and `<dt>` end the one before them.
    fn start_item(&mut self, tag: &Tag) {
        let is_item = |name| match tag.name {
            Name::Li => name == Name::Li,
            _ => matches!(name, Name::Dd | Name::Dt),
        };
        let open = self.stack.entries().iter().rev().find(|open| {
            let is_transparent = matches!(open.name, Name::Address | Name::Div | Name::P);
            open.has(names::SPECIAL) && !is_transparent
        });
        if let Some(name) = open.map(|open| open.name).filter(|&name| is_item(name)) {
            self.stack.close_implied(name);
            self.stack.pop_until(name);
        }
        self.stack.close_paragraph();
        self.insert(tag);
    }

    /// A second `<html>` or `<body>` only adds attributes to the first.
    fn start_again(&mut self, tag: &Tag) {
        if self.stack.holds(Name::Template) {
            return;
        }
        let place = usize::from(tag.name == Name::Body);
        let first = self.stack.get(place).filter(|open| open.is(tag.name));
        if let Some(node) = first.map(|open| open.node) {
            self.arena.add_missing(node, tag.attributes.first as usize);
        }
    }

    /// Whether an `<input>` shows nothing.
    pub(super) fn is_hidden_input(&self, tag: &Tag) -> bool {
        let attributes = self.arena.attributes_of(tag.attributes);
        let kind = attributes
            .iter()
            .find(|attribute| attribute.name == AttributeName::Type);
        kind.is_some_and(|kind| self.arena.value(kind).eq_ignore_ascii_case("hidden"))
    }
}
