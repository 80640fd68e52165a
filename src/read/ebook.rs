//! Books as text, as Project Gutenberg and its kin give them: a header that tells of the book, a line that says
//! where the book begins and one where it ends, and the licence.

use super::Envelope;
use crate::cases::{begins_with, lower_case};
use crate::field::{Field, Place};
use crate::page::Span;

/// What the first line has one of.
#[rustfmt::skip] // One entry a line.
const WORDS: [&str; 8] = [
    "*** START OF TH",
    "EBOOK",
    "EBook",
    "Ebook",
    "Etext",
    "GUTENBERG",
    "Gutenberg",
    "eBook",
];

/// The keys of a header and those of the fields that they fill, sorted.
#[rustfmt::skip] // One entry a line.
static KEYS: [(&str, &str); 8] = [
    ("author", "author"),
    ("authors", "author"),
    ("editor", "editor"),
    ("language", "language"),
    ("last updated", "updated"),
    ("most recently updated", "updated"),
    ("release date", "published"),
    ("title", "title"),
];

/// How the paragraphs begin that say who made the text, behind the line that says where the book begins.
#[rustfmt::skip] // One entry a line.
const CREDITS: [&str; 5] = [
    "e-text prepared by",
    "etext prepared by",
    "produced by",
    "this ebook was produced by",
    "this etext was p",
];

/// The longest header, in bytes, and the longest paragraph of credits, in lines.
const LONGEST_HEADER: usize = 64 << 10;
const MOST_CREDITS: usize = 12;

/// Reads the header of a book that begins at `start`, and where the book ends. Without any, the body begins at
/// `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    let first = text.trim_start().lines().next().unwrap_or_default();
    if first.len() > 300 || !WORDS.iter().any(|word| first.contains(word)) {
        return none;
    }
    let Some(begin) = begin_of_book(text) else {
        return none;
    };
    let header = text.get(..begin).unwrap_or_default();
    let body = begin + credits(text.get(begin..).unwrap_or_default());
    let book = text.get(body..).unwrap_or_default();
    let mut fields = fields(header, start);
    if !fields.iter().any(|field| field.key() == "title") {
        fields.extend(of_first_line(first));
    }
    Envelope {
        fields,
        body: start + body,
        end: end_of_book(book).map(|end| start + body + end),
        ..Envelope::default()
    }
}

/// Lines, with what ends them, and where each begins.
fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let begin = at;
        at += line.len();
        (line, begin)
    })
}

/// What stands behind the stars of a line that begins with some.
fn behind_stars(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let behind = line.strip_prefix('*')?;
    Some(behind.trim_start_matches('*').trim_start())
}

/// Where the line ends behind which the book begins.
fn begin_of_book(text: &str) -> Option<usize> {
    let mut behind_small_print = None;
    let mut all = lines(text).take_while(|(_, at)| *at < LONGEST_HEADER);
    while let Some((line, at)) = all.next() {
        let Some(said) = behind_stars(line) else {
            continue;
        };
        let mut end = at + line.len();
        if begins_with(said.as_bytes(), "start of th") {
            // A long title goes on in the next line.
            if !line.trim_end().ends_with('*') {
                let next = all
                    .next()
                    .filter(|(next, _)| next.trim_end().ends_with("***"));
                end = next.map_or(end, |(next, at)| at + next.len());
            }
            return Some(end);
        }
        let ends_small_print = ["end*the small print", "end the small print"];
        if behind_small_print.is_none()
            && ends_small_print
                .iter()
                .any(|it| begins_with(said.as_bytes(), it))
        {
            behind_small_print = Some(end);
        }
    }
    behind_small_print
}

/// Where the line begins with which the book ends.
fn end_of_book(book: &str) -> Option<usize> {
    // Books have lines of stars of their own: `*** End of the first volume ***`.
    let names_book = |said: &str| {
        let said = lower_case(said);
        ["book", "gutenberg", "text"]
            .iter()
            .any(|it| said.contains(it))
    };
    let ends = |line: &str| match behind_stars(line) {
        Some(said) => begins_with(said.as_bytes(), "end of th") && names_book(said),
        None => ["end of the project gutenberg", "end of project gutenberg"]
            .iter()
            .any(|end| begins_with(line.as_bytes(), end)),
    };
    lines(book).find(|(line, _)| ends(line)).map(|(_, at)| at)
}

/// How long the paragraph is, with the blank lines before it, that says who made the text.
fn credits(book: &str) -> usize {
    let paragraph = book.trim_start();
    if !CREDITS
        .iter()
        .any(|it| begins_with(paragraph.as_bytes(), it))
    {
        return 0;
    }
    let before = book.len() - paragraph.len();
    let blank = lines(paragraph)
        .take(MOST_CREDITS)
        .find(|(line, _)| line.trim().is_empty());
    blank.map_or(0, |(_, end)| before + end)
}

/// What the lines of a header state. A value goes on in indented lines.
fn fields(header: &str, start: usize) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut goes_on = false;
    for (line, at) in lines(header) {
        let said = line.trim();
        let key_and_value = said.split_once(": ").and_then(|(key, value)| {
            let key = lower_case(key);
            let at = KEYS
                .binary_search_by(|(known, _)| (*known).cmp(&key))
                .ok()?;
            Some((KEYS.get(at)?.1, value))
        });
        if let Some((key, value)) = key_and_value {
            // Numbers of books stand behind dates.
            let value = value.split(" [").next().unwrap_or_default().trim();
            let mut field = Field::new(key, value, Place::Header);
            field.source = Span::new(start + at, start + at + line.trim_end().len());
            fields.push(field);
            goes_on = key == "title";
        } else if goes_on && line.starts_with(' ') && !said.is_empty() {
            if let Some(field) = fields.last_mut() {
                let value = format!("{} {said}", field.value());
                field.set_value(&value);
            }
        } else {
            goes_on = false;
        }
    }
    fields
}

/// Title and author of a line such as `The Project Gutenberg Etext of The Mill, by Ann Bell`.
fn of_first_line(line: &str) -> Vec<Field> {
    let line = line.trim_matches(|ch: char| ch == '*' || ch.is_whitespace());
    let words = ["book of ", "text of ", "Gutenberg's "];
    let Some((_, said)) = words.iter().find_map(|word| line.split_once(word)) else {
        return Vec::new();
    };
    let (title, author) = match said.rsplit_once(", by ") {
        Some((title, author)) => (title, Some(author)),
        None => (said, None),
    };
    let author = author.map(|author| Field::new("author", author, Place::Header));
    let title = Field::new("title", title, Place::Header);
    author.into_iter().chain([title]).collect()
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::tests::stated;

    const TOLD: &str =
        "The mill at the bend of the river grinds flour again, for the first time in years.";
    const MORE: &str =
        "The new wheel is made of oak, and turns the other way, as the miller told us.";

    #[test]
    fn books_are_what_stands_between_header_and_licence() {
        let modern = format!(
            "The Project Gutenberg eBook of The Mill\n\nThis ebook is for the use of anyone anywhere.\n\n\
             Title: The Mill\n        A Tale of the River\n\nAuthor: Ann Bell\n\nRelease date: March 14, 2006 [eBook #17]\n\
             \x20               Most recently updated: December 13, 2020\n\nLanguage: English\n\n\
             *** START OF THE PROJECT GUTENBERG EBOOK THE MILL, WHICH HAS A TITLE THAT GOES\nON ***\n\n\
             Produced by Tom Reed and the\nOnline Team\n\n\n{TOLD}\n\n*** End of the first part ***\n\n{MORE}\n\n\
             End of Project Gutenberg's The Mill, by Ann Bell\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\n\
             Section 1. You may copy this work, and give it away to whom you like, as the licence says.\n"
        );
        let article = clean(modern.as_str());
        assert_eq!(
            stated(&article),
            (
                Some("The Mill A Tale of the River"),
                vec!["Ann Bell"],
                Some("2006-03-14".to_owned())
            )
        );
        let text = article.text();
        assert!(text.starts_with(TOLD) && text.ends_with(MORE), "{text}");
        assert!(
            article
                .removed()
                .any(|it| it.text.starts_with("Section 1."))
        );
    }

    #[test]
    fn books_of_old_have_small_print_before_them() {
        let old = format!(
            "***The Project Gutenberg Etext of The Mill, by Ann Bell***\n\nPlease keep this header.\n\n\
             ***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nThey tell us you might sue us.\n\
             *END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n{TOLD}\n\n{MORE}\n\n\
             End of The Project Gutenberg Etext of The Mill, by Ann Bell\n"
        );
        let article = clean(old.as_str());
        assert_eq!(article.title(), Some("The Mill"));
        assert_eq!(article.text(), format!("{TOLD}\n\n{MORE}"));
    }

    #[test]
    fn texts_about_books_are_none() {
        for source in [
            format!("The eBook of the year\n\n{TOLD}\n\n{MORE}"),
            format!("Project Gutenberg\n\n*** {TOLD} ***\n\n{MORE}"),
        ] {
            assert_eq!(super::read(&source, 0).body, 0, "{source}");
        }
    }
}
