//! Shows a document with what became of each of its blocks, and why.
//!
//! ```sh
//! cargo run --example explain -- page.html
//! cargo run --example explain -- --html explained.html --preset precision page.html
//! ```
//!
//! At the top stand the fields of the metadata, each with where it was found. Then come the blocks
//! in the order of the document, in a gutter view: `+` was kept, `-` was removed, `~` was kept but
//! for the parts in ⟦brackets⟧. The gutter holds the label and the sum of the evidence in log-odds,
//! negative for boilerplate. Below what was removed stand the rule that decided, its reason, and
//! all other evidence; `--evidence` lists it for what was kept, too. `--html` writes the same as
//! one page that needs nothing else.

#[path = "../common/escape.rs"]
mod escape;
mod facts;
#[path = "../common/input.rs"]
mod input;
mod page;
#[path = "../common/rules.rs"]
mod rules;
mod terminal;
mod view;

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;

use rules::RuleOptions;
use terminal::Terminal;

/// Shows what was kept of a document and what was removed, and why.
#[derive(Parser)]
struct Options {
    /// The document; `-` is stdin.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Writes a page for the browser instead.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Lists the evidence on what was kept, too.
    #[arg(long)]
    evidence: bool,
    /// The address of the document.
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    rules: RuleOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("explain: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<()> {
    let cleaner = options.rules.cleaner()?;
    let mut document =
        input::read_document(&options.file).with_context(|| input::name_of(&options.file))?;
    if let Some(url) = &options.url {
        document = document.with_url(url);
    }
    let article = cleaner.clean(document);
    if let Some(file) = &options.html {
        return fs::write(file, page::page(&article))
            .with_context(|| format!("{} cannot be written", file.display()));
    }
    let stdout = io::stdout();
    let terminal = Terminal {
        colours: stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        evidence: options.evidence,
    };
    let shown = terminal.show(&article);
    match stdout.lock().write_all(shown.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("stdout cannot be written"),
    }
}
