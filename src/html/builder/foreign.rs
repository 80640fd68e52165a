//! SVG and MathML.

use super::super::arena::Space;
use super::super::names::{self, Name};
use super::super::tokenizer::State;
use super::stack::Open;
use super::{Builder, Tag};

impl Open {
    /// Whether it is an element of MathML whose text is HTML.
    fn holds_text(&self) -> bool {
        let names = [Name::Mi, Name::Mo, Name::Mn, Name::Ms, Name::Mtext];
        self.space == Space::MathMl && names.contains(&self.name)
    }

    /// Whether it is an element of SVG that holds HTML.
    fn holds_html(&self) -> bool {
        let names = [Name::Foreignobject, Name::Desc, Name::Title];
        self.space == Space::Svg && names.contains(&self.name)
    }
}

impl Builder<'_> {
    fn top_foreign(&self) -> Option<&Open> {
        self.stack.top().filter(|open| open.space != Space::Html)
    }

    pub(super) fn is_top_foreign(&self) -> bool {
        self.top_foreign().is_some()
    }

    /// Whether a start tag is read by the rules for foreign content.
    pub(super) fn is_foreign_start(&self, name: Name) -> bool {
        self.top_foreign().is_some_and(|open| match name {
            _ if open.holds_html() => false,
            Name::Mglyph | Name::Malignmark => true,
            Name::Svg if open.space == Space::MathMl && open.name == Name::AnnotationXml => false,
            _ => !open.holds_text(),
        })
    }

    pub(super) fn is_foreign_text(&self) -> bool {
        self.top_foreign()
            .is_some_and(|open| !open.holds_html() && !open.holds_text())
    }

    pub(super) fn start_foreign(&mut self, tag: &Tag) -> State {
        let space = self.stack.top().map_or(Space::Html, |open| open.space);
        match tag.name {
            // Whether it ends the foreign content is told by attributes that are not read.
            Name::Font => return self.give_up(),
            name if name.has(names::BREAKS_OUT) => {
                self.leave_foreign();
                return self.start_in_mode(tag);
            }
            _ => self.insert_foreign(tag, space),
        }
        State::Data
    }

    pub(super) fn insert_foreign(&mut self, tag: &Tag, space: Space) {
        let data = Builder::element(tag.name, space, tag.attributes);
        let node = self.arena.append_new(self.target(), data);
        if tag.self_closing {
            return;
        }
        let mut open = Open {
            node,
            target: node,
            name: tag.name,
            space,
            flags: 0,
            written: tag.written,
        };
        if open.holds_text() || open.holds_html() {
            open.flags = names::SCOPE;
        }
        self.push_open(open);
    }

    fn leave_foreign(&mut self) {
        while self
            .top_foreign()
            .is_some_and(|open| !open.holds_html() && !open.holds_text())
        {
            self.stack.pop();
        }
    }

    pub(super) fn end_foreign(&mut self, tag: &Tag) {
        if matches!(tag.name, Name::Br | Name::P) {
            self.leave_foreign();
            return self.end_in_mode(tag);
        }
        for at in (1..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else {
                return;
            };
            if open.space == Space::Html && at + 1 < self.stack.len() {
                return self.end_in_mode(tag);
            }
            if self.is_same_name(&open, tag) {
                self.stack.truncate(at);
                return;
            }
        }
    }

    /// Whether an open element has the name of a tag.
    pub(super) fn is_same_name(&self, open: &Open, tag: &Tag) -> bool {
        let written = |span: crate::page::Span| {
            let bytes = self.arena.input.as_bytes().get(span.range());
            bytes.unwrap_or_default()
        };
        open.name == tag.name
            && (tag.name != Name::Other
                || written(open.written).eq_ignore_ascii_case(written(tag.written)))
    }
}
