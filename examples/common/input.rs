//! Files and stdin as documents.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use dechaff::{DEFAULT_SIZE_LIMIT, Document};

/// Whether the path stands for stdin.
fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// What to call the file in messages.
pub fn name_of(path: &Path) -> String {
    if is_stdin(path) {
        return "stdin".to_owned();
    }
    path.display().to_string()
}

/// Reads a document; `-` is stdin.
pub fn read_document(path: &Path) -> anyhow::Result<Document<'static>> {
    // One byte more than is allowed tells an endless stream from a long document.
    let limit = DEFAULT_SIZE_LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    }
    .context("cannot be read")?;
    Ok(Document::from_bytes(&bytes)?.into_owned())
}
