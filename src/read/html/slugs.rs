//! Ids that generators of pages make of headings, to be linked to: `related-work`.

use super::attributes::Attributes;
use super::elements::{Role, role};
use super::look_ahead::text_inside;
use crate::html::{AttributeName, Content, Name, Tree};
use crate::page::ElementName;
use crate::phrases;

/// Nodes among which the heading of an element stands, and a link in it.
const MOST_BEFORE: usize = 16;

/// Words of an id from which it may be a heading cut short.
const LONG: usize = 3;

/// Whether the id of an element is that of the heading it begins with, and names no part of the page:
/// a section on navigation is none. Where it has but few words, the two are alike in parts of pages
/// too, if the heading has no sign that links to it.
pub(super) fn is_of_heading<T: Tree>(
    tree: &T,
    node: T::Node,
    element: ElementName,
    attributes: &Attributes<'_>,
) -> bool {
    let id = attributes.id();
    let Some(heading) = first_heading(tree, node) else {
        return false;
    };
    let (text, _) = text_inside(tree, heading);
    let (own, slug) = (letters(&text), letters(id));
    let own = own.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let words = id.split(|ch: char| !ch.is_alphanumeric());
    let count = words.filter(|word| !word.is_empty()).count();
    // The same heading a second time has a number.
    let numbered = slug.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let is_same = !own.is_empty() && (own == slug || own == numbered);
    let is_cut = count >= LONG && own.starts_with(slug.as_str());
    if !(is_same || is_cut) {
        return false;
    }
    if has_permalink(tree, heading, id) {
        return true;
    }
    (count >= LONG || count > 1 && is_section(element, attributes)) && !phrases::is_one(text.trim())
}

/// Whether generators of pages make such elements for what is under a heading.
fn is_section(element: ElementName, attributes: &Attributes<'_>) -> bool {
    let mut classes = attributes.class().split_ascii_whitespace();
    let mut is_named = || {
        classes.any(|class| matches!(class, "section" | "sect1" | "sect2" | "level2" | "level3"))
    };
    element == ElementName::Section || is_named()
}

/// The letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|ch| ch.is_alphanumeric());
    let mut lower = String::with_capacity(text.len());
    lower.extend(letters.flat_map(char::to_lowercase));
    lower
}

/// The heading that an element begins with.
fn first_heading<T: Tree>(tree: &T, node: T::Node) -> Option<T::Node> {
    find(tree, node, |node, content| match content {
        Content::Text { text, .. } if !text.trim().is_empty() => Some(None),
        Content::Element { name, html } => match role(*name, *html).0 {
            Role::Heading(_) => Some(Some(node)),
            _ => None,
        },
        _ => None,
    })
    .flatten()
}

/// Whether a heading has a sign that leads to it.
fn has_permalink<T: Tree>(tree: &T, heading: T::Node, id: &str) -> bool {
    let found = find(tree, heading, |node, content| {
        let is_link = matches!(content, Content::Element { name: Name::A, .. });
        let mut leads_here = false;
        if is_link {
            tree.attributes(node, |name, value| {
                let to = value
                    .strip_suffix(id)
                    .filter(|_| name == AttributeName::Href);
                leads_here |= to.is_some_and(|to| to.ends_with('#'));
            });
        }
        let is_sign = || !text_inside(tree, node).0.contains(char::is_alphanumeric);
        (leads_here && is_sign()).then_some(())
    });
    found.is_some()
}

/// What is found first in an element.
fn find<T: Tree, F>(
    tree: &T,
    node: T::Node,
    mut find: impl FnMut(T::Node, &Content<'_>) -> Option<F>,
) -> Option<F> {
    let mut next = vec![tree.first_child(node)];
    let mut seen = 0;
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        seen += 1;
        if seen > MOST_BEFORE {
            return None;
        }
        let content = tree.content(node);
        if let Some(found) = find(node, &content) {
            return Some(found);
        }
        next.push(tree.next_sibling(node));
        let is_markup = match content {
            Content::Element { name, html } => {
                matches!(role(name, html).0, Role::Markup(_) | Role::Metadata)
            }
            _ => false,
        };
        if !is_markup {
            next.push(tree.first_child(node));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;
    use crate::hints::Hints;

    /// Whether the element around the text names a part of the page.
    fn names_part(html: &str) -> bool {
        let story = "<p>The tide comes in at four, as it says on the board.</p>".repeat(9);
        let page = Cleaner::default().read(format!("{story}{html}{story}").as_str());
        page.blocks().any(|block| block.hints() != Hints::default())
    }

    #[test]
    fn ids_of_sections_are_their_headings() {
        for section in [
            "<section id=related-work><h2>Related work</h2><p>A note.</p></section>",
            "<div id=related-work class=section><h2>Related work</h2><p>A note.</p></div>",
            "<div id=sharing-the-pier-1><h2>2. Sharing the pier</h2><p>A note.</p></div>",
            "<div id=Sharing_the_old><h2>Sharing the old pier</h2><p>A note.</p></div>",
            "<div id=comments><h2>Comments<a href=#comments>¶</a></h2><p>A note.</p></div>",
            "<section id=tags><span></span><h2><a href=/p#tags>#</a>Tags</h2><p>A note.</p></section>",
        ] {
            assert!(!names_part(section), "{section}");
        }
    }

    #[test]
    fn ids_of_parts_of_the_page_name_them() {
        for part in [
            "<div id=comments><h2>Comments</h2><p>A note.</p></div>",
            "<section id=comments><h2><a href=#comments>Comments</a></h2><p>A note.</p></section>",
            "<section id=related-posts><h2>Related posts</h2><p>A note.</p></section>",
            "<div id=related-work><h2>Related work</h2><p>A note.</p></div>",
            "<div id=leave-a-comment><h2>Leave a comment</h2><p>A note.</p></div>",
            "<section id=related-work><p>Two</p><h2>Related work</h2><p>A note.</p></section>",
            "<section id=related-work class=newsletter><h2>Related work</h2></section>",
        ] {
            assert!(names_part(part), "{part}");
        }
    }
}
