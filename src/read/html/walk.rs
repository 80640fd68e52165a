//! The walk over a tree. It keeps its own stack: trees may be nested deeper than ours can be.

mod inline;
mod markup;
mod math;
mod signed;
mod stated;
mod unseen;

use std::collections::HashSet;

use super::attributes::{self, Attributes};
use super::builder::{Builder, State};
use super::classes::Classes;
use super::elements::{Role, role, styled};
use super::line_ends::LineEnds;
use super::statements::{Open, Statements};
use super::{containers, head, look_ahead, slugs};
use crate::block::BlockKind;
use crate::field::Place;
use crate::hints::Hints;
use crate::html::{Content, Name, Tree};
use crate::page::{ElementName, Gap, Page, Span};

/// Lists in lists and quotes in quotes that are counted.
const DEEPEST: u8 = 32;

/// About how many nodes of a tree there are for each block and for each element that holds blocks,
/// and bytes of markup for each of text and of attributes: there is room for so many of them from
/// the beginning.
const NODES_PER_BLOCK: usize = 10;
const NODES_PER_CONTAINER: usize = 5;
const BYTES_PER_TEXT: usize = 8;
const BYTES_PER_STRING: usize = 16;

/// How deep the elements of nearly any page stand in each other; there is room for as many from the
/// beginning.
const USUAL_DEPTH: usize = 8;

/// What is to be done when an element ends.
enum Leave {
    Nothing,
    Inline {
        opened: bool,
        /// What is to be written behind it.
        behind: Option<char>,
    },
    Block {
        state: State,
        gap: Gap,
    },
    List {
        state: State,
    },
}

struct Frame<N> {
    next: Option<N>,
    leave: Leave,
    /// What the text of the element states.
    stated: Option<Open>,
}

/// Lowers a tree to the blocks and fields of `page`. `offset` is where the parsed text begins in
/// the document, if its offsets are those of the document, and `length` how long it is, if known.
pub(super) fn lower<T: Tree>(
    page: &mut Page,
    tree: &T,
    offset: Option<usize>,
    length: usize,
    line_ends: LineEnds,
) {
    page.blocks.reserve_exact(tree.size() / NODES_PER_BLOCK);
    page.containers
        .reserve_exact(tree.size() / NODES_PER_CONTAINER);
    page.text.reserve_exact(length / BYTES_PER_TEXT);
    page.strings.reserve_exact(length / BYTES_PER_STRING);
    let mut builder = Builder::new(page, length);
    let mut walk = Walk::new(&mut builder, tree);
    (walk.offset, walk.line_ends) = (offset, line_ends);
    walk.run();
    walk.builder.flush();
    walk.add_stated_text();
}

struct Walk<'t, 'b, 'p, T: Tree> {
    builder: &'b mut Builder<'p>,
    tree: &'t T,
    offset: Option<usize>,
    line_ends: LineEnds,
    /// How many lines ended since the last that was not blank, where they are not folded.
    line_feeds: usize,
    /// For each open list the number of its next item.
    numbers: Vec<Option<u32>>,
    statements: Statements,
    classes: Classes<'t>,
    /// The ids of the elements that clicks on those before open.
    controlled: HashSet<&'t str>,
    /// The image of the picture that is read.
    picture: &'t str,
    /// Where in the text the last formula ended.
    behind_math: Option<usize>,
    /// The script with the data of the page.
    data: Option<T::Node>,
    /// Whether the markup stood in the document as text.
    was_text: bool,
}

impl<'t, 'b, 'p, T: Tree> Walk<'t, 'b, 'p, T> {
    /// A walk over a tree that was made of no part of the document.
    fn new(builder: &'b mut Builder<'p>, tree: &'t T) -> Walk<'t, 'b, 'p, T> {
        Walk {
            builder,
            tree,
            offset: None,
            line_ends: LineEnds::Folded,
            line_feeds: 0,
            numbers: Vec::new(),
            statements: Statements::default(),
            classes: Classes::new(tree.size()),
            controlled: HashSet::new(),
            picture: "",
            behind_math: None,
            data: None,
            was_text: false,
        }
    }

    fn run(&mut self) {
        let mut frames = Vec::with_capacity(USUAL_DEPTH);
        frames.push(Frame {
            next: self.tree.first_child(self.tree.root()),
            leave: Leave::Nothing,
            stated: None,
        });
        let mut attributes = Attributes::default();
        while let Some(frame) = frames.last_mut() {
            let Some(node) = frame.next else {
                if let Some(frame) = frames.pop() {
                    if let Some(open) = frame.stated {
                        self.statements.close(self.builder, open);
                    }
                    self.leave(frame.leave);
                }
                continue;
            };
            frame.next = self.tree.next_sibling(node);
            if let Some(leave) = self.enter(node, &mut attributes) {
                frames.push(Frame {
                    next: self.tree.first_child(node),
                    leave,
                    stated: self.statements.opened.take(),
                });
            }
        }
    }

    /// Handles a node; what it returns is to be done behind its children, `None` skips them.
    fn enter(&mut self, node: T::Node, attributes: &mut Attributes<'t>) -> Option<Leave> {
        // Asked one by one: nearly all nodes are texts and elements, and take turns.
        let content = self.tree.content(node);
        if let Content::Text { text, source } = content {
            if T::RAW_NOSCRIPT && self.builder.state.noscript && text.contains(['<', '&']) {
                self.unparsed(text);
            } else {
                self.add_text(text, self.source(source));
            }
            return None;
        }
        let Content::Element { name, html } = content else {
            if let Content::Comment(bytes) = content {
                self.count_markup(0, bytes);
                return None;
            }
            return Some(Leave::Nothing);
        };
        let (role, element) = role(name, html);
        attributes::read(self.tree, node, attributes);
        if attributes.may_control() {
            self.controlled.extend(attributes.controls());
        }
        let lists = &mut self.builder.page.class_words;
        attributes.said = self.classes.say(attributes.class(), lists);
        let is_root = name == Name::Html || element == ElementName::Body;
        if is_root && !attributes.lang().is_empty() {
            let page = &mut *self.builder.page;
            head::push(page, "lang", attributes.lang(), Place::HtmlAttribute);
        }
        self.enter_element(node, role, element, attributes, is_root)
    }

    fn enter_element(
        &mut self,
        node: T::Node,
        role: Role,
        element: ElementName,
        attributes: &Attributes<'t>,
        is_root: bool,
    ) -> Option<Leave> {
        match role {
            Role::Metadata => {
                if self.statements.meta(self.builder, attributes) {
                    return None;
                }
                let title = head::element(self.builder.page, self.tree, node, attributes);
                if let Some(title) = title {
                    let (_, source) = self.text_inside(node);
                    self.builder.envelope(&title, source);
                }
                None
            }
            Role::Markup(kind) => {
                self.markup(node, kind, attributes);
                None
            }
            Role::Nothing => None,
            Role::LineBreak => {
                self.builder.line_break();
                None
            }
            Role::ThematicBreak => {
                self.builder.boundary(Gap::Paragraph);
                None
            }
            Role::Image => {
                self.image(attributes);
                None
            }
            Role::ImageSource => {
                self.picture = attributes.image();
                None
            }
            Role::Inline
            | Role::Custom
            | Role::Link
            | Role::Strong
            | Role::Emphasis
            | Role::Citation
            | Role::Superscript
            | Role::Math
            | Role::Code
            | Role::Time => self.enter_inline(node, role, attributes),
            _ if element == ElementName::Noscript && self.escaped(node) => None,
            _ => Some(self.enter_block(node, role, element, attributes, is_root)),
        }
    }

    fn enter_block(
        &mut self,
        node: T::Node,
        role: Role,
        element: ElementName,
        attributes: &Attributes<'_>,
        is_root: bool,
    ) -> Leave {
        let gap = role.gap(self.builder.state.list_depth);
        self.builder.boundary(gap);
        let before = self.builder.state;
        let is_slug = || slugs::is_of_heading(self.tree, node, element, attributes);
        let container = containers::open(self.builder, element, attributes, is_root, is_slug);
        let hidden = self.is_hidden(node, container, attributes);
        let state = &mut self.builder.state;
        (state.container, state.hidden) = (container, hidden);
        state.noscript |= element == ElementName::Noscript;
        state.in_block |= !is_root;
        state.keeps_lines = attributes.keeps_lines.unwrap_or(state.keeps_lines);
        self.statements.open(self.builder, attributes, false);
        if element == ElementName::Table {
            self.builder.state.one_row = look_ahead::has_one_row(self.tree, node);
            self.builder.begin_rows();
        }
        let state = &mut self.builder.state;
        match styled(role, attributes) {
            Role::Heading(level) => {
                state.kind = BlockKind::Heading(level);
                // It is one line.
                state.preformatted = false;
            }
            Role::Preformatted => {
                state.kind = BlockKind::Code;
                state.preformatted = true;
            }
            Role::Quote => state.quote_depth = DEEPEST.min(state.quote_depth + 1),
            Role::Caption => state.kind = BlockKind::Caption,
            Role::List { ordered } => {
                state.list_depth = DEEPEST.min(state.list_depth + 1);
                let first = attributes.start().trim().parse().unwrap_or(1);
                self.numbers.push(ordered.then_some(first));
                return Leave::List { state: before };
            }
            Role::ListItem => {
                let number = self.numbers.last_mut().and_then(next_number);
                state.kind = BlockKind::ListItem { number };
            }
            Role::TableSection => self.builder.begin_section(),
            Role::TableRow if !before.in_row => self.enter_row(node),
            Role::TableCell { .. } if before.in_row => {
                let (columns, rows) = attributes.spans();
                self.builder.next_cell(columns, rows);
            }
            _ => {}
        }
        Leave::Block { state: before, gap }
    }

    /// Begins a row, of data or of a layout.
    fn enter_row(&mut self, row: T::Node) {
        let (least, is_only) = (self.builder.least_cells(), self.builder.state.one_row);
        let data = look_ahead::data_row(self.tree, row, least, is_only);
        let heads = || match self.builder.is_among_rows() {
            true => look_ahead::heads_rows(self.tree, row),
            false => None,
        };
        match data.or_else(heads) {
            Some(data) => {
                if data.has_field && look_ahead::is_of_form(self.tree, row) {
                    containers::add_hint(self.builder, Hints::FORM_CONTROL);
                }
                self.builder.begin_row(data.header);
            }
            None => self.builder.begin_rows(),
        }
    }

    fn leave(&mut self, leave: Leave) {
        // The most frequent first, as above.
        if let Leave::Block { state, gap } = leave {
            self.leave_block(state, gap);
        } else if let Leave::Inline { opened, behind } = leave {
            if opened {
                self.builder.close_inline();
            }
            match behind {
                Some(' ') => self.builder.space(),
                Some(sign) => self.builder.sign(sign),
                None => {}
            }
        } else if let Leave::List { state } = leave {
            // A list inside of a list ends like one of its items.
            let gap = if state.list_depth > 0 {
                Gap::Line
            } else {
                Gap::Paragraph
            };
            self.builder.boundary(gap);
            self.numbers.pop();
            self.builder.state = state;
        }
    }

    fn leave_block(&mut self, state: State, gap: Gap) {
        // The row itself ends here, though its cells end nothing.
        self.builder.state.in_row &= state.in_row;
        self.builder.boundary(gap);
        // A list item's kind is spent by its first block, inside of other elements too.
        let spent = matches!(state.kind, BlockKind::ListItem { .. })
            && self.builder.state.kind != state.kind
            && self.builder.state.kind == BlockKind::Paragraph;
        self.builder.state = state;
        if spent {
            self.builder.state.kind = BlockKind::Paragraph;
        }
    }

    fn text_inside(&self, node: T::Node) -> (String, Option<Span>) {
        let (text, source) = look_ahead::text_inside(self.tree, node);
        (text, self.source(source))
    }

    fn source(&self, source: Option<Span>) -> Option<Span> {
        let (span, offset) = (source?, self.offset?);
        Some(Span::new(
            offset + span.range().start,
            offset + span.range().end,
        ))
    }
}

/// The number of an item in an ordered list, which counts on.
fn next_number(number: &mut Option<u32>) -> Option<u32> {
    let now = (*number)?;
    *number = Some(now.saturating_add(1));
    Some(now)
}
