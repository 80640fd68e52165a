//! The title that a page shows above its byline, where all that it states is its section or its site.

use super::{official_titles, title};
use crate::block::{Block, BlockKind};
use crate::features::is_cjk;
use crate::ledger::{Label, Pen};
use crate::metadata::date::months;
use crate::metadata::sites::Sites;
use crate::metadata::{FieldName, names, site_name};
use crate::page::{BodyKind, InlineKind, Page};
use crate::phrases;

/// Endings of the names of offices, companies and schools, which outlets do not have.
#[rustfmt::skip] // One entry a line.
const OFFICES: [&str; 30] = [
    " GmbH",
    " Inc.",
    " Ltd",
    " Ltd.",
    "公司",
    "医院",
    "协会",
    "協会",
    "厅",
    "大学",
    "大學",
    "学会",
    "学校",
    "学院",
    "小学",
    "市役所",
    "廳",
    "役場",
    "政府",
    "株式会社",
    "研究所",
    "研究院",
    "集团",
    "공단",
    "교육청",
    "구청",
    "군청",
    "대학교",
    "시청",
    "협회",
];

/// What the rows of boards call the title.
#[rustfmt::skip] // One entry a line.
const LABELS: [&str; 6] = [
    "タイトル",
    "主题",
    "件名",
    "标题",
    "標題",
    "제목",
];

/// The longest name of a section or a site, in characters, and with such as have no spaces.
const LONGEST: usize = 28;
const LONGEST_OF_CJK: usize = 16;

/// The longest entry of a menu, in words.
const LONGEST_ENTRY: usize = 4;

/// Blocks at the start of a page among which its menus are.
const MENUS: usize = 60;

/// The most blocks between a heading and the byline: a deck, a button.
const BETWEEN: usize = 2;

/// Words from which a line or a heading is no label.
const LEAST: f32 = 3.0;

/// The longest title, in words.
const MOST: f32 = 40.0;

/// Whether a title is nothing but names of sections and sites: each of its parts is called as offices
/// and outlets are, or stands on the logo or in the note of copyright.
pub(crate) fn says_nothing(
    text: &str,
    page: &Page,
    sites: &Sites,
    is_section: impl Fn(&str) -> bool,
) -> bool {
    let has_cjk = text.contains(is_cjk);
    let (dash, longest) = match has_cjk {
        true => ("-", LONGEST_OF_CJK),
        false => (" - ", LONGEST),
    };
    let parts = text.split(dash);
    let parts = parts.flat_map(|part| part.split(['|', '｜', '_', '–', '—', '»', '·']));
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.all(|part| {
        part.chars().nth(longest).is_none()
            && (title::says_nothing(part)
                || sites.has(part)
                || phrases::is_outlet(part)
                || OFFICES.iter().any(|ending| part.ends_with(ending))
                || site_name::is_surely_named(page, part)
                || is_section(part))
    })
}

/// Whether the trail of sections has such an entry.
pub(crate) fn is_in_trail(text: &str, pen: &Pen<'_>) -> bool {
    let mut sections = pen.candidates(FieldName::Category);
    sections.any(|section| section.as_text() == Some(text))
}

/// Whether a menu at the top of the page has such an entry.
pub(crate) fn is_in_menu(text: &str, page: &Page) -> bool {
    if text.split_whitespace().nth(LONGEST_ENTRY).is_some() || text.len() > LONGEST * 3 {
        return false;
    }
    let mut links = page.blocks().take(MENUS).flat_map(Block::links);
    links.any(|(_, entry)| entry.len() >= text.len() && entry.trim() == text)
}

/// The title in a row of that name, else the heading above the byline, else the line right above it.
/// None has links, and a heading that says nothing is that of the section.
pub(crate) fn above_text<'a>(
    page: &'a Page,
    pen: &Pen<'_>,
    says_nothing: impl Fn(&str) -> bool,
) -> Option<(Block<'a>, &'a str)> {
    let (mut found, mut heading, mut line) = (None, None, None);
    let (mut between, mut in_byline) = (0, false);
    // Asked of what a byline or a deck stands below alone: pages may have many headings.
    let says = |heading: &Block<'_>| !says_nothing(heading.text());
    let seen = page
        .blocks()
        .filter(|it| !it.is_hidden() && !it.is_envelope());
    for block in seen {
        if let Some(title) = labelled(block.text()) {
            return Some((block, title));
        }
        let is_byline = pen.label(block) == Some(Label::Byline);
        if is_byline {
            let near = heading.filter(|it| between <= BETWEEN && says(it));
            // A byline in more than one block is one.
            if !in_byline {
                found = near.or(line);
            }
            line = None;
        } else if block.hints().intersects(title::NOT_ITS_OWN) {
            (heading, line) = (None, None);
        } else if block.features().is_prose() && pen.stays(block) {
            break;
        } else if matches!(block.kind(), BlockKind::Heading(_)) {
            // A heading right below one of a higher level is a deck.
            let is_deck =
                between == 0 && heading.is_some_and(|above| is_above(above, block) && says(&above));
            if !is_deck {
                heading = may_be_title(block).then_some(block);
                (between, line) = (0, None);
            }
        } else if line.is_some() && (is_day(block.text()) || is_subtitle(block.text())) {
            between += 1;
        } else {
            between += 1;
            line = may_be_title(block).then_some(block);
            line =
                line.filter(|line| line.features().words() >= LEAST && !says_nothing(line.text()));
        }
        in_byline = is_byline;
    }
    found.map(|block: Block<'_>| (block, block.text()))
}

/// The first heading above the running text of a page that states no title.
pub(crate) fn first_heading(page: &Page) -> Option<Block<'_>> {
    let mut headings = title::headings(page).filter(|(level, _)| *level <= 3);
    let first =
        headings.find(|(_, block)| may_be_title(*block) && block.features().words() >= LEAST);
    let block = first.map(|(_, block)| block);
    block.filter(|block| block.index() < page.first_prose())
}

/// The only heading of a page above its running text, else the last line there of a page without headings that
/// is bold throughout: older pages set their titles so.
pub(crate) fn set_off(page: &Page) -> Option<Block<'_>> {
    let first = page.first_prose();
    if page.body_kind() != BodyKind::Html || first == page.blocks().len() {
        return None;
    }
    let mut headings = title::headings(page);
    let is_title = |block: &Block<'_>| {
        may_be_title(*block)
            && block.features().words() >= LEAST
            && block.index() < first
            && first - block.index() <= NEAR
    };
    match (headings.next(), headings.next()) {
        (Some((_, only)), None) => Some(only).filter(is_title),
        (None, _) => {
            let above = page.blocks().take(first).rev().take(NEAR);
            let mut lines = above.filter(|it| !it.is_hidden() && !it.is_envelope());
            lines.find(|block| {
                is_title(block) && (is_bold(*block) || official_titles::is_one(*block))
            })
        }
        _ => None,
    }
}

/// Blocks between such a line and the running text, at most.
const NEAR: usize = 8;

/// Whether all of a line is bold.
fn is_bold(block: Block<'_>) -> bool {
    // Programs of offices set each run of characters for itself.
    let marks = block.marks().filter(|mark| mark.kind == InlineKind::Strong);
    let bold: usize = marks.map(|mark| mark.text.range().len()).sum();
    bold > 0 && bold >= block.text().split_whitespace().map(str::len).sum::<usize>()
}

/// The title in a row or line that says that it is one.
fn labelled(text: &str) -> Option<&str> {
    let rest = LABELS.iter().find_map(|label| text.strip_prefix(label))?;
    let value = rest
        .trim_start_matches(' ')
        .strip_prefix(['\t', ':', '：'])?;
    let value = value.split('\t').next()?.trim();
    (!value.is_empty()).then_some(value)
}

/// Whether a heading is of a higher level than the next and long enough for a title.
fn is_above(heading: Block<'_>, next: Block<'_>) -> bool {
    match (heading.kind(), next.kind()) {
        (BlockKind::Heading(one), BlockKind::Heading(two)) => {
            one < two && heading.features().words() >= LEAST
        }
        _ => false,
    }
}

/// The longest day without a year, in bytes.
const LONGEST_DAY: usize = 48;

/// Whether a line is a day of a month without a year, perhaps with its weekday and a time: a part of the
/// byline below.
fn is_day(text: &str) -> bool {
    if text.len() > LONGEST_DAY || !text.contains(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    let is_digit = |ch: char| ch.is_ascii_digit();
    let mut names_month = false;
    let mut words = text.split(|ch: char| !ch.is_alphanumeric());
    let are_of_date = words.all(|word| {
        let bare = word.trim_matches(is_digit);
        let has_signs = !bare.is_empty()
            && bare
                .chars()
                .all(|ch| is_digit(ch) || "月日时時分".contains(ch));
        let lower = bare.to_lowercase();
        names_month |= months::is_name(&lower) || (has_signs && bare.contains('月'));
        names::is_of_date(bare) || has_signs || phrases::is_filler(bare)
    });
    are_of_date && names_month
}

/// Whether a line is a subtitle, which dashes set off from the title above: `——记河边的石匠`.
fn is_subtitle(text: &str) -> bool {
    text.starts_with("——")
}

fn may_be_title(block: Block<'_>) -> bool {
    let (features, text) = (block.features(), block.text());
    (1.0..=MOST).contains(&features.words())
        && features.link_share() == 0.0
        && !features.is_prose()
        && !features.is_bulleted()
        && !is_subtitle(text)
        && !text.ends_with(['。', '.', '：', ':', '；', ';', ',', '，'])
        && !text.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_offices_show_their_titles() {
        let text = "<p>各单位要高度重视渔船停泊秩序，落实专人负责，每日对北码头的缆绳、灯标和救生设备进行检查。</p>";
        for (stated, shown) in [
            (
                "附件2",
                "<p><b>关于加强港区渔船安全</b><b>管理的通知</b></p>",
            ),
            (
                "内港函〔2023〕15号",
                "<p>关于加强港区渔船安全管理的通知</p>",
            ),
        ] {
            let page = format!(
                "<title>{stated}</title>{shown}<p>内港函〔2023〕15号</p>{}",
                text.repeat(3)
            );
            let article = crate::clean(page.as_str());
            assert_eq!(
                article.title(),
                Some("关于加强港区渔船安全管理的通知"),
                "{stated}"
            );
        }
        let named = "<title>Microsoft Word - The tide.doc</title><p>The tide comes in at four.</p>";
        assert_eq!(crate::clean(named).title(), Some("The tide"));
    }

    const STORY: &str = "<p>市政会议周二晚间以七票对四票通过决定，旋转桥在明年春天之前继续向行人开放，\
        工程师要求封闭桥面。</p>";

    fn title(page: &str) -> Option<String> {
        let article = crate::clean(format!("{page}{STORY}").as_str());
        article.title().map(str::to_owned)
    }

    #[test]
    fn tables_are_sorted() {
        assert!(OFFICES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(LABELS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn what_stands_above_the_byline_goes_before_the_names_of_site_and_section() {
        let shown = "旋转桥继续向行人开放";
        let byline = "<div>2024-03-26 21:40</div>";
        let crumb = "<div class=crumb>当前位置：<a href=/>首页</a> &gt; <a href=/x>桥梁</a></div>";
        for page in [
            format!("<title>云梁市教育局</title><h3>{shown}</h3>{byline}"),
            format!("<title>云梁市教育局</title><div class=t>{shown}</div>{byline}"),
            format!("<title>新闻中心-内港大学</title><h2>{shown}</h2>{byline}"),
            format!("<title>新闻中心-恒泰空压机有限公司</title><h1>{shown}</h1>{byline}"),
            format!("<title>桥梁</title>{crumb}<h1>桥梁</h1><h1>{shown}</h1>{byline}"),
            format!("<title>云梁市教育局</title><h1>云梁市教育局</h1><h2>{shown}</h2>{byline}"),
            format!(
                "<title>云梁市教育局</title><h2>{shown}</h2><h3>本报记者走访东码头</h3>{byline}"
            ),
            format!("<title>云梁日报</title><div>{shown}</div><div>——东码头见闻</div>{byline}"),
            format!("<title>通知公告</title><table><tr><th>标题<td>{shown}</table>"),
            format!("<title></title><h2>{shown}</h2>"),
            format!("<div>{shown}</div>{byline}"),
        ] {
            assert_eq!(title(&page).as_deref(), Some(shown), "{page}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_no_title() {
        let shown = "旋转桥继续向行人开放";
        for day in [
            "Mar 26, 10:04 PM EDT",
            "Tuesday, March 26",
            "26. März",
            "3月26日 10:04",
        ] {
            let byline = format!("<div>{day}</div><div>By Nora Whitfield</div>");
            let page = format!("<title>云梁市教育局</title><div>{shown}</div>{byline}");
            assert_eq!(title(&page).as_deref(), Some(shown), "{page}");
            assert!(is_day(day));
        }
        for line in [
            "May it rain",
            "The 3 boats of March",
            "26 boats",
            "3月的船 26",
            "26",
        ] {
            assert!(!is_day(line), "{line}");
        }
    }

    #[test]
    fn a_title_of_its_own_stays() {
        let byline = "<div>26 March 2024</div>";
        let menu = "<ul><li><a href=/i>Tide tables</a></li><li><a href=/m>Moons</a></li></ul>";
        for page in [
            format!(
                "<title>Tide tables</title>{menu}<h1>Tide tables</h1><h2>What they tell us</h2>{byline}"
            ),
            format!("<title>Tide tables</title><h2>What they tell us</h2>{byline}"),
        ] {
            assert_eq!(title(&page).as_deref(), Some("Tide tables"), "{page}");
        }
        let alone = "<title>云梁市教育局</title>";
        assert_eq!(title(alone).as_deref(), Some("云梁市教育局"));
    }
}
