//! What holds for every document: random text, random bytes, and the samples mangled.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;

use dechaff::{Article, BodyKind, Document, PartialDateTime, clean};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

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
    "---\n",
    "+++\n",
    "title: ",
    "url: https://a.example/\n",
    "标题：",
    "author: [",
    "{\"title\":",
    "}",
    "\"",
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

fn mangled_sample() -> impl Strategy<Value = String> {
    let changes = prop::collection::vec(change(), 1..6);
    (any::<Index>(), changes).prop_map(|(which, changes)| {
        let mut text = which.get(&SAMPLES).clone();
        for change in changes {
            change.apply(&mut text);
        }
        text
    })
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn document() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        5 => pieces(),
        3 => mangled_sample(),
    ]
}

/// What must hold of the article of a source.
fn check(source: &str, article: &Article) {
    check_spans(source, article);
    if article.page().body_kind() == BodyKind::Text {
        check_text(source, article);
    }
    std::hint::black_box((article.to_markdown(), article.to_html()));
}

/// Blocks lie apart in the source; what was removed of a block lies in it, apart too.
fn check_spans(source: &str, article: &Article) {
    let blocks = article.page().blocks();
    apart(source, blocks.filter_map(|block| block.source()).collect());
    let removed = article.removed().filter_map(|removal| removal.span);
    apart(source, removed.collect());
    for decision in article.decisions() {
        for removal in decision.removals() {
            let Some(span) = removal.span else { continue };
            let block = decision
                .block()
                .source()
                .expect("a part of what has a span");
            assert!(
                block.start <= span.start && span.end <= block.end,
                "{span:?} of {block:?}"
            );
        }
        // What was kept and what was removed are together what there was.
        let signs = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).count();
        let removed: usize = decision
            .removals()
            .iter()
            .map(|removal| signs(removal.text))
            .sum();
        let kept = signs(&decision.text());
        assert_eq!(
            kept + removed,
            signs(decision.block().text()),
            "{:?}",
            decision.block().text()
        );
    }
}

fn apart(source: &str, mut spans: Vec<Range<usize>>) {
    spans.sort_by_key(|span| (span.start, span.end));
    for span in &spans {
        assert!(source.get(span.clone()).is_some(), "no such span: {span:?}");
    }
    for pair in spans.windows(2) {
        assert!(
            pair[0].end <= pair[1].start,
            "{:?} and {:?} overlap",
            pair[0],
            pair[1]
        );
    }
}

/// In plain text each sign that can be seen stands in one block, and what was removed is told in
/// the words of the document.
fn check_text(source: &str, article: &Article) {
    let mut covered = vec![false; source.len()];
    for block in article.page().blocks() {
        let span = block.source().expect("lines of text have spans");
        covered[span].fill(true);
    }
    for (at, ch) in source.char_indices() {
        let seen = ch.is_alphanumeric() || ch.is_ascii_punctuation();
        assert!(covered[at] || !seen, "{ch:?} at {at} is in no block");
    }
    for removal in article.removed() {
        let span = removal.span.expect("lines of text have spans");
        assert_eq!(removal.text, &source[span]);
    }
}

/// The same cases in each run, so that a change is judged by itself; `PROPTEST_RNG_SEED` gives
/// others, `PROPTEST_CASES` more of them.
fn config(cases: u32) -> ProptestConfig {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let cases = number("PROPTEST_CASES")
        .and_then(|cases| u32::try_from(cases).ok())
        .unwrap_or(cases);
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(number("PROPTEST_RNG_SEED").unwrap_or(1)),
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn every_text_is_accounted_for(source in document()) {
        check(&source, &clean(&source));
    }

    #[test]
    fn every_text_can_be_taken_as_either_kind(source in pieces()) {
        for kind in [BodyKind::Html, BodyKind::Text] {
            check(&source, &clean(Document::from_text(&source).with_body_kind(kind)));
        }
    }

    #[test]
    fn the_same_document_gives_the_same_article(source in document()) {
        let [one, two] = [clean(&source), clean(&source)].map(|article| format!("{article:?}"));
        prop_assert_eq!(one, two);
    }

    #[test]
    fn random_bytes_are_refused_or_cleaned(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(document) = Document::from_bytes(&bytes) {
            clean(document).to_html();
        }
    }

    #[test]
    fn mangled_bytes_are_refused_or_cleaned(
        source in mangled_sample(),
        label in select(&["gbk", "big5", "shift_jis", "utf-16le", "iso-2022-jp", "utf-8"][..]),
        (at, byte) in any::<(Index, u8)>(),
    ) {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known label");
        let mut bytes = encoding.encode(&source).0.into_owned();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(document) = Document::from_bytes(&bytes) {
            clean(document).to_markdown();
        }
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn a_date_that_is_printed_reads_as_the_same(
        text in prop_oneof![any::<String>(), pieces(), "[0-9年月日/. :T-]{4,24}"],
    ) {
        if let Some(date) = PartialDateTime::parse(&text) {
            prop_assert_eq!(PartialDateTime::parse(&date.to_string()), Some(date));
        }
    }

    #[test]
    fn a_date_in_any_form_reads_as_the_same(
        (year, month, day) in (1890i32..2110, 0u8..14, 0u8..33),
        (hour, minute, second) in (0u8..26, 0u8..62, 0u8..62),
        form in select(&[
            "{y}-{m}-{d}", "{y}/{m}/{d} {H}:{M}", "{y}年{m}月{d}日 {H}时{M}分", "{y}.{m}.{d} {H}:{M}:{S}",
            "{d}.{m}.{y}, {H}:{M}", "{y}-{m}-{d}T{H}:{M}:{S}Z", "{y}-{m}-{d}T{H}:{M}:{S}+{H}:{M}",
            "{y}-{m}-{d}T{H}:{M}-{H}{M}", "May {d}, {y} at {H}:{M} pm", "{d} mars {y}", "{y}年{m}月{d}日 下午{H}:{M}",
            "{y}-{m}-{d} 凌晨{H}点{M}", "{d}/{m}/{y}",
        ][..]),
    ) {
        let text = form
            .replace("{y}", &year.to_string())
            .replace("{m}", &format!("{month:02}"))
            .replace("{d}", &format!("{day:02}"))
            .replace("{H}", &format!("{hour:02}"))
            .replace("{M}", &format!("{minute:02}"))
            .replace("{S}", &format!("{second:02}"));
        if let Some(date) = PartialDateTime::parse(&text) {
            prop_assert!((1..=12).contains(&date.month()) && (1..=31).contains(&date.day()));
            prop_assert_eq!(PartialDateTime::parse(&date.to_string()), Some(date), "{}", text);
        }
    }
}
