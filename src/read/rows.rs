//! Rows of tables, as sheets (CSV, TSV) and data bases (`INSERT INTO`) write them, as the records that they are.

use csv_core::ReadRecordResult;
use serde_json::{Map, Value};

use super::json_keys::rank_of_text;
use super::json_record::key_of_text;
use super::value_bounds;
use crate::cases::begins_with;

/// The longest line of keys, and the longest key, in bytes.
const LONGEST_LINE: usize = 2 << 10;
const LONGEST_KEY: usize = 40;

/// Characters that stand in no key.
const IN_NO_KEY: [char; 2] = [' ', '.'];

/// Reads rows one of whose columns holds texts. Where none is longer than a value, as in lists of cars and their
/// bodies, the other columns say as much.
pub(super) fn read(document: &str) -> Option<Value> {
    let rows = of_sheet(document).or_else(|| of_data_base(document))?;
    let has_text = |row: &Value| row.as_object().and_then(key_of_text).is_some();
    rows.iter().any(has_text).then_some(Value::Array(rows))
}

/// The rows below a line of keys. All must have as many cells, so that a text with a list in its first line is none.
fn of_sheet(document: &str) -> Option<Vec<Value>> {
    let (first, _) = document.split_once('\n')?;
    if first.len() > LONGEST_LINE || first.contains(IN_NO_KEY) {
        return None; // Before a reader is made, since nearly all texts end here.
    }
    let separators = [b'\t', b',', b';'];
    let separator = separators
        .into_iter()
        .find(|it| memchr::memchr(*it, first.as_bytes()).is_some())?;
    let columns = memchr::memchr_iter(separator, first.as_bytes()).count() + 1;
    let mut sheet = Sheet::new(document, separator, columns);
    let keys: Vec<String> = sheet.row()??.map(str::to_owned).collect();
    // What programs write of their tables has a number in front, without a key.
    let is_key = |(at, key): (usize, &String)| {
        key.len() <= LONGEST_KEY && !key.contains(IN_NO_KEY) && (at == 0 || !key.is_empty())
    };
    if !keys.iter().enumerate().all(is_key) || !keys.iter().any(|key| names_text(key)) {
        return None;
    }
    let mut records = Vec::new();
    loop {
        let Some(row) = sheet.row()? else { break };
        let values = row.map(|cell| Value::String(cell.to_owned()));
        records.push(record(&keys, values.collect())?);
        if value_bounds::are_too_many(records.len(), document.len() - sheet.rest.len()) {
            return None;
        }
    }
    (!records.is_empty()).then_some(records)
}

fn names_text(key: &str) -> bool {
    rank_of_text(key).is_some()
}

/// The record of a row, if it has a value for each key.
fn record(keys: &[String], values: Vec<Value>) -> Option<Value> {
    (keys.len() == values.len()).then(|| {
        let record: Map<String, Value> = keys.iter().cloned().zip(values).collect();
        Value::Object(record)
    })
}

/// A sheet that is read row by row.
struct Sheet<'a> {
    reader: csv_core::Reader,
    rest: &'a [u8],
    /// The cells of the row that was read last, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn new(document: &'a str, separator: u8, columns: usize) -> Sheet<'a> {
        Sheet {
            reader: csv_core::ReaderBuilder::new().delimiter(separator).build(),
            rest: document.as_bytes(),
            // No row is longer than the sheet.
            cells: vec![0; document.len()],
            ends: vec![0; columns],
        }
    }

    /// The cells of the next row, or that there is none. None where one has too many.
    fn row(&mut self) -> Option<Option<impl Iterator<Item = &str>>> {
        let (mut written, mut ended) = (0, 0);
        loop {
            let (cells, ends) = (self.cells.get_mut(written..)?, self.ends.get_mut(ended..)?);
            let (result, read, more, ends) = self.reader.read_record(self.rest, cells, ends);
            self.rest = self.rest.get(read..)?;
            written += more;
            ended += ends;
            match result {
                // The next call is told with nothing that the sheet ends.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return None,
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Some(None),
            }
        }
        let row = std::str::from_utf8(self.cells.get(..written)?).ok()?;
        let mut from = 0;
        let cells = self.ends.iter().take(ended).filter_map(move |end| {
            let cell = row.get(from..*end);
            from = *end;
            cell
        });
        Some(Some(cells))
    }
}

/// The rows of statements that tell their columns.
fn of_data_base(document: &str) -> Option<Vec<Value>> {
    let mut rest = document;
    let mut records = Vec::new();
    while !rest.is_empty() {
        if let Some(behind) = behind_remark(rest) {
            rest = behind;
            continue;
        }
        let begun = behind_word(rest, "insert").or_else(|| behind_word(rest, "replace"))?;
        let begun = behind_word(begun, "ignore").unwrap_or(begun);
        let begun = behind_word(begun, "into").unwrap_or(begun);
        let (table, columns) = begun.split_once('(')?;
        let (columns, behind) = columns.split_once(')')?;
        if table.len() > LONGEST_LINE || columns.len() > LONGEST_LINE {
            return None;
        }
        let signs = ['`', '"', '[', ']', '\'', ' ', '\n', '\r', '\t'];
        let keys = columns
            .split(',')
            .map(|key| key.trim_matches(signs).to_owned());
        let keys: Vec<String> = keys.collect();
        if !keys.iter().any(|key| names_text(key)) {
            return None;
        }
        rest = behind_word(behind, "values")?;
        loop {
            let (values, behind) = tuple(rest.strip_prefix('(')?)?;
            records.push(record(&keys, values)?);
            if value_bounds::are_too_many(records.len(), document.len() - behind.len()) {
                return None;
            }
            let behind = behind.trim_start();
            let Some(next) = behind.strip_prefix(',') else {
                rest = behind.strip_prefix(';').unwrap_or(behind).trim_start();
                break;
            };
            rest = next.trim_start();
        }
    }
    (!records.is_empty()).then_some(records)
}

/// What stands behind a comment, or a line that tells a program to go on.
fn behind_remark(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(comment) = text.strip_prefix("/*") {
        let (_, behind) = comment.split_once("*/")?;
        return Some(behind.strip_prefix(';').unwrap_or(behind).trim_start());
    }
    let (line, behind) = text.split_once('\n').unwrap_or((text, ""));
    let is_one = line.starts_with("--") || line.trim_end().eq_ignore_ascii_case("go");
    is_one.then(|| behind.trim_start())
}

/// What stands behind a word in whatever case, and behind the white space there.
fn behind_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let text = text.trim_start();
    begins_with(text.as_bytes(), word).then_some(())?;
    Some(text.get(word.len()..)?.trim_start())
}

/// The values to the bracket that closes them, and what stands behind it.
fn tuple(mut rest: &str) -> Option<(Vec<Value>, &str)> {
    let mut values = Vec::new();
    loop {
        let (value, behind) = value(rest.trim_start())?;
        values.push(value);
        let behind = behind.trim_start();
        match behind.strip_prefix(',') {
            Some(next) => rest = next,
            None => return Some((values, behind.strip_prefix(')')?)),
        }
    }
}

/// A value and what stands behind it. Of what a function is called with the first counts: `CAST(N'…' AS DATE)`.
fn value(text: &str) -> Option<(Value, &str)> {
    if let Some(inside) = behind_quote(text) {
        return literal(inside);
    }
    let (word, behind) = text.split_at_checked(text.find([',', ')', '('])?)?;
    if let Some(inside) = behind.strip_prefix('(') {
        let string = behind_quote(inside).and_then(literal);
        let (value, behind) = string.unwrap_or((Value::Null, inside));
        let (between, behind) = behind.split_once(')')?;
        return (!between.contains(['(', '\''])).then_some((value, behind));
    }
    let number = word.trim().parse::<i64>().ok();
    Some((number.map_or(Value::Null, Value::from), behind))
}

/// What stands behind the mark that opens a string, which some systems write with the letter of national ones.
fn behind_quote(text: &str) -> Option<&str> {
    let national = text.strip_prefix('N').filter(|it| it.starts_with('\''));
    national.unwrap_or(text).strip_prefix('\'')
}

/// The string to the mark that closes it, and what stands behind it.
fn literal(text: &str) -> Option<(Value, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['\'', '\\'])?;
        value.push_str(rest.get(..at)?);
        let is_escape = rest.as_bytes().get(at) == Some(&b'\\');
        let behind = rest.get(at + 1..)?;
        let sign = behind.chars().next();
        match (is_escape, sign) {
            (true, Some(sign)) => {
                match sign {
                    'n' => value.push('\n'),
                    'r' | '0' | 'Z' => {}
                    't' => value.push('\t'),
                    other => value.push(other),
                }
                rest = behind.get(sign.len_utf8()..)?;
            }
            (false, Some('\'')) => {
                value.push('\'');
                rest = behind.get(1..)?;
            }
            (false, _) => return Some((Value::String(value), behind)),
            (true, None) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::tests::stated;

    const TOLD: &str = "The mill at the bend of the river grinds flour again, for the first time in years, it's said.";

    #[test]
    fn one_row_is_the_document() {
        let quoted = TOLD.replace('\'', "''");
        let escaped = TOLD.replace('\'', "\\'");
        for document in [
            format!(
                "title,author,date,content\n\"The \"\"mill\"\"\",Ann Bell,2019-05-03,\"{TOLD}\"\n"
            ),
            format!(
                "title\tauthor\tdate\tcontent\r\nThe \"mill\"\tAnn Bell\t2019-05-03\t{TOLD}\r\n"
            ),
            format!(
                "INSERT INTO `posts` (`id`, `title`, `author`, `date`, `content`) VALUES\n(1, 'The \"mill\"', 'Ann Bell', \
                 '2019-05-03', '<p>{escaped}</p>\\r\\n');"
            ),
            format!(
                "insert into dbo.posts (title, author, date, content, n) values (N'The \"mill\"', 'Ann Bell', '2019-05-03', \
                 '{quoted}', NULL)"
            ),
            format!(
                "-- Rows\n/* of posts */;\nINSERT [dbo].[posts] ([title], [author], [date], [content], [n]) VALUES (N'The \"mill\"', \
                 N'Ann Bell', CAST(N'2019-05-03' AS Date), N'{quoted}', NOW())\nGO\n"
            ),
        ] {
            let article = clean(document.as_str());
            let date = Some("2019-05-03".to_owned());
            let expected = (Some("The \"mill\""), vec!["Ann Bell"], date);
            assert_eq!(stated(&article), expected, "{document}");
            assert_eq!(article.text(), TOLD);
        }
    }

    #[test]
    fn several_rows_stand_under_their_titles() {
        let document = format!(
            "id,title,text\n1,The mill,\"{TOLD}\n\nIt is old.\"\n2,Flour,It is for sale.\n"
        );
        let article = clean(document.as_str());
        let expected = format!("The mill\n\n{TOLD}\n\nIt is old.\n\nFlour\n\nIt is for sale.");
        assert_eq!(article.text(), expected);
    }

    #[test]
    fn tables_of_short_values_are_none() {
        let document = "model,body,doors\n".to_owned() + &"Vale,estate,5\n".repeat(20);
        assert!(super::read(&document).is_none());
        assert!(clean(document.as_str()).text().contains("Vale,estate,5"));
    }

    #[test]
    fn other_texts_are_none() {
        for document in [
            "text, content\nThe mill grinds.\n",
            "title,content\nThe mill, it is said, grinds, again.\n",
            "title,content\n\"The mill,x\n",
            "year,sacks\n2019,12\n",
            "INSERT INTO posts VALUES (1, 'The mill')",
            "INSERT INTO posts (id, content) VALUES (1, 'The mill",
            "Insert into the slot",
            "INSERT INTO posts (id, content) VALUES (f(g('x')), 'The mill')",
            &format!(
                "INSERT INTO posts (id, content) VALUES ({}",
                "N(".repeat(100_000)
            ),
            "-- The mill grinds (content) again",
        ] {
            // However short their texts are.
            assert!(super::of_sheet(document).is_none(), "{document}");
            assert!(super::of_data_base(document).is_none(), "{document}");
        }
    }
}
