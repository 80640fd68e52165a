//! The five documents that the crate was first asked to clean, each with its gold. They are not
//! in the repository: `DECHAFF_SAMPLES` names the folder that has them.

mod common;

use std::fs;
use std::path::PathBuf;

#[test]
fn the_originals_come_out_as_their_gold_says() {
    let Some(folder) = std::env::var_os("DECHAFF_SAMPLES").map(PathBuf::from) else {
        println!("skipped: DECHAFF_SAMPLES is not set");
        return;
    };
    let mut documents: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("DECHAFF_SAMPLES names a folder")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    documents.sort();
    assert_eq!(documents.len(), 5, "DECHAFF_SAMPLES has the five originals");
    let mut failed = false;
    for document in documents {
        let name = document.file_name().unwrap_or_default().to_string_lossy();
        let number: String = name.chars().take(3).collect();
        let gold = folder.join("gold").join(format!("{number}.json"));
        for wrong in common::differences(&document, &gold) {
            println!("{number}: {wrong}");
            failed = true;
        }
    }
    assert!(!failed, "an original differs from its gold");
}
