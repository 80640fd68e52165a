//! Markup without text, and the text that some of it has.

use super::Walk;
use crate::block::BlockKind;
use crate::html::{Content, Name, Tree};
use crate::read::html::attributes::Attributes;
use crate::read::html::{head, look_ahead, page_data};

impl<T: Tree> Walk<'_, '_, '_, T> {
    pub(super) fn markup(&mut self, node: T::Node, kind: usize, attributes: &Attributes<'_>) {
        let Content::Element { name, .. } = self.tree.content(node) else {
            return;
        };
        if name == Name::Noframes && self.is_bare() {
            // A page of frames has no text but this.
            self.unparsed(&head::text_of(self.tree, node));
            return;
        }
        let bytes = if name == Name::Script {
            head::script(self.builder.page, self.tree, node, attributes);
            self.formula(node, attributes);
            self.data = self.data.or(page_data::is_in(attributes).then_some(node));
            head::length_of(self.tree, node)
        } else {
            look_ahead::length_inside(self.tree, node)
        };
        self.count_markup(kind, bytes);
    }

    /// Whether nothing but the head of the page was read.
    fn is_bare(&self) -> bool {
        let last = self.builder.page.blocks.last();
        self.builder.is_at_start() && last.is_none_or(|last| last.kind == BlockKind::Envelope)
    }

    pub(super) fn count_markup(&mut self, kind: usize, bytes: usize) {
        if let Some(count) = self.builder.page.markup.get_mut(kind) {
            count.elements = count.elements.saturating_add(1);
            count.bytes = count.bytes.saturating_add(bytes as u64);
        }
    }

    /// Reads a formula in TeX, which a script would draw. Where one did, the script has an id.
    fn formula(&mut self, node: T::Node, attributes: &Attributes<'_>) {
        let is_drawn = attributes.id().starts_with("MathJax-")
            || self.behind_math == Some(self.builder.position());
        if is_drawn || !attributes.kind().trim_start().starts_with("math/tex") {
            return;
        }
        let mut child = self.tree.first_child(node);
        while let Some(node) = child {
            if let Content::Text { text, source } = self.tree.content(node) {
                let source = self.source(source);
                self.builder.text(text, source);
            }
            child = self.tree.next_sibling(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn a_page_of_frames_has_the_text_for_those_without() {
        let story =
            "<body><h1>The ferry</h1><p>It leaves at six.</p><p>It takes an hour.</p></body>";
        let page = |body: &str| format!("<html><head><title>Ferry</title></head>{body}</html>");
        let frames = |inside: &str| {
            page(&format!(
                "<frameset cols='1,*'><frame src=a>{inside}</frameset>"
            ))
        };
        let noframes = format!("<noframes>{story}</noframes>");
        let text = "It leaves at six.\n\nIt takes an hour.";
        assert!(clean(frames(&noframes).as_str()).text().ends_with(text));
        let beside = page(&format!(
            "<body><p>The tide comes in at four.</p>{noframes}"
        ));
        assert_eq!(clean(beside.as_str()).text(), "The tide comes in at four.");
        assert_eq!(clean(frames("").as_str()).text(), "");
    }
}
