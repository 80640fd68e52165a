//! The tree of a `scraper::Html` that the caller already has.

use html5ever::ns;
use scraper::Html;
use scraper::node::Node;

use super::names::{AttributeName, Name};
use super::tree::{Content, Tree};

type NodeId = <scraper::html::HtmlTreeSink as html5ever::tree_builder::TreeSink>::Handle;

impl Tree for Html {
    type Node = NodeId;

    const RAW_NOSCRIPT: bool = true;

    fn size(&self) -> usize {
        self.tree.nodes().len()
    }

    fn root(&self) -> NodeId {
        self.tree.root().id()
    }

    fn first_child(&self, node: NodeId) -> Option<NodeId> {
        Some(self.tree.get(node)?.first_child()?.id())
    }

    fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        Some(self.tree.get(node)?.next_sibling()?.id())
    }

    fn content(&self, node: NodeId) -> Content<'_> {
        match self.tree.get(node).map(|node| node.value()) {
            Some(Node::Element(element)) => Content::Element {
                name: Name::of(&element.name.local),
                html: element.name.ns == ns!(html),
            },
            Some(Node::Text(text)) => Content::Text { text, source: None },
            Some(Node::Comment(comment)) => Content::Comment(comment.len()),
            _ => Content::Other,
        }
    }

    fn attributes<'a>(&'a self, node: NodeId, mut read: impl FnMut(AttributeName, &'a str)) {
        let Some(Node::Element(element)) = self.tree.get(node).map(|node| node.value()) else {
            return;
        };
        for (name, value) in &element.attrs {
            if let Some(name) = AttributeName::of(&name.local) {
                read(name, value);
            }
        }
    }
}
