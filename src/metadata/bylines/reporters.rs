//! Reads who reports: `本报记者 李明`, `记者李明、王芳`, `김철수 기자`.

use std::ops::Range;

use crate::block::Block;
use crate::features::is_cjk;
use crate::metadata::han_names::{
    LONGEST, is_chinese, is_east_asian, is_han, is_hangul, is_korean, is_reporter, is_whole_korean,
};
use crate::phrases::{self, CreditKey};

/// Reporters that a line names.
#[derive(Debug)]
pub(crate) struct Reporters {
    /// Where the names stand.
    pub(crate) names: Range<usize>,
    /// Where all stands that tells of them: outlet, word, names, the place of the report.
    pub(crate) whole: Range<usize>,
}

/// The longest name of an outlet before the word, and of a place behind the names, in characters.
const LONGEST_OUTLET: usize = 10;

/// How many names are read.
const MOST_NAMES: usize = 8;

/// The word behind which a Korean name stands; it stands before all others.
const KOREAN_LABEL: &str = "기자명";

/// Reads the names around a word for reporters. Chinese and Korean ones alone: nothing else tells
/// where a name ends that no sign sets off.
pub(crate) fn read(text: &str, word: Range<usize>) -> Option<Reporters> {
    let own = text.get(word.clone())?;
    if own.starts_with(is_han) {
        let names = chinese_behind(text, word.end)?;
        let end = names.end + place_behind(text.get(names.end..)?);
        let before = text.get(..word.start)?;
        let length = match is_office(own) {
            // `生活中心／王小明報導`
            true => (end > names.end).then(|| run_back(before, is_han))?,
            false => opening(text, &word, &names)
                .or_else(|| outlet_before(before))
                .or_else(|| named_before(text, &word))?,
        };
        let whole = word.start - length..end;
        return Some(Reporters { names, whole });
    }
    if own == KOREAN_LABEL {
        let name = word.end + gap(text.get(word.end..)?, &[':', ' ']);
        let end = name + run(text.get(name..)?, is_hangul);
        let (names, whole) = (name..end, word.start..end);
        return is_korean(text.get(name..end)?).then_some(Reporters { names, whole });
    }
    let is_korean_word =
        own.starts_with(is_hangul) && !text.get(word.end..)?.starts_with(is_hangul);
    is_korean_word.then(|| korean_before(text, &word)).flatten()
}

/// The names behind a Chinese word.
fn chinese_behind(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from
        + gap(
            text.get(from..)?,
            &[':', '：', '/', '／', '|', '｜', '丨', ' ', '\u{3000}'],
        );
    let (mut at, mut end) = (start, None);
    for _ in 0..MOST_NAMES {
        let rest = text.get(at..)?;
        let length = name_length(rest);
        let name = rest.get(..length)?;
        let behind = rest.get(length..)?;
        // What they did with a camera is the credit of a picture.
        let photographs = |text: &str| text.ends_with(['摄', '攝']);
        let next = behind.trim_start();
        let is_of_picture = photographs(name) || photographs(next.get(..run(next, is_han))?);
        if is_of_picture {
            return None;
        }
        if length == 0 || goes_on(behind) {
            break;
        }
        end = Some(at + length);
        let gap = gap(behind, &['、', '，', ',', ' ', '\u{3000}']);
        if gap == 0 {
            break;
        }
        at += length + gap;
    }
    end.map(|end| start..end)
}

/// Whether what stands behind a name continues its word.
fn goes_on(behind: &str) -> bool {
    behind.starts_with(is_cjk) && place_behind(behind) == 0
}

/// The length of the name that a text begins with: `李明`, or `李 明`, set as wide as three.
fn name_length(text: &str) -> usize {
    let all = run(text, is_han);
    let name = text.get(..all).unwrap_or_default();
    if let Some((before, _)) = around_sent(name) {
        return if is_reporter(before) { before.len() } else { 0 };
    }
    let told = without_report(name);
    if told.len() < name.len() || cable(text.get(all..).unwrap_or_default()) > 0 {
        return reporter_length(told);
    }
    let length = told.len();
    let behind = text.get(length..).unwrap_or_default();
    let padding = gap(behind, &[' ', '\u{3000}']);
    let padded = length + padding + run(behind.get(padding..).unwrap_or_default(), is_han);
    let is_one = |length: usize| text.get(..length).is_some_and(is_reporter);
    let joined = || {
        text.get(..padded)
            .unwrap_or_default()
            .replace([' ', '\u{3000}'], "")
    };
    match is_one(length) {
        true => length,
        false if padding > 0 && joined().chars().count() == 2 && is_chinese(&joined()) => padded,
        false => 0,
    }
}

/// The length of the name that stands before a place, or before nothing: `王小明台北`. Names of persons
/// and places have two characters or three; counties and towns that say so have three.
fn reporter_length(text: &str) -> usize {
    if is_reporter(text) {
        return text.len();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    let says_town = text.ends_with(['市', '县', '縣', '鄉', '鎮', '镇']);
    let lengths: &[usize] = match ends.len() + 1 {
        4 => &[2],
        5 if says_town => &[2],
        5..=7 => &[3, 2],
        _ => return 0,
    };
    let mut names = lengths.iter().filter_map(|length| ends.get(length - 1));
    let is_name = |end: &&usize| text.get(..**end).is_some_and(is_reporter);
    names.find(is_name).copied().unwrap_or_default()
}

/// The length of the day and the word for a cable that a text begins with: `25日電`.
fn cable(text: &str) -> usize {
    let digits = run(text, |ch| ch.is_ascii_digit());
    let rest = text.get(digits..).unwrap_or_default();
    let mut words = CABLES.iter().filter(|_| matches!(digits, 1..=2));
    let word = words.find(|word| rest.starts_with(**word));
    word.map_or(0, |word| digits + word.len())
}

/// What stands behind the day of a cable.
const CABLES: [&str; 4] = ["日专电", "日專電", "日电", "日電"];

/// Whether a word is that of an office which reports: `中心／`.
pub(crate) fn is_office(word: &str) -> bool {
    word.ends_with(['/', '／'])
}

/// What a Korean reporter is, between the name and the word.
const GRADES: [&str; 6] = ["객원", "선임", "수습", "온라인", "인턴", "전문"];

/// The names before a Korean word: `김철수·이영희 기자`.
fn korean_before(text: &str, word: &Range<usize>) -> Option<Reporters> {
    let before = text.get(..word.start)?.trim_end();
    let grade = GRADES.iter().find_map(|grade| before.strip_suffix(grade));
    let end = grade.unwrap_or(before).trim_end().len();
    let mut start = end;
    for _ in 0..MOST_NAMES {
        let before = text.get(..start)?;
        // A sign stands between two.
        let before = match start == end {
            true => before,
            false => before.trim_end().trim_end_matches(['·', ',', '、', '•']),
        };
        let is_apart = start == end || before.len() < text.get(..start)?.trim_end().len();
        let length = run_back(before.trim_end(), is_hangul);
        let end_of_name = before.trim_end().len();
        let name = end_of_name - length..end_of_name;
        let is_apart = is_apart || is_whole_korean(text.get(name.clone())?);
        if !is_apart || !text.get(name.clone()).is_some_and(is_korean) {
            break;
        }
        start = name.start;
    }
    let before = text.get(..start)?;
    let outlet = outlet_before(before.trim_end()).filter(|length| *length > 0);
    let from = outlet.map_or(start, |length| before.trim_end().len() - length);
    let (names, whole) = (start..end, from..word.end);
    (start < end).then_some(Reporters { names, whole })
}

/// The length of the name of an outlet that a text ends with; nothing, where it ends with other words.
fn outlet_before(text: &str) -> Option<usize> {
    let length = run_back(text, is_east_asian);
    let name = text.get(text.len() - length..)?;
    // `河口新闻记者`; without a reporter behind it such a word is a section.
    let is_named = || phrases::is_outlet(name) || name.ends_with("新闻") || name.ends_with("新聞");
    (name.is_empty() || is_named()).then_some(length)
}

/// The length of what stands behind names and tells where they report from: `／台北報導`,
/// `台北25日電`, ` 发自 北京`.
fn place_behind(text: &str) -> usize {
    let start = gap(text, &['/', '／', '|', '｜', ' ', '\u{3000}']);
    let rest = text.get(start..).unwrap_or_default();
    if let Some(sent) = SENT_FROM.iter().find_map(|word| rest.strip_prefix(word)) {
        let place = sent_from(sent);
        return place.map_or(0, |place| text.len() - sent.len() + place);
    }
    let end = run(rest, is_han);
    let (place, behind) = rest.split_at_checked(end).unwrap_or_default();
    match (without_report(place).len() < place.len(), cable(behind)) {
        (true, _) => start + end,
        (false, 0) => 0,
        (false, cable) => start + end + cable,
    }
}

/// What stands between who sends a report and the place, and the longest name of one, in bytes.
const SENT_FROM: [&str; 2] = ["发自", "發自"];
const LONGEST_PLACE: usize = 18;

/// What comes from there are feelings: `发自内心`.
const NO_PLACES: [&str; 4] = ["內心", "内心", "心底", "肺腑"];

/// The length of the place that a text begins with, and of what stands before it.
pub(crate) fn sent_from(text: &str) -> Option<usize> {
    let start = gap(text, &[' ', '\u{3000}']);
    let place = text.get(start..)?;
    let length = run(place, is_han);
    let is_place =
        (1..=LONGEST_PLACE).contains(&length) && !NO_PLACES.iter().any(|it| place.starts_with(it));
    is_place.then_some(start + length)
}

/// What stands before the word that tells from where a report was sent, and behind it.
pub(super) fn around_sent(text: &str) -> Option<(&str, &str)> {
    let mut words = SENT_FROM.iter();
    words.find_map(|word| text.split_once(word))
}

/// The longest abbreviation of the name of an outlet, in characters.
const LONGEST_ABBREVIATION: usize = 4;

/// The length of what stands before a word with a colon and begins the line or stands behind a space: the
/// name of an outlet in short, as in `江经记者：王小明`.
fn named_before(text: &str, word: &Range<usize>) -> Option<usize> {
    let behind = text.get(word.end..)?;
    let before = text.get(..word.start)?;
    let length = run_back(before, is_han);
    let (ahead, name) = before.split_at_checked(before.len() - length)?;
    let is_apart = ahead.is_empty() || ahead.ends_with([' ', '\u{3000}', '|', '｜']);
    let is_short = name.chars().count() <= LONGEST_ABBREVIATION;
    (is_apart && is_short && behind.starts_with([':', '：'])).then_some(length)
}

/// The length of the same before a word for an editor whom a space alone sets apart: `河经编辑 王芳`.
pub(crate) fn editor_before(text: &str, word: &Range<usize>) -> Option<usize> {
    let behind = text.get(word.end..)?;
    let gap = gap(behind, &[' ', '\u{3000}']);
    let before = text.get(..word.start)?;
    let length = run_back(before, is_han);
    let (ahead, name) = before.split_at_checked(before.len() - length)?;
    let is_apart = ahead.is_empty() || ahead.ends_with([' ', '\u{3000}', '|', '｜']);
    let is_short = (1..=LONGEST_ABBREVIATION).contains(&name.chars().count());
    let editor = behind
        .get(gap..)?
        .split([' ', '\u{3000}', '|', '｜'])
        .next()?;
    (gap > 0 && is_apart && is_short && is_chinese(editor)).then_some(length)
}

/// The length of what begins a line and is more than one character, where signs set it and the names
/// behind the word apart: `河经记者 王小明`, `《河口周刊》记者 王小明`, `21河口报道记者 王小明`.
fn opening(text: &str, word: &Range<usize>, names: &Range<usize>) -> Option<usize> {
    let before = text
        .get(..word.start)?
        .rsplit(['（', '(', '【', '['])
        .next()?;
    let before = before.trim_start();
    let is_of_outlet = |ch: char| is_cjk(ch) || ch.is_ascii_alphanumeric();
    let titled = before.trim_end();
    let is_spaced = titled.len() < before.len();
    if is_spaced && !phrases::is_outlet(titled) {
        return None;
    }
    let titled = titled
        .strip_prefix('《')
        .and_then(|it| it.strip_suffix('》'));
    let name = titled.unwrap_or(before.trim_end());
    let is_name = name.chars().all(is_of_outlet) && name.ends_with(is_cjk);
    let is_long = name.chars().nth(1).is_some() && name.chars().nth(LONGEST_OUTLET).is_none();
    let is_apart = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\u{3000}', '|', '｜']);
    let between = text.get(word.end..names.start)?;
    let set_apart =
        !(between.is_empty() || between.contains([':', '：'])) && is_apart(text.get(names.end..)?);
    (is_name && is_long && set_apart).then_some(before.len())
}

/// The text without the word for a report at its end: `李明报道`.
fn without_report(text: &str) -> &str {
    let reports = ["报道", "報導", "報道"];
    let bare = reports.iter().find_map(|word| text.strip_suffix(word));
    bare.unwrap_or(text)
}

/// The length of the signs that a text begins with.
fn gap(text: &str, signs: &[char]) -> usize {
    let mut rest = text.char_indices().take(MOST_SIGNS + 1);
    let end = rest.find(|(_, ch)| !signs.contains(ch));
    end.map_or(0, |(at, _)| at)
}

/// Signs between two names, and between a word and the names.
const MOST_SIGNS: usize = 3;

/// The length of the characters of a kind that a text begins with. What is longer than what stands
/// around names is prose, and not gone through.
fn run(text: &str, is_of_kind: impl Fn(char) -> bool) -> usize {
    let chars = text.chars().take(LONGEST_OUTLET + LONGEST);
    chars
        .take_while(|ch| is_of_kind(*ch))
        .map(char::len_utf8)
        .sum()
}

/// The same for those that a text ends with.
fn run_back(text: &str, is_of_kind: impl Fn(char) -> bool) -> usize {
    let chars = text.chars().rev().take(LONGEST_OUTLET + LONGEST);
    chars
        .take_while(|ch| is_of_kind(*ch))
        .map(char::len_utf8)
        .sum()
}

/// How many lines around one are asked whether they begin like it.
const AROUND: usize = 6;

/// Whether the line is one of an interview: what speakers say stands behind who says it, and the word
/// stands before each question.
pub(crate) fn is_spoken(block: Block<'_>) -> bool {
    let speaker = |block: Block<'_>| {
        let hit = block.hits().first().copied();
        let hit = hit.filter(|hit| hit.range().start == 0 && hit.credit().is_some());
        let behind = hit.map_or(0, |hit| hit.range().end);
        let rest = block.text().get(behind..).unwrap_or_default();
        let colon = rest
            .chars()
            .take(LONGEST_OUTLET)
            .position(|ch| matches!(ch, ':' | '：'));
        (hit.and_then(|hit| hit.credit()), colon)
    };
    let asks = |block: Block<'_>| matches!(speaker(block), (Some(CreditKey::Reporter), Some(0)));
    let answers = |block: Block<'_>| matches!(speaker(block), (None, Some(1..)));
    if !asks(block) {
        return false;
    }
    let before = std::iter::successors(block.previous(), |block| block.previous());
    let behind = std::iter::successors(block.next(), |block| block.next());
    before.take(AROUND).any(asks)
        || behind.clone().take(AROUND).any(asks)
        || block.next().is_some_and(answers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reporters<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
        let start = text.find(word).unwrap();
        let found = read(text, start..start + word.len())?;
        Some((&text[found.names], &text[found.whole]))
    }

    #[test]
    fn names_stand_around_the_word() {
        for (text, word, names, whole) in [
            ("本报记者 李明", "本报记者", "李明", "本报记者 李明"),
            ("记者：李明", "记者", "李明", "记者：李明"),
            (
                "记者李明、王建国",
                "记者",
                "李明、王建国",
                "记者李明、王建国",
            ),
            ("河口社记者李明", "记者", "李明", "河口社记者李明"),
            ("河口新闻记者 李明", "记者", "李明", "河口新闻记者 李明"),
            ("记者 李 明", "记者", "李 明", "记者 李 明"),
            ("记者李明报道", "记者", "李明", "记者李明报道"),
            ("记者 李明 北川报道", "记者", "李明", "记者 李明 北川报道"),
            (
                "記者王小明／台北報導",
                "記者",
                "王小明",
                "記者王小明／台北報導",
            ),
            ("记者 李明 发自 北京", "记者", "李明", "记者 李明 发自 北京"),
            (
                "本报记者李明、王芳发自上海",
                "本报记者",
                "李明、王芳",
                "本报记者李明、王芳发自上海",
            ),
            ("张三 记者 李明 通讯员 王芳", "记者", "李明", "记者 李明"),
            (
                "（河口社記者王小明苗栗縣25日電）",
                "記者",
                "王小明",
                "河口社記者王小明苗栗縣25日電",
            ),
            (
                "記者王明、李小芳台北5日電",
                "記者",
                "王明、李小芳",
                "記者王明、李小芳台北5日電",
            ),
            (
                "【本報記者王小明台北報導】",
                "本報記者",
                "王小明",
                "本報記者王小明台北報導",
            ),
            ("记者李明北京报道", "记者", "李明", "记者李明北京报道"),
            ("记者欧阳若兰报道", "记者", "欧阳若兰", "记者欧阳若兰报道"),
            ("記者李明苗栗縣報導", "記者", "李明", "記者李明苗栗縣報導"),
            (
                "生活中心／王小明報導",
                "中心／",
                "王小明",
                "生活中心／王小明報導",
            ),
            (
                "河经记者：李明 河经编辑：王芳",
                "记者",
                "李明",
                "河经记者：李明",
            ),
            ("河经记者 李明", "记者", "李明", "河经记者 李明"),
            (
                "河经记者 李明　　河经编辑 王芳",
                "记者",
                "李明",
                "河经记者 李明",
            ),
            (
                "河口观察报 记者 李明",
                "记者",
                "李明",
                "河口观察报 记者 李明",
            ),
            ("（河口总台记者 李明）", "记者", "李明", "河口总台记者 李明"),
            ("记者丨李明", "记者", "李明", "记者丨李明"),
            (
                "《河口周刊》记者 李明 | 北川报道",
                "记者",
                "李明",
                "《河口周刊》记者 李明 | 北川报道",
            ),
            (
                "21河口经济报道记者 李明 北川报道",
                "记者",
                "李明",
                "21河口经济报道记者 李明 北川报道",
            ),
            ("김철수 기자", "기자", "김철수", "김철수 기자"),
            (
                "[내항일보 김철수 기자]",
                "기자",
                "김철수",
                "내항일보 김철수 기자",
            ),
            (
                "김철수·이영희 기자",
                "기자",
                "김철수·이영희",
                "김철수·이영희 기자",
            ),
            ("김철수 인턴 기자", "기자", "김철수", "김철수 인턴 기자"),
            ("글=김철수 기자", "기자", "김철수", "김철수 기자"),
            ("기자명 김철수 입력", "기자명", "김철수", "기자명 김철수"),
        ] {
            assert_eq!(reporters(text, word), Some((names, whole)), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_names() {
        for (text, word) in [
            ("记者：好的", "记者"),
            ("记者李明在现场看到", "记者"),
            ("记者 李明 摄", "记者"),
            ("记者李明摄", "记者"),
            ("记者 武汉报道", "记者"),
            ("生活中心／綜合報導", "中心／"),
            ("生活中心／高雄報導", "中心／"),
            ("生活中心／李明", "中心／"),
            ("这是几位老记者：李明", "记者"),
            ("老记者 李明", "记者"),
            ("河经记者李明", "记者"),
            ("他见到河经记者 李明正在现场", "记者"),
            ("記者の山田さん", "記者"),
            ("김철수 기자는 말했다", "기자"),
            ("그 기자", "기자"),
        ] {
            assert_eq!(reporters(text, word), None, "{text}");
        }
    }
}
