//! What each HTML element is to the lowering.

use html5ever::{LocalName, local_name};

use crate::page::ElementName;

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
    /// `<tr>`
    TableRow,
    /// `<td>`, `<th>`
    TableCell { header: bool },
    /// `<figcaption>`, `<caption>`
    Caption,
    /// Text of the line, of no meaning here.
    Inline,
    /// `<a>`
    Link,
    /// `<strong>`, `<b>`
    Strong,
    /// `<em>`, `<i>`
    Emphasis,
    /// `<code>`, `<kbd>` and the like.
    Code,
    /// `<img>`
    Image,
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
const SVG: usize = 4;
const FRAME: usize = 5;

/// The role of an element and the name by which rules know it.
pub(super) fn role(name: &LocalName, html: bool) -> (Role, ElementName) {
    if !html {
        return match *name {
            local_name!("svg") => (Role::Markup(SVG), ElementName::Other),
            // MathML repeats its formula in other notations here.
            local_name!("annotation") | local_name!("annotation-xml") => {
                (Role::Markup(SVG), ElementName::Other)
            }
            _ => (Role::Inline, ElementName::Other),
        };
    }
    block_role(name)
        .or_else(|| other_block_role(name))
        .or_else(|| inline_role(name))
        .unwrap_or((Role::Inline, ElementName::Other))
}

fn block_role(name: &LocalName) -> Option<(Role, ElementName)> {
    use ElementName as Name;
    Some(match *name {
        local_name!("div") => (Role::Block, Name::Div),
        local_name!("p") => (Role::Paragraph, Name::Paragraph),
        local_name!("li") => (Role::ListItem, Name::ListItem),
        local_name!("ul") | local_name!("menu") | local_name!("dir") => {
            (Role::List { ordered: false }, Name::List)
        }
        local_name!("ol") => (Role::List { ordered: true }, Name::List),
        local_name!("h1") => (Role::Heading(1), Name::Heading),
        local_name!("h2") => (Role::Heading(2), Name::Heading),
        local_name!("h3") => (Role::Heading(3), Name::Heading),
        local_name!("h4") => (Role::Heading(4), Name::Heading),
        local_name!("h5") => (Role::Heading(5), Name::Heading),
        local_name!("h6") => (Role::Heading(6), Name::Heading),
        local_name!("section") => (Role::Block, Name::Section),
        local_name!("article") => (Role::Block, Name::Article),
        local_name!("header") => (Role::Block, Name::Header),
        local_name!("footer") => (Role::Block, Name::Footer),
        local_name!("nav") => (Role::Block, Name::Nav),
        local_name!("aside") => (Role::Block, Name::Aside),
        local_name!("main") => (Role::Block, Name::Main),
        local_name!("table") => (Role::Block, Name::Table),
        local_name!("tr") => (Role::TableRow, Name::Other),
        local_name!("td") => (Role::TableCell { header: false }, Name::TableCell),
        local_name!("th") => (Role::TableCell { header: true }, Name::TableCell),
        local_name!("blockquote") => (Role::Quote, Name::Blockquote),
        local_name!("figure") => (Role::Block, Name::Figure),
        local_name!("figcaption") | local_name!("caption") => (Role::Caption, Name::Other),
        local_name!("pre") | local_name!("listing") | local_name!("xmp") => {
            (Role::Preformatted, Name::Other)
        }
        _ => return None,
    })
}

/// Elements that hold blocks and say little of them, controls, and markup without text.
fn other_block_role(name: &LocalName) -> Option<(Role, ElementName)> {
    use ElementName as Name;
    Some(match *name {
        local_name!("form") => (Role::Block, Name::Form),
        local_name!("fieldset") => (Role::Block, Name::Fieldset),
        local_name!("address") => (Role::Block, Name::Address),
        local_name!("dl") => (Role::Block, Name::DescriptionList),
        local_name!("body") => (Role::Block, Name::Body),
        local_name!("noscript") => (Role::Block, Name::Noscript),
        local_name!("meta")
        | local_name!("link")
        | local_name!("title")
        | local_name!("base")
        | local_name!("input") => (Role::Metadata, Name::Other),
        local_name!("button")
        | local_name!("select")
        | local_name!("textarea")
        | local_name!("datalist")
        | local_name!("option")
        | local_name!("optgroup") => (Role::Block, Name::FormControl),
        local_name!("html")
        | local_name!("head")
        | local_name!("tbody")
        | local_name!("thead")
        | local_name!("tfoot")
        | local_name!("center")
        | local_name!("details")
        | local_name!("summary")
        | local_name!("dialog")
        | local_name!("dt")
        | local_name!("dd")
        | local_name!("hgroup")
        | local_name!("legend")
        | local_name!("search") => (Role::Block, Name::Other),
        local_name!("script") => (Role::Markup(SCRIPT), Name::Other),
        local_name!("style") => (Role::Markup(STYLE), Name::Other),
        local_name!("template") => (Role::Markup(TEMPLATE), Name::Other),
        local_name!("iframe")
        | local_name!("object")
        | local_name!("embed")
        | local_name!("video")
        | local_name!("audio")
        | local_name!("canvas")
        | local_name!("noframes")
        | local_name!("noembed")
        | local_name!("frameset") => (Role::Markup(FRAME), Name::Other),
        _ => return None,
    })
}

fn inline_role(name: &LocalName) -> Option<(Role, ElementName)> {
    let role = match *name {
        local_name!("a") => Role::Link,
        local_name!("strong") | local_name!("b") => Role::Strong,
        local_name!("em") | local_name!("i") | local_name!("cite") => Role::Emphasis,
        local_name!("code") | local_name!("kbd") | local_name!("samp") | local_name!("tt") => {
            Role::Code
        }
        local_name!("img") => Role::Image,
        local_name!("br") => Role::LineBreak,
        local_name!("hr") => Role::ThematicBreak,
        local_name!("time") => Role::Time,
        local_name!("wbr") => Role::Nothing,
        local_name!("rp") | local_name!("rt") => Role::Nothing,
        _ => return None,
    };
    Some((role, ElementName::Other))
}
