mod differential;
mod mutations;
mod recorder;
mod tree;
mod vectors;

use std::cell::RefCell;

use html5ever::tendril::SliceExt;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::*;

/// Collects every token with what stands at its span.
struct Collector<'a> {
    input: &'a str,
    source: RefCell<&'a str>,
    tokens: RefCell<Vec<(&'a str, Token)>>,
}

impl TokenSink for Collector<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        self.tokens
            .borrow_mut()
            .push((*self.source.borrow(), token));
        TokenSinkResult::Continue
    }
}

impl PositionedSink for Collector<'_> {
    fn at(&self, span: Range<usize>) {
        self.source
            .replace(self.input.get(span).unwrap_or("no such span"));
    }
}

fn collect(input: &str, limits: Limits) -> Vec<(&str, Token)> {
    let collector = Collector {
        input,
        source: RefCell::new(""),
        tokens: RefCell::default(),
    };
    tokenize(&input.to_tendril(), &collector, limits);
    collector.tokens.into_inner()
}

fn sources(input: &str) -> Vec<&str> {
    let tokens = collect(input, Limits::default()).into_iter();
    tokens.map(|(source, _)| source).collect()
}

fn tag(input: &str, limits: Limits) -> Tag {
    let mut tokens = collect(input, limits).into_iter();
    match tokens.next() {
        Some((_, Token::TagToken(tag))) => tag,
        other => panic!("{input:?}: {other:?}"),
    }
}

#[test]
fn spans_cover_each_token() {
    let input = "\u{feff}<!doctype html><P a=b>x &lt; y</p ><!-- c --></ d>e < f</><?g>\0\u{e9}";
    let expected = [
        "<!doctype html>",
        "<P a=b>",
        "x ",
        "&lt;",
        " y",
        "</p >",
        "<!-- c -->",
        "</ d>",
        "e < f",
        "<?g>",
        "\0",
        "\u{e9}",
        "",
    ];
    assert_eq!(sources(input), expected);
}

#[test]
fn line_ends_split_text() {
    assert_eq!(sources("a\r\nb\rc\nd"), ["a", "\nb", "\r", "c\nd", ""]);
}

#[test]
fn unfinished_markup_at_the_end() {
    for (input, expected) in [
        ("a<b", &["a", ""][..]),
        ("a</b c='", &["a", ""]),
        ("a<", &["a<", ""]),
        ("a</", &["a</", ""]),
        ("a<!", &["a", "<!", ""]),
        ("a<!--b", &["a", "<!--b", ""]),
        ("a&am", &["a&am", ""]),
        ("a&amp", &["a", "&amp", ""]),
    ] {
        assert_eq!(sources(input), expected, "{input}");
    }
}

#[test]
fn attributes_over_the_limit_are_skipped() {
    let limits = Limits { max_attributes: 2 };
    let found = tag("<a x=1 y='>' z=\">\" x w=a />", limits);
    let names: Vec<&str> = found.attrs.iter().map(|a| &*a.name.local).collect();
    assert_eq!(names, ["x", "y"]);
    assert!(found.self_closing && !found.had_duplicate_attributes);
    let found = tag("<a x=1 X=2 y>", limits);
    assert_eq!(found.attrs.len(), 1);
    assert!(found.had_duplicate_attributes);
    assert!(tag("<a x>", Limits { max_attributes: 0 }).attrs.is_empty());
}

#[test]
fn end_tags_keep_their_attributes() {
    let found = tag("</A B=c />", Limits::default());
    assert_eq!(found.kind, TagKind::EndTag);
    assert_eq!((&*found.name, found.attrs.len()), ("a", 1));
    assert!(found.self_closing);
}
