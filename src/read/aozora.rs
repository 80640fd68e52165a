//! Books as text in the notation of Aozora Bunko, in which Japanese ones are kept: title and author, what the signs
//! mean, the text with readings and notes of the typist among it, and the edition that it was taken from.

use super::Envelope;
use super::text::lines;
use crate::field::{Field, Place};
use crate::page::Span;

/// What stands above the explanation of the signs, and how far into the text at most.
const EXPLAINS: &str = "【テキスト中に現れる記号について】";
const FARTHEST: usize = 2000;

/// What the line begins with that tells the edition, and how long all is that stands behind it.
const EDITION: &str = "底本：";
const LONGEST_END: usize = 6000;

/// Lines of title and author at most.
const MOST_LINES: usize = 6;

/// The longest note, in bytes.
const LONGEST_NOTE: usize = 600;

/// Reads the header of a book that begins at `start`, and where the book ends. Without any, the body begins at
/// `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    let none = Envelope {
        body: start,
        ..Envelope::default()
    };
    if text.trim_start().starts_with(|ch: char| ch.is_ascii()) {
        return none;
    }
    let head = text
        .get(..text.floor_char_boundary(FARTHEST))
        .unwrap_or_default();
    let Some(explains) = head.find(EXPLAINS) else {
        return none;
    };
    let behind = text.get(explains..).unwrap_or_default();
    let is_rule = |line: &str| line.len() >= 10 && line.bytes().all(|byte| byte == b'-');
    let Some((rule, at)) = lines(behind).find(|(line, _)| is_rule(line)) else {
        return none;
    };
    let body = explains + at + rule.len();
    let book = text.get(body..).unwrap_or_default();
    let end = end_of_book(book);
    Envelope {
        fields: fields(text, start, is_rule),
        body: start + body,
        end: end.map(|end| start + body + end),
        cuts: notes(
            book.get(..end.unwrap_or(book.len())).unwrap_or_default(),
            start + body,
        ),
        warning: None,
    }
}

/// Title and author, which stand in the first lines, a translator below.
fn fields(text: &str, start: usize, is_rule: impl Fn(&str) -> bool) -> Vec<Field> {
    let is_head = |(line, _): &(&str, usize)| !is_rule(line) && !line.starts_with('【');
    let head: Vec<_> = lines(text).take(MOST_LINES).take_while(is_head).collect();
    let is_person = |(line, _): &&(&str, usize)| !line.ends_with(['訳', '編']);
    let title = head.first();
    let author = head.iter().skip(1).rfind(is_person);
    let stated = [("title", title), ("author", author)];
    let field = |(key, line): (&str, Option<&(&str, usize)>)| {
        let (line, at) = line?;
        let mut field = Field::new(key, line, Place::Header);
        field.source = Span::new(start + at, start + at + line.len());
        Some(field)
    };
    stated.into_iter().filter_map(field).collect()
}

/// Where the line begins that tells the edition.
fn end_of_book(book: &str) -> Option<usize> {
    let from = book.floor_char_boundary(book.len().saturating_sub(LONGEST_END));
    let tail = book.get(from..)?;
    let edition = lines(tail).find(|(line, _)| line.starts_with(EDITION));
    edition.map(|(_, at)| from + at)
}

/// Readings and notes, and the bars that say where what is read so begins.
fn notes(book: &str, offset: usize) -> Vec<Span> {
    let mut notes = Vec::new();
    let mut from = 0;
    while let Some(at) = book
        .get(from..)
        .and_then(|rest| rest.find(['《', '｜', '［']))
    {
        let at = from + at;
        let note = book.get(at..).unwrap_or_default();
        let end = match note.chars().next() {
            Some('《') => end_of_note(note, '》'),
            Some('［') if note.starts_with("［＃") => end_of_note(note, '］'),
            Some('｜') => Some('｜'.len_utf8()),
            _ => None,
        };
        from = at + end.unwrap_or('［'.len_utf8());
        if end.is_some() {
            notes.push(Span::new(offset + at, offset + from));
        }
    }
    notes
}

/// Where a note ends, which stands in one line.
fn end_of_note(note: &str, close: char) -> Option<usize> {
    let note = note.get(..note.floor_char_boundary(LONGEST_NOTE))?;
    let end = note.find([close, '\n'])?;
    let end = note.get(end..)?.starts_with(close).then_some(end)?;
    Some(end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use crate::read::tests::stated;

    #[test]
    fn books_are_read_without_readings_and_notes() {
        let source = "峠の宿\n山田花袋\n鈴木一郎訳\n\n-------------------------------------------------------\n\
            【テキスト中に現れる記号について】\n\n《》：ルビ\n（例）峠《とうげ》\n\
            -------------------------------------------------------\n\n［＃５字下げ］一［＃「一」は中見出し］\n\n　\
            峠《とうげ》の｜塩の道《しおのみち》は、川を離れて山へかかるところにあった。\n［＃改ページ］\n\
            「今夜はもう行かれますまい」と、亭主は提灯を手にして云《い》った。［五］\n\n\n\
            底本：「全集　12」書房\n　　　1970（昭和45）年11月1日初版発行\n入力：佐藤一郎\n2004年5月10日作成\n";
        let article = crate::clean(source);
        assert_eq!(stated(&article), (Some("峠の宿"), vec!["山田花袋"], None));
        let told = "峠の塩の道は、川を離れて山へかかるところにあった。";
        let said = "「今夜はもう行かれますまい」と、亭主は提灯を手にして云った。［五］";
        let text = article.text().replace('\u{3000}', "");
        assert_eq!(text, format!("一\n\n{told}\n{said}"));
        assert!(article.removed().any(|it| it.text.starts_with("入力：")));
    }

    #[test]
    fn other_texts_are_none() {
        for source in [
            "峠の宿《とうげ》\n\n底本：全集",
            "【テキスト中に現れる記号について】",
        ] {
            let envelope = super::read(source, 0);
            assert!(envelope.body == 0 && envelope.cuts.is_empty());
        }
    }
}
