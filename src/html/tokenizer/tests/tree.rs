//! A small tree for html5ever's tree builder, to compare with another.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::fmt::Write;

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};

enum Data {
    Document,
    Doctype(String),
    Text(StrTendril),
    Comment(StrTendril),
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
        contents: Option<usize>,
        annotation_point: bool,
    },
}

struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    data: Data,
}

/// A document under construction.
pub(super) struct Tree {
    nodes: RefCell<Vec<Node>>,
    quirks: RefCell<QuirksMode>,
}

impl Tree {
    pub(super) fn new() -> Self {
        let tree = Tree {
            nodes: RefCell::default(),
            quirks: RefCell::new(QuirksMode::NoQuirks),
        };
        tree.add(Data::Document);
        tree
    }

    /// The tree as text, a node a line.
    pub(super) fn dump(&self) -> String {
        let nodes = self.nodes.borrow();
        let mut out = format!("{:?}\n", self.quirks.borrow());
        let mut stack = vec![(0, 0)];
        while let Some((node, depth)) = stack.pop() {
            let Node { children, data, .. } = &nodes[node];
            let _ = write!(out, "{depth} ");
            let _ = match data {
                Data::Document => writeln!(out, "#document"),
                Data::Doctype(text) => writeln!(out, "!{text}"),
                Data::Text(text) => writeln!(out, "{:?}", &**text),
                Data::Comment(text) => writeln!(out, "<!--{:?}", &**text),
                Data::Element {
                    name, attributes, ..
                } => {
                    let _ = write!(out, "<{} {}", name.ns, name.local);
                    for Attribute { name, value } in attributes {
                        let _ = write!(out, " {:?}={:?}", name.expanded(), &**value);
                    }
                    writeln!(out)
                }
            };
            stack.extend(children.iter().rev().map(|&child| (child, depth + 1)));
            if let Data::Element {
                contents: Some(contents),
                ..
            } = data
            {
                stack.push((*contents, depth + 1));
            }
        }
        out
    }

    fn add(&self, data: Data) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            parent: None,
            children: Vec::new(),
            data,
        });
        nodes.len() - 1
    }

    fn position(&self, node: usize) -> Option<(usize, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[node].parent?;
        let siblings = nodes[parent].children.iter();
        let index = siblings.rev().position(|&other| other == node);
        index.map(|back| (parent, nodes[parent].children.len() - 1 - back))
    }

    fn insert(&self, parent: usize, index: usize, child: NodeOrText<usize>) {
        let node = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let previous = index
                    .checked_sub(1)
                    .map(|index| nodes[parent].children[index]);
                if let Some(previous) = previous
                    && let Data::Text(old) = &mut nodes[previous].data
                {
                    old.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[node].parent = Some(parent);
        nodes[parent].children.insert(index, node);
    }
}

impl TreeSink for Tree {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].data {
            Data::Element { name, .. } => name,
            _ => panic!("not an element"),
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> usize {
        let contents = flags.template.then(|| self.add(Data::Document));
        self.add(Data::Element {
            name,
            attributes,
            contents,
            annotation_point: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, text: StrTendril) -> usize {
        self.add(Data::Comment(text))
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> usize {
        self.add(Data::Comment(target))
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let index = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, index, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        let text = format!("{:?} {:?} {:?}", &*name, &*public, &*system);
        let node = self.add(Data::Doctype(text));
        self.append(&0, NodeOrText::AppendNode(node));
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        match &self.nodes.borrow()[*target].data {
            Data::Element {
                contents: Some(contents),
                ..
            } => *contents,
            _ => panic!("not a template"),
        }
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        *self.quirks.borrow_mut() = mode;
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.remove_from_parent(node);
        }
        let (parent, index) = self.position(*sibling).expect("a sibling has a parent");
        self.insert(parent, index, child);
    }

    fn add_attrs_if_missing(&self, target: &usize, attrs: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].data {
            for attribute in attrs {
                if !attributes.iter().any(|other| other.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        if let Some((parent, index)) = self.position(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(index);
            nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &usize) -> bool {
        matches!(
            self.nodes.borrow()[*handle].data,
            Data::Element {
                annotation_point: true,
                ..
            }
        )
    }
}
