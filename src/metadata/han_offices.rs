//! Offices and outlets around Chinese names: `记者李明 通讯员王芳`, `内港记者 李明 王芳`.

use std::borrow::Cow;

use super::han_names::{is_chinese, is_han};

/// Sets names apart that nothing but an office separates: `记者李明 通讯员王芳`.
pub(super) fn apart(authors: &str) -> Cow<'_, str> {
    if authors.is_ascii() {
        return Cow::Borrowed(authors);
    }
    let authors = with_commas(authors);
    const OFFICES: [&str; 10] = [
        "实习生",
        "實習生",
        "通讯员",
        "通訊員",
        "见习记者",
        "实习记者",
        "特约记者",
        "记者",
        "記者",
        "摄影",
    ];
    // One of these stands in each of them.
    if !authors.contains(['讯', '訊', '记', '記', '摄', '习', '習'])
        || !OFFICES.iter().any(|office| authors.contains(office))
    {
        return authors;
    }
    let mut text = authors.into_owned();
    for office in OFFICES {
        text = text.replace(&format!(" {office}"), &format!("、{office}"));
    }
    Cow::Owned(text)
}

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
const ENDINGS: [&str; 12] = [
    "专栏作者",
    "專欄作者",
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
pub(super) fn without_office(part: &str) -> &str {
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
