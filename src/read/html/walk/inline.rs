//! Text and elements in the line: links, images, formulas and what sets text off.

use super::{Leave, Walk};
use crate::block::BlockKind;
use crate::hints::Hints;
use crate::html::{Content, Name, Tree};
use crate::page::{Gap, InlineKind, Span};
use crate::read::html::attributes::Attributes;
use crate::read::html::elements::{Role, SVG, is_of_regular_type};
use crate::read::html::line_ends::LineEnds;
use crate::read::html::{containers, kickers, look_ahead};

/// How many nodes are looked at in a link to tell whether it is more than a sign.
const MOST_IN_SIGN: usize = 8;

/// The shortest name of a section, in bytes: what is shorter may be a part of a word.
const SHORTEST_SECTION: usize = 3;

impl<'t, T: Tree> Walk<'t, '_, '_, T> {
    /// Adds text, in lines where a fragment's own are not folded.
    pub(super) fn add_text(&mut self, text: &str, source: Option<Span>) {
        if self.builder.state.in_block || self.line_ends == LineEnds::Folded {
            self.builder.text(text, source);
            return;
        }
        let mut at = 0;
        for line in text.split('\n') {
            if at > 0 {
                self.line_feeds += 1;
                match (self.line_feeds, self.line_ends) {
                    (1, LineEnds::Lines) => self.builder.boundary(Gap::Line),
                    (1, _) => self.builder.space(),
                    _ => self.builder.boundary(Gap::Paragraph),
                }
            }
            let begin = at;
            at += line.len() + 1;
            if line.trim().is_empty() {
                self.builder.text(line, None);
                continue;
            }
            self.line_feeds = 0;
            let range = source.map(|source| source.range());
            let source = match range.filter(|range| range.len() == text.len()) {
                Some(range) => {
                    let start = range.start + begin;
                    Some(Span::new(start, start + line.len()))
                }
                None => source,
            };
            self.builder.text(line, source);
        }
    }

    pub(super) fn enter_inline(
        &mut self,
        node: T::Node,
        role: Role,
        attributes: &Attributes<'_>,
    ) -> Option<Leave> {
        let is_hidden = attributes.hidden && !self.is_drawn_formula(node)
            || role == Role::Link && self.leads_to_comment(attributes);
        if (is_hidden || self.is_permalink(node, role, attributes)) && !self.builder.state.hidden {
            let (text, source) = self.text_inside(node);
            self.builder.hidden_text(text, source);
            return None;
        }
        if attributes.is_aria_hidden() && self.is_beside_formula(node) {
            self.count_markup(SVG, look_ahead::length_inside(self.tree, node));
            return None;
        }
        if let Some(leave) = self.enter_byline(node, role, attributes) {
            return Some(leave);
        }
        let is_apart = match role {
            Role::Math => {
                self.math(node, attributes);
                return None;
            }
            Role::Custom => self.is_before_custom(node),
            // Whom a quotation is of stands above it.
            Role::Citation => self.builder.state.quote_depth > 0 && self.builder.is_at_start(),
            Role::Inline if matches!(self.builder.state.kind, BlockKind::Heading(_)) => {
                let is_kicker = || kickers::is_one(attributes.class()) && self.is_before_word(node);
                self.builder.is_at_start() && (is_kicker() || self.is_before_title(node))
            }
            _ => false,
        };
        let behind = match role {
            Role::Superscript => self.set_off_exponent(node),
            _ => is_apart.then_some(' '),
        };
        if self.is_time_behind_date(node) {
            self.builder.space();
        }
        if role == Role::Code && self.builder.state.preformatted {
            containers::add_class(self.builder, attributes.class());
        }
        let kind = self.mark(role, attributes);
        let opened = kind.is_some_and(|kind| self.builder.open_inline(kind));
        self.statements
            .open(self.builder, attributes, role == Role::Time);
        Some(Leave::Inline { opened, behind })
    }

    /// Whether a link is the mark of a comment on a draft, as programs of offices write them. One that leads back
    /// begins the comment.
    fn leads_to_comment(&mut self, attributes: &Attributes<'_>) -> bool {
        let Some(place) = attributes.href().strip_prefix('#') else {
            return false;
        };
        let is_back = place.starts_with("cmnt_ref") || place.starts_with("_msoanchor_");
        if is_back && self.builder.is_at_start() {
            containers::add_hint(self.builder, Hints::COMMENTS);
        }
        is_back || place.starts_with("cmnt") || place.starts_with("_msocom_")
    }

    /// Whether a word stands right behind an element.
    fn is_before_word(&self, node: T::Node) -> bool {
        let behind = self.tree.next_sibling(node);
        behind.is_some_and(|behind| match self.tree.content(behind) {
            Content::Text { text, .. } => text.starts_with(char::is_alphanumeric),
            _ => false,
        })
    }

    /// Whether the name of a section stands in an element, and the title in the one right behind it, which
    /// a style sets apart: several words, of which the first has a capital.
    fn is_before_title(&self, node: T::Node) -> bool {
        let text = |node: Option<T::Node>| match self.tree.content(node?) {
            Content::Text { text, .. } => Some(text),
            _ => None,
        };
        let own = text(self.tree.first_child(node)).unwrap_or_default();
        let Some(next) = self.tree.next_sibling(node) else {
            return false;
        };
        let title = text(self.tree.first_child(next)).unwrap_or_default();
        own.len() >= SHORTEST_SECTION
            && own.ends_with(char::is_lowercase)
            && title.starts_with(char::is_uppercase)
            && title.trim().contains(' ')
    }

    /// What an element marks its text as.
    fn mark(&mut self, role: Role, attributes: &Attributes<'_>) -> Option<InlineKind> {
        match role {
            Role::Link if !attributes.is_place() => {
                let address = self.builder.string(attributes.href().trim());
                Some(InlineKind::Link(address))
            }
            Role::Strong | Role::Emphasis | Role::Citation if is_of_regular_type(attributes) => {
                None
            }
            Role::Strong => Some(InlineKind::Strong),
            Role::Emphasis | Role::Citation => Some(InlineKind::Emphasis),
            Role::Code => Some(InlineKind::Code),
            _ if attributes.said.hints.contains(Hints::HIDDEN) => {
                self.builder.page.has_unseen = true;
                Some(InlineKind::Unseen)
            }
            _ => None,
        }
    }

    /// Whether a link is a sign that leads to the heading that it stands in, shown to be copied, or
    /// from a note back to its mark.
    fn is_permalink(&self, node: T::Node, role: Role, attributes: &Attributes<'_>) -> bool {
        if role != Role::Link || !attributes.href().starts_with('#') {
            return false;
        }
        let mut is_sign = matches!(self.builder.state.kind, BlockKind::Heading(_));
        let has_no_words = self.all_inside(node, |content| match content {
            Content::Text { text, .. } => {
                let has_words = text.contains(char::is_alphanumeric);
                is_sign |= !has_words && text.contains('↩');
                !has_words
            }
            Content::Element { name, .. } => *name != Name::Img,
            _ => true,
        });
        is_sign && has_no_words
    }

    /// Whether an element holds but a few nodes, and all of them are as they should be.
    fn all_inside(&self, node: T::Node, mut is_fine: impl FnMut(&Content<'_>) -> bool) -> bool {
        let mut next = vec![self.tree.first_child(node)];
        for _ in 0..MOST_IN_SIGN {
            let Some(node) = next.pop() else {
                return true;
            };
            let Some(node) = node else {
                continue;
            };
            if !is_fine(&self.tree.content(node)) {
                return false;
            }
            next.push(self.tree.next_sibling(node));
            next.push(self.tree.first_child(node));
        }
        false
    }

    /// Whether the next to an element that the page made itself is another one, without so much as a
    /// space between: such are laid out as blocks.
    fn is_before_custom(&self, node: T::Node) -> bool {
        let next = self.tree.next_sibling(node);
        let next = next.map(|next| self.tree.content(next));
        matches!(
            next,
            Some(Content::Element {
                name: Name::Other,
                html: true
            })
        )
    }

    /// Whether an element begins with a time of day, and a date stands directly before it: a style sets
    /// them apart.
    fn is_time_behind_date(&self, node: T::Node) -> bool {
        if !self.builder.last().is_some_and(|ch| ch.is_ascii_digit()) {
            return false;
        }
        let text = self
            .tree
            .first_child(node)
            .map(|child| self.tree.content(child));
        let Some(Content::Text { text, .. }) = text else {
            return false;
        };
        let is_time = matches!(text.as_bytes(), [hour, digit, b':', minute, other, ..]
            if [hour, digit, minute, other].iter().all(|byte| byte.is_ascii_digit()));
        is_time && self.builder.is_behind_date()
    }

    /// Writes an exponent so that it does not become a part of the number before it, 10^6, and the
    /// number of a note, 45[2]; what it returns is to be written behind. Letters and brackets, of
    /// ordinals and notes, are told apart as they are; so are units.
    fn set_off_exponent(&mut self, node: T::Node) -> Option<char> {
        if !self.builder.is_behind_number() {
            return None;
        }
        if self.is_note_number(node) {
            self.builder.sign('[');
            return Some(']');
        }
        let text = |node: Option<T::Node>| match self.tree.content(node?) {
            Content::Text { text, .. } => text.chars().next(),
            _ => None,
        };
        let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        let first = text(self.tree.first_child(node));
        if !is_digit(self.builder.last()) || !is_digit(first) && !matches!(first, Some('-' | '−'))
        {
            return None;
        }
        match text(self.tree.next_sibling(node)) {
            // A fraction, 1 1/2.
            Some('/' | '⁄') => self.builder.space(),
            _ => self.builder.sign('^'),
        }
        None
    }

    /// Whether an element is the number of a note: it is a link, and nothing but digits.
    fn is_note_number(&self, node: T::Node) -> bool {
        let (mut is_link, mut has_digits) = (self.builder.is_at_start_of_link(), false);
        let is_number = self.all_inside(node, |content| match content {
            Content::Text { text, .. } => {
                has_digits |= text.contains(|ch: char| ch.is_ascii_digit());
                let is_part = |ch: char| ch.is_ascii_digit() || matches!(ch, ' ' | ',' | '–');
                text.chars().all(is_part)
            }
            Content::Element { name, .. } => {
                is_link |= *name == Name::A;
                matches!(
                    name,
                    Name::A | Name::Span | Name::Small | Name::B | Name::Strong
                )
            }
            _ => true,
        });
        is_number && is_link && has_digits
    }

    pub(super) fn image(&mut self, attributes: &Attributes<'t>) {
        let picture = std::mem::take(&mut self.picture);
        // Lazy loaders repeat their images in `<noscript>`; hidden ones count visits.
        if self.builder.state.noscript || self.builder.state.hidden || attributes.hidden {
            return;
        }
        // It draws the formula before it.
        if attributes.is_aria_hidden() && self.behind_math == Some(self.builder.position()) {
            return;
        }
        let address = match attributes.image() {
            "" => picture,
            address => address,
        };
        if !address.is_empty() {
            self.builder.image(address, attributes.alt());
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_set_in_regular_type_is_not_marked() {
        let story = "<p>The tide comes in at <b>four</b>.</p><h2>The quay</h2><p>It is wet.</p>";
        for open in [
            "<b style='font-weight:normal' id='docs-internal-guid-1f2e'>",
            "<b id='docs-internal-guid-1f2e'>",
            "<b style='font-weight: normal'>",
        ] {
            let page = format!("<h1>Tide</h1>{open}{story}</b>");
            let shown = "The tide comes in at **four**.\n\n## The quay\n\nIt is wet.";
            assert_eq!(crate::clean(page.as_str()).to_markdown(), shown, "{open}");
        }
    }

    #[test]
    fn marks_of_comments_on_a_draft_are_no_text() {
        for mark in [
            "<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>",
            "<a class=msocomanchor href='#_msocom_1' name='_msoanchor_1'>[TO1]</a>",
        ] {
            let page = format!("<h1>Tide</h1><p>The tide comes in at four{mark}.</p>");
            let article = crate::clean(page.as_str());
            assert_eq!(article.text(), "The tide comes in at four.");
        }
    }

    use crate::page::Gap;
    use crate::{Cleaner, clean};

    fn read(html: &str) -> crate::Page {
        Cleaner::default().read(html)
    }

    fn seen(html: &str) -> Vec<String> {
        let page = read(html);
        let seen = page.blocks().filter(|block| !block.is_hidden());
        seen.map(|block| block.text().to_owned()).collect()
    }

    #[test]
    fn signs_that_lead_to_their_heading_are_no_part_of_it() {
        for heading in [
            "Install it<a class=headerlink href=#install>¶</a>",
            "<a href=#install class=header-anchor><span>#</span></a>Install it",
            "Install it<a href=#install class=hash-link>&ZeroWidthSpace;</a>",
            "<a href=#install><svg></svg>🔗</a> Install it",
            "<a href=#install>Install it</a>",
        ] {
            assert_eq!(seen(&format!("<h2>{heading}</h2>")), ["Install it"]);
        }
        assert_eq!(seen("<h2><a href=#c>1.</a> Boats</h2>"), ["1. Boats"]);
        assert_eq!(seen("<p>See <a href=#c>¶</a></p>"), ["See ¶"]);
        assert_eq!(seen("<li>A note. <a href=#r1>↩\u{fe0e}</a>"), ["A note."]);
    }

    #[test]
    fn headings_that_link_to_a_place_on_the_page_are_no_links() {
        let is_link = |address: &str| {
            let page = read(&format!("<h2 id=tides><a href='{address}'>Tides</a></h2>"));
            page.blocks()
                .any(|block| block.features().link_share() > 0.5)
        };
        assert!(!is_link("#tides") && !is_link("#") && is_link("/tides#more"));
    }

    #[test]
    fn what_edits_a_section_is_no_part_of_its_heading() {
        let story = "<p>The tide comes in at four, as it says on the board at the pier.</p>";
        let edit = "<span class=mw-editsection>[<a href=/edit>edit</a>]</span>";
        let article = clean(format!("{story}<h2>History{edit}</h2>{story}").as_str());
        assert!(
            article.text().contains("\n\nHistory\n\n"),
            "{}",
            article.text()
        );
    }

    #[test]
    fn places_that_links_lead_to_are_no_links() {
        let page = read("<p><a name=c1>Chapter</a> one, <a href=/two name=c2>two</a></p>");
        let links: Vec<_> = page.blocks().flat_map(|block| block.links()).collect();
        assert_eq!(links, [("/two", "two")]);
    }

    #[test]
    fn places_that_are_not_closed_make_no_links() {
        for place in ["<a id=c1>", "<a name=c1>", "<a name=c1 id=c1>"] {
            let page = read(&format!("<h2>{place}The mill</h2><p>It stood at the bend."));
            let shares = page.blocks().map(|block| block.features().link_share());
            assert!(shares.sum::<f32>() < 0.1, "{place}");
        }
        let page = read("<p><a id=more class=button>More of it</a>");
        assert!(
            page.blocks()
                .any(|block| block.features().link_share() > 0.9)
        );
    }

    #[test]
    fn a_formula_is_read_once() {
        let math = "<span class=m><math><mi>a</mi><mo>=</mo><mi>r</mi></math></span>";
        let drawn = "<span class=h aria-hidden=true><span>a=r</span></span>";
        for formula in [
            format!("{math}{drawn}"),
            format!("{drawn}<span>{math}</span><script type=math/tex>a=r</script>"),
            "<span>a=r</span><script type=math/tex id=MathJax-Element-1>a=r</script>".to_owned(),
            "<script type='math/tex; mode=display'>a=r</script>".to_owned(),
            math.to_owned(),
            "<span><span style='display: none'><math><mi>a=r</mi></math></span>\
                <img src=m.svg aria-hidden=true alt='a=r'></span>"
                .to_owned(),
        ] {
            let text = format!("<p>Let {formula} be.</p>");
            assert_eq!(seen(&text), ["Let a=r be."], "{text}");
        }
    }

    #[test]
    fn exponents_are_no_part_of_their_numbers() {
        for (html, text) in [
            ("10<sup>6</sup> boats", "10^6 boats"),
            ("10<sup>−6</sup> m<sup>2</sup>", "10^−6 m2"),
            ("1<sup>st</sup> of 12 <sup>3</sup>", "1st of 12 3"),
            ("1<sup>1</sup>/<sub>2</sub>", "1 1/2"),
            ("45<sup><a href=#n2>2</a></sup> boats", "45[2] boats"),
            ("45<a href=#n2><sup>2</sup></a> boats", "45[2] boats"),
            (
                "In 1897.<sup><span><a href=#n1>1</a></span></sup> It",
                "In 1897.[1] It",
            ),
            (
                "Boats<sup><a href=#n1>1</a></sup> in 3.<sup>4</sup>",
                "Boats1 in 3.4",
            ),
            (
                "1<sup><a href=#n1>[1]</a></sup> 2<sup><a href=/st>nd</a></sup>",
                "1[1] 2nd",
            ),
        ] {
            assert_eq!(seen(&format!("<p>{html}</p>")), [text]);
        }
    }

    #[test]
    fn a_time_does_not_become_a_part_of_the_date_before_it() {
        for (html, text) in [
            (
                "<i class=d>2024-03-26</i><i class=t>23:16</i>",
                "2024-03-26 23:16",
            ),
            ("26.03.2024<span>23:16:05</span>", "26.03.2024 23:16:05"),
            ("<i>24/03/26</i><b>23:16</b>", "24/03/26 23:16"),
            ("<i>1</i><i>2</i>", "12"),
            ("<i>10-1</i><i>2:30</i>", "10-12:30"),
            ("<i>2024-0</i><i>3-26</i>", "2024-03-26"),
            ("<i>1326</i><i>23:16</i>", "132623:16"),
        ] {
            assert_eq!(seen(&format!("<p>{html}</p>")), [text]);
        }
    }

    #[test]
    fn an_empty_line_ends_a_paragraph_whatever_space_it_has() {
        for (line, gap) in [
            ("", Gap::Paragraph),
            ("&nbsp;", Gap::Paragraph),
            ("At ten", Gap::Line),
        ] {
            let page = read(&format!("<div>Six<br>{line}<br>Noon</div>"));
            let last = page.blocks().next_back().map(|block| block.data().gap);
            assert_eq!(last, Some(gap), "{line}");
        }
    }

    #[test]
    fn neighbours_that_are_laid_out_as_blocks_do_not_run_together() {
        let card = "<x-card><x-title>Card title</x-title><x-body>Text, <x-b>bold</x-b>.</x-body></x-card></div>";
        assert_eq!(seen(card), ["Card title Text, bold."]);
        let quote = "<blockquote><div><cite>anna wrote:</cite>Does it?</div></blockquote>";
        assert_eq!(seen(quote), ["anna wrote: Does it?"]);
    }

    #[test]
    fn images_have_addresses_in_many_places() {
        for image in [
            "<img src=a.png>",
            "<img src=data:x data-src=a.png>",
            "<img srcset='a.png 1x, b.png 2x'>",
            "<img src=data:x data-srcset=a.png,>",
            "<img src=/i/blank.gif srcset='a.png 2x'>",
            "<img src=/b.gif data-srcset='a.png 2x'>",
            "<img src=none.gif file=a.png>",
            "<img src=/static/grey.gif data-url=a.png>",
            "<img src=x.gif data-lazyload=a.png>",
            "<img src=data:x data-actualsrc=a.png>",
            "<img src=a.png data-url=/story>",
            "<picture><source srcset='a.png 2x'><img alt=Pier></picture>",
        ] {
            let page = read(&format!("<p>The pier {image}</p>"));
            let images: Vec<_> = page.blocks().flat_map(|block| block.images()).collect();
            assert_eq!(images.iter().map(|it| it.0).collect::<Vec<_>>(), ["a.png"]);
        }
    }
}
