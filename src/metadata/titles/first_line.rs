//! First lines that are no titles: running text, lists, data and code begin with them.

use super::first_line_words::{CODE, GREETINGS};
use crate::block::Block;
use crate::cases::lower_case;
use crate::features::is_cjk;
use crate::metadata::facts;
use crate::page::Gap;
use crate::phrases::{self, CreditKey};

/// How many characters two full lines differ by at most, and how many they have at least.
const RAGGED: usize = 2;
const LEAST_FULL: usize = 16;

/// Words of the longest greeting, and of the longest key of a first fact: what is longer may be the
/// kicker of a headline.
const LONGEST_GREETING: f32 = 6.0;
const LONGEST_KEY: usize = 3;

/// Characters of the longest quantity at the end of a line: `500克`.
const LONGEST_QUANTITY: usize = 5;

/// Whether the first line of a text is no title, as the line itself and the one behind it tell.
pub(crate) fn opens_text(first: Block<'_>, next: Option<Block<'_>>) -> bool {
    let text = first.text();
    if is_spoken(text) || is_greeting(first) || CODE.iter().any(|code| text.starts_with(code)) {
        return true;
    }
    let Some(next) = next else {
        return false;
    };
    goes_on(first, next) || are_items(text, next.text()) || are_facts(first, next)
}

/// Whether the line is what somebody says: it begins with a quotation mark, and ends with a sentence
/// and another.
fn is_spoken(text: &str) -> bool {
    let inner = text.strip_suffix(['”', '"', '」', '』', '»']);
    let ends = ['。', '！', '？', '…', '.', '!', '?', ','];
    text.starts_with(['“', '"', '「', '『', '«'])
        && inner.is_some_and(|inner| inner.ends_with(ends))
}

/// Whether the text begins with a greeting, and not with a longer word.
fn begins_with(text: &str, greeting: &str) -> bool {
    let behind = text.strip_prefix(greeting);
    behind.is_some_and(|it| !greeting.is_ascii() || !it.starts_with(char::is_alphanumeric))
}

/// Whether the line greets the readers.
fn is_greeting(block: Block<'_>) -> bool {
    if block.features().words() > LONGEST_GREETING {
        return false;
    }
    let text = block.text().trim_end_matches(['!', '！', '~', '～', ' ']);
    let calls = text.len() < block.bytes();
    let lower = lower_case(text);
    GREETINGS.iter().any(|greeting| {
        lower == *greeting
            || (calls && begins_with(&lower, greeting))
            || (!greeting.is_ascii() && lower.ends_with(greeting))
    })
}

/// Whether the next line goes on with the sentence of the first: the text was broken at a column.
fn goes_on(first: Block<'_>, next: Block<'_>) -> bool {
    if next.data().gap != Gap::Line || first.features().ends_sentence() {
        return false;
    }
    let text = first.text();
    if text.ends_with(is_cjk) {
        let (own, other) = (first.features().chars(), next.features().chars());
        let is_full = own.abs_diff(other) <= RAGGED && own >= LEAST_FULL;
        return text.contains('。') || (is_full && text.contains(['，', '、']));
    }
    let word = next.text().split(' ').next().unwrap_or_default();
    text.contains(' ') && !word.is_empty() && word.chars().all(char::is_lowercase)
}

/// Whether both lines are items: they are numbered one after the other, the second is the first
/// answer to the first, or both are quantities.
fn are_items(first: &str, next: &str) -> bool {
    let follows = || match (number(first), number(next)) {
        (Some(number), Some(other)) => number.checked_add(1) == Some(other),
        (Some(_), None) => is_answer(next),
        _ => false,
    };
    let are_quantities = || is_quantity(first) && is_quantity(next);
    follows() || are_quantities() || (asks(first) && answers(next))
}

/// The number of an item: `1. `, `2、`, `3）`.
fn number(text: &str) -> Option<u32> {
    let digits = text.find(|ch: char| !ch.is_ascii_digit())?;
    let (number, rest) = text.split_at_checked(digits)?;
    rest.starts_with(['.', '．', '、', ')', '）'])
        .then(|| number.parse().ok())?
}

/// Whether the line is an answer that can be ticked: `A. `, `（A）`, `a) `.
fn is_answer(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '（']);
    let rest = text.strip_prefix(['A', 'a']);
    rest.is_some_and(|rest| rest.starts_with(['.', '．', '、', ')', '）']))
}

/// Whether a line asks with a word for it, and whether the next one answers.
fn asks(text: &str) -> bool {
    ["问：", "问题：", "問：", "問題：", "Q：", "Q:"]
        .iter()
        .any(|it| text.starts_with(it))
}

fn answers(text: &str) -> bool {
    ["答：", "回答：", "A：", "A:"]
        .iter()
        .any(|it| text.starts_with(it))
}

/// Whether the line is an amount of something: it is short, and begins with a number and a space or
/// ends with a number and a unit.
fn is_quantity(text: &str) -> bool {
    if text.ends_with(['。', '.', '！', '？']) {
        return false;
    }
    let begins = text.starts_with(|ch: char| ch.is_ascii_digit() || matches!(ch, '½' | '¼' | '¾'));
    let ends = || {
        let end = text.chars().rev().take(LONGEST_QUANTITY);
        let unit = end.take_while(|ch| !ch.is_ascii_digit()).count();
        unit > 0 && unit < LONGEST_QUANTITY && text.contains([' ', '\u{3000}', '\t'])
    };
    let has_words = text.split_whitespace().nth(1).is_some();
    has_words && (begins || ends()) && text.chars().count() <= 40
}

/// Whether both lines are a key and a value, and the key of the first is short.
fn are_facts(first: Block<'_>, next: Block<'_>) -> bool {
    let is_short = |key: &str| match key.contains(is_cjk) {
        true => key.chars().count() <= LONGEST_KEY,
        false => key.split(' ').count() < LONGEST_KEY,
    };
    facts::key(first).is_some_and(is_short)
        && facts::key(next).is_some()
        && !is_kicker_above_credit(first, next)
}

/// Words from which what stands behind a colon is a headline, and its key a kicker.
const LEAST_HEADLINE: f32 = 5.0;

/// Whether the next line names where the text is from or who made it, and the first one says more than a
/// fact does: `Feature: Snow closes the pass`, `Source: Harbour Post`.
fn is_kicker_above_credit(first: Block<'_>, next: Block<'_>) -> bool {
    let credits = |block: Block<'_>| {
        let key = phrases::credit_before(block.text()).map(|(key, _)| key);
        matches!(
            key,
            Some(CreditKey::Author | CreditKey::Editor | CreditKey::Source)
        )
    };
    first.features().words() > LEAST_HEADLINE && credits(next) && !credits(first)
}
