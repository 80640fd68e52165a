//! One page for the browser, with all that it needs in it.

use std::collections::BTreeMap;
use std::fmt::Write;

use dechaff::{Article, BlockKind, Decision, Label, Removal};

use crate::escape::escape;
use crate::facts::facts;
use crate::terminal::is_markup;
use crate::view::{Fate, View, told};

const STYLE: &str = include_str!("page.css");

/// The labels of a document, and how often each occurs.
type Labels = BTreeMap<Label, usize>;

/// The document with what became of each of its blocks.
pub fn page(article: &Article) -> String {
    let mut labels = Labels::new();
    for removal in article.removed() {
        *labels.entry(removal.label).or_default() += 1;
    }
    let title = escape(article.title().unwrap_or("Untitled")).into_owned();
    let language = article.metadata().language.as_ref();
    let language = language
        .map(|found| format!(" lang=\"{}\"", escape(&found.value)))
        .unwrap_or_default();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n\
         <header>\n<h1 dir=\"auto\"{language}>{title}</h1>\n",
        hues(&labels)
    );
    write_facts(&mut out, article);
    write_legend(&mut out, article, &labels);
    let _ = writeln!(out, "</header>\n<main{language}>");
    for decision in article.decisions() {
        write_block(&mut out, decision, &labels);
    }
    out.push_str("</main>\n");
    write_markup(&mut out, article);
    out.push_str("</body>\n</html>\n");
    out
}

/// A colour for each label, as far from the others as can be.
fn hues(labels: &Labels) -> String {
    let hue = |at: usize| at * 360 / labels.len().max(1);
    (0..labels.len())
        .map(|at| format!(".l{at} {{ --hue: {} }}\n", hue(at)))
        .collect()
}

/// The class that gives a label its colour.
fn class_of(label: Label, labels: &Labels) -> String {
    format!("l{}", labels.range(..label).count())
}

fn write_facts(out: &mut String, article: &Article) {
    out.push_str("<dl class=\"facts\">\n");
    for fact in facts(article) {
        let _ = writeln!(
            out,
            "<div><dt>{}</dt><dd dir=\"auto\">{} <small dir=\"ltr\">{}</small></dd></div>",
            fact.name,
            escape(&fact.value),
            escape(&fact.origin)
        );
    }
    for warning in article.warnings() {
        let warning = warning.to_string();
        let _ = writeln!(
            out,
            "<div class=\"warning\"><dt>warning</dt><dd>{}</dd></div>",
            escape(&warning)
        );
    }
    out.push_str("</dl>\n");
}

fn write_legend(out: &mut String, article: &Article, labels: &Labels) {
    let count = |fate| {
        let views = article.decisions().map(View::of);
        views.filter(|view| view.fate == fate).count()
    };
    let _ = writeln!(
        out,
        "<p>{} blocks kept, {} of them trimmed; {} removed. Hover over a text for the reasons, or \
         open what stands beside it; numbers are log-odds, negative for boilerplate.</p>",
        count(Fate::Kept) + count(Fate::Trimmed),
        count(Fate::Trimmed),
        count(Fate::Removed)
    );
    out.push_str("<p class=\"legend\"><label><input type=\"checkbox\" id=\"only\"> Show only what was kept</label>");
    for (label, count) in labels {
        let _ = write!(out, " <span>{} {count}</span>", chip(*label, labels));
    }
    out.push_str("</p>\n");
}

fn chip(label: Label, labels: &Labels) -> String {
    let class = class_of(label, labels);
    format!(
        "<span class=\"chip {class}\">{}</span>",
        escape(label.name())
    )
}

fn write_block(out: &mut String, decision: Decision<'_>, labels: &Labels) {
    let view = View::of(decision);
    let class = match view.fate {
        Fate::Kept => "kept",
        Fate::Trimmed => "trimmed",
        Fate::Removed => "removed",
    };
    let _ = write!(out, "<div class=\"row {class}\">");
    write_reasons(out, &view, labels);
    let (tag, kind) = element(decision.kind());
    let indent = decision.block().list_depth().min(9);
    let quoted = if decision.block().quote_depth() > 0 {
        " quoted"
    } else {
        ""
    };
    let _ = write!(
        out,
        "<{tag} class=\"text {kind}{quoted}\" style=\"--depth: {indent}\" dir=\"auto\"{}>",
        hover(&view)
    );
    if let BlockKind::ListItem { number } = decision.kind() {
        let number = number.map_or("•".to_owned(), |number| format!("{number}."));
        let _ = write!(out, "<span class=\"number\">{number}</span> ");
    }
    for piece in &view.pieces {
        let text = escape(piece.text);
        let _ = match &piece.removal {
            None => write!(out, "{text}"),
            Some(removal) => {
                let class = class_of(removal.label, labels);
                write!(out, "<del class=\"{class}\">{text}</del>")
            }
        };
    }
    if decision.kind() == BlockKind::Image && decision.block().text().is_empty() {
        out.push_str("<span class=\"image\">(image)</span>");
    }
    let _ = writeln!(out, "</{tag}></div>");
}

/// The element and the class that a block of the kind is shown with. The title is the only `<h1>`.
fn element(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Heading(1 | 2) => ("h2", "heading"),
        BlockKind::Heading(3) => ("h3", "heading"),
        BlockKind::Heading(_) => ("h4", "heading"),
        BlockKind::Code => ("pre", "code"),
        BlockKind::ListItem { .. } => ("p", "item"),
        BlockKind::TableRow { .. } => ("p", "cells"),
        BlockKind::Caption => ("p", "caption"),
        BlockKind::Envelope => ("p", "envelope"),
        _ => ("p", "paragraph"),
    }
}

/// What stands beside the text: what was decided, and below it, when it is opened, why.
fn write_reasons(out: &mut String, view: &View<'_>, labels: &Labels) {
    if view.evidence.is_empty() {
        return;
    }
    out.push_str("<details><summary>");
    let mut seen = Vec::new();
    for removal in view.removals() {
        if !seen.contains(&removal.label) {
            seen.push(removal.label);
            let _ = write!(out, "{} ", chip(removal.label, labels));
        }
    }
    let sum = view
        .sum
        .map_or("a part".to_owned(), |sum| format!("{sum:+.1}"));
    let _ = write!(out, "<span class=\"sum\">{sum}</span></summary><ul>");
    for removal in view.removals() {
        let _ = write!(out, "<li>{}</li>", escape(&decided(removal)));
    }
    for evidence in &view.evidence {
        let _ = write!(
            out,
            "<li class=\"evidence\">{}</li>",
            escape(&told(evidence))
        );
    }
    out.push_str("</ul></details>");
}

/// The same as a hint that comes up under the pointer.
fn hover(view: &View<'_>) -> String {
    if view.evidence.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = view
        .removals()
        .map(decided)
        .chain(view.evidence.iter().map(told))
        .collect();
    format!(" title=\"{}\"", escape(&lines.join("\n")))
}

fn decided(removal: &Removal<'_>) -> String {
    format!(
        "{}, removed by {} ({:+.1}): {}",
        removal.label, removal.rule, removal.weight, removal.reason
    )
}

fn write_markup(out: &mut String, article: &Article) {
    let markup: Vec<String> = article
        .removed()
        .filter(is_markup)
        .map(|removal| format!("<code>{}</code>", escape(removal.text)))
        .collect();
    if !markup.is_empty() {
        let _ = writeln!(
            out,
            "<footer>Left out as markup without text: {}</footer>",
            markup.join(", ")
        );
    }
}
