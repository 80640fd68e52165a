//! The measures, each the same to the last digit as in the reference script in Python.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// Han and kana: each character is a token of its own.
const HAN: &str =
    r"\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}\u{3040}-\u{30ff}\u{20000}-\u{3ffff}";

/// What Python's `\w` matches, which is not what Rust's does: no combining marks.
const WORD: &str = r"\p{L}\p{N}_";

static TOKEN: Lazy<Result<Regex, regex::Error>> =
    Lazy::new(|| Regex::new(&format!("[{HAN}]|[{WORD}--[{HAN}]]+")));

static DAY: Lazy<Result<Regex, regex::Error>> =
    Lazy::new(|| Regex::new(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})"));

/// Precision, recall and F1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct F1 {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

impl F1 {
    fn same(value: f64) -> F1 {
        F1 {
            precision: value,
            recall: value,
            f1: value,
        }
    }
}

/// Compares the bags of tokens of two texts.
pub fn token_f1(predicted: &str, gold: &str) -> F1 {
    let (predicted, gold) = (joined(predicted), joined(gold));
    // How often each token occurs in the one and in the other.
    let mut counts: HashMap<&str, (u64, u64)> = HashMap::new();
    let (mut all_predicted, mut all_gold) = (0, 0);
    for token in tokens(&predicted) {
        counts.entry(token).or_default().0 += 1;
        all_predicted += 1;
    }
    for token in tokens(&gold) {
        counts.entry(token).or_default().1 += 1;
        all_gold += 1;
    }
    match (all_predicted, all_gold) {
        (0, 0) => return F1::same(1.0),
        (0, _) | (_, 0) => return F1::same(0.0),
        _ => {}
    }
    let hits: u64 = counts.values().map(|(one, two)| one.min(two)).sum();
    let precision = hits as f64 / all_predicted as f64;
    let recall = hits as f64 / all_gold as f64;
    let f1 = match hits {
        0 => 0.0,
        _ => 2.0 * precision * recall / (precision + recall),
    };
    F1 {
        precision,
        recall,
        f1,
    }
}

/// How many characters of the gold's tokens the document has, and how many of them were lost.
pub fn lost(document: &str, predicted: &str, gold: &str) -> (u64, u64) {
    let lower = [document, predicted, gold].map(joined);
    let mut counts: HashMap<&str, [u64; 3]> = HashMap::new();
    for (which, text) in lower.iter().enumerate() {
        for token in tokens(text) {
            counts.entry(token).or_default()[which] += 1;
        }
    }
    let (mut all, mut lost) = (0, 0);
    for (token, [document, predicted, gold]) in counts {
        let chars = token.chars().count() as u64;
        let due = gold.min(document);
        all += due * chars;
        lost += due.saturating_sub(predicted) * chars;
    }
    (all, lost)
}

/// The text in lower case, without the soft hyphens that would break its tokens.
fn joined(text: &str) -> String {
    text.replace('\u{ad}', "").to_lowercase()
}

pub fn tokens(lower: &str) -> impl Iterator<Item = &str> {
    let regex = TOKEN.as_ref().ok();
    regex
        .into_iter()
        .flat_map(move |regex| regex.find_iter(lower))
        .map(|found| found.as_str())
}

/// The text in compatibility form, with single spaces between its words and no soft hyphens in them.
pub fn fold(text: &str) -> String {
    let normal: String = text.nfkc().filter(|ch| *ch != '\u{ad}').collect();
    let words: Vec<&str> = normal
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The text as it is compared where case does not count: the lower case of the upper case, which
/// joins all forms of a letter.
pub fn fold_case(text: &str) -> String {
    let lower = text.chars().flat_map(char::to_lowercase);
    let upper = lower.flat_map(|letter| {
        // The upper case of a dotless i is that of another letter.
        let other = (letter != 'ı').then(|| letter.to_uppercase());
        let same = (letter == 'ı').then_some(letter);
        other.into_iter().flatten().chain(same)
    });
    upper.flat_map(char::to_lowercase).collect()
}

/// Whether there is nothing in the text but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// What Python takes for white space: the separators of files and records, too.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

/// The first day in the text, as `2024-05-03`.
pub fn day(text: &str) -> Option<String> {
    let found = DAY.as_ref().ok()?.captures(text)?;
    let number = |at| found.get(at)?.as_str().parse::<u32>().ok();
    let year = found.get(1)?.as_str();
    Some(format!("{year}-{:02}-{:02}", number(2)?, number(3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Vec<&str> {
        tokens(text).collect()
    }

    #[test]
    fn han_and_kana_are_tokens_of_their_own() {
        assert_eq!(listed("tide_2 潮水a"), ["tide_2", "潮", "水", "a"]);
        assert_eq!(listed("カー・x"), ["カ", "ー", "・", "x"]);
        assert_eq!(listed("re\u{301}sume²"), ["re", "sume²"]);
    }

    #[test]
    fn f1_counts_tokens() {
        let score = token_f1("The tide the tide", "the Tide comes in");
        assert_eq!((score.precision, score.recall, score.f1), (0.5, 0.5, 0.5));
        assert_eq!(token_f1("", "...").f1, 1.0);
        assert_eq!(token_f1("", "tide").f1, 0.0);
    }

    #[test]
    fn texts_and_days_are_folded() {
        assert_eq!(fold(" Ａ\u{a0}\n b\u{1f}c "), "A b c");
        assert_eq!(fold_case("STRAẞE Σς"), "strasse σσ");
        assert_eq!(day("am 2024年5月 3日").as_deref(), Some("2024-05-03"));
        assert_eq!(day("May 2024"), None);
    }
}
