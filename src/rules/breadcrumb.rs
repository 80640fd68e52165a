//! Breadcrumb trails.

use crate::block::Block;
use crate::features::is_cjk;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, title};
use crate::page::{BodyKind, Page};
use crate::phrases;
use crate::rule::{Phase, Rule};

/// Marks trails of sections: `Home > News > Valley`, and the elements made for them.
///
/// # Why
///
/// A trail tells where a page stands in its site. It counts where an element is made for it, or
/// above the first paragraph when its first item is a word for a front page, or its last one the Chinese
/// word for the text itself, and a sign separates the items. Its items are proposed as categories, and a long last one as the title.
///
/// The list of words for front pages and the weights are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Breadcrumb, testing::marked};
///
/// let body = "The ford below the village has been passable again since Monday, at low water.";
/// let trail = format!("Home > News > Valley\n{body}");
/// assert_eq!(marked(Breadcrumb, trail.as_str()), ["Home > News > Valley"]);
///
/// let path = format!("{body}\nHome > Settings > Printers");
/// assert!(marked(Breadcrumb, path.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A trail that does not begin with a front page, one whose items are blocks of their own
/// without an element around them, and a trail below the text. Wrongly: a path through the
/// menus of a program that begins with “Home”, as the first line of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Breadcrumb;

/// The longest trail, in words.
const LONGEST: f32 = 50.0;

/// Signs between the items of a trail.
const SEPARATORS: [char; 7] = ['»', '>', '›', '→', '＞', '▸', '/'];

/// What trails begin with, in lower case.
const HOMES: [&str; 48] = [
    "accueil",
    "ana sayfa",
    "anasayfa",
    "beranda",
    "címlap",
    "domov",
    "etusivu",
    "forum",
    "forums",
    "főoldal",
    "home",
    "home page",
    "homepage",
    "inicio",
    "início",
    "kezdőlap",
    "kezdőoldal",
    "laman utama",
    "naslovna",
    "naslovnica",
    "nyitólap",
    "početna",
    "početna stranica",
    "página inicial",
    "start",
    "startseite",
    "top",
    "trang chủ",
    "úvod",
    "главная",
    "насловна",
    "начална страница",
    "начало",
    "почетна",
    "בית",
    "דף הבית",
    "עמוד הבית",
    "עמוד ראשי",
    "ראשי",
    "الرئيسية",
    "トップ",
    "ホーム",
    "网站首页",
    "論壇",
    "论坛",
    "首頁",
    "首页",
    "홈",
];

/// What trails say of the page itself, in lower case.
const NOT_SECTIONS: [&str; 8] = [
    "article", "content", "detail", "text", "內容", "内容", "正文", "详情",
];

impl Rule for Breadcrumb {
    fn name(&self) -> &str {
        "breadcrumb"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let mut trail: Vec<&str> = Vec::new();
        let mut last = None;
        let may_be_hinted = page.all_hints.intersects(Hints::BREADCRUMB);
        for block in page.blocks() {
            if !block.is_in_head() && !may_be_hinted {
                break;
            }
            if block.is_envelope() || block.features().words() > LONGEST {
                continue;
            }
            if block.hints().intersects(Hints::BREADCRUMB) && !block.features().is_prose() {
                let reason = "stands in an element for this";
                pen.boilerplate(block, Label::Breadcrumb, Weight::new(3.0), reason);
                trail.extend(pieces(block));
                last = Some(block);
            } else if block.is_in_head()
                && may_be_trail(block)
                && let pieces = pieces(block)
                && let Some(items) = behind_home(&pieces)
                    .or_else(|| to_text(&pieces))
                    .or_else(|| behind_site(&pieces))
            {
                let reason = "a trail of sections from the front page";
                pen.boilerplate(block, Label::Breadcrumb, Weight::new(3.2), reason);
                propose(block, items, pen);
            }
        }
        // The items of a trail in an element of its own may be blocks of their own.
        if let (Some(last), Some(items)) = (last, behind_home(&trail)) {
            propose(last, items, pen);
        }
    }
}

/// Whether it is worth the look: most names of front pages are phrases of navigation too.
fn may_be_trail(block: Block<'_>) -> bool {
    let text = block.text();
    if !block.has_hits() {
        // `»` ends with that byte, for which can be looked faster.
        let may_hold = block.may_have_byte(|byte| (byte == b'>') | (byte == 0xbb));
        return may_hold && text.contains(['»', '>']);
    }
    // Without a sign between them there is one item, and no trail.
    block.hints().intersects(Hints::BREADCRUMB)
        || (text.bytes().any(begins_separator) && text.contains(SEPARATORS))
}

/// Whether signs between the items of a trail begin with a byte.
fn begins_separator(byte: u8) -> bool {
    matches!(byte, b'>' | b'/' | 0xc2 | 0xe2 | 0xef)
}

/// What the separators separate; where there are none, in a trail's own element, the links.
fn pieces<'a>(block: Block<'a>) -> Vec<&'a str> {
    let text = block.text();
    // With the first byte of the wide one most lines are told from those with a colon.
    let may_lead = memchr::memchr2(b':', 0xef, text.as_bytes()).is_some();
    let lead = may_lead.then(|| text.split_once(['：', ':'])).flatten();
    let text = lead.map_or(text, |(lead, rest)| {
        // "Current position: Home > News"
        if lead.chars().count() <= 12 && !lead.contains(SEPARATORS) && !rest.is_empty() {
            rest
        } else {
            text
        }
    });
    let may_have = text.bytes().any(begins_separator);
    let separators = if may_have { &SEPARATORS[..] } else { &[] };
    let separator = separators.iter().copied().find(|&separator| {
        // A stroke joins words too, so it separates only between spaces.
        text.contains(separator) && (separator != '/' || text.contains(" / "))
    });
    let pieces: Vec<&str> = match separator {
        Some(separator) => text.split(separator).collect(),
        None if block.hints().intersects(Hints::BREADCRUMB) && block.links().count() > 1 => {
            // Buttons of scripts that share and print stand behind the trail.
            let links = block.links();
            let links = links.take_while(|(address, _)| !address.starts_with("javascript:"));
            links.map(|(_, text)| text).collect()
        }
        None => vec![text],
    };
    let pieces = pieces.into_iter().map(str::trim);
    pieces
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
        .collect()
}

/// The items behind the first, if that is a front page.
fn behind_home<'a, 'b>(pieces: &'b [&'a str]) -> Option<&'b [&'a str]> {
    let (home, items) = pieces.split_first()?;
    let home = home.to_lowercase();
    let is_home = HOMES.contains(&home.as_str())
        || HOMES
            .iter()
            .any(|known| home.ends_with(known) && !known.is_ascii());
    (is_home && !items.is_empty()).then_some(items)
}

/// The longest section of a trail that begins anywhere, in characters.
const LONGEST_SECTION: usize = 10;

/// The sections of a trail that ends with the word for the text itself: `财经 > 证券 > 正文`. Where it
/// begins with the name of the site, those behind it.
fn to_text<'a, 'b>(pieces: &'b [&'a str]) -> Option<&'b [&'a str]> {
    let (last, sections) = pieces.split_last()?;
    let is_section = |section: &&str| section.chars().nth(LONGEST_SECTION).is_none();
    let is_trail = matches!(*last, "正文" | "內文") && sections.iter().all(is_section);
    let first = sections.first().filter(|_| is_trail)?;
    pieces.get(usize::from(phrases::is_outlet(first))..)
}

/// The fewest sections behind the name of a site that begins a trail.
const SECTIONS: usize = 2;

/// The sections behind the name of a Chinese site: `江城网>>江城频道>>社会`.
fn behind_site<'a, 'b>(pieces: &'b [&'a str]) -> Option<&'b [&'a str]> {
    let (site, sections) = pieces.split_first()?;
    let is_section =
        |it: &&str| it.starts_with(is_cjk) && it.chars().nth(LONGEST_SECTION).is_none();
    let is_trail = sections.len() >= SECTIONS
        && site.ends_with(['网', '網'])
        && is_section(site)
        && sections.iter().all(is_section);
    is_trail.then_some(sections)
}

/// Whether the last item of a trail is the title of the page, and leads to no other.
fn is_page_itself(block: Block<'_>, item: &str) -> bool {
    let page = block.page();
    let mut links = block.links();
    let is_link = links.any(|(address, text)| text.trim() == item && !address.is_empty());
    let heading = page.title_heading.and_then(|index| page.block(index));
    let folded = title::fold(item);
    !is_link
        && (heading.is_some_and(|it| title::folds_to(it.text(), &folded))
            || title::stated(page).any(|stated| title::folds_to(title::lead(stated), &folded)))
}

fn propose(block: Block<'_>, items: &[&str], pen: &mut Pen<'_>) {
    let items = match items.split_last() {
        Some((last, rest)) if NOT_SECTIONS.contains(&last.to_lowercase().as_str()) => rest,
        _ => items,
    };
    let Some((last, sections)) = items.split_last() else {
        return;
    };
    // The last item is a section where the page is one, and then it is short, or a link.
    let is_title = sections.iter().all(|section| section != last)
        && crate::features::Features::of(last, 0).words() >= 3.0;
    let sections = match is_title || is_page_itself(block, last) {
        true => sections,
        false => items,
    };
    for section in sections {
        pen.propose(
            Candidate::text(FieldName::Category, *section)
                .at(Place::Breadcrumb)
                .weighing(1.5)
                .reading(block.source()),
        );
    }
    if is_title {
        // What a page states of itself goes before: what only the trail says is right in 4 of 60.
        let weight = match block.page().body_kind() {
            BodyKind::Html => 0.9,
            BodyKind::Text => 2.2,
        };
        pen.propose(
            Candidate::text(FieldName::Title, *last)
                .at(Place::Breadcrumb)
                .weighing(weight)
                .reading(block.source()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Breadcrumb, HOMES};
    use crate::clean;
    use crate::testing::marked;

    #[test]
    fn trails_begin_in_many_languages() {
        assert!(HOMES.is_sorted());
        let body = "The ford below the village has been passable again since Monday, at low water.";
        for trail in [
            "Início > Notícias",
            "Beranda > Berita",
            "Anasayfa > Haberler",
            "Trang chủ > Tin tức",
            "홈 > 뉴스",
            "الرئيسية > أخبار",
            "TOP > ニュース",
        ] {
            let document = format!("{trail}\n{body}");
            assert_eq!(marked(Breadcrumb, document.as_str()), [trail]);
        }
    }

    #[test]
    fn the_page_itself_is_no_section() {
        let text = "<p>The keepers of the upper lock repaired both gates during the dry weeks.</p>";
        let sections = |last: &str| {
            let page = format!(
                "<title>Old hinges | Canal College</title><ul class=breadcrumb><li><a href=/>Home</a>\
                 </li><li><a href=/locks/>Locks</a></li><li>{last}</li></ul><h1>Old hinges</h1>{text}"
            );
            let article = clean(page.as_str());
            let sections = article.metadata().categories.iter();
            sections.map(|it| it.value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(sections("Old hinges"), ["Locks"]);
        assert_eq!(sections("Hinges"), ["Locks", "Hinges"]);
        assert_eq!(
            sections("<a href=/hinges/>Old hinges</a>"),
            ["Locks", "Old hinges"]
        );
    }
}
