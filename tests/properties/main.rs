//! What holds for every document: random text, random bytes, and the samples mangled.

mod dates;
mod inputs;

use std::ops::Range;

use dechaff::{Article, BodyKind, Cleaner, Document, PartialDateTime, clean};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use scraper::Html;

use inputs::{document, mangled_sample, pieces};

/// What must hold of the article of a source.
fn check(source: &str, article: &Article) {
    check_spans(source, article);
    if is_its_own_text(source, article) {
        check_text(source, article);
    }
    std::hint::black_box((article.to_markdown(), article.to_html()));
}

/// Whether the text of each block is what stands in the document: that of Markdown is what it shows.
fn is_its_own_text(source: &str, article: &Article) -> bool {
    let is_written = |text: &str, span: Option<Range<usize>>| {
        span.is_some_and(|span| source.get(span) == Some(text))
    };
    let mut blocks = article.page().blocks();
    article.page().body_kind() == BodyKind::Text
        && blocks.all(|block| is_written(block.text(), block.source()))
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
    #![proptest_config(config(1000))]

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

    /// But for what is read another way where scripts run, for pages that were escaped, for marks
    /// that html5ever drops behind scripts, and for fragments, of which a tree does not tell that
    /// they are some.
    #[test]
    fn a_tree_is_read_as_its_text_is(source in pieces()) {
        let page = format!("<body><i></i>{source}")
            .replace("<noscript>", "")
            .replace("&lt;", "")
            .replace('\u{feff}', "");
        let cleaner = Cleaner::default();
        let html = Document::from_text(&page).with_body_kind(BodyKind::Html);
        let texts = [cleaner.read(html), cleaner.read(&Html::parse_document(&page))]
            .map(|page| page.blocks().map(|block| block.text().to_owned()).collect::<Vec<_>>());
        prop_assert_eq!(&texts[0], &texts[1]);
    }

    #[test]
    fn the_same_document_gives_the_same_article(source in document()) {
        let [one, two] = [clean(&source), clean(&source)].map(|article| format!("{article:?}"));
        prop_assert_eq!(one, two);
    }

    #[test]
    fn random_bytes_are_refused_or_cleaned(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(document) = Document::from_bytes(&bytes) {
            let _ = clean(document).to_html();
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
            let _ = clean(document).to_markdown();
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
