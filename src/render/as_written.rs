//! Markdown that was Markdown.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::decision::Decision;
use crate::page::{Gap, Markdown, joined};

/// The kept blocks as they stand in the document, with what stands between neighbours, and the
/// definitions of the labels of their links.
pub(super) fn markdown(article: &Article, markdown: &Markdown) -> String {
    let document = &*markdown.document;
    let mut out = String::with_capacity(article.text().len());
    // The last kept block, and where it ends in the document, if all of it was kept.
    let mut last: Option<(usize, Option<usize>)> = None;
    let mut gap = Gap::Line;
    for decision in article.decisions() {
        let block = decision.block();
        gap = gap.max(block.data().gap);
        if !decision.is_kept() {
            continue;
        }
        let source = block.source().filter(|_| decision.is_whole());
        if let Some(last) = last {
            out.push_str(
                between(document, last, &decision, source.as_ref()).unwrap_or(match gap {
                    Gap::Line => "\n",
                    Gap::Paragraph => "\n\n",
                }),
            );
        }
        match source.clone().and_then(|source| document.get(source)) {
            Some(written) => out.push_str(written),
            None => out.push_str(&decision.text()),
        }
        last = Some((block.index(), source.map(|source| source.end)));
        gap = Gap::Line;
    }
    push_definitions(&mut out, markdown);
    // The text of the blocks has none.
    joined(&out).unwrap_or(out)
}

/// What stands in the document between a block and the one before it, if both are there as a whole and
/// no other was between them.
fn between<'d>(
    document: &'d str,
    (index, end): (usize, Option<usize>),
    next: &Decision<'_>,
    source: Option<&Range<usize>>,
) -> Option<&'d str> {
    let are_neighbours = index + 1 == next.block().index();
    document.get(end?..source?.start).filter(|_| are_neighbours)
}

fn push_definitions(out: &mut String, markdown: &Markdown) {
    if markdown.definitions.is_empty() {
        return;
    }
    let bracketed = out.split('[').skip(1);
    let labels = bracketed.filter_map(|behind| behind.split_once(']'));
    let used: FxHashSet<String> = labels.map(|(label, _)| label.to_lowercase()).collect();
    let mut separator = "\n\n";
    for (label, span) in &markdown.definitions {
        let written = markdown.document.get(span.range()).map(str::trim);
        let is_used = used.contains(&label.to_lowercase());
        let Some(written) = written.filter(|_| is_used) else {
            continue;
        };
        out.push_str(separator);
        out.push_str(written);
        separator = "\n";
    }
}
