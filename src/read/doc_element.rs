//! A document in an element of its own, as collections of texts and extractors keep it: what is stated of
//! it stands in the attributes of `<doc>` or in elements beside its text.

use super::feed::{Feed, decoded, escaped, push_lines};
use super::xml::{Element, elements, first_name};
use crate::field::{Field, Place};
use crate::metadata::keys;

/// The attributes that state something of the document.
#[rustfmt::skip] // One entry a line.
const ATTRIBUTES: [&str; 9] = [
    "title",
    "author",
    "date",
    "url",
    "sitename",
    "description",
    "categories",
    "tags",
    "language",
];

/// Tags of TEI and those of HTML that mean the same.
const TAGS: [(&str, &str); 17] = [
    ("<head", "<h2"),
    ("</head>", "</h2>"),
    ("<list", "<ul"),
    ("</list>", "</ul>"),
    ("<item", "<li"),
    ("</item>", "</li>"),
    ("<hi ", "<b "),
    ("</hi>", "</b>"),
    ("<quote", "<blockquote"),
    ("</quote>", "</blockquote>"),
    ("<ref target=", "<a href="),
    ("</ref>", "</a>"),
    ("<row", "<tr"),
    ("</row>", "</tr>"),
    ("<cell", "<td"),
    ("</cell>", "</td>"),
    ("<graphic ", "<img "),
];

/// Reads a body that is one such element.
pub(super) fn read(body: &str) -> Option<Feed> {
    if !first_name(body)?.eq_ignore_ascii_case("doc") {
        return None;
    }
    let mut all = elements(body);
    let element = all.next()??;
    if all.next().is_some() {
        return None;
    }
    let mut read = Feed::default();
    let mut push = |key: &str, value: &str| {
        if !value.trim().is_empty() {
            let key = key.to_ascii_lowercase();
            (read.fields).push(Field::new(&key, value.trim(), Place::FrontMatter));
        }
    };
    for key in ATTRIBUTES {
        if let Some(value) = element.attribute(key) {
            push(key, &decoded(value));
        }
    }
    let inside: Vec<Element<'_>> = elements(element.inner).map_while(|it| it).collect();
    let mut text = None;
    for inner in &inside {
        match inner.name {
            "main" => read.html = of_tei(inner.inner),
            name if keys::names_body(name) => text = Some(inner.text()),
            name if keys::envelope(name).is_some() => push(name, &inner.text()),
            _ => {}
        }
    }
    if read.html.is_empty() {
        let text = text.or_else(|| inside.is_empty().then(|| element.text()))?;
        push_lines(&mut read.html, &escaped(&text));
    }
    (!read.html.is_empty()).then_some(read)
}

fn of_tei(inner: &str) -> String {
    let tags = TAGS.iter();
    tags.fold(inner.to_owned(), |html, (tei, tag)| html.replace(tei, tag))
}

#[cfg(test)]
mod tests {
    #[test]
    fn documents_stand_in_elements() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let last = "The new wheel is made of oak, and turns the other way, as the miller told us.";
        for source in [
            format!(
                "<?xml version=\"1.0\"?>\n<doc sitename=\"Post\" title=\"The mill grinds &amp; turns\" author=\"Ann Bell\" \
                 url=\"https://a.example/1\"><main><p>{first}</p><list><item>Flour</item></list><p>{last}</p></main><comments/></doc>"
            ),
            format!(
                "<doc id=\"12\" url=\"https://a.example/1\" title=\"The mill grinds &amp; turns\">\n\
                 The mill grinds &amp; turns\n\n{first}\n\n{last}\n\n</doc>\n"
            ),
            format!(
                "<doc>\n<url>https://a.example/1</url>\n<docno>a-1</docno>\n\
                 <contenttitle>The mill grinds &amp; turns</contenttitle>\n<content>{first}\n{last}</content>\n</doc>"
            ),
        ] {
            let article = crate::clean(source.as_str());
            assert_eq!(article.title(), Some("The mill grinds & turns"), "{source}");
            let url = article.metadata().url.as_ref().map(|url| &*url.value);
            assert_eq!(url, Some("https://a.example/1"));
            let text = article.text();
            assert!(text.starts_with(first) && text.ends_with(last), "{text}");
        }
    }

    #[test]
    fn other_elements_are_none() {
        for source in [
            "<doc></doc>",
            "<doc><p>x</p></doc>",
            "<p>x</p>",
            "<doc>x",
            "<docs>x</docs>",
        ] {
            assert!(super::read(source).is_none(), "{source}");
        }
    }
}
