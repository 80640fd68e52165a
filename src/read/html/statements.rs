//! What elements of the body state of the page: microdata, RDFa, `rel`, `<time>`, and the names of
//! classes and addresses that nearly all systems use for authors and dates.

use super::attributes::Attributes;
use super::author_paths::is_of_author;
use super::builder::Builder;
use super::{containers, head};
use crate::class_words::MayBe;
use crate::field::Place;
use crate::hints::Hints;
use crate::page::InlineKind;

/// The longest text that an element states by its class, in bytes: some names, a date.
const LONGEST_BY_CLASS: usize = 200;

/// Statements of a page at most: a thread or a list has one for each post.
const MOST: usize = 256;

/// Parts of a page whose names and dates are those of others, whatever the title stands in.
const OF_OTHERS: Hints = Hints::RELATED.with(Hints::COMMENTS);

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
        let Some(key) = self.key(attributes, is_time) else {
            return;
        };
        if self.count >= MOST || containers::hints(builder).intersects(OF_OTHERS) {
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

    fn key(&self, attributes: &Attributes<'_>, is_time: bool) -> Option<&'static str> {
        if !attributes.itemprop().is_empty()
            && let Some(key) = property_key(attributes.itemprop(), self.authors > 0)
        {
            return Some(key);
        }
        if !attributes.property().is_empty()
            && let Some(key) = property_key(attributes.property(), self.authors > 0)
        {
            return Some(key);
        }
        if !attributes.rel().is_empty() {
            let says = |word| attributes.rel().split(' ').any(|rel| rel == word);
            if says("author") {
                return Some("rel.author");
            } else if says("tag") && !attributes.href().is_empty() {
                return Some("rel.tag");
            }
        }
        let by_class = attributes.said.key;
        if is_time {
            let is_update = by_class == Some("class.modified");
            return Some(if is_update { "time.modified" } else { "time" });
        }
        by_class.or_else(|| is_of_author(attributes.href()).then_some("link.author"))
    }

    /// Ends an element that states something by its text.
    pub(super) fn close(&mut self, builder: &mut Builder<'_>, open: Open) {
        let is_author = open.key.ends_with(".author");
        if is_author {
            self.authors = self.authors.saturating_sub(1);
            if self.named {
                self.named = self.authors > 0;
                return;
            }
        }
        let text = builder.page.text.get(open.from..).unwrap_or_default();
        let longest = if open.key.starts_with("class.") || open.key.starts_with("link.") {
            LONGEST_BY_CLASS
        } else {
            head::LONGEST_VALUE
        };
        if text.len() > longest {
            return;
        }
        let text = shown_text(builder, open.from);
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
        if containers::hints(builder).intersects(OF_OTHERS) {
            return true;
        }
        if let Some(key) = property_key(attributes.itemprop(), self.authors > 0) {
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
        self.authors > 0
    }
}

/// The text from a place on without what is for screen readers alone, unless that is all of it:
/// forums tell those that a link leads to the post.
fn shown_text(builder: &Builder<'_>, from: usize) -> String {
    let page = &*builder.page;
    let mut shown = String::new();
    if page.has_unseen {
        let inside = page.inlines.iter().rev().take(MOST);
        let inside = inside.take_while(|inline| inline.text.range().start >= from);
        let inside = page.inlines.iter().rev().take(inside.count()).rev();
        let mut at = from;
        for unseen in inside.filter(|inline| inline.kind == InlineKind::Unseen) {
            let range = unseen.text.range();
            shown.push_str(page.text.get(at..range.start).unwrap_or_default());
            at = at.max(range.end);
        }
        shown.push_str(page.text.get(at..).unwrap_or_default());
    }
    match shown.trim() {
        "" => page.text.get(from..).unwrap_or_default().trim().to_owned(),
        shown => shown.to_owned(),
    }
}

/// The value of a statement where an attribute holds it.
fn value_of<'a>(key: &str, attributes: &Attributes<'a>) -> &'a str {
    let mut values = [attributes.content(), attributes.datetime()].into_iter();
    let found = values.find(|value| !value.is_empty());
    // Forums show "3 hours ago" and write the date into the title.
    let years = attributes.title().bytes().filter(u8::is_ascii_digit);
    let is_date = (key.starts_with("time") || key.starts_with("class.")) && years.count() >= 5;
    found.unwrap_or(if is_date { attributes.title() } else { "" })
}

fn place_of(key: &str) -> Place {
    if key.starts_with("time") {
        Place::TimeElement
    } else {
        Place::Markup
    }
}

/// The key of a property of schema.org or Dublin Core.
fn property_key(property: &str, of_author: bool) -> Option<&'static str> {
    let property = property.trim();
    let name = property.rsplit([':', '/', ' ']).next().unwrap_or_default();
    let known: [(&str, &str); 12] = [
        ("articleSection", "itemprop.articlesection"),
        ("author", "itemprop.author"),
        ("creator", "itemprop.author"),
        ("dateCreated", "itemprop.datepublished"),
        ("dateModified", "itemprop.datemodified"),
        ("datePublished", "itemprop.datepublished"),
        ("created", "itemprop.datepublished"),
        ("issued", "itemprop.datepublished"),
        ("modified", "itemprop.datemodified"),
        ("editor", "itemprop.editor"),
        ("headline", "itemprop.headline"),
        ("license", "itemprop.license"),
    ];
    if of_author && name == "name" {
        return Some("itemprop.author.name");
    }
    let mut known = known.into_iter();
    known.find(|(known, _)| *known == name).map(|(_, key)| key)
}

/// What a class says that an element holds.
pub(super) fn by_class(class: &str) -> Option<&'static str> {
    if class.len() < 4 || class.len() > 400 {
        return None;
    }
    class.split_ascii_whitespace().find_map(by_class_token)
}

/// Words that tell what an element holds.
pub(super) static STATING: MayBe = MayBe::of(&[&NAMES, &DATES, &UPDATES]);

/// Words of a class that begin or end what holds an author's name.
const NAMES: [&[u8]; 8] = [
    b"author",
    b"authors",
    b"autor",
    b"byline",
    b"bylines",
    b"journalist",
    b"reporter",
    b"writer",
];

/// Words beside them that say that it holds something else.
const NOT_NAMES: [&[u8]; 31] = [
    b"about",
    b"avatar",
    b"bio",
    b"comment",
    b"comments",
    b"company",
    b"count",
    b"desc",
    b"description",
    b"email",
    b"excerpt",
    b"follow",
    b"has",
    b"image",
    b"img",
    b"job",
    b"location",
    b"no",
    b"photo",
    b"picture",
    b"position",
    b"quote",
    b"related",
    b"role",
    b"sidebar",
    b"social",
    b"testimonial",
    b"testimonials",
    b"thumbnail",
    b"title",
    b"widget",
];

const DATES: [&[u8]; 9] = [
    b"date",
    b"datetime",
    b"dateline",
    b"postdate",
    b"pubdate",
    b"published",
    b"pubtime",
    b"time",
    b"timestamp",
];

const UPDATES: [&[u8]; 4] = [b"lastmod", b"modified", b"update", b"updated"];

/// Words beside them that say that it is no date of the page.
const NOT_DATES: [&[u8]; 21] = [
    b"birth",
    b"clock",
    b"comment",
    b"countdown",
    b"current",
    b"deadline",
    b"duration",
    b"end",
    b"ends",
    b"event",
    b"expiration",
    b"expire",
    b"expired",
    b"expires",
    b"expiry",
    b"now",
    b"picker",
    b"read",
    b"reading",
    b"related",
    b"today",
];

fn by_class_token(token: &str) -> Option<&'static str> {
    let (mut name, mut date, mut update) = (false, false, false);
    each_word(token, &mut |word| {
        // Nearly all words begin with another letter.
        match word.first() {
            Some(b'a' | b'b' | b'j' | b'r' | b'w') => name |= NAMES.contains(&word),
            Some(b'd' | b'p' | b't') => date |= DATES.contains(&word),
            Some(b'l' | b'm' | b'u') => update |= UPDATES.contains(&word),
            _ => {}
        }
    });
    if !name && !date && !update {
        return None;
    }
    let (mut not_name, mut not_date) = (false, false);
    each_word(token, &mut |word| {
        not_name |= NOT_NAMES.contains(&word);
        not_date |= NOT_DATES.contains(&word);
    });
    if name && !not_name {
        Some("class.author")
    } else if update && !not_date && !not_name {
        Some("class.modified")
    } else if date && !not_date {
        Some("class.date")
    } else {
        None
    }
}

/// Calls `read` with the words of a class in lower case. Words end at signs, digits, and where
/// lower case turns to upper.
fn each_word(token: &str, read: &mut impl FnMut(&[u8])) {
    const LONGEST: usize = 16;
    let mut word = [0u8; LONGEST];
    let (mut length, mut before) = (0, b' ');
    for byte in token.bytes().chain([b' ']) {
        let ends = !byte.is_ascii_alphabetic()
            || (byte.is_ascii_uppercase() && before.is_ascii_lowercase());
        if ends {
            if (2..=LONGEST).contains(&length) {
                read(word.get(..length).unwrap_or_default());
            }
            length = 0;
        }
        if byte.is_ascii_alphabetic() {
            if let Some(place) = word.get_mut(length) {
                *place = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        before = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn classes_tell_names_and_dates() {
        for (class, key) in [
            ("post-author", Some("class.author")),
            ("entry authorName", Some("class.author")),
            ("Author_author__4ceOm", Some("class.author")),
            ("byline__name byline__name--block", Some("class.author")),
            ("author-bio", None),
            ("authorImage", None),
            ("co-authority", None),
            ("entry-date published", Some("class.date")),
            ("post-modified", Some("class.modified")),
            ("reading-time", None),
            ("offer-end-date", None),
            ("authorLocation", None),
            ("update", Some("class.modified")),
            ("candidate", None),
            ("post-date", Some("class.date")),
            ("postdate", Some("class.date")),
        ] {
            assert_eq!(by_class(class), key, "{class}");
        }
    }
}
