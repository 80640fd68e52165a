//! Plain HTML.

use super::inline::{Piece, pieces};
use crate::article::Article;
use crate::block::BlockKind;
use crate::decision::Decision;
use crate::page::{Gap, InlineKind};

/// The kept blocks as HTML.
pub(crate) fn html(article: &Article) -> String {
    let mut out = String::with_capacity(article.text().len() * 2);
    let mut open: Vec<&'static str> = Vec::new();
    let mut blocks = article.blocks().peekable();
    while let Some(decision) = blocks.next() {
        set_context(&mut out, &mut open, decision);
        let tag = match decision.kind() {
            BlockKind::Heading(level) => ["h1", "h2", "h3", "h4", "h5", "h6"]
                .get(usize::from(level.saturating_sub(1)))
                .copied()
                .unwrap_or("h6"),
            BlockKind::ListItem { .. } => "li",
            BlockKind::Code => "pre",
            BlockKind::TableRow { .. } => "tr",
            BlockKind::Caption => "figcaption",
            BlockKind::Image => "figure",
            _ => "p",
        };
        out.push_str(&format!("<{tag}>"));
        if let BlockKind::TableRow { header } = decision.kind() {
            row(&mut out, decision, header);
        } else {
            spans(&mut out, decision);
            // Lines of one paragraph stay one.
            while tag == "p"
                && let Some(next) = blocks.next_if(|next| continues(decision, *next))
            {
                out.push_str("<br>\n");
                spans(&mut out, next);
            }
        }
        out.push_str(&format!("</{tag}>\n"));
    }
    close_to(&mut out, &mut open, 0);
    out
}

fn continues(first: Decision<'_>, next: Decision<'_>) -> bool {
    next.kind() == BlockKind::Paragraph
        && next.block().data().gap == Gap::Line
        && next.block().list_depth() == first.block().list_depth()
        && next.block().quote_depth() == first.block().quote_depth()
        && !next.block().page().text_is_source
}

/// Opens and closes quotations, lists and tables until they are those around the block.
fn set_context(out: &mut String, open: &mut Vec<&'static str>, decision: Decision<'_>) {
    let block = decision.block();
    let mut wanted = vec!["blockquote"; block.quote_depth()];
    let list = match decision.kind() {
        BlockKind::ListItem { number: Some(_) } => "ol",
        BlockKind::ListItem { number: None } => "ul",
        _ => open
            .iter()
            .copied()
            .find(|tag| matches!(*tag, "ol" | "ul"))
            .unwrap_or("ul"),
    };
    wanted.extend(vec![list; block.list_depth()]);
    if matches!(decision.kind(), BlockKind::TableRow { .. }) {
        wanted.push("table");
    }
    let common = open
        .iter()
        .zip(&wanted)
        .take_while(|(one, two)| one == two)
        .count();
    close_to(out, open, common);
    for tag in wanted.into_iter().skip(common) {
        out.push_str(&format!("<{tag}>\n"));
        open.push(tag);
    }
}

fn close_to(out: &mut String, open: &mut Vec<&'static str>, length: usize) {
    while open.len() > length {
        if let Some(tag) = open.pop() {
            out.push_str(&format!("</{tag}>\n"));
        }
    }
}

fn row(out: &mut String, decision: Decision<'_>, header: bool) {
    let cell = if header { "th" } else { "td" };
    for text in decision.text().split('\t') {
        out.push_str(&format!("<{cell}>"));
        escape(out, text.trim());
        out.push_str(&format!("</{cell}>"));
    }
}

fn spans(out: &mut String, decision: Decision<'_>) {
    let page = decision.block().page();
    let article = decision.article();
    pieces(decision, |piece| match piece {
        Piece::Text(text) => escape(out, text),
        Piece::Open(InlineKind::Link(address)) => {
            out.push_str("<a href=\"");
            escape(out, safe_address(&article.absolute(page.string(address))));
            out.push_str("\">");
        }
        Piece::Close(InlineKind::Link(_)) => out.push_str("</a>"),
        Piece::Open(kind) => out.push_str(match kind {
            InlineKind::Strong => "<strong>",
            InlineKind::Emphasis => "<em>",
            InlineKind::Code => "<code>",
            _ => "",
        }),
        Piece::Close(kind) => out.push_str(match kind {
            InlineKind::Strong => "</strong>",
            InlineKind::Emphasis => "</em>",
            InlineKind::Code => "</code>",
            _ => "",
        }),
        Piece::Image { address, alt } => {
            out.push_str("<img src=\"");
            escape(out, safe_address(&article.absolute(address)));
            out.push_str("\" alt=\"");
            escape(out, alt);
            out.push_str("\">");
        }
    });
}

/// Addresses that run scripts are left out; all others are kept as they are.
fn safe_address(address: &str) -> &str {
    let scheme: String = address
        .chars()
        .filter(|ch| !ch.is_whitespace() && !ch.is_control())
        .take_while(|ch| *ch != ':')
        .take(12)
        .flat_map(char::to_lowercase)
        .collect();
    if matches!(scheme.as_str(), "javascript" | "vbscript" | "data") {
        "#"
    } else {
        address.trim()
    }
}

fn escape(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(ch),
        }
    }
}
