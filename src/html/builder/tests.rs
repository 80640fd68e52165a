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

/// How the builder's trees differ from those of html5ever's tree builder, of the page as it is and as XML; nothing if
/// it gave up.
pub(in super::super) fn difference(html: &str) -> Option<Result<(), String>> {
    let mut differences = [false, true].into_iter().map(|it| difference_as(html, it));
    differences
        .find(|it| *it != Some(Ok(())))
        .unwrap_or(Some(Ok(())))
}

fn difference_as(html: &str, is_xml: bool) -> Option<Result<(), String>> {
    let built = build(html, is_xml)?;
    let ours = dump(&built.tree);
    let parsed = guard::parse(html, Tokenizer::Slices, is_xml);
    let theirs = dump(&parsed.tree);
    if built.signs.tell_xml() != parsed.signs.tell_xml() {
        return Some(Err("of XML or not".to_owned()));
    }
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

#[test]
fn usual_pages_give_the_trees_of_browsers() {
    let pages = [
        // What is left out is implied.
        "",
        " text",
        "<!doctype html><title>t</title><p>a",
        "<!-- a --><!doctype html><!-- b --><html><!-- c --><head></head><!-- d --><p></p>",
        "<html lang=x><head><meta name=a></head> <body class=b>c</body> </html> ",
        "<head><noscript><link rel=a><p>b",
        "<head></head><script>a</script><style>b</style><body>c",
        "<p>a</body></html><!-- b --><p>c<html lang=d><body class=e>",
        // End tags that are left out, or belong to nothing.
        "<p>a<p>b<div>c</p>d</div><ul><li>e<li>f<ul><li>g</ul><li>h</ul>",
        "<dl><dt>a<dd>b<dt>c</dl><h1>d<h2>e</h1></h3></ul></span></x-y>",
        "<x-y>a<X-Z>b</x-y>c</X-z></X-Y><custom-element>d</custom-elemen></custom-element>",
        "a</br>b</p>c<br/><hr><img src=d><wbr><input><p><hr>",
        // Formatting elements go on, or are taken apart.
        "<p><b class=a>a<i>b<p>c</b>d</i>e",
        "<a href=a>b<a href=c>d</a>e</a><a href=f><div>g</a>h</div>i",
        "<b><i><u><s><div>a</b>b</i>c</u>d</div>e",
        "<p><b>a<p><b>b<p><b>c<p><b>d<p>e<nobr>f<nobr>g",
        "<b><object><b>a</object>b</b><marquee></b>c</marquee>",
        // Tables, in tables, and in paragraphs.
        "<table><tr><td>a<td>b<tr><th>c</table>d",
        "<table> <caption>a<b>b</caption> <colgroup> <col> <thead> <tr> <td> c </td></tr></table>",
        "<table><col><tr><td><table><tr><td>a</table>b</td></tr></tbody></table>",
        "<table><tbody></tr></td><input type=Hidden><form></form></tbody><table><td>a",
        "<div><table></div></li></span></h1></div><tr><td>a</td></table></div>b",
        "<p><table><tr><td>a</table>",
        "<!doctype html><p><table><tr><td>a</table>",
        "<!doctype html public '-//W3C//DTD HTML 3.2//EN'><p><table><tr><td>a</table>",
        // Forms.
        "<form id=a><div><form id=b></form></div><input></form><p>c",
        "<select><option>a<option>b<optgroup><option>c<hr></select><select><select>d",
        "<button>a<button>b<p>c</button>d<textarea>\n\ne</textarea><pre>\nf</pre>",
        // SVG and MathML.
        "<svg><path/><title>a<p>b</title><g><desc><div>c</svg>d",
        "<svg><foreignObject><p>a</foreignObject><p>b<svg/><svg><b>c",
        "<math><mi>a<b>b</mi><mglyph/><annotation-xml><svg><desc>c</math><math><p>d",
        "<svg><![CDATA[ a ]]><script>b<c></script></svg>",
        // Text that is not markup, and templates.
        "<script>a<b></script><iframe><p></iframe><iframe/>a<script src=a />b<textarea/>\nc<title/>d<noembed><b></noembed><xmp><b></xmp>",
        "<template><tr><td>a</template><div><template shadowrootmode=open>b</template>c",
        "<template><p>a",
        "<ruby>a<rp>(<rt>b<rp>)<rtc>c<rt>d</ruby>",
        // Elements that close themselves.
        "<div id=a /><p>b<p/>c<ul/><li/>d<a name=e />f<i/>g<table><tr><td/><td>h</table><style/>i<template/>j",
        "<svg/>a<svg><g><g/><a/></g></svg><math><mi/></math><button/>b<select/><option/>c<h1/>d<pre/>\ne<form/>",
        "<svg><title>a<svg><title/>b</title>c<script src=x />d</svg><p>e<svg><desc><textarea/>f<title/>g",
        // Attributes that are written twice, in upper case, or with references.
        "<P CLASS='a&amp;b' class=c title=\"d\re\" ID=&copy=f name data-x=g hidden>h</P>",
    ];
    for page in pages {
        assert_eq!(difference(page), Some(Ok(())), "{page}");
    }
}

#[test]
fn what_few_pages_do_is_left_to_html5ever() {
    let pages = [
        "<table>a",
        "<table><div>",
        "<table></p>",
        "<table></b>",
        "<table><tr><input>",
        "<frameset><frame>",
        "<body><frameset>",
        "<plaintext>",
        "a\0b",
        "<svg><font color=a>",
        "<font a><font b><font c><font d>",
        &"<div>".repeat(100),
        &format!("<p>{}{}", "<font a>".repeat(3), "<p>a".repeat(3000)),
    ];
    for page in pages {
        assert!(build(page, false).is_none(), "{page}");
    }
}

#[test]
fn a_tree_has_what_the_page_left_out() {
    let tree = build("<!doctype html>\n<title>a</title>\n<p>b<p>c", false);
    let tree = tree.map(|built| dump(&built.tree).0);
    let expected = "0 <Html Html\n1 <Html Head\n2 <Html Title\n3 \"a\"\n2 \"\\n\"\n1 <Html Body\n\
                    2 <Html P\n3 \"b\"\n2 <Html P\n3 \"c\"\n";
    assert_eq!(tree.as_deref(), Some(expected));
}
