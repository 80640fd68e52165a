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

    /// All that can be said.
    pub(crate) const ALL: Hints = Hints((Hints::FOLDED.0 << 1) - 1);

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

    /// What the words of a class, id or role attribute say.
    pub(crate) fn of_tokens(attribute: &str) -> Hints {
        let mut hints = Hints::default();
        words(attribute, |word| hints = hints.with(Hints::of_word(word)));
        hints
    }

    fn of_word(word: &[u8]) -> Hints {
        let [first, second, ..] = word else {
            return Hints::default();
        };
        let pair = pair(*first, *second);
        let bounds = STARTS.get(pair..).and_then(|rest| rest.first_chunk());
        let [from, to] = bounds.copied().unwrap_or_default();
        let alike = CLASS_TOKENS.get(usize::from(from)..usize::from(to));
        let mut alike = alike.unwrap_or_default().iter();
        let found = alike.find(|(token, _)| token.as_bytes().eq_ignore_ascii_case(word));
        found.map_or(Hints::default(), |(_, hints)| *hints)
    }
}

/// Pairs of letters.
const PAIRS: usize = 26 * 26;

/// Where the words of the table begin that begin with each pair of letters or with a later one:
/// most words are none of the table, and few begin alike.
static STARTS: [u16; PAIRS + 1] = starts(CLASS_TOKENS);

/// The number of a pair of letters, in upper or lower case; of all words only letters are parts.
const fn pair(first: u8, second: u8) -> usize {
    letter(first) * 26 + letter(second)
}

const fn letter(byte: u8) -> usize {
    (byte | 0x20).wrapping_sub(b'a') as usize
}

const fn starts(tokens: &[(&str, Hints)]) -> [u16; PAIRS + 1] {
    let mut starts = [tokens.len() as u16; PAIRS + 1];
    let mut at = tokens.len();
    while at > 0 {
        at -= 1;
        let token = tokens[at].0.as_bytes();
        starts[pair(token[0], token[1])] = at as u16;
    }
    // Where none begins so, the next ones begin.
    let mut from = PAIRS;
    while from > 0 {
        from -= 1;
        if starts[from] > starts[from + 1] {
            starts[from] = starts[from + 1];
        }
    }
    starts
}

/// Calls `each` with the words of a class, id or role attribute. Words end at white space, `-`,
/// `_`, other signs, digits, and where lower case turns to upper.
#[inline]
pub(crate) fn words<'a>(attribute: &'a str, mut each: impl FnMut(&'a [u8])) {
    let bytes = attribute.as_bytes();
    let case = |at: usize| bytes.get(at).map(|byte| CASES[usize::from(*byte)]);
    let mut at = 0;
    while let Some(first) = case(at) {
        let start = at;
        at += 1;
        if first == Case::None {
            continue;
        }
        if first == Case::Upper {
            while case(at) == Some(Case::Upper) {
                at += 1;
            }
        }
        while case(at) == Some(Case::Lower) {
            at += 1;
        }
        each(bytes.get(start..at).unwrap_or_default());
    }
}

/// What a byte is in a word of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// No letter.
    None,
    Lower,
    Upper,
}

static CASES: [Case; 256] = cases();

const fn cases() -> [Case; 256] {
    let mut cases = [Case::None; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_lowercase() {
            cases[byte] = Case::Lower;
        } else if (byte as u8).is_ascii_uppercase() {
            cases[byte] = Case::Upper;
        }
        byte += 1;
    }
    cases
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
