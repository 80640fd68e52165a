//! Titles in the document's own header, which some crawlers copy from the title of the window, and sources that tell
//! the page of a paper.

use super::date;
use super::sites::Sites;
use crate::block::Block;
use crate::features::is_cjk;
use crate::page::Page;
use crate::phrases;

/// Lines among which the title stands without the name of the site.
const MOST: usize = 24;

/// Signs that begin the name of a site behind a title.
const SIGNS: [char; 10] = ['_', '-', '–', '—', '|', '｜', '·', '•', '»', '«'];

/// The longest name of a site with its section, in characters.
const LONGEST: usize = 32;

/// The title that a header has without the name of a site: what a line of the page has of it, or what
/// stands before the name of a Chinese outlet.
pub(crate) fn without_site<'a>(title: &'a str, page: &Page, sites: &Sites) -> &'a str {
    if !title.contains(SIGNS) {
        return title;
    }
    let body = page.blocks().filter(|block| !block.is_envelope());
    let lines: Vec<Block<'_>> = body.take(MOST).collect();
    if lines.iter().any(|line| line.text().trim() == title) {
        return title;
    }
    let shown = lines.iter().find_map(|block| {
        let behind = title.strip_prefix(block.text().trim())?;
        let site = behind.trim_start().trim_start_matches(SIGNS).trim();
        // Strokes and points stand within titles too.
        let is_set_off = behind.trim_start().starts_with(['_', '|', '｜'])
            || sites.resemble(site)
            || (title.contains(is_cjk) && behind.trim_start().starts_with(SIGNS));
        let is_site = is_set_off
            && behind.contains(char::is_alphabetic)
            && behind.chars().nth(LONGEST).is_none();
        let head = title.get(..title.len() - behind.len())?;
        (is_site && block.features().words() >= LEAST).then_some(head)
    });
    shown.or_else(|| before_outlet(title)).unwrap_or(title)
}

/// The fewest words of a title that a line has without the site.
const LEAST: f32 = 2.0;

/// What stands before a low line and a Chinese outlet: `磨坊重开_河口新闻网`.
fn before_outlet(title: &str) -> Option<&str> {
    let (head, outlet) = title.rsplit_once('_')?;
    let ends = ["新闻", "新聞", "资讯", "資訊"];
    let is_one = || phrases::is_outlet(outlet) || ends.iter().any(|end| outlet.ends_with(end));
    (head.contains(is_cjk) && outlet.chars().nth(LONGEST).is_none() && is_one())
        .then(|| head.split('_').next().unwrap_or(head).trim())
}

/// A source without the brackets behind it that tell a day or the page of a paper:
/// `河口日报（2024年05月03日 06版）`.
pub(crate) fn without_issue(source: &str) -> &str {
    let inside = source.strip_suffix(['）', ')']);
    let Some((name, issue)) = inside.and_then(|it| it.rsplit_once(['（', '('])) else {
        return source;
    };
    let tells = issue.ends_with('版') || date::find(issue).is_some();
    match tells && !name.trim().is_empty() {
        true => name.trim(),
        false => source,
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn titles_of_headers_may_have_the_site() {
        let story = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们，村里的人都去看了。";
        for (title, line, found) in [
            ("河湾的磨坊重开_河口新闻网", "", "河湾的磨坊重开"),
            ("河湾的磨坊重开_乡村_河口新闻", "", "河湾的磨坊重开"),
            (
                "河湾的磨坊重开 - 河口论坛",
                "河湾的磨坊重开\n",
                "河湾的磨坊重开",
            ),
            ("河湾的磨坊 - 重开", "", "河湾的磨坊 - 重开"),
            ("磨坊_2024", "", "磨坊_2024"),
        ] {
            let document = format!("title: {title}\ndate: 2024-05-03\n\n{line}{story}");
            assert_eq!(clean(document.as_str()).title(), Some(found), "{title}");
        }
    }

    #[test]
    fn sources_may_tell_the_page_of_a_paper() {
        for (source, name) in [
            ("河口日报（2024年05月03日 06版）", "河口日报"),
            ("河口日报（第3版）", "河口日报"),
            ("河口日报（海外版记者站）", "河口日报（海外版记者站）"),
        ] {
            assert_eq!(super::without_issue(source), name);
        }
    }
}
