//! Entries in the format in which Movable Type and the blogs that took it over, many of Japan, export and import
//! them: lines of keys, then sections between lines of hyphens.

use super::escaped::push_text;
use super::feed::{Entry, Feed, assemble};

/// The lines that end a section and an entry.
const END_OF_SECTION: &str = "-----";
const END_OF_ENTRY: &str = "--------";

/// Lines of keys at most.
const MOST_LINES: usize = 64;

/// The keys of the first lines and those of what they state, sorted.
#[rustfmt::skip] // One entry a line.
const STATED: [(&str, &str); 6] = [
    ("AUTHOR", "author"),
    ("CATEGORY", "category"),
    ("DATE", "published"),
    ("PRIMARY CATEGORY", "category"),
    ("TAGS", "tags"),
    ("TITLE", "title"),
];

/// Reads a text of such entries.
pub(super) fn read(text: &str) -> Option<Feed> {
    // Nearly all texts are told by their first line.
    let first = text.lines().next()?;
    let (key, _) = first.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|it| it.is_ascii_uppercase() || it == b' ');
    let has_body = || {
        let mut lines = text.lines().map(str::trim_end);
        let mut head = lines.by_ref().take_while(|line| *line != END_OF_SECTION);
        head.all(|line| line.is_empty() || line.contains(':')) && lines.next() == Some("BODY:")
    };
    if !is_key || !has_body() {
        return None;
    }
    let mut entries = Vec::new();
    let mut sections: Vec<Vec<&str>> = vec![Vec::new()];
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        match line.trim_end() {
            END_OF_ENTRY => {
                entries.extend(entry(&std::mem::take(&mut sections)));
                sections.push(Vec::new());
            }
            // Texts have lines of hyphens of their own.
            END_OF_SECTION if lines.peek().is_none_or(|next| begins_section(next)) => {
                sections.push(Vec::new());
            }
            _ => {
                if let Some(last) = sections.last_mut() {
                    last.push(line);
                }
            }
        }
    }
    entries.extend(entry(&sections));
    assemble(Entry::default(), entries)
}

/// Whether a line is the name of a section, or ends the entry.
fn begins_section(line: &str) -> bool {
    let line = line.trim_end();
    let name = line.strip_suffix(':');
    line == END_OF_ENTRY
        || name.is_some_and(|name| name.bytes().all(|it| it.is_ascii_uppercase() || it == b' '))
}

/// The entry of sections, the first of which states what it is.
fn entry(sections: &[Vec<&str>]) -> Option<Entry> {
    let (head, sections) = sections.split_first()?;
    let mut fields = Vec::new();
    for line in head.iter().take(MOST_LINES) {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let Ok(at) = STATED.binary_search_by(|(known, _)| (*known).cmp(key.trim())) else {
            continue;
        };
        if let Some((_, key)) = STATED.get(at) {
            let value = value.trim();
            let value = if *key == "published" {
                date(value)
            } else {
                value.to_owned()
            };
            let field = (*key, value);
            let is_new = !field.1.is_empty() && !fields.contains(&field);
            fields.extend(is_new.then_some(field));
        }
    }
    let (mut html, mut comments) = (String::new(), Vec::new());
    for section in sections {
        let Some((name, lines)) = section.split_first() else {
            continue;
        };
        match name.trim_end() {
            "BODY:" | "EXTENDED BODY:" => push_text(&mut html, &lines.join("\n")),
            "COMMENT:" => {
                let mut comment = String::new();
                push_text(&mut comment, &said(lines).join("\n"));
                comments.push(comment);
            }
            _ => {}
        }
    }
    (!html.trim().is_empty()).then(|| Entry::made(fields, html, comments))
}

/// The lines of a comment behind those of keys.
fn said<'a, 'l>(lines: &'l [&'a str]) -> &'l [&'a str] {
    const KEYS: [&str; 5] = ["AUTHOR:", "DATE:", "EMAIL:", "IP:", "URL:"];
    let is_key = |line: &&&str| KEYS.iter().any(|key| line.starts_with(key));
    let keys = lines.iter().take_while(is_key).count();
    lines.get(keys..).unwrap_or_default()
}

/// A date, which has its month first and may have an hour of twelve, as ISO 8601 writes it.
fn date(value: &str) -> String {
    let numbers: Vec<u32> = value
        .split(|ch: char| !ch.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let [month, day, year, hour, minute, ..] = *numbers.as_slice() else {
        return value.to_owned();
    };
    if year < 1000 {
        return value.to_owned();
    }
    let hour = match (value.ends_with("AM"), value.ends_with("PM")) {
        (true, _) => hour % 12,
        (_, true) => hour % 12 + 12,
        _ => hour,
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::tests::{SAID, TOLD, stated};

    const MORE: &str = "The new wheel is made of oak, and turns the other way.";

    fn entry(title: &str) -> String {
        format!(
            "AUTHOR: Ann Bell\nTITLE: {title}\nSTATUS: Publish\nCONVERT BREAKS: __default__\nPRIMARY CATEGORY: News\n\
             CATEGORY: News\nDATE: 05/03/2019 08:12:00 PM\n-----\nBODY:\n<p>{TOLD}</p>\n-----\nEXTENDED BODY:\n{MORE}\n\
             -----\nEXCERPT:\nIn short.\n-----\nKEYWORDS:\n\n-----\nCOMMENT:\nAUTHOR: Tom Oak\nEMAIL:\n\
             DATE: 05/04/2019 10:00:00 AM\n{SAID}\n-----\n--------\n"
        )
    }

    #[test]
    fn an_entry_alone_is_the_document() {
        for document in [entry("The mill"), entry("The mill").replace('\n', "\r\n")] {
            let article = clean(document.as_str());
            let date = Some("2019-05-03T20:12".to_owned());
            assert_eq!(stated(&article), (Some("The mill"), vec!["Ann Bell"], date));
            assert_eq!(article.text(), format!("{TOLD}\n\n{MORE}"));
            assert_eq!(article.comments().count(), 1);
            assert_eq!(article.metadata().categories.len(), 1);
        }
    }

    #[test]
    fn several_entries_stand_under_their_titles() {
        let second = entry("Flour")
            .replace("mill", "baker")
            .replace("wheel", "oven");
        let document = entry("The mill") + &second;
        let text = clean(document.as_str()).text().to_owned();
        assert!(text.contains("The baker at the bend"), "{text}");
        assert!(!text.contains("BODY") && !text.contains("-----"), "{text}");
    }

    #[test]
    fn lines_of_hyphens_part_no_text() {
        let document = entry("The mill").replace(MORE, &format!("It is old.\n-----\n{MORE}"));
        let text = clean(document.as_str()).text().to_owned();
        assert!(text.ends_with(MORE), "{text}");
    }

    #[test]
    fn other_texts_are_none() {
        for source in [
            "AUTHOR: Ann Bell\nTITLE: The mill\n\nIt grinds.",
            "AUTHOR: Ann Bell\n-----\nIt grinds.\n-----\nBODY:\nIt turns.",
            "The mill\n-----\nBODY:\nIt turns.",
            "NOTE: A draft.\n\nIt grinds.\n-----\nBODY:\nIt turns.",
        ] {
            assert!(super::read(source).is_none(), "{source}");
        }
    }
}
