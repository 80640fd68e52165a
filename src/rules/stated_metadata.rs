//! What the document states about itself in its header, head and markup.

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::field::{Field, Place};
use crate::ledger::Pen;
use crate::metadata::copies::Server;
use crate::metadata::date::Order;
use crate::metadata::sites::Sites;
use crate::metadata::{
    Candidate, FieldName, PartialDateTime, address, family_first, keys, language_code, markup,
    names, own_sources, site_name, starters, title, values,
};
use crate::page::{Page, Span};
use crate::rule::{Phase, Rule};

/// Reads what the document states about itself in its header, head and markup. It marks
/// nothing.
///
/// # Why
///
/// A statement is surer than a guess from the text. What the document's own header says goes
/// before what its markup says; between kinds of markup counts decide, which stand in the table of
/// keys. What the body states counts less the further it stands from the title. An author that is
/// called like the site goes behind all others. A date that cannot be read is not proposed, and no
/// time zone is made up.
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
/// Keys that are not in the tables.
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
        let sites = pen.sites();
        let mut titles = Titles {
            page,
            sites: &sites,
            elsewhere: LazyCell::new(|| title::elsewhere(page)),
            last: None,
        };
        let labelled = labelled_author(page);
        let order = Order::of_page(page);
        let server = Server::of(page);
        let is_of_server = |name: FieldName, value: &str| match name {
            FieldName::Published | FieldName::Modified => {
                server.is_some_and(|it| it.took_it(value))
            }
            FieldName::Site => server.is_some_and(|it| it.is_called(value)),
            _ => false,
        };
        for field in page.fields() {
            let meaning = match labelled {
                Some(key) if key == field.key() => Some((FieldName::Author, LABELLED)),
                _ => meaning(field),
            };
            let meaning = meaning.filter(|(name, _)| !is_of_server(*name, field.value()));
            if let Some((name, weight)) = meaning {
                if name == FieldName::Title {
                    propose_title(field, weight, &mut titles, pen);
                } else if let Some(value) = value_of(field, name, page) {
                    let is_own = field.place().is_own_header();
                    let is_host = name == FieldName::Site && value != field.value() && !is_own;
                    let weight = if is_host { OF_HOST } else { weight };
                    propose(field, &value, (name, weight), (&sites, order), pen);
                }
            }
        }
        markup::propose(page, &sites, pen);
        site_name::propose(page, &sites, pen);
        starters::propose(page, pen);
        let of_caller = page.url().and_then(address::date);
        let known = of_caller.or_else(|| of_header(page));
        let known = known.map(|date| (date, OF_ADDRESS));
        let date = known.or_else(|| {
            let date = address::stated(page).and_then(address::date)?;
            Some((date, OF_STATED_ADDRESS))
        });
        if let Some((date, weight)) = date {
            let date = Candidate::date(FieldName::Published, date).at(Place::Address);
            pen.propose(date.weighing(weight));
        }
    }
}

/// The date of the address in the document's own header.
fn of_header(page: &Page) -> Option<PartialDateTime> {
    let own = page.fields().iter();
    let own = own.filter(|field| field.place().is_own_header());
    let mut urls = own.filter(|field| matches!(meaning(field), Some((FieldName::Url, _))));
    urls.find_map(|field| address::date(field.value()))
}

/// Of the author behind a label of a card for social media: 212 of 227.
const LABELLED: f32 = 2.7;

/// Of a date in the address of the page: 101 of 107, but 3 of 6 where nothing else says the same.
const OF_ADDRESS: f32 = 1.0;

/// The same for the address that the page states, which may be that of another one.
const OF_STATED_ADDRESS: f32 = 0.95;

/// Of the address of a site where its name should stand: what its title ends with goes before.
const OF_HOST: f32 = 0.9;

/// What a field says; what the document's own header has is taken as it is but for references and the page
/// of a paper.
fn value_of<'a>(field: &'a Field, name: FieldName, page: &Page) -> Option<Cow<'a, str>> {
    match field.place() {
        Place::FrontMatter | Place::Header => Some(values::of_header(
            match name {
                FieldName::Source => own_sources::without_issue(field.value()),
                _ => field.value(),
            },
            name,
        )),
        _ => values::stated(field.value(), name, page),
    }
}

/// The key of the value behind a label of a card for social media that says "Written by".
fn labelled_author(page: &Page) -> Option<&'static str> {
    let labels = [
        ("twitter:label1", "twitter:data1"),
        ("twitter:label2", "twitter:data2"),
    ];
    let fields = page.fields().iter();
    let mut labels = fields.filter_map(|field| {
        let (_, data) = labels.iter().find(|(label, _)| *label == field.key())?;
        names::is_opener(field.value()).then_some(*data)
    });
    labels.next()
}

/// The field that a stated field fills, and its weight there.
fn meaning(field: &Field) -> Option<(FieldName, f32)> {
    let key = field.key();
    match field.place() {
        Place::FrontMatter | Place::Header => {
            // What a document's own header says goes before what its markup says.
            keys::envelope(key).map(|(name, weight)| match name {
                // Clippers of pages call their address so.
                FieldName::Source if is_address(field.value()) => (FieldName::Url, weight + 4.0),
                _ => (name, weight + 5.0),
            })
        }
        Place::MetaTag => keys::meta(key),
        Place::JsonLd => keys::json_ld(key),
        Place::HtmlTitle => Some((FieldName::Title, 1.0)),
        Place::HtmlAttribute => Some((FieldName::Language, 3.0)),
        Place::LinkElement if key == "license" => Some((FieldName::License, 3.0)),
        Place::LinkElement => Some((FieldName::Url, 4.0)),
        _ => None,
    }
}

/// Whether a value is the address of a page and nothing else.
fn is_address(value: &str) -> bool {
    let path = value
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'));
    value.starts_with("http") && !value.contains(' ') && path.is_some_and(|(_, it)| !it.is_empty())
}

fn propose(
    field: &Field,
    value: &str,
    (name, weight): (FieldName, f32),
    (sites, order): (&Sites, Order),
    pen: &mut Pen<'_>,
) {
    let source = field.source.known().map(Span::range);
    let place = field.place();
    let is_own = place.is_own_header();
    let authors = match name {
        FieldName::Author => family_first::of_field(field.key(), value)
            .unwrap_or_else(|| pen.known_names().split(value)),
        _ => Vec::new(),
    };
    let mut push = |candidate: Candidate, weight: f32| {
        let candidate = candidate.at(place).under(field.key());
        pen.propose(candidate.weighing(weight).reading(source.clone()));
    };
    match name {
        FieldName::Published | FieldName::Modified => {
            // What cannot be read stays among the lines that were removed.
            let order = match order {
                Order::Unknown if is_own => Order::of_word(field.key()),
                order => order,
            };
            if let Some(date) = PartialDateTime::parse_ordered(value, order) {
                push(Candidate::date(name, date), weight);
            }
        }
        FieldName::Author => {
            for author in authors {
                let weight = match is_own {
                    true => weight,
                    false if names::is_account(&author) => weight - ACCOUNT,
                    false => sites.weight_of(&author, weight),
                };
                push(Candidate::text(name, author), weight);
            }
        }
        FieldName::Language => {
            if let Some(code) = language_code::normalised(value) {
                push(Candidate::text(name, code), weight);
            }
        }
        FieldName::Tag => {
            for tag in value.split([',', '，', ';', '、']).map(str::trim) {
                if let Some(tag) = values::tag(tag) {
                    push(Candidate::text(name, tag), weight);
                }
            }
        }
        _ => push(Candidate::text(name, value), weight),
    }
}

/// What an author loses that is called like an account: the name that the page shows goes before.
const ACCOUNT: f32 = 1.0;

/// The titles of a page without the name of its site.
struct Titles<'p, F> {
    page: &'p Page,
    sites: &'p Sites,
    /// What the page says of its title.
    elsewhere: LazyCell<Vec<&'p str>, F>,
    /// The last that was stated, and what it came to: most pages state the same several times.
    last: Option<(&'p str, String)>,
}

impl<'p, F: FnOnce() -> Vec<&'p str>> Titles<'p, F> {
    fn without_site(&mut self, title: &'p str) -> String {
        if let Some((_, plain)) = self.last.as_ref().filter(|(last, _)| *last == title) {
            return plain.clone();
        }
        let plain = title::without_site(title, self.sites, || self.elsewhere.as_slice());
        self.last = Some((title, plain.clone()));
        plain
    }
}

/// Proposes a title without the name of the site, which the document's own header seldom has.
fn propose_title<'p, F: FnOnce() -> Vec<&'p str>>(
    field: &'p Field,
    weight: f32,
    titles: &mut Titles<'p, F>,
    pen: &mut Pen<'_>,
) {
    let value = field.value();
    let is_own = field.place().is_own_header();
    let title = if is_own {
        value.to_owned()
    } else {
        let value = match field.place() {
            Place::MetaTag => title::behind_quote(value, titles.page),
            _ => value,
        };
        let title = titles.without_site(title::without_program(value));
        title::without_separators(&title).to_owned()
    };
    // Some systems cut titles short.
    let cut =
        !is_own && title.ends_with(['…', '.']) && (title.ends_with("...") || title.ends_with('…'));
    if !title.is_empty() {
        let plain = title::without_breaks(&title);
        let candidate = Candidate::text(FieldName::Title, plain).at(field.place());
        let says_nothing = !is_own
            && (title::says_nothing(value)
                || (title != value && title::says_nothing(&title))
                || titles.sites.is_title(value));
        let weight = match (cut, says_nothing) {
            (_, true) => weight * 0.4,
            (true, false) => weight - CUT_SHORT,
            (false, false) => weight,
        };
        let source = field.source.known().map(Span::range);
        pen.propose(
            candidate
                .under(field.key())
                .weighing(weight)
                .reading(source),
        );
    }
}

/// What a title loses that ends with dots.
const CUT_SHORT: f32 = 0.6;

#[cfg(test)]
mod tests {
    #[test]
    fn the_stated_address_of_a_page_may_have_its_date() {
        let published = |head: &str| {
            let page = format!("{head}<h1>The tide</h1><p>The tide comes in at four.</p>");
            let published = crate::clean(page.as_str()).metadata().published.clone();
            published.map(|found| found.value.to_string())
        };
        let canonical = "<link rel=canonical href=https://a.example/2015/03/18/tide>";
        let card = "<meta property=og:url content=https://a.example/2015/03/18/tide>";
        let archive = "<link rel=canonical href=https://a.example/2015/03/>";
        assert_eq!(published(canonical).as_deref(), Some("2015-03-18"));
        assert_eq!(published(card).as_deref(), Some("2015-03-18"));
        assert_eq!(published(archive), None);
    }
}
