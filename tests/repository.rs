//! Guards of the repository itself: that what has to be done in several places is done in all of
//! them, and that the sources keep to the limits that we set ourselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dechaff::Cleaner;

/// Lines that a source file may have, its tests aside.
const LONGEST_FILE: usize = 400;

/// Lines that a function may have.
const LONGEST_FUNCTION: usize = 60;

/// Dependencies that belong to programs, not to a library.
const FOR_PROGRAMS: [&str; 12] = [
    "anyhow",
    "clap",
    "crossbeam",
    "env_logger",
    "flate2",
    "futures",
    "indicatif",
    "rayon",
    "reqwest",
    "structopt",
    "tokio",
    "tracing-subscriber",
];

#[test]
fn every_rule_is_registered_and_the_registry_is_sorted() {
    let registered: Vec<String> = registry().into_iter().map(|(file, _)| file).collect();
    let files = files("src/rules");
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !registered.contains(file)) {
        let rule = camel_case(file);
        wrong.push(format!("add {file}::{rule}, for src/rules/{file}.rs"));
    }
    for pair in registered.windows(2).filter(|pair| pair[0] >= pair[1]) {
        wrong.push(format!("move {} below {}", pair[0], pair[1]));
    }
    demand_nothing("in the registry of src/rules/mod.rs", &wrong);
}

#[test]
fn the_examples_write_all_of_the_metadata() {
    let source = read("src/metadata/mod.rs");
    let (_, fields) = source
        .split_once("pub struct Metadata {")
        .expect("the struct");
    let (fields, _) = fields.split_once("\n}").expect("its end");
    let record = read("examples/common/record.rs");
    let docs = read("examples/clean_jsonl/main.rs");
    let explained = read("examples/explain/facts.rs");
    for field in fields
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub "))
    {
        let (name, _) = field.split_once(':').expect("a type");
        assert!(record.contains(&format!("    {name}: ")), "{name} in JSON");
        assert!(docs.contains(&format!("`{name}`")), "{name} in its docs");
        assert!(explained.contains(&format!("&metadata.{name}")), "{name}");
    }
}

#[test]
fn a_rule_is_called_like_its_file_and_its_struct() {
    let cleaner = Cleaner::default();
    let names: BTreeSet<&str> = cleaner.rules().collect();
    for (file, rule) in registry() {
        assert!(names.contains(&*file), "no rule has the name {file}");
        assert_eq!(rule, camel_case(&file), "the struct in {file}.rs");
    }
}

#[test]
fn every_rule_says_what_it_marks_and_why_with_an_example_and_what_it_misses() {
    for (file, rule) in registry() {
        let source = read(&format!("src/rules/{file}.rs"));
        let docs = docs_of(&source, &rule);
        let summary = docs.split("\n\n").next().unwrap_or_default();
        assert!(summary.ends_with('.'), "{file}: begins with a sentence");
        let parts: Vec<&str> = docs
            .split("\n\n# ")
            .skip(1)
            .filter_map(|part| part.split_once("\n\n").map(|(title, _)| title))
            .collect();
        assert_eq!(parts, ["Why", "Example", "Known misses"], "{file}: parts");
        let example = docs.split("# Example").nth(1).unwrap_or_default();
        let asserts = example.matches("assert").count();
        assert!(
            example.contains("\n```\n") && asserts >= 1,
            "{file}: the example is a test"
        );
    }
}

#[test]
fn every_rule_has_both_fixtures() {
    let mut wrong = Vec::new();
    for (file, _) in registry() {
        for fixture in ["fires.txt", "stays.txt"] {
            let path = format!("tests/rules/{file}/{fixture}");
            if !root().join(&path).is_file() {
                wrong.push(format!("write {path}"));
            }
        }
    }
    demand_nothing("as tests/rules/README.md tells", &wrong);
}

#[test]
fn the_families_name_every_rule_once() {
    let source = read("src/rules/mod.rs");
    let families: String = source
        .lines()
        .filter(|line| line.starts_with("//!"))
        .collect();
    let mut wrong = Vec::new();
    for (_, rule) in registry() {
        let count = families.matches(&format!("[`{rule}`]")).count();
        if count != 1 {
            wrong.push(format!("name [`{rule}`] once, not {count} times"));
        }
    }
    demand_nothing("in the families at the top of src/rules/mod.rs", &wrong);
}

#[test]
fn the_readme_has_every_rule_in_its_table() {
    let readme = read("README.md");
    let mut wrong = Vec::new();
    for (file, _) in registry() {
        let cell = format!("`{file}`");
        let rows = readme
            .lines()
            .filter(|line| line.starts_with('|') && line.split('|').any(|it| it.trim() == cell));
        let count = rows.count();
        if count != 1 {
            wrong.push(format!("give `{file}` one row, not {count}"));
        }
    }
    demand_nothing("in the table of rules of README.md", &wrong);
}

#[test]
fn the_readme_has_every_example_in_its_table() {
    let readme = read("README.md");
    for entry in fs::read_dir(root().join("examples")).expect("examples can be listed") {
        let path = entry.expect("examples can be listed").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(
            name == "common" || readme.contains(&format!("\n| `{name}` | ")),
            "give `{name}` a row in the table of examples of README.md"
        );
    }
}

#[test]
fn the_guide_tells_where_things_are() {
    let guide = read("CONTRIBUTING.md");
    let map = between(&guide, "| where | what |\n", "\n\n");
    let named = map.split('`').filter(|it| it.starts_with("src/"));
    let named: Vec<&str> = named.collect();
    assert!(named.len() > 20, "the map is found");
    for path in &named {
        assert!(root().join(path).exists(), "CONTRIBUTING.md names {path}");
    }
    for entry in fs::read_dir(root().join("src")).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            let folder = path.file_name().unwrap_or_default().to_string_lossy();
            let names = [format!("src/{folder}/"), format!("src/{folder}.rs")];
            let is_named = names.iter().any(|name| named.contains(&&**name));
            assert!(is_named, "the map of CONTRIBUTING.md lacks src/{folder}/");
        }
    }
}

#[test]
fn every_phrase_table_is_in_use_and_the_list_is_sorted() {
    let source = read("src/phrases/mod.rs");
    let list = between(&source, "static LANGUAGES: &[&Language] = &[", "];");
    let languages: Vec<String> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix('&')?.split_once("::"))
        .map(|(file, _)| file.to_owned())
        .collect();
    let mut tables = files("src/phrases");
    tables
        .retain(|file| read(&format!("src/phrases/{file}.rs")).contains(": Language = Language {"));
    assert_eq!(
        languages, tables,
        "LANGUAGES, and the tables in src/phrases"
    );
}

#[test]
fn no_source_file_is_too_long() {
    let mut long = Vec::new();
    for (path, source) in sources() {
        let tables = [
            "class_tokens.rs",
            "metadata/date/month_names.rs",
            "metadata/keys.rs",
            "metadata/names/japanese_families.rs",
            "metadata/names/name_words.rs",
        ];
        let is_data =
            path.starts_with("src/phrases/") || tables.iter().any(|table| path.ends_with(table));
        let lines = without_tests(&source).lines().count();
        if !is_data && lines > LONGEST_FILE {
            long.push((path, lines));
        }
    }
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines: {long:#?}");
}

#[test]
fn no_function_is_too_long() {
    let mut long = Vec::new();
    for (path, source) in sources() {
        let functions = functions(without_tests(&source)).into_iter();
        let too_long = functions.filter(|(_, lines)| *lines > LONGEST_FUNCTION);
        long.extend(too_long.map(|(name, lines)| format!("{path}: {name}, {lines}")));
    }
    assert!(
        long.is_empty(),
        "more than {LONGEST_FUNCTION} lines: {long:#?}"
    );
}

#[test]
fn nothing_in_the_library_panics_on_purpose() {
    let panics = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unreachable!(",
        "unimplemented!(",
    ];
    for (path, source) in sources() {
        for (at, line) in without_tests(&source).lines().enumerate() {
            let is_comment = line.trim_start().starts_with("//");
            let found = panics.iter().find(|panic| line.contains(**panic));
            assert!(
                is_comment || found.is_none(),
                "{path}:{}: {}",
                at + 1,
                line.trim()
            );
        }
    }
}

#[test]
fn nothing_is_left_to_be_done() {
    for (path, source) in sources() {
        for word in ["TODO", "FIXME", "XXX"] {
            assert!(!source.contains(word), "{path} has a {word}");
        }
    }
}

#[test]
fn the_default_build_depends_on_no_parts_of_programs() {
    let manifest = manifest();
    let dependencies = manifest["dependencies"].as_table().expect("a table");
    for name in FOR_PROGRAMS {
        assert!(!dependencies.contains_key(name), "the library needs {name}");
    }
    let features = manifest["features"]["default"].as_array().expect("a list");
    assert!(features.is_empty(), "features are on by default");
}

#[test]
fn the_guide_says_why_each_dependency_is_there() {
    let manifest = manifest();
    let names = manifest["dependencies"].as_table().expect("a table").keys();
    let guide = read("CONTRIBUTING.md");
    let (_, table) = guide
        .split_once("Why each dependency is there:")
        .expect("the table");
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.collect::<Vec<_>>(), names.collect::<Vec<_>>());
}

#[test]
fn the_scan_finds_functions_and_their_lengths() {
    let source = "\
impl A {
    pub(crate) fn one(
        a: u8,
    ) -> u8 {
        a
    }

    fn two() {}

    fn four(
        a: u8,
    ) -> u8;
}
const fn three() {
    \"fn not() {\";
}
";
    let found: BTreeMap<String, usize> = functions(source).into_iter().collect();
    let expected = [("four", 3), ("one", 5), ("three", 3), ("two", 1)];
    assert_eq!(
        found,
        expected
            .map(|(name, lines)| (name.to_owned(), lines))
            .into()
    );
}

/// Fails with all that is to be done at a place, so that one run tells it.
fn demand_nothing(place: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{place}:\n{}", wrong.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The manifest, which is written in another way in packages.
fn manifest() -> toml::Table {
    read("Cargo.toml").parse().expect("Cargo.toml is TOML")
}

/// The modules in a folder but for `mod.rs` and tests, sorted.
fn files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder can be listed");
    let mut files: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".rs")?.to_owned())
        })
        .filter(|name| name != "mod" && name != "tests")
        .collect();
    files.sort();
    files
}

/// The sources of the library with their paths from the root, tests in files of their own aside.
fn sources() -> Vec<(String, String)> {
    let mut folders: Vec<PathBuf> = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            let stem = path.file_stem().unwrap_or_default();
            if stem == "tests" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(root()).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                let source = read(&name);
                sources.push((name, source));
            }
        }
    }
    assert!(sources.len() > 30, "the sources are found");
    sources
}

/// The lines of the registry: the module and the struct of each rule.
fn registry() -> Vec<(String, String)> {
    let source = read("src/rules/mod.rs");
    let rules: Vec<(String, String)> = between(&source, "registry! {\n", "}")
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',')?.split_once("::"))
        .map(|(file, rule)| (file.to_owned(), rule.to_owned()))
        .collect();
    assert!(rules.len() > 20, "the registry is found");
    rules
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_default();
    rest.split_once(end).unwrap_or_default().0
}

fn camel_case(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let (first, rest) = word.split_at(1);
            [first.to_uppercase(), rest.to_owned()]
        })
        .collect()
}

/// The doc comment of a struct.
fn docs_of(source: &str, name: &str) -> String {
    let end = [";", " {"]
        .iter()
        .find_map(|end| source.find(&format!("pub struct {name}{end}")))
        .unwrap_or_else(|| panic!("{name} is no struct"));
    let mut lines: Vec<&str> = source[..end]
        .lines()
        .rev()
        .skip_while(|line| line.starts_with("#["))
        .map_while(|line| line.strip_prefix("///"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.reverse();
    lines.join("\n")
}

/// The source up to its test module, which stands at its end.
fn without_tests(source: &str) -> &str {
    let tests = source.find("#[cfg(test)]\nmod tests");
    &source[..tests.unwrap_or(source.len())]
}

/// The functions of a source as rustfmt writes it, with their lengths: from the line with `fn` to
/// the closing brace that is indented like it, or to the end of a signature without a body.
fn functions(source: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some((before, rest)) = code.split_once("fn ") else {
            continue;
        };
        let only_qualified = before.split_whitespace().all(|word| {
            matches!(word, "const" | "async" | "unsafe" | "pub") || word.starts_with("pub(")
        });
        if !only_qualified {
            continue;
        }
        let name = rest.split(['(', '<']).next().unwrap_or_default().to_owned();
        let indent = " ".repeat(line.len() - code.len());
        let (close, signature) = (format!("{indent}}}"), format!("{indent})"));
        let one_line = line.ends_with("{}") || line.ends_with(';');
        let length = lines[at..].iter().position(|line| {
            **line == close || (line.starts_with(&signature) && line.ends_with(';'))
        });
        found.push((name, if one_line { 1 } else { length.unwrap_or(0) + 1 }));
    }
    found
}
