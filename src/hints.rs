//! What the classes, ids, roles and names of elements say about what they hold.
//!
//! Tokens are compared as whole words: `ad` says something in `class="ad"` and in
//! `class="ad-slot"`, nothing in `class="padding"`.

use crate::class_tokens::CLASS_TOKENS;

/// A set of things that the elements around a block say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

macro_rules! hints {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Hints {
            $($(#[$doc])* pub const $name: Hints = Hints(1 << $bit);)*
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
    /// Hidden from sight.
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
}

impl Hints {
    /// Parts of a page whose dates and names are those of other stories.
    pub(crate) const NOT_OF_THE_STORY: Hints = Hints::RELATED
        .with(Hints::COMMENTS)
        .with(Hints::SIDEBAR)
        .with(Hints::FOOTER)
        .with(Hints::NAVIGATION)
        .with(Hints::AD);

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

    /// What the words of a class, id or role attribute say.
    pub(crate) fn of_tokens(attribute: &str) -> Hints {
        let mut hints = Hints::default();
        words(attribute, |word| hints = hints.with(Hints::of_word(word)));
        hints
    }

    fn of_word(word: &[u8]) -> Hints {
        const LONGEST: usize = 16;
        if !(2..=LONGEST).contains(&word.len()) {
            return Hints::default();
        }
        let lengths = word.first().and_then(|first| {
            let letter = usize::from(first.to_ascii_lowercase().wrapping_sub(b'a'));
            LENGTHS.get(letter)
        });
        if lengths.is_none_or(|lengths| lengths >> word.len() & 1 == 0) {
            return Hints::default();
        }
        let mut lower = [0u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        let key = lower.get(..word.len()).unwrap_or_default();
        CLASS_TOKENS
            .binary_search_by(|(token, _)| token.as_bytes().cmp(key))
            .ok()
            .and_then(|found| CLASS_TOKENS.get(found))
            .map(|(_, hints)| *hints)
            .unwrap_or_default()
    }
}

/// For each first letter of a word of the table the lengths of such words, a bit each: most words
/// are none of the table.
static LENGTHS: [u32; 26] = lengths(CLASS_TOKENS);

const fn lengths(tokens: &[(&str, Hints)]) -> [u32; 26] {
    let mut lengths = [0; 26];
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at].0.as_bytes();
        lengths[(token[0] - b'a') as usize] |= 1 << token.len();
        at += 1;
    }
    lengths
}

/// Calls `each` with the words of a class, id or role attribute. Words end at white space, `-`,
/// `_`, other signs, digits, and where lower case turns to upper.
pub(crate) fn words<'a>(attribute: &'a str, mut each: impl FnMut(&'a [u8])) {
    let mut start = 0;
    let bytes = attribute.as_bytes();
    for at in 0..=bytes.len() {
        let ends = match bytes.get(at) {
            None => true,
            Some(byte) if !byte.is_ascii_alphabetic() => true,
            Some(byte) => {
                byte.is_ascii_uppercase()
                    && at > start
                    && bytes.get(at - 1).is_some_and(u8::is_ascii_lowercase)
            }
        };
        if !ends {
            continue;
        }
        if let Some(word) = bytes.get(start..at).filter(|word| !word.is_empty()) {
            each(word);
        }
        let at_letter = bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        start = if at_letter { at } else { at + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_compared_as_whole_words() {
        assert!(Hints::of_tokens("ad").contains(Hints::AD));
        assert!(Hints::of_tokens("top-ad-slot").contains(Hints::AD));
        assert!(Hints::of_tokens("topAdSlot").contains(Hints::AD));
        for innocent in [
            "padding",
            "loading",
            "header-shadow",
            "gradient",
            "readable",
        ] {
            assert!(
                !Hints::of_tokens(innocent).contains(Hints::AD),
                "{innocent}"
            );
        }
        assert!(!Hints::of_tokens("shareholder").contains(Hints::SHARE));
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
