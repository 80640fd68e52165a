//! The logo of a site: the name of it that leads to the front page, or stands at the top of all pages.

use once_cell::unsync::Lazy;

use super::address::host;
use super::site_name::is_front;
use crate::block::{Block, BlockKind};
use crate::element_name::ElementName;
use crate::metadata::title;
use crate::page::Page;

/// Ids and classes of elements around a logo, in lower case.
#[rustfmt::skip] // One entry a line.
const TOKENS: [&str; 14] = [
    "branding",
    "logo",
    "navbar-brand",
    "page-logo",
    "site-branding",
    "site-description",
    "site-logo",
    "site-name",
    "site-title",
    "site_name",
    "site_title",
    "sitename",
    "sitetitle",
    "top-logo",
];

/// Blocks at the start of a page among which its logo is.
const HEAD: usize = 12;

/// The most elements around a logo that are asked.
const AROUND: usize = 4;

/// Headings at the start of a page among which the logo is.
const HEADINGS: usize = 2;

/// Whether a heading is the logo of its site: nothing but a link to the front page, or made for it.
pub(crate) fn is_logo(heading: Block<'_>) -> bool {
    if heading.page().url().is_some_and(is_front) {
        return false;
    }
    leads_home(heading, heading.text().trim()) || is_made_for_it(heading)
}

/// Whether a link to the front page has this text, or an image before it.
fn leads_home(block: Block<'_>, name: &str) -> bool {
    let mut links = block.links();
    links.any(|(address, text)| {
        let text = text.trim();
        (text == name || text.is_empty()) && leads_to_front(block.page(), address)
    })
}

/// Whether an address is that of the front page of the page's own site: a heading may be a link to
/// another site.
fn leads_to_front(page: &Page, address: &str) -> bool {
    if address.is_empty() || !(is_front(address) || is_index(address)) {
        return false;
    }
    match (host(address), page.url().and_then(host)) {
        (Some(linked), Some(own)) => linked.eq_ignore_ascii_case(own),
        _ => true,
    }
}

/// The files that boards and sites without systems call their front pages, in lower case, sorted.
#[rustfmt::skip] // One entry a line.
const INDEXES: [&str; 9] = [
    "default.asp",
    "default.aspx",
    "default.htm",
    "index.asp",
    "index.cgi",
    "index.htm",
    "index.html",
    "index.php",
    "index.shtml",
];

/// Whether an address is that of such a file, in the folder of the page or in the first one of its site.
fn is_index(address: &str) -> bool {
    let rest = address.split_once("://");
    let path = rest.map_or(address, |(_, rest)| {
        rest.split_once('/').unwrap_or_default().1
    });
    let path = path.trim_start_matches('.').trim_start_matches('/');
    let name = path.split(['?', '#']).next().unwrap_or_default();
    INDEXES.iter().any(|index| name.eq_ignore_ascii_case(index))
}

fn is_made_for_it(block: Block<'_>) -> bool {
    let mut around = block.ancestors().take(AROUND);
    around.any(|element| {
        let mut tokens = element.tokens().split(' ');
        tokens.any(|token| {
            let may_be = TOKENS.iter().any(|it| it.len() == token.len());
            may_be && TOKENS.iter().any(|it| it.eq_ignore_ascii_case(token))
        })
    })
}

/// Takes logos from the headings that may be the title, where others are left.
pub(crate) fn without_logos(headings: &mut Vec<(u8, Block<'_>)>) {
    let first = headings.get(..HEADINGS).unwrap_or(headings);
    let logos = first.iter().map(|(_, block)| *block);
    let logos: Vec<Block<'_>> = logos.filter(|block| is_logo(*block)).collect();
    // What is all of a stated title is the site only where another heading is of the first level.
    let is_stated = logos.iter().any(|block| {
        let own = title::fold(block.text());
        title::stated(block.page()).any(|it| title::folds_to(it, &own))
    });
    let lowest = if is_stated { 1 } else { 2 };
    let is_other = |(level, block): &(u8, Block<'_>)| *level <= lowest && !is_logo(*block);
    if !logos.is_empty() && headings.iter().any(is_other) {
        headings.retain(|(_, block)| logos.iter().all(|logo| logo.index() != block.index()));
        return;
    }
    if is_above_main(headings) {
        headings.remove(0);
    }
}

/// Whether the first heading stands in the header of the page, and the only other one of the first
/// level in the main part of it, which has a heading of its own then.
fn is_above_main(headings: &[(u8, Block<'_>)]) -> bool {
    let mut firsts = headings.iter().filter(|(level, _)| *level == 1);
    let (Some((_, one)), Some((_, two)), None) = (firsts.next(), firsts.next(), firsts.next())
    else {
        return false;
    };
    let stands_in = |block: &Block<'_>, names: &[ElementName]| {
        let mut around = block.ancestors();
        around.any(|element| names.contains(&element.name()))
    };
    const OF_STORY: [ElementName; 3] = [
        ElementName::Article,
        ElementName::Main,
        ElementName::Section,
    ];
    headings.first().is_some_and(|(level, _)| *level == 1)
        && stands_in(one, &[ElementName::Header])
        && !stands_in(one, &OF_STORY)
        && stands_in(two, &OF_STORY[..2])
}

/// The names of the site that stand in a stated title and on the logo, as [`plain`] gives them.
pub(crate) fn names(page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if page.url().is_some_and(is_front) {
        return names;
    }
    // Many pages have no logo to compare them with.
    let parts: Lazy<Vec<(String, &str)>, _> = Lazy::new(|| {
        let titles = title::first_stated(page, MOST_STATED).into_iter();
        let parts = titles.flat_map(title::parts);
        parts.map(|part| (plain(part), part)).collect()
    });
    let mut add = |text: &str| {
        let name = plain(text);
        if name.is_empty() || names.contains(&name) {
            return;
        }
        let mut alike = parts.iter().filter(|(part, _)| *part == name);
        if alike.any(|(_, part)| !title::says_nothing(part)) {
            names.push(name);
        }
    };
    let mut is_top = true;
    for block in page.blocks().take(HEAD) {
        // A picture above everything is the logo, whatever it leads to.
        let is_unseen = block.is_hidden() || block.is_envelope();
        if is_top && !is_unseen {
            block.images().take(1).for_each(|(_, alt)| add(alt));
            is_top = block.kind() == BlockKind::Image;
        }
        if block.is_heading() {
            if !is_logo(block) && !is_left_out(block) {
                break;
            }
            add(block.text());
        }
        let first = block.links().next();
        let home = first.filter(|(address, _)| leads_to_front(page, address));
        // The logo stands first in its line; a trail of sections may lead to their front pages.
        if let Some((_, text)) = home {
            match text.trim() {
                "" => block
                    .images()
                    .take(MOST_IMAGES)
                    .for_each(|(_, alt)| add(alt)),
                text => add(text),
            }
        }
    }
    names
}

/// Titles, and images of a block, that are looked at.
const MOST_STATED: usize = 4;
const MOST_IMAGES: usize = 3;

/// Whether a heading is no title because the main part of the page has one. Where that says the same, the
/// header that stays in sight shows the title.
fn is_left_out(heading: Block<'_>) -> bool {
    let headings: Vec<(u8, Block<'_>)> = title::headings(heading.page()).collect();
    let Some(((_, first), others)) = headings.split_first() else {
        return false;
    };
    let own = title::fold(heading.text());
    let is_same = |other: &Block<'_>| title::folds_to(other.text(), &own);
    first.index() == heading.index()
        && is_above_main(&headings)
        && !others.iter().any(|(_, other)| is_same(other))
}

/// A name without case, signs and article.
pub(crate) fn plain(name: &str) -> String {
    let folded = title::fold(name);
    match folded.strip_prefix("the") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::{INDEXES, TOKENS};
    use crate::{Document, clean};

    const STORY: &str = "<p>The keepers of the upper lock repaired both gates during the dry weeks of \
        spring, and the water has held its level since then.</p><p>Boats of up to nine metres may \
        pass again from Monday, said the office, which had closed the canal in January.</p>";

    fn read(head: &str) -> (Option<String>, Option<String>) {
        let page = format!("{head}{STORY}");
        let document = Document::from_text(&page).with_url("https://a.example/news/12");
        let article = clean(document);
        let site = article.metadata().site.clone().map(|site| site.value);
        (article.title().map(str::to_owned), site)
    }

    #[test]
    fn tokens_are_sorted() {
        assert!(TOKENS.is_sorted() && INDEXES.is_sorted());
    }

    #[test]
    fn the_logo_is_no_title_beside_another_heading() {
        let office = "<h1><a href=/>Canal Business Office</a></h1>";
        for (head, expected) in [
            (
                format!(
                    "<title>Offers - Canal Business Office: Offers</title>{office}<h1>Offers</h1>"
                ),
                "Offers",
            ),
            (
                format!("<title>Canal Business Office</title>{office}<h1>Ask for boats</h1>"),
                "Ask for boats",
            ),
            (
                format!("<title>Ask for boats | Canal Business Office</title>{office}"),
                "Ask for boats",
            ),
            (
                "<title>Canal Office</title><header><h1>Canal Office</h1></header>\
                 <main><h1>Ask for boats</h1>"
                    .to_owned(),
                "Ask for boats",
            ),
            (
                "<title>Canal Office - we learn together</title><div class=site-title>\
                 <h1>Canal Office</h1></div><h1>Rules of the upper lock</h1>"
                    .to_owned(),
                "Rules of the upper lock",
            ),
        ] {
            assert_eq!(read(&head).0.as_deref(), Some(expected), "{head}");
        }
    }

    #[test]
    fn a_heading_that_leads_elsewhere_is_the_title() {
        for head in [
            "<title>Locks open</title><h1><a href=/news/12>Locks open</a></h1><h2>The gates</h2>",
            "<title>Locks open</title><h1><a href=https://b.example/>Locks open</a></h1><h2>Gates</h2>",
            "<title>Locks open</title><h1><a href=/>Locks open</a></h1><h2>The gates</h2>",
            "<title>Locks open</title><header><h1>Locks open</h1></header><h2>The gates</h2>",
            "<title>Locks open</title><article><header><h1>Locks open</h1></header><h1>Gates</h1>",
        ] {
            assert_eq!(read(head).0.as_deref(), Some("Locks open"), "{head}");
        }
    }

    #[test]
    fn a_header_that_repeats_the_title_does_not_name_the_site() {
        let title = "<title>Why does the lock leak? - Lock Talk</title>";
        let heading = "<h1>Why does the lock leak?</h1>";
        let page = format!("{title}<header>{heading}</header><main>{heading}");
        let read = read(&page);
        assert_eq!(read.0.as_deref(), Some("Why does the lock leak?"));
        assert_eq!(read.1, None);
    }

    #[test]
    fn titles_that_begin_with_the_site_are_read_from_its_logo() {
        let logo = "<div><a href=/>Canal boats forum</a></div>";
        let title = "<title>Canal boats forum - Leaking gland</title>";
        let heading = "<h1>Leaking gland</h1>";
        let (topic, site) = (
            Some("Leaking gland".to_owned()),
            Some("Canal boats forum".to_owned()),
        );
        assert_eq!(
            read(&format!("{title}{logo}{heading}")),
            (topic.clone(), site)
        );
        assert_eq!(read(&format!("{title}{heading}")), (topic, None));
    }

    #[test]
    fn a_title_that_all_pages_have_goes_behind_the_heading() {
        let title = "<title>The Harbour Post - news of the coast and its towns</title>";
        let logo = "<div class=logo><a href=/>Harbour Post</a></div>";
        let read = read(&format!("{title}{logo}<h1>Snow closes the upper pass</h1>"));
        assert_eq!(read.0.as_deref(), Some("Snow closes the upper pass"));
        assert_eq!(read.1.as_deref(), Some("The Harbour Post"));
    }
}
