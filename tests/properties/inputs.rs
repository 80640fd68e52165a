//! What the properties are checked on: random text, pieces of what readers and rules look for,
//! samples changed at random.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What readers and rules look for, in pieces that can meet in any order.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "\0",
    "潮水",
    "The tide comes in at four, the harbour master said. ",
    "市图书馆停业两年之后，将在今年春天重新向市民开放，馆长昨天在发布会上说。",
    "来源：",
    "责任编辑：",
    "（责任编辑：李明）",
    "编辑",
    "记者 王芳",
    "By Ann Bell",
    "Published: ",
    "Updated",
    "2024-05-03",
    "2024年5月3日",
    " 08:15",
    "T08:15:00+08:00",
    "3 May 2024",
    "1/2/2024",
    "上午",
    "pm",
    "0",
    ":",
    "：",
    "首页 > 新闻 > ",
    "Home » ",
    "下一页",
    "1 2 3",
    "分享到",
    "Share",
    "相关阅读",
    "Related articles",
    "版权所有",
    "免责声明：",
    "Copyright © 2024",
    "All rights reserved.",
    "附件：",
    "https://a.example/1",
    "• ",
    "- ",
    "（",
    "）",
    "【",
    "】",
    "|",
    "_",
    "\n\n## ",
    "[Home](/a)",
    "](/b)",
    "[one]: /c\n",
    "[one]",
    "![z](/d.png)",
    "\n| a | b |\n|---|---|\n",
    "\n```\n",
    "\n> ",
    "\n\n    1. ",
    "**",
    "---\n",
    "+++\n",
    "title: ",
    "url: https://a.example/\n",
    "标题：",
    "author: [",
    "{\"title\":",
    "}",
    "\"",
    "From: Ann Bell <ann@a.example>\nMIME-Version: 1.0\n",
    "Content-Type: multipart/related; boundary=x\n",
    "Content-Type: multipart/alternative; boundary=y\n",
    "Content-Type: text/html; charset=gb2312\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "Content-Transfer-Encoding: base64\n",
    "\n--x\n",
    "\n--y\n",
    "\n--x--\n",
    "=E6=BD=AE",
    "=\n",
    "VGhlIHRpZGU=",
    "<",
    ">",
    "&",
    "&lt;p&gt;",
    "&amp;",
    "&nbsp;",
    "<!doctype html>",
    "<title>",
    "</title>",
    "<p>",
    "</p>",
    "<div class=\"ad share related\">",
    "</div>",
    "<span hidden>",
    "</span>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<h1>",
    "</h1>",
    "<ul><li>",
    "<ol start=9><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<th>",
    "<blockquote>",
    "<pre>",
    "</pre>",
    "<br>",
    "<hr>",
    "<img src=y alt='z'>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<svg>",
    "<time datetime=2024-05-03>",
    "<meta name=author content=Ann>",
    "<noscript>",
    "<form><input>",
    "<select><option>",
    "<template>",
    "<textarea>",
    "<a rel=author>",
    "<font color=red>",
    "<p hidden>",
    "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"T\"}</script>",
];

static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let entries = fs::read_dir(folder).expect("tests/samples can be listed");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("tests/samples can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "json")
        })
        .collect();
    paths.sort();
    let text = |path: &PathBuf| fs::read_to_string(path).expect("a sample can be read");
    paths.iter().map(text).collect()
});

/// A part of a sample: a start, an end, and which.
type Part = (Index, Index, Index);

#[derive(Clone, Debug)]
enum Change {
    Cut(Index, Index),
    Keep(Index, Index),
    Insert(Index, &'static str),
    Splice(Index, Part),
    Repeat(Index, Index),
}

fn boundary(text: &str, at: Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn range(text: &str, one: Index, two: Index) -> Range<usize> {
    let (one, two) = (boundary(text, one), boundary(text, two));
    one.min(two)..one.max(two)
}

fn part((which, one, two): Part) -> String {
    let sample = which.get(&SAMPLES);
    sample[range(sample, one, two)].to_owned()
}

impl Change {
    fn apply(self, text: &mut String) {
        match self {
            Change::Cut(one, two) => text.replace_range(range(text, one, two), ""),
            Change::Keep(one, two) => *text = text[range(text, one, two)].to_owned(),
            Change::Insert(at, piece) => text.insert_str(boundary(text, at), piece),
            Change::Splice(at, part_of) => text.insert_str(boundary(text, at), &part(part_of)),
            Change::Repeat(one, two) => {
                let range = range(text, one, two);
                let again = text[range.clone()].to_owned();
                text.insert_str(range.end, &again);
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    prop_oneof![
        (index(), index()).prop_map(|(one, two)| Change::Cut(one, two)),
        (index(), index()).prop_map(|(one, two)| Change::Keep(one, two)),
        (index(), select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (index(), any::<Part>()).prop_map(|(at, part)| Change::Splice(at, part)),
        (index(), index()).prop_map(|(one, two)| Change::Repeat(one, two)),
    ]
}

pub fn mangled_sample() -> impl Strategy<Value = String> {
    let changes = prop::collection::vec(change(), 1..6);
    (any::<Index>(), changes).prop_map(|(which, changes)| {
        let mut text = which.get(&SAMPLES).clone();
        for change in changes {
            change.apply(&mut text);
        }
        text
    })
}

pub fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

pub fn document() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        5 => pieces(),
        3 => mangled_sample(),
    ]
}
