//! Articles of journals as archives keep them (JATS): what is told of the article stands in front of it, and its
//! elements have names of their own.

use super::feed::Feed;
use super::vocabulary::{Vocabulary, all, inside, part, state};
use super::xml::{elements, first_name};
use crate::features::is_cjk;

/// How far into a document its front begins.
const FARTHEST: usize = 4 << 10;

#[rustfmt::skip] // One entry a line.
static VOCABULARY: Vocabulary = Vocabulary {
    elements: &[
        ("ack", "section"),
        ("aff", "p"),
        ("app", "section"),
        ("bold", "b"),
        ("caption", "div"),
        ("code", "pre"),
        ("def", "dd"),
        ("disp-formula", "p"),
        ("disp-quote", "blockquote"),
        ("fig", "div"),
        ("fn", "p"),
        ("italic", "i"),
        ("label", "b"),
        ("list", "ul"),
        ("list-item", "li"),
        ("p", "p"),
        ("preformat", "pre"),
        ("ref", "p"),
        ("sec", "section"),
        ("sub", "sub"),
        ("sup", "sup"),
        ("table", "table"),
        ("tbody", "tbody"),
        ("td", "td"),
        ("term", "dt"),
        ("th", "th"),
        ("thead", "thead"),
        ("title", "h2"),
        ("tr", "tr"),
    ],
    inline: &[
        "abbrev",
        "email",
        "ext-link",
        "inline-formula",
        "monospace",
        "named-content",
        "sc",
        "styled-content",
        "uri",
        "xref",
    ],
    lines: &[],
    // The same formula stands beside it.
    dropped: &["tex-math"],
    headings: &[],
};

/// Reads a body that is an article.
pub(super) fn read(body: &str) -> Option<Feed> {
    if !matches!(first_name(body)?, "article" | "pmc-articleset") {
        return None;
    }
    let head = body.get(..body.floor_char_boundary(FARTHEST))?;
    if !head.contains("<article-meta") {
        return None;
    }
    let meta = inside(body, "article-meta")?.0;
    let mut read = Feed::default();
    state(&mut read, "title", part(meta, "article-title"));
    state(&mut read, "site", part(head, "journal-title"));
    for person in all(meta, "contrib-group").flat_map(elements).flatten() {
        if person.name == "contrib" {
            let key = match person.attribute("contrib-type") {
                None | Some("author") => "author",
                Some("editor") => "editor",
                Some(_) => continue,
            };
            state(&mut read, key, &name(person.inner));
        }
    }
    state(&mut read, "published", &published(meta));
    for keyword in all(meta, "kwd") {
        state(&mut read, "tags", keyword);
    }
    for (name, heading) in [
        ("abstract", "<h2>Abstract</h2>"),
        ("body", ""),
        ("back", ""),
    ] {
        let within = if name == "abstract" { meta } else { body };
        let Some((inner, _)) = inside(within, name) else {
            continue;
        };
        if !inner.trim_start().starts_with("<title") {
            read.html.push_str(heading);
        }
        VOCABULARY.push_html(&mut read.html, inner);
    }
    (!read.html.is_empty()).then_some(read)
}

fn name(person: &str) -> String {
    let (given, family) = (part(person, "given-names"), part(person, "surname"));
    match (family.is_empty(), family.contains(is_cjk)) {
        (true, _) => part(person, "collab").to_owned(),
        (false, true) => format!("{family}{given}"),
        (false, false) => format!("{given} {family}"),
    }
}

/// The first date of publication that has a day, or the first.
fn published(meta: &str) -> String {
    let mut dates = all(meta, "pub-date").peekable();
    let first = dates.peek().copied();
    let date = dates.find(|date| date.contains("<day")).or(first);
    let parts = ["year", "month", "day"].map(|part| inside(date.unwrap_or_default(), part));
    let numbers = parts
        .iter()
        .map_while(|part| part.map(|(number, _)| number.trim()));
    let numbers: Vec<String> = numbers.map(|number| format!("{number:0>2}")).collect();
    numbers.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::stated;

    #[test]
    fn tables_are_sorted() {
        assert!(VOCABULARY.is_sorted());
    }

    #[test]
    fn articles_of_journals_are_read() {
        let told =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let more = "The new wheel is made of oak, and turns the other way, as the miller told us.";
        let source = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE article PUBLIC \"x\" \"y.dtd\"><article><front><journal-meta>\
             <journal-title>Rivers &amp; Mills</journal-title></journal-meta><article-meta><title-group><article-title>Mills\n \
             grind: a <italic>field</italic> study</article-title></title-group><contrib-group><contrib contrib-type=\"author\">\
             <name><surname>Bell</surname><given-names>Ann</given-names></name><xref rid=\"a\">1</xref></contrib><contrib><name>\
             <surname>李</surname><given-names>晓明</given-names></name></contrib><contrib contrib-type=\"editor\"><name>\
             <surname>Hill</surname><given-names>Jo</given-names></name></contrib></contrib-group><aff id=\"a\">Harbour</aff>\
             <pub-date><year>2019</year></pub-date><pub-date><day>4</day><month>3</month><year>2019</year></pub-date>\
             <abstract><p>We study mills, their wheels and their millers.</p></abstract></article-meta></front><body><sec><title>Place</title>\
             <p>{told}<xref rid=\"b\">1</xref></p><graphic href=\"x\"/><sec><title>Wheel</title><p>{more}</p></sec></sec></body>\
             <back><ref-list><title>References</title><ref><name><surname>Hill</surname><given-names>J</given-names></name>\
             <source>Wheels</source></ref></ref-list></back></article>"
        );
        let article = crate::clean(source.as_str());
        assert_eq!(
            stated(&article),
            (
                Some("Mills grind: a field study"),
                vec!["Ann Bell", "李晓明"],
                Some("2019-03-04".to_owned())
            )
        );
        let text = article.text();
        let expected = format!(
            "We study mills, their wheels and their millers.\n\nPlace\n\n{told}1\n\nWheel\n\n{more}"
        );
        assert!(text.contains(&expected), "{text}");
        assert!(!text.contains("Harbour"), "{text}");
    }

    #[test]
    fn other_articles_are_none() {
        for source in [
            "<article><p>It tells of <article-meta>.</p></article>",
            "<article-meta>x</article-meta>",
            "<article><article-meta>",
        ] {
            assert!(read(source).is_none(), "{source}");
        }
    }
}
