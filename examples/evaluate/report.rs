//! The figures of a set.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::metric::F1;
use crate::set::{Score, Snippets};

/// Sums over the documents of a set.
#[derive(Debug, Default)]
pub struct Report {
    documents: usize,
    empty: usize,
    text: Sum,
    /// Characters of the main content, and how many of them were lost.
    chars: (u64, u64),
    groups: BTreeMap<String, Sum>,
    snippets: Snippets,
    /// In the order in which they first occur.
    fields: Vec<Field>,
    /// Documents with a page type, and those of which it is right.
    page_types: (usize, usize),
    /// Tenths of the confidence: the sums of confidence and F1 of the documents in each.
    reliability: [(usize, f64, f64); TENTHS],
}

/// How often a field was known, given, and right.
#[derive(Debug, Default)]
struct Field {
    name: &'static str,
    known: usize,
    given: usize,
    exact: usize,
    loose: usize,
}

impl Field {
    /// A count among the documents in which the field is known.
    fn of_known(&self, count: usize) -> f64 {
        count as f64 / self.known as f64
    }

    /// A count among the values that were given.
    fn of_given(&self, count: usize) -> f64 {
        count as f64 / self.given.max(1) as f64
    }
}

const TENTHS: usize = 10;

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: usize,
    total: F1,
}

impl Sum {
    fn add(&mut self, score: F1) {
        self.count += 1;
        self.total.precision += score.precision;
        self.total.recall += score.recall;
        self.total.f1 += score.f1;
    }

    /// `None` of nothing.
    fn mean(&self) -> Option<F1> {
        let count = self.count as f64;
        (self.count > 0).then(|| F1 {
            precision: self.total.precision / count,
            recall: self.total.recall / count,
            f1: self.total.f1 / count,
        })
    }
}

impl Report {
    pub fn add(&mut self, score: Score) {
        self.documents += 1;
        self.empty += usize::from(score.is_empty);
        if let Some(text) = score.text {
            self.text.add(text);
            for group in score.groups {
                self.groups.entry(group).or_default().add(text);
            }
        }
        if let Some((known, found)) = score.page_type {
            self.page_types.0 += 1;
            self.page_types.1 += usize::from(known == found);
        }
        if let (Some(text), Some(confidence)) = (score.text, score.confidence) {
            let confidence = f64::from(confidence);
            let tenth = ((confidence * TENTHS as f64) as usize).min(TENTHS - 1);
            let (documents, expected, f1) = &mut self.reliability[tenth];
            *documents += 1;
            *expected += confidence;
            *f1 += text.f1;
        }
        self.chars.0 += score.chars.0;
        self.chars.1 += score.chars.1;
        self.snippets.found += score.snippets.found;
        self.snippets.missed += score.snippets.missed;
        self.snippets.leaked += score.snippets.leaked;
        for one in score.fields {
            if !self.fields.iter().any(|known| known.name == one.name) {
                self.fields.push(Field {
                    name: one.name,
                    ..Field::default()
                });
            }
            for field in self
                .fields
                .iter_mut()
                .filter(|field| field.name == one.name)
            {
                field.known += 1;
                field.given += usize::from(one.given);
                field.exact += usize::from(one.exact);
                field.loose += usize::from(one.loose);
            }
        }
    }

    fn snippet_f1(&self) -> Option<f64> {
        let Snippets {
            found,
            missed,
            leaked,
        } = self.snippets;
        (found + missed > 0).then(|| 2.0 * found as f64 / (2 * found + leaked + missed) as f64)
    }

    /// The share of the characters of the main content that were lost, over the whole set.
    fn lost(&self) -> Option<f64> {
        let (all, lost) = self.chars;
        (all > 0).then(|| lost as f64 / all as f64)
    }

    /// The share of exact values of each field.
    fn exact(&self) -> impl Iterator<Item = (&'static str, f64, usize)> {
        let fields = self.fields.iter();
        fields.map(|field| (field.name, field.of_known(field.exact), field.known))
    }

    /// The figures that are one number each, in the order in which they are printed.
    fn means(&self) -> Vec<(&'static str, f64)> {
        let mean = self.text.mean();
        [
            ("precision", mean.map(|mean| mean.precision)),
            ("recall", mean.map(|mean| mean.recall)),
            ("f1", mean.map(|mean| mean.f1)),
            ("snippet_f1", self.snippet_f1()),
            ("lost", self.lost()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    pub fn text(&self, types: bool) -> String {
        let mut out = format!("documents {}  empty {}", self.documents, self.empty);
        for (name, value) in self.means() {
            let _ = write!(out, "  {name} {value:.4}");
        }
        out.push('\n');
        if !self.fields.is_empty() {
            let fields = self.exact();
            let fields = fields.map(|(name, share, all)| format!("{name} {share:.3} of {all}"));
            let fields: Vec<String> = fields.collect();
            let _ = writeln!(out, "  metadata, exact: {}", fields.join("  "));
            for field in &self.fields {
                let _ = writeln!(
                    out,
                    "  {}, given: {:.3}; of those right: {:.3} exactly, {:.3} loosely",
                    field.name,
                    field.of_known(field.given),
                    field.of_given(field.exact),
                    field.of_given(field.loose),
                );
            }
        }
        for (name, sum) in self.groups.iter().filter(|_| types) {
            let f1 = sum.mean().unwrap_or_default().f1;
            let _ = writeln!(out, "  {name:40} {:5}  {f1:.3}", sum.count);
        }
        out
    }

    /// How right page types and confidence are.
    pub fn judgements(&self) -> String {
        let mut out = String::new();
        let (known, right) = self.page_types;
        if known > 0 {
            let share = right as f64 / known as f64;
            let _ = writeln!(out, "  page type, exact: {share:.3} of {known}");
        }
        for (tenth, (documents, expected, f1)) in self.reliability.iter().enumerate() {
            if *documents > 0 {
                let mean = |sum: &f64| sum / *documents as f64;
                let _ = writeln!(
                    out,
                    "  confidence from {:.1}: {documents} documents, expected F1 {:.3}, F1 {:.3}",
                    tenth as f64 / TENTHS as f64,
                    mean(expected),
                    mean(f1)
                );
            }
        }
        out
    }

    pub fn json(&self) -> Value {
        let mut out = Map::new();
        out.insert("documents".to_owned(), json!(self.documents));
        out.insert("empty".to_owned(), json!(self.empty));
        for (name, value) in self.means() {
            out.insert(name.to_owned(), json!(value));
        }
        let fields = self.exact();
        let fields: Map<String, Value> = fields
            .map(|(name, share, _)| (name.to_owned(), json!(share)))
            .collect();
        out.insert("metadata".to_owned(), Value::Object(fields));
        let given = self.fields.iter().map(|field| {
            let shares = json!({
                "given": field.of_known(field.given),
                "exact": field.of_given(field.exact),
                "loose": field.of_given(field.loose),
            });
            (field.name.to_owned(), shares)
        });
        out.insert("metadata_given".to_owned(), Value::Object(given.collect()));
        let groups = self.groups.iter().map(|(name, sum)| {
            let f1 = sum.mean().unwrap_or_default().f1;
            (name.clone(), json!({"n": sum.count, "f1": f1}))
        });
        out.insert("groups".to_owned(), Value::Object(groups.collect()));
        Value::Object(out)
    }
}

/// One line a set.
pub fn table(reports: &[(String, Report)]) -> String {
    let names = reports.iter().map(|(name, _)| name.chars().count());
    let width = names.max().unwrap_or_default().max(3);
    let means = ["precision", "recall", "f1", "snippet_f1", "lost"];
    let fields = ["title", "author", "date"];
    let mut out = format!("{:width$}  documents  empty", "set");
    for name in means.iter().chain(&fields) {
        let _ = write!(out, "  {name:>6}");
    }
    out.push('\n');
    let cell = |name: &str, value: Option<f64>| {
        let value = value.map_or("-".to_owned(), |value| format!("{value:.4}"));
        format!("  {value:>0$}", name.len().max(6))
    };
    for (name, report) in reports {
        let _ = write!(
            out,
            "{name:width$}  {:9}  {:5}",
            report.documents, report.empty
        );
        let known = report.means();
        for mean in means {
            let value = known.iter().find(|(name, _)| *name == mean);
            out += &cell(mean, value.map(|(_, value)| *value));
        }
        for field in fields {
            let value = report.exact().find(|(name, ..)| *name == field);
            out += &cell(field, value.map(|(_, share, _)| share));
        }
        out.push('\n');
    }
    out
}
