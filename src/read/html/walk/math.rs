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
    /// Text in words, in which spaces count.
    Words(Option<N>),
    Sign(&'static str),
    /// What follows is no part of the number or name before it.
    End,
}

/// What was written of a formula.
#[derive(Default)]
struct Written {
    text: String,
    source: Option<Span>,
    is_ended: bool,
}

impl Written {
    fn push(&mut self, more: &str) {
        let is_letter = |ch: Option<char>| ch.is_some_and(char::is_alphanumeric);
        let is_apart = || !self.text.ends_with([' ', '(', '[', '^', '_', '/']);
        if self.is_ended && is_letter(more.chars().next()) && is_apart() {
            self.text.push(' ');
        }
        self.is_ended &= more.is_empty();
        self.text.push_str(more);
    }

    /// Adds the text of a number, name or sign: around it white space is of the markup.
    fn push_token(&mut self, token: &str) {
        let token = token.trim_matches(|ch: char| ch.is_ascii_whitespace());
        // Nobody sees the signs for the application of a function and for a product.
        let seen = token.trim_matches(|ch| matches!(ch, '\u{2061}'..='\u{2064}'));
        let is_word = seen.chars().nth(1).is_some() && seen.chars().all(char::is_alphabetic);
        self.is_ended |= is_word || token.contains('\u{2061}');
        self.push(seen);
        self.is_ended |= is_word;
    }

    fn add_source(&mut self, source: Option<Span>) {
        self.source = match (self.source, source) {
            (Some(known), Some(new)) => Some(known.hull(new)),
            (known, new) => known.or(new),
        };
    }
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
        let has_own_line = attributes.display() == "block";
        if has_own_line {
            self.builder.space();
        }
        self.builder.text(without_style(&text), source);
        if has_own_line && !self.is_before_sign(node) {
            self.builder.space();
        }
        self.behind_math = Some(self.builder.position());
    }

    /// Whether a sign follows directly, as at the end of a sentence.
    fn is_before_sign(&self, node: T::Node) -> bool {
        let next = self.tree.next_sibling(node);
        let next = next.map(|next| self.tree.content(next));
        matches!(next, Some(Content::Text { text, .. })
            if text.starts_with(|ch: char| !ch.is_alphanumeric()))
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

    /// The text of a formula, with signs for what only the elements tell: a/b, (a+1)^2, x_k, √(a+b).
    fn in_line(&self, math: T::Node) -> (String, Option<Span>) {
        let mut written = Written::default();
        let mut steps = vec![Step::Nodes(self.tree.first_child(math))];
        while let Some(step) = steps.pop() {
            let mut in_words = false;
            let node = match step {
                Step::Sign(sign) => {
                    written.push(sign);
                    continue;
                }
                Step::End => {
                    written.is_ended = true;
                    continue;
                }
                Step::Operand(node) => node,
                Step::Nodes(None) | Step::Words(None) => continue,
                Step::Nodes(Some(node)) => {
                    steps.push(Step::Nodes(self.tree.next_sibling(node)));
                    node
                }
                Step::Words(Some(node)) => {
                    in_words = true;
                    steps.push(Step::Words(self.tree.next_sibling(node)));
                    node
                }
            };
            match self.tree.content(node) {
                Content::Text { text, source } => {
                    match in_words {
                        true => written.push(text),
                        false => written.push_token(text),
                    }
                    written.add_source(source);
                }
                Content::Element { name, html } => match role(name, html).0 {
                    Role::Markup(_) | Role::Metadata => {}
                    _ => self.push_steps(&mut steps, node, name),
                },
                _ => {}
            }
        }
        (written.text, written.source)
    }

    /// What is to be written of an element of a formula.
    fn push_steps(&self, steps: &mut Vec<Step<T::Node>>, node: T::Node, name: Name) {
        // The last is taken first.
        match name {
            Name::Mtext => steps.push(Step::Words(self.tree.first_child(node))),
            Name::Mfrac if self.has_no_line(node) => self.push_operands(steps, node, &[" "]),
            Name::Mfrac => self.push_operands(steps, node, &["/"]),
            Name::Msup => self.push_operands(steps, node, &["^"]),
            // A brace below a sum, and the like.
            Name::Munder if self.is_under_sign(node) => {
                steps.push(Step::Nodes(self.tree.first_child(node)));
            }
            Name::Msub | Name::Munder => self.push_operands(steps, node, &["_"]),
            Name::Msubsup | Name::Munderover => self.push_operands(steps, node, &["_", "^"]),
            Name::Msqrt => {
                let only = self.elements(node).next();
                let is_compound =
                    self.is_compound(node) || only.is_some_and(|only| self.is_compound(only));
                steps.push(Step::End);
                steps.push(Step::Sign(if is_compound { ")" } else { "" }));
                steps.push(Step::Nodes(self.tree.first_child(node)));
                steps.push(Step::Sign(if is_compound { "√(" } else { "√" }));
            }
            Name::Mroot => {
                let mut operands = self.elements(node);
                let (base, index) = (operands.next(), operands.next());
                steps.push(Step::Sign(")"));
                steps.extend(base.map(Step::Operand));
                steps.push(Step::Sign(")("));
                steps.extend(index.map(Step::Operand));
                steps.extend([Step::Sign("root("), Step::End]);
            }
            Name::Mtable => self.push_rows(steps, node, "; "),
            Name::Mtr => self.push_rows(steps, node, " "),
            _ => steps.push(Step::Nodes(self.tree.first_child(node))),
        }
    }

    /// The elements in an element, with a sign between each two, the last of them again and again.
    fn push_operands(&self, steps: &mut Vec<Step<T::Node>>, node: T::Node, signs: &[&'static str]) {
        let from = steps.len();
        for (at, operand) in self.elements(node).enumerate() {
            if let Some(before) = at.checked_sub(1) {
                let sign = signs.get(before).or(signs.last());
                steps.extend(sign.map(|sign| Step::Sign(sign)));
            }
            let is_compound = self.is_compound(operand);
            if is_compound {
                steps.push(Step::Sign("("));
            }
            steps.push(Step::Operand(operand));
            if is_compound {
                steps.push(Step::Sign(")"));
            }
        }
        steps.push(Step::End);
        if let Some(operands) = steps.get_mut(from..) {
            operands.reverse();
        }
    }

    /// The elements in an element, set apart.
    fn push_rows(&self, steps: &mut Vec<Step<T::Node>>, node: T::Node, between: &'static str) {
        let from = steps.len();
        for row in self.elements(node) {
            if steps.len() > from {
                steps.push(Step::Sign(between));
            }
            steps.push(Step::Operand(row));
        }
        if let Some(rows) = steps.get_mut(from..) {
            rows.reverse();
        }
    }

    /// Whether an element holds more than one.
    fn is_compound(&self, node: T::Node) -> bool {
        self.elements(node).nth(1).is_some()
    }

    /// Whether a fraction is drawn without its line, as a number of choices is.
    fn has_no_line(&self, fraction: T::Node) -> bool {
        let mut has_none = false;
        self.tree.attributes(fraction, |name, value| {
            has_none |= name == AttributeName::Linethickness && value.starts_with('0');
        });
        has_none
    }

    /// Whether what stands below is but a sign.
    fn is_under_sign(&self, node: T::Node) -> bool {
        let below = self.elements(node).nth(1).map(|it| self.tree.content(it));
        matches!(below, Some(Content::Element { name: Name::Mo, .. }))
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

    fn read(html: &str) -> String {
        let page = Cleaner::default().read(html);
        let read: Vec<_> = page.blocks().map(|block| block.text().to_owned()).collect();
        read.join("\n")
    }

    #[test]
    fn roots_scripts_and_rows_are_written() {
        let sum = "<mrow> <mi>k</mi> <mo>=</mo> <mn>1</mn> </mrow>";
        let of_k = |name: &str| format!("<msub><mi>{name}</mi><mi>k</mi></msub>");
        let matrix = "<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>\
            <mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo>)</mo>";
        for (math, text) in [
            (format!("<msqrt>{sum}</msqrt>"), "√(k=1)"),
            ("<msqrt><mn>2</mn></msqrt><mi>a</mi>".to_owned(), "√2 a"),
            (
                "<mroot><mi>x</mi><mn>3</mn></mroot>".to_owned(),
                "root(3)(x)",
            ),
            (
                format!(
                    "<munderover><mo>∑</mo>{sum}<mi>n</mi></munderover>{}{}",
                    of_k("a"),
                    of_k("b")
                ),
                "∑_(k=1)^n a_k b_k",
            ),
            (
                "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup><mo>+</mo>".to_owned(),
                "x_1^2+",
            ),
            ("<munder><mi>ab</mi><mo>⏟</mo></munder>".to_owned(), "ab⏟"),
            (matrix.to_owned(), "(a b; c d)"),
            (
                "<mo>(</mo><mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>"
                    .to_owned(),
                "(n k)",
            ),
            (
                "<mn>2</mn><mo>&#x2062;</mo><mi>a</mi> <mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>"
                    .to_owned(),
                "2a sin x",
            ),
            (
                "<mi>x</mi><mtext> if  odd </mtext><mi>y</mi>".to_owned(),
                "x if odd y",
            ),
        ] {
            assert_eq!(
                read(&format!("<p>Let <math>{math}</math>.")),
                format!("Let {text}.")
            );
        }
    }

    #[test]
    fn a_formula_in_a_line_of_its_own_is_set_off() {
        let formula = "<math display=block><mi>x</mi></math>";
        assert_eq!(
            read(&format!("<p>The value{formula}is known.")),
            "The value x is known."
        );
        assert_eq!(read(&format!("<p>It is{formula}.")), "It is x.");
    }
}
