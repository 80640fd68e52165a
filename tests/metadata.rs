//! Metadata, a table: each line of the files in `tests/metadata/` is a case, `kind | input =>
//! expectation`. `tests/metadata/README.md` tells the kinds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dechaff::{Article, Document, PartialDateTime, clean};

const PROSE: &str = "The pass was closed on Sunday evening, after the plough had turned back twice at \
                     the second bend.";
const MORE_PROSE: &str = "It will stay closed until the wind drops, and that may take until Thursday, \
                          the road office says.";

#[test]
fn every_case_of_the_tables_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metadata");
    let mut count = 0;
    let mut failures = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("tests/metadata can be listed")
        .map(|entry| entry.expect("tests/metadata can be listed").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    for path in files {
        let text = fs::read_to_string(&path).expect("a table can be read");
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            count += 1;
            if let Err(wrong) = check(line) {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                failures.push(format!("{file}:{}: {line}\n    {wrong}", at + 1));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count}:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(count >= 300, "{count} cases");
}

fn check(line: &str) -> Result<(), String> {
    let (kind, rest) = line.split_once(" | ").ok_or("has no kind")?;
    let (input, expected) = rest.rsplit_once(" => ").ok_or("has no expectation")?;
    let input = input.replace("\\n", "\n").replace("\\t", "\t");
    let article = match kind {
        "date" => {
            let found = PartialDateTime::parse(&input).map(|date| date.to_string());
            return equal(&found.unwrap_or("-".to_owned()), expected);
        }
        "head" => html(&input, "<h1>Snow closes the pass</h1>", ""),
        "title" => html(&input, "", ""),
        "body" => html("", &format!("<h1>Snow closes the pass</h1>{input}"), ""),
        "end" => html("", "<h1>Snow closes the pass</h1>", &input),
        "url" => clean(Document::from_text(page("", "<h1>Snow</h1>", "")).with_url(input)),
        "header" => clean(format!(
            "title: Snow closes the pass\n{input}\n\n{PROSE}\n{MORE_PROSE}"
        )),
        "line" => clean(format!("山口封路了\n{input}\n{ZH}\n{MORE_ZH}")),
        "tail" => clean(format!("山口封路了\n{ZH}\n{MORE_ZH}\n{input}")),
        "text" => clean(format!(
            "Snow closes the pass\n{input}\n{PROSE}\n{MORE_PROSE}"
        )),
        _ => return Err(format!("{kind} is no kind")),
    };
    let found = fields(&article);
    for pair in expected.split("; ") {
        let (name, value) = pair.split_once(": ").ok_or("expects no field")?;
        let found = found.get(name).cloned().unwrap_or("-".to_owned());
        equal(&found, value).map_err(|wrong| format!("{name}: {wrong}"))?;
    }
    Ok(())
}

const ZH: &str = "山口在星期天晚上封了路，扫雪车在第二个弯道两次掉头，司机说风太大，什么也看不见。";
const MORE_ZH: &str =
    "道班说要等风停了才能通车，也许要等到星期四，车上的人先在镇上的学校里住下来。";

fn page(head: &str, top: &str, end: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{head}</head><body><article>{top}<p>{PROSE}</p>\
         <p>{MORE_PROSE}</p>{end}</article></body></html>"
    )
}

fn html(head: &str, top: &str, end: &str) -> Article {
    clean(Document::from_text(page(head, top, end)).with_url("https://www.harbourpost.example/a/1"))
}

fn equal(found: &str, expected: &str) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("found {found}")),
    }
}

/// The fields that were found, lists joined by a stroke.
fn fields(article: &Article) -> BTreeMap<&'static str, String> {
    let metadata = article.metadata();
    let mut fields = BTreeMap::new();
    let texts = [
        ("title", &metadata.title),
        ("editor", &metadata.editor),
        ("source", &metadata.source),
        ("site", &metadata.site),
        ("url", &metadata.url),
        ("language", &metadata.language),
        ("image", &metadata.image),
        ("description", &metadata.description),
        ("license", &metadata.license),
        ("original", &metadata.original_title),
    ];
    for (name, found) in texts {
        if let Some(found) = found {
            fields.insert(name, found.value.clone());
        }
    }
    let lists = [
        ("authors", &metadata.authors),
        ("categories", &metadata.categories),
        ("tags", &metadata.tags),
    ];
    for (name, found) in lists {
        let values: Vec<&str> = found.iter().map(|found| found.value.as_str()).collect();
        if !values.is_empty() {
            fields.insert(name, values.join(" | "));
        }
    }
    let dates = [
        ("published", &metadata.published),
        ("modified", &metadata.modified),
    ];
    for (name, found) in dates {
        if let Some(found) = found {
            fields.insert(name, found.value.to_string());
        }
    }
    fields
}
