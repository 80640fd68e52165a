//! Plain HTML.

use std::borrow::Cow;

use super::address::{address as written, is_written};
use super::inline::{Piece, pieces};
use super::levels::{LevelKind, Levels};
use crate::article::Article;
use crate::block::BlockKind;
use crate::decision::Decision;
use crate::page::{Gap, InlineKind};

/// The kept blocks as HTML.
pub(crate) fn html(article: &Article) -> String {
    let mut out = String::with_capacity(article.text().len() * 2);
    let mut levels = Levels::default();
    let mut last: Option<(BlockKind, &'static str)> = None;
    // The widest gap since the last kept block.
    let mut gap = Gap::Line;
    for decision in article.decisions() {
        gap = gap.max(decision.block().data().gap);
        if !decision.is_kept() {
            continue;
        }
        let kind = decision.kind();
        levels.enter(decision.block());
        let tag = tag(kind, &levels);
        match last {
            // Lines of one paragraph stay one.
            Some((last, _)) if gap == Gap::Line && levels.stay() && continues(last, decision) => {
                out.push_str("<br>\n");
                spans(&mut out, decision);
            }
            _ => {
                close_tag(&mut out, last);
                if levels.closed().is_empty() && !out.ends_with('\n') && last.is_some() {
                    out.push('\n');
                }
                set_levels(&mut out, &levels);
                open_tag(&mut out, tag);
                spans(&mut out, decision);
                last = Some((kind, tag));
            }
        }
        gap = Gap::Line;
    }
    close_tag(&mut out, last);
    levels.end();
    set_levels(&mut out, &levels);
    out
}

/// The element of a block; none where one around it is its own already.
fn tag(kind: BlockKind, levels: &Levels) -> &'static str {
    let begins = |wanted| {
        levels
            .opened()
            .last()
            .is_some_and(|last| last.kind == wanted)
    };
    let stands_in = |wanted| levels.all().last().is_some_and(|last| last.kind == wanted);
    match kind {
        BlockKind::Heading(level) => ["h1", "h2", "h3", "h4", "h5", "h6"]
            .get(usize::from(level.saturating_sub(1)))
            .copied()
            .unwrap_or("h6"),
        BlockKind::ListItem { .. } if begins(LevelKind::Item) => "",
        BlockKind::Code => "pre",
        BlockKind::TableRow { .. } => "tr",
        BlockKind::Caption if stands_in(LevelKind::Table) => "caption",
        BlockKind::Caption if stands_in(LevelKind::Figure) => "figcaption",
        BlockKind::Image if stands_in(LevelKind::Figure) => "",
        BlockKind::Image => "figure",
        _ => "p",
    }
}

fn continues(first: BlockKind, next: Decision<'_>) -> bool {
    let is_line = match first {
        BlockKind::Paragraph | BlockKind::ListItem { .. } => next.kind() == BlockKind::Paragraph,
        BlockKind::Caption => next.kind() == BlockKind::Caption,
        _ => false,
    };
    is_line && !next.block().page().text_is_source
}

/// Closes and opens quotations, lists, figures and tables until they are those around the block.
fn set_levels(out: &mut String, levels: &Levels) {
    for level in levels.closed().iter().rev() {
        out.push_str(match level.kind {
            LevelKind::Quote => "</blockquote>\n",
            LevelKind::List if level.number.is_some() => "</ol>\n",
            LevelKind::List => "</ul>\n",
            LevelKind::Item => "</li>\n",
            LevelKind::Figure => "</figure>\n",
            LevelKind::Table => "</table>\n",
        });
    }
    for level in levels.opened() {
        match (level.kind, level.number) {
            (LevelKind::Quote, _) => out.push_str("<blockquote>\n"),
            (LevelKind::List, None) => out.push_str("<ul>\n"),
            (LevelKind::List, Some(_)) => out.push_str("<ol>\n"),
            (LevelKind::Item, Some(number)) if level.apart => {
                out.push_str(&format!("<li value=\"{number}\">"));
            }
            (LevelKind::Item, _) => out.push_str("<li>"),
            (LevelKind::Figure, _) => out.push_str("<figure>\n"),
            (LevelKind::Table, _) => out.push_str("<table>\n"),
        }
    }
}

fn open_tag(out: &mut String, tag: &str) {
    if !tag.is_empty() {
        out.push('<');
        out.push_str(tag);
        out.push('>');
    }
}

fn close_tag(out: &mut String, last: Option<(BlockKind, &str)>) {
    if let Some((_, tag)) = last.filter(|(_, tag)| !tag.is_empty()) {
        out.push_str("</");
        out.push_str(tag);
        out.push_str(">\n");
    }
}

fn spans(out: &mut String, decision: Decision<'_>) {
    let page = decision.block().page();
    let article = decision.article();
    let cell = match decision.kind() {
        BlockKind::TableRow { header: true } => "th",
        _ => "td",
    };
    let in_row = matches!(decision.kind(), BlockKind::TableRow { .. });
    open_tag(out, if in_row { cell } else { "" });
    pieces(decision, |piece| match piece {
        Piece::Text(text) => escape(out, text),
        Piece::Open(InlineKind::Link(link)) | Piece::Close(InlineKind::Link(link))
            if !is_written(article, page.string(link)) => {}
        Piece::Open(InlineKind::Link(address)) => {
            out.push_str("<a href=\"");
            escape(out, &article.absolute(page.string(address)));
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
        Piece::Cell => out.push_str(match cell {
            "th" => "</th><th>",
            _ => "</td><td>",
        }),
        Piece::Image { address, alt } => {
            out.push_str("<img src=\"");
            let address = written(article, address).unwrap_or(Cow::Borrowed("#"));
            escape(out, &address);
            out.push_str("\" alt=\"");
            escape(out, alt);
            out.push_str("\">");
        }
    });
    if in_row {
        out.push_str(match cell {
            "th" => "</th>",
            _ => "</td>",
        });
    }
}

fn escape(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(text.get(written..at).unwrap_or_default());
        out.push_str(entity);
        written = at + 1;
    }
    out.push_str(text.get(written..).unwrap_or_default());
}
