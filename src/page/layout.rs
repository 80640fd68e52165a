//! What classes say of the layout of a page, and not of what stands in their elements.

use super::widgets::is_of_the_text;
use super::word_sums::WordSums;
use super::{Container, Page};
use crate::block::{Block, BlockKind};
use crate::class_words::hash_of;
use crate::hints::Hints;
use crate::metadata::title;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The share of a page's words from which an element is a part of the layout, and from which one
/// with the story's title is.
pub(super) const LAYOUT_SHARE: f32 = 0.8;
pub(super) const WITH_TITLE_SHARE: f32 = 0.5;

/// Parts of a page that hold but short lines. Around a story such words are those of a script that works
/// on it: it shares what the reader selects, or numbers the pages.
const OF_SHORT_LINES: Hints = Hints::SHARE
    .with(Hints::BREADCRUMB)
    .with(Hints::LOGIN)
    .with(Hints::PAGINATION)
    .with(Hints::TAGS);

/// Those of them that never hold running text of some length, whoever wrote it. Around such text the word
/// is one of an address: a section on `FOR SHARE` locks, or posts that were shared.
const WITHOUT_PROSE: Hints = Hints::SHARE.with(Hints::BREADCRUMB).with(Hints::PAGINATION);

/// Parts that never hold the title of the page and a story below it. `newsletter-post` and `ad-free` tell of
/// the story itself.
const NEVER_WITH_TITLE: Hints = Hints::AD
    .with(Hints::COOKIES)
    .with(Hints::LOGIN)
    .with(Hints::POPUP)
    .with(Hints::RELATED)
    .with(Hints::SHARE)
    .with(Hints::SIDEBAR)
    .with(Hints::SUBSCRIPTION);

/// Words of classes for tabs, by their hashes.
const TABS: [u32; 2] = [hash_of("tab"), hash_of("tabs")];

/// The share of a page's running text from which an element holds its story, and the words that this
/// has at least.
const STORY_SHARE: f32 = 0.5;
const LEAST_STORY: f32 = 60.0;

/// Elements for advertisements that hold more than a line, and the share of a page's running text in
/// such elements, from which they are what the page is for.
const LEAST_ENTRIES: usize = 3;
const MOST_PROSE: f32 = 0.6;

impl Page {
    /// Takes from the elements around the page's own story what their classes say: `has-sidebar` and
    /// `no-footer` tell of the layout.
    pub(super) fn forget_layouts(&mut self) {
        if self.containers.len() <= 1 {
            return;
        }
        let words = WordSums::of(self, |block| !block.data().hidden);
        // Few pages need it.
        let mut prose = None;
        let first_heading = self.first_closed_heading();
        let stated_heading = match self.title_heading {
            Some(_) => None,
            None => title::stated_within(self, NEVER_WITH_TITLE),
        };
        let mut is_title_open = false;
        for at in 1..self.containers.len() {
            let one = &self.containers[at];
            let blocks = one.blocks.range();
            let share_at_least = |share: f32| words.within(&blocks) >= share * words.all();
            let is_layout = match self.title_heading {
                Some(title) => {
                    // Beside a long menu a short story has little of the page, but all that is told.
                    blocks.contains(&title)
                        && (share_at_least(WITH_TITLE_SHARE)
                            || one.own_hints != Hints::default()
                                && self.holds_prose(&blocks, STORY_SHARE, &mut prose)
                            // Below it may be more of readers, or it is opened over many others.
                            || one.own_hints.intersects(NEVER_WITH_TITLE)
                                && self.holds_prose(&blocks, 0.0, &mut prose))
                }
                // A menu has neither the heading of a page nor what is told under it.
                None => {
                    share_at_least(LAYOUT_SHARE)
                        || one.own_hints.intersects(Hints::NAVIGATION)
                            && first_heading.is_some_and(|heading| blocks.contains(&heading))
                            && self.holds_prose(&blocks, STORY_SHARE, &mut prose)
                        || one.own_hints.intersects(NEVER_WITH_TITLE)
                            && stated_heading.is_some_and(|heading| blocks.contains(&heading))
                            && self.holds_prose(&blocks, 0.0, &mut prose)
                }
            };
            is_title_open |= is_layout && first_heading.or(stated_heading).is_some();
            let own = match is_layout {
                true => Hints::default(),
                false => self.told_of_part(one, &words, &mut prose),
            };
            let above = self.containers[one.parent as usize].hints;
            self.containers[at].hints = above.with(own);
            self.all_hints = self.all_hints.with(own);
        }
        if is_title_open {
            self.title_heading = title::heading(self);
        }
    }

    /// What the classes of an element tell of what it holds, the layout aside.
    fn told_of_part(
        &self,
        element: &Container,
        words: &WordSums,
        prose: &mut Option<WordSums>,
    ) -> Hints {
        let mut own = element.own_hints;
        let blocks = element.blocks.range();
        if own.intersects(Hints::SIDEBAR) && is_of_the_text(self.words_of(element)) {
            own = own.without(Hints::SIDEBAR);
        }
        if own.intersects(Hints::SIDEBAR) && self.holds_prose(&blocks, LAYOUT_SHARE, prose) {
            // `sidebar-fixed` stands around the text and its sidebar.
            return own.without(Hints::SIDEBAR);
        }
        let may_have_prose = own.intersects(WITHOUT_PROSE) && words.within(&blocks) >= LEAST_STORY;
        if may_have_prose && self.holds_prose(&blocks, 0.0, prose) {
            return own.without(WITHOUT_PROSE);
        }
        if own.intersects(Hints::NAVIGATION)
            && self
                .words_of(element)
                .iter()
                .any(|word| TABS.contains(word))
            && self.holds_prose(&blocks, 0.0, prose)
        {
            // `tab-menu` stands around the tabs and what they open.
            return own.without(Hints::NAVIGATION);
        }
        if own.intersects(OF_SHORT_LINES) && self.holds_prose(&blocks, STORY_SHARE, prose) {
            return own.without(OF_SHORT_LINES);
        }
        own
    }

    /// The first heading of the highest level, where none could be taken for the title.
    fn first_closed_heading(&self) -> Option<usize> {
        if self.title_heading.is_some() {
            return None;
        }
        let is_highest = |block: &Block<'_>| block.kind() == BlockKind::Heading(1);
        let mut shown = self.blocks().filter(|block| !block.is_hidden());
        shown.find(is_highest).map(Block::index)
    }

    /// Whether blocks have a share of the page's running text, and as much as a story. Takes the sums over
    /// that, once they are known.
    fn holds_prose(&self, blocks: &Range<usize>, share: f32, prose: &mut Option<WordSums>) -> bool {
        let prose = prose.get_or_insert_with(|| {
            WordSums::of(self, |block| {
                !block.data().hidden && block.features().is_prose()
            })
        });
        prose.within(blocks) >= LEAST_STORY.max(share * prose.all())
    }

    /// Takes from all elements that they are advertisements where these hold most of the running text
    /// of the page: they are what a market of small advertisements consists of.
    pub(super) fn forget_ads(&mut self) {
        if !self.all_hints.intersects(Hints::AD) {
            return;
        }
        let (mut of_ads, mut all) = (0.0, 0.0);
        for block in self.blocks().filter(|block| !block.data().hidden) {
            if block.features().is_prose() {
                let words = block.features().words();
                let is_in_ad = block.hints().intersects(Hints::AD);
                of_ads += if is_in_ad { words } else { 0.0 };
                all += words;
            }
        }
        if of_ads < MOST_PROSE * all {
            return;
        }
        let prose = WordSums::of(self, |block| block.features().is_prose());
        let is_entry = |it: &&Container| {
            let blocks = it.blocks.range();
            let is_ad = it.own_hints.intersects(Hints::AD);
            is_ad && blocks.len() > 1 && prose.within(&blocks) > 0.0
        };
        // Entries stand beside each other, and not in each other.
        let mut beside: FxHashMap<u32, usize> = FxHashMap::default();
        for entry in self.containers.iter().filter(is_entry) {
            *beside.entry(entry.parent).or_default() += 1;
        }
        if beside.values().all(|entries| *entries < LEAST_ENTRIES) {
            return;
        }
        for container in &mut self.containers {
            container.hints = container.hints.without(Hints::AD);
        }
        self.all_hints = self.all_hints.without(Hints::AD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cleaner;

    const STORY: &str =
        "<p>The tide comes in at four, as it says on the board beside the pier.</p>";

    /// What the elements around each block of a page say of it.
    fn hints(html: &str) -> Vec<(String, Hints)> {
        let page = Cleaner::default().read(html);
        let blocks = page.blocks();
        blocks
            .map(|block| (block.text().to_owned(), block.hints()))
            .collect()
    }

    /// What the elements around the last block say of it.
    fn last_hints(html: &str) -> Hints {
        hints(html)
            .pop()
            .map(|(_, hints)| hints)
            .unwrap_or_default()
    }

    fn is_sidebar(html: &str, text: &str) -> bool {
        let hints = hints(html);
        let found = hints.iter().find(|(own, _)| own.starts_with(text));
        found.is_some_and(|(_, hints)| hints.intersects(Hints::SIDEBAR))
    }

    #[test]
    fn a_menu_of_tabs_holds_what_they_open() {
        let is_menu = |class: &str, text: &str| {
            let fact = "<table><tr><td>Height</td><td>four</td></tr></table>";
            let page = format!("<h1>Tides</h1>{STORY}<div class={class}>{text}{fact}</div>");
            let hints = hints(&page);
            let row = hints.iter().find(|(text, _)| text.starts_with("Height"));
            row.is_some_and(|(_, hints)| hints.intersects(Hints::NAVIGATION))
        };
        assert!(!is_menu("tab-menu--product", &STORY.repeat(5)));
        assert!(is_menu("tab-menu--product", ""));
        assert!(is_menu("side-menu", &STORY.repeat(5)));
    }

    #[test]
    fn what_holds_the_heading_and_the_story_is_no_menu() {
        let is_menu = |story: &str| {
            let menu = "<li><a href=/tides>Tides of the inner harbour</a></li>".repeat(40);
            let page = format!(
                "<title>Tides</title><nav><ul>{menu}</ul></nav><section class=nav-content>{story}\
                 <table><tr><td>Monday</td><td>four</td></tr></table></section>"
            );
            let hints = hints(&page);
            let row = hints.iter().find(|(text, _)| text.starts_with("Monday"));
            row.is_some_and(|(_, hints)| hints.intersects(Hints::NAVIGATION))
        };
        let story = STORY.repeat(5);
        assert!(!is_menu(&format!("<h1>Tides</h1>{story}")));
        assert!(is_menu(&story));
        assert!(is_menu(&format!("<h1>Tides</h1>{STORY}")));
    }

    #[test]
    fn what_holds_the_story_and_its_sidebar_is_no_sidebar() {
        let is_one = |sidebar: &str| {
            let head = "<h1>Tides</h1><p>Of the sea</p>";
            let story = format!("<div class=main>{}</div>", STORY.repeat(6));
            is_sidebar(
                &format!("{head}<div class=sidebar-fixed>{sidebar}{story}</div>"),
                "Of the pier",
            )
        };
        assert!(!is_one("<p>Of the pier</p>"));
        assert!(is_one("<div class=sidebar><p>Of the pier</p></div>"));
    }

    #[test]
    fn running_text_is_not_for_sharing() {
        let is_share = |section: &str| {
            let others = format!("<h2>Of the sea</h2>{STORY}").repeat(20);
            let page = format!("<h1>Tides</h1>{others}<div id=for-share>{section}</div>");
            last_hints(&page).intersects(Hints::SHARE)
        };
        assert!(!is_share(&STORY.repeat(5)));
        assert!(is_share(STORY));
        assert!(is_share(&"<a href=/t>Share the tides</a> ".repeat(20)));
    }

    #[test]
    fn what_holds_the_title_and_the_story_is_the_story_however_long_the_comments_are() {
        let story = format!("<h1>High tide in May</h1>{}", STORY.repeat(6));
        let comments = format!("<section>{}</section>", STORY.repeat(30));
        for name in [
            "newsletter-post post",
            "ad-free",
            "breaking-news",
            "recommended-read",
        ] {
            let page = format!(
                "<title>High tide in May</title><div class='{name}'>{story}<p>Pier 4</p></div>{comments}"
            );
            let found = hints(&page).into_iter().find(|(text, _)| text == "Pier 4");
            assert_eq!(
                found.map(|(_, hints)| hints),
                Some(Hints::default()),
                "{name}"
            );
        }
        let of_others = format!(
            "<title>High tide in May</title><h1>High tide in May</h1>{STORY}\
             <div class=breaking-news><h2>Low tide in June</h2>{}<p>Pier 4</p></div>",
            STORY.repeat(6)
        );
        let found = hints(&of_others)
            .into_iter()
            .find(|(text, _)| text == "Pier 4");
        assert_eq!(found.map(|(_, hints)| hints), Some(Hints::RELATED));
    }

    #[test]
    fn a_story_opened_over_a_list_of_others_is_no_popup() {
        let is_popup = |popup: &str| {
            let others = format!("<div class=card><h2>Of the sea</h2>{STORY}</div>").repeat(20);
            let page = format!("<title>Tides</title>{others}<div class=modal>{popup}</div>");
            last_hints(&page).intersects(Hints::POPUP)
        };
        let story = STORY.repeat(5);
        assert!(!is_popup(&format!("<h1>Tides</h1>{story}")));
        assert!(is_popup(&format!("<h2>Sign in</h2>{story}")));
        assert!(is_popup(&format!("<h1>Tides</h1>{STORY}")));
    }

    #[test]
    fn on_a_market_of_advertisements_they_are_what_the_page_is_for() {
        let ad = format!("<div class=ad><div class=adtitle>Steel tug of 1936</div>{STORY}</div>");
        let is_ad = |html: &str| {
            let hints = hints(html);
            hints.iter().any(|(_, hints)| hints.intersects(Hints::AD))
        };
        assert!(!is_ad(&format!(
            "<h1>Boats for sale</h1><div>{}</div>",
            ad.repeat(4)
        )));
        assert!(is_ad(&format!(
            "<h1>Boats</h1>{}{}",
            STORY.repeat(4),
            ad.repeat(4)
        )));
        assert!(is_ad(&format!("<h1>Boats</h1>{ad}")));
        let line = format!("<div class=promo>{STORY}</div>");
        let inner = format!(
            "<div class=promo-bar><div class=promo>{}</div></div>",
            line.repeat(4)
        );
        assert!(is_ad(&format!(
            "<h1>Boats</h1><div class=promo>{inner}</div>"
        )));
        assert!(is_ad(&format!("<h1>Boats</h1>{}", line.repeat(4))));
    }

    #[test]
    fn what_is_around_the_story_is_no_box_of_buttons() {
        let is_shared = |text: &str| {
            let rest = "<p><a href=/1>Boats</a></p>".repeat(40);
            let html = format!("{rest}<div class=share-area>{text}<p>Six</p></div>{rest}");
            hints(&html)
                .iter()
                .any(|(own, hints)| own == "Six" && hints.intersects(Hints::SHARE))
        };
        assert!(!is_shared(&STORY.repeat(4)));
        assert!(is_shared(STORY));
        assert!(is_shared("<p><a href=/2>Mail</a></p>"));
    }
}
