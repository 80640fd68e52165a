//! Lines of text that set no text themselves: tags of templates and commands of TeX.

use super::{BodyKind, Page};
use crate::block::BlockKind;

/// What tags of templates begin and end with; those with a colon are attributes of kramdown, which maps
/// of other languages look like.
#[rustfmt::skip] // One entry a line.
const TAGS: [(&str, &str); 7] = [
    ("{%", "%}"),
    ("{: ", "}"),
    ("{:#", "}"),
    ("{:.", "}"),
    ("{:toc", "}"),
    ("{{%", "%}}"),
    ("{{<", ">}}"),
];

/// Commands of TeX that set no text, in lines of their own. Sorted.
#[rustfmt::skip] // One entry a line.
static COMMANDS: [&str; 24] = [
    "bibliography",
    "bibliographystyle",
    "centering",
    "clearpage",
    "date",
    "documentclass",
    "hspace",
    "includegraphics",
    "input",
    "label",
    "maketitle",
    "newcommand",
    "newpage",
    "newtheorem",
    "pagestyle",
    "printbibliography",
    "renewcommand",
    "setcounter",
    "setlength",
    "tableofcontents",
    "thispagestyle",
    "usepackage",
    "usetikzlibrary",
    "vspace",
];

/// Parts of a document of TeX whose bounds set no text; those of formulas and tables belong to them.
#[rustfmt::skip] // One entry a line.
static PARTS: [&str; 9] = [
    "abstract",
    "center",
    "document",
    "enumerate",
    "figure",
    "itemize",
    "quotation",
    "quote",
    "titlepage",
];

impl Page {
    /// Hides lines of text that are nothing but tags of templates or commands of TeX.
    pub(super) fn hide_tags(&mut self) {
        if !self.any.may_be_tag || self.body_kind != BodyKind::Text {
            return;
        }
        let mut is_fenced = false;
        for block in &mut self.blocks {
            let text = self.text.get(block.text.range()).unwrap_or_default();
            // Within fences a manual shows them.
            is_fenced ^= text.starts_with("```");
            let is_tag = match text.as_bytes().first() {
                _ if is_fenced => false,
                Some(b'{') => is_of_tags(text),
                Some(b'\\') => is_command(text),
                _ => false,
            };
            if is_tag && !matches!(block.kind, BlockKind::Code | BlockKind::Envelope) {
                block.hidden = true;
                self.any.is_hidden = true;
            }
        }
    }
}

/// Whether a text is tags of templates, one behind the other.
fn is_of_tags(text: &str) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let tag = TAGS.iter().find(|(begin, _)| rest.starts_with(begin));
        let behind = tag.and_then(|(begin, end)| {
            let (_, behind) = rest.get(begin.len()..)?.split_once(end)?;
            Some(behind)
        });
        let Some(behind) = behind else {
            return false;
        };
        rest = behind.trim_start();
    }
    true
}

/// Whether a line is one command of TeX, with what is given to it.
fn is_command(line: &str) -> bool {
    let Some(line) = line.strip_prefix('\\').map(str::trim_end) else {
        return false;
    };
    let end = line.find(|ch: char| !ch.is_ascii_alphabetic());
    let (name, given) = line.split_at(end.unwrap_or(line.len()));
    if let "begin" | "end" = name {
        let part = given
            .strip_prefix('{')
            .and_then(|given| given.split_once('}'));
        return part.is_some_and(|(part, options)| {
            let is_bare = options.is_empty() || options.starts_with('[') && options.ends_with(']');
            is_bare && PARTS.binary_search(&part.trim_end_matches('*')).is_ok()
        });
    }
    let is_given =
        given.is_empty() || given.starts_with(['{', '[', '*', '\\']) && given.ends_with([']', '}']);
    is_given && COMMANDS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(COMMANDS.is_sorted() && PARTS.is_sorted());
    }

    #[test]
    fn maps_are_no_tags() {
        for line in ["{: .lead}", "{:toc}", "{% if lit %}{% include lamp %}"] {
            assert!(is_of_tags(line), "{line}");
        }
        for line in ["{:lamp 1}", "{lamp: 1}", "{{ lamp }}", "{% raw %} is a tag"] {
            assert!(!is_of_tags(line), "{line}");
        }
    }

    #[test]
    fn commands_of_tex_that_set_no_text_are_told() {
        for line in [
            r"\documentclass[11pt]{article}",
            r"\newcommand{\R}{\mathbb{R}}",
            r"\begin{document}",
            r"\begin{figure}[h]",
            r"\maketitle",
        ] {
            assert!(is_command(line), "{line}");
        }
        for line in [
            r"\section{Costs}",
            r"\begin{equation}",
            r"\label{costs} The bridge cost four times what had been planned.",
            r"\alpha",
            r"C:\input",
        ] {
            assert!(!is_command(line), "{line}");
        }
    }
}
