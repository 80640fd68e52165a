//! Runs the fixtures of the rules: documents in which a rule must fire, and documents in which it
//! must not. tests/rules/README.md tells how they are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dechaff::{Article, BodyKind, Cleaner, Decision, Document, FieldName};

/// Cases that each fixture must have at least.
const CASES: usize = 3;

/// The share of a document's letters that must be kept where a rule must not fire. A document
/// that was not read, or of which nothing is left, would show nothing.
const KEPT: f32 = 0.5;

/// The rules that run with any other, since without them a header would be taken for text.
const STRUCTURAL: [&str; 3] = ["hidden", "metadata_header", "stated_metadata"];

/// The rule that weighs what all others wrote. It runs for its own fixtures only: those of a rule
/// show what the rule does, and must not change when a model is trained anew.
const LEARNED: &str = "content_score";

const FIELDS: [FieldName; 12] = [
    FieldName::Title,
    FieldName::Author,
    FieldName::Editor,
    FieldName::Published,
    FieldName::Modified,
    FieldName::Source,
    FieldName::Site,
    FieldName::Url,
    FieldName::Language,
    FieldName::Category,
    FieldName::Image,
    FieldName::Description,
];

/// What a case expects, a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Expected {
    /// `%% marks`: the texts that the rule marks and that go.
    Marked,
    /// `%% marks but keeps`: the texts that the rule marks and that stay all the same.
    MarkedButKept,
    /// `%% gives back`: the texts that stay thanks to the rule.
    GivenBack,
    /// `%% finds`: the fields that are filled thanks to the rule.
    Found,
}

impl Expected {
    /// The directive that begins such expectations.
    fn directive(self) -> &'static str {
        match self {
            Expected::Marked => "marks",
            Expected::MarkedButKept => "marks but keeps",
            Expected::GivenBack => "gives back",
            Expected::Found => "finds",
        }
    }
}

#[derive(Debug, Default)]
struct Case {
    name: String,
    line: usize,
    kind: Option<BodyKind>,
    alone: bool,
    document: String,
    expected: BTreeMap<Expected, Vec<String>>,
}

#[test]
fn the_rules_fire_where_they_must_and_nowhere_else() {
    let cleaner = Cleaner::default();
    let mut wrong = Vec::new();
    for rule in cleaner.rules() {
        for (file, check) in [("fires.txt", fires as Check), ("stays.txt", stays)] {
            let place = format!("tests/rules/{rule}/{file}");
            let Ok(fixture) = fs::read_to_string(folder().join(rule).join(file)) else {
                wrong.push(format!("{place}: write it as tests/rules/README.md tells"));
                continue;
            };
            let cases = match parse(&fixture) {
                Ok(cases) => cases,
                Err(error) => {
                    wrong.push(format!("{place}:{error}"));
                    continue;
                }
            };
            if cases.len() < CASES {
                let count = cases.len();
                wrong.push(format!("{place}: {CASES} cases or more, not {count}"));
            }
            for case in cases {
                let failures = check(rule, &case);
                wrong.extend(
                    failures
                        .into_iter()
                        .map(|failure| format!("{place}:{}: {}: {failure}", case.line, case.name)),
                );
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} failures\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_folder_of_fixtures_belongs_to_a_rule() {
    let cleaner = Cleaner::default();
    let known: Vec<&str> = cleaner.rules().collect();
    for entry in fs::read_dir(folder()).expect("tests/rules can be listed") {
        let path = entry.expect("tests/rules can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        assert!(
            !path.is_dir() || known.contains(&&*name),
            "no rule is called {name}"
        );
    }
}

#[test]
fn a_fixture_that_cannot_fail_is_refused() {
    for (fixture, error) in [
        ("A line.\n", "1: stands before the first case"),
        ("%% case: a\n%% case: b\nA line.\n", "1: has no document"),
        (
            "%% case: a\nA line.\n%% mark\nA line.\n",
            "3: is no directive: mark",
        ),
        (
            "%% case: a\nA line.\n%% marks\n\n%% finds\ntitle: A\n",
            "1: has nothing under %% marks",
        ),
        ("%% case: a\n%% kind: pdf\nA line.\n", "2: is no kind: pdf"),
    ] {
        assert_eq!(parse(fixture).err().as_deref(), Some(error), "{fixture}");
    }
    let empty = Case {
        document: "A line.".to_owned(),
        ..Case::default()
    };
    assert_eq!(fires("share", &empty), ["expects nothing"]);
    let lost = Case {
        document: "Share this article\nPrint".to_owned(),
        ..Case::default()
    };
    let failures = stays("ad", &lost);
    assert!(
        matches!(&*failures, [failure] if failure.starts_with("too little is kept")),
        "{failures:?}"
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// Reads the cases of a fixture; the error begins with the number of the line it is in.
fn parse(fixture: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section = None;
    for (at, line) in fixture.lines().enumerate() {
        let number = at + 1;
        let directive = line.strip_prefix("%% ").map(str::trim);
        if let Some(name) = directive.and_then(|directive| directive.strip_prefix("case: ")) {
            cases.push(Case {
                name: name.to_owned(),
                line: number,
                ..Case::default()
            });
            section = None;
            continue;
        }
        let Some(case) = cases.last_mut() else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(format!("{number}: stands before the first case"));
        };
        match (directive, section) {
            (Some(directive), _) => {
                if let Some(found) = direct(case, directive, number)? {
                    case.expected.entry(found).or_default();
                    section = Some(found);
                }
            }
            (None, Some(section)) if !line.trim().is_empty() => {
                let lines = case.expected.entry(section).or_default();
                lines.push(on_one_line(line));
            }
            (None, Some(_)) => {}
            (None, None) => {
                case.document.push_str(line);
                case.document.push('\n');
            }
        }
    }
    for case in &cases {
        if case.document.trim().is_empty() {
            return Err(format!("{}: has no document", case.line));
        }
        if let Some((empty, _)) = case.expected.iter().find(|(_, lines)| lines.is_empty()) {
            return Err(format!(
                "{}: has nothing under %% {}",
                case.line,
                empty.directive()
            ));
        }
    }
    Ok(cases)
}

/// Does what a directive says; one that begins a section of expectations returns which.
fn direct(case: &mut Case, directive: &str, number: usize) -> Result<Option<Expected>, String> {
    match directive {
        "alone" => case.alone = true,
        "kind: html" => case.kind = Some(BodyKind::Html),
        "kind: text" => case.kind = Some(BodyKind::Text),
        "marks" => return Ok(Some(Expected::Marked)),
        "marks but keeps" => return Ok(Some(Expected::MarkedButKept)),
        "gives back" => return Ok(Some(Expected::GivenBack)),
        "finds" => return Ok(Some(Expected::Found)),
        _ => {
            return Err(match directive.strip_prefix("kind: ") {
                Some(kind) => format!("{number}: is no kind: {kind}"),
                None => format!("{number}: is no directive: {directive}"),
            });
        }
    }
    Ok(None)
}

/// Checks a case and returns what is wrong.
type Check = fn(&str, &Case) -> Vec<String>;

/// Checks a case in which the rule must fire.
fn fires(rule: &str, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    if case.expected.is_empty() {
        wrong.push("expects nothing".to_owned());
    }
    let article = clean(case, rule, true);
    let (gone, kept) = marked(&article, rule);
    for (expected, found) in [(Expected::Marked, gone), (Expected::MarkedButKept, kept)] {
        let want = case.expected.get(&expected).cloned().unwrap_or_default();
        // A rule that only finds or gives back may mark what its fixtures are not about.
        if found != want && !(want.is_empty() && marks_nothing(case)) {
            let directive = expected.directive();
            wrong.push(format!(
                "%% {directive}: the rule {found:#?}, the fixture {want:#?}"
            ));
        }
    }
    let without = clean(case, rule, false);
    for line in case
        .expected
        .get(&Expected::GivenBack)
        .into_iter()
        .flatten()
    {
        if !keeps(&article, line) {
            wrong.push(format!("removed: {line}"));
        }
        if keeps(&without, line) {
            wrong.push(format!("stays without the rule too: {line}"));
        }
    }
    let (fields, before) = (fields(&article), fields(&without));
    for line in case.expected.get(&Expected::Found).into_iter().flatten() {
        if !fields.contains(line) {
            wrong.push(format!("found {fields:#?}, not {line}"));
        }
        if before.contains(line) {
            wrong.push(format!("found without the rule too: {line}"));
        }
    }
    wrong
}

fn marks_nothing(case: &Case) -> bool {
    let mut marks = [Expected::Marked, Expected::MarkedButKept].into_iter();
    !case.expected.is_empty() && !marks.any(|marks| case.expected.contains_key(&marks))
}

/// Checks a case in which the rule must write no evidence and propose no metadata.
fn stays(rule: &str, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    if !case.expected.is_empty() {
        wrong.push("expects the rule to fire".to_owned());
    }
    let article = clean(case, rule, true);
    let (mut all, mut kept) = (0, 0);
    for decision in article.decisions().filter(|one| !one.block().is_envelope()) {
        all += letters(decision.block().text());
        kept += if decision.is_kept() {
            letters(&decision.text())
        } else {
            0
        };
        for evidence in decision.evidence().filter(|one| one.rule == rule) {
            let (weight, text) = (evidence.weight, decision.block().text());
            let reason = evidence.reason;
            wrong.push(format!("writes {weight:+.1}, {reason}, on: {text}"));
        }
    }
    if (kept as f32) < all as f32 * KEPT || kept == 0 {
        let text = article.text();
        wrong.push(format!(
            "too little is kept, {kept} of {all} letters: {text}"
        ));
    }
    for field in FIELDS {
        let candidates = article.candidates(field).into_iter();
        for candidate in candidates.filter(|one| article.rule_of(one) == rule) {
            let value = candidate.as_text().map(str::to_owned);
            let value = value.or(candidate.as_date().map(|date| date.to_string()));
            wrong.push(format!("proposes {field:?} {value:?}"));
        }
    }
    wrong
}

/// Cleans the document of a case with the rule or without it.
fn clean(case: &Case, rule: &str, with: bool) -> Article {
    let cleaner = Cleaner::default();
    let mut builder = Cleaner::builder();
    for other in cleaner.rules() {
        let runs = if other == rule {
            with
        } else {
            (!case.alone && other != LEARNED) || STRUCTURAL.contains(&other)
        };
        if !runs {
            builder = builder.without(other);
        }
    }
    let cleaner = builder.build().expect("rules can be left out");
    let document = Document::from_text(case.document.as_str());
    cleaner.clean(match case.kind {
        Some(kind) => document.with_body_kind(kind),
        None => document,
    })
}

/// The texts that a rule marks, those that go and those that stay. An image has none, and no fixture can
/// name it.
fn marked(article: &Article, rule: &str) -> (Vec<String>, Vec<String>) {
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for decision in article.decisions() {
        let text = decision.block().text();
        if text.is_empty() {
            continue;
        }
        let evidence = decision.evidence();
        let mut parts: Vec<_> = evidence
            .filter(|evidence| evidence.rule == rule && evidence.weight < 0.0)
            .map(|evidence| evidence.part.unwrap_or(0..text.len()))
            .collect();
        parts.sort_by_key(|part| (part.start, part.end));
        parts.dedup();
        for part in parts {
            let part = text[part].trim();
            let list = if goes(&decision, part) {
                &mut gone
            } else {
                &mut kept
            };
            list.push(on_one_line(part));
        }
    }
    (gone, kept)
}

/// The text without the differences in white space that do not show.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn goes(decision: &Decision<'_>, part: &str) -> bool {
    !decision.is_kept()
        || decision
            .removals()
            .iter()
            .any(|one| one.text.contains(part))
}

fn keeps(article: &Article, line: &str) -> bool {
    article.blocks().any(|decision| decision.text() == line)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| ch.is_alphanumeric()).count()
}

/// The metadata as lines of a fixture.
fn fields(article: &Article) -> Vec<String> {
    let found = article.metadata();
    let mut lines = Vec::new();
    let mut push = |name: &str, value: &str| lines.push(format!("{name}: {value}"));
    for (name, field) in [
        ("title", &found.title),
        ("editor", &found.editor),
        ("source", &found.source),
        ("site", &found.site),
        ("url", &found.url),
        ("language", &found.language),
        ("image", &found.image),
        ("description", &found.description),
    ] {
        field.iter().for_each(|found| push(name, &found.value));
    }
    for (name, list) in [("author", &found.authors), ("category", &found.categories)] {
        list.iter().for_each(|found| push(name, &found.value));
    }
    for (name, date) in [
        ("published", &found.published),
        ("modified", &found.modified),
    ] {
        date.iter()
            .for_each(|found| push(name, &found.value.to_string()));
    }
    lines
}
