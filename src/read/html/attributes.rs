//! The attributes that the lowering asks about, read in one pass.

use html5ever::local_name;

use super::classes::Said;
use crate::html::Tree;

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
    tree.attributes(node, &mut |name, value| match *name {
        local_name!("class") => found.class = value,
        local_name!("id") => found.id = value,
        local_name!("role") => found.role = value,
        local_name!("href") => found.href = value,
        local_name!("src") => found.src = value,
        local_name!("alt") => found.alt = value,
        local_name!("datetime") => found.datetime = value,
        local_name!("itemprop") => found.itemprop = value,
        local_name!("rel") => found.rel = value,
        local_name!("lang") => found.lang = value,
        local_name!("title") => found.title = value,
        local_name!("start") => found.start = value,
        local_name!("name") => found.name = value,
        local_name!("property") => found.property = value,
        local_name!("content") => found.content = value,
        local_name!("type") => found.kind = value,
        local_name!("hidden") => found.hidden |= value != "until-found",
        local_name!("style") => found.hidden |= hides(value),
        _ => match &**name {
            "aria-labelledby" => found.is_labelled = !value.is_empty(),
            "data-original" | "data-src" | "data-lazy-src" | "data-original-src" => {
                found.lazy_src = value;
            }
            _ => {}
        },
    });
}

/// Whether a style attribute hides the element.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let (property, value) = (property.trim(), value.trim());
        let value = value.split('!').next().unwrap_or_default().trim_end();
        (property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
            || (property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}

#[cfg(test)]
mod tests {
    use super::hides;

    #[test]
    fn styles_hide() {
        assert!(hides("color: red; DISPLAY : none"));
        assert!(hides("visibility:hidden !important"));
        assert!(!hides("display: block; content: 'display: none'"));
        assert!(!hides("overflow: hidden"));
    }
}
