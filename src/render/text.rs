//! Plain text.

use std::ops::Range;

use crate::article::Article;
use crate::decision::Decision;
use crate::page::{Gap, Page};

/// The text of the kept blocks. Where the page's text is the document itself, what stands between
/// two kept neighbours is copied as it is, so that a clean document comes out unchanged.
pub(crate) fn text(article: &Article) -> String {
    let page = &article.page;
    let mut text = String::with_capacity(kept_bytes(article));
    let mut last: Option<Decision<'_>> = None;
    // Kept blocks in a row, copied with what stands between them.
    let mut run = 0..0;
    // The widest gap since the last kept block.
    let mut gap = Gap::Line;
    for decision in article.decisions() {
        let data = decision.block().data();
        gap = gap.max(data.gap);
        if !decision.is_kept() || data.text.is_empty() {
            continue;
        }
        let is_whole = page.text_is_source && decision.is_whole();
        if let Some(last) = &mut last {
            let neighbours = last.block().index() + 1 == decision.block().index();
            if neighbours && is_whole && !run.is_empty() {
                run.end = data.text.range().end;
                (*last, gap) = (decision, Gap::Line);
                continue;
            }
            push_run(&mut text, page, &mut run);
            let between = last.block().data().text.range().end..data.text.range().start;
            match page.text.get(between) {
                Some(between) if page.text_is_source && neighbours => text.push_str(between),
                _ if gap == Gap::Paragraph => text.push_str("\n\n"),
                _ => text.push('\n'),
            }
        }
        if is_whole {
            run = data.text.range();
        } else {
            push_kept(&mut text, decision);
        }
        last = Some(decision);
        gap = Gap::Line;
    }
    push_run(&mut text, page, &mut run);
    text
}

/// How many bytes the kept blocks have, with what may stand between them.
fn kept_bytes(article: &Article) -> usize {
    let (mut bytes, mut last) = (0, 0);
    for decision in article.decisions().filter(Decision::is_kept) {
        let range = decision.block().data().text.range();
        let between = range.start.saturating_sub(last).max(2);
        bytes += range.len() + if last > 0 { between.min(8) } else { 0 };
        last = range.end;
    }
    bytes
}

fn push_run(text: &mut String, page: &Page, run: &mut Range<usize>) {
    page.push_text(text, run.clone());
    *run = 0..0;
}

fn push_kept(text: &mut String, decision: Decision<'_>) {
    let start = text.len();
    decision.push_text(text);
    let end = start + text.get(start..).unwrap_or_default().trim_end().len();
    text.truncate(end);
}
