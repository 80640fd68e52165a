//! Running text and menus in a part of a line, in scripts with spaces between words.

use std::ops::Range;

/// Capitalised words in a row that no sentence has.
const RUN: usize = 4;

/// Words of running text that does not end like a sentence, at least, and for each of them that is capitalised.
const LEAST_WITHOUT_END: usize = 12;
const WORDS_PER_CAPITAL: usize = 5;

/// Words of a menu between running text, at least.
const LEAST_OF_MENU: usize = 20;

/// Words of an item of a menu, at most.
const MOST_OF_ITEM: usize = 12;

/// A part of a line, and whether it is running text.
type Run = (bool, Range<usize>);

/// Adds the parts of a cell with spaces between words: running text and what is none take turns.
pub(super) fn push_runs(text: &str, cell: Range<usize>, parts: &mut Vec<Range<usize>>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |is_text: bool, part: Range<usize>| match runs.last_mut() {
        _ if part.is_empty() => {}
        Some((last, run)) if *last == is_text => run.end = part.end,
        _ => runs.push((is_text, part)),
    };
    for sentence in sentences(text, cell) {
        let words = words(text, sentence.clone());
        let is_whole = text.get(..sentence.end).is_some_and(ends_sentence);
        if !is_whole {
            // What no sentence follows is a menu or a heading.
            push(
                words.len() >= LEAST_WITHOUT_END && is_without_items(text, &words),
                sentence,
            );
            continue;
        }
        let begin = last_run(text, &words).and_then(|at| words.get(at));
        match begin {
            Some(word) => {
                let before = text.get(sentence.start..word.start).unwrap_or_default();
                push(
                    false,
                    sentence.start..sentence.start + before.trim_end().len(),
                );
                push(true, word.start..sentence.end);
            }
            None => push(words.len() > 1, sentence),
        }
    }
    for (is_text, run) in without_short_menus(text, runs) {
        match is_text {
            true => parts.push(run),
            false => parts.extend(items(text, run)),
        }
    }
}

/// The runs, where headings and names between running text are a part of it.
fn without_short_menus(text: &str, runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut joined: Vec<Run> = Vec::new();
    for (at, (is_text, run)) in runs.into_iter().enumerate() {
        let is_short = || words(text, run.clone()).len() < LEAST_OF_MENU;
        let is_text = is_text || (at > 0 && at < last && is_short());
        match joined.last_mut() {
            Some((true, before)) if is_text => before.end = run.end,
            _ => joined.push((is_text, run)),
        }
    }
    joined
}

/// The items of a menu or a list: each begins with a capital behind a word that has none.
fn items(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let (mut was_lower, mut count) = (false, 0);
    for word in words(text, run) {
        let begins =
            |is: fn(char) -> bool| text.get(word.clone()).is_some_and(|it| it.starts_with(is));
        let is_new = was_lower && begins(char::is_uppercase);
        was_lower = begins(char::is_lowercase);
        match items.last_mut() {
            Some(item) if !is_new && count < MOST_OF_ITEM => {
                (item.end, count) = (word.end, count + 1)
            }
            _ => {
                items.push(word);
                count = 1;
            }
        }
    }
    items
}

/// Whether so few words are capitalised that they are no items of a menu.
fn is_without_items(text: &str, words: &[Range<usize>]) -> bool {
    let is_capital = |word: &&Range<usize>| {
        text.get((*word).clone())
            .is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let capitals = words.iter().filter(is_capital).count();
    capitals * WORDS_PER_CAPITAL < words.len()
}

/// The number of the word with which the last run of capitalised words ends that no sentence has: a
/// sentence begins with it.
fn last_run(text: &str, words: &[Range<usize>]) -> Option<usize> {
    let (mut run, mut last) = (0, None);
    for (at, word) in words.iter().enumerate() {
        let word = text.get(word.clone()).unwrap_or_default();
        // Not all scripts have capitals; numbers and signs go on with what they stand in.
        run = match word.chars().next() {
            Some(ch) if ch.is_uppercase() => run + 1,
            Some(ch) if ch.is_alphabetic() || run == 0 => 0,
            _ => run + 1,
        };
        if run >= RUN {
            last = Some(at);
        }
    }
    last
}

/// The words of a part of a text.
fn words(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let start = part.start;
    let part = text.get(part).unwrap_or_default();
    let words = part.split_whitespace();
    words
        .map(|word| {
            let at = start + (word.as_ptr() as usize - part.as_ptr() as usize);
            at..at + word.len()
        })
        .collect()
}

/// What ends with the end of a sentence, and what is left.
fn sentences(text: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = cell.start;
    let mut words = words(text, cell.clone()).into_iter().peekable();
    while let Some(word) = words.next() {
        let begins = words.peek().and_then(|next| text.get(next.clone()));
        let goes_on = begins.is_some_and(|next| next.starts_with(char::is_lowercase));
        if !goes_on && text.get(word.clone()).is_some_and(ends_sentence) {
            sentences.push(start..word.end);
            start = words.peek().map_or(cell.end, |next| next.start);
        }
    }
    if start < cell.end {
        sentences.push(start..cell.end);
    }
    sentences
}

/// Whether the last word of a text ends a sentence.
fn ends_sentence(text: &str) -> bool {
    let closing = ['"', '\'', '”', '’', '»', ')', ']'];
    text.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', '؟', '۔', '।'])
}
