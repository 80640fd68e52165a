//! Trees that the caller made: no guard stood before their parser.

use dechaff::Document;
use html5ever::{LocalName, QualName, ns};
use scraper::Html;
use scraper::node::{Element, Node, Text};

use super::{LIMIT, OPTIMISED, clean_and_render, time};

const DEPTH: usize = if OPTIMISED { 100_000 } else { 10_000 };

/// Each element in the one before it, with a text of its own.
fn nested(names: &[&str], depth: usize) -> Html {
    let mut html = Html::new_document();
    let mut innermost = html.tree.root().id();
    for name in names.iter().cycle().take(depth) {
        let name = QualName::new(None, ns!(html), LocalName::from(*name));
        let mut parent = html.tree.get_mut(innermost).expect("it was just made");
        parent.append(Node::Text(Text { text: "x".into() }));
        let element = Node::Element(Element::new(name, Vec::new()));
        innermost = parent.append(element).id();
    }
    html
}

#[test]
fn deep_trees_end_in_time() {
    for names in [
        &["div"][..],
        &["b"],
        &["a", "em", "code"],
        &["ul", "li"],
        &["ol", "li", "p"],
        &["blockquote"],
        &["table", "tr", "td"],
        &["tr", "td", "td"],
        &["nav", "div"],
        &["noscript"],
        &["select", "option"],
        &["svg", "g"],
        &["template"],
        &["h1"],
        &["pre"],
        &["time"],
    ] {
        let time = time(move || clean_and_render(Document::from_html(&nested(names, DEPTH))));
        println!("{time:>10.1?}  {names:?}");
        assert!(
            time.as_ref().is_ok_and(|time| *time < LIMIT),
            "{names:?}: {time:?}"
        );
    }
}

#[test]
fn a_deep_page_parsed_by_scraper_ends_in_time() {
    // Deeper ones take its parser the square of their depth.
    let html = Html::parse_document(&"<div>x".repeat(2000));
    let page = dechaff::Cleaner::default().read(&html);
    assert_eq!(page.blocks().len(), 2000);
}
