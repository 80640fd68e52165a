//! One line in, one line out.

use std::collections::HashMap;

use anyhow::{Context, anyhow, bail};
use dechaff::{Cleaner, Document};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::batch::Line;
use crate::record::{Extras, Record};

/// How lines are converted.
pub struct Converter {
    pub cleaner: Cleaner,
    pub field: String,
    pub extras: Extras,
}

/// A line of the output with its line break.
pub struct Converted {
    pub json: Vec<u8>,
    pub is_error: bool,
}

/// The fields of a line as they are written.
type Fields<'a> = HashMap<String, &'a RawValue>;

#[derive(Serialize)]
struct Output<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    record: Record<'a>,
}

#[derive(Serialize)]
struct Failure<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    line: u64,
    error: String,
}

impl Converter {
    /// Never fails: what is wrong with a line is told in its place.
    pub fn convert(&self, line: &Line) -> Converted {
        let fields = match fields(line) {
            Ok(fields) => fields,
            Err(error) => return failed(line, None, &error),
        };
        let id = fields.get("id").copied();
        match self.cleaned(&fields, id) {
            Ok(json) => Converted {
                json,
                is_error: false,
            },
            Err(error) => failed(line, id, &error),
        }
    }

    fn cleaned(&self, fields: &Fields<'_>, id: Option<&RawValue>) -> anyhow::Result<Vec<u8>> {
        let Some(text) = string(fields, &self.field)? else {
            bail!("there is no field {:?}", self.field);
        };
        let mut document = Document::from_text(text);
        if let Some(url) = string(fields, "url")? {
            document = document.with_url(url);
        }
        let article = self.cleaner.clean(document);
        let record = Record::new(&article, self.extras);
        let mut json = serde_json::to_vec(&Output { id, record })?;
        json.push(b'\n');
        Ok(json)
    }
}

fn fields(line: &Line) -> anyhow::Result<Fields<'_>> {
    if line.is_too_long {
        bail!("the line is too long");
    }
    let text = std::str::from_utf8(&line.bytes).context("the line is not UTF-8")?;
    serde_json::from_str(text).map_err(|error| {
        let (column, message) = (error.column(), error.to_string());
        // The parser counts lines too, but it has seen only one.
        let message = message.split(" at line ").next().unwrap_or_default();
        anyhow!("the line is not a JSON object: {message} at column {column}")
    })
}

/// The string in a field; `None` where the field is missing or null.
fn string(fields: &Fields<'_>, name: &str) -> anyhow::Result<Option<String>> {
    let Some(raw) = fields.get(name) else {
        return Ok(None);
    };
    serde_json::from_str(raw.get()).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        anyhow!("the field {name:?} is not a string: {message}")
    })
}

/// An error as it is shown: what is wrong with a document may quote all of it.
fn shortened(mut error: String) -> String {
    let most = error.floor_char_boundary(LONGEST_ERROR);
    if most < error.len() {
        error.truncate(most);
        error.push('…');
    }
    error
}

/// The longest error, in bytes.
const LONGEST_ERROR: usize = 300;

fn failed(line: &Line, id: Option<&RawValue>, error: &anyhow::Error) -> Converted {
    let failure = Failure {
        id,
        line: line.number,
        error: shortened(format!("{error:#}")),
    };
    let mut json = serde_json::to_vec(&failure).unwrap_or_else(|_| b"{}".to_vec());
    json.push(b'\n');
    Converted {
        json,
        is_error: true,
    }
}
