//! What the document states about itself in its header, head and markup.

use crate::ledger::Pen;
use crate::metadata::{Candidate, FieldName, PartialDateTime, keys, names};
use crate::field::{Field, Place};
use crate::page::{Page, Span};
use crate::rule::{Phase, Rule};

/// Reads what the document states about itself in its header, head and markup. It marks
/// nothing.
///
/// # Why
///
/// A statement is surer than a guess from the text. What the document's own header says goes
/// before what its markup says, and within a place the plainer key goes first; the weights are
/// set by hand. A date that cannot be read is not proposed, and no time zone is made up.
///
/// # Example
///
/// ```
/// let document = "title: The last ferry\ndate: 2022-03-14\n\nThe ferry came in on Monday.";
/// let metadata = dechaff::clean(document).metadata().clone();
/// assert_eq!(metadata.title.unwrap().value, "The last ferry");
/// assert_eq!(metadata.published.unwrap().value.to_string(), "2022-03-14");
///
/// let prose = "Note: the ferry does not sail in fog.\nTake the road round the lake.";
/// assert!(dechaff::clean(prose).metadata().published.is_none());
/// ```
///
/// # Known misses
///
/// Keys that are not in the tables, and statements in microdata beyond authors and dates.
/// Wrongly: what a page states and its text belies, as the date of a template.
#[derive(Clone, Copy, Debug, Default)]
pub struct StatedMetadata;

impl Rule for StatedMetadata {
    fn name(&self) -> &str {
        "stated_metadata"
    }

    fn phase(&self) -> Phase {
        Phase::Page
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let site = page
            .fields()
            .iter()
            .find(|field| field.key() == "og:site_name")
            .map(Field::value);
        for field in page.fields() {
            if let Some((name, weight)) = meaning(field) {
                propose(field, name, weight, site, pen);
            }
        }
    }
}

/// The field that a stated field fills, and its weight there.
fn meaning(field: &Field) -> Option<(FieldName, f32)> {
    let key = field.key();
    match field.place() {
        Place::FrontMatter | Place::Header => {
            // What a document's own header says goes before what its markup says.
            keys::envelope(key).map(|(name, weight)| (name, weight + 5.0))
        }
        Place::MetaTag => keys::meta(key),
        Place::JsonLd => keys::json_ld(key),
        Place::HtmlTitle => Some((FieldName::Title, 2.0)),
        Place::HtmlAttribute => Some((FieldName::Language, 3.0)),
        Place::LinkElement => Some((FieldName::Url, 4.0)),
        Place::TimeElement if key == "time.modified" => Some((FieldName::Modified, 2.5)),
        Place::TimeElement => Some((FieldName::Published, 2.5)),
        Place::Byline => Some((FieldName::Author, 2.8)),
        _ => None,
    }
}

fn propose(field: &Field, name: FieldName, weight: f32, site: Option<&str>, pen: &mut Pen<'_>) {
    let value = field.value();
    let source = field.source.map(Span::range);
    let place = field.place();
    let mut push = |candidate: Candidate| {
        pen.propose(candidate.at(place).weighing(weight).reading(source.clone()));
    };
    match name {
        FieldName::Published | FieldName::Modified => {
            // What cannot be read stays among the lines that were removed.
            if let Some(date) = PartialDateTime::parse(value) {
                push(Candidate::date(name, date));
            }
        }
        FieldName::Author => {
            for author in names::split(value) {
                push(Candidate::text(name, author));
            }
        }
        FieldName::Title if place == Place::FrontMatter || place == Place::Header => {
            push(Candidate::text(name, value));
        }
        FieldName::Title => {
            let title = names::without_site(value, site);
            if !title.is_empty() {
                push(Candidate::text(name, title));
            }
        }
        FieldName::Language => {
            // A code of locales: `en_US`.
            push(Candidate::text(name, value.replace('_', "-")));
        }
        _ => push(Candidate::text(name, value)),
    }
}
