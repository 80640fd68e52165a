//! An article as one JSON object.

use dechaff::{Article, Found, PartialDateTime, Removal};
use serde::Serialize;

/// What is known of an article, in the order in which it is written.
#[derive(Serialize)]
pub struct Record<'a> {
    title: Option<&'a str>,
    authors: Vec<&'a str>,
    editor: Option<&'a str>,
    published: Option<String>,
    modified: Option<String>,
    source: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    categories: Vec<&'a str>,
    tags: Vec<&'a str>,
    image: Option<&'a str>,
    description: Option<&'a str>,
    license: Option<&'a str>,
    original_title: Option<&'a str>,
    page_type: Option<&'static str>,
    confidence: Option<f32>,
    text: &'a str,
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Vec<Removed<'a>>>,
}

/// Something that was removed, and why.
#[derive(Serialize)]
struct Removed<'a> {
    text: &'a str,
    rule: &'a str,
    label: &'static str,
    reason: &'a str,
    weight: f32,
    span: Option<[usize; 2]>,
}

/// What else is written.
#[derive(Clone, Copy)]
pub struct Extras {
    /// The article as Markdown.
    pub markdown: bool,
    /// What was removed, and why.
    pub removed: bool,
}

impl<'a> Record<'a> {
    pub fn new(article: &'a Article, extras: Extras) -> Record<'a> {
        let metadata = article.metadata();
        Record {
            title: article.title(),
            authors: all(&metadata.authors),
            editor: one(&metadata.editor),
            published: date(&metadata.published),
            modified: date(&metadata.modified),
            source: one(&metadata.source),
            site: one(&metadata.site),
            url: one(&metadata.url),
            language: one(&metadata.language),
            categories: all(&metadata.categories),
            tags: all(&metadata.tags),
            image: one(&metadata.image),
            description: one(&metadata.description),
            license: one(&metadata.license),
            original_title: one(&metadata.original_title),
            page_type: article.page_type().map(|page_type| page_type.name()),
            confidence: article.confidence(),
            text: article.text(),
            warnings: article.warnings().iter().map(ToString::to_string).collect(),
            markdown: extras.markdown.then(|| article.to_markdown()),
            removed: extras
                .removed
                .then(|| article.removed().map(Removed::from).collect()),
        }
    }
}

impl<'a> From<Removal<'a>> for Removed<'a> {
    fn from(removal: Removal<'a>) -> Removed<'a> {
        Removed {
            text: removal.text,
            rule: removal.rule,
            label: removal.label.name(),
            reason: removal.reason,
            weight: removal.weight,
            span: removal.span.map(|span| [span.start, span.end]),
        }
    }
}

fn one(found: &Option<Found<String>>) -> Option<&str> {
    found.as_ref().map(|found| found.value.as_str())
}

fn all(found: &[Found<String>]) -> Vec<&str> {
    found.iter().map(|found| found.value.as_str()).collect()
}

fn date(found: &Option<Found<PartialDateTime>>) -> Option<String> {
    found.as_ref().map(|found| found.value.to_string())
}
