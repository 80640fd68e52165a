//! Writes the texts that the extractors find, to be compared with the gold.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};

use crate::{extractors, silence_panics, text};

/// Given a folder and sets (gzipped JSON lines with `id` and `document`), writes
/// `FOLDER/EXTRACTOR/SET.jsonl` with `id` and `text` for each.
pub fn predict(arguments: &[String]) {
    let (folder, sets) = arguments.split_first().expect("a folder and sets");
    silence_panics();
    for set in sets {
        let name = Path::new(set).file_name().and_then(|name| name.to_str());
        let name = name.and_then(|name| name.split('.').next());
        let documents = documents(set);
        for extractor in extractors::all() {
            let folder = Path::new(folder).join(extractor.name);
            fs::create_dir_all(&folder).expect("the folder can be made");
            let path = folder.join(format!("{}.jsonl", name.expect("a file")));
            let mut out = BufWriter::new(File::create(path).expect("a file can be made"));
            for (id, page) in &documents {
                let text = text(&extractor, page).unwrap_or_default();
                let line = json!({"id": id, "text": text});
                writeln!(out, "{line}").expect("the file can be written");
            }
        }
    }
}

fn documents(set: &str) -> Vec<(Value, String)> {
    let file = File::open(set).expect("the set can be read");
    let lines = BufReader::new(MultiGzDecoder::new(file)).lines();
    let documents = lines.map(|line| {
        let mut row: Value = serde_json::from_str(&line.expect("a line")).expect("a line of JSON");
        let page = row["document"].as_str().expect("a document").to_owned();
        (row["id"].take(), page)
    });
    documents.collect()
}
