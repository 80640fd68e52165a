//! Titles without the names of their site and section.

use super::title::without_signs;
use super::title_signs::is_inner;
use super::title_systems::{is_archive, is_view};
use crate::features::is_cjk;
use crate::metadata::folding::fold_alike;
use crate::metadata::sites::Sites;
use crate::phrases;

/// Signs between a title and the name of its site, the surest first.
const SEPARATORS: [&str; 17] = [
    " | ", " :: ", " » ", " › ", " « ", " · ", " • ", " // ", " — ", " – ", " - ", "｜", "|",
    " : ", "——", "--", "_",
];

/// The signs of separators.
const SIGNS: [char; 13] = [
    '|', ':', '»', '›', '«', '·', '•', '/', '—', '–', '-', '｜', '_',
];

/// Separators that only join words where a script has spaces.
const OF_CJK: [&str; 3] = ["——", "--", "_"];

/// The first separators, behind which stands nothing but sections and sites.
const SURE: usize = 8;

/// The longest name of a section or site, in characters, where nothing else tells it.
const LONGEST_SITE: usize = 28;

/// Characters of a Chinese title from which it needs no more of them.
const ENOUGH_OF_CJK: usize = 5;

/// What stands before the name of a system.
const OF_SYSTEM: &str = " Powered by ";

/// The longest name of an outlet, in characters.
const LONGEST_OUTLET: usize = 14;

/// Removes the names of site and section from the ends of a title, where they are set off by a
/// separator: up to what the page says elsewhere, else those that are called like the site, else
/// what is short enough.
pub(crate) fn without_site<'a>(
    title: &str,
    sites: &Sites,
    elsewhere: impl Fn() -> &'a [&'a str],
) -> String {
    let whole = title;
    let title = without_system(without_signs(title));
    let title = before_blog(title, sites).unwrap_or(title);
    let has_cjk = title.contains(is_cjk);
    let cuts = cuts(title, has_cjk);
    if let Some((_, topic)) = around_view(title, &cuts) {
        return topic.to_owned();
    }
    if is_whole(title, &cuts, &elsewhere) {
        return title.to_owned();
    }
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
    if let Some((head, tail)) = at_colon(rest)
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
        } else if sites.has(head) {
            // Which of several parts behind it is a section is told by the heading, if at all.
            return tail.trim().to_owned();
        }
    }
    without_section(rest).to_owned()
}

/// The parts of a title that separators set off, and what stands before a colon.
pub(crate) fn parts(title: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (cut, separator) in cuts(title, title.contains(is_cjk)) {
        parts.extend(title.get(from..cut));
        from = cut + separator.len();
    }
    parts.extend(title.get(from..));
    parts.extend(at_colon(title).map(|(head, _)| head));
    parts
}

/// What stands before and behind the first colon that separates two parts of a title.
fn at_colon(title: &str) -> Option<(&str, &str)> {
    title.split_once(": ").or_else(|| title.split_once('：'))
}

/// What stands before each separator.
pub(crate) fn heads(title: &str) -> impl Iterator<Item = &str> {
    let cuts = cuts(title, title.contains(is_cjk)).into_iter();
    cuts.filter_map(|(cut, _)| title.get(..cut).map(str::trim))
}

/// What stands behind each separator, and behind each colon.
pub(crate) fn tails(title: &str) -> impl Iterator<Item = &str> {
    let cuts = cuts(title, title.contains(is_cjk)).into_iter();
    let behind = cuts.filter_map(|(cut, separator)| title.get(cut + separator.len()..));
    let colons = title.match_indices(": ").take(MOST_COLONS);
    behind
        .chain(colons.filter_map(|(at, sign)| title.get(at + sign.len()..)))
        .map(str::trim)
}

/// Colons of a title that may set it off from the name of its site.
const MOST_COLONS: usize = 4;

/// What stands before the first separator or colon.
pub(crate) fn lead(title: &str) -> &str {
    let cuts = cuts(title, title.contains(is_cjk));
    let end = cuts.first().map_or(title.len(), |(cut, _)| *cut);
    let end = title.find(": ").map_or(end, |colon| end.min(colon));
    title.get(..end).unwrap_or_default()
}

/// What stands before and behind the words by which the system of a board calls what it shows:
/// “Harbour Forum • View topic - Tide tables”, “Canal notes » Blog Archive » A dry winter”.
fn around_view<'a>(title: &'a str, cuts: &[(usize, &str)]) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    for (cut, separator) in cuts {
        let says = |part| is_view(part) || (from > 0 && is_archive(part));
        if title.get(from..*cut).is_some_and(says) {
            let topic = title.get(cut + separator.len()..)?.trim();
            return (!topic.is_empty()).then_some((title.get(..from)?, topic));
        }
        from = cut + separator.len();
    }
    None
}

/// Whether nothing but sections and sites stands behind a separator: a dash may be the title's own.
fn is_sure(separator: &str) -> bool {
    SEPARATORS.iter().take(SURE).any(|it| *it == separator)
}

/// What hosts of blogs and of communities set behind the titles of all their pages.
const OF_HOSTS: [&str; 3] = [" : 네이버 블로그", " : 네이버 카페", " : 네이버 포스트"];

/// Removes the name of the system that a forum, a blog or a shop runs on.
fn without_system(title: &str) -> &str {
    let mut hosts = OF_HOSTS.iter();
    if let Some(head) = hosts.find_map(|host| title.strip_suffix(host)) {
        return head;
    }
    // Told by the first letter, which few titles have.
    let heads = memchr::memrchr_iter(b'P', title.as_bytes()).filter_map(|letter| {
        let (head, behind) = title.split_at_checked(letter.checked_sub(1)?)?;
        behind.starts_with(OF_SYSTEM).then_some(head)
    });
    let mut heads = heads.map(|head| head.trim_end_matches([' ', '-', '–', '|', '·']));
    heads.next().unwrap_or(title)
}

/// The title before the name of a blog behind a sign that stands before those of places too:
/// `河边的集市_旧事 @ 河边_上游 :: 博客网`.
fn before_blog<'a>(title: &'a str, sites: &Sites) -> Option<&'a str> {
    memchr::memchr(b'@', title.as_bytes())?;
    let (head, tail) = title.rsplit_once(" @ ")?;
    (sites.begin(tail) && !head.trim().is_empty()).then(|| head.trim_end())
}

/// Whether a title is whole: elsewhere the page sets something off behind it.
fn is_whole<'a>(
    title: &str,
    cuts: &[(usize, &str)],
    elsewhere: impl Fn() -> &'a [&'a str],
) -> bool {
    let may_be_whole = !cuts.is_empty() && !cuts.iter().any(|(_, sign)| is_sure(sign));
    may_be_whole
        && elsewhere()
            .iter()
            .any(|known| is_head_of(title, without_system(known)))
}

/// Whether what the page says elsewhere is the title with more behind a separator: what is set off
/// there is no part of it, and all else is.
fn is_head_of(title: &str, known: &str) -> bool {
    let behind = known.strip_prefix(title).unwrap_or_default();
    SEPARATORS.iter().any(|it| behind.starts_with(it))
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

/// The name of the site that a title ends with: what is called like the site, or what `is_named` says
/// that the page names elsewhere; else the one that it begins with, where the logo is called so.
pub(crate) fn site_of<'a>(
    title: &'a str,
    sites: &Sites,
    is_named: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let has_cjk = title.contains(is_cjk);
    if has_cjk && let Some((head, tail)) = at_hyphen(title) {
        if leads_with_outlet(head, tail) {
            return Some(head);
        }
        if is_named(tail) {
            return Some(tail);
        }
    }
    let cuts = cuts(title, has_cjk);
    let (first, (cut, separator)) = (cuts.first()?.0, *cuts.last()?);
    if let Some((board, _)) = around_view(title, &cuts) {
        let end = [first, board.len()].into_iter().min()?;
        return title.get(..end).map(str::trim).filter(|it| !it.is_empty());
    }
    let (head, tail) = (
        title.get(..cut)?,
        title.get(cut + separator.len()..)?.trim(),
    );
    let is_short = tail.chars().count() <= LONGEST_SITE;
    let is_site = || (sites.resemble(tail) && !sites.resemble(head)) || is_named(tail);
    if is_short && !tail.is_empty() && is_site() {
        return Some(tail);
    }
    let lead = title.get(..first)?.trim();
    sites.is_shown(lead).then_some(lead)
}

/// The places of separators that may set off a site.
fn cuts(title: &str, has_cjk: bool) -> Vec<(usize, &'static str)> {
    let mut cuts: Vec<(usize, &'static str)> = Vec::new();
    if !title.contains(SIGNS) {
        return cuts;
    }
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
            if !is_inner(title, at..end) {
                cuts.push((at, separator));
            }
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
        let mut places = rest.match_indices(*separator);
        let place = places.find(|(at, it)| !is_inner(rest, *at..at + it.len()));
        let parts = place.and_then(|(at, it)| rest.get(..at).zip(rest.get(at + it.len()..)));
        let Some((head, tail)) = parts else {
            continue;
        };
        let (length, behind) = (head.chars().count(), tail.chars().count());
        let enough = if has_cjk { ENOUGH_OF_CJK } else { 12 };
        let short = at < SURE || behind <= LONGEST_SITE;
        if at >= SURE && goes_on(tail) {
            continue;
        }
        if (length >= enough && short) || length >= behind {
            rest = head.trim_end();
        }
    }
    without_outlet(rest.trim(), has_cjk)
}

/// Whether words behind a dash go on with the sentence: “Rise and fall – a history of tides”.
fn goes_on(tail: &str) -> bool {
    let tail = tail.trim_start();
    tail.starts_with(char::is_lowercase) && !tail.contains('.') && tail.split(' ').count() > 2
}

/// What stands before and behind the last hyphen of a Chinese or Japanese title, where that joins it to a
/// name: `大桥完工-内港网`. Names may begin with a number.
fn at_hyphen(title: &str) -> Option<(&str, &str)> {
    let begins_name = |ch: char| is_cjk(ch) || ch.is_ascii_alphanumeric();
    title.rsplit_once('-').filter(|(head, tail)| {
        head.ends_with(is_cjk) && tail.starts_with(begins_name) && tail.ends_with(is_cjk)
    })
}

/// Whether a hyphen joins the name of an outlet to the title behind it, as editions of papers have it:
/// `内港日报数字报-大桥完工`.
fn leads_with_outlet(head: &str, tail: &str) -> bool {
    head.chars().count() <= LONGEST_OUTLET
        && tail.chars().count() > ENOUGH_OF_CJK
        && phrases::is_outlet(head)
        && !phrases::is_outlet(tail)
}

/// Removes the name of an outlet that a hyphen joins to a Chinese or Japanese title.
fn without_outlet(title: &str, has_cjk: bool) -> &str {
    let parts = at_hyphen(title).filter(|_| has_cjk);
    if let Some((_, tail)) = parts.filter(|(head, tail)| leads_with_outlet(head, tail)) {
        return tail;
    }
    let Some((head, tail)) =
        parts.filter(|(head, _)| head.chars().count() > ENOUGH_OF_CJK || phrases::is_one(head))
    else {
        return title;
    };
    if tail.chars().count() <= LONGEST_OUTLET && phrases::is_outlet(tail) {
        head
    } else {
        title
    }
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
        '›' => 1 << 12,
        _ => 0,
    }
}

/// The bits of the signs of separators that a text has.
fn separator_signs(text: &str) -> u32 {
    text.chars().fold(0, |signs, ch| signs | sign_bit(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_blogs_are_no_part_of_titles() {
        let title = "감천 마을 다녀온 후기 : 네이버 블로그";
        assert_eq!(super::without_system(title), "감천 마을 다녀온 후기");
    }

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
            (
                "旋转桥继续向行人开放 - 桥梁 - 内港论坛 -  Powered by Discuz!",
                "旋转桥继续向行人开放",
            ),
            ("Boats powered by wind", "Boats powered by wind"),
            (
                "Rise and fall of a pier – a history of tides | Harbour Post",
                "Rise and fall of a pier – a history of tides",
            ),
            ("内港大桥修复完工-内港网", "内港大桥修复完工"),
            ("联系我们-77内港加盟网", "联系我们"),
            ("内港日报数字报-旋转桥修复完工", "旋转桥修复完工"),
            ("内港日报-要闻", "内港日报-要闻"),
            ("内港铁路北站-南站段开通", "内港铁路北站-南站段开通"),
            ("Snow – and what it closes", "Snow – and what it closes"),
            (
                "Fair in the old harbour › Harbour Fort",
                "Fair in the old harbour",
            ),
            (
                "Wheel for Harbour 206 (10/1998 - 02/2009) - Wheel House",
                "Wheel for Harbour 206 (10/1998 - 02/2009)",
            ),
            (
                "Tides and moons 2010 – 2015 | Wheel House",
                "Tides and moons 2010 – 2015",
            ),
            (
                "The Harbour • Panel of boats • Registration",
                "Panel of boats • Registration",
            ),
            ("Canal boats • View topic - Leaking gland", "Leaking gland"),
            ("Canal notes » Blog Archive » A dry winter", "A dry winter"),
            ("Blog Archive » Canal notes", "Blog Archive"),
            (
                "Форум гавани :: Просмотр темы - Какая таблица",
                "Какая таблица",
            ),
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
    fn the_title_itself_does_not_make_what_stands_before_its_system_whole() {
        let elsewhere = ["旋转桥向行人开放 - 桥梁 - 内港论坛 - Powered by Discuz!"];
        let title = without_site(elsewhere[0], &Sites::called(&[]), || &elsewhere);
        assert_eq!(title, "旋转桥向行人开放");
    }

    #[test]
    fn a_title_that_goes_on_with_the_site_elsewhere_is_whole() {
        let sites = Sites::called(&["harbourpost"]);
        let elsewhere = ["Quarterly report – Spring 2024 | Harbour Post"];
        let title = "Quarterly report – Spring 2024";
        assert_eq!(without_site(title, &sites, || &[]), "Quarterly report");
        assert_eq!(without_site(title, &sites, || &elsewhere), title);
    }

    #[test]
    fn the_name_of_a_blog_stands_behind_a_sign_for_places() {
        let sites = Sites::called(&["河边_上游"]);
        for (title, expected) in [
            (
                "大石头_集市上的一天 (2) @ 河边_上游 :: 博客网 QUAY ::",
                "大石头_集市上的一天 (2)",
            ),
            ("集市上的一天 @ 内港广场", "集市上的一天 @ 内港广场"),
        ] {
            assert_eq!(without_site(title, &sites, || &[]), expected);
        }
    }

    #[test]
    fn what_the_page_names_elsewhere_is_the_site() {
        let sites = Sites::called(&["harbourpost"]);
        let site = |title, named: &str| site_of(title, &sites, |part| part == named);
        assert_eq!(site("Tides | Harbour Post", ""), Some("Harbour Post"));
        assert_eq!(site("大桥完工_内港网", "内港网"), Some("内港网"));
        assert_eq!(site("Tides - and moons", ""), None);
        assert_eq!(site("Tides", "Tides"), None);
        let topic = "Canal boats • View topic - Leaking gland";
        assert_eq!(site(topic, "Leaking gland"), Some("Canal boats"));
    }

    #[test]
    fn separators_are_made_of_one_sign_each() {
        for separator in SEPARATORS {
            let signs = separator_signs(separator);
            assert_eq!(signs.count_ones(), 1, "{separator}");
        }
    }
}
