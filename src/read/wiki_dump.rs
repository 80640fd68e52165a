//! Pages as MediaWiki exports them, and dumps of its wikis are: what is told of a page, and the wikitext of its
//! revisions.

use super::escaped::unescape;
use super::feed::{Feed, decoded, escaped, push_heading};
use super::vocabulary::{all, part, state};
use super::wikitext;
use super::xml::first_name;

/// A page and the last of its revisions.
type Revised<'a> = (&'a str, &'a str);

/// Reads a body of pages.
pub(super) fn read(body: &str) -> Option<Feed> {
    let name = first_name(body)?;
    let is_whole = name == "mediawiki";
    if !is_whole && name != "page" {
        return None;
    }
    let revised = |page| (page, all(page, "revision").last().unwrap_or_default());
    let pages = all(body, "page").map(revised).filter(is_article);
    let mut pages: Vec<Revised<'_>> = pages.collect();
    // Beside articles stand talks, templates and files.
    let is_of_articles = |(page, _): &Revised<'_>| part(page, "ns") == "0";
    if pages.iter().any(is_of_articles) {
        pages.retain(is_of_articles);
    }
    let mut feed = Feed::default();
    if is_whole {
        state(&mut feed, "site", part(body, "sitename"));
        state(&mut feed, "language", language(body));
    }
    match pages.as_slice() {
        [] => return None,
        [(page, revision)] => {
            let title = part(page, "title");
            state(&mut feed, "title", title);
            state(&mut feed, "url", &address(part(body, "base"), title));
            state(&mut feed, "updated", part(revision, "timestamp"));
            for category in wikitext::push_html(&mut feed.html, &text(revision)) {
                state(&mut feed, "category", &category);
            }
        }
        several => {
            for (page, revision) in several {
                push_heading(&mut feed.html, &escaped(&decoded(part(page, "title"))));
                wikitext::push_html(&mut feed.html, &text(revision));
            }
        }
    }
    Some(feed)
}

/// Whether a page is one of wikitext, and does more than point to another.
fn is_article((_, revision): &Revised<'_>) -> bool {
    let text = part(revision, "text").trim_start();
    // The word is another in each language. Behind the sign of an item stands no word, or a blank first.
    let first = text.lines().next().unwrap_or_default();
    let word = first.strip_prefix('#').unwrap_or_default();
    let is_redirect = word.starts_with(char::is_alphabetic) && first.contains("[[");
    matches!(part(revision, "model"), "" | "wikitext") && !text.is_empty() && !is_redirect
}

/// The wikitext of a revision.
fn text(revision: &str) -> String {
    unescape(part(revision, "text"))
}

/// The language of a wiki, which its first element states; of a dump that was cut off it has no end.
fn language(body: &str) -> &str {
    let tag = body.split_once("<mediawiki").map_or("", |(_, tag)| tag);
    let tag = tag.split_once('>').map_or("", |(tag, _)| tag);
    let value = tag.split_once("xml:lang=\"");
    let value = value.and_then(|(_, value)| value.split_once('"'));
    value.map_or("", |(value, _)| value)
}

/// The address of a page beside that of the first page of its wiki.
fn address(base: &str, title: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    match folder.is_empty() {
        true => String::new(),
        false => format!("{folder}/{}", title.replace(' ', "_")),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::read::tests::stated;

    const TOLD: &str = "The '''Bend Mill''' is a [[watermill]] at the bend of the river, which grinds flour again.";

    fn page(title: &str, namespace: &str, text: &str) -> String {
        format!(
            "<page><title>{title}</title><ns>{namespace}</ns><id>12</id><revision><id>1234</id>\
             <timestamp>2023-05-03T08:12:00Z</timestamp><contributor><username>Ann Bell</username></contributor>\
             <comment>typo</comment><model>wikitext</model><text bytes=\"2312\" xml:space=\"preserve\">{text}</text>\
             <sha1>abc</sha1></revision></page>"
        )
    }

    fn dump(pages: &str) -> String {
        format!(
            "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.10/\" version=\"0.10\" xml:lang=\"en\">\
             <siteinfo><sitename>Mills</sitename><base>https://mills.example/wiki/Main_Page</base>\
             <namespaces><namespace key=\"1\">Talk</namespace></namespaces></siteinfo>{pages}</mediawiki>"
        )
    }

    #[test]
    fn a_page_alone_is_the_document() {
        let text = format!(
            "{TOLD}&lt;ref&gt;Post&lt;/ref&gt;\n\n== Wheel ==\nIt is of oak &amp;amp; iron.\n[[Category:Mills]]"
        );
        let document = dump(&page("Bend Mill", "0", &text));
        let article = clean(document.as_str());
        assert_eq!(
            stated(&article),
            (
                Some("Bend Mill"),
                Vec::new(),
                Some("2023-05-03T08:12:00Z".to_owned())
            )
        );
        let expected = "The Bend Mill is a watermill at the bend of the river, which grinds flour again.\n\nWheel\n\n\
                        It is of oak & iron.";
        assert_eq!(article.text(), expected);
        let metadata = article.metadata();
        let url = metadata.url.as_ref().map(|url| &*url.value);
        assert_eq!(url, Some("https://mills.example/wiki/Bend_Mill"));
        assert!(metadata.modified.is_some());
        assert_eq!(metadata.categories.len(), 1);
    }

    #[test]
    fn of_several_pages_articles_are_read() {
        let pages = [
            page("Bend Mill", "0", TOLD),
            page("Mill at the bend", "0", "#REDIRECT [[Bend Mill]]"),
            page("Mills", "0", "# [[Bend Mill]] of the Vale"),
            page("Talk:Bend Mill", "1", "Is it of oak?"),
            page("Ferry", "0", "The ferry sails at four."),
        ];
        let document = dump(&pages.concat());
        let article = clean(document.as_str());
        let text = article.text();
        assert!(text.contains("Ferry\n\nThe ferry sails at four."), "{text}");
        assert!(text.contains("Bend Mill of the Vale"), "{text}");
        assert!(
            !text.contains("oak") && !text.contains("REDIRECT"),
            "{text}"
        );
    }
}
