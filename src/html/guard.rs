//! A guard in front of html5ever's tree builder against markup made to exhaust it.
//!
//! html5ever looks through all open elements for many tags, so deep nesting costs the square of
//! its depth, and it reopens all unclosed formatting elements in each new paragraph, so that a few
//! kilobytes of `<font>` and `<p>` make millions of nodes. Real pages stay far below the limits:
//! their deepest nesting is some dozens of elements. Above a limit, start tags are dropped, and a
//! space stands for each, so that no words become one; text never is. Attributes beyond the
//! tokenizer's limit are not read.

use std::cell::Cell;
use std::ops::Range;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer as Html5ever,
    TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name};

use super::names::{AttributeName, Name};
use super::sink::Sink;
use super::tokenizer::{Limits, PositionedSink, tokenize};
use super::xml::{self, Signs};
use super::{Parsed, Tokenizer};
use crate::page::Span;

/// Open elements and unclosed formatting elements together.
const MAX_HANDLES: usize = 512;

/// The same on a page that was deep for long: a few hundred open elements, looked through for each
/// of many tags, cost as much as deeper nesting.
pub(super) const MAX_HANDLES_FOR_LONG: usize = 96;

/// How deep a page may be for long. At each tag its handles are added up; so much of the sum is
/// free, and so much more for each token. At twice that, end tags are dropped too.
const FREE_WORK: usize = 2_000_000;
const WORK_PER_TOKEN: usize = 16;

/// Nodes a page may have for each token, and how many it may have before that is looked at.
const MAX_NODES_PER_TOKEN: usize = 8;
pub(super) const FREE_NODES: usize = 10_000;

struct Guard<'a> {
    html: &'a str,
    builder: TreeBuilder<u32, Sink<'a>>,
    tokens: Cell<usize>,
    /// Where the token in hand stands.
    span: Cell<Span>,
    /// The handles when they were last counted.
    handles: Cell<usize>,
    /// How many start tags may pass before the handles are counted again.
    credit: Cell<usize>,
    /// Whether the last count was at the limit and no element was closed since.
    full: Cell<bool>,
    /// The handles at each tag, added up.
    work: Cell<usize>,
    hostile: Cell<bool>,
    /// Whether each element that closes itself is empty, and what the tags say of that.
    is_xml: bool,
    signs: Cell<Signs>,
}

struct HandleCount(Cell<usize>);

impl Tracer for HandleCount {
    type Handle = u32;

    fn trace_handle(&self, _node: &u32) {
        self.0.set(self.0.get() + 1);
    }
}

impl<'a> Guard<'a> {
    fn new(html: &'a str, sink: Sink<'a>, is_xml: bool) -> Guard<'a> {
        let options = TreeBuilderOpts {
            // Without scripting `<noscript>` is parsed, and some forums keep their posts there.
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        Guard {
            html,
            builder: TreeBuilder::new(sink, options),
            tokens: Cell::new(0),
            span: Cell::new(Span::default()),
            handles: Cell::new(0),
            credit: Cell::new(MAX_HANDLES_FOR_LONG / 2),
            full: Cell::new(false),
            work: Cell::new(0),
            hostile: Cell::new(false),
            is_xml,
            signs: Cell::new(Signs::default()),
        }
    }

    /// The end tag of an element that closes itself and is empty, and whether it is so even if its content is no raw text.
    /// Notes what the start tag says of the page.
    fn empty(&self, tag: &Tag) -> Option<(Tag, bool)> {
        let name = Name::of(&tag.name);
        let mut signs = self.signs.get();
        let is_html = !self.adjusted_current_node_present_but_not_in_html_namespace();
        let may_be_empty = tag.self_closing && is_html && xml::may_be_empty(name);
        if may_be_empty {
            let rest = self.html.get(self.span.get().range().end..);
            signs.see_empty(name, rest.unwrap_or_default());
        } else if !tag.self_closing {
            signs.see_void(name);
        }
        self.signs.set(signs);
        let has_address = || {
            let mut names = tag.attrs.iter().map(|it| &it.name.local);
            names.any(|name| *name == local_name!("src"))
        };
        let ends = may_be_empty && self.is_xml;
        let is_empty = ends || tag.self_closing && xml::has_no_text(name, has_address);
        is_empty.then(|| {
            let end = Tag {
                kind: EndTag,
                self_closing: false,
                attrs: Vec::new(),
                ..tag.clone()
            };
            (end, ends)
        })
    }

    fn admits(&self, tag: &Tag) -> bool {
        let free_work = FREE_WORK + WORK_PER_TOKEN * self.tokens.get();
        let work = self.work.get() + self.handles.get();
        let for_long = work > free_work;
        let limit = if for_long {
            MAX_HANDLES_FOR_LONG
        } else {
            MAX_HANDLES
        };
        if tag.kind == EndTag {
            if work > 2 * free_work && self.handles.get() > limit {
                return false;
            }
            self.work.set(work);
            self.full.set(false);
            return true;
        }
        let budget = FREE_NODES + MAX_NODES_PER_TOKEN * self.tokens.get();
        if self.full.get() || self.builder.sink.node_count() > budget {
            return false;
        }
        self.work.set(work);
        let credit = self.credit.get();
        if credit > 0 {
            self.credit.set(credit - 1);
            return true;
        }
        let count = HandleCount(Cell::new(0));
        self.builder.trace_handles(&count);
        let open = count.0.get();
        self.handles.set(open);
        // A start tag opens one element and may add one formatting element.
        self.credit.set(limit.saturating_sub(open) / 2);
        self.full.set(open >= limit);
        open < limit
    }
}

impl TokenSink for Guard<'_> {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        self.tokens.set(self.tokens.get() + 1);
        // The tree builder may hold text back, and gives it to the sink at a later token.
        if let Token::CharacterTokens(_) = &token {
            self.builder.sink.set_text(self.span.get());
        }
        if let TagToken(tag) = &token
            && !self.admits(tag)
        {
            self.hostile.set(true);
            let space = Token::CharacterTokens(StrTendril::from_char(' '));
            return self.builder.process_token(space, line);
        }
        let empty = match &token {
            TagToken(tag) if tag.kind == StartTag => self.empty(tag),
            _ => None,
        };
        let asked = self.builder.process_token(token, line);
        match empty {
            // What the start tag asks of the tokenizer is over with the end tag. In foreign content, it asks nothing.
            Some((end, ends)) if ends || matches!(asked, TokenSinkResult::RawData(_)) => {
                self.builder.process_token(TagToken(end), line)
            }
            _ => asked,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl PositionedSink for Guard<'_> {
    fn at(&self, span: Range<usize>) {
        self.span.set(Span::new(span.start, span.end));
    }

    fn wants(&self, tag: &Tag, name: &str) -> bool {
        tag.kind == StartTag && (is_read(name) || is_compared(&tag.name))
    }
}

/// Whether the lowering or the tree builder reads attributes of this name.
fn is_read(name: &str) -> bool {
    matches!(name, "encoding" | "shadowrootmode") || AttributeName::of(name).is_some()
}

/// Whether the tree builder compares all attributes of elements of this name: of formatting
/// elements that are alike it opens three again at most. Of `<a>` no two are ever open.
fn is_compared(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

pub(crate) fn parse(html: &str, tokenizer: Tokenizer, is_xml: bool) -> Parsed<'_> {
    let input = StrTendril::from(html);
    let mut guard = Guard::new(html, Sink::new(html, input.clone()), is_xml);
    match tokenizer {
        Tokenizer::Slices => tokenize(&input, &guard, Limits::default()),
        Tokenizer::Html5ever => guard = tokenize_by_html5ever(input, guard),
    }
    Parsed {
        hostile: guard.hostile.get(),
        signs: guard.signs.get(),
        tree: guard.builder.sink.into_arena(),
    }
}

/// Has html5ever's own tokenizer read the text.
fn tokenize_by_html5ever(mut html: StrTendril, guard: Guard<'_>) -> Guard<'_> {
    // It would drop a byte order mark each time that it goes on, as it does after a script.
    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    if html.starts_with('\u{feff}') {
        html.pop_front('\u{feff}'.len_utf8() as u32);
    }
    let queue = BufferQueue::default();
    if !html.is_empty() {
        queue.push_back(html);
    }
    let tokenizer = Html5ever::new(guard, options);
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Content, Tree};
    use super::*;

    /// The text of the page, and whether it was found hostile.
    fn text(html: &str) -> (String, bool) {
        let parsed = parse(html, Tokenizer::default(), false);
        let tree = parsed.tree;
        let mut text = String::new();
        let mut next = vec![tree.root()];
        while let Some(node) = next.pop() {
            if let Content::Text { text: piece, .. } = tree.content(node) {
                text.push_str(piece);
            }
            next.extend(tree.next_sibling(node));
            next.extend(tree.first_child(node));
        }
        (text, parsed.hostile)
    }

    #[test]
    fn deep_markup_loses_no_text_and_joins_no_words() {
        for tag in ["<div>", "<ul><li>", "<blockquote>", "<b>"] {
            let (text, hostile) = text(&format!("{tag}word").repeat(2000));
            assert!(hostile, "{tag}");
            assert_eq!(text.matches("word").count(), 2000, "{tag}");
            assert_eq!(text.split_whitespace().last(), Some("word"), "{tag}");
        }
    }

    #[test]
    fn a_page_deep_for_long_is_cut_short() {
        let page = format!("{}{}", "<div>".repeat(300), "<p>word</p>".repeat(20_000));
        let (text, hostile) = text(&page);
        assert!(hostile);
        assert_eq!(text.matches("word").count(), 20_000);
    }

    #[test]
    fn elements_that_close_themselves_swallow_nothing() {
        let ferry = "The ferry leaves at six.";
        for empty in [
            "<noscript><iframe src='/count' /></noscript>",
            "<script src='/count.js'/>",
            "<textarea name=note />",
            "<title/>",
        ] {
            let page = format!("{empty}<p>{ferry}</p>");
            assert_eq!(text(&page), (ferry.to_owned(), false), "{empty}");
        }
        let script = format!("<script />count(1);</script><p>{ferry}</p>");
        assert_eq!(crate::clean(script.as_str()).text(), ferry);
    }

    #[test]
    fn pages_of_any_length_pass() {
        let page = format!(
            "{}{}",
            "<div>".repeat(80),
            "<p>a<b>b</b></p>".repeat(50_000)
        );
        assert!(!text(&page).1);
        let nested = format!("{}x{}", "<div>".repeat(200), "</div>".repeat(200));
        assert!(!text(&nested.repeat(20)).1);
    }
}
