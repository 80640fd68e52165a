//! A guard in front of the tree builder against markup made to exhaust it.
//!
//! html5ever looks through all open elements for many tags, so deep nesting costs the square of
//! its depth, and it reopens all unclosed formatting elements in each new paragraph, so that a few
//! kilobytes of `<font>` and `<p>` make millions of nodes. Real pages stay far below both limits:
//! their deepest nesting is some dozens of elements. Above a limit, start tags are dropped; text
//! never is. Attributes beyond the tokenizer's limit are not read.

use std::cell::Cell;
use std::ops::Range;

use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::Parsed;
use super::arena::Sink;
use super::tokenizer::{Limits, PositionedSink, tokenize};
use crate::page::Span;

/// Open elements and unclosed formatting elements together.
const MAX_HANDLES: usize = 512;

/// Nodes a page may have for each token, and how many it may have before that is looked at.
const MAX_NODES_PER_TOKEN: usize = 8;
const FREE_NODES: usize = 10_000;

struct Guard {
    builder: TreeBuilder<u32, Sink>,
    tokens: Cell<usize>,
    /// How many start tags may pass before the handles are counted again.
    credit: Cell<usize>,
    /// Whether the last count was at the limit and no element was closed since.
    full: Cell<bool>,
    hostile: Cell<bool>,
}

struct HandleCount(Cell<usize>);

impl Tracer for HandleCount {
    type Handle = u32;

    fn trace_handle(&self, _node: &u32) {
        self.0.set(self.0.get() + 1);
    }
}

impl Guard {
    fn new(sink: Sink) -> Guard {
        let options = TreeBuilderOpts {
            // Without scripting `<noscript>` is parsed, and some forums keep their posts there.
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        Guard {
            builder: TreeBuilder::new(sink, options),
            tokens: Cell::new(0),
            credit: Cell::new(MAX_HANDLES / 2),
            full: Cell::new(false),
            hostile: Cell::new(false),
        }
    }

    fn admits(&self, tag: &Tag) -> bool {
        if tag.kind == EndTag {
            self.full.set(false);
            return true;
        }
        let budget = FREE_NODES + MAX_NODES_PER_TOKEN * self.tokens.get();
        if self.full.get() || self.builder.sink.node_count() > budget {
            return false;
        }
        let credit = self.credit.get();
        if credit > 0 {
            self.credit.set(credit - 1);
            return true;
        }
        let count = HandleCount(Cell::new(0));
        self.builder.trace_handles(&count);
        let open = count.0.get();
        // A start tag opens one element and may add one formatting element.
        self.credit.set(MAX_HANDLES.saturating_sub(open) / 2);
        self.full.set(open >= MAX_HANDLES);
        open < MAX_HANDLES
    }
}

impl TokenSink for Guard {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        self.tokens.set(self.tokens.get() + 1);
        if let TagToken(tag) = &token
            && !self.admits(tag)
        {
            self.hostile.set(true);
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl PositionedSink for Guard {
    fn at(&self, span: Range<usize>) {
        self.builder.sink.set_token(Span::new(span.start, span.end));
    }
}

pub(crate) fn parse(html: StrTendril) -> Parsed {
    let guard = Guard::new(Sink::new(html.clone()));
    tokenize(&html, &guard, Limits::default());
    Parsed {
        hostile: guard.hostile.get(),
        tree: guard.builder.sink.into_arena(),
    }
}
