//! A document in an element of its own, as collections of texts and extractors keep it: what is stated of
//! it stands in the attributes of `<doc>` or in elements beside its text. Dumps have several behind each other, and
//! those of questions and answers rows whose attributes hold the text too.

use super::escaped::unescape;
use super::feed::{Feed, decoded, escaped, push_heading, push_lines};
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

/// The attributes of rows and the keys of what they state.
#[rustfmt::skip] // One entry a line.
const OF_ROWS: [(&str, &str); 5] = [
    ("Title", "title"),
    ("CreationDate", "published"),
    ("LastEditDate", "updated"),
    ("OwnerDisplayName", "author"),
    ("Tags", "tags"),
];

/// Reads a body of such elements.
pub(super) fn read(body: &str) -> Option<Feed> {
    let name = first_name(body)?;
    if name.eq_ignore_ascii_case("doc") {
        return read_documents(body);
    }
    if name == "row" {
        return read_rows(body);
    }
    // The root of a dump is named for what its rows are.
    let (_, behind) = body.split_once(name)?.1.split_once('>')?;
    if first_name(behind)? != "row" {
        return None;
    }
    let root = elements(body).next()??;
    (root.name == name).then(|| read_rows(root.inner))?
}

/// One document, or several under their titles.
fn read_documents(body: &str) -> Option<Feed> {
    let all: Option<Vec<Element<'_>>> = elements(body).collect();
    let all = all?;
    if let [only] = all.as_slice() {
        return read_document(only);
    }
    let mut read = Feed::default();
    for element in all {
        if !element.name.eq_ignore_ascii_case("doc") {
            return None;
        }
        let document = read_document(&element)?;
        let title = document.fields.iter().find(|field| field.key() == "title");
        let title = title.map(|title| escaped(title.value()).into_owned());
        let mut html = document.html.as_str();
        if let Some(title) = title {
            // Extractors set it into the first line of the text too.
            let line = format!("<p>{title}</p>\n");
            html = html.strip_prefix(&*line).unwrap_or(html);
            push_heading(&mut read.html, &title);
        }
        read.html.push_str(html);
    }
    (!read.html.is_empty()).then_some(read)
}

/// Rows of a dump, whose texts are HTML, or those of comments, which are not.
fn read_rows(body: &str) -> Option<Feed> {
    let all: Option<Vec<Element<'_>>> = elements(body).collect();
    let all = all?;
    let mut read = Feed::default();
    for row in &all {
        let title = row.attribute("Title").map(unescape);
        if let Some(title) = title.filter(|_| all.len() > 1) {
            push_heading(&mut read.html, &escaped(&title));
        }
        match (row.attribute("Body"), row.attribute("Text")) {
            (Some(html), _) => read.html.push_str(&decoded(html)),
            (None, Some(text)) => push_lines(&mut read.html, &escaped(&decoded(text))),
            (None, None) => {}
        }
        read.html.push('\n');
    }
    if let [only] = all.as_slice() {
        for (attribute, key) in OF_ROWS {
            let value = only.attribute(attribute).map(unescape).unwrap_or_default();
            // Tags stand in signs of their own: `<mill><oak>`, `|mill|oak|`.
            let is_between = |ch: char| key == "tags" && matches!(ch, '<' | '>' | '|');
            for value in value
                .split(is_between)
                .filter(|value| !value.trim().is_empty())
            {
                (read.fields).push(Field::new(key, value.trim(), Place::FrontMatter));
            }
        }
    }
    (!read.html.trim().is_empty()).then_some(read)
}

fn read_document(element: &Element<'_>) -> Option<Feed> {
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
    fn documents_may_stand_behind_each_other() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let last = "The new wheel is made of oak, and turns the other way, as the miller told us.";
        let source = format!(
            "<doc id=\"1\" url=\"https://a.example/1\" title=\"Mill &amp; wheel\">\nMill & wheel\n\n{first}\n</doc>\n\
             <doc id=\"2\" url=\"https://a.example/2\" title=\"Oak\">\nOak\n\n{last}\n\n</doc>\n"
        );
        let text = crate::clean(source.as_str()).text().to_owned();
        assert_eq!(text, format!("Mill & wheel\n\n{first}\n\nOak\n\n{last}"));
    }

    #[test]
    fn rows_of_dumps_have_their_text_in_attributes() {
        let first =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let last = "The new wheel is made of oak, and turns the other way, as the miller told us.";
        let question = format!(
            "<row Id=\"4\" CreationDate=\"2008-07-31T21:42:52.667\" Body=\"&lt;p&gt;{first}&lt;/p&gt;&#xA;&lt;p&gt;2 &amp;lt; 3&lt;/p&gt;\" \
             Title=\"How &amp; why?\" Tags=\"&lt;mill&gt;&lt;oak&gt;\" />"
        );
        let article = crate::clean(question.as_str());
        assert_eq!(article.title(), Some("How & why?"));
        assert_eq!(article.text(), format!("{first}\n\n2 < 3"));
        let tags = &article.metadata().tags;
        let tags: Vec<&str> = tags.iter().map(|it| &*it.value).collect();
        assert_eq!(tags, ["mill", "oak"]);
        let answer = format!("<row Id=\"5\" Body=\"&lt;p&gt;{last}&lt;/p&gt;\" />");
        let all =
            format!("\u{feff}<?xml version=\"1.0\"?>\n<posts>\n  {question}\n  {answer}\n</posts>");
        let article = crate::clean(all.as_str());
        assert_eq!(
            article.text(),
            format!("How & why?\n\n{first}\n\n2 < 3\n\n{last}")
        );
    }

    #[test]
    fn other_elements_are_none() {
        for source in [
            "<doc></doc>",
            "<doc><p>x</p></doc>",
            "<p>x</p>",
            "<doc>x",
            "<docs>x</docs>",
            "<row>x</row>",
            "<rows><row a=\"1\"/></rows>",
        ] {
            assert!(super::read(source).is_none(), "{source}");
        }
    }
}
