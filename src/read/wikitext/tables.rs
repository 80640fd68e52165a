//! Tables of wikitext.

use super::emphasized;

/// How deep tables stand in others.
pub(super) const DEEPEST: usize = 8;

/// A table that is open.
pub(super) struct Table {
    has_row: bool,
}

impl Table {
    /// Opens the table that a line begins, which may tell its class.
    pub(super) fn open(html: &mut String, line: &str) -> Table {
        let class = line.split_once("class=");
        let class = class.map_or("", |(_, class)| class.trim_start_matches(['"', '\'']));
        let is_of_class = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_' | ' ');
        let end = class.find(|ch| !is_of_class(ch)).unwrap_or(class.len());
        let class = class.get(..end).unwrap_or_default();
        html.push_str(&format!("<table class=\"{class}\">\n"));
        Table { has_row: false }
    }

    /// Adds a line that begins with the sign of a caption, a row or cells.
    pub(super) fn push(&mut self, html: &mut String, line: &str) {
        if let Some(caption) = line.strip_prefix("|+") {
            let caption = emphasized(behind_attributes(caption));
            html.push_str(&format!("<caption>{caption}</caption>\n"));
            return;
        }
        if line.starts_with("|-") {
            html.push_str("<tr>\n");
            self.has_row = true;
            return;
        }
        if !self.has_row {
            html.push_str("<tr>\n");
            self.has_row = true;
        }
        let is_heading = line.starts_with('!');
        let tag = if is_heading { "<th>" } else { "<td>" };
        let line = match is_heading {
            true => line.replace("!!", "||"),
            false => line.to_owned(),
        };
        let cells = line.get(1..).unwrap_or_default();
        for cell in cells.split("||") {
            html.push_str(tag);
            html.push_str(&emphasized(behind_attributes(cell).trim()));
            html.push('\n');
        }
    }
}

/// What stands in a cell behind its attributes.
fn behind_attributes(cell: &str) -> &str {
    let split = cell.split_once('|');
    let split = split.filter(|(attributes, _)| attributes.contains('='));
    split.map_or(cell, |(_, text)| text)
}
