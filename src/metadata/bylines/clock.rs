//! Times of the day behind the names of who wrote, as blogs have them whose dates stand above the story:
//! `posted by Ann Bell at 10:32 AM`.

use std::ops::Range;

use crate::cases::lower_case;

/// Words that join a time to what stands before it, in lower case, sorted.
#[rustfmt::skip] // Some short words.
static JOINTS: &[&str] = &[
    "@", "a", "a(s)", "alle", "am", "at", "d.", "den", "di", "dne", "dnia", "dátum:", "el", "em",
    "en", "från", "il", "kl", "kl.", "klo", "la", "le", "lúc", "o", "od", "om", "on", "op", "pukul",
    "tarihinde", "um", "v", "vào", "zaman:", "à", "à(s)", "às", "στις", "в", "на", "о", "ב-", "در",
    "في", "पर", "ที่", "上午", "下午", "於", "时间：", "時刻:", "시간:",
];

/// The words of a name at most.
const LONGEST: usize = 4;

/// Where the first time of the day of a text stands, if all before it, a category aside, may be a name: with
/// the word that joins it.
pub(crate) fn behind_name(text: &str) -> Option<Range<usize>> {
    let digit = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let time = time_length(text.get(digit..)?)?;
    let before = text.get(..digit)?;
    // Signs of the half of the day stand before the digits without a space.
    let mut name = ["上午", "下午", "오전", "오후"]
        .iter()
        .find_map(|half| before.strip_suffix(half))
        .unwrap_or(before);
    if name.len() == before.len() && !before.ends_with([' ', '\u{a0}']) {
        return None;
    }
    name = without_joint(name);
    // `rowe in Harbour at 10:32`
    let name = name.split(" in ").next().unwrap_or(name).trim_end();
    has_words_of_name(name).then_some(name.len()..digit + time)
}

/// Whether all that stands before a date may be a name and the word that joins the date to it: `Anna am`.
pub(crate) fn is_name(before: &str) -> bool {
    let name = without_joint(before);
    name.len() < before.trim_end().len() && has_words_of_name(name)
}

fn has_words_of_name(text: &str) -> bool {
    (1..=LONGEST).contains(&text.split_whitespace().count())
}

/// A text without the words at its end that join a time to it: `Ann at`, `Hạnh vào lúc`.
fn without_joint(text: &str) -> &str {
    const MOST: usize = 2;
    let mut text = text.trim_end();
    for _ in 0..MOST {
        text = match text.rsplit_once([' ', '\u{a0}']) {
            Some((head, joint)) if JOINTS.binary_search(&lower_case(joint).as_ref()).is_ok() => {
                head.trim_end()
            }
            _ => text,
        };
    }
    text
}

/// The length of the time with which a text begins.
fn time_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().take_while(|it| it.is_ascii_digit()).count();
    let hour = digits(bytes);
    let minute = digits(bytes.get(hour + 1..)?);
    let is_time = hour <= 2 && minute == 2 && matches!(bytes.get(hour), Some(b':' | b'.' | b'h'));
    // A date in numbers goes on.
    let ends = !matches!(bytes.get(hour + 3), Some(b'.' | b'/' | b'-'))
        || bytes
            .get(hour + 4)
            .is_none_or(|byte| !byte.is_ascii_digit());
    (is_time && ends).then_some(hour + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(JOINTS.is_sorted());
    }

    #[test]
    fn blogs_tell_who_posted_at_what_time() {
        for (line, name) in [
            ("posted by Ann at 10:32 AM", "Ann"),
            ("Posted by nora in Harbour at 10:32 | Comments (2)", "nora"),
            ("Eingestellt von Anna um 10:32", "Anna"),
            ("Publié par Nora à 10:32", "Nora"),
            ("Publicado por Nora en 10:32", "Nora"),
            ("Người đăng: Hạnh vào lúc 14:22", "Hạnh"),
            ("작성자: 봄날 시간: 오후 2:22", "봄날"),
            ("Geschrieben von Anna am 3. Mai 2009 um 10:32 Uhr", "Anna"),
        ] {
            let page = format!(
                "<h1>Snow closes the pass</h1><div>{line}</div><p>The pass was closed on Sunday, \
                 after the plough had turned back twice. It opens again on Friday.</p>"
            );
            let article = crate::clean(page.as_str());
            let authors: Vec<&str> = article
                .metadata()
                .authors
                .iter()
                .map(|it| it.value.as_str())
                .collect();
            assert_eq!(authors, [name], "{line}");
        }
    }

    #[test]
    fn names_before_dates_are_joined_to_them() {
        assert!(is_name("Anna am ") && is_name("Ann Bell on "));
        assert!(
            !is_name("Anna ") && !is_name("am ") && !is_name("den Kindern der alten Schule am ")
        );
    }

    #[test]
    fn names_end_before_times() {
        for (text, name) in [
            ("Ann at 10:32 AM", Some("Ann")),
            ("Ann Bell um 10:32", Some("Ann Bell")),
            ("Ann B. @ 10:32 PM", Some("Ann B.")),
            ("Ann à 9h32", Some("Ann")),
            ("rowe in Harbour at 10:32", Some("rowe")),
            ("安娜 於 上午10:32", Some("安娜")),
            ("安娜 時刻: 10:32", Some("安娜")),
            ("10:32", None),
            ("Ann at 10", None),
            ("Ann 10.32.2004", None),
            ("Ann 3:2", None),
            ("Ann4:20", None),
            ("the last of the boats came in at 10:32", None),
        ] {
            let found = behind_name(text).and_then(|range| text.get(..range.start));
            assert_eq!(found, name, "{text}");
        }
    }
}
