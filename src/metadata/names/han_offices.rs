//! Offices and outlets around Chinese names: `记者李明 通讯员王芳`, `内港记者 李明 王芳`.

use std::borrow::Cow;

use super::han_names::{is_chinese, is_han, is_place as is_place_name};

/// Sets names apart that nothing but an office separates: `记者李明 通讯员王芳`.
pub(crate) fn apart(authors: &str) -> Cow<'_, str> {
    if authors.is_ascii() {
        return Cow::Borrowed(authors);
    }
    let authors = with_commas(authors);
    const OFFICES: [&str; 8] = [
        "实习生",
        "實習生",
        "通讯员",
        "通訊員",
        "记者",
        "記者",
        "摄影",
        "攝影",
    ];
    // One of these stands in each of them.
    if !authors.contains(['讯', '訊', '记', '記', '摄', '攝', '习', '習'])
        || !OFFICES.iter().any(|office| authors.contains(office))
    {
        return authors;
    }
    let mut text = String::with_capacity(authors.len());
    for word in authors.split_inclusive([' ', '\u{3000}']) {
        let bare = word.trim_end();
        let begins = OFFICES.iter().any(|office| bare.starts_with(office));
        if !text.is_empty() && (begins || is_office(bare)) {
            text.push('、');
        }
        text.push_str(word);
    }
    Cow::Owned(text)
}

/// Whether a word is an office with the outlet before it: `内港记者`.
fn is_office(word: &str) -> bool {
    const REPORTERS: [&str; 6] = ["记者", "記者", "实习生", "實習生", "通讯员", "通訊員"];
    word.chars().count() <= LONGEST_OFFICE && REPORTERS.iter().any(|end| word.ends_with(end))
}

/// The text without those behind the authors who did something else: `李明` of `李明 编辑 王芳`, and
/// without brackets around all.
pub(crate) fn without_editors(authors: &str) -> &str {
    if authors.is_ascii() {
        return authors;
    }
    let authors = PAIRS
        .iter()
        .find_map(|(open, close)| {
            let inside = authors.strip_prefix(*open)?.strip_suffix(*close)?;
            (!inside.contains(*open)).then_some(inside)
        })
        .unwrap_or(authors);
    if !authors.contains(['辑', '輯', '编', '編', '校']) {
        return authors;
    }
    let mut places = authors.match_indices([' ', '\u{3000}', '|', '｜', '丨']);
    let told = places.find(|(at, sign)| {
        let behind = authors.get(at + sign.len()..).unwrap_or_default();
        let word = behind.trim_start().split(SIGNS).next().unwrap_or_default();
        let name = behind.trim_start().get(word.len()..).unwrap_or_default();
        let name = name.trim_start_matches(SIGNS).split(SIGNS).next();
        let before = authors.get(..*at).and_then(|it| it.rsplit(SIGNS).next());
        let is_name = |text: Option<&str>| text.is_some_and(is_chinese);
        EDITORS.iter().any(|end| word.ends_with(end)) && is_name(name) && is_name(before)
    });
    told.and_then(|(at, _)| authors.get(..at))
        .unwrap_or(authors)
}

/// The parts of a statement of authors. A point joins the words of a foreign name in Chinese characters
/// (`约翰·史密斯`), and separates Chinese ones.
pub(crate) fn parts(authors: &str, is_separator: fn(char) -> bool) -> impl Iterator<Item = &str> {
    let joins = move |at: usize, ch: char| {
        let before = authors.get(..at).unwrap_or_default();
        let behind = authors.get(at + ch.len_utf8()..).unwrap_or_default();
        let start = before.trim_end_matches(is_han).len();
        let end = behind.len() - behind.trim_start_matches(is_han).len();
        let (one, two) = (before.get(start..), behind.get(..end));
        let is_word = |word: Option<&str>| word.is_some_and(|word| !word.is_empty());
        let is_name = |word: Option<&str>| word.is_some_and(is_chinese);
        is_word(one) && is_word(two) && !(is_name(one) && is_name(two))
    };
    let mut start = 0;
    let ends = authors
        .char_indices()
        .filter(move |(at, ch)| is_separator(*ch) && !(POINTS.contains(ch) && joins(*at, *ch)));
    let ends = ends.map(|(at, ch)| (at, at + ch.len_utf8()));
    ends.chain([(authors.len(), authors.len())])
        .filter_map(move |(end, next)| {
            let part = authors.get(start..end);
            start = next;
            part
        })
}

/// Points between the words of a name.
const POINTS: [char; 3] = ['·', '•', '∙'];

/// Brackets around all.
const PAIRS: [(char, char); 5] = [
    ('[', ']'),
    ('【', '】'),
    ('〔', '〕'),
    ('（', '）'),
    ('《', '》'),
];

/// What separates offices and names.
const SIGNS: [char; 9] = [' ', '\u{3000}', '|', '｜', '丨', ':', '：', '/', '／'];

/// With what offices of those end who wrote nothing.
const EDITORS: [&str; 6] = ["編輯", "编辑", "校对", "校對", "責編", "责编"];

/// Whether a part names nobody: where the report comes from (`台北報導`), or an office alone
/// (`内港新闻记者`).
pub(crate) fn is_nobody(part: &str) -> bool {
    if part.is_ascii() || part.contains([' ', '\u{3000}']) {
        return false;
    }
    let reports = ["报道", "報導", "報道", "综合", "綜合"];
    let place = reports.iter().find_map(|word| part.strip_suffix(word));
    let is_place =
        |place: &str| place.chars().count() <= LONGEST_PLACE && place.chars().all(is_han);
    let is_name = |text: &str| is_chinese(text) && !is_place_name(text);
    place.is_some_and(|place| is_place(place) && !is_name(place))
        || (is_office(part) && part.chars().nth(LONGEST_NAME).is_some())
}

/// The longest place with a word for the hour, in characters.
const LONGEST_PLACE: usize = 4;

/// The longest name, in characters.
const LONGEST_NAME: usize = 4;

/// The text with commas for the signs that join Chinese names: `李明&王芳`.
fn with_commas(authors: &str) -> Cow<'_, str> {
    const JOINTS: [char; 2] = ['&', '＆'];
    let mut text = Cow::Borrowed(authors);
    for (at, sign) in authors.match_indices(JOINTS) {
        let (before, behind) = (authors.get(..at), authors.get(at + sign.len()..));
        let last = before.and_then(|before| before.trim_end().chars().next_back());
        let next = behind.and_then(|behind| behind.trim_start().chars().next());
        if last.is_some_and(is_han) && next.is_some_and(is_han) {
            // As many bytes, so that the places of those behind it stay.
            let comma = if sign.len() == 1 { "," } else { "、" };
            text.to_mut().replace_range(at..at + sign.len(), comma);
        }
    }
    text
}

/// The longest outlet with its office, in characters.
const LONGEST_OFFICE: usize = 12;

/// With what offices end that stand before names.
const ENDINGS: [&str; 13] = [
    "作者",
    "实习生",
    "實習生",
    "主笔",
    "撰稿人",
    "特派员",
    "特派員",
    "編輯",
    "编辑",
    "記者",
    "记者",
    "评论员",
    "通讯员",
];

/// The names behind an outlet with an office, where they are nothing but Chinese names: `李明 王芳` of
/// `内港记者 李明 王芳`.
pub(crate) fn without_office(part: &str) -> &str {
    if part.is_ascii() {
        return part;
    }
    let part = part.trim_start();
    let Some((office, names)) = part.split_once([' ', '\u{3000}', ':', '：']) else {
        return part;
    };
    let is_office = ENDINGS.iter().any(|ending| office.ends_with(ending))
        && office.chars().count() <= LONGEST_OFFICE;
    let mut words = names
        .split([' ', '\u{3000}'])
        .filter(|word| !word.is_empty());
    match is_office && !names.trim().is_empty() && words.all(is_chinese) {
        true => names,
        false => part,
    }
}

#[cfg(test)]
mod tests {
    use crate::metadata::names::split;

    #[test]
    fn offices_and_places_are_no_names() {
        for (statement, names) in [
            ("内港新闻记者 | 李明", &["李明"][..]),
            ("内港新闻记者", &[]),
            ("内港媒体作者 李明", &["李明"]),
            ("内港报记者 李明 编辑 王芳", &["李明"]),
            ("河经记者 李明　　河经编辑 王芳", &["李明"]),
            ("河口周末记者 李明 河口周末实习生 王芳", &["李明", "王芳"]),
            ("記者李明／台北報導", &["李明"]),
            ("河口報／ 記者李明／台北即時報導", &["李明"]),
            ("河口報 記者李明／台北報導", &["李明"]),
            ("[记者李明]", &["李明"]),
            ("李明 ▪ 王芳", &["李明", "王芳"]),
            ("约翰·史密斯, 李明·王芳", &["约翰·史密斯", "李明", "王芳"]),
            ("李明/河口日报", &["李明"]),
            ("河口县融媒体中心 | 记者李明", &["李明"]),
            ("综合报道", &[]),
            ("本报综合", &[]),
            ("记者李明 通讯员王芳", &["李明", "王芳"]),
            ("李明 编辑", &["李明"]),
            ("河口日报", &["河口日报"]),
            ("周报导", &["周报导"]),
        ] {
            assert_eq!(split(statement), names, "{statement}");
        }
    }
}
