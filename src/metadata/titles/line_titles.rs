//! Lines that say the end of the title that a page states, where that begins with the names of its site and
//! section: systems with tables for layout make no headings.

use super::title::{self, NOT_ITS_OWN};
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::hints::Hints;
use crate::metadata::folding::fold_alike;
use crate::metadata::sites::Sites;
use crate::page::{BodyKind, Page};

/// The fewest words of such a line, and the most of any: a section may be called by one or two.
const LEAST: f32 = 3.0;
const MOST: f32 = 40.0;

/// The longest title that is looked at, in bytes.
const LONGEST: usize = 512;

/// The line above the running text that says what stands behind the names of site and section in the
/// `<title>`. The name of the site may be a line too: of those that say a part of the title, the one next
/// to the text counts, and where there is no running text, the first.
pub(crate) fn behind_site<'a>(page: &'a Page, sites: &Sites) -> Option<Block<'a>> {
    if page.body_kind() != BodyKind::Html {
        return None;
    }
    let mut fields = page.fields().iter();
    let title = fields
        .find(|field| field.place() == Place::HtmlTitle)?
        .value();
    if title.len() > LONGEST {
        return None;
    }
    let tails: Vec<&str> = title::tails(title).collect();
    let heads: Vec<&str> = title::heads(title).collect();
    let shortest = tails.iter().chain(&heads).map(|part| part.len()).min()?;
    // Spaces and signs may differ a little.
    let lengths = shortest.saturating_sub(SLACK)..=title.len() + SLACK;
    let may_be = |block: &Block<'_>| {
        let features = block.features();
        lengths.contains(&block.bytes())
            && !block.is_hidden()
            && !block.is_envelope()
            && block.kind() != BlockKind::Code
            && features.words() <= MOST
            && features.link_share() < 0.5
            && !block
                .hints()
                .intersects(NOT_ITS_OWN.with(Hints::BREADCRUMB))
    };
    let says =
        |block: Block<'_>, parts: &[&str]| parts.iter().any(|part| fold_alike(part, block.text()));
    let above = page.blocks().take(page.first_prose().saturating_add(1));
    let mut above = above.filter(may_be).filter_map(|block| {
        let is_title = block.features().words() >= LEAST
            && !block.text().ends_with(['.', '。'])
            && says(block, &tails);
        (is_title || says(block, &heads)).then_some((block, is_title))
    });
    let found = match page.first_prose() < page.blocks().len() {
        true => above.next_back(),
        false => above.next(),
    };
    let (found, _) =
        found.filter(|(block, is_title)| *is_title && !sites.resemble(block.text()))?;
    // The site may be what the title ends with: then its beginning stands above the text.
    let mut behind = page.blocks_from(found.index() + 1);
    let is_site = behind.any(|block| {
        let may_be = lengths.contains(&block.bytes()) && !block.is_hidden();
        let is_own = block.is_heading() || block.features().link_share() < 0.5;
        may_be && is_own && !block.hints().intersects(NOT_ITS_OWN) && says(block, &heads)
    });
    (!is_site).then_some(found)
}

/// Bytes by which a line may be longer or shorter than what it says.
const SLACK: usize = 8;

#[cfg(test)]
mod tests {
    /// The title of a page without headings, and its text.
    fn read(title: &str, lines: &[&str]) -> (String, String) {
        let lines: String = lines
            .iter()
            .map(|line| format!("<div>{line}</div>"))
            .collect();
        let page = format!(
            "<title>{title}</title><table><tr><td>{lines}The bridge was closed on Sunday, after the \
             keeper had found a crack in its upper beam.<br><br>It opens again on Friday, if the \
             beam can be had until then, the keeper said.</table>"
        );
        let article = crate::clean(page.as_str());
        (
            article.title().unwrap_or_default().to_owned(),
            article.text().to_owned(),
        )
    }

    #[test]
    fn a_line_tells_which_part_of_the_title_is_that_of_the_story() {
        let shown = "Crack closes the bridge";
        for title in [
            "The Harbour Courier Online - Crack closes the bridge",
            "HARBOUR NEWS | Local | Crack closes the bridge",
            "Harbour Post: News: Crack closes the bridge",
        ] {
            let (found, text) = read(title, &["Sunday", shown]);
            assert_eq!(found, shown, "{title}");
            assert!(!text.contains(shown), "{text}");
        }
        let chinese = read("内港信息港--旋转桥出现裂缝封闭", &["旋转桥出现裂缝封闭"]);
        assert_eq!(chinese.0, "旋转桥出现裂缝封闭");
    }

    #[test]
    fn the_name_of_the_site_is_a_line_too() {
        let name = "The Old Harbour Courier";
        for (title, lines) in [
            (
                "The Old Harbour Courier - Crack closes the bridge",
                [name, "Crack closes the bridge"],
            ),
            (
                "Crack closes the bridge - The Old Harbour Courier",
                [name, "Crack closes the bridge"],
            ),
        ] {
            assert_eq!(read(title, &lines).0, "Crack closes the bridge", "{title}");
        }
    }
}
