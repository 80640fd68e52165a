//! Whether a body is HTML or plain text.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::cases::begins_with;
use crate::page::BodyKind;

/// How much of a body is looked at.
const WINDOW: usize = 64 << 10;

/// Tags that only a page has; one is enough.
const PAGE_TAGS: [&str; 3] = ["html", "head", "body"];

/// Tags of structure. In prose about HTML some may stand too, so it takes several.
static TAG: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(
        r"(?i)</?(?:p|div|br|a|span|img|ul|ol|li|table|tr|td|th|h[1-6]|section|article|blockquote|strong|em|b|i|figure|iframe|center|font|pre|hr|main|header|footer|nav|aside|script|style|dl|dt|dd|form|input|button|label|meta|link|title|noscript|textarea|select|u|sup|sub|code|video|audio|svg|template|details|summary)(?:[ \t\r\n][^<>]*)?/?>",
    )
    .ok()
});

/// Markup that was escaped to be carried inside other markup.
static ESCAPED_TAG: Lazy<Option<Regex>> = Lazy::new(|| {
    Regex::new(
        r"(?i)&(?:amp;)*(?:lt|\#60|\#x3c);/?(?:p|div|br|a|span|img|ul|ol|li|table|h[1-6]|blockquote|strong|em)(?:[ \t\r\n/](?:[^&<>]|&(?:amp;)*(?:quot|apos|amp|#39|#34);)*?)?&(?:amp;)*(?:gt|\#62|\#x3e);",
    )
    .ok()
});

fn count(regex: &Lazy<Option<Regex>>, text: &str, enough: usize) -> usize {
    regex
        .as_ref()
        .map_or(0, |regex| regex.find_iter(text).take(enough).count())
}

/// Whether a body is a part of a page: it has none of a page's own tags.
pub(crate) fn is_fragment(body: &str) -> bool {
    !has_page_tag(window(body).as_bytes())
}

/// Whether there is a tag that only a page has, or the doctype of one.
fn has_page_tag(body: &[u8]) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let behind = |text: &[u8], name: &str| begins_with(text, name).then_some(name.len());
    let ends = |text: &[u8], at: usize| {
        let byte = text.get(at);
        byte.is_some_and(|byte| is_blank(byte) || matches!(byte, b'>' | b'/'))
    };
    memchr::memchr_iter(b'<', body).any(|at| {
        let tag = body.get(at + 1..).unwrap_or_default();
        if let Some(at) = behind(tag, "!doctype") {
            let rest = tag.get(at..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| is_blank(byte)).count();
            let rest = rest.get(blank..).unwrap_or_default();
            return blank > 0 && behind(rest, "html").is_some_and(|at| ends(rest, at));
        }
        PAGE_TAGS
            .iter()
            .any(|name| behind(tag, name).is_some_and(|at| ends(tag, at)))
    })
}

fn window(body: &str) -> &str {
    body.get(..body.floor_char_boundary(WINDOW)).unwrap_or(body)
}

/// Lines of a text to one with a tag from which the tags are what it tells of and not what it is
/// written in: of a fragment of HTML few lines are without, of a text about HTML most are.
const LINES_A_TAG: usize = 6;

/// Whether a body has some tags, and no fewer than fragments of HTML have.
fn is_tagged(body: &str) -> bool {
    count(&TAG, body, 3) == 3 && {
        let lines = body.lines().filter(|line| !line.trim().is_empty());
        let (all, tagged) = lines.fold((0, 0), |(all, tagged), line| {
            (all + 1, tagged + count(&TAG, line, 1))
        });
        all <= tagged * LINES_A_TAG
    }
}

/// How a body is written. HTML is what has a page's own tags, or begins with a tag, or has three
/// tags and one in each sixth line; escaped HTML counts as HTML.
pub(crate) fn body_kind(body: &str) -> BodyKind {
    let body = window(body);
    let has_angle = memchr::memchr(b'<', body.as_bytes()).is_some();
    let html = has_angle && {
        // Nearly all pages begin with a tag of their own.
        has_page_tag(body.as_bytes()) || {
            let begins = body.trim_start().starts_with('<');
            (begins && count(&TAG, body, 1) == 1) || is_tagged(body)
        }
    };
    if html || is_escaped(body) {
        BodyKind::Html
    } else {
        BodyKind::Text
    }
}

/// Whether a body is HTML whose tags were escaped: several escaped tags and hardly a real one.
pub(crate) fn is_escaped(body: &str) -> bool {
    let body = window(body);
    // Most texts have no reference at all, and few one of such a sign.
    let may_be = |at: usize| is_angle(body.as_bytes().get(at + 1..).unwrap_or_default());
    memchr::memchr_iter(b'&', body.as_bytes()).any(may_be) && {
        let escaped = count(&ESCAPED_TAG, body, 12);
        escaped >= 2 && count(&TAG, body, 12) * 2 < escaped
    }
}

/// Whether the reference behind an `&` is that of the sign with which tags begin.
fn is_angle(mut behind: &[u8]) -> bool {
    while begins_with(behind, "amp;") {
        behind = behind.get("amp;".len()..).unwrap_or_default();
    }
    ["lt;", "#60;", "#x3c;"]
        .into_iter()
        .any(|sign| begins_with(behind, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expressions_compile() {
        for regex in [&TAG, &ESCAPED_TAG] {
            assert!(regex.is_some());
        }
    }

    #[test]
    fn tells_html_from_text() {
        let html = [
            "<!DOCTYPE html><title>x</title>",
            "<p>One</p>",
            "Text <HTML>",
            "<!DocType\n hTML/",
            "x <Body\tclass",
            "Text<br>more<br/>and <b>bold</b>",
            "&lt;p&gt;One&lt;/p&gt;&lt;p class=&quot;x&quot;&gt;Two&lt;/p&gt;",
        ];
        for body in html {
            assert_eq!(body_kind(body), BodyKind::Html, "{body}");
        }
        let text = [
            "One line.",
            "In C, a < b and b > c say nothing of a > c.",
            "Use the <b> tag to make text bold.",
            "He wrote &lt;p&gt; on the board.",
            "- [x] done\n> quoted",
            "the tags <htmls>, <!doctypehtml> and <head",
            "A list begins with a tag.\nThis is one:\n<ul>\nEach of its items has another.\nSee here:\n\
             <li>One</li>\nAll of them stand in the list.\nIt ends where it is closed.\nNo tag is needed \
             for that.\nBrowsers know it.\nPages without it are read all the same.\nSo it is often left out.\nThat is all.",
        ];
        for body in text {
            assert_eq!(body_kind(body), BodyKind::Text, "{body}");
        }
    }
}
