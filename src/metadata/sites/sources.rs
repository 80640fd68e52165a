//! The outlet that a text was taken from.

use crate::block::{Ancestor, Block, BlockKind};
use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::ledger::Pen;
use crate::metadata::credit_line::LONGEST_LINE;
use crate::metadata::{Candidate, FieldName, date, markup, title};
use crate::page::{ElementName, Page};

/// What stands behind a word for the source and names none: this site, the net, unknown.
#[rustfmt::skip] // One entry a line.
const NO_SOURCES: [&str; 16] = [
    "不詳",
    "不详",
    "互联网",
    "互聯網",
    "原创",
    "原創",
    "未知",
    "本站",
    "本站原创",
    "本站原創",
    "本網",
    "本网",
    "網絡",
    "網路",
    "網際網路",
    "网络",
];

/// Whether what stands where a source should is none.
pub(crate) fn is_none(source: &str) -> bool {
    NO_SOURCES.contains(&source)
}

/// Of an outlet that a line shows beside the date, without a word for it: below one that has.
const SHOWN: f32 = 2.0;

/// Proposes the outlet that stands beside the date of a text.
pub(crate) fn propose_shown(block: Block<'_>, outlet: &str, pen: &mut Pen<'_>) {
    if is_none(outlet) {
        return;
    }
    pen.propose(
        Candidate::text(FieldName::Source, outlet)
            .at(Place::Byline)
            .weighing(SHOWN)
            .in_block(block),
    );
}

/// How the names of papers, agencies and sites end, without those of offices within them.
const ENDS_OF_OUTLETS: [&str; 11] = [
    "刊",
    "報",
    "报",
    "新聞",
    "新聞雲",
    "新闻",
    "日報社",
    "時報",
    "社",
    "網",
    "网",
];

/// The shortest and the longest name of an outlet before its reporters, in characters.
const BEFORE_REPORTERS: std::ops::RangeInclusive<usize> = 3..=9;

/// What papers call themselves before their reporters.
const OURS: char = '本';

/// The outlet before the reporters of a line, which date and signs may stand before: `江城報／記者王小明`, `江城新闻记者 王小明`.
pub(crate) fn before_reporters(text: &str) -> Option<&str> {
    let end = text.find(['／', '/', '记', '記'])?;
    let before = text.get(..end)?.trim_end();
    let start = before
        .char_indices()
        .rev()
        .take(*BEFORE_REPORTERS.end() + 1)
        .take_while(|(_, ch)| is_cjk(*ch))
        .last();
    let outlet = before.get(start?.0..)?;
    let is_one = BEFORE_REPORTERS.contains(&outlet.chars().count())
        && !outlet.starts_with(OURS)
        && ENDS_OF_OUTLETS.iter().any(|it| outlet.ends_with(it));
    is_one.then_some(outlet)
}

/// Proposes the outlet before the reporters of a line.
pub(crate) fn propose_of_reporters(block: Block<'_>, pen: &mut Pen<'_>) {
    if let Some(outlet) = before_reporters(block.text()) {
        propose_shown(block, outlet, pen);
    }
}

/// Signs that set it apart from what else stands in its line.
const SIGNS: [char; 10] = ['|', '｜', '·', '•', '-', '–', '—', '(', ')', ' '];

/// The longest name of an outlet, in characters.
const LONGEST: usize = 24;

/// Blocks of the longest card of an account that is hidden beside its name.
const LONGEST_CARD: usize = 12;

/// The outlet that an element holds by its class: next to the title, beside a date, and without a label,
/// which credits have.
pub(crate) fn of_class<'a>(page: &Page, field: &'a Field) -> Option<&'a str> {
    let source = field.value().trim_matches(SIGNS);
    let at = page.block_at(field.at as usize);
    let block = page.block(at)?;
    let is_name = !is_none(source)
        && source.chars().nth(LONGEST).is_none()
        && source.contains(char::is_alphabetic)
        && !source.contains([':', '：', '_', '\n', '\t'])
        && (source.contains(' ') || !source.contains('/'));
    let is_beside_date = || {
        let is_dated = |block: Block<'_>| block.bytes() <= LONGEST_LINE && date::may_be_in(block);
        // The card of an account may stand in between until it is pointed at.
        let mut behind = page.blocks_from(at + 1).take(LONGEST_CARD);
        is_dated(block)
            || block.previous().is_some_and(is_dated)
            || behind.find(|it| !it.is_hidden()).is_some_and(is_dated)
    };
    (is_name && markup::is_next_to_title(page, at) && is_beside_date()).then_some(source)
}

/// Whether a candidate is an author that is called like the outlet which the page shows: what the head
/// states as the author is the paper then.
pub(crate) fn is_shown_outlet(candidate: &Candidate, source: Option<&Candidate>) -> bool {
    let shown = source.filter(|source| matches!(source.place, Place::Byline | Place::Markup));
    let is_author = candidate.field == FieldName::Author;
    let both = shown.filter(|_| is_author).zip(candidate.as_text());
    both.is_some_and(|(source, author)| {
        source
            .as_text()
            .is_some_and(|source| title::folds_to(author, &title::fold(source)))
    })
}

/// Blocks behind a picture or table in which the text goes on, and blocks before and behind a line with
/// so many paragraphs among them that it stands in the middle of the text.
const BEHIND: usize = 3;
const AROUND: usize = 12;
const PARAGRAPHS: usize = 3;

/// Whether a line that names a source stands where that is the source of a part of the text: in a figure
/// or a list of references, or inside the text, where it need not stand right behind a picture or a
/// table. That of the text stands at its head or its end.
pub(crate) fn is_of_part(block: Block<'_>) -> bool {
    if block.kind() == BlockKind::Caption || block.ancestors().any(is_part) {
        return true;
    }
    let (page, at) = (block.page(), block.index());
    if at <= page.first_prose() {
        return false;
    }
    let prose = |from: usize, count: usize| {
        let blocks = (from..from + count).filter_map(|index| page.block(index));
        blocks.filter(|block| block.features().is_prose()).count()
    };
    let is_below = matches!(
        block.previous().map(Block::kind),
        Some(BlockKind::Image | BlockKind::TableRow { .. } | BlockKind::Code)
    );
    // What stands above the title is none of the text.
    let title = page.title_heading.filter(|title| *title < at).unwrap_or(0);
    let from = at.saturating_sub(AROUND).max(title);
    let before = prose(from, at - from);
    (is_below && before > 0 && prose(at + 1, BEHIND) > 0)
        || (before >= PARAGRAPHS && prose(at + 1, AROUND) >= PARAGRAPHS)
}

/// Classes of lists of references.
const REFERENCES: [&str; 4] = ["bibliography", "citation", "references", "reflist"];

/// Whether an element is a figure or a list of references.
fn is_part(element: Ancestor<'_>) -> bool {
    element.name() == ElementName::Figure || REFERENCES.iter().any(|class| element.has_token(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_stands_before_its_reporters() {
        for (line, outlet) in [
            ("河口報／ 記者王小明／北川即時報導", Some("河口報")),
            ("河口報／", Some("河口報")),
            ("河口新闻记者 王小明", Some("河口新闻")),
            ("2024-03-26 10:12河口報／ 記者王小明", Some("河口報")),
            ("本報記者王小明", None),
            ("生活中心／綜合報導", None),
            ("记者 王小明", None),
            ("網／路", None),
        ] {
            assert_eq!(before_reporters(line), outlet, "{line}");
        }
        let story = "老橋修了四個月，石匠用的還是當年的辦法，先搭木拱架，再往上一層一層地砌石頭。";
        for outlet in ["河口新闻客户端", "河口日报客户端"] {
            let article = crate::clean(format!("老桥修好了重新通行\n来源：{outlet}\n{story}"));
            let source = article.metadata().source.as_ref();
            assert!(source.is_some_and(|it| it.value == outlet), "{outlet}");
        }
        for line in [
            "河口報／ 記者王小明／北川即時報導",
            "河口報／\n本報記者王小明",
            "河口報網／ 綜合報導",
        ] {
            let article = crate::clean(format!(
                "老橋修好了重新通行\n2024-03-26 10:12\n{line}\n{story}\n{story}"
            ));
            let source = article.metadata().source.as_ref();
            assert!(
                source.is_some_and(|source| line.starts_with(&source.value)),
                "{line}"
            );
            assert!(!article.text().contains('／'), "{line}");
        }
    }
}
