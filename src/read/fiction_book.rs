//! Books as Russian libraries keep them (FictionBook): what is told of the book stands in front of it, and its
//! elements have names of their own.

use super::feed::Feed;
use super::vocabulary::{Vocabulary, all, date, inside, part, state};
use super::xml::first_name;

#[rustfmt::skip] // One entry a line.
static VOCABULARY: Vocabulary = Vocabulary {
    elements: &[
        ("annotation", "div"),
        ("cite", "blockquote"),
        ("code", "code"),
        ("date", "p"),
        ("emphasis", "em"),
        ("epigraph", "blockquote"),
        ("p", "p"),
        ("poem", "div"),
        ("section", "section"),
        ("stanza", "p"),
        ("strikethrough", "del"),
        ("strong", "strong"),
        ("sub", "sub"),
        ("subtitle", "p"),
        ("sup", "sup"),
        ("table", "table"),
        ("td", "td"),
        ("text-author", "p"),
        ("th", "th"),
        ("tr", "tr"),
    ],
    inline: &[
        "a",
        "style",
    ],
    lines: &[
        "v",
    ],
    dropped: &[],
    headings: &[
        "title",
    ],
};

/// Reads a body that is a book.
pub(super) fn read(body: &str) -> Option<Feed> {
    if first_name(body)? != "FictionBook" {
        return None;
    }
    let (description, mut rest) = inside(body, "description")?;
    let info = inside(description, "title-info").map_or(description, |it| it.0);
    let mut read = Feed::default();
    state(&mut read, "title", part(info, "book-title"));
    for person in all(info, "author") {
        state(&mut read, "author", &name(person));
    }
    state(&mut read, "language", part(info, "lang"));
    state(&mut read, "description", part(info, "annotation"));
    for word in part(info, "keywords").split(',') {
        state(&mut read, "tags", word);
    }
    state(&mut read, "published", date(info, "value"));
    state(&mut read, "publisher", part(description, "publisher"));
    // The notes stand in bodies of their own.
    while let Some((inner, behind)) = inside(rest, "body") {
        VOCABULARY.push_html(&mut read.html, inner);
        rest = behind;
    }
    (!read.html.is_empty()).then_some(read)
}

fn name(person: &str) -> String {
    let parts = ["first-name", "middle-name", "last-name"].map(|part| inside(person, part));
    let parts = parts.iter().flatten().map(|(name, _)| name.trim());
    let parts: Vec<&str> = parts.filter(|name| !name.is_empty()).collect();
    match parts.is_empty() {
        true => part(person, "nickname").to_owned(),
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
    fn books_are_read() {
        let told = "Мельница стояла у излучины реки, и никто не молол там тридцать лет, когда она приехала.";
        let source = format!(
            "<?xml version=\"1.0\"?>\n<FictionBook xmlns=\"http://www.gribuser.ru/xml/fictionbook/2.0\"><description>\
             <title-info><genre>prose</genre><author><first-name>Анна</first-name><last-name>Белова</last-name></author>\
             <book-title>Мельница &amp; река</book-title><keywords>мельница, река</keywords><date value=\"2014-05-01\">2014\
             </date><lang>ru</lang></title-info><document-info><author><nickname>scanner</nickname></author><date>2015</date>\
             </document-info></description><body><title><p>Мельница</p><p>и река</p></title><section><title><p>Глава 1</p>\
             <p>Телега</p></title><p>{told}<a l:href=\"#n1\">[1]</a></p><empty-line/><p>— Пойдёт, — <emphasis><![CDATA[сказала]]></emphasis> \
             она собаке.</p><poem><stanza><v>Вода, вода,</v><v>неси зерно.</v></stanza></poem></section></body>\
             <body name=\"notes\"><section id=\"n1\"><p>Так говорили в той деревне.</p></section></body>\
             <binary id=\"a.jpg\">/9j/4AAQSkZJRg</binary></FictionBook>"
        );
        let article = crate::clean(source.as_str());
        assert_eq!(
            stated(&article),
            (
                Some("Мельница & река"),
                vec!["Анна Белова"],
                Some("2014-05-01".to_owned())
            )
        );
        let expected = format!(
            "Глава 1 Телега\n\n{told}[1]\n\n— Пойдёт, — сказала она собаке.\n\nВода, вода,\nнеси зерно.\n\n\
             Так говорили в той деревне."
        );
        assert!(article.text().ends_with(&expected), "{}", article.text());
    }

    #[test]
    fn what_has_no_body_is_none() {
        for source in [
            "<FictionBook><description></description></FictionBook>",
            "<FictionBook><body><p>It stood there.</p></body></FictionBook>",
            "<book><description></description><body><p>It stood there.</p></body></book>",
        ] {
            assert!(read(source).is_none(), "{source}");
        }
    }
}
