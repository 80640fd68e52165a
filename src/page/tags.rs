//! Lines of text that set no text themselves: tags of templates and commands of TeX.

pub(super) mod office_styles;

use super::{BodyKind, Page};
use crate::block::BlockKind;

/// What tags of templates begin and end with; those with a colon are attributes of kramdown, which maps
/// of other languages look like.
#[rustfmt::skip] // One entry a line.
const TAGS: [(&str, &str); 9] = [
    ("{#", "}"),
    ("{%", "%}"),
    ("{: ", "}"),
    ("{:#", "}"),
    ("{:.", "}"),
    ("{:toc", "}"),
    ("{{%", "%}}"),
    ("{width=", "}"),
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
                Some(b'{') => is_of_tags(text) || is_end_of_sheet(text),
                Some(b'\\') => is_command(text),
                Some(b':') => is_bound(text),
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

/// Whether a line begins or ends a part of a document of Pandoc: `::: {.section}`, `:::`.
fn is_bound(text: &str) -> bool {
    text.strip_prefix(":::").is_some_and(|rest| {
        let rest = rest.trim_matches(':').trim();
        rest.is_empty() || rest.starts_with('{') && rest.ends_with('}')
    })
}

/// Whether a text is what converters of printed sheets put between those: `{12}------------`.
fn is_end_of_sheet(text: &str) -> bool {
    let number = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    number.is_some_and(|(number, rule)| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number
            && rule.starts_with("--------")
            && rule.trim_end().bytes().all(|byte| byte == b'-')
    })
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
        for line in [
            "{: .lead}",
            "{:toc}",
            "{#tide}",
            "{width=\"5in\" height=\"3in\"}",
            "{% if lit %}{% include lamp %}",
        ] {
            assert!(is_of_tags(line), "{line}");
        }
        for line in ["{:lamp 1}", "{lamp: 1}", "{{ lamp }}", "{% raw %} is a tag"] {
            assert!(!is_of_tags(line), "{line}");
        }
        assert!(is_bound("::: {.section}") && is_bound(":::::") && !is_bound(":::tip"));
        assert!(is_end_of_sheet("{12}----------------") && !is_end_of_sheet("{12}"));
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
