//! The documents that the benchmarks run on.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

/// What a run over the samples adds up to at least: less is gone in microseconds.
const LEAST_BYTES: usize = 1 << 20;

/// English pages are plenty; the first of them say what all say.
const WCXB_PAGES: usize = 200;

/// Documents of one kind.
pub struct Set {
    pub name: &'static str,
    pub documents: Vec<String>,
}

impl Set {
    pub fn bytes(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }

    /// Bytes for each line that is not blank.
    #[allow(dead_code, reason = "not all benches ask")]
    pub fn bytes_per_line(&self) -> usize {
        let lines = self.documents.iter().flat_map(|document| document.lines());
        self.bytes() / lines.filter(|line| !line.trim().is_empty()).count().max(1)
    }
}

/// Sets of HTML pages.
#[allow(dead_code, reason = "not all benches ask")]
pub fn html_sets() -> Vec<Set> {
    let mut sets = vec![samples("samples", "html")];
    sets.extend(corpus("wcxb", "wcxb", WCXB_PAGES, |_| true));
    let all = usize::MAX;
    sets.extend(corpus("chinese_news", "chinese_news", all, |_| true));
    sets
}

/// Sets of plain text: the samples; whole pages turned to text, in Chinese and in other languages;
/// pages of which the menus are gone (`dump_main`); pages of which little but the story is left
/// (`dump_recall`). The shorter the lines, the more there is to do for each byte.
pub fn text_sets() -> Vec<Set> {
    let mut sets = vec![samples("samples", "txt")];
    let (file, all) = ("dump_full", usize::MAX);
    sets.extend(corpus("dump_full_zh", file, all, |row| row["lang"] == "zh"));
    let others = corpus("dump_full_other", file, all, |row| row["lang"] != "zh");
    sets.extend(others);
    sets.extend(corpus("dump_main", "dump_main", all, |_| true));
    sets.extend(corpus("dump_recall", "dump_recall", all, |_| true));
    sets
}

/// The samples of the repository whose names end so, over and over. Those of text whose body is
/// HTML belong to the pages.
fn samples(name: &'static str, extension: &str) -> Set {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
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
        documents: once
            .iter()
            .cycle()
            .take(times * once.len())
            .cloned()
            .collect(),
    }
}

/// The first documents of a set of `DECHAFF_CORPORA`; nothing, and a word about it, where that is
/// not set.
fn corpus(
    name: &'static str,
    file: &str,
    most: usize,
    wanted: impl Fn(&Value) -> bool,
) -> Option<Set> {
    let Some(folder) = std::env::var_os("DECHAFF_CORPORA") else {
        println!("skipped {name}: DECHAFF_CORPORA is not set");
        return None;
    };
    let path = Path::new(&folder).join(format!("{file}.jsonl.gz"));
    let opened = File::open(&path);
    let opened = opened.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = BufReader::new(MultiGzDecoder::new(opened)).lines();
    let documents: Vec<String> = rows
        .map(|line| serde_json::from_str(&line.expect("the set can be read")))
        .map(|row: Result<Value, _>| row.expect("a line of the set is JSON"))
        .filter(|row| wanted(row))
        .map(|row| row["document"].as_str().expect("a document").to_owned())
        .take(most)
        .collect();
    assert!(!documents.is_empty(), "{} has no {name}", path.display());
    Some(Set { name, documents })
}
