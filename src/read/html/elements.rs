//! What each HTML element is to the lowering.

use super::attributes::{Attributes, parts};
use crate::html::{AttributeName, NAMES, Name};
use crate::page::{ElementName, Gap};

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A block that holds text or other blocks.
    Block,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<p>`
    Paragraph,
    /// `<pre>` and the like: white space is kept.
    Preformatted,
    /// `<ul>`, `<ol>` and the like.
    List { ordered: bool },
    /// `<li>`
    ListItem,
    /// `<blockquote>`
    Quote,
    /// `<thead>`, `<tbody>`, `<tfoot>`
    TableSection,
    /// `<tr>`
    TableRow,
    /// `<td>`, `<th>`
    TableCell { header: bool },
    /// `<figcaption>`, `<caption>`
    Caption,
    /// Text of the line, of no meaning here.
    Inline,
    /// The same, of an element that the page makes itself.
    Custom,
    /// `<a>`
    Link,
    /// `<strong>`, `<b>`
    Strong,
    /// `<em>`, `<i>`
    Emphasis,
    /// `<code>`, `<kbd>` and the like.
    Code,
    /// `<cite>`
    Citation,
    /// `<sup>`
    Superscript,
    /// `<math>`
    Math,
    /// `<img>`
    Image,
    /// `<source>` of a picture; those of films are not read.
    ImageSource,
    /// `<br>`
    LineBreak,
    /// `<hr>`
    ThematicBreak,
    /// `<time>`
    Time,
    /// `<wbr>`: nothing, not even a space.
    Nothing,
    /// Markup without text; its place in `MARKUP_KINDS`.
    Markup(usize),
    /// `<meta>`, `<link>`, `<title>`, `<base>`: read for metadata wherever they stand.
    Metadata,
}

const SCRIPT: usize = 1;
const STYLE: usize = 2;
const TEMPLATE: usize = 3;
pub(super) const SVG: usize = 4;
const FRAME: usize = 5;

impl Role {
    /// How a block of the element is set off in so many lists. Inside of a list or a table, lines
    /// follow each other closely.
    pub(super) fn gap(self, list_depth: u8) -> Gap {
        match self {
            Role::ListItem | Role::TableSection | Role::TableRow => Gap::Line,
            Role::List { .. } if list_depth > 0 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }
}

/// The role of a block whose class may name a style: programs of offices write the title of a document as a
/// paragraph.
pub(super) fn styled(role: Role, attributes: &Attributes<'_>) -> Role {
    let is_title = || match attributes.class() {
        "MsoTitle" => true,
        // Of Google Docs, which names paragraphs so and styles by numbers.
        class => {
            attributes.id().starts_with("h.")
                && class.split_ascii_whitespace().any(|token| token == "title")
        }
    };
    match role {
        Role::Paragraph if !attributes.class().is_empty() && is_title() => Role::Heading(1),
        _ => role,
    }
}

/// Whether nothing of what an element usually sets off is: its style says so, or it is that which Google's documents
/// put around all that is copied from them.
pub(super) fn is_of_regular_type(attributes: &Attributes<'_>) -> bool {
    let is_regular = |(property, value): (&str, &str)| {
        let mut of_type = ["font-style", "font-weight"].iter();
        of_type.any(|it| property.eq_ignore_ascii_case(it)) && matches!(value, "normal" | "400")
    };
    attributes.id().starts_with("docs-internal-guid-")
        || attributes
            .get(AttributeName::Style)
            .split(';')
            .map(parts)
            .any(is_regular)
}

/// The role of an element and the name by which rules know it.
pub(super) fn role(name: Name, html: bool) -> (Role, ElementName) {
    if !html {
        return match name {
            Name::Math => (Role::Math, ElementName::Other),
            Name::Svg => (Role::Markup(SVG), ElementName::Other),
            // MathML repeats its formula in other notations here.
            Name::Annotation | Name::AnnotationXml => (Role::Markup(SVG), ElementName::Other),
            _ => (Role::Inline, ElementName::Other),
        };
    }
    let known = ROLES.get(name as usize);
    known.copied().unwrap_or((Role::Custom, ElementName::Other))
}

const OTHER: (Role, ElementName) = (Role::Inline, ElementName::Other);

/// The roles of HTML elements by the number of their name.
static ROLES: [(Role, ElementName); NAMES.len()] = {
    let mut roles = [OTHER; NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() {
        roles[at] = html_role(NAMES[at]);
        at += 1;
    }
    roles
};

const fn html_role(name: Name) -> (Role, ElementName) {
    if let Some(role) = block_role(name) {
        return role;
    }
    if let Some(role) = other_block_role(name) {
        return role;
    }
    match inline_role(name) {
        Some(role) => role,
        None => OTHER,
    }
}

const fn block_role(name: Name) -> Option<(Role, ElementName)> {
    use ElementName as Element;
    Some(match name {
        Name::Div => (Role::Block, Element::Div),
        Name::P => (Role::Paragraph, Element::Paragraph),
        Name::Li => (Role::ListItem, Element::ListItem),
        Name::Ul | Name::Menu | Name::Dir => (Role::List { ordered: false }, Element::List),
        Name::Ol => (Role::List { ordered: true }, Element::List),
        Name::H1 => (Role::Heading(1), Element::Heading),
        Name::H2 => (Role::Heading(2), Element::Heading),
        Name::H3 => (Role::Heading(3), Element::Heading),
        Name::H4 => (Role::Heading(4), Element::Heading),
        Name::H5 => (Role::Heading(5), Element::Heading),
        Name::H6 => (Role::Heading(6), Element::Heading),
        Name::Section => (Role::Block, Element::Section),
        Name::Article => (Role::Block, Element::Article),
        Name::Header => (Role::Block, Element::Header),
        Name::Footer => (Role::Block, Element::Footer),
        Name::Nav => (Role::Block, Element::Nav),
        Name::Aside => (Role::Block, Element::Aside),
        Name::Main => (Role::Block, Element::Main),
        Name::Table => (Role::Block, Element::Table),
        Name::Tbody | Name::Thead | Name::Tfoot => (Role::TableSection, Element::Other),
        Name::Tr => (Role::TableRow, Element::Other),
        Name::Td => (Role::TableCell { header: false }, Element::TableCell),
        Name::Th => (Role::TableCell { header: true }, Element::TableCell),
        Name::Blockquote => (Role::Quote, Element::Blockquote),
        Name::Figure => (Role::Block, Element::Figure),
        Name::Figcaption | Name::Caption => (Role::Caption, Element::Other),
        Name::Pre | Name::Listing | Name::Xmp => (Role::Preformatted, Element::Other),
        _ => return None,
    })
}

/// Elements that hold blocks and say little of them, controls, and markup without text.
const fn other_block_role(name: Name) -> Option<(Role, ElementName)> {
    use ElementName as Element;
    Some(match name {
        Name::Form => (Role::Block, Element::Form),
        Name::Fieldset => (Role::Block, Element::Fieldset),
        Name::Address => (Role::Block, Element::Address),
        Name::Dl => (Role::Block, Element::DescriptionList),
        Name::Body => (Role::Block, Element::Body),
        Name::Noscript => (Role::Block, Element::Noscript),
        Name::Meta | Name::Link | Name::Title | Name::Base | Name::Input => {
            (Role::Metadata, Element::Other)
        }
        Name::Button
        | Name::Select
        | Name::Textarea
        | Name::Datalist
        | Name::Option
        | Name::Optgroup
        | Name::Label
        | Name::Legend => (Role::Block, Element::FormControl),
        Name::Html
        | Name::Head
        | Name::Center
        | Name::Details
        | Name::Summary
        | Name::Dialog
        | Name::Dt
        | Name::Dd
        | Name::Frameset
        | Name::Hgroup
        | Name::Search => (Role::Block, Element::Other),
        Name::Script => (Role::Markup(SCRIPT), Element::Other),
        Name::Style => (Role::Markup(STYLE), Element::Other),
        Name::Template => (Role::Markup(TEMPLATE), Element::Other),
        Name::Iframe
        | Name::Object
        | Name::Embed
        | Name::Video
        | Name::Audio
        | Name::Canvas
        | Name::Noframes
        | Name::Noembed => (Role::Markup(FRAME), Element::Other),
        _ => return None,
    })
}

const fn inline_role(name: Name) -> Option<(Role, ElementName)> {
    let role = match name {
        Name::A => Role::Link,
        Name::Strong | Name::B => Role::Strong,
        Name::Em | Name::I => Role::Emphasis,
        Name::Cite => Role::Citation,
        Name::Sup => Role::Superscript,
        Name::Code | Name::Kbd | Name::Samp | Name::Tt => Role::Code,
        Name::Img => Role::Image,
        Name::Source => Role::ImageSource,
        Name::Br => Role::LineBreak,
        Name::Hr => Role::ThematicBreak,
        Name::Time => Role::Time,
        Name::Wbr => Role::Nothing,
        Name::Rp | Name::Rt => Role::Nothing,
        _ => return None,
    };
    Some((role, ElementName::Other))
}
