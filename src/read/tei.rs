//! Texts as libraries and readers of scientific papers keep them (TEI): what is told of the text stands in front of it,
//! and its elements have names of their own.

use super::feed::Feed;
use super::vocabulary::{Vocabulary, all, date, inside, part, state};
use super::xml::first_name;

#[rustfmt::skip] // One entry a line.
static VOCABULARY: Vocabulary = Vocabulary {
    elements: &[
        ("ab", "p"),
        ("bibl", "p"),
        ("biblStruct", "p"),
        ("cell", "td"),
        ("cit", "blockquote"),
        ("code", "code"),
        ("div", "section"),
        ("figDesc", "p"),
        ("figure", "div"),
        ("formula", "p"),
        ("item", "li"),
        ("lg", "p"),
        ("list", "ul"),
        ("p", "p"),
        ("row", "tr"),
        ("sp", "div"),
        ("table", "table"),
        ("u", "p"),
    ],
    inline: &[
        "abbr",
        "date",
        "emph",
        "foreign",
        "hi",
        "name",
        "num",
        "persName",
        "placeName",
        "q",
        "quote",
        "ref",
        "rs",
        "s",
        "seg",
        "w",
    ],
    lines: &[
        "l",
        "lb",
        "speaker",
    ],
    // Running heads and numbers of pages.
    dropped: &["fw"],
    headings: &["head"],
};

/// Reads a body that is a text.
pub(super) fn read(body: &str) -> Option<Feed> {
    if !matches!(first_name(body)?, "TEI" | "TEI.2") {
        return None;
    }
    let (header, rest) = inside(body, "teiHeader")?;
    let (text, _) = inside(rest, "text")?;
    let mut read = Feed::default();
    let named = part(header, "titleStmt");
    state(&mut read, "title", part(named, "title"));
    // Of papers, where they were taken from tells who wrote them.
    let source = part(header, "analytic");
    let within = match inside(named, "author") {
        Some(_) => named,
        None => source,
    };
    for person in all(within, "author") {
        state(&mut read, "author", &name(person));
    }
    let issued = part(header, "publicationStmt");
    state(&mut read, "published", date(issued, "when"));
    let journal = part(part(header, "monogr"), "title");
    match journal.is_empty() {
        true => state(&mut read, "publisher", part(issued, "publisher")),
        false => state(&mut read, "site", journal),
    }
    for keyword in all(header, "term") {
        state(&mut read, "tags", keyword);
    }
    let summary = part(header, "abstract");
    if !summary.trim().is_empty() {
        read.html.push_str("<h2>Abstract</h2>");
        VOCABULARY.push_html(&mut read.html, summary);
    }
    VOCABULARY.push_html(&mut read.html, text);
    Some(read)
}

/// The name of a person, with or without parts.
fn name(person: &str) -> String {
    let forenames = all(person, "forename").map(str::trim);
    let surname = inside(person, "surname").map(|it| it.0.trim());
    let parts: Vec<&str> = forenames.chain(surname).collect();
    match parts.is_empty() {
        true => inside(person, "persName")
            .map_or(person, |it| it.0)
            .to_owned(),
        false => parts.join(" "),
    }
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
    fn papers_are_read() {
        let told =
            "The mill at the bend of the river grinds flour again, for the first time in years.";
        let source = format!(
            "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader xml:lang=\"en\"><fileDesc><titleStmt>\
             <title level=\"a\">Mills &amp; rivers</title></titleStmt><publicationStmt><publisher>Harbour</publisher>\
             <date type=\"published\" when=\"2019-03-04\">4 March 2019</date></publicationStmt><sourceDesc><biblStruct><analytic>\
             <author><persName><forename>Ann</forename><forename>K</forename><surname>Bell</surname></persName><email>a@b.example\
             </email></author></analytic><monogr><title>Rivers</title></monogr></biblStruct></sourceDesc></fileDesc><profileDesc>\
             <abstract><p>We study mills, their wheels and their millers.</p></abstract></profileDesc></teiHeader><text><body>\
             <div><head n=\"1\">Place</head><p>{told} <ref>(Hill, 2001)</ref></p><lg><l>Water, water,</l><l>bring the grain.</l>\
             </lg></div></body></text></TEI>"
        );
        let article = crate::clean(source.as_str());
        assert_eq!(
            stated(&article),
            (
                Some("Mills & rivers"),
                vec!["Ann K Bell"],
                Some("2019-03-04".to_owned())
            )
        );
        let expected = format!("Place\n\n{told} (Hill, 2001)\n\nWater, water,\nbring the grain.");
        assert!(article.text().ends_with(&expected), "{}", article.text());
    }

    #[test]
    fn who_wrote_a_book_stands_beside_its_title() {
        let header = "<titleStmt><title>The Mill</title><author>Ann Bell</author></titleStmt><publicationStmt><date>1901</date>\
            </publicationStmt>";
        let source = format!(
            "<TEI.2><teiHeader>{header}</teiHeader><text><p>It stood there.</p></text></TEI.2>"
        );
        let fields = read(&source).map(|it| it.fields).unwrap_or_default();
        let said: Vec<&str> = fields.iter().map(|field| field.value()).collect();
        assert_eq!(said, ["The Mill", "Ann Bell", "1901"]);
    }

    #[test]
    fn what_has_no_text_is_none() {
        for source in [
            "<TEI><teiHeader></teiHeader></TEI>",
            "<TEI><text><p>It stood there.</p></text></TEI>",
            "<text><teiHeader></teiHeader><text></text></text>",
        ] {
            assert!(read(source).is_none(), "{source}");
        }
    }
}
