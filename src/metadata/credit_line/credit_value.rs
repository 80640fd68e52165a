//! Where the value of a credit word begins and ends.

use std::ops::Range;

use super::credit_rest::AND;
use crate::block::Block;
use crate::features::is_cjk;
use crate::letters::is_letter_or_digit;
use crate::metadata::clock;
use crate::metadata::date::{self, Order, weekdays};
use crate::metadata::known_dates::Found;
use crate::metadata::{han_names, japanese_names, names, reporters};
use crate::page::InlineKind;
use crate::phrases::{self, CreditKey};

/// More than any date takes, its time aside, with what may stand before it, in bytes.
const LONGEST_DATE: usize = 96;

/// A text, and its first date if that was looked for.
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) date: Option<Option<Found>>,
    pub(crate) order: Order,
    /// Whether it is a heading, in which words before a space mean something else.
    pub(crate) is_heading: bool,
}

impl<'a> Text<'a> {
    pub(crate) fn get(&self, part: Range<usize>) -> &'a str {
        self.text.get(part).unwrap_or_default()
    }

    /// The first date of a part, counted from where the part begins. What is known of the whole text
    /// mostly tells it.
    pub(crate) fn date_in(&self, part: Range<usize>) -> Option<Found> {
        match &self.date {
            Some(None) => None,
            Some(Some((range, _))) if part.end <= range.start => None,
            Some(Some((range, date))) if part.start <= range.start && range.end <= part.end => {
                Some((range.start - part.start..range.end - part.start, *date))
            }
            _ => date::find_ordered(self.get(part), self.order),
        }
    }

    pub(crate) fn may_have_date(&self) -> bool {
        !matches!(self.date, Some(None))
    }
}

/// The value of a credit word.
pub(crate) enum Value {
    /// Where it begins.
    From(usize),
    /// The names of reporters, and where all ends that tells of them.
    Names(Range<usize>, usize),
}

/// The value of a credit word, and where begins what belongs to it.
pub(crate) fn value_of(
    text: &Text<'_>,
    key: CreditKey,
    range: &Range<usize>,
) -> Option<(usize, Value)> {
    if key == CreditKey::Reporter
        && let Some(found) = reporters::read(text.text, range.clone())
    {
        return Some((
            found.whole.start,
            Value::Names(found.names, found.whole.end),
        ));
    }
    if key == CreditKey::Editor
        && let Some(length) = reporters::editor_before(text.text, range)
    {
        return Some((range.start - length, Value::From(range.end)));
    }
    // `生活中心／綜合報導` names nobody.
    if key == CreditKey::Reporter && reporters::is_office(text.get(range.clone())) {
        return None;
    }
    Some((range.start, Value::From(value_start(text, key, range)?)))
}

/// With what words for texts and languages begin.
const BEFORE_TEXTS: [char; 14] = [
    '中', '英', '日', '韩', '韓', '俄', '法', '德', '外', '全', '原', '正', '论', '論',
];

/// Where the value behind a key begins, if something separates the two. A key that ends with a
/// stroke needs nothing more, and a date may follow its key at once.
fn value_start(text: &Text<'_>, key: CreditKey, range: &Range<usize>) -> Option<usize> {
    let whole = text.text;
    let (word, rest) = (whole.get(range.clone())?, whole.get(range.end..)?);
    let trimmed = rest.trim_start();
    let start = range.end + rest.len() - trimmed.len();
    let before = whole.get(..range.start)?;
    let begins_word = !before.ends_with(is_letter_or_digit);
    // `中文/繁体` are languages.
    if word == "文/" && before.ends_with(BEFORE_TEXTS) {
        return None;
    }
    // `编辑／周岚`, `文＝周岚`; in other scripts a stroke joins words. Between bars stand the entries of
    // menus too: `回复 | 编辑 | 举报`.
    let separates = |ch: &char| match ch {
        ':' | '：' | '︰' => true,
        '/' | '／' | '=' | '＝' => !word.is_ascii(),
        '|' | '｜' | '丨' | '︱' => {
            !word.is_ascii()
                && may_be_behind_bar(key, trimmed)
                && !before.trim_end().ends_with(BARS)
        }
        // `記者・山田太郎`; both signs take three bytes.
        '・' | '●' => trimmed.get(3..).and_then(japanese_names::length).is_some(),
        _ => false,
    };
    if let Some(sign) = trimmed.chars().next().filter(separates) {
        return Some(start + sign.len_utf8());
    }
    // A space alone is enough where the word is not one of prose too: "作者 李明", "Written by Ann".
    let is_spaced = start > range.end
        && begins_word
        && !trimmed.is_empty()
        && (!text.is_heading || word.is_ascii())
        && is_telling(word, key, trimmed);
    // `本文转自河口晚报`: the last character says that a source follows.
    let is_closed = word.ends_with(['/', '／'])
        || word.ends_with("属地")
        || (begins_word && word.ends_with(CLOSE))
        || (key == CreditKey::Source && word.ends_with('自'));
    // `作者anna`, where markup joins what a style sets apart.
    let is_joined = key == CreditKey::Author
        && range.start == 0
        && word.ends_with(is_cjk)
        && rest.starts_with(|ch: char| ch.is_ascii_alphabetic());
    // `| 来源内港网 |`
    let is_piece = || before.trim_end().ends_with(BARS) && is_named_piece(key, word, rest);
    // `发布于江西`
    let is_placed = key == CreditKey::Published && place_length(word, rest) > 0;
    let is_dated = || {
        let end = whole.floor_char_boundary(start.saturating_add(LONGEST_DATE));
        key.is_of_date()
            && text.date_in(start..end).is_some_and(|(date, _)| {
                let before = whole.get(start..start + date.start).unwrap_or_default();
                date.start <= 4 || weekdays::is_day(before)
            })
    };
    (is_closed || is_spaced || is_joined || is_placed || is_piece() || is_dated())
        .then_some(start)
        .or_else(|| (begins_word && is_before_date(text, key, word, start)).then_some(start))
}

/// The longest value of a piece between bars, in characters.
const LONGEST_PIECE: usize = 12;

/// Whether all that stands behind a word up to the next bar is the name of someone or of an outlet: a
/// style sets it apart.
fn is_named_piece(key: CreditKey, word: &str, rest: &str) -> bool {
    if !word.ends_with(is_cjk) || !rest.starts_with(is_cjk) {
        return false;
    }
    let value = rest.split(BARS).next().unwrap_or_default().trim_end();
    match key {
        CreditKey::Author | CreditKey::Editor => han_names::is_chinese(value),
        CreditKey::Source => {
            value.chars().nth(LONGEST_PIECE).is_none() && phrases::is_outlet(value)
        }
        _ => false,
    }
}

/// The longest name of a place, in characters.
const LONGEST_PLACE: usize = 4;

/// The length of the place that stands alone behind a word for dates: `江西` behind `发布于`.
pub(crate) fn place_length(word: &str, behind: &str) -> usize {
    if !word.ends_with(['于', '於']) {
        return 0;
    }
    let mut chars = behind.char_indices().take(LONGEST_PLACE + 1);
    let end = chars.find(|(_, ch)| !han_names::is_han(*ch));
    match end {
        Some((end, ' ')) => end,
        None if behind.chars().nth(LONGEST_PLACE).is_none() => behind.len(),
        _ => 0,
    }
}

/// Whether a space alone sets a word apart from a value: where a date decides, where the script has
/// no spaces between words, and elsewhere before the name of a person, since such words stand in
/// prose too ("Автор проекта", "Edición limitada").
fn is_telling(word: &str, key: CreditKey, behind: &str) -> bool {
    if word.is_ascii() {
        let end = word.get(word.len().saturating_sub(3)..);
        return end.is_some_and(|end| end.eq_ignore_ascii_case(" by"))
            || (key == CreditKey::Other && word.contains(' ') && begins_with_person(behind))
            || (key == CreditKey::Author && word.contains(' ') && is_before_time(behind));
    }
    if key.is_of_date() {
        return true;
    }
    let mut words = behind.split(|ch: char| !is_letter_or_digit(ch));
    let first = words.next().unwrap_or_default();
    match word.chars().next_back() {
        // "설계 글 쓰는 법": a name, or a word that says more of what stands before.
        Some(last) if han_names::is_hangul(last) => {
            let is_count = || first.starts_with(|ch: char| ch.is_ascii_digit());
            han_names::is_korean(first) || key == CreditKey::Other && is_count()
        }
        // "设计 与 实现": one character by itself is a word, or half a name that is set wide.
        Some(last) if is_cjk(last) => {
            let is_one = |word: &str| word.chars().nth(1).is_none();
            let is_wide = words
                .next()
                .is_some_and(|given| is_one(given) && given.starts_with(is_cjk))
                && words
                    .next()
                    .is_none_or(|third| third.is_empty() || !is_one(third));
            let is_count = || {
                let unit = behind
                    .trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '.'));
                unit.len() < behind.len() && !unit.starts_with(is_cjk)
            };
            // Buttons stand side by side: `编辑 收藏 举报`.
            let is_button = || key == CreditKey::Editor && phrases::is_one(first);
            (!is_one(first) && !is_button()) || is_wide || (key == CreditKey::Other && is_count())
        }
        Some('\u{e00}'..='\u{e7f}') => true,
        _ => begins_with_person(behind) || (key == CreditKey::Author && is_before_time(behind)),
    }
}

/// Whether a name and a date stand behind a word: `Geschrieben von Anna am 3. Mai 2024`.
fn is_before_date(text: &Text<'_>, key: CreditKey, word: &str, start: usize) -> bool {
    let end = text
        .text
        .floor_char_boundary(start.saturating_add(LONGEST_DATE));
    let may_be = key == CreditKey::Author && word.contains(' ');
    may_be
        && text
            .date_in(start..end)
            .is_some_and(|(date, _)| clock::is_name(text.get(start..start + date.start)))
}

/// Whether a name and the time of the day stand at the start of a text: `Ann um 10:32`.
fn is_before_time(text: &str) -> bool {
    let end = text.floor_char_boundary(LONGEST_DATE);
    text.get(..end)
        .is_some_and(|text| clock::behind_name(text).is_some())
}

/// Whether the first two words of a text are the name of a person.
fn begins_with_person(text: &str) -> bool {
    let second = text.match_indices(' ').nth(1);
    let name = text.get(..second.map_or(text.len(), |(end, _)| end));
    text.starts_with(char::is_uppercase) && name.is_some_and(names::is_person)
}

/// What separates the entries of menus, and words from their values.
pub(crate) const BARS: [char; 4] = ['|', '｜', '丨', '︱'];

/// What ends a credit word that is too short to be told without it: `文：`.
const CLOSE: [char; 9] = [':', '：', '=', '＝', '|', '｜', '丨', '︱', '●'];

/// Whether a bar sets a word apart from what stands behind it: the name of someone, which the word
/// or the name itself tells.
fn may_be_behind_bar(key: CreditKey, behind: &str) -> bool {
    let name = || {
        let mut words = behind.split(|ch: char| !is_letter_or_digit(ch) || BARS.contains(&ch));
        words.find(|word| !word.is_empty())
    };
    match key {
        CreditKey::Author | CreditKey::Editor | CreditKey::Source | CreditKey::Reporter => true,
        CreditKey::Other => name().is_some_and(han_names::is_chinese),
        _ => false,
    }
}

/// How far the link reaches with which a value begins, where something else is set apart behind it: an
/// action, another link. What a sign joins to it is a part of the value.
pub(crate) fn link_length(block: Block<'_>, value: &Range<usize>) -> Option<usize> {
    let start = block.data().text.range().start;
    let mut links = block.inlines().iter().filter_map(|inline| {
        let range = inline.text.range();
        let is_link = matches!(inline.kind, InlineKind::Link(_));
        is_link.then(|| range.start.saturating_sub(start)..range.end.saturating_sub(start))
    });
    let link = links.find(|link| link.start >= value.start)?;
    if link.start > value.start || link.is_empty() || link.end >= value.end {
        return None;
    }
    let (text, behind) = block
        .text()
        .get(value.clone())?
        .split_at_checked(link.len())?;
    let mut is_next = || links.next().is_some_and(|next| next.start == link.end);
    let is_apart = behind.starts_with(char::is_whitespace) || is_next() || is_labelled(behind);
    let joins = |ch: char| matches!(ch, '、' | ',' | '，' | '/' | '／' | '&' | '和' | '与' | '-');
    let rest = behind.trim_start();
    let is_joined = text.ends_with(joins)
        || rest.starts_with(joins)
        || AND.contains(&rest.split(' ').next().unwrap_or_default());
    (is_apart && !is_joined).then_some(text.len())
}

/// Whether a text begins with a short Chinese label and its colon, which may touch what stands before it:
/// `类型：原创`.
fn is_labelled(text: &str) -> bool {
    let label = text.trim_start_matches(is_cjk);
    let length = text.len() - label.len();
    (1..=LONGEST_LABEL).contains(&length) && label.starts_with(['：', ':'])
}

/// The longest such label, in bytes.
const LONGEST_LABEL: usize = 12;

/// How far a value reaches: to a bracket that closes, the end of a sentence, a wide space.
pub(crate) fn value_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let ends = match ch {
            ')' | '）' | ']' | '】' | '」' | '。' | ';' | '；' | '|' | '丨' | '︱' | '｜' | '•'
            | '\t' | '\n' | '\u{3000}' | '！' | '？' => true,
            ' ' => next == Some(' '),
            // `内港日报（记者 李明）`, but `（美）李明`.
            '（' => at > 0,
            _ => false,
        };
        if ends {
            return at;
        }
    }
    text.len()
}
