//! Labels around names: `Words: Ann Bell`, `责任编辑：王芳`, `Ann Bell Photographs by Tom Oak`.

use super::han_names;
use super::name_parts::{is_of_another_part, without_opener};
use crate::metadata::names::{ends_list, is_person};
use crate::metadata::openers;
use crate::phrases::{self, CreditKey};

const COLONS: [char; 3] = [':', '：', '●'];

/// A part of a statement of authors without the label before the names and the one that follows
/// them. Behind the label of another part or of an outlet stands no author.
pub(crate) fn without_label(part: &str) -> &str {
    let part = without_other_parts(part);
    if !part.contains(COLONS) {
        return part;
    }
    let bare = part.trim_start_matches(['[', '【', '（', '(', '「', ' ']);
    let (label, behind) = bare.split_once(COLONS).unwrap_or((bare, ""));
    let label = label.trim_end();
    if !label.ends_with(char::is_alphabetic) {
        return part;
    }
    match phrases::credit_before(bare) {
        Some((CreditKey::Author | CreditKey::Reporter, value)) => return before_label(value),
        Some(_) => return "",
        None if openers::is_one(label.trim_start()) => return before_label(behind),
        None => {}
    }
    let value = before_label(behind);
    if let Some((name, word)) = label.rsplit_once(' ')
        && names_someone(without_opener(name).trim())
        && bare
            .get(label.len() - word.len()..)
            .is_some_and(|text| phrases::credit_before(text).is_some())
    {
        return name;
    }
    if !names_someone(without_opener(label).trim()) && names_someone(value.trim()) {
        return value;
    }
    // What is a number is no name, nor is what it counts.
    let is_number = !behind.contains(char::is_alphabetic);
    if is_number { "" } else { part }
}

/// The text up to the label that follows: `李明 审核人：王芳`.
pub(crate) fn before_label(text: &str) -> &str {
    let label = text.find(COLONS).and_then(|colon| text.get(..colon));
    let label = label.map(str::trim_end);
    let label = label.filter(|label| label.ends_with(char::is_alphabetic));
    // A label follows something.
    let cut = label.and_then(|label| label.rfind([' ', '\u{3000}']));
    let cut = cut.and_then(|at| text.get(..at));
    let cut = cut.filter(|value| value.contains(char::is_alphanumeric));
    cut.unwrap_or(text)
}

fn names_someone(text: &str) -> bool {
    is_person(text) || ends_list(text).is_some() || han_names::is_chinese(text)
}

/// The text up to who did something else: `Ann Bell Photographs by Tom Oak`.
fn without_other_parts(part: &str) -> &str {
    let is_by = |at: &usize| {
        let word = part.get(*at..at + BY.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(BY))
    };
    let spaces = || memchr::memchr_iter(b' ', part.as_bytes());
    let Some(by) = spaces().find(is_by) else {
        return part;
    };
    let told = spaces().take_while(|at| *at < by).find(|at| {
        let rest = part.get(at + 1..);
        rest.is_some_and(is_of_another_part)
    });
    // Another word for what was done stands behind a name.
    let other = || {
        let head = part.get(..by)?;
        let (name, _) = head.rsplit_once(' ')?;
        is_person(without_opener(name).trim()).then_some(name.len())
    };
    let cut = told.or_else(other).and_then(|at| part.get(..at));
    cut.unwrap_or(part)
}

const BY: &str = " by ";

#[cfg(test)]
mod tests {
    use crate::metadata::names::split;

    #[test]
    fn labels_are_no_authors() {
        for (statement, names) in [
            (
                "Texte : Nora Blanchet – Photos : Tom Chêne",
                &["Nora Blanchet"][..],
            ),
            ("Words: Nora Whitfield", &["Nora Whitfield"]),
            ("Words: Nora Whitfield Photos: Tom Oak", &["Nora Whitfield"]),
            ("Nora Whitfield Source: Harbour Post", &["Nora Whitfield"]),
            (
                "Text und Fotos: Nora Weißfeld und Tom Eiche",
                &["Nora Weißfeld", "Tom Eiche"],
            ),
            ("Tekst i zdjęcia: Nora Dąb", &["Nora Dąb"]),
            ("Haber: Nora Deniz", &["Nora Deniz"]),
            ("来源：内港日报", &[]),
            ("责任编辑：王芳", &[]),
            ("作者：李明 审核人：王芳", &["李明"]),
            ("文字：李明", &["李明"]),
            ("Источник: Портовый вестник", &[]),
            ("خبرنگار: علی رضایی", &["علی رضایی"]),
            ("کد خبر: 12345", &[]),
            ("Ann Bell: Harbour Post", &["Ann Bell"]),
        ] {
            assert_eq!(split(statement), names, "{statement}");
        }
    }

    #[test]
    fn who_did_something_else_is_no_author() {
        for statement in [
            "By Nora Whitfield Photographs by Tom Oak",
            "By Nora Whitfield Photography by Tom Oak",
            "By Nora Whitfield Illustrations by Tom Oak",
            "By Nora Whitfield Reviewed by Tom Oak",
            "By Nora Whitfield Medically reviewed by Tom Oak",
            "By Nora Whitfield Research by Tom Oak",
            "Interview by Nora Whitfield",
            "Kommentar von Nora Whitfield",
            "Propos recueillis par Nora Whitfield",
            "Entrevista de Nora Whitfield",
            "Testo di Nora Whitfield",
            "Беседовала Nora Whitfield",
            "Της Nora Whitfield",
        ] {
            assert_eq!(split(statement), ["Nora Whitfield"], "{statement}");
        }
    }
}
