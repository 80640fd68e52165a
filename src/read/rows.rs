//! Rows of tables, as sheets (CSV, TSV) and data bases (`INSERT INTO`) write them, as the records that they are.

use serde_json::{Map, Value};

use super::json_keys::rank_of_text;

/// The longest line of keys, and the longest key, in bytes.
const LONGEST_LINE: usize = 2 << 10;
const LONGEST_KEY: usize = 40;

/// Reads rows one of whose columns holds texts, if there are no more than `most`.
pub(super) fn read(document: &str, most: usize) -> Option<Value> {
    let rows = of_sheet(document, most).or_else(|| of_data_base(document, most))?;
    Some(Value::Array(rows))
}

/// The rows below a line of keys. All must have as many cells, so that a text with a list in its first line is none.
fn of_sheet(document: &str, most: usize) -> Option<Vec<Value>> {
    let (first, rows) = document.split_once('\n')?;
    if first.len() > LONGEST_LINE {
        return None;
    }
    let separators = ['\t', ',', ';'];
    let separator = separators.into_iter().find(|it| first.contains(*it))?;
    let line = first.trim_end_matches('\r').split(separator);
    let keys: Vec<String> = line.map(|key| key.trim_matches('"').to_owned()).collect();
    // What programs write of their tables has a number in front, without a key.
    let is_key = |(at, key): (usize, &String)| {
        key.len() <= LONGEST_KEY && !key.contains([' ', '.']) && (at == 0 || !key.is_empty())
    };
    if !keys.iter().enumerate().all(is_key) || !keys.iter().any(|key| names_text(key)) {
        return None;
    }
    let mut cells = Cells {
        rest: rows,
        separator,
    };
    let mut records = Vec::new();
    while !cells.rest.trim_start().is_empty() {
        if records.len() == most {
            return None;
        }
        records.push(record(&keys, cells.row()?)?);
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

/// The cells of a sheet.
struct Cells<'a> {
    rest: &'a str,
    separator: char,
}

impl Cells<'_> {
    /// The next row. None where a quotation mark is open.
    fn row(&mut self) -> Option<Vec<Value>> {
        let mut row = Vec::new();
        loop {
            row.push(Value::String(self.cell()?));
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            let rest = self.rest.trim_start_matches('\r');
            self.rest = match rest.is_empty() {
                true => rest,
                false => rest.strip_prefix('\n')?,
            };
            return Some(row);
        }
    }

    fn cell(&mut self) -> Option<String> {
        let Some(mut inside) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([self.separator, '\n']);
            let (cell, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            let plain = cell.trim_end_matches('\r');
            self.rest = rest;
            return Some(plain.to_owned());
        };
        let mut cell = String::new();
        loop {
            let (before, behind) = inside.split_once('"')?;
            cell.push_str(before);
            match behind.strip_prefix('"') {
                Some(rest) => {
                    cell.push('"');
                    inside = rest;
                }
                None => {
                    self.rest = behind;
                    return Some(cell);
                }
            }
        }
    }
}

/// The rows of statements that tell their columns.
fn of_data_base(document: &str, most: usize) -> Option<Vec<Value>> {
    let mut rest = document;
    let mut records = Vec::new();
    while !rest.is_empty() {
        let begun = behind_word(rest, "insert").or_else(|| behind_word(rest, "replace"))?;
        let begun = behind_word(begun, "ignore").unwrap_or(begun);
        let (table, columns) = behind_word(begun, "into")?.split_once('(')?;
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
            if records.len() == most {
                return None;
            }
            let (values, behind) = tuple(rest.strip_prefix('(')?)?;
            records.push(record(&keys, values)?);
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

/// What stands behind a word in whatever case, and behind the white space there.
fn behind_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let text = text.trim_start();
    let found = text.get(..word.len())?;
    let behind = text.get(word.len()..)?;
    found
        .eq_ignore_ascii_case(word)
        .then(|| behind.trim_start())
}

/// The values to the bracket that closes them, and what stands behind it.
fn tuple(mut rest: &str) -> Option<(Vec<Value>, &str)> {
    let mut values = Vec::new();
    loop {
        rest = rest.trim_start();
        // National strings of some systems.
        let is_national = rest.starts_with("N'");
        let begun = if is_national { rest.get(1..)? } else { rest };
        let (value, behind) = match begun.strip_prefix('\'') {
            Some(inside) => literal(inside)?,
            None => {
                let (word, _) = rest.split_at_checked(rest.find([',', ')'])?)?;
                let number = word.trim().parse::<i64>().ok();
                let value = number.map_or(Value::Null, Value::from);
                (value, rest.get(word.len()..)?)
            }
        };
        values.push(value);
        let behind = behind.trim_start();
        match behind.strip_prefix(',') {
            Some(next) => rest = next,
            None => return Some((values, behind.strip_prefix(')')?)),
        }
    }
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
    fn other_texts_are_none() {
        for document in [
            "text, content\nThe mill grinds.\n",
            "title,content\nThe mill, it is said, grinds, again.\n",
            "title,content\n\"The mill,x\n",
            "year,sacks\n2019,12\n",
            "INSERT INTO posts VALUES (1, 'The mill')",
            "INSERT INTO posts (id, content) VALUES (1, 'The mill",
            "Insert into the slot",
        ] {
            assert!(super::read(document, usize::MAX).is_none(), "{document}");
        }
    }
}
