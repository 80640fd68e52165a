//! Datelines, and notes on the original title.

use crate::block::Block;
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{
    Candidate, FieldName, PartialDateTime, date, japanese_signatures, reporters,
};
use crate::page::Page;
use crate::phrases::{self, CreditKey};
use crate::rule::{Phase, Rule};
use crate::starts::Starts;

/// Reads agency, reporters and day from the dateline with which a report begins, and the original title
/// from the note on it. It marks no dateline, which belongs to the text, but a note that stands alone.
///
/// # Why
///
/// `新华社北京9月16日电` and `HARBOUR (AP) —` name the agency that a report was taken from. They stand at
/// the start of the first paragraphs and nowhere else, and so do `（记者李明）` and `김철수 기자 =`. The weight is below that of a credit that
/// says so in a word; in an archived thread it is 0, since what was posted there may come from
/// anywhere.
///
/// # Example
///
/// ```
/// let text = "老桥修好了\n\
///     河口社北川9月16日电 村口的老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再往上砌。\n\
///     船工说，桥修好以后他还是要摆渡，因为对岸的菜地在下游，走桥要多走三里路，还不如坐船。";
/// let article = dechaff::clean(text);
/// assert_eq!(article.metadata().source.as_ref().unwrap().value, "河口社");
/// assert!(article.text().contains("河口社北川9月16日电"));
/// ```
///
/// # Known misses
///
/// A dateline that names a reporter before the agency, and agencies whose names end like no outlet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dateline;

/// Paragraphs of which the first may begin with a dateline.
const FIRST_PROSE: usize = 2;

/// Blocks in which a note on the original title is looked for.
const MOST_BLOCKS: usize = 400;

/// How far a dateline reaches, in characters, and its agency.
const LONGEST: usize = 40;
const LONGEST_AGENCY: usize = 10;

/// What introduces the original title.
const ORIGINAL_TITLE: [&str; 6] = ["原标题", "原標題", "原题", "原題", "原文标题", "原文標題"];

/// With what those of them end that titles alone have, and what a note with one weighs. Beside the text it stands
/// where text does, so that the score takes it for some: of 27 Chinese pages whose reading is known one keeps it.
const OF_TITLES_ALONE: [&str; 2] = ["标题", "標題"];
const OF_TITLE: f32 = 6.0;

/// What a note weighs with one of the others: a problem has an origin too, of which one asks, `原题：求证……`.
const OF_TITLE_OR_PROBLEM: f32 = 2.6;

/// What may stand before it.
const OF_TEXT: &str = "本文";

/// What such a note begins with: brackets, or the first of the words.
static NOTES: Starts = Starts::new(&['（', '(', '【', '[', ' ', '原', '本']);

/// The longest title, in characters.
const LONGEST_TITLE: usize = 80;

impl Rule for Dateline {
    fn name(&self) -> &str {
        "dateline"
    }

    fn phase(&self) -> Phase {
        Phase::Score
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        // In a thread the dateline came with what someone posted, who does not say from where.
        let is_thread = pen
            .candidates(FieldName::Title)
            .any(|title| title.place() == Place::ArchiveFooter);
        let weight = if is_thread { 0.0 } else { 1.5 };
        let is_own = |block: &Block<'_>| !block.is_envelope() && !block.is_hidden();
        let opening = page.opening_blocks();
        let opening = opening.take_while(|block| block.index() < MOST_BLOCKS);
        // `本文原标题` is a phrase, which the others are too short for.
        let of_text = page.blocks_with_hits();
        let of_text =
            of_text.filter(|block| begins_with_hit(block) && block.text().starts_with(OF_TEXT));
        for block in opening.chain(of_text).filter(is_own) {
            original_title(block, pen);
        }
        let blocks = page.blocks().take(MOST_BLOCKS);
        let prose = blocks.filter(|block| block.features().is_prose() && is_own(block));
        for block in prose.take(FIRST_PROSE) {
            if !is_thread {
                reporters(block, pen);
                japanese_signatures::propose_first(block, REPORTERS, pen);
            }
            if let Some(date) = day_of(block.text()).filter(|_| !is_thread) {
                let date = Candidate::date(FieldName::Published, date).at(Place::Dateline);
                pen.propose(date.weighing(DAY).in_block(block));
            }
            let is_han = block.features().cjk() > 0;
            let chinese = is_han.then(|| chinese(block.text())).flatten();
            let agency = chinese.or_else(|| western(block.text()));
            if let Some(agency) = agency {
                pen.propose(
                    Candidate::text(FieldName::Source, agency)
                        .at(Place::Dateline)
                        .weighing(weight)
                        .in_block(block),
                );
            }
        }
    }
}

/// The weight of reporters: below that of a byline.
const REPORTERS: f32 = 1.9;

/// Proposes the reporters whom the dateline names: in brackets, or before an equals sign.
fn reporters(block: Block<'_>, pen: &mut Pen<'_>) {
    let mut hits = block
        .hits()
        .iter()
        .take_while(|hit| hit.range().start <= LONGEST * 3);
    let Some(hit) = hits.find(|hit| hit.credit() == Some(CreditKey::Reporter)) else {
        return;
    };
    let text = block.text();
    let Some(found) = reporters::read(text, hit.range()) else {
        return;
    };
    let before = text.get(..found.whole.start).unwrap_or_default().trim_end();
    let behind = text.get(found.whole.end..).unwrap_or_default().trim_start();
    let mut close = behind.chars().take(LONGEST).take_while(|ch| *ch != '。');
    let is_enclosed = before.ends_with(['（', '(', '[', '【', '〔'])
        && close.any(|ch| matches!(ch, '）' | ')' | ']' | '】' | '〕'));
    // `記者王小明／台北報導 ` and `江城时报记者 王小明 ` set themselves apart by a space, which Korean
    // has between all words.
    let is_apart = || {
        let names = text.get(found.names.clone()).unwrap_or_default();
        let rest = text.get(found.whole.end..).unwrap_or_default();
        before.is_empty()
            && names.starts_with(crate::features::is_cjk)
            && rest.starts_with(char::is_whitespace)
    };
    if !is_enclosed && !behind.starts_with('=') && !is_apart() {
        return;
    }
    let names = text.get(found.names).unwrap_or_default();
    for name in pen.known_names().split(names) {
        let author = Candidate::text(FieldName::Author, name).at(Place::Dateline);
        pen.propose(author.weighing(REPORTERS).in_block(block));
    }
}

/// The weight of the day of a dateline: as much as one with which running text begins.
const DAY: f32 = 1.5;

/// The day of `HARBOUR, Me., May 3, 2024 /PRNewswire/ --`: between the place and what ends a dateline.
fn day_of(text: &str) -> Option<PartialDateTime> {
    let head = text.get(..text.floor_char_boundary(LONGEST * 2))?;
    // Most begin with no number at all.
    if !head.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (range, date) = date::find(head)?;
    let place = head.get(..range.start)?.trim_end();
    let behind = text.get(range.end..)?.trim_start();
    let is_place = place.starts_with(|ch: char| ch.is_uppercase() || ch == '(')
        && place.ends_with([',', '–', '—', '-', '|', '('])
        && place.split(' ').count() <= MOST_OF_PLACE;
    let ends = |text: &str| {
        let signs = ["–", "—", "--", "- ", "/PR", "/C", "/ ", "| "];
        signs.iter().any(|sign| text.starts_with(sign))
    };
    let agency = || {
        let (_, behind) = behind
            .get(..behind.floor_char_boundary(LONGEST))?
            .split_once(')')?;
        Some(behind.trim_start())
    };
    let is_dateline =
        ends(behind) || (behind.starts_with(['(', ')']) && agency().is_some_and(ends));
    (is_place && is_dateline).then_some(date)
}

/// The most words of a place before its date.
const MOST_OF_PLACE: usize = 6;

/// The agency of `新华社北京9月16日电`: what ends like an outlet before the place, if a day and the word
/// for a cable follow.
fn chinese(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['（', '(', '【', '〔', '\u{3000}', ' ']);
    let text = text.strip_prefix("据").unwrap_or(text);
    let mut head = text.char_indices().take(LONGEST);
    let (cable, sign) = head.find(|(_, ch)| matches!(ch, '电' | '電' | '讯' | '訊'))?;
    let line = text.get(..cable)?;
    let is_closed = || {
        let behind = text.get(cable + sign.len_utf8()..).unwrap_or_default();
        let behind = behind.strip_prefix("報導").unwrap_or(behind);
        behind.starts_with([')', '）', '(', '（', ' ', '】', '〕'])
    };
    let dated = before_day(line).is_some_and(|day| {
        line.contains('月') || (day.ends_with(|ch: char| ch.is_ascii_digit()) && is_closed())
    });
    // "本报讯", "河口网讯"
    let bare = !line.contains(|ch: char| ch.is_ascii_digit());
    if !dated && !bare {
        return None;
    }
    let endings = phrases::languages().flat_map(|language| language.outlet_endings);
    let ends = endings.filter(|ending| ending.contains(crate::features::is_cjk));
    let at = ends.filter_map(|ending| {
        let at = line.find(ending)? + ending.len();
        (at > ending.len()).then_some(at)
    });
    // "明報專訊"
    let told = line.strip_suffix(['专', '專']).unwrap_or(line);
    let at = if bare { told.len() } else { at.min()? };
    let agency = line.get(..at)?.trim();
    let count = agency.chars().count();
    let is_outlet = agency.ends_with(['社', '网', '網', '报', '報', '台', '臺', '刊']);
    let is_own = matches!(agency, "本报" | "本報" | "本网" | "本網" | "本刊" | "本台");
    ((2..=LONGEST_AGENCY).contains(&count) && is_outlet && !is_own).then_some(agency)
}

/// What stands between the day and the word for a cable, which says of what kind it is: `5日專電`.
const KINDS: [&str; 4] = ["专", "專", "綜合外", "综合外"];

/// The text before the sign for the day with which a cable is dated: `3月5日`, `5日綜合外`.
fn before_day(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let kind = KINDS.iter().find_map(|kind| text.strip_suffix(kind));
    kind.unwrap_or(text).strip_suffix('日')
}

/// The agency in brackets behind a place in capitals, before a dash: `HARBOUR (AP) —`.
fn western(text: &str) -> Option<&str> {
    // Most have no bracket there, whatever the characters.
    memchr::memchr(
        b'(',
        text.as_bytes()
            .get(..LONGEST * 8)
            .unwrap_or(text.as_bytes()),
    )?;
    let end = text
        .char_indices()
        .nth(LONGEST * 2)
        .map_or(text.len(), |(at, _)| at);
    let head = text.get(..end)?;
    let (place, rest) = head.split_once('(')?;
    let (agency, rest) = rest.split_once(')')?;
    let behind = rest.trim_start().chars().next()?;
    let words = place.split_whitespace().count();
    let is_place =
        place.is_empty() || (words <= 6 && place.chars().next().is_some_and(char::is_uppercase));
    let is_agency = (2..=24).contains(&agency.chars().count())
        && !agency.contains(|ch: char| ch.is_ascii_digit())
        && agency
            .chars()
            .next()
            .is_some_and(|ch| ch.is_uppercase() || agency == "dpa");
    (is_place && is_agency && matches!(behind, '—' | '–' | '-')).then(|| agency.trim())
}

/// Whether a phrase begins the text, which is known without a look at it.
fn begins_with_hit(block: &Block<'_>) -> bool {
    block
        .hits()
        .first()
        .is_some_and(|hit| hit.range().start == 0)
}

/// Proposes the title in a note such as `（原标题：老桥修好了）` or `本文原题为《老桥修好了》`, and marks a note
/// behind which nothing else stands.
fn original_title(block: Block<'_>, pen: &mut Pen<'_>) {
    // Most lines begin with another sign than those and the first of the words.
    if !block.starts_with(&NOTES) {
        return;
    }
    let Some((word, title)) = noted_title(block.text()) else {
        return;
    };
    let reason = "tells the original title";
    let is_of_title = OF_TITLES_ALONE.iter().any(|end| word.ends_with(end));
    let weight = match is_of_title {
        true => OF_TITLE,
        false => OF_TITLE_OR_PROBLEM,
    };
    pen.boilerplate(block, Label::Credit, Weight::new(weight), reason);
    pen.propose(
        Candidate::text(FieldName::OriginalTitle, title)
            .at(Place::Credit)
            .weighing(2.5)
            .in_block(block),
    );
}

/// The title in a text that is a note on it and nothing else, behind the word that introduces it. Behind the word
/// alone it stands in marks of titles or quotation: `原题为真` is prose.
fn noted_title(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(OPEN);
    let text = text.strip_prefix(OF_TEXT).unwrap_or(text);
    let mut words = ORIGINAL_TITLE.iter();
    let (word, rest) = words.find_map(|word| Some((*word, text.strip_prefix(word)?)))?;
    let rest = rest.trim_start_matches(['为', '為', '是', '系', ' ']);
    let is_told = rest.starts_with([':', '：']);
    let title = rest.trim_start_matches([':', '：', ' ', '\u{3000}']);
    let title = title.trim_end_matches(CLOSE);
    let quoted = QUOTES.iter().find_map(|(open, close)| {
        let inside = title.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside)
    });
    let title = match quoted {
        Some(title) => title.trim(),
        None if is_told => title.trim(),
        None => return None,
    };
    let is_title = !title.is_empty() && title.chars().nth(LONGEST_TITLE).is_none();
    is_title.then_some((word, title))
}

/// What stands around a note, and around a title.
const OPEN: [char; 6] = ['（', '(', '【', '[', ' ', '\u{3000}'];
const CLOSE: [char; 7] = ['）', ')', '】', ']', ' ', '\u{3000}', '。'];
const QUOTES: [(char, char); 4] = [('《', '》'), ('“', '”'), ('「', '」'), ('"', '"')];

#[cfg(test)]
mod tests {
    use super::{chinese, day_of};

    #[test]
    fn the_agency_stands_before_the_day_of_a_cable() {
        let rest = "老橋修了四個月，石匠用的還是當年的辦法。";
        for begin in [
            "（河口社記者王小明彰化26日電）",
            "（河口社記者王小明、林大同台北5日電）",
            "（河口社倫敦3月5日專電）",
            "（河口社紐約5日綜合外電報導）",
            "河口社北川9月16日电 ",
            "河口社北川16日电（记者李明）",
        ] {
            let found = chinese(begin).is_some_and(|found| found == "河口社");
            assert!(
                found && chinese(&format!("{begin}{rest}")).is_some(),
                "{begin}"
            );
        }
        let told = chinese("【河口報專訊】老橋修了四個月，石匠用的還是當年的辦法。");
        assert_eq!(told, Some("河口報"));
        for text in [
            "河口网5日电商节开场，老桥修了四个月。",
            "河口社二十年的电影都在这里。",
        ] {
            assert_eq!(chinese(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_on_the_original_title_is_no_text_of_a_page() {
        let story = "<p>老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再一块一块往上砌，砌了两遍。</p>";
        let page = |note: &str| {
            format!(
                "<title>老桥修好了</title><h1>老桥修好了</h1><div class=article><p>{note}</p>{}</div>",
                story.repeat(4)
            )
        };
        for note in ["原标题：石匠修桥的故事", "（原标题：石匠修桥的故事）"]
        {
            let html = page(note);
            let article = crate::clean(html.as_str());
            assert!(article.text().starts_with("老桥修了四个月"), "{note}");
        }
        // What a problem asks may have the sign of titles in it.
        let html = page("原题：求坐标");
        let article = crate::clean(html.as_str());
        assert!(article.text().starts_with("原题：求坐标"));
        let html = page("原标题改了三次，船工们还是不满意，因为桥是石匠修的。");
        let article = crate::clean(html.as_str());
        assert!(article.text().starts_with("原标题改了三次"));
    }

    #[test]
    fn the_day_stands_between_the_place_and_the_end() {
        let rest = "Harbour Mills announced today that its wheel turns again.";
        for begin in [
            "HARBOUR, Me., May 3, 2024 /PRNewswire/ --",
            "HARBOUR, May 03, 2024 (GLOBE NEWSWIRE) --",
            "(HARBOUR, Maine, May 3, 2024) —",
            "Harbour – May 3, 2024 –",
            "HAFENSTADT, 3. Mai 2024 -",
        ] {
            let date = day_of(&format!("{begin} {rest}")).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2024-05-03"), "{begin}");
        }
        for begin in [
            "On May 3, 2024,",
            "In Harbour, May 3, 2024 was a Friday:",
            "HARBOUR -",
        ] {
            assert!(day_of(&format!("{begin} {rest}")).is_none(), "{begin}");
        }
    }
}
