//! Plain text as other tools leave it: what is clean stays as it is, what is not is told line by
//! line, in languages with a table of phrases and without.

mod clean_documents;
mod golds;

use std::ops::Range;

use dechaff::{BodyKind, Cleaner, Document};

use clean_documents::documents;

/// The rules of which each states why; a learned score is judged by its figures.
fn cleaner() -> Cleaner {
    let builder = Cleaner::builder().without("content_score");
    builder.build().expect("there is such a rule")
}

fn text(source: &str) -> Document<'_> {
    Document::from_text(source).with_body_kind(BodyKind::Text)
}

#[test]
fn clean_documents_come_out_unchanged() {
    let documents = documents();
    assert!(documents.len() >= 200, "{} documents", documents.len());
    let cleaner = cleaner();
    let mut changed = Vec::new();
    for (name, source) in &documents {
        let article = cleaner.clean(text(source));
        if article.text() != source.trim() {
            let removed = article.removed();
            let removed = removed.map(|it| format!("  {}: {}: {}", it.rule, it.reason, it.text));
            changed.push(format!(
                "{name}\n{}",
                removed.collect::<Vec<_>>().join("\n")
            ));
        }
    }
    let all = Cleaner::default();
    let unchanged = documents
        .iter()
        .filter(|(_, source)| all.clean(text(source)).text() == source.trim());
    println!(
        "with the score: {} of {} unchanged",
        unchanged.count(),
        documents.len()
    );
    let report = changed.join("\n");
    assert!(
        changed.is_empty(),
        "{} of {} changed\n{report}",
        changed.len(),
        documents.len()
    );
}

/// The lines of a text that are not blank, trimmed, in bytes.
fn lines(source: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            lines.push(at..at + trimmed.len());
        }
        start += line.len();
    }
    lines
}

#[test]
fn kept_and_removed_spans_cover_each_line_once() {
    let mut sources: Vec<String> = documents().into_iter().map(|(_, source)| source).collect();
    let tails = [
        "\n责任编辑：周岚\n相关阅读\n- 渡船加开夜班\n- 两岸新桥通车\n版权所有 未经授权不得转载",
        "\nShare this article\nRelated articles\n- Ferry adds a late boat\n1 2 3\nCopyright 2024 Harbour Post. All rights reserved.",
        " Читайте также: Паром вышел в рейс. Все права защищены.",
    ];
    for (at, source) in sources.iter_mut().enumerate() {
        source.push_str(tails[at % tails.len()]);
    }
    let cleaner = cleaner();
    let mut removals = 0;
    for source in &sources {
        let article = cleaner.clean(text(source));
        let mut spans: Vec<Range<usize>> = Vec::new();
        for decision in article.decisions() {
            let block = decision.block().source().expect("lines of text have spans");
            // What was removed stands in the block; the rest of the block was kept.
            let mut at = block.start;
            for removal in decision.removals() {
                let span = removal.span.expect("so have their parts");
                assert_eq!(removal.text, &source[span.clone()]);
                spans.push(at..span.start);
                at = span.end;
                spans.push(span);
                removals += 1;
            }
            spans.push(at..block.end);
        }
        spans.retain(|span| !source[span.clone()].trim().is_empty());
        for pair in spans.windows(2) {
            assert!(
                pair[0].end <= pair[1].start,
                "{:?} and {:?} overlap",
                pair[0],
                pair[1]
            );
        }
        for line in lines(source) {
            let inside = spans
                .iter()
                .filter(|span| span.start < line.end && line.start < span.end);
            let covered: String = inside
                .map(|span| &source[span.start.max(line.start)..span.end.min(line.end)])
                .collect();
            let signs = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).count();
            assert_eq!(
                signs(&covered),
                signs(&source[line.clone()]),
                "{}",
                &source[line]
            );
        }
    }
    assert!(removals > sources.len(), "the tails are removed");
}

#[test]
fn structure_is_enough_in_languages_without_a_table() {
    // Turkish, Greek, Hindi, Thai, Vietnamese, Polish: a title that stands twice, a date, page
    // numbers, a row of links, a copyright sign.
    for (title, body) in clean_documents::WITHOUT_TABLE {
        let body = body.join("\n");
        let page = format!(
            "{title}\n2024-05-03 08:15\n{title}\n{body}\n\
             [{title}](https://a.example/1)\n[{title}](https://a.example/2)\n\
             [{title}](https://a.example/3)\n1 2 3\n© 2024 a.example"
        );
        let article = cleaner().clean(text(&page));
        assert_eq!(article.text(), body);
        assert_eq!(article.title(), Some(*title));
        let published = article.metadata().published.as_ref();
        assert!(published.is_some_and(|date| date.value.to_string().starts_with("2024-05-03")));
    }
}
