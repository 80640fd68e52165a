//! What the classes, ids, roles and names of elements say about what they hold.
//!
//! Tokens are compared as whole words: `ad` says something in `class="ad"` and in
//! `class="ad-slot"`, nothing in `class="padding"`.

use std::fmt;
use std::ops::BitOr;

use crate::class_words::{self, Key};

/// A set of things that the elements around a block say about it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Hints(u32);

macro_rules! hints {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Hints {
            $($(#[$doc])* pub const $name: Hints = Hints(1 << $bit);)*

            /// The names of all.
            const NAMES: &[(&str, Hints)] = &[$((stringify!($name), Hints::$name)),*];
        }
    };
}

hints! {
    /// Advertisements and sponsored content.
    AD = 0;
    /// Breadcrumb trails.
    BREADCRUMB = 1;
    /// Bylines, dates, post information.
    BYLINE = 2;
    /// Captions.
    CAPTION = 3;
    /// Readers' comments and the form for them.
    COMMENTS = 4;
    /// The main content.
    CONTENT = 5;
    /// Cookie and consent notices.
    COOKIES = 6;
    /// Copyright lines and disclaimers.
    COPYRIGHT = 7;
    /// Page and article footers.
    FOOTER = 8;
    /// Buttons, selections, input fields.
    FORM_CONTROL = 9;
    /// Page and article headers.
    HEADER = 10;
    /// Hidden from those who see the page, or from screen readers.
    HIDDEN = 11;
    /// Log-in and registration.
    LOGIN = 12;
    /// Menus and other navigation.
    NAVIGATION = 13;
    /// Pagination.
    PAGINATION = 14;
    /// Popups, overlays, banners.
    POPUP = 15;
    /// Related, recommended, popular stories.
    RELATED = 16;
    /// Buttons to share, print, save.
    SHARE = 17;
    /// Sidebars.
    SIDEBAR = 18;
    /// Newsletter and subscription prompts.
    SUBSCRIPTION = 19;
    /// Lists of tags.
    TAGS = 20;
    /// Titles.
    TITLE = 21;
    /// About the author.
    AUTHOR_BOX = 22;
    /// Panels of tabs, accordions and questions with their answers, of which few are open.
    PANEL = 23;
    /// Panels that are closed, which a click opens.
    FOLDED = 24;
    /// Readers' and customers' reviews, and what they come to.
    REVIEWS = 25;
    /// Notices of the site: alerts, announcements.
    NOTICE = 26;
    /// Signatures under posts.
    SIGNATURE = 27;
    /// Banners: what they hold is for the site above a title, and may be its lead around it.
    BANNER = 28;
    /// Answers and comments that state that they are such, behind running text.
    REPLIES = 29;
}

impl fmt::Debug for Hints {
    /// The names of what is in the set.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Hints::NAMES.iter().filter(|(_, hint)| self.contains(*hint));
        let mut set = formatter.debug_set();
        set.entries(names.map(|(name, _)| name)).finish()
    }
}

impl BitOr for Hints {
    type Output = Hints;

    /// Both sets in one, as [`Hints::with`].
    fn bitor(self, other: Hints) -> Hints {
        self.with(other)
    }
}

impl Hints {
    /// Parts of a page whose dates and names are those of other stories.
    pub(crate) const NOT_OF_THE_STORY: Hints = Hints::RELATED
        .with(Hints::COMMENTS)
        .with(Hints::SIDEBAR)
        .with(Hints::FOOTER)
        .with(Hints::NAVIGATION)
        .with(Hints::AD);

    /// All that can be said.
    pub(crate) const ALL: Hints = Hints((Hints::REPLIES.0 << 1) - 1);

    /// Of a word of the table: that it says something together with the next word.
    pub(crate) const BEGINS: Hints = Hints(Hints::REPLIES.0 << 1);

    /// Of a word of the table: that the words behind it, up to the next white space, name a part of
    /// the page that the element has or has not, and is none itself, as in `with-sidebar`,
    /// `no-comments` and `anchorWithStickyNavbar`.
    pub(crate) const HAS: Hints = Hints(Hints::BEGINS.0 << 1);

    /// The set as bits.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// The set of these bits.
    pub(crate) const fn of_bits(bits: u32) -> Hints {
        Hints(bits)
    }

    /// Whether all of `other` are in the set.
    pub fn contains(self, other: Hints) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is in the set.
    pub fn intersects(self, other: Hints) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets in one.
    #[must_use]
    pub const fn with(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }

    /// The set without `other`.
    #[must_use]
    pub const fn without(self, other: Hints) -> Hints {
        Hints(self.0 & !other.0)
    }

    /// What the words of a class, id or role attribute say, each alone and some together with the
    /// next one. The hash of each word and its key are shown to `see`.
    pub(crate) fn of_tokens(attribute: &str, mut see: impl FnMut(u32, Key)) -> Hints {
        let mut hints = Hints::default();
        let mut begun = None;
        let mut is_had = false;
        // Words for advertisements, and those that are for the entries of who places one.
        let (mut ads, mut entries, mut behind_ad) = (0, 0, false);
        // What the word before said of a part that layouts switch, and what all said before it.
        let (mut switched, mut unswitched) = (false, Hints::default());
        let begins_token = |at: usize| {
            let before = at
                .checked_sub(1)
                .and_then(|at| attribute.as_bytes().get(at));
            before.is_some_and(u8::is_ascii_whitespace)
        };
        class_words::each(attribute, |word, key, at, is_of_hash| {
            let mut said = match is_of_hash {
                true => Hints::default(),
                false => class_words::hints(word.len(), key),
            };
            if said != Hints::default() && is_of_subject(attribute, at) {
                return;
            }
            let of_part = is_had && !begins_token(at);
            is_had = of_part || said.intersects(Hints::HAS);
            if of_part && said != Hints::default() && !is_below(word) {
                begun = None;
                return;
            }
            entries += u32::from(behind_ad && !begins_token(at) && is_of_entry(word));
            behind_ad = said.intersects(Hints::AD) && word.len() == 2;
            if switched && !begins_token(at) && is_state(word, attribute, at) {
                hints = unswitched;
            }
            (switched, unswitched) = (said.intersects(SWITCHED), hints);
            ads += u32::from(said.intersects(Hints::AD));
            see(class_words::hash(word.len(), key), key);
            if let Some((length, before)) = begun.take() {
                let both = class_words::hints(length + word.len(), key.behind(before, length));
                if both.intersects(Hints::HAS) {
                    said = Hints::default();
                }
                hints = hints.with(both);
            }
            if said.intersects(Hints::BEGINS) {
                begun = Some((word.len(), key));
            }
            hints = hints.with(said);
        });
        let hints = match entries > 0 && entries == ads {
            true => hints.without(Hints::AD),
            false => hints,
        };
        hints.without(Hints::BEGINS.with(Hints::HAS))
    }
}

/// Parts that layouts switch on and off, and how their classes say it behind the word for them:
/// `breadcrumbs-on sidebar-off`.
const SWITCHED: Hints = Hints::BREADCRUMB.with(Hints::COMMENTS).with(Hints::SIDEBAR);
const STATES: [&[u8]; 5] = [b"disabled", b"enabled", b"none", b"off", b"on"];

/// Whether the word at a place ends there and says that a part is switched on or off.
fn is_state(word: &[u8], attribute: &str, at: usize) -> bool {
    let behind = attribute.as_bytes().get(at + word.len());
    let mut states = STATES.iter();
    behind.is_none_or(u8::is_ascii_whitespace) && states.any(|it| word.eq_ignore_ascii_case(it))
}

/// What the class names of a post begin with that tell its subjects, and class names of posts beside which
/// they do, as WordPress and Ghost write them: `post hentry category-breaking-news tag-advertising`.
const SUBJECTS: [&[u8]; 2] = [b"category-", b"tag-"];
const OF_POSTS: [&str; 4] = ["hentry", "post", "status-publish", "type-post"];

/// Whether the word at a place is one of what a post is about, and names no part of the page.
#[cold]
fn is_of_subject(attribute: &str, at: usize) -> bool {
    let before = attribute.as_bytes().get(..at).unwrap_or_default();
    let name = before.rsplit(u8::is_ascii_whitespace).next();
    let is_subject = |name: &[u8]| SUBJECTS.iter().any(|it| name.starts_with(it));
    name.is_some_and(is_subject)
        && attribute
            .split_ascii_whitespace()
            .any(|name| OF_POSTS.contains(&name))
}

/// What an item of a menu has below it: it is of the menu itself.
const BELOW_ITEMS: [&[u8]; 4] = [b"dropdown", b"megamenu", b"menu", b"submenu"];

/// What an entry in a list of classified advertisements has, behind the word for it: `ad-params`.
#[rustfmt::skip] // One entry a line.
const OF_ENTRIES: [&[u8]; 13] = [
    b"attributes",
    b"category",
    b"description",
    b"detail",
    b"details",
    b"listing",
    b"listings",
    b"location",
    b"param",
    b"parameters",
    b"params",
    b"price",
    b"seller",
];

/// Whether a word names a part of an entry in a list of classified advertisements.
fn is_of_entry(word: &[u8]) -> bool {
    OF_ENTRIES
        .iter()
        .any(|part| word.eq_ignore_ascii_case(part))
}

/// Whether a word names what an item of a menu has below it.
fn is_below(word: &[u8]) -> bool {
    let mut below = BELOW_ITEMS.iter();
    below.any(|below| word.eq_ignore_ascii_case(below))
}

/// Calls `each` with the words of a class, id or role attribute. Words end at white space, `-`,
/// `_`, other signs, digits, and where lower case turns to upper.
#[inline]
pub(crate) fn words(attribute: &str, mut each: impl FnMut(&[u8])) {
    class_words::each(attribute, |word, _, _, _| each(word));
}

/// Whether one of the words of a class or id is in a table.
pub(crate) fn have_word(names: &str, table: &[&[u8]]) -> bool {
    let mut is_one = false;
    words(names, |word| {
        is_one |= table.iter().any(|known| word.eq_ignore_ascii_case(known));
    });
    is_one
}

/// Words of names that say of an element that it holds the text of the page.
const OF_CONTENT: [&[u8]; 2] = [b"article", b"content"];

/// Whether the words of a class or id say that the element holds the text of the page. They stand around
/// much else too, so that they say something only of what is hidden.
pub(crate) fn name_content(names: &str) -> bool {
    have_word(names, &OF_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_tokens(attribute: &str) -> Hints {
        Hints::of_tokens(attribute, |_, _| ())
    }
    use crate::class_tokens::CLASS_TOKENS;

    #[test]
    fn page_builders_make_widgets_of_all_parts() {
        assert!(of_tokens("widget widget_text").contains(Hints::SIDEBAR));
        let part = "elementor-element elementor-widget elementor-widget-nav-menu";
        assert_eq!(of_tokens(part), Hints::NAVIGATION);
    }

    #[test]
    fn tokens_are_compared_as_whole_words() {
        assert!(of_tokens("ad").contains(Hints::AD));
        assert!(of_tokens("top-ad-slot").contains(Hints::AD));
        assert!(of_tokens("topAdSlot").contains(Hints::AD));
        assert!(of_tokens("pg-boilerplate pgheader").contains(Hints::COPYRIGHT));
        for innocent in [
            "padding",
            "loading",
            "header-shadow",
            "gradient",
            "readable",
        ] {
            assert!(!of_tokens(innocent).contains(Hints::AD), "{innocent}");
        }
        assert!(!of_tokens("shareholder").contains(Hints::SHARE));
    }

    #[test]
    fn the_subjects_of_a_post_are_no_parts_of_the_page() {
        let post = "post-12 type-post hentry category-breaking-news tag-newsletter";
        assert_eq!(of_tokens(post), Hints::default());
        assert_eq!(of_tokens("post tag-advertising"), Hints::default());
        assert!(of_tokens("category-breaking-news").contains(Hints::RELATED));
        assert!(of_tokens("hentry breaking-news").contains(Hints::RELATED));
    }

    #[test]
    fn the_facts_of_a_classified_advertisement_are_none() {
        for entry in [
            "ad-params",
            "ad-param ad-param-type",
            "adDetails",
            "ad_price",
        ] {
            assert!(!of_tokens(entry).contains(Hints::AD), "{entry}");
        }
        for ad in [
            "ad price",
            "ad ad-params",
            "advert ad-details",
            "ad-slot-details",
            "ad-unit",
        ] {
            assert!(of_tokens(ad).contains(Hints::AD), "{ad}");
        }
    }

    #[test]
    fn comments_in_code_are_not_of_readers() {
        for comment in ["doc-comment", "tsd-comment tsd-typography"] {
            assert_eq!(of_tokens(comment), Hints::default(), "{comment}");
        }
        for comment in [
            "comment",
            "doc comments",
            "docs-comments",
            "tsd-panel comment",
        ] {
            assert_eq!(of_tokens(comment), Hints::COMMENTS, "{comment}");
        }
    }

    #[test]
    fn some_words_say_something_together() {
        for related in [
            "recentposts",
            "recent-posts",
            "widgets recentPosts",
            "most_read",
            "x latest-posts-box",
        ] {
            assert_eq!(of_tokens(related), Hints::RELATED, "{related}");
        }
        for nothing in [
            "recent",
            "posts recent",
            "recent-blog-posts",
            "most",
            "latest x posts",
        ] {
            assert_eq!(of_tokens(nothing), Hints::default(), "{nothing}");
        }
    }

    #[test]
    fn a_part_that_an_element_has_or_has_not_is_not_what_it_is() {
        for layout in [
            "body_with-aside",
            "no-sidebar",
            "hasComments",
            "page without-footer",
            "anchor anchorWithStickyNavbar_LWe7",
            "has-fixed-navbar",
            "no-left-sidebar",
            "breadcrumbs-on sidebar-off",
            "markdown-body comment-enabled",
        ] {
            assert_eq!(of_tokens(layout), Hints::default(), "{layout}");
        }
        for sidebar in ["sidebar sidebar-on", "sidebar-off-canvas", "sidebar none"] {
            assert_eq!(of_tokens(sidebar), Hints::SIDEBAR, "{sidebar}");
        }
        assert_eq!(of_tokens("item has-submenu"), Hints::NAVIGATION);
        assert_eq!(of_tokens("with-icon sidebar"), Hints::SIDEBAR);
        assert_eq!(of_tokens("with\nsidebar"), Hints::SIDEBAR);
        assert_eq!(of_tokens("sidebar no-footer"), Hints::SIDEBAR);
    }

    #[test]
    fn the_table_is_sorted_and_in_lower_case() {
        for pair in CLASS_TOKENS.windows(2) {
            assert!(
                pair[0].0 < pair[1].0,
                "{} stands before {}",
                pair[0].0,
                pair[1].0
            );
        }
        for (token, _) in CLASS_TOKENS {
            assert!(token.len() >= 2 && token.len() <= 16, "{token}");
            assert!(
                token.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{token}"
            );
        }
    }
}
