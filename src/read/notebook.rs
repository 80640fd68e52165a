//! Notebooks of Jupyter: an object of JSON whose cells are Markdown, code and what the code printed.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::json_record::{self, Record};

/// What says that an object is a notebook.
const VERSION: &str = "nbformat";

/// The longest output that is kept, in bytes: what is longer is data.
const LONGEST_OUTPUT: usize = 10_000;

type Object = Map<String, Value>;

/// Reads a notebook, the code of which stands between fences.
pub(super) fn read(value: &Value) -> Option<Record> {
    let notebook = value.as_object().filter(|it| it.contains_key(VERSION))?;
    let mut text = String::new();
    for cell in cells(notebook).iter().filter_map(Value::as_object) {
        // Old notebooks call the source of code its input.
        let source = cell.get("source").or_else(|| cell.get("input"));
        let source = source.map(joined).unwrap_or_default();
        match cell.get("cell_type").and_then(Value::as_str) {
            Some("markdown") => push_part(&mut text, &source),
            Some("heading") => push_heading(&mut text, cell, &source),
            Some("code") => {
                push_fenced(&mut text, language(notebook), &source);
                for output in outputs(cell) {
                    push_fenced(&mut text, "text", &output);
                }
            }
            _ => {}
        }
    }
    let metadata = notebook.get("metadata").and_then(Value::as_object);
    Some(Record {
        text,
        fields: metadata.map_or_else(Vec::new, about),
        is_html: false,
    })
}

/// The cells, which old notebooks hold in sheets.
fn cells(notebook: &Object) -> &[Value] {
    let of_sheet = || notebook.get("worksheets")?.get(0)?.get("cells");
    let cells = notebook.get("cells").or_else(of_sheet);
    cells.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Title, authors and date; what else is there tells of the program.
fn about(metadata: &Object) -> Vec<crate::field::Field> {
    let stated = metadata.iter().filter(|(key, _)| {
        matches!(
            key.as_str(),
            "title" | "author" | "authors" | "date" | "description"
        )
    });
    let stated: Object = stated
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    json_record::fields(&stated, "")
}

fn language(notebook: &Object) -> &str {
    let named = |holder: &str, key: &str| notebook.get("metadata")?.get(holder)?.get(key)?.as_str();
    let language = named("language_info", "name").or_else(|| named("kernelspec", "language"));
    language.unwrap_or_default()
}

/// A text, which may be a list of its lines.
fn joined(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Array(lines) => Cow::Owned(lines.iter().filter_map(Value::as_str).collect()),
        _ => Cow::Borrowed(""),
    }
}

/// What code printed, as text; pictures and pages are no text.
fn outputs(cell: &Object) -> impl Iterator<Item = Cow<'_, str>> {
    let outputs = cell.get("outputs").and_then(Value::as_array);
    let outputs = outputs.map_or(&[][..], Vec::as_slice).iter();
    let texts = outputs.filter_map(|output| {
        let of_data = || output.get("data")?.get("text/plain");
        // A picture says its own name as text.
        let has_picture = output
            .get("data")
            .and_then(Value::as_object)
            .is_some_and(|data| data.keys().any(|key| key.starts_with("image/")));
        let text = output
            .get("text")
            .or_else(of_data)
            .filter(|_| !has_picture)?;
        Some(joined(text))
    });
    texts.filter(|text| text.len() <= LONGEST_OUTPUT)
}

fn push_part(text: &mut String, part: &str) {
    text.push_str(part.trim_end());
    text.push_str("\n\n");
}

fn push_heading(text: &mut String, cell: &Object, heading: &str) {
    let level = cell
        .get("level")
        .and_then(Value::as_u64)
        .unwrap_or(1)
        .clamp(1, 6);
    for _ in 0..level {
        text.push('#');
    }
    text.push(' ');
    push_part(text, heading);
}

fn push_fenced(text: &mut String, language: &str, code: &str) {
    if code.trim().is_empty() {
        return;
    }
    let fence = match code.contains("```") {
        true => "~~~~",
        false => "```",
    };
    for part in [fence, language, "\n", code.trim_end(), "\n", fence, "\n\n"] {
        text.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_of_notebooks_are_read_in_order() {
        let notebook = "{\"cells\": [\
            {\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"# Tides in small harbours\\n\", \"\\n\", \
             \"We load a table of tides and look for the highest one of the first harbour.\"]},\
            {\"cell_type\": \"code\", \"execution_count\": 1, \"outputs\": [\
             {\"name\": \"stdout\", \"output_type\": \"stream\", \"text\": [\"31 harbours\\n\"]},\
             {\"data\": {\"image/png\": \"iVBORw0KGgo=\", \"text/plain\": [\"<Figure>\"]}}],\
             \"source\": [\"print(count(tides), 'harbours')\"]},\
            {\"cell_type\": \"raw\", \"source\": \"set apart\"}],\
            \"metadata\": {\"authors\": [{\"name\": \"Ann Bell\"}], \"kernelspec\": {\"name\": \"python3\", \
             \"display_name\": \"Python 3\", \"language\": \"python\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}";
        let article = crate::clean(notebook);
        assert_eq!(article.title(), Some("Tides in small harbours"));
        let author = article.metadata().authors.first();
        assert_eq!(author.map(|it| &*it.value), Some("Ann Bell"));
        assert_eq!(
            article.text(),
            "We load a table of tides and look for the highest one of the first harbour.\n\n\
             print(count(tides), 'harbours')\n\n31 harbours"
        );
    }

    #[test]
    fn old_notebooks_hold_their_cells_in_sheets() {
        let notebook = "{\"metadata\": {\"name\": \"tides\"}, \"nbformat\": 3, \"nbformat_minor\": 0, \"worksheets\": \
            [{\"cells\": [{\"cell_type\": \"heading\", \"level\": 1, \"source\": [\"Tides\"]},\
            {\"cell_type\": \"markdown\", \"source\": [\"The highest tide of the year is told below, in metres.\"]},\
            {\"cell_type\": \"code\", \"input\": [\"tides.max()\"], \"outputs\": []}]}]}";
        let article = crate::clean(notebook);
        assert_eq!(article.title(), Some("Tides"));
        assert!(
            article.text().ends_with("tides.max()"),
            "{}",
            article.text()
        );
    }
}
