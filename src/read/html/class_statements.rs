//! What the names of classes say that an element holds: names, dates and outlets.

use crate::class_words::{self, MayBe};

/// What a class says that an element holds.
pub(super) fn by_class(class: &str) -> Option<&'static str> {
    if class.len() < 4 || class.len() > 400 {
        return None;
    }
    class.split_ascii_whitespace().find_map(by_class_token)
}

/// Words that tell what an element holds.
pub(super) static STATING: MayBe = MayBe::of(&[&NAMES, &DATES, &UPDATES, &SOURCES, &ACCOUNTS]);

/// Words beside them that say that it is something else.
static BESIDE: MayBe = MayBe::of(&[&NOT_NAMES, &NOT_DATES, &NOT_SOURCES]);

/// Words of a class that begin or end what holds an author's name.
const NAMES: [&[u8]; 9] = [
    b"author",
    b"authors",
    b"autor",
    b"byline",
    b"bylines",
    b"journalist",
    b"personname",
    b"reporter",
    b"writer",
];

/// Words beside them that say that it holds something else.
const NOT_NAMES: [&[u8]; 41] = [
    b"about",
    b"affiliation",
    b"avatar",
    b"before",
    b"bio",
    b"comment",
    b"comments",
    b"company",
    b"count",
    b"counts",
    b"desc",
    b"description",
    b"designation",
    b"email",
    b"excerpt",
    b"follow",
    b"has",
    b"image",
    b"img",
    b"job",
    b"label",
    b"location",
    b"no",
    b"notes",
    b"photo",
    b"picture",
    b"position",
    b"prefix",
    b"prep",
    b"quote",
    b"related",
    b"role",
    b"sidebar",
    b"social",
    b"stats",
    b"testimonial",
    b"testimonials",
    b"thumbnail",
    b"title",
    b"views",
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

/// What holds the name of the outlet, where no word stands beside it that says what else has a source.
const SOURCES: [&[u8]; 1] = [b"source"];
const NOT_SOURCES: [&[u8]; 9] = [
    b"code",
    b"data",
    b"file",
    b"highlight",
    b"label",
    b"link",
    b"map",
    b"media",
    b"open",
];

/// The word of the class that WeChat gives to the name of the account that published an article, and the
/// class. Elsewhere such a word names a member.
const ACCOUNTS: [&[u8]; 1] = [b"nickname"];
const OF_WECHAT: &str = "rich_media_meta_nickname";

fn by_class_token(token: &str) -> Option<&'static str> {
    if token == OF_WECHAT {
        return Some("class.source");
    }
    let (mut name, mut date, mut update, mut source) = (false, false, false, false);
    each_of(&STATING, token, |word| {
        name |= NAMES.contains(&word);
        date |= DATES.contains(&word);
        update |= UPDATES.contains(&word);
        source |= SOURCES.contains(&word);
    });
    if !name && !date && !update && !source || is_mark_of_typist(token) {
        return None;
    }
    let (mut not_name, mut not_date, mut not_source) = (false, false, false);
    each_of(&BESIDE, token, |word| {
        not_source |= NOT_SOURCES.contains(&word);
        not_name |= NOT_NAMES.contains(&word);
        not_date |= NOT_DATES.contains(&word);
    });
    if name && !not_name {
        Some("class.author")
    } else if update && !not_date && !not_name {
        Some("class.modified")
    } else if date && !not_date {
        Some("class.date")
    } else if source && !not_source && !not_name {
        Some("class.source")
    } else {
        None
    }
}

/// Whether a class tells by a number who typed a run of characters, as editors that several write in do:
/// `author-1`, `author-d-1gg9uz65z`.
fn is_mark_of_typist(token: &str) -> bool {
    token.strip_prefix("author-").is_some_and(|number| {
        let kind = |bytes: &[u8]| matches!(bytes, [b'a'..=b'z', b'-', ..]);
        let number = number
            .get(if kind(number.as_bytes()) { 2 } else { 0 }..)
            .unwrap_or_default();
        number.starts_with(|ch: char| ch.is_ascii_digit())
    })
}

/// Calls `read` with the words of a class, in lower case, that may be in a set.
fn each_of(set: &MayBe, token: &str, mut read: impl FnMut(&[u8])) {
    const LONGEST: usize = 16;
    class_words::each(token, |word, key, _, _| {
        let mut lower = [0; LONGEST];
        if set.has(key)
            && let Some(lower) = lower.get_mut(..word.len())
        {
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            read(lower);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_tell_names_and_dates() {
        for (class, key) in [
            ("post-author", Some("class.author")),
            ("entry authorName", Some("class.author")),
            ("Author_author__4ceOm", Some("class.author")),
            ("byline__name byline__name--block", Some("class.author")),
            ("author-bio", None),
            ("author-1", None),
            ("author-d-1gg9uz65z", None),
            ("ltx_author_notes", None),
            ("ltx_personname", Some("class.author")),
            ("author-views", None),
            ("meta-prep meta-prep-author", None),
            ("author-label", None),
            ("byline-affiliation", None),
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
