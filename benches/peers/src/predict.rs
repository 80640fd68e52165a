//! Writes the texts that the extractors find, to be compared with the gold.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use crate::{common, extractors, silence_panics, text};

/// Given a folder and sets (gzipped JSON lines with `id` and `document`), writes
/// `FOLDER/EXTRACTOR/SET.jsonl` with `id` and `text` for each.
pub fn predict(arguments: &[String]) {
    let (folder, sets) = arguments.split_first().expect("a folder and sets");
    silence_panics();
    for set in sets.iter().map(Path::new) {
        let name = set.file_name().and_then(|name| name.to_str());
        let name = name.and_then(|name| name.split('.').next());
        let rows: Vec<Value> = common::rows(set).collect();
        for extractor in extractors::all() {
            let folder = Path::new(folder).join(extractor.name);
            fs::create_dir_all(&folder).expect("the folder can be made");
            let path = folder.join(format!("{}.jsonl", name.expect("a file")));
            let mut out = BufWriter::new(File::create(path).expect("a file can be made"));
            for row in &rows {
                let page = row["document"].as_str().expect("a document");
                let text = text(&extractor, page).unwrap_or_default();
                let line = json!({"id": row["id"], "text": text});
                writeln!(out, "{line}").expect("the file can be written");
            }
        }
    }
}
