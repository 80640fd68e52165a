//! The elements around blocks, and what their names and classes say.

use super::attributes::Attributes;
use super::builder::Builder;
use crate::hints::{self, Hints};
use crate::page::{Container, ElementName, Span};

/// What the elements around the builder's next block say.
pub(super) fn hints(builder: &Builder<'_>) -> Hints {
    let container = builder.state.container as usize;
    let container = builder.page.containers.get(container);
    container
        .map(|container| container.hints)
        .unwrap_or_default()
}

/// Opens the container of an element; its number.
pub(super) fn open(
    builder: &mut Builder<'_>,
    element: ElementName,
    attributes: &Attributes<'_>,
    is_root: bool,
) -> u32 {
    let parent = builder.state.container;
    let mut own_hints = hints_of_element(element);
    // The classes of the root tell of the whole page, as `has-sidebar`.
    if !is_root {
        own_hints = own_hints.with(attributes.said.hints);
        let id = attributes.id();
        if !id.is_empty() && element != ElementName::Heading && !is_sentence(id) {
            own_hints = own_hints.with(Hints::of_tokens(id));
        }
        if !attributes.role().is_empty() {
            own_hints = own_hints.with(Hints::of_tokens(attributes.role()));
        }
    }
    // A post that a story quotes is a quotation, whatever network its classes name.
    if element == ElementName::Blockquote {
        own_hints = own_hints.without(Hints::SHARE);
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
        blocks: Span::default(),
    });
    u32::try_from(builder.page.containers.len() - 1).unwrap_or(parent)
}

/// Words of the longest name; what has more is a heading, written as an address.
const LONGEST_NAME: usize = 5;

/// Whether an id is made of a heading, as generators of pages do: `what-is-new-in-the-related-works`.
fn is_sentence(id: &str) -> bool {
    // Most are told by their length alone.
    let mut words = 0;
    if id.len() > 2 * LONGEST_NAME {
        hints::words(id, |_| words += 1);
    }
    words > LONGEST_NAME
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
