//! Titles without the name of their site, and the heading that is the title.

use std::borrow::Cow;

use super::folding::{first_folded, fold_alike, has_plain_ends};
pub(crate) use super::folding::{fold, folds_to};
use super::sites::Sites;
pub(crate) use super::title_words::{Words, words};
use crate::block::{Block, BlockKind};
use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::hints::Hints;
use crate::page::{BodyKind, Page};

/// Signs between a title and the name of its site, the surest first.
const SEPARATORS: [&str; 16] = [
    " | ", " :: ", " » ", " « ", " · ", " • ", " // ", " — ", " – ", " - ", "｜", "|", " : ", "——",
    "--", "_",
];

/// Separators that only join words where a script has spaces.
const OF_CJK: [&str; 3] = ["——", "--", "_"];

/// The first separators, behind which stands nothing but sections and sites.
const SURE: usize = 7;

/// The longest name of a section or site, in characters, where nothing else tells it.
const LONGEST_SITE: usize = 28;

/// Removes the names of site and section from the ends of a title, where they are set off by a
/// separator: up to what the page says elsewhere, else those that are called like the site, else
/// what is short enough.
pub(crate) fn without_site<'a>(
    title: &str,
    sites: &Sites,
    elsewhere: impl Fn() -> &'a [&'a str],
) -> String {
    let whole = title;
    let title = without_signs(title);
    let has_cjk = title.contains(is_cjk);
    let cuts = cuts(title, has_cjk);
    for (cut, separator) in cuts.iter().rev() {
        let (head, tail) = (title.get(..*cut), title.get(cut + separator.len()..));
        let (head, tail) = (head.unwrap_or_default(), tail.unwrap_or_default());
        let says = |part: &str| {
            let mut known = elsewhere().iter();
            // What this title says itself is not said elsewhere.
            known.any(|known| fold_alike(part, known)) && !fold_alike(part, whole)
        };
        if says(head) && !sites.resemble(head) {
            return head.trim().to_owned();
        }
        if says(tail) && sites.has(head) {
            return tail.trim().to_owned();
        }
    }
    // The front page is about the site, and its title too.
    if sites.is_front_page {
        return without_known_site(title, sites).to_owned();
    }
    let mut rest = title;
    // "Harbour Post: Snow closes the pass"
    if let Some((head, tail)) = rest.split_once(": ")
        && sites.has(head)
    {
        rest = tail.trim();
    }
    for (cut, separator) in cuts.iter().rev() {
        let (Some(head), Some(tail)) = (rest.get(..*cut), rest.get(cut + separator.len()..)) else {
            continue;
        };
        // The places are those of the whole title.
        if !title.starts_with(rest) {
            break;
        }
        if sites.resemble(tail) {
            rest = head.trim();
        } else if sites.has(head) && cuts.len() == 1 && !sites.is_front_page {
            return tail.trim().to_owned();
        }
    }
    without_section(rest).to_owned()
}

/// The text without a name of the site at its end.
pub(crate) fn without_known_site<'a>(text: &'a str, sites: &Sites) -> &'a str {
    let cuts = cuts(text, text.contains(is_cjk));
    let last = cuts.last().filter(|(cut, separator)| {
        let tail = text.get(cut + separator.len()..).unwrap_or_default();
        let head = text.get(..*cut).unwrap_or_default();
        // On the page of a site that is called like its trade both are like its name.
        (sites.resemble(tail) && !sites.resemble(head)) || (sites.has(tail) && !sites.has(head))
    });
    last.map_or(text, |(cut, _)| {
        text.get(..*cut).unwrap_or_default().trim_end()
    })
}

/// The places of separators that may set off a site.
fn cuts(title: &str, has_cjk: bool) -> Vec<(usize, &'static str)> {
    let mut cuts: Vec<(usize, &'static str)> = Vec::new();
    let mut end = 0;
    for (at, ch) in title.char_indices() {
        if at < end || !begins_separator(ch) {
            continue;
        }
        let rest = title.get(at..).unwrap_or_default();
        // Behind most spaces a word begins, and no separator.
        if matches!(rest.as_bytes(), [b' ', next, ..] if next.is_ascii_alphanumeric()) {
            continue;
        }
        let separator = SEPARATORS.into_iter().find(|separator| {
            rest.starts_with(separator) && (has_cjk || !OF_CJK.contains(separator))
        });
        if let Some(separator) = separator {
            end = at + separator.len();
            cuts.push((at, separator));
        }
    }
    cuts
}

/// Whether a separator begins with this sign.
fn begins_separator(ch: char) -> bool {
    matches!(ch, ' ' | '|' | '｜' | '—' | '-' | '_')
}

/// Removes what stands behind the first separator, unless too little is left.
pub(crate) fn without_section(title: &str) -> &str {
    let signs = separator_signs(title);
    if signs == 0 {
        return title.trim();
    }
    let has_cjk = title.contains(is_cjk);
    let mut rest = title;
    for (at, separator) in SEPARATORS.iter().enumerate() {
        let is_missing = signs & separator_signs(separator) == 0;
        if is_missing || *separator == " : " || (OF_CJK.contains(separator) && !has_cjk) {
            continue;
        }
        let Some((head, tail)) = rest.split_once(separator) else {
            continue;
        };
        let (length, behind) = (head.chars().count(), tail.chars().count());
        let enough = if has_cjk { 5 } else { 12 };
        let short = at < SURE || behind <= LONGEST_SITE;
        if (length >= enough && short) || length >= behind {
            rest = head.trim_end();
        }
    }
    rest.trim()
}

/// A bit for the sign of separators; 0 for what is none.
fn sign_bit(ch: char) -> u32 {
    match ch {
        '|' => 1,
        ':' => 1 << 1,
        '/' => 1 << 2,
        '-' => 1 << 3,
        '_' => 1 << 4,
        '\0'..='\u{7f}' => 0,
        '»' => 1 << 5,
        '«' => 1 << 6,
        '·' => 1 << 7,
        '•' => 1 << 8,
        '—' => 1 << 9,
        '–' => 1 << 10,
        '｜' => 1 << 11,
        _ => 0,
    }
}

/// The bits of the signs of separators that a text has.
fn separator_signs(text: &str) -> u32 {
    text.chars().fold(0, |signs, ch| signs | sign_bit(ch))
}

/// Titles that systems give to pages that have none, folded.
const NOTHING: [&str; 14] = [
    "accueil",
    "frontpage",
    "home",
    "homepage",
    "index",
    "inicio",
    "newpage",
    "startseite",
    "untitled",
    "untitleddocument",
    "无标题文档",
    "無題",
    "首页",
    "首頁",
];

/// Whether a stated title tells nothing of the page.
pub(crate) fn says_nothing(title: &str) -> bool {
    // Nearly all begin with another letter or are longer.
    let may_be =
        |first| matches!(first, 'a' | 'f' | 'h' | 'i' | 'n' | 's' | 'u' | 'w') || is_cjk(first);
    if !first_folded(title).is_some_and(may_be) {
        return false;
    }
    let folded = fold(title);
    NOTHING.contains(&folded.as_str())
        || (folded.starts_with("welcometo"))
        || folded.starts_with("欢迎访问")
        || folded.starts_with("歡迎訪問")
}

/// The title without signs of links and threads around it.
pub(crate) fn without_signs(title: &str) -> &str {
    let title = match has_plain_ends(title) {
        true => title,
        false => title
            .trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}')
            .trim_end_matches(['¶', '#', '§', '🔗', '\u{f0c1}'])
            .trim(),
    };
    let thread = title
        .strip_prefix("Thread: ")
        .or_else(|| title.strip_prefix("Topic: "));
    thread.unwrap_or(title)
}

/// The title without the signs that only tell where its words may be broken.
pub(crate) fn without_breaks(title: &str) -> Cow<'_, str> {
    let is_break = |ch: char| matches!(ch, '\u{ad}' | '\u{200b}');
    if title.is_ascii() || !title.contains(is_break) {
        return Cow::Borrowed(title);
    }
    Cow::Owned(title.replace(is_break, ""))
}

/// The titles that the page states in its head, as they stand there.
pub(crate) fn stated(page: &Page) -> impl Iterator<Item = &str> {
    let fields = page.fields().iter().filter(|field| match field.place() {
        Place::HtmlTitle => true,
        Place::MetaTag => matches!(field.key(), "og:title" | "twitter:title"),
        Place::JsonLd => matches!(field.key(), "headline" | "main.headline" | "main.name"),
        _ => false,
    });
    fields.map(Field::value)
}

/// What the page says of its title in its head and in its headings.
pub(crate) fn elsewhere(page: &Page) -> Vec<&str> {
    let headings = headings(page).filter(|(level, _)| *level <= 3);
    let headings = headings.map(|(_, block)| without_signs(block.text()));
    stated(page).take(MOST_STATED).chain(headings).collect()
}

/// Stated titles that others are compared with: a page has a few, and each is compared with all.
const MOST_STATED: usize = 64;

/// Headings that are looked at.
const MOST_HEADINGS: usize = 48;

/// The longest heading that may be a title, in words.
const LONGEST: f32 = 40.0;

/// Parts of a page whose headings are not that of the story.
const NOT_ITS_OWN: Hints = Hints::NAVIGATION
    .with(Hints::RELATED)
    .with(Hints::SIDEBAR)
    .with(Hints::FOOTER)
    .with(Hints::COMMENTS);

/// The headings that may be the title, with their levels.
pub(crate) fn headings(page: &Page) -> impl Iterator<Item = (u8, Block<'_>)> {
    headings_outside(page, NOT_ITS_OWN)
}

/// The same but for those in elements that say other things.
fn headings_outside(page: &Page, not_its_own: Hints) -> impl Iterator<Item = (u8, Block<'_>)> {
    // Text has none.
    let blocks = match page.body_kind() {
        BodyKind::Html => page.blocks().len(),
        BodyKind::Text => 0,
    };
    let headings = page.blocks().take(blocks);
    let headings = headings.filter_map(|block| match block.kind() {
        BlockKind::Heading(level) => Some((level, block)),
        _ => None,
    });
    let own = headings.filter(move |(_, block)| {
        !block.is_hidden()
            && !block.hints().intersects(not_its_own)
            && block.features().words() <= LONGEST
    });
    own.take(MOST_HEADINGS)
}

/// Whether a heading in a sidebar is a title that the page states, or all of it but the name of the
/// site.
pub(crate) fn is_in_sidebar(page: &Page) -> bool {
    let stated: Vec<Words> = stated(page).take(4).map(words).collect();
    let mut headings = headings_outside(page, NOT_ITS_OWN.without(Hints::SIDEBAR));
    headings.any(|(_, block)| {
        let own = words(block.text());
        let is_title = |stated: &Words| own.shared(stated) == own.count();
        own.count() > 1 && stated.iter().any(is_title)
    })
}

/// The heading that shares most with the titles that the page states; where none does, the first
/// of the highest level.
pub(crate) fn heading(page: &Page) -> Option<usize> {
    let may_be = headings(page).filter(|(level, _)| *level <= 4);
    let may_be: Vec<(u8, Block<'_>)> = may_be.collect();
    if let [(1, block)] = may_be[..] {
        // There is nothing to compare it with.
        return (words(block.text()).count() > 0).then_some(block.index());
    }
    let stated: Vec<Words> = match may_be.is_empty() {
        true => Vec::new(),
        false => stated(page).take(4).map(words).collect(),
    };
    let mut best: Option<(f32, usize)> = None;
    for (level, block) in may_be {
        let own = words(block.text());
        if own.count() == 0 {
            continue;
        }
        let shared = stated.iter().map(|stated| {
            let both = own.shared(stated) as f32;
            // Of the heading, and a little of the title: a section may be called by a word of it.
            both / own.count() as f32 * 0.6 + both / stated.count().max(1) as f32 * 0.4
        });
        let shared = shared.fold(0.0, f32::max);
        let score = shared + f32::from(5 - level.min(5)) * 0.05;
        if (level == 1 || shared >= 0.5) && best.is_none_or(|(best, _)| score > best + 0.001) {
            best = Some((score, block.index()));
        }
    }
    best.map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_site_from_the_title() {
        let sites = Sites::called(&["The Harbour", "harbourpost"]);
        for (title, expected) in [
            ("Tide tables | The Harbour", "Tide tables"),
            ("桥梁修复完工_地方频道_某某网", "桥梁修复完工"),
            ("A well-known bridge", "A well-known bridge"),
            ("Harbour Post: Snow closes the pass", "Snow closes the pass"),
            ("The Harbour - Snow closes the pass", "Snow closes the pass"),
            (
                "Snow closes the pass - News - Harbour Post",
                "Snow closes the pass",
            ),
            ("Quickstart¶", "Quickstart"),
            ("Snow – and what it closes", "Snow – and what it closes"),
        ] {
            assert_eq!(without_site(title, &sites, || &[]), expected);
        }
        let elsewhere = ["Snow closes the pass - again"];
        assert_eq!(
            without_site("Snow closes the pass - again | News", &sites, || &elsewhere),
            "Snow closes the pass - again"
        );
    }

    #[test]
    fn separators_are_made_of_one_sign_each() {
        for separator in SEPARATORS {
            let signs = separator_signs(separator);
            assert_eq!(signs.count_ones(), 1, "{separator}");
        }
    }
}
