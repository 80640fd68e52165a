//! Who worked on a report of an agency: `Reporting by Ann Bell in Rome; Editing by Tom Oak`.

use std::ops::{Range, RangeInclusive};

use crate::block::Block;
use crate::cases::lower_case;
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::starts::Beginnings;

/// The lengths of such lines, in bytes.
const LENGTHS: RangeInclusive<usize> = 20..=480;

/// The longest initials, in letters, and the most of them: `abc/de-fgh`.
const LONGEST_INITIALS: usize = 4;
const MOST_INITIALS: usize = 5;

/// Lines at the end among which initials are sought.
const LAST_LINES: usize = 4;

/// What agencies write before names, in lower case.
#[rustfmt::skip] // One entry a line.
static WORKS: &[&str] = &[
    "additional reporting by ",
    "additional writing by ",
    "bearbeitet von ",
    "bericht von ",
    "compiled by ",
    "edição de ",
    "edición de ",
    "edição por ",
    "editado en español por ",
    "editado por ",
    "edited by ",
    "editing ",
    "escrito por ",
    "geschrieben von ",
    "graphic by ",
    "graphics by ",
    "información adicional de ",
    "información de ",
    "mitarbeit von ",
    "mitarbeit: ",
    "production by ",
    "redacción de ",
    "redigiert von ",
    "reportage ",
    "reportagem adicional de ",
    "reportagem de ",
    "reportagem por ",
    "reporte adicional de ",
    "reporte adicional por ",
    "reporte de ",
    "reporte por ",
    "reportes de ",
    "reporting and writing by ",
    "reporting by ",
    "reporting ",
    "rédigé par ",
    "tradotto da ",
    "traducido por ",
    "version française ",
    "with additional reporting by ",
    "with reporting by ",
    "writing and editing by ",
    "writing by ",
    "écrit par ",
    "édité par ",
];

/// The part of a block that tells who worked on the report: all of it, or the brackets at its end.
fn credits(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end_matches(['.', ' ']);
    if !end.ends_with(')') {
        return is_list(text).then_some(0..text.len());
    }
    let last = || end.rfind('(');
    let start = if end.starts_with('(') {
        Some(0)
    } else {
        last()
    }?;
    let inside = text.get(start + 1..end.len() - 1)?;
    let is_list = is_list(inside.trim_start_matches('('));
    is_list.then_some(start..text.len())
}

/// Whether a text names at least two works, the first of them at once, and who did them. Signs
/// stand between.
fn is_list(text: &str) -> bool {
    if !LENGTHS.contains(&text.len()) || !is_work(text) {
        return false;
    }
    let mut others = text.split([';', ',', '.', '/']).skip(1);
    others.any(|piece| is_work(piece.trim_start()))
}

/// The first byte of `É` and its like.
const FIRST_OF_ACCENTED: u8 = 0xc3;

/// Whether a piece begins with what agencies write before names. Nearly all are told by two bytes.
fn is_work(piece: &str) -> bool {
    static BEGINNINGS: Beginnings = Beginnings::new(WORKS);
    let may_begin = |byte: &u8| *byte == FIRST_OF_ACCENTED || BEGINNINGS.may_begin(piece);
    let Some(first) = piece.bytes().next().filter(may_begin) else {
        return false;
    };
    let begins_with = |work: &str| {
        let begun = piece.get(..work.len());
        begun.is_some_and(|begun| match first.is_ascii() {
            true => begun.eq_ignore_ascii_case(work),
            false => *lower_case(begun) == *work,
        })
    };
    let may_be = |work: &&&str| work.as_bytes().first() == Some(&first.to_ascii_lowercase());
    WORKS.iter().filter(may_be).any(|work| begins_with(work))
}

/// The last of the lines at the end of a page that is nothing but initials.
fn initials(page: &Page) -> Option<Block<'_>> {
    let mut last = page.blocks().rev().take(LAST_LINES);
    last.find(|block| is_initials(block.text()))
}

/// Whether a line is nothing but the initials of those who wrote and edited: `ml/cd/mb`, `JPS // JAP`.
fn is_initials(line: &str) -> bool {
    let mut parts = line.split(['/', '-', ' ']).filter(|part| !part.is_empty());
    let are_alike = |parts: &str| {
        let letters = || parts.bytes().filter(u8::is_ascii_alphabetic);
        letters().all(|byte| byte.is_ascii_lowercase())
            || letters().all(|byte| byte.is_ascii_uppercase())
    };
    let is_one = |part: &str| {
        (2..=LONGEST_INITIALS).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let longest = MOST_INITIALS * (LONGEST_INITIALS + LONGEST_INITIALS);
    line.len() <= longest
        && line.contains('/')
        && are_alike(line)
        && (2..=MOST_INITIALS).contains(&parts.clone().count())
        && parts.all(is_one)
}

/// Marks who worked on the report of an agency, in a line or in brackets at the end of one. Further up,
/// where comments or other stories follow, it takes a line that is all in brackets.
pub(crate) fn mark(block: Block<'_>, at_end: bool, pen: &mut Pen<'_>) -> bool {
    let Some(part) = credits(block.text()).filter(|part| at_end || part.start == 0) else {
        return false;
    };
    let (label, reason) = (Label::Credit, "tells who worked on the report");
    match part.start {
        0 => pen.boilerplate(block, label, Weight::STRONG, reason),
        _ => pen.boilerplate_part(block, part, label, Weight::STRONG, reason),
    }
    true
}

/// Marks the initials behind the body of who wrote the text.
pub(crate) fn mark_initials(page: &Page, end_of_body: usize, pen: &mut Pen<'_>) {
    if let Some(block) = initials(page).filter(|block| block.index() > end_of_body) {
        let reason = "initials of who wrote the text";
        pen.boilerplate(block, Label::Credit, Weight::STRONG, reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told() {
        for line in [
            "Reporting by Ann Bell in Rome and Tom Oak in Oslo; Additional reporting by Li Wu; Editing by Eve Ash",
            "(Reporting by Ann Bell; editing by Tom Oak)",
            "(Reporte de Ana Gil; editado en español por Luis Mar)",
            "(Reportage Anne Gilles, édité par Luc Marin)",
            "(Bericht von Anna Gall, redigiert von Jan Ast. Bei Rückfragen wenden Sie sich bitte an die Redaktion.)",
        ] {
            assert_eq!(credits(line), Some(0..line.len()), "{line}");
        }
        let text = "Both declined to comment. (Reporting by Ann Bell; Editing by Tom Oak)";
        assert_eq!(credits(text), Some(26..text.len()));
        for line in [
            "Reporting by the committee took three years, and it was read by few.",
            "The book (edited by Ann Bell) took nine years.",
            "Editing films is slow work; nobody sees it",
            "(see above)",
            ")",
            "",
        ] {
            assert_eq!(credits(line), None, "{line}");
        }
    }

    #[test]
    fn initials_are_told() {
        for line in ["ml/cd/mb", "bur-abc/de", "JPS // JAP", "jlp/aam"] {
            assert!(is_initials(line), "{line}");
        }
        for line in ["and", "He/she", "a/b", "mills / towers", "/", ""] {
            assert!(!is_initials(line), "{line}");
        }
    }
}
