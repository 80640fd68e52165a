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

/// A word of a line, and where it begins.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }
}

/// Whether words are running text, and which of a cell they are.
type Run = (bool, Range<usize>);

/// Adds the parts of a cell with spaces between words: running text and what is none take turns.
pub(super) fn push_runs(line: &str, cell: Range<usize>, parts: &mut Vec<Range<usize>>) {
    let words = words(line, cell);
    let part = |words: &[Word<'_>]| Some(words.first()?.start..words.last()?.end());
    for (is_text, run) in without_short_menus(runs(&words)) {
        let run = words.get(run).unwrap_or_default();
        match is_text {
            true => parts.extend(part(run)),
            false => parts.extend(items(run)),
        }
    }
}

/// The runs of words that are running text, and of those that are none.
fn runs(words: &[Word<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |is_text: bool, part: Range<usize>| match runs.last_mut() {
        _ if part.is_empty() => {}
        Some((last, run)) if *last == is_text => run.end = part.end,
        _ => runs.push((is_text, part)),
    };
    for sentence in sentences(words) {
        let of_it = words.get(sentence.clone()).unwrap_or_default();
        if !of_it.last().is_some_and(|word| ends_sentence(word.text)) {
            // What no sentence follows is a menu or a heading.
            let is_text = of_it.len() >= LEAST_WITHOUT_END && is_without_items(of_it);
            push(is_text, sentence);
        } else if let Some(at) = last_run(of_it) {
            let begin = sentence.start + at;
            push(false, sentence.start..begin);
            push(true, begin..sentence.end);
        } else {
            push(of_it.len() > 1, sentence);
        }
    }
    runs
}

/// The runs, where headings and names between running text are a part of it.
fn without_short_menus(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut joined: Vec<Run> = Vec::new();
    for (at, (is_text, run)) in runs.into_iter().enumerate() {
        let is_inner = at > 0 && at < last;
        let is_text = is_text || (is_inner && run.len() < LEAST_OF_MENU);
        match joined.last_mut() {
            Some((true, before)) if is_text => before.end = run.end,
            _ => joined.push((is_text, run)),
        }
    }
    joined
}

/// The items of a menu or a list: each begins with a capital behind a word that has none.
fn items(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let (mut was_lower, mut count) = (false, 0);
    for word in words {
        let is_new = was_lower && word.text.starts_with(char::is_uppercase);
        was_lower = word.text.starts_with(char::is_lowercase);
        match items.last_mut() {
            Some(item) if !is_new && count < MOST_OF_ITEM => {
                (item.end, count) = (word.end(), count + 1)
            }
            _ => {
                items.push(word.start..word.end());
                count = 1;
            }
        }
    }
    items
}

/// Whether so few words are capitalised that they are no items of a menu.
fn is_without_items(words: &[Word<'_>]) -> bool {
    let is_capital = |word: &&Word<'_>| word.text.starts_with(char::is_uppercase);
    let capitals = words.iter().filter(is_capital).count();
    capitals * WORDS_PER_CAPITAL < words.len()
}

/// The number of the word with which the last run of capitalised words ends that no sentence has: a
/// sentence begins with it.
fn last_run(words: &[Word<'_>]) -> Option<usize> {
    let (mut run, mut last) = (0, None);
    for (at, word) in words.iter().enumerate() {
        // Not all scripts have capitals; numbers and signs go on with what they stand in.
        run = match word.text.chars().next() {
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

/// The words of a part of a line.
fn words(line: &str, part: Range<usize>) -> Vec<Word<'_>> {
    let from = part.start;
    let part = line.get(part).unwrap_or_default();
    let words = part.split_whitespace().map(|text| {
        let start = from + (text.as_ptr() as usize - part.as_ptr() as usize);
        Word { text, start }
    });
    words.collect()
}

/// What ends with the end of a sentence, and what is left.
fn sentences(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1);
        let goes_on = next.is_some_and(|next| next.text.starts_with(char::is_lowercase));
        if !goes_on && ends_sentence(word.text) {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < words.len() {
        sentences.push(start..words.len());
    }
    sentences
}

/// Whether a word ends a sentence.
fn ends_sentence(word: &str) -> bool {
    let closing = ['"', '\'', '”', '’', '»', ')', ']'];
    word.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', '؟', '۔', '।'])
}
