//! The header of a message of a Chinese board: who wrote it, on which board, its title and the time,
//! as lines (`作者: … 看板: …`) or as what is left of them once markup is gone (`作者…看板…標題…時間…`).

use super::Envelope;
use super::header::behind_line;
use crate::field::{Field, Place};
use crate::page::Span;

/// What stands before each value, in the order of the header, and the field that the value fills.
const LABELS: [([&str; 2], &str); 4] = [
    (["作者", "作者"], "author"),
    (["看板", "看板"], "category"),
    (["標題", "标题"], "title"),
    (["時間", "时间"], "date"),
];

/// The longest value, in bytes.
const LONGEST: usize = 240;

/// Reads the header that begins at `start`. Without any, the body begins at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    let Some((fields, end)) = fields(text, start) else {
        return none;
    };
    Envelope {
        fields,
        body: behind_line(source, start + end),
        ..Envelope::default()
    }
}

/// The fields and where the header ends.
fn fields(text: &str, offset: usize) -> Option<(Vec<Field>, usize)> {
    let begun = text.trim_start();
    let mut at = text.len() - begun.len();
    // Nearly no document goes on.
    begun.starts_with(LABELS[0].0[0]).then_some(())?;
    let mut fields = Vec::new();
    for (label, (words, key)) in LABELS.iter().enumerate() {
        let behind = text.get(at..)?;
        let word = words.iter().find(|word| behind.starts_with(**word))?;
        let begin = at + word.len();
        let rest = text.get(begin..)?;
        let window = rest.get(..rest.floor_char_boundary(LONGEST))?;
        let length = match LABELS.get(label + 1) {
            Some((next, _)) => end_before(next, window)?,
            None => window.find(['\n', '\r']).unwrap_or(window.len()),
        };
        let value = rest.get(..length)?;
        let end = begin + value.trim_end().len();
        let value = value.trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, ':' | '：'));
        // A value stands in a line, and boards have names of a word in Latin letters.
        let is_value = match *key {
            "category" => value.bytes().all(|byte| byte.is_ascii_graphic()),
            _ => !value.contains(['\n', '\r']),
        };
        if value.is_empty() || !is_value {
            return None;
        }
        let mut field = Field::new(key, value, Place::Header);
        field.source = Span::new(offset + at, offset + end);
        fields.push(field);
        at = match label + 1 < LABELS.len() {
            true => begin + length,
            false => end,
        };
    }
    let date = fields.last()?.value();
    date.contains(|ch: char| ch.is_ascii_digit())
        .then_some((fields, at))
}

/// Where the value ends that the next label follows: at the end of its line, else before the last such
/// word in it, since titles may have it too.
fn end_before(next: &[&str; 2], text: &str) -> Option<usize> {
    let line = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at_checked(line)?;
    let rest = rest.trim_start();
    if next.iter().any(|next| rest.starts_with(next)) {
        return Some(text.len() - rest.len());
    }
    next.iter().filter_map(|next| line.rfind(next)).max()
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const TEXT: &str =
        "村口的老橋修了四個月，石匠用的還是當年的辦法，先搭木拱架，再一塊一塊往上砌。";

    #[test]
    fn headers_are_read_in_all_forms() {
        for header in [
            "作者: stonecat (石貓) 看板: Bridge\n標題: [閒聊] 老橋的時間表\n時間: Tue May  7 10:00:00 2024",
            "作者  stonecat (石貓)      看板  Bridge\n 標題  [閒聊] 老橋的時間表\n 時間  Tue May  7 10:00:00 2024",
            "作者stonecat (石貓)\n看板Bridge\n標題[閒聊] 老橋的時間表\n時間Tue May  7 10:00:00 2024",
            "作者stonecat (石貓)看板Bridge標題[閒聊] 老橋的時間表時間Tue May  7 10:00:00 2024",
        ] {
            let document = format!("{header}\n\n{TEXT}\n{TEXT}");
            let article = clean(document.as_str());
            assert_eq!(article.text(), format!("{TEXT}\n{TEXT}"), "{header}");
            let metadata = article.metadata();
            let title = metadata.title.as_ref().map(|title| &*title.value);
            assert_eq!(title, Some("[閒聊] 老橋的時間表"), "{header}");
            let authors: Vec<&str> = metadata.authors.iter().map(|name| &*name.value).collect();
            assert_eq!(authors, ["stonecat"], "{header}");
            let date = metadata
                .published
                .as_ref()
                .map(|date| date.value.to_string());
            assert_eq!(date.as_deref(), Some("2024-05-07T10:00:00"), "{header}");
        }
    }

    #[test]
    fn prose_has_none() {
        for text in [
            "作者在看板上写了一个标题，却忘了写时间，大家都笑了。",
            "作者：李明\n看板上没有标题。\n時間：2024-05-07\n",
        ] {
            let document = format!("{text}\n\n{TEXT}\n{TEXT}");
            let fields = super::read(&document, 0).fields;
            assert!(fields.is_empty(), "{text}");
        }
    }
}
