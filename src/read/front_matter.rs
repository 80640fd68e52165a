//! Front matter: YAML between `---` lines, TOML between `+++` lines, a JSON object.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::{Envelope, loose_yaml};
use crate::cases::lower_case;
use crate::error::Warning;
use crate::field::{Field, Place};
use crate::metadata::{FieldName, keys};

/// Front matter is a page of fields at most; what is longer is data of another kind.
const LONGEST: usize = 256 << 10;

/// Fields beyond this are of no use to anyone and may be an attack.
const MOST_FIELDS: usize = 1000;

/// The longest key with those that it stands under, in bytes.
const LONGEST_PATH: usize = 256;

/// Reads front matter that begins at `start` or after blank lines behind it. Without any, the
/// body begins at `start`; where it is malformed too, and there is a warning.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    let rest = source.get(start..).unwrap_or_default();
    let text = rest.trim_start();
    let at = start + (rest.len() - text.len());
    let found = if let Some((inside, length)) = fenced(text, "---") {
        // `---` is also a rule in text. Front matter has a key in its first line.
        looks_like_yaml(inside).then(|| {
            let fields = yaml(inside);
            (length, fields.or_else(|error| loose(inside).ok_or(error)))
        })
    } else if let Some((inside, length)) = fenced(text, "+++") {
        Some((length, toml(inside)))
    } else if let Some((inside, length)) = unopened(text) {
        yaml(inside).ok().map(|fields| (length, Ok(fields)))
    } else {
        json(text)
    };
    let Some((length, fields)) = found else {
        return none;
    };
    match fields {
        Ok(fields) => Envelope {
            fields,
            body: at + length,
            ..Envelope::default()
        },
        Err(message) => Envelope {
            warning: Some(Warning::MalformedFrontMatter { message }),
            ..none
        },
    }
}

/// The text between a line that is the fence and the next such line, and the length up to there.
/// YAML may also end with `...`.
fn fenced<'a>(text: &'a str, fence: &str) -> Option<(&'a str, usize)> {
    let first_line = text.lines().next()?;
    if first_line.trim_end() != fence {
        return None;
    }
    let begin = first_line.len();
    let mut at = begin;
    for line in text.get(begin..)?.split_inclusive('\n') {
        if at > LONGEST {
            return None;
        }
        let bare = line.trim_end();
        if at > begin && (bare == fence || (fence == "---" && bare == "...")) {
            return Some((text.get(begin..at)?, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Lines of front matter without the line that opens it, at most.
const MOST_UNOPENED: usize = 64;

/// YAML with lists up to a line that closes it, as some generators of sites leave out the one that opens
/// it. Lines of keys alone are read as any header.
fn unopened(text: &str) -> Option<(&str, usize)> {
    let is_key = |line: &str| {
        let key = line.split_once(':').map(|(key, _)| key);
        key.is_some_and(|key| {
            key.len() <= LONGEST_KEY && keys::envelope(&lower_case(key)).is_some()
        })
    };
    let first = text.lines().next().filter(|line| is_key(line))?;
    let (mut at, mut has_list) = (first.len(), false);
    for line in text.get(at..)?.split_inclusive('\n').take(MOST_UNOPENED) {
        let bare = line.trim();
        if bare == "---" {
            return has_list.then_some((text.get(..at)?, at + line.len()));
        }
        if at > LONGEST || bare.is_empty() && at > first.len() {
            return None;
        }
        has_list |= bare.starts_with("- ");
        at += line.len();
    }
    None
}

/// The longest key that opens it, in bytes.
const LONGEST_KEY: usize = 32;

fn looks_like_yaml(inside: &str) -> bool {
    let first = inside
        .lines()
        .map(str::trim_end)
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    first.is_some_and(|line| {
        let key = line
            .split_once(':')
            .map(|(key, _)| key.trim_matches(['"', '\'']));
        key.is_some_and(|key| {
            !key.is_empty() && key.len() <= 64 && !key.contains(['.', '。', '，'])
        })
    })
}

/// Collects fields as the parser meets them. Aliases are left out: expanding them can take any
/// amount of memory, and no front matter needs them.
fn yaml(inside: &str) -> Result<Vec<Field>, String> {
    let mut fields = Vec::new();
    // For each open collection its key, and for a mapping whether a key comes next.
    let mut open: Vec<(String, Option<bool>)> = Vec::new();
    let mut key = String::new();
    for event in Parser::new_from_str(inside) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        if fields.len() >= MOST_FIELDS || open.len() > 64 {
            return Err("there are too many fields".to_owned());
        }
        let at_key = matches!(open.last(), Some((_, Some(true))));
        match event {
            Event::Scalar(value, ..) if at_key => {
                key = join(open.last().map_or("", |(path, _)| path), &value);
                if key.len() > LONGEST_PATH {
                    return Err("a key is too long".to_owned());
                }
                expect_value(&mut open);
                continue;
            }
            Event::Scalar(value, style, ..) => {
                let null = style == ScalarStyle::Plain && matches!(&*value, "" | "~" | "null");
                if !null {
                    push(&mut fields, &key, &value);
                }
            }
            Event::MappingStart(..) => {
                open.push((key.clone(), Some(true)));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push((key.clone(), None));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            Event::Alias(_) => {}
            _ => continue,
        }
        // A value is complete: what follows in a mapping is a key, in a sequence the next value.
        match open.last_mut() {
            Some((_, Some(next_is_key))) => *next_is_key = true,
            Some((path, None)) => key.clone_from(path),
            None => {}
        }
    }
    if fields.is_empty() {
        return Err("it has no fields".to_owned());
    }
    Ok(fields)
}

/// The fields of what is no YAML, if two and more of them are those of a document.
fn loose(inside: &str) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    for (key, value) in loose_yaml::pairs(inside)?.into_iter().take(MOST_FIELDS) {
        push(&mut fields, &join("", &key), value);
    }
    let known = |field: &&Field| keys::envelope(field.key()).is_some();
    let is_one = tells_of_document(&fields) && fields.iter().filter(known).count() > 1;
    is_one.then_some(fields)
}

fn expect_value(open: &mut [(String, Option<bool>)]) {
    if let Some((_, Some(next_is_key))) = open.last_mut() {
        *next_is_key = false;
    }
}

fn toml(inside: &str) -> Result<Vec<Field>, String> {
    let table: toml::Table = inside
        .parse()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    let mut fields = Vec::new();
    toml_fields(&mut fields, "", &toml::Value::Table(table), 0);
    Ok(fields)
}

fn toml_fields(fields: &mut Vec<Field>, path: &str, value: &toml::Value, depth: usize) {
    if depth > 8 || fields.len() >= MOST_FIELDS || path.len() > LONGEST_PATH {
        return;
    }
    match value {
        toml::Value::String(text) => push(fields, path, text),
        toml::Value::Table(table) => {
            for (key, value) in table {
                toml_fields(fields, &join(path, key), value, depth + 1);
            }
        }
        toml::Value::Array(values) => {
            for value in values {
                toml_fields(fields, path, value, depth + 1);
            }
        }
        toml::Value::Integer(number) => push(fields, path, &number.to_string()),
        toml::Value::Float(number) => push(fields, path, &number.to_string()),
        toml::Value::Boolean(truth) => push(fields, path, &truth.to_string()),
        toml::Value::Datetime(datetime) => push(fields, path, &datetime.to_string()),
    }
}

type Read = (usize, Result<Vec<Field>, String>);

/// A JSON object at the start of the text, if a body follows it on another line.
fn json(text: &str) -> Option<Read> {
    let opens = text.strip_prefix('{')?.trim_start();
    if !opens.starts_with('"') {
        return None;
    }
    let window = text.get(..text.floor_char_boundary(LONGEST))?;
    let mut values = serde_json::Deserializer::from_str(window).into_iter::<serde_json::Value>();
    let value = match values.next()? {
        Ok(value) => value,
        Err(error) => return Some((0, Err(error.to_string()))),
    };
    let length = values.byte_offset();
    let rest = text.get(length..)?;
    let line_end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    if !rest.get(..line_end)?.trim().is_empty() {
        return None;
    }
    let mut fields = Vec::new();
    json_fields(&mut fields, "", &value, Place::FrontMatter, 0);
    tells_of_document(&fields).then_some((length + line_end, Ok(fields)))
}

/// Whether fields tell what document they belong to. A text about programs may begin with JSON too.
fn tells_of_document(fields: &[Field]) -> bool {
    let mut names = fields
        .iter()
        .filter_map(|field| keys::envelope(field.key()));
    names.any(|(name, _)| {
        matches!(
            name,
            FieldName::Title | FieldName::Published | FieldName::Url
        )
    })
}

/// Flattens a JSON value to fields.
pub(crate) fn json_fields(
    fields: &mut Vec<Field>,
    path: &str,
    value: &serde_json::Value,
    place: Place,
    depth: usize,
) {
    use serde_json::Value;
    if depth > 8 || fields.len() >= MOST_FIELDS || path.len() > LONGEST_PATH {
        return;
    }
    let mut text = |value: String| {
        push(fields, path, &value);
        if let Some(field) = fields.last_mut() {
            field.place = place;
        }
    };
    match value {
        Value::Null => {}
        Value::Bool(truth) => text(truth.to_string()),
        // Seconds may be written as `1712311200.0`.
        Value::Number(number) => text(number.to_string().trim_end_matches(".0").to_owned()),
        Value::String(value) => text(value.clone()),
        Value::Array(values) => {
            for value in values {
                json_fields(fields, path, value, place, depth + 1);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                json_fields(fields, &join(path, key), value, place, depth + 1);
            }
        }
    }
}

/// What generators of sites want values under that are their users' own.
const HOLDERS: [&str; 3] = ["extra", "params", "taxonomies"];

fn join(path: &str, key: &str) -> String {
    if path.is_empty() || HOLDERS.contains(&path) {
        key.trim().to_lowercase()
    } else {
        format!("{path}.{}", key.trim().to_lowercase())
    }
}

fn push(fields: &mut Vec<Field>, key: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() || key.is_empty() {
        return;
    }
    // Names in notes are links to other notes.
    let link = value
        .strip_prefix("[[")
        .and_then(|it| it.strip_suffix("]]"));
    let value = link.map_or(value, |link| link.rsplit_once('|').map_or(link, |it| it.1));
    fields.push(Field::new(key, value, Place::FrontMatter));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(source: &str) -> (Vec<(String, String)>, usize) {
        let envelope = read(source, 0);
        assert_eq!(envelope.warning, None);
        let pairs = envelope.fields.into_iter();
        (
            pairs
                .map(|field| (field.key().into(), field.value().into()))
                .collect(),
            envelope.body,
        )
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn yaml_with_lists_and_maps() {
        let source = "\n---\ntitle: 'A: B'\ncategories: \n - one\n - two\nauthor:\n  name: Ann\nempty:\n---\nBody";
        let (fields, body) = pairs(source);
        let expected = [
            pair("title", "A: B"),
            pair("categories", "one"),
            pair("categories", "two"),
            pair("author.name", "Ann"),
        ];
        assert_eq!(fields, expected);
        assert_eq!(source.get(body..), Some("Body"));
    }

    #[test]
    fn the_line_that_opens_it_may_lack() {
        let source = "title: T\ndate: 2024-05-03\ntags:\n  - one\n  - two\n---\nBody";
        let (fields, body) = pairs(source);
        let expected = [
            pair("title", "T"),
            pair("date", "2024-05-03"),
            pair("tags", "one"),
            pair("tags", "two"),
        ];
        assert_eq!(fields, expected);
        assert_eq!(source.get(body..), Some("Body"));
        for text in [
            "title: T\n\n- one\n---\nBody",
            "Note: T\n- one\n---\nBody",
            "title: T\ndate: 2024-05-03\n---\nBody",
            "title: T\n- one",
        ] {
            assert_eq!(pairs(text), (Vec::new(), 0), "{text}");
        }
    }

    #[test]
    fn values_under_holders_and_links_to_notes() {
        let source =
            "---\nparams:\n  author: '[[Ann Bell]]'\nextra:\n  source: '[[p|Post]]'\n---\nBody";
        let (fields, _) = pairs(source);
        assert_eq!(fields, [pair("author", "Ann Bell"), pair("source", "Post")]);
    }

    #[test]
    fn toml_and_json() {
        let (fields, body) = pairs("+++\ntitle = \"T\"\ndate = 2024-05-03\n+++\nBody");
        assert!(
            fields.contains(&pair("title", "T")) && fields.contains(&pair("date", "2024-05-03"))
        );
        assert_eq!(body, 38);
        let source = "{\"title\": \"T\",\n \"tags\": [\"a\", \"b\"]}\nBody";
        let (fields, body) = pairs(source);
        assert!(fields.contains(&pair("title", "T")) && fields.contains(&pair("tags", "b")));
        assert_eq!(source.get(body..), Some("Body"));
    }

    #[test]
    fn json_that_tells_of_no_document_is_body() {
        let source = "{\"code\": 0, \"msg\": \"ok\"}\nSo the service answers.";
        let envelope = read(source, 0);
        assert_eq!(
            (envelope.body, envelope.fields.len(), envelope.warning),
            (0, 0, None)
        );
    }

    #[test]
    fn malformed_front_matter_is_left_in_place() {
        for source in [
            "---\ntitle: 'open\n---\nBody",
            "+++\ntitle\n+++\nBody",
            "{\"title\": }\nBody",
        ] {
            let envelope = read(source, 0);
            assert!(envelope.warning.is_some(), "{source}");
            assert_eq!((envelope.body, envelope.fields.len()), (0, 0), "{source}");
        }
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let envelope = read("---\nThe tide came in.\n---\nIt went out.", 0);
        assert_eq!((envelope.body, envelope.warning), (0, None));
        assert_eq!(read("{note} The tide", 0).body, 0);
    }

    #[test]
    fn aliases_are_not_expanded() {
        let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: T\n---\n";
        let (fields, _) = pairs(bomb);
        assert_eq!(fields.len(), 3);
    }
}
