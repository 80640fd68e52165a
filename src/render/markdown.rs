//! CommonMark.

use super::address::{address, is_written};
use super::as_written;
use super::emphasis::{Emphasis, Line, Part, Style};
use super::escape::{escape, guard_heading, guard_start, push_code, push_destination, push_fenced};
use super::inline::{Piece, pieces};
use super::language::language;
use super::levels::{Level, LevelKind, Levels, table};
use crate::article::Article;
use crate::block::BlockKind;
use crate::decision::Decision;
use crate::page::{BodyKind, Gap, InlineKind};

/// The kept blocks as Markdown. Lines of plain text are paragraphs; signs that would be markup
/// are escaped in text from HTML and left alone in plain text, which may be Markdown already.
pub(crate) fn markdown(article: &Article) -> String {
    if let Some(markdown) = &article.page.markdown {
        return as_written::markdown(article, markdown);
    }
    if article.page.body_kind == BodyKind::Text {
        return plain(article);
    }
    let mut out = String::with_capacity(article.text().len() + article.text().len() / 8);
    let (mut levels, mut line, mut body) = (Levels::default(), Line::default(), String::new());
    let mut last: Option<BlockKind> = None;
    // The widest gap since the last kept block.
    let mut gap = Gap::Line;
    for decision in article.decisions() {
        gap = gap.max(decision.block().data().gap);
        if !decision.is_kept() {
            continue;
        }
        body.clear();
        push_body(&mut body, &mut line, decision);
        if body.trim().is_empty() {
            continue;
        }
        let kind = decision.kind();
        levels.enter(decision.block());
        if let Some(last) = last {
            push_separator(&mut out, &levels, (last, kind), gap);
        }
        if is_row(kind) && !(last.is_some_and(is_row) && levels.stay()) {
            body = with_head(&body, decision);
        }
        push_lines(&mut out, &levels, &body);
        last = Some(kind);
        gap = Gap::Line;
    }
    out
}

fn plain(article: &Article) -> String {
    let mut out = String::with_capacity(article.text().len());
    for decision in article.blocks() {
        let text = decision.text();
        if !out.is_empty() {
            // Two items of a list stay one list.
            let item = decision.block().features().is_bulleted()
                && decision.block().data().gap == Gap::Line;
            out.push_str(if item { "\n" } else { "\n\n" });
        }
        out.push_str(&text);
    }
    out
}

fn is_row(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::TableRow { .. })
}

/// Ends the last line, and leaves one blank where the next block does not belong to it.
fn push_separator(out: &mut String, levels: &Levels, kinds: (BlockKind, BlockKind), gap: Gap) {
    let is_prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
    let (last, next) = kinds;
    if levels.stay() {
        if is_row(last) && is_row(next) {
            out.push('\n');
            return;
        }
        if gap == Gap::Line && is_prose(last) && next == BlockKind::Paragraph {
            out.push_str("\\\n");
            return;
        }
    }
    out.push('\n');
    if gap == Gap::Line && is_prose(last) && next_item(levels) {
        return;
    }
    let common = levels.all().get(..levels.common()).unwrap_or_default();
    let start = out.len();
    common.iter().for_each(|level| push_indent(out, level));
    out.truncate(start.max(out.trim_end_matches(' ').len()));
    out.push('\n');
}

/// Whether the block begins the next item of the list, or the first of one inside of the item.
fn next_item(levels: &Levels) -> bool {
    match levels.opened() {
        [item, ..] if item.kind == LevelKind::Item => true,
        // A paragraph is not ended by a number but the first.
        [list, item, ..] if list.kind == LevelKind::List && levels.closed().is_empty() => {
            levels.common() > 0 && matches!(item.number, None | Some(1))
        }
        _ => false,
    }
}

/// Writes the lines of a block behind what marks the levels around it.
fn push_lines(out: &mut String, levels: &Levels, body: &str) {
    for (at, line) in body.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let start = out.len();
        let mut list = None;
        for (depth, level) in levels.all().iter().enumerate() {
            if at == 0 && depth >= levels.common() && level.kind == LevelKind::Item {
                push_marker(out, level, list);
            } else {
                push_indent(out, level);
            }
            list = Some(level);
        }
        if line.is_empty() {
            out.truncate(start.max(out.trim_end_matches(' ').len()));
        }
        out.push_str(line);
    }
}

fn push_marker(out: &mut String, item: &Level, list: Option<&Level>) {
    let apart = list.is_some_and(|list| list.apart);
    match item.number {
        Some(number) => {
            out.push_str(&number.to_string());
            out.push_str(if apart { ") " } else { ". " });
        }
        None => out.push_str(if apart { "* " } else { "- " }),
    }
}

fn push_indent(out: &mut String, level: &Level) {
    match level.kind {
        LevelKind::Quote => out.push_str("> "),
        LevelKind::Item => {
            let digits = level.number.map(|number| number.max(1).ilog10() + 2);
            (0..=digits.unwrap_or(1)).for_each(|_| out.push(' '));
        }
        LevelKind::List | LevelKind::Figure | LevelKind::Table => {}
    }
}

/// The block without what marks the levels around it.
fn push_body<'a>(out: &mut String, line: &mut Line<'a>, decision: Decision<'a>) {
    match decision.kind() {
        BlockKind::Heading(level) => {
            (0..level.clamp(1, 6)).for_each(|_| out.push('#'));
            out.push(' ');
            let start = out.len();
            push_spans(out, line, decision);
            if out.len() == start {
                out.clear();
            }
            guard_heading(out);
        }
        BlockKind::Code => {
            let mut code = String::new();
            decision.push_text(&mut code);
            // The first line keeps its indentation.
            let blank = code.len() - code.trim_start().len();
            let blank = code.get(..blank).and_then(|blank| blank.rfind('\n'));
            let code = code.trim_end();
            let code = code.get(blank.map_or(0, |at| at + 1)..).unwrap_or_default();
            if !code.is_empty() {
                push_fenced(out, code, language(decision).unwrap_or_default());
            }
        }
        BlockKind::TableRow { .. } => {
            push_spans(out, line, decision);
            let cells: Vec<&str> = out.split('\t').map(str::trim).collect();
            let cells = cells.join("\t").replace('|', "\\|");
            *out = format!("| {} |", cells.replace('\t', " | "));
        }
        _ => {
            push_spans(out, line, decision);
            guard_start(out, 0);
        }
    }
}

/// A table begins with a row of heads; a table without one gets an empty one. What stands in a
/// row behind the last head would not be shown.
fn with_head(row: &str, decision: Decision<'_>) -> String {
    let block = decision.block();
    let own = table(block);
    let rows = std::iter::successors(Some(block), |row| row.next());
    let rows = rows.take_while(|row| is_row(row.kind()) && table(*row) == own);
    let cells = |text: &str| text.matches('\t').count() + 1;
    let columns = rows.map(|row| cells(row.text())).max().unwrap_or(1);
    let mut out = String::new();
    if block.kind() == (BlockKind::TableRow { header: true }) {
        out.push_str(row);
        out.push_str(&"  |".repeat(columns - cells(block.text()).min(columns)));
    } else {
        out.push('|');
        out.push_str(&"  |".repeat(columns));
    }
    out.push_str("\n|");
    out.push_str(&" --- |".repeat(columns));
    if block.kind() == (BlockKind::TableRow { header: false }) {
        out.push('\n');
        out.push_str(row);
    }
    out
}

fn push_spans<'a>(out: &mut String, line: &mut Line<'a>, decision: Decision<'a>) {
    let article = decision.article();
    let page = decision.block().page();
    line.begin(decision.kind() == BlockKind::Caption);
    pieces(decision, |piece| match piece {
        Piece::Open(InlineKind::Link(link)) | Piece::Close(InlineKind::Link(link))
            if !is_written(article, page.string(link)) => {}
        Piece::Image { address: link, .. } if !is_written(article, link) => {}
        Piece::Open(InlineKind::Link(_)) => line.add(Part::OpenLink),
        Piece::Close(InlineKind::Link(link)) => line.add(Part::CloseLink(page.string(link))),
        _ => line.push(piece),
    });
    push_parts(out, line.end(), article);
}

fn push_parts(out: &mut String, parts: &[Part<'_>], article: &Article) {
    let mut parts = parts.iter().copied().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Text(text) => escape(out, text),
            Part::Code(first) => {
                let mut code = first.to_owned();
                while let Some(Part::Code(more)) =
                    parts.next_if(|part| matches!(part, Part::Code(_)))
                {
                    code.push_str(more);
                }
                push_code(out, &code);
            }
            Part::Open(Emphasis::Strong, Style::Tags) => out.push_str("<strong>"),
            Part::Close(Emphasis::Strong, Style::Tags) => out.push_str("</strong>"),
            Part::Open(Emphasis::Weak, Style::Tags) => out.push_str("<em>"),
            Part::Close(Emphasis::Weak, Style::Tags) => out.push_str("</em>"),
            Part::Open(Emphasis::Strong, _) | Part::Close(Emphasis::Strong, _) => {
                out.push_str("**");
            }
            Part::Open(Emphasis::Weak, _) | Part::Close(Emphasis::Weak, _) => out.push('*'),
            Part::OpenLink => {
                // An exclamation mark would make an image of it.
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push('[');
            }
            Part::CloseLink(link) => push_target(out, article, link),
            Part::Image { address: link, alt } => {
                out.push_str("![");
                let words: Vec<&str> = alt.split_whitespace().collect();
                escape(out, &words.join(" "));
                push_target(out, article, link);
            }
            Part::Cell => out.push('\t'),
        }
    }
}

fn push_target(out: &mut String, article: &Article, link: &str) {
    out.push_str("](");
    push_destination(out, &address(article, link).unwrap_or_default());
    out.push(')');
}
