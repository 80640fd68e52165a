//! Header lines with more than one key: `标题：… 来源：… 发布时间：…`, `标题：…|作者：…`.

use crate::metadata::{FieldName, keys};

/// The longest line that is looked at, in bytes, and the longest key.
const LONGEST_LINE: usize = 512;
const LONGEST: usize = 32;

/// The parts of a line at `at`, one a key, where the first is that of a title: other lines with several
/// are bylines.
pub(super) fn parts(line: &str, at: usize) -> impl Iterator<Item = (&str, usize)> {
    let is_titled = line.len() <= LONGEST_LINE
        && line.split_once('：').is_some_and(|(key, _)| {
            keys::envelope(key).is_some_and(|(field, _)| field == FieldName::Title)
        });
    let ends = is_titled.then(|| begins(line)).into_iter().flatten();
    let mut start = 0;
    ends.chain([line.len()]).filter_map(move |end| {
        let part = line.get(start..end)?.trim_end_matches(is_sign);
        let found = (part, at + start);
        start = end;
        (!part.is_empty()).then_some(found)
    })
}

fn is_sign(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '|' | '｜')
}

/// Where further keys that are known begin. Only wide colons are asked: behind others stand times and
/// addresses.
fn begins(line: &str) -> impl Iterator<Item = usize> {
    line.match_indices('：').filter_map(move |(colon, _)| {
        let from = line.ceil_char_boundary(colon.saturating_sub(LONGEST));
        let near = line.get(from..colon)?;
        let (at, sign) = near.char_indices().rfind(|(_, ch)| is_sign(*ch))?;
        let key = near.get(at + sign.len_utf8()..)?;
        let is_known = keys::envelope(key).is_some() || keys::names_body(key);
        is_known.then_some(colon - key.len())
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_line_may_have_all_keys() {
        let body = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们。";
        for source in [
            format!(
                "标题：磨坊重开 来源：港口晚报 发布时间：2024-05-03 08:12 作者：林小雨\n正文：{body}"
            ),
            format!(
                "标题：磨坊重开|来源：港口晚报|发布时间：2024-05-03 08:12|作者：林小雨\n{body}"
            ),
        ] {
            let article = crate::clean(source.as_str());
            assert_eq!(article.title(), Some("磨坊重开"), "{source}");
            assert_eq!(article.text(), body);
            let metadata = article.metadata();
            let source = metadata.source.as_ref().map(|it| &*it.value);
            assert_eq!(source, Some("港口晚报"));
            assert_eq!(metadata.authors.len(), 1);
            assert!(metadata.published.is_some());
        }
        let title = "标题：镇长：磨坊重开\n来源：港口晚报\n\n磨坊重新磨面。";
        assert_eq!(crate::clean(title).title(), Some("镇长：磨坊重开"));
    }

    #[test]
    fn keys_in_brackets_may_stand_above_their_values() {
        let body = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们。";
        for pattern in ["【K】\nV\n", "[K]V\n", "[K]\nV\n"] {
            let line = |key: &str, value: &str| pattern.replace('K', key).replace('V', value);
            let source = [
                line("标题", "磨坊重开"),
                line("来源", "港口晚报"),
                line("发布时间", "2024-05-03 08:12"),
                line("正文", body),
            ];
            let article = crate::clean(source.concat());
            assert_eq!(article.title(), Some("磨坊重开"), "{pattern}");
            assert_eq!(article.text(), body);
            let source = article.metadata().source.as_ref().map(|it| &*it.value);
            assert_eq!(source, Some("港口晚报"));
        }
    }
}
