use std::fmt::Write;

use super::super::arena::{Arena, Data};
use super::super::tree::{Content, Tree};
use super::super::{Tokenizer, guard};
use super::build;
use crate::page::Span;

/// The tree as text, a node a line, and for each of its texts the place in the document.
pub(in super::super) fn dump(tree: &Arena<'_>) -> (String, Vec<Option<Span>>) {
    let (mut out, mut sources) = (String::new(), Vec::new());
    let mut next = vec![(tree.first_child(tree.root()), 0)];
    while let Some((node, depth)) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push((tree.next_sibling(node), depth));
        next.push((tree.first_child(node), depth + 1));
        let _ = write!(out, "{depth} ");
        let _ = match tree.content(node) {
            Content::Element { name, .. } => {
                let space = match tree.get(node).map(|node| &node.data) {
                    Some(Data::Element { space, .. }) => *space,
                    other => panic!("{other:?}"),
                };
                let _ = write!(out, "<{space:?} {name:?}");
                tree.attributes(node, |name, value| {
                    let _ = write!(out, " {name:?}={value:?}");
                });
                writeln!(out)
            }
            Content::Text { text, source } => {
                // White space is nothing that anybody looks for.
                sources.push(source.filter(|_| !text.trim_ascii().is_empty()));
                writeln!(out, "{text:?}")
            }
            Content::Comment(bytes) => writeln!(out, "<!--{bytes}"),
            Content::Other => writeln!(out, "?"),
        };
    }
    (out, sources)
}

/// How the builder's tree differs from that of html5ever's tree builder; nothing if it gave up.
pub(in super::super) fn difference(html: &str) -> Option<Result<(), String>> {
    let ours = dump(&build(html)?);
    let parsed = guard::parse(html, Tokenizer::Slices);
    let theirs = dump(&parsed.tree);
    if parsed.hostile {
        return Some(Err("hostile".to_owned()));
    }
    if ours == theirs {
        return Some(Ok(()));
    }
    let lines = ours.0.lines().zip(theirs.0.lines());
    let at = lines.take_while(|(ours, theirs)| ours == theirs).count();
    let around = |tree: &str| {
        let lines: Vec<&str> = tree.lines().skip(at.saturating_sub(4)).take(8).collect();
        lines.join("\n")
    };
    let (a, b) = (around(&ours.0), around(&theirs.0));
    let places = ours.1.iter().zip(&theirs.1).find(|(a, b)| a != b);
    Some(Err(format!("ours:\n{a}\ntheirs:\n{b}\nplaces: {places:?}")))
}
