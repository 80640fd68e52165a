//! Lines that tell what kind of document follows, above its title.

use super::title::fold;
use crate::block::Block;
use crate::metadata::date;

/// The longest such line with its number, in bytes.
const LONGEST: usize = 48;

/// What such lines say, folded.
#[rustfmt::skip] // One entry a line.
static KINDS: &[&str] = &[
    "basınbülteni",
    "basınduyurusu",
    "communiquédepresse",
    "comunicadodeimprensa",
    "comunicadodeprensa",
    "comunicatostampa",
    "comunicatdepresă",
    "embargoed",
    "embargoeduntil",
    "forimmediaterelease",
    "forrelease",
    "informacjaprasowa",
    "komunikatprasowy",
    "lehdistötiedote",
    "mediarelease",
    "medienmitteilung",
    "mediennotiz",
    "newsrelease",
    "notadeprensa",
    "paradifusióninmediata",
    "paradivulgaçãoimediata",
    "parapublicacióninmediata",
    "persbericht",
    "pourdiffusionimmédiate",
    "pourpublicationimmédiate",
    "presseinformation",
    "pressemeddelelse",
    "pressemelding",
    "pressemeldung",
    "pressemitteilung",
    "pressmeddelande",
    "pressrelease",
    "sajtóközlemény",
    "siaranpers",
    "tiskovázpráva",
    "zursofortigenveröffentlichung",
    "tlačovásprava",
    "thôngcáobáochí",
    "δελτίοτύπου",
    "пресрелиз",
    "пресреліз",
    "прессрелиз",
    "הודעהלעיתונות",
    "بيانصحفي",
    "ニュースリリース",
    "プレスリリース",
    "報道発表",
    "报道稿",
    "新聞稿",
    "新闻稿",
    "新闻通稿",
    "보도자료",
];

/// What research of brokers calls itself, in pieces that strokes set apart: `证券研究报告 | 公司点评`. Sorted.
#[rustfmt::skip] // One entry a line.
static REPORTS: &[&str] = &[
    "事件点评",
    "公司动态点评",
    "公司动态跟踪",
    "公司报告",
    "公司深度",
    "公司深度报告",
    "公司点评",
    "公司点评报告",
    "公司研究",
    "公司简评报告",
    "公司跟踪报告",
    "公司首次覆盖",
    "宏观点评",
    "宏观研究",
    "年报点评",
    "深度报告",
    "研究报告",
    "策略研究",
    "行业周报",
    "行业报告",
    "行业深度",
    "行业深度报告",
    "行业点评",
    "行业点评报告",
    "行业研究",
    "行业跟踪报告",
    "証券研究報告",
    "证券研究报告",
];

/// Whether a line is nothing but such names, one of which says that it is research.
pub(super) fn is_report(line: &str) -> bool {
    let mut pieces = line
        .split(['|', '｜', '丨', '·', '/', ' '])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    line.contains("研究") && pieces.all(|piece| REPORTS.binary_search(&piece).is_ok())
}

/// Whether a line is nothing but a name for press releases, with or without a number or a day:
/// `Pressemitteilung Nr. 12/2024`, `For release May 3, 2024`.
pub(crate) fn is_one(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    is_folded(&fold(line)) || is_report(line) || {
        let has_year = line.contains(['1', '2']);
        let day = has_year.then(|| date::find(line)).flatten();
        let before_day = day.and_then(|(day, _)| line.get(..day.start));
        before_day.is_some_and(|line| is_folded(&fold(line)))
    }
}

/// The heading that is the title because the first one tells the kind of document and none of running text
/// stands between the two. Where more headings of the first level are left, they are compared.
pub(crate) fn title_below(headings: &mut Vec<(u8, Block<'_>)>) -> Option<usize> {
    let (_, first) = *headings.first().filter(|(_, first)| is_one(first.text()))?;
    let (level, next) = *headings.get(1)?;
    let page = first.page();
    let steps = next.index().saturating_sub(first.index());
    let mut between = page.blocks_from(first.index()).take(steps);
    let is_next = steps <= NEAR && !between.any(|it| it.features().is_prose());
    if !is_next {
        return None;
    }
    headings.remove(0);
    (level > 1).then_some(next.index())
}

/// Blocks from such a heading to the title, at most.
const NEAR: usize = 6;

/// The same of a folded line without a day.
pub(crate) fn is_folded(folded: &str) -> bool {
    let name = folded.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let numbers = ["nr", "no", "n", "num", "第"];
    let without_number = numbers
        .iter()
        .filter_map(|number| name.strip_suffix(number));
    let mut names = std::iter::once(name).chain(without_number);
    names.any(|name| KINDS.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_titles_tell_the_kind() {
        for line in [
            "FOR IMMEDIATE RELEASE",
            "Press Release",
            "Pressemitteilung Nr. 12/2024",
            "Communiqué de presse n° 12",
            "新闻稿",
            "FOR IMMEDIATE RELEASE: May 3, 2024",
            "For release May 3, 2024",
            "Zur sofortigen Veröffentlichung",
        ] {
            assert!(is_one(line), "{line}");
        }
        assert!(REPORTS.is_sorted() && is_one("证券研究报告 | 公司点评"));
        assert!(!is_one("公司点评") && !is_one("证券研究报告：磨坊的账"));
        assert!(!is_one("Press release about the mill") && !is_one("Nr. 12") && !is_one(""));
        assert!(!is_one("May 3, 2024") && !is_one("The mill, May 3, 2024"));
    }

    #[test]
    fn a_heading_of_the_kind_is_no_title() {
        let story = "<p>The mill at the bend of the river grinds flour again, for the first time in \
                     years, as the miller told us.</p><p>The new wheel is made of oak.</p>";
        let title = "The mill grinds again";
        for head in [
            format!(
                "<title>FOR IMMEDIATE RELEASE</title><h1>FOR IMMEDIATE RELEASE</h1><h2>{title}</h2>"
            ),
            format!(
                "<title>Press Release - Harbour Mills</title><h1>Press Release</h1><p>May 3, 2024</p><h2>{title}</h2>"
            ),
            format!("<h1>For release May 3, 2024</h1><h1>{title}</h1>"),
            format!("<h2>Pressemitteilung</h2><h1>{title}</h1>"),
        ] {
            assert_eq!(
                crate::clean(format!("{head}{story}")).title(),
                Some(title),
                "{head}"
            );
        }
        let markdown = format!(
            "# For Immediate Release\n\n## {title}\n\nThe mill at the bend grinds \
                                flour again, as *the miller* told us on a [Monday](/1).\n\n- It is old.\n"
        );
        assert_eq!(crate::clean(markdown.as_str()).title(), Some(title));
        // What stands behind the text is a section.
        let page = format!("<h1>Press Release</h1>{story}<h2>About the mill</h2><p>It is old.</p>");
        assert_eq!(crate::clean(page).title(), Some("Press Release"));
    }

    #[test]
    fn the_title_stands_below_the_kind() {
        let story = "The mill at the bend of the river grinds flour again, for the first time in years, as \
                     the miller told us.\nThe new wheel is made of oak, and turns the other way.";
        for head in [
            "FOR IMMEDIATE RELEASE\n\nThe mill grinds again\n",
            "Press Release No. 12/2024\nHarbour, May 3, 2024\n\nThe mill grinds again\n",
            "Pressemitteilung\n3. Mai 2024\nThe mill grinds again\n",
        ] {
            let article = crate::clean(format!("{head}\n{story}"));
            assert_eq!(article.title(), Some("The mill grinds again"), "{head}");
        }
    }
}
