//! The numbers of lines that stand beside code.

use super::attributes::Attributes;
use crate::class_words::MayBe;
use crate::html::{Content, Tree};

/// What the classes of elements hold in which the lines of code are numbered.
const GUTTERS: [&str; 7] = [
    "blob-num",
    "gutter",
    "hljs-ln-n",
    "line-number",
    "lineno",
    "lntd",
    "pre-numbering",
];

/// Words of such classes; only classes with one of them are looked at.
pub(super) static WORDS: MayBe = MayBe::of(&[&[
    b"blob", b"gutter", b"hljs", b"line", b"lineno", b"linenos", b"lntd", b"pre",
]]);

/// Nodes and numbers that are looked at, at most.
const MOST_NODES: usize = 64;
const MOST_NUMBERS: u32 = 8;

/// Whether a class says that an element numbers lines.
pub(super) fn is_said(class: &str) -> bool {
    GUTTERS.iter().any(|gutter| class.contains(gutter))
}

/// Whether an element holds nothing but numbers of lines: one after the other, as its class says.
pub(super) fn is_one<T: Tree>(tree: &T, node: T::Node, attributes: &Attributes<'_>) -> bool {
    if !attributes.said.is_gutter {
        return false;
    }
    let mut last: Option<u32> = None;
    let mut seen = 0;
    let mut next = vec![tree.first_child(node)];
    for _ in 0..MOST_NODES {
        let Some(node) = next.pop() else {
            break;
        };
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        next.push(tree.first_child(node));
        let Content::Text { text, .. } = tree.content(node) else {
            continue;
        };
        for word in text.split_ascii_whitespace() {
            let number = word.parse().ok();
            let follows = last.is_none_or(|last| number == last.checked_add(1));
            if number.is_none() || !follows {
                return false;
            }
            last = number;
            seen += 1;
            if seen == MOST_NUMBERS {
                return true;
            }
        }
    }
    last.is_some()
}

#[cfg(test)]
mod tests {
    use super::GUTTERS;
    use crate::Cleaner;

    #[test]
    fn numbers_of_lines_are_hidden() {
        assert!(GUTTERS.is_sorted());
        let seen = |html: &str| {
            let page = Cleaner::default().read(html);
            let seen = page.blocks().filter(|block| !block.is_hidden());
            seen.map(|block| block.text().to_owned())
                .collect::<Vec<_>>()
        };
        let code = "<td class=code><pre>let a;\nlet b;</pre></td>";
        for numbers in [
            "<td class=gutter><pre><span>1</span><br><span>2</span></pre></td>",
            "<td class=lntd><pre><code><span>7\n</span><span>8\n</span></code></pre></td>",
        ] {
            let page = format!("<table><tr>{numbers}{code}</tr></table>");
            assert_eq!(seen(&page), ["let a;\nlet b;"]);
        }
        let list = "<pre>let a;</pre><ul class=pre-numbering><li>1</li><li>2</li></ul>";
        assert_eq!(seen(list), ["let a;"]);
        assert_eq!(seen("<div class=gutter>1 boat</div>"), ["1 boat"]);
        assert_eq!(seen("<div class=gutter>1 9</div>"), ["1 9"]);
    }
}
