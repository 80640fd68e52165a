//! Runs the tokenizer vectors of the html5lib test suite.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{StartTag, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use serde_json::{Value, json};

use super::super::{Limits, PositionedSink, tokenize};

/// The state that a vector starts in.
#[derive(Clone, Copy)]
enum Start {
    Data,
    Raw(RawKind),
    Plaintext,
    Cdata,
}

fn start(name: &str) -> Start {
    match name {
        "Data state" => Start::Data,
        "RCDATA state" => Start::Raw(RawKind::Rcdata),
        "RAWTEXT state" => Start::Raw(RawKind::Rawtext),
        "Script data state" => Start::Raw(RawKind::ScriptData),
        "PLAINTEXT state" => Start::Plaintext,
        "CDATA section state" => Start::Cdata,
        _ => panic!("unknown state {name}"),
    }
}

/// Collects tokens in the format of the vectors. A tokenizer can only be started in the data
/// state, so vectors for another one get a start tag in front, to which this answers with that
/// state.
struct Collector {
    first: Cell<Option<Start>>,
    is_foreign: bool,
    tokens: RefCell<Vec<Value>>,
}

impl Collector {
    fn text(&self, text: &str) {
        let mut tokens = self.tokens.borrow_mut();
        match tokens.last_mut() {
            Some(last) if last[0] == "Character" => {
                let before = last[1].as_str().unwrap_or_default();
                last[1] = json!(format!("{before}{text}"));
            }
            _ => tokens.push(json!(["Character", text])),
        }
    }

    fn tag(&self, tag: Tag) {
        let name = &*tag.name;
        let token = if tag.kind == TagKind::EndTag {
            json!(["EndTag", name])
        } else {
            let attributes = tag.attrs.iter();
            let attributes: BTreeMap<&str, &str> = attributes
                .map(|attribute| (&*attribute.name.local, &*attribute.value))
                .collect();
            if tag.self_closing {
                json!(["StartTag", name, attributes, true])
            } else {
                json!(["StartTag", name, attributes])
            }
        };
        self.tokens.borrow_mut().push(token);
    }
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == StartTag && self.first.get().is_some() => {
                return match self.first.take() {
                    Some(Start::Raw(kind)) => TokenSinkResult::RawData(kind),
                    Some(Start::Plaintext) => TokenSinkResult::Plaintext,
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(tag) => self.tag(tag),
            Token::CharacterTokens(text) => self.text(&text),
            Token::NullCharacterToken => self.text("\0"),
            Token::CommentToken(text) => {
                self.tokens.borrow_mut().push(json!(["Comment", &*text]));
            }
            Token::DoctypeToken(doctype) => {
                let [name, public, system] = [doctype.name, doctype.public_id, doctype.system_id]
                    .map(|id| match id {
                        Some(id) => json!(&*id),
                        None => Value::Null,
                    });
                let is_correct = !doctype.force_quirks;
                let token = json!(["DOCTYPE", name, public, system, is_correct]);
                self.tokens.borrow_mut().push(token);
            }
            Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign
    }
}

impl PositionedSink for Collector {
    fn at(&self, _: Range<usize>) {}
}

fn tokens(input: &str, start: Start, last_start_tag: Option<&str>) -> Vec<Value> {
    let tag = last_start_tag.unwrap_or("none");
    let (prefix, first) = match start {
        // The vectors start after decoding, which drops a byte order mark.
        Start::Data => ("\u{feff}".to_owned(), None),
        Start::Cdata => (format!("<{tag}><![CDATA["), Some(start)),
        _ => (format!("<{tag}>"), Some(start)),
    };
    let collector = Collector {
        first: Cell::new(first),
        is_foreign: matches!(start, Start::Cdata),
        tokens: RefCell::default(),
    };
    let input = StrTendril::from(format!("{prefix}{input}"));
    tokenize(&input, &collector, Limits::default());
    collector.tokens.into_inner()
}

/// Replaces `\uXXXX`; nothing if that gives a lone surrogate.
fn unescape(text: &str) -> Option<String> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        units.extend(rest[..at].encode_utf16());
        units.push(u16::from_str_radix(rest.get(at + 2..at + 6)?, 16).ok()?);
        rest = &rest[at + 6..];
    }
    units.extend(rest.encode_utf16());
    String::from_utf16(&units).ok()
}

fn unescape_all(value: &Value) -> Option<Value> {
    Some(match value {
        Value::String(text) => Value::String(unescape(text)?),
        Value::Array(items) => Value::Array(items.iter().map(unescape_all).collect::<Option<_>>()?),
        Value::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| Some((unescape(key)?, unescape_all(value)?)));
            Value::Object(entries.collect::<Option<_>>()?)
        }
        other => other.clone(),
    })
}

/// The vectors of all files, and how many could not be read as JSON with valid strings.
fn vectors(directory: &Path) -> (Vec<Value>, usize) {
    let mut vectors = Vec::new();
    let mut coercions = 0;
    let entries = std::fs::read_dir(directory).expect("HTML5LIB_TESTS is a directory");
    for entry in entries {
        let path = entry.expect("the directory is readable").path();
        if path.extension().is_none_or(|extension| extension != "test") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a file is readable");
        let file: Value = serde_json::from_str(&text).expect("a file is JSON");
        vectors.extend(file["tests"].as_array().into_iter().flatten().cloned());
        coercions += file["xmlViolationTests"].as_array().map_or(0, Vec::len);
    }
    (vectors, coercions)
}

#[test]
fn html5lib_vectors_pass() {
    let Some(directory) = std::env::var_os("HTML5LIB_TESTS") else {
        println!("skipped: HTML5LIB_TESTS is not set");
        return;
    };
    let (vectors, coercions) = vectors(Path::new(&directory));
    assert!(vectors.len() > 1000, "HTML5LIB_TESTS has no vectors");
    let mut run = BTreeMap::<String, usize>::new();
    let (mut surrogates, mut failed) = (0, Vec::new());
    for vector in &vectors {
        let escaped = vector["doubleEscaped"] == true;
        let read = |value: &Value| match escaped {
            true => unescape_all(value),
            false => Some(value.clone()),
        };
        let (Some(input), Some(output)) = (read(&vector["input"]), read(&vector["output"])) else {
            surrogates += 1;
            continue;
        };
        let (input, output) = (input.as_str().expect("a string"), output.as_array());
        let data = vec![json!("Data state")];
        for state in vector["initialStates"].as_array().unwrap_or(&data) {
            let state = state.as_str().expect("a string");
            let found = tokens(input, start(state), vector["lastStartTag"].as_str());
            *run.entry(state.to_owned()).or_default() += 1;
            if Some(&found) != output {
                failed.push(format!("{state} {input:?}: {found:?}, not {output:?}"));
            }
        }
    }
    println!("run: {run:?}");
    println!("left out: {surrogates} with lone surrogates, {coercions} with coercions for XML");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
