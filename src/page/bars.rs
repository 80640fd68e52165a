//! Lines of links that signs set apart: `Home | News | Guestbook`.

use crate::block::{Block, BlockKind};
use crate::metadata::address;

/// Links from which a line is such a bar, and from which one is where bars stand between them.
const LINKS: usize = 3;
const BETWEEN_BARS: usize = 2;

/// The least share of its characters that are linked: one entry may be that of the page itself.
const LINKED: f32 = 0.5;

/// Words from which a line is more than a bar.
const LONGEST: f32 = 48.0;

/// Words of the entry without a link at most.
const LONGEST_ENTRY: usize = 3;

/// Signs between the entries of a bar.
const SIGNS: [char; 11] = ['|', '｜', '︱', '¦', '·', '•', '-', '[', ']', '»', '>'];

/// Whether a line is nothing but links that signs or wide spaces set apart, and perhaps one entry without
/// a link.
pub(crate) fn is_bar(block: Block<'_>) -> bool {
    let features = block.features();
    if features.link_chars == 0
        || features.link_share() < LINKED
        || features.words() >= LONGEST
        || matches!(
            block.kind(),
            BlockKind::TableRow { .. } | BlockKind::Code | BlockKind::Heading(_)
        )
    {
        return false;
    }
    // Most lines of links have one.
    if block.link_ranges().nth(1).is_none() {
        return false;
    }
    let text = block.text();
    let (mut at, mut links, mut bars, mut bare) = (0, 0, 0, 0);
    for link in block.link_ranges() {
        let Some(gap) = text.get(at..link.start) else {
            continue;
        };
        let (says, end) = (text.get(link.clone()).unwrap_or_default(), link.end);
        if !says.contains(char::is_alphanumeric) {
            continue;
        }
        let is_apart = links == 0 || gap.contains(SIGNS) || is_wide(gap);
        if !is_apart || !is_between(gap, links == 0, &mut bare) {
            return false;
        }
        bars += usize::from(links > 0 && matches!(gap.trim(), "|" | "｜"));
        links += 1;
        at = end;
    }
    let rest = text.get(at..).unwrap_or_default();
    is_between(rest, true, &mut bare)
        && (links >= LINKS || (links == BETWEEN_BARS && bars == 1))
        && lead_to_one_site(block)
}

/// Whether the links of a line lead to one site: sources and credits lead to several.
fn lead_to_one_site(block: Block<'_>) -> bool {
    let addresses = block.links().map(|(address, _)| address);
    let whole = addresses.filter(|address| address.contains("://"));
    let mut hosts = whole.filter_map(address::host);
    let mut first = None;
    hosts.all(|host| *first.get_or_insert(host) == host)
}

/// Whether a gap is a wide space, as spaces that do not break lines make it.
fn is_wide(gap: &str) -> bool {
    let mut chars = gap.chars();
    chars.next().is_some_and(char::is_whitespace) && chars.next().is_some_and(char::is_whitespace)
}

/// Whether nothing stands between two links but signs and perhaps the one entry without a link, which signs
/// set apart.
fn is_between(gap: &str, at_end: bool, bare: &mut usize) -> bool {
    let is_sign = |ch: char| ch.is_whitespace() || SIGNS.contains(&ch);
    let entry = gap.trim_matches(is_sign);
    if entry.is_empty() {
        return true;
    }
    *bare += 1;
    let is_apart = |side: &str| side.contains(SIGNS) || is_wide(side);
    let behind = gap.trim_start_matches(is_sign);
    let before = gap.get(..gap.len() - behind.len()).unwrap_or_default();
    let after = behind.get(entry.len()..).unwrap_or_default();
    let sides = usize::from(is_apart(before)) + usize::from(is_apart(after));
    *bare == 1
        && sides == if at_end { 1 } else { 2 }
        && !entry.contains(SIGNS)
        && entry.split_whitespace().count() <= LONGEST_ENTRY
}

#[cfg(test)]
mod tests {
    use super::is_bar;

    fn reads(line: &str) -> bool {
        let line = line.replace('{', "<a href=/x>").replace('}', "</a>");
        let page = crate::Cleaner::default().read(format!("<p>{line}</p>").as_str());
        page.blocks().any(is_bar)
    }

    #[test]
    fn bars_are_links_that_signs_set_apart() {
        for line in [
            "{Home} | {News} | {Guestbook}",
            "[{Home}] [{News}] [{Guestbook}]",
            "[ {Previous} | {Next} ]",
            "{Home}&nbsp;&nbsp; {News}&nbsp;&nbsp; {Guestbook}",
            "{Home} &middot; {News} &middot; {Guestbook}",
            "{1} | 2 | {3} | {4} | {Next}",
            "{Print this story} | {Mail it to a friend}",
            "{首页} | {新闻} | {留言}",
        ] {
            assert!(reads(line), "{line}");
        }
    }

    #[test]
    fn other_lines_with_links_are_none() {
        for line in [
            "{Home} {News} {Guestbook}",
            "{Ann Bell}, {Tom Oak} and {Lily Rowe} own the boats.",
            "{Tides} - {Moons}",
            "{Tides}",
            "{Tides} | Where the tables of the harbour are kept | {Moons} | {Stars}",
            "{Tides} are late | {Moons} | {Stars}",
            "Tides | Moons | Stars",
            "<a href=https://a.example/>Tides</a> | <a href=https://b.example/>Moons</a>",
        ] {
            assert!(!reads(line), "{line}");
        }
    }
}
