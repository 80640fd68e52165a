//! Widgets that are no sidebars.

use super::Page;
use super::layout::{LAYOUT_SHARE, WITH_TITLE_SHARE};
use crate::class_words::hash_of;
use crate::hints::Hints;
use crate::metadata::title;

/// Words, by their hashes, of what is a widget and holds the text: the panels that a page builder makes of
/// all parts of it (`so-panel widget`, `panel-widget-style`), and the posts of a blog (`widget Blog`).
const PANEL: u32 = hash_of("panel");
const OF_PANELS: [u32; 2] = [hash_of("so"), hash_of("style")];
const OF_POSTS: [u32; 2] = [hash_of("blog"), hash_of("widget")];

/// Whether the words of a widget say that it holds the text.
pub(super) fn is_of_the_text(words: &[u32]) -> bool {
    let is_panel = words.contains(&PANEL) && OF_PANELS.iter().any(|word| words.contains(word));
    let has_posts = || {
        OF_POSTS.iter().all(|word| words.contains(word))
            && words.iter().all(|word| OF_POSTS.contains(word))
    };
    is_panel || has_posts()
}

impl Page {
    /// Takes from all elements that they are sidebars where they hold the page's own story or nearly
    /// all of the page: page builders and some forums make a `widget` of each thing.
    pub(super) fn forget_widgets(&mut self) {
        if !self.all_hints.intersects(Hints::SIDEBAR) {
            return;
        }
        // Beside a story with a title what the links of sidebars lead to may be most of a page, and none of
        // it is told here: a line counts by what is no link, and half of one that is half a link is a label.
        let (mut of_sidebars, mut all) = ([0.0; 2], [0.0; 2]);
        for block in self.blocks().filter(|block| !block.data().hidden) {
            let unlinked = 1.0 - block.features().link_share();
            let words = block.features().words();
            for (at, words) in [words, words * unlinked * unlinked].into_iter().enumerate() {
                all[at] += words;
                if block.hints().intersects(Hints::SIDEBAR) {
                    of_sidebars[at] += words;
                }
            }
        }
        let has_title =
            self.title_heading.is_none() && title::stated_within(self, Hints::SIDEBAR).is_some();
        let least = if has_title {
            WITH_TITLE_SHARE
        } else {
            LAYOUT_SHARE
        };
        let measures = 1 + usize::from(self.title_heading.is_some());
        let mut shares = of_sidebars.into_iter().zip(all).take(measures);
        if shares.any(|(of_sidebars, all)| of_sidebars < least * all) {
            return;
        }
        for container in &mut self.containers {
            container.hints = container.hints.without(Hints::SIDEBAR);
        }
        self.all_hints = self.all_hints.without(Hints::SIDEBAR);
        if self.title_heading.is_none() {
            self.title_heading = title::heading(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;
    use crate::hints::Hints;

    const STORY: &str =
        "<p>The tide comes in at four, as it says on the board beside the pier.</p>";

    fn is_sidebar(html: &str, text: &str) -> bool {
        let page = Cleaner::default().read(html);
        let found = page.blocks().find(|block| block.text().starts_with(text));
        found.is_some_and(|block| block.hints().intersects(Hints::SIDEBAR))
    }

    #[test]
    fn widgets_that_are_all_of_a_page_are_no_sidebars() {
        let one = format!("<div class=widget>{STORY}</div>");
        assert!(!is_sidebar(&one.repeat(3), "The tide"));
        let some = format!("{}<main>{}</main>", one, STORY.repeat(3));
        assert!(is_sidebar(&some, "The tide"));
    }

    #[test]
    fn a_sidebar_of_many_links_beside_a_short_text_is_one() {
        let labels = "<li><a href=/l>Tides</a> (1)</li>".repeat(60);
        let page = |post: &str| {
            let sidebar = "<div class=sidebar><p>Boats</p><ul>LABELS</ul></div>";
            let page = format!("<h1>Tides</h1><div>{post}</div>{sidebar}");
            page.replace("LABELS", &labels)
        };
        assert!(is_sidebar(&page(STORY), "Boats"));
        assert!(!is_sidebar(&page(""), "Boats"));
    }

    #[test]
    fn widgets_that_hold_the_text_are_no_sidebars() {
        let page = |panel: &str| {
            let address = format!("<div class='{panel}'><ul><li>Pier 4</li></ul></div>");
            format!(
                "<h1>Tides</h1><article>{}{address}</article>",
                STORY.repeat(3)
            )
        };
        for text in [
            "so-panel widget widget_text",
            "panel-widget-style",
            "widget Blog",
        ] {
            assert!(!is_sidebar(&page(text), "Pier"), "{text}");
        }
        for sidebar in ["panel widget", "widget widget_blog_posts"] {
            assert!(is_sidebar(&page(sidebar), "Pier"), "{sidebar}");
        }
    }

    #[test]
    fn the_widgets_that_hold_the_title_are_no_sidebars() {
        let rest = "<div><p>The board hangs there since the old one fell into the water.</p></div>";
        let widget = format!("<div class=widget><h2>High tide in May</h2>{STORY}</div>");
        let page = |title: &str| format!("<title>{title}</title>{rest}{widget}");
        assert!(!is_sidebar(&page("High tide in May | Harbour"), "The tide"));
        assert!(is_sidebar(
            &page("The board at the pier | Harbour"),
            "The tide"
        ));
    }
}
