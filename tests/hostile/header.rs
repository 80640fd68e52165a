//! Front matter and header lines.

use super::{Input, SIZE, check, flood, floods, input, numbered};

/// How much of it is read at most; what is longer is text.
const LONGEST_FRONT_MATTER: usize = 250 << 10;

const FRONT_MATTER: [(&str, &str); 33] = [
    ("---\na: &a [x]\n", "b: *a\n"),
    ("---\na: ", "["),
    ("---\na: ", "{"),
    ("---\na: ", "{{a: "),
    ("---\na: ", "[{"),
    ("---\na: ", "{a: "),
    ("---\na: \"", "x"),
    ("---\na: ", "x"),
    ("---\na: |\n", " x\n"),
    ("---\na:\n", "- "),
    ("---\na:\n", "? "),
    ("---\na: ", "&a "),
    ("---\na: ", "!a "),
    ("---\na: [", "x,"),
    ("---\na: [", "{a: b},"),
    ("---\na: b\n", "#\n"),
    ("---\na: b\n", "x"),
    ("---\na: b\n", "a: b\n"),
    ("---\na: b\n", "\t"),
    ("", "---\n"),
    ("---\na: b\n", "---\n"),
    ("+++\na = ", "["),
    ("+++\na = ", "{a="),
    ("+++\na", ".a"),
    ("+++\n[a", ".a"),
    ("+++\na = \"", "x"),
    ("+++\n", "[[a]]\n"),
    ("", "+++\n"),
    ("{\"a\":", "["),
    ("", "{\"a\":"),
    ("{\"a\":\"", "x"),
    ("{\"a\":[", "0,"),
    ("{\"a\":", "{\"a\":[0],\"b\":"),
];

#[test]
fn header_lines_end_in_time() {
    let mut inputs = floods(&[
        ("", "title: x\n"),
        ("", "url: https://a.example/\n"),
        ("", "标题：某某\n"),
        ("", "http_status: 200\n"),
        ("url: https://a.example/\ntitle: ", "x "),
        ("url: https://a.example/\ntitle: ", "x - "),
        ("url: https://a.example/\ntitle: ", "x_汉"),
        ("url: https://a.example/\ndate: ", "2024-05-03 "),
        ("url: https://a.example/\nauthor: ", "a and b, "),
        ("url: https://a.example/\nauthor: ", " and "),
        ("url: https://a.example/\nsource: ", "某报"),
        ("title: x\nurl: https://a.example/", "x"),
        ("title: x\nurl: https://a.example/", "../"),
    ]);
    inputs.push(input("unique authors in a header line", |size| {
        let authors = numbered(size, |number| format!("A{number}, "));
        format!("url: https://a.example/\nauthor: {authors}")
    }));
    check(inputs);
}

#[test]
fn front_matter_without_an_end_ends_in_time() {
    check(floods(&FRONT_MATTER));
}

#[test]
fn front_matter_ends_in_time() {
    let size = LONGEST_FRONT_MATTER.min(SIZE);
    let floods = FRONT_MATTER.map(|(start, piece)| {
        let name = format!("closed {start:?} {piece:?}");
        before_a_body(name, flood(start, piece, size))
    });
    let yaml = numbered(size, |number| format!("key{number}: x\n"));
    let toml = numbered(size, |number| format!("key{number} = 1\n"));
    let tables = numbered(size, |number| format!("[a.b{number}]\n"));
    let json = numbered(size, |number| format!("\"key{number}\": 1,\n"));
    let authors = numbered(size, |number| format!("- A{number}\n"));
    let bombs = [
        before_a_body("aliases of aliases", alias_bomb()),
        before_a_body("YAML of unique keys", format!("---\n{yaml}")),
        before_a_body(
            "YAML of unique authors",
            format!("---\nauthors:\n{authors}"),
        ),
        before_a_body("TOML of unique keys", format!("+++\n{toml}")),
        before_a_body("TOML of unique tables", format!("+++\n{tables}")),
        before_a_body("JSON of unique keys", format!("{{{json}\"a\": 1}}\n")),
    ];
    check(floods.into_iter().chain(bombs));
}

/// Front matter that is closed, whatever closes it, and a body behind it that grows.
fn before_a_body(name: impl Into<String>, front_matter: String) -> Input {
    let start = format!("{front_matter}\n---\n+++\n");
    input(name, move |size| flood(&start, "The body goes on.\n", size))
}

/// Each alias stands for nine of the one before it.
fn alias_bomb() -> String {
    let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    bomb
}
