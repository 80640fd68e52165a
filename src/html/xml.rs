//! Pages that a program wrote as XML: all of their empty elements close themselves, `<div id="ad"/>` as much as
//! `<br/>`. The standard does not know that, and would put the rest of the page into such a `<div>`, or take it for
//! the text of a `<script>`.

use super::names::Name;

/// What the tags of a page say of how it was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// An element that is no void one closes itself.
    closed: bool,
    /// An element that may have content closes itself.
    empty: bool,
    /// One that never has any does not.
    unclosed: bool,
}

impl Signs {
    /// An element that may have content closes itself in front of `rest`. On pages that people wrote, scripts and styles
    /// do, too, and have text after all.
    pub(super) fn see_empty(&mut self, name: Name, rest: &str) {
        self.closed = true;
        let is_raw = matches!(name, Name::Script | Name::Style);
        self.empty |= !is_raw || rest.trim_start().starts_with('<');
    }

    /// An element that never has content stands there without closing itself. Old libraries do not know it of those
    /// that came with HTML 5, whatever they write.
    #[inline]
    pub(super) fn see_void(&mut self, name: Name) {
        self.unclosed |= is_long_void(name);
    }

    /// Whether the page has elements to be read as empty: people who write such do not close each `<br>`.
    pub(super) fn tell_xml(self) -> bool {
        self.empty && !self.unclosed
    }

    /// Whether a page that was read as XML is what it should be: it was written so, or nothing in it is read otherwise.
    pub(super) fn bear_out_xml(self) -> bool {
        self.tell_xml() || !self.closed
    }
}

/// Tags in which most pages show how they are written before anything else.
const FIRST: [&str; 2] = ["<meta", "<link"];

/// How much of a page is searched for one of them, in bytes.
const HEAD: usize = 2048;

/// Whether a page is likely written as XML: the first void element closes itself.
pub(super) fn is_likely(html: &str) -> bool {
    let bytes = html.as_bytes();
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let mut places = FIRST
        .iter()
        .filter_map(|tag| memchr::memmem::find(head, tag.as_bytes()));
    let first = places.next().and_then(|first| bytes.get(first..));
    first.is_some_and(|tag| {
        let end = memchr::memchr(b'>', tag).and_then(|end| end.checked_sub(1));
        end.and_then(|end| tag.get(end)) == Some(&b'/')
    })
}

/// Whether elements of a name never had content, in HTML 4 either.
#[inline]
fn is_long_void(name: Name) -> bool {
    matches!(
        name,
        Name::Area
            | Name::Base
            | Name::Br
            | Name::Col
            | Name::Hr
            | Name::Img
            | Name::Input
            | Name::Link
            | Name::Meta
            | Name::Param
    )
}

/// Whether elements of a name may have content and end where they close themselves.
pub(super) fn may_be_empty(name: Name) -> bool {
    let is_void = matches!(name, Name::Embed | Name::Source | Name::Track | Name::Wbr);
    // Parts that each page has, and those that close themselves in the standard too.
    let is_known = matches!(
        name,
        Name::Body | Name::Frame | Name::Head | Name::Html | Name::Image | Name::Math | Name::Svg
    );
    !is_long_void(name) && !is_void && !is_known
}

/// Whether an element of raw text that closes itself has none on any page: `<iframe />`. The standard knows no such
/// elements and takes all that follows for their text; in a `<noscript>`, where browsers never look, nobody sees that
/// it is wrong. Scripts without an address are as often written so and have text after all.
pub(super) fn has_no_text(name: Name, has_address: impl FnOnce() -> bool) -> bool {
    match name {
        Name::Iframe | Name::Textarea | Name::Title => true,
        Name::Script => has_address(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    /// The text of a page with these empty elements in front of its story.
    fn text(head: &str, empty: &str) -> String {
        let story = "<h2>The sluice</h2><p>She came in the autumn with a cart and a dog.</p><p>The mill stood at the \
            bend of the river, and nobody had ground there for thirty years.</p>";
        let page = format!(
            "<html><head><meta charset='utf-8'/><title>Mill</title>{head}</head><body>{empty}{story}</body></html>"
        );
        clean(page.as_str()).text().to_owned()
    }

    #[test]
    fn empty_elements_of_xml_swallow_nothing() {
        for head in [
            "<style type='text/css'/>",
            "<script id='a'/>",
            "<noscript/>",
        ] {
            assert_eq!(text(head, ""), text("", ""), "{head}");
        }
        for empty in [
            "<a name='c1' class='b'/>",
            "<div class='ad'/>",
            "<object data='x'/>",
            "<template/>",
            "<ul class='nav'/>",
            "<video src='x'/>",
        ] {
            assert_eq!(text("", empty), text("", ""), "{empty}");
        }
    }

    #[test]
    fn pages_that_people_wrote_are_read_as_browsers_do() {
        let swallowed = text("<meta name='a' content='b'>", "<template/>");
        assert_eq!(swallowed, "");
    }

    #[test]
    fn the_first_void_element_foretells_how_a_page_is_written() {
        use super::is_likely;
        assert!(is_likely("<html><head><meta charset='utf-8'/><link rel=a>"));
        assert!(!is_likely(
            "<html><head><meta charset='utf-8'><link rel='a'/>"
        ));
        assert!(!is_likely("<p>A page without either"));
        assert!(!is_likely("<meta"));
    }
}
