//! JSON-LD: what the page's article, and where there is none the page itself, says of itself.

mod repair;
mod texts;

pub(super) use texts::plain;

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;
use texts::Kind;

use super::head::{lower, push};
use crate::field::{ARTICLE_KINDS, KIND, Place};
use crate::page::Page;
use crate::read::value_bounds;

/// Types of things that a page may be about without being an article, in lower case.
const MAIN_TYPES: [&str; 9] = [
    "book",
    "course",
    "howto",
    "podcastepisode",
    "qapage",
    "question",
    "recipe",
    "report",
    "videoobject",
];

/// Types of the page itself, in lower case.
const PAGE_TYPES: [&str; 8] = [
    "aboutpage",
    "collectionpage",
    "faqpage",
    "itempage",
    "medicalwebpage",
    "profilepage",
    "qapage",
    "webpage",
];

/// Properties that lead to the things a page describes, in lower case.
const COLLECTIONS: [&str; 4] = [
    "@graph",
    "itemlistelement",
    "mainentity",
    "mainentityofpage",
];

/// How many types of things are kept.
const MOST_KINDS: usize = 8;

/// How deep things may stand in each other, and how many of them are looked at.
const DEEPEST: usize = 8;
const MOST: usize = 512;

/// Fields among which such a key is looked for.
const MOST_FIELDS: usize = 1024;

/// Keys of which a page has one when an article is described.
const OF_ARTICLES: [&str; 4] = ["author", "author.organization", "datepublished", "headline"];

/// What ends the key of an author that the script names by an identifier alone, and what begins that of
/// the name of a person with an identifier.
const REFERS: &str = ".@id";
const CALLED: &str = "@id=";

/// Persons of a script that others may refer to, and references to them.
const MOST_CALLED: usize = 8;

/// The longest identifier that is remembered, in bytes.
const LONGEST_ID: usize = 256;

type Object = serde_json::Map<String, Value>;

/// Reads a JSON-LD script. What cannot be parsed, nor repaired, is passed over: the page says the
/// same elsewhere.
pub(super) fn read(page: &mut Page, text: &str) {
    if value_bounds::has_too_many(text) {
        return;
    }
    let parsed = serde_json::from_str::<Value>(text.trim())
        .or_else(|_| serde_json::from_str(&repair::repaired(text)))
        .or_else(|_| serde_json::from_str(&texts::inside(text)));
    let Ok(value) = parsed else {
        return;
    };
    let mut things = Things::default();
    things.collect(&value, 0);
    let names = &things.names;
    // On a page that describes several articles the others are those of a list.
    let is_later = || {
        let mut fields = page.fields.iter().take(MOST_FIELDS);
        fields.any(|field| field.place == Place::JsonLd && OF_ARTICLES.contains(&field.key()))
    };
    if let Some(article) = things.article.filter(|_| !is_later()) {
        state(page, article, "", names);
        page.stated_text = stated_text(article).map(str::to_owned);
    }
    if let Some(main) = things.main.filter(|_| things.article.is_none()) {
        state(page, main, "main.", names);
    }
    if let Some(web_page) = things.web_page {
        state(page, web_page, "page.", names);
    }
    if let Some(site) = things
        .site
        .and_then(|site| site.get("name"))
        .and_then(Value::as_str)
    {
        push(page, "website.name", &texts::plain(site), Place::JsonLd);
    }
    for kind in &things.kinds {
        push(page, KIND, kind, Place::JsonLd);
    }
    for (id, name) in things.called.iter().take(MOST_CALLED) {
        push(
            page,
            &format!("{CALLED}{id}"),
            &texts::plain(name),
            Place::JsonLd,
        );
    }
    if !things.called.is_empty() || things.article.is_some() {
        resolve(page);
    }
    // A graph that names one person and no author names the author.
    if let [person] = things.persons.as_slice() {
        push(page, "person", &texts::plain(person), Place::JsonLd);
    }
    if let [organization] = things.organizations.as_slice() {
        let name = texts::plain(organization);
        push(page, "organization.name", &name, Place::JsonLd);
    }
}

/// Names the authors that one script refers to and another names.
fn resolve(page: &mut Page) {
    // What is pushed behind those that are looked at would be pushed again and again.
    if page.fields.len() + MOST_CALLED > MOST_FIELDS {
        return;
    }
    let fields = page.fields.iter().take(MOST_FIELDS);
    let fields = fields.filter(|field| field.place == Place::JsonLd);
    let references = fields.clone().filter(|field| field.key().ends_with(REFERS));
    let named = references.take(MOST_CALLED).filter_map(|reference| {
        let id = reference.value();
        let is_of = |key: &str| key.strip_prefix(CALLED).is_some_and(|other| other == id);
        let name = fields.clone().find(|field| is_of(field.key()))?;
        let key = reference.key().strip_suffix(REFERS)?;
        Some((key.to_owned(), name.value().to_owned()))
    });
    for (key, name) in named.collect::<Vec<_>>() {
        let is_known = page.fields.iter().take(MOST_FIELDS).any(|field| {
            field.place == Place::JsonLd && field.key() == key && field.value() == name
        });
        if !is_known {
            push(page, &key, &name, Place::JsonLd);
        }
    }
}

/// The things a script describes: of each kind the first.
#[derive(Default)]
struct Things<'a> {
    article: Option<&'a Object>,
    main: Option<&'a Object>,
    web_page: Option<&'a Object>,
    site: Option<&'a Object>,
    persons: Vec<&'a str>,
    organizations: Vec<&'a str>,
    /// Identifiers and names of persons.
    called: Vec<(&'a str, &'a str)>,
    /// The names of things that others refer to; with hashes that nobody can foresee, since what they
    /// are called by is the document's.
    names: HashMap<&'a str, &'a str>,
    /// The types of the things, in lower case.
    kinds: Vec<String>,
    seen: usize,
}

impl<'a> Things<'a> {
    fn collect(&mut self, value: &'a Value, depth: usize) {
        self.seen += 1;
        if depth > DEEPEST || self.seen > MOST {
            return;
        }
        match value {
            Value::Array(values) => {
                for value in values {
                    self.collect(value, depth + 1);
                }
            }
            Value::Object(object) => {
                self.sort(object, depth);
                // Questions that a page answers about something are not what it is about.
                let is_faq = kinds(object).any(|kind| kind.eq_ignore_ascii_case("faqpage"));
                for (key, value) in object.iter().filter(|_| !is_faq) {
                    if COLLECTIONS.contains(&&*lower(key)) {
                        self.collect(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Keeps a thing by its kind.
    fn sort(&mut self, object: &'a Object, depth: usize) {
        let name = object.get("name").and_then(Value::as_str);
        let id = object.get("@id").and_then(Value::as_str);
        if let (Some(id), Some(name)) = (id, name) {
            self.names.entry(id).or_insert(name);
        }
        if object.get("@context").is_some_and(is_untyped_article) {
            self.article.get_or_insert(object);
        }
        for kind in kinds(object) {
            let kind = lower(kind);
            if kind.ends_with("person") {
                self.called
                    .extend(id.filter(|id| id.len() <= LONGEST_ID).zip(name));
            }
            let kind = kind.rsplit(['/', ':']).next().unwrap_or_default();
            if self.kinds.len() < MOST_KINDS {
                self.kinds.push(kind.to_owned());
            }
            if ARTICLE_KINDS.iter().any(|ending| kind.ends_with(ending)) {
                self.article.get_or_insert(object);
            } else if PAGE_TYPES.contains(&kind) {
                self.web_page.get_or_insert(object);
            } else if kind == "website" {
                self.site.get_or_insert(object);
            } else if kind == "person" && depth > 0 {
                self.persons.extend(name);
            } else if kind.ends_with("organization") {
                self.organizations.extend(name);
            }
            if MAIN_TYPES.contains(&kind) {
                // The question, not the page that it stands on.
                let better = kind == "question" && self.main.is_some_and(is_page);
                if better || self.main.is_none() {
                    self.main = Some(object);
                }
            }
        }
    }
}

/// Whether a context is that of the search engine Baidu, which describes articles and gives no type.
fn is_untyped_article(context: &Value) -> bool {
    let context = context.as_str();
    context.is_some_and(|context| context.contains("baidu.com/") && context.contains("/cambrian"))
}

fn is_page(object: &Object) -> bool {
    kinds(object).any(|kind| kind.eq_ignore_ascii_case("qapage"))
}

fn kinds(object: &Object) -> impl Iterator<Item = &str> {
    let kinds = object.get("@type");
    let many = kinds.and_then(Value::as_array);
    let one = kinds.and_then(Value::as_str);
    let many = many.into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

/// The text of an article: of postings `text`, of all others `articleBody`.
fn stated_text(article: &Object) -> Option<&str> {
    let property = |name: &str| {
        let mut properties = article.iter();
        let found = properties.find(|(property, _)| property.eq_ignore_ascii_case(name));
        found.and_then(|(_, value)| value.as_str())
    };
    property("articleBody").or_else(|| property("text"))
}

/// Adds what a thing states as fields; the keys are the properties in lower case behind a prefix.
fn state(page: &mut Page, object: &Object, prefix: &str, names: &HashMap<&str, &str>) {
    for (property, value) in object {
        let property = lower(property);
        let is_author = matches!(&*property, "author" | "creator");
        for text in texts::of(&property, value, names) {
            let key = match text.kind {
                Kind::Organization if is_author => {
                    Cow::Owned(format!("{prefix}{property}.organization"))
                }
                // Another script may say what it is called.
                Kind::Reference if is_author => Cow::Owned(format!("{prefix}{property}{REFERS}")),
                Kind::Reference => continue,
                _ if prefix.is_empty() => Cow::Borrowed(&*property),
                _ => Cow::Owned(format!("{prefix}{property}")),
            };
            push(page, &key, &texts::plain(&text.text), Place::JsonLd);
        }
    }
}

#[cfg(test)]
mod tests {
    fn published(json: &str) -> Option<String> {
        let page = format!(
            "<script type='application/ld+json'>{json}</script><h1>Snow</h1><p>The pass is closed.</p>"
        );
        let article = crate::clean(page.as_str());
        let published = article.metadata().published.clone();
        published.map(|date| date.value.to_string())
    }

    #[test]
    fn dates_may_be_numbers() {
        let date = |number| {
            published(&format!(
                r#"{{"@type":"Article","datePublished":{number}}}"#
            ))
        };
        assert_eq!(
            date("1711489212000").as_deref(),
            Some("2024-03-26T21:40:12Z")
        );
        assert_eq!(date("1711489212").as_deref(), Some("2024-03-26T21:40:12Z"));
        assert_eq!(date("7"), None);
    }

    #[test]
    fn an_article_may_be_told_by_its_context_alone() {
        let of = |context| {
            published(&format!(
                r#"{{"@context":"{context}","pubDate":"2024-03-26T21:40:12"}}"#
            ))
        };
        let known = of("https://ziyuan.baidu.com/contexts/cambrian.jsonld");
        assert_eq!(known.as_deref(), Some("2024-03-26T21:40:12"));
        assert_eq!(of("https://schema.org"), None);
    }
}
