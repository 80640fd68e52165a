//! Text that the page states and does not show, and markup that stands in it as text.

use super::Walk;
use crate::html::{Content, Tokenizer, Tree, parse};
use crate::page::{ElementName, Gap};
use crate::read::escaped::is_markup;
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
        if is_markup(&text) {
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
        let mut walk = Walk::new(&mut *self.builder, &tree);
        walk.was_text = true;
        walk.run();
    }

    /// Reads what `<noscript>` holds where that is escaped markup and nothing else, as in pages that were
    /// parsed with scripts and written out again; whether it is. It is parsed once.
    pub(super) fn escaped(&mut self, noscript: T::Node) -> bool {
        let mut markup = String::new();
        let mut next = self.tree.first_child(noscript).filter(|_| !self.was_text);
        while let Some(node) = next {
            let Content::Text { text, .. } = self.tree.content(node) else {
                return false;
            };
            markup.push_str(text);
            next = self.tree.next_sibling(node);
        }
        let markup = markup.trim();
        let begins = |ch: char| ch.is_ascii_alphabetic() || ch == '!';
        let first = markup.strip_prefix('<');
        if !first.is_some_and(|it| it.starts_with(begins)) || !markup.ends_with('>') {
            return false;
        }
        self.builder.boundary(Gap::Paragraph);
        let before = self.builder.state;
        let nothing = Attributes::default();
        let container =
            containers::open(self.builder, ElementName::Noscript, &nothing, false, || {
                false
            });
        (self.builder.state.container, self.builder.state.noscript) = (container, true);
        self.unparsed(markup);
        self.builder.boundary(Gap::Paragraph);
        self.builder.state = before;
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn markup_in_noscript_that_was_escaped_is_no_text() {
        let text = |inside: &str| {
            let story = "The keepers of the upper lock repaired both gates in the dry weeks.";
            let page = format!("<h1>Boats</h1><p>{story}</p><noscript>{inside}</noscript>");
            clean(page.as_str()).text().to_owned()
        };
        let image = text("&lt;img src=\"//count.example/?p=1\" height=1/&gt;");
        assert!(image.ends_with("dry weeks."), "{image}");
        let prose = text("Boats of up to nine metres (&lt;9 m&gt;) may pass again from Monday.");
        assert!(prose.contains("<9 m>"), "{prose}");
    }
}
