//! Text that the page states and does not show, and markup that stands in it as text.

use std::collections::HashSet;

use super::Walk;
use crate::html::{Tokenizer, Tree, parse};
use crate::page::{ElementName, Gap};
use crate::read::html::attributes::Attributes;
use crate::read::html::classes::Classes;
use crate::read::html::line_ends::LineEnds;
use crate::read::html::statements::Statements;
use crate::read::html::{containers, head, stated_text};

impl<T: Tree> Walk<'_, '_, '_, T> {
    /// Reads the text that the JSON-LD or the data of the page states where the page itself shows next
    /// to none, or its summary where it has none at all.
    pub(super) fn add_stated_text(&mut self) {
        let page = &mut *self.builder.page;
        let stated = page.stated_text.take();
        let stated = stated.filter(|text| stated_text::is_missing(page, text));
        let of_data = || stated_text::of_data(page, &head::text_of(self.tree, self.data?));
        let Some(text) = stated
            .or_else(of_data)
            .or_else(|| stated_text::summary(page))
        else {
            return;
        };
        self.builder.page.text_is_stated = true;
        let nothing = Attributes::default();
        self.builder.state.container =
            containers::open(self.builder, ElementName::Article, &nothing, false);
        if stated_text::is_markup(&text) {
            self.unparsed(&text);
        } else {
            for line in text.lines() {
                self.builder.text(line, None);
                self.builder.boundary(Gap::Paragraph);
            }
        }
        self.builder.flush();
    }

    /// Parses and walks markup that stands in the tree as text.
    pub(super) fn unparsed(&mut self, markup: &str) {
        let tree = parse(markup, Tokenizer::default()).tree;
        let mut walk = Walk {
            builder: &mut *self.builder,
            tree: &tree,
            offset: None,
            line_ends: LineEnds::Folded,
            line_feeds: 0,
            numbers: Vec::new(),
            statements: Statements::default(),
            classes: Classes::new(tree.size()),
            controlled: HashSet::new(),
            picture: "",
            behind_math: None,
            data: None,
        };
        walk.run();
    }
}
