//! The documents that the benchmarks run on.

#![allow(dead_code, reason = "not all benches ask for all of it")]

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

/// What a run over the samples adds up to at least: less is gone in microseconds.
const LEAST_BYTES: usize = 1 << 20;

/// English pages are plenty; the first of them say what all say.
const ENGLISH_PAGES: usize = 200;

/// Documents of one kind.
pub struct Set {
    pub name: &'static str,
    pub is_text: bool,
    pub documents: Vec<String>,
}

/// All sets, those of pages first.
pub fn all_sets() -> Vec<Set> {
    let mut sets = html_sets();
    sets.extend(text_sets());
    sets
}

/// Whether the command line asks for one run only. Cargo says `--bench` when it is asked for
/// benchmarks and nothing when it tests all targets.
pub fn is_short() -> bool {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    has("--quick") || has("--test") || !has("--bench")
}

impl Set {
    /// The documents in their order, each once: the samples are there many times.
    pub fn distinct(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let documents = self.documents.iter().map(String::as_str);
        documents
            .filter(|document| seen.insert(*document))
            .collect()
    }

    pub fn bytes(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }

    /// Bytes for each line that is not blank.
    pub fn bytes_per_line(&self) -> usize {
        let lines = self.documents.iter().flat_map(|document| document.lines());
        self.bytes() / lines.filter(|line| !line.trim().is_empty()).count().max(1)
    }
}

/// Sets of HTML pages: the samples; English pages of WCXB without scripts, dense markup all of
/// them; the same as they come, many with scripts; Chinese pages as they come.
pub fn html_sets() -> Vec<Set> {
    let mut sets = vec![samples("samples", "html")];
    let dense: File = ("wcxb", &|row| {
        let document = row["document"].as_str();
        document.is_some_and(|document| !document.contains("<script"))
    });
    sets.extend(set("dense_english", &[dense], ENGLISH_PAGES));
    sets.extend(set("live_english", &[("wcxb", &|_| true)], ENGLISH_PAGES));
    let chinese: [File; 2] = [
        ("magic_article", &|row| row["lang"] == "zh"),
        ("chinese_news", &|_| true),
    ];
    sets.extend(set("live_chinese", &chinese, usize::MAX));
    sets
}

/// Sets of plain text: the samples; whole pages turned to text, in Chinese and in other languages;
/// pages of which the menus are gone (`dump_main`); pages of which little but the story is left
/// (`dump_recall`). The shorter the lines, the more there is to do for each byte.
pub fn text_sets() -> Vec<Set> {
    let mut sets = vec![samples("text_samples", "txt")];
    let corpora: [(&'static str, File); 4] = [
        ("dump_full_zh", ("dump_full", &|row| row["lang"] == "zh")),
        ("dump_full_other", ("dump_full", &|row| row["lang"] != "zh")),
        ("dump_main", ("dump_main", &|_| true)),
        ("dump_recall", ("dump_recall", &|_| true)),
    ];
    for (name, file) in corpora {
        sets.extend(set(name, &[file], usize::MAX));
    }
    sets.iter_mut().for_each(|set| set.is_text = true);
    sets
}

/// The samples of the repository whose names end so, over and over. Those of text whose body is
/// HTML belong to the pages.
fn samples(name: &'static str, extension: &str) -> Set {
    // Benches in a folder of their own ask too.
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = folders.map(|folder| folder.join("tests/samples"));
    let folder = folders.find(|folder| folder.is_dir());
    let folder = folder.expect("the repository has tests/samples");
    let entries = fs::read_dir(&folder).expect("tests/samples can be listed");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("tests/samples can be listed").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter(|path| !path.to_string_lossy().contains("front_matter_html"))
        .collect();
    paths.sort();
    let once: Vec<String> = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a sample can be read"))
        .collect();
    let bytes: usize = once.iter().map(String::len).sum();
    assert!(bytes > 0, "there are no samples that end in .{extension}");
    let times = LEAST_BYTES.div_ceil(bytes);
    Set {
        name,
        is_text: false,
        documents: once
            .iter()
            .cycle()
            .take(times * once.len())
            .cloned()
            .collect(),
    }
}

/// A file of `DECHAFF_CORPORA` and which of its rows are wanted.
type File<'a> = (&'static str, &'a dyn Fn(&Value) -> bool);

/// The first documents of files of `DECHAFF_CORPORA`; nothing, and a word about it, where that is
/// not set.
fn set(name: &'static str, files: &[File<'_>], most: usize) -> Option<Set> {
    let Some(folder) = std::env::var_os("DECHAFF_CORPORA") else {
        eprintln!("skipped {name}: DECHAFF_CORPORA is not set");
        return None;
    };
    let mut documents = Vec::new();
    for (file, wanted) in files {
        let path = Path::new(&folder).join(format!("{file}.jsonl.gz"));
        let found = rows(&path)
            .filter(|row| wanted(row))
            .map(|row| row["document"].as_str().expect("a document").to_owned())
            .take(most - documents.len());
        documents.extend(found);
    }
    assert!(!documents.is_empty(), "there is nothing for {name}");
    Some(Set {
        name,
        is_text: false,
        documents,
    })
}

/// The rows of a set.
pub fn rows(path: &Path) -> impl Iterator<Item = Value> {
    let opened = fs::File::open(path);
    let opened = opened.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = BufReader::new(MultiGzDecoder::new(opened)).lines();
    lines
        .map(|line| serde_json::from_str(&line.expect("the set can be read")))
        .map(|row: Result<Value, _>| row.expect("a line of the set is JSON"))
}
