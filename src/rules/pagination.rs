//! Page numbers, next and previous, footers of archived threads.

use crate::block::Block;
use crate::evidence;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName};
use crate::page::Page;
use crate::phrases::Scope;
use crate::rule::Rule;

/// Marks page numbers, buttons to other pages, and footers of archived threads.
///
/// # Why
///
/// They lead through the parts of a page. A number alone counts only behind the last paragraph:
/// in the body it is the number of a chapter, and in subtitles and tables there is no paragraph. Several
/// count where they go up as pages do, which dates, scores and telephone numbers do not. The footer of an archived thread names the
/// thread, so it is proposed as the title.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Pagination, testing::marked};
///
/// let document = "The lamp of the pier was auctioned on Saturday, to a man without a name.\n\
///                 2\n\
///                 He carried it down the steps himself, wrapped in a grey blanket of wool.\n\
///                 1 2 3\nNext page";
/// assert_eq!(marked(Pagination, document), ["1 2 3", "Next page"]);
/// ```
///
/// # Known misses
///
/// Words for pages in other forms (“Part two of five”). Wrongly: a number that ends the text
/// and belongs to it, and a short sentence that begins with “Page 1 of”.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pagination;

/// The longest line of page numbers, in bytes.
const LONGEST_NUMBERS: usize = 60;

/// Lone numbers that are years rather than those of pages or of readers.
const YEARS: std::ops::Range<u32> = 1000..2100;

/// Letters of lines that name pages by numbers, without those and in lower case, sorted.
const PAGE_WORDS: [&str; 46] = [
    "hal",
    "halaman",
    "halamandari",
    "haldari",
    "of",
    "oldal",
    "page",
    "pageof",
    "pagesur",
    "paginadi",
    "página",
    "páginade",
    "seite",
    "seitevon",
    "sivu",
    "strana",
    "stranaod",
    "stranaz",
    "stranica",
    "stranicaod",
    "trang",
    "страна",
    "странаод",
    "страница",
    "страницаиз",
    "страницаод",
    "страницаот",
    "דף",
    "דףמתוך",
    "עמוד",
    "עמודמתוך",
    "ページ",
    "共条页",
    "共條頁",
    "共頁",
    "共頁第頁",
    "共页",
    "共页第页",
    "第頁",
    "第頁共頁",
    "第页",
    "第页共页",
    "頁",
    "页",
    "쪽",
    "페이지",
];

/// The bytes of the longest of them.
const LONGEST_WORD: usize = 20;

/// Whether lines that begin with one of them may begin with a byte: all bytes of other scripts, and ASCII letters in
/// upper or lower case.
static FIRST_BYTES: [bool; 256] = {
    let mut may_begin = [false; 256];
    let mut at = 0;
    while at < PAGE_WORDS.len() {
        let first = PAGE_WORDS[at].as_bytes()[0];
        may_begin[first as usize] = true;
        may_begin[first.to_ascii_uppercase() as usize] = true;
        at += 1;
    }
    let mut other = 0x80;
    while other < may_begin.len() {
        may_begin[other] = true;
        other += 1;
    }
    may_begin
};

impl Rule for Pagination {
    fn name(&self) -> &str {
        "pagination"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Pagination);
        evidence::by_hints(page, pen, Hints::PAGINATION, Label::Pagination, (2.8, 1.0));
        // A number alone inside of the body is the number of a chapter.
        let behind = page
            .blocks()
            .rev()
            .take_while(|block| !block.features().is_prose());
        let has_prose = page.first_prose() < page.blocks().len();
        for block in behind.take_while(|_| has_prose) {
            if is_numbers(block) && !is_of_step(block) {
                pen.boilerplate(
                    block,
                    Label::Pagination,
                    Weight::new(2.2),
                    "page numbers behind the last paragraph",
                );
            }
        }
        for block in sheets(page) {
            let reason = "numbers the sheets of the document";
            pen.boilerplate(block, Label::Pagination, Weight::STRONG, reason);
        }
        for block in evidence::saying(page, Label::Pagination) {
            archive_footer(block, pen);
        }
    }
}

/// Lines that number the sheets of a document, at least: `Page 2 of 5`, `第2页`.
const LEAST_SHEETS: usize = 3;

/// The lines throughout the text that name the sheets of a document by numbers which go up by one.
pub(super) fn sheets(page: &Page) -> impl Iterator<Item = Block<'_>> {
    let numbered = || {
        page.blocks()
            .filter_map(|block| Some((block, number_of_sheet(block)?)))
    };
    let mut pairs = numbered().zip(numbered().skip(1));
    let are_sheets = numbered().nth(LEAST_SHEETS - 1).is_some()
        && pairs.all(|((_, one), (_, two))| one.checked_add(1) == Some(two));
    let sheets = are_sheets.then(|| numbered().map(|(block, _)| block));
    sheets.into_iter().flatten()
}

/// The first number of a line that is words for pages and their numbers.
fn number_of_sheet(block: Block<'_>) -> Option<u32> {
    let may_be = block.features().digits() > 0 && block.bytes() <= LONGEST_NUMBERS;
    let text = block.text();
    let may_begin = || {
        let first = text.bytes().next().unwrap_or_default();
        FIRST_BYTES[usize::from(first)] && text.starts_with(char::is_alphabetic)
    };
    if !may_be || !may_begin() || !is_numbers(block) {
        return None;
    }
    let number = text.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    let end = number.find(|ch: char| !ch.is_ascii_digit());
    number.get(..end.unwrap_or(number.len()))?.parse().ok()
}

/// Whether the line is page numbers: `1`, `1 2 3`, `[1]`, `1/3`, `第1页`, `Page 1 of 3`.
fn is_numbers(block: Block<'_>) -> bool {
    let digits = block.features().digits();
    if digits == 0 || block.is_envelope() || block.bytes() > LONGEST_NUMBERS {
        return false;
    }
    let text = block.text();
    digits <= 24
        && are_of_numbers(text)
        && !text.contains(['.', '%', '年', '元', '+'])
        && !text.contains(is_currency_sign)
        && !text.contains("-->")
        && !is_answer(text)
}

/// Whether a number is that of the post which another one answers, as boards of images and threads set it: `>>12`.
fn is_answer(text: &str) -> bool {
    let number = text.strip_prefix(">>");
    number.is_some_and(|it| it.starts_with(|ch: char| ch.is_ascii_digit()))
}

/// Whether a number stands above a sentence: it counts steps, as recipes set them.
fn is_of_step(block: Block<'_>) -> bool {
    block.next().is_some_and(|next| {
        let features = next.features();
        features.ends_sentence() && features.words() >= LEAST_STEP && !next.has_hits()
    })
}

/// The least words of a step.
const LEAST_STEP: f32 = 5.0;

/// Whether a character is a sign of a currency: the Unicode category Sc of scripts in use.
fn is_currency_sign(ch: char) -> bool {
    // Most are told by the first comparison.
    ch == '$'
        || ch >= '¢'
            && matches!(
                ch,
                '¢'..='¥'
                    | '֏'
                    | '؋'
                    | '৲'..='৳'
                    | '৻'
                    | '૱'
                    | '௹'
                    | '฿'
                    | '៛'
                    | '\u{20a0}'..='\u{20cf}'
                    | '﷼'
                    | '﹩'
                    | '＄'
                    | '￠'..='￡'
                    | '￥'..='￦'
            )
}

/// Whether the letters of a text are those of words that stand beside page numbers, or none where its
/// numbers count pages.
fn are_of_numbers(text: &str) -> bool {
    let mut letters = String::with_capacity(LONGEST_WORD + 2 * size_of::<char>());
    for ch in text.chars().filter(|ch| ch.is_alphabetic()) {
        match ch.is_ascii() {
            true => letters.push(ch.to_ascii_lowercase()),
            false => letters.extend(ch.to_lowercase()),
        }
        if letters.len() > LONGEST_WORD {
            return false;
        }
    }
    match letters.is_empty() {
        true => count_pages(text),
        false => PAGE_WORDS.binary_search(&letters.as_str()).is_ok(),
    }
}

/// Whether numbers count up from 1 or follow one another, of two the first is 1 or a stroke stands
/// between them, or there is one. Years, dates,
/// scores and telephone numbers do not.
fn count_pages(text: &str) -> bool {
    let numbers = text
        .split(|ch: char| !ch.is_ascii_digit())
        .filter(|number| !number.is_empty());
    let mut numbers = numbers.map(|number| match number.starts_with('0') && number.len() > 1 {
        true => None,
        false => number.parse::<u32>().ok(),
    });
    let first = match numbers.next() {
        Some(Some(first)) => first,
        Some(None) => return false,
        // In the digits of other scripts.
        None => return true,
    };
    let (mut last, mut count, mut follow, mut rise) = (first, 1, true, true);
    for number in numbers {
        let Some(number) = number else {
            return false;
        };
        follow &= number == last.saturating_add(1);
        rise &= number > last;
        (last, count) = (number, count + 1);
    }
    match count {
        1 => !YEARS.contains(&first),
        // `2/10`
        2 if text.contains(['/', '／']) => first <= last,
        // A dash or colon stands in scores.
        2 => first == 1 && rise && !text.contains(['-', '–', ':', '：']),
        _ => (first == 1 && rise) || follow,
    }
}

/// The footer of an archived thread names the thread: `View full version: …`.
fn archive_footer(block: Block<'_>, pen: &mut Pen<'_>) {
    for hit in block.hits() {
        let is_footer = hit.phrase().is_some_and(|phrase| {
            phrase.label() == Label::Pagination && phrase.scope() == Scope::Start
        });
        let text = block.text();
        let phrase = text.get(hit.range()).unwrap_or_default();
        if !is_footer || hit.range().start > 3 || !phrase.ends_with([':', '：']) {
            continue;
        }
        let title = text.get(hit.range().end..).unwrap_or_default().trim();
        if title.chars().count() >= 4 {
            pen.propose(
                Candidate::text(FieldName::Title, title)
                    .at(Place::ArchiveFooter)
                    .weighing(2.6)
                    .reading(block.source()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_WORD, PAGE_WORDS, are_of_numbers};
    use crate::testing::marked;

    #[test]
    fn a_price_is_no_page_number() {
        let body = "The lamp of the pier was auctioned on Saturday, to a man without a name.";
        for price in ["£85", "¥85", "￥85", "85 €", "₹ 85", "₩85", "฿85", "85 zł"] {
            let document = format!("{body}\n{price}");
            assert!(
                marked(super::Pagination, document.as_str()).is_empty(),
                "{price}"
            );
        }
        assert_eq!(
            marked(super::Pagination, format!("{body}\n85").as_str()),
            ["85"]
        );
    }

    #[test]
    fn numbers_of_sheets_stand_in_the_text() {
        let body = "The lamp of the pier was auctioned on Saturday, to a man without a name.";
        let document =
            |lines: [&str; 4]| lines.map(|line| format!("{body}\n{line}\n")).concat() + body;
        let sheets = ["Page 1 of 5", "Page 2 of 5", "Page 3 of 5", "Page 4 of 5"];
        assert_eq!(marked(super::Pagination, document(sheets).as_str()), sheets);
        let article = crate::clean(document(sheets));
        assert!(article.text().ends_with(body) && !article.text().contains("Page"));
        let chapters = ["1", "2", "3", "4"];
        assert!(marked(super::Pagination, document(chapters).as_str()).is_empty());
        for others in [["Page 12", "Page 4", "Page 9", "Page 2"], chapters] {
            let page = crate::Cleaner::default().read(document(others));
            assert!(super::sheets(&page).next().is_none());
        }
    }

    #[test]
    fn page_numbers_count_pages() {
        assert!(PAGE_WORDS.is_sorted());
        assert_eq!(PAGE_WORDS.map(str::len).iter().max(), Some(&LONGEST_WORD));
        for line in [
            "1",
            "1 2 3",
            "1 2 3 … 12",
            "‹ 4 5 6 ›",
            "2/10",
            "第1页/共10页",
            "共10页 第1页",
            "共 12 条 1/2 页",
            "1/3ページ",
            "Seite 1 von 5",
            "Page 1 sur 5",
            "Página 1 de 5",
            "Страница 1 из 5",
            "Halaman 1 2 3",
        ] {
            assert!(are_of_numbers(line), "{line}");
        }
        for line in [
            "1985",
            "020 7946 0958",
            "2024-05-03",
            "6 : 2, 6 : 3",
            "3 – 1",
            "1 – 3",
        ] {
            assert!(!are_of_numbers(line), "{line}");
        }
    }
}
