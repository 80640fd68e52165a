//! Title and byline that stand in one line with the text, where a tool joined all elements of a page with
//! spaces: `大雪封住山口 发布时间：2024-05-03 08:15 来源：内港日报 周日清晨，…`.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, PartialDateTime, date, sources};
use crate::page::{BodyKind, Page};
use crate::phrases::{self, CreditKey};

/// The longest such head, in bytes, and the least that stands behind it, in words.
const LONGEST: usize = 400;
const LEAST_BEHIND: f32 = 20.0;

/// Characters of the title, its pieces between spaces, and signs that tell that it is a menu.
const TITLE: std::ops::RangeInclusive<usize> = 4..=60;
const PIECES: usize = 3;
const SIGNS_OF_MENUS: [char; 6] = ['>', '›', '»', '|', '｜', '【'];

/// The longest date with its time, in bytes, and the longest filler, in characters.
const LONGEST_DATE: usize = 40;
const LONGEST_FILLER: usize = 12;

/// What a title weighs that stands so, and a date.
const OF_TITLE: f32 = 1.5;
const OF_DATE: f32 = 2.4;

/// Reads the head of the first line, and marks it.
pub(crate) fn read(page: &Page, pen: &mut Pen<'_>) {
    if page.body_kind() != BodyKind::Text {
        return;
    }
    let first = page.blocks().find(|block| !block.is_envelope());
    let is_text = |it: &Block<'_>| it.kind() == BlockKind::Paragraph && it.has_hits();
    let Some(block) = first.filter(|it| is_text(it) && it.features().words() >= LEAST_BEHIND)
    else {
        return;
    };
    let Some((title, head)) = Head::of(block) else {
        return;
    };
    let reason = "title and byline in one line with the text";
    let behind = block.text().get(head.end..).unwrap_or_default();
    let part = 0..head.end + behind.len() - behind.trim_start().len();
    pen.boilerplate_part(block, part, Label::Byline, Weight::STRONG, reason);
    let mut candidates = vec![Candidate::text(FieldName::Title, title).weighing(OF_TITLE)];
    for (field, date) in &head.dates {
        candidates.push(Candidate::date(*field, *date).weighing(OF_DATE));
    }
    for (key, name) in head.names {
        match key {
            CreditKey::Source => sources::propose_shown(block, name, pen),
            CreditKey::Author => {
                let names = pen.known_names().split(name).into_iter();
                let names = names.map(|name| Candidate::text(FieldName::Author, name));
                candidates.extend(names.map(|name| name.weighing(OF_DATE)));
            }
            _ => {}
        }
    }
    for candidate in candidates {
        pen.propose(candidate.at(Place::Byline).reading(block.source()));
    }
}

/// What stands before the text of a line.
#[derive(Default)]
struct Head<'a> {
    /// Where the byline begins, and where it ends.
    start: Option<usize>,
    end: usize,
    dates: Vec<(FieldName, PartialDateTime)>,
    names: Vec<(CreditKey, &'a str)>,
    /// Words that tell what stands behind them.
    keys: usize,
}

impl<'a> Head<'a> {
    /// The title and the head of a line that has both.
    fn of(block: Block<'a>) -> Option<(&'a str, Head<'a>)> {
        let text = block.text();
        let sentence = text.find('。').unwrap_or(text.len());
        let window = text.get(..text.floor_char_boundary(sentence.min(LONGEST)))?;
        let mut head = Head::default();
        let mut key = None;
        for word in words(window) {
            if word.start < head.end {
                continue;
            }
            if !head.take(window, word, &mut key, block) {
                break;
            }
        }
        let before = text
            .get(..head.start?)?
            .trim_start_matches(['-', '*', '#', ' ']);
        let title = before.trim();
        let is_title = TITLE.contains(&title.chars().count())
            && title.split_whitespace().count() <= PIECES
            && !title.contains(SIGNS_OF_MENUS);
        let behind = 1.0 - head.end as f32 / text.len() as f32;
        let is_head = head.keys > 0
            && !head.dates.is_empty()
            && block.features().words() * behind >= LEAST_BEHIND;
        (is_title && is_head).then_some((title, head))
    }

    /// Reads a word; false where the text begins. Before the byline words are those of the title.
    fn take(
        &mut self,
        text: &'a str,
        range: Range<usize>,
        key: &mut Option<CreditKey>,
        block: Block<'_>,
    ) -> bool {
        let word = text.get(range.clone()).unwrap_or_default();
        let (known, value) = match (phrases::credit_before(word), key.take()) {
            (Some((own, value)), _) => {
                self.keys += 1;
                (Some(own), value)
            }
            (None, before) => (before, word),
        };
        let at = range.end - value.len();
        if value.is_empty() {
            *key = known;
        } else if let Some((end, date)) = date_at(text, at) {
            let field = match known {
                Some(CreditKey::Modified) => FieldName::Modified,
                _ => FieldName::Published,
            };
            self.dates.push((field, date));
            return self.go_on(range.start, end);
        } else if let Some(known) = known.filter(|it| names_one(*it, value)) {
            self.names.push((known, value));
        } else if self.start.is_none() {
            return true;
        } else if !is_filler(word, range.start, block) {
            return false;
        }
        self.go_on(range.start, range.end)
    }

    /// Makes the byline end no earlier than a place.
    fn go_on(&mut self, start: usize, end: usize) -> bool {
        self.start.get_or_insert(start);
        self.end = end;
        true
    }
}

/// Whether a value is a name that a key has: what ends with a sign goes on.
fn names_one(key: CreditKey, value: &str) -> bool {
    let is_of_name = matches!(
        key,
        CreditKey::Author | CreditKey::Editor | CreditKey::Reporter | CreditKey::Source
    );
    is_of_name && value.ends_with(char::is_alphanumeric)
}

/// The words that spaces set apart.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace)
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let word = piece.trim_end();
            (!word.is_empty()).then(|| start..start + word.len())
        })
}

/// The date that begins at a place of a text, and where it ends.
fn date_at(text: &str, at: usize) -> Option<(usize, PartialDateTime)> {
    let rest = text.get(at..).filter(|it| it.starts_with(['1', '2']))?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_DATE))?;
    let (range, date) = date::find(rest).filter(|(range, _)| range.start == 0)?;
    Some((at + range.end, date))
}

/// Whether a word of a byline is a count, a button or the label of one.
fn is_filler(word: &str, start: usize, block: Block<'_>) -> bool {
    let is_short = word.chars().nth(LONGEST_FILLER).is_none();
    let is_count = || word.bytes().all(|byte| byte.is_ascii_digit());
    let begins = || block.hits().iter().any(|hit| hit.range().start == start);
    is_short && (is_count() || begins() || matches!(word, "大" | "中" | "小" | "|" | "｜"))
}

#[cfg(test)]
mod tests {
    const STORY: &str = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。 \
                         雪深一米二，要等到天晴才能清理，镇上的面包店每天用雪橇送货，孩子们都很高兴。";

    #[test]
    fn the_head_may_stand_in_one_line_with_the_text() {
        for (head, author, source) in [
            (
                "大雪封山 山口周五通车 发布时间：2024-05-03 08:15 来源：内港日报",
                None,
                Some("内港日报"),
            ),
            (
                "- 大雪封山 山口周五通车 最后更新: 2024-05-03 08:15 ",
                None,
                None,
            ),
            (
                "大雪封山 山口周五通车 作者： 时间：2024-05-03 08:15 点击数：",
                None,
                None,
            ),
            (
                "大雪封山 山口周五通车 2024-05-03 08:15 来源： 内港日报 作者：李晓明 字号： 大 中 小",
                Some("李晓明"),
                Some("内港日报"),
            ),
        ] {
            let article = crate::clean(format!("{head} {STORY}"));
            assert_eq!(article.title(), Some("大雪封山 山口周五通车"), "{head}");
            assert_eq!(article.text(), STORY, "{head}");
            let found = article.metadata();
            let date = found.published.as_ref().map(|it| it.value.to_string());
            assert_eq!(date.as_deref(), Some("2024-05-03T08:15"), "{head}");
            let first = found.authors.first().map(|it| &*it.value);
            assert_eq!(first, author, "{head}");
            assert_eq!(found.source.as_ref().map(|it| &*it.value), source, "{head}");
        }
    }

    #[test]
    fn sentences_with_dates_are_no_head() {
        for start in [
            "渡船公司 停运时间：2024-05-03 起，大雪封住山口的时候，",
            "2024-05-03 大雪",
            "大雪封山 2024-05-03 起停运，来源：内港日报，",
        ] {
            let text = format!("{start}{STORY}");
            assert_eq!(crate::clean(text.as_str()).text(), text, "{start}");
        }
    }
}
