//! Formulas, which pages write as elements, in TeX and drawn, and which are read once.

use super::Walk;
use crate::html::{AttributeName, Content, Name, Tree};
use crate::page::Span;
use crate::read::html::attributes::Attributes;
use crate::read::html::elements::{Role, role};

/// How many elements may stand around a formula that stands beside its copy.
const MOST_AROUND_FORMULA: usize = 4;

/// Nodes among which the TeX of a formula stands.
const MOST_NOTATIONS: usize = 8;

/// What is still to be written of a formula.
enum Step<N> {
    /// A node and those behind it.
    Nodes(Option<N>),
    /// What is inside of an operand.
    Operand(N),
    Sign(char),
}

impl<'t, T: Tree> Walk<'t, '_, '_, T> {
    /// Whether the next to an element that screen readers skip is a formula for them: the element
    /// draws the same formula, before it or behind it.
    pub(super) fn is_beside_formula(&self, node: T::Node) -> bool {
        if self.behind_math == Some(self.builder.position()) {
            return true;
        }
        let mut next = self.tree.next_sibling(node);
        for _ in 0..MOST_AROUND_FORMULA {
            let Some(node) = next else {
                return false;
            };
            next = match self.tree.content(node) {
                Content::Element { name, html } if !html && name == Name::Math => return true,
                Content::Element { .. } => self.tree.first_child(node),
                Content::Text { text, .. } if !text.trim().is_empty() => return false,
                _ => self.tree.next_sibling(node),
            };
        }
        false
    }

    /// Whether a hidden element is a formula of which the image behind it is drawn.
    pub(super) fn is_drawn_formula(&self, node: T::Node) -> bool {
        self.first_element(self.tree.first_child(node)) == Some(Name::Math)
            && self.first_element(self.tree.next_sibling(node)) == Some(Name::Img)
    }

    /// The name of the first node, where that is an element; white space aside.
    fn first_element(&self, mut next: Option<T::Node>) -> Option<Name> {
        for _ in 0..MOST_AROUND_FORMULA {
            let node = next?;
            match self.tree.content(node) {
                Content::Element { name, .. } => return Some(name),
                Content::Text { text, .. } if !text.trim().is_empty() => return None,
                _ => next = self.tree.next_sibling(node),
            }
        }
        None
    }

    /// Reads a formula: its TeX where it has some, or else its elements in one line.
    pub(super) fn math(&mut self, node: T::Node, attributes: &Attributes<'_>) {
        let (text, source) = match self.tex(node) {
            Some((text, source)) => (text.to_owned(), source),
            None if attributes.alttext().contains(['\\', '^', '_']) => {
                (attributes.alttext().to_owned(), None)
            }
            None => self.in_line(node),
        };
        let source = self.source(source);
        self.builder.text(without_style(&text), source);
        self.behind_math = Some(self.builder.position());
    }

    /// The TeX that a formula is annotated with.
    fn tex(&self, math: T::Node) -> Option<(&'t str, Option<Span>)> {
        let siblings = |first: Option<T::Node>| {
            let nodes = std::iter::successors(first, |node| self.tree.next_sibling(*node));
            nodes.take(MOST_NOTATIONS)
        };
        let name = |node: T::Node| match self.tree.content(node) {
            Content::Element { name, .. } => Some(name),
            _ => None,
        };
        let semantics = siblings(self.tree.first_child(math)).find(|node| name(*node).is_some())?;
        let mut notations = siblings(self.tree.first_child(semantics));
        let tex = notations.find(|node| {
            let mut is_tex = false;
            if name(*node) == Some(Name::Annotation) {
                self.tree.attributes(*node, |name, value| {
                    let encoding = value.to_ascii_lowercase();
                    is_tex |= name == AttributeName::Encoding && encoding.contains("tex");
                });
            }
            is_tex
        })?;
        match self.tree.content(self.tree.first_child(tex)?) {
            Content::Text { text, source } => Some((text, source)),
            _ => None,
        }
    }

    /// The text of a formula, with signs for what only the elements tell: a/b, (a+1)^2.
    fn in_line(&self, math: T::Node) -> (String, Option<Span>) {
        let mut text = String::new();
        let mut span: Option<Span> = None;
        let mut steps = vec![Step::Nodes(self.tree.first_child(math))];
        while let Some(step) = steps.pop() {
            let node = match step {
                Step::Sign(sign) => {
                    text.push(sign);
                    continue;
                }
                Step::Operand(node) => node,
                Step::Nodes(None) => continue,
                Step::Nodes(Some(node)) => {
                    steps.push(Step::Nodes(self.tree.next_sibling(node)));
                    node
                }
            };
            match self.tree.content(node) {
                Content::Text { text: more, source } => {
                    text.push_str(more);
                    if let Some(source) = source {
                        span = Some(span.map_or(source, |span| span.hull(source)));
                    }
                }
                Content::Element { name, html } => match (name, role(name, html).0) {
                    (_, Role::Markup(_) | Role::Metadata) => {}
                    (Name::Mfrac, _) => self.push_operands(&mut steps, node, '/'),
                    (Name::Msup, _) => self.push_operands(&mut steps, node, '^'),
                    _ => steps.push(Step::Nodes(self.tree.first_child(node))),
                },
                _ => {}
            }
        }
        (text, span)
    }

    /// The elements in an element, with a sign between each two.
    fn push_operands(&self, steps: &mut Vec<Step<T::Node>>, node: T::Node, sign: char) {
        let from = steps.len();
        for operand in self.elements(node) {
            if steps.len() > from {
                steps.push(Step::Sign(sign));
            }
            let is_compound = self.elements(operand).nth(1).is_some();
            if is_compound {
                steps.push(Step::Sign('('));
            }
            steps.push(Step::Operand(operand));
            if is_compound {
                steps.push(Step::Sign(')'));
            }
        }
        // The last is taken first.
        if let Some(operands) = steps.get_mut(from..) {
            operands.reverse();
        }
    }

    fn elements(&self, node: T::Node) -> impl Iterator<Item = T::Node> {
        let first = self.tree.first_child(node);
        let children = std::iter::successors(first, |node| self.tree.next_sibling(*node));
        children.filter(|node| matches!(self.tree.content(*node), Content::Element { .. }))
    }
}

/// TeX without the command around it that only tells how large it is drawn.
fn without_style(tex: &str) -> &str {
    let tex = tex.trim();
    let inner = tex.strip_prefix("{\\displaystyle ");
    let inner = inner.or_else(|| tex.strip_prefix("{\\textstyle "));
    inner
        .and_then(|it| it.strip_suffix('}'))
        .unwrap_or(tex)
        .trim()
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;

    #[test]
    fn formulas_keep_their_structure() {
        let sum = "<mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow>";
        let tex = "{\\displaystyle a^{2}}";
        for (math, text) in [
            (format!("<mfrac> <mn>12</mn> {sum} </mfrac>"), "12/(a+1)"),
            (format!("<msup>{sum}<mn>2</mn></msup>"), "(a+1)^2"),
            ("<msup><mn>10</mn><mn>3</mn></msup>".to_owned(), "10^3"),
            (
                format!(
                    "<semantics>{sum}<annotation encoding=application/x-tex>{tex}</annotation>\
                    </semantics>"
                ),
                "a^{2}",
            ),
        ] {
            let page = Cleaner::default().read(format!("<p>Let <math>{math}</math> be.").as_str());
            let read: Vec<_> = page.blocks().map(|block| block.text().to_owned()).collect();
            assert_eq!(read, [format!("Let {text} be.")]);
        }
        let page = Cleaner::default().read("<p><math alttext='a^{2}'><mi>b</mi></math>");
        assert!(page.blocks().all(|block| block.text() == "a^{2}"));
    }
}
