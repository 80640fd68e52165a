//! The text of an article that its page states and does not show: in JSON-LD, in its data, or as a
//! summary.

use super::page_data;
use crate::block::BlockKind;
use crate::features::Features;
use crate::page::{BlockData, Page};

/// Words of running text from which a page has a text of its own, shown or hidden.
const ENOUGH: f32 = 40.0;

/// The same with links: a menu and a footer have fewer, a list of stories has more.
const ENOUGH_WITH_LINKS: f32 = 100.0;

/// How many times as much running text must be stated as the page has. JSON-LD repeats the text of
/// nearly all pages that have it there; those that do not are drawn by scripts.
const STATED_TO_OWN: f32 = 3.0;

/// Words that a page has at most for its summary to be all there is of it.
const NOTHING: f32 = 20.0;

/// Words of a summary that is worth reading in place of a text, at least.
const LEAST_SUMMARY: f32 = 12.0;

/// The longest summary that the head of a page states, where the page itself has nothing: forums and
/// shops that a script draws have the beginning of their text there.
pub(super) fn summary(page: &Page) -> Option<String> {
    let is_shown = |block: &&BlockData| block.kind != BlockKind::Envelope && !block.hidden;
    let (all, unlinked) = words(page.blocks.iter().filter(is_shown));
    if all >= ENOUGH_WITH_LINKS || unlinked >= NOTHING {
        return None;
    }
    let stated = page.fields.iter().filter(|field| field.is_summary());
    let longest = stated
        .map(|field| field.value())
        .max_by_key(|value| value.len())?;
    (Features::of(longest, 0).words() >= LEAST_SUMMARY).then(|| longest.to_owned())
}

/// The text in the data from which a script draws the page, where that was not done: of what the page
/// shows nearly nothing is more than links, and these are few.
pub(super) fn of_data(page: &Page, data: impl FnOnce() -> String) -> Option<String> {
    let (all, unlinked) = words(page.blocks.iter());
    let is_drawn = all >= ENOUGH_WITH_LINKS || unlinked >= ENOUGH;
    let text = (!is_drawn).then(|| page_data::text(&data())).flatten();
    text.filter(|text| is_missing(page, text))
}

/// The words of blocks, and how many of them are in no link.
fn words<'a>(blocks: impl Iterator<Item = &'a BlockData>) -> (f32, f32) {
    blocks.fold((0.0, 0.0), |(all, unlinked), block| {
        let words = block.features.words();
        let of_link = block.features.link_share();
        (all + words, unlinked + words * (1.0 - of_link))
    })
}

/// Whether a stated text is missing from the blocks of its page.
pub(super) fn is_missing(page: &Page, stated: &str) -> bool {
    let prose = |block: &&BlockData| block.features.is_prose();
    let own: f32 = page
        .blocks
        .iter()
        .filter(prose)
        .map(|block| block.features.words())
        .sum();
    let words = Features::of(stated, 0).words();
    own < ENOUGH && words >= ENOUGH && words >= own * STATED_TO_OWN
}

#[cfg(test)]
mod tests {
    use crate::{Warning, clean};

    const STATED: &str = "The ferry to the island leaves at six in summer and at eight in winter, \
        and in a storm it does not leave at all. The captain decides it on the pier, with a look \
        at the flag of the harbour office, and nobody has ever asked him to explain himself.";

    fn page(body: &str, shown: &str) -> String {
        format!(
            r#"<html><head><title>The ferry</title><script type="application/ld+json">
            {{"@type": "NewsArticle", "headline": "The ferry", "articleBody": "{body}"}}</script>
            </head><body><div id="app">{shown}</div></body></html>"#
        )
    }

    #[test]
    fn a_page_that_a_script_draws_has_the_stated_text() {
        let article = clean(page(STATED, "Please enable JavaScript."));
        assert!(article.text().contains("leaves at six in summer"));
        assert!(article.warnings().contains(&Warning::StatedText));
    }

    #[test]
    fn a_page_of_nothing_has_its_summary() {
        let page = |shown: &str| {
            format!(
                r#"<html><head><title>The ferry</title><meta property="og:description" content="{STATED}">
                <meta name="description" content="The ferry to the island."></head>
                <body>{shown}<div id="app"></div></body></html>"#
            )
        };
        let article = clean(page("<p>Log in</p>"));
        assert!(article.text().ends_with(STATED), "{}", article.text());
        assert!(article.warnings().contains(&Warning::StatedText));
        let menu = "<a href=/boats>All boats of the harbour</a> ".repeat(6);
        let bar = "<div style=display:none>This is what the bar of an archive says. ".repeat(4);
        let article = clean(page(&format!("<div>{menu}</div>{bar}</div>")));
        assert!(article.text().ends_with(STATED), "{}", article.text());
        let shown = "<p>The captain of the ferry has his own idea of when to leave. In a storm he \
            looks at the flag of the harbour office, and goes home.</p>";
        assert!(!clean(page(shown)).text().contains("leaves at six"));
    }

    #[test]
    fn markup_is_read_as_such() {
        let body = format!("<p>{STATED}</p><p>Tickets are sold on board.</p>");
        let article = clean(page(&body, ""));
        assert!(article.text().ends_with("\n\nTickets are sold on board."));
    }

    #[test]
    fn a_page_with_a_text_of_its_own_keeps_to_it() {
        let shown = format!("<p>{}</p>", STATED.replace("six", "seven"));
        let article = clean(page(STATED, &shown));
        assert!(!article.text().contains("leaves at six"));
        assert!(article.warnings().is_empty());
    }
}
