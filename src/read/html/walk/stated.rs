//! Text that the page states and does not show, and markup that stands in it as text.

use super::Walk;
use crate::html::{Tokenizer, Tree, parse};
use crate::page::{ElementName, Gap};
use crate::read::html::attributes::Attributes;
use crate::read::html::{containers, head, stated_text};

impl<T: Tree> Walk<'_, '_, '_, T> {
    /// Reads the text that the JSON-LD or the data of the page states where the page itself shows next
    /// to none, or its summary where it has none at all.
    pub(super) fn add_stated_text(&mut self) {
        let page = &mut *self.builder.page;
        let stated = page.stated_text.take();
        let stated = stated.filter(|text| stated_text::is_missing(page, text));
        let of_data = || {
            let data = self.data?;
            stated_text::of_data(page, || head::text_of(self.tree, data))
        };
        let Some(text) = stated
            .or_else(of_data)
            .or_else(|| stated_text::summary(page))
        else {
            return;
        };
        self.builder.page.text_is_stated = true;
        let nothing = Attributes::default();
        self.builder.state.container =
            containers::open(self.builder, ElementName::Article, &nothing, false, || {
                false
            });
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
        Walk::new(&mut *self.builder, &tree).run();
    }
}
