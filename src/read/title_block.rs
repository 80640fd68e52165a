//! Title blocks of light markup: `#+TITLE:` lines of Org, `= Title` of AsciiDoc with the lines of its
//! author, revision and attributes, `% Title` lines of Pandoc, and the preamble of LaTeX.

use super::Envelope;
use super::header::behind_line;
use crate::cases::lower_case;
use crate::field::{Field, Place};
use crate::metadata::{PartialDateTime, names};
use crate::page::Span;

/// Lines of a title block at most, and the longest of them in bytes.
const MOST_LINES: usize = 128;
const LONGEST: usize = 400;

/// Words of the longest name in the line of authors.
const MOST_WORDS: usize = 4;

/// Keys of title blocks and those of the fields that they fill, sorted.
#[rustfmt::skip] // One entry a line.
static KEYS: [(&str, &str); 11] = [
    ("author", "author"),
    ("authors", "author"),
    ("date", "date"),
    ("description", "description"),
    ("filetags", "tags"),
    ("keywords", "tags"),
    ("lang", "language"),
    ("language", "language"),
    ("revdate", "date"),
    ("tags", "tags"),
    ("title", "title"),
];

/// What was read so far, and where it ends.
struct Block<'a> {
    text: &'a str,
    start: usize,
    fields: Vec<Field>,
    end: usize,
}

/// Reads the title block that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let rest = source.get(start..).unwrap_or_default();
    let text = rest.trim_start();
    let start_of_text = start + (rest.len() - text.len());
    let reader: fn(&mut Block<'_>) -> Option<()> = match text.as_bytes() {
        [b'#', b'+', ..] => org,
        [b'=', b' ', ..] => ascii_doc,
        [b'%', b' ', ..] => pandoc,
        _ if text.starts_with(TEX) => tex,
        _ => |_| None,
    };
    let mut block = Block {
        text,
        start: start_of_text,
        fields: Vec::new(),
        end: 0,
    };
    let is_one = reader(&mut block).is_some() && !block.fields.is_empty();
    match is_one {
        true => Envelope {
            body: behind_line(source, start_of_text + block.end),
            fields: block.fields,
            ..Envelope::default()
        },
        false => Envelope {
            body: start,
            ..Envelope::default()
        },
    }
}

impl<'a> Block<'a> {
    /// The lines of the text, blank ones included, and where each begins.
    fn lines(&self) -> impl Iterator<Item = (&'a str, usize)> + use<'a> {
        let mut at = 0;
        let lines = self.text.split_inclusive('\n').take(MOST_LINES);
        lines.map(move |line| {
            let begin = at;
            at += line.len();
            (line.trim_end_matches(['\r', '\n']), begin)
        })
    }

    /// Adds the values of a key, and takes the line up to its end.
    fn add(&mut self, key: &str, values: &str, (line, at): (&str, usize)) {
        self.end = at + line.len();
        let Ok(known) = KEYS.binary_search_by(|(known, _)| (*known).cmp(key)) else {
            return;
        };
        let field = KEYS.get(known).map_or("", |(_, field)| *field);
        let separates = |ch: char| match field {
            "tags" => matches!(ch, ':' | ',' | ';'),
            "author" => ch == ';',
            _ => false,
        };
        for value in values.split(separates) {
            let value = match field {
                "author" => without_address(value),
                "date" => value.trim_matches(|ch: char| "<>[] ".contains(ch)),
                _ => value,
            };
            if !value.trim().is_empty() {
                let mut field = Field::new(field, value.trim(), Place::FrontMatter);
                field.source = Span::new(self.start + at, self.start + self.end);
                self.fields.push(field);
            }
        }
    }
}

/// A name without the address behind it: `Ann Bell <ann@harbour.example>`.
fn without_address(name: &str) -> &str {
    name.split_once(" <").map_or(name, |(name, _)| name)
}

/// `#+TITLE: …`, up to the first line of another kind.
fn org(block: &mut Block<'_>) -> Option<()> {
    for (line, at) in block.lines() {
        let bare = line.trim();
        // Comments stand between them.
        if bare.is_empty() || bare.starts_with("# ") {
            continue;
        }
        let Some((key, value)) = bare.strip_prefix("#+").and_then(|it| it.split_once(':')) else {
            break;
        };
        if line.len() > LONGEST || !is_key(key) {
            break;
        }
        block.add(&lower_case(key), value, (line, at));
    }
    tells_title(block)
}

/// `= Title`, the line of the authors, that of the revision, and `:key: value`.
fn ascii_doc(block: &mut Block<'_>) -> Option<()> {
    let mut stage = 0;
    for (line, at) in block.lines() {
        let bare = line.trim();
        if line.len() > LONGEST {
            return None;
        }
        if stage == 0 {
            let title = bare.strip_prefix("= ")?;
            // `= Title =` is a heading of a wiki.
            if title.ends_with('=') {
                return None;
            }
            block.add("title", title, (line, at));
            stage = 1;
            continue;
        }
        if bare.is_empty() {
            break;
        }
        let attribute = bare.strip_prefix(':').and_then(|it| it.split_once(':'));
        match (attribute, stage) {
            (Some((key, value)), _) if is_key(key.trim_matches('!')) => {
                block.add(&lower_case(key), value, (line, at));
                stage = 3;
            }
            (None, 1) if are_authors(bare) => {
                block.add("author", bare, (line, at));
                stage = 2;
            }
            (None, 2) => {
                let revision = bare.split([',', ':']).map(str::trim);
                let date = revision.into_iter().find(|it| is_date(it))?;
                block.add("date", date, (line, at));
                stage = 3;
            }
            _ => return None,
        }
    }
    tells_title(block)
}

/// `% Title`, `% Authors`, `% Date` and a blank line. Lines with this sign are comments elsewhere, so it
/// takes all three.
fn pandoc(block: &mut Block<'_>) -> Option<()> {
    let mut lines = block.lines();
    for key in ["title", "author", "date"] {
        let (line, at) = lines.next().filter(|(line, _)| line.len() <= LONGEST)?;
        let value = line.strip_prefix('%')?.trim();
        if key == "date" && !is_date(value) {
            return None;
        }
        block.add(key, value, (line, at));
    }
    let is_end = lines.next().is_none_or(|(line, _)| line.trim().is_empty());
    tells_title(block).filter(|()| is_end)
}

/// What documents of LaTeX begin with.
const TEX: &str = "\\documentclass";

/// The preamble of LaTeX: commands up to `\begin{document}`, of which some tell title, authors and date.
fn tex(block: &mut Block<'_>) -> Option<()> {
    for (line, at) in block.lines() {
        let command = line.trim();
        if command.starts_with("\\begin{document}") {
            block.end = at + line.len();
            return tells_title(block);
        }
        let given = |name: &str| {
            let behind = command.strip_prefix('\\')?.strip_prefix(name)?;
            behind.strip_prefix('{')?.strip_suffix('}')
        };
        for key in ["title", "author", "date"] {
            let value =
                given(key).filter(|value| !value.contains(['{', '}']) && line.len() <= LONGEST);
            if let Some(value) = value.filter(|value| key != "date" || is_date(value)) {
                block.add(key, &value.replace("\\and", ";"), (line, at));
            }
        }
    }
    None
}

fn tells_title(block: &Block<'_>) -> Option<()> {
    let mut fields = block.fields.iter();
    fields.any(|field| field.key() == "title").then_some(())
}

fn is_key(key: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !key.is_empty() && key.bytes().all(is_part)
}

fn is_date(text: &str) -> bool {
    PartialDateTime::parse(text).is_some()
}

/// Whether a line names persons and nothing else: with their addresses, or as names are written.
fn are_authors(line: &str) -> bool {
    line.split(';').all(|author| {
        let name = without_address(author).trim();
        let is_short = name.split_whitespace().count() <= MOST_WORDS;
        is_short && (name.len() < author.trim().len() || names::is_person(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(source: &str) -> (Vec<(String, String)>, &str) {
        let envelope = read(source, 0);
        let fields = envelope.fields.iter();
        let fields = fields.map(|field| (field.key().to_owned(), field.value().to_owned()));
        (fields.collect(), &source[envelope.body..])
    }

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        fields.iter().map(owned).collect()
    }

    #[test]
    fn keys_are_sorted() {
        assert!(KEYS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn title_blocks_are_read() {
        let all = pairs(&[
            ("title", "The bridge opens"),
            ("author", "Ann Bell"),
            ("date", "2024-05-03"),
        ]);
        let org = "#+TITLE: The bridge opens\n# a comment\n#+author: Ann Bell\n#+OPTIONS: toc:nil\n\
                   #+DATE: <2024-05-03>\n\n* It opens\nText.";
        assert_eq!(read_all(org), (all.clone(), "\n* It opens\nText."));
        let ascii_doc = "= The bridge opens\nAnn Bell <ann@harbour.example>\nv1.0, 2024-05-03\n:toc:\n\n\
                         Text.";
        assert_eq!(read_all(ascii_doc), (all.clone(), "\nText."));
        let pandoc = "% The bridge opens\n% Ann Bell\n% 2024-05-03\n\nText.";
        assert_eq!(read_all(pandoc), (all, "\nText."));
        let tags = "#+TITLE: The bridge\n#+FILETAGS: :harbour:town:\nText.";
        let told = [
            ("title", "The bridge"),
            ("tags", "harbour"),
            ("tags", "town"),
        ];
        assert_eq!(read_all(tags), (pairs(&told), "Text."));
    }

    #[test]
    fn other_texts_begin_alike() {
        for text in [
            "= The bridge =\nText.",
            "= The bridge\nIt opened to walkers on Friday, nine years late.",
            "% Set the path first\n% and then the rest of it\naddpath('lib')",
            "#+BEGIN_SRC\ncode\n#+END_SRC",
            "#+1 for this",
            "% a",
            "= ",
        ] {
            assert_eq!(read_all(text), (Vec::new(), text), "{text}");
        }
    }

    #[test]
    fn preambles_of_latex_tell_title_and_authors() {
        let preamble = "\\documentclass{article}\n\\usepackage{amsmath}\n\\title{Tides}\n\\author{Ann Bell \\and Tom Oak}\n\\date{\\today}\n";
        let source = format!("{preamble}\\begin{{document}}\nThe tide comes in at four.");
        let (fields, body) = read_all(&source);
        let field = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let expected = [
            field("title", "Tides"),
            field("author", "Ann Bell"),
            field("author", "Tom Oak"),
        ];
        assert_eq!(fields, expected);
        assert_eq!(body.trim(), "The tide comes in at four.");
        assert_eq!(read_all(preamble), (Vec::new(), preamble));
    }
}
