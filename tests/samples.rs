//! Our own documents in the shapes of crawled ones, each with its expected article beside it.

mod common;

use std::fs;
use std::path::PathBuf;

#[test]
fn the_samples_come_out_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut documents: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/samples can be listed")
        .map(|entry| entry.expect("tests/samples can be listed").path())
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    documents.sort();
    assert!(documents.len() >= 15, "there are samples of each shape");
    let mut failed = 0;
    for document in documents {
        let name = document
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let expected = folder.join(format!("{name}.expected.json"));
        let differences = common::differences(&document, &expected);
        failed += usize::from(!differences.is_empty());
        for wrong in differences {
            println!("{name}: {wrong}");
        }
    }
    assert_eq!(failed, 0, "samples differ from what is expected of them");
}
