//! The elements around blocks, and what their names and classes say.

use super::attributes::Attributes;
use super::builder::Builder;
use super::properties::is_reply;
use crate::hints::Hints;
use crate::page::{Container, ElementName, Span, WordLists};

/// What the elements around the builder's next block say.
pub(super) fn hints(builder: &Builder<'_>) -> Hints {
    let container = builder.state.container as usize;
    let container = builder.page.containers.get(container);
    container
        .map(|container| container.hints)
        .unwrap_or_default()
}

/// Opens the container of an element; its number. `is_slug` tells whether its id is its heading.
pub(super) fn open(
    builder: &mut Builder<'_>,
    element: ElementName,
    attributes: &Attributes<'_>,
    is_root: bool,
    is_slug: impl FnOnce() -> bool,
) -> u32 {
    let parent = builder.state.container;
    let (words, said) = read_names(&mut builder.page.class_words, element, attributes, is_slug);
    let mut own_hints = hints_of_element(element);
    // The classes of the root tell of the whole page, as `has-sidebar`.
    if !is_root {
        own_hints = own_hints.with(attributes.said.hints).with(said);
    }
    own_hints = own_hints.with(hints_of_sheet(element, attributes));
    if attributes.is_aria_hidden() {
        own_hints = own_hints.with(Hints::HIDDEN);
    }
    let property = attributes.itemprop();
    if matches!(property, "review" | "reviews") {
        own_hints = own_hints.with(Hints::REVIEWS);
    }
    if is_reply(property) && is_behind_prose(builder) {
        own_hints = own_hints.with(Hints::REPLIES);
    }
    // A post that a story quotes is a quotation, whatever network its classes name.
    if element == ElementName::Blockquote {
        own_hints = own_hints.without(Hints::SHARE);
        quote_in_parent(builder);
    }
    // What stands under a picture is of the picture.
    if own_hints.intersects(Hints::FOOTER) && is_in_figure(builder) {
        own_hints = own_hints.without(Hints::FOOTER);
    }
    let start = builder.page.strings.len();
    for attribute in [attributes.class(), attributes.id(), attributes.role()] {
        if !attribute.is_empty() {
            let _ = builder.string(attribute);
            let _ = builder.string(" ");
        }
    }
    let tokens = Span::new(start, builder.page.strings.len());
    builder.container(Container {
        parent,
        tag: element,
        own_hints,
        hints: hints(builder).with(own_hints),
        tokens,
        words,
        blocks: Span::default(),
    });
    let opened = u32::try_from(builder.page.containers.len() - 1).unwrap_or(parent);
    let address = attributes.own_address();
    if !address.is_empty() {
        let address = builder.string(address);
        builder.page.addressed.push((opened, address));
    }
    opened
}

/// Takes from the element around a quotation that it is a row of buttons: as `social-embed` it is made for the
/// post that the story quotes.
fn quote_in_parent(builder: &mut Builder<'_>) {
    let parent = builder.state.container as usize;
    if let Some(parent) = builder.page.containers.get_mut(parent) {
        parent.own_hints = parent.own_hints.without(Hints::SHARE);
    }
}

/// Blocks at the start of a page among which its running text begins.
const MOST_BEFORE_PROSE: usize = 256;

/// Whether running text stands before what follows: in threads the first post may be called a comment
/// too.
pub(super) fn is_behind_prose(builder: &Builder<'_>) -> bool {
    let mut before = builder.page.blocks.iter().take(MOST_BEFORE_PROSE);
    before.any(|block| block.features.is_prose())
}

/// Notes the class of `<code>` at the beginning of `<pre>`, which often tells its language, with those
/// of the other. It is noted once.
pub(super) fn add_class(builder: &mut Builder<'_>, class: &str) {
    let container = builder.state.container as usize;
    let container = builder.page.containers.get(container);
    let tokens = container.map(|it| it.tokens).unwrap_or_default();
    let names_language = |tokens: &str| tokens.contains("lang") || tokens.contains("hljs");
    if !builder.is_at_start()
        || !names_language(class)
        || names_language(builder.page.string(tokens))
    {
        return;
    }
    let tokens = format!("{}{class} ", builder.page.string(tokens));
    let tokens = builder.string(&tokens);
    let container = builder.state.container as usize;
    if let Some(container) = builder.page.containers.get_mut(container) {
        container.tokens = tokens;
    }
}

/// Notes what the element around the builder's next block is, as far as its content tells.
pub(super) fn add_hint(builder: &mut Builder<'_>, hint: Hints) {
    let container = builder.state.container as usize;
    if let Some(container) = builder.page.containers.get_mut(container) {
        container.own_hints = container.own_hints.with(hint);
        container.hints = container.hints.with(hint);
    }
}

/// Elements between a figure and what stands under its picture, at most.
const WITHIN_FIGURE: usize = 4;

/// Whether the builder's next block stands in a figure.
pub(super) fn is_in_figure(builder: &Builder<'_>) -> bool {
    let containers = &builder.page.containers;
    let mut next = containers.get(builder.state.container as usize);
    let around = std::iter::from_fn(|| {
        let container = next?;
        next = containers.get(container.parent as usize);
        Some(container.tag)
    });
    let mut near = around.take(WITHIN_FIGURE);
    near.any(|tag| tag == ElementName::Figure)
}

/// Words of the longest name. What has more is a heading, written as an address, as generators of
/// pages do: `what-is-new-in-the-related-works`.
const LONGEST_NAME: u32 = 5;

/// Reads the id and the role of an element; the list of their words and those of its class, and
/// what the two say.
fn read_names(
    lists: &mut WordLists,
    element: ElementName,
    attributes: &Attributes<'_>,
    is_slug: impl FnOnce() -> bool,
) -> (u32, Hints) {
    let (id, role) = (attributes.id(), attributes.role());
    if id.is_empty() && role.is_empty() {
        return (attributes.said.words, Hints::default());
    }
    let list = lists.begin();
    lists.push_all(list, attributes.said.words);
    let mut count = 0;
    let of_id = Hints::of_tokens(id, |word, _| {
        lists.push(list, word);
        count += 1;
    });
    let is_name = element != ElementName::Heading && count <= LONGEST_NAME;
    let of_role = Hints::of_tokens(role, |word, _| lists.push(list, word));
    // Few ids say anything, and only those are looked at more closely.
    let is_name = is_name && (of_id == Hints::default() || !is_slug());
    let of_id = if is_name { of_id } else { Hints::default() };
    (list, of_id.with(of_role))
}

/// What the Writer of LibreOffice says of its elements: which recur on each sheet.
fn hints_of_sheet(element: ElementName, attributes: &Attributes<'_>) -> Hints {
    let is_edge = element == ElementName::Div && matches!(attributes.title(), "header" | "footer");
    match is_edge {
        true => Hints::PAGINATION,
        false => Hints::default(),
    }
}

/// What an element's name says of its content.
fn hints_of_element(element: ElementName) -> Hints {
    match element {
        ElementName::Nav => Hints::NAVIGATION,
        ElementName::Footer => Hints::FOOTER,
        ElementName::Header => Hints::HEADER,
        ElementName::Aside => Hints::SIDEBAR,
        ElementName::FormControl => Hints::FORM_CONTROL,
        _ => Hints::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;
    use crate::hints::Hints;

    #[test]
    fn what_a_quoted_post_stands_in_is_no_row_of_buttons() {
        let is_share = |html: &str| {
            let story = "<p>The tide comes in at four, as it says on the board.</p>".repeat(9);
            let page = Cleaner::default().read(format!("<h1>The tide</h1>{story}{html}").as_str());
            page.blocks()
                .any(|block| block.hints().intersects(Hints::SHARE))
        };
        let post =
            "<blockquote class=twitter-tweet><p>The lamp is lit.</p>— Ada (@ada)</blockquote>";
        let embedded = format!("<div class=social-embed>{post}</div>");
        assert!(!is_share(&embedded));
        assert!(is_share(&format!("<div class=social>{embedded}</div>")));
        assert!(is_share("<div class=social-embed><p>Share</p></div>"));
    }

    #[test]
    fn what_recurs_on_each_sheet_is_no_text() {
        let story = "<p>The tide comes in at four, as it says on the board.</p>".repeat(3);
        let edge = |title: &str, text: &str| format!("<div title={title}><p>{text}</p></div>");
        let (head, foot) = (edge("header", "Report 12"), edge("footer", "Draft of May"));
        let page = format!("{head}<h1>Tide</h1>{story}{foot}");
        let article = crate::clean(page.as_str());
        assert!(!article.text().contains("Report") && !article.text().contains("Draft"));
    }

    #[test]
    fn the_footer_of_a_figure_is_not_that_of_the_page() {
        let is_footer = |html: &str| {
            let story = "<p>The tide comes in at four, as it says on the board.</p>";
            let page = Cleaner::default().read(format!("{story}{html}").as_str());
            page.blocks()
                .any(|block| block.hints().intersects(Hints::FOOTER))
        };
        let footer = "<div class=media-footer><p>The pier at dusk</p></div>";
        assert!(is_footer(footer));
        assert!(!is_footer(&format!(
            "<figure><img src=p.jpg><div>{footer}</div></figure>"
        )));
    }
}
