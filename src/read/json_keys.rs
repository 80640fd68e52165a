//! The keys under which objects of JSON, and rows of tables, have their texts.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::metadata::keys;

/// The keys of the text, as [`keys::squashed`] writes them, those that are surest to have no more
/// than that first. Behind them come the keys that end a header ([`keys::names_body`]).
#[rustfmt::skip] // One entry a line.
const TEXTS: [&str; 43] = [
    "markdown",
    "articlebody",
    "maintext",
    "cleanedtext",
    "content:encoded",
    "contentencoded",
    "contenthtml",
    "bodyhtml",
    "bodymarkdown",
    "content",
    "fulltext",
    "text",
    "body",
    "bodytext",
    "article",
    "pagecontent",
    "rawcontent",
    "document",
    "htmlbody",
    "html",
    "rawhtml",
    "textbody",
    "plaintext",
    "bodyplain",
    "strippedtext",
    "contentmarkdown",
    "transcript",
    "paragraphs",
    "sections",
    "posttext",
    "selftext",
    "storytext",
    "commenttext",
    "cooked",
    "wikitext",
    "extract",
    "*",
    "newscontent",
    "entrycontent",
    "articletext",
    "正文",
    "内容",
    "文章内容",
];

/// How far behind a key stands among those of texts. Each object of a list asks for each of its keys.
pub(super) fn rank_of_text(key: &str) -> Option<usize> {
    static RANKS: Lazy<FxHashMap<&str, usize>> = Lazy::new(|| {
        let of_header = keys::of_body().map(|key| (key, TEXTS.len()));
        of_header.chain(TEXTS.into_iter().zip(0..)).collect()
    });
    let squashed = keys::squashed(key);
    let rank = RANKS.get(&*squashed).copied();
    rank.or_else(|| says_text(&squashed).then_some(TEXTS.len() + 1))
}

/// Whether a key says that a text stands under it: `news_content`, `postContentHtml`, `新闻正文`.
fn says_text(squashed: &str) -> bool {
    let ends = ["content", "fulltext", "正文"];
    let as_html = squashed.strip_suffix("html");
    ends.iter().any(|end| squashed.ends_with(end))
        || as_html.is_some_and(|key| key.ends_with("content") || key.ends_with("body"))
}
