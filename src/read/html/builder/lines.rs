//! Prose of which the line breaks are kept.

use super::Builder;
use crate::page::Span;

impl Builder<'_> {
    /// Adds text of which the line breaks are kept. Those between blocks set nothing apart.
    pub(super) fn lines(&mut self, text: &str, source: Option<Span>) {
        let is_between = !self.is_behind_text() && text.trim().is_empty();
        // Where references of characters stand in the source, places in the text are none in it.
        let is_plain = |span: &Span| span.range().len() == text.len();
        let from = source.filter(is_plain).map(|span| span.range().start);
        let mut at = 0;
        for (number, line) in text.split('\n').enumerate().filter(|_| !is_between) {
            if number > 0 {
                self.line_break();
            }
            if !line.trim().is_empty() {
                let own = from.map(|from| Span::new(from + at, from + at + line.len()));
                self.text(line, own.or(source));
            }
            at += line.len() + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cleaner, clean};

    fn seen(html: &str) -> Vec<String> {
        let page = Cleaner::default().read(html);
        page.blocks().map(|block| block.text().to_owned()).collect()
    }

    #[test]
    fn line_breaks_are_kept_where_the_style_says() {
        let text = "<div style='white-space: pre-wrap'>One,\ntwo.\n\nThree &amp;\nfour.</div>";
        assert_eq!(seen(text), ["One,", "two.", "Three &", "four."]);
        let list = "<ul style='white-space:pre-line'>\n\n<li>One</li>\n\n<li>Two</li></ul>";
        assert_eq!(clean(list).to_markdown().trim(), "- One\n- Two");
        let inner = "<div style='white-space:pre'><p style='white-space:normal'>One\ntwo</p></div>";
        assert_eq!(seen(inner), ["One two"]);
    }
}
