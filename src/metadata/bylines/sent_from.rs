//! From where an account wrote, as Chinese platforms tell it beside the date: `2024-05-03 09:14 湖北`,
//! `发布于 2024-05-03・IP 属地湖北`.

use std::ops::Range;

use crate::block::Block;

/// Provinces and countries, as platforms write them, sorted.
const PLACES: [&str; 43] = [
    "上海",
    "中国台湾",
    "中国澳门",
    "中国香港",
    "云南",
    "内蒙古",
    "加拿大",
    "北京",
    "台湾",
    "吉林",
    "四川",
    "天津",
    "宁夏",
    "安徽",
    "山东",
    "山西",
    "广东",
    "广西",
    "新加坡",
    "新疆",
    "日本",
    "江苏",
    "江西",
    "河北",
    "河南",
    "浙江",
    "海南",
    "湖北",
    "湖南",
    "澳大利亚",
    "澳门",
    "甘肃",
    "福建",
    "美国",
    "英国",
    "西藏",
    "贵州",
    "辽宁",
    "重庆",
    "陕西",
    "青海",
    "香港",
    "黑龙江",
];

/// What stands before the place where it is told by the address of the machine.
const LABEL: &str = "属地";

/// The longest name of a province or a country, in bytes.
const LONGEST: usize = 24;

/// What stands between the time and the place: `编辑于 2024-05-03 09:14・湖北`.
const SIGNS: [char; 3] = [' ', '·', '・'];

/// A word that may stand before the place: `2024-05-03 09:14 来自湖北`.
const FROM: &str = "来自";

/// Whether a line is the name of such a place and nothing else.
pub(crate) fn is_place(line: Block<'_>) -> bool {
    let features = line.features();
    (2..=4).contains(&features.cjk()) && features.cjk() == features.chars() && is_name(line.text())
}

/// Whether a text is the name of a place from where accounts write.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST && PLACES.binary_search(&text).is_ok()
}

/// Where at the end of a line it tells from where an account wrote.
pub(crate) fn at_end(text: &str) -> Option<Range<usize>> {
    let text = text.trim_end();
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST + "IP 属地：".len()));
    let end = text.get(from..).filter(|end| !end.is_ascii())?;
    let start = match end.rfind(LABEL) {
        Some(at) => end.get(..at)?.trim_end().strip_suffix("IP")?.len(),
        None => {
            let at = end.rfind(SIGNS)?;
            let place = end.get(at..)?.trim_start_matches(SIGNS);
            let place = place.strip_prefix(FROM).unwrap_or(place);
            let before = end.get(..at)?;
            let time = before.strip_suffix(FROM).unwrap_or(before);
            let time = time.trim_end_matches(SIGNS);
            let is_behind_time = time.ends_with(|ch: char| ch.is_ascii_digit());
            (is_behind_time && is_name(place)).then_some(time.len())?
        }
    };
    Some(from + start..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;

    const BODY: &str = "去年冬天，我在旧货市场上花三十块钱买了一台收音机，回家一试，根本没有声音。\n\n\
                        我先换了电池，再用万用表量了一遍电源，发现变压器后面的保险丝断了。";

    #[test]
    fn places_are_sorted() {
        assert!(PLACES.is_sorted());
    }

    #[test]
    fn the_place_of_an_account_is_no_name() {
        for (line, author) in [
            (
                "原创 林小雨 河口晚报 2024年03月11日 09:14 湖北",
                Some("林小雨"),
            ),
            ("林小雨 2024-03-11 09:14 湖北", Some("林小雨")),
            ("发布于 2024-03-11 09:14・IP 属地湖北", None),
            ("发布于 2024-03-11 09:14・湖北", None),
            ("2024年03月11日 09:14 来自湖北", None),
            ("2024年03月11日 09:14 来自 湖北", None),
            ("2024-03-11 09:14 IP属地：湖北", None),
            ("河口晚报\n2024年03月11日 09:14\n湖北", None),
            ("河口晚报\n2024年03月11日 09:14\n日本", None),
            (
                "原创 林小雨 河口晚报 2024年03月11日 09:14 美国",
                Some("林小雨"),
            ),
        ] {
            let article = clean(format!("修好旧收音机\n\n{line}\n\n{BODY}"));
            assert_eq!(article.text(), BODY, "{line}");
            let metadata = article.metadata();
            let date = metadata.published.as_ref().map(|it| it.value.to_string());
            assert_eq!(date.as_deref(), Some("2024-03-11T09:14"), "{line}");
            let found = metadata.authors.first().map(|it| &*it.value);
            assert_eq!(found, author, "{line}");
        }
    }

    #[test]
    fn other_ends_stay() {
        for text in ["2024年湖北", "他们去了 湖北", "属地湖北", "湖北", ""] {
            assert_eq!(at_end(text), None, "{text}");
        }
    }
}
