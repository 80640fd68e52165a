//! The fields of the metadata, and where each was found.

use std::fmt::Display;

use dechaff::{Article, FieldName, Found, Place};

/// A field of the metadata.
pub struct Fact {
    pub name: &'static str,
    pub value: String,
    /// Where it was found, and by which rule.
    pub origin: String,
}

/// All fields that were found.
pub fn facts(article: &Article) -> Vec<Fact> {
    let metadata = article.metadata();
    let mut facts = Facts {
        article,
        facts: Vec::new(),
    };
    facts.add("title", FieldName::Title, &metadata.title);
    facts.add("author", FieldName::Author, &metadata.authors);
    facts.add("editor", FieldName::Editor, &metadata.editor);
    facts.add("published", FieldName::Published, &metadata.published);
    facts.add("modified", FieldName::Modified, &metadata.modified);
    facts.add("source", FieldName::Source, &metadata.source);
    facts.add("site", FieldName::Site, &metadata.site);
    facts.add("url", FieldName::Url, &metadata.url);
    facts.add("language", FieldName::Language, &metadata.language);
    facts.add("category", FieldName::Category, &metadata.categories);
    facts.add("tag", FieldName::Tag, &metadata.tags);
    facts.add("image", FieldName::Image, &metadata.image);
    facts.add("description", FieldName::Description, &metadata.description);
    facts.add("license", FieldName::License, &metadata.license);
    facts.add(
        "original title",
        FieldName::OriginalTitle,
        &metadata.original_title,
    );
    facts.facts
}

struct Facts<'a> {
    article: &'a Article,
    facts: Vec<Fact>,
}

impl Facts<'_> {
    fn add<'f, T: Display + 'f>(
        &mut self,
        name: &'static str,
        field: FieldName,
        found: impl IntoIterator<Item = &'f Found<T>>,
    ) {
        for found in found {
            let value = found.value.to_string();
            let mut origin = place_name(found.place);
            if let Some(rule) = self.rule(field, found.place, &value) {
                origin += &format!(", by {rule}");
            }
            if let Some(source) = &found.source {
                origin += &format!(", bytes {}..{}", source.start, source.end);
            }
            self.facts.push(Fact {
                name,
                value,
                origin,
            });
        }
    }

    /// The rule that proposed the value.
    fn rule(&self, field: FieldName, place: Place, value: &str) -> Option<&str> {
        let candidate = self
            .article
            .candidates(field)
            .into_iter()
            .find(|candidate| {
                let same = match (candidate.as_text(), candidate.as_date()) {
                    (Some(text), _) => text == value,
                    (_, Some(date)) => date.to_string() == value,
                    _ => false,
                };
                same && candidate.place() == place
            })?;
        Some(self.article.rule_of(candidate))
    }
}

fn place_name(place: Place) -> String {
    match place {
        Place::FrontMatter => "front matter".to_owned(),
        Place::Header => "header line".to_owned(),
        Place::MetaTag => "<meta>".to_owned(),
        Place::JsonLd => "JSON-LD".to_owned(),
        Place::HtmlTitle => "<title>".to_owned(),
        Place::HtmlAttribute => "attribute of <html>".to_owned(),
        Place::LinkElement => "<link>".to_owned(),
        Place::TimeElement => "<time>".to_owned(),
        Place::TitleLine => "title line".to_owned(),
        Place::Credit => "credit line".to_owned(),
        Place::ArchiveFooter => "archive footer".to_owned(),
        Place::Caller => "given by the caller".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}
