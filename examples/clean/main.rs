//! Cleans files, or stdin, and prints what is left.
//!
//! ```sh
//! cargo run --example clean -- page.html
//! cargo run --example clean -- --format markdown --url https://harbour.example/tides < page.html
//! cargo run --example clean -- --format json --preset recall --without pagination a.txt b.txt
//! ```
//!
//! Text and Markdown begin with the title; JSON has the fields that the example `clean_jsonl`
//! tells of, all of the metadata among them, and also what was removed, and why. Each of
//! several documents stands below a line with its name, `==> name <==` (in HTML a comment); in
//! JSON each is one line, and its name is in `file`. Warnings and errors go to stderr; a file that
//! cannot be read is passed over and gives the exit status 1 at the end.

#[path = "../common/escape.rs"]
mod escape;
#[path = "../common/input.rs"]
mod input;
#[path = "../common/record.rs"]
mod record;
#[path = "../common/rules.rs"]
mod rules;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Parser, ValueEnum};
use dechaff::{Article, Cleaner};
use serde::Serialize;

use escape::escape;
use record::{Extras, Record};
use rules::RuleOptions;

/// Strips the boilerplate from documents.
#[derive(Parser)]
struct Options {
    /// The documents; `-` is stdin.
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The address of the document.
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    rules: RuleOptions,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Json,
}

/// A document in JSON.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(flatten)]
    record: Record<'a>,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("clean: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Cleans all files; whether all of them could be read.
fn run(options: &Options) -> anyhow::Result<bool> {
    let several = options.files.len() > 1;
    if several && options.url.is_some() {
        bail!("--url says where one document was found, but there are several");
    }
    let cleaner = options.rules.cleaner()?;
    let mut all_well = true;
    let mut stdout = io::stdout().lock();
    for file in &options.files {
        let name = input::name_of(file);
        let article = match clean(&cleaner, file, options.url.as_deref()) {
            Ok(article) => article,
            Err(error) => {
                eprintln!("clean: {name}: {error:#}");
                all_well = false;
                continue;
            }
        };
        for warning in article.warnings() {
            eprintln!("clean: {name}: warning: {warning}");
        }
        let output = written(&article, options.format, several.then_some(&name))?;
        match stdout
            .write_all(output.as_bytes())
            .and_then(|()| stdout.flush())
        {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            result => result.context("stdout cannot be written")?,
        }
    }
    Ok(all_well)
}

fn clean(cleaner: &Cleaner, file: &Path, url: Option<&str>) -> anyhow::Result<Article> {
    let mut document = input::read_document(file)?;
    if let Some(url) = url {
        document = document.with_url(url);
    }
    Ok(cleaner.clean(document))
}

/// The article as it is printed, below its name if it has one.
fn written(article: &Article, format: Format, name: Option<&String>) -> anyhow::Result<String> {
    let headed = |title: String, body: &str| {
        let name = name
            .map(|name| format!("==> {name} <==\n"))
            .unwrap_or_default();
        format!(
            "{name}{title}{body}\n{}",
            if name.is_empty() { "" } else { "\n" }
        )
    };
    Ok(match format {
        Format::Text => {
            let title = article.title().map(|title| format!("{title}\n\n"));
            headed(title.unwrap_or_default(), article.text())
        }
        Format::Markdown => {
            let title = article.title().map(|title| format!("# {title}\n\n"));
            headed(title.unwrap_or_default(), &article.to_markdown())
        }
        Format::Html => {
            let name = name.map(|name| format!("<!-- ==> {} <== -->\n", name.replace("--", "- -")));
            let title = article
                .title()
                .map(|title| format!("<h1>{}</h1>\n", escape(title)));
            let (name, title) = (name.unwrap_or_default(), title.unwrap_or_default());
            format!("{name}{title}{}\n", article.to_html())
        }
        Format::Json => {
            let extras = Extras {
                markdown: true,
                removed: true,
            };
            let named = Named {
                file: name.map(String::as_str),
                record: Record::new(article, extras),
            };
            let json = match name {
                Some(_) => serde_json::to_string(&named)?,
                None => serde_json::to_string_pretty(&named)?,
            };
            json + "\n"
        }
    })
}
