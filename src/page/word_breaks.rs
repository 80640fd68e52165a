//! Soft hyphens, which only tell where a word may be broken: names and phrases are found across
//! them, and neither readers nor indexes want them.

use super::{InlineKind, Page, Span, narrow};
use crate::features::Features;

const SOFT_HYPHEN: &str = "\u{ad}";

/// Its first byte.
pub(crate) const FIRST_OF_SOFT_HYPHEN: u8 = SOFT_HYPHEN.as_bytes()[0];

/// The text without soft hyphens, where it has some.
pub(crate) fn joined(text: &str) -> Option<String> {
    text.contains(SOFT_HYPHEN)
        .then(|| text.replace(SOFT_HYPHEN, ""))
}

/// Parts that are taken out of a text, in order.
struct Cuts {
    parts: Vec<Span>,
    /// How many bytes were taken out up to the end of each.
    taken: Vec<u32>,
}

impl Cuts {
    fn of(parts: Vec<Span>) -> Cuts {
        let mut sum = 0;
        let taken = parts.iter().map(|part| {
            sum += part.end - part.start;
            sum
        });
        let taken = taken.collect();
        Cuts { parts, taken }
    }

    /// How many parts begin before a place.
    fn before(&self, at: u32) -> usize {
        self.parts.partition_point(|part| part.start < at)
    }

    /// Where a place is once the parts are gone.
    fn moved(&self, at: u32) -> u32 {
        let Some(last) = self.before(at).checked_sub(1) else {
            return at;
        };
        let (part, taken) = (self.parts.get(last), self.taken.get(last));
        let within = part.map_or(0, |part| part.end.saturating_sub(at));
        at - taken.map_or(0, |taken| taken - within)
    }

    fn narrow(&self, span: &mut Span) {
        *span = Span {
            start: self.moved(span.start),
            end: self.moved(span.end),
        };
    }
}

impl Page {
    /// Takes soft hyphens out of the text and of the fields. Where blocks stand in the document does not
    /// change.
    pub(crate) fn join_words(&mut self) {
        for field in &mut self.fields {
            if let Some(joined) = joined(field.value()) {
                field.set_value(&joined);
            }
        }
        if !self.may_break_words {
            return;
        }
        // Its first byte is rare, and found faster than both.
        let text = self.text.as_bytes();
        let found = memchr::memchr_iter(FIRST_OF_SOFT_HYPHEN, text)
            .map(|at| Span::new(at, at + SOFT_HYPHEN.len()));
        let found = found.filter(|part| text.get(part.range()) == Some(SOFT_HYPHEN.as_bytes()));
        let found: Vec<Span> = found.collect();
        if !found.is_empty() {
            self.cut(found);
        }
    }

    /// Takes parts out of the text, in order. Where blocks stand in the document does not change.
    pub(crate) fn cut(&mut self, mut parts: Vec<Span>) {
        if self.text_is_source {
            self.sources = self.blocks.iter().map(|block| block.text).collect();
            self.text_is_source = false;
        }
        self.join_lines(&mut parts);
        let cuts = Cuts::of(parts);
        self.recount_links(&cuts);
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for part in &cuts.parts {
            text.push_str(self.text.get(at..part.range().start).unwrap_or_default());
            at = part.range().end;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        self.text = text;
        for block in &mut self.blocks {
            let old = block.text;
            cuts.narrow(&mut block.text);
            if old.end - old.start != block.text.end - block.text.start {
                let text = self.text.get(block.text.range()).unwrap_or_default();
                let start = block.text.range().start + text.len() - text.trim_start().len();
                let text = text.trim();
                block.text = Span::new(start, start + text.len());
                block.features = Features::of(text, block.features.link_chars);
            }
        }
        let inlines = self.inlines.iter_mut().map(|inline| &mut inline.text);
        inlines
            .chain(&mut self.seams)
            .for_each(|span| cuts.narrow(span));
        for field in &mut self.fields {
            field.at = cuts.moved(field.at);
        }
    }

    /// Where a line ends with a soft hyphen, its last word goes on in the next.
    fn join_lines(&mut self, parts: &mut [Span]) {
        let mut parts = parts.iter_mut().peekable();
        self.seams.retain(|seam| {
            while parts.next_if(|part| part.end < seam.start).is_some() {}
            let Some(part) = parts.next_if(|part| part.start <= seam.start) else {
                return true;
            };
            part.end = part.end.max(seam.end);
            false
        });
    }

    /// Takes what is cut out of links from the counts of their blocks.
    fn recount_links(&mut self, cuts: &Cuts) {
        for inline in &self.inlines {
            if !matches!(inline.kind, InlineKind::Link(_)) {
                continue;
            }
            let count = cuts.before(inline.text.end) - cuts.before(inline.text.start);
            if count > 0 {
                let at = self.block_at(inline.text.range().start);
                if let Some(block) = self.blocks.get_mut(at) {
                    let chars = block.features.link_chars;
                    block.features.link_chars = chars.saturating_sub(narrow(count));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, clean};

    const TEXT: &str = "The old fer\u{ad}ry left the har\u{ad}bour at six in the morning with forty people on \
                        board, and it came back in the evening with nearly as many, the harbour master said.";

    #[test]
    fn words_are_joined_in_text_and_markup() {
        let joined = TEXT.replace('\u{ad}', "");
        let text = format!(
            "Ships of Port El\u{ad}len\nBy Ann Bell\u{ad}smith\nPub\u{ad}lished: 3 March 2024\n\n{TEXT}\n\n{TEXT}"
        );
        let html = format!(
            "<title>Ships of Port El&shy;len</title><h1>Ships of Port El&shy;len</h1>\
             <p>By Ann Bell&shy;smith</p><p>Pub&shy;lished: 3 March 2024</p><p>{TEXT}</p><p>{TEXT}</p>"
        );
        let header = format!(
            "title: Ships of Port El\u{ad}len\nauthor: Ann Bell\u{ad}smith\ndate: 2024-03-03\n\n{TEXT}"
        );
        let markdown = format!(
            "# Ships of Port El\u{ad}len\n\nBy Ann Bell\u{ad}smith\n\nPub\u{ad}lished: 3 March 2024\n\n{TEXT}\n\n- *{TEXT}*\n"
        );
        for document in [text, html, header, markdown] {
            let article = clean(document.as_str());
            assert!(article.text().contains(&joined), "{document}");
            assert!(!article.text().contains('\u{ad}'), "{document}");
            assert!(article.to_markdown().contains(&joined), "{document}");
            assert!(!article.to_markdown().contains('\u{ad}'), "{document}");
            let metadata = article.metadata();
            let title = metadata.title.as_ref().map(|title| &*title.value);
            assert_eq!(title, Some("Ships of Port Ellen"), "{document}");
            let authors: Vec<&str> = metadata.authors.iter().map(|name| &*name.value).collect();
            assert_eq!(authors, ["Ann Bellsmith"], "{document}");
            let date = metadata
                .published
                .as_ref()
                .map(|date| date.value.to_string());
            assert_eq!(date.as_deref(), Some("2024-03-03"), "{document}");
        }
    }

    #[test]
    fn phrases_are_found_across_them_where_they_stand() {
        let document = format!("{TEXT}\n\n{TEXT}\nSub\u{ad}scribe to our news\u{ad}letter\n");
        let article = clean(document.as_str());
        let removed: Vec<&str> = article
            .removed()
            .filter_map(|removal| document.get(removal.span.clone()?))
            .collect();
        assert_eq!(removed, ["Sub\u{ad}scribe to our news\u{ad}letter"]);
    }

    #[test]
    fn marks_stay_around_their_words() {
        let html = format!(
            "<p>{TEXT} See the <a href='/t'>time\u{ad}table of the fer\u{ad}ry</a> <b>to\u{ad}day</b>.</p>"
        );
        let markdown = clean(html.as_str()).to_markdown();
        assert!(
            markdown.ends_with("See the [timetable of the ferry](/t) **today**."),
            "{markdown}"
        );
    }

    #[test]
    fn a_broken_word_goes_on_in_the_next_line() {
        let lines = "\
The mill at the bend of the river grinds flour again, for the first time
in forty years. Two volunteers cut the new wheel from oak that had been
felled on the hill behind the church, and a mason from the nearest val\u{ad}
ley dressed the stones in a week. The first sack went to the baker, who
says that the flour is coarser than what she buys and that she will not
go back to the other, though it costs a penny more than it did when the
mill was last at work and the road to the town had not yet been built by
the men of the valley.
";
        let text = clean(Document::from_text(lines)).text().to_owned();
        assert!(
            text.contains("from the nearest valley dressed the"),
            "{text}"
        );
    }
}
