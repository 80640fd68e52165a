//! What a document states about itself, before any rule weighed it.

use std::fmt;

use crate::page::Span;

/// The key of the types, in lower case, of the things that the JSON-LD of a page describes.
pub(crate) const KIND: &str = "@type";

/// What an article's type ends with, in lower case; `NewsArticle`, `BlogPosting` and so on.
pub(crate) const ARTICLE_KINDS: [&str; 4] = ["article", "posting", "report", "review"];

/// Where a field of metadata was read, before any rule weighed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Place {
    /// YAML, TOML or JSON front matter.
    FrontMatter,
    /// A crawler's `key: value` header line.
    Header,
    /// A `<meta>` element.
    MetaTag,
    /// JSON-LD.
    JsonLd,
    /// The `<title>` element.
    HtmlTitle,
    /// An attribute of the `<html>` element.
    HtmlAttribute,
    /// A `<link>` element of the head.
    LinkElement,
    /// A `<time>` element.
    TimeElement,
    /// Microdata, RDFa, `rel` or the class of an element of the body.
    Markup,
    /// A heading of the page.
    Heading,
    /// A line of the text that stands where titles stand.
    TitleLine,
    /// A byline or date line.
    Byline,
    /// A credit line.
    Credit,
    /// The place and agency with which a report begins, as `HARBOUR (AP)`.
    Dateline,
    /// A breadcrumb trail.
    Breadcrumb,
    /// The footer of an archived thread.
    ArchiveFooter,
    /// The address of the page.
    Address,
    /// The words of the text.
    Text,
    /// What the caller said when making the document.
    Caller,
    /// A user's own rule.
    Rule,
}

impl Place {
    /// The place's name: lower case, words joined by `_`.
    pub fn name(self) -> &'static str {
        match self {
            Place::FrontMatter => "front_matter",
            Place::Header => "header",
            Place::MetaTag => "meta_tag",
            Place::JsonLd => "json_ld",
            Place::HtmlTitle => "html_title",
            Place::HtmlAttribute => "html_attribute",
            Place::LinkElement => "link_element",
            Place::TimeElement => "time_element",
            Place::Markup => "markup",
            Place::Heading => "heading",
            Place::TitleLine => "title_line",
            Place::Byline => "byline",
            Place::Credit => "credit",
            Place::Dateline => "dateline",
            Place::Breadcrumb => "breadcrumb",
            Place::ArchiveFooter => "archive_footer",
            Place::Address => "address",
            Place::Text => "text",
            Place::Caller => "caller",
            Place::Rule => "rule",
        }
    }

    /// Whether the body of a page shows it.
    pub(crate) fn is_shown(self) -> bool {
        matches!(
            self,
            Place::Byline | Place::Credit | Place::Dateline | Place::Markup | Place::TimeElement
        )
    }

    /// Whether it is the document's own header, as lines or as front matter.
    pub(crate) fn is_own_header(self) -> bool {
        matches!(self, Place::FrontMatter | Place::Header)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// A field as the document states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key, and the value behind it: one text, since pages state much.
    text: Box<str>,
    key_length: u32,
    pub(crate) place: Place,
    /// [`Span::NOWHERE`] where it is not known.
    pub(crate) source: Span,
    /// For what the markup of the body states: where it stands in the text of the page.
    pub(crate) at: u32,
}

impl Field {
    /// Whether the field is a summary of the document.
    pub(crate) fn is_summary(&self) -> bool {
        matches!(
            self.key(),
            "og:description" | "description" | "twitter:description"
        )
    }

    /// A field of which it is not known where it stands.
    pub(crate) fn new(key: &str, value: &str, place: Place) -> Field {
        let mut text = String::with_capacity(key.len() + value.len());
        text.push_str(key);
        text.push_str(value);
        Field {
            text: text.into_boxed_str(),
            key_length: u32::try_from(key.len()).unwrap_or(0),
            place,
            source: Span::NOWHERE,
            at: 0,
        }
    }

    /// The same field, which stands at the same place, with another value.
    pub(crate) fn saying(&self, value: &str) -> Field {
        Field {
            source: self.source,
            at: self.at,
            ..Field::new(self.key(), value, self.place)
        }
    }

    /// The key as the document writes it, in lower case; nested keys are joined by dots.
    pub fn key(&self) -> &str {
        self.text
            .get(..self.key_length as usize)
            .unwrap_or_default()
    }

    /// The value, trimmed; lists give one field an item.
    pub fn value(&self) -> &str {
        self.text
            .get(self.key_length as usize..)
            .unwrap_or_default()
    }

    /// Writes another value; where the field stands remains.
    pub(crate) fn set_value(&mut self, value: &str) {
        self.text = [self.key(), value].concat().into_boxed_str();
    }

    /// Where the field was read.
    pub fn place(&self) -> Place {
        self.place
    }
}
