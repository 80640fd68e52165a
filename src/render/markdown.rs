//! CommonMark.

use super::inline::{Piece, pieces};
use crate::article::Article;
use crate::block::BlockKind;
use crate::decision::Decision;
use crate::page::{BodyKind, Gap, InlineKind};

/// The kept blocks as Markdown. Lines of plain text are paragraphs; signs that would be markup
/// are escaped in text from HTML and left alone in plain text, which may be Markdown already.
pub(crate) fn markdown(article: &Article) -> String {
    if article.page.body_kind == BodyKind::Text {
        return plain(article);
    }
    let mut out = String::with_capacity(article.text().len() + article.text().len() / 8);
    let mut last: Option<Decision<'_>> = None;
    for decision in article.blocks() {
        let line = line(decision);
        if line.trim().is_empty() {
            continue;
        }
        if let Some(last) = last {
            out.push_str(separator(last, decision));
        }
        let quote = "> ".repeat(decision.block().quote_depth());
        if is_row(decision) && !last.is_some_and(|last| is_row(last) && follows(last, decision)) {
            push_table_head(&mut out, decision, &quote);
            if matches!(decision.kind(), BlockKind::TableRow { header: true }) {
                last = Some(decision);
                continue;
            }
        }
        for (at, part) in line.split('\n').enumerate() {
            if at > 0 {
                out.push('\n');
            }
            out.push_str(&quote);
            out.push_str(part);
        }
        last = Some(decision);
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

fn is_row(decision: Decision<'_>) -> bool {
    matches!(decision.kind(), BlockKind::TableRow { .. })
}

fn is_item(decision: Decision<'_>) -> bool {
    matches!(decision.kind(), BlockKind::ListItem { .. })
}

fn follows(last: Decision<'_>, next: Decision<'_>) -> bool {
    next.block().data().gap == Gap::Line && next.block().index() == last.block().index() + 1
}

fn separator(last: Decision<'_>, next: Decision<'_>) -> &'static str {
    let tight = next.block().data().gap == Gap::Line;
    let same_list = is_item(next) && last.block().list_depth() > 0;
    let same_table = is_row(last) && is_row(next) && follows(last, next);
    if same_table || (tight && same_list) {
        return "\n";
    }
    let prose = |decision: Decision<'_>| {
        matches!(
            decision.kind(),
            BlockKind::Paragraph | BlockKind::ListItem { .. }
        )
    };
    if tight && prose(last) && decision_is_paragraph(next) {
        return "\\\n";
    }
    "\n\n"
}

fn decision_is_paragraph(decision: Decision<'_>) -> bool {
    decision.kind() == BlockKind::Paragraph
}

/// The block's own line: what marks its kind, then its text.
fn line(decision: Decision<'_>) -> String {
    let depth = decision.block().list_depth();
    // Enough for an item under a number, and not too much for one under a bullet.
    let indent = "    ".repeat(depth.saturating_sub(1));
    match decision.kind() {
        BlockKind::Heading(level) => {
            format!(
                "{} {}",
                "#".repeat(usize::from(level.clamp(1, 6))),
                spans(decision)
            )
        }
        BlockKind::ListItem { number: None } => format!("{indent}- {}", spans(decision)),
        BlockKind::ListItem {
            number: Some(number),
        } => format!("{indent}{number}. {}", spans(decision)),
        BlockKind::Code => fenced(&decision.text()),
        BlockKind::TableRow { .. } => format!("| {} |", cells(decision).join(" | ")),
        BlockKind::Caption => format!("*{}*", spans(decision)),
        _ if depth > 0 => format!("{indent}  {}", spans(decision)),
        _ => spans(decision),
    }
}

fn fenced(code: &str) -> String {
    // The fence is longer than any run of its sign inside.
    let longest = code
        .split(|ch| ch != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}

fn cells(decision: Decision<'_>) -> Vec<String> {
    let cells = spans(decision);
    cells
        .split('\t')
        .map(|cell| cell.trim().replace('|', "\\|"))
        .collect()
}

/// A table begins with a row of heads; a table without one gets an empty one.
fn push_table_head(out: &mut String, row: Decision<'_>, quote: &str) {
    let cells = cells(row);
    let header = matches!(row.kind(), BlockKind::TableRow { header: true });
    let heads = if header {
        cells.join(" | ")
    } else {
        vec![""; cells.len()].join(" | ")
    };
    let rules = vec!["---"; cells.len()].join(" | ");
    out.push_str(&format!("{quote}| {heads} |\n{quote}| {rules} |"));
    if !header {
        out.push('\n');
    }
}

fn spans(decision: Decision<'_>) -> String {
    let mut out = String::new();
    let mut at_start = true;
    let article = decision.article();
    pieces(decision, |piece| match piece {
        Piece::Text(text) => {
            escape(&mut out, text, at_start);
            at_start = false;
        }
        Piece::Open(InlineKind::Link(_)) => out.push('['),
        Piece::Close(InlineKind::Link(address)) => {
            let address = decision.block().page().string(address);
            out.push_str("](");
            out.push_str(&destination(&article.absolute(address)));
            out.push(')');
        }
        Piece::Open(InlineKind::Strong) | Piece::Close(InlineKind::Strong) => out.push_str("**"),
        Piece::Open(InlineKind::Emphasis) | Piece::Close(InlineKind::Emphasis) => out.push('*'),
        Piece::Open(InlineKind::Code) | Piece::Close(InlineKind::Code) => out.push('`'),
        Piece::Image { address, alt } => {
            out.push_str("![");
            escape(&mut out, alt, false);
            out.push_str("](");
            out.push_str(&destination(&article.absolute(address)));
            out.push(')');
        }
        Piece::Open(InlineKind::Image { .. } | InlineKind::Unseen)
        | Piece::Close(InlineKind::Image { .. } | InlineKind::Unseen) => {}
    });
    out
}

fn destination(address: &str) -> String {
    let address = address.trim();
    if address.contains(|ch: char| ch.is_whitespace() || matches!(ch, '(' | ')' | '<' | '>')) {
        let escaped = address.replace('<', "%3C").replace('>', "%3E");
        let unbroken: Vec<&str> = escaped.split_whitespace().collect();
        format!("<{}>", unbroken.join("%20"))
    } else {
        address.to_owned()
    }
}

fn escape(out: &mut String, text: &str, at_start: bool) {
    for (at, ch) in text.char_indices() {
        let starts_block = at == 0 && at_start && matches!(ch, '#' | '>' | '-' | '+' | '=' | '~');
        if starts_block || matches!(ch, '\\' | '`' | '*' | '_' | '[' | ']' | '<') {
            out.push('\\');
        }
        out.push(ch);
    }
}
