//! The attributes that the lowering asks about, read in one pass.

use super::classes::Said;
use crate::html::{AttributeName as Name, Tree};

/// The attributes of an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes<'a> {
    pub(super) class: &'a str,
    pub(super) id: &'a str,
    pub(super) role: &'a str,
    pub(super) href: &'a str,
    pub(super) src: &'a str,
    /// The address that a lazy loader will put into `src`.
    pub(super) lazy_src: &'a str,
    pub(super) alt: &'a str,
    pub(super) datetime: &'a str,
    pub(super) itemprop: &'a str,
    pub(super) rel: &'a str,
    pub(super) lang: &'a str,
    pub(super) title: &'a str,
    pub(super) start: &'a str,
    pub(super) name: &'a str,
    pub(super) property: &'a str,
    pub(super) content: &'a str,
    pub(super) kind: &'a str,
    pub(super) hidden: bool,
    /// Whether the element says which other one is its label.
    pub(super) is_labelled: bool,
    /// What the class says, where that was asked.
    pub(super) said: Said,
}

/// Reads the attributes of an element into `found`, which is large to be handed about.
pub(super) fn read<'t, T: Tree>(tree: &'t T, node: T::Node, found: &mut Attributes<'t>) {
    tree.attributes(node, |name, value| match name {
        Name::Class => found.class = value,
        Name::Id => found.id = value,
        Name::Role => found.role = value,
        Name::Href => found.href = value,
        Name::Src => found.src = value,
        Name::Alt => found.alt = value,
        Name::Datetime => found.datetime = value,
        Name::Itemprop => found.itemprop = value,
        Name::Rel => found.rel = value,
        Name::Lang => found.lang = value,
        Name::Title => found.title = value,
        Name::Start => found.start = value,
        Name::Name => found.name = value,
        Name::Property => found.property = value,
        Name::Content => found.content = value,
        Name::Type => found.kind = value,
        Name::Hidden => found.hidden |= value != "until-found",
        Name::Style => found.hidden |= hides(value),
        Name::AriaLabelledby => found.is_labelled = !value.is_empty(),
        Name::DataOriginal | Name::DataSrc | Name::DataLazySrc | Name::DataOriginalSrc => {
            found.lazy_src = value;
        }
    });
}

/// Whether a style attribute hides the element.
fn hides(style: &str) -> bool {
    let mut rest = style.trim_ascii_start();
    loop {
        let end = memchr::memchr(b';', rest.as_bytes());
        let declaration = end.map_or(rest, |end| rest.get(..end).unwrap_or_default());
        // Most properties begin with another letter.
        if declaration.starts_with(['d', 'D', 'v', 'V']) && is_hiding(declaration) {
            return true;
        }
        let Some(end) = end else {
            return false;
        };
        rest = rest.get(end + 1..).unwrap_or_default().trim_ascii_start();
    }
}

fn is_hiding(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else {
        return false;
    };
    let (property, value) = (property.trim(), value.trim());
    let value = value.split('!').next().unwrap_or_default().trim_end();
    (property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
        || (property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
}

#[cfg(test)]
mod tests {
    use super::hides;

    #[test]
    fn styles_hide() {
        assert!(hides("color: red; DISPLAY : none"));
        assert!(hides("visibility:hidden !important"));
        assert!(hides(" ;\n display:none;"));
        assert!(!hides("display: block; content: 'display: none'"));
        assert!(!hides("overflow: hidden"));
    }
}
