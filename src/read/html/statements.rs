//! What elements of the body state of the page: microdata, RDFa, `rel`, `<time>`, and the names of
//! classes and addresses that nearly all systems use for authors and dates.

use std::ops::Range;

use super::attributes::Attributes;
use super::author_paths::is_of_author;
use super::builder::Builder;
use super::properties::{is_of_other, property_key};
use super::{containers, head};
use crate::field::Place;
use crate::hints::Hints;
use crate::metadata::PartialDateTime;
use crate::metadata::bylines::OF_READERS;
use crate::page::InlineKind;

/// The longest text that an element states by its class, in bytes: some names, a date.
const LONGEST_BY_CLASS: usize = 200;

/// Statements of a page at most: a thread or a list has one for each post.
const MOST: usize = 256;

/// Parts of a page whose names and dates are those of others, whatever the title stands in.
const OF_OTHERS: Hints = Hints::RELATED;

/// Whether what follows states names and dates of others. Those of readers stand behind the story: above it the
/// line of its author tells how many comments there are.
fn is_of_others(builder: &Builder<'_>) -> bool {
    let hints = containers::hints(builder);
    hints.intersects(OF_OTHERS)
        || hints.intersects(OF_READERS) && containers::is_behind_prose(builder)
}

/// A statement whose text is being read.
pub(super) struct Open {
    key: &'static str,
    from: usize,
}

/// Reads statements during the walk.
#[derive(Default)]
pub(super) struct Statements {
    /// What the element that was entered last states by its text.
    pub(super) opened: Option<Open>,
    /// Open elements that state an author.
    authors: usize,
    /// Whether inside of them one states his name.
    named: bool,
    /// Open elements that hold something else with names of its own: an address, a picture.
    others: usize,
    count: usize,
}

impl Statements {
    /// Reads what an element states by its attributes; of what it states by its text, the start is
    /// noted.
    pub(super) fn open(
        &mut self,
        builder: &mut Builder<'_>,
        attributes: &Attributes<'_>,
        is_time: bool,
    ) {
        self.opened = None;
        // Few elements state anything.
        let may_state = is_time
            || attributes.said.key.is_some()
            || attributes.may_state()
            || attributes.has_dated_title();
        if !may_state {
            return;
        }
        if !attributes.itemprop().is_empty() && is_of_other(attributes.itemprop()) {
            self.others += 1;
            let from = builder.position();
            self.opened = Some(Open { key: OTHER, from });
            return;
        }
        let Some(key) = self.key(builder, attributes, is_time) else {
            return;
        };
        if self.count >= MOST || is_of_others(builder) {
            return;
        }
        self.count += 1;
        let from = builder.position();
        let is_author = key.ends_with(".author");
        let value = if is_author {
            ""
        } else {
            value_of(key, attributes)
        };
        if !value.is_empty() {
            head::push_at(builder.page, key, value, place_of(key), Some(from));
            return;
        }
        self.authors += usize::from(is_author);
        self.opened = Some(Open { key, from });
    }

    fn key(
        &self,
        builder: &Builder<'_>,
        attributes: &Attributes<'_>,
        is_time: bool,
    ) -> Option<&'static str> {
        for property in [attributes.itemprop(), attributes.property()] {
            if !property.is_empty()
                && let Some(key) = self.property_key(builder, property)
            {
                return Some(key);
            }
        }
        if !attributes.rel().is_empty() {
            let says = |word| attributes.rel().split(' ').any(|rel| rel == word);
            if says("author") {
                return Some("rel.author");
            } else if says("tag") && !attributes.href().is_empty() {
                return Some("rel.tag");
            } else if says("license") && !attributes.href().is_empty() {
                return Some("itemprop.license");
            }
        }
        let by_class = attributes.said.key;
        if is_time {
            let is_update = by_class == Some("class.modified");
            return Some(if is_update { "time.modified" } else { "time" });
        }
        by_class
            .or_else(|| is_of_author(attributes.href()).then_some("link.author"))
            .or_else(|| attributes.has_dated_title().then_some(DATED))
    }

    /// The key of a property of the page or of its author: what an element of something else states
    /// is of that, and what stands in a figure of the picture.
    fn property_key(&self, builder: &Builder<'_>, property: &str) -> Option<&'static str> {
        let key = property_key(property, self.authors > 0)?;
        let is_of_page = self.others == 0
            && (key == "itemprop.author.name" || !containers::is_in_figure(builder));
        is_of_page.then_some(key)
    }

    /// Ends an element that states something by its text.
    pub(super) fn close(&mut self, builder: &mut Builder<'_>, open: Open) {
        if open.key == OTHER {
            self.others = self.others.saturating_sub(1);
            return;
        }
        let is_author = open.key.ends_with(".author");
        if is_author {
            self.authors = self.authors.saturating_sub(1);
            if self.named {
                self.named = self.authors > 0;
                return;
            }
        }
        let to = match is_author {
            true => first_tag(builder, open.from),
            false => first_hidden(builder, open.from),
        };
        let to = to.unwrap_or(builder.page.text.len());
        let text = builder.page.text.get(open.from..to).unwrap_or_default();
        let longest = if open.key.starts_with("class.") || open.key.starts_with("link.") {
            LONGEST_BY_CLASS
        } else {
            head::LONGEST_VALUE
        };
        if text.len() > longest {
            return;
        }
        let text = shown_text(builder, open.from..to);
        if open.key == "itemprop.author.name" {
            self.named = true;
        }
        let key = open.key.strip_suffix(".name").unwrap_or(open.key);
        head::push_at(builder.page, key, &text, place_of(key), Some(open.from));
    }

    /// Reads a `<meta>` that stands in the body; true when it says nothing else.
    pub(super) fn meta(&mut self, builder: &mut Builder<'_>, attributes: &Attributes<'_>) -> bool {
        if attributes.itemprop().is_empty() || builder.page.containers.len() < 2 {
            return false;
        }
        if is_of_others(builder) {
            return true;
        }
        if let Some(key) = self.property_key(builder, attributes.itemprop()) {
            let is_name = key == "itemprop.author.name";
            self.named |= is_name;
            let key = key.strip_suffix(".name").unwrap_or(key);
            let at = builder.position();
            head::push_at(
                builder.page,
                key,
                attributes.content(),
                place_of(key),
                Some(at),
            );
            return true;
        }
        // What a person or a product is called is not what the page is called.
        self.authors > 0 || self.others > 0
    }
}

/// The key of an element whose title is a date.
const DATED: &str = "title.date";

/// The key of an element that holds something else.
const OTHER: &str = "other";

/// Where the first tag of the text begins behind a place: lines of authors may have them too.
fn first_tag(builder: &Builder<'_>, from: usize) -> Option<usize> {
    let fields = builder.page.fields.iter().rev();
    let inside = fields.take_while(|field| field.at as usize >= from && field.at > 0);
    let tags = inside.filter(|field| field.key() == "rel.tag");
    tags.last().map(|tag| tag.at as usize)
}

/// Where the first hidden block begins behind a place: the card of an account may stand in its name.
fn first_hidden(builder: &Builder<'_>, from: usize) -> Option<usize> {
    let blocks = builder.page.blocks.iter().rev().take(MOST);
    let inside = blocks.take_while(|block| block.text.range().start > from);
    let hidden = inside.filter(|block| block.hidden);
    hidden.last().map(|block| block.text.range().start)
}

/// The text of a range without what is for screen readers alone, unless that is all of it:
/// forums tell those that a link leads to the post.
fn shown_text(builder: &Builder<'_>, range: Range<usize>) -> String {
    let page = &*builder.page;
    let mut shown = String::new();
    if page.has_unseen {
        let mut at = range.start;
        let inside = page.inlines.iter().rev().take(MOST);
        let inside = inside.take_while(|inline| inline.text.range().start >= range.start);
        let inside = page.inlines.iter().rev().take(inside.count()).rev();
        let unseen = inside.filter(|inline| inline.kind == InlineKind::Unseen);
        for unseen in unseen.map(|unseen| unseen.text.range()) {
            let before = unseen.start.min(range.end);
            shown.push_str(page.text.get(at..before).unwrap_or_default());
            at = at.max(unseen.end);
        }
        shown.push_str(page.text.get(at..range.end).unwrap_or_default());
    }
    match shown.trim() {
        "" => page.text.get(range).unwrap_or_default().trim().to_owned(),
        shown => shown.to_owned(),
    }
}

/// The value of a statement where an attribute holds it.
fn value_of<'a>(key: &str, attributes: &Attributes<'a>) -> &'a str {
    let mut values = [attributes.content(), attributes.datetime()].into_iter();
    let found = values.find(|value| !value.is_empty());
    // The text of a link names the licence, its address tells it.
    if key == "itemprop.license" && found.is_none() {
        return attributes.href();
    }
    let may_be_date = (key.starts_with("time") || key.starts_with("class.") || key == DATED)
        && key != "class.source";
    if found.is_none() && may_be_date && PartialDateTime::parse(attributes.data_date()).is_some() {
        return attributes.data_date();
    }
    // Forums show "3 hours ago" and write the date into the title.
    let years = attributes.title().bytes().filter(u8::is_ascii_digit);
    let is_date = may_be_date && years.count() >= 5;
    let title = if is_date { attributes.title() } else { "" };
    // A number of seconds may follow what is one word.
    let title = match title.split_once(' ') {
        Some((date, seconds)) if date.contains('T') && !seconds.contains(':') => date,
        _ => title,
    };
    found.unwrap_or(title)
}

fn place_of(key: &str) -> Place {
    if key.starts_with("time") {
        Place::TimeElement
    } else {
        Place::Markup
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn what_is_for_screen_readers_is_no_part_of_a_name() {
        let story = "<p>The tide comes in at four, as it says on the board at the pier.</p>";
        let link = "<a href=#p0><span class=sr-only>Post</span></a>";
        let named = "<span>by <strong><a class=username>Odile</a></strong> »</span>";
        for author in [
            format!("<p class=author>{link} {named}</p>"),
            "<p class=author><a href=/o><span class=sr-only>Odile</span><img src=o.png></a></p>"
                .to_owned(),
        ] {
            let page = format!("<h1>The tide</h1>{author}{story}");
            let article = clean(page.as_str());
            let authors = &article.metadata().authors;
            let names: Vec<&str> = authors.iter().map(|it| it.value.as_str()).collect();
            assert_eq!(names, ["Odile"], "{page}");
        }
    }

    #[test]
    fn tags_in_the_line_of_an_author_are_no_names() {
        let tag = "/ <a rel=tag href=/t/w>Weather</a> / <a rel=tag href=/t/r>Roads</a>";
        let story = "<p>The tide comes in at four, as it says on the board at the pier.</p>";
        for (line, expected) in [("Ann Bell ", &["Ann Bell"][..]), ("", &[])] {
            let page = format!("<h1>The tide</h1><div class=author>{line}{tag}</div>{story}");
            let article = clean(page.as_str());
            let authors = article.metadata().authors.iter();
            let names: Vec<&str> = authors.map(|it| it.value.as_str()).collect();
            assert_eq!(names, expected, "{page}");
        }
    }

    #[test]
    fn what_is_stated_of_pictures_and_addresses_is_not_of_the_page() {
        let story = "<p>The tide comes in at four, as it says on the board at the pier.</p>";
        let organization = "<div itemprop=author itemscope><span itemprop=name>Harbour Post</span>\
            <div itemprop=address itemscope><div itemprop=addressCountry itemscope>\
            <meta itemprop=name content=Norway></div></div></div>";
        let person = "<div itemprop=author itemscope><meta itemprop=name content='Nora Whitfield'>\
            <div itemprop=interactionStatistic itemscope><meta itemprop=name content=Likes></div></div>";
        let picture = |attributes: &str, name: &str| {
            format!(
                "<div itemprop=author itemscope><b itemprop=name>Nora Whitfield</b></div>{story}\
                 <{name} {attributes}><img src=p.jpg><div><i itemprop=creator>Tom Oak</i></div></{name}>"
            )
        };
        for (html, name) in [
            (organization.to_owned(), "Harbour Post"),
            (person.to_owned(), "Nora Whitfield"),
            (picture("", "figure"), "Nora Whitfield"),
            (picture("itemprop=image itemscope", "div"), "Nora Whitfield"),
        ] {
            let page = format!("<h1>The tide</h1>{html}{story}{story}");
            let metadata = clean(page.as_str()).metadata().clone();
            let names: Vec<&str> = metadata
                .authors
                .iter()
                .map(|it| it.value.as_str())
                .collect();
            assert_eq!(names, [name], "{page}");
        }
    }

    #[test]
    fn what_answers_and_comments_state_is_not_of_the_page() {
        let story = "<p>The tide comes in at four, as it says on the board at the pier.</p>";
        let stated = |name: &str, day: &str| {
            format!(
                "<span itemprop=author itemscope><b itemprop=name>{name}</b></span>\
                 <time itemprop=dateCreated datetime={day}>{day}</time><a rel=author href=/u>{name}</a>"
            )
        };
        let own = stated("Nora Whitfield", "2022-03-12");
        for property in ["comment", "acceptedAnswer", "suggestedAnswer"] {
            let reply = |before: &str| {
                format!(
                    "<div itemprop={property} itemscope>{before}{}<meta itemprop=dateModified \
                     content=2022-03-15></div>",
                    stated("Tom Oak", "2022-03-14")
                )
            };
            for (page, name, day) in [
                (format!("{story}{}", reply(story)), None, None),
                (
                    format!("{story}{own}{}", reply(story)),
                    Some("Nora Whitfield"),
                    Some("2022-03-12"),
                ),
                // The first of a thread.
                (
                    format!("{}{story}", reply("")),
                    Some("Tom Oak"),
                    Some("2022-03-14"),
                ),
            ] {
                let page = format!("<h1>The tide</h1>{page}");
                let metadata = clean(page.as_str()).metadata().clone();
                let found = metadata.authors.first().map(|name| &*name.value);
                assert_eq!(found, name, "{page}");
                let found = metadata.published.map(|date| date.value.to_string());
                assert_eq!(found.as_deref(), day, "{page}");
            }
        }
    }
}
